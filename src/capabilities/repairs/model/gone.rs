//! Times of an offer that nobody can take any more: leave, or a day the hospital closes on, has hit them since.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::repair::{Kept, Repair};
use crate::primitives::ids::{HoldId, UserId};
use crate::primitives::time::{Slot, after};

impl Kept {
    /// Whether a time in which a doctor does not work touches it, or what is kept free behind it.
    #[must_use]
    pub fn may_be_hit(&self, doctor: UserId, away: &Slot) -> bool {
        doctor == self.doctor_id && self.reaches_into(away)
    }

    /// The same of a time in which nobody works.
    #[must_use]
    pub fn reaches_into(&self, time: &Slot) -> bool {
        let whole = Slot { start: self.start, end: after(self.end, i64::from(self.buffer_minutes) * 60) };
        whole.overlaps(time)
    }
}

impl Repair {
    /// The same without times that are gone, which are to be given back: what is left of them stays offered. Where nothing is, times
    /// are to be looked for again.
    #[must_use]
    pub fn without(&self, gone: &BTreeSet<HoldId>, now: Timestamp) -> Self {
        let (lost, left): (Vec<Kept>, Vec<Kept>) = self.times.iter().cloned().partition(|kept| gone.contains(&kept.hold_id));
        if left.is_empty() {
            return self.again(now);
        }
        let mut next = self.clone();
        next.version += 1;
        next.times = left;
        next.back.extend(lost);
        next.due = Some(now);
        next
    }
}
