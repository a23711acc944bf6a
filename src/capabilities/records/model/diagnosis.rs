//! The code of a diagnosis (F37): beside the doctor's own words, if they choose one.

use serde::{Deserialize, Serialize};

use crate::capabilities::codes::model::{self as codes, SEARCH_LIMIT};
use crate::primitives::flaw::Flaw;
use crate::primitives::patch::Patch;
use crate::primitives::text::{self, Sensitive};

/// A code of the list, kept with the title it had when it was signed: lists change, what was signed does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiagnosisCode {
    pub code: Sensitive<String>,
    pub title: Sensitive<String>,
}

/// What an amendment makes of the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum NewCode {
    Code(DiagnosisCode),
    /// There is none any more. A word, because rows know no null.
    Gone(Gone),
}

/// The word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gone {
    TakenOff,
}

impl NewCode {
    /// What was said of it; `None` when nothing was.
    #[must_use]
    pub fn of(said: Patch<DiagnosisCode>) -> Option<Self> {
        match said {
            Patch::Keep => None,
            Patch::Clear => Some(Self::Gone(Gone::TakenOff)),
            Patch::Set(code) => Some(Self::Code(code)),
        }
    }

    /// The code that stands from now on.
    #[must_use]
    pub const fn code(&self) -> Option<&DiagnosisCode> {
        match self {
            Self::Code(code) => Some(code),
            Self::Gone(Gone::TakenOff) => None,
        }
    }
}

impl DiagnosisCode {
    /// Its code and its title.
    pub(super) fn texts(&self) -> [&Sensitive<String>; 2] {
        [&self.code, &self.title]
    }
}

/// The code that was typed, which must be one of the list; nothing but space is none.
pub(super) fn coded(typed: Option<&str>) -> Result<Option<DiagnosisCode>, Flaw> {
    typed.filter(|typed| !typed.trim().is_empty()).map(one_of_the_list).transpose()
}

pub(super) fn one_of_the_list(typed: &str) -> Result<DiagnosisCode, Flaw> {
    const POINTER: &str = "/diagnosis_code";
    let typed = text::line(typed, SEARCH_LIMIT).map_err(|error| Flaw::of_text(POINTER, error))?;
    let found = codes::find(&typed).ok_or_else(|| Flaw::new(POINTER, "unknown_code"))?;
    Ok(DiagnosisCode { code: Sensitive::new(found.code.to_owned()), title: Sensitive::new(found.title.to_owned()) })
}
