//! What came in, before it is one of our types: a tree of values, read by one deserializer.
//!
//! Bodies, forms, queries, parts of a path by their order, rows and what was sealed in a cookie all become a [`Tree`] first, and [`read`] makes one of
//! our types of it. So the code that reads a type is in the program once, however many ways lead to it, and every refusal has its pointer,
//! whatever the value came in. `web::json` and `web::forms` call it for what is sent, `storage::item` for what is kept.

mod reader;

use std::collections::HashMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

use reader::{Here, Reader, Unknown};

/// A pointer repeats names the sender chose; longer ones are cut.
const MAX_POINTER: usize = 200;

/// A value of no type yet.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Self>),
    /// In the order it was said in, with everything that was said twice.
    Map(Vec<(String, Self)>),
}

/// How a tree is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As it stands: a text is no number. JSON and rows.
    Strict,
    /// As people and browsers write: every value is a text, which is read as what is asked for, and an empty one is nothing. One value is
    /// also a list of one. Forms, queries and parts of a path.
    Typed,
}

/// Why a tree is not of a type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.without_values())]
pub struct Misfit {
    /// The innermost value that was being read, as RFC 6901 writes it; cut where it is very long.
    pub pointer: String,
    /// In serde's words, which may repeat what was sent.
    pub complaint: String,
}

impl Misfit {
    /// What kind of misfit it is and in which field, for logs: nothing of the value. Only the outermost name is told, because the names
    /// further in may be what people wrote.
    #[must_use]
    pub fn without_values(&self) -> String {
        const KINDS: [&str; 5] = ["duplicate field", "invalid length", "invalid type", "invalid value", "unknown variant"];
        // A field that is missing is named by our own type.
        let kind = if self.complaint.starts_with("missing field ") {
            self.complaint.as_str()
        } else {
            KINDS.into_iter().find(|kind| self.complaint.starts_with(kind)).unwrap_or("unfit value")
        };
        match self.pointer.split('/').nth(1) {
            Some(field) => format!("{kind} at \"/{field}\""),
            None => kind.to_owned(),
        }
    }
}

/// One of our types from a tree. Names it does not know are passed over.
///
/// # Errors
/// When the tree is not of that type.
pub fn read<T: DeserializeOwned>(tree: Tree, manner: Manner) -> Result<T, Misfit> {
    read_noting(tree, manner, 0).map(|(value, _)| value)
}

/// The same with the pointers of names it does not know, the first `most` of them.
///
/// # Errors
/// As [`read`].
pub fn read_noting<T: DeserializeOwned>(tree: Tree, manner: Manner, most: usize) -> Result<(T, Vec<String>), Misfit> {
    let unknown = Unknown::new(most);
    let here = Here { manner, place: &Place::Root, unknown: &unknown };
    let value = T::deserialize(Reader { tree, here }).map_err(|complaint| complaint.at(&Place::Root).into_misfit())?;
    Ok((value, unknown.into_pointers()))
}

/// One of our types from JSON text that we wrote ourselves, or that nobody need be told about.
///
/// # Errors
/// When it is no JSON, or not of that type.
pub fn from_json<T: DeserializeOwned>(text: impl AsRef<[u8]>) -> Result<T, Misfit> {
    let tree = Tree::of_json(text.as_ref()).map_err(|error| Misfit { pointer: String::new(), complaint: error.to_string() })?;
    read(tree, Manner::Strict)
}

/// The same from JSON that was read before.
///
/// # Errors
/// When it is not of that type.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, Misfit> {
    let tree = Tree::deserialize(value).map_err(|error| Misfit { pointer: String::new(), complaint: error.to_string() })?;
    read(tree, Manner::Strict)
}

/// The names and values of a form or a query, decoded, as they were sent.
pub fn pairs(urlencoded: &[u8]) -> impl Iterator<Item = (String, String)> {
    form_urlencoded::parse(urlencoded).into_owned()
}

/// RFC 6901: `~` and `/` inside a name are escaped.
pub fn join(pointer: &str, name: &str) -> String {
    let mut joined = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
    if let Some((cut, _)) = joined.char_indices().nth(MAX_POINTER) {
        joined.truncate(cut);
    }
    joined
}

impl Tree {
    /// From JSON text.
    ///
    /// # Errors
    /// When it is no JSON, goes on after its value, or is nested deeper than 128 levels.
    pub fn of_json(text: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(text)
    }

    /// From the pairs of a form or a query: what was sent under one name several times is a list, at its first place.
    pub fn of_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut fields: Vec<(String, Self)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for (name, value) in pairs {
            let value = Self::Text(value);
            match places.get(&name).and_then(|place| fields.get_mut(*place)) {
                Some((_, Self::List(several))) => several.push(value),
                Some((_, one)) => *one = Self::List(vec![std::mem::replace(one, Self::Null), value]),
                None => {
                    places.insert(name.clone(), fields.len());
                    fields.push((name, value));
                }
            }
        }
        Self::Map(fields)
    }

    /// From the parts of a path: one is a value, several are a list of them.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        let parts: Vec<Self> = parts.into_iter().map(|part| Self::Text(part.to_owned())).collect();
        match <[Self; 1]>::try_from(parts) {
            Ok([only]) => only,
            Err(parts) => Self::List(parts),
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Planter)
    }
}

/// Makes a tree of whatever is there.
struct Planter;

impl<'de> Visitor<'de> for Planter {
    type Value = Tree;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Number(value.into()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Number(value.into()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Tree, E> {
        Number::from_f64(value).map(Tree::Number).ok_or_else(|| E::custom("a number that is none"))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<Tree, E> {
        Ok(Tree::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Tree::Map(map))
    }
}

/// Where in a tree a value stands: its name or its number, and where that is in turn.
#[derive(Debug, Clone, Copy)]
enum Place<'p> {
    Root,
    Named(&'p Self, &'p str),
    Numbered(&'p Self, usize),
}

impl Place<'_> {
    fn pointer(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Named(parent, name) => join(&parent.pointer(), name),
            Self::Numbered(parent, index) => join(&parent.pointer(), &index.to_string()),
        }
    }
}

#[cfg(test)]
mod tests;
