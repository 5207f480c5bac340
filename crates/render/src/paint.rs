//! Colour: which tone a text has, and how it is written when colour is wanted.

use anstyle::{AnsiColor, Style};

/// What a text is, as far as colour is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    Plain,
    /// The heading of a part.
    Heading,
    /// What the eye should find in a line.
    Strong,
    /// What may be skipped.
    Quiet,
    /// A high share.
    Good,
    /// A middling share.
    Fair,
    /// A low share.
    Poor,
    /// Something to be careful about.
    Warn,
}

impl Tone {
    /// The tone of a share in `[0,1]`.
    pub(crate) fn of_share(share: f64) -> Self {
        match share {
            s if s >= 0.75 => Self::Good,
            s if s >= 0.4 => Self::Fair,
            _ => Self::Poor,
        }
    }

    fn style(self) -> Style {
        let coloured = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            // No yellow and no cyan: they cannot be read on a white terminal.
            Self::Plain | Self::Fair => Style::new(),
            Self::Heading => Style::new().bold().underline(),
            Self::Strong => Style::new().bold(),
            Self::Quiet => Style::new().dimmed(),
            Self::Good => coloured(AnsiColor::Green),
            Self::Poor => coloured(AnsiColor::Red),
            Self::Warn => coloured(AnsiColor::Magenta).bold(),
        }
    }
}

/// Whether colour is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// With ANSI colours.
    On,
    /// Plain text.
    Off,
}

impl Colour {
    /// The text in its tone.
    #[must_use]
    pub fn paint(self, tone: Tone, text: &str) -> String {
        let style = tone.style();
        match self {
            Self::On if !text.is_empty() && !style.is_plain() => format!("{style}{text}{style:#}"),
            _ => text.to_owned(),
        }
    }
}
