//! `skillgap match`: words in, candidates out, one answer for every mention and in its order.

use crate::args::{MatchArgs, MatchFormatArg};
use crate::error::CliError;
use crate::inputs;
use crate::ui::Ui;
use rayon::prelude::*;
use skillgap_core::catalog::Catalog;
use skillgap_core::matcher::{Matcher, Session};
use skillgap_core::prose::spoken;
use skillgap_ingest::lent::Lent;
use skillgap_render::{Colour, matches, sentences};
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};

/// The bytes that are read ahead; the lines in them are matched together.
const READ_AHEAD: usize = 256 * 1024;

/// The lines of a block at most, so that answers do not wait for long.
const BLOCK: usize = 4096;

/// Fewer lines than this are not worth waking other threads for.
const WORTH_SHARING: usize = 64;

/// The lines that one thread answers before it takes more: few, so that none ends long before the others.
const PIECE: usize = 16;

/// Runs the command.
pub(crate) fn run(args: MatchArgs, ui: &Ui) -> Result<(), CliError> {
    let path = args.catalog.catalog.as_deref();
    let engine = inputs::engine(path, ui)?;
    let answers = Answers {
        catalog: engine.catalog(),
        matcher: engine.matcher(),
        most: args.top,
        prose: args.prose,
        format: args.format,
        colour: ui.colour(),
        sessions: Lent::default(),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    if !args.mentions.is_empty() {
        return answers.write(&args.mentions, &mut out);
    }
    if io::stdin().is_terminal() {
        ui.hint(&format!(
            "one {} per line; end with Ctrl-D",
            if args.prose { "sentence" } else { "mention" }
        ));
    }
    answers.stream(io::stdin().lock(), &mut out)
}

/// How mentions are answered.
struct Answers<'a> {
    catalog: &'a Catalog,
    matcher: &'a Matcher,
    most: usize,
    /// Whether the mentions are sentences.
    prose: bool,
    format: MatchFormatArg,
    colour: Colour,
    /// What matching remembers from line to line.
    sessions: Lent<Session>,
}

impl Answers<'_> {
    fn stream(&self, input: impl Read, out: &mut impl Write) -> Result<(), CliError> {
        let mut lines = Lines::new(input);
        loop {
            let block = lines.block().map_err(|error| CliError::io("read", "<stdin>", &error))?;
            if block.is_empty() {
                return Ok(());
            }
            self.write(&block, out)?;
        }
    }

    fn write(&self, mentions: &[String], out: &mut impl Write) -> Result<(), CliError> {
        let answers = self.answer_all(mentions);
        let written = answers.iter().try_for_each(|answer| out.write_all(answer.as_bytes()));
        written.and_then(|()| out.flush()).map_err(|error| CliError::io("write", "<stdout>", &error))
    }

    fn answer_all(&self, mentions: &[String]) -> Vec<String> {
        if mentions.len() < WORTH_SHARING {
            return self.answer_some(mentions);
        }
        mentions.par_chunks(PIECE).flat_map_iter(|piece| self.answer_some(piece)).collect()
    }

    fn answer_some(&self, mentions: &[String]) -> Vec<String> {
        let answer =
            |session: &mut Session| mentions.iter().map(|mention| self.answer(mention, session)).collect();
        self.sessions.lend(Session::default, answer)
    }

    fn answer(&self, mention: &str, session: &mut Session) -> String {
        if self.prose {
            let spoken = spoken((self.catalog, self.matcher), mention, self.most, session);
            return match self.format {
                MatchFormatArg::Ndjson => sentences::ndjson(self.catalog, mention, &spoken),
                MatchFormatArg::Terminal => sentences::terminal(self.catalog, mention, &spoken, self.colour),
            };
        }
        let matched = if mention.trim().is_empty() {
            Default::default()
        } else {
            self.matcher.candidates(mention, self.most, session)
        };
        match self.format {
            MatchFormatArg::Ndjson => matches::ndjson(self.catalog, mention, &matched),
            MatchFormatArg::Terminal => matches::terminal(self.catalog, mention, &matched, self.colour),
        }
    }
}

/// Lines in blocks: as many as have arrived, so that a slow writer gets its answers at once.
struct Lines<R> {
    reader: BufReader<R>,
    at_start: bool,
    /// The last line ended with a carriage return: a line feed right behind it belongs to it.
    returned: bool,
}

