//! What must hold whatever happened, computed from rows and not from the code under test: no overlap (I3), and every
//! ledger is exactly the union of what stands (I1, I2).

use std::collections::BTreeSet;

use caredesk::capabilities::appointments::model::Appointment;
use caredesk::capabilities::calendar::model::Ledger;
use caredesk::primitives::ids::{AppointmentId, UserId};
use jiff::Timestamp;

use crate::house::Process;

const QUANTUM: i64 = 15 * 60;

/// Quanta since 1970, from a piece of time.
fn quanta(start: Timestamp, end: i64) -> BTreeSet<i64> {
    (start.as_second() / QUANTUM..end / QUANTUM).collect()
}

fn of_ledgers(ledgers: &[Ledger]) -> BTreeSet<i64> {
    let monday = |ledger: &Ledger| -> i64 {
        let (year, week) = ledger.week.to_string().split_once("-W").map(|(y, w)| (y.parse().unwrap(), w.parse().unwrap())).unwrap();
        let date = jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday).unwrap().date();
        date.to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp().as_second() / QUANTUM
    };
    ledgers
        .iter()
        .flat_map(|ledger| {
            let start = monday(ledger);
            ledger.days.iter().flat_map(move |(day, set)| set.iter().map(move |q| start + (i64::from(*day) - 1) * 96 + i64::from(*q)))
        })
        .collect()
}

fn of_holds(ledgers: &[Ledger]) -> BTreeSet<i64> {
    let only_holds: Vec<Ledger> =
        ledgers.iter().flat_map(|ledger| ledger.holds.iter().map(|hold| Ledger { days: hold.days.clone(), ..ledger.clone() })).collect();
    of_ledgers(&only_holds)
}

/// Where visits begin, as doctors' ledgers say.
fn of_starts(ledgers: &[Ledger]) -> BTreeSet<i64> {
    of_ledgers(&ledgers.iter().map(|ledger| Ledger { days: ledger.starts.clone(), ..ledger.clone() }).collect::<Vec<_>>())
}

/// Checks everything about some doctors and patients; panics with what is wrong.
pub async fn assert_sound(process: &Process, doctors: &[UserId], patients: &[UserId]) -> Vec<Appointment> {
    let mut visits: Vec<Appointment> = Vec::new();
    for doctor in doctors {
        visits.extend(process.visits_of(*doctor).await);
    }
    let standing: Vec<&Appointment> = visits.iter().filter(|visit| visit.status.holds_time()).collect();
    for doctor in doctors {
        let of_doctor: Vec<_> = standing.iter().filter(|visit| visit.doctor_id == *doctor).collect();
        let spans = of_doctor.iter().map(|visit| quanta(visit.start, visit.end.as_second() + i64::from(visit.buffer_minutes) * 60));
        let union = disjoint_union(spans, "two visits of one doctor overlap");
        let ledgers = process.ledgers(*doctor).await;
        let held = of_holds(&ledgers);
        assert!(union.is_disjoint(&held), "a hold stands on a booked visit");
        assert_eq!(of_ledgers(&ledgers), &union | &held, "the doctor's ledger is not the union of visits and holds");
        let starts: BTreeSet<i64> = of_doctor.iter().map(|visit| visit.start.as_second() / QUANTUM).collect();
        assert_eq!(of_starts(&ledgers), starts, "the doctor's ledger does not say where the visits begin");
    }
    for patient in patients {
        let of_patient = standing.iter().filter(|visit| visit.patient_id == *patient);
        let union = disjoint_union(of_patient.map(|visit| quanta(visit.start, visit.end.as_second())), "a patient is in two places");
        let ledgers = process.ledgers(*patient).await;
        assert!(of_starts(&ledgers).is_empty(), "a patient's ledger does not say where visits begin");
        assert_eq!(of_ledgers(&ledgers), union, "the patient's ledger is not the union of their visits");
        let dated: BTreeSet<(String, AppointmentId)> = standing
            .iter()
            .filter(|visit| visit.patient_id == *patient)
            .map(|visit| (visit.wall[..10].to_owned(), visit.appointment_id))
            .collect();
        let written = ledgers.iter().flat_map(|ledger| &ledger.dates);
        let said = written.flat_map(|(date, visits)| visits.iter().map(|visit| (date.to_string(), *visit))).collect();
        assert_eq!(dated, said, "the patient's ledger does not say on which dates their visits begin");
    }
    visits
}

fn disjoint_union(spans: impl Iterator<Item = BTreeSet<i64>>, wrong: &str) -> BTreeSet<i64> {
    let mut union = BTreeSet::new();
    for span in spans {
        assert!(union.is_disjoint(&span), "{wrong}");
        union.extend(span);
    }
    union
}
