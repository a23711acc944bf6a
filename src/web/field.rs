//! One field of a form as its page shows it: what the person typed and what is wrong with it.

use serde::Serialize;

use crate::web::texts::Message;

/// What was typed into a field, kept when the page comes back, and what to do about it.
///
/// A password's value is never kept: use [`Field::secret`].
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Field {
    /// As typed.
    pub value: String,
    /// What is wrong, said once above the form and once at the field.
    pub error: Option<Message>,
    /// What another window saved there, where that differs from what is typed here.
    pub meanwhile: Option<String>,
}

impl Field {
    /// A field that is as it should be.
    pub fn of(value: impl Into<String>) -> Self {
        Self { value: value.into(), ..Self::default() }
    }

    /// A field that must be changed.
    pub fn wrong(value: impl Into<String>, error: Message) -> Self {
        Self { value: value.into(), error: Some(error), meanwhile: None }
    }

    /// A field as typed, with what is wrong with it, if anything is.
    pub fn typed(value: impl Into<String>, error: Option<Message>) -> Self {
        Self { value: value.into(), error, meanwhile: None }
    }

    /// A field whose value never comes back to the page.
    pub fn secret(error: Option<Message>) -> Self {
        Self { error, ..Self::default() }
    }

    /// Whether the field must be changed.
    pub fn is_wrong(&self) -> bool {
        self.error.is_some()
    }
}
