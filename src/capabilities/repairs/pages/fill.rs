//! From what the house knows to what a page says.

use jiff::Timestamp;

use super::Room;
use crate::capabilities::appointments::model::Reference;
use crate::capabilities::repairs::model::{Kept, Repair, Told};
use crate::capabilities::repairs::service::{RepairError, Seen};
use crate::capabilities::repairs::views::{self as view, HappeningLine, Standing, TimeLine, VisitShown};
use crate::web::say::When;
use crate::web::texts::Message;

impl Room {
    pub(super) fn when(&self, at: Timestamp) -> When {
        let zone = &self.settings.now().zone;
        When::seen_from(at, zone, zone.date(self.repairs.now()))
    }

    fn time(&self, kept: &Kept) -> TimeLine {
        TimeLine { hold_id: kept.hold_id, doctor: kept.doctor_name.clone(), start: self.when(kept.start) }
    }

    fn happening(&self, told: &Told) -> HappeningLine {
        HappeningLine { at: self.when(told.at), what: told.what.into() }
    }

    /// A repair as the pages show it; its times while they can be chosen.
    pub(super) fn visit(&self, repair: &Repair) -> VisitShown {
        let now = self.repairs.now();
        let (about, standing) = (&repair.about, repair.standing(now));
        VisitShown {
            id: about.appointment_id,
            reference: Reference::of(about.appointment_id).to_string(),
            doctor: about.doctor_name.clone(),
            start: self.when(about.start),
            standing: Standing::from(standing),
            proposed: about.proposed,
            here: false,
            open: standing.is_open(),
            needs_somebody: standing.needs_somebody(),
            version: repair.version,
            round: repair.round,
            times: repair.times.iter().filter(|_| repair.is_offered_at(now)).map(|kept| self.time(kept)).collect(),
            until: repair.until().filter(|until| now < *until).map(|until| self.when(until)),
            history: repair.history.iter().rev().map(|told| self.happening(told)).collect(),
        }
    }

    /// The same with its visit, as it is now: nothing can be chosen once its patient is here.
    pub(super) fn seen(&self, seen: &Seen) -> VisitShown {
        let shown = self.visit(&seen.repair);
        let (open, here) = (seen.standing.is_open(), seen.theirs.visit.status.is_here());
        let times = if open && !here { shown.times } else { Vec::new() };
        let needs_somebody = seen.standing.needs_somebody();
        VisitShown { standing: Standing::from(seen.standing), open, needs_somebody, here, times, ..shown }
    }
}

/// Why a time was not taken, in words; other errors come back.
pub(super) fn trouble_of(error: RepairError) -> Result<Message, RepairError> {
    match error {
        RepairError::Stale | RepairError::NotNow => Ok(view::offer_over()),
        RepairError::Gone => Ok(view::time_gone()),
        RepairError::Busy => Ok(view::other_visit()),
        other => Err(other),
    }
}
