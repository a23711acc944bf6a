//! Plans around many moments, each lived through by the moves table alone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::super::doctors::{DOCTORS, Entry, FEW_VISITS, LEENA, Ways};
use super::super::hours;
use super::super::patients::MAYA;
use super::course::{Deed, Party};
use super::dated_hours;
use super::plan::{Planned, plan};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Move, Status, VisitMode, after_create, after_move};
use crate::capabilities::availability::model::{Asker, offer};
use crate::capabilities::directory::model::hours::{Exception, Hours};
use crate::capabilities::directory::model::{Doctor, NewDoctor};
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
    let new = NewDoctor {
        qualifications: entry.qualifications.into(),
        requires_approval: entry.ways == Ways::Approves,
        buffer_minutes: (entry.ways == Ways::Rests).then_some(15),
        place: entry.place.into(),
        ..NewDoctor::named(entry.who.name.parse().unwrap(), entry.ward.id(), entry.specialization)
    };
    let hours = Hours { version: 1, rules, exceptions: dated.into_iter().map(exception).collect() };
    let daily_cap = (entry.ways == Ways::FewVisits).then_some(FEW_VISITS);
    Doctor { daily_cap, ..Doctor::new(entry.who.id(), new, hours) }
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
fn f22_a_doctor_of_few_visits_is_planned_for_no_more_a_day_and_has_some_left_today() {
    let settings = Settings::default();
    for now in moments() {
        let mut of_day: BTreeMap<Date, u16> = BTreeMap::new();
        for visit in plan(now, &settings, &doctors(now)).iter().filter(|visit| visit.doctor.ways == Ways::FewVisits) {
            *of_day.entry(settings.zone.date(visit.slot.start)).or_default() += 1;
        }
        assert!(!of_day.is_empty() && of_day.values().all(|visits| *visits <= FEW_VISITS), "{now}: {of_day:?}");
        let today = of_day.get(&settings.zone.date(now)).copied().unwrap_or_default();
        assert!(today < FEW_VISITS, "{now}: {today} today");
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

#[test]
fn f58_the_patient_who_signs_in_has_a_visit_by_video_ahead_with_the_doctor_who_signs_in() {
    let settings = Settings { video_link_template: "https://meet.example/{room}".into(), ..Settings::default() };
    for now in moments() {
        let visits = plan(now, &settings, &doctors(now));
        let by_video: Vec<&Planned> = visits.iter().filter(|visit| visit.mode == VisitMode::Video).collect();
        assert!(by_video.iter().all(|visit| visit.doctor.who == LEENA.who && visit.slot.start > now), "{now}");
        assert_eq!(by_video.iter().filter(|visit| *visit.patient == MAYA).count(), 1, "{now}");
        let usual = Settings { video_link_template: String::new(), ..settings.clone() };
        assert!(plan(now, &usual, &doctors(now)).iter().all(|visit| visit.mode == VisitMode::InPerson), "a house without video");
    }
}
