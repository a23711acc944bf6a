//! What a change made of a doctor or a department, for the trail (F11): `fee: none → 750.00 INR; phone changed`.

use super::hours::{Rule, Weekday};
use super::{Department, Doctor, VisitKind};
use crate::primitives::difference::{changed, listed, turned};
use crate::primitives::money::Money;

/// The most characters of one value.
const MOST_OF_VALUE: usize = 60;
/// The most characters of everything that is said of a change.
const MOST: usize = 300;

/// A field of a doctor, and how it is said.
type Said = (&'static str, fn(&Doctor) -> String);

/// What patients, or all staff, read of a doctor anyway: the trail says what was and what is.
const SAID: [Said; 12] = [
    ("department_id", |doctor| doctor.department_id.to_string()),
    ("fee", |doctor| doctor.fee.map_or_else(none, amount)),
    ("accepts_bookings", |doctor| yes_or_no(doctor.accepts_bookings)),
    ("requires_approval", |doctor| yes_or_no(doctor.requires_approval)),
    ("offers_video", |doctor| yes_or_no(doctor.offers_video)),
    ("buffer_minutes", |doctor| doctor.buffer_minutes.map_or_else(none, |minutes| minutes.to_string())),
    ("daily_cap", |doctor| doctor.daily_cap.map_or_else(none, |visits| visits.to_string())),
    ("specialization", |doctor| or_none(&doctor.specialization)),
    ("qualifications", |doctor| or_none(&doctor.qualifications)),
    ("experience_years", |doctor| doctor.experience_years.map_or_else(none, |years| years.to_string())),
    ("languages", |doctor| or_none(&doctor.languages.iter().map(|language| language.code()).collect::<Vec<_>>().join(" "))),
    ("place", |doctor| or_none(&doctor.place)),
];

/// What a change made of a doctor. Of what is about the person it says only that it changed; exceptions are not in it: their days depend
/// on the hospital's zone.
#[must_use]
pub fn doctor_difference(before: &Doctor, after: &Doctor) -> String {
    let private = [
        ("name", before.name != after.name),
        ("phone", before.phone != after.phone),
        ("licence_number", before.licence_number != after.licence_number),
        ("gender", before.gender != after.gender),
    ];
    let private = private.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| format!("{name} changed"));
    let fields = SAID.iter().filter_map(|(name, say)| changed(name, &say(before), &say(after), MOST_OF_VALUE));
    let rules = by_id(&before.hours.rules, &after.hours.rules, |rule| rule.id, rule_said);
    let kinds = by_id(&before.visit_kinds, &after.visit_kinds, |kind| kind.id, kind_said);
    listed(private.chain(fields).chain(rules).chain(kinds), MOST)
}

/// What a change made of a department.
#[must_use]
pub fn department_difference(before: &Department, after: &Department) -> String {
    let name = changed("name", &before.name, &after.name, MOST_OF_VALUE);
    let description = (before.description != after.description).then(|| "description changed".to_owned());
    listed(name.into_iter().chain(description), MOST)
}

/// Of things that are known by an id, those that went, came, or are otherwise now.
fn by_id<T: PartialEq, Id: PartialEq>(before: &[T], after: &[T], id: impl Fn(&T) -> Id, say: impl Fn(&T) -> String) -> Vec<String> {
    let went = before.iter().filter(|&one| after.iter().all(|other| id(other) != id(one))).map(|one| format!("removed {}", say(one)));
    let stands = after.iter().filter_map(|one| match before.iter().find(|&was| id(was) == id(one)) {
        None => Some(format!("added {}", say(one))),
        Some(was) if was != one => Some(turned(&say(was), &say(one))),
        Some(_) => None,
    });
    went.chain(stands).collect()
}

/// `Monday 09:00–12:00, 30 minutes, from 2026-12-01`.
fn rule_said(rule: &Rule) -> String {
    let mut said = format!("{} {}–{}, {} minutes", weekday(rule.weekday), rule.start, rule.end, rule.visit_minutes);
    if let Some(from) = rule.valid_from {
        said.push_str(&format!(", from {from}"));
    }
    if let Some(until) = rule.valid_until {
        said.push_str(&format!(", until {until}"));
    }
    if rule.staff_only {
        said.push_str(", staff only");
    }
    said
}

