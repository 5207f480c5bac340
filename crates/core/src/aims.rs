//! The roles that somebody writes to want: "I would like to become a data analyst".
//!
//! What wishes for a job stands in `assertions.toml` (`aims`). Behind such a phrase, and wherever a heading says that
//! wishes follow, titles of roles are looked for: by name, or by the name of their field ("data analysis").

use crate::catalog::{Catalog, RoleId};
use crate::lexicon::{Languages, Lexicon};
use crate::mention::{Mention, Outcome, SetAsideReason};
use crate::resume::{Aside, AsideText, DocumentLanguage, Form, Resume, Section, Segment, Span};
use crate::scan::{Gap, Word, words_of};
use crate::stance::Stance;
use crate::text::{compact, fold};

/// Behind a phrase a title begins within so many words: "move up from the floor to a supply chain job".
const REACH: usize = 12;
/// Behind the word that opens a line it begins within so many: "Goal: work as a baker".
const NEAR: usize = 4;
/// No title that people write in a sentence has more words.
const LONGEST_TITLE: usize = 6;
/// The name of a field has no more words.
const MOST_OF_FIELD: usize = 4;
/// In what tells of work a wish of the person's own opens the sentence, within so many words: "I want to be ...".
const OPENING: usize = 4;
/// Two words of one family begin alike for so many letters: "analysis" and "analyst".
const KINDRED: usize = 5;
/// ... and go on for no more than so many.
const MOST_ENDING: usize = 7;
/// The most words of a heading.
const LONGEST_HEADING: usize = 4;
/// More aims are none.
const MOST_AIMS: usize = 3;
/// So many wishes of a resume are looked at.
const MOST_WISHES: usize = 100;
/// Words of the quotation up to the end of the title, and behind it.
const QUOTED: usize = 12;

/// A role that a resume says its person wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// The words that say so.
    pub text: String,
    /// The role.
    pub role: RoleId,
    /// The bytes of its title in the source text; `None` in a headline.
    pub title: Option<Span>,
}

/// The roles that a resume names as wanted, in the order of the document.
pub(crate) fn aims(catalog: &Catalog, lexicon: &Lexicon, resume: &Resume) -> Vec<Aim> {
    let mut seeker = Seeker { catalog, lexicon, wishes: 0, found: Vec::new() };
    if let Some(headline) = &resume.headline {
        seeker.read(headline, None, Section::Summary, written_in(lexicon, &resume.language));
    }
    let mut headings = Headings::of(lexicon, resume);
    for segment in &resume.segments {
        let said = headings.before(segment);
        if said == Some(Announces::Role) {
            seeker.open(segment);
        }
        let is_wish = segment.section == Section::Wishes || said == Some(Announces::Wishes);
        if is_wish || segment.form == Form::Prose {
            let section = if is_wish { Section::Wishes } else { segment.section };
            seeker.read(&segment.text, Some(segment), section, segment.languages);
        }
    }
    seeker.found
}

/// Takes the words of a wanted title for what they are: a wish names no skill that is held, and its title is understood.
pub(crate) fn leave_to_aims(mentions: &mut Vec<Mention>, aims: &[Aim]) {
    let titles: Vec<Span> = aims.iter().filter_map(|aim| aim.title).collect();
    mentions.retain_mut(|mention| {
        let (start, end) = (mention.span.start, mention.span.end);
        if !titles.iter().any(|title| start < title.end && title.start < end) {
            return true;
        }
        if let Outcome::Held { candidate, .. } = mention.outcome {
            mention.outcome = Outcome::SetAside { candidate, reason: SetAsideReason::Wished };
        }
        !matches!(mention.outcome, Outcome::Unrecognised { .. })
    });
}

/// What a heading or a label says of what follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Announces {
    /// Wishes: "Career objective".
    Wishes,
    /// A wanted role, right behind it: "Projet : infirmier".
    Role,
}

/// The headings and labels of a resume by their places, with what they say of what follows.
///
/// The outline takes most of these parts for summaries, because they tell of skills too.
///
/// What a label says holds for the text right behind it alone.
struct Headings {
    /// Where they begin, whether they are labels, and what they say.
    known: Vec<(usize, bool, Option<Announces>)>,
    /// The label whose text was met.
    spent: Option<usize>,
}

