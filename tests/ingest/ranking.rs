//! Ranking and similarity of roles on the published taxonomies; skipped with a note on stderr if they are
//! missing. The figures quoted in the documentation are printed on stderr.

#![allow(clippy::print_stderr, reason = "figures that the documentation quotes")]

use crate::shared::shared;
use skillgap_core::adjacent::Likeness;
use skillgap_core::catalog::{Catalog, Role, RoleId, SkillId};
use skillgap_core::engine::Engine;
use skillgap_core::matcher::Session;
use skillgap_core::mention::Outcome;
use skillgap_core::relevance::{Ranker, Ranking};
use skillgap_core::standing::Standing;
use skillgap_core::units::{Confidence, Level};
use skillgap_ingest::catalog::{Taxonomy, import_catalog};
use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::path::{Path, PathBuf};

fn import(taxonomy: Taxonomy, folder: PathBuf) -> Catalog {
    import_catalog(taxonomy, &[folder], &mut |_| {}).unwrap().catalog
}

fn named(role: &Role) -> HashSet<SkillId> {
    role.requirements.iter().flat_map(|r| r.alternatives.iter().copied()).collect()
}

fn standing(catalog: &Catalog, held: impl IntoIterator<Item = SkillId>) -> Standing {
    let held: Vec<(SkillId, Confidence, Option<Level>)> =
        held.into_iter().map(|skill| (skill, Confidence::ONE, None)).collect();
    Standing::from_held(catalog, &held)
}

/// Reproducible numbers (Knuth's linear congruential generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    /// A number from [from,to) percent of `all`, rounded.
    fn share(&mut self, all: usize, from: usize, to: usize) -> usize {
        let percent = from * 100 + self.below((to - from) * 100);
        (all * percent + 5_000) / 10_000
    }

    fn sample(&mut self, mut from: Vec<SkillId>, most: usize) -> Vec<SkillId> {
        (0..most.min(from.len())).map(|_| from.swap_remove(self.below(from.len()))).collect()
    }
}

#[test]
fn simulated_profiles_find_the_occupation_that_they_were_drawn_from() {
    let Some(folder) = shared("data/esco") else { return };
    let catalog = import(Taxonomy::Esco, folder);
    let (ranker, mut ranking, mut dice) = (Ranker::new(&catalog), Ranking::default(), Dice(1));
    let every: Vec<SkillId> = catalog.skill_ids().map(|(id, _)| id).collect();
    let part = |role: &Role, essential: bool| -> Vec<SkillId> {
        let wanted = role.requirements.iter().filter(|r| r.essential == essential);
        wanted.flat_map(|r| r.alternatives.iter().copied()).collect()
    };
    let pool: Vec<RoleId> =
        catalog.role_ids().filter(|(_, role)| part(role, true).len() >= 10).map(|(id, _)| id).collect();
    let (mut reciprocal, mut found) = (0.0, 0);
    const PROFILES: usize = 2_000;
    for _ in 0..PROFILES {
        let truth = pool[dice.below(pool.len())];
        let (essential, optional) = (part(catalog.role(truth), true), part(catalog.role(truth), false));
        let (many, few) = (dice.share(essential.len(), 20, 45), dice.share(optional.len(), 0, 15));
        let mut held = dice.sample(essential, many);
        held.extend(dice.sample(optional, few));
        let strangers = 4 + dice.below(9);
        held.extend((0..strangers).map(|_| every[dice.below(every.len())]));
        ranker.best(&standing(&catalog, held), 10, &mut ranking);
        if let Some(at) = ranking.best().position(|(role, _)| role == truth) {
            reciprocal += 1.0 / (at + 1) as f64;
            found += 1;
        }
    }
    let (mrr, hit) = (reciprocal / PROFILES as f64, f64::from(found) / PROFILES as f64);
    eprintln!("simulated from ESCO, mentions read without error: MRR {mrr:.4}, hit@10 {hit:.4}");
    assert!(mrr > 0.925 && hit > 0.97, "MRR {mrr}, hit@10 {hit}");
}

