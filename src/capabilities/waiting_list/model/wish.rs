//! What somebody waits for.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::capabilities::availability::model::{DayPart, date};
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::Weekday;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{DepartmentId, UserId, VisitKindId};
use crate::primitives::time::HospitalZone;

/// A part of a day, as the API and stored rows write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PartOfDay)]
pub enum Part {
    Morning,
    Afternoon,
    Evening,
}

impl Part {
    /// Earliest first.
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::Evening];

    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
        }
    }

    fn of(start: Timestamp, zone: &HospitalZone) -> Self {
        match DayPart::of(start, zone) {
            DayPart::Morning => Self::Morning,
            DayPart::Afternoon => Self::Afternoon,
            DayPart::Evening => Self::Evening,
        }
    }
}

/// Which times somebody would take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    pub department_id: DepartmentId,
    /// `None`: any doctor of the department.
    #[serde(default)]
    pub doctor_id: Option<UserId>,
    /// Which kind of visit it is to be, of those that the doctor keeps; `None`: the usual one. Never without a doctor: kinds are theirs.
    #[serde(default, rename = "kind_id", skip_serializing_if = "Option::is_none")]
    pub kind: Option<VisitKindId>,
    /// The first and the last day, in the hospital.
    pub from: Date,
    pub to: Date,
    /// On these days of the week, Monday first; never empty.
    pub weekdays: Vec<Weekday>,
    /// In these parts of a day; never empty.
    pub parts: Vec<Part>,
}

impl Wish {
    /// Whether a time with a doctor of the department is one of them.
    #[must_use]
    pub fn suits(&self, doctor: UserId, start: Timestamp, zone: &HospitalZone) -> bool {
        let date = zone.date(start);
        self.may_be_with(doctor)
            && (self.from..=self.to).contains(&date)
            && self.weekdays.contains(&Weekday::of(date))
            && self.parts.contains(&Part::of(start, zone))
    }

    /// Whether a doctor works where it says: nobody waits for one who does not.
    #[must_use]
    pub fn is_possible_with(&self, doctor: &Doctor) -> bool {
        doctor.department_id == self.department_id && doctor.is_listed()
    }

    /// Whether a doctor of the department is one of those it may be with.
    #[must_use]
    pub fn may_be_with(&self, doctor: UserId) -> bool {
        self.doctor_id.is_none_or(|wanted| wanted == doctor)
    }

    /// Whether both wait for such a visit of the same doctor, or of any of the same department, and one time could suit both.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        (self.department_id, self.doctor_id, self.kind) == (other.department_id, other.doctor_id, other.kind)
            && self.from.max(other.from) <= self.to.min(other.to)
            && self.weekdays.iter().any(|day| other.weekdays.contains(day))
            && self.parts.iter().any(|part| other.parts.contains(part))
    }
}

/// A wish as it arrives. No day of the week or part of a day named means all of them.
#[derive(Debug, Clone, Copy)]
pub struct WishText<'a> {
    pub from: &'a str,
    pub to: &'a str,
    pub weekdays: &'a [String],
    pub parts: &'a [String],
    /// Which of the doctor's kinds of visits; whether they keep it is asked elsewhere.
    pub kind: Option<VisitKindId>,
    /// The first day of a wish that is changed: it may be over by now.
    pub began: Option<Date>,
}

impl WishText<'_> {
    /// The wish. Its days lie between today and the last day that staff book, and one of them is a day of the week it names.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse(self, department_id: DepartmentId, doctor_id: Option<UserId>, (today, last): (Date, Date)) -> Result<Wish, Flaws> {
        let mut flaws = Flaws::default();
        let from = flaws.keep(date("/from", self.from.trim()));
        let to = flaws.keep(date("/to", self.to.trim()));
        let weekdays = flaws.keep(chosen("/weekdays", self.weekdays, &Weekday::ALL, Weekday::word));
        let parts = flaws.keep(chosen("/parts", self.parts, &Part::ALL, Part::word));
        if from.is_some_and(|from| from < today && self.began != Some(from)) {
            flaws.add(Flaw::new("/from", "past"));
        }
        if let Some((from, to)) = from.zip(to) {
            if to < from {
                flaws.add(Flaw::new("/to", "before_from"));
            } else if to < today {
                flaws.add(Flaw::new("/to", "past"));
            } else if to > last {
                flaws.add(Flaw::new("/to", "too_far_ahead").with("days", i64::from((last - today).get_days())));
            } else if let Some(weekdays) = &weekdays
                && !from.max(today).series(1.day()).take_while(|day| *day <= to).take(7).any(|day| weekdays.contains(&Weekday::of(day)))
            {
                flaws.add(Flaw::new("/weekdays", "no_such_day"));
            }
        }
        let (Some(from), Some(to), Some(weekdays), Some(parts)) = (from, to, weekdays, parts) else { return Err(flaws) };
        flaws.none()?;
        Ok(Wish { department_id, doctor_id, kind: self.kind, from, to, weekdays, parts })
    }
}

