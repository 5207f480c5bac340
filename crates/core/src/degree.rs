//! Finds degrees in running text: "BSc in Computer Science", "B.S. Physics", "Laurea magistrale in
//! Ingegneria", "M.B.A.".
//!
//! The catalogue calls the degree in a field "Degree in FIELD", and grades by their names ("Bachelor's
//! Degree"); the lexicon's `degrees.toml` lists their names in resumes. A grade is followed by words like
//! "of" or "degree in" and the field: a name of any skill that has a degree.

use crate::catalog::{Catalog, Skill, SkillKind};
use crate::lexicon::{DegreeWords, Grade, Languages, Lexicon};
use crate::matcher::{Candidate, Matcher};
use crate::resume::Section;
use crate::scan::{Around, Gap, Word, words_of};
use crate::text::compact;
use std::cell::Cell;

/// The most words of a field.
const LONGEST_FIELD: usize = 5;
/// The most fillers before the field: "'s degree of science in".
const MOST_FILLERS: usize = 6;
/// The most degrees that share a field: "BS/MS in CS".
const MOST_GRADES: usize = 3;
/// Names of grades up to this length may also be words or other abbreviations ("as", "ma", "be").
const SHORT: usize = 3;
/// The bytes between "Ph.D" and "Biology" in "Ph.D., Biology".
const DOT_COMMA_SPACE: usize = 3;
/// The most bytes of a dot, a closing bracket and a space.
const DOT_BRACKET_SPACE: usize = 3;
/// The most words that say when a degree was given up.
const MOST_WORDS_OF_WHEN: usize = 4;
/// The most letters of an abbreviation of a grade, or of a part of one: "Dipl.-Betr."
const LONGEST_ABBREVIATION: usize = 5;
/// The letters that every word of a sentence has one of.
const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];
/// The distance in words within which a remark marks a degree as unfinished.
const REACH: usize = 8;

/// The key of the skill that stands for school-leaving qualifications.
const SCHOOL_LEAVING: &str = "highschooldiploma";

/// The most words of a clause that are examined; all names of grades are shorter.
const LONGEST_CLAUSE: usize = 16;

/// A degree and the words it covers.
#[derive(Debug, Default)]
pub(crate) struct Degree {
    /// The grades ("Bachelor's Degree") and the degree in the field ("Degree in Physics").
    pub(crate) held: Vec<Candidate>,
    /// The field itself ("Physics"), if the degree was not finished.
    pub(crate) studied: Option<Candidate>,
    /// One past the last word.
    pub(crate) end: usize,
    /// Whether it is expected, in progress or abandoned.
    pub(crate) unfinished: bool,
}

/// The text in which degrees are searched.
struct Reader<'r> {
    catalog: &'r Catalog,
    matcher: &'r Matcher,
    words: &'r [Word],
    around: Around,
    /// How many names of grades were met in the text.
    met: &'r Cell<usize>,
}

/// So many names of grades are read in a text as degrees; a resume has ten.
const MOST_DEGREES: usize = 1_000;

/// The name of a grade in a text.
struct Named {
    grade: Grade,
    key: String,
    start: usize,
    end: usize,
    /// Whether its spelling is unambiguous: with dots, in capitals, or in several words.
    telling: bool,
}

fn is_number(word: &Word) -> bool {
    word.folded.chars().all(|c| c.is_ascii_digit())
}

/// The degree that starts at this word.
pub(crate) fn degree_at(
    (catalog, matcher, around): (&Catalog, &Matcher, Around),
    words: &[Word],
    at: usize,
) -> Option<Degree> {
    degree_in((catalog, matcher, around), words, at, &Cell::new(0))
}

/// As [`degree_at`], in a text in which so many names of grades were met; beyond [`MOST_DEGREES`], there is none.
pub(crate) fn degree_in(
    (catalog, matcher, around): (&Catalog, &Matcher, Around),
    words: &[Word],
    at: usize,
    met: &Cell<usize>,
) -> Option<Degree> {
    if met.get() > MOST_DEGREES {
        return None;
    }
    let reader = Reader { catalog, matcher, words, around, met };
    reader.degree(at).or_else(|| reader.degree_abroad(at))
}

