//! Interprets the operators of a page's content that place text, giving positioned glyphs.

use super::budget::{Budget, MAX_CONTENT, TooMuch};
use super::font::Font;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources, Rotation};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The most operators executed per document; a page of text has some thousands.
const MAX_OPERATORS: usize = 3_000_000;

/// The most glyphs per document; a resume of sixty pages has two hundred thousand.
const MAX_GLYPHS: usize = 600_000;

/// The most bytes of text of all glyphs.
const MAX_TEXT: usize = 4 << 20;

/// The most missing objects looked for; each may take a pass over the file.
const MOST_MISSING: usize = 200;

/// The most bytes searched for the ends of inline pictures.
const MAX_SEARCHED: usize = 256 << 20;

/// The deepest nesting of forms, which stops forms that contain themselves.
const DEEPEST: usize = 6;

/// The most saved graphics states.
const MAX_SAVED: usize = 512;

/// A glyph on a page, in points; y increases upwards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    /// Its text; the replacement character if unknown.
    pub(super) text: String,
}

/// The contents of a page.
#[derive(Debug, Default)]
pub(super) struct Painted {
    /// Its glyphs, in painting order.
    pub(super) glyphs: Vec<Glyph>,
    /// The share of the page covered by its largest picture.
    pub(super) pictured: f64,
}

/// The number of readable and unreadable glyphs, without spaces.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) read: usize,
    pub(super) unread: usize,
    /// Parts of pages that are not there, cannot be decoded, or stand too deep in one another.
    pub(super) left_out: usize,
}

/// A transformation as PDF writes it: a b c d e f.
type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// The state saved by `q`.
#[derive(Clone)]
struct State {
    place: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letters: f64,
    words: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

impl State {
    fn at(place: Matrix) -> Self {
        let (size, letters, words, leading, rise) = (1.0, 0.0, 0.0, 0.0, 0.0);
        Self { place, font: None, size, letters, words, scale: 1.0, leading, rise }
    }
}

/// Follows the content of pages.
#[derive(Default)]
pub(super) struct Painter {
    pub(super) counts: Counts,
    fonts: HashMap<usize, Rc<Font>>,
    operators: usize,
    glyphs: Vec<Glyph>,
    /// The area of the page's largest picture.
    picture: f64,
    pictures: HashSet<ObjectIdentifier>,
    painted: usize,
    /// The bytes of text so far.
    said: usize,
    budget: Budget,
    /// Pictures, and objects that are not streams.
    passed_over: HashSet<ObjectIdentifier>,
    missing: usize,
    /// The bytes that may still be searched for the ends of pictures.
    searched: usize,
}

impl Painter {
    /// The contents of a page.
    pub(super) fn page(&mut self, page: &Page<'_>) -> Result<Painted, TooMuch> {
        self.glyphs = Vec::new();
        self.picture = 0.0;
        let turned = match page.rotation() {
            Rotation::None => IDENTITY,
            Rotation::Horizontal => [0.0, -1.0, 1.0, 0.0, 0.0, 0.0],
            Rotation::Flipped => [-1.0, 0.0, 0.0, -1.0, 0.0, 0.0],
            Rotation::FlippedHorizontal => [0.0, 1.0, -1.0, 0.0, 0.0, 0.0],
        };
        let content = self.joined(page)?;
        self.content(&content, page.resources(), State::at(turned), DEEPEST)?;
        let (width, height) = page.base_dimensions();
        let pictured = self.picture / f64::from(width * height).max(1.0);
        Ok(Painted { glyphs: std::mem::take(&mut self.glyphs), pictured })
    }

    /// The content of a page, which may be split into several streams.
    fn joined(&mut self, page: &Page<'_>) -> Result<Vec<u8>, TooMuch> {
        let mut joined = Vec::new();
        let parts = match page.raw().get::<Object<'_>>("Contents") {
            Some(Object::Stream(stream)) => {
                let content = self.budget.decoded(&stream, MAX_CONTENT)?;
                self.counts.left_out += usize::from(content.is_none());
                return Ok(content.unwrap_or_default());
            }
            Some(Object::Array(array)) => array,
            _ => return Ok(joined),
        };
        for part in parts.raw_iter() {
            let MaybeRef::Ref(at) = part else { continue };
            let id = ObjectIdentifier::from(at);
            let stream =
                if self.passed_over.contains(&id) { None } else { page.xref().get::<Stream<'_>>(id) };
            let Some(stream) = stream else {
                self.counts.left_out += 1;
                self.miss(Some(id))?;
                continue;
            };
            let content = self.budget.decoded(&stream, MAX_CONTENT - joined.len())?;
            self.counts.left_out += usize::from(content.is_none());
            joined.extend(content.unwrap_or_default());
            joined.push(b' ');
            if joined.len() >= MAX_CONTENT {
                return Err(TooMuch);
            }
        }
        Ok(joined)
    }