impl Headings {
    fn of(lexicon: &Lexicon, resume: &Resume) -> Self {
        let asserted = lexicon.assertions();
        let announces = |aside: &AsideText| {
            let said = words_of(&aside.text);
            let has_aim = || (0..said.len()).any(|at| asserted.aims.at(&said, at, Languages::ALL).is_some());
            let is_whole = || {
                let opening = asserted.aim_openings.at(&said, 0, Languages::ALL);
                opening.is_some_and(|(len, ())| len == said.len())
            };
            match aside.kind {
                _ if said.len() > LONGEST_HEADING => None,
                Aside::Heading | Aside::Label if has_aim() => Some(Announces::Wishes),
                Aside::Label if is_whole() => Some(Announces::Role),
                _ => None,
            }
        };
        let headings =
            resume.aside.iter().filter(|aside| matches!(aside.kind, Aside::Heading | Aside::Label));
        let is_label = |aside: &AsideText| aside.kind == Aside::Label;
        let mut known: Vec<(usize, bool, Option<Announces>)> =
            headings.map(|aside| (aside.span.start, is_label(aside), announces(aside))).collect();
        known.sort_unstable_by_key(|(start, ..)| *start);
        Self { known, spent: None }
    }

    /// What the heading above a segment says of it; what stands in a part of work is no wish.
    fn before(&mut self, segment: &Segment) -> Option<Announces> {
        let start = segment.span(0, 0).start;
        let above = self.known.partition_point(|(heading, ..)| *heading <= start);
        let (_, is_label, said) = *self.known.get(above.checked_sub(1)?)?;
        let is_spent = is_label && self.spent.replace(above) == Some(above);
        let said = said.filter(|_| !is_spent)?;
        let is_free = matches!(segment.section, Section::Summary | Section::Other | Section::Skills);
        let is_project = said == Announces::Role && segment.section == Section::Projects;
        (is_free || is_project).then_some(said)
    }
}

fn written_in(lexicon: &Lexicon, language: &DocumentLanguage) -> Languages {
    let DocumentLanguage::Known(codes) = language else { return Languages::ALL };
    let mut known = codes.iter().filter_map(|code| lexicon.language(code));
    known.next().map_or(Languages::ALL, |first| known.fold(Languages::of(first), Languages::with))
}

struct Seeker<'c> {
    catalog: &'c Catalog,
    lexicon: &'c Lexicon,
    wishes: usize,
    found: Vec<Aim>,
}

