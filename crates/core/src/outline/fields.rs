//! Identifies columns of tables and fields of records by their names.
//!
//! The names come from JSON Resume, FRESH, RenderCV, Reactive Resume, Europass, the MAC format, LinkedIn's
//! export, and common tables. They belong to formats and do not depend on the language of the resume.

use crate::lexicon::{EntryLabel, Heading, Languages, Lexicon};
use crate::mention::SetAsideReason;
use crate::resume::Section;
use crate::text::{compact, fold};

/// The meaning of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// The name of a skill, a group of skills, a certificate or a person, depending on the section.
    Name,
    /// The title of a job.
    Title,
    /// The employer or school.
    Employer,
    /// The place.
    Place,
    /// The start.
    From,
    /// The end.
    To,
    /// A date or period.
    Date,
    /// Whether it is current.
    Current,
    /// Running text.
    Prose,
    /// Names of skills.
    Mentions,
    /// The kind of degree.
    Degree,
    /// The subject of a degree.
    Subject,
    /// A natural language.
    Language,
    /// A level, or a number on a scale.
    Level,
    /// Years of use.
    Years,
    /// When it was used last.
    LastUsed,
    /// The section to which the row belongs.
    Section,
    /// Personal data, which is not read.
    Private,
    /// Technical data: identifiers, icons, visibility.
    Technical,
    /// The name of a column itself.
    Header,
    /// Something that does not count, for the reason that the name gives: "Want to learn".
    Aside(SetAsideReason),
    /// An unknown name.
    Unknown,
}

use Field::{
    Current, Date, Degree, Employer, From, LastUsed, Level, Mentions, Name, Place, Private, Prose, Subject,
    Technical, Title, To, Years,
};

/// Names in [`compact`] form.
const FIELDS: &[(Field, &[&str])] = &[
    (
        Name,
        &[
            "name",
            "skill",
            "skillname",
            "label",
            "category",
            "group",
            "certificate",
            "certification",
            "award",
            "project",
            "course",
            "coursename",
            "certificatename",
            "competence",
        ],
    ),
    (
        Title,
        &[
            "title",
            "position",
            "jobtitle",
            "role",
            "roles",
            "headline",
            "occupation",
            "job",
            "positiontitle",
            "function",
        ],
    ),
    (
        Employer,
        &[
            "company",
            "companyname",
            "employer",
            "organization",
            "organisation",
            "organizationname",
            "firm",
            "institution",
            "school",
            "schoolname",
            "university",
            "college",
            "issuer",
            "authority",
            "publisher",
            "awarder",
            "entity",
            "institutionname",
            "client",
            "workplace",
            "at",
            "where",
            "org",
            "firma",
            "unternehmen",
            "arbeitgeber",
            "entreprise",
            "societe",
            "employeur",
            "empresa",
            "azienda",
            "bedrijf",
            "werkgever",
            "pracodawca",
        ],
    ),
    (Place, &["location", "city", "place", "country", "region", "loc", "state", "address"]),
    (
        From,
        &[
            "startdate",
            "start",
            "started",
            "from",
            "begin",
            "begindate",
            "startedon",
            "datefrom",
            "since",
            "startyear",
            "von",
            "beginn",
            "debut",
            "inicio",
            "inizio",
            "van",
            "od",
            "desde",
            "datainicio",
            "fechainicio",
            "datedebut",
            "datainizio",
            "startdatum",
        ],
    ),
    (
        To,
        &[
            "enddate",
            "end",
            "ended",
            "finishdate",
            "finish",
            "to",
            "until",
            "finishedon",
            "finished",
            "dateto",
            "endyear",
            "releasedate",
            "graduationyear",
            "graduationdate",
            "completed",
            "bis",
            "ende",
            "fin",
            "fim",
            "fine",
            "tot",
            "eind",
            "do",
            "hasta",
            "ate",
            "conclusao",
            "termino",
            "datafim",
            "fechafin",
            "datefin",
            "datafine",
            "einddatum",
        ],
    ),
    (
        Date,
        &[
            "date",
            "dates",
            "year",
            "period",
            "duration",
            "time",
            "when",
            "issuedon",
            "publishedon",
            "awardedon",
            "completiondate",
        ],
    ),
    (Current, &["current", "iscurrent", "present", "ongoing", "currentlyworking"]),
    (
        Prose,
        &[
            "summary",
            "description",
            "details",
            "highlights",
            "achievements",
            "responsibilities",
            "duties",
            "tasks",
            "bullets",
            "about",
            "aboutme",
            "profile",
            "objective",
            "content",
            "text",
            "body",
            "notes",
            "activities",
            "accomplishments",
            "bio",
            "did",
            "what",
            "reason",
            "experience",
            "highlight",
        ],
    ),
    (
        Mentions,
        &[
            "keywords",
            "skills",
            "technology",
            "tool",
            "technologies",
            "techstack",
            "stack",
            "tech",
            "tools",
            "courses",
            "competences",
            "competencies",
            "tags",
            "items",
            "list",
            "members",
            "entries",
            "examples",
            "usedskills",
            "skillsused",
            "technologiesused",
            "software",
            "subskills",
            "languagesused",
        ],
    ),
    (Degree, &["studytype", "degree", "degreename", "qualification", "diploma"]),
    (
        Subject,
        &[
            "area",
            "major",
            "field",
            "fieldofstudy",
            "subject",
            "studyfield",
            "specialization",
            "specialisation",
        ],
    ),
    (Field::Language, &["language"]),
    (
        Level,
        &[
            "level",
            "proficiency",
            "rating",
            "skilllevel",
            "fluency",
            "mastery",
            "expertise",
            "score",
            "leveldescription",
            "proficiencylevel",
        ],
    ),
    (Years, &["years", "yearsofexperience", "yrs", "yearsexperience", "experienceyears", "exp"]),
    (LastUsed, &["lastused", "lastyearused", "lastuse", "lastusedyear"]),
    (Field::Section, &["section"]),
    (
        Private,
        &[
            "email",
            "emails",
            "phone",
            "phonenumber",
            "mobile",
            "telephone",
            "url",
            "urls",
            "website",
            "web",
            "link",
            "links",
            "image",
            "picture",
            "photo",
            "pronouns",
            "gender",
            "nationality",
            "birthdate",
            "dateofbirth",
            "profiles",
            "contact",
            "contacts",
            "username",
            "network",
            "postalcode",
            "zipcode",
            "zip",
            "street",
            "countrycode",
            "firstname",
            "lastname",
            "fullname",
            "maidenname",
            "href",
            "socialnetworks",
            "instantmessengers",
            "twitterhandles",
            "geolocation",
            "industry",
            "github",
            "linkedin",
            "salary",
            "reference",
        ],
    ),
    (
        Technical,
        &[
            "id",
            "uuid",
            "visible",
            "hidden",
            "icon",
            "color",
            "colour",
            "schema",
            "version",
            "meta",
            "lastmodified",
            "canonical",
            "type",
            "columns",
            "layout",
            "template",
            "theme",
            "order",
            "index",
            "enabled",
            "separator",
            "alignment",
            "css",
            "locale",
            "design",
            "kind",
            "licensenumber",
            "number",
            "score",
            "gpa",
        ],
    ),
];