/// The chosen ones of a list in its order; all of them when nothing was chosen.
fn chosen<T: Copy>(pointer: &'static str, words: &[String], all: &[T], word: impl Fn(T) -> &'static str) -> Result<Vec<T>, Flaw> {
    if words.iter().any(|said| all.iter().all(|one| word(*one) != said)) {
        return Err(Flaw::new(pointer, "invalid"));
    }
    let is_chosen = |one: &T| words.is_empty() || words.iter().any(|said| word(*one) == said);
    Ok(all.iter().copied().filter(is_chosen).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn ids() -> (DepartmentId, UserId) {
        (DepartmentId::from_uuid(Uuid::from_u128(1)), UserId::from_uuid(Uuid::from_u128(2)))
    }

    fn parse(from: &str, to: &str, weekdays: &[&str], parts: &[&str]) -> Result<Wish, String> {
        changes(None, [from, to], weekdays, parts)
    }

    fn changes(began: Option<Date>, [from, to]: [&str; 2], weekdays: &[&str], parts: &[&str]) -> Result<Wish, String> {
        let (weekdays, parts) = [weekdays, parts].map(|words| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()).into();
        let text = WishText { from, to, weekdays: &weekdays, parts: &parts, kind: None, began };
        let window = ("2026-11-23".parse().unwrap(), "2027-05-24".parse().unwrap());
        text.parse(ids().0, None, window).map_err(|flaws| flaws.to_string())
    }

    #[test]
    fn f33_a_wish_says_everything_that_is_wrong_at_once() {
        let whole = parse("2026-11-23", "2026-11-30", &[], &[]).unwrap();
        assert_eq!((whole.weekdays.len(), whole.parts.len()), (7, 3), "nothing named is everything");
        assert_eq!(
            parse("2026-11-30", "2026-11-23", &["SUN", "noon"], &["night"]).unwrap_err(),
            "/weekdays invalid, /parts invalid, /to before_from"
        );
        assert_eq!(parse("2026-11-01", "2026-11-22", &[], &[]).unwrap_err(), "/from past, /to past");
        assert_eq!(parse("2026-11-23", "2027-05-25", &[], &[]).unwrap_err(), "/to too_far_ahead");
        assert_eq!(parse("2026-11-24", "2026-11-26", &["MON"], &[]).unwrap_err(), "/weekdays no_such_day");
        assert_eq!(parse("soon", "", &[], &[]).unwrap_err(), "/from not_a_date, /to not_a_date");
    }

    #[test]
    fn f33_nobody_waits_from_a_day_that_is_over_unless_they_did_before() {
        let began: Option<Date> = "2026-11-20".parse().ok();
        assert_eq!(parse("2026-11-22", "2026-11-30", &[], &[]).unwrap_err(), "/from past");
        assert_eq!(changes(began, ["2026-11-22", "2026-11-30"], &[], &[]).unwrap_err(), "/from past");
        assert_eq!(changes(began, ["2026-11-20", "2026-11-30"], &[], &[]).unwrap().from, began.unwrap());
    }

    #[test]
    fn f33_two_wishes_are_alike_when_one_time_could_suit_both() {
        let wish = parse("2026-11-24", "2026-12-01", &["MON", "TUE"], &["morning"]).unwrap();
        let other = |from, to, weekdays: &[&str], parts: &[&str]| wish.is_like(&parse(from, to, weekdays, parts).unwrap());
        assert!(other("2026-12-01", "2026-12-20", &[], &[]), "the last day of one is the first of the other");
        assert!(!other("2026-12-02", "2026-12-20", &[], &[]), "later");
        assert!(!other("2026-11-24", "2026-12-01", &["WED"], &[]) && !other("2026-11-24", "2026-12-01", &[], &["evening"]));
        let named = Wish { doctor_id: Some(ids().1), ..wish.clone() };
        assert!(!wish.is_like(&named) && named.is_like(&named), "one doctor is not any doctor");
        let first_visit = Wish { kind: Some(VisitKindId::from_uuid(Uuid::from_u128(4))), ..named.clone() };
        assert!(!first_visit.is_like(&named) && first_visit.is_like(&first_visit), "a long first visit is not the usual one");
    }

    #[test]
    fn f33_a_wish_of_before_kinds_were_said_is_for_the_usual_visit_and_says_no_more_than_it_did() {
        let wish = parse("2026-11-24", "2026-12-01", &["MON"], &["morning"]).unwrap();
        let written = serde_json::to_value(&wish).unwrap();
        assert_eq!(written.get("kind_id"), None);
        assert_eq!(serde_json::from_value::<Wish>(written).unwrap(), wish);
        let of_kind = Wish { kind: Some(VisitKindId::from_uuid(Uuid::from_u128(4))), ..wish };
        assert_eq!(serde_json::from_value::<Wish>(serde_json::to_value(&of_kind).unwrap()).unwrap(), of_kind);
    }

    #[test]
    fn f33_a_time_suits_by_doctor_date_day_and_part_of_the_day_in_the_hospital() {
        let zone = "Asia/Kolkata".parse().unwrap();
        let (_, farah) = ids();
        let wish = parse("2026-11-24", "2026-12-01", &["TUE", "WED"], &["morning"]).unwrap();
        let suits = |wish: &Wish, doctor, at: &str| wish.suits(doctor, at.parse().unwrap(), &zone);
        assert!(suits(&wish, farah, "2026-11-24T04:00:00Z"), "Tuesday 09:30");
        assert!(!suits(&wish, farah, "2026-11-24T06:30:00Z"), "noon is afternoon");
        assert!(!suits(&wish, farah, "2026-11-26T04:00:00Z"), "a Thursday");
        assert!(!suits(&wish, farah, "2026-12-02T04:00:00Z"), "a Wednesday too late");
        assert!(suits(&wish, farah, "2026-11-23T18:30:00Z"), "already Tuesday there");
        let named = Wish { doctor_id: Some(UserId::from_uuid(Uuid::from_u128(3))), ..wish };
        assert!(!suits(&named, farah, "2026-11-24T04:00:00Z"), "another doctor");
    }
}
