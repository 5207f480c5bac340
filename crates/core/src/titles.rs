//! Maps a job title as people write it to the title of a role: "Sr. Backend Dev (m/f/d)" is a Backend
//! Developer.
//!
//! Words of seniority and types of employment, and abbreviations in titles, are in `titles.toml` of the
//! lexicon. What remains without them must be a name of a role.

use crate::catalog::{Catalog, Role, RoleId};
use crate::lexicon::{Languages, Lexicon, Phrases};
use crate::text::{fold, is_unspaced, words};
use std::borrow::Cow;

/// The most words of a phrase of seniority: "in training".
const LONGEST_PHRASE: usize = 3;
/// The most words of a title.
const MOST_WORDS: usize = 16;
/// Career grades, apart from plain numbers and "L4".
const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi"];
/// The most letters of a class or grade.
const LONGEST_GRADE: usize = 3;
/// The full forms of a title that is only a field.
const ENGINEERS: [&str; 2] = ["developer", "engineer"];

/// The word of a title that says least of the field.
const WIDEST: &str = "software";

/// The least letters before an ending that tells the gender.
const LEAST_STEM: usize = 3;

/// The most bytes of a title.
const LONGEST_NAME: usize = 400;
/// The least similarity at which a title counts as the name with a misspelling.
const MISSPELT: f64 = 0.8;

impl Catalog {
    /// The role with this key, title or alternative title, ignoring case and hyphens, or with the same title
    /// apart from seniority, gender marks, team and type of employment.
    ///
    /// If several roles share a name, keys win over titles and titles over alternative titles.
    ///
    /// ```
    /// # let catalog = skillgap_core::sample::catalog();
    /// assert_eq!(catalog.find_role("Sr. Data Engineer II (m/f/d)"), catalog.find_role("data-engineer"));
    /// ```
    #[must_use]
    pub fn find_role(&self, name: &str) -> Option<RoleId> {
        if name.len() > LONGEST_NAME {
            return None;
        }
        let of = |name: &str| first_of(name, &Lexicon::builtin(), |name| self.role_called(name));
        let in_words = || name.contains('&').then(|| name.replace('&', " and "));
        self.role_called(name)
            .or_else(|| in_words().and_then(|name| self.role_called(&name).or_else(|| of(&name))))
            .or_else(|| of(name))
    }

    /// The titles most similar to a name that no role has, best first, at most `most`.
    ///
    /// Titles that share neither a distinctive word nor most letters with the name are left out.
    #[must_use]
    pub fn nearest_roles(&self, name: &str, most: usize) -> Vec<RoleId> {
        if name.len() > LONGEST_NAME {
            return Vec::new();
        }
        let wanted = fold(name);
        let lexicon = Lexicon::builtin();
        let telling = telling_words(name, &lexicon);
        let helps =
            |likeness: f64, role: &Role| likeness >= MISSPELT || shares_word(&telling, role, &lexicon);
        let mut scored: Vec<(f64, RoleId)> = self
            .role_ids()
            .map(|(id, role)| (title_likeness(&wanted, role), id, role))
            .filter(|(likeness, _, role)| helps(*likeness, role))
            .map(|(likeness, id, _)| (likeness, id))
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.into_iter().take(most).map(|(_, id)| id).collect()
    }
}

/// Whether a title of the role has one of these distinctive words.
fn shares_word(telling: &[String], role: &Role, lexicon: &Lexicon) -> bool {
    let mut titles = std::iter::once(&role.title).chain(&role.alt_titles);
    titles.any(|title| telling_words(title, lexicon).iter().any(|word| telling.contains(word)))
}

/// The best similarity, in `[0,1]`, between a folded name and a role's names.
fn title_likeness(wanted: &str, role: &Role) -> f64 {
    let names = std::iter::once(&role.title).chain(&role.alt_titles);
    names
        .map(|name| fold(name))
        .map(|name| strsim::sorensen_dice(wanted, &name).max(strsim::jaro_winkler(wanted, &name) * 0.9))
        .fold(0.0, f64::max)
}

