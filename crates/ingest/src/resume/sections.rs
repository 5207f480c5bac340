//! The wordings of headings in resumes, and the part of a resume that each of them opens.

use skillgap_core::resume::Section;
use skillgap_core::text::{fold, words};

/// What follows a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A part of the resume.
    In(Section),
    /// Contact data, references: nothing that is read.
    Skipped,
    /// The title of the document; says nothing of what follows.
    Title,
}

const SKILLS: Place = Place::In(Section::Skills);
const WORK: Place = Place::In(Section::Work);
const VOLUNTEER: Place = Place::In(Section::Volunteer);
const PROJECTS: Place = Place::In(Section::Projects);
const EDUCATION: Place = Place::In(Section::Education);
const CERTIFICATES: Place = Place::In(Section::Certificates);
const LANGUAGES: Place = Place::In(Section::Languages);
const SUMMARY: Place = Place::In(Section::Summary);
const PUBLICATIONS: Place = Place::In(Section::Publications);
const AWARDS: Place = Place::In(Section::Awards);
const INTERESTS: Place = Place::In(Section::Interests);
const OTHER: Place = Place::In(Section::Other);

/// Whole headings, folded, without "and" and signs.
const HEADINGS: &[(&str, Place)] = &[
    ("skill set", SKILLS),
    ("skillset", SKILLS),
    ("skills summary", SKILLS),
    ("summary of skills", SKILLS),
    ("skills at a glance", SKILLS),
    ("tech stack", SKILLS),
    ("technology stack", SKILLS),
    ("technical stack", SKILLS),
    ("stack", SKILLS),
    ("technical proficiencies", SKILLS),
    ("technical proficiency", SKILLS),
    ("technical expertise", SKILLS),
    ("technical knowledge", SKILLS),
    ("technical strengths", SKILLS),
    ("technical summary", SKILLS),
    ("technical background", SKILLS),
    ("areas of expertise", SKILLS),
    ("areas of knowledge", SKILLS),
    ("fields of expertise", SKILLS),
    ("core strengths", SKILLS),
    ("key strengths", SKILLS),
    ("core qualifications", SKILLS),
    ("programming languages", SKILLS),
    ("programming", SKILLS),
    ("computer literacy", SKILLS),
    ("languages frameworks", SKILLS),
    ("languages technologies", SKILLS),
    ("languages tools", SKILLS),
    ("what i know", SKILLS),
    ("what i can do", SKILLS),
    ("know how", SKILLS),
    ("work", WORK),
    ("jobs", WORK),
    ("job history", WORK),
    ("career history", WORK),
    ("professional background", WORK),
    ("professional history", WORK),
    ("career", WORK),
    ("positions held", WORK),
    ("internships", WORK),
    ("where i have worked", WORK),
    ("community service", VOLUNTEER),
    ("community involvement", VOLUNTEER),
    ("volunteer work", VOLUNTEER),
    ("voluntary work", VOLUNTEER),
    ("volunteering experience", VOLUNTEER),
    ("open source", PROJECTS),
    ("open source contributions", PROJECTS),
    ("portfolio", PROJECTS),
    ("academic background", EDUCATION),
    ("academic history", EDUCATION),
    ("academic qualifications", EDUCATION),
    ("qualifications", EDUCATION),
    ("professional development", EDUCATION),
    ("continuing education", EDUCATION),
    ("further training", EDUCATION),
    ("relevant coursework", EDUCATION),
    ("language skills", LANGUAGES),
    ("spoken languages", LANGUAGES),
    ("foreign languages", LANGUAGES),
    ("natural languages", LANGUAGES),
    ("profile", SUMMARY),
    ("about", SUMMARY),
    ("about me", SUMMARY),
    ("who i am", SUMMARY),
    ("career goals", SUMMARY),
    ("career goal", SUMMARY),
    ("career objective", SUMMARY),
    ("executive summary", SUMMARY),
    ("career summary", SUMMARY),
    ("summary of qualifications", SUMMARY),
    ("qualifications summary", SUMMARY),
    ("introduction", SUMMARY),
    ("overview", SUMMARY),
    ("at a glance", SUMMARY),
    ("highlights", SUMMARY),
    ("talks", PUBLICATIONS),
    ("conference talks", PUBLICATIONS),
    ("speaking", PUBLICATIONS),
    ("selected papers", PUBLICATIONS),
    ("papers", PUBLICATIONS),
    ("presentations", PUBLICATIONS),
    ("patents", PUBLICATIONS),
    ("accomplishments", AWARDS),
    ("scholarships", AWARDS),
    ("hobbies", INTERESTS),
    ("activities", INTERESTS),
    ("extracurricular activities", INTERESTS),
    ("leisure", INTERESTS),
    ("additional information", OTHER),
    ("other information", OTHER),
    ("further information", OTHER),
    ("miscellaneous", OTHER),
    ("other", OTHER),
    ("references", Place::Skipped),
    ("reference", Place::Skipped),
    ("references available on request", Place::Skipped),
    ("references available upon request", Place::Skipped),
    ("referees", Place::Skipped),
    ("contact", Place::Skipped),
    ("contacts", Place::Skipped),
    ("contact me", Place::Skipped),
    ("contact info", Place::Skipped),
    ("contact information", Place::Skipped),
    ("contact details", Place::Skipped),
    ("personal information", Place::Skipped),
    ("personal info", Place::Skipped),
    ("personal details", Place::Skipped),
    ("personal data", Place::Skipped),
    ("personal particulars", Place::Skipped),
    ("address", Place::Skipped),
    ("links", Place::Skipped),
    ("online profiles", Place::Skipped),
    ("social media", Place::Skipped),
    ("find me online", Place::Skipped),
    ("resume", Place::Title),
    ("cv", Place::Title),
    ("curriculum vitae", Place::Title),
];

