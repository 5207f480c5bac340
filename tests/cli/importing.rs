//! `catalog import`, and other commands on its output.

use crate::process::{run, stderr_of, stdout_of};
use std::fs;
use tempfile::TempDir;

const ESCO: &str = "tests/ingest/fixtures/taxonomies/esco";
const ONET: &str = "tests/ingest/fixtures/taxonomies/onet";

/// A folder, and the path of a file in it that does not exist yet.
fn target() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("c.skillgap").to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn an_imported_taxonomy_works_with_every_command() {
    let (_folder, path) = target();
    let told = stderr_of(&["catalog", "import", "esco", ESCO, "-o", &path], 0);
    assert_eq!(
        told,
        format!(
            "Warning: {ESCO}/occupations_en.csv:6: roles that ask for no skill were left out: 1, the first of \
             them here; 2 are left\n\
             ESCO unknown edition (en): 6 skills, 2 roles, 3 requirements -> {path}\n"
        )
    );
    let stats = stdout_of(&["catalog", "stats", &path]);
    assert!(stats.contains("Alternative labels") && stats.contains("© European Union"), "{stats}");
    assert_eq!(stdout_of(&["catalog", "validate", &path]), format!("{path}: 0 errors, 0 warnings\n"));
    let matched = stdout_of(&["match", "make loaves", "--format", "ndjson", "--catalog", &path]);
    assert!(matched.contains("\"skill\":\"bake bread\",\"id\":\"bake\""), "{matched}");
    let listed = stdout_of(&["roles", "list", "--catalog", &path]);
    assert!(listed.contains("9999 Makers of bread"), "{listed}");
    let report =
        stdout_of(&["report", "tests/cli/fixtures/resume.md", "--role", "baker", "--catalog", &path]);
    assert!(report.contains("© European Union"), "{report}");
    let plan = ["plan", "tests/cli/fixtures/resume.md", "--role", "baker", "--format", "json"];
    let plan = stdout_of(&[&plan[..], &["--catalog", &path]].concat());
    assert!(plan.contains("bake bread"), "{plan}");
}

#[test]
fn a_role_of_onet_is_shown_with_its_notes() {
    let (_folder, path) = target();
    stderr_of(&["catalog", "import", "onet", ONET, "-o", &path], 0);
    let shown = stdout_of(&["roles", "show", "98-1011.00", "--catalog", &path]);
    for said in ["Bake by moonlight.", "Job zone 2 of 5", "Oven++", "Bake at night."] {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
}

#[test]
fn a_list_of_labels_serves_match_without_a_word_of_warning() {
    let (folder, path) = target();
    let list = folder.path().join("mine.csv");
    fs::write(&list, "label,alt_labels\nKubernetes,k8s|kube\nSQL,\n").unwrap();
    let told = stderr_of(&["catalog", "import", "labels", list.to_str().unwrap(), "-o", &path], 0);
    assert_eq!(told, format!("mine as imported: 2 skills, 0 roles, 0 requirements -> {path}\n"));
    let matched = run(&["match", "k8s", "--catalog", &path]);
    assert!(String::from_utf8_lossy(&matched.stdout).contains("Kubernetes"));
    assert_eq!(String::from_utf8_lossy(&matched.stderr), "");
    let checked = stdout_of(&["catalog", "validate", &path]);
    assert!(checked.contains("warning: the catalogue has no role"), "{checked}");
}

#[test]
fn of_many_faults_twenty_are_told_and_the_rest_counted() {
    let (folder, path) = target();
    let list = folder.path().join("a.txt");
    fs::write(&list, "SQL\n".repeat(31)).unwrap();
    let told = stderr_of(&["catalog", "import", "labels", list.to_str().unwrap(), "-o", &path], 0);
    let warnings: Vec<&str> = told.lines().filter(|line| line.starts_with("Warning: ")).collect();
    assert_eq!(warnings.len(), 21, "{told}");
    assert_eq!(warnings[20], "Warning: 10 more were found, and corrected or left out like these");
    let quiet = stderr_of(&["-q", "catalog", "import", "labels", list.to_str().unwrap(), "-o", &path], 0);
    assert_eq!(quiet.lines().count(), 1, "{quiet}");
}

#[test]
fn a_failed_import_leaves_what_was_there() {
    let (folder, path) = target();
    fs::write(&path, "precious").unwrap();
    let missing = stderr_of(&["catalog", "import", "esco", ONET, "-o", &path], 1);
    assert!(
        missing.starts_with(&format!("Error: {ONET}: there is no file 'skills*.csv'\nHint: ")),
        "{missing}"
    );
    let gone = stderr_of(&["catalog", "import", "onet", "nowhere.zip", "-o", &path], 1);
    assert!(gone.starts_with("Error: nowhere.zip: cannot read the source\nCaused by: "), "{gone}");
    let itself = stderr_of(&["catalog", "import", "labels", &path, "-o", &path], 2);
    assert!(itself.contains("would overwrite its own input"), "{itself}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn an_import_into_its_own_folder_replaces_no_source_and_reads_no_catalogue() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("labels.list"), "weaving\nspinning\n").unwrap();
    let import = |name: &str, code| {
        stderr_of(&["catalog", "import", "labels", folder.path().to_str().unwrap(), "-o", &path(name)], code)
    };
    let source = import("labels.list", 2);
    assert!(source.contains("would overwrite its own input"), "{source}");
    import("own.cat", 0);
    let once = fs::read(path("own.cat")).unwrap();
    let again = import("own.cat", 0);
    assert!(again.contains("2 skills"), "{again}");
    assert!(fs::read(path("own.cat")).unwrap() == once, "it read the catalogue too");
    let catalogue = stderr_of(&["catalog", "import", "labels", &path("own.cat"), "-o", &path("b.cat")], 1);
    assert!(catalogue.contains("is a catalogue already"), "{catalogue}");
}

#[test]
fn a_foreign_file_as_catalogue_is_told_what_would_be_one() {
    let told = stderr_of(&["match", "SQL", "--catalog", "Cargo.toml"], 1);
    assert!(told.starts_with("Error: Cargo.toml: the file is not a skillgap catalogue\nHint: "), "{told}");
    assert!(told.contains("skillgap catalog import"), "{told}");
}

#[test]
fn names_that_say_too_little_are_counted_and_listed() {
    let (folder, path) = target();
    let list = folder.path().join("mine.csv");
    let labels = "label,alt_labels\ncompile airport manuals,and procedures|equipment\nweld metal,welding\n\
                  solder parts,weld metal\n";
    fs::write(&list, labels).unwrap();
    let import = ["catalog", "import", "labels", list.to_str().unwrap(), "-o", &path];
    let told = stderr_of(&import, 0);
    assert!(
        told.contains(
            "3 other names will count only if the rest of a resume agrees: 1 fragment, 1 ordinary word, 1 name of \
             other skills (--list-doubtful shows them)"
        ),
        "{told}"
    );
    let listed = stdout_of(&[&import[..], &["--list-doubtful"]].concat());
    assert_eq!(
        listed,
        "and procedures\tcompile airport manuals\tfragment\n\
         equipment\tcompile airport manuals\tordinary word\n\
         weld metal\tsolder parts\tname of another skill\n"
    );
}
