//! From draft to catalogue: resolves every reference, checks every range, and reports every problem.

use super::role_names::RoleNames;
use super::{
    Bundle, BundleDraft, Catalog, CatalogDraft, ForeignNames, Meanings, Place, Problem, ProblemKind,
    Relation, RelationKind, Requirement, RequirementDraft, Resource, ResourceDraft, Role, RoleDraft, RoleId,
    Skill, SkillDraft, SkillId, Teaching, TeachingDraft, Tip, TipDraft,
};
use crate::text::compact;
use crate::units::{Confidence, Hours, Importance, OutOfRange, Weight};
use std::collections::HashMap;
use std::fmt;
use std::mem::take;

/// The largest weight of `related`, which transfers only in part; a larger one would make two skills one.
pub(super) const MOST_RELATED: f64 = 0.6;

impl Catalog {
    /// Checks a draft and makes a catalogue from it.
    ///
    /// Warnings are returned with the catalogue; what they concern was corrected or left out.
    ///
    /// # Errors
    /// Returns every problem found if at least one is an error.
    pub fn build(mut draft: CatalogDraft) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let mut builder = Builder::new(&draft);
        builder.check_labels(&draft);
        let foreign_names =
            ForeignNames::of_drafts(&draft.skills, |key| builder.by_key.get(key).copied()).into();
        // From here on, texts are moved out of the draft: a taxonomy has hundreds of thousands.
        let skills: Vec<Skill> = draft.skills.iter_mut().map(|s| builder.skill(s)).collect();
        let mut skills = builder.without_duplicates(skills);
        add_related_both_ways(&mut skills);
        builder.check_cycles(&draft, &skills);
        let roles = builder.roles(&mut draft.roles);
        let role_names = builder.role_names(&draft, &roles).into();
        let tips = draft.tips.iter().map(|tip| builder.tip(tip)).collect();
        let bundles = draft.bundles.iter().map(|bundle| builder.bundle(bundle)).collect();
        builder.repeated_bundles(&draft.bundles);
        let resources = draft.resources.iter().map(|resource| builder.resource(resource)).collect();
        let mut problems = builder.problems;
        problems.sort_by(|a, b| a.place.cmp(&b.place));
        if problems.iter().any(|p| p.severity == super::Severity::Error) {
            return Err(problems);
        }
        let CatalogDraft { name, version, notice, .. } = draft;
        let skill_by_key = builder.by_key.into();
        let meanings = Meanings::of(&skills).into();
        let catalog = Self {
            name,
            version,
            notice,
            skills,
            roles,
            tips,
            bundles,
            resources,
            foreign_names,
            meanings,
            skill_by_key,
            packed_role_names: &[],
            role_names,
        };
        Ok((catalog, problems))
    }
}

/// What an error is about and its position, formatted only if there is one.
struct At<'a> {
    place: &'a Place,
    item: Item<'a>,
}