impl Seeker<'_> {
    fn read(&mut self, text: &str, segment: Option<&Segment>, section: Section, languages: Languages) {
        let said = words_of(text);
        if section == Section::Wishes {
            self.wish((text, segment), &said, (0, 0, REACH), languages);
        }
        let mut opened = 0;
        for at in 0..said.len() {
            if said[at].before == Gap::Break || begins_line(text, &said, at) {
                opened = at;
            }
            // "Objective-C"
            if said.get(at + 1).is_some_and(|next| matches!(next.before, Gap::Joined('-'))) {
                continue;
            }
            let is_told = matches!(section, Section::Work | Section::Volunteer | Section::Education);
            let asserted = self.lexicon.assertions();
            if let Some((len, ())) = asserted.aims.at(&said, at, languages) {
                if !is_told || at - opened < OPENING {
                    self.wish((text, segment), &said, (at, at + len, REACH), languages);
                }
            } else if is_arrow(text, &said, at) && !is_told {
                self.wish((text, segment), &said, (at, at, REACH), languages);
            } else if let Some((len, ())) = asserted.aim_openings.at(&said, at, languages)
                && at == opened
                && !is_told
            {
                self.wish((text, segment), &said, (at, at + len, NEAR), languages);
            }
        }
    }

    /// Takes the role at the beginning of a segment behind a label such as "Goal".
    fn open(&mut self, segment: &Segment) {
        let said = words_of(&segment.text);
        self.wish((&segment.text, Some(segment)), &said, (0, 0, NEAR), segment.languages);
    }

    /// Takes the titles of a wish that begins at a word, from another on, that begin within so many words.
    ///
    /// It reaches to the end of its clause, to what is held after all, or to "but": "to apply my experience as a nurse".
    fn wish(
        &mut self,
        (text, segment): (&str, Option<&Segment>),
        said: &[Word],
        (begin, from, reach): (usize, usize, usize),
        languages: Languages,
    ) {
        self.wishes += 1;
        if self.wishes > MOST_WISHES {
            return;
        }
        let last = said.len().min(from + REACH);
        let is_list = |at: &usize| reach < REACH && said[*at].before == Gap::List;
        let ends = |at: &usize| said[*at].before == Gap::Break || is_list(at);
        let clause = (from + 1..last).find(ends).unwrap_or(last);
        let mut at = from;
        while at < clause.min(from + reach) && self.found.len() < MOST_AIMS {
            // Right behind the word that opens a line even the name of a field counts: "Looking at web development".
            let by_field = reach == REACH || at == from;
            let found = self.title_at(text, said, (at, clause), (by_field, languages));
            let found = found.filter(|(len, _)| !self.is_object(text, said, (from, at, *len), languages));
            if let Some((len, role)) = found {
                let title = segment.map(|segment| segment.span(said[at].start, said[at + len - 1].end));
                self.take(text, said, (begin, at + len), (role, title));
                at += len;
            } else if self.ends_wish(said, at, languages) {
                return;
            } else {
                at += 1;
            }
        }
    }

    /// Whether a title stands for the people whom somebody wants to work with: "to move into teaching nurses".
    fn is_object(
        &self,
        text: &str,
        said: &[Word],
        (from, at, len): (usize, usize, usize),
        languages: Languages,
    ) -> bool {
        let small = self.lexicon.function_words();
        let is_behind_verb =
            at > from && said[at].before == Gap::Space && !small.holds(&said[at - 1].folded, languages);
        let title = text.get(said[at].start..said[at + len - 1].end).unwrap_or_default();
        let is_plural = title.ends_with('s') && self.catalog.role_called(title).is_none();
        is_behind_verb && is_plural
    }

    fn ends_wish(&self, said: &[Word], at: usize, languages: Languages) -> bool {
        let asserted = self.lexicon.assertions();
        asserted.turns.at(said, at, languages).is_some()
            || asserted.before.at(said, at, languages).is_some_and(|(_, stance)| stance != Stance::Wished)
    }

    /// Takes a role with the clause that names it as its quotation.
    fn take(
        &mut self,
        text: &str,
        said: &[Word],
        (begin, end): (usize, usize),
        (role, title): (RoleId, Option<Span>),
    ) {
        if self.found.iter().any(|aim| aim.role == role) {
            return;
        }
        let first = begin.max(end.saturating_sub(QUOTED));
        let is_apart = |at: &usize| {
            let between = text.get(said[at - 1].end..said[*at].start).unwrap_or_default();
            said[*at].before == Gap::Break || between.contains(['(', '[', '（'])
        };
        let goes_on = (end..said.len().min(end + QUOTED)).take_while(|at| !is_apart(at));
        let last = goes_on.last().unwrap_or(end - 1);
        let quote = text.get(said[first].start..said[last].end).unwrap_or_default();
        self.found.push(Aim { text: quote.split_whitespace().collect::<Vec<_>>().join(" "), role, title });
    }

    /// The longest title that begins at a word, and how many words it has.
    fn title_at(
        &self,
        text: &str,
        said: &[Word],
        (at, end): (usize, usize),
        (by_field, languages): (bool, Languages),
    ) -> Option<(usize, RoleId)> {
        // No title begins or ends with "a" or "to"; "IT" and "AI" have capitals.
        let is_small = |word: &Word| {
            let lower = text.get(word.start..word.end).is_some_and(|word| !word.contains(char::is_uppercase));
            lower && self.lexicon.function_words().holds(&word.folded, languages)
        };
        if is_small(said.get(at)?) {
            return None;
        }
        let parts = |len: usize| {
            let rest = said.get(at + 1..at + len)?;
            let within = rest.iter().all(|word| matches!(word.before, Gap::Space | Gap::Joined('-' | '\'')));
            within.then_some(())
        };
        let most = (1..=LONGEST_TITLE.min(end - at)).take_while(|len| parts(*len).is_some()).last()?;
        let named = |len: &usize| {
            let title = text.get(said[at].start..said[at + len - 1].end)?;
            // "Chefe de armazém" is no "chef": one word before a small one is a role by its own name alone.
            let goes_on = |next: &Word| next.before == Gap::Space && is_small(next);
            let role = match said.get(at + len) {
                Some(next) if *len == 1 && goes_on(next) => self.catalog.role_called(title),
                _ => self.catalog.find_role(title),
            };
            Some((*len, role?))
        };
        let lengths: Vec<usize> = (1..=most).rev().filter(|len| !is_small(&said[at + len - 1])).collect();
        let by_name = lengths.iter().find_map(named);
        by_name.or_else(|| {
            if !by_field {
                return None;
            }
            let mut lengths = lengths.into_iter().filter(|len| *len <= MOST_OF_FIELD);
            lengths.find_map(|len| Some((len, self.of_field(&said[at..at + len])?)))
        })
    }

    /// The role of a field: "data analysis" is a data analyst's, "IT support" an IT support specialist's.
    fn of_field(&self, said: &[Word]) -> Option<RoleId> {
        let (catalog, lexicon) = (self.catalog, self.lexicon);
        // One ordinary word ("data", "platform") says too little, and "English" alone is a language.
        let is_language =
            |word: &Word| lexicon.languages().any(|language| fold(lexicon.name(language)) == word.folded);
        if let [only] = said
            && (lexicon.is_ordinary_word(&only.folded, Languages::ALL) || is_language(only))
        {
            return None;
        }
        let (last, field) = said.split_last()?;
        let joined = |words: &[Word]| words.iter().map(|word| compact(&word.folded)).collect::<String>();
        let (field, last) = (joined(field), compact(&last.folded));
        let (names, whole) = (catalog.role_names(), format!("{field}{last}"));
        // "Data analysis" and "Data Analyst" differ in the ending of the last word.
        let start: String = field.chars().chain(last.chars().take(KINDRED)).collect();
        let kindred = names.starting_with(&start);
        let kindred = kindred.filter(|(name, _)| is_kindred(name.get(field.len()..).unwrap_or(""), &last));
        // Many titles end with "specialist".
        let is_common = |word: &str| lexicon.title_words().whole(word, Languages::ALL).is_some();
        let common = names.starting_with(&whole);
        let common = common.filter(|(name, _)| is_common(name.get(whole.len()..).unwrap_or("")));
        let is_other = |name: &str, role: RoleId| compact(&catalog.role(role).title) != name;
        let found = kindred.chain(common).map(|(name, role)| (is_other(name, role), role));
        found.min().map(|(_, role)| role)
    }
}