/// `First visit, 40 minutes, 800.00 INR, buffer 10 minutes`.
fn kind_said(kind: &VisitKind) -> String {
    let mut said = format!("{}, {} minutes", kind.name, kind.minutes);
    if let Some(fee) = kind.fee {
        said.push_str(&format!(", {}", amount(fee)));
    }
    if let Some(buffer) = kind.buffer_minutes {
        said.push_str(&format!(", buffer {buffer} minutes"));
    }
    said
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

fn amount(fee: Money) -> String {
    format!("{} {}", fee.plain(), fee.currency)
}

fn yes_or_no(is: bool) -> String {
    let word = if is { "yes" } else { "no" };
    word.to_owned()
}

fn none() -> String {
    "none".to_owned()
}

fn or_none(text: &str) -> String {
    if text.is_empty() { none() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::tests::leena;
    use super::*;
    use crate::primitives::ids::VisitKindId;
    use crate::primitives::spoken::Spoken;

    fn rupees(amount: i64) -> Money {
        Money { amount, currency: "INR".parse().unwrap() }
    }

    #[test]
    fn f17_the_trail_says_what_changed_of_a_doctor_and_nothing_of_the_person() {
        let before = leena();
        let after = Doctor {
            name: "Dr Leena Haddad".parse().unwrap(),
            phone: Some("+919876543210".parse().unwrap()),
            licence_number: Some("L-77".into()),
            fee: Some(rupees(75_000)),
            accepts_bookings: false,
            languages: [Spoken::Arabic, Spoken::English].into(),
            place: "B 12".into(),
            ..before.clone()
        };
        assert_eq!(
            doctor_difference(&before, &after),
            "name changed; phone changed; licence_number changed; fee: none → 750.00 INR; accepts_bookings: yes → no; \
             languages: none → ar en; place: none → B 12"
        );
        assert_eq!(doctor_difference(&before, &before), "");
        let long = Doctor { qualifications: "MD ".repeat(60), specialization: "x".repeat(120), place: "y".repeat(120), ..after };
        assert_eq!(doctor_difference(&before, &long).chars().count(), MOST);
    }

    #[test]
    fn f22_the_trail_says_which_hours_and_kinds_changed() {
        let before = leena();
        let mut after = before.clone();
        let first = after.hours.rules.remove(0);
        after.hours.rules[0].valid_from = Some("2026-12-01".parse().unwrap());
        after.hours.rules[1].staff_only = true;
        assert_eq!(
            doctor_difference(&before, &after),
            "removed Monday 09:00–12:00, 30 minutes; \
             Monday 13:00–17:00, 30 minutes → Monday 13:00–17:00, 30 minutes, from 2026-12-01; \
             Monday 17:00–20:00, 30 minutes → Monday 17:00–20:00, 30 minutes, staff only"
        );
        let fewer = Doctor { hours: super::super::hours::Hours { rules: vec![], ..before.hours.clone() }, ..before.clone() };
        let mut one = fewer.clone();
        one.hours.rules.push(first);
        assert_eq!(doctor_difference(&fewer, &one), "added Monday 09:00–12:00, 30 minutes");
        let kind = VisitKind {
            id: VisitKindId::from_uuid(uuid::Uuid::from_u128(3)),
            name: "First visit".into(),
            minutes: 40,
            fee: Some(rupees(80_000)),
            buffer_minutes: Some(10),
        };
        let kinds = |kind: VisitKind| Doctor { visit_kinds: vec![kind], ..before.clone() };
        let said = doctor_difference(&before, &kinds(kind.clone()));
        assert_eq!(said, "added First visit, 40 minutes, 800.00 INR, buffer 10 minutes");
        let plain = VisitKind { fee: None, buffer_minutes: None, ..kind };
        let longer = VisitKind { minutes: 60, ..plain.clone() };
        assert_eq!(doctor_difference(&kinds(plain), &kinds(longer)), "First visit, 40 minutes → First visit, 60 minutes");
    }

    #[test]
    fn f18_the_trail_says_what_a_department_was_called() {
        let before = Department {
            id: leena().department_id,
            name: "Skin".into(),
            description: "Rashes".into(),
            doctors: 0,
            joining: 0,
            version: 1,
            changed: None,
        };
        let renamed = Department { name: "Dermatology".into(), ..before.clone() };
        assert_eq!(department_difference(&before, &renamed), "name: Skin → Dermatology");
        let described = Department { description: "Moles".into(), ..before.clone() };
        assert_eq!(department_difference(&before, &described), "description changed");
    }
}
