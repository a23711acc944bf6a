//! What a decision about a time is made from: the doctor's entry and the ledgers, read in one call.

use jiff::Timestamp;

use super::{Appointments, BookingError};
use crate::access::role::Role;
use crate::capabilities::appointments::model::Refusable;
use crate::capabilities::availability::model::{Asker, NotOffered, Offer};
use crate::capabilities::availability::service::Taker;
use crate::capabilities::calendar::model::{IsoWeek, Ledger, Span};
use crate::capabilities::calendar::service::{Calendar, DoctorSide};
use crate::capabilities::directory::model::{Doctor, VisitKind};
use crate::capabilities::directory::service::Directory;
use crate::primitives::ids::{UserId, VisitKindId};
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key};

/// The longest visit with its buffer, in seconds: how far a start's quanta can reach into the next week.
const LONGEST: i64 = 6 * 60 * 60;

/// A consistent reading of everything a booking depends on.
pub(super) struct Reading {
    pub doctor: Doctor,
    pub doctor_ledgers: Vec<Ledger>,
    /// Further rows the caller asked for, in order.
    pub extra: Vec<Option<Item>>,
}

/// The weeks that visits starting at these instants may touch.
pub(super) fn weeks_of(starts: &[Timestamp]) -> Vec<IsoWeek> {
    let mut weeks: Vec<IsoWeek> = starts.iter().flat_map(|start| [IsoWeek::of(*start), IsoWeek::of(after(*start, LONGEST))]).collect();
    weeks.sort();
    weeks.dedup();
    weeks
}

/// Who asks, as offers see it: staff look further ahead and need no notice.
pub(super) const fn asker(role: Role) -> Asker {
    Asker::of(Some(role))
}

impl Appointments {
    /// Reads the doctor, the doctor's weeks around these starts, and whatever else is wanted, in one consistent call.
    pub(super) async fn read(&self, doctor_id: UserId, starts: &[Timestamp], extra: &[Key]) -> Result<Reading, BookingError> {
        let weeks = weeks_of(starts);
        let mut keys = vec![Directory::doctor_key(doctor_id)];
        keys.extend(weeks.iter().map(|week| Calendar::key(doctor_id, *week)));
        keys.extend_from_slice(extra);
        let mut rows = self.ground.storage.get_many(&keys).await?.into_iter();
        let doctor = rows.next().flatten().map(Directory::read_doctor).transpose()?;
        // Whoever is joining is nobody's doctor yet.
        let doctor = doctor.filter(|doctor| !doctor.is_joining()).ok_or(Refusable::UnknownDoctor)?;
        let doctor_ledgers =
            weeks.iter().map(|week| Calendar::read(doctor_id, *week, rows.next().flatten().as_ref())).collect::<Result<_, _>>()?;
        Ok(Reading { doctor, doctor_ledgers, extra: rows.collect() })
    }

    /// What the doctor's rules say about a start, for an asker.
    pub(super) fn offer(&self, doctor: &Doctor, start: Timestamp, asker: Asker) -> Result<Offer, BookingError> {
        let offer = self.availability.offer(doctor, start, asker);
        offer.map_err(|refused| Refusable::NotOffered(refused).into())
    }

    /// The kind of visit that is wished of a doctor.
    pub(super) fn kind_of(doctor: &Doctor, wished: Option<VisitKindId>) -> Result<Option<VisitKind>, BookingError> {
        wished.map(|id| doctor.visit_kind(id).cloned().ok_or_else(|| Refusable::UnknownKind.into())).transpose()
    }

    /// The quanta of an offer in the doctor's ledger, buffer included, and in the patient's.
    pub(super) fn spans(&self, offer: &Offer) -> Result<(Span, Span), BookingError> {
        let quantum = self.calendar.quantum();
        let both = Span::of(offer.slot, offer.buffer_minutes, quantum).zip(Span::of(offer.slot, 0, quantum));
        both.ok_or_else(|| Refusable::NotOffered(NotOffered::OutsideRules).into())
    }

    /// Up to three times of the doctor that the patient may take too, nearest to the wanted one first.
    pub(super) async fn alternatives(
        &self,
        doctor: &Doctor,
        wanted: Timestamp,
        taker: Option<Taker>,
        role: Role,
    ) -> Result<Vec<Slot>, StorageError> {
        self.availability.alternatives(doctor, wanted, taker, asker(role).without_kept_times(), 3).await
    }
}

/// The doctor's side of a write that was computed from this reading.
pub(super) const fn side(doctor: &Doctor) -> DoctorSide {
    DoctorSide { rules_version: doctor.hours.version, department: doctor.department_id }
}
