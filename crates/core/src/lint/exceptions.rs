//! Exceptions: accepted findings with reasons, kept in a list with the catalogue.

use super::{Code, Finding};
use crate::catalog::Place;

/// An accepted finding and the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Its position.
    pub place: Place,
    /// The kind of finding.
    pub code: Code,
    /// The id of the item ("docker"), or with what distinguishes the finding ("docker -> containers"); `None`
    /// for all findings of the kind.
    pub item: Option<String>,
    /// The most findings it may accept; if there are more, it accepts none.
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
    /// The findings without an exception, and the number of excepted ones.
    ///
    /// An exception that matches nothing, or more than it allows, is itself a finding.
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

/// The problem of an exception that matches this many findings, if any.
fn unsound(exception: &Exception, holding: usize) -> Option<Finding> {
    let message = match exception.most {
        _ if holding == 0 => "no longer matches anything; remove it".to_owned(),
        Some(most) if holding > most => format!("allows at most {most} findings, but there are {holding}"),
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
