//! Reads Europass files, from the old editor (SkillsPassport, XML and JSON) and the new one (Candidate, XML).
//!
//! Both are converted into the tree of a JSON Resume, which its reader reads.

use super::node::Node;
use skillgap_core::source_text::{SourceText, SourceTextBuilder};
use skillgap_core::text::compact;

/// The resume in a Europass file; `None` for any other tree.
pub(super) fn as_resume(root: &Node) -> Option<Node> {
    let learner = deep(root, "learnerinfo").into_iter().next();
    if let Some(learner) = learner {
        return Some(skills_passport(learner));
    }
    let candidate = get(root, "candidateprofile").is_some() || get(root, "candidateperson").is_some();
    candidate.then(|| self::candidate(root))
}

/// A file from the old editor.
fn skills_passport(learner: &Node) -> Node {
    let mut basics = Fields::default();
    let name: Vec<&SourceText> =
        ["firstname", "surname"].iter().filter_map(|key| deep_text(learner, key)).collect();
    basics.joined("name", &name);
    basics.text(
        "label",
        get(learner, "headline").and_then(|node| {
            deep_text(node, "label")
                .filter(|_| deep(node, "description").iter().any(|node| plain(node).is_some()))
        }),
    );
    let mut work = Vec::new();
    for job in entries(learner, "workexperience") {
        let mut fields = Fields::default();
        fields.text("position", get(job, "position").and_then(plain));
        fields.text("employer", get(job, "employer").and_then(|node| get(node, "name")).and_then(plain));
        fields.period(get(job, "period"));
        fields.text("summary", get(job, "activities").and_then(plain));
        work.push(fields.node());
    }
    let mut education = Vec::new();
    for school in entries(learner, "education") {
        let mut fields = Fields::default();
        fields.text("studyType", get(school, "title").and_then(plain));
        fields.text(
            "institution",
            get(school, "organisation").and_then(|node| get(node, "name")).and_then(plain),
        );
        fields.period(get(school, "period"));
        fields.text("summary", get(school, "activities").and_then(plain));
        education.push(fields.node());
    }
    let mut languages = Vec::new();
    for (kind, native) in [("mothertongue", true), ("foreignlanguage", false)] {
        for language in entries(learner, kind) {
            let said = get(language, "description");
            let mut fields = Fields::default();
            fields.text("language", said.and_then(|said| plain(said).or_else(|| deep_text(said, "code"))));
            if native {
                fields.fixed("level", "native");
            } else {
                fields.text("level", get(language, "proficiencylevel").and_then(lowest));
            }
            languages.push(fields.node());
        }
    }
    let skills = deep(learner, "skills").into_iter().next();
    let described = skills.map(described).unwrap_or_default();
    let mut resume = Fields::default();
    resume.nodes.push((key("basics"), basics.node()));
    resume.list("work", work);
    resume.list("education", education);
    resume.list("skills", described);
    resume.list("languages", languages);
    let more = entries(learner, "achievement").into_iter().map(|achievement| {
        let mut fields = Fields::default();
        fields.text("title", get(achievement, "title").and_then(plain));
        fields.text("description", get(achievement, "description").and_then(plain));
        fields.node()
    });
    resume.list("achievements", more.collect());
    resume.node()
}

/// The descriptions of all skills except languages.
fn described(skills: &Node) -> Vec<Node> {
    let Node::Map(kinds) = skills else { return Vec::new() };
    let kinds = kinds.iter().filter(|(name, _)| compact(&name.text) != "linguistic");
    let texts = kinds.flat_map(|(_, kind)| deep(kind, "description")).filter_map(plain);
    texts.map(|text| Node::Text(text.clone())).collect()
}

