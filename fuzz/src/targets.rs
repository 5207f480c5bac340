//! What each target does with an input: everything the program would do, plus checks of what must hold.

use super::parts::{check_sum, split, unpack, zipped};
use skillgap_core::catalog::Catalog;
use skillgap_core::diff::diff;
use skillgap_core::document::Document;
use skillgap_core::engine::{Engine, ReportOptions};
use skillgap_core::lexicon::{Languages, Lexicon};
use skillgap_core::matcher::Session;
use skillgap_core::plan::PlanOptions;
use skillgap_core::posting::{posting_info, posting_role};
use skillgap_core::profile::ProfileEdits;
use skillgap_core::report::Selection;
use skillgap_core::resume::{Form, Origin, Resume, Section, Segment};
use skillgap_core::sample;
use skillgap_core::what_if::{Change, what_if};
use skillgap_ingest::batch::{BatchOptions, MatrixOptions, Summing, run_batch};
use skillgap_ingest::catalog::{
    Taxonomy, check_catalog, import_catalog, lint_catalog, load_catalog, load_lexicon, role_file,
};
use skillgap_ingest::edits::edits_of;
use skillgap_ingest::report::report_of;
use skillgap_ingest::resume::{ReadResume, ResumeFormat, read_document, read_resume_bytes};
use skillgap_render::{
    Colour, Detail, View, diff as diff_text, group, html, json, lint, markdown, plans,
    posting as posting_text, steps_table, terminal, what_if as what_if_text,
};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Readers of binary documents.
pub const DOCUMENTS: &[&str] = &["pdf", "docx", "odt", "rtf", "xlsx", "linkedin"];

/// Readers of text formats.
pub const TEXTS: &[&str] = &["html", "json", "yaml", "toml", "csv", "xml", "markdown", "text"];

/// Tables of profiles and catalogues.
pub const TABLES: &[&str] =
    &["table_csv", "table_ndjson", "table_parquet", "catalog_folder", "esco", "onet", "labels", "packed"];

/// Targets that process what was read.
pub const QUESTIONS: &[&str] = &["corrections", "reports", "posting", "tagger_list", "tagger_prose", "whole"];

/// The tiny catalogue: results for a resume are as varied, and reports take less time.
static TINY: LazyLock<Engine> = LazyLock::new(|| Engine::new(sample::catalog()));

/// The built-in catalogue.
static BUILTIN: LazyLock<Engine> = LazyLock::new(Engine::builtin);

/// The magic and the version of a packed catalogue.
const BEFORE_LENGTH: usize = 23;

/// These, the length and the checksum.
const HEADER: usize = BEFORE_LENGTH + 8 + 4;

const VIEW: View = View { columns: 80, colour: Colour::On, detail: Detail::Every, full: true };

/// Runs the target with this name on an input; panics if something that must hold does not.
pub fn run(target: &str, data: &[u8]) {
    match target {
        "table_csv" => table(data, "csv"),
        "table_ndjson" => table(data, "ndjson"),
        "table_parquet" => table(data, "parquet"),
        "catalog_folder" => in_folder(data, catalog_folder),
        "esco" => in_folder(data, |folder| import(Taxonomy::Esco, folder)),
        "onet" => in_folder(data, |folder| import(Taxonomy::Onet, folder)),
        "labels" => labels(data),
        "packed" => packed(data),
        "corrections" => corrections(data),
        "reports" => reports(data),
        "posting" => posting(data),
        "tagger_list" => tagger(data, Form::List),
        "tagger_prose" => tagger(data, Form::Prose),
        "whole" => whole(data),
        "docx" | "odt" | "xlsx" | "linkedin" => archive(target, data),
        format => resume(format, data),
    }
}

/// A resume in a given format.
fn resume(format: &str, data: &[u8]) {
    let format: ResumeFormat = format.parse().expect("a target without a function is named as a format");
    if let Ok(read) = read_resume_bytes("cv", data, Some(format)) {
        placed(&read);
        let _ = TINY.profile(&read.resume);
    }
}

/// A zip, given as bytes or as its files.
fn archive(format: &str, data: &[u8]) {
    if data.starts_with(b"==> ") { resume(format, &zipped(&split(data))) } else { resume(format, data) }
}

/// Every part of a resume is in the source text at the position it states.
fn placed(read: &ReadResume) {
    let source = read.document.text.as_bytes();
    for segment in &read.resume.segments {
        let text = segment.text.as_str();
        let span = segment.span(0, text.len());
        assert!(span.start <= span.end && span.end <= source.len(), "{segment:?}");
        match &segment.origin {
            Origin::Verbatim(start) => {
                assert_eq!(source.get(*start..start + text.len()), Some(text.as_bytes()))
            }
            Origin::Mapped(map) => assert!(map.len() == text.len() + 1 && map.is_sorted(), "{segment:?}"),
        }
    }
}

