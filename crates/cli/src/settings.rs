//! Validates arguments and turns them into settings, before anything is read.

use crate::args::{
    AgainstPosting, AgeArgs, CatalogArg, FormatArg, MarketFormatArg, OutputArgs, PlanFormatArg,
    PostingFormatArg, ResumeArgs, ResumeFormatArg, TextFormatArg, TextOutputArgs,
};
use crate::clock::this_month;
use crate::error::CliError;
use crate::output::Target;
use crate::ui::{DEFAULT_COLUMNS, Ui};
use skillgap_core::date::{Aging, Decay};
use skillgap_ingest::bytes::{WholeFile, check_output, is_same_input};
use skillgap_ingest::resume::ResumeFormat;
use skillgap_render::{Detail, View};
use std::path::{Path, PathBuf};

/// The number of roles in a report by default.
const DEFAULT_TOP: usize = 3;

/// The resume to read, and its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ResumeSource {
    /// The file; `-` is standard input.
    pub(crate) path: PathBuf,
    /// The format, if named.
    pub(crate) format: Option<ResumeFormat>,
    /// The file with the person's corrections.
    pub(crate) edits: Option<PathBuf>,
    /// The date for ages of evidence; `None` without a clock.
    pub(crate) aging: Option<Aging>,
}

impl ResumeSource {
    /// The resume named by the arguments.
    pub(crate) fn new(path: PathBuf, format: Option<ResumeFormatArg>, edits: Option<PathBuf>) -> Self {
        Self { path, format: format.map(resume_format), edits, aging: aging(AgeArgs::default()) }
    }
}

/// The job posting to read, and its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PostingSource {
    /// The file; `-` is standard input.
    pub(crate) path: PathBuf,
    /// The format, if named.
    pub(crate) format: Option<ResumeFormat>,
}

impl PostingSource {
    /// The posting named by the arguments.
    pub(crate) fn new(path: PathBuf, format: Option<ResumeFormatArg>) -> Self {
        Self { path, format: format.map(resume_format) }
    }

    /// The posting used in place of a role; standard input cannot be both the posting and one of `read`, which `what` names.
    pub(crate) fn against(
        args: AgainstPosting,
        (what, read): (&str, &[PathBuf]),
    ) -> Result<Option<Self>, CliError> {
        let Some(path) = args.posting else { return Ok(None) };
        let stdin = Path::new("-");
        if path == stdin && read.iter().any(|other| other == stdin) {
            let error = CliError::usage(format!("{what} and the posting cannot both be the standard input"));
            return Err(error.hint("name a file for one of them"));
        }
        Ok(Some(Self::new(path, args.posting_format)))
    }
}

impl From<ResumeArgs> for ResumeSource {
    fn from(args: ResumeArgs) -> Self {
        Self { aging: aging(args.age), ..Self::new(args.resume, args.input_format, args.profile_edits) }
    }
}

/// As of the named month, by default the current one.
fn aging(args: AgeArgs) -> Option<Aging> {
    let decay = if args.decay { Decay::On } else { Decay::Off };
    Some(Aging { today: args.today.or_else(this_month)?, decay })
}

fn resume_format(arg: ResumeFormatArg) -> ResumeFormat {
    match arg {
        ResumeFormatArg::Json => ResumeFormat::JsonResume,
        ResumeFormatArg::Yaml => ResumeFormat::Yaml,
        ResumeFormatArg::Toml => ResumeFormat::Toml,
        ResumeFormatArg::Csv => ResumeFormat::Csv,
        ResumeFormatArg::Text => ResumeFormat::Text,
        ResumeFormatArg::Markdown => ResumeFormat::Markdown,
        ResumeFormatArg::Pdf => ResumeFormat::Pdf,
        ResumeFormatArg::Docx => ResumeFormat::Docx,
        ResumeFormatArg::Xlsx => ResumeFormat::Xlsx,
        ResumeFormatArg::Html => ResumeFormat::Html,
        ResumeFormatArg::LinkedIn => ResumeFormat::LinkedIn,
        ResumeFormatArg::Odt => ResumeFormat::Odt,
        ResumeFormatArg::Rtf => ResumeFormat::Rtf,
        ResumeFormatArg::Xml => ResumeFormat::Xml,
    }
}

/// The requested roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// This many of the best.
    Top(usize),
    /// These, by name.
    Named(Vec<String>),
}

