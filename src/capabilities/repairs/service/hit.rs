//! Which visits of a list need another time: said in their rows, for staff.
//!
//! The list of the house has what is open in the order of the visits' times, so one look at the time of a list answers for all of its
//! rows. Whether the reader may see the visits was decided where they saw them.

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;

use super::Repairs;
use crate::capabilities::appointments::model::{Appointment, VisitLine};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;
use crate::storage::totals::Total;

/// So many of the house are read in one look.
const LOOKED_AT: usize = 100;

/// Whether anything of the house may be open, as far as one process knows.
///
/// What was written here while it was read again may be missing from what was read: then it may be open until the next time.
#[derive(Debug)]
pub(super) struct AnyOpen {
    /// How often this process has written a repair, and one more.
    written: AtomicU64,
    /// What that was when it began to read that nothing is open; 0 when something was.
    none_at: AtomicU64,
}

impl Default for AnyOpen {
    fn default() -> Self {
        Self { written: AtomicU64::new(1), none_at: AtomicU64::new(0) }
    }
}

impl AnyOpen {
    fn may_be(&self) -> bool {
        self.none_at.load(Ordering::SeqCst) != self.written.load(Ordering::SeqCst)
    }

    /// This process has written a repair.
    pub(super) fn write(&self) {
        self.written.fetch_add(1, Ordering::SeqCst);
    }

    /// To be asked for before it is read: what [`Self::read`] wants to know.
    fn begin(&self) -> u64 {
        self.written.load(Ordering::SeqCst)
    }

    fn read(&self, begun: u64, is_open: bool) {
        self.none_at.store(if is_open { 0 } else { begun }, Ordering::SeqCst);
    }
}

/// What one look says of the visits that begin in some time.
#[derive(Debug)]
pub struct Look(Option<HashSet<(AppointmentId, Timestamp)>>);

impl Look {
    /// Whether a visit needs another time; `None` where more are open than one look reads.
    fn says(&self, line: &VisitLine) -> Option<bool> {
        self.0.as_ref().map(|open| open.contains(&(line.appointment_id, line.start)))
    }
}

impl Repairs {
    /// Whether anything of the house is open, read again for the lists of staff: every five seconds. One call, one read unit.
    pub async fn refresh(&self) -> Result<(), StorageError> {
        let begun = self.any_open.begin();
        let totals = self.ground.storage.totals().await?;
        self.any_open.read(begun, totals.of(Total::Repairs) != 0);
        Ok(())
    }

    /// One look at what is open of the visits that begin in a piece of time. One query of half a read unit, or of half a unit for each six
    /// or so that are open, at most 100; none for time that is over, and none while nothing of the house is open. May lag a write, of
    /// another process by five seconds.
    pub async fn look_at(&self, within: Slot) -> Result<Look, StorageError> {
        let start = within.start.max(self.ground.clock.now());
        if within.end <= start || !self.any_open.may_be() {
            return Ok(Look(Some(HashSet::new())));
        }
        let open = self.store.open_within(Slot { start, ..within }, LOOKED_AT).await?;
        Ok(Look(open.map(|open| open.into_iter().collect())))
    }

    /// Which visits of a list need another time, by a look at the time of all of them. No call; where more are open then than one look
    /// reads, one for each 100 visits that are still to come, half a read unit each.
    pub async fn hit_among(&self, look: &Look, lines: &[&VisitLine]) -> Result<HashSet<AppointmentId>, StorageError> {
        let now = self.ground.clock.now();
        let mut hit = HashSet::new();
        let mut unknown: Vec<&VisitLine> = Vec::new();
        for line in lines.iter().copied().filter(|line| may_be_hit(line, now)) {
            match look.says(line) {
                Some(true) => {
                    hit.insert(line.appointment_id);
                }
                Some(false) => {}
                None => unknown.push(line),
            }
        }
        if unknown.is_empty() {
            return Ok(hit);
        }
        let of: Vec<(UserId, AppointmentId)> = unknown.iter().map(|line| (line.patient_id, line.appointment_id)).collect();
        let repairs = self.store.of_visits_lately(&of).await?;
        for (line, repair) in unknown.iter().zip(repairs) {
            if repair.is_some_and(|repair| repair.standing(now).is_open() && repair.about.start == line.start) {
                hit.insert(line.appointment_id);
            }
        }
        Ok(hit)
    }

