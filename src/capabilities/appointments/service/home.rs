//! What people see first: a patient's own visits. A doctor's pages are in `schedule`, everybody's visits in `desk`.
//!
//! These lists come from indexes, which lag a write by a moment. Whoever has just changed a visit names it (`about`),
//! and it is read as last written beside the list and put into its place.

use jiff::Timestamp;

use super::change::concerns;
use super::{Appointments, ListPlace};
use crate::access::grant::Granted;
use crate::access::permissions::SeeAppointments;
use crate::access::role::Role;
use crate::capabilities::appointments::model::VisitLine;
use crate::capabilities::appointments::store::{After, Order, Whose};
use crate::capabilities::family::model::{Need, OnBehalf};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::page::Listed;
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;

/// How long before now a patient's "upcoming" begins, in seconds: a visit under way is not past.
pub(super) const UNDER_WAY: i64 = 4 * 60 * 60;
/// More visits than one person has ahead.
const MOST_OF_ONE: usize = 200;

/// A patient's own visits.
#[derive(Debug, Clone)]
pub struct OwnVisits {
    /// Still to come or under way, soonest first.
    pub coming: Vec<VisitLine>,
    /// Over or called off, newest first, a page at a time.
    pub past: Listed<VisitLine, ListPlace>,
}

impl Appointments {
    /// A patient's (or a doctor's) own visits: those to come, and past ones. One query for the first page (all visits,
    /// newest first: those to come are the newest), two side by side for later ones; one read more for `about`.
    pub async fn own(
        &self,
        grant: &Granted<SeeAppointments>,
        from: Option<ListPlace>,
        limit: usize,
        about: Option<AppointmentId>,
    ) -> Result<OwnVisits, StorageError> {
        let whose = if grant.role() == Role::Doctor { Whose::Doctor(grant.id()) } else { Whose::Patient(grant.id()) };
        self.visits_around_now(whose, from, limit, self.just_written(grant, about)).await
    }

    /// The same of a patient who lets the caller see it; `None`: nobody whom the caller acts for. One call more, and the
    /// grant's last use.
    pub async fn of_cared_for(
        &self,
        grant: &Granted<SeeAppointments>,
        patient: UserId,
        from: Option<ListPlace>,
        limit: usize,
        about: Option<AppointmentId>,
    ) -> Result<Option<(OnBehalf, OwnVisits)>, StorageError> {
        let Some(carer) = self.acting.find(grant, patient, Need::SeeVisits).await? else { return Ok(None) };
        let written = self.just_written_of(carer.patient(), about);
        let visits = self.visits_around_now(Whose::Patient(carer.patient()), from, limit, written);
        let (is_allowed, visits) = tokio::try_join!(self.acting.used(&carer), visits)?;
        Ok(is_allowed.then_some((carer, visits)))
    }

    pub(super) async fn visits_around_now(
        &self,
        whose: Whose,
        from: Option<ListPlace>,
        limit: usize,
        written: impl Future<Output = Result<Option<VisitLine>, StorageError>>,
    ) -> Result<OwnVisits, StorageError> {
        let now = self.ground.clock.now();
        let place = from.and_then(|place| place.after);
        let (mut ahead, behind, written) =
            tokio::try_join!(self.still_ahead(whose, place.is_some(), now), self.newest(whose, place, limit, now), written,)?;
        let Listed { items: mut behind, next } = behind;
        if let Some(line) = written {
            behind.retain(|other| other.appointment_id != line.appointment_id);
            put(&mut ahead, line);
        }
        ahead.retain(|line| !behind.iter().any(|other| other.appointment_id == line.appointment_id));
        let mut lines: Vec<VisitLine> = behind.into_iter().rev().chain(ahead).collect();
        lines.sort_by_key(|line| (line.start, line.appointment_id));
        let still = |line: &VisitLine| line.status.is_open() && line.end > now;
        let (coming, mut past): (Vec<_>, Vec<_>) = lines.into_iter().partition(still);
        // A visit called off before its time stands among the past ones, on their first page.
        past.retain(|line| place.is_none_or(|place| line.start <= place.start));
        past.reverse();
        let next = next.map(|after| ListPlace { day: None, after: Some(after) });
        Ok(OwnVisits { coming, past: Listed { items: past, next } })
    }

