//! Imports from small taxonomies in the published formats, and from invalid ones.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail loudly")]

use skillgap_core::catalog::{Catalog, Category, RelationKind, Requirement, Role, Skill, SkillKind};
use skillgap_core::engine::Engine;
use skillgap_core::matcher::Session;
use skillgap_core::units::Level;
use skillgap_ingest::catalog::{
    CatalogError, ImportProgress, Imported, Taxonomy, check_catalog, import_catalog, load_catalog,
};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/ingest/fixtures/taxonomies").join(name)
}

/// A copy of a fixture, to be damaged.
fn copy(name: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    for entry in fs::read_dir(fixture(name)).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    folder
}

fn append(folder: &TempDir, file: &str, rows: &str) {
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, text + rows).unwrap();
}

fn import(taxonomy: Taxonomy, sources: &[&Path]) -> Result<Imported, CatalogError> {
    let sources: Vec<PathBuf> = sources.iter().map(|path| path.to_path_buf()).collect();
    import_catalog(taxonomy, &sources, &mut |_| {})
}

/// The faults found by an import, without the folder.
fn faults(imported: &Imported, folder: &Path) -> Vec<String> {
    let prefix = format!("{}/", folder.display());
    imported.problems.iter().map(|p| p.to_string().replace(&prefix, "")).collect()
}

/// The error of an import, without the folder.
fn refusal(taxonomy: Taxonomy, path: &Path) -> String {
    let Err(error) = import(taxonomy, &[path]) else { panic!("{} was imported", path.display()) };
    let prefix = format!("{}/", path.display());
    error.to_string().replace(&prefix, "")
}

fn skill<'a>(catalog: &'a Catalog, key: &str) -> &'a Skill {
    catalog.skill(catalog.find_skill(key).unwrap())
}

fn role<'a>(catalog: &'a Catalog, name: &str) -> &'a Role {
    catalog.role(catalog.find_role(name).unwrap())
}

fn relations(catalog: &Catalog, key: &str) -> Vec<(RelationKind, String, f64)> {
    let relations = skill(catalog, key).relations.iter();
    relations.map(|r| (r.kind, catalog.skill(r.target).key.clone(), r.weight.get())).collect()
}

fn requirement<'a>(catalog: &Catalog, role: &'a Role, key: &str) -> &'a Requirement {
    let id = catalog.find_skill(key).unwrap();
    role.requirements.iter().find(|r| r.alternatives == [id]).unwrap()
}

fn zipped(folder: &Path, into: &Path, pick: impl Fn(&str) -> bool) {
    let mut zip = ZipWriter::new(fs::File::create(into).unwrap());
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if pick(&name) {
            zip.start_file(format!("inside/{name}"), SimpleFileOptions::default()).unwrap();
            zip.write_all(&fs::read(entry.path()).unwrap()).unwrap();
        }
    }
    zip.finish().unwrap();
}

#[test]
fn esco_skills_keep_labels_kinds_and_relations() {
    let imported = import(Taxonomy::Esco, &[&fixture("esco")]).unwrap();
    let catalog = &imported.catalog;
    let bake = skill(catalog, "bake");
    assert_eq!((bake.label.as_str(), bake.kind), ("bake bread", SkillKind::Practice));
    assert_eq!(bake.alt_labels, ["make loaves", "bake rolls"]);
    assert_eq!(skill(catalog, "yeast").kind, SkillKind::Knowledge);
    assert_eq!(skill(catalog, "elvish").kind, SkillKind::SpokenLanguage);
    assert!(skill(catalog, "elvish").hours.get() > skill(catalog, "write-elvish").hours.get());
    use RelationKind::{Broader, Implies, Related};
    assert_eq!(
        relations(catalog, "bake"),
        [(Implies, "knead".to_owned(), 0.5), (Broader, "ovens".to_owned(), 0.8)]
    );
    assert_eq!(relations(catalog, "knead"), [(Related, "yeast".to_owned(), 0.3)]);
    assert_eq!(relations(catalog, "yeast"), [(Related, "knead".to_owned(), 0.3)]);
    assert_eq!(catalog.skills().len(), 6);
}

