//! The HTML report, read as text; `browser` tests it in a browser.

use crate::constructed::{full, hardly_recognised, hostile};
use crate::left_out::left_out;
use crate::process::{CATALOG, RESUME, stdout_of};
use skillgap_render::{Colour, Detail, View, html};
use std::collections::BTreeSet;

const EVERY: View = View { columns: 80, colour: Colour::Off, detail: Detail::Every, full: true };

/// Elements without content or end tag.
const VOID: &[&str] = &["meta", "br", "hr", "!doctype"];

#[test]
fn the_html_report_in_words() {
    insta::assert_snapshot!(in_words(&html::report(&full(), &EVERY)));
}

#[test]
fn the_html_plan_in_words() {
    insta::assert_snapshot!(in_words(&html::plan(&full(), Some(200.0))));
}

#[test]
fn the_html_comparison_in_words() {
    let words =
        ["roles", "compare", "ml-engineer", "server developer", "--catalog", CATALOG, "--format", "html"];
    insta::assert_snapshot!(in_words(&stdout_of(&[&words[..], &["--resume", RESUME]].concat())));
    let alone = stdout_of(&words);
    assert!(alone.contains("Side by side") && !alone.contains("learning plan"), "{alone}");
}

#[test]
fn every_element_is_closed_where_it_was_opened() {
    for page in pages() {
        let mut open = Vec::new();
        for tag in tags(&page) {
            match tag.name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name.to_owned()), "{tag:?}"),
                None if VOID.contains(&tag.name.as_str()) => {}
                None => open.push(tag.name.clone()),
            }
        }
        assert_eq!(open, Vec::<String>::new());
    }
}

#[test]
fn ids_are_unique_and_every_reference_leads_somewhere() {
    for page in pages() {
        let tags = tags(&page);
        let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.value("id")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{ids:?}");
        let links = tags.iter().filter_map(|tag| tag.value("href"));
        let within = links.filter(|link| !link.starts_with("https://"));
        let links = within.map(|link| link.strip_prefix('#').unwrap());
        let named =
            tags.iter().filter_map(|tag| tag.value("aria-labelledby")).flat_map(str::split_whitespace);
        let dangling: Vec<&str> = links.chain(named).filter(|id| !unique.contains(id)).collect();
        assert_eq!(dangling, Vec::<&str>::new());
    }
}

#[test]
fn headings_go_down_one_level_at_a_time_and_tables_have_heads() {
    for page in pages() {
        let tags = tags(&page);
        let levels: Vec<u32> =
            tags.iter().filter_map(|tag| tag.name.strip_prefix('h').and_then(|n| n.parse().ok())).collect();
        assert_eq!(levels.first(), Some(&1));
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
        assert!(tags.iter().filter(|tag| tag.name == "th").all(|tag| tag.value("scope").is_some()));
        let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
        assert_eq!(count("table"), count("caption"));
        for landmark in ["header", "nav", "main", "footer"] {
            assert_eq!(count(landmark), 1, "{landmark}");
        }
        let charts = tags.iter().filter(|tag| tag.value("role") == Some("img")).count();
        assert_eq!(charts, count("desc"), "every chart is told in words");
    }
}

#[test]
fn a_page_loads_nothing_and_runs_nothing() {
    const HARMLESS: &[&str] = &[
        "a",
        "b",
        "bdi",
        "body",
        "caption",
        "circle",
        "code",
        "dd",
        "desc",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "g",
        "h1",
        "h2",
        "h3",
        "h4",
        "head",
        "header",
        "html",
        "li",
        "line",
        "main",
        "mark",
        "meta",
        "nav",
        "ol",
        "p",
        "q",
        "rect",
        "section",
        "span",
        "strong",
        "style",
        "summary",
        "svg",
        "table",
        "tbody",
        "td",
        "text",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "!doctype",
    ];
    for page in pages() {
        for tag in tags(&page) {
            assert!(HARMLESS.contains(&tag.name.trim_start_matches('/')), "{tag:?}");
            for (name, value) in &tag.attributes {
                assert!(!name.starts_with("on") && name != "src" && name != "style", "{tag:?}");
                // Links lead within the page, or to places to learn, which only the catalogue provides.
                let leads = value.starts_with('#') || value.starts_with("https://");
                assert!(name != "href" || leads, "{tag:?}");
            }
        }
        let policy = "content=\"default-src 'none'; style-src 'sha256-";
        assert!(page.contains(policy), "the policy allows one style sheet and nothing else");
        let steering = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!page.contains(steering));
    }
}

#[test]
fn a_hostile_resume_is_shown_as_it_stands() {
    let page = stdout_of(&["report", "tests/cli/fixtures/hostile.json", "--format", "html"]);
    assert!(
        page.contains("&lt;script&gt;document.title='owned'&lt;/script&gt;"),
        "the name is shown, escaped"
    );
    assert!(page.contains("onerror="), "so are the skills");
    assert!(!page.contains(&"W".repeat(250)), "no word is endless");
}

