//! The one deserializer that types of ours are read by: serde's questions, answered from a [`Tree`].
//!
//! It has no type parameter on purpose: each would be the code of every type once more. What is odd about the typed manner is what
//! `serde_html_form` does, so that a form means what it means elsewhere.

use std::cell::RefCell;
use std::fmt::{self, Display};
use std::vec::IntoIter;

use serde::Deserialize;
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, Error as _, Expected, MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde_json::Number;

use super::{Manner, Misfit, Place, Tree};

/// What serde complains of, and where that was. On the heap: every reading of every type hands one on.
#[derive(Debug)]
pub(super) struct Complaint(Box<Said>);

#[derive(Debug)]
struct Said {
    sentence: String,
    pointer: Option<String>,
}

impl Complaint {
    /// The same with the place it arose at; the first place that is told stays.
    #[cold]
    pub(super) fn at(mut self, place: &Place<'_>) -> Self {
        if self.0.pointer.is_none() {
            self.0.pointer = Some(place.pointer());
        }
        self
    }

    pub(super) fn into_misfit(self) -> Misfit {
        let Said { sentence, pointer } = *self.0;
        Misfit { pointer: pointer.unwrap_or_default(), complaint: sentence }
    }
}

impl de::Error for Complaint {
    fn custom<T: Display>(sentence: T) -> Self {
        Self(Box::new(Said { sentence: sentence.to_string(), pointer: None }))
    }
}

impl Display for Complaint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.sentence)
    }
}

impl std::error::Error for Complaint {}

/// The pointers of names that no type knew, the first of them.
pub(super) struct Unknown {
    most: usize,
    pointers: RefCell<Vec<String>>,
}

impl Unknown {
    pub(super) const fn new(most: usize) -> Self {
        Self { most, pointers: RefCell::new(Vec::new()) }
    }

    pub(super) fn into_pointers(self) -> Vec<String> {
        self.pointers.into_inner()
    }

    fn note(&self, place: &Place<'_>) {
        let mut pointers = self.pointers.borrow_mut();
        if pointers.len() < self.most {
            pointers.push(place.pointer());
        }
    }
}

/// What is the same for everything that is read at one place.
#[derive(Clone, Copy)]
pub(super) struct Here<'p> {
    pub(super) manner: Manner,
    pub(super) place: &'p Place<'p>,
    pub(super) unknown: &'p Unknown,
}

impl Here<'_> {
    /// Reads what stands at a place further in.
    fn read<'de, S: DeserializeSeed<'de>>(self, seed: S, tree: Tree, place: &Place<'_>) -> Result<S::Value, Complaint> {
        let here = Here { manner: self.manner, place, unknown: self.unknown };
        seed.deserialize(Reader { tree, here }).map_err(|complaint| complaint.at(place))
    }
}

/// Reads one value.
pub(super) struct Reader<'p> {
    pub(super) tree: Tree,
    pub(super) here: Here<'p>,
}

impl Reader<'_> {
    fn is_typed(&self) -> bool {
        self.here.manner == Manner::Typed
    }

    /// The complaint that something else is there than was asked for.
    #[cold]
    fn unfit(&self, expected: &dyn Expected) -> Complaint {
        let there = match &self.tree {
            Tree::Null => Unexpected::Unit,
            Tree::Bool(value) => Unexpected::Bool(*value),
            Tree::Number(_) => Unexpected::Other("number"),
            Tree::Text(text) => Unexpected::Str(text),
            Tree::List(_) if self.is_typed() => return Complaint::custom("more or less than one value"),
            Tree::List(_) => Unexpected::Seq,
            Tree::Map(_) => Unexpected::Map,
        };
        Complaint::invalid_type(there, expected)
    }

    fn text<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match self.tree {
            Tree::Text(text) => visitor.visit_string(text),
            _ => Err(self.unfit(&visitor)),
        }
    }

    fn null<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match self.tree {
            Tree::Null => visitor.visit_unit(),
            _ => Err(self.unfit(&visitor)),
        }
    }

    fn list<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        let list = match self.tree {
            Tree::List(list) => list,
            Tree::Text(text) if self.here.manner == Manner::Typed => vec![Tree::Text(text)],
            _ => return Err(self.unfit(&visitor)),
        };
        let length = list.len();
        let mut items = Items { left: list.into_iter(), index: 0, here: self.here };
        let value = visitor.visit_seq(&mut items)?;
        if items.left.next().is_some() {
            return Err(Complaint::invalid_length(length, &"fewer values"));
        }
        Ok(value)
    }

    fn map<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match self.tree {
            Tree::Map(entries) => {
                let mut entries = Entries { left: entries.into_iter(), name: String::new(), value: None, here: self.here };
                let value = visitor.visit_map(&mut entries)?;
                // Nothing that was sent goes unread.
                if entries.left.next().is_some() { Err(Complaint::custom("more names than are read")) } else { Ok(value) }
            }
            _ => Err(self.unfit(&visitor)),
        }
    }
}

fn number<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Result<V::Value, Complaint> {
    match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(whole), _, _) => visitor.visit_u64(whole),
        (_, Some(whole), _) => visitor.visit_i64(whole),
        (_, _, Some(real)) => visitor.visit_f64(real),
        // There is no fourth kind.
        _ => Err(Complaint::custom("a number that is none")),
    }
}