/// A file from the new editor.
fn candidate(root: &Node) -> Node {
    let mut resume = Fields::default();
    let mut basics = Fields::default();
    if let Some(person) = deep(root, "personname").into_iter().next() {
        let name: Vec<&SourceText> =
            ["givenname", "familyname"].iter().filter_map(|key| deep_text(person, key)).collect();
        basics.joined("name", &name);
    }
    basics.text("summary", deep(root, "executivesummary").into_iter().find_map(plain));
    resume.nodes.push((key("basics"), basics.node()));
    let mut work = Vec::new();
    for employer in entries(root, "employerhistory") {
        let name = deep_text(employer, "organizationname");
        let positions = deep(employer, "positionhistory");
        for position in positions.into_iter().flat_map(items) {
            let mut fields = Fields::default();
            fields.text("position", deep_text(position, "positiontitle"));
            fields.text("employer", name);
            fields.spell(position);
            fields.text("summary", deep_text(position, "description"));
            work.push(fields.node());
        }
    }
    resume.list("work", work);
    let mut education = Vec::new();
    for school in entries(root, "educationorganizationattendance") {
        let mut fields = Fields::default();
        fields.text("studyType", deep_text(school, "degreename"));
        fields.text("institution", deep_text(school, "organizationname"));
        fields.spell(school);
        fields.text(
            "summary",
            deep_text(school, "occupationalskillscovered").or_else(|| deep_text(school, "description")),
        );
        education.push(fields.node());
    }
    resume.list("education", education);
    let (mut skills, mut languages) = (Vec::new(), Vec::new());
    for native in deep(root, "primarylanguagecode").into_iter().flat_map(items) {
        let mut fields = Fields::default();
        fields.text("language", plain(native));
        fields.fixed("level", "native");
        languages.push(fields.node());
    }
    for competency in entries(root, "personcompetency") {
        let kind = deep_text(competency, "taxonomyid").map(|kind| compact(&kind.text)).unwrap_or_default();
        let id = deep_text(competency, "competencyid");
        if kind == "language" {
            let mut fields = Fields::default();
            fields.text("language", deep_text(competency, "competencyname").or(id));
            fields.text("level", lowest(competency));
            languages.push(fields.node());
        } else {
            let name = deep_text(competency, "competencyname").or(id);
            skills.extend(name.map(|name| Node::Text(name.clone())));
        }
    }
    resume.list("skills", skills);
    resume.list("languages", languages);
    for (wanted, name) in
        [("certifications", "certificates"), ("licenses", "licenses"), ("publicationhistory", "publications")]
    {
        resume.nodes.extend(deep(root, wanted).into_iter().take(1).map(|node| (key(name), node.clone())));
    }
    resume.node()
}

/// The lowest level of the Common European Framework below a node: what the person can do in every respect.
fn lowest(node: &Node) -> Option<&SourceText> {
    let mut levels = Vec::new();
    texts(node, &mut levels);
    levels.retain(|text| {
        let text = text.text.trim().as_bytes();
        matches!(text, [b'A'..=b'C' | b'a'..=b'c', b'1' | b'2'])
    });
    levels.into_iter().min_by_key(|text| text.text.trim().to_ascii_uppercase())
}

fn texts<'n>(node: &'n Node, into: &mut Vec<&'n SourceText>) {
    match node {
        Node::Text(text) | Node::Plain(text) => into.push(text),
        Node::List(items) => items.iter().for_each(|item| texts(item, into)),
        Node::Map(parts) => parts.iter().for_each(|(_, node)| texts(node, into)),
        Node::Null => {}
    }
}

fn key(name: &str) -> SourceText {
    let mut text = SourceTextBuilder::default();
    text.push_for(name, 0..0);
    text.finish()
}

/// The fields of a record under construction.
#[derive(Default)]
struct Fields {
    nodes: Vec<(SourceText, Node)>,
}

impl Fields {
    fn text(&mut self, name: &str, text: Option<&SourceText>) {
        self.nodes.extend(text.map(|text| (key(name), Node::Text(text.clone()))));
    }

    fn fixed(&mut self, name: &str, text: &str) {
        self.nodes.push((key(name), Node::Text(key(text))));
    }

    fn joined(&mut self, name: &str, texts: &[&SourceText]) {
        let mut whole = SourceTextBuilder::default();
        for text in texts {
            if !whole.is_empty() {
                whole.push_for(" ", text.source_of(0)..text.source_of(0));
            }
            whole.push_part(text, 0..text.text.len());
        }
        if !whole.is_empty() {
            self.nodes.push((key(name), Node::Text(whole.finish())));
        }
    }

    fn list(&mut self, name: &str, items: Vec<Node>) {
        if !items.is_empty() {
            self.nodes.push((key(name), Node::List(items)));
        }
    }

