//! Reads the metadata of a job posting that pages provide for search engines: JSON-LD of the type
//! `JobPosting` (schema.org).
//!
//! If a page has it, only that posting is read, without menus, cookie notices and other offers. The metadata
//! becomes a small page, which is read like any other.

use serde_json::Value;

/// Records are no deeper nested; what is deeper is no posting, and the page is read as all pages are.
const DEEPEST: usize = 8;

/// The fewest characters of a description; a shorter one is a teaser, and the page says more.
const SHORTEST: usize = 200;

/// The texts of the metadata, each with a heading for its content.
const TEXTS: &[(&str, &str)] = &[
    ("description", ""),
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Requirements"),
    ("skills", "Requirements"),
    ("experienceRequirements", "Requirements"),
    ("educationRequirements", "Requirements"),
    ("jobBenefits", "Benefits"),
    ("incentiveCompensation", "Benefits"),
];

/// The posting as a page; `None` if it is not a posting, or says too little.
pub(super) fn page_of(record: &str) -> Option<String> {
    let value: Value = serde_json::from_str(record.trim()).ok()?;
    let posting = find(&value, DEEPEST)?;
    let description = text_of(posting.get("description")?)?;
    if description.chars().count() < SHORTEST {
        return None;
    }
    let mut page = String::from("<body>");
    if let Some(title) = posting.get("title").or(posting.get("name")).and_then(text_of) {
        page.push_str(&format!("<h1>{}</h1>", escaped(&title)));
    }
    for (label, path) in [
        ("Location", &["jobLocation", "address", "addressLocality"][..]),
        ("Employment type", &["employmentType"][..]),
        ("Salary", &["baseSalary", "value", "value"][..]),
    ] {
        if let Some(fact) = at(posting, path).and_then(text_of) {
            page.push_str(&format!("<p>{label}: {}</p>", escaped(&fact)));
        }
    }
    for (field, heading) in TEXTS {
        let Some(text) = posting.get(*field).and_then(text_of).filter(|text| !text.trim().is_empty()) else {
            continue;
        };
        if !heading.is_empty() {
            page.push_str(&format!("<h2>{heading}</h2>"));
        }
        page.push_str(&as_markup(&text));
    }
    Some(page + "</body>")
}

/// The metadata of a posting, at any depth.
fn find(value: &Value, depth: usize) -> Option<&Value> {
    let is_posting = |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("JobPosting"));
    match value {
        Value::Object(fields) => {
            let kind = fields.get("@type");
            if kind.is_some_and(|kind| {
                is_posting(kind) || kind.as_array().is_some_and(|all| all.iter().any(is_posting))
            }) {
                return Some(value);
            }
            let next = depth.checked_sub(1)?;
            fields.values().find_map(|value| find(value, next))
        }
        Value::Array(items) => {
            let next = depth.checked_sub(1)?;
            items.iter().find_map(|value| find(value, next))
        }
        _ => None,
    }
}

/// The value at a path; for a list, its first item.
fn at<'v>(value: &'v Value, path: &[&str]) -> Option<&'v Value> {
    let first = |value: &'v Value| value.as_array().map_or(Some(value), |items| items.first());
    path.iter().try_fold(first(value)?, |value, key| first(value.get(key)?))
}

/// The text of a value: a list line by line, an object by its name or description.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let texts: Vec<String> = items.iter().filter_map(flat).collect();
            (!texts.is_empty()).then(|| texts.join("\n"))
        }
        Value::Object(_) => flat(value),
        Value::Null | Value::Bool(_) => None,
    }
}

fn flat(value: &Value) -> Option<String> {
    let named = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    value.as_str().map(str::to_owned).or_else(|| named("name")).or_else(|| named("description"))
}

/// A text as HTML: existing or doubly escaped markup is kept, plain lines become paragraphs.
fn as_markup(text: &str) -> String {
    let has_tags = |text: &str| {
        ["</p>", "</li>", "<br", "</div>", "</ul>", "<p>", "<li>"].iter().any(|tag| text.contains(tag))
    };
    if has_tags(text) {
        return text.to_owned();
    }
    let unescaped =
        super::ENTITIES.iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign));
    if has_tags(&unescaped) {
        return unescaped;
    }
    text.lines().map(|line| format!("<p>{}</p>", escaped(line))).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_posting_is_found_wherever_it_stands() {
        let long = "You know Python. ".repeat(20);
        let plain = format!(r#"{{"@type":"JobPosting","title":"Nurse & Carer","description":"{long}"}}"#);
        let page = page_of(&plain).expect("a posting");
        assert!(page.starts_with("<body><h1>Nurse &amp; Carer</h1><p>You know Python."), "{page}");
        let nested = format!(r#"{{"@graph":[{{"@type":"WebSite"}},{plain}]}}"#);
        assert_eq!(page_of(&nested), Some(page));
        let escaped = plain.replace(&long, &format!("&lt;ul&gt;&lt;li&gt;{long}&lt;/li&gt;&lt;/ul&gt;"));
        assert!(page_of(&escaped).is_some_and(|page| page.contains("<ul><li>You know")));
    }

    #[test]
    fn what_is_no_posting_is_left_to_the_page() {
        for record in
            ["", "{", r#"{"@type":"Person"}"#, r#"{"@type":"JobPosting","description":"short"}"#, "[1,2]"]
        {
            assert_eq!(page_of(record), None, "{record}");
        }
        let deep = "[".repeat(100) + &"]".repeat(100);
        assert_eq!(page_of(&deep), None);
    }
}