/// Words that open a part by themselves or with [`FILLERS`] around them; the first one decides.
const TELLING: &[(&str, Place)] = &[
    ("skills", SKILLS),
    ("skill", SKILLS),
    ("competencies", SKILLS),
    ("competences", SKILLS),
    ("competence", SKILLS),
    ("expertise", SKILLS),
    ("technologies", SKILLS),
    ("tools", SKILLS),
    ("software", SKILLS),
    ("frameworks", SKILLS),
    ("libraries", SKILLS),
    ("databases", SKILLS),
    ("platforms", SKILLS),
    ("abilities", SKILLS),
    ("proficiencies", SKILLS),
    ("strengths", SKILLS),
    ("capabilities", SKILLS),
    ("experience", WORK),
    ("experiences", WORK),
    ("employment", WORK),
    ("volunteering", VOLUNTEER),
    ("volunteer", VOLUNTEER),
    ("projects", PROJECTS),
    ("education", EDUCATION),
    ("courses", EDUCATION),
    ("coursework", EDUCATION),
    ("training", EDUCATION),
    ("trainings", EDUCATION),
    ("certifications", CERTIFICATES),
    ("certification", CERTIFICATES),
    ("certificates", CERTIFICATES),
    ("licenses", CERTIFICATES),
    ("licences", CERTIFICATES),
    ("credentials", CERTIFICATES),
    ("languages", LANGUAGES),
    ("summary", SUMMARY),
    ("objective", SUMMARY),
    ("publications", PUBLICATIONS),
    ("awards", AWARDS),
    ("honors", AWARDS),
    ("honours", AWARDS),
    ("achievements", AWARDS),
    ("interests", INTERESTS),
];

/// Words that may stand beside a telling word without changing what it says.
const FILLERS: &[&str] = &[
    "technical",
    "tech",
    "professional",
    "work",
    "working",
    "key",
    "core",
    "selected",
    "relevant",
    "other",
    "additional",
    "main",
    "my",
    "personal",
    "it",
    "computer",
    "digital",
    "hard",
    "soft",
    "academic",
    "career",
    "history",
    "related",
    "previous",
    "recent",
    "past",
    "side",
    "notable",
    "major",
    "specialized",
    "special",
    "general",
    "basic",
    "transferable",
    "interpersonal",
    "programming",
    "data",
    "software",
    "profile",
    "industry",
    "practical",
    "online",
    "research",
    "teaching",
    "areas",
    "of",
    "used",
    "known",
    "development",
    "engineering",
    "background",
    "records",
    "record",
];

/// The part of a resume that this heading opens; `None` when it is no usual heading.
pub(super) fn place_of(heading: &str) -> Option<Place> {
    let phrase = normalised(heading)?;
    let whole = HEADINGS.iter().find(|(known, _)| *known == phrase).map(|(_, place)| *place);
    whole.or_else(|| by_words(&phrase))
}

