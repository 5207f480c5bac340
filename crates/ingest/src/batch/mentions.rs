//! Every distinct mention of a run, matched once.

use super::likeness::{Allowance, WAVE};
use super::score::Scorer;
use super::texts::Texts;
use crate::lent::Lent;
use rayon::prelude::*;
use skillgap_core::engine::Engine;
use skillgap_core::matcher::Session;
use skillgap_core::scorer::{ItemReading, MOST_COMPARED, Named};
use skillgap_core::text::fold;
use skillgap_core::units::Level;

/// The place of a distinct mention in order of first appearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MentionId(u32);

impl MentionId {
    /// The mention at a place.
    pub(super) fn at(place: usize) -> Self {
        Self(u32::try_from(place).unwrap_or(u32::MAX))
    }

    /// The place.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The items of a list that is written as text stand between these.
const SEPARATORS: [u8; 2] = *b";|";

/// Begins a list that was a list in its table, and stands before each of its items: the unit separator of ASCII,
/// which no person types.
pub(super) const ITEM: char = '\u{1f}';

/// The items of a cell, trimmed, without empty ones.
pub(super) fn items(cell: &str) -> impl Iterator<Item = &str> {
    let listed = cell.starts_with(ITEM);
    let separates = move |byte: u8| if listed { byte == ITEM as u8 } else { SEPARATORS.contains(&byte) };
    let mut rest = Some(cell);
    // By bytes, of which all separators are one: in half the time that characters take.
    let pieces = std::iter::from_fn(move || {
        let text = rest?;
        let end = text.bytes().position(separates);
        rest = end.and_then(|end| text.get(end + 1..));
        text.get(..end.unwrap_or(text.len()))
    });
    pieces.map(str::trim).filter(|item| !item.is_empty())
}

/// Cells are looked up in parallel in pieces of this many.
const PIECE: usize = 1024;

/// Mentions are matched in parallel in pieces of this many: a thread that ends first waits for few.
const READ: usize = 64;

/// The distinct mentions so far, and what each of them names.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    ids: Texts,
    /// Where the skills of each end in `pool`.
    ends: Vec<usize>,
    pool: Vec<Named>,
    /// Whether a mention names a skill, held or not.
    recognised: Vec<bool>,
    enough: Vec<bool>,
    /// What matching remembers from block to block.
    sessions: Lent<Session>,
    allowance: Allowance,
}

/// The mentions of some cells, one list after the other.
#[derive(Debug, Default)]
pub(super) struct Lists {
    ids: Vec<MentionId>,
    ends: Vec<usize>,
}

impl Lists {
    /// The mentions of one cell.
    pub(super) fn get(&self, cell: usize) -> &[MentionId] {
        let end = self.ends.get(cell).copied().unwrap_or(0);
        let start = cell.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ids.get(start..end).unwrap_or_default()
    }
}

/// A mention that is new to the run.
#[derive(Debug, Clone, Copy)]
struct Fresh<'a> {
    item: &'a str,
    /// It stands so far behind in its list that it is matched by name alone.
    late: bool,
}

/// An item of a cell before it has an id for certain.
type Looked<'a> = Result<MentionId, &'a str>;

impl Mentions {
    /// The mentions of some cells; those that are new are matched, in parallel, each once.
    pub(super) fn lists(&mut self, engine: &Engine, cells: &[&str]) -> Lists {
        let looked: Vec<(Vec<Looked<'_>>, Vec<usize>)> =
            cells.par_chunks(PIECE).map(|piece| self.look_up(piece)).collect();
        let mut lists = Lists::default();
        let mut fresh = Vec::new();
        for (items, ends) in looked {
            let (before, mut items) = (lists.ids.len(), items.into_iter());
            for end in ends {
                let start = lists.ids.len();
                for item in items.by_ref().take(before + end - start) {
                    let late = lists.ids.len() - start >= MOST_COMPARED;
                    lists.ids.push(item.unwrap_or_else(|item| self.intern(Fresh { item, late }, &mut fresh)));
                }
                lists.ends.push(before + end);
            }
        }
        self.allowance.grant(cells);
        for wave in fresh.chunks(WAVE) {
            self.read(engine, wave);
        }
        lists
    }

    /// Matches some mentions; the readings are those of a run with one thread.
    fn read(&mut self, engine: &Engine, wave: &[Fresh<'_>]) {
        let readings = read_all(engine, wave, self.allowance.is_left(), &self.sessions);
        let left_out = readings.iter().filter(|reading| reading.by_name && !reading.recognised).count();
        self.allowance.take(readings.iter().map(|reading| reading.work).sum(), left_out as u64);
        self.learn(readings);
    }

    /// What the person should know of how mentions were matched.
    pub(super) fn note(&self) -> Option<String> {
        self.allowance.note()
    }

    /// How many distinct mentions there are.
    pub(super) fn distinct(&self) -> u64 {
        u64::try_from(self.ends.len()).unwrap_or(u64::MAX)
    }

    /// How many of them name no skill of the catalogue.
    pub(super) fn unrecognised(&self) -> u64 {
        let not = self.recognised.iter().filter(|recognised| !**recognised).count();
        u64::try_from(not).unwrap_or(u64::MAX)
    }

    /// Whether a mention names a skill, held or not.
    pub(super) fn is_recognised(&self, id: MentionId) -> bool {
        self.recognised.get(id.index()).copied().unwrap_or(false)
    }

    /// Every distinct mention, in no order.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, MentionId)> {
        self.ids.iter().zip(0..).map(|(text, at)| (text, MentionId(at)))
    }

    /// The skills that a mention says are held.
    pub(super) fn held(&self, id: MentionId) -> &[Named] {
        let at = id.index();
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|end| self.pool.get(start..*end)).unwrap_or_default()
    }

