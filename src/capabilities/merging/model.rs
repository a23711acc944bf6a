//! What may stand in the name of an account, and what keeps two of them apart. Pure.

use std::collections::BTreeMap;

/// What may stand in the name of an account, counted and never read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// Past, to come and cancelled.
    Visits,
    /// Records, measurements, notes: everything clinical but reports.
    Records,
    Reports,
    Invoices,
    Conversations,
    /// On the waiting list, answered ones too.
    Waiting,
    /// Carers, copies, donations: whatever else was asked for.
    Others,
}

impl Held {
    pub const ALL: [Self; 7] =
        [Self::Visits, Self::Records, Self::Reports, Self::Invoices, Self::Conversations, Self::Waiting, Self::Others];

    /// As the API says it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Visits => "visits",
            Self::Records => "records",
            Self::Reports => "reports",
            Self::Invoices => "invoices",
            Self::Conversations => "conversations",
            Self::Waiting => "waiting",
            Self::Others => "others",
        }
    }
}

/// How much of each stands there; nothing where nothing does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<Held, usize>);

impl Facts {
    /// With so many more of a kind.
    #[must_use]
    pub fn with(mut self, held: Held, count: usize) -> Self {
        if count > 0 {
            *self.0.entry(held).or_default() += count;
        }
        self
    }

    /// How many of a kind.
    #[must_use]
    pub fn of(&self, held: Held) -> usize {
        self.0.get(&held).copied().unwrap_or_default()
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many in all.
    #[must_use]
    pub fn sum(&self) -> usize {
        self.0.values().sum()
    }
}

/// Why two accounts are not joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// One of them is closed, locked or was never confirmed.
    NotOpen,
    /// They were born on different days.
    BornOtherwise,
    /// Somebody signs in to each of them.
    BothSignIn,
    /// Something stands in the name of the one that would give way.
    Holds,
}

impl Apart {
    /// As the API says it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotOpen => "not_open",
            Self::BornOtherwise => "born_otherwise",
            Self::BothSignIn => "both_sign_in",
            Self::Holds => "holds",
        }
    }
}