fn begins_line(text: &str, said: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| said.get(before));
    before.is_some_and(|word| text.get(word.end..said[at].start).is_some_and(|gap| gap.contains('\n')))
}

/// "Teacher -> instructional design".
fn is_arrow(text: &str, said: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| said.get(before)) else { return false };
    let between = text.get(before.end..said[at].start).unwrap_or_default();
    ["->", "→", "=>", "⇒", "➔"].iter().any(|arrow| between.contains(arrow))
}

/// Whether two words differ in their endings alone.
fn is_kindred(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let ends = |word: &str| word.chars().count() - shared <= MOST_ENDING;
    shared >= KINDRED && ends(a) && ends(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn aims_of(text: &str) -> Vec<(String, String)> {
        let catalog = sample::catalog();
        let resume = Resume::from_text(text).unwrap();
        let aims = aims(&catalog, &Lexicon::builtin(), &resume);
        aims.into_iter().map(|aim| (aim.text, catalog.role(aim.role).key.clone())).collect()
    }

    fn roles_of(text: &str) -> Vec<String> {
        aims_of(text).into_iter().map(|(_, role)| role).collect()
    }

    #[test]
    fn a_wish_names_a_role_or_its_field() {
        for (said, role) in [
            (
                "I would like to become a machine learning engineer in healthcare.",
                "machine-learning-engineer",
            ),
            ("I'd love to get into web development.", "web-developer"),
            (
                "Nurse with eight years on wards, moving into machine learning engineering.",
                "machine-learning-engineer",
            ),
            ("Seeking a position as Senior Web Developer (m/f/d).", "web-developer"),
        ] {
            assert_eq!(roles_of(&format!("Profile\n\n{said}\n")), [role], "{said}");
        }
    }

    #[test]
    fn a_heading_may_say_that_wishes_follow() {
        for text in [
            "Career objective\n\nWeb Developer in a small firm.\n",
            "Berufsziel: Web Developer\n",
            "Objective\n\nTo become a web developer.\n",
        ] {
            assert_eq!(roles_of(&format!("Ann Lee\n\n{text}")), ["web-developer"], "{text}");
        }
    }

    #[test]
    fn a_line_may_open_with_its_aim() {
        for said in [
            "Wants web developer.",
            "Goal: web developer",
            "Looking at web development.",
            "Bus driver for years. Next: web developer.",
            "I want a daytime job: web developer.",
        ] {
            assert_eq!(roles_of(&format!("Ann Lee\n\nProfile\n\n{said}\n")), ["web-developer"], "{said}");
        }
        assert_eq!(roles_of("Ann Lee\nProjet : web developer\n\nExpérience\n"), ["web-developer"]);
        for said in ["Wants three hundred pages, by a web developer.", "My goal was met by a web developer."]
        {
            assert_eq!(roles_of(&format!("Ann Lee\n\nProfile\n\n{said}\n")), [] as [&str; 0], "{said}");
        }
    }

    #[test]
    fn a_label_speaks_for_its_own_line() {
        let text =
            "Ann Lee\nObjective: web developer\n\nI once was a nurse and a machine learning engineer.\n";
        assert_eq!(roles_of(text), ["web-developer"]);
    }

    #[test]
    fn people_to_work_with_are_no_aim() {
        let said = "Profile\n\nLooking to move into teaching web developers.\n";
        assert_eq!(roles_of(said), [] as [&str; 0]);
    }

    #[test]
    fn the_words_that_say_so_are_quoted() {
        let found = aims_of("Profile\n\nNurse. I would like to become a web developer in healthcare.\n");
        assert_eq!(found[0].0, "would like to become a web developer in healthcare");
    }

    #[test]
    fn what_is_held_or_said_of_others_is_no_aim() {
        for said in [
            "Looking for a place to apply my experience as a web developer.",
            "Web developer with ten years of experience.",
            "I like data, and the web.",
        ] {
            assert_eq!(roles_of(&format!("Profile\n\n{said}\n")), [] as [&str; 0], "{said}");
        }
        let work = "Experience\n\nTeacher, City School, 2019 - 2023\n\
                    Helped pupils of the last year who want to become a web developer.\n";
        assert_eq!(roles_of(work), [] as [&str; 0]);
    }

    #[test]
    fn a_wanted_field_is_no_skill_that_is_held() {
        let mut draft = sample::draft();
        let mut field = draft.skills[0].clone();
        (field.key, field.label) = ("web-development".to_owned(), "Web development".to_owned());
        (field.alt_labels, field.implies) = (Vec::new(), Vec::new());
        draft.skills.push(field);
        let engine = crate::Engine::new(Catalog::build(draft).unwrap().0);
        let held = |text: &str| {
            let profile = engine.profile(&Resume::from_text(text).unwrap());
            let held = profile.held.iter().map(|held| engine.catalog().skill(held.skill).key.clone());
            (held.collect::<Vec<_>>(), profile.set_aside.len(), profile.unrecognised.len())
        };
        let wish = "Profile\n\nI would love to get into web development.\n\nSkills\n\nPython\n";
        assert_eq!(held(wish), (vec!["python".to_owned()], 1, 0));
        let both = format!("{wish}Web development\n");
        assert_eq!(held(&both).0.len(), 2, "it is held where it is listed");
    }

    #[test]
    fn a_wish_may_begin_a_line_of_a_job() {
        let text = "Experience\n\n2019 - 2023 Nurse, City Hospital\nWards, medicines, night shifts, handovers\n\
                    I would like to become a web developer.\n";
        assert_eq!(roles_of(text), ["web-developer"]);
    }

    #[test]
    fn wishes_without_end_take_bounded_time() {
        let text = format!("Profile\n\n{}\n", "seeking a very big job, ".repeat(20_000));
        assert_eq!(roles_of(&text), [] as [&str; 0]);
    }
}
