//! Colour: the tone of a text, and how it is written if colour is on.

use anstyle::{AnsiColor, Style};

/// The role of a text, for choosing its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    Plain,
    /// The heading of a part.
    Heading,
    /// Something that should stand out in a line.
    Strong,
    /// Something that can be skipped.
    Quiet,
    /// A high share.
    Good,
    /// A medium share.
    Fair,
    /// A low share.
    Poor,
    /// A warning.
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
            // No yellow or cyan, which are unreadable on a white terminal.
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

/// Whether to write colour.
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
