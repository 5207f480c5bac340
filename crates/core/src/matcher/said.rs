//! Skills that running text speaks of without naming them: "kept the books" for bookkeeping.
//!
//! Windows of up to six words within a clause are compared with the labels, word by word, and with where the skills
//! point in the space of word vectors. Neither is enough alone: letters know the things, vectors the meaning.

use super::clause::{Clause, LONGEST_WINDOW, Part, Reader, Words, clauses};
use super::index::Likeness;
use super::{Matcher, Session};
use crate::catalog::SkillId;
use crate::lexicon::Languages;
use crate::scan::Word;
use crate::vectors::{Direction, WordVectors};
use rustc_hash::FxHashMap;

/// So many labels that share words with a clause are compared with it.
const MOST_LABELS: usize = 60;
/// So many labels are looked at for each word that a word of the clause may stand for; the shortest come first.
const MOST_POSTINGS: usize = 400;
/// So many skills that point where a part of a clause does are compared with it.
const MOST_NEAR: usize = 24;
/// A clause is looked at in parts of so many telling words, and as a whole.
const PART: usize = 3;

/// What the direction of the words, and that of the whole text, count beside the words themselves. RP@5 of sentences on
/// the development parts with full ESCO: .603 and .447 by words alone, .686 and .579 with both.
const NEAR: f32 = 1.0;
const WHOLE: f32 = 0.5;

/// Two words whose vectors are less alike do not stand for one another.
const LEAST_ALIKE: f32 = 0.45;
/// What is less likely than this is not looked at word by word, nor what points elsewhere than the words.
const LEAST_LIKELY: f32 = 1.3;
/// See [`LEAST_LIKELY`]; nothing is accepted whose words point less nearly where the skill does.
pub(crate) const LEAST_NEAR: f32 = 0.65;

/// A skill that a text speaks of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said {
    /// The skill.
    pub(crate) skill: SkillId,
    /// The words that say so.
    pub(crate) words: Words,
    /// The clause that they stand in.
    pub(crate) clause: Words,
    /// How well the words are those of a label.
    pub(crate) lexical: f32,
    /// How nearly the words point where the skill does.
    pub(crate) near: f32,
    /// How nearly the whole text does.
    pub(crate) whole: f32,
    /// How much of the best label, and of the words, stands for something on the other side; 0 where it does not matter.
    pub(crate) covered: (f32, f32),
    /// How many of the words are no grammar.
    pub(crate) telling: usize,
}

impl Said {
    /// The three together.
    pub(crate) fn score(&self) -> f32 {
        self.lexical + NEAR * self.near + WHOLE * self.whole
    }
}

impl Matcher {
    /// The skills that a text speaks of, each once with the words that say it best, most likely first.
    pub(crate) fn said(&self, text: &[Word], languages: Languages, session: &mut Session) -> Vec<Said> {
        let session = session.with(self, languages);
        let likeness = self.index.likeness();
        let reader = Reader { vocabulary: &likeness.vocabulary, lexicon: &self.lexicon, languages };
        let whole = WordVectors::builtin().direction(text.iter().map(|word| word.folded.as_str()));
        let mut best: FxHashMap<SkillId, Said> = FxHashMap::default();
        session.scratch.stands.resize(likeness.vocabulary.len(), 0);
        for words in clauses(text) {
            let clause = reader.clause(text, words, &mut session.scratch.likely);
            if clause.windows.is_empty() {
                continue;
            }
            for said in self.said_in(&clause, &whole, session) {
                best.entry(said.skill)
                    .and_modify(|known| {
                        if said.score() > known.score() {
                            *known = said;
                        }
                    })
                    .or_insert(said);
            }
        }
        let mut all: Vec<Said> = best.into_values().collect();
        all.sort_unstable_by(|a, b| b.score().total_cmp(&a.score()).then(a.skill.cmp(&b.skill)));
        all
    }

