//! Tests of the page's engine without a page: its answers match what the program would write.
#![allow(missing_docs, unreachable_pub)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail by panicking"
)]

use serde_json::{Value, json};
use skillgap_core::catalog::Catalog;
use skillgap_core::engine::Engine;
use skillgap_core::plan::PlanOptions;
use skillgap_core::report::{Report, Selection};
use skillgap_core::sample;
use skillgap_ingest::edits::{Edits, edits_of};
use skillgap_ingest::resume::read_resume_bytes;
use skillgap_web::Session;

const RESUME: &str = "Ada Example\n\nSkills\n\nPython (advanced), SQL, Docker, Git, Kong\n";
const ADVERT: &str = "# Web Developer\n\n## Requirements\n\n- JavaScript is required\n- React is required\n- SQL is required\n- Git is a plus\n";

fn ask(session: &mut Session, question: Value, bytes: &[u8]) -> Value {
    let message = [question.to_string().as_bytes(), b"\n", bytes].concat();
    serde_json::from_str(&session.answer(&message)).unwrap()
}

fn started() -> Session {
    let mut session = Session::default();
    let answer = ask(&mut session, json!({ "ask": "start" }), b"");
    assert!(answer["catalog"]["skills"].as_u64().unwrap() > 1_000, "{answer}");
    session
}

fn read(session: &mut Session) {
    let answer = ask(session, json!({ "ask": "resume", "name": "cv.txt" }), RESUME.as_bytes());
    assert_eq!(answer["reads_like_advert"], false, "{answer}");
}

