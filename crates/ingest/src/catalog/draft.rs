//! Makes a draft from the files of a catalogue: fills in defaults, inherits sources, attaches positions.

use super::files::{
    AboutFile, BundleEntry, CatalogFiles, FactEntry, Lined, Named, OutlookEntry, RequirementEntry,
    ResourceEntry, RoleFile, SkillEntry, TeachingEntry, TipEntry,
};
use skillgap_core::catalog::{
    BundleDraft, CatalogDraft, Fact, Outlook, Place, Problem, ProblemKind, RequirementDraft, ResourceDraft,
    RoleDraft, SkillDraft, SkillKind, Source, Suits, TeachingDraft, TipDraft,
};
use std::collections::HashMap;
use std::sync::Arc;

/// Makes the draft; the problems are about what a draft cannot represent.
pub(super) fn draft(files: CatalogFiles) -> (CatalogDraft, Vec<Problem>) {
    let mut problems = Vec::new();
    let AboutFile { name, version, notice, groups } =
        files.about.map(|Named(_, about)| about).unwrap_or_default();
    let skills = files.skills.into_iter().flat_map(|Named(file, of)| items(&file, of.skill, skill)).collect();
    let roles =
        files.roles.into_iter().map(|Named(file, of)| role(&file.into(), of, &mut problems)).collect();
    let tips: Vec<TipDraft> =
        files.tips.into_iter().flat_map(|Named(file, of)| items(&file, of.tip, tip)).collect();
    duplicate_tips(&tips, &mut problems);
    let bundles =
        files.bundles.into_iter().flat_map(|Named(file, of)| items(&file, of.bundle, bundle)).collect();
    let resources =
        files.resources.into_iter().flat_map(|Named(file, of)| items(&file, of.resource, resource)).collect();
    let draft = CatalogDraft {
        name,
        version,
        notice,
        groups,
        skills,
        roles,
        tips,
        bundles,
        resources,
        shared_labels: false,
    };
    (draft, problems)
}

fn items<E, D>(file: &str, entries: Vec<Lined<E>>, make: fn(Place, E) -> D) -> Vec<D> {
    let file: Arc<str> = file.into();
    entries.into_iter().map(|Lined(line, entry)| make(Place::new(&file, line), entry)).collect()
}

fn skill(place: Place, entry: SkillEntry) -> SkillDraft {
    SkillDraft {
        place,
        key: entry.id,
        label: entry.label,
        alt_labels: entry.alt,
        names: entry.names.into_iter().collect(),
        kind: entry.kind,
        hours: entry.hours,
        implies: entry.implies.into_iter().collect(),
        broader: entry.broader.into_iter().collect(),
        related: entry.related.into_iter().collect(),
        prerequisites: entry.prerequisites,
        needs_context: entry.context,
        project: entry.project,
    }
}

fn role(file: &Arc<str>, entry: RoleFile, problems: &mut Vec<Problem>) -> RoleDraft {
    let Lined(line, key) = entry.id;
    let place = Place::new(file, line);
    let source = entry.source;
    // Sources state facts; the weights are nearly always the curators' own estimate.
    let weights = entry.weights.unwrap_or(Source::Curated);
    let facts =
        |entries: Vec<FactEntry>| entries.into_iter().map(|entry| fact(entry, source)).collect::<Vec<Fact>>();
    let plain = |text| Fact { text, source };
    if entry.regulated != entry.licence.is_some() {
        let message = "regulated = true and licence = \"what it takes\" belong together".to_owned();
        let kind = ProblemKind::BadValue { item: format!("role '{key}'"), message };
        problems.push(Problem::error(&place, kind));
    }
    RoleDraft {
        title: entry.title,
        alt_titles: entry.alt,
        group: entry.group,
        isco08: entry.isco08,
        onet_soc: entry.onet_soc,
        licence: entry.licence.map(plain),
        definition: entry.definition.map(plain),
        responsibilities: facts(entry.responsibility),
        requirements: requirements(file, entry.requirement, source, weights),
        industries: entry.industries.into_iter().map(plain).collect(),
        outlook: entry.outlook.map(|entry| outlook(&place, &key, entry, source, problems)),
        notes: facts(entry.note),
        place,
        key,
    }
}

fn fact(entry: FactEntry, source: Source) -> Fact {
    Fact { text: entry.text, source: entry.source.unwrap_or(source) }
}

fn requirements(
    file: &Arc<str>,
    entries: Vec<Lined<RequirementEntry>>,
    source: Source,
    weights: Source,
) -> Vec<RequirementDraft> {
    let requirement = |Lined(line, entry): Lined<RequirementEntry>| RequirementDraft {
        place: Place::new(file, line),
        text: entry.text,
        category: entry.category,
        alternatives: entry.any,
        prefer: entry.prefer,
        need: entry.need,
        importance: entry.importance,
        level: entry.level,
        essential: entry.essential.unwrap_or(true),
        essential_stated: entry.essential.is_some(),
        source: entry.source.unwrap_or(source),
        weights: entry.weights.unwrap_or(weights),
    };
    entries.into_iter().map(requirement).collect()
}

fn outlook(
    place: &Place,
    role: &str,
    entry: OutlookEntry,
    source: Source,
    problems: &mut Vec<Problem>,
) -> Outlook {
    let mut refuse = |message: &str| {
        let kind =
            ProblemKind::BadValue { item: format!("role '{role}', outlook"), message: message.to_owned() };
        problems.push(Problem::error(place, kind));
    };
    let period = entry.from.zip(entry.to);
    if entry.from.is_some() != entry.to.is_some() || period.is_some_and(|(from, to)| from > to) {
        refuse("from and to are two years, the earlier one first; give both or neither");
    }
    if entry.growth_percent.is_some_and(|growth| !growth.is_finite()) {
        refuse("growth_percent must be a finite number");
    }
    Outlook {
        text: entry.text,
        growth_percent: entry.growth_percent,
        period,
        authority: entry.authority,
        occupation: entry.occupation,
        source: entry.source.unwrap_or(source),
    }
}

fn tip(place: Place, entry: TipEntry) -> TipDraft {
    let teaches = entry.teaches.into_iter();
    TipDraft {
        place,
        key: entry.id,
        label: entry.label,
        text: entry.text,
        source: entry.source,
        action: entry.action,
        only: entry.only,
        teaches: teaches.map(|(kind, entry)| teaching(kind, entry)).collect(),
    }
}

fn teaching(kind: SkillKind, entry: TeachingEntry) -> TeachingDraft {
    let TeachingEntry { effect, pace, why, from, idea, least_hours, most_hours, to, last } = entry;
    TeachingDraft { kind, effect, pace, why, when: Suits { from, idea, least_hours, most_hours, to, last } }
}

fn bundle(place: Place, entry: BundleEntry) -> BundleDraft {
    let BundleEntry { id: key, label, skills, project, show } = entry;
    BundleDraft { place, key, label, skills, project, show }
}

fn resource(place: Place, entry: ResourceEntry) -> ResourceDraft {
    let ResourceEntry { label, url, skills } = entry;
    ResourceDraft { place, label, url, skills }
}

fn duplicate_tips(tips: &[TipDraft], problems: &mut Vec<Problem>) {
    let mut first: HashMap<&str, &Place> = HashMap::new();
    for tip in tips {
        if let Some(place) = first.get(tip.key.as_str()) {
            let kind =
                ProblemKind::DuplicateId { what: "tip", key: tip.key.clone(), first: (*place).clone() };
            problems.push(Problem::error(&tip.place, kind));
            continue;
        }
        first.insert(&tip.key, &tip.place);
    }
}
