//! Resumes as files, one person each: they agree with reports, and none of them ends a run.

use super::harness::{BUILTIN, ENGINE, Outcome, Rejected, read_rejects};
use polars::prelude::{ParquetReader, SerReader};
use skillgap_core::engine::Engine;
use skillgap_core::plan::PlanOptions;
use skillgap_core::report::Selection;
use skillgap_ingest::batch::{
    BatchInput, BatchOptions, BatchOutcome, Gathered, MatrixOptions, Naming, Summing, TableFormat,
    gather_inputs, run_batch,
};
use skillgap_ingest::error::InputError;
use skillgap_ingest::resume::read_resume;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const SKILLS: &str = "Skills: Python, SQL, TensorFlow\n";

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder with these files, and one for the output.
fn folder(files: &[(&str, &str)]) -> (TempDir, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    (folder, tempfile::tempdir().unwrap())
}

/// What is collected from some paths, and the result of a run on them.
fn run(engine: &Engine, inputs: &[PathBuf], out: &Path, options: &BatchOptions) -> (Gathered, Outcome) {
    let gathered = gather_inputs(inputs, options, &[]).unwrap();
    let (table, rejects) = (out.join("out.csv"), out.join("rejects.csv"));
    let BatchOutcome { counts, notes, .. } =
        run_batch(engine, &gathered.inputs, &table, &rejects, options, &mut |_| {}).unwrap();
    let outcome = Outcome { counts, notes, out: fs::read(table).unwrap(), rejects: read_rejects(&rejects) };
    (gathered, outcome)
}

/// The names of files, below a folder.
fn below(folder: &Path, paths: impl IntoIterator<Item = impl AsRef<Path>>) -> Vec<String> {
    let name = |path: &Path| path.strip_prefix(folder).unwrap_or(path).display().to_string();
    paths.into_iter().map(|path| name(path.as_ref())).collect()
}

#[test]
fn a_resume_says_what_a_report_on_it_says() {
    let examples = top().join("data/examples");
    let files: Vec<PathBuf> = fs::read_dir(&examples)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_str().unwrap().ends_with("profiles.csv"))
        .chain([top().join("tests/cli/fixtures/resume.md")])
        .collect();
    let inputs: Vec<BatchInput> = files.iter().cloned().map(BatchInput::Resume).collect();
    let out = tempfile::tempdir().unwrap();
    let (table, rejects) = (out.path().join("out.csv"), out.path().join("rejects.csv"));
    run_batch(&BUILTIN, &inputs, &table, &rejects, &BatchOptions::default(), &mut |_| {}).unwrap();
    let mut rows = csv::Reader::from_path(&table).unwrap();
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let mut compared = 0;
    for file in &files {
        let Ok(read) = read_resume(file, None) else { continue };
        let profile = BUILTIN.profile(&read.resume);
        let report = BUILTIN.report_on(&profile, &Selection::Top(3), &PlanOptions::default());
        let of_file: Vec<_> = rows.iter().filter(|row| row[0] == *file.display().to_string()).collect();
        for (row, role) in of_file.iter().zip(&report.roles) {
            assert_eq!(&row[2], role.id, "{}", file.display());
            for (cell, figure) in [(&row[4], role.fit), (&row[5], role.relevance)] {
                assert!((cell.parse::<f64>().unwrap() - figure).abs() < 1e-3, "{}: {row:?}", file.display());
            }
            assert_eq!(&row[1], role.rank.to_string());
            let held: Vec<&str> = row[6].split(';').collect();
            assert!(report.profile.skills.iter().all(|s| held.contains(&&*s.skill.replace(';', ","))));
            assert_eq!(held.len(), report.profile.skills.len());
            let gap = report.roles[0].gaps.first().map(|gap| gap.skill.as_str());
            assert!(row[1] != *"1" || row[7].split(';').next() == gap, "{row:?}");
            compared += 1;
        }
        assert_eq!(row_count(&of_file), report.roles.len(), "{}", file.display());
    }
    assert!(compared >= 3 * 8, "{compared}");
}