/// The grade that ends a name for the degree in a field, as in Chinese: "软件工程 硕士".
pub(crate) fn grade_behind(
    (catalog, matcher, around): (&Catalog, &Matcher, Around),
    words: &[Word],
    (from, to): (usize, usize),
    name: Candidate,
) -> Option<Candidate> {
    let reader = Reader { catalog, matcher, words: words.get(..to)?, around, met: &Cell::new(0) };
    if to < from + 2 || !reader.is_of_field(name) {
        return None;
    }
    (from + 1..to)
        .find_map(|at| reader.phrase(at).filter(|named| named.end == to))
        .and_then(|named| reader.grade_skill(&named))
}

impl Reader<'_> {
    fn degree(&self, at: usize) -> Option<Degree> {
        if self.is_initials(at) {
            return None;
        }
        let mut named: Vec<Named> = Vec::new();
        let mut next = at;
        while named.len() < MOST_GRADES
            && let Some(grade) = self.grade(next).filter(|_| next == at || self.goes_on(next))
        {
            next = grade.end;
            named.push(grade);
        }
        let last = named.last()?;
        self.met.set(self.met.get() + 1);
        if let [school] = named.as_slice()
            && school.grade == Grade::School
        {
            let unfinished = self.around.expected || self.is_unfinished(at, school.end);
            let held = vec![self.lookup(SCHOOL_LEAVING)?];
            return Some(Degree { held, studied: None, end: school.end, unfinished });
        }
        // "Master of computer science" may be known as a whole, including the field.
        let whole = || self.field(last.start, self.clause_end(last.start));
        let field = self.field_after(last.end).or_else(|| self.field_after(last.start + 1)).or_else(whole);
        let telling = named.iter().any(|grade| grade.telling && grade.grade != Grade::Any);
        let own_field = named.iter().find_map(|grade| self.own_field(grade));
        if field.is_none() && own_field.is_none() && (!telling || self.is_other_initials(last)) {
            return None;
        }
        let end = field.as_ref().map_or(last.end, |field| field.end.max(last.end));
        if self.is_of_others(end) {
            return None;
        }
        let mut held: Vec<Candidate> = named.iter().filter_map(|grade| self.grade_skill(grade)).collect();
        held.extend(field.as_ref().map(|field| field.degree).or(own_field));
        held.dedup_by_key(|candidate| candidate.skill);
        let unfinished = self.around.expected || self.is_unfinished(at, end);
        let studied = field.and_then(|field| field.studied).filter(|_| unfinished);
        (!held.is_empty()).then_some(Degree { held, studied, end, unfinished })
    }

    /// Whether people of that degree are meant: "helped Ph.D. and M.B.A. students".
    fn is_of_others(&self, end: usize) -> bool {
        let lexicon = self.matcher.lexicon();
        let is_joint =
            |word: &Word| lexicon.lists().conjunctions.whole(&word.folded, self.languages()).is_some();
        let mut at = end;
        while self.words.get(at).is_some_and(is_joint)
            && let Some(next) = self.grade(at + 1)
        {
            at = next.end;
        }
        // The last dot of an abbreviation looks like the end of a sentence.
        let next = self.words.get(at).filter(|word| !word.capital && word.before != Gap::List);
        !matches!(self.around.section, Section::Education | Section::Certificates)
            && next.is_some_and(|word| lexicon.is_of_people(&word.folded, self.languages()))
    }

    /// Whether what stands here are the initials of somebody: "Dr. M. A. Brown".
    fn is_initials(&self, at: usize) -> bool {
        let salutations = &self.matcher.lexicon().people().salutations;
        let before = at.checked_sub(1).and_then(|before| self.words.get(before));
        let is_of_one_letter = self.words.get(at).is_some_and(|word| word.folded.chars().count() == 1);
        is_of_one_letter
            && before.is_some_and(|word| salutations.whole(&word.folded, self.languages()).is_some())
    }

    /// Whether two initials without a field are hardly a degree, as in a line about work: "residents with M.S. and
    /// dementia".
    fn is_other_initials(&self, named: &Named) -> bool {
        named.end == named.start + 2 && named.key.len() == 2 && self.around.section.shows_work()
    }

    /// A degree named in a language that the text is not written in: "Diplom-Ingenieur Maschinenbau" in an English
    /// resume.
    fn degree_abroad(&self, at: usize) -> Option<Degree> {
        let word = self.words.get(at)?;
        let long = word.folded.chars().count() >= LONGEST_ABBREVIATION
            || self.words.get(at + 1).is_some_and(|next| next.before == Gap::Joined('-'));
        let lexicon = self.matcher.lexicon();
        if self.around.section != Section::Education
            || !self.starts_part(at)
            || !long
            || is_number(word)
            || lexicon.is_ordinary_word(&word.folded, self.languages())
        {
            return None;
        }
        let clause = self.words.get(..self.abbreviations_end(at))?;
        let others = lexicon.languages().filter(|language| !self.languages().holds(*language));
        let language = others.map(Languages::of).find(|language| {
            lexicon.degrees(*language).any(|of| of.grades.at(clause, at, *language).is_some())
        })?;
        let around = Around { languages: self.languages().and(language), ..self.around };
        Reader { around, ..*self }.degree(at)
    }

    /// Whether another grade follows: "BS/MS", "Bachelor : B.S", "Bachelor and Master".
    fn goes_on(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| matches!(word.before, Gap::Joined(_) | Gap::Colon | Gap::List))
    }

    fn grade(&self, at: usize) -> Option<Named> {
        let named = self.dotted(at).or_else(|| self.phrase(at))?;
        // "be", "as" and "it" are words; "MS", "MA" and "BA" mean other things outside education.
        let short = named.key.len() <= SHORT && named.key.is_ascii();
        let education = self.around.section == Section::Education;
        if named.grade == Grade::School && !(education && self.starts_part(at)) {
            return None;
        }
        let begins = self.words.get(at)?.capital || self.starts_part(at);
        (named.telling || !short || (education && begins)).then_some(named)
    }

    /// Whether a word is the first of a line or of a part of it, apart from a year before it.
    fn starts_part(&self, at: usize) -> bool {
        let after_number = at.checked_sub(1).and_then(|before| self.words.get(before)).is_none_or(is_number);
        after_number
            || self.words.get(at).is_some_and(|word| !matches!(word.before, Gap::Space | Gap::Joined(_)))
    }

    /// Initials with dots: "B.S.", "Ph.D", "M. Sc.", "B.Tech".
    fn dotted(&self, at: usize) -> Option<Named> {
        let first = self.words.get(at).filter(|word| word.capital && word.folded.len() <= SHORT)?;
        let dotted = |end: usize| {
            let (before, word) = (self.words.get(end - 1)?, self.words.get(end)?);
            let apart = before.folded.len() <= 2 && word.before == Gap::Break && word.capital;
            (word.before == Gap::Joined('.') || (apart && word.start - before.end == 2))
                .then_some(&word.folded)
        };
        let mut key = first.folded.clone();
        let mut end = at + 1;
        let mut found = None;
        while let Some(next) = dotted(end).filter(|_| end < at + 4) {
            key.push_str(next);
            end += 1;
            let grade = self.tables().find_map(|words| words.grades.whole(&key, self.languages()));
            // "Ph. D'Arcy" is a person.
            let is_name = self
                .words
                .get(end)
                .is_some_and(|next| next.capital && matches!(next.before, Gap::Joined('\'' | '’')));
            if let Some(grade) = grade.filter(|_| !is_name) {
                found = Some(Named { grade, key: key.clone(), start: at, end, telling: true });
            }
        }
        found
    }

    fn phrase(&self, at: usize) -> Option<Named> {
        let clause = self.words.get(..self.abbreviations_end(at))?;
        let named = self.tables().filter_map(|words| words.grades.at(clause, at, self.languages()));
        let (len, grade) = named.reduce(|longest, next| if next.0 > longest.0 { next } else { longest })?;
        let run = self.words.get(at..at + len)?;
        let key: String = run.iter().map(|word| word.folded.as_str()).collect();
        let capitals = run.iter().map(|word| word.capitals).sum::<usize>();
        let abbreviation = key.len() > 2 && capitals > 1 && run.len() == 1;
        // "Lic. en Psicología", "mgr Anna"
        let dotted = self.words.get(at + len).is_some_and(|next| self.is_dotted(at + len - 1, next));
        let unspoken = key.len() > 2 && key.is_ascii() && !key.contains(VOWELS);
        let opens = (dotted || unspoken) && self.around.section == Section::Education && self.starts_part(at);
        let opens = opens || (grade != Grade::Associate && self.opens_line(at, at + len));
        Some(Named { grade, key, start: at, end: at + len, telling: abbreviation || opens || len > 1 })
    }

    /// Whether two capitals at the beginning of a line about education stand before the name of what was studied: "BA
    /// Childhood Practice", "MA (Hons) History", but not "MS Office" or "Boston, MA".
    fn opens_line(&self, at: usize, end: usize) -> bool {
        let (Some(word), Some(next)) = (self.words.get(at), self.words.get(end)) else { return false };
        let behind_year = at.checked_sub(1).and_then(|at| self.words.get(at)).is_some_and(is_number);
        let first = at == 0 || word.before == Gap::Break || (behind_year && word.before == Gap::Space);
        let named =
            next.capital && next.folded.len() > SHORT && matches!(next.before, Gap::Space | Gap::List);
        self.around.section == Section::Education
            && first
            && end == at + 1
            && word.folded.len() == 2
            && word.capitals == 2
            && named
            && self.lookup(&format!("{}{}", word.folded, next.folded)).is_none()
    }

    fn languages(&self) -> Languages {
        self.around.languages.and(self.matcher.lexicon().english())
    }

    /// Where the current clause ends.
    fn clause_end(&self, at: usize) -> usize {
        let ends = |word: &Word| {
            #[cfg(test)]
            crate::steps::step();
            matches!(word.before, Gap::Break | Gap::List | Gap::Colon)
        };
        let behind = self.words.get(at + 1..).unwrap_or(&[]).iter().take(LONGEST_CLAUSE);
        let more = behind.take_while(|word| !ends(word)).count();
        at + 1 + more
    }

    /// Where the clause ends if the dot of a short word does not end it: "Dr. rer. nat.".
    fn abbreviations_end(&self, at: usize) -> usize {
        let mut end = self.clause_end(at);
        while end < at + LONGEST_CLAUSE
            && self.words.get(end).is_some_and(|next| self.is_dotted(end - 1, next))
        {
            end = self.clause_end(end);
        }
        end
    }

    /// Whether only a dot and a space, or a bracket, separate a short word from the next.
    fn is_dotted(&self, at: usize, next: &Word) -> bool {
        let short = |word: &Word| word.folded.chars().count() <= LONGEST_ABBREVIATION;
        let near = |word: &Word| next.start - word.end <= DOT_COMMA_SPACE;
        next.before == Gap::Break && self.words.get(at).is_some_and(|word| short(word) && near(word))
    }

    /// The skill for a grade.
    fn grade_skill(&self, named: &Named) -> Option<Candidate> {
        let keys: &[&str] = match named.grade {
            Grade::Associate => &["associatedegree"],
            Grade::Bachelor => &["bachelor", "bachelorsdegree"],
            Grade::Master => &["msc", "mastersdegree"],
            // Doctors of medicine or law do not have a PhD: their grade has its own field.
            Grade::Doctorate if self.own_field(named).is_none() => &["phd", "doctorate"],
            Grade::Mba => &["mba"],
            Grade::School => &[SCHOOL_LEAVING],
            Grade::Doctorate | Grade::Any => &[],
        };
        keys.iter().find_map(|key| self.lookup(key))
    }

    /// The field included in a grade: "B.Com" is a degree in accounting, "LLB" in law.
    fn own_field(&self, named: &Named) -> Option<Candidate> {
        self.lookup(&named.key).filter(|found| self.is_of_field(*found))
    }

    /// Whether a skill is the degree in a field.
    fn is_of_field(&self, found: Candidate) -> bool {
        let skill = self.catalog.skill(found.skill);
        skill.kind == SkillKind::Credential && compact(&skill.label).starts_with("degreein")
    }

    fn lookup(&self, key: &str) -> Option<Candidate> {
        self.matcher.lookup(key, self.languages()).map(|(candidate, _)| candidate)
    }

    /// The field after a grade and optional fillers: the nearest one, and the longest that the catalogue
    /// knows.
    fn field_after(&self, from: usize) -> Option<Field> {
        let rest = self.words.get(from..).unwrap_or(&[]);
        // A dot, a comma or a colon may follow the grade directly: "B.S. Physics", "Ph.D., Biology".
        let last = self.words.get(from.wrapping_sub(1))?;
        let joined = |(i, word): &(usize, &Word)| {
            let near = word.before != Gap::Break || word.start - last.end <= DOT_COMMA_SPACE;
            let filler = |at: usize| rest.get(at..=at).is_some_and(|one| self.is_filler(one, 0));
            let bracketed = match word.before {
                Gap::List => filler(*i) || (*i > 0 && filler(i - 1)),
                // "B.Sc. (Hons.) Psychology"
                Gap::Break => i.checked_sub(1).is_some_and(|before| {
                    filler(before)
                        && rest.get(before).is_some_and(|w| word.start - w.end <= DOT_BRACKET_SPACE)
                }),
                _ => false,
            };
            matches!(word.before, Gap::Space | Gap::Joined(_)) || (*i == 0 && near) || bracketed
        };
        let reach = rest.iter().enumerate().take(MOST_FILLERS + LONGEST_FIELD).take_while(joined).count();
        let clause = self.words.get(..from + reach)?;
        let mut start = from;
        while start < clause.len() && start <= from + MOST_FILLERS {
            if let Some(field) = self.field(start, clause.len()) {
                return Some(field);
            }
            // "Science" may be a filler or part of the field: the longest known field wins.
            let filler = self.is_filler(clause, start);
            // "BSc (Hons) Adult Nursing"
            let kind = || {
                self.around.section == Section::Education
                    && clause
                        .get(start)
                        .is_some_and(|word| word.capital && matches!(word.before, Gap::Space | Gap::List))
                    && clause.get(start + 1).is_some_and(|word| word.capital && word.before == Gap::Space)
            };
            if !filler
                && kind()
                && let Some(field) = self.field(start + 1, clause.len())
            {
                return Some(field);
            }
            start += if filler { 1 } else { self.unfinished_at(clause, start)? };
        }
        None
    }

    fn field(&self, from: usize, reach: usize) -> Option<Field> {
        (from + 1..=reach.min(from + LONGEST_FIELD)).rev().find_map(|end| {
            let name: String = self.words.get(from..end)?.iter().map(|word| word.folded.as_str()).collect();
            let studied = self.lookup(&name);
            let of_field = |name: &str| self.lookup(&format!("degreein{name}"));
            let as_named = |(before, behind): &(String, String)| {
                self.lookup(&format!("{before}{name}{behind}")).filter(|found| self.is_of_field(*found))
            };
            let degree = of_field(&name)
                .or(studied.filter(|found| self.is_of_field(*found)))
                .or_else(|| of_field(&compact(&self.catalog.skill(studied?.skill).label)))
                .or_else(|| of_field(&format!("{name}engineering")))
                .or_else(|| self.tables().flat_map(|of| &of.named).find_map(as_named))?;
            Some(Field { degree, studied: studied.filter(|found| found.skill != degree.skill), end })
        })
    }

    /// Whether the words around a degree mark it as unfinished: "expected", "coursework toward",
    /// "abgebrochen".
    fn is_unfinished(&self, from: usize, end: usize) -> bool {
        let inside = (from..end).any(|at| self.unfinished_at(self.words, at).is_some());
        inside || self.is_begun_before(from) || self.is_begun_after(end)
    }

    /// Whether a word is a filler between grades and fields, or part of a code.
    fn is_filler(&self, words: &[Word], at: usize) -> bool {
        words.get(at).is_some_and(is_code)
            || self.tables().any(|of| of.fillers.at(words, at, self.languages()).is_some())
    }

    /// The number of words at this position that mark a degree as unfinished.
    fn unfinished_at(&self, words: &[Word], at: usize) -> Option<usize> {
        self.tables().find_map(|of| of.unfinished.at(words, at, self.languages())).map(|(len, ())| len)
    }

    fn tables(&self) -> impl Iterator<Item = &DegreeWords> {
        self.matcher.lexicon().degrees(self.languages())
    }

    /// Whether words before it in the same clause mark it as unfinished: "Pursuing a BSc", "coursework toward
    /// an MSc".
    fn is_begun_before(&self, from: usize) -> bool {
        let before = (from.saturating_sub(REACH)..from).rev();
        let mut clause =
            before.take_while(|at| self.words.get(at + 1).is_some_and(|w| w.before != Gap::Break));
        clause.any(|at| self.unfinished_at(self.words, at).is_some())
    }

    /// Whether a separate part after it says so and little else: "BSc, expected May 2027", "MSc (in
    /// progress)".
    fn is_begun_after(&self, end: usize) -> bool {
        let last = (end + REACH).min(self.words.len());
        let begins_part = |at: &usize| {
            let within = |word: &Word| matches!(word.before, Gap::Space | Gap::Joined(_));
            self.words.get(*at).is_some_and(|word| *at == end || !within(word))
        };
        (end..last).filter(begins_part).any(|at| {
            let Some(len) = self.unfinished_at(self.words, at) else { return false };
            let rest = self.words.get(at + len..self.clause_end(at + len - 1)).unwrap_or(&[]);
            let headed = self.words.get(at + len).is_some_and(|word| word.before == Gap::Colon);
            let dated = rest.iter().any(|word| word.folded.contains(|c: char| c.is_ascii_digit()));
            // "abandoned in the second year"
            let when = rest.first().is_some_and(|word| {
                self.matcher.lexicon().function_words().holds(&word.folded, self.languages())
            });
            !headed && (rest.len() < 2 || dated || (when && rest.len() <= MOST_WORDS_OF_WHEN))
        })
    }
}

