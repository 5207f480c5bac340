//! Findings that stay, each with the reason: a list that is kept beside the catalogue.

use super::{Code, Finding};
use crate::catalog::Place;

/// What is excepted, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Where it is written.
    pub place: Place,
    /// The kind of finding.
    pub code: Code,
    /// The id that the finding is about ("docker"), or that and what tells it apart ("docker -> containers"); `None`
    /// for every finding of the kind.
    pub item: Option<String>,
    /// How many findings may be excepted; when there are more, none of them is.
    pub most: Option<usize>,
}

impl Exception {
    fn holds(&self, finding: &Finding) -> bool {
        let named = |item: &String| *item == finding.item || *item == finding.full_item();
        self.code == finding.code && self.item.as_ref().is_none_or(named)
    }
}

/// A list of exceptions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exceptions(pub Vec<Exception>);

impl Exceptions {
    /// The findings that no exception holds for, and the number of the others.
    ///
    /// An exception that holds for nothing, or for more than it allows, is a finding itself.
    #[must_use]
    pub fn apply(&self, findings: Vec<Finding>) -> (Vec<Finding>, usize) {
        let holding: Vec<usize> =
            self.0.iter().map(|exception| findings.iter().filter(|f| exception.holds(f)).count()).collect();
        let in_bounds = |at: usize, most: Option<usize>| most.is_none_or(|most| holding[at] <= most);
        let excepted = |finding: &Finding| {
            let mut exceptions = self.0.iter().enumerate();
            exceptions.any(|(at, exception)| exception.holds(finding) && in_bounds(at, exception.most))
        };
        let all = findings.len();
        let mut kept: Vec<Finding> = findings.into_iter().filter(|finding| !excepted(finding)).collect();
        let left_out = all - kept.len();
        for (at, exception) in self.0.iter().enumerate() {
            kept.extend(unsound(exception, holding[at]));
        }
        (kept, left_out)
    }
}

/// What is wrong with an exception that holds for so many findings.
fn unsound(exception: &Exception, holding: usize) -> Option<Finding> {
    let message = match exception.most {
        _ if holding == 0 => "excepts nothing any more; take it out".to_owned(),
        Some(most) if holding > most => format!("excepts {most} findings at most, and there are {holding}"),
        _ => return None,
    };
    Some(Finding {
        code: Code::Exception,
        place: exception.place.clone(),
        what: "exception",
        item: exception.code.to_string(),
        other: exception.item.clone(),
        message: match &exception.item {
            Some(item) => format!("for '{item}' {message}"),
            None => message,
        },
    })
}
