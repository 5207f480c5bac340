//! The words of durations: "five years", "over a decade", "18 Monate".

use super::phrases::Phrases;
use super::{Language, Lexicon};

/// The least letters of a unit that may be written together with its number.
const SHORTEST_JOINED: usize = 5;

/// The words of durations in all languages; "an" is a number in one language and a unit in another.
#[derive(Debug, Default)]
pub(crate) struct DurationWords {
    /// Numbers from 1 to 20.
    pub(crate) numbers: Phrases<u8>,
    /// Years and months, with how many of them make a year.
    pub(crate) units: Phrases<u8>,
    /// Words behind years that make them an age.
    pub(crate) ages: Phrases<()>,
    /// Words before a number of years that make it the age of somebody: "children of 2 to 6 years".
    pub(crate) aged: Phrases<()>,
    /// Words for ten years.
    pub(crate) decades: Phrases<()>,
    /// Words between a number and its unit: "or more".
    pub(crate) between: Phrases<()>,
    /// Words for half of a unit: "half a".
    pub(crate) half: Phrases<()>,
    /// Long words for units, which may be written together with their number: "dreijährig".
    pub(crate) joined: Vec<(String, Language)>,
    /// Words before an upper bound: "less than".
    pub(crate) less: Phrases<()>,
    /// Words before a lower bound: "more than".
    pub(crate) more: Phrases<()>,
    /// Words between the ends of a range: "to".
    pub(crate) until: Phrases<()>,
    /// Words that open a range: "between".
    pub(crate) from: Phrases<()>,
}

impl DurationWords {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut table = Self::default();
        for (language, files) in lexicon.files() {
            let dates = &files.dates;
            for (number, names) in (1u8..).zip(&dates.numbers) {
                table.numbers.add(names, number, language);
            }
            table.units.add(&dates.years, 1, language);
            table.units.add(&dates.months_unit, 12, language);
            table.ages.add(&dates.ages, (), language);
            table.aged.add(&dates.aged, (), language);
            table.decades.add(&dates.decade, (), language);
            table.between.add(&dates.between, (), language);
            table.half.add(&dates.half, (), language);
            let long = |unit: &&String| unit.chars().count() >= SHORTEST_JOINED && !unit.contains(' ');
            table.joined.extend(dates.years.iter().filter(long).map(|unit| (unit.clone(), language)));
            table.less.add(&dates.less_than, (), language);
            table.more.add(&dates.more_than, (), language);
            table.until.add(&dates.until, (), language);
            table.from.add(&dates.from, (), language);
        }
        table
    }
}
