//! Skills named by the user: "AWS", "Python: advanced".

use crate::catalog::SkillId;
use crate::engine::Engine;
use crate::matcher::Session;
use crate::units::Level;

/// The most labels suggested for an unknown name.
const MOST_NEAR: usize = 3;

/// An unknown skill or level.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSuchSkill {
    /// The text after the colon is not a level.
    #[error("'{0}' is not a level")]
    Level(String),
    /// No skill has this name.
    #[error("the catalogue has no skill called '{name}'")]
    Name {
        /// The name.
        name: String,
        /// Similar labels.
        near: Vec<String>,
    },
}

impl Engine {
    /// The skills with these names, each with the level after the colon, if any ("AWS: advanced"); empty
    /// names are skipped.
    ///
    /// # Errors
    /// Returns [`NoSuchSkill`] for the first unknown name or level.
    pub fn named_skills(&self, names: &[String]) -> Result<Vec<(SkillId, Option<Level>)>, NoSuchSkill> {
        names.iter().filter(|name| !name.trim().is_empty()).map(|name| self.named_skill(name)).collect()
    }

    /// The skill with this name, with the level after the colon, if any.
    ///
    /// # Errors
    /// Returns [`NoSuchSkill`] if the name or level is unknown.
    pub fn named_skill(&self, text: &str) -> Result<(SkillId, Option<Level>), NoSuchSkill> {
        let (name, level) = named_level(text)?;
        let name = name.trim();
        if let Some(skill) = self.catalog().find_skill(name) {
            return Ok((skill, level));
        }
        let found = self.matcher().candidates(name, MOST_NEAR, &mut Session::default());
        let label = |skill: SkillId| self.catalog().skill(skill).label.clone();
        found.held().map(|candidate| (candidate.skill, level)).ok_or_else(|| NoSuchSkill::Name {
            name: name.to_owned(),
            near: found.candidates.iter().map(|candidate| label(candidate.skill)).collect(),
        })
    }
}

/// The text before the last colon and the level after it; a colon within a name does not split it.
fn named_level(text: &str) -> Result<(&str, Option<Level>), NoSuchSkill> {
    let Some((name, word)) = text.rsplit_once(':') else { return Ok((text, None)) };
    let word = word.trim();
    match word.to_lowercase().parse::<Level>() {
        Ok(level) => Ok((name, Some(level))),
        Err(_) if !word.is_empty() && word.chars().all(char::is_alphabetic) => {
            Err(NoSuchSkill::Level(word.to_owned()))
        }
        Err(_) => Ok((text, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_level_stands_behind_a_colon() {
        let engine = Engine::new(sample::catalog());
        let python = engine.catalog().find_skill("python").unwrap();
        assert_eq!(engine.named_skill(" Python : Advanced "), Ok((python, Some(Level::Advanced))));
        assert_eq!(engine.named_skill("python"), Ok((python, None)));
        assert_eq!(engine.named_skill("Python: superb"), Err(NoSuchSkill::Level("superb".to_owned())));
        let unknown = engine.named_skill("basket weaving").unwrap_err();
        assert_eq!(unknown.to_string(), "the catalogue has no skill called 'basket weaving'");
        let named = engine.named_skills(&["Python".to_owned(), " ".to_owned()]);
        assert_eq!(named, Ok(vec![(python, None)]));
    }
}