    /// Counts a missing object.
    fn miss(&mut self, id: Option<ObjectIdentifier>) -> Result<(), TooMuch> {
        let new = id.is_none_or(|id| self.passed_over.insert(id));
        self.missing += usize::from(new);
        if self.missing > MOST_MISSING { Err(TooMuch) } else { self.budget.take(1) }
    }

    fn content(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        state: State,
        deeper: usize,
    ) -> Result<(), TooMuch> {
        self.searched = self.searched.saturating_add(picture_search(content));
        if self.searched > MAX_SEARCHED {
            return Err(TooMuch);
        }
        let mut text = Text { state, saved: Vec::new(), line: IDENTITY, here: IDENTITY };
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            self.operators += 1;
            if self.operators > MAX_OPERATORS || self.painted > MAX_GLYPHS || self.said > MAX_TEXT {
                return Err(TooMuch);
            }
            match operator {
                Op::TextFont(op) => {
                    text.state.font = self.font(resources, op.0)?;
                    text.state.size = op.1.as_f64();
                }
                Op::XObject(op) => self.form(op.0, resources, &text.state, deeper)?,
                Op::ShowText(op) => self.show(&mut text, op.0.as_bytes())?,
                Op::NextLineAndShowText(op) => {
                    text.next_line(0.0, -text.state.leading);
                    self.show(&mut text, op.0.as_bytes())?;
                }
                Op::ShowTextWithParameters(op) => {
                    (text.state.words, text.state.letters) = (op.0.as_f64(), op.1.as_f64());
                    text.next_line(0.0, -text.state.leading);
                    self.show(&mut text, op.2.as_bytes())?;
                }
                Op::ShowTexts(op) => self.show_all(&mut text, op.0)?,
                other => text.take(&other),
            }
        }
        Ok(())
    }

