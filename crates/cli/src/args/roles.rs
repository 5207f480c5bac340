//! Arguments of `roles`.

use super::{CatalogArg, OutputArgs, ResumeFormatArg, TextOutputArgs};
use clap::{Args, Subcommand};
use std::path::PathBuf;

pub(super) const ROLES_EXAMPLES: &str = "\
Examples:
  skillgap roles show machine-learning-engineer
  skillgap roles compare data-engineer ai-programmer --resume resume.json";

pub(super) const LIST_EXAMPLES: &str = "\
Examples:
  skillgap roles list
  skillgap roles list --format json | jq -r '.roles[].id'";

pub(super) const SHOW_EXAMPLES: &str = "\
Examples:
  skillgap roles show data-scientist
  skillgap roles show 'ML Engineer' --format markdown -o ml-engineer.md";

pub(super) const COMPARE_EXAMPLES: &str = "\
Examples:
  skillgap roles compare machine-learning-engineer ai-programmer
  skillgap roles compare ux-designer ui-designer --resume resume.md -o ux.html";

/// Commands under `roles`.
#[derive(Debug, Subcommand)]
pub enum RolesCommand {
    /// List all roles.
    #[command(after_help = LIST_EXAMPLES)]
    List(RolesListArgs),
    /// Show everything about a role.
    #[command(after_help = SHOW_EXAMPLES)]
    Show(RolesShowArgs),
    /// Compare two roles: what they share, how they differ, and which missing skills serve both.
    #[command(after_help = COMPARE_EXAMPLES)]
    Compare(RolesCompareArgs),
}

/// Arguments of `roles list`.
#[derive(Debug, Args)]
pub struct RolesListArgs {
    /// Output.
    #[command(flatten)]
    pub output: TextOutputArgs,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Arguments of `roles show`.
#[derive(Debug, Args)]
pub struct RolesShowArgs {
    /// The role by id, title or alternative title, ignoring case.
    #[arg(value_name = "ROLE")]
    pub role: String,
    /// Output.
    #[command(flatten)]
    pub output: TextOutputArgs,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Arguments of `roles compare`.
#[derive(Debug, Args)]
pub struct RolesCompareArgs {
    /// The first role by id, title or alternative title, ignoring case.
    #[arg(value_name = "ROLE")]
    pub first: String,
    /// The second role.
    #[arg(value_name = "ROLE")]
    pub second: String,
    /// A resume; adds its fit for both roles, and the missing skills that serve both; `-` is standard input.
    #[arg(long, value_name = "RESUME")]
    pub resume: Option<PathBuf>,
    /// The format of the resume [default: detected by extension, then by content].
    #[arg(long, value_name = "FORMAT", value_enum, requires = "resume")]
    pub input_format: Option<ResumeFormatArg>,
    /// Corrections to what was read, as for `report`.
    #[arg(long, value_name = "FILE", requires = "resume")]
    pub profile_edits: Option<PathBuf>,
    /// Output.
    #[command(flatten)]
    pub output: OutputArgs,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}