    /// The same of a list that has been read. A look at the time of those that are still to come, none where there are none.
    pub async fn hit_of(&self, lines: &[&VisitLine]) -> Result<HashSet<AppointmentId>, StorageError> {
        match time_to_come(lines, self.ground.clock.now()) {
            Some(within) => self.hit_among(&self.look_at(within).await?, lines).await,
            None => Ok(HashSet::new()),
        }
    }

    /// Whether one visit needs another time. One call; none while nothing of the house is open, and for a visit that has begun, whose
    /// patient is here already, or that does not take place. May lag a write of another process by five seconds.
    pub async fn is_hit(&self, visit: &Appointment) -> Result<bool, StorageError> {
        if self.any_open.may_be() { self.is_open_for(visit).await } else { Ok(false) }
    }
}

/// Whether a visit is still to come: what has begun, or does not take place, needs no other time, nor does whoever is here already.
fn may_be_hit(line: &VisitLine, now: Timestamp) -> bool {
    line.status.is_to_come() && now < line.start
}

/// From the first to the last of those that are still to come.
fn time_to_come(lines: &[&VisitLine], now: Timestamp) -> Option<Slot> {
    let starts = || lines.iter().filter(|line| may_be_hit(line, now)).map(|line| line.start);
    starts().min().zip(starts().max()).map(|(first, last)| Slot { start: first, end: after(last, 1) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::appointments::model::Status;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn line(number: u128, start: &str, status: Status) -> VisitLine {
        VisitLine::sample_of(number, start, status)
    }

    #[test]
    fn f34_only_the_time_of_visits_still_to_come_is_looked_at() {
        let now = at("2026-11-24T09:00:00Z");
        let begun = line(1, "2026-11-24T09:00:00Z", Status::Confirmed);
        let first = line(2, "2026-11-24T10:00:00Z", Status::Requested);
        let last = line(3, "2026-11-24T15:30:00Z", Status::Booked);
        let gone = line(4, "2026-11-24T18:00:00Z", Status::Cancelled);
        let here = line(5, "2026-11-24T18:30:00Z", Status::CheckedIn);
        let seen = line(6, "2026-11-24T19:00:00Z", Status::InConsultation);
        let within = time_to_come(&[&gone, &last, &here, &begun, &first, &seen], now).unwrap();
        assert_eq!((within.start, within.end), (first.start, at("2026-11-24T15:30:01Z")));
        assert!(time_to_come(&[&begun, &gone, &here, &seen], now).is_none() && time_to_come(&[], now).is_none());
    }

    #[test]
    fn f34_nothing_is_open_once_that_was_read_and_a_repair_that_was_written_meanwhile_may_be() {
        let open = AnyOpen::default();
        assert!(open.may_be(), "nothing was read yet");
        open.read(open.begin(), false);
        assert!(!open.may_be());
        let begun = open.begin();
        open.write();
        open.read(begun, false);
        assert!(open.may_be(), "it may not be in what was read");
        open.read(open.begin(), true);
        assert!(open.may_be());
        open.read(open.begin(), false);
        assert!(!open.may_be());
    }

    #[test]
    fn f34_a_look_knows_a_visit_by_the_time_it_was_hit_at_and_nothing_where_it_was_not_whole() {
        let (hit, other) = (line(1, "2026-11-24T10:00:00Z", Status::Booked), line(2, "2026-11-24T10:00:00Z", Status::Booked));
        let moved = VisitLine { start: at("2026-11-25T10:00:00Z"), ..hit.clone() };
        let look = Look(Some(HashSet::from([(hit.appointment_id, hit.start)])));
        assert_eq!([&hit, &other, &moved].map(|line| look.says(line)), [Some(true), Some(false), Some(false)]);
        assert_eq!(Look(None).says(&hit), None);
    }
}