    /// Decides for every mention that is new since the last call whether it alone gets a profile scored.
    pub(super) fn weigh(&mut self, scorer: &Scorer<'_>) {
        let fresh = self.enough.len()..self.ends.len();
        let id = |at: usize| MentionId(u32::try_from(at).unwrap_or(u32::MAX));
        let enough: Vec<bool> = fresh.into_par_iter().map(|at| scorer.is_enough(self.held(id(at)))).collect();
        self.enough.extend(enough);
    }

    /// What [`Mentions::weigh`] decided.
    pub(super) fn is_enough(&self, id: MentionId) -> bool {
        self.enough.get(id.0 as usize).copied().unwrap_or(false)
    }

    fn look_up<'a>(&self, cells: &[&'a str]) -> (Vec<Looked<'a>>, Vec<usize>) {
        let (mut found, mut ends) = (Vec::new(), Vec::with_capacity(cells.len()));
        for cell in cells {
            found.extend(items(cell).map(|item| self.ids.get(item).map(MentionId).ok_or(item)));
            ends.push(found.len());
        }
        (found, ends)
    }

    fn intern<'a>(&mut self, new: Fresh<'a>, fresh: &mut Vec<Fresh<'a>>) -> MentionId {
        if let Some(id) = self.ids.get(new.item) {
            return MentionId(id);
        }
        match self.ids.insert(new.item) {
            Some(id) => {
                fresh.push(new);
                MentionId(id)
            }
            None => MentionId(u32::MAX),
        }
    }

    fn learn(&mut self, readings: Vec<Reading>) {
        for reading in readings {
            self.pool.extend(reading.held);
            self.ends.push(self.pool.len());
            self.recognised.push(reading.recognised);
        }
    }
}

/// What one mention says.
struct Reading {
    held: Vec<Named>,
    recognised: bool,
    /// Whether nothing that is like it was looked for.
    by_name: bool,
    /// See [`Session::work`].
    work: u64,
}

/// Every mention is read alone, so that neither order nor the number of threads change anything.
///
/// Spellings of one name are read one after the other: what is like the name is then looked for once. Of 70,577
/// mentions of 50,000 real profiles a fifth differ from another in capitals and spaces alone.
fn read_all(engine: &Engine, fresh: &[Fresh<'_>], compared: bool, sessions: &Lent<Session>) -> Vec<Reading> {
    let mut sorted: Vec<(String, usize)> =
        fresh.par_iter().enumerate().map(|(at, new)| (fold(new.item), at)).collect();
    sorted.par_sort_unstable();
    let read = |part: &[(String, usize)]| -> Vec<(usize, Reading)> {
        let mut by_name = Session::allowing(0);
        let mut read = |at: usize, session: &mut Session| match fresh[at] {
            Fresh { item, late: false } if compared => reading(engine, item, session),
            Fresh { item, .. } => Reading { by_name: true, ..reading(engine, item, &mut by_name) },
        };
        sessions
            .lend(Session::default, |session| part.iter().map(|(_, at)| (*at, read(*at, session))).collect())
    };
    let mut readings: Vec<(usize, Reading)> = sorted.par_chunks(READ).flat_map_iter(read).collect();
    readings.par_sort_unstable_by_key(|(at, _)| *at);
    readings.into_iter().map(|(_, reading)| reading).collect()
}

fn reading(engine: &Engine, item: &str, session: &mut Session) -> Reading {
    let ItemReading { named, recognised, work, .. } = ItemReading::of(engine, item, session);
    Reading { held: named, recognised, by_name: false, work }
}

/// A held skill with the level of its row where it states none itself.
pub(super) fn with_level(((skill, confidence, own), needed): Named, row: Option<Level>) -> Named {
    ((skill, confidence, own.or(row)), needed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use skillgap_core::sample;

    /// Which of some items of one cell are recognised, and what is said of it.
    fn recognised(cells: &[&str], threads: usize) -> (Vec<bool>, Option<String>) {
        let engine = Engine::new(sample::catalog());
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let mut mentions = Mentions::default();
            let lists = mentions.lists(&engine, cells);
            let all = (0..cells.len()).flat_map(|cell| lists.get(cell).to_vec());
            (all.map(|id| mentions.is_recognised(id)).collect(), mentions.note())
        })
    }

    #[test]
    fn so_many_items_of_a_cell_are_compared_and_the_rest_is_matched_by_name() {
        let unknown = |at: usize| format!("zzq{at}");
        let mut items: Vec<String> = (0..MOST_COMPARED + 10).map(unknown).collect();
        items[5] = "Pyhton".to_owned();
        items[MOST_COMPARED] = "Pythno".to_owned();
        items[MOST_COMPARED + 1] = "SQL".to_owned();
        let cell = items.join(";");
        let (found, note) = recognised(&[&cell], 1);
        let known: Vec<usize> = (0..found.len()).filter(|at| found[*at]).collect();
        assert_eq!(known, [5, MOST_COMPARED + 1]);
        assert!(note.as_deref().is_some_and(|note| note.starts_with("9 mentions were")), "{note:?}");
        assert_eq!(recognised(&[&cell], 3), (found, note));
        assert_eq!(recognised(&["Pyhton;Pythno", "zzq1"], 1), (vec![true, true, false], None));
    }

    #[test]
    fn a_run_that_did_its_work_goes_on_by_name() {
        let mut allowance = Allowance::default();
        allowance.take(u64::MAX, 0);
        assert!(!allowance.is_left() && allowance.note().is_none());
        allowance.grant(&["x"]);
        assert!(allowance.is_left());
        allowance.take(u64::MAX, 2);
        assert!(allowance.note().is_some_and(|note| note.starts_with("2 mentions were")));
    }
}