fn row_count(rows: &[&csv::StringRecord]) -> usize {
    rows.len()
}

#[test]
fn a_folder_is_walked_by_name_and_what_is_no_input_is_counted() {
    let files = [
        ("b.md", SKILLS),
        ("a/z.txt", SKILLS),
        ("a/old.doc", "\u{fffd}"),
        ("a/people.csv", "profile_id,skills\none,React\n"),
        ("c.json", "{\"skills\": [{\"name\": \"Python\"}]}"),
        ("d.json", "{\"profile_id\": \"two\", \"skills\": [\"SQL\"]}\n"),
        ("skills.csv", "skill,level\nPython,advanced\n"),
        (".hidden/a.md", SKILLS),
        (".DS_Store", ""),
        ("photo.png", ""),
        ("photo2.PNG", ""),
        ("README", ""),
        ("fits.csv", "profile_id,rank,role_id,role,fit,relevance,held,gaps,next_steps,no_role_fits\n"),
        ("fits.rejects.csv", "file,line,profile_id,reason,raw\n"),
    ];
    let (input, out) = folder(&files);
    let (gathered, outcome) = run(&ENGINE, &[input.path().to_owned()], out.path(), &BatchOptions::default());
    let found = below(input.path(), gathered.inputs.iter().map(BatchInput::path));
    let expected = ["a/old.doc", "a/people.csv", "a/z.txt", "b.md", "c.json", "d.json", "skills.csv"];
    assert_eq!(found, expected);
    let is_table = |input: &&BatchInput| matches!(input, BatchInput::FoundTable(_));
    let tables = below(input.path(), gathered.inputs.iter().filter(is_table).map(BatchInput::path));
    assert_eq!(tables, ["a/people.csv", "d.json"]);
    assert_eq!(
        gathered.left_out.note().unwrap(),
        "7 files are left out: 2 hidden, 2 results of a batch, 2 .png, 1 without an extension"
    );
    assert_eq!(below(input.path(), outcome.ids()), ["one", "a/z.txt", "b.md", "c.json", "two", "skills.csv"]);
    let [Rejected { file, line: 1, id, reason, raw }] = outcome.rejects.as_slice() else {
        panic!("{:?}", outcome.rejects)
    };
    assert!(file == id && file.ends_with("a/old.doc") && raw.is_empty());
    assert!(reason.contains("format is not read") || reason.contains("Word"), "{reason}");
    assert_eq!((outcome.counts.rows_read, outcome.counts.rejected), (7, 1));
}

#[test]
fn files_are_told_apart_by_what_they_are() {
    let (input, _out) = folder(&[
        ("table.txt", "profile_id,skills\n1,Python\n"),
        ("cv.txt", SKILLS),
        (
            "lines.json",
            "{\"profile_id\": 1, \"skills\": [\"Python\"]}\n{\"profile_id\": 2, \"skills\": []}\n",
        ),
        ("cv.json", "{\"basics\": {\"name\": \"A\"}, \"skills\": []}"),
        ("cv", "%PDF-1.4"),
        ("people", "profile_id,skills\n1,Python\n"),
        ("cv.pdf", ""),
        ("bad.csv", "nothing,known\n"),
        ("list.yaml", "- Python\n"),
    ]);
    let kind = |name: &str, options: &BatchOptions| {
        let found = gather_inputs(&[input.path().join(name)], options, &[]).unwrap();
        matches!(found.inputs.as_slice(), [BatchInput::Table(_)])
    };
    let usual = BatchOptions::default();
    let tables = ["table.txt", "lines.json", "people", "bad.csv"];
    let resumes = ["cv.txt", "cv.json", "cv", "cv.pdf", "list.yaml"];
    assert!(tables.iter().all(|name| kind(name, &usual)) && resumes.iter().all(|name| !kind(name, &usual)));
    let named = BatchOptions { input_format: Some(TableFormat::Csv), ..usual };
    assert!(kind("cv.txt", &named) && kind("list.yaml", &named) && !kind("cv.pdf", &named));
    let renamed = BatchOptions { id_column: Some("basics".to_owned()), ..BatchOptions::default() };
    assert!(kind("cv.json", &renamed), "its columns were named");
}