    /// Adds a period with separate year and month fields.
    fn period(&mut self, period: Option<&Node>) {
        let Some(period) = period else { return };
        for (wanted, name) in [("from", "startDate"), ("to", "endDate")] {
            self.nodes.extend(get(period, wanted).and_then(month).map(|text| (key(name), Node::Text(text))));
        }
        let current = get(period, "current").and_then(plain);
        self.text("current", current.filter(|text| compact(&text.text) == "true"));
    }

    /// Adds a period whose ends are dates, at any depth.
    fn spell(&mut self, node: &Node) {
        for (wanted, name) in [("startdate", "startDate"), ("enddate", "endDate")] {
            let date =
                deep(node, wanted).into_iter().find_map(|node| plain(node).or_else(|| first_text(node)));
            self.text(name, date);
        }
        let goes_on = ["currentindicator", "ongoing"].iter().find_map(|key| deep_text(node, key));
        self.text("current", goes_on.filter(|text| compact(&text.text) == "true"));
    }

    fn node(self) -> Node {
        Node::Map(self.nodes)
    }
}

fn first_text(node: &Node) -> Option<&SourceText> {
    let mut found = Vec::new();
    texts(node, &mut found);
    found.into_iter().next()
}

/// A year and a month, which may be written "--03", as "2015-03".
fn month(node: &Node) -> Option<SourceText> {
    let number = |wanted: &str| {
        let text = get(node, wanted).and_then(plain)?;
        Some((text.text.trim_start_matches(['-', ' ']).parse::<u32>().ok()?, text))
    };
    let Some((year, place)) = number("year") else { return plain(node).cloned() };
    let written = match number("month") {
        Some((month, _)) => format!("{year:04}-{month:02}"),
        None => format!("{year:04}"),
    };
    let mut text = SourceTextBuilder::default();
    text.push_for(&written, place.source_of(0)..place.source_of(place.text.len()));
    Some(text.finish())
}

/// The field with this name.
fn get<'n>(node: &'n Node, wanted: &str) -> Option<&'n Node> {
    let Node::Map(parts) = node else { return None };
    parts.iter().find(|(name, _)| compact(&name.text) == wanted).map(|(_, node)| node)
}

/// All fields with this name, at any depth, but none within another.
fn deep<'n>(node: &'n Node, wanted: &str) -> Vec<&'n Node> {
    let mut found = Vec::new();
    search(node, wanted, &mut found);
    found
}

fn search<'n>(node: &'n Node, wanted: &str, found: &mut Vec<&'n Node>) {
    match node {
        Node::Map(parts) => {
            for (name, node) in parts {
                if compact(&name.text) == wanted {
                    found.push(node);
                } else {
                    search(node, wanted, found);
                }
            }
        }
        Node::List(items) => items.iter().for_each(|item| search(item, wanted, found)),
        _ => {}
    }
}

fn deep_text<'n>(node: &'n Node, wanted: &str) -> Option<&'n SourceText> {
    deep(node, wanted).into_iter().find_map(plain)
}

/// The entries with this name, in their own list ("WorkExperienceList") or not.
fn entries<'n>(node: &'n Node, wanted: &str) -> Vec<&'n Node> {
    let listed = deep(node, &format!("{wanted}list"));
    let found = if listed.is_empty() { deep(node, wanted) } else { listed };
    let inner = |node: &'n Node| match get(node, wanted) {
        Some(only) => items(only),
        None => items(node),
    };
    found.into_iter().flat_map(inner).filter(|node| !matches!(node, Node::Null)).collect()
}

fn items(node: &Node) -> Vec<&Node> {
    match node {
        Node::List(items) => items.iter().collect(),
        other => vec![other],
    }
}

/// The text of a node: its own, which follows its attributes, or that of its label.
fn plain(node: &Node) -> Option<&SourceText> {
    match node {
        Node::Text(text) | Node::Plain(text) => Some(text),
        Node::Map(parts) => {
            let labelled =
                ["label", "text", "description"].iter().find_map(|key| get(node, key)).and_then(plain);
            labelled.or_else(|| match parts.last() {
                Some((_, Node::Text(text))) => Some(text),
                _ => None,
            })
        }
        _ => None,
    }
}
