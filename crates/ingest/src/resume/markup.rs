//! Shared by the XML readers: names without prefixes, values, characters, and walking a text.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Receives the parts of an XML text in order.
pub(super) trait Handler {
    /// Start of an element; an empty one ends immediately.
    fn start(&mut self, element: &BytesStart<'_>);
    /// End of the element with this name, without prefix.
    fn end(&mut self, name: &str);
    /// Characters, with their entities resolved.
    fn text(&mut self, text: &str);
}

/// Passes the parts of an XML text to a handler; mismatched tags are passed as they occur.
///
/// # Errors
/// Fails if the text is not XML.
pub(super) fn walk(xml: &str, handler: &mut impl Handler) -> Result<(), ()> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event().map_err(|_| ())? {
            Event::Start(e) => handler.start(&e),
            Event::Empty(e) => {
                handler.start(&e);
                handler.end(local(e.name().as_ref()));
            }
            Event::End(e) => handler.end(local(e.name().as_ref())),
            Event::Text(text) => handler.text(&text),
            Event::GeneralRef(name) => {
                if let Some(sign) = entity(&name) {
                    handler.text(&sign);
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The name of an element or attribute without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The value of an attribute, by name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, wanted: &str) -> Option<String> {
    // Checking for duplicates would take quadratic time.
    let found =
        element.attributes().with_checks(false).flatten().find(|a| local(a.key.as_ref()) == wanted)?;
    Some(found.value.into_owned())
}

/// The text of an attribute's value.
pub(super) fn attribute_text(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), std::borrow::Cow::into_owned)
}

/// The character for `&amp;`, `&#233;`, `&#xe9;`.
pub(super) fn entity(name: &str) -> Option<String> {
    let number = name.strip_prefix('#');
    let code = number.and_then(|n| match n.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => n.parse().ok(),
    });
    match code {
        Some(code) => char::from_u32(code).map(String::from),
        None => quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned),
    }
}
