//! A doctor's daily cap: so many visits begin on one day of the hospital, at most, whoever books them.

use jiff::Timestamp;

use crate::capabilities::calendar::model::{Ledger, Quantum, visits_within};
use crate::capabilities::directory::model::Doctor;
use crate::primitives::ids::UserId;
use crate::primitives::time::Slot;

/// Whether a doctor has no visit left on a day, by the ledgers of everybody's that were read of it; never without a cap.
///
/// What is only held does not count; a time that the house keeps for somebody does, apart from `viewer`'s.
#[must_use]
pub fn is_full(doctor: &Doctor, ledgers: &[Ledger], day: Slot, quantum: Quantum, viewer: Option<UserId>, now: Timestamp) -> bool {
    let Some(cap) = doctor.daily_cap else { return false };
    let own = ledgers.iter().filter(|ledger| ledger.person == doctor.id);
    visits_within(own, day, quantum, viewer, now) >= usize::from(cap)
}

#[cfg(test)]
#[path = "cap_tests.rs"]
mod tests;
