//! From draft to catalogue: every reference resolved, every range checked, every problem named.

use super::{
    Catalog, CatalogDraft, Place, Problem, ProblemKind, Relation, RelationKind, Requirement,
    RequirementDraft, Role, RoleDraft, RoleId, Skill, SkillDraft, SkillId, Teaching, Tip, TipDraft,
};
use crate::text::compact;
use crate::units::{Confidence, Hours, Importance, OutOfRange, Weight};
use std::collections::HashMap;

/// `related` carries over in part only; a larger weight would make two skills one.
pub(super) const MOST_RELATED: f64 = 0.6;

impl Catalog {
    /// Checks a draft and makes the catalogue of it.
    ///
    /// Warnings come back beside the catalogue: what they are about was mended or left out.
    ///
    /// # Errors
    /// Every problem found, when at least one of them is an error.
    pub fn build(draft: CatalogDraft) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let mut builder = Builder::new(&draft);
        let skills: Vec<Skill> = draft.skills.iter().map(|s| builder.skill(s)).collect();
        let mut skills = builder.without_duplicates(skills);
        add_related_both_ways(&mut skills);
        builder.check_labels(&draft);
        builder.check_cycles(&draft, &skills);
        let roles = builder.roles(&draft.roles);
        let role_by_name = builder.role_names(&draft, &roles);
        let tips = draft.tips.iter().map(|tip| builder.tip(tip)).collect();
        let mut problems = builder.problems;
        problems.sort_by(|a, b| a.place.cmp(&b.place));
        if problems.iter().any(|p| p.severity == super::Severity::Error) {
            return Err(problems);
        }
        let CatalogDraft { name, version, notice, .. } = draft;
        let skill_by_key = builder.by_key;
        Ok((Self { name, version, notice, skills, roles, tips, skill_by_key, role_by_name }, problems))
    }
}

struct Builder {
    by_key: HashMap<String, SkillId>,
    /// For every skill of the draft, whether its key was taken already.
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

    fn missing(&mut self, place: &Place, item: &str, field: &'static str) {
        self.error(place, ProblemKind::Missing { item: item.to_owned(), field });
    }

    /// A range-checked value, or a stand-in and a problem.
    fn checked<T>(&mut self, place: &Place, item: &str, value: Result<T, OutOfRange>, instead: T) -> T {
        value.unwrap_or_else(|error| {
            self.error(place, ProblemKind::BadValue { item: item.to_owned(), message: error.to_string() });
            instead
        })
    }

    fn resolve(&mut self, place: &Place, from: &str, relation: &'static str, key: &str) -> Option<SkillId> {
        let found = self.by_key.get(key).copied();
        if found.is_none() {
            let hint = self.nearest(key).map(|near| format!("; is '{near}' meant?")).unwrap_or_default();
            let kind =
                ProblemKind::DanglingReference { from: from.to_owned(), relation, key: key.to_owned(), hint };
            self.error(place, kind);
        }
        found
    }

