//! What a freed time has room for: the usual visit, or one of the kinds that its doctor keeps and somebody waits for (F22). A long visit
//! may begin before it, where that was free all along and only both together have room for it.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::WaitingList;
use crate::capabilities::availability::model::{Asker, Offer as FreeVisit, buffer_of, visits_for};
use crate::capabilities::directory::model::{Doctor, VisitKind};
use crate::capabilities::settings::model::Settings;
use crate::capabilities::waiting_list::model::{FreedTime, Offer, Wish, offered_as, offered_until};
use crate::primitives::ids::{HoldId, VisitKindId};
use crate::primitives::money::Money;
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;

/// So many starts of one kind of visit are looked at for one freed time.
const MOST_STARTS: usize = 8;

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

/// What is known of the room of one freed time: each visit is looked for once.
#[derive(Debug)]
pub(super) struct Room {
    pub doctor: Doctor,
    /// When the time begins.
    at: Timestamp,
    /// By kind of visit: where one begins that uses the freed time.
    starts: BTreeMap<Option<VisitKindId>, Vec<Timestamp>>,
    looked: BTreeMap<(Option<VisitKindId>, Timestamp), Option<Fits>>,
}

impl Room {
    fn of(doctor: Doctor, usual: Option<Fits>, time: &FreedTime, settings: &Settings) -> Self {
        let of_kind = |kind: &VisitKind| (Some(kind.id), starts_of(kind, &doctor, time.start, settings));
        let mut starts: BTreeMap<_, _> = doctor.visit_kinds.iter().map(of_kind).collect();
        starts.insert(None, vec![time.start]);
        Self { at: time.start, starts, looked: BTreeMap::from([((None, time.start), usual)]), doctor }
    }

    /// Whether it has no room for the usual visit.
    pub(super) fn is_taken(&self) -> bool {
        self.looked.get(&(None, self.at)).is_none_or(Option::is_none)
    }

    /// Whether it has none because of one of these offers of its doctor's, as long as that stands.
    pub(super) fn is_kept_by(&self, offers: &[Offer], settings: &Settings, now: Timestamp) -> bool {
        let visits = visits_for(&self.doctor, settings, settings.zone.date(self.at), Asker::House);
        let Some(usual) = visits.into_iter().find(|visit| visit.start == self.at) else { return false };
        let usual = with_pause(usual, buffer_of(&self.doctor, settings));
        let stands = |offer: &&Offer| offer.doctor_id == self.doctor.id && now < offer.until;
        let has_it = |offer: &Offer| with_pause(offer.slot(), offer.buffer_minutes).overlaps(&usual);
        self.is_taken() && offers.iter().filter(stands).any(has_it)
    }

    /// A kind that the doctor does not keep (any more) is the usual visit, as wherever times are chosen.
    fn kind(&self, wished: Option<VisitKindId>) -> Option<&VisitKind> {
        wished.and_then(|id| self.doctor.visit_kind(id))
    }

    /// Where the visit that somebody wishes would begin, the best first: with the time; one of a kind that has no room behind that, as
    /// close before it as it can.
    pub(super) fn starts(&self, wished: Option<VisitKindId>) -> &[Timestamp] {
        self.starts.get(&self.kind(wished).map(|kind| kind.id)).map_or(&[], Vec::as_slice)
    }
}

/// A visit and the pause behind it.
fn with_pause(visit: Slot, minutes: u16) -> Slot {
    Slot { end: after(visit.end, i64::from(minutes) * 60), ..visit }
}

/// Where a visit of a kind begins by the doctor's rules that lasts over the moment at which a freed time begins, the latest first.
fn starts_of(kind: &VisitKind, doctor: &Doctor, at: Timestamp, settings: &Settings) -> Vec<Timestamp> {
    let visits = visits_for(&doctor.asked_for(Some(kind.length())), settings, settings.zone.date(at), Asker::House);
    let over_it = visits.into_iter().rev().filter(|visit| visit.start <= at && at < visit.end);
    over_it.map(|visit| visit.start).take(MOST_STARTS).collect()
}

