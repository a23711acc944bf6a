//! Plans around many moments, each lived through by the moves table alone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::super::doctors::{DOCTORS, Entry, LEENA, Ways};
use super::super::hours;
use super::super::patients::MAYA;
use super::course::{Deed, Party};
use super::dated_hours;
use super::plan::{Planned, plan};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Move, Status, after_create, after_move};
use crate::capabilities::availability::model::{Asker, offer};
use crate::capabilities::directory::model::hours::{Exception, Hours};
use crate::capabilities::directory::model::{Doctor, DoctorStatus};
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::{ExceptionId, IdSource};
use crate::primitives::time::{Clock, Slot, after};

/// Every seven hours of a week: all weekdays, all times of day.
pub(in super::super) fn moments() -> Vec<Timestamp> {
    let first: Timestamp = "2026-11-20T18:31:00Z".parse().unwrap();
    (0..25).map(|nth| first + SignedDuration::from_hours(7 * nth)).collect()
}

/// A doctor with the hours the demo gives them around a moment.
pub(in super::super) fn doctor(entry: &Entry, now: Timestamp) -> Doctor {
    let ids = IdSource::seeded(Clock::fixed(now), 9);
    let zone = Settings::default().zone;
    let dated = dated_hours(entry, now, &zone);
    let exception = |dated: hours::Dated| Exception {
        id: ExceptionId::new(&ids),
        kind: dated.kind,
        time: dated.time,
        reason: Some(dated.reason.into()),
    };
    let rules = entry.hours.map(|blocks| hours::rules(blocks, zone.date(now), &ids));
    let rules = rules.unwrap_or_else(|| Hours::default_template(&ids).rules);
    Doctor {
        id: entry.who.id(),
        name: entry.who.name.parse().unwrap(),
        department_id: entry.ward.id(),
        specialization: entry.specialization.into(),
        qualifications: entry.qualifications.into(),
        experience_years: None,
        licence_number: None,
        gender: None,
        phone: None,
        fee: None,
        accepts_bookings: true,
        requires_approval: entry.ways == Ways::Approves,
        offers_video: false,
        buffer_minutes: (entry.ways == Ways::Rests).then_some(15),
        place: entry.place.into(),
        status: DoctorStatus::Active,
        hours: Hours { version: 1, rules, exceptions: dated.into_iter().map(exception).collect() },
        version: 1,
        changed: None,
    }
}

fn doctors(now: Timestamp) -> Vec<(&'static Entry, Doctor)> {
    DOCTORS.iter().map(|entry| (entry, doctor(entry, now))).collect()
}

const fn role(party: Party) -> Role {
    match party {
        Party::Patient => Role::Patient,
        Party::Doctor => Role::Doctor,
        Party::Desk => Role::Receptionist,
    }
}

/// The state a visit ends in, by the moves table; panics at a step the table does not have.
fn lived(visit: &Planned) -> Status {
    let approves = visit.doctor.ways == Ways::Approves;
    visit.steps.iter().fold(after_create(role(visit.booked_by), approves), |status, step| {
        let by = match step.deed {
            Deed::Confirm => Move::Confirm,
            Deed::MoveTo(_) => Move::Reschedule,
            Deed::Cancel => Move::Cancel,
            Deed::CheckIn => Move::CheckIn,
            Deed::Start => Move::Start,
            Deed::NoShow => Move::NoShow,
            Deed::WriteUp => Move::Record,
        };
        after_move(status, by, role(step.by), approves).unwrap_or_else(|| panic!("{status:?} {step:?} of {visit:?}"))
    })
}

fn tally<'a>(visits: impl Iterator<Item = &'a Planned>) -> BTreeMap<Status, usize> {
    visits.fold(BTreeMap::new(), |mut tally, visit| {
        *tally.entry(lived(visit)).or_default() += 1;
        tally
    })
}