    /// The visits that a later page of past ones shows above them; the first page has read them itself.
    async fn still_ahead(&self, whose: Whose, wanted: bool, now: Timestamp) -> Result<Vec<VisitLine>, StorageError> {
        if !wanted {
            return Ok(Vec::new());
        }
        let ahead = Slot { start: after(now, -UNDER_WAY), end: Timestamp::MAX };
        Ok(self.store.visits(whose, ahead, Order::SoonestFirst, None, MOST_OF_ONE).await?.items)
    }

    /// Visits from a place on, newest first; as many pages as it takes to reach the past.
    async fn newest(
        &self,
        whose: Whose,
        place: Option<After>,
        limit: usize,
        now: Timestamp,
    ) -> Result<Listed<VisitLine, After>, StorageError> {
        let ever = Slot { start: Timestamp::MIN, end: Timestamp::MAX };
        let mut read = self.store.visits(whose, ever, Order::NewestFirst, place, limit).await?;
        while read.next.is_some() && read.items.len() < MOST_OF_ONE && read.items.last().is_some_and(|line| line.end > now) {
            let more = self.store.visits(whose, ever, Order::NewestFirst, read.next, limit).await?;
            read.items.extend(more.items);
            read.next = more.next;
        }
        Ok(read)
    }

    /// The visit somebody has just changed, as last written, if it is theirs to see.
    pub(super) async fn just_written<P>(
        &self,
        grant: &Granted<P>,
        about: Option<AppointmentId>,
    ) -> Result<Option<VisitLine>, StorageError> {
        let Some(id) = about else { return Ok(None) };
        let visit = self.store.find(id).await?.filter(|visit| concerns(grant, visit));
        Ok(visit.as_ref().map(VisitLine::from))
    }

    /// The same of one patient.
    async fn just_written_of(&self, patient: UserId, about: Option<AppointmentId>) -> Result<Option<VisitLine>, StorageError> {
        let Some(id) = about else { return Ok(None) };
        let visit = self.store.find(id).await?.filter(|visit| visit.patient_id == patient);
        Ok(visit.as_ref().map(VisitLine::from))
    }
}

/// The list as it is once the index knows the visit written last.
pub(super) fn settled(mut lines: Vec<VisitLine>, written: Option<VisitLine>, within: Slot) -> Vec<VisitLine> {
    if let Some(line) = written {
        put(&mut lines, line);
    }
    lines.retain(|line| within.start <= line.start && line.start < within.end);
    lines
}

/// Puts a line into a list by start, instead of what the list had of the same visit.
pub(super) fn put(lines: &mut Vec<VisitLine>, line: VisitLine) {
    lines.retain(|other| other.appointment_id != line.appointment_id);
    let place = lines.partition_point(|other| (other.start, other.appointment_id) < (line.start, line.appointment_id));
    lines.insert(place, line);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::appointments::model::Status;

    fn line(number: u128, start: &str, status: Status) -> VisitLine {
        VisitLine::sample_of(number, start, status)
    }

    #[test]
    fn f28_a_list_shows_what_was_just_written_whatever_its_index_knows() {
        let within = Slot { start: "2026-11-22T18:30:00Z".parse().unwrap(), end: "2026-11-23T18:30:00Z".parse().unwrap() };
        let lagging = || vec![line(1, "2026-11-23T04:00:00Z", Status::Booked), line(3, "2026-11-23T06:00:00Z", Status::Booked)];
        let ids = |lines: Vec<VisitLine>| lines.iter().map(|line| (line.start.to_string(), line.status.word())).collect::<Vec<_>>();

        let checked_in = settled(lagging(), Some(line(1, "2026-11-23T04:00:00Z", Status::CheckedIn)), within);
        assert_eq!(ids(checked_in)[0], ("2026-11-23T04:00:00Z".into(), "checked_in"));
        let new = settled(lagging(), Some(line(2, "2026-11-23T05:00:00Z", Status::Booked)), within);
        assert!(new.is_sorted_by_key(|line| line.start));
        assert_eq!(new.len(), 3);
        let moved_away = settled(lagging(), Some(line(3, "2026-11-25T06:00:00Z", Status::Booked)), within);
        assert_eq!(moved_away.len(), 1);
    }
}