/// What is found by the first of the folded names that a title may refer to, those that drop least first.
fn first_of<T>(title: &str, lexicon: &Lexicon, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    let segments = segments(title, lexicon);
    let (head, fields) = segments.split_first()?;
    let cores: Vec<Vec<String>> = cores(head, lexicon);
    let of = |names: Vec<String>| names.iter().find_map(|name| find(name));
    // "Software Engineer, Frontend" is a frontend engineer rather than a software engineer, but "Security Engineer, Cloud" is
    // a security engineer.
    let is_telling = |core: &&Vec<String>| core.len() > 1 && core.first().is_some_and(|word| word != WIDEST);
    let telling = cores.last().filter(is_telling).filter(|_| !fields.is_empty());
    telling
        .and_then(|core| find(&core.join(" ")))
        .or_else(|| fields.iter().find_map(|field| of(with_field(&field.join(" "), cores.last()))))
        .or_else(|| of(cores.iter().map(|core| core.join(" ")).collect()))
        .or_else(|| of(cores.iter().filter_map(|core| singular(core)).collect()))
        .or_else(|| cores.iter().find_map(|core| of(of_other_gender(core, lexicon))))
        .or_else(|| cores.iter().find_map(|core| of(in_other_order(core))))
        .or_else(|| of(cores.iter().filter_map(|core| without_noun(core, lexicon)).collect()))
}

/// The names of a title with a field behind it, given what remains of the title: "Engineer, Frontend".
fn with_field(field: &str, core: Option<&Vec<String>>) -> Vec<String> {
    let named = match core.and_then(|core| core.last()) {
        Some(noun) => format!("{field} {noun}"),
        None => field.to_owned(),
    };
    let of_engineers = core.is_none_or(|core| core.iter().any(|word| ENGINEERS.contains(&word.as_str())));
    let nouns = ENGINEERS.iter().filter(|_| of_engineers);
    std::iter::once(named).chain(nouns.map(|noun| format!("{field} {noun}"))).collect()
}

/// "Team Leader Warehouse" as "warehouse team leader", and "Manager Marketing" as "marketing manager".
fn in_other_order(core: &[String]) -> Vec<String> {
    let (Some((first, after)), Some((last, before))) = (core.split_first(), core.split_last()) else {
        return Vec::new();
    };
    let joined = |words: &mut dyn Iterator<Item = &String>| words.cloned().collect::<Vec<_>>().join(" ");
    match core.len() {
        0 | 1 => Vec::new(),
        _ => vec![
            joined(&mut std::iter::once(last).chain(before)),
            joined(&mut after.iter().chain(std::iter::once(first))),
        ],
    }
}

/// "1st line support analyst" as "1st line support": a noun that many titles share says little behind two words or more.
fn without_noun(core: &[String], lexicon: &Lexicon) -> Option<String> {
    let (last, rest) = core.split_last()?;
    let is_common = lexicon.title_words().whole(last, Languages::ALL).is_some();
    (is_common && rest.len() > 1).then(|| rest.join(" "))
}

/// The title of somebody of the other gender, in all spellings that the endings of its first or last word allow.
fn of_other_gender(core: &[String], lexicon: &Lexicon) -> Vec<String> {
    let mut names = Vec::new();
    for at in [0, core.len().saturating_sub(1)] {
        let Some(word) = core.get(at) else { continue };
        for (ending, other) in lexicon.gender_endings() {
            let Some(stem) = word.strip_suffix(ending.as_str()) else { continue };
            // "for" is no forester.
            let least = LEAST_STEM + usize::from(ending.is_empty());
            if stem.chars().count() >= least {
                let changed = format!("{stem}{other}");
                let word = |(i, word): (usize, &String)| if i == at { changed.clone() } else { word.clone() };
                names.push(core.iter().enumerate().map(word).collect::<Vec<_>>().join(" "));
            }
        }
        if core.len() == 1 {
            break;
        }
    }
    names
}

/// The distinctive words of a title: not seniority, types of employment, or nouns that many titles share.
fn telling_words(title: &str, lexicon: &Lexicon) -> Vec<String> {
    let said = segments(title, lexicon).concat();
    let common = |word: &String| {
        lexicon.title_words().whole(word, Languages::ALL).is_some()
            || lexicon.seniority().whole(word, Languages::ALL).is_some()
    };
    said.into_iter().filter(|word| !common(word)).collect()
}

/// The words of a title in full, each with whether it is only about seniority or employment, in these
/// languages.
pub(crate) fn title_words(title: &str, lexicon: &Lexicon, languages: Languages) -> Vec<(String, bool)> {
    let mut words = Vec::new();
    for_title_words(title, lexicon, |word| {
        words.push((word.to_owned(), is_seniority(word, lexicon, languages)));
    });
    words
}

