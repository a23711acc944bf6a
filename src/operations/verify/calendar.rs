//! I1, I2 and I3: who is taken when.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Check;
use super::read::Rows;
use crate::capabilities::appointments::model::Appointment;
use crate::capabilities::calendar::model::{DaySet, IsoWeek, Ledger, Quantum, Span};
use crate::primitives::ids::{AppointmentId, UserId};

/// The quanta of one person's UTC day.
type DayOfPerson = (UserId, IsoWeek, u8);

/// A person's side of an appointment: whose time, and which.
struct Side<'a> {
    visit: &'a Appointment,
    person: UserId,
    span: Span,
    /// Where it begins; on the doctor's side alone.
    begins: Option<(IsoWeek, u8, u16)>,
}

impl Side<'_> {
    fn days(&self) -> impl Iterator<Item = (DayOfPerson, &DaySet)> {
        let weeks = self.span.weeks().filter_map(|week| Some((week, self.span.in_week(week)?)));
        let person = self.person;
        weeks.flat_map(move |(week, days)| days.iter().map(move |(day, quanta)| ((person, week, *day), quanta)))
    }
}

/// Both sides of every appointment that holds its time.
fn sides<'a>(rows: &'a Rows, quantum: Quantum) -> Vec<Side<'a>> {
    let holding = rows.appointments.values().filter(|visit| visit.status.holds_time());
    let both = |visit: &'a Appointment| {
        let side = |person, span| Side { visit, person, span, begins: None };
        let doctor = side(visit.doctor_id, visit.doctor_span(quantum));
        [Side { begins: doctor.span.first(), ..doctor }, side(visit.patient_id, visit.patient_span(quantum))]
    };
    holding.flat_map(both).collect()
}

pub(super) fn checks(rows: &Rows, quantum: Quantum) -> Vec<Check> {
    let sides = sides(rows, quantum);
    let holding = sides.len() / 2;
    vec![
        Check::new(
            "I1",
            "every ledger holds exactly the appointments and holds that stand in it",
            "ledgers",
            rows.ledgers.len(),
            [unions(rows, &sides), beginnings(rows, &sides), dated(rows)].concat(),
        ),
        Check::new("I2", "every appointment that holds its time is in both ledgers", "appointments", holding, missing(rows, &sides)),
        Check::new("I3", "nobody is in two places: from appointments alone", "appointments", holding, overlaps(&sides)),
    ]
}

/// Ledgers whose sets differ from what should be in them.
fn unions(rows: &Rows, sides: &[Side<'_>]) -> Vec<String> {
    let mut expected: HashMap<DayOfPerson, DaySet> = HashMap::new();
    for side in sides {
        for (day, quanta) in side.days() {
            expected.entry(day).or_default().extend(quanta);
        }
    }
    let mut findings = Vec::new();
    for ledger in &rows.ledgers {
        for hold in &ledger.holds {
            for (day, quanta) in &hold.days {
                let taken = expected.entry((ledger.person, ledger.week, *day)).or_default();
                if quanta.iter().any(|quantum| taken.contains(quantum)) {
                    findings.push(format!("calendar {} {} day {day}: {} holds a time that is taken", ledger.person, ledger.week, hold.id));
                }
                taken.extend(quanta);
            }
        }
    }
    findings.extend(differences(&sets(rows, |ledger| &ledger.days), &expected, "quanta"));
    findings
}

/// Ledgers in which a doctor's visits begin elsewhere than they do, or anything begins of a patient's.
fn beginnings(rows: &Rows, sides: &[Side<'_>]) -> Vec<String> {
    let mut expected: HashMap<DayOfPerson, DaySet> = HashMap::new();
    for side in sides {
        if let Some((week, day, quantum)) = side.begins {
            expected.entry((side.person, week, day)).or_default().insert(quantum);
        }
    }
    differences(&sets(rows, |ledger| &ledger.starts), &expected, "starts")
}

/// Visits that a patient's ledger counts on a date on which they do not begin: they would stand in the way of others; and dates that stand
/// in the row of another week than their own, where nobody counts them. A visit that is not counted was booked by an earlier program.
fn dated(rows: &Rows) -> Vec<String> {
    let holding = rows.appointments.values().filter(|visit| visit.status.holds_time());
    let begins: HashSet<(UserId, String, AppointmentId)> =
        holding.map(|visit| (visit.patient_id, visit.wall.chars().take(10).collect(), visit.appointment_id)).collect();
    let mut findings = Vec::new();
    for ledger in &rows.ledgers {
        for (date, visits) in &ledger.dates {
            if IsoWeek::of_date(*date) != ledger.week {
                findings.push(format!("calendar {} {}: the visits of {date} stand in the row of another week", ledger.person, ledger.week));
            }
            let more = visits.iter().filter(|visit| !begins.contains(&(ledger.person, date.to_string(), **visit)));
            findings.extend(more.map(|visit| format!("calendar {} {}: {visit} does not begin on {date}", ledger.person, ledger.week)));
        }
    }
    findings
}

/// The sets of every ledger that are not empty.
fn sets<'a>(rows: &'a Rows, of: impl Fn(&'a Ledger) -> &'a BTreeMap<u8, DaySet>) -> HashMap<DayOfPerson, &'a DaySet> {
    let mut kept = HashMap::new();
    for ledger in &rows.ledgers {
        let filled = of(ledger).iter().filter(|(_, quanta)| !quanta.is_empty());
        kept.extend(filled.map(|(day, quanta)| ((ledger.person, ledger.week, *day), quanta)));
    }
    kept
}

/// Where sets are not as they should be.
fn differences(kept: &HashMap<DayOfPerson, &DaySet>, expected: &HashMap<DayOfPerson, DaySet>, what: &str) -> Vec<String> {
    let nothing = DaySet::new();
    let mut findings = Vec::new();
    for day in kept.keys().chain(expected.keys()) {
        let (is, should) = (kept.get(day).copied().unwrap_or(&nothing), expected.get(day).unwrap_or(&nothing));
        if is != should {
            let (person, week, number) = day;
            let (more, fewer) = (is.difference(should).count(), should.difference(is).count());
            findings.push(format!("calendar {person} {week} day {number}: {more} {what} too many, {fewer} missing"));
        }
    }
    findings
}

/// Appointments whose quanta are not all in the ledger.
fn missing(rows: &Rows, sides: &[Side<'_>]) -> Vec<String> {
    let ledgers: HashMap<(UserId, IsoWeek), &BTreeMap<u8, DaySet>> =
        rows.ledgers.iter().map(|ledger| ((ledger.person, ledger.week), &ledger.days)).collect();
    let is_there = |side: &Side<'_>| {
        !side.span.is_empty()
            && side.days().all(|((person, week, day), quanta)| {
                ledgers.get(&(person, week)).and_then(|days| days.get(&day)).is_some_and(|taken| quanta.is_subset(taken))
            })
    };
    sides
        .iter()
        .filter(|side| !is_there(side))
        .map(|side| format!("{} is not in the ledger of {}", side.visit.appointment_id, side.person))
        .collect()
}

/// Appointments of one person that share a quantum.
fn overlaps(sides: &[Side<'_>]) -> Vec<String> {
    let mut owners: HashMap<(DayOfPerson, u16), AppointmentId> = HashMap::new();
    let mut findings = Vec::new();
    for side in sides {
        for (day, quanta) in side.days() {
            for quantum in quanta {
                if let Some(other) = owners.insert((day, *quantum), side.visit.appointment_id) {
                    findings.push(format!("{other} and {} overlap for {}", side.visit.appointment_id, side.person));
                }
            }
        }
    }
    findings
}
