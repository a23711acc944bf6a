//! What one run did, counted.

use crate::capabilities::notifications::model::Outcome;

/// What one run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sent {
    pub sent: u32,
    /// Of those: taken up again after nobody had reported on them, so perhaps sent before.
    pub again: u32,
    /// To be tried again later, or perhaps sent.
    pub waiting: u32,
    pub failed: u32,
    pub suppressed: u32,
}

impl Sent {
    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            sent: self.sent + other.sent,
            again: self.again + other.again,
            waiting: self.waiting + other.waiting,
            failed: self.failed + other.failed,
            suppressed: self.suppressed + other.suppressed,
        }
    }

    pub(super) fn count(&mut self, outcome: &Outcome, again: bool) {
        match outcome {
            Outcome::Sent | Outcome::HandedOver { .. } | Outcome::CameBack { .. } => {
                self.sent += 1;
                self.again += u32::from(again);
            }
            Outcome::NotNow { .. } | Outcome::Unclear | Outcome::Later { .. } => self.waiting += 1,
            Outcome::Refused { .. } => self.failed += 1,
            Outcome::Suppressed { .. } => self.suppressed += 1,
        }
    }
}