/// Words that are no skill themselves, so that a line of them is a heading wherever it stands.
const CLEAR: &[&str] = &[
    "skills",
    "experience",
    "education",
    "projects",
    "employment",
    "certifications",
    "certificates",
    "summary",
    "languages",
    "publications",
    "awards",
    "interests",
    "references",
    "objective",
    "profile",
    "competencies",
];

/// Whether the heading can hardly be anything else.
pub(super) fn is_clear(heading: &str) -> bool {
    heading.starts_with(char::is_uppercase)
        && normalised(heading).is_some_and(|phrase| phrase.split(' ').any(|word| CLEAR.contains(&word)))
}

fn by_words(phrase: &str) -> Option<Place> {
    let telling = |word: &str| TELLING.iter().find(|(known, _)| *known == word).map(|(_, place)| *place);
    let all_known = phrase.split(' ').all(|word| telling(word).is_some() || FILLERS.contains(&word));
    let mut places = phrase.split(' ').filter_map(telling);
    match places.next() {
        // "Software projects", "Tools experience": what is done counts before what with.
        Some(SKILLS) if all_known && phrase.contains("volunteer") => Some(VOLUNTEER),
        Some(WORK) if all_known && phrase.contains("volunteer") => Some(VOLUNTEER),
        Some(SKILLS) if all_known && phrase.starts_with("software ") => {
            Some(places.next_back().unwrap_or(SKILLS))
        }
        first if all_known => first,
        _ => None,
    }
}

/// Small letters, no numbering, no signs, no "and"; `None` for what is too long to be a heading.
fn normalised(heading: &str) -> Option<String> {
    if heading.len() > 80 {
        return None;
    }
    let closed = unspaced(heading);
    let heading = closed.as_deref().unwrap_or(heading);
    let folded = fold(heading.split_once('(').map_or(heading, |(before, _)| before));
    let bare = words(&folded)
        .map(|word| word.trim_matches(['*', '#', '+']))
        .filter(|w| !w.is_empty() && *w != "and");
    let mut bare: Vec<&str> = bare.collect();
    if bare.len() > 1 && bare.first().is_some_and(|first| is_number(first)) {
        bare.remove(0);
    }
    (1..=6).contains(&bare.len()).then(|| bare.join(" "))
}

/// "S K I L L S", "W O R K   H I S T O R Y": letters with a space between them, words with more.
fn unspaced(heading: &str) -> Option<String> {
    const FEWEST_LETTERS: usize = 4;
    let single = |word: &str| word.chars().count() == 1;
    let letters = heading.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic));
    let spaced = heading.split_whitespace().all(single) && letters.count() >= FEWEST_LETTERS;
    let words = || heading.split("  ").map(|word| word.split_whitespace().collect::<String>());
    spaced.then(|| words().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
        || matches!(word, "i" | "ii" | "iii" | "iv" | "v" | "vi" | "vii" | "viii" | "ix" | "x")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_headings_open_their_part() {
        let cases = [
            ("SKILLS", Some(SKILLS)),
            ("Technical Skills:", Some(SKILLS)),
            ("Core Competencies", Some(SKILLS)),
            ("Skills & Tools", Some(SKILLS)),
            ("Tools and technologies", Some(SKILLS)),
            ("Programming languages", Some(SKILLS)),
            ("2. Work Experience", Some(WORK)),
            ("S K I L L S", Some(SKILLS)),
            ("W O R K   E X P E R I E N C E", Some(WORK)),
            ("Work experience (7 years)", Some(WORK)),
            ("II. EMPLOYMENT HISTORY", Some(WORK)),
            ("Professional experience", Some(WORK)),
            ("Relevant Projects", Some(PROJECTS)),
            ("Software projects", Some(PROJECTS)),
            ("Volunteer experience", Some(VOLUNTEER)),
            ("Éducation", Some(EDUCATION)),
            ("Licenses & Certifications", Some(CERTIFICATES)),
            ("Languages", Some(LANGUAGES)),
            ("About me", Some(SUMMARY)),
            ("=== Summary ===", Some(SUMMARY)),
            ("Awards and honours", Some(AWARDS)),
            ("Hobbies", Some(INTERESTS)),
            ("References", Some(Place::Skipped)),
            ("Contact details", Some(Place::Skipped)),
            ("Curriculum Vitae", Some(Place::Title)),
            ("Python", None),
            ("Experience with Python", None),
            ("Software", Some(SKILLS)),
            ("Data Engineering", None),
            ("", None),
        ];
        for (heading, place) in cases {
            assert_eq!(place_of(heading), place, "{heading:?}");
        }
    }
}
