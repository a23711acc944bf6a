//! One field of a partial change: left as it is, taken away, or given anew (JSON: absent, `null`, a value; RFC 7396).

use serde::{Deserialize, Deserializer};

/// What is to become of a value that may be absent. Write `#[serde(default)]` on the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Patch<T> {
    /// Nothing was said: it stays.
    #[default]
    Keep,
    /// It goes.
    Clear,
    /// This takes its place.
    Set(T),
}

impl<T> Patch<T> {
    /// A form always says something: nothing typed takes the value away.
    pub fn of(typed: Option<T>) -> Self {
        typed.map_or(Self::Clear, Self::Set)
    }

    /// Whether something was said.
    #[must_use]
    pub const fn is_given(&self) -> bool {
        !matches!(self, Self::Keep)
    }

    /// The value after the change.
    pub fn or(self, before: Option<T>) -> Option<T> {
        match self {
            Self::Keep => before,
            Self::Clear => None,
            Self::Set(value) => Some(value),
        }
    }

    /// The same with the value read; one that cannot be read is an error.
    pub fn read<U, E>(self, read: impl FnOnce(T) -> Result<U, E>) -> Result<Patch<U>, E> {
        match self {
            Self::Keep => Ok(Patch::Keep),
            Self::Clear => Ok(Patch::Clear),
            Self::Set(value) => read(value).map(Patch::Set),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f61_absent_keeps_null_clears_and_a_value_replaces() {
        #[derive(Deserialize)]
        struct Body {
            #[serde(default)]
            phone: Patch<u8>,
        }
        let after = |body: &str| serde_json::from_str::<Body>(body).unwrap().phone.or(Some(1));
        assert_eq!((after("{}"), after(r#"{"phone":null}"#), after(r#"{"phone":2}"#)), (Some(1), None, Some(2)));
        assert!(serde_json::from_str::<Body>(r#"{"phone":"x"}"#).is_err());
    }
}