enum Item<'a> {
    Skill(&'a str),
    Role(&'a str),
    /// The role and the sentence.
    Requirement(&'a str, &'a str),
    Tip(&'a str),
    Bundle(&'a str),
    Resource(&'a str),
}

impl fmt::Display for Item<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Skill(key) => write!(f, "skill '{key}'"),
            Self::Role(key) => write!(f, "role '{key}'"),
            Self::Requirement(role, text) => write!(f, "role '{role}', requirement '{text}'"),
            Self::Tip(key) => write!(f, "tip '{key}'"),
            Self::Bundle(key) => write!(f, "bundle '{key}'"),
            Self::Resource(label) => write!(f, "resource '{label}'"),
        }
    }
}

struct Builder {
    by_key: HashMap<String, SkillId>,
    /// For every skill in the draft, whether its key was already taken.
    duplicate: Vec<bool>,
    problems: Vec<Problem>,
}

impl Builder {
    fn new(draft: &CatalogDraft) -> Self {
        let mut by_key = HashMap::with_capacity(draft.skills.len());
        let mut first: HashMap<&str, &Place> = HashMap::with_capacity(draft.skills.len());
        let mut duplicate = Vec::with_capacity(draft.skills.len());
        let mut problems = Vec::new();
        for skill in &draft.skills {
            let seen = first.get(skill.key.as_str());
            duplicate.push(seen.is_some());
            if let Some(place) = seen {
                let kind = ProblemKind::DuplicateId {
                    what: "skill",
                    key: skill.key.clone(),
                    first: (*place).clone(),
                };
                problems.push(Problem::error(&skill.place, kind));
                continue;
            }
            first.insert(&skill.key, &skill.place);
            by_key.insert(skill.key.clone(), SkillId(u32::try_from(by_key.len()).unwrap_or(u32::MAX)));
        }
        Self { by_key, duplicate, problems }
    }

    fn error(&mut self, place: &Place, kind: ProblemKind) {
        self.problems.push(Problem::error(place, kind));
    }

    fn missing(&mut self, at: &At<'_>, field: &'static str) {
        self.error(at.place, ProblemKind::Missing { item: at.item.to_string(), field });
    }

    fn bad(&mut self, at: &At<'_>, message: String) {
        self.error(at.place, ProblemKind::BadValue { item: at.item.to_string(), message });
    }

    /// The value if it is in range, else a replacement, with a problem reported.
    fn checked<T>(&mut self, at: &At<'_>, value: Result<T, OutOfRange>, instead: T) -> T {
        value.unwrap_or_else(|error| {
            self.bad(at, error.to_string());
            instead
        })
    }

    fn resolve(&mut self, at: &At<'_>, relation: &'static str, key: &str) -> Option<SkillId> {
        let found = self.by_key.get(key).copied();
        if found.is_none() {
            let hint = self.nearest(key).map(|near| format!("; is '{near}' meant?")).unwrap_or_default();
            let from = at.item.to_string();
            let kind = ProblemKind::DanglingReference { from, relation, key: key.to_owned(), hint };
            self.error(at.place, kind);
        }
        found
    }

    fn nearest(&self, key: &str) -> Option<&str> {
        let scored = self.by_key.keys().map(|other| (strsim::jaro_winkler(key, other), other));
        let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))?;
        (best.0 >= 0.85).then_some(best.1.as_str())
    }

    fn skill(&mut self, draft: &mut SkillDraft) -> Skill {
        let at = At { place: &draft.place, item: Item::Skill(&draft.key) };
        if draft.key.is_empty() {
            self.missing(&at, "id");
        }
        if draft.label.trim().is_empty() {
            self.missing(&at, "label");
        }
        let hours = self.checked(&at, Hours::new(draft.hours), Hours::ZERO);
        let mut relations = Vec::new();
        self.relations(&draft.key, &at, RelationKind::Implies, &draft.implies, &mut relations);
        self.relations(&draft.key, &at, RelationKind::Broader, &draft.broader, &mut relations);
        self.relations(&draft.key, &at, RelationKind::Related, &draft.related, &mut relations);
        let prerequisites =
            draft.prerequisites.iter().filter_map(|k| self.resolve(&at, "prerequisites", k)).collect();
        Skill {
            key: draft.key.clone(),
            label: take(&mut draft.label),
            alt_labels: take(&mut draft.alt_labels),
            kind: draft.kind,
            hours,
            relations,
            prerequisites,
            needs_context: draft.needs_context,
            project: draft.project.take(),
        }
    }

    fn relations(
        &mut self,
        from: &str,
        at: &At<'_>,
        kind: RelationKind,
        links: &[(String, f64)],
        into: &mut Vec<Relation>,
    ) {
        for (key, weight) in links {
            let weight = self.checked(at, Weight::new(*weight), Weight::ONE);
            if kind == RelationKind::Related && weight.get() > MOST_RELATED {
                self.bad(at, format!("related to '{key}' with {}; at most {MOST_RELATED}", weight.get()));
            }
            let Some(target) = self.resolve(at, kind.as_str(), key) else { continue };
            if key == from {
                self.bad(at, format!("{kind} itself"));
                continue;
            }
            into.push(Relation { kind, target, weight });
        }
    }

    fn without_duplicates(&self, skills: Vec<Skill>) -> Vec<Skill> {
        skills.into_iter().zip(&self.duplicate).filter(|(_, dup)| !**dup).map(|(skill, _)| skill).collect()
    }

    /// Reports names claimed by two skills: an error in a curated catalogue, allowed in published taxonomies.
    fn check_labels(&mut self, draft: &CatalogDraft) {
        if draft.shared_labels {
            return;
        }
        let names = draft.skills.iter().map(|s| 1 + s.alt_labels.len() + 4 * s.names.len()).sum();
        let mut owner: HashMap<String, &SkillDraft> = HashMap::with_capacity(names);
        for skill in &draft.skills {
            let foreign = skill.names.iter().flat_map(|(_, names)| names);
            for label in std::iter::once(&skill.label).chain(&skill.alt_labels).chain(foreign) {
                let name = compact(label);
                if name.is_empty() {
                    let message = format!("the name '{label}' holds no letter or digit");
                    self.error(
                        &skill.place,
                        ProblemKind::BadValue { item: format!("skill '{}'", skill.key), message },
                    );
                    continue;
                }
                let first = *owner.entry(name).or_insert(skill);
                if std::ptr::eq(first, skill) {
                    continue;
                }
                let kind = ProblemKind::LabelClash {
                    label: label.clone(),
                    first: first.key.clone(),
                    first_place: first.place.clone(),
                    second: skill.key.clone(),
                };
                self.error(&skill.place, kind);
            }
        }
    }

    fn check_cycles(&mut self, draft: &CatalogDraft, skills: &[Skill]) {
        let up = |skill: &Skill| {
            skill
                .relations
                .iter()
                .filter(|r| r.kind != RelationKind::Related)
                .map(|r| r.target.index())
                .collect::<Vec<_>>()
        };
        let before = |skill: &Skill| skill.prerequisites.iter().map(|id| id.index()).collect::<Vec<_>>();
        let places: Vec<&Place> = draft
            .skills
            .iter()
            .zip(&self.duplicate)
            .filter(|(_, dup)| !**dup)
            .map(|(skill, _)| &skill.place)
            .collect();
        let implied: Vec<Vec<usize>> = skills.iter().map(up).collect();
        let required: Vec<Vec<usize>> = skills.iter().map(before).collect();
        let mut found = Vec::new();
        for (relation, edges) in [("implies and broader", implied), ("prerequisites", required)] {
            for cycle in cycles(&edges) {
                let Some(&first) = cycle.first() else { continue };
                let keys: Vec<&str> = cycle.iter().chain([&first]).map(|&i| skills[i].key.as_str()).collect();
                let kind = ProblemKind::Cycle { relation, path: keys.join(" -> ") };
                found.push(Problem::error(places[first], kind));
            }
        }
        self.problems.extend(found);
    }

    fn roles(&mut self, drafts: &mut [RoleDraft]) -> Vec<Role> {
        let mut first: HashMap<String, Place> = HashMap::with_capacity(drafts.len());
        let mut roles = Vec::with_capacity(drafts.len());
        for draft in drafts {
            if let Some(place) = first.insert(draft.key.clone(), draft.place.clone()) {
                let kind = ProblemKind::DuplicateId { what: "role", key: draft.key.clone(), first: place };
                self.error(&draft.place, kind);
            }
            roles.push(self.role(draft));
        }
        roles
    }

    fn role(&mut self, draft: &mut RoleDraft) -> Role {
        let at = At { place: &draft.place, item: Item::Role(&draft.key) };
        if draft.title.trim().is_empty() {
            self.missing(&at, "title");
        }
        if draft.requirements.is_empty() {
            self.missing(&at, "requirement");
        }
        for (field, shape, code) in
            [("isco08", "0000", &draft.isco08), ("onet_soc", "00-0000.00", &draft.onet_soc)]
        {
            if code.as_ref().is_some_and(|code| !has_shape(code, shape)) {
                self.bad(
                    &at,
                    format!(
                        "{field} must be a code like {shape}, with digits in place of the \
                 zeros"
                    ),
                );
            }
        }
        let requirements =
            draft.requirements.iter_mut().filter_map(|r| self.requirement(&draft.key, r)).collect();
        Role {
            key: draft.key.clone(),
            title: take(&mut draft.title),
            alt_titles: take(&mut draft.alt_titles),
            group: take(&mut draft.group),
            isco08: draft.isco08.take(),
            onet_soc: draft.onet_soc.take(),
            licence: draft.licence.take(),
            definition: draft.definition.take(),
            responsibilities: take(&mut draft.responsibilities),
            requirements,
            industries: take(&mut draft.industries),
            outlook: draft.outlook.take(),
            notes: take(&mut draft.notes),
        }
    }

    fn requirement(&mut self, role: &str, draft: &mut RequirementDraft) -> Option<Requirement> {
        let at = At { place: &draft.place, item: Item::Requirement(role, &draft.text) };
        if draft.alternatives.is_empty() {
            let kind = ProblemKind::EmptyRequirement { role: role.to_owned(), text: draft.text.clone() };
            self.error(at.place, kind);
            return None;
        }
        let mut alternatives: Vec<SkillId> = Vec::with_capacity(draft.alternatives.len());
        for key in &draft.alternatives {
            let Some(id) = self.resolve(&at, "any", key) else { continue };
            if alternatives.contains(&id) {
                self.bad(&at, format!("names '{key}' twice"));
                continue;
            }
            alternatives.push(id);
        }
        if draft.need == 0 || draft.need > draft.alternatives.len() {
            self.bad(
                &at,
                format!("need is {}, but there are {} alternatives", draft.need, draft.alternatives.len()),
            );
        }
        let importance = self.checked(&at, Importance::new(draft.importance), Importance::ONE);
        let prefer = match &draft.prefer {
            Some(key) if !draft.alternatives.contains(key) => {
                self.bad(&at, format!("prefer is '{key}', which is not one of the alternatives"));
                None
            }
            Some(key) => self.resolve(&at, "prefer", key),
            None => alternatives.first().copied(),
        };
        let need = draft.need.clamp(1, alternatives.len().max(1));
        let prefer = prefer.or_else(|| alternatives.first().copied())?;
        Some(Requirement {
            text: take(&mut draft.text),
            category: draft.category,
            alternatives,
            prefer,
            need,
            importance,
            level: draft.level,
            essential: draft.essential,
            source: draft.source,
            weights: draft.weights,
        })
    }

    /// The role for every name; two roles with one title are an error in a curated catalogue.
    fn role_names(&mut self, draft: &CatalogDraft, roles: &[Role]) -> RoleNames {
        let (names, clashes) = RoleNames::new(roles);
        for (title, holder, id) in clashes.titles.into_iter().filter(|_| !draft.shared_labels) {
            let key = |id: RoleId| roles[id.index()].key.clone();
            let kind = ProblemKind::TitleClash { title, first: key(holder), second: key(id) };
            self.error(&draft.roles[id.index()].place, kind);
        }
        names
    }

    fn tip(&mut self, draft: &TipDraft) -> Tip {
        let at = At { place: &draft.place, item: Item::Tip(&draft.key) };
        let mut teaches = Vec::with_capacity(draft.teaches.len());
        for teaching in &draft.teaches {
            let effect = self.checked(&at, Confidence::new(teaching.effect), Confidence::ZERO);
            if !(teaching.pace.is_finite() && teaching.pace > 0.0) {
                self.bad(&at, format!("pace must be above 0, not {}", teaching.pace));
            }
            let TeachingDraft { kind, pace, when, .. } = *teaching;
            teaches.push((kind, Teaching { effect, pace, why: teaching.why.clone(), when }));
        }
        let only = draft.only.as_ref().map(|only| self.named(&at, "only", only));
        Tip {
            key: draft.key.clone(),
            label: draft.label.clone(),
            text: draft.text.clone(),
            source: draft.source,
            action: draft.action.clone(),
            only,
            teaches,
        }
    }

    /// The skills of a list, each once; unknown and repeated ones are reported.
    fn named(&mut self, at: &At<'_>, field: &'static str, keys: &[String]) -> Vec<SkillId> {
        let mut found = Vec::with_capacity(keys.len());
        for key in keys {
            match self.resolve(at, field, key) {
                Some(id) if found.contains(&id) => self.bad(at, format!("names '{key}' twice")),
                Some(id) => found.push(id),
                None => {}
            }
        }
        found
    }

    fn bundle(&mut self, draft: &BundleDraft) -> Bundle {
        let at = At { place: &draft.place, item: Item::Bundle(&draft.key) };
        let skills = self.named(&at, "skills", &draft.skills);
        if draft.skills.len() < 2 {
            self.bad(&at, "a bundle needs at least two skills".to_owned());
        }
        let texts = [("label", &draft.label), ("project", &draft.project), ("show", &draft.show)];
        for (field, _) in texts.iter().filter(|(_, text)| text.trim().is_empty()) {
            self.missing(&at, field);
        }
        let BundleDraft { key, label, project, show, .. } = draft.clone();
        Bundle { key, label, skills, project, show }
    }

    fn repeated_bundles(&mut self, drafts: &[BundleDraft]) {
        let mut first: HashMap<&str, &Place> = HashMap::new();
        for draft in drafts {
            let place = *first.entry(&draft.key).or_insert(&draft.place);
            if !std::ptr::eq(place, &raw const draft.place) {
                let kind =
                    ProblemKind::DuplicateId { what: "bundle", key: draft.key.clone(), first: place.clone() };
                self.error(&draft.place, kind);
            }
        }
    }

    fn resource(&mut self, draft: &ResourceDraft) -> Resource {
        let at = At { place: &draft.place, item: Item::Resource(&draft.label) };
        let skills = self.named(&at, "skills", &draft.skills);
        if draft.skills.is_empty() {
            self.missing(&at, "skills");
        }
        if !draft.url.starts_with("https://") || draft.url.contains(char::is_whitespace) {
            self.bad(&at, format!("'{}' is not an address that starts with https://", draft.url));
        }
        Resource { label: draft.label.clone(), url: draft.url.clone(), skills }
    }
}