#[test]
fn f59_whatever_the_moment_every_step_of_every_visit_is_one_the_house_allows() {
    let settings = Settings::default();
    for now in moments() {
        let doctors = doctors(now);
        for visit in plan(now, &settings, &doctors) {
            lived(&visit);
            let times: Vec<Timestamp> = std::iter::once(visit.booked_at).chain(visit.steps.iter().map(|step| step.at)).collect();
            assert!(times.is_sorted_by(|one, two| one < two) && times.iter().all(|at| *at <= now), "{now}: {visit:?}");
            let doctor = &doctors.iter().find(|(entry, _)| entry.who == visit.doctor.who).unwrap().1;
            let asker = Asker::of(Some(role(visit.booked_by)));
            assert!(offer(doctor, &settings, visit.start, asker, visit.booked_at).is_ok(), "{now}: {visit:?}");
            for step in &visit.steps {
                let cutoff = after(visit.slot.start, -i64::from(settings.cancel_cutoff_minutes) * 60);
                match step.deed {
                    Deed::MoveTo(start) => assert!(offer(doctor, &settings, start, Asker::Staff, step.at).is_ok(), "{visit:?}"),
                    Deed::Cancel if step.by == Party::Patient => assert!(step.at <= cutoff, "{visit:?}"),
                    Deed::NoShow => assert!(step.at >= visit.slot.start, "{visit:?}"),
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn f59_nobody_is_planned_in_two_places_at_once() {
    let settings = Settings::default();
    for now in moments() {
        let planned = plan(now, &settings, &doctors(now));
        assert!((250..450).contains(&planned.len()), "{} visits at {now}", planned.len());
        for own in [|visit: &Planned| visit.doctor.who.number, |visit: &Planned| visit.patient.who.number] {
            let mut times: BTreeMap<u16, Vec<Slot>> = BTreeMap::new();
            for visit in &planned {
                times.entry(own(visit)).or_default().push(visit.slot);
            }
            for (number, mut times) in times {
                times.sort();
                assert!(times.windows(2).all(|pair| !pair[0].overlaps(&pair[1])), "{number} at {now}");
            }
        }
    }
}

#[test]
fn f59_the_plan_of_a_moment_is_always_the_same() {
    let (now, settings) = ("2026-11-23T04:00:00Z".parse().unwrap(), Settings::default());
    let told = |planned: Vec<Planned>| planned.iter().map(|visit| format!("{visit:?}")).collect::<Vec<_>>();
    assert_eq!(told(plan(now, &settings, &doctors(now))), told(plan(now, &settings, &doctors(now))));
}

#[test]
fn f59_the_cardiologists_list_of_today_is_alive_at_every_time_of_every_day() {
    let settings = Settings::default();
    for now in moments() {
        let today = settings.zone.day(settings.zone.date(now));
        let all = plan(now, &settings, &doctors(now));
        let own: Vec<&Planned> = all
            .iter()
            .filter(|visit| visit.doctor.who == LEENA.who && today.start <= visit.slot.start && visit.slot.start < today.end)
            .collect();
        let tally = tally(own.iter().copied());
        let count = |status| tally.get(&status).copied().unwrap_or_default();
        let (since, until) = ((now.as_second() - today.start.as_second()) / 3600, (today.end.as_second() - now.as_second()) / 3600);
        assert!(own.len() >= 6, "{now}: {tally:?}");
        assert!(
            since < 3 || (count(Status::Completed) + count(Status::InConsultation) >= 2 && count(Status::NoShow) >= 1),
            "{now}: {tally:?}"
        );
        // The third is the one due this very minute.
        assert!(until < 2 || [2, 3].contains(&count(Status::CheckedIn)), "{now}: {tally:?}");
        assert!(until < 3 || count(Status::Booked) + count(Status::Confirmed) >= 1, "{now}: {tally:?}");
    }
}

#[test]
fn f59_the_demo_shows_every_state_and_its_patient_has_some_of_each_behind_and_ahead() {
    let (now, settings) = ("2026-11-23T06:00:00Z".parse().unwrap(), Settings::default());
    let planned = plan(now, &settings, &doctors(now));
    let states: BTreeSet<Status> = planned.iter().map(lived).collect();
    assert!(Status::ALL.into_iter().all(|status| states.contains(&status)), "{states:?}");
    for now in moments() {
        let planned = plan(now, &settings, &doctors(now));
        let own = planned.iter().filter(|visit| visit.patient == &MAYA);
        let (coming, past): (Vec<_>, Vec<_>) = own.partition(|visit| visit.slot.start > now);
        assert_eq!((coming.len(), past.len()), (4, 6), "{now}");
        let ahead = tally(coming.into_iter());
        for status in [Status::Requested, Status::Proposed, Status::Booked, Status::Confirmed] {
            assert!(ahead.contains_key(&status), "{now}: {ahead:?}");
        }
        assert_eq!(tally(past.into_iter()).keys().copied().collect::<Vec<_>>(), [Status::Completed, Status::Cancelled, Status::NoShow]);
    }
}