/// Calls `each` for every word of a title in full, in order; single letters are skipped, but not Chinese characters, each
/// of which is a word.
pub(crate) fn for_title_words(title: &str, lexicon: &Lexicon, mut each: impl FnMut(&str)) {
    let cut = cut(title);
    for part in parts(&cut) {
        let said = in_full(part, lexicon);
        let tells = |word: &&str| word.chars().nth(1).is_some() || word.starts_with(is_unspaced);
        said.into_iter().filter(tells).for_each(&mut each);
    }
}

/// Whether a word is only about seniority or employment, in these languages.
pub(crate) fn is_seniority(word: &str, lexicon: &Lexicon, languages: Languages) -> bool {
    let seniority = lexicon.narrowed(languages).seniority();
    seniority.whole(word, languages).is_some() || is_rank(word)
}

/// The parts of a title between commas, dashes and bars, as words in full, without text in parentheses.
fn segments(title: &str, lexicon: &Lexicon) -> Vec<Vec<String>> {
    let cut = cut(title);
    let owned = |part| in_full(part, lexicon).into_iter().map(str::to_owned).collect::<Vec<_>>();
    parts(&cut).map(owned).filter(|part| !part.is_empty()).collect()
}

/// The folded title without text in parentheses, with commas in place of dashes.
fn cut(title: &str) -> String {
    let folded = fold(&without_parentheses(title));
    if folded.contains('-') { folded.replace(" - ", ",") } else { folded }
}

fn parts(cut: &str) -> impl Iterator<Item = &str> {
    cut.split([',', '|', ';', '@', ':'])
}

fn without_parentheses(title: &str) -> Cow<'_, str> {
    if !title.contains(['(', '[', ')', ']']) {
        return Cow::Borrowed(title);
    }
    let mut depth = 0usize;
    let mut keep = |c: char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    Cow::Owned(title.chars().filter(|c| keep(*c)).collect())
}

/// The words of a part with abbreviations expanded: "sr swe" is "senior software engineer".
fn in_full<'t>(part: &'t str, lexicon: &'t Lexicon) -> Vec<&'t str> {
    let said: Vec<&str> = words(part).take(MOST_WORDS).collect();
    let short = lexicon.short_titles();
    let mut full = Vec::new();
    let mut at = 0;
    while let Some(word) = said.get(at) {
        match short.at(&said, at, Languages::ALL) {
            Some((len, number)) => {
                full.extend(lexicon.title_in_full(number).split(' '));
                at += len;
            }
            None => {
                full.push(*word);
                at += 1;
            }
        }
    }
    full
}

/// What remains of a title as seniority, gender marks, numbers and types of employment are removed from its
/// ends, step by step.
fn cores(words: &[String], lexicon: &Lexicon) -> Vec<Vec<String>> {
    let seniority = lexicon.seniority();
    let mut cores = vec![words.to_vec()];
    let mut rest = words;
    loop {
        let shorter = without_last(rest, lexicon).or_else(|| without_first(rest, seniority));
        let Some(shorter) = shorter else {
            return cores.into_iter().filter(|core| !core.is_empty()).collect();
        };
        rest = shorter;
        cores.push(rest.to_vec());
    }
}

fn without_last<'w>(words: &'w [String], lexicon: &Lexicon) -> Option<&'w [String]> {
    let (last, seniority) = (words.last()?, lexicon.seniority());
    if let [rest @ .., grade, class] = words
        && lexicon.grade_words().contains(grade)
        && class.chars().count() <= LONGEST_GRADE
        && !rest.is_empty()
    {
        return Some(rest);
    }
    let rank = lexicon.gender_marks().contains(last) || is_rank(last);
    if rank {
        return words.split_last().map(|(_, rest)| rest);
    }
    let is = |len: &usize| seniority.whole(&words[words.len() - len..].join(" "), Languages::ALL).is_some();
    let len = (1..=LONGEST_PHRASE.min(words.len())).rev().find(is)?;
    words.get(..words.len() - len)
}

fn without_first<'w>(words: &'w [String], seniority: &Phrases<()>) -> Option<&'w [String]> {
    let (len, ()) = seniority.at(words, 0, Languages::ALL)?;
    let rest = words.get(len..)?;
    // In "Head of Data" the preposition is removed too.
    Some(rest.strip_prefix(&["of".to_owned()][..]).unwrap_or(rest))
}