    fn said_in(&self, clause: &Clause, whole: &Direction, session: &mut Session) -> Vec<Said> {
        let likeness = self.index.likeness();
        let scratch = &mut session.scratch;
        let mut skills = self.worded(likeness, clause, &mut scratch.tally);
        skills.extend(self.pointing(clause));
        skills.sort_unstable();
        skills.dedup();
        let mut stands = std::mem::take(&mut scratch.stands);
        for (at, part) in clause.parts.iter().enumerate() {
            part.likely.iter().for_each(|(word, _)| stands[*word as usize] |= 1 << at);
        }
        let mut said: Vec<Said> =
            skills.into_iter().map(|skill| self.compare(clause, (whole, &stands), skill)).collect();
        let likely = |said: &&mut Said| said.score() >= LEAST_LIKELY && said.near >= LEAST_NEAR;
        for said in said.iter_mut().filter(likely) {
            said.covered = self.covered(clause, said);
        }
        for part in &clause.parts {
            part.likely.iter().for_each(|(word, _)| stands[*word as usize] = 0);
        }
        scratch.stands = stands;
        said
    }

    /// The skills of which a label shares telling words with a clause.
    fn worded(&self, likeness: &Likeness, clause: &Clause, tally: &mut super::tally::Tally) -> Vec<SkillId> {
        tally.begin(likeness.labels());
        for part in &clause.parts {
            for (word, alike) in part.likely.iter() {
                let labels = likeness.labels_with_word(*word);
                let labels = labels.get(..MOST_POSTINGS).unwrap_or(labels);
                tally.add(labels, alike * likeness.vocabulary.weight(*word));
            }
        }
        let labels = self.index.labels();
        let best = tally.best(MOST_LABELS, 0.0, |label, sum| {
            let total = likeness.measures(label).0.max(f32::MIN_POSITIVE);
            (sum / total).min(1.0) * sum.sqrt()
        });
        best.iter().map(|(_, label)| labels.skill(*label)).collect()
    }

    /// The skills that point where a part of a clause does.
    fn pointing(&self, clause: &Clause) -> Vec<SkillId> {
        let telling: Vec<usize> = (0..clause.parts.len())
            .filter(|at| clause.parts[*at].telling && clause.parts[*at].place.is_some())
            .collect();
        let parts = telling.windows(PART.min(telling.len()).max(1));
        let more = (telling.len() > PART).then_some(telling.as_slice());
        let table = WordVectors::builtin();
        let near = parts.chain(more).flat_map(|run| {
            let mut sum = vec![0.0; table.dims()];
            let places = run.iter().filter_map(|at| clause.parts[*at].place);
            places.for_each(|place| table.add(place, 1.0, &mut sum));
            self.space.nearest(&Direction::of(&sum), MOST_NEAR)
        });
        near.map(|(_, skill)| skill).collect()
    }

    /// A skill with the window of a clause that speaks of it most clearly.
    fn compare(&self, clause: &Clause, (whole, stands): (&Direction, &[u32]), skill: SkillId) -> Said {
        let points = self.space.points(skill, &clause.parts);
        let near = |(from, to): Words, length: f32| {
            points.get(from..to).unwrap_or_default().iter().sum::<f32>() / length.max(f32::MIN_POSITIVE)
        };
        let (near, words) = clause
            .windows
            .iter()
            .map(|window| (near(window.words, window.length), window.words))
            .fold((0.0, (0, 0)), |best, next| if next.0 > best.0 { next } else { best });
        let labels = self.index.labels().of_skill(skill);
        let (lexical, worded) = labels
            .map(|label| alignment(self.index.likeness(), clause, stands, label))
            .fold((0.0, (0, 0)), |best, next| if next.0 > best.0 { next } else { best });
        let words = if lexical >= near || words == (0, 0) { worded } else { words };
        let first = clause.words.0;
        Said {
            skill,
            words: (first + words.0, first + words.1),
            clause: clause.words,
            lexical,
            near,
            whole: self.space.cosine(whole, skill),
            covered: (0.0, 0.0),
            telling: clause.parts[words.0..words.1].iter().filter(|part| part.telling).count(),
        }
    }

    /// How much of a label of the skill stands for words of a window, and how much of the window for words of the label:
    /// of the label that fits best.
    fn covered(&self, clause: &Clause, said: &Said) -> (f32, f32) {
        let likeness = self.index.likeness();
        let first = clause.words.0;
        let window = clause.parts.get(said.words.0 - first..said.words.1 - first).unwrap_or_default();
        let labels = self.index.labels().of_skill(said.skill).map(|label| cover(likeness, window, label));
        labels.fold((0.0, 0.0), |best, next| if next.0 * next.1 > best.0 * best.1 { next } else { best })
    }
}