#[test]
fn esco_roles_keep_titles_groups_and_what_they_ask() {
    let imported = import(Taxonomy::Esco, &[&fixture("esco")]).unwrap();
    let catalog = &imported.catalog;
    let baker = role(catalog, "Loaf Smith");
    assert_eq!((baker.key.as_str(), baker.group.as_str()), ("baker", "9999 Makers of bread"));
    assert_eq!(baker.definition.as_ref().unwrap().text, "Bakers bake. They rise early.");
    let asks: Vec<_> =
        baker.requirements.iter().map(|r| (r.text.as_str(), r.essential, r.importance.get())).collect();
    assert_eq!(asks, [("bake bread", true, 1.0), ("yeast", false, 1.0)]);
    assert_eq!(role(catalog, "elvish scribe").group, "9998");
    assert!(catalog.find_role("idler").is_none());
    assert_eq!(
        faults(&imported, &fixture("esco")),
        [
            "occupations_en.csv:6: roles that ask for no skill were left out: 1, the first of them here; 2 are left"
        ]
    );
}

#[test]
fn sources_may_be_zips_folders_and_files_in_any_order_with_any_suffix() {
    let folder = copy("esco");
    let target = TempDir::new().unwrap();
    let (classes, relations) = (
        target.path().join("ESCO dataset - v1.1.1 - classification - en - csv.zip"),
        target.path().join("relations.zip"),
    );
    zipped(folder.path(), &classes, |name| !name.contains("Relations"));
    zipped(folder.path(), &relations, |name| name.contains("Relations"));
    let whole = import(Taxonomy::Esco, &[&fixture("esco")]).unwrap();
    for sources in [&[classes.as_path(), &relations][..], &[&relations, &classes], &[target.path()]] {
        let imported = import(Taxonomy::Esco, sources).unwrap();
        assert_eq!(imported.catalog.version(), "1.1.1 (en)");
        assert!(imported.catalog.notice().starts_with("ESCO v1.1.1, © European Union"));
        assert_eq!(imported.catalog.skills(), whole.catalog.skills(), "{sources:?}");
        assert_eq!(imported.catalog.roles(), whole.catalog.roles(), "{sources:?}");
    }
    assert_eq!(whole.catalog.version(), "unknown edition (en)");
    fs::rename(folder.path().join("skills_en.csv"), folder.path().join("Skills_DE-at.csv")).unwrap();
    let renamed = import(Taxonomy::Esco, &[folder.path(), folder.path()]).unwrap();
    assert_eq!(renamed.catalog.skills(), whole.catalog.skills());
    assert_eq!(renamed.problems.len(), 1, "{:?}", renamed.problems);
}

#[test]
fn a_second_language_adds_its_names() {
    let folder = copy("esco");
    let german =
        "conceptUri,preferredLabel,altLabels\nhttp://example.org/skill/bake,Brot backen,make loaves\n";
    fs::write(folder.path().join("skills_xx.csv"), german).unwrap();
    let imported = import(Taxonomy::Esco, &[folder.path()]).unwrap();
    let bake = skill(&imported.catalog, "bake");
    assert_eq!(bake.label, "bake bread");
    assert_eq!(bake.alt_labels, ["make loaves", "bake rolls", "Brot backen"]);
}

#[test]
fn occupations_are_found_by_the_titles_of_the_builtin_catalogue() {
    let imported = import(Taxonomy::Esco, &[&fixture("esco")]).unwrap();
    for title in ["baker", "Bäckerin", "Boulanger", "Bread Baker"] {
        assert_eq!(role(&imported.catalog, title).title, "baker", "{title}");
    }
    assert_eq!(imported.catalog.find_role("DevOps Engineer"), None);
}

