//! Rows that tell one step each, as in Japanese resumes: "2013年4月 株式会社サンプル 入社", then "2018年9月 株式会社サンプル
//! 退社".

use super::HeadReader;
use crate::lexicon::{Languages, Step};
use crate::text::{fold, is_unspaced};

/// The most characters of the words for a step.
const LONGEST_STEP: usize = 16;

impl HeadReader<'_> {
    /// What a line tells of an employer or school, and where the words for it start.
    pub(in crate::outline) fn step(&self, line: &str) -> Option<(Step, usize)> {
        let line = line.trim_end_matches(['。', ' ', '\u{3000}']);
        if !line.ends_with(is_unspaced) {
            return None;
        }
        let steps = &self.lexicon.entries().steps;
        let starts: Vec<usize> = line.char_indices().rev().take(LONGEST_STEP).map(|(at, _)| at).collect();
        starts.into_iter().rev().find_map(|at| {
            let step = steps.whole(&fold(line.get(at..)?), Languages::ALL)?;
            Some((step, at))
        })
    }

    /// Whether a line says only that the person is still there: "現在に至る".
    pub(in crate::outline) fn stays(&self, line: &str) -> bool {
        self.step(line.trim()) == Some((Step::Stays, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::DateReader;
    use crate::lexicon::Lexicon;

    #[test]
    fn steps_stand_behind_the_employer() {
        let lexicon = Lexicon::builtin();
        let dates = DateReader { lexicon: &lexicon, languages: Languages::ALL };
        let reader = HeadReader { lexicon: &lexicon, dates };
        let step = |line: &str| reader.step(line).map(|(step, _)| step);
        assert_eq!(step("サンプル電機株式会社 入社"), Some(Step::Joined));
        assert_eq!(step("サンプル電機株式会社入社"), Some(Step::Joined));
        assert_eq!(step("見本物流 一身上の都合により退社"), Some(Step::Left));
        assert_eq!(step("見本高等学校 卒業"), Some(Step::Left));
        assert!(reader.stays("現在に至る") && !reader.stays("見本物流 現在に至る"));
        assert_eq!(step("基幹システムの開発を担当"), None);
        assert_eq!(step("Acme Ltd"), None);
    }
}