impl Wanted {
    /// The named roles, otherwise the best; --top has no effect with --role, which is reported.
    pub(crate) fn new(roles: Vec<String>, top: Option<usize>, ui: &Ui) -> Self {
        match (roles.is_empty(), top) {
            (true, top) => Self::Top(top.unwrap_or(DEFAULT_TOP)),
            (false, None) => Self::Named(roles),
            (false, Some(_)) => {
                ui.warn("--top is ignored, because --role names the roles");
                Self::Named(roles)
            }
        }
    }

    /// Roles named by the user are shown in full.
    pub(crate) fn detail(&self) -> Detail {
        match self {
            Self::Top(_) => Detail::First,
            Self::Named(_) => Detail::Every,
        }
    }
}

/// An output format, which a file extension may determine.
pub(crate) trait Format: Copy {
    /// The format for the terminal.
    const TERMINAL: Self;
    /// The known extensions and formats, in words.
    const KNOWN: &'static str;

    /// The format for a lower-case extension.
    fn of_extension(extension: &str) -> Option<Self>;
}

impl Format for FormatArg {
    const TERMINAL: Self = Self::Terminal;
    const KNOWN: &'static str =
        "name a .md, .html or .json file, or use --format; for PDF, print the .html from a browser";

    fn of_extension(extension: &str) -> Option<Self> {
        match extension {
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

impl Format for PlanFormatArg {
    const TERMINAL: Self = Self::Terminal;
    const KNOWN: &'static str = "name a .md, .html, .json, .csv or .ics file, or use --format; for PDF, print the .html from a \
         browser";

    fn of_extension(extension: &str) -> Option<Self> {
        match extension {
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "ics" => Some(Self::Ics),
            _ => None,
        }
    }
}

impl Format for PostingFormatArg {
    const TERMINAL: Self = Self::Terminal;
    const KNOWN: &'static str = "name a .json or .toml file, or use --format terminal, json or toml";

    fn of_extension(extension: &str) -> Option<Self> {
        match extension {
            "json" => Some(Self::Json),
            "toml" => Some(Self::Toml),
            _ => None,
        }
    }
}

impl Format for MarketFormatArg {
    const TERMINAL: Self = Self::Terminal;
    const KNOWN: &'static str =
        "name a .md, .html, .json or .csv file, or use --format; for PDF, print the .html from a browser";

    fn of_extension(extension: &str) -> Option<Self> {
        match extension {
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

impl Format for TextFormatArg {
    const TERMINAL: Self = Self::Terminal;
    const KNOWN: &'static str = "name a .md or .json file, or use --format terminal, markdown or json";

    fn of_extension(extension: &str) -> Option<Self> {
        match extension {
            "md" | "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// The format and destination of output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Output<F = FormatArg> {
    /// The format.
    pub(crate) format: F,
    /// The destination.
    pub(crate) target: Target,
}

impl Output {
    /// The output named by the arguments; `inputs` are files that must not be overwritten.
    pub(crate) fn new(args: OutputArgs, inputs: &[&Path]) -> Result<Self, CliError> {
        Self::of(args.format, args.output, inputs)
    }
}

impl Output<TextFormatArg> {
    /// The output named by the arguments, for commands that read no resume.
    pub(crate) fn text(args: TextOutputArgs, inputs: &[&Path]) -> Result<Self, CliError> {
        Self::of(args.format, args.output, inputs)
    }
}

impl Output<PostingFormatArg> {
    /// The output of a posting; `inputs` are files that must not be overwritten.
    pub(crate) fn posting(
        format: Option<PostingFormatArg>,
        path: Option<PathBuf>,
        inputs: &[&Path],
    ) -> Result<Self, CliError> {
        Self::of(format, path, inputs)
    }
}

impl Output<PlanFormatArg> {
    /// The output of a plan; `inputs` are files that must not be overwritten.
    pub(crate) fn plan(
        format: Option<PlanFormatArg>,
        path: Option<PathBuf>,
        inputs: &[&Path],
    ) -> Result<Self, CliError> {
        Self::of(format, path, inputs)
    }
}

impl Output<MarketFormatArg> {
    /// The output of a market; `inputs` are files that must not be overwritten.
    #[cfg(feature = "tables")]
    pub(crate) fn market(
        format: Option<MarketFormatArg>,
        path: Option<PathBuf>,
        inputs: &[&Path],
    ) -> Result<Self, CliError> {
        Self::of(format, path, inputs)
    }
}

impl<F: Format> Output<F> {
    fn of(format: Option<F>, path: Option<PathBuf>, inputs: &[&Path]) -> Result<Self, CliError> {
        let target = Target::new(path);
        if let Target::File(path) = &target {
            check_output(path)?;
            refuse_input(path, inputs)?;
        }
        let format = format.map_or_else(|| by_extension(&target), Ok)?;
        Ok(Self { format, target })
    }

    /// The view for this output.
    pub(crate) fn view(&self, ui: &Ui, detail: Detail) -> View {
        match self.target {
            Target::Stdout => View { columns: ui.columns(), colour: ui.colour(), detail, full: false },
            Target::File(_) => {
                View { columns: DEFAULT_COLUMNS, colour: ui.file_colour(), detail, full: false }
            }
        }
    }

    /// Writes the text there.
    pub(crate) fn write(&self, text: &str) -> Result<(), CliError> {
        self.target.write(text.as_bytes())
    }

    /// Writes the text; another file gets its name only with it.
    pub(crate) fn write_with(&self, text: &str, other: Option<WholeFile>) -> Result<(), CliError> {
        self.target.write_with(text.as_bytes(), other)
    }
}

/// The format by extension; an unknown extension is an error, and without one it is plain text.
fn by_extension<F: Format>(target: &Target) -> Result<F, CliError> {
    let Target::File(path) = target else { return Ok(F::TERMINAL) };
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    match (F::of_extension(&extension), extension.as_str()) {
        (Some(format), _) => Ok(format),
        (None, "" | "txt" | "text") => Ok(F::TERMINAL),
        (None, _) => {
            let error =
                CliError::usage(format!("{}: this command cannot write .{extension}", path.display()));
            Err(error.hint(F::KNOWN))
        }
    }
}

/// The files that a report on a resume reads.
pub(crate) fn read_by<'a>(
    source: &'a ResumeSource,
    catalog: &'a CatalogArg,
    posting: Option<&'a PostingSource>,
) -> Vec<&'a Path> {
    let others = source.edits.as_deref().into_iter().chain(catalog.catalog.as_deref());
    let others = others.chain(posting.map(|posting| posting.path.as_path()));
    std::iter::once(source.path.as_path()).chain(others).collect()
}

/// Refuses to overwrite an input, because writing a report over its resume would lose the resume.
pub(crate) fn refuse_input(output: &Path, inputs: &[&Path]) -> Result<(), CliError> {
    if inputs.iter().any(|input| is_same_input(output, input)) {
        Err(overwrites_input(output))
    } else {
        Ok(())
    }
}

/// The error for an output that would replace what is read.
pub(crate) fn overwrites_input(output: &Path) -> CliError {
    let error = CliError::usage(format!("{} would overwrite its own input", output.display()));
    error.hint("name another file with -o")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(format: Option<FormatArg>, file: Option<&str>) -> Result<Output, CliError> {
        Output::new(OutputArgs { format, output: file.map(PathBuf::from) }, &[])
    }

    #[test]
    fn the_format_is_the_one_named_else_by_extension() {
        let cases = [
            (None, None, FormatArg::Terminal),
            (None, Some("a.md"), FormatArg::Markdown),
            (None, Some("a.JSON"), FormatArg::Json),
            (None, Some("a.html"), FormatArg::Html),
            (None, Some("a.htm"), FormatArg::Html),
            (None, Some("a.txt"), FormatArg::Terminal),
            (None, Some("report"), FormatArg::Terminal),
            (Some(FormatArg::Json), Some("a.md"), FormatArg::Json),
            (None, Some("-"), FormatArg::Terminal),
        ];
        for (format, file, expected) in cases {
            assert_eq!(output(format, file).map(|o| o.format).ok(), Some(expected), "{format:?} {file:?}");
        }
        assert!(output(None, Some("a.pdf")).is_err());
        assert!(output(None, Some("a.xlsx")).is_err(), "no text of a terminal goes into a workbook");
        let plan = |file: &str| Output::plan(None, Some(PathBuf::from(file)), &[]).map(|o| o.format);
        assert_eq!(plan("a.csv").ok(), Some(PlanFormatArg::Csv));
        assert_eq!(plan("a.ics").ok(), Some(PlanFormatArg::Ics));
        assert!(plan("a.xlsx").is_err());
        let text = |file: &str| {
            Output::text(TextOutputArgs { format: None, output: Some(PathBuf::from(file)) }, &[])
                .map(|o| o.format)
        };
        assert_eq!(text("a.md").ok(), Some(TextFormatArg::Markdown));
        assert!(text("a.html").is_err(), "lists have no charts");
    }

    #[test]
    fn an_input_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let resume = folder.path().join("cv.json");
        std::fs::write(&resume, "{}").unwrap();
        let roundabout = folder.path().join(".").join("cv.json");
        assert!(refuse_input(&roundabout, &[resume.as_path()]).is_err());
        assert!(refuse_input(&folder.path().join("new.json"), &[resume.as_path()]).is_ok());
    }
}
