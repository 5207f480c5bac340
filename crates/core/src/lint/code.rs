//! The kinds of findings, with their names in messages and exceptions.

use std::fmt;
use std::str::FromStr;

macro_rules! codes {
    ($($variant:ident = $word:literal: $what:literal),+ $(,)?) => {
        /// A kind of finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $what] $variant),+
        }

        impl Code {
            /// Every kind, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in messages and exceptions.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// A description in one sentence.
            #[must_use]
            pub fn what(self) -> &'static str {
                match self { $(Self::$variant => $what),+ }
            }
        }
    };
}

codes! {
    Form = "form": "An id, a file name, a list of names or the number of requirements is not as the format asks.",
    Hours = "hours": "The hours are 0, or far out of the range of the kind.",
    Isolated = "isolated": "No relation leads to the skill and no role asks for it.",
    NoProject = "no-project": "Several roles teach the skill first, but it has no project idea.",
    RepeatedProject = "repeated-project": "Two skills have the same project idea.",
    NearLabel = "near-label": "Names of two skills differ only by a plural, a space or British spelling.",
    OrdinaryName = "ordinary-name": "A name is an ordinary English word, and `context = true` is missing.",
    ForeignWord = "foreign-word": "A name in another language is an ordinary English word.",
    SiblingAlias = "sibling-alias": "An alternative name of a skill is a name of, or closer to, another \
     skill.",
    DoubledRelation = "doubled-relation": "A relation is listed twice: on both sides, or under two names.",
    WeakRelation = "weak-relation": "A relation is too weak ever to count.",
    LanguagePrerequisite = "language-prerequisite": "A framework, library or tool implies a language \
     that is not its prerequisite.",
    ConfersMuch = "confers-much": "A skill confers another that takes more than twice its hours and is \
     not its prerequisite.",
    BackwardPrerequisite = "backward-prerequisite": "A prerequisite implies the skill that it should come before.",
    DearPrerequisite = "dear-prerequisite": "A prerequisite takes at least a thousand hours, and ten \
     times as many as the skill.",
    DegreeGap = "degree-gap": "A degree implies its field, but not what the field builds on.",
    NearRole = "near-role": "Two roles ask for nearly the same.",
    CopiedText = "copied-text": "Two roles have the same definition.",
    NoDefinition = "no-definition": "A role has no definition, or no responsibilities.",
    UnknownGroup = "unknown-group": "The group of a role is not listed in `catalog.toml`.",
    NoIsco = "no-isco": "A role has no ISCO-08 code.",
    TitleInside = "title-inside": "A title is that of another role plus a rank.",
    FewTitles = "few-titles": "A role has fewer than three alternative titles.",
    NoEssential = "no-essential": "No requirement of a role is essential.",
    SoftRole = "soft-role": "Personal skills make up most of what a role asks for.",
    FlatWeights = "flat-weights": "All requirements of a role are equally important.",
    EssentialUnsaid = "essential-unsaid": "A requirement does not state whether it is essential.",
    OddImportance = "odd-importance": "A requirement is essential but unimportant, or optional but decisive.",
    OddCategory = "odd-category": "The category of a requirement does not match its skills.",
    Unmeetable = "unmeetable": "Hardly anyone can meet a requirement.",
    RepeatedRequirement = "repeated-requirement": "Two requirements of a role are the same.",
    SkillTwice = "skill-twice": "A skill serves two requirements of a role.",
    Undercut = "undercut": "An alternative costs less than half of the preferred one, or lacks all of its prerequisites.",
    IdleCore = "idle-core": "The plan for a beginner teaches none of the decisive requirements.",
    IdleBundle = "idle-bundle": "No role asks for two skills of a bundle, so that no plan can take it.",
    BundleSize = "bundle-size": "A bundle has fewer than four skills or more than twelve.",
    RepeatedLink = "repeated-link": "Two places to learn have the same address.",
    Exception = "exception": "An exception in `lint.toml` matches nothing, or more findings than it allows.",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(word: &str) -> Result<Self, UnknownCode> {
        let found = Self::ALL.iter().copied().find(|code| code.as_str() == word);
        found.ok_or_else(|| UnknownCode(word.to_owned()))
    }
}

/// A word that is not a kind of finding.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no kind of finding")]
pub struct UnknownCode(String);