impl<R: Read> Lines<R> {
    fn new(input: R) -> Self {
        Self { reader: BufReader::with_capacity(READ_AHEAD, input), at_start: true, returned: false }
    }

    /// The next lines; none at the end of the input.
    fn block(&mut self) -> io::Result<Vec<String>> {
        let mut block = Vec::new();
        while let Some(line) = self.line()? {
            block.push(line);
            let ahead = self.reader.buffer();
            let ahead = ahead.strip_prefix(b"\n").filter(|_| self.returned).unwrap_or(ahead);
            if block.len() >= BLOCK || !ahead.iter().any(ends_line) {
                break;
            }
        }
        Ok(block)
    }

    /// The next line without its break; bytes that are no UTF-8 are replaced, never dropped.
    fn line(&mut self) -> io::Result<Option<String>> {
        let Some(bytes) = self.bytes()? else { return Ok(None) };
        let line = String::from_utf8_lossy(&bytes).into_owned();
        let is_first = std::mem::replace(&mut self.at_start, false);
        Ok(Some(match line.strip_prefix('\u{feff}') {
            Some(rest) if is_first => rest.to_owned(),
            _ => line,
        }))
    }

    /// The bytes before the next line feed, carriage return or pair of both.
    fn bytes(&mut self) -> io::Result<Option<Vec<u8>>> {
        if std::mem::take(&mut self.returned) && self.reader.fill_buf()?.first() == Some(&b'\n') {
            self.reader.consume(1);
        }
        let (mut line, mut any) = (Vec::new(), false);
        loop {
            let ahead = self.reader.fill_buf()?;
            if ahead.is_empty() {
                return Ok(any.then_some(line));
            }
            any = true;
            let end = ahead.iter().position(ends_line);
            line.extend_from_slice(ahead.get(..end.unwrap_or(ahead.len())).unwrap_or(ahead));
            let read = end.map_or(ahead.len(), |end| end + 1);
            self.returned = end.is_some_and(|end| ahead.get(end) == Some(&b'\r'));
            self.reader.consume(read);
            if end.is_some() {
                return Ok(Some(line));
            }
        }
    }
}

fn ends_line(byte: &u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &[u8]) -> Vec<String> {
        let mut lines = Lines::new(input);
        let mut all = Vec::new();
        loop {
            match lines.block().unwrap() {
                block if block.is_empty() => return all,
                block => all.extend(block),
            }
        }
    }

    #[test]
    fn every_line_is_kept_and_none_is_made_up() {
        let cases: [(&[u8], &[&str]); 9] = [
            (b"", &[]),
            (b"a\nb\n", &["a", "b"]),
            (b"a\n\nb", &["a", "", "b"]),
            (b"\n", &[""]),
            (b"\xef\xbb\xbfa\r\nb\r\n", &["a", "b"]),
            (b"caf\xe9\nx", &["caf\u{fffd}", "x"]),
            (b"a\rb\r\rc", &["a", "b", "", "c"]),
            (b"\xef\xbb\xbfa\rb\r", &["a", "b"]),
            (b"a\r\n\r\nb\nc\rd", &["a", "", "b", "c", "d"]),
        ];
        for (input, expected) in cases {
            assert_eq!(lines(input), expected, "{input:?}");
        }
        for end in ["\n", "\r\n", "\r"] {
            let many = format!("x{end}").repeat(3 * BLOCK + 1);
            assert_eq!(lines(many.as_bytes()).len(), 3 * BLOCK + 1, "{end:?}");
        }
    }

    #[test]
    fn sharing_the_work_changes_neither_answers_nor_order() {
        let catalog = skillgap_core::sample::catalog();
        let matcher = Matcher::new(&catalog);
        let format = MatchFormatArg::Ndjson;
        let answers = Answers {
            catalog: &catalog,
            matcher: &matcher,
            most: 3,
            prose: false,
            format,
            colour: Colour::Off,
            sessions: Lent::default(),
        };
        let words = ["Pythn", "", "k8s", "golang", "nothing like it", "C sharp"];
        let mentions: Vec<String> = (0..600).map(|i| format!("{} {}", words[i % 6], i % 7)).collect();
        let alone: Vec<String> =
            mentions.iter().map(|m| answers.answer(m, &mut Session::default())).collect();
        assert_eq!(answers.answer_all(&mentions), alone);
    }
}