/// Adds the reverse of `related`, which is listed on one side; for a pair listed twice, the larger weight is
/// kept.
fn add_related_both_ways(skills: &mut [Skill]) {
    let mut back: Vec<(SkillId, Relation)> = Vec::new();
    for (i, skill) in (0u32..).zip(skills.iter()) {
        for relation in skill.relations.iter().filter(|r| r.kind == RelationKind::Related) {
            back.push((relation.target, Relation { target: SkillId(i), ..*relation }));
        }
    }
    for (from, relation) in back {
        let relations = &mut skills[from.index()].relations;
        let same = |r: &&mut Relation| r.kind == RelationKind::Related && r.target == relation.target;
        match relations.iter_mut().find(same) {
            Some(known) if known.weight >= relation.weight => {}
            Some(known) => known.weight = relation.weight,
            None => relations.push(relation),
        }
    }
}

/// One cycle for each back edge of a depth-first search, without recursion.
pub(super) fn cycles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut mark = vec![Mark::New; edges.len()];
    let mut found = Vec::new();
    for start in 0..edges.len() {
        if mark[start] != Mark::New {
            continue;
        }
        mark[start] = Mark::Open;
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let Some(&target) = edges[*node].get(*next) else {
                mark[*node] = Mark::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match mark[target] {
                Mark::New => {
                    mark[target] = Mark::Open;
                    path.push((target, 0));
                }
                Mark::Open => {
                    let from = path.iter().position(|(n, _)| *n == target).unwrap_or(0);
                    found.push(path[from..].iter().map(|(n, _)| *n).collect());
                }
                Mark::Done => {}
            }
        }
    }
    found
}

/// Whether a code has digits where its pattern has zeros, and otherwise the same characters.
fn has_shape(code: &str, shape: &str) -> bool {
    let fits = |(a, b): (char, char)| if b == '0' { a.is_ascii_digit() } else { a == b };
    code.chars().count() == shape.len() && code.chars().zip(shape.chars()).all(fits)
}
