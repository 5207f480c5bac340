//! Skills that running text describes without naming them: "kept the books" for bookkeeping.
//!
//! Windows of up to six words within a clause are compared with labels, word by word, and with the directions
//! of skills in the space of word vectors. Neither is enough alone: letters identify the object, vectors the
//! meaning.

use super::clause::{Clause, LONGEST_WINDOW, Part, Reader, Window, Words, clauses};
use super::index::Likeness;
use super::meaning::Points;
use super::similarity::SAME_STEM;
use super::{Matcher, Session};
use crate::catalog::SkillId;
use crate::lexicon::Languages;
use crate::scan::Word;
use crate::vectors::{Direction, WordVectors};
use rustc_hash::FxHashMap;

/// The most labels compared with a clause because they share words.
const MOST_LABELS: usize = 60;
/// The most labels examined for each word that a word of the clause may stand for; the shortest come first.
const MOST_POSTINGS: usize = 400;
/// The most skills compared because they point in the direction of a part of the clause.
const MOST_NEAR: usize = 24;
/// The telling words in a part of a clause; the whole clause is used as well.
const PART: usize = 3;

/// The weights of the cosine of the words, and of the whole text, relative to the alignment of words. RP@5 of
/// sentences on the development parts with full ESCO: .603 and .447 by words alone, .686 and .579 with both.
const NEAR: f32 = 1.0;
const WHOLE: f32 = 0.5;

/// The least cosine at which two words can stand for one another.
const LEAST_ALIKE: f32 = 0.45;
/// The least score for a comparison word by word, and for skills that point elsewhere than the words.
const LEAST_LIKELY: f32 = 1.3;

/// A skill that a text describes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said {
    /// The skill.
    pub(crate) skill: SkillId,
    /// The words that describe it.
    pub(crate) words: Words,
    /// Their clause.
    pub(crate) clause: Words,
    /// The index of that clause.
    place: usize,
    /// How well the words match those of a label.
    pub(crate) lexical: f32,
    /// The cosine of the words with the skill.
    pub(crate) near: f32,
    /// The cosine of the whole text with the skill.
    pub(crate) whole: f32,
    /// The number of words that are not grammatical words.
    pub(crate) telling: usize,
}

impl Said {
    /// The combined score.
    pub(crate) fn score(&self) -> f32 {
        self.lexical + NEAR * self.near + WHOLE * self.whole
    }
}

/// What a text describes without naming it.
pub(crate) struct Told {
    /// The skills, each once with the words that describe it best, likeliest first.
    pub(crate) said: Vec<Said>,
    clauses: Vec<Clause>,
}

/// The skills to look for in a text. Others need not be compared label by label: for a resume, nine tenths.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'w> {
    /// The least cosine of some clause with the skill.
    pub(crate) near: f32,
    /// A further condition on the skill.
    pub(crate) skill: &'w dyn Fn(SkillId) -> bool,
}

/// A skill to compare with a clause: the window with the highest cosine, and that cosine.
#[derive(Clone, Copy)]
struct Beside {
    place: usize,
    skill: SkillId,
    near: f32,
    words: Words,
}

impl Told {
    /// The words that say a skill.
    fn window(&self, said: &Said) -> &[Part] {
        let clause = self.clauses.get(said.place);
        let window = clause.and_then(|clause| {
            let first = clause.words.0;
            clause.parts.get(said.words.0 - first..said.words.1 - first)
        });
        window.unwrap_or_default()
    }
}