#[test]
fn a_job_that_a_taxonomy_has_no_title_for_goes_to_the_nearest_of_its_group() {
    let folder = copy("esco");
    let skills = ["Docker", "Kubernetes", "Terraform"];
    let address = |name: &str| format!("http://example.org/skill/{}", name.to_lowercase());
    let rows = skills.map(|name| {
        format!("KnowledgeSkillCompetence,{},knowledge,x,{name},,,released,,,,,\n", address(name))
    });
    append(&folder, "skills_en.csv", &rows.concat());
    let occupation = |key: &str, title: &str| {
        format!("Occupation,http://example.org/occupation/{key},2522,{title},,,released,,,,,,,2522.1\n")
    };
    append(
        &folder,
        "occupations_en.csv",
        &(occupation("g", "cloud gardener") + &occupation("k", "keeper of disks")),
    );
    let asks = |key: &str, skill: &str| {
        format!("http://example.org/occupation/{key},essential,knowledge,{}\n", address(skill))
    };
    let rows = skills.map(|skill| asks("g", skill)).concat() + &asks("k", skills[0]);
    append(&folder, "occupationSkillRelations.csv", &rows);
    let imported = import(Taxonomy::Esco, &[folder.path()]).unwrap();
    assert_eq!(role(&imported.catalog, "DevOps Engineer").title, "cloud gardener");
    assert_eq!(role(&imported.catalog, "keeper of disks").title, "keeper of disks");
}

#[test]
fn initials_that_a_skill_writes_out_in_its_own_way_stand_for_nothing_else() {
    let folder = copy("esco");
    let row = |key: &str, label: &str, also: &str| {
        format!(
            "KnowledgeSkillCompetence,http://example.org/skill/{key},knowledge,x,{label},\"{also}\",,released,,,,,\n"
        )
    };
    append(&folder, "skills_en.csv", &row("stake", "consensus mechanisms", "POS\nproof of stake"));
    append(&folder, "skills_en.csv", &row("lathe", "CNC", "computer numerical control"));
    let engine = Engine::new(import(Taxonomy::Esco, &[folder.path()]).unwrap().catalog);
    let named = |mention: &str| {
        let matched = engine.matcher().candidates(mention, 1, &mut Session::default());
        matched.held().map(|candidate| engine.catalog().skill(candidate.skill).label.clone())
    };
    assert_eq!(named("Point of Sale"), None);
    assert_eq!(named("proof of stake").as_deref(), Some("consensus mechanisms"));
    assert_eq!(named("computerized numerical control").as_deref(), Some("CNC"));
}

