//! What a carer may do for a patient.

use serde::{Deserialize, Serialize};

/// What was granted. Seeing visits (when, where, with whom) is part of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Book, confirm, move and cancel visits; nothing clinical.
    Book,
    /// Read records, and of visits also what is clinical.
    Read,
    /// Both.
    BookAndRead,
}

/// What an act for a patient asks of a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// That it runs: every grant shows visits.
    SeeVisits,
    Book,
    ReadClinical,
}

impl Scope {
    /// In the order they are offered.
    pub const ALL: [Self; 3] = [Self::Book, Self::Read, Self::BookAndRead];

    /// As stored, sent and posted.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Book => "book",
            Self::Read => "read",
            Self::BookAndRead => "book_and_read",
        }
    }

    /// By its word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }

    /// Whether it is enough.
    #[must_use]
    pub const fn allows(self, need: Need) -> bool {
        match need {
            Need::SeeVisits => true,
            Need::Book => matches!(self, Self::Book | Self::BookAndRead),
            Need::ReadClinical => matches!(self, Self::Read | Self::BookAndRead),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f70_booking_reads_nothing_clinical_and_reading_books_nothing() {
        let allowed = |scope: Scope| [Need::SeeVisits, Need::Book, Need::ReadClinical].map(|need| scope.allows(need));
        assert_eq!(Scope::ALL.map(allowed), [[true, true, false], [true, false, true], [true, true, true]]);
        for scope in Scope::ALL {
            assert_eq!(serde_json::to_value(scope).unwrap(), scope.word());
            assert_eq!(Scope::of(scope.word()), Some(scope));
        }
        assert_eq!(Scope::of("Book"), None);
    }
}