/// A table of profiles: each row ends up in OUT or in the rejects.
fn table(data: &[u8], extension: &str) {
    let folder = tempfile::tempdir().expect("a folder for the tables");
    let path = |name: &str| folder.path().join(name);
    let input = path(&format!("in.{extension}"));
    std::fs::write(&input, data).expect("room for the table");
    let matrix = Some(MatrixOptions { path: path("matrix.csv"), long: data.len().is_multiple_of(2) });
    // The Parquet seeds are tables written by a batch.
    let skills_column = (extension == "parquet").then(|| "held".to_owned());
    let options = BatchOptions { summary: Summing::Yes, matrix, skills_column, ..BatchOptions::default() };
    let out = path(["out.csv", "out.ndjson", "out.parquet"][data.len() % 3]);
    if let Ok(outcome) = run_batch(&TINY, &[input], &out, &path("rejects.csv"), &options, &mut |_| {}) {
        let counts = outcome.counts;
        let told = counts.profiles + counts.rejected;
        // In a long table, a profile has several rows.
        let is_wide = data.starts_with(b"profile_id,skills");
        assert!(counts.rows_read == told || counts.rows_read > told && !is_wide, "{counts:?}");
        let summary = outcome.summary.expect("it was asked for");
        let _ = (group::html::summary(&summary), group::markdown::summary(&summary));
    }
}

fn in_folder(data: &[u8], with: impl FnOnce(&Path)) {
    let folder = tempfile::tempdir().expect("a folder for the files");
    unpack(&split(data), folder.path());
    with(folder.path());
}

/// A catalogue folder, including its lexicon.
fn catalog_folder(folder: &Path) {
    let lexicon = load_lexicon(folder).ok();
    let _ = check_catalog(folder);
    if let Ok(linted) = lint_catalog(folder, lexicon.as_deref().unwrap_or(&Lexicon::builtin())) {
        let _ = lint::terminal("catalog", &linted);
    }
    if let Ok(loaded) = load_catalog(folder) {
        let _ = plans::plans(&loaded.catalog);
        kept(&loaded.catalog.to_bytes().expect("it is no larger than what was read"));
        let engine = match lexicon {
            Some(lexicon) => Engine::with_lexicon(loaded.catalog, lexicon),
            None => Engine::new(loaded.catalog),
        };
        used(engine);
    }
}

/// A catalogue survives a round trip; one without tips borrows some the first time.
fn kept(bytes: &[u8]) {
    let again = |bytes: &[u8]| {
        let catalog = Catalog::from_bytes(bytes).expect("what was written is read");
        catalog.to_bytes().expect("it is hardly larger than what was read")
    };
    let once = again(bytes);
    assert!(again(&once) == once);
}

/// Uses a catalogue.
fn used(mut engine: Engine) {
    let resume = Resume::from_skills(["Python (advanced)", "SQL", "k8s", "Rust"]);
    let mut options = ReportOptions::default();
    options.selection = Selection::Top(2);
    let report = engine.report(&resume, &options);
    let _ =
        (terminal::report(&report, &VIEW), markdown::report(&report, &VIEW), html::report(&report, &VIEW));
    back(&json::render(&report).expect("a report is JSON"));
    let document =
        Document::from_plain_text("Engineer\n\nRequirements\n\n- Python and SQL\n- Rust is a plus\n");
    let posting = engine.posting(&document);
    let _ = engine.add_posting(&posting);
}

fn import(taxonomy: Taxonomy, path: &Path) {
    if let Ok(imported) = import_catalog(taxonomy, &[PathBuf::from(path)], &mut |_| {}) {
        kept(&imported.packed);
    }
}

fn labels(data: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder for the list");
    let path = folder.path().join(["labels.csv", "labels.txt"][data.len() % 2]);
    std::fs::write(&path, data).expect("room for the list");
    import(Taxonomy::Labels, &path);
}