#[test]
fn esco_without_relations_gives_skills_alone_and_says_so() {
    let folder = copy("esco");
    for name in ["occupationSkillRelations.csv", "skillSkillRelations.csv", "broaderRelationsSkillPillar.csv"]
    {
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    let imported = import(Taxonomy::Esco, &[folder.path()]).unwrap();
    assert_eq!((imported.catalog.skills().len(), imported.catalog.roles().len()), (6, 0));
    let found = faults(&imported, folder.path()).join("\n");
    for said in [
        "there is no file 'occupationSkillRelations*.csv': no role asks for anything",
        "there is no file 'skillSkillRelations*.csv'",
        "there is no file 'broaderRelationsSkillPillar*.csv'",
        "roles that ask for no skill were left out: 3",
    ] {
        assert!(found.contains(said), "{said}\n{found}");
    }
}

#[test]
fn broken_rows_are_told_by_file_and_line_and_skipped() {
    let cases = [
        ("skills_en.csv", "too,few,fields\n", "skills_en.csv:11: the row has 3 fields but the header has 13"),
        ("skills_en.csv", "a,,c,d,e,f,,,,,,,\n", "skills_en.csv:11: the skill has no address or no label"),
        (
            "skills_en.csv",
            "a,http://example.org/skill/bake,c,d,again,f,,,,,,,\n",
            "skills_en.csv:11: the skill 'again' occurs twice; the first one counts",
        ),
        (
            "occupationSkillRelations.csv",
            "http://example.org/occupation/baker,vital,x,http://example.org/skill/bake\n",
            "occupationSkillRelations.csv:5: the relation is 'vital', neither essential nor optional",
        ),
        (
            "occupationSkillRelations.csv",
            "http://example.org/occupation/gone,essential,x,http://example.org/skill/bake\n\
             http://example.org/occupation/gone,optional,x,http://example.org/skill/knead\n",
            "occupationSkillRelations.csv:5: the occupation 'http://example.org/occupation/gone' is not defined; \
             rows that name it and were left out: 2",
        ),
        (
            "occupationSkillRelations.csv",
            "http://example.org/occupation/baker,optional,x,http://example.org/skill/bake\n",
            "occupationSkillRelations.csv:5: duplicate relations: 1",
        ),
        (
            "skillSkillRelations.csv",
            "http://example.org/skill/bake,x,essential,x,http://example.org/skill/bake\n",
            "skillSkillRelations.csv:4: the relation leads from a skill to itself",
        ),
        (
            "skillSkillRelations.csv",
            "http://example.org/skill/knead,x,essential,x,http://example.org/skill/bake\n",
            "skills_en.csv:5: the relation 'knead dough' implies 'bake bread' closes a cycle",
        ),
    ];
    let whole = import(Taxonomy::Esco, &[&fixture("esco")]).unwrap();
    for (file, rows, said) in cases {
        let folder = copy("esco");
        append(&folder, file, rows);
        let imported = import(Taxonomy::Esco, &[folder.path()]).unwrap();
        let found = faults(&imported, folder.path());
        assert!(found.iter().any(|fault| fault.starts_with(said)), "{said}\n{found:#?}");
        assert_eq!(found.len(), 2, "{found:#?}");
        assert_eq!(imported.catalog.skills(), whole.catalog.skills(), "{said}");
        assert_eq!(imported.catalog.roles(), whole.catalog.roles(), "{said}");
    }
}

#[test]
fn rows_that_are_no_text_are_skipped_and_lost_quotes_are_suspected() {
    let folder = copy("esco");
    let path = folder.path().join("skills_en.csv");
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend(b"K,http://example.org/skill/caf,x,x,caf\xe9,,,,,,,,\n");
    bytes.extend(b"K,http://example.org/skill/open,x,x,\"open,,,,,,,,\n");
    bytes.extend("K,http://example.org/skill/lost,x,x,lost,,,,,,,,\n".repeat(300).as_bytes());
    fs::write(path, bytes).unwrap();
    let imported = import(Taxonomy::Esco, &[folder.path()]).unwrap();
    let found = faults(&imported, folder.path());
    assert_eq!(found[0], "skills_en.csv:11: the row is not UTF-8 text, and was left out");
    assert!(
        found[1].starts_with("skills_en.csv:12: the row has 5 fields but the header has 13"),
        "{found:?}"
    );
    assert!(found[1].ends_with("is a quote never closed?)"), "{found:?}");
}

#[test]
fn lines_are_counted_alike_whatever_ends_them() {
    let whole = import(Taxonomy::Esco, &[&fixture("esco")]).unwrap();
    for end in ["\n", "\r\n", "\r"] {
        let folder = copy("esco");
        append(&folder, "skills_en.csv", "too,few\n\n \n\nalso,too,few\n");
        append(&folder, "skillSkillRelations.csv", "\n\nx,x,vital,x,x");
        for entry in fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
            let text = fs::read_to_string(entry.path()).unwrap();
            fs::write(entry.path(), text.replace('\n', end)).unwrap();
        }
        let imported = import(Taxonomy::Esco, &[folder.path()]).unwrap();
        let found = faults(&imported, folder.path());
        let places: Vec<&str> = found.iter().map(|fault| fault.split(": ").next().unwrap()).collect();
        let expected =
            ["skills_en.csv:11", "skills_en.csv:15", "skillSkillRelations.csv:6", "occupations_en.csv:6"];
        assert_eq!(places, expected, "{end:?} {found:#?}");
        assert_eq!(imported.catalog.skills(), whole.catalog.skills(), "{end:?}");
        assert_eq!(imported.catalog.roles(), whole.catalog.roles(), "{end:?}");
    }
}