/// Numbers of every size: the visitor says what fits.
macro_rules! numbers {
    ($($method:ident: $number:ty => $visit:ident,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
            match &self.tree {
                Tree::Number(there) => number(there, visitor),
                Tree::Text(text) if self.is_typed() => visitor.$visit(text.parse::<$number>().map_err(Complaint::custom)?),
                _ => Err(self.unfit(&visitor)),
            }
        }
    )*};
}

/// Questions that differ in nothing but what else they tell.
macro_rules! answered {
    ($($method:ident($($told:ty),*) => $way:ident,)*) => {$(
        fn $method<V: Visitor<'de>>(self, $(_: $told,)* visitor: V) -> Result<V::Value, Complaint> {
            self.$way(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Complaint;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match self.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(value) => visitor.visit_bool(value),
            Tree::Number(there) => number(&there, visitor),
            Tree::Text(text) => visitor.visit_string(text),
            Tree::List(_) => self.list(visitor),
            Tree::Map(_) => self.map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match &self.tree {
            Tree::Bool(value) => visitor.visit_bool(*value),
            Tree::Text(text) if self.is_typed() => visitor.visit_bool(text.parse::<bool>().map_err(Complaint::custom)?),
            _ => Err(self.unfit(&visitor)),
        }
    }

    numbers! {
        deserialize_i8: i8 => visit_i8,
        deserialize_i16: i16 => visit_i16,
        deserialize_i32: i32 => visit_i32,
        deserialize_i64: i64 => visit_i64,
        deserialize_u8: u8 => visit_u8,
        deserialize_u16: u16 => visit_u16,
        deserialize_u32: u32 => visit_u32,
        deserialize_u64: u64 => visit_u64,
        deserialize_f32: f32 => visit_f32,
        deserialize_f64: f64 => visit_f64,
    }

    answered! {
        deserialize_char() => text,
        deserialize_str() => text,
        deserialize_string() => text,
        deserialize_identifier() => text,
        deserialize_unit() => null,
        deserialize_unit_struct(&'static str) => null,
        deserialize_seq() => list,
        deserialize_tuple(usize) => list,
        deserialize_tuple_struct(&'static str, usize) => list,
        deserialize_map() => map,
        // Only from names: a list of what its fields are, in their order, says too little.
        deserialize_struct(&'static str, &'static [&'static str]) => map,
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        let is_nothing = match &self.tree {
            Tree::Null => true,
            Tree::Text(text) => self.is_typed() && text.is_empty(),
            _ => false,
        };
        if is_nothing { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Complaint> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Complaint> {
        let (name, content) = match self.tree {
            Tree::Text(name) => (name, None),
            Tree::Map(entries) => match <[_; 1]>::try_from(entries) {
                Ok([(name, content)]) => (name, Some(content)),
                Err(_) => return Err(Complaint::invalid_value(Unexpected::Map, &"one name with what belongs to it")),
            },
            _ => return Err(self.unfit(&visitor)),
        };
        visitor.visit_enum(Variant { name, content: Content { tree: content, here: self.here } })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        self.here.unknown.note(self.here.place);
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { bytes byte_buf }
}

/// The values of a list.
struct Items<'p> {
    left: IntoIter<Tree>,
    index: usize,
    here: Here<'p>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Complaint;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Complaint> {
        let Some(tree) = self.left.next() else { return Ok(None) };
        let place = Place::Numbered(self.here.place, self.index);
        self.index += 1;
        self.here.read(seed, tree, &place).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}

/// The names and values of a map.
struct Entries<'p> {
    left: IntoIter<(String, Tree)>,
    name: String,
    value: Option<Tree>,
    here: Here<'p>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Complaint;

    /// A name is always a text, also where it is a number: hence it is read as typed.
    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Complaint> {
        let Some((name, value)) = self.left.next() else { return Ok(None) };
        self.value = Some(value);
        self.name.clone_from(&name);
        let here = Here { manner: Manner::Typed, ..self.here };
        here.read(seed, Tree::Text(name), &Place::Named(self.here.place, &self.name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Complaint> {
        let tree = self.value.take().ok_or_else(|| Complaint::custom("a value was asked for before its name"))?;
        self.here.read(seed, tree, &Place::Named(self.here.place, &self.name))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}

/// One of the variants of an enum, by its name.
struct Variant<'p> {
    name: String,
    content: Content<'p>,
}

impl<'de, 'p> EnumAccess<'de> for Variant<'p> {
    type Error = Complaint;
    type Variant = Content<'p>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Content<'p>), Complaint> {
        let here = self.content.here;
        let variant = here.read(seed, Tree::Text(self.name), here.place)?;
        Ok((variant, self.content))
    }
}

/// What belongs to a variant, if anything does.
struct Content<'p> {
    tree: Option<Tree>,
    here: Here<'p>,
}

impl<'p> Content<'p> {
    fn reader(self, expected: &'static str) -> Result<Reader<'p>, Complaint> {
        match self.tree {
            Some(tree) => Ok(Reader { tree, here: self.here }),
            None => Err(Complaint::invalid_type(Unexpected::UnitVariant, &expected)),
        }
    }
}

impl<'de> VariantAccess<'de> for Content<'_> {
    type Error = Complaint;

    fn unit_variant(self) -> Result<(), Complaint> {
        match self.tree {
            Some(tree) => <()>::deserialize(Reader { tree, here: self.here }),
            None => Ok(()),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Complaint> {
        seed.deserialize(self.reader("a variant with a value")?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Complaint> {
        self.reader("a variant with values")?.list(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Complaint> {
        self.reader("a variant with fields")?.map(visitor)
    }
}