    /// Paints a form, which is a page within the page; pictures are skipped.
    fn form(
        &mut self,
        name: &Name<'_>,
        outer: &Resources<'_>,
        state: &State,
        deeper: usize,
    ) -> Result<(), TooMuch> {
        let id = outer.x_objects.get_ref(name).map(ObjectIdentifier::from);
        if id.is_some_and(|id| self.pictures.contains(&id)) {
            self.picture(state.place);
            return Ok(());
        }
        if id.is_some_and(|id| self.passed_over.contains(&id)) {
            return Ok(());
        }
        let Some(stream) = outer.get_x_object(name) else { return self.miss(id) };
        let dict = stream.dict();
        self.budget.look(dict)?;
        if dict.get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_ref() != b"Form") {
            self.pictures.extend(id);
            self.picture(state.place);
            return Ok(());
        }
        let content = if deeper > 0 { self.budget.decoded(&stream, MAX_CONTENT)? } else { None };
        let Some(content) = content else {
            self.counts.left_out += 1;
            return Ok(());
        };
        let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
        let matrix = dict.get::<Array<'_>>("Matrix").and_then(|array| matrix(&array)).unwrap_or(IDENTITY);
        let state = State { place: times(matrix, state.place), ..state.clone() };
        self.content(&content, own.as_ref().unwrap_or(outer), state, deeper - 1)
    }

    /// Records how much of the page a picture covers.
    fn picture(&mut self, place: Matrix) {
        let area = (place[0] * place[3] - place[1] * place[2]).abs();
        self.picture = self.picture.max(area);
    }

    fn font(&mut self, resources: &Resources<'_>, name: &Name<'_>) -> Result<Option<Rc<Font>>, TooMuch> {
        let Some(dict) = resources.get_font(name) else { return Ok(None) };
        let key = dict.data().as_ptr().addr();
        if let Some(font) = self.fonts.get(&key) {
            self.budget.take(1 + dict.data().len() / 16)?;
            return Ok(Some(Rc::clone(font)));
        }
        let font = Rc::new(Font::new(&dict, &mut self.budget)?);
        self.fonts.insert(key, Rc::clone(&font));
        Ok(Some(font))
    }

    fn show_all(&mut self, text: &mut Text, parts: &Array<'_>) -> Result<(), TooMuch> {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(bytes) => self.show(text, bytes.as_bytes())?,
                Object::Number(back) => {
                    let state = &text.state;
                    text.forward(-back.as_f64() / 1000.0 * state.size * state.scale);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn show(&mut self, text: &mut Text, bytes: &[u8]) -> Result<(), TooMuch> {
        let Some(font) = text.state.font.clone() else { return Ok(()) };
        for (code, is_space) in font.codes(bytes) {
            if self.painted > MAX_GLYPHS {
                return Err(TooMuch);
            }
            let state = &text.state;
            let own = font.width(code) * state.size;
            let wide = (own + state.letters + if is_space { state.words } else { 0.0 }) * state.scale;
            let matrix = times([1.0, 0.0, 0.0, 1.0, 0.0, state.rise], times(text.here, state.place));
            let stretch = (matrix[0] * matrix[0] + matrix[1] * matrix[1]).sqrt();
            let height = (matrix[2] * matrix[2] + matrix[3] * matrix[3]).sqrt();
            let said = font.text(code, &mut self.budget)?.unwrap_or_else(|| "\u{fffd}".to_owned());
            self.said += said.len();
            self.count(&said);
            self.painted += 1;
            let glyph = Glyph {
                x: matrix[4],
                y: matrix[5],
                width: own * state.scale * stretch,
                size: (state.size * height).abs(),
                bold: font.is_bold(),
                text: said,
            };
            if glyph.x.is_finite() && glyph.y.is_finite() && glyph.size.is_normal() && glyph.width.is_finite()
            {
                self.glyphs.push(glyph);
            }
            text.forward(wide);
        }
        Ok(())
    }

    fn count(&mut self, said: &str) {
        match said {
            "\u{fffd}" => self.counts.unread += 1,
            said if said.trim().is_empty() => {}
            _ => self.counts.read += 1,
        }
    }
}

/// The number of bytes after the starts of inline pictures, since each end may be searched to the last byte.
fn picture_search(content: &[u8]) -> usize {
    let begins = content.windows(2).enumerate().filter(|(_, two)| two == b"BI");
    let alone = |at: usize| !content.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let begins = begins.filter(|(at, _)| at.checked_sub(1).is_none_or(alone) && alone(at + 2));
    begins.map(|(at, _)| content.len() - at).fold(0, usize::saturating_add)
}

fn matrix(array: &Array<'_>) -> Option<Matrix> {
    let numbers: Vec<f64> = array.iter::<Number>().take(6).map(|n| n.as_f64()).collect();
    numbers.try_into().ok()
}

/// The state of text positioning.
struct Text {
    state: State,
    saved: Vec<State>,
    line: Matrix,
    here: Matrix,
}

impl Text {
    fn take(&mut self, operator: &Op<'_, '_>) {
        match operator {
            Op::SaveState(_) if self.saved.len() < MAX_SAVED => self.saved.push(self.state.clone()),
            Op::RestoreState(_) => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            Op::Transform(op) => {
                let by = [&op.0, &op.1, &op.2, &op.3, &op.4, &op.5].map(|n| n.as_f64());
                self.state.place = times(by, self.state.place);
            }
            Op::BeginText(_) => self.begin(IDENTITY),
            Op::SetTextMatrix(op) => {
                self.begin([&op.0, &op.1, &op.2, &op.3, &op.4, &op.5].map(|n| n.as_f64()))
            }
            Op::NextLine(op) => self.next_line(op.0.as_f64(), op.1.as_f64()),
            Op::NextLineAndSetLeading(op) => {
                self.state.leading = -op.1.as_f64();
                self.next_line(op.0.as_f64(), op.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::CharacterSpacing(op) => self.state.letters = op.0.as_f64(),
            Op::WordSpacing(op) => self.state.words = op.0.as_f64(),
            Op::HorizontalScaling(op) => self.state.scale = op.0.as_f64() / 100.0,
            Op::TextLeading(op) => self.state.leading = op.0.as_f64(),
            Op::TextRise(op) => self.state.rise = op.0.as_f64(),
            _ => {}
        }
    }

    fn begin(&mut self, at: Matrix) {
        (self.line, self.here) = (at, at);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.begin(times([1.0, 0.0, 0.0, 1.0, x, y], self.line));
    }

    fn forward(&mut self, x: f64) {
        self.here = times([1.0, 0.0, 0.0, 1.0, x, 0.0], self.here);
    }
}