impl Matcher {
    /// The wanted skills that a text describes.
    pub(crate) fn said(
        &self,
        text: &[Word],
        languages: Languages,
        wanted: Wanted<'_>,
        session: &mut Session,
    ) -> Told {
        let session = session.with(self, languages);
        let likeness = self.index.likeness();
        let reader = Reader { vocabulary: &likeness.vocabulary, lexicon: &self.lexicon, languages };
        let clauses = clauses(text).into_iter();
        let clauses = clauses.map(|words| reader.clause(text, words, &mut session.scratch.likely));
        let clauses: Vec<Clause> = clauses.filter(|clause| !clause.windows.is_empty()).collect();
        let beside = self.beside(&clauses, wanted, &mut session.scratch.tally);
        if beside.is_empty() {
            return Told { said: Vec::new(), clauses };
        }
        let whole = WordVectors::builtin().direction(text.iter().map(|word| word.folded.as_str()));
        let stands = &mut session.scratch.stands;
        stands.resize(likeness.vocabulary.len(), 0);
        let mut best: FxHashMap<SkillId, Said> = FxHashMap::default();
        for of_clause in beside.chunk_by(|a, b| a.place == b.place) {
            let clause = &clauses[of_clause[0].place];
            for (at, part) in clause.parts.iter().enumerate() {
                part.likely.iter().for_each(|(word, _)| stands[*word as usize] |= 1 << at);
            }
            for said in of_clause.iter().map(|beside| self.compare(clause, (&whole, stands), *beside)) {
                best.entry(said.skill)
                    .and_modify(|known| {
                        if said.score() > known.score() {
                            *known = said;
                        }
                    })
                    .or_insert(said);
            }
            for part in &clause.parts {
                part.likely.iter().for_each(|(word, _)| stands[*word as usize] = 0);
            }
        }
        let mut said: Vec<Said> = best.into_values().collect();
        said.sort_unstable_by(|a, b| b.score().total_cmp(&a.score()).then(a.skill.cmp(&b.skill)));
        Told { said, clauses }
    }

    /// The wanted skills that each clause may describe. A skill with a sufficient cosine in one clause is
    /// compared with all clauses that may describe it, since another may use words closer to its name.
    fn beside(&self, clauses: &[Clause], wanted: Wanted<'_>, tally: &mut super::tally::Tally) -> Vec<Beside> {
        let likeness = self.index.likeness();
        let (mut all, mut points) = (Vec::new(), Points::default());
        let mut nearest: FxHashMap<SkillId, f32> = FxHashMap::default();
        for (place, clause) in clauses.iter().enumerate() {
            let mut skills = self.worded(likeness, clause, tally);
            skills.extend(self.pointing(clause));
            skills.sort_unstable();
            skills.dedup();
            for skill in skills.into_iter().filter(|skill| (wanted.skill)(*skill)) {
                let (near, words) = self.window(clause, skill, &mut points);
                let most = nearest.entry(skill).or_insert(near);
                *most = most.max(near);
                all.push(Beside { place, skill, near, words });
            }
        }
        all.retain(|beside| nearest.get(&beside.skill).is_some_and(|near| *near >= wanted.near));
        all
    }

    /// The skills with a label that shares telling words with a clause.
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

    /// The skills that point in the direction of a part of a clause.
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

    /// The window of a clause with the highest cosine to a skill.
    fn window(&self, clause: &Clause, skill: SkillId, points: &mut Points) -> (f32, Words) {
        let points = self.space.points(skill, &clause.parts, points);
        let mut best = (0.0, (0, 0));
        // Windows that start with the same word follow each other, the shortest first.
        let (mut summed, mut sum) = ((0, 0), 0.0);
        for Window { words, length } in &clause.windows {
            if words.0 != summed.0 || words.1 < summed.1 {
                (summed, sum) = ((words.0, words.0), 0.0);
            }
            sum =
                points.get(summed.1..words.1).unwrap_or_default().iter().fold(sum, |sum, point| sum + point);
            summed.1 = words.1;
            let near = sum / length.max(f32::MIN_POSITIVE);
            if near > best.0 {
                best = (near, *words);
            }
        }
        best
    }

    /// A skill with the window of a clause that describes it best.
    fn compare(&self, clause: &Clause, (whole, stands): (&Direction, &[u32]), beside: Beside) -> Said {
        let Beside { place, skill, near, words } = beside;
        let labels = self.index.labels().of_skill(skill);
        let (lexical, worded) = labels.fold((0.0, (0, 0)), |best, label| {
            let next = alignment(self.index.likeness(), clause, stands, label, best.0);
            if next.0 > best.0 { next } else { best }
        });
        let words = if lexical >= near || words == (0, 0) { worded } else { words };
        let first = clause.words.0;
        Said {
            skill,
            words: (first + words.0, first + words.1),
            clause: clause.words,
            place,
            lexical,
            near,
            whole: self.space.cosine(whole, skill),
            telling: clause.parts[words.0..words.1].iter().filter(|part| part.telling).count(),
        }
    }