impl Fits {
    fn of(doctor: &Doctor, visit: FreeVisit, kind: Option<&VisitKind>, usual_fee: Money) -> Self {
        let (kind, fee) = offered_as(kind, doctor, usual_fee);
        Self { slot: visit.slot, buffer_minutes: visit.buffer_minutes, doctor_name: doctor.name.to_string(), kind, fee }
    }

    /// Kept for somebody until then.
    pub(super) fn offered(self, time: &FreedTime, hold_id: HoldId, until: Timestamp) -> Offer {
        let Self { slot, buffer_minutes, doctor_name, kind, fee } = self;
        let (doctor_id, Slot { start, end }) = (time.doctor_id, slot);
        let freed = (start != time.start).then_some(time.start);
        Offer { hold_id, doctor_id, doctor_name, start, end, freed, buffer_minutes, kind, fee: Some(fee), until }
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
        Ok(Some(Room::of(doctor, usual, time, &self.settings.now())))
    }

    /// The visit that somebody would get of a freed time; `None`: it has no room for that. One call for each kind and start, the first
    /// time.
    pub(super) async fn fits(&self, time: &FreedTime, room: &mut Room, wish: &Wish) -> Result<Option<Fits>, StorageError> {
        let (settings, now) = (self.settings.now(), self.ground.clock.now());
        let kind = room.kind(wish.kind).cloned();
        let suits = |start: &Timestamp| wish.suits(time.doctor_id, *start, &settings.zone);
        let in_time = |start: &Timestamp| offered_until(*start, &settings, now).is_some();
        let starts: Vec<Timestamp> = room.starts(wish.kind).iter().copied().filter(|start| suits(start) && in_time(start)).collect();
        for start in starts {
            let key = (kind.as_ref().map(|kind| kind.id), start);
            let fits = match room.looked.get(&key) {
                Some(known) => known.clone(),
                None => {
                    let length = kind.as_ref().map(VisitKind::length);
                    let found = self.appointments.offerable(time.doctor_id, start, length).await?;
                    let fits = found.map(|(doctor, free)| Fits::of(&doctor, free, kind.as_ref(), settings.default_fee));
                    room.looked.insert(key, fits.clone());
                    fits
                }
            };
            if fits.is_some() {
                return Ok(fits);
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::directory::model::NewDoctor;
    use crate::capabilities::directory::model::hours::Hours;
    use crate::primitives::ids::{DepartmentId, IdSource, UserId};
    use crate::primitives::time::Clock;

    #[test]
    fn f33_a_long_visit_uses_a_freed_time_from_it_on_or_from_a_start_before_it_and_never_over_the_end_of_the_hours() {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T04:00:00Z".parse().unwrap()), 3);
        let new = NewDoctor::named("Dr Leena Farah".parse().unwrap(), DepartmentId::new(&ids), "Cardiologist");
        let doctor = Doctor::new(UserId::new(&ids), new, Hours::default_template(&ids));
        let settings = Settings::default();
        let starts = |minutes: u16, at: &str| {
            let kind = VisitKind { id: VisitKindId::new(&ids), name: "First visit".into(), minutes, fee: None, buffer_minutes: None };
            let at = format!("2026-11-26T{at}:00+05:30").parse().unwrap();
            let wall = |start: Timestamp| settings.zone.wall(start).strftime("%H:%M").to_string();
            starts_of(&kind, &doctor, at, &settings).into_iter().map(wall).collect::<Vec<_>>()
        };
        assert_eq!(starts(40, "10:30"), ["10:30", "10:00"]);
        assert_eq!(starts(60, "10:30"), ["10:30", "10:00"], "one that ends as it begins does not use it");
        assert_eq!(starts(15, "10:30"), ["10:30"]);
        assert_eq!(starts(40, "11:30"), ["11:00"], "the hours end at noon");
        assert_eq!(starts(40, "13:00"), ["13:00"], "and begin at one");
    }
}