    fn nearest(&self, key: &str) -> Option<&str> {
        let scored = self.by_key.keys().map(|other| (strsim::jaro_winkler(key, other), other));
        let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))?;
        (best.0 >= 0.85).then_some(best.1.as_str())
    }

    fn skill(&mut self, draft: &SkillDraft) -> Skill {
        let place = &draft.place;
        let item = format!("skill '{}'", draft.key);
        if draft.key.is_empty() {
            self.missing(place, &item, "id");
        }
        if draft.label.trim().is_empty() {
            self.missing(place, &item, "label");
        }
        let hours = self.checked(place, &item, Hours::new(draft.hours), Hours::ZERO);
        let mut relations = Vec::new();
        self.relations(draft, &item, RelationKind::Implies, &draft.implies, &mut relations);
        self.relations(draft, &item, RelationKind::Broader, &draft.broader, &mut relations);
        self.relations(draft, &item, RelationKind::Related, &draft.related, &mut relations);
        let prerequisites = draft
            .prerequisites
            .iter()
            .filter_map(|k| self.resolve(place, &item, "prerequisites", k))
            .collect();
        Skill {
            key: draft.key.clone(),
            label: draft.label.clone(),
            alt_labels: draft.alt_labels.clone(),
            kind: draft.kind,
            hours,
            relations,
            prerequisites,
            needs_context: draft.needs_context,
            project: draft.project.clone(),
        }
    }

    fn relations(
        &mut self,
        draft: &SkillDraft,
        item: &str,
        kind: RelationKind,
        links: &[(String, f64)],
        into: &mut Vec<Relation>,
    ) {
        for (key, weight) in links {
            let place = &draft.place;
            let weight = self.checked(place, item, Weight::new(*weight), Weight::ONE);
            if kind == RelationKind::Related && weight.get() > MOST_RELATED {
                let message = format!("related to '{key}' with {}; at most {MOST_RELATED}", weight.get());
                self.error(place, ProblemKind::BadValue { item: item.to_owned(), message });
            }
            let Some(target) = self.resolve(place, item, kind.as_str(), key) else { continue };
            if *key == draft.key {
                let message = format!("{kind} itself");
                self.error(place, ProblemKind::BadValue { item: item.to_owned(), message });
                continue;
            }
            into.push(Relation { kind, target, weight });
        }
    }

    fn without_duplicates(&self, skills: Vec<Skill>) -> Vec<Skill> {
        skills.into_iter().zip(&self.duplicate).filter(|(_, dup)| !**dup).map(|(skill, _)| skill).collect()
    }

    /// Two skills that claim one name: an error in a curated catalogue, allowed in published taxonomies.
    fn check_labels(&mut self, draft: &CatalogDraft) {
        if draft.shared_labels {
            return;
        }
        let names = draft.skills.iter().map(|s| 1 + s.alt_labels.len()).sum();
        let mut owner: HashMap<String, &SkillDraft> = HashMap::with_capacity(names);
        for skill in &draft.skills {
            for label in std::iter::once(&skill.label).chain(&skill.alt_labels) {
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

    fn roles(&mut self, drafts: &[RoleDraft]) -> Vec<Role> {
        let mut first: HashMap<&str, &Place> = HashMap::new();
        let mut roles = Vec::with_capacity(drafts.len());
        for draft in drafts {
            if let Some(place) = first.insert(&draft.key, &draft.place) {
                let kind =
                    ProblemKind::DuplicateId { what: "role", key: draft.key.clone(), first: place.clone() };
                self.error(&draft.place, kind);
            }
            roles.push(self.role(draft));
        }
        roles
    }

    fn role(&mut self, draft: &RoleDraft) -> Role {
        let item = format!("role '{}'", draft.key);
        if draft.title.trim().is_empty() {
            self.missing(&draft.place, &item, "title");
        }
        if draft.requirements.is_empty() {
            self.missing(&draft.place, &item, "requirement");
        }
        Role {
            key: draft.key.clone(),
            title: draft.title.clone(),
            alt_titles: draft.alt_titles.clone(),
            group: draft.group.clone(),
            definition: draft.definition.clone(),
            responsibilities: draft.responsibilities.clone(),
            requirements: draft.requirements.iter().filter_map(|r| self.requirement(&draft.key, r)).collect(),
            industries: draft.industries.clone(),
            outlook: draft.outlook.clone(),
            notes: draft.notes.clone(),
        }
    }

    fn requirement(&mut self, role: &str, draft: &RequirementDraft) -> Option<Requirement> {
        let place = &draft.place;
        let item = format!("role '{role}', requirement '{}'", draft.text);
        if draft.alternatives.is_empty() {
            let kind = ProblemKind::EmptyRequirement { role: role.to_owned(), text: draft.text.clone() };
            self.error(place, kind);
            return None;
        }
        let mut alternatives: Vec<SkillId> = Vec::with_capacity(draft.alternatives.len());
        for key in &draft.alternatives {
            let Some(id) = self.resolve(place, &item, "any", key) else { continue };
            if alternatives.contains(&id) {
                let message = format!("names '{key}' twice");
                self.error(place, ProblemKind::BadValue { item: item.clone(), message });
                continue;
            }
            alternatives.push(id);
        }
        if draft.need == 0 || draft.need > draft.alternatives.len() {
            let message = format!("need is {}, of {} alternatives", draft.need, draft.alternatives.len());
            self.error(place, ProblemKind::BadValue { item: item.clone(), message });
        }
        let importance = self.checked(place, &item, Importance::new(draft.importance), Importance::ONE);
        let need = draft.need.clamp(1, alternatives.len().max(1));
        (!alternatives.is_empty()).then(|| Requirement {
            text: draft.text.clone(),
            category: draft.category,
            alternatives,
            need,
            importance,
            level: draft.level,
            essential: draft.essential,
            source: draft.source,
            weights: draft.weights,
        })
    }

    /// Keys first, then titles, then alternative titles, so that the more exact name wins.
    fn role_names(&mut self, draft: &CatalogDraft, roles: &[Role]) -> HashMap<String, RoleId> {
        let mut names: HashMap<String, RoleId> = HashMap::new();
        let ids = || (0u32..).map(RoleId).zip(roles);
        for (id, role) in ids() {
            names.entry(compact(&role.key)).or_insert(id);
        }
        let titles = ids().map(|(id, role)| (id, &role.title));
        let alt_titles = ids().flat_map(|(id, role)| role.alt_titles.iter().map(move |title| (id, title)));
        for (id, title) in titles.chain(alt_titles) {
            let holder = *names.entry(compact(title)).or_insert(id);
            if holder == id || draft.shared_labels {
                continue;
            }
            let kind = ProblemKind::TitleClash {
                title: title.clone(),
                first: roles[holder.index()].key.clone(),
                second: roles[id.index()].key.clone(),
            };
            self.error(&draft.roles[id.index()].place, kind);
        }
        names
    }

    fn tip(&mut self, draft: &TipDraft) -> Tip {
        let item = format!("tip '{}'", draft.key);
        let mut teaches = Vec::with_capacity(draft.teaches.len());
        for teaching in &draft.teaches {
            let effect =
                self.checked(&draft.place, &item, Confidence::new(teaching.effect), Confidence::ZERO);
            if !(teaching.pace.is_finite() && teaching.pace > 0.0) {
                let message = format!("pace must be above 0, not {}", teaching.pace);
                self.error(&draft.place, ProblemKind::BadValue { item: item.clone(), message });
            }
            teaches
                .push((teaching.kind, Teaching { effect, pace: teaching.pace, why: teaching.why.clone() }));
        }
        Tip {
            key: draft.key.clone(),
            label: draft.label.clone(),
            text: draft.text.clone(),
            source: draft.source,
            action: draft.action.clone(),
            teaches,
        }
    }
}

/// `related` is said on one side and holds on both; a pair said twice keeps the larger weight.
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

/// One cycle for every back edge of a depth-first walk, without recursion.
fn cycles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
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
