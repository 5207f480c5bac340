//! `attribution.toml`: words by which a sentence says whose skills it names.

use super::Words;
use serde::{Deserialize, Serialize};

/// `attribution.toml`: classes of words that together say who does what a sentence names, and whether it is denied or
/// still to come: "our agency built it", "I never really used it", "if you need it, I would learn it".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AttributionFile {
    /// Other people, firms and departments: "colleague", "agency", "head office".
    pub people: Words,
    /// Endings of compounds for people: "gruppe" in "Plattformgruppe".
    pub people_endings: Words,
    /// Departments that are named by their field, where a thing is left to them: "sales" in "belongs to sales".
    pub departments: Words,
    /// Nobody: "no one", "none of us".
    pub nobody: Words,
    /// Words before people: "the", "my", "two".
    pub determiners: Words,
    /// The person who writes: "I", "we", "me".
    pub oneself: Words,
    /// What is theirs: "my".
    pub mine: Words,
    /// What joins people with what they do: "who", "whose", "using".
    pub joined: Words,
    /// What begins a clause about the word before it: "which", "that", "where".
    pub relatives: Words,
    /// Verbs of doing in the third person, and participles: "does", "built", "looked after".
    pub does: Words,
    /// "is", "were".
    pub is: Words,
    /// What stands before those who do a thing: "by".
    pub by: Words,
    /// What is done elsewhere: "outsourced", "bought in".
    pub elsewhere: Words,
    /// What stands between a thing and those who do it: "was left to", "is the job of".
    pub left_to: Words,
    /// By what the person who writes leaves a thing to others: "leave".
    pub hands_over: Words,
    /// What takes up a thing named before: "it", "them".
    pub it: Words,
    /// What denies a verb: "never", "don't".
    pub denies: Words,
    /// Verbs by which a skill is held: "used", "know", "worked with".
    pub holds: Words,
    /// What may stand between these two: "really", "had the chance to".
    pub between: Words,
    /// Phrases whose words mean nothing of the kind: "not only", "do without".
    pub keeps: Words,
    /// Wishes and plans: "hope to", "signed up for", "curious about".
    pub wishes: Words,
    /// What wishes only with a verb of learning: "would like to", "happy to".
    pub willing: Words,
    /// Verbs of learning: "learn", "pick up".
    pub learns: Words,
    /// What begins a condition: "if", "in case".
    pub conditions: Words,
    /// What follows from a condition: "would", "could", "will".
    pub would: Words,
    /// Times to come: "next year", "this winter".
    pub later: Words,
    /// What a firm is called, behind what it does: "company", "vendor", "lab".
    pub organisations: Words,
    /// What stands before what a firm makes or is for: "manufacturer of", "fund for".
    pub makers: Words,
    /// Goods, behind what they are for: "machines", "supplies".
    pub goods: Words,
    /// What is done with goods and texts without knowing their subject: "packed", "sold", "typed".
    pub handles: Words,
    /// Texts: "book", "thesis".
    pub texts: Words,
    /// What leads from a text to its subject: "on", "about".
    pub about: Words,
    /// What those do who know the subject: "wrote", "taught", "founded".
    pub authors: Words,
    /// What stands before the person's own trade: "as", "I am".
    pub own_trade: Words,
    /// What begins a list of what others do, before a colon: "not mine", "others do".
    pub not_mine: Words,
    /// Courses, behind their subject: "course", "evening class".
    pub courses: Words,
    /// What is done with a course that is not finished: "started", "booked", "on".
    pub starts: Words,
    /// What stands before a name that somebody gave: "a dog called", "two cats named".
    pub called: Words,
    /// Prepositions beyond those of lists: "under", "alongside".
    pub prepositions: Words,
    /// Whether people may follow their verb: "setzte eine Agentur".
    pub inverts: bool,
}