#[test]
fn cycles_lose_the_same_relation_every_time() {
    let folder = copy("esco");
    let ring = [
        "bake,x,essential,x,http://example.org/skill/yeast",
        "yeast,x,essential,x,http://example.org/skill/ovens",
    ];
    let rows: String = ring.iter().map(|row| format!("http://example.org/skill/{row}\n")).collect();
    append(&folder, "skillSkillRelations.csv", &rows);
    let back = "KnowledgeSkillCompetence,http://example.org/skill/ovens,KnowledgeSkillCompetence,http://example.org/skill/bake\n";
    append(&folder, "broaderRelationsSkillPillar.csv", back);
    let first = import(Taxonomy::Esco, &[folder.path()]).unwrap();
    let found = faults(&first, folder.path());
    let cycle =
        "skills_en.csv:8: the relation 'tend ovens' broader 'bake bread' closes a cycle, and was left out";
    assert!(found.iter().any(|fault| fault == cycle), "{found:#?}");
    assert_eq!(first.packed, import(Taxonomy::Esco, &[folder.path()]).unwrap().packed);
}

#[test]
fn what_nothing_works_without_is_asked_for() {
    let folder = copy("esco");
    fs::remove_file(folder.path().join("skills_en.csv")).unwrap();
    assert!(refusal(Taxonomy::Esco, folder.path()).ends_with("there is no file 'skills*.csv'"));
    assert!(refusal(Taxonomy::Onet, folder.path()).ends_with("there is no file 'Occupation Data*.txt'"));
    fs::write(folder.path().join("skills_en.csv"), "conceptUri,label\na,b\n").unwrap();
    assert_eq!(
        refusal(Taxonomy::Esco, folder.path()),
        "skills_en.csv:1:1: there is no column 'preferredLabel'; the columns are: conceptUri, label"
    );
    fs::write(folder.path().join("skills_en.csv"), "").unwrap();
    assert!(refusal(Taxonomy::Esco, folder.path()).starts_with("skills_en.csv:1:1: the file is empty"));
    fs::write(folder.path().join("skills_en.csv"), b"\xff\xfec\0o\0").unwrap();
    assert!(refusal(Taxonomy::Esco, folder.path()).contains("UTF-16"));
}

#[test]
fn separators_and_a_byte_order_mark_make_no_difference() {
    let folder = copy("esco");
    let path = folder.path().join("skills_en.csv");
    let table = "\u{feff}preferredLabel;conceptUri;altLabels;skillType\nbake;http://x/bake;;\nhe said, then left;http://x/said;;\n";
    fs::write(&path, table).unwrap();
    let imported = import(Taxonomy::Esco, &[folder.path()]).unwrap();
    let labels: Vec<_> = imported.catalog.skills().iter().map(|s| s.label.as_str()).collect();
    assert_eq!(labels, ["bake", "he said, then left"]);
}

#[test]
fn a_zip_that_is_cut_short_or_damaged_is_told_wherever_it_is_cut() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("esco.zip");
    zipped(&fixture("esco"), &path, |_| true);
    let whole = fs::read(&path).unwrap();
    for part in [0, 1, 10, 200, whole.len() / 2, whole.len() - 30, whole.len() - 1] {
        fs::write(&path, &whole[..part]).unwrap();
        let error = refusal(Taxonomy::Esco, &path);
        assert!(error.ends_with("esco.zip: the zip file is damaged or truncated"), "{part}: {error}");
    }
    for at in (100..whole.len()).step_by(97) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        fs::write(&path, &bytes).unwrap();
        // Some bytes do not matter (times, for example); none may cause a panic.
        let _ = import(Taxonomy::Esco, &[&path]);
    }
}

#[test]
fn a_zip_that_unpacks_to_far_more_than_a_taxonomy_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("bomb.zip");
    let mut zip = ZipWriter::new(fs::File::create(&path).unwrap());
    zip.start_file("skills_en.csv", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"conceptUri,preferredLabel\n").unwrap();
    let rows = b"\n".repeat(1 << 20);
    for _ in 0..300 {
        zip.write_all(&rows).unwrap();
    }
    zip.finish().unwrap();
    assert!(fs::metadata(&path).unwrap().len() < 1 << 20);
    let error = refusal(Taxonomy::Esco, &path);
    assert!(error.ends_with("the file is larger than 24 MiB when unpacked"), "{error}");
}

