//! A doctor's daily cap: so many visits begin on one day of the hospital, at most, whoever books them.

use jiff::Timestamp;

use crate::capabilities::calendar::model::{Ledger, Quantum, visits_within};
use crate::capabilities::directory::model::Doctor;
use crate::primitives::ids::UserId;
use crate::primitives::time::Slot;

/// What is left of a day of a doctor with a cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOfDay {
    /// So many visits the cap still allows.
    pub visits: usize,
    /// Of so many times that nothing has taken.
    pub times: usize,
}

/// How many visits a doctor's cap still allows on a day, by the ledgers of everybody's that were read of it; `None` without a cap.
///
/// What is only held does not count; a time that the house keeps for somebody does, apart from `viewer`'s.
#[must_use]
pub fn left_of_cap(
    doctor: &Doctor,
    ledgers: &[Ledger],
    day: Slot,
    quantum: Quantum,
    viewer: Option<UserId>,
    now: Timestamp,
) -> Option<usize> {
    let cap = usize::from(doctor.daily_cap?);
    let own = ledgers.iter().filter(|ledger| ledger.person == doctor.id);
    Some(cap.saturating_sub(visits_within(own, day, quantum, viewer, now)))
}

/// Whether a doctor has no visit left on a day; never without a cap.
#[must_use]
pub fn is_full(doctor: &Doctor, ledgers: &[Ledger], day: Slot, quantum: Quantum, viewer: Option<UserId>, now: Timestamp) -> bool {
    left_of_cap(doctor, ledgers, day, quantum, viewer, now) == Some(0)
}

#[cfg(test)]
#[path = "cap_tests.rs"]
mod tests;