/// Whether a word is part of a code such as "LM-56": a number, or two or three capitals.
fn is_code(word: &Word) -> bool {
    let letters = word.folded.chars().count();
    is_number(word) || (letters <= SHORT && letters == word.capitals && letters > 1)
}

/// Whether a skill is a school-leaving qualification: GCSE, A-levels, Abitur.
pub(crate) fn is_school_leaving(skill: &Skill) -> bool {
    skill.kind == SkillKind::Credential && compact(&skill.label) == SCHOOL_LEAVING
}

/// Whether a text next to a degree marks it as unfinished.
pub(crate) fn is_unfinished(lexicon: &Lexicon, text: &str, languages: Languages) -> bool {
    lexicon.degrees(languages).any(|words| words.unfinished.occurs(text, languages))
}

/// Whether a text next to a degree says nothing but that it is unfinished, "(not completed)", or begins with that in
/// brackets: "(withdrew after two terms)", but not "(final year project: bridges)".
pub(crate) fn is_remark_of_unfinished(lexicon: &Lexicon, text: &str, languages: Languages) -> bool {
    let remark = text.trim_matches(|c: char| !c.is_alphanumeric());
    let words = words_of(remark);
    let goes_on = |len: usize| {
        words.get(len).is_some_and(|next| {
            next.before != Gap::Space || lexicon.function_words().holds(&next.folded, languages)
        })
    };
    let is_bracketed = text.trim_start().starts_with(['(', '（', '[']);
    lexicon.degrees(languages).any(|of| {
        of.unfinished
            .at(&words, 0, languages)
            .is_some_and(|(len, ())| len == words.len() || (is_bracketed && goes_on(len)))
    })
}