#[test]
fn onet_software_weighs_by_its_marks() {
    let imported = import(Taxonomy::Onet, &[&fixture("onet")]).unwrap();
    let catalog = &imported.catalog;
    let baker = role(catalog, "98-1011.00");
    let weighed = |key| {
        let requirement = requirement(catalog, baker, key);
        (requirement.category, requirement.importance.get(), requirement.essential)
    };
    assert_eq!(weighed("ovenpp"), (Category::Tool, 1.0, true));
    assert_eq!(weighed("oven"), (Category::Tool, 2.0 / 3.0, true));
    assert_eq!(weighed("moon-phase-tables"), (Category::Tool, 1.0 / 3.0, false));
    assert_eq!(weighed("rolling-pins"), (Category::Tool, 1.0 / 6.0, false));
    assert_eq!(skill(catalog, "moon-phase-tables").label, "Moon \"Phase\" Tables");
    assert_eq!(
        (skill(catalog, "ovenpp").kind, skill(catalog, "ovenpp").label.as_str()),
        (SkillKind::Tool, "Oven++")
    );
    // The same example in different case is the same skill.
    assert_eq!(requirement(catalog, role(catalog, "Sweeper"), "ovenpp").importance.get(), 1.0 / 3.0);
}

#[test]
fn onet_ratings_become_importance_and_level() {
    let imported = import(Taxonomy::Onet, &[&fixture("onet")]).unwrap();
    let catalog = &imported.catalog;
    let baker = role(catalog, "Bakers of the Moon");
    let listening = requirement(catalog, baker, "active-listening");
    assert_eq!(
        (listening.importance.get(), listening.level, listening.essential),
        (0.75, Some(Level::Intermediate), true)
    );
    // A suppressed level is missing; below 3 of 5, O*NET does not call a skill important.
    let persuasion = requirement(catalog, baker, "persuasion");
    assert_eq!((persuasion.importance.get(), persuasion.level, persuasion.essential), (0.375, None, false));
    assert_eq!(skill(catalog, "persuasion").kind, SkillKind::SoftSkill);
    // Not relevant, suppressed, and not important: no requirement.
    for key in ["repairing", "science", "writing"] {
        assert!(catalog.find_skill(key).is_none(), "{key}");
    }
}

#[test]
fn onet_roles_keep_titles_tasks_and_notes() {
    let imported = import(Taxonomy::Onet, &[&fixture("onet")]).unwrap();
    let catalog = &imported.catalog;
    let baker = role(catalog, "MB");
    assert_eq!(baker.alt_titles, ["Moon Baker (MB)", "MB"]);
    assert_eq!(baker.group, "SOC 98");
    assert_eq!(baker.definition.as_ref().unwrap().text, "Bake by moonlight.");
    assert_eq!(
        baker.responsibilities.iter().map(|f| f.text.as_str()).collect::<Vec<_>>(),
        ["Bake at night."]
    );
    assert_eq!(
        baker.notes.iter().map(|fact| fact.text.as_str()).collect::<Vec<_>>(),
        [
            "Education required most often: Moon Diploma (60% of respondents)",
            "Job zone 2 of 5 (1: little preparation is needed, 5: extensive preparation)",
            "Related occupations: Star Sweepers",
        ]
    );
    assert_eq!(
        faults(&imported, &fixture("onet")),
        [
            "Skills.txt:12: the occupation '97-0000.00' is not defined; rows that name it and were left out: 1",
            "Occupation Data.txt:4: roles that ask for no skill were left out: 1, the first of them here; 2 are left",
        ]
    );
}