/// A packed catalogue: the bytes as they are, and as content with correct length and checksum.
fn packed(data: &[u8]) {
    let header = |content: &[u8]| {
        let mut bytes =
            TINY.to_bytes().expect("the sample is written").get(..BEFORE_LENGTH).unwrap_or_default().to_vec();
        bytes.extend_from_slice(&(content.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&check_sum(content).to_le_bytes());
        bytes.extend_from_slice(content);
        bytes
    };
    let content = data.get(HEADER..).filter(|_| Catalog::is_packed(data)).unwrap_or(data);
    let _ = Catalog::from_bytes(data);
    if let Ok(engine) = Engine::from_bytes(&header(content)) {
        used(engine);
    }
}

/// Corrections, and their effect on the fit.
fn corrections(data: &[u8]) {
    let Ok(edits) = edits_of("me.toml", data) else { return };
    let mut session = Session::default();
    let mut skills = |names: &[String]| -> Vec<_> {
        let found = names.iter().take(50).map(|name| BUILTIN.matcher().candidates(name, 3, &mut session));
        found.filter_map(|found| Some((found.candidates.first()?.skill, None))).collect()
    };
    let held = skills(&edits.held);
    let wrong = skills(&edits.wrong).into_iter().map(|(skill, _)| skill).collect();
    let profile = BUILTIN.profile(&Resume::from_skills(["Python", "SQL", "Docker"]));
    let role = BUILTIN.catalog().find_role("Data Engineer").expect("a role of the catalogue");
    let change = Change { learn: held.clone(), edits: ProfileEdits { wrong, held } };
    let answer = what_if((BUILTIN.catalog(), BUILTIN.ranker()), &profile, role, &change);
    let _ = (what_if_text::terminal(&answer, &VIEW), what_if_text::markdown(&answer));
    let edited = profile.edited(BUILTIN.catalog(), &change.edits);
    let _ = BUILTIN.report_on(&edited, &Selection::Roles(vec![role]), &PlanOptions::default());
}

/// Two JSON reports, one below the other, or one and the rest of it.
fn reports(data: &[u8]) {
    let files = split(data);
    let read = |at: usize| report_of("old.json", files.get(at).map_or(data, |(_, content)| content));
    if let (Ok(before), Ok(after)) = (read(0), read(1)) {
        let answer = diff(&before, &after);
        let _ = (diff_text::terminal(&answer, &VIEW), diff_text::markdown(&answer), diff_text::html(&answer));
        json::render(&answer).expect("a comparison is JSON");
    }
}

/// A job posting; the first byte is the file type.
fn posting(data: &[u8]) {
    let Some((kind, data)) = data.split_first() else { return };
    let name = ["p.txt", "p.html", "p.md", "p.json", "p"][usize::from(*kind) % 5];
    let Ok(read) = read_document(name, data, None, BUILTIN.lexicon()) else { return };
    let posting = BUILTIN.posting(&read.document);
    let info = posting_info(BUILTIN.catalog(), &posting);
    let _ = (posting_text::terminal(&info, &VIEW), posting_text::read(&info));
    json::render(&info).expect("a posting is JSON");
    let _ = role_file(BUILTIN.catalog(), &posting_role(BUILTIN.catalog(), &posting));
}

/// The mentions in a text; the first two bytes are section and language.
fn tagger(data: &[u8], form: Form) {
    const SECTIONS: [Section; 6] = [
        Section::Skills,
        Section::Work,
        Section::Education,
        Section::Summary,
        Section::Languages,
        Section::Other,
    ];
    let Some(([section, language], data)) = data.split_first_chunk::<2>() else { return };
    let text = String::from_utf8_lossy(data).into_owned();
    let languages = match language % 4 {
        0 => Languages::ALL,
        1 => BUILTIN.lexicon().english(),
        _ => BUILTIN.lexicon().of_item(&text),
    };
    let section = SECTIONS[usize::from(*section) % SECTIONS.len()];
    let segment = Segment { text: text.clone(), section, form, languages, ..Segment::default() };
    let resume = Resume { segments: vec![segment], ..Resume::default() };
    for mention in BUILTIN.mentions(&resume) {
        assert!(text.get(mention.span.start..mention.span.end).is_some(), "{mention:?}");
    }
    if form == Form::List {
        let _ = BUILTIN.read_item(&text, &mut Session::default());
    }
}

/// From bytes of any kind to every kind of report; the first byte is the extension.
fn whole(data: &[u8]) {
    let Some((name, data)) = data.split_first() else { return };
    let formats = ResumeFormat::ALL;
    let extension =
        formats.get(usize::from(*name) % (formats.len() + 1)).map_or("", |format| format.as_str());
    let Ok(read) = read_resume_bytes(&format!("cv.{extension}"), data, None) else { return };
    placed(&read);
    let report = BUILTIN.report(&read.resume, &ReportOptions::default());
    let _ =
        (terminal::report(&report, &VIEW), markdown::report(&report, &VIEW), html::report(&report, &VIEW));
    let _ = (terminal::plan(&report, None, &VIEW), steps_table::csv(&report), steps_table::ics(&report));
    back(&json::render(&report).expect("a report is JSON"));
}

/// A report survives a round trip through JSON, and does not differ from itself.
fn back(report: &str) {
    let read = report_of("report.json", report.as_bytes()).expect("a report is read back");
    let _ = diff_text::markdown(&diff(&read, &read));
}
