//! The styles of a Word document, with those they are based on.

use super::{attribute, is_on, local};
use quick_xml::Reader;
use quick_xml::events::Event;
use skillgap_core::document::BlockKind;
use std::collections::HashMap;

/// The longest chain of styles based on another.
const MOST_BASES: usize = 20;

/// The properties of a style.
#[derive(Debug, Default, Clone)]
struct Style {
    base: Option<String>,
    kind: Option<BlockKind>,
    set_apart: Option<bool>,
}

/// The styles by id.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    pub(super) fn read(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let mut styles = Self::default();
        let mut id: Option<String> = None;
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(e) | Event::Empty(e) => {
                    let name = e.name();
                    let name = local(name.as_ref());
                    if name == "style" {
                        id = attribute(&e, "styleId");
                        styles.0.extend(id.clone().map(|id| (id, Style::default())));
                    }
                    let Some(style) = id.as_ref().and_then(|id| styles.0.get_mut(id)) else { continue };
                    match name {
                        "basedOn" => style.base = attribute(&e, "val"),
                        "name" => {
                            style.kind =
                                attribute(&e, "val").and_then(|name| named(&name)).or(style.kind.take())
                        }
                        "outlineLvl" => {
                            let level = attribute(&e, "val").and_then(|level| outline(&level));
                            style.kind = style.kind.take().or(level);
                        }
                        "numId" if attribute(&e, "val").is_some_and(|id| id != "0") => {
                            style.kind = style.kind.take().or(Some(BlockKind::Item));
                        }
                        "b" | "caps" | "smallCaps" => style.set_apart = Some(is_on(&e)),
                        _ => {}
                    }
                }
                Event::End(e) if local(e.name().as_ref()) == "style" => id = None,
                Event::Eof => break,
                _ => {}
            }
        }
        styles
    }

    fn find<T>(&self, id: &str, said: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut id = id;
        for _ in 0..MOST_BASES {
            let style = self.0.get(id)?;
            if let Some(found) = said(style) {
                return Some(found);
            }
            id = style.base.as_deref()?;
        }
        None
    }

    /// The kind of a paragraph with this style.
    pub(super) fn kind(&self, id: &str) -> Option<BlockKind> {
        self.find(id, |style| style.kind.clone()).or_else(|| named(id))
    }

    /// Whether this style is bold or in capitals.
    pub(super) fn is_set_apart(&self, id: &str) -> bool {
        self.find(id, |style| style.set_apart).unwrap_or(false)
    }
}

/// The heading for an outline level, counted from 0; 9 is body text.
pub(super) fn outline(level: &str) -> Option<BlockKind> {
    let level = level.parse::<u8>().ok().filter(|level| *level < 9)?;
    Some(BlockKind::Heading(level + 2))
}

/// The kind named by a style: "heading 2", "Heading2", "Title", "List Bullet".
fn named(name: &str) -> Option<BlockKind> {
    let lower = name.to_lowercase().replace(' ', "");
    let rank = lower.strip_prefix("heading").and_then(|rank| rank.parse::<u8>().ok());
    match (rank, lower.as_str()) {
        (Some(rank), _) => Some(BlockKind::Heading(rank.saturating_add(1))),
        (None, "title") => Some(BlockKind::Heading(1)),
        (None, other) if other.starts_with("listbullet") || other.starts_with("listnumber") => {
            Some(BlockKind::Item)
        }
        _ => None,
    }
}
