//! What is wrong with one value somebody gave: where it stands and why it cannot be used.
//!
//! Rules collect flaws, so that a person corrects everything at once; the web floor finds the words for each code.

use std::borrow::Cow;

use super::text::TextError;

/// One value that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// JSON pointer (RFC 6901) to the value: `/reason`, `/closed_days/0/date`.
    pub pointer: Cow<'static, str>,
    /// Stable part of the API, also the key of its words (`field-…`): `required`, `too_long`, `out_of_range`.
    pub code: &'static str,
    /// Numbers its words name, such as `limit`, or `from` and `to`.
    pub numbers: Vec<(&'static str, i64)>,
}

impl Flaw {
    /// A flaw whose words name no number.
    pub fn new(pointer: impl Into<Cow<'static, str>>, code: &'static str) -> Self {
        Self { pointer: pointer.into(), code, numbers: Vec::new() }
    }

    /// A number outside `from` to `to`, both allowed.
    pub fn out_of_range(pointer: impl Into<Cow<'static, str>>, from: i64, to: i64) -> Self {
        Self { numbers: vec![("from", from), ("to", to)], ..Self::new(pointer, "out_of_range") }
    }

    /// A text that is empty, too long or unprintable.
    pub fn of_text(pointer: impl Into<Cow<'static, str>>, error: TextError) -> Self {
        match error {
            TextError::Empty => Self::new(pointer, "required"),
            TextError::TooLong(limit) => {
                Self { numbers: vec![("limit", i64::try_from(limit).unwrap_or(i64::MAX))], ..Self::new(pointer, "too_long") }
            }
            TextError::Unprintable => Self::new(pointer, "unprintable"),
        }
    }

    /// More things than the limit.
    pub fn too_many(pointer: impl Into<Cow<'static, str>>, limit: usize) -> Self {
        Self { numbers: vec![("limit", i64::try_from(limit).unwrap_or(i64::MAX))], ..Self::new(pointer, "too_many") }
    }

    /// Whether it is of this field or of something in it.
    #[must_use]
    pub fn is_of(&self, field: &str) -> bool {
        self.pointer.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The same with one more number for its words.
    #[must_use]
    pub fn with(mut self, name: &'static str, number: i64) -> Self {
        self.numbers.push((name, number));
        self
    }
}

/// Everything found wrong so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flaws(pub Vec<Flaw>);

impl Flaws {
    /// One more.
    pub fn add(&mut self, flaw: Flaw) {
        self.0.push(flaw);
    }

    /// The value, or its flaw is noted.
    pub fn keep<T>(&mut self, value: Result<T, Flaw>) -> Option<T> {
        value.map_err(|flaw| self.add(flaw)).ok()
    }

    /// The answer, if nothing was wrong.
    ///
    /// # Errors
    /// Everything that was.
    pub fn none(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl From<Flaw> for Flaws {
    fn from(flaw: Flaw) -> Self {
        Self(vec![flaw])
    }
}

impl std::fmt::Display for Flaws {
    /// Places and codes, never a value.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let said: Vec<String> = self.0.iter().map(|flaw| format!("{} {}", flaw.pointer, flaw.code)).collect();
        f.write_str(&said.join(", "))
    }
}

impl std::error::Error for Flaws {}
