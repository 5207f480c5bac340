//! What the program prints apart from its data: warnings, hints and errors, all on standard error.

use crate::args::{ColourArg, TalkArgs};
use crate::error::{CliError, shortened};
use skillgap_render::{Colour, Tone, clean};
use std::io::{IsTerminal, Write, stdout};
use terminal_size::terminal_size_of;

/// The width of a report that does not go to a terminal, or to one of unknown width.
pub(crate) const DEFAULT_COLUMNS: usize = 80;

/// The most columns, since longer lines are hard to read on any terminal.
const MOST_COLUMNS: usize = 120;

/// The environment's settings for colour and width, as a plain value, so that decisions can be tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Surroundings {
    /// Whether NO_COLOR is set and not empty, or TERM is dumb.
    pub(crate) plain: bool,
    /// Whether the standard output is a terminal.
    pub(crate) out: Stream,
    /// Whether the standard error is a terminal.
    pub(crate) err: Stream,
    /// The width of the terminal: COLUMNS, otherwise that of the terminal itself.
    pub(crate) columns: Option<usize>,
}

/// Where a stream goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Stream {
    /// To a person.
    Terminal,
    /// To a file or a program.
    #[default]
    Elsewhere,
}

impl Stream {
    fn of(stream: &impl IsTerminal) -> Self {
        if stream.is_terminal() { Self::Terminal } else { Self::Elsewhere }
    }
}

impl Surroundings {
    /// Reads the environment.
    pub(crate) fn look() -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let said = std::env::var("COLUMNS").ok().and_then(|value| value.trim().parse().ok());
        let columns = said.or_else(|| terminal_size_of(stdout()).map(|(width, _)| usize::from(width.0)));
        Self {
            plain: set("NO_COLOR") || dumb,
            out: Stream::of(&stdout()),
            err: Stream::of(&std::io::stderr()),
            columns,
        }
    }

    fn colour(&self, wanted: ColourArg, stream: Stream) -> Colour {
        match (wanted, stream, self.plain) {
            (ColourArg::Always, _, _) | (ColourArg::Auto, Stream::Terminal, false) => Colour::On,
            _ => Colour::Off,
        }
    }
}

/// How the program prints messages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ui {
    surroundings: Surroundings,
    wanted: ColourArg,
    quiet: bool,
}

impl Ui {
    /// Combines the options with the environment.
    pub(crate) fn new(args: &TalkArgs, surroundings: Surroundings) -> Self {
        Self { surroundings, wanted: args.color, quiet: args.quiet }
    }

    /// Whether data on standard output is coloured.
    pub(crate) fn colour(&self) -> Colour {
        self.surroundings.colour(self.wanted, self.surroundings.out)
    }

    /// Whether data in a file is coloured: only on request.
    pub(crate) fn file_colour(&self) -> Colour {
        self.surroundings.colour(self.wanted, Stream::Elsewhere)
    }

    /// The width of a report on standard output.
    pub(crate) fn columns(&self) -> usize {
        match (self.surroundings.out, self.surroundings.columns) {
            (Stream::Terminal, Some(columns)) if columns > 0 => columns.min(MOST_COLUMNS),
            _ => DEFAULT_COLUMNS,
        }
    }

    /// Whether to show a progress bar.
    pub(crate) fn shows_progress(&self) -> bool {
        self.surroundings.err == Stream::Terminal && !self.quiet
    }

    /// Whether standard output goes to a person.
    #[cfg(feature = "tables")]
    pub(crate) fn shows_data(&self) -> bool {
        self.surroundings.out == Stream::Terminal
    }

    /// Prints a warning.
    pub(crate) fn warn(&self, text: &str) {
        self.talk(Tone::Warn, "Warning:", text);
    }

    /// Prints a hint.
    pub(crate) fn hint(&self, text: &str) {
        self.talk(Tone::Heading, "Hint:", text);
    }

    /// Prints the closing line of a long job, even in quiet mode, since scripts read it.
    pub(crate) fn close(&self, text: &str) {
        say(&clean(text));
    }

    /// Prints an error.
    pub(crate) fn error(&self, error: &CliError) {
        for line in error.lines(self.err_colour()) {
            say(&line);
        }
    }

    fn talk(&self, tone: Tone, head: &str, text: &str) {
        if !self.quiet {
            say(&format!("{} {}", self.err_colour().paint(tone, head), clean(&shortened(text))));
        }
    }

    fn err_colour(&self) -> Colour {
        self.surroundings.colour(self.wanted, self.surroundings.err)
    }
}

/// Prints one line on standard error; if that is closed, it is lost.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_obeys_the_option_then_no_color_then_the_terminal() {
        use {Colour::*, ColourArg::*, Stream::*};
        let cases = [
            (Auto, Terminal, false, On),
            (Auto, Terminal, true, Off),
            (Auto, Elsewhere, false, Off),
            (Always, Elsewhere, true, On),
            (Never, Terminal, false, Off),
        ];
        for (wanted, stream, plain, colour) in cases {
            let around = Surroundings { plain, ..Surroundings::default() };
            assert_eq!(around.colour(wanted, stream), colour, "{wanted:?} {stream:?} {plain}");
        }
    }

    #[test]
    fn the_width_is_the_terminals_but_never_too_wide_to_read() {
        let cases = [
            (Stream::Elsewhere, Some(200), 80),
            (Stream::Terminal, None, 80),
            (Stream::Terminal, Some(90), 90),
            (Stream::Terminal, Some(200), 120),
            (Stream::Terminal, Some(0), 80),
        ];
        for (out, columns, expected) in cases {
            let args = TalkArgs { color: ColourArg::Auto, quiet: false };
            let ui = Ui::new(&args, Surroundings { out, columns, ..Surroundings::default() });
            assert_eq!(ui.columns(), expected, "{out:?} {columns:?}");
        }
    }
}