#[test]
fn onet_without_some_files_names_them_and_imports_the_rest() {
    let folder = copy("onet");
    for name in ["Skills.txt", "Tools Used.txt", "Job Zones.txt", "Alternate Titles.txt"] {
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    let imported = import(Taxonomy::Onet, &[folder.path()]).unwrap();
    let found = faults(&imported, folder.path()).join("\n");
    for name in ["Skills", "Tools Used", "Job Zones", "Alternate Titles"] {
        assert!(found.contains(&format!("there is no file '{name}*.txt': ")), "{name}\n{found}");
    }
    assert_eq!((imported.catalog.skills().len(), imported.catalog.roles().len()), (3, 2));
}

#[test]
fn onet_values_outside_their_scale_are_skipped() {
    let folder = copy("onet");
    for (value, scale) in [("9", "IM"), ("NaN", "IM"), ("-1", "LV"), ("high", "LV")] {
        let row =
            format!("98-1012.00\t2.A.1.b\tSpeaking\t{scale}\t{value}\t8\t0\t0\t0\tN\tN\t07/2014\tAnalyst\n");
        append(&folder, "Skills.txt", &row);
    }
    let imported = import(Taxonomy::Onet, &[folder.path()]).unwrap();
    let found = faults(&imported, folder.path());
    assert_eq!(found[0], "Skills.txt:13: '9' is not an importance from 1 to 5; the row was left out");
    assert_eq!(found[3], "Skills.txt:16: 'high' is not a level from 0 to 7; the row was left out");
    assert!(imported.catalog.find_skill("speaking").is_none());
}

fn labels(name: &str, text: impl AsRef<[u8]>) -> (TempDir, Result<Imported, CatalogError>) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    let imported = import(Taxonomy::Labels, &[&path]);
    (folder, imported)
}

#[test]
fn labels_are_read_from_lines_and_tables() {
    type Expected = &'static [(&'static str, &'static str, &'static [&'static str])];
    let cases: &[(&str, &str, Expected)] = &[
        (
            "a.txt",
            "SQL\n\n  C++ \r\nR, a language\n",
            &[("sql", "SQL", &[]), ("cpp", "C++", &[]), ("r-a-language", "R, a language", &[])],
        ),
        ("a.txt", "label\nSQL", &[("sql", "SQL", &[])]),
        ("a.txt", "SQL\rC\r\nR\n", &[("sql", "SQL", &[]), ("c", "C", &[]), ("r", "R", &[])]),
        ("a.csv", "label,alt_labels\rSQL,Sequel\rC,", &[("sql", "SQL", &["Sequel"]), ("c", "C", &[])]),
        ("a.csv", "SQL\nC", &[("sql", "SQL", &[]), ("c", "C", &[])]),
        (
            "a.csv",
            "Label, alt_labels\nSQL,structured query language|sql| Sequel\n\"a, b\",\n",
            &[("sql", "SQL", &["structured query language", "Sequel"]), ("a-b", "a, b", &[])],
        ),
        ("a.txt", "alt_labels\tlabel\nSequel\tSQL\n", &[("sql", "SQL", &["Sequel"])]),
        ("a.csv", "label\n\"quoted, label\"\n", &[("quoted-label", "quoted, label", &[])]),
        ("a.txt", "\u{feff}C\nC.\nc#\n", &[("c", "C", &[]), ("c-2", "C.", &[]), ("csharp", "c#", &[])]),
    ];
    for (name, text, expected) in cases {
        let (_folder, imported) = labels(name, text);
        let catalog = imported.unwrap().catalog;
        let found: Vec<_> = catalog
            .skills()
            .iter()
            .map(|s| {
                (
                    s.key.as_str(),
                    s.label.as_str(),
                    s.alt_labels.iter().map(String::as_str).collect::<Vec<_>>(),
                )
            })
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|(key, label, alt)| (*key, *label, alt.to_vec())).collect();
        assert_eq!(found, expected, "{text:?}");
        assert_eq!((catalog.name(), catalog.roles().len()), ("a", 0));
    }
}

#[test]
fn labels_that_are_no_use_are_told_by_line() {
    let long = "x".repeat(5_000);
    let text = [b"SQL\nsql\n***?\n\xff\xfe\n".as_slice(), long.as_bytes(), b"\nlast\n"].concat();
    let (folder, imported) = labels("a.txt", text);
    let imported = imported.unwrap();
    assert_eq!(
        faults(&imported, folder.path()),
        [
            "a.txt:2: 'sql' is a duplicate: see line 1",
            "a.txt:4: the line is not UTF-8 text, and was left out",
            "a.txt:5: the label is longer than 1000 bytes, and was left out",
        ]
    );
    let kept: Vec<_> = imported.catalog.skills().iter().map(|s| s.label.as_str()).collect();
    assert_eq!(kept, ["SQL", "***?", "last"]);
}