/// See [`Matcher::covered`].
fn cover(likeness: &Likeness, window: &[Part], label: u32) -> (f32, f32) {
    let table = WordVectors::builtin();
    let words =
        likeness.words_of(label).iter().filter(|word| !super::is_stop_word(likeness.vocabulary.word(**word)));
    let mut of_window = vec![0.0f32; window.len()];
    let (mut covered, mut all) = (0.0, 0.0);
    for word in words {
        let place = table.find(likeness.vocabulary.word(*word));
        let mut best = 0.0f32;
        for (part, most) in window.iter().zip(&mut of_window).filter(|(part, _)| part.telling) {
            let alike = alike(table, part, (*word, place));
            best = best.max(alike);
            *most = most.max(alike);
        }
        let weight = likeness.vocabulary.weight(*word);
        covered += weight * best;
        all += weight;
    }
    let telling = || window.iter().zip(&of_window).filter(|(part, _)| part.telling);
    let met: f32 = telling().map(|(part, most)| part.weight * most).sum();
    let total: f32 = telling().map(|(part, _)| part.weight).sum();
    (covered / all.max(f32::MIN_POSITIVE), met / total.max(f32::MIN_POSITIVE))
}

/// How alike a word of a clause and a word of a label are: in letters or in meaning.
fn alike(table: &WordVectors<'_>, part: &Part, (word, place): (u32, Option<u32>)) -> f32 {
    let likely = part.likely.iter().find(|(likely, _)| *likely == word).map_or(0.0, |(_, alike)| *alike);
    let near = part.place.zip(place).map_or(0.0, |(a, b)| table.cosine(a, b));
    if near >= LEAST_ALIKE { likely.max(near) } else { likely }
}

/// The window of a clause that can best be aligned with a label: the harmonic mean of the shares of either, by weight.
fn alignment(likeness: &Likeness, clause: &Clause, stands: &[u32], label: u32) -> (f32, Words) {
    let words = likeness.words_of(label);
    let met = words.iter().fold(0, |met, word| met | stands[*word as usize]);
    let mut best = (0.0, (0, 0));
    let bits = |mask: u32| (0..u32::BITS).filter(move |at| mask >> at & 1 == 1).map(|at| at as usize);
    for from in bits(met) {
        for to in bits(met).filter(|to| (from..from + LONGEST_WINDOW).contains(to)) {
            let within = (u32::MAX >> (31 - to as u32)) & !((1u32 << from) - 1);
            let score = aligned(likeness, clause, stands, (label, words), (from, to + 1), within);
            if score > best.0 {
                best = (score, (from, to + 1));
            }
        }
    }
    best
}

fn aligned(
    likeness: &Likeness,
    clause: &Clause,
    stands: &[u32],
    (label, words): (u32, &[u32]),
    (from, to): Words,
    within: u32,
) -> f32 {
    let (mut taken, mut of_window, mut of_label) = (0u32, 0.0, 0.0);
    for word in words {
        let mut free = stands[*word as usize] & within & !taken;
        let mut met: Option<(usize, f32)> = None;
        while free != 0 {
            let at = free.trailing_zeros() as usize;
            free &= free - 1;
            let likely = clause.parts[at].likely.iter().find(|(likely, _)| likely == word);
            if let Some((_, alike)) = likely.filter(|(_, alike)| met.is_none_or(|(_, known)| *alike > known))
            {
                met = Some((at, *alike));
            }
        }
        let Some((at, alike)) = met else { continue };
        taken |= 1 << at;
        of_window += clause.parts[at].weight * alike;
        of_label += likeness.vocabulary.weight(*word) * alike;
    }
    let total: f32 = clause.parts[from..to].iter().map(|part| part.weight).sum();
    let share = |part: f32, all: f32| part / all.max(f32::MIN_POSITIVE);
    let (a, b) = (share(of_window, total).min(1.0), share(of_label, likeness.measures(label).0).min(1.0));
    if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 }
}
