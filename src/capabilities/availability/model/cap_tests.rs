//! A full day offers nothing, whoever asks, and only that day.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::*;
use crate::capabilities::availability::model::{Asker, open_visits};
use crate::capabilities::calendar::model::Span;
use crate::capabilities::directory::model::NewDoctor;
use crate::capabilities::directory::model::hours::Hours;
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::{DepartmentId, IdSource};
use crate::primitives::time::Clock;

const GRAIN: Quantum = Quantum::FiveMinutes;

/// A doctor of the default week with a cap, and their week with visits that begin at these times on Tuesday in Kolkata.
fn doctor(cap: Option<u16>, starts: &[&str]) -> (Doctor, Ledger) {
    let ids = IdSource::seeded(Clock::fixed("2026-11-23T00:00:00Z".parse().unwrap()), 9);
    let new = NewDoctor::named("Leena Farah".parse().unwrap(), DepartmentId::new(&ids), "");
    let doctor = Doctor { daily_cap: cap, ..Doctor::new(UserId::new(&ids), new, Hours::default_template(&ids)) };
    let mut ledger = Ledger::empty(doctor.id, "2026-W48".parse().unwrap());
    for start in starts {
        let slot = Slot::of_minutes(format!("2026-11-24T{start}:00+05:30").parse().unwrap(), 30);
        let span = Span::of(slot, 0, GRAIN).unwrap();
        let (week, day, quantum) = span.first().unwrap();
        ledger.days.entry(day).or_default().extend(span.on(week, day));
        ledger.starts.entry(day).or_default().insert(quantum);
    }
    (doctor, ledger)
}

/// How many times are open from Monday to Wednesday, day by day.
fn open(doctor: &Doctor, ledger: &Ledger, asker: Asker) -> Vec<usize> {
    let (settings, monday) = (Settings { minimum_notice_minutes: 0, ..Settings::default() }, date(2026, 11, 23));
    let now = "2026-11-23T00:00:00Z".parse().unwrap();
    let dates = (monday, monday.saturating_add(2_i64.days()));
    let open = open_visits(doctor, &settings, std::slice::from_ref(ledger), GRAIN, dates, asker, None, now);
    let on = |date: Date| open.iter().filter(|slot| settings.zone.date(slot.start) == date).count();
    (0_i64..3).map(|days| on(monday.saturating_add(days.days()))).collect()
}

#[test]
fn f22_a_day_that_is_full_by_its_cap_offers_nothing_to_anybody_and_the_others_do() {
    let booked = ["09:00", "09:30", "17:00"];
    let (free, ledger) = doctor(None, &booked);
    let unlimited = open(&free, &ledger, Asker::Staff);
    assert!(unlimited.iter().all(|times| *times > 5), "{unlimited:?}");
    for asker in [Asker::Patient, Asker::House, Asker::Staff] {
        let (full, ledger) = doctor(Some(3), &booked);
        assert_eq!(open(&full, &ledger, asker), [unlimited[0], 0, unlimited[2]], "{asker:?}");
        let (one_left, ledger) = doctor(Some(4), &booked);
        assert_eq!(open(&one_left, &ledger, asker), unlimited, "{asker:?}");
    }
}

#[test]
fn f22_only_the_doctors_own_ledger_counts() {
    let (full, ledger) = doctor(Some(3), &["09:00", "09:30", "17:00"]);
    let other = Ledger { person: UserId::from_uuid(uuid::Uuid::nil()), ..ledger };
    assert!(open(&full, &other, Asker::Staff)[1] > 5, "what a patient has does not count");
}

#[test]
fn f22_what_a_cap_leaves_of_a_day_falls_with_every_visit_and_never_below_none() {
    let (monday, tuesday) = (Settings::default().zone.day(date(2026, 11, 23)), Settings::default().zone.day(date(2026, 11, 24)));
    let left = |cap: Option<u16>, day: Slot| {
        let (doctor, ledger) = doctor(cap, &["09:00", "09:30", "17:00"]);
        left_of_cap(&doctor, &[ledger], day, GRAIN, None, "2026-11-23T00:00:00Z".parse().unwrap())
    };
    assert_eq!((left(None, tuesday), left(Some(5), tuesday), left(Some(2), tuesday)), (None, Some(2), Some(0)));
    assert_eq!(left(Some(5), monday), Some(5));
}