#[test]
fn the_policy_names_the_style_sheet_that_stands_in_the_page() {
    let page = html::report(&full(), &EVERY);
    let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let Some(sum) = sha256(style) else {
        return left_out("no sha256sum on the path");
    };
    let named = page.split_once("'sha256-").unwrap().1.split_once('\'').unwrap().0;
    assert_eq!(from_base64(named), sum, "put the new sum into STYLE_HASH, in base64");
}

#[test]
fn a_page_of_a_usual_profile_is_small() {
    let page = stdout_of(&["report", "data/examples/alex-rivera.json", "--format", "html"]);
    assert!(page.len() < 150_000, "{} bytes", page.len());
    let named = ["data-scientist", "data-engineer", "data-analyst", "ml-engineer", "ai-programmer"];
    let words: Vec<&str> = named.iter().flat_map(|role| ["--role", role]).collect();
    let start = ["report", "data/examples/alex-rivera.json", "--format", "html"];
    let page = stdout_of(&[&start[..], &words].concat());
    assert!(page.len() < 300_000, "{} bytes", page.len());
}

#[test]
fn hardly_recognised_means_no_chart_and_no_gap() {
    let page = html::report(&hardly_recognised(), &EVERY);
    assert!(page.contains("Only 1 of 14 mentions") && page.contains("Please note"), "{page}");
    assert!(!page.contains("<svg") && !page.contains("TensorFlow"), "{page}");
}

fn pages() -> Vec<String> {
    let compare = ["roles", "compare", "data-engineer", "ai-programmer", "--format", "html"];
    let hostile_file = ["report", "tests/cli/fixtures/hostile.json", "--format", "html"];
    vec![
        html::report(&full(), &EVERY),
        html::report(&hostile(), &EVERY),
        html::report(&hardly_recognised(), &EVERY),
        html::plan(&full(), None),
        stdout_of(&hostile_file),
        stdout_of(&compare),
        stdout_of(&[&compare[..], &["--resume", "data/examples/samira-haddad.json"]].concat()),
    ]
}

/// A tag in the page; `/name` closes.
#[derive(Debug)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The tags of a page in which every `<` in text is escaped and every value is in double quotes.
fn tags(page: &str) -> Vec<Tag> {
    pieces(page).into_iter().filter_map(|(tag, _)| tag).collect()
}

/// Each tag with the text after it, without the style sheet.
fn pieces(page: &str) -> Vec<(Option<Tag>, String)> {
    let (before, rest) = page.split_once("<style>").unwrap();
    let page = before.to_owned() + "<style>" + &rest[rest.find("</style>").unwrap()..];
    let piece = |piece: &str| match piece.split_once('>') {
        Some((tag, text)) => (Some(parse(tag)), text.to_owned()),
        None => (None, piece.to_owned()),
    };
    page.split('<').map(piece).collect()
}

fn parse(tag: &str) -> Tag {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((key, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').expect("a value ends");
        attributes.push((key.trim().to_owned(), value.to_owned()));
        rest = after;
    }
    Tag { name: name.to_lowercase(), attributes }
}

/// The page as read aloud: a line per text, headings marked, charts by their descriptions.
fn in_words(page: &str) -> String {
    let mut lines = vec![String::new()];
    for (tag, text) in pieces(page) {
        let name = tag.map(|tag| tag.name).unwrap_or_default();
        let inline = ["mark", "strong", "b", "span", "bdi", "q", "code", "a"];
        if !inline.contains(&name.trim_start_matches('/')) {
            lines.push(String::new());
        }
        if let Some(level) = name.strip_prefix('h').and_then(|n| n.parse::<usize>().ok()) {
            lines.push("#".repeat(level) + " ");
        }
        lines.last_mut().unwrap().push_str(&text);
    }
    let lines = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// The SHA-256 of a text, from a program that every GNU system has.
fn sha256(text: &str) -> Option<Vec<u8>> {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut child = Command::new("sha256sum").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let output = String::from_utf8(child.wait_with_output().ok()?.stdout).ok()?;
    let digits = output.get(..64)?;
    (0..32).map(|at| u8::from_str_radix(&digits[at * 2..at * 2 + 2], 16).ok()).collect()
}

fn from_base64(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let bits: Vec<u8> = text.bytes().filter(|c| *c != b'=').map(value).collect();
    let bytes = bits.chunks(4).flat_map(|four| {
        let whole = four.iter().fold(0u32, |sum, six| sum << 6 | u32::from(*six)) << (6 * (4 - four.len()));
        whole.to_be_bytes()[1..four.len()].to_vec()
    });
    bytes.collect()
}
