//! The items of skills lists: what each names, remembered from list to list.

use super::Named;
use crate::engine::Engine;
use crate::matcher::Session;
use crate::mention::Outcome;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// So many items of a list are compared with what is like them; the longest list of 50,000 real ones has 960.
pub const MOST_COMPARED: usize = 2_000;

/// Comparing one item takes no more [work](Session::work) than this, and of a list no item is compared any more when those
/// before it took as much. Nearly all lists of people take a thousandth.
const MOST_WORK: u64 = 20_000_000;

/// What is remembered is forgotten before it takes more bytes than this.
const MOST_BYTES: usize = 32 << 20;

/// What an item takes beside its text and what it names.
const OVERHEAD: usize = 64;

/// What one item of a skills list says.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ItemReading {
    /// The skills that it says are held.
    pub named: Vec<Named>,
    /// Whether it names a skill at all, held or not.
    pub recognised: bool,
    /// The [work](Session::work) that it took.
    pub work: u64,
}

impl ItemReading {
    /// Reads one item; what is like it is looked for as far as the session allows.
    #[must_use]
    pub fn of(engine: &Engine, item: &str, session: &mut Session) -> Self {
        let languages = engine.lexicon().of_item(item);
        let before = session.work();
        let mentions = engine.read_item_in(item, languages, session);
        let recognised = mentions.iter().any(|m| !matches!(m.outcome, Outcome::Unrecognised { .. }));
        let named = mentions.iter().filter_map(|mention| match mention.outcome {
            Outcome::Held { candidate, level } => {
                Some(((candidate.skill, candidate.score, level), engine.needed(mention, item, languages)))
            }
            _ => None,
        });
        Self { named: named.collect(), recognised, work: session.work() - before }
    }
}

/// Reads items, each wording once as long as there is room. Results never depend on what is remembered.
#[derive(Debug)]
pub(super) struct Items {
    /// By wording, the place of its reading.
    known: FxHashMap<Box<str>, usize>,
    readings: Vec<ItemReading>,
    bytes: usize,
    session: Session,
    by_name: Session,
}

impl Default for Items {
    fn default() -> Self {
        let (session, by_name) = (Session::default(), Session::allowing(0));
        Self { known: FxHashMap::default(), readings: Vec::new(), bytes: 0, session, by_name }
    }
}

impl Items {
    /// Reads a list: what it names, and the places of the items that name no skill.
    pub(super) fn read<S: AsRef<str>>(
        &mut self,
        engine: &Engine,
        list: impl IntoIterator<Item = S>,
        (named, unrecognised): (&mut Vec<Named>, &mut Vec<usize>),
    ) {
        let mut work = 0u64;
        for (at, item) in list.into_iter().enumerate() {
            let item = item.as_ref().trim();
            let reading = if at < MOST_COMPARED && work < MOST_WORK {
                self.compared(engine, item)
            } else {
                Cow::Owned(ItemReading::of(engine, item, &mut self.by_name))
            };
            work = work.saturating_add(reading.work);
            named.extend_from_slice(&reading.named);
            if !reading.recognised {
                unrecognised.push(at);
            }
        }
    }

    fn compared(&mut self, engine: &Engine, item: &str) -> Cow<'_, ItemReading> {
        let known = self.known.get(item).copied();
        let at = known.unwrap_or_else(|| self.learn(engine, item));
        self.readings.get(at).map(Cow::Borrowed).unwrap_or_default()
    }

    fn learn(&mut self, engine: &Engine, item: &str) -> usize {
        self.session.begin(MOST_WORK);
        let reading = ItemReading::of(engine, item, &mut self.session);
        let size = item.len() + OVERHEAD + size_of::<ItemReading>() + size_of_val(&*reading.named);
        if self.bytes + size > MOST_BYTES {
            (self.known, self.readings, self.bytes) = (FxHashMap::default(), Vec::new(), 0);
        }
        self.bytes += size;
        self.known.insert(item.into(), self.readings.len());
        self.readings.push(reading);
        self.readings.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn read(items: &mut Items, engine: &Engine, list: &[&str]) -> (Vec<Named>, Vec<usize>) {
        let (mut named, mut unrecognised) = (Vec::new(), Vec::new());
        items.read(engine, list, (&mut named, &mut unrecognised));
        (named, unrecognised)
    }

    #[test]
    fn what_is_remembered_changes_nothing_and_stays_small() {
        let engine = Engine::new(sample::catalog());
        let list = ["Python", "Pyhton (advanced)", "k8s", "basket weaving"];
        let mut items = Items::default();
        let first = read(&mut items, &engine, &list);
        assert_eq!((first.0.len(), first.1.as_slice()), (3, &[3][..]));
        assert_eq!(read(&mut items, &engine, &list), first);
        items.bytes = MOST_BYTES;
        assert_eq!(read(&mut items, &engine, &["SQL"]).0.len(), 1);
        assert_eq!(items.known.len(), 1, "forgotten before there is too much");
        assert_eq!(read(&mut items, &engine, &list), first);
    }

    #[test]
    fn behind_so_many_items_names_alone_count() {
        let engine = Engine::new(sample::catalog());
        let unknown: Vec<String> = (0..MOST_COMPARED).map(|at| format!("zzq{at}")).collect();
        let list =
            |last: [&'static str; 2]| unknown.iter().map(String::as_str).chain(last).collect::<Vec<_>>();
        let mut items = Items::default();
        // Whether the misspelt name was met before makes no difference.
        for _ in 0..2 {
            let (named, unrecognised) = read(&mut items, &engine, &list(["Pyhton", "SQL"]));
            assert_eq!((named.len(), unrecognised.len()), (1, MOST_COMPARED + 1));
            assert_eq!(read(&mut items, &engine, &["Pyhton"]).0.len(), 1);
        }
    }
}
