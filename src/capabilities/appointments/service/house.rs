//! The whole house's visits: one date whole, some dates a page at a time, the visits of the moment. Never with reasons.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::home::{OwnVisits, put, settled};
use super::{Appointments, Filter, ListPlace};
use crate::access::grant::Granted;
use crate::access::permissions::{SeeAllAppointments, SeeOverview};
use crate::capabilities::appointments::model::{Appointment, Moment, VisitLine};
use crate::capabilities::appointments::store::{Order, Whose, utc_dates};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::page::Listed;
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;

/// Rows asked for at once where all of them are wanted: more than almost any house has on one UTC date.
const AT_ONCE: usize = 2_000;
/// From this hour on the hospital has most of its day behind it.
const NOON: i8 = 12;
/// Visits of one patient that are looked at for their page: more than almost anybody has ahead.
const OF_ONE: usize = 50;

/// The beginning of what a patient has ahead, and the end of what is behind them.
#[derive(Debug, Clone)]
pub struct OfPatient {
    /// Still to come or under way, soonest first.
    pub coming: Vec<VisitLine>,
    pub more_coming: bool,
    /// Over or called off, newest first.
    pub past: Vec<VisitLine>,
    pub more_past: bool,
}

impl Appointments {
    /// The visits of one patient next to now, so many ahead and so many behind. One query of the patient's own index, about 3 read
    /// units; one more for each further 50 that somebody has ahead.
    pub async fn of_patient(
        &self,
        _grant: &Granted<SeeAllAppointments>,
        patient: UserId,
        (ahead, behind): (usize, usize),
    ) -> Result<OfPatient, StorageError> {
        let written = std::future::ready(Ok(None));
        let OwnVisits { mut coming, mut past } = self.visits_around_now(Whose::Patient(patient), None, OF_ONE, written).await?;
        let more_coming = coming.len() > ahead;
        let more_past = past.next.is_some() || past.items.len() > behind;
        coming.truncate(ahead);
        past.items.truncate(behind);
        Ok(OfPatient { coming, more_coming, past: past.items, more_past })
    }

    /// Every visit of one patient, newest first, a page at a time. One query of the patient's own index.
    pub async fn all_of_patient(
        &self,
        _grant: &Granted<SeeAllAppointments>,
        patient: UserId,
        from: Option<ListPlace>,
        limit: usize,
    ) -> Result<Listed<VisitLine, ListPlace>, StorageError> {
        let filter = Filter { patient: Some(patient), newest_first: true, ..Filter::default() };
        self.list_house(&filter, from, limit).await
    }

    /// Everybody's visits of a date, earliest first, whole: the desk counts and narrows them. A query for each of the two
    /// UTC dates side by side, about 4 read units per 100 visits; one read more for `about`.
    pub async fn desk(
        &self,
        grant: &Granted<SeeAllAppointments>,
        date: Date,
        about: Option<AppointmentId>,
    ) -> Result<Vec<VisitLine>, StorageError> {
        let within = self.settings.now().zone.day(date);
        let (lines, written) = tokio::try_join!(self.within(within), self.just_written(grant, about))?;
        Ok(settled(lines, written, within))
    }

    /// Everybody's visits of a date, each as last written, whole: for the list that is made of a day. The queries of [`Self::desk`], then
    /// one call for each 100 visits.
    pub async fn all_of(&self, date: Date) -> Result<Vec<Appointment>, StorageError> {
        let within = self.settings.now().zone.day(date);
        let ids: Vec<AppointmentId> = self.within(within).await?.iter().map(|line| line.appointment_id).collect();
        let mut visits = self.store.as_written(&ids).await?;
        visits.retain(|visit| within.start <= visit.start && visit.start < within.end);
        Ok(visits)
    }

    /// Everybody's visits of some dates that pass a filter, a page at a time, earliest first; one read more for `about`.
    ///
    /// A page that is not full but has a `next` has looked at enough rows for one answer: the search goes on there.
    pub async fn desk_page(
        &self,
        grant: &Granted<SeeAllAppointments>,
        filter: &Filter,
        from: Option<ListPlace>,
        limit: usize,
        about: Option<AppointmentId>,
    ) -> Result<Listed<VisitLine, ListPlace>, StorageError> {
        let (mut page, written) = tokio::try_join!(self.list_house(filter, from, limit), self.just_written(grant, about))?;
        if let Some(line) = written {
            page.items.retain(|other| other.appointment_id != line.appointment_id);
            // On its own page only: what stands before the first or behind the last line belongs to another one.
            let place = |line: &VisitLine| (line.start, line.appointment_id);
            let not_before = from.is_none() || page.items.first().is_some_and(|first| place(first) < place(&line));
            let not_behind = page.next.is_none() || page.items.last().is_some_and(|last| place(&line) < place(last));
            if filter.shows(&line) && not_before && not_behind {
                put(&mut page.items, line);
            }
        }
        Ok(page)
    }

    /// The visits whose time began last, of this UTC date; as long as there are none, the next ones in the hospital's
    /// morning, and those of the UTC date before in its afternoon. One query, two where the first finds nothing.
    pub async fn of_the_moment(&self, _grant: &Granted<SeeOverview>, limit: usize) -> Result<(Moment, Vec<VisitLine>), StorageError> {
        let now = self.ground.clock.now();
        let date = now.to_zoned(TimeZone::UTC).date();
        let begun = Slot { start: jiff::Timestamp::MIN, end: after(now, 1) };
        let lines = self.store.visits(Whose::Day(date), begun, Order::NewestFirst, None, limit).await?.items;
        if !lines.is_empty() {
            return Ok((Moment::Begun, lines));
        }
        if self.settings.now().zone.wall(now).hour() >= NOON {
            let before = Whose::Day(date.saturating_sub(jiff::Span::new().days(1)));
            return Ok((Moment::Begun, self.store.visits(before, begun, Order::NewestFirst, None, limit).await?.items));
        }
        let coming = Slot { start: now, end: jiff::Timestamp::MAX };
        Ok((Moment::Coming, self.store.visits(Whose::Day(date), coming, Order::SoonestFirst, None, limit).await?.items))
    }

    /// Everybody's visits within a piece of time, earliest first: a query for each UTC date it touches, side by side.
    pub(super) async fn within(&self, within: Slot) -> Result<Vec<VisitLine>, StorageError> {
        let days = futures_util::future::try_join_all(utc_dates(within).map(|date| self.whole(Whose::Day(date), within))).await?;
        Ok(days.concat())
    }

    /// All visits of a partition within a piece of time, earliest first: where the store breaks off, it is asked again.
    pub(super) async fn whole(&self, whose: Whose, within: Slot) -> Result<Vec<VisitLine>, StorageError> {
        let mut page = self.store.visits(whose, within, Order::SoonestFirst, None, AT_ONCE).await?;
        let mut lines = page.items;
        while page.next.is_some() {
            page = self.store.visits(whose, within, Order::SoonestFirst, page.next, AT_ONCE).await?;
            lines.append(&mut page.items);
        }
        Ok(lines)
    }
}