#[test]
fn what_is_broken_in_a_folder_is_a_reject_and_the_run_goes_on() {
    let rows: String = (0..20_000).map(|id| format!("{id},Python;SQL;{id}\n")).collect();
    let packed = zstd::encode_all(format!("profile_id,skills\n{rows}").as_bytes(), 1).unwrap();
    let (input, out) = folder(&[
        ("a.md", SKILLS),
        ("b.parquet", "PAR1 and nothing more"),
        ("c.pdf", "%PDF-1.7 and nothing more"),
        ("d.docx", "PK\u{3}\u{4} and nothing more"),
        ("f.csv", "profile_id,skills\nlast,SQL\n"),
        ("z.csv", "profile_id,skill,level\nlong,Python,advanced\n"),
    ]);
    fs::write(input.path().join("e.csv.zst"), &packed[..packed.len() / 2]).unwrap();
    let (_, outcome) = run(&ENGINE, &[input.path().to_owned()], out.path(), &BatchOptions::default());
    let ids = outcome.ids();
    assert_eq!(
        (Path::new(&ids[0]) == input.path().join("a.md"), ids.last().unwrap().as_str()),
        (true, "last")
    );
    let rejected: Vec<&str> = outcome.rejects.iter().map(|r| r.file.rsplit('/').next().unwrap()).collect();
    assert_eq!(rejected, ["b.parquet", "c.pdf", "d.docx", "e.csv.zst", "z.csv"]);
    let reason = |at: usize| outcome.rejects[at].reason.as_str();
    assert!(reason(3).contains("truncated") && reason(4).contains("this table is long"), "{}", reason(3));
}

#[test]
fn a_folder_without_anything_to_read_is_an_error() {
    let (input, _out) = folder(&[("a.png", ""), (".b.md", "")]);
    let error: InputError =
        gather_inputs(&[input.path().to_owned()], &BatchOptions::default(), &[]).unwrap_err();
    assert!(error.message.contains("contains no resume or table"), "{error}");
    assert!(error.hint.unwrap().contains("2 files are left out: 1 hidden, 1 .png"));
}

#[test]
fn what_the_run_writes_is_no_input_of_it() {
    let (input, _out) = folder(&[("a.md", SKILLS), ("skills.csv", "profile_id,skills\n1,Python\n")]);
    let matrix = input.path().join("skills.csv");
    let found = gather_inputs(&[input.path().to_owned()], &BatchOptions::default(), &[&matrix]).unwrap();
    assert_eq!(below(input.path(), found.inputs.iter().map(BatchInput::path)), ["a.md"]);
    assert_eq!(found.left_out.results, 1);
}

#[cfg(unix)]
#[test]
fn links_to_folders_are_not_followed() {
    let (input, _out) = folder(&[("a/cv.md", SKILLS)]);
    std::os::unix::fs::symlink(input.path(), input.path().join("a/circle")).unwrap();
    std::os::unix::fs::symlink(input.path().join("a/cv.md"), input.path().join("b.md")).unwrap();
    let found = gather_inputs(&[input.path().to_owned()], &BatchOptions::default(), &[]).unwrap();
    assert_eq!(below(input.path(), found.inputs.iter().map(BatchInput::path)), ["a/cv.md", "b.md"]);
    assert_eq!(found.left_out.links, 1);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let texts: Vec<(String, String)> = (0..150)
        .map(|at| {
            let text = match at % 3 {
                0 => format!("Skills: Python, SQL, zzq{at}\n"),
                1 => "Web developer\n\nBuilt pages with React and wrote REST APIs in Java.\n".to_owned(),
                _ => String::new(),
            };
            (format!("{}/{at}.md", at % 7), text)
        })
        .collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (&**name, &**text)).collect();
    let (input, _out) = folder(&files);
    let options = BatchOptions { summary: Summing::Yes, ..BatchOptions::default() };
    let with = |threads: usize| {
        let out = tempfile::tempdir().unwrap();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let (_, outcome) = pool.install(|| run(&ENGINE, &[input.path().to_owned()], out.path(), &options));
        (outcome.out, outcome.rejects)
    };
    let one = with(1);
    assert_eq!(one.1.len(), 50);
    assert!(one.1.iter().all(|reject| reject.reason == "is empty"));
    assert_eq!(with(4), one);
}