struct Field {
    degree: Candidate,
    studied: Option<Candidate>,
    end: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Place, SkillDraft};
    use crate::scan::words_of;

    fn catalog() -> Catalog {
        let skill = |key: &str, label: &str, alts: &[&str], kind: SkillKind| SkillDraft {
            place: Place::default(),
            key: key.to_owned(),
            label: label.to_owned(),
            alt_labels: alts.iter().map(|a| (*a).to_owned()).collect(),
            names: Vec::new(),
            kind,
            hours: 3000.0,
            implies: Vec::new(),
            broader: Vec::new(),
            related: Vec::new(),
            prerequisites: Vec::new(),
            needs_context: false,
            project: None,
        };
        let degree = |key: &str, label: &str, alts: &[&str]| skill(key, label, alts, SkillKind::Credential);
        let mut draft = crate::sample::draft();
        draft.skills.extend([
            degree("degree-in-computer-science", "Degree in Computer Science", &[]),
            degree("degree-in-engineering", "Degree in Engineering", &["M.Tech"]),
            degree("degree-in-mechanical-engineering", "Degree in Mechanical Engineering", &[]),
            degree("degree-in-electrical-engineering", "Degree in Electrical Engineering", &[]),
            degree("degree-in-business", "Degree in Business", &[]),
            degree("degree-in-biology", "Degree in Biology", &[]),
            degree("degree-in-law", "Degree in Law", &["JD"]),
            degree("bachelors-degree", "Bachelor's Degree", &["bachelor"]),
            degree("masters-degree", "Master's Degree", &["MSc"]),
            degree("associate-degree", "Associate Degree", &[]),
            degree("high-school-diploma", "High School Diploma", &[]),
            degree("phd", "PhD", &[]),
            degree("mba", "MBA", &[]),
        ]);
        let mut field = skill("computer-science", "Computer Science", &["CS"], SkillKind::Knowledge);
        field.names = vec![
            ("es".to_owned(), vec!["Ingeniería Informática".to_owned()]),
            ("fr".to_owned(), vec!["informatique".to_owned()]),
            ("zh".to_owned(), vec!["计算机科学".to_owned()]),
        ];
        let mut electrical =
            skill("electrical-engineering", "Electrical Engineering", &[], SkillKind::Knowledge);
        electrical.names = vec![("de".to_owned(), vec!["Elektrotechnik".to_owned()])];
        let mut engineering = skill("engineering", "Engineering", &[], SkillKind::Knowledge);
        engineering.names = vec![("it".to_owned(), vec!["ingegneria".to_owned()])];
        let mergers = skill("mergers", "Mergers and Acquisitions", &["M&A"], SkillKind::Knowledge);
        draft.skills.extend([field, electrical, engineering, mergers]);
        Catalog::build(draft).expect("the sample is valid").0
    }

    /// The labels of the first degree in a text of an education section, in the languages of these codes.
    fn read(text: &str, codes: &[&str]) -> (Vec<String>, bool) {
        let catalog = catalog();
        let matcher = Matcher::new(&catalog);
        let lexicon = Lexicon::builtin();
        let language = |all: Languages, code: &&str| all.with(lexicon.language(code).expect("it is known"));
        let languages = codes.iter().fold(Languages::default(), language);
        let around = Around { languages, section: Section::Education, expected: false, asking: false };
        let words = words_of(text);
        let found = (0..words.len()).find_map(|at| degree_at((&catalog, &matcher, around), &words, at));
        let Some(degree) = found else { return (Vec::new(), false) };
        let label = |candidate: Candidate| catalog.skill(candidate.skill).label.clone();
        (degree.held.into_iter().map(label).collect(), degree.unfinished)
    }

    #[test]
    fn degrees_are_read_in_their_usual_wordings() {
        let cases: &[(&str, &[&str])] = &[
            ("BSc in Computer Science", &["Bachelor's Degree", "Degree in Computer Science"]),
            ("Bachelor of Science in Computer Science", &["Bachelor's Degree", "Degree in Computer Science"]),
            ("Master's degree in computer science", &["Master's Degree", "Degree in Computer Science"]),
            ("Master of Computer Science, 2019", &["Master's Degree", "Degree in Computer Science"]),
            ("Bachelor of Engineering", &["Bachelor's Degree", "Degree in Engineering"]),
            ("B.S. in Computer Science", &["Bachelor's Degree", "Degree in Computer Science"]),
            ("B.Sc. Biology", &["Bachelor's Degree", "Degree in Biology"]),
            ("M. Sc. Biology", &["Master's Degree", "Degree in Biology"]),
            ("B.E. Mechanical", &["Bachelor's Degree", "Degree in Mechanical Engineering"]),
            ("M.Eng. in Electrical Engineering", &["Master's Degree", "Degree in Electrical Engineering"]),
            ("Ph.D. in Biology", &["PhD", "Degree in Biology"]),
            ("Ph.D., Biology", &["PhD", "Degree in Biology"]),
            ("BSc (Hons) Computer Science", &["Bachelor's Degree", "Degree in Computer Science"]),
            ("BSc, Python, Biology", &["Bachelor's Degree"]),
            ("Minor in Biology", &[]),
            ("M.B.A., Riverton University", &["MBA"]),
            ("M.A. History", &["Master's Degree"]),
            ("BA Childhood Practice, 2014", &["Bachelor's Degree"]),
            ("2004 MA (Hons) History", &["Master's Degree"]),
            ("MA, USA", &[]),
            ("AS Pottery Notes", &[]),
            ("M.Tech", &["Master's Degree", "Degree in Engineering"]),
            ("J.D., Riverton University", &["Degree in Law"]),
            ("BS/MS in CS", &["Bachelor's Degree", "Master's Degree", "Degree in Computer Science"]),
            ("Bachelor : B.S : Business", &["Bachelor's Degree", "Degree in Business"]),
            ("Scrum master", &[]),
            ("Work as a team, be on time", &[]),
            ("MS Excel", &[]),
        ];
        for (text, expected) in cases {
            let (labels, unfinished) = read(text, &[]);
            assert_eq!((labels.as_slice(), unfinished), (strings(expected).as_slice(), false), "{text:?}");
        }
    }

    #[test]
    fn who_left_school_with_a_certificate_holds_it() {
        let held: &[&str] = &["High School Diploma"];
        for (text, code) in [
            ("High school graduate, 2011", "en"),
            ("2011 Leaving Certificate", "en"),
            ("Fachoberschulreife", "de"),
            ("Liceo scientifico, diploma di maturità", "it"),
        ] {
            assert_eq!(read(text, &[code]), (strings(held), false), "{text:?}");
        }
        assert_eq!(read("Abitur (laufend)", &["de"]), (strings(held), true));
        // What follows is no field of the degree.
        assert_eq!(read("High school diploma in Biology", &["en"]).0, strings(held));
        let teacher = ["Bachelor's Degree"];
        assert_eq!(read("Bachelor of Secondary School Education", &["en"]).0, strings(&teacher));
    }

    fn strings(labels: &[&str]) -> Vec<String> {
        labels.iter().map(|label| (*label).to_owned()).collect()
    }

    #[test]
    fn degrees_are_read_in_other_languages() {
        let cases: &[(&str, &str, &[&str])] = &[
            ("Licence en informatique", "fr", &["Bachelor's Degree", "Degree in Computer Science"]),
            ("Laurea magistrale in Ingegneria", "it", &["Master's Degree", "Degree in Engineering"]),
            ("Grado en Ingeniería Informática", "es", &["Bachelor's Degree", "Degree in Computer Science"]),
            ("Studium Elektrotechnik", "de", &["Degree in Electrical Engineering"]),
            ("Magister inżynier", "pl", &["Master's Degree"]),
            ("计算机科学 本科", "zh", &["Bachelor's Degree"]),
            ("Permis et licence de pêche", "fr", &[]),
            (
                "Dipl.-Ing. (FH) Elektrotechnik",
                "de",
                &["Bachelor's Degree", "Degree in Electrical Engineering"],
            ),
            ("Dr. rer. nat. Elektrotechnik, Berg", "de", &["PhD", "Degree in Electrical Engineering"]),
            ("Dipl.-Kfm., Universität Berg", "de", &["Master's Degree"]),
            ("Drs. Psychologie", "nl", &["Master's Degree"]),
            ("mgr filologii, Kraków", "pl", &["Master's Degree"]),
            ("ma 3 psy, Kraków", "pl", &[]),
        ];
        for (text, code, expected) in cases {
            assert_eq!(read(text, &[code]).0, strings(expected), "{text:?}");
        }
    }

    #[test]
    fn degrees_that_were_not_finished_are_told() {
        for (text, code) in [
            ("BSc in Biology, expected May 2027", "en"),
            ("B.Sc. Biology (in progress)", "en"),
            ("Coursework toward an MSc in Biology", "en"),
            ("Pursuing a Master of Computer Science", "en"),
            ("Ph.D. candidate in Biology", "en"),
            ("Studium Elektrotechnik, abgebrochen", "de"),
            ("Licence en informatique (en cours)", "fr"),
        ] {
            assert!(read(text, &[code]).1, "{text:?}");
        }
        for text in [
            "BSc in Biology, 2019",
            "BSc in Biology; coursework: genetics, statistics",
            "BSc Biology, first class honours, Riverton University",
        ] {
            assert!(!read(text, &["en"]).1, "{text:?}");
        }
    }
}