/// For every occupation, its ten primary related ones in O*NET.
fn related(catalog: &Catalog, folder: &Path) -> HashMap<RoleId, HashSet<RoleId>> {
    let file = std::fs::File::open(folder.join("db_29_2_text_subset.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let files = archive.len();
    let mut is_it =
        |at: &usize| archive.by_index(*at).unwrap().name().unwrap().ends_with("Related Occupations.txt");
    let at = (0..files).find(|at| is_it(at)).unwrap();
    let mut text = String::new();
    archive.by_index(at).unwrap().read_to_string(&mut text).unwrap();
    let mut related: HashMap<RoleId, HashSet<RoleId>> = HashMap::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [from, to, tier, ..] = fields[..] else { continue };
        let ends = catalog.find_role(from).zip(catalog.find_role(to));
        if let Some((from, to)) = ends.filter(|_| tier.starts_with("Primary")) {
            related.entry(from).or_default().insert(to);
        }
    }
    related
}

/// The mean share of related roles among the first ten.
fn recall(related: &HashMap<RoleId, HashSet<RoleId>>, nearest: impl Fn(RoleId) -> Vec<RoleId>) -> f64 {
    let of = |(role, wanted): (&RoleId, &HashSet<RoleId>)| {
        let found = nearest(*role).into_iter().take(10).filter(|near| wanted.contains(near)).count();
        found as f64 / wanted.len() as f64
    };
    related.iter().map(of).sum::<f64>() / related.len() as f64
}

#[test]
fn roles_alike_are_those_that_onet_relates_and_more_so_than_by_jaccard() {
    let Some(folder) = shared("data/onet") else { return };
    let catalog = import(Taxonomy::Onet, folder.clone());
    let related = related(&catalog, &folder);
    assert_eq!(related.len(), 923);
    let sets: Vec<HashSet<SkillId>> = catalog.roles().iter().map(named).collect();
    let jaccard = |role: RoleId| {
        let own = &sets[role.index()];
        let alike = |other: &HashSet<SkillId>| {
            let both = own.intersection(other).count();
            both as f64 / (own.len() + other.len() - both) as f64
        };
        let mut all: Vec<(f64, RoleId)> = catalog
            .role_ids()
            .filter(|(id, _)| *id != role)
            .map(|(id, _)| (alike(&sets[id.index()]), id))
            .collect();
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        all.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    };
    let ranker = Ranker::new(&catalog);
    let likeness = Likeness::new(&catalog, &ranker);
    let ours = recall(&related, |role| likeness.nearest(role).into_iter().map(|(id, _)| id).collect());
    let plain = recall(&related, jaccard);
    eprintln!("primary related occupations among the first ten: {ours:.4}; by Jaccard {plain:.4}");
    assert!(ours > 0.48 && ours > 2.5 * plain, "{ours} against {plain}");
}

/// Skills that every second role asks for, and those that at most one in twenty does.
struct Spread {
    asking: HashMap<SkillId, usize>,
    roles: usize,
}

impl Spread {
    fn new(catalog: &Catalog) -> Self {
        let mut asking: HashMap<SkillId, usize> = HashMap::new();
        let skills = catalog.roles().iter().flat_map(named);
        skills.for_each(|skill| *asking.entry(skill).or_default() += 1);
        Self { asking, roles: catalog.roles().len() }
    }

    fn is_generic(&self, skill: SkillId) -> bool {
        self.asking.get(&skill).is_some_and(|n| n * 2 > self.roles)
    }

    fn is_specific(&self, skill: SkillId) -> bool {
        self.asking.get(&skill).is_some_and(|n| n * 20 <= self.roles)
    }
}

/// A profile with office tools, and specific skills of which some role asks for two.
struct Mixed {
    specific: HashSet<SkillId>,
    held: Vec<SkillId>,
}

impl Mixed {
    fn new(catalog: &Catalog, spread: &Spread, held: Vec<SkillId>) -> Option<Self> {
        let specific: HashSet<SkillId> = held.iter().copied().filter(|s| spread.is_specific(*s)).collect();
        let asks_for_two = |role: &Role| named(role).intersection(&specific).count() >= 2;
        let is_office = held.iter().any(|skill| spread.is_generic(*skill));
        let found = is_office && catalog.roles().iter().any(asks_for_two);
        found.then_some(Self { specific, held })
    }

    /// How many of its specific skills the first role asks for.
    fn specific_at_first(&self, catalog: &Catalog, ranker: &Ranker) -> usize {
        let mut ranking = Ranking::default();
        ranker.best(&standing(catalog, self.held.iter().copied()), 1, &mut ranking);
        let first = ranking.best().next().map(|(role, _)| named(catalog.role(role)));
        first.map_or(0, |named| named.intersection(&self.specific).count())
    }
}

#[test]
fn office_tools_never_outweigh_specific_ones_on_onet() {
    let (Some(folder), Some(profiles)) = (shared("data/onet"), shared("data/profiles_50k.csv.gz")) else {
        return;
    };
    let engine = Engine::new(import(Taxonomy::Onet, folder));
    let (catalog, ranker) = (engine.catalog(), engine.ranker());
    let spread = Spread::new(catalog);
    let mut session = Session::default();
    let mut read = |cell: &str| -> Vec<SkillId> {
        let mentions =
            cell.split(';').flat_map(|item| engine.read_item(item, &mut session)).collect::<Vec<_>>();
        let held = mentions.iter().filter_map(|mention| match mention.outcome {
            Outcome::Held { candidate, .. } => Some(candidate.skill),
            _ => None,
        });
        held.collect()
    };

    const OFFICE: &str = "Microsoft Excel; Microsoft Word; Microsoft Outlook; Microsoft Office software; ";
    for specific in [
        "Python; TensorFlow",
        "Epic Systems; MEDITECH software",
        "Autodesk AutoCAD; Autodesk Revit",
        "Kubernetes; Docker",
    ] {
        let order = ranker.rank(catalog, &standing(catalog, read(&format!("{OFFICE}{specific}"))));
        let first = catalog.role(order[0].role);
        let wanted: HashSet<SkillId> = read(specific).into_iter().collect();
        assert!(wanted.len() == 2 && wanted.is_subset(&named(first)), "{specific}: {}", first.title);
    }

    let file = std::fs::File::open(profiles).unwrap();
    let mut rows = csv::Reader::from_reader(flate2::read::GzDecoder::new(file));
    let (mut checked, mut by_office, mut by_one) = (0, 0, 0);
    // Matching takes most of the time, so only rows that may have an office tool are read.
    let lists = rows.records().map(|row| row.unwrap()[1].to_owned());
    for cell in lists.filter(|cell| cell.to_lowercase().contains("excel")).take(1_500) {
        let Some(mixed) = Mixed::new(catalog, &spread, read(&cell)) else { continue };
        checked += 1;
        match mixed.specific_at_first(catalog, ranker) {
            0 => by_office += 1,
            1 => by_one += 1,
            _ => {}
        }
    }
    eprintln!(
        "{checked} real profiles with office tools and specific skills: the first role asks for none of the \
         specific ones in {by_office}, for one in {by_one}"
    );
    // Few profiles name anything specific in O*NET's words: "accounting" is not "accounting software".
    assert!(checked > 10, "{checked}");
    assert_eq!(by_office, 0);
}