#[test]
fn a_file_that_is_named_twice_is_scored_once() {
    let (input, out) = folder(&[("a.md", SKILLS), ("b.md", SKILLS)]);
    let paths = [input.path().join("b.md"), input.path().to_owned()];
    // Joined to the folder, the path is the same.
    let (_, outcome) = run(&ENGINE, &paths, out.path(), &BatchOptions::default());
    assert_eq!(below(input.path(), outcome.ids()), ["b.md", "a.md"]);
    assert_eq!(outcome.rejects[0].reason, "the file is also input 1");
}

fn with_matrix(table: &str, name: &str, long: bool) -> (String, BatchOutcome) {
    let out = tempfile::tempdir().unwrap();
    let input = out.path().join("in.csv");
    fs::write(&input, table).unwrap();
    let matrix = Some(MatrixOptions { path: out.path().join(name), long });
    let options = BatchOptions { matrix, ..BatchOptions::default() };
    let (table, rejects) = (out.path().join("out.csv"), out.path().join("rejects.csv"));
    let outcome = run_batch(&ENGINE, &[input], &table, &rejects, &options, &mut |_| {}).unwrap();
    (fs::read_to_string(out.path().join(name)).unwrap(), outcome)
}

const PEOPLE: &str = "profile_id,skills\nann,Python (advanced);SQL\nbob,Python;Docker (basic)\nnobody,zzq\n";

#[test]
fn a_matrix_says_who_holds_what_and_how_well() {
    let (wide, outcome) = with_matrix(PEOPLE, "m.csv", false);
    assert_eq!(wide, "profile_id,Python,SQL,Docker\nann,advanced,held,\nbob,held,,basic\n");
    assert!(outcome.notes.is_empty());
    let (long, _) = with_matrix(PEOPLE, "m.csv", true);
    let expected = "profile_id,skill_id,skill,level\nann,python,Python,advanced\nann,sql,SQL,\n\
                    bob,python,Python,\nbob,docker,Docker,basic\n";
    assert_eq!(long, expected);
    let (lines, _) = with_matrix(PEOPLE, "m.ndjson", false);
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(first["skills"][0]["level"], "advanced");
    assert_eq!(
        (&first["profile_id"], &first["skills"][1]["level"]),
        (&"ann".into(), &serde_json::Value::Null)
    );
    assert_eq!(lines.lines().count(), 2);
}

#[test]
fn a_matrix_that_would_be_too_wide_is_long_whole_and_says_so() {
    // So many people that the skills of the sample no longer have a column each.
    let skills = ["Python", "SQL", "Docker", "Java", "React", "Kubernetes", "pandas", "NumPy"];
    let row = |at: usize| format!("{at},{};{}\n", skills[at % 8], skills[(at / 8) % 8]);
    let people = 260_000;
    let rows: String = (0..people).map(row).collect();
    let (matrix, outcome) = with_matrix(&format!("profile_id,skills\n{rows}"), "m.csv", false);
    let said = &outcome.notes;
    assert!(said[0].contains("one row per person and skill"), "{said:?}");
    let mut lines = matrix.lines();
    assert_eq!(lines.next(), Some("profile_id,skill_id,skill,level"));
    assert_eq!(lines.clone().next(), Some("0,python,Python,"));
    let ids: Vec<usize> = lines.map(|line| line.split(',').next().unwrap().parse().unwrap()).collect();
    assert!(ids.is_sorted());
    let mut distinct = ids;
    distinct.dedup();
    // Everyone in OUT; people without any relevant skill are in the rejects.
    assert_eq!(distinct.len() as u64, outcome.counts.profiles);
    assert!(outcome.counts.profiles > 250_000);
}

