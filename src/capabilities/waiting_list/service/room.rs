//! What a freed time has room for: the usual visit, or one of the kinds that its doctor keeps and somebody waits for (F22).

use std::collections::BTreeMap;

use super::WaitingList;
use crate::capabilities::availability::model::Offer as FreeVisit;
use crate::capabilities::directory::model::{Doctor, VisitKind};
use crate::capabilities::waiting_list::model::{FreedTime, Offer, offered_as};
use crate::primitives::ids::{HoldId, VisitKindId};
use crate::primitives::money::Money;
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;

/// A visit that a freed time has room for.
#[derive(Debug, Clone)]
pub(super) struct Fits {
    pub slot: Slot,
    buffer_minutes: u16,
    doctor_name: String,
    /// With what it costs now; `None`: the usual one.
    kind: Option<VisitKind>,
    fee: Money,
}

/// What is known of the room of one freed time: each kind is looked at once.
#[derive(Debug)]
pub(super) struct Room {
    pub doctor: Doctor,
    looked: BTreeMap<Option<VisitKindId>, Option<Fits>>,
}

impl Room {
    /// Whether a visit was looked for that the time has no room for.
    pub(super) fn is_tight(&self) -> bool {
        self.looked.values().any(Option::is_none)
    }
}

impl Fits {
    fn of(doctor: &Doctor, free: FreeVisit, kind: Option<&VisitKind>, usual_fee: Money) -> Self {
        let (kind, fee) = offered_as(kind, doctor, usual_fee);
        Self { slot: free.slot, buffer_minutes: free.buffer_minutes, doctor_name: doctor.name.to_string(), kind, fee }
    }

    /// Kept for somebody until then.
    pub(super) fn offered(self, time: &FreedTime, hold_id: HoldId, until: jiff::Timestamp) -> Offer {
        let Self { slot, buffer_minutes, doctor_name, kind, fee } = self;
        let (doctor_id, Slot { start, end }) = (time.doctor_id, slot);
        Offer { hold_id, doctor_id, doctor_name, start, end, buffer_minutes, kind, fee: Some(fee), until }
    }
}

impl WaitingList {
    /// The room of a freed time, looked at for the usual visit. `None`: its doctor is gone. One call, two where the time has no room.
    pub(super) async fn room_of(&self, time: &FreedTime) -> Result<Option<Room>, StorageError> {
        let usual_fee = self.settings.now().default_fee;
        let (doctor, usual) = match self.appointments.offerable(time.doctor_id, time.start, None).await? {
            Some((doctor, offer)) => {
                let usual = Fits::of(&doctor, offer, None, usual_fee);
                (doctor, Some(usual))
            }
            None => match self.directory.doctor(time.doctor_id).await? {
                Some(doctor) => (doctor, None),
                None => return Ok(None),
            },
        };
        Ok(Some(Room { doctor, looked: BTreeMap::from([(None, usual)]) }))
    }

    /// The visit that somebody would get of a freed time who waits for one of a kind; `None`: it has no room for that. A kind that the
    /// doctor does not keep (any more) is the usual visit, as wherever times are chosen. One call for each kind, the first time.
    pub(super) async fn fits(&self, time: &FreedTime, room: &mut Room, wished: Option<VisitKindId>) -> Result<Option<Fits>, StorageError> {
        let kind = wished.and_then(|id| room.doctor.visit_kind(id).cloned());
        let key = kind.as_ref().map(|kind| kind.id);
        if let Some(known) = room.looked.get(&key) {
            return Ok(known.clone());
        }
        let found = self.appointments.offerable(time.doctor_id, time.start, kind.as_ref().map(VisitKind::length)).await?;
        let usual_fee = self.settings.now().default_fee;
        let fits = found.map(|(doctor, offer)| Fits::of(&doctor, offer, kind.as_ref(), usual_fee));
        room.looked.insert(key, fits.clone());
        Ok(fits)
    }
}