    /// How much of a label of the skill is matched by the words of a window, and how much of the window by
    /// the label, for the best label. Zero if unlikely.
    pub(crate) fn covered(&self, told: &Told, said: &Said) -> (f32, f32) {
        if said.score() < LEAST_LIKELY {
            return (0.0, 0.0);
        }
        let (likeness, window) = (self.index.likeness(), told.window(said));
        let labels = self.index.labels().of_skill(said.skill).map(|label| cover(likeness, window, label));
        labels.fold((0.0, 0.0), |best, next| if next.0 * next.1 > best.0 * best.1 { next } else { best })
    }
}

impl Matcher {
    /// Whether the words are those of a label, in any order and with any endings: "building relationships" for
    /// relationship building, but not "business owners" for business administration.
    pub(crate) fn are_words_of_label(&self, told: &Told, said: &Said) -> bool {
        let (likeness, window) = (self.index.likeness(), told.window(said));
        let mut labels = self.index.labels().of_skill(said.skill);
        labels.any(|label| is_said_in_full(likeness, window, label))
    }
}

/// Whether each telling word of a window has the same stem as a word of the label, and the reverse.
fn is_said_in_full(likeness: &Likeness, window: &[Part], label: u32) -> bool {
    let telling = || window.iter().filter(|part| part.telling);
    let same =
        |part: &Part, word: u32| part.likely.iter().any(|(id, alike)| *id == word && *alike >= SAME_STEM);
    let words = || {
        let words = likeness.words_of(label).iter().copied();
        words.filter(|word| !super::is_stop_word(likeness.vocabulary.word(*word)))
    };
    !window.is_empty()
        && words().all(|word| telling().any(|part| same(part, word)))
        && telling().all(|part| words().any(|word| same(part, word)))
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

/// The similarity of a word in a clause and a word in a label, by letters or meaning.
fn alike(table: &WordVectors<'_>, part: &Part, (word, place): (u32, Option<u32>)) -> f32 {
    let likely = part.likely.iter().find(|(likely, _)| *likely == word).map_or(0.0, |(_, alike)| *alike);
    if likely >= 1.0 {
        return likely;
    }
    let near = part.place.zip(place).map_or(0.0, |(a, b)| table.cosine(a, b));
    if near >= LEAST_ALIKE { likely.max(near) } else { likely }
}

/// Tolerance for sums of 32-bit numbers in a different order.
const SLACK: f32 = 1e-4;

/// The window of a clause that aligns best with a label: the harmonic mean of the weighted shares of both.
/// Zero if the label cannot reach `least`.
fn alignment(likeness: &Likeness, clause: &Clause, stands: &[u32], label: u32, least: f32) -> (f32, Words) {
    let words = likeness.words_of(label);
    let (mut met, mut weight) = (0u32, 0.0);
    for word in words {
        let stands = stands[*word as usize];
        if stands != 0 {
            met |= stands;
            weight += likeness.vocabulary.weight(*word);
        }
    }
    let mut best = (0.0, (0, 0));
    // The best case, all of a window and this much of the label: most labels share too little to be examined
    // window by window.
    let share = (weight / likeness.measures(label).0.max(f32::MIN_POSITIVE)).min(1.0);
    if 2.0 * share / (1.0 + share) + SLACK < least {
        return best;
    }
    for from in bits(met) {
        for to in bits(met & (u32::MAX << from)).take_while(|to| *to < from + LONGEST_WINDOW) {
            let within = (u32::MAX >> (31 - to as u32)) & !((1u32 << from) - 1);
            let score = aligned(likeness, clause, stands, (label, words), (from, to + 1), within);
            if score > best.0 {
                best = (score, (from, to + 1));
            }
        }
    }
    best
}

/// The positions of the bits that are set, ascending.
fn bits(mut mask: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (mask != 0).then(|| mask.trailing_zeros() as usize);
        mask &= mask.wrapping_sub(1);
        at
    })
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