/// The meaning of a field with this name.
pub(super) fn field(name: &str, lexicon: &Lexicon) -> Field {
    if name == super::tables::HEADER {
        return Field::Header;
    }
    let key = compact(name);
    let bare = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let bare = if bare.is_empty() { key.as_str() } else { bare };
    let known = FIELDS.iter().find(|(_, names)| names.contains(&key.as_str()) || names.contains(&bare));
    known.map_or_else(|| worded(name, lexicon), |(field, _)| *field)
}

/// Column headers in other languages, by the words for skills, levels and years.
fn worded(name: &str, lexicon: &Lexicon) -> Field {
    if let Some(reason) = lexicon.set_aside_by_key(name) {
        return Field::Aside(reason);
    }
    if let Some(heading) = lexicon.headings().of(&spaced(name)) {
        return match heading {
            Heading::Opens(Section::Languages) => Field::Language,
            // "Tools used" in the record of a job names no employer.
            Heading::Opens(Section::Skills) => Mentions,
            Heading::Opens(Section::Certificates) => Name,
            Heading::Opens(Section::Summary) => Prose,
            Heading::Private | Heading::References => Private,
            _ => Field::Unknown,
        };
    }
    if let Some(label) = lexicon.entries().labels.whole(&fold(&spaced(name)), Languages::ALL) {
        return match label {
            EntryLabel::Title => Title,
            EntryLabel::Employer => Employer,
            EntryLabel::Place => Place,
            EntryLabel::Dates => Date,
            EntryLabel::Degree => Degree,
            EntryLabel::Other => Prose,
            EntryLabel::GivenName | EntryLabel::FamilyName if lexicon.is_name_label(&spaced(name)) => Name,
            EntryLabel::GivenName | EntryLabel::FamilyName => Private,
        };
    }
    let levels = lexicon.files().any(|(_, files)| holds(&files.levels.units, name));
    let years = lexicon.files().any(|(_, files)| holds(&files.dates.years, name));
    match (levels, years) {
        (true, _) => Level,
        (_, true) => Years,
        _ if lexicon.is_name_label(&spaced(name)) => Name,
        _ if lexicon.people().labels.is(name, Languages::ALL) => Private,
        _ => Field::Unknown,
    }
}

impl Lexicon {
    /// Whether a key, in any language, names a field that only a record has: "empresa", "nombre", "von".
    #[must_use]
    pub fn is_key_of_record(&self, key: &str) -> bool {
        matches!(
            field(key, self),
            Name | Title | Employer | From | To | Date | Degree | Subject | Field::Language
        )
    }
}

fn holds(words: &[String], name: &str) -> bool {
    let key = compact(name);
    // The words of the lexicon are already folded.
    let same = |word: &String| word.chars().filter(|c| c.is_alphanumeric()).eq(key.chars());
    !key.is_empty() && words.iter().any(same)
}

/// The value of a cell that only says whether its column applies to the row; `None` if it says something
/// else.
pub(super) fn flag(text: &str) -> Option<bool> {
    const YES: &[&str] = &[
        "x", "y", "yes", "true", "1", "✓", "✔", "✅", "☑", "ja", "oui", "si", "sim", "tak", "да", "是",
        "はい", "○",
    ];
    const NO: &[&str] = &[
        "",
        "n",
        "no",
        "false",
        "0",
        "-",
        "–",
        "—",
        "✗",
        "✘",
        "❌",
        "☐",
        "nein",
        "non",
        "nao",
        "nee",
        "nie",
        "нет",
        "否",
        "いいえ",
        "×",
    ];
    let text = fold(text.trim());
    if NO.contains(&text.as_str()) { Some(false) } else { YES.contains(&text.as_str()).then_some(true) }
}

/// A key as words: "workExperience", "work_experience".
pub(crate) fn spaced(key: &str) -> String {
    let mut words = String::with_capacity(key.len() + 4);
    let mut last = ' ';
    for c in key.chars() {
        if c.is_uppercase() && last.is_lowercase() {
            words.push(' ');
        }
        words.push(if matches!(c, '_' | '-' | '.') { ' ' } else { c });
        last = c;
    }
    words
}
