//! The keys by which JSON, YAML and TOML files name the parts of a resume.

use super::node::Node;
use skillgap_core::resume::Section;
use skillgap_core::text::compact;

/// What stands under a key at the top of a resume, or in its `basics`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// The map of the person's own data.
    Basics,
    /// The person's name.
    Name,
    /// Running text about the person.
    About,
    /// The skills, in any shape.
    Skills,
    /// Entries of work, projects and so on.
    Entries(Section),
    /// Data about the person or the file that is never read.
    Private,
}

/// Keys as [`compact`] spells them.
const KEYS: &[(&str, Key)] = &[
    ("basics", Key::Basics),
    ("name", Key::Name),
    ("fullname", Key::Name),
    ("summary", Key::About),
    ("about", Key::About),
    ("aboutme", Key::About),
    ("profile", Key::About),
    ("objective", Key::About),
    ("headline", Key::About),
    ("label", Key::About),
    ("title", Key::About),
    ("description", Key::About),
    ("skills", Key::Skills),
    ("skill", Key::Skills),
    ("technicalskills", Key::Skills),
    ("softskills", Key::Skills),
    ("hardskills", Key::Skills),
    ("technologies", Key::Skills),
    ("techstack", Key::Skills),
    ("tools", Key::Skills),
    ("competencies", Key::Skills),
    ("programminglanguages", Key::Skills),
    ("work", Key::Entries(Section::Work)),
    ("workexperience", Key::Entries(Section::Work)),
    ("experience", Key::Entries(Section::Work)),
    ("experiences", Key::Entries(Section::Work)),
    ("employment", Key::Entries(Section::Work)),
    ("jobs", Key::Entries(Section::Work)),
    ("volunteer", Key::Entries(Section::Volunteer)),
    ("volunteering", Key::Entries(Section::Volunteer)),
    ("projects", Key::Entries(Section::Projects)),
    ("education", Key::Entries(Section::Education)),
    ("courses", Key::Entries(Section::Education)),
    ("certificates", Key::Entries(Section::Certificates)),
    ("certifications", Key::Entries(Section::Certificates)),
    ("licenses", Key::Entries(Section::Certificates)),
    ("publications", Key::Entries(Section::Publications)),
    ("awards", Key::Entries(Section::Awards)),
    ("languages", Key::Entries(Section::Languages)),
    ("interests", Key::Entries(Section::Interests)),
    ("hobbies", Key::Entries(Section::Interests)),
    ("references", Key::Private),
    ("email", Key::Private),
    ("phone", Key::Private),
    ("url", Key::Private),
    ("website", Key::Private),
    ("location", Key::Private),
    ("address", Key::Private),
    ("profiles", Key::Private),
    ("contact", Key::Private),
    ("links", Key::Private),
    ("image", Key::Private),
    ("picture", Key::Private),
    ("photo", Key::Private),
    ("pronouns", Key::Private),
    ("gender", Key::Private),
    ("nationality", Key::Private),
    ("birthdate", Key::Private),
    ("dateofbirth", Key::Private),
    ("meta", Key::Private),
    ("schema", Key::Private),
    ("version", Key::Private),
];

/// What stands under this key.
pub(super) fn key(name: &str) -> Option<Key> {
    let name = compact(name);
    KEYS.iter().find(|(known, _)| *known == name).map(|(_, key)| *key)
}

/// Whether the tree is a map in which a resume could be: one of its keys leads to texts.
pub(super) fn is_known(root: &Node) -> bool {
    let Node::Map(entries) = root else { return false };
    let telling = |name: &str| key(name).is_some_and(|k| !matches!(k, Key::Private | Key::Name));
    entries.iter().any(|(name, _)| telling(&name.text))
}

/// What a field of an entry holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// Running text.
    Prose,
    /// Mentions.
    Mentions,
    /// The name of the entry, which says something in some sections and is a company's in others.
    Title,
    /// The kind of degree.
    Degree,
    /// The subject of a degree.
    Subject,
    /// Deeper entries: projects within a job.
    Nested,
}

const FIELDS: &[(&str, Field)] = &[
    ("position", Field::Prose),
    ("jobtitle", Field::Prose),
    ("role", Field::Prose),
    ("roles", Field::Prose),
    ("headline", Field::Prose),
    ("summary", Field::Prose),
    ("description", Field::Prose),
    ("details", Field::Prose),
    ("highlights", Field::Prose),
    ("achievements", Field::Prose),
    ("responsibilities", Field::Prose),
    ("duties", Field::Prose),
    ("tasks", Field::Prose),
    ("bullets", Field::Prose),
    ("keywords", Field::Mentions),
    ("skills", Field::Mentions),
    ("technologies", Field::Mentions),
    ("techstack", Field::Mentions),
    ("stack", Field::Mentions),
    ("tech", Field::Mentions),
    ("tools", Field::Mentions),
    ("courses", Field::Mentions),
    ("name", Field::Title),
    ("title", Field::Title),
    ("language", Field::Title),
    ("certificate", Field::Title),
    ("studytype", Field::Degree),
    ("degree", Field::Degree),
    ("area", Field::Subject),
    ("major", Field::Subject),
    ("field", Field::Subject),
    ("fieldofstudy", Field::Subject),
    ("subject", Field::Subject),
    ("projects", Field::Nested),
    ("positions", Field::Nested),
];

/// What this field of an entry holds; `None` for all that is not read, companies and dates among it.
pub(super) fn field(name: &str) -> Option<Field> {
    let name = compact(name);
    FIELDS.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
}
