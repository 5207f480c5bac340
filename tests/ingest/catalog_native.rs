//! The folder of TOML: the result for a valid one, and the errors for every kind of invalid one.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail loudly")]

use skillgap_core::catalog::{Catalog, Category, RelationKind, Severity, SkillKind, Source};
use skillgap_core::units::Level;
use skillgap_ingest::catalog::{CatalogError, check_catalog, load_catalog};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/ingest/fixtures/catalog")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target)
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The valid catalogue overlaid with the files of an invalid one.
pub(crate) fn broken(case: &str) -> TempDir {
    let folder = good();
    copy(&fixtures().join("broken").join(case), folder.path());
    folder
}

pub(crate) fn good() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&fixtures().join("base"), folder.path());
    folder
}

fn load_good() -> Catalog {
    let loaded = load_catalog(&fixtures().join("base")).unwrap();
    assert_eq!(loaded.warnings, []);
    loaded.catalog
}

/// The result of the check, with the catalogue's folder called `CAT`.
pub(crate) fn said(folder: &Path) -> Vec<String> {
    let prefix = format!("{}/", folder.display());
    let said = |text: String| text.replace(&prefix, "");
    check_catalog(folder).unwrap().iter().map(|p| said(format!("{}{p}", severity(p.severity)))).collect()
}

fn severity(severity: Severity) -> &'static str {
    if severity == Severity::Warning { "warning: " } else { "" }
}

#[test]
fn a_good_folder_gives_its_skills_roles_and_tips() {
    let catalog = load_good();
    assert_eq!(
        (catalog.name(), catalog.version(), catalog.notice()),
        ("test", "1", "Invented for the tests.")
    );
    let python = catalog.skill(catalog.find_skill("python").unwrap());
    assert_eq!(
        (python.label.as_str(), python.kind, python.hours.get()),
        ("Python", SkillKind::Language, 80.5)
    );
    assert_eq!(python.alt_labels, ["Python 3"]);
    assert_eq!(python.relations.len(), 1);
    assert_eq!((python.relations[0].kind, python.relations[0].weight.get()), (RelationKind::Implies, 0.9));
    assert_eq!(python.prerequisites, [catalog.find_skill("programming").unwrap()]);
    assert_eq!((python.needs_context, python.project.as_deref()), (false, Some("Write a small game.")));
    let tip = &catalog.tips()[0];
    assert_eq!((tip.key.as_str(), tip.source), ("course", Source::Seed));
    assert_eq!(tip.teaching(SkillKind::Language).unwrap().effect.get(), 0.7);
}

#[test]
fn facts_take_the_source_of_their_role_unless_they_have_their_own() {
    let catalog = load_good();
    let role = catalog.role(catalog.find_role("coder").unwrap());
    assert_eq!(role.definition.as_ref().unwrap().source, Source::Seed);
    let sources: Vec<Source> = role.responsibilities.iter().map(|fact| fact.source).collect();
    assert_eq!(sources, [Source::Seed, Source::Curated]);
    assert_eq!((role.industries[0].text.as_str(), role.industries[0].source), ("Games", Source::Seed));
    assert_eq!((role.notes[0].text.as_str(), role.notes[0].source), ("Needs a chair.", Source::Seed));
    let outlook = role.outlook.as_ref().unwrap();
    assert_eq!((outlook.growth_percent, outlook.period), (Some(10.0), Some((2020, 2030))));
    assert_eq!((outlook.authority.as_deref(), outlook.source), (Some("The Bureau"), Source::Curated));
    assert_eq!(outlook.occupation.as_deref(), Some("programmers"));
}

#[test]
fn requirements_are_essential_and_ask_for_one_unless_they_say_otherwise() {
    let catalog = load_good();
    let asked = &catalog.role(catalog.find_role("programmer").unwrap()).requirements;
    let first = &asked[0];
    assert_eq!((first.category, first.need, first.alternatives.len()), (Category::Skill, 2, 2));
    assert_eq!((first.essential, first.level), (true, Some(Level::Advanced)));
    assert_eq!((first.source, first.weights), (Source::Seed, Source::Curated));
    assert_eq!((asked[1].need, asked[1].essential, asked[1].level), (1, false, None));
}