#[test]
fn a_summary_names_who_alone_holds_a_skill() {
    let out = tempfile::tempdir().unwrap();
    let input = out.path().join("in.csv");
    fs::write(&input, PEOPLE).unwrap();
    let options = BatchOptions { summary: Summing::Yes, ..BatchOptions::default() };
    let (table, rejects) = (out.path().join("out.csv"), out.path().join("rejects.csv"));
    let outcome = run_batch(&ENGINE, &[input], &table, &rejects, &options, &mut |_| {}).unwrap();
    let summary = outcome.summary.unwrap();
    let mut alone: Vec<(&str, &str)> =
        summary.held_by_one.iter().map(|one| (&*one.skill, &*one.profile_id)).collect();
    alone.sort_unstable();
    assert_eq!(alone, [("Docker", "bob"), ("SQL", "ann")]);
    let python = &summary.holders[0];
    assert_eq!((&*python.skill, python.profiles, &python.only), ("Python", 2, &None));
    assert_eq!(summary.holders.len(), 3);
    assert_eq!(summary.holders[1].only.as_deref().map(str::len), Some(3));
}

#[test]
fn names_stand_in_a_column_of_their_own_when_they_are_wanted() {
    let (input, out) = folder(&[
        ("a.json", "{\"basics\": {\"name\": \"Ann, the First\"}, \"skills\": [{\"name\": \"Python\"}]}"),
        ("b.csv", "profile_id,skills\nbob,SQL\n"),
    ]);
    let options = BatchOptions { naming: Naming::Names, top: 1, ..BatchOptions::default() };
    let paths = [input.path().to_owned()];
    let (_, outcome) = run(&ENGINE, &paths, out.path(), &options);
    let text = String::from_utf8(outcome.out.clone()).unwrap();
    assert!(
        text.starts_with(
            "profile_id,rank,role_id,role,fit,relevance,held,gaps,next_steps,no_role_fits,name\n"
        )
    );
    let names: Vec<String> = outcome.rows().iter().map(|row| row[10].clone()).collect();
    assert_eq!(names, ["Ann, the First", ""]);
    let gathered = gather_inputs(&paths, &options, &[]).unwrap();
    for (name, format) in [("out.ndjson", TableFormat::Ndjson), ("out.parquet", TableFormat::Parquet)] {
        let table = out.path().join(name);
        run_batch(&ENGINE, &gathered.inputs, &table, &out.path().join("r.csv"), &options, &mut |_| {})
            .unwrap();
        let bytes = fs::read(&table).unwrap();
        match format {
            TableFormat::Ndjson => {
                let lines = String::from_utf8(bytes).unwrap();
                let lines: Vec<serde_json::Value> =
                    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
                assert_eq!((&lines[0]["name"], &lines[1]["name"]), (&"Ann, the First".into(), &().into()));
            }
            _ => {
                let frame = ParquetReader::new(std::io::Cursor::new(bytes)).finish().unwrap();
                let names = frame.column("name").unwrap().str().unwrap();
                assert_eq!((names.get(0), names.get(1)), (Some("Ann, the First"), Some("")));
            }
        }
    }
    let (_, without) = run(&ENGINE, &paths, out.path(), &BatchOptions::default());
    assert!(!String::from_utf8(without.out).unwrap().contains("Ann"));
}
