//! How long sessions may last, as the house has set it.

use std::sync::{Arc, PoisonError, RwLock};

use jiff::SignedDuration;

use crate::access::role::Role;

/// How long a session may last (promises.md S-10), exact to the second: at the limit it has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Since the last request.
    pub idle: SignedDuration,
    /// Since signing in, whatever is done in between.
    pub absolute: SignedDuration,
}

/// The limits of everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HouseLimits {
    pub patients: Limits,
    /// They sit at shared screens.
    pub staff: Limits,
}

impl Default for HouseLimits {
    fn default() -> Self {
        let of = |idle, absolute| Limits { idle: SignedDuration::from_mins(idle), absolute: SignedDuration::from_hours(absolute) };
        Self { patients: of(30, 24), staff: of(15, 12) }
    }
}

/// The limits that hold now. Clones share them; whoever reads the settings says them here.
#[derive(Debug, Clone, Default)]
pub struct SessionLimits(Arc<RwLock<HouseLimits>>);

impl SessionLimits {
    /// From now on, for sessions that have begun too.
    pub fn set(&self, limits: HouseLimits) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = limits;
    }

    /// Of somebody's sessions.
    #[must_use]
    pub fn of(&self, role: Role) -> Limits {
        let limits = *self.0.read().unwrap_or_else(PoisonError::into_inner);
        match role {
            Role::Patient => limits.patients,
            Role::Doctor | Role::Receptionist | Role::Administrator => limits.staff,
        }
    }
}