#[test]
fn a_list_without_labels_is_refused() {
    let cases = [
        ("a.txt", "", "it contains no labels"),
        ("a.txt", "\n \n", "it contains no labels"),
        ("a.csv", "label,alt_labels\n", "it contains no labels"),
        ("a.csv", "name,other\nSQL,x\n", "1:1: there is no column 'label' in 'name,other'"),
    ];
    for (name, text, said) in cases {
        let (_folder, imported) = labels(name, text);
        let error = imported.unwrap_err().to_string();
        assert!(error.ends_with(said), "{text:?}: {error}");
    }
}

#[test]
fn a_file_that_is_wrong_in_every_line_does_not_fill_the_memory_with_messages() {
    let (_folder, imported) = labels("a.txt", "SQL\n".repeat(5_001));
    let imported = imported.unwrap();
    assert_eq!((imported.problems.len(), imported.unlisted), (1_000, 4_000));
    assert_eq!(imported.rows, 5_001);
}

#[test]
fn progress_ends_at_the_total() {
    let mut seen: Vec<ImportProgress> = Vec::new();
    import_catalog(Taxonomy::Esco, &[fixture("esco")], &mut |progress| seen.push(*progress)).unwrap();
    let last = seen.last().unwrap();
    assert_eq!(last.bytes_read, last.bytes_total);
    assert!(last.rows >= 20 && last.bytes_total > 1_000, "{last:?}");
}

#[test]
fn what_was_written_loads_as_it_was_imported_and_can_plan() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("esco.skillgap");
    for taxonomy in [(Taxonomy::Esco, "esco"), (Taxonomy::Onet, "onet")] {
        let imported = import(taxonomy.0, &[&fixture(taxonomy.1)]).unwrap();
        fs::write(&path, &imported.packed).unwrap();
        let loaded = load_catalog(&path).unwrap();
        assert_eq!(loaded.warnings, []);
        assert_eq!(loaded.catalog.skills(), imported.catalog.skills());
        assert_eq!(loaded.catalog.roles(), imported.catalog.roles());
        assert_eq!(loaded.catalog.notice(), imported.catalog.notice());
        assert!(loaded.catalog.tips().len() > 3);
        assert_eq!(check_catalog(&path).unwrap(), []);
    }
}

#[test]
fn a_packed_file_that_is_not_whole_is_told_from_a_foreign_one() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("c.skillgap");
    let whole = import(Taxonomy::Esco, &[&fixture("esco")]).unwrap().packed;
    let said = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        let error = load_catalog(&path).unwrap_err().to_string();
        error.split(": ").skip(1).collect::<Vec<_>>().join(": ")
    };
    assert_eq!(said(b""), "the file is not a skillgap catalogue");
    assert_eq!(said(b"PK\x03\x04 something else"), "the file is not a skillgap catalogue");
    assert_eq!(said(&whole[..19]), "the catalogue is cut short: 19 of 35 bytes are there");
    let cut = format!("the catalogue is cut short: {} of {} bytes are there", whole.len() - 1, whole.len());
    assert_eq!(said(&whole[..whole.len() - 1]), cut);
    assert_eq!(said(&[&whole[..], b"x"].concat()), "the catalogue is damaged: its check sum is wrong");
    let mut other = whole.clone();
    other[19] = 9;
    assert_eq!(said(&other), "the catalogue has format 9, and this program reads format 8");
    for at in (35..whole.len()).step_by(7) {
        let mut other = whole.clone();
        other[at] ^= 1;
        assert_eq!(said(&other), "the catalogue is damaged: its check sum is wrong", "{at}");
    }
    let mut huge = whole;
    huge[23..31].fill(0x7f);
    assert_eq!(said(&huge), "the catalogue is larger than 128 MiB");
}