#[test]
fn a_good_folder_has_no_problems() {
    assert_eq!(said(&fixtures().join("base")), Vec::<String>::new());
}

/// The cases, by the folder of their fixture, and all errors of each.
const BROKEN: &[(&str, &[&str])] = &[
    (
        "bundles-and-resources",
        &[
            "bundles.toml:1: bundle 'game': a bundle needs at least two skills",
            "bundles.toml:1: bundle 'game' has no show",
            "bundles.toml:8: bundle 'game': skills 'pyton' does not exist; is 'python' meant?",
            "bundles.toml:8: bundle 'game': names 'python' twice",
            "bundles.toml:8: bundle 'game' is defined twice, first at bundles.toml:1",
            "resources.toml:1: resource 'A page' has no skills",
            "resources.toml:1: resource 'A page': 'http://example.org/a page' is not an address that starts with https://",
        ],
    ),
    ("cycle-in-implies", &["skills/extra.toml:1: implies and broader form a cycle: a -> b -> a"]),
    ("cycle-in-prerequisites", &["skills/extra.toml:1: prerequisites form a cycle: a -> b -> c -> a"]),
    (
        "dangling-reference",
        &[
            "skills/extra.toml:1: skill 'git': implies 'programing' does not exist; is 'programming' meant?",
            "skills/extra.toml:1: skill 'git': implies 'versioning' does not exist",
        ],
    ),
    (
        "duplicate-id",
        &["skills/more.toml:1: skill 'python' is defined twice, first at skills/languages.toml:9"],
    ),
    (
        "duplicate-tip",
        &[
            "tips.toml:14: tip 'course' is defined twice, first at tips.toml:1",
            "tips.toml:14: tip 'course': pace must be above 0, not 0",
        ],
    ),
    ("empty-requirement", &["roles/x.toml:6: role 'x': the requirement 'Nothing' names no skill"]),
    ("field-twice", &["skills/extra.toml:6: column 1: duplicate key"]),
    ("missing-field", &["skills/extra.toml:1: column 1: missing field `label`"]),
    ("not-utf-8", &["skills/extra.toml:3: column 13: the file is not UTF-8 text"]),
    (
        "period-backwards",
        &[
            "roles/x.toml:1: role 'x', outlook: from and to are two years, the earlier one first; give both or neither",
        ],
    ),
    (
        "requirement-out-of-range",
        &[
            "roles/x.toml:6: role 'x', requirement 'Python': need is 2, but there are 1 alternatives",
            "roles/x.toml:6: role 'x', requirement 'Python': an importance must be above 0 and at most 1, not 0",
        ],
    ),
    ("toml-syntax", &[r#"skills/extra.toml:3: column 11: invalid basic string, expected `"`"#]),
    (
        "two-files-broken",
        &[
            "roles/x.toml:2: column 1: unknown field `tittle`, expected one of `id`, `title`, `alt`, `alt_source`, `group`, `source`, `weights`, `isco08`, `onet_soc`, `regulated`, `licence`, `definition`, `industries`, `responsibility`, `requirement`, `note`, `outlook`",
            "roles/y.toml:6: role 'x', requirement 'Git': an importance must be above 0 and at most 1, not 0",
            r#"skills/extra.toml:3: column 11: invalid basic string, expected `"`"#,
        ],
    ),
    (
        "two-roles-one-title",
        &["roles/x.toml:1: the title 'coder' is claimed by the roles 'programmer' and 'x'"],
    ),
    (
        "two-skills-one-name",
        &[
            "skills/languages.toml:9: the name 'Python 3' is claimed by 'git' (skills/extra.toml:1) and by 'python'",
        ],
    ),
    (
        "unknown-field",
        &[
            "skills/extra.toml:6: column 1: unknown field `alts`, expected one of `id`, `label`, `alt`, `names`, `kind`, `hours`, `implies`, `broader`, `related`, `prerequisites`, `context`, `project`",
        ],
    ),
    (
        "unknown-kind",
        &[
            "skills/extra.toml:4: column 8: unknown word `gadget`, expected one of `language`, `framework`, `library`, `tool`, `platform`, `database`, `knowledge`, `practice`, `soft-skill`, `credential`, `spoken-language`",
        ],
    ),
    (
        "weight-out-of-range",
        &[
            "skills/extra.toml:1: skill 'a': a weight must be above 0 and at most 1, not 1.5",
            "skills/extra.toml:1: skill 'a': related to 'programming' with 0.9; at most 0.6",
        ],
    ),
    ("wrong-type", &[r#"skills/extra.toml:5: column 9: invalid type: string "ten", expected a number"#]),
];

#[test]
fn every_broken_catalogue_is_told_what_is_wrong_and_where() {
    for (case, expected) in BROKEN {
        let folder = broken(case);
        let errors: Vec<String> =
            said(folder.path()).into_iter().filter(|p| !p.starts_with("warning: ")).collect();
        assert_eq!(errors, *expected, "{case}");
        let error = load_catalog(folder.path()).unwrap_err();
        let problems = if expected.len() == 1 { "problem" } else { "problems" };
        let line = format!("{} {problems} in {}", expected.len(), folder.path().display());
        assert_eq!(error.to_string(), line, "{case}");
    }
}

#[test]
fn every_fixture_of_a_broken_catalogue_is_tested() {
    let mut named: Vec<&str> = BROKEN.iter().map(|(case, _)| *case).chain(["lint"]).collect();
    named.sort_unstable();
    let entries = fs::read_dir(fixtures().join("broken")).unwrap();
    let mut there: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    there.sort_unstable();
    assert_eq!(there, named);
}

#[test]
fn advice_is_given_by_the_check_and_not_when_loading() {
    let folder = broken("lint");
    let expected = [
        "warning: roles/other.toml:1: role 'x': the file should be called 'x.toml', after the role's id",
        "warning: roles/other.toml:1: role 'x': requirements: 1; 10 to 25 describe a role best",
        "warning: skills/extra.toml:1: skill 'cplusplus': the id of 'C++' should be 'cpp', by the rule for ids",
        "warning: skills/extra.toml:1: skill 'cplusplus': the name 'cpp-lang' is a duplicate; case, spaces and \
         punctuation do not matter",
        "warning: skills/extra.toml:1: skill 'cplusplus': the name 'c++' is a duplicate; case, spaces and \
         punctuation do not matter",
    ];
    assert_eq!(said(folder.path()), expected);
    assert_eq!(load_catalog(folder.path()).unwrap().warnings, []);
}

#[test]
fn a_catalogue_without_roles_and_tips_is_usable_and_says_so() {
    let folder = good();
    fs::remove_dir_all(folder.path().join("roles")).unwrap();
    fs::remove_file(folder.path().join("tips.toml")).unwrap();
    let warnings = load_catalog(folder.path()).unwrap().warnings;
    let said: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    let shown = folder.path().display();
    assert_eq!(
        said,
        [format!("{shown}: the catalogue has no role"), format!("{shown}: the catalogue has no tip")]
    );
}

/// The error for something that is not a catalogue, without the folder's path.
fn refusal(path: &Path) -> String {
    let CatalogError::Input(error) = load_catalog(path).unwrap_err() else { panic!("not an input error") };
    assert_eq!(check_catalog(path).unwrap_err().to_string(), error.to_string());
    assert!(error.source.is_some() || error.hint.is_some(), "{error} leaves its reader alone");
    error.to_string().replace(&path.display().to_string(), "CAT")
}

#[test]
fn what_is_no_catalogue_is_refused_with_a_hint() {
    let folder = good();
    let file = |name: &str| folder.path().join(name);
    assert_eq!(refusal(&file("catalog.toml")), "CAT: the file is not a skillgap catalogue");
    assert_eq!(refusal(&file("nowhere")), "CAT: cannot read the catalogue");
    fs::remove_file(file("skills/languages.toml")).unwrap();
    let no_skills = "CAT: the catalogue has no skills: there is no file skills/*.toml in the folder";
    assert_eq!(refusal(folder.path()), no_skills);
    fs::remove_dir(file("skills")).unwrap();
    assert_eq!(refusal(folder.path()), no_skills);
    let no_catalogue = "CAT: the folder has no catalog.toml, so it is not a catalogue";
    assert_eq!(refusal(TempDir::new().unwrap().path()), no_catalogue);
}

#[test]
fn a_file_beyond_all_measure_is_refused() {
    let folder = good();
    let file = fs::File::create(folder.path().join("skills/huge.toml")).unwrap();
    file.set_len((16 << 20) + 1).unwrap();
    assert_eq!(refusal(folder.path()), "CAT/skills/huge.toml: the file is larger than 16 MiB");
}

#[test]
fn files_of_editors_and_folders_are_passed_over() {
    let folder = good();
    fs::write(folder.path().join("skills/.#languages.toml"), "[[[").unwrap();
    fs::write(folder.path().join("skills/languages.toml~"), "[[[").unwrap();
    fs::create_dir(folder.path().join("skills/folder.toml")).unwrap();
    assert_eq!(said(folder.path()), Vec::<String>::new());
}

#[test]
fn windows_files_are_read_and_their_lines_counted_alike() {
    let folder = good();
    let text =
        "\u{feff}# new\r\n\r\n[[skill]]\r\nid = \"a\"\r\nlabel = \"A\"\r\nkind = \"tool\"\r\nhours = -1\r\n";
    fs::write(folder.path().join("skills/new.toml"), text).unwrap();
    assert_eq!(said(folder.path()), ["skills/new.toml:3: skill 'a': hours must be zero or more, not -1"]);
}

#[test]
fn columns_count_characters() {
    let folder = good();
    fs::write(folder.path().join("skills/new.toml"), "skill = [\"é\", 1 2]\n").unwrap();
    assert_eq!(said(folder.path()).len(), 1);
    assert!(
        said(folder.path())[0].starts_with("skills/new.toml:1: column 15: "),
        "{:?}",
        said(folder.path())
    );
}

#[test]
fn odd_files_are_faults_and_nothing_worse() {
    let deep = format!("skill = {}", "[".repeat(200_000));
    let tables = format!("[a{}]", ".a".repeat(200_000));
    let cases =
        [deep.as_str(), &tables, "\0", "skill = 1", "[skill]", "\"", "[[skill]]\n[[skill]]", "a = nan"];
    for text in cases {
        let folder = good();
        fs::write(folder.path().join("skills/odd.toml"), text).unwrap();
        let said = said(folder.path());
        assert_eq!(said.len(), 1, "{:.40}: {said:?}", text);
        assert!(said[0].starts_with("skills/odd.toml:"), "{said:?}");
    }
}

#[test]
fn an_empty_file_of_skills_says_nothing_and_harms_nothing() {
    let folder = good();
    fs::write(folder.path().join("skills/empty.toml"), "").unwrap();
    assert_eq!(said(folder.path()), Vec::<String>::new());
}

#[test]
fn one_folder_always_gives_one_catalogue() {
    let keys = |catalog: &Catalog| catalog.skills().iter().map(|s| s.key.clone()).collect::<Vec<_>>();
    let folder = broken("lint");
    let first = keys(&load_catalog(folder.path()).unwrap().catalog);
    assert_eq!(first, ["cplusplus", "programming", "python"]);
    assert_eq!(keys(&load_catalog(folder.path()).unwrap().catalog), first);
}

/// The built-in catalogue as a folder.
pub(crate) fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

#[test]
fn the_built_in_catalogue_has_no_problems() {
    assert_eq!(said(&data()), Vec::<String>::new());
}

#[test]
fn what_is_built_in_is_what_the_folder_says() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let (built, read) = (Catalog::builtin(), load_catalog(&data).unwrap().catalog);
    assert_eq!((built.name(), built.version(), built.notice()), (read.name(), read.version(), read.notice()));
    assert_eq!(built.skills(), read.skills());
    assert_eq!(built.roles(), read.roles());
    assert_eq!(built.tips(), read.tips());
}