fn report(session: &mut Session, wanted: Value) -> Report {
    let mut question = json!({ "ask": "report" });
    question.as_object_mut().unwrap().extend(wanted.as_object().unwrap().clone());
    let answer = ask(session, question, b"");
    serde_json::from_value(answer["report"].clone()).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

#[test]
fn the_report_is_that_of_the_library() {
    let mut session = started();
    read(&mut session);
    let engine = Engine::builtin();
    let profile = engine.profile(&read_resume_bytes("cv.txt", RESUME.as_bytes(), None).unwrap().resume);
    let expected = engine.report_on(&profile, &Selection::Top(3), &PlanOptions::default());
    assert_eq!(report(&mut session, json!({})), expected);
    let saved = ask(&mut session, json!({ "ask": "save", "wanted": {}, "format": "json" }), b"");
    assert_eq!(saved["text"], skillgap_render::json::render(&expected).unwrap());
}

#[test]
fn corrections_change_the_report_and_go_into_a_file_and_back() {
    let mut session = started();
    read(&mut session);
    let corrections =
        json!({ "wrong": ["sql"], "held": [{ "id": "kubernetes", "level": "expert" }, { "id": "react" }] });
    let corrected = report(&mut session, json!({ "corrections": corrections }));
    let held = |id: &str| corrected.profile.skills.iter().find(|skill| skill.id == id);
    assert!(held("sql").is_none() && held("react").is_some());
    assert_eq!(held("kubernetes").unwrap().level.unwrap().as_str(), "expert");
    let wanted = json!({ "corrections": corrections });
    let saved = ask(&mut session, json!({ "ask": "save", "wanted": wanted, "format": "corrections" }), b"");
    let file = saved["text"].as_str().unwrap();
    let held = vec!["Kubernetes: expert".to_owned(), "React".to_owned()];
    assert_eq!(edits_of("me.toml", file.as_bytes()).unwrap(), Edits { wrong: vec!["SQL".to_owned()], held });
    let back = ask(&mut session, json!({ "ask": "corrections", "name": "me.toml" }), file.as_bytes());
    assert_eq!(back["wrong"], corrections["wrong"]);
    assert_eq!(back["held"][0], corrections["held"][0]);
}

#[test]
fn an_advert_takes_the_place_of_a_role_and_leaves_no_trace() {
    let mut session = started();
    read(&mut session);
    let before = report(&mut session, json!({}));
    let answer = ask(&mut session, json!({ "ask": "advert", "name": "job.md" }), ADVERT.as_bytes());
    assert!(answer["advert"]["requirements"].as_array().unwrap().len() >= 3, "{answer}");
    let on_advert = report(&mut session, json!({}));
    assert!(on_advert.posting.is_some());
    assert_eq!(on_advert.roles.len(), 1);
    // The same again, with a resume that is read after the advert.
    read(&mut session);
    assert_eq!(report(&mut session, json!({})), on_advert);
    ask(&mut session, json!({ "ask": "no-advert" }), b"");
    assert_eq!(report(&mut session, json!({})), before);
}

#[test]
fn what_is_ticked_moves_the_fit_and_roles_are_compared() {
    let mut session = started();
    read(&mut session);
    let wanted = json!({ "role": "data-engineer" });
    let gap = report(&mut session, wanted.clone()).roles[0].gaps[0].id.clone();
    let moved = ask(&mut session, json!({ "ask": "what-if", "wanted": wanted, "learn": [gap] }), b"");
    let role = &moved["what_if"]["roles"][0];
    assert!(role["fit_after"].as_f64() > role["fit_before"].as_f64(), "{moved}");
    let both =
        ask(&mut session, json!({ "ask": "compare", "wanted": wanted, "with": "data-scientist" }), b"");
    assert!(both["html"].as_str().unwrap().contains("Data Scientist"));
    let same = ask(&mut session, json!({ "ask": "compare", "wanted": wanted, "with": "data-engineer" }), b"");
    assert!(same["error"]["message"].as_str().unwrap().contains("the same role"), "{same}");
}

#[test]
fn what_is_typed_finds_roles_and_skills() {
    let mut session = started();
    let first = |session: &mut Session, ask_for: &str, text: &str| {
        ask(session, json!({ "ask": ask_for, "text": text }), b"")["offers"][0]["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(first(&mut session, "roles", "data engin"), "data-engineer");
    assert_eq!(first(&mut session, "skills", "k8s"), "kubernetes");
    assert_eq!(first(&mut session, "skills", "pyt"), "python");
    assert_eq!(ask(&mut session, json!({ "ask": "roles", "text": "" }), b"")["offers"], json!([]));
}

#[test]
fn another_catalogue_is_taken_and_a_damaged_one_is_not() {
    let mut session = Session::default();
    let bytes = sample::catalog().to_bytes().unwrap();
    let answer = ask(&mut session, json!({ "ask": "start" }), &bytes);
    assert_eq!(answer["catalog"]["roles"], sample::catalog().roles().len());
    read(&mut session);
    let about = report(&mut session, json!({})).catalog;
    let refused = ask(&mut session, json!({ "ask": "start" }), &bytes[..bytes.len() - 1]);
    assert!(refused["error"]["message"].as_str().unwrap().contains("cut short"), "{refused}");
    assert_eq!(report(&mut session, json!({})).catalog, about, "the old one is still there");
    assert!(about.skills < Catalog::builtin().skills().len());
}

#[test]
fn whatever_is_asked_there_is_an_answer() {
    let mut session = Session::default();
    for (message, part) in [
        (&b""[..], "not known"),
        (b"\xff\n\xff", "not known"),
        (b"{\"ask\":\"weather\"}", "not known"),
        (b"{\"ask\":\"report\"}", "no resume was read yet"),
        (b"{\"ask\":\"resume\",\"name\":\"cv.pdf\"}\n%PDF-1.7", "cv.pdf"),
        (b"{\"ask\":\"resume\",\"name\":\"cv.txt\",\"today\":\"soon\"}\nPython", "soon"),
    ] {
        let answer: Value = serde_json::from_str(&session.answer(message)).unwrap();
        let told = answer["error"]["message"].as_str().unwrap_or_else(|| panic!("{answer}"));
        assert!(told.contains(part), "{told}");
    }
}
