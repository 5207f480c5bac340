//! The page (`skillgap.html`, made by `tools/web/build`) in a real browser: from a file and from a server, on
//! desktop and phone. Its results must match the program's.
//!
//! `tests/browser/page.mjs` acts as a person would and reports its findings, which are checked here. Without
//! the page, Chromium or Node.js the test is skipped with a note on stderr, but fails with `CI=true`.

use crate::browser::tools;
use crate::left_out::left_out;
use crate::process::{stderr_of, stdout_of, top};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where `tools/web/build` writes the page.
const PAGE: &str = "target/web/skillgap.html";

/// The resumes in the repository, one of every format.
const RESUMES: &[&str] = &[
    "data/examples/jun-park-skills.csv",
    "data/examples/resume-maya-okafor.md",
    "data/examples/alex-rivera.json",
    "data/examples/lea-martin.yaml",
    "data/examples/omar-farouk.toml",
    "data/examples/tomasz-nowak.txt",
    "tests/ingest/fixtures/documents/jonas.pdf",
    "tests/ingest/fixtures/documents/marta.docx",
    "tests/ingest/fixtures/documents/matrix.xlsx",
    "tests/ingest/fixtures/documents/petra.html",
    "tests/ingest/fixtures/documents/petra.pdf",
];

/// A one-page PDF with this content.
fn pdf(content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let (mut out, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (number, object) in (1..).zip(&objects) {
        places += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let at = out.len();
    out += &format!(
        "xref\n0 5\n0000000000 65535 f \n{places}trailer << /Size 5 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"
    );
    out.into_bytes()
}

/// Files made here: further formats, hostile files, and files for special states.
fn made(folder: &Path) -> BTreeMap<&'static str, PathBuf> {
    let docx = std::fs::read(top().join("tests/ingest/fixtures/documents/marta.docx")).unwrap();
    let deep = "[".repeat(100_000);
    let wide = format!("<html><body>{}</body></html>", "<div><p>Python</p>".repeat(20_000));
    let flat = "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:mimetype=\"application/vnd.oasis.opendocument.text\">\
         <office:body><office:text><text:h text:outline-level=\"1\">Skills</text:h><text:p>Python, SQL, Docker, Git</text:p>\
         </office:text></office:body></office:document>";
    let greek = "Εμπειρία\n\nΕργάστηκα για πολλά χρόνια σε νοσοκομεία και σχολεία, και αγαπώ τη δουλειά μου. Βοηθώ τους \
         πελάτες με τις ερωτήσεις τους και οργανώνω τις υποθέσεις τους.\n\nΣπουδές\n\nΑπόφοιτος λυκείου, Αθήνα\n";
    let files: [(&str, Vec<u8>); 12] = [
        ("rich.rtf", br"{\rtf1\ansi Skills\par Python, SQL, Docker, Git\par}".to_vec()),
        ("flat.fodt", flat.into()),
        ("scan.pdf", pdf("q 600 0 0 800 0 0 cm Q")),
        ("foreign.txt", greek.into()),
        ("nothing.txt", "Hello there. The weather is fine today, and we went for a walk by the river.\n".into()),
        ("cut.docx", docx[..docx.len() / 2].to_vec()),
        ("noise.pdf", (0..40_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect()),
        ("lie.pdf", b"%PDF-1.7\n1 0 obj << /Length 99999999999 >> stream\n".to_vec()),
        ("deep.json", deep.into()),
        ("wide.html", wide.into()),
        ("empty.pdf", Vec::new()),
        ("script.md", b"# <script>document.title='owned'</script>\n\n## Skills\n\n<img src=x onerror=alert(1)>, Python, SQL, Git\n".to_vec()),
    ];
    let put = |(name, bytes): (&'static str, Vec<u8>)| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        (name, path)
    };
    files.into_iter().map(put).collect()
}

#[test]
fn the_page_in_a_browser() {
    let page = top().join(PAGE);
    let ready = tools().and_then(|tools| {
        if page.is_file() { Ok(tools) } else { Err(format!("there is no {PAGE}: run tools/web/build")) }
    });
    let (chromium, node) = match ready {
        Ok(tools) => tools,
        Err(missing) => {
            assert!(std::env::var("CI").as_deref() != Ok("true"), "CI=true, but {missing}");
            return left_out(&missing);
        }
    };
    let folder = tempfile::tempdir().unwrap();
    let made = made(folder.path());
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let mut files: Vec<String> = RESUMES.iter().map(|file| text(&top().join(file))).collect();
    files.extend(["rich.rtf", "flat.fodt", "script.md"].map(|name| text(&made[name])));
    let hostile = ["cut.docx", "noise.pdf", "lie.pdf", "deep.json", "wide.html", "empty.pdf"];
    let locked = text(&top().join("tests/ingest/fixtures/refused/locked.pdf"));
    let hostile: Vec<String> = hostile.iter().map(|name| text(&made[name])).chain([locked]).collect();
    let advert = text(&top().join("data/examples/analytics-engineer-posting.md"));
    let catalogue = text(&folder.path().join("esco.cat"));
    stderr_of(&["catalog", "import", "esco", "tests/ingest/fixtures/taxonomies/esco", "-o", &catalogue], 0);
    let plan = json!({
        "catalogue": catalogue,
        "files": files, "hostile": hostile, "many": 100, "advert": advert,
        "scan": made["scan.pdf"], "foreign": made["foreign.txt"], "nothing": made["nothing.txt"],
    });
    let plan_file = folder.path().join("plan.json");
    std::fs::write(&plan_file, plan.to_string()).unwrap();
    let script = top().join("tests/browser/page.mjs");
    let output = Command::new(node).arg(script).arg(chromium).arg(&page).arg(&plan_file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let findings: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(findings.len(), 4, "from a file and from a server, at two widths");
    for finding in &findings {
        check(finding, folder.path());
    }
    check_further(&findings[0], &advert);
}

/// What must hold for the page from any source, at every width.
fn check(finding: &Value, folder: &Path) {
    let at = format!("{} {}", finding["from"], finding["width"]);
    assert_eq!(finding["requests"], json!([]), "{at}: something was asked for");
    assert_eq!(finding["complaints"], json!([]), "{at}");
    for (way, outcome) in finding["refusals"].as_object().unwrap() {
        // A beacon is queued before the policy is checked; that it is not sent is visible in the requests.
        assert!(outcome == "refused" || way == "beacon", "{at}: {way} was {outcome}");
    }
    for state in finding["states"].as_array().unwrap() {
        assert_eq!(state["violations"], json!([]), "{at}: axe on {}", state["name"]);
        assert_eq!(state["sideways"]["by"], 0, "{at}: {} scrolls sideways", state["name"]);
        assert_eq!(state["sideways"]["wide"], json!([]), "{at}: {}", state["name"]);
    }
    for (file, found) in finding["files"].as_object().unwrap() {
        assert_eq!(found["error"], "", "{at}: {file}");
        let told = stdout_of(&["report", file, "--format", "json", "--quiet"]);
        check_json(found["json"].as_str().unwrap(), &told, &format!("{at}: {file}"));
    }
    assert_eq!(finding["role"], "Data Engineer", "{at}");
    assert_ne!(finding["before"], finding["after"], "{at}: the fit does not move");
    assert_eq!(finding["typed"], json!({ "day": "2027-01-11", "focus": "app-start" }), "{at}");
    assert_eq!(finding["paper"], json!([]), "{at}: controls are printed");
    assert!(!finding["compared"].as_array().unwrap().is_empty(), "{at}: nothing is compared");
    check_saved(&finding["saved"], folder, &at);
}

/// The page must match the program, except for what is read by meaning, where its vectors are coarser.
fn check_json(page: &str, program: &str, at: &str) {
    if page == program {
        return;
    }
    let [page, program] = [page, program].map(|json| {
        let mut report = serde_json::from_str::<Value>(json).unwrap();
        // The skill that an unknown wording is nearest to is found by meaning.
        let unknown = report["profile"]["unrecognised"].as_array_mut().unwrap();
        unknown.iter_mut().for_each(|wording| wording["nearest"] = Value::Null);
        report
    });
    let by_meaning =
        |skill: &Value| skill["evidence"].as_array().unwrap().iter().any(|found| !found["near"].is_null());
    let skills = |report: &Value| report["profile"]["skills"].as_array().unwrap().clone();
    let is_meant = |report: &Value| skills(report).iter().any(by_meaning);
    if !is_meant(&page) && !is_meant(&program) {
        // Roles are ranked by meaning too.
        assert_eq!(page["profile"], program["profile"], "{at} is read otherwise than by the program");
    }
    let named = |report: &Value| -> BTreeMap<String, Value> {
        let named = skills(report).into_iter().filter(|skill| !by_meaning(skill));
        named.map(|skill| (skill["id"].as_str().unwrap().to_owned(), skill["evidence"].clone())).collect()
    };
    let (mine, theirs) = (named(&page), named(&program));
    for (id, evidence) in &mine {
        // What only one of the two reads by meaning has more evidence there.
        assert!(theirs.get(id).is_none_or(|other| other == evidence), "{at}: {id}");
    }
    for part in ["name", "entries", "language", "language_unknown", "set_aside", "today"] {
        assert_eq!(page["profile"][part], program["profile"][part], "{at}: {part}");
    }
    assert_eq!(page["roles"][0]["id"], program["roles"][0]["id"], "{at}: the nearest role");
}

/// What is saved must match what the program writes with the same corrections, role and time.
fn check_saved(saved: &Value, folder: &Path, at: &str) {
    let text =
        |name: &str| saved[name].as_str().unwrap_or_else(|| panic!("{at}: {name} was not saved: {saved}"));
    let edits = folder.join("corrections.toml");
    std::fs::write(&edits, text("corrections.toml")).unwrap();
    assert!(text("corrections.toml").contains("Kubernetes"), "{at}: {}", text("corrections.toml"));
    assert!(text("corrections.toml").contains(": expert"), "{at}: {}", text("corrections.toml"));
    let resume = top().join(RESUMES[0]);
    let about = ["--role", "data-engineer", "--profile-edits", edits.to_str().unwrap(), "--quiet"];
    let time = ["--per-week", "6", "--start", "2027-01-11"];
    let plan = |format: &str| {
        let words = [&["plan", resume.to_str().unwrap(), "--format", format][..], &about, &time].concat();
        stdout_of(&words)
    };
    assert_eq!(text("skillgap-report.json"), plan("json"), "{at}: JSON");
    assert_eq!(text("skillgap-plan.csv"), plan("csv"), "{at}: CSV");
    assert_eq!(text("skillgap-plan.ics"), plan("ics"), "{at}: ICS");
    let html = text("skillgap-report.html");
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("Data Engineer"), "{at}");
}

/// Tested once: an advert, the other states, hostile files, many files, a file that takes forever.
fn check_further(finding: &Value, advert: &str) {
    assert!(finding["catalogue"].as_str().unwrap().contains("ESCO"), "{}", finding["catalogue"]);
    assert!(finding["early"].as_str().unwrap().contains("you say so"), "{}", finding["early"]);
    assert_eq!(finding["noAdvert"], json!({ "notes": ["Little was recognised"], "parts": 0 }));
    let resume = top().join(RESUMES[0]);
    let words = ["report", resume.to_str().unwrap(), "--posting", advert, "--format", "json", "--quiet"];
    check_json(finding["advert"]["json"].as_str().unwrap(), &stdout_of(&words), "the report on an advert");
    assert!(
        finding["scan"]["error"].as_str().unwrap().contains("This looks like a scan"),
        "{}",
        finding["scan"]
    );
    assert!(finding["foreign"]["notes"].to_string().contains("Another language"), "{}", finding["foreign"]);
    assert!(
        finding["nothing"]["notes"].to_string().contains("Nothing was recognised"),
        "{}",
        finding["nothing"]
    );
    for one in finding["hostile"].as_array().unwrap() {
        let file = one["file"].as_str().unwrap();
        // As much of such a page as possible is read.
        let is_read = file == "wide.html";
        assert!(
            is_read || one["error"].as_str().unwrap().contains(file),
            "{file}: no message names it: {one}"
        );
        assert_eq!(one["after"], "jun-park-skills.csv", "the file after {file} does not work");
        assert_eq!(one["wrong"], "", "after {file}");
    }
    let memory: Vec<u64> =
        finding["memory"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect();
    let (early, late) = (memory[..30].iter().max().unwrap(), memory[70..].iter().max().unwrap());
    assert!(late <= early, "memory grows: {memory:?}");
    assert!(finding["late"].as_str().unwrap().contains("jun-park-skills.csv"), "{}", finding["late"]);
    assert_eq!(finding["afterLate"], "jun-park-skills.csv");
}
