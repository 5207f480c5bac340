//! One object of JSON, its values as they are written: numbers keep all their digits, and no key is lost to another.

use crate::batch::mentions::ITEM;
use crate::batch::table::fold_name;
use crate::error::clipped;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The keys and values of an object, in order, each as often as it stands there.
#[derive(Debug)]
pub(super) struct Object<'t>(Vec<(Cow<'t, str>, &'t RawValue)>);

impl<'t> Object<'t> {
    /// Reads a text that holds an object and nothing else.
    pub(super) fn read(text: &'t str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|e| format!("the line is no JSON object: {}", plain(&e)))
    }

    /// Every key with its value.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &'t RawValue)> {
        self.0.iter().map(|(key, value)| (&**key, *value))
    }

    /// The value of a key, whatever its case; there must not be two.
    fn get(&self, key: &str) -> Result<Option<&'t RawValue>, String> {
        let mut values = self.entries().filter(|(name, _)| fold_name(name) == key);
        let first = values.next();
        match values.next() {
            Some(_) => Err(twice(key)),
            None => Ok(first.map(|(_, value)| value)),
        }
    }
}

/// The reason for two values of one key, of which nobody can say which is meant.
pub(super) fn twice(key: &str) -> String {
    format!("the key '{}' occurs twice", clipped(key))
}

/// What serde says, with the column and without the line, which is always the first.
fn plain(error: &serde_json::Error) -> String {
    clipped(&error.to_string().replace(" at line 1 column ", " at column ")).into_owned()
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((Key(key), value)) = map.next_entry()? {
                    entries.push((key, value));
                }
                Ok(Object(entries))
            }
        }
        from.deserialize_map(Entries)
    }
}

/// A key, which is copied only where it has escapes.
struct Key<'t>(Cow<'t, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(key)))
            }

            fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(key.to_owned())))
            }
        }
        from.deserialize_str(Text)
    }
}

/// The text of a value that is a text or a number, or what it is instead.
pub(super) fn text(value: &RawValue) -> Result<Cow<'_, str>, String> {
    let written = value.get();
    match written.as_bytes().first() {
        Some(b'"') => string(written),
        Some(b'n') => Ok(Cow::Borrowed("")),
        Some(b't' | b'f') => Err(format!("{written}, neither text nor a number")),
        Some(b'{') => Err("an object, neither text nor a number".to_owned()),
        Some(b'[') => Err("a list, neither text nor a number".to_owned()),
        _ => Ok(Cow::Borrowed(written)),
    }
}

fn string(written: &str) -> Result<Cow<'_, str>, String> {
    let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(written);
    if !inside.contains('\\') {
        return Ok(Cow::Borrowed(inside));
    }
    serde_json::from_str(written).map(Cow::Owned).map_err(|e| format!("a text that is none: {}", plain(&e)))
}

/// The text of a field of skills; a list becomes one that is cut at its items and nowhere else.
pub(super) fn words(value: &RawValue) -> Result<Cow<'_, str>, String> {
    if !value.get().starts_with('[') {
        return item(value);
    }
    let items: Vec<&RawValue> = serde_json::from_str(value.get()).map_err(|e| plain(&e))?;
    let mut list = String::new();
    for value in items {
        list.push(ITEM);
        list.push_str(&item(value)?.replace(ITEM, " "));
    }
    Ok(Cow::Owned(list))
}

/// The text of a value that is a text, a number or a list of those, or what it is instead.
pub(super) fn paragraphs(value: &RawValue) -> Result<Cow<'_, str>, String> {
    if !value.get().starts_with('[') {
        return text(value).map_err(|what| what.replace("text nor a number", "text nor a list of texts"));
    }
    let items: Vec<&RawValue> = serde_json::from_str(value.get()).map_err(|e| plain(&e))?;
    let mut list = String::new();
    for item in items {
        list.push(ITEM);
        let item = text(item).map_err(|_| "a list of other things than texts".to_owned())?;
        list.push_str(&item.replace(ITEM, " "));
    }
    Ok(Cow::Owned(list))
}

/// The words of one item: text, a number, or an object that names a skill and perhaps its level.
fn item(value: &RawValue) -> Result<Cow<'_, str>, String> {
    match value.get().as_bytes().first() {
        Some(b'{') => skill(&Object::read(value.get())?).map(Cow::Owned),
        Some(b't' | b'f' | b'[') => Err("a field is neither text nor a list of texts".to_owned()),
        Some(b'"') => string(value.get()).map_err(|what| format!("a field is {what}")),
        _ => text(value),
    }
}

fn skill(object: &Object<'_>) -> Result<String, String> {
    let words = |key: &str| {
        let value = object.get(key)?.filter(|value| value.get().starts_with('"'));
        value.map(|value| string(value.get()).map_err(|what| format!("a field is {what}"))).transpose()
    };
    let mut name = None;
    for key in ["skill", "name", "label"] {
        let found = words(key)?;
        name = name.or(found);
    }
    let level = words("level")?.filter(|level| !level.is_empty());
    match (name, level) {
        (Some(name), Some(level)) => Ok(format!("{name} ({level})")),
        (Some(name), None) => Ok(name.into_owned()),
        (None, _) => Err("an item of the list names no skill".to_owned()),
    }
}
