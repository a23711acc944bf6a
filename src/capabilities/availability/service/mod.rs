//! What neighbours and pages ask of availability: is a start offered, what is free, what else would do; how a
//! doctor's rules and exceptions change, and how a doctor leaves.

mod booked;
mod clashes;
mod edit;
mod exceptions;
mod free;
mod hours;
mod kinds;
mod leaving;
mod nearby;
mod order;

pub use clashes::known_by;
pub use edit::{Edit, Edited};
pub use exceptions::{Along, Entered};
pub use free::{FIRST_LOOK_DAYS, FreeDoctor, FreeTimes, NoTimes, PAGE_DAYS};
pub use hours::{HoursError, Made};
pub use kinds::KindsEdit;
pub use leaving::{Coming, LeavingError};
pub use order::{OrderPlace, page_in_order, put_in_order};

use jiff::Timestamp;
use jiff::civil::Date;

use super::model::{Asker, NotOffered, Offer, offer, open_visits, window};
use super::store::ClashStore;
use crate::capabilities::calendar::model::{IsoWeek, Ledger, Span, visits_on};
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::ids::UserId;
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;

/// Days around the wanted one that alternatives are looked for in.
const LOOK_AHEAD_DAYS: i64 = 21;

/// For whom a time is looked for: their other visits stand in its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taker {
    pub patient: UserId,
    /// So many visits of one day they take, at most; `None`: as many as they like.
    pub most: Option<u16>,
    /// The date of the visit that they move, which is no visit more there.
    pub moves_within: Option<Date>,
}

impl Taker {
    /// Whether one visit more may begin on a date, by the patient's rows.
    fn may_take(&self, own: &[Ledger], date: Date) -> bool {
        self.moves_within == Some(date) || self.most.is_none_or(|most| visits_on(own, date) < usize::from(most))
    }
}

/// Availability of one installation.
#[derive(Debug, Clone)]
pub struct Availability {
    ground: Ground,
    calendar: Calendar,
    settings: SettingsBook,
    directory: Directory,
    clashes: ClashStore,
}

impl Availability {
    /// Over the house's ground and its neighbours.
    #[must_use]
    pub fn new(ground: Ground, calendar: Calendar, settings: SettingsBook) -> Self {
        let directory = Directory::new(ground.clone());
        Self { clashes: ClashStore::new(ground.storage.clone()), directory, ground, calendar, settings }
    }

    /// What the doctor's rules say about a start, for an asker, now. No call.
    ///
    /// # Errors
    /// When it is not offered.
    pub fn offer(&self, doctor: &Doctor, start: Timestamp, asker: Asker) -> Result<Offer, NotOffered> {
        offer(doctor, &self.settings.now(), start, asker, self.ground.clock.now())
    }

    /// Up to so many times of the doctor that are free now, and that the patient may take if one is named, nearest to the wanted
    /// one first. Reads the doctor's and the patient's weeks consistently, in one call.
    pub async fn alternatives(
        &self,
        doctor: &Doctor,
        wanted: Timestamp,
        taker: Option<Taker>,
        asker: Asker,
        how_many: usize,
    ) -> Result<Vec<Slot>, StorageError> {
        let (settings, now) = (self.settings.now(), self.ground.clock.now());
        let (first, last) = window(&settings, asker, now);
        let day = settings.zone.date(wanted);
        let from = first.max(day.saturating_sub(jiff::Span::new().days(7)));
        let to = last.min(day.saturating_add(jiff::Span::new().days(LOOK_AHEAD_DAYS)));
        if to < from {
            return Ok(Vec::new());
        }
        let reach = Slot { start: settings.zone.day_start(from), end: settings.zone.day(to).end };
        let ledgers = self.weeks(doctor.id, taker.map(|taker| taker.patient), reach).await?;
        let (own, ledgers): (Vec<_>, Vec<_>) = ledgers.into_iter().partition(|ledger| ledger.person != doctor.id);
        let quantum = self.calendar.quantum();
        let mut free = open_visits(doctor, &settings, &ledgers, quantum, (from, to), asker, None, now);
        let patient_free =
            |slot: &Slot| Span::of(*slot, 0, quantum).is_some_and(|span| own.iter().all(|ledger| ledger.is_free(&span, None, now)));
        let may_take = |slot: &Slot| taker.is_none_or(|taker| taker.may_take(&own, settings.zone.date(slot.start)));
        free.retain(|slot| slot.start != wanted && patient_free(slot) && may_take(slot));
        free.sort_by_key(|slot| (slot.start.as_second() - wanted.as_second()).abs());
        free.truncate(how_many);
        Ok(free)
    }

    /// The weeks of a doctor, and of a patient, that a piece of time touches.
    async fn weeks(&self, doctor: UserId, patient: Option<UserId>, reach: Slot) -> Result<Vec<Ledger>, StorageError> {
        let weeks: Vec<IsoWeek> = IsoWeek::range(IsoWeek::of(reach.start), IsoWeek::of(reach.end)).collect();
        let persons: Vec<UserId> = std::iter::once(doctor).chain(patient).collect();
        let keys: Vec<_> = persons.iter().flat_map(|person| weeks.iter().map(|week| Calendar::key(*person, *week))).collect();
        let rows = self.ground.storage.get_many(&keys).await?;
        let places = persons.iter().flat_map(|person| weeks.iter().map(move |week| (*person, *week)));
        places.zip(rows).map(|((person, week), row)| Calendar::read(person, week, row.as_ref())).collect()
    }
}