/// Whether a word is a rank: "3", "III", "L4", "E5".
fn is_rank(word: &str) -> bool {
    if ROMAN.contains(&word) {
        return true;
    }
    let digits = word.strip_prefix(['l', 'e']).unwrap_or(word);
    !digits.is_empty() && digits.len() < 3 && digits.chars().all(|c| c.is_ascii_digit())
}

fn singular(core: &[String]) -> Option<String> {
    let (last, rest) = core.split_last()?;
    let last = last.strip_suffix('s').filter(|one| one.len() > 2)?;
    Some(rest.iter().map(String::as_str).chain([last]).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Catalog, RoleDraft};
    use crate::sample;

    fn catalog() -> Catalog {
        let mut draft = sample::draft();
        let template = draft.roles.first().cloned().expect("the sample has a role");
        let role = |key: &str, title: &str, alt: &[&str]| RoleDraft {
            key: key.to_owned(),
            title: title.to_owned(),
            alt_titles: alt.iter().map(|title| (*title).to_owned()).collect(),
            ..template.clone()
        };
        draft.roles = vec![
            role("software-engineer", "Software Engineer", &["Software Developer"]),
            role("data-engineer", "Data Engineer", &[]),
            role("frontend-developer", "Frontend Developer", &["Frontend Engineer"]),
            role("site-reliability-engineer", "Site Reliability Engineer", &[]),
            role("product-manager", "Product Manager", &["Research and Development Manager"]),
            role("lead-developer-ai", "Lead Developer (AI)", &[]),
            role("data-scientist", "Científico de datos", &["Krankenpfleger", "Développeur web"]),
        ];
        Catalog::build(draft).expect("the sample is valid").0
    }

    #[test]
    fn titles_are_found_as_people_write_them() {
        let catalog = catalog();
        let cases = [
            ("Senior Software Engineer", Some("software-engineer")),
            ("Sr. SWE", Some("software-engineer")),
            ("Data Engineer Class 1", Some("data-engineer")),
            ("Data Engineer Band 5", Some("data-engineer")),
            ("Científica de datos", Some("data-scientist")),
            ("Developer Web Lead", None),
            ("Engineer Data", Some("data-engineer")),
            ("Site Reliability Engineer Specialist", Some("site-reliability-engineer")),
            ("Sales & Data Engineer", None),
            ("Research & Development Manager", Some("product-manager")),
            ("Krankenpflegerin", Some("data-scientist")),
            ("Développeuse web (h/f)", Some("data-scientist")),
            ("Software Engineer (m/w/d)", Some("software-engineer")),
            ("Software Engineer m/f/x", Some("software-engineer")),
            ("Principal Software Eng III", Some("software-engineer")),
            ("software engineer - part-time", Some("software-engineer")),
            ("Staff Software Engineer, Search", Some("software-engineer")),
            ("Software Engineering Intern", None),
            ("Software Engineer Intern", Some("software-engineer")),
            ("SRE", Some("site-reliability-engineer")),
            ("Data Engineers", Some("data-engineer")),
            ("Data Engineer L4 [remote, 80-100%]", Some("data-engineer")),
            ("Frontend Dev", Some("frontend-developer")),
            ("Software Engineer, Frontend", Some("frontend-developer")),
            ("Member of Technical Staff, Frontend", Some("frontend-developer")),
            ("Associate Product Manager", Some("product-manager")),
            ("Lead Generation Manager", None),
            ("International Sales Manager", None),
            ("Senior", None),
            ("", None),
        ];
        for (title, key) in cases {
            let found = catalog.find_role(title).map(|id| catalog.role(id).key.as_str());
            assert_eq!(found, key, "{title:?}");
        }
    }

    #[test]
    fn titles_that_are_offered_have_a_word_in_common() {
        let catalog = catalog();
        let near = |name: &str| {
            let near = catalog.nearest_roles(name, 3);
            near.iter().map(|id| catalog.role(*id).key.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(near("Lead Generation Manager"), [] as [&str; 0]);
        assert_eq!(near("Registered Nurse"), [] as [&str; 0]);
        assert_eq!(near("Data Wizard"), ["data-engineer"]);
        assert_eq!(near("Frontent Develper"), ["frontend-developer"]);
        assert_eq!(near(&"Data Wizard ".repeat(10_000)), [] as [&str; 0]);
    }
}
