//! A doctor's hours: weekly rules and dated exceptions, as their row keeps them.
//!
//! Rules are wall times of the hospital, exceptions are instants. A rule and an exception are each stored as one line
//! of text, because a department's doctors are read whole to answer "who is free soonest": a full week of rules stays
//! under one kilobyte.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::primitives::ids::{ExceptionId, IdSource, RuleId};
use crate::primitives::time::Slot;
use crate::primitives::wall::WallTime;

/// When a doctor takes visits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Rises with every change that makes older offers wrong; ledgers remember the newest (`rules_version`).
    pub version: u64,
    /// Weekly rules, in the order of their ids.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// Coming exceptions and those of the last week.
    #[serde(default)]
    pub exceptions: Vec<Exception>,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Weekday {
    /// Monday first.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    /// The day of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        let offset = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
        Self::ALL.get(offset).copied().unwrap_or(Self::Sun)
    }

    /// 1 = Monday … 7 = Sunday.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Mon => 1,
            Self::Tue => 2,
            Self::Wed => 3,
            Self::Thu => 4,
            Self::Fri => 5,
            Self::Sat => 6,
            Self::Sun => 7,
        }
    }

    /// As the API and stored rows write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mon => "MON",
            Self::Tue => "TUE",
            Self::Wed => "WED",
            Self::Thu => "THU",
            Self::Fri => "FRI",
            Self::Sat => "SAT",
            Self::Sun => "SUN",
        }
    }
}

impl FromStr for Weekday {
    type Err = MalformedLine;
    fn from_str(text: &str) -> Result<Self, MalformedLine> {
        Self::ALL.into_iter().find(|day| day.word() == text).ok_or(MalformedLine)
    }
}

/// Every week on this day, visits of one length from start to end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rule {
    pub id: RuleId,
    pub weekday: Weekday,
    /// When the first visit begins.
    pub start: WallTime,
    /// When the last visit has ended.
    pub end: WallTime,
    /// A multiple of the quantum.
    pub visit_minutes: u16,
    /// The first date it applies to; from always when absent.
    pub valid_from: Option<Date>,
    /// The last date it applies to; for ever when absent.
    pub valid_until: Option<Date>,
    /// Kept for emergencies: patients are never offered its times, staff book them.
    pub staff_only: bool,
}

/// What a stored line of such a rule ends with.
const STAFF_ONLY: &str = "staff";

impl Rule {
    /// Whether it makes visits on a date.
    #[must_use]
    pub fn applies_on(&self, date: Date) -> bool {
        self.weekday == Weekday::of(date)
            && self.valid_from.is_none_or(|from| from <= date)
            && self.valid_until.is_none_or(|until| date <= until)
    }

    /// Whether some date has both, at overlapping times.
    #[must_use]
    pub fn clashes_with(&self, other: &Self) -> bool {
        let begins_before_end = |one: &Self, two: &Self| match (one.valid_from, two.valid_until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        self.weekday == other.weekday
            && self.start < other.end
            && other.start < self.end
            && begins_before_end(self, other)
            && begins_before_end(other, self)
    }
}

/// What an exception does to the weekly rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ExceptionKind {
    /// No visits, the doctor is in the house: a meeting, an operation.
    Closed,
    /// More visits than the rules give.
    Extra,
    /// No visits, the doctor is away.
    Leave,
}

impl ExceptionKind {
    /// As the API and stored rows write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Extra => "extra",
            Self::Leave => "leave",
        }
    }
}

/// A dated change of the weekly rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Exception {
    pub id: ExceptionId,
    pub kind: ExceptionKind,
    pub time: Slot,
    /// Staff's own note; never shown to patients.
    pub reason: Option<String>,
}

/// A stored line that is none of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a line of a doctor's hours")]
pub struct MalformedLine;

impl fmt::Display for Rule {
    /// `rul_… MON 09:00-12:00/30 2026-01-01..2026-06-30 staff`, the dates and the last word optional.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}-{}/{}", self.id, self.weekday.word(), self.start, self.end, self.visit_minutes)?;
        if self.valid_from.is_some() || self.valid_until.is_some() {
            let said = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
            write!(f, " {}..{}", said(self.valid_from), said(self.valid_until))?;
        }
        if self.staff_only { write!(f, " {STAFF_ONLY}") } else { Ok(()) }
    }
}

impl FromStr for Rule {
    type Err = MalformedLine;
    fn from_str(line: &str) -> Result<Self, MalformedLine> {
        let mut words = line.split(' ');
        let mut word = || words.next().ok_or(MalformedLine);
        let (id, weekday, times, last) = (word()?, word()?, word()?, [word().ok(), word().ok()]);
        let staff_only = last.iter().flatten().last() == Some(&STAFF_ONLY);
        let dates = last[0].filter(|word| *word != STAFF_ONLY);
        let (times, length) = times.split_once('/').ok_or(MalformedLine)?;
        let (start, end) = times.split_once('-').ok_or(MalformedLine)?;
        let (from, until) = dates.map_or(Ok(("", "")), |dates| dates.split_once("..").ok_or(MalformedLine))?;
        let date = |text: &str| match text {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| MalformedLine),
        };
        Ok(Self {
            id: id.parse().map_err(|_| MalformedLine)?,
            weekday: weekday.parse()?,
            start: start.parse().map_err(|_| MalformedLine)?,
            end: end.parse().map_err(|_| MalformedLine)?,
            visit_minutes: length.parse().map_err(|_| MalformedLine)?,
            valid_from: date(from)?,
            valid_until: date(until)?,
            staff_only,
        })
    }
}

impl fmt::Display for Exception {
    /// `exc_… leave 2026-11-23T03:30:00Z 2026-11-24T18:30:00Z the reason`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", self.id, self.kind.word(), self.time.start, self.time.end)?;
        self.reason.as_ref().map_or(Ok(()), |reason| write!(f, " {reason}"))
    }
}

impl FromStr for Exception {
    type Err = MalformedLine;
    fn from_str(line: &str) -> Result<Self, MalformedLine> {
        let mut words = line.splitn(5, ' ');
        let mut word = || words.next().ok_or(MalformedLine);
        let (id, kind, start, end, reason) = (word()?, word()?, word()?, word()?, word().ok());
        let kinds = [ExceptionKind::Closed, ExceptionKind::Extra, ExceptionKind::Leave];
        let instant = |text: &str| text.parse::<Timestamp>().map_err(|_| MalformedLine);
        Ok(Self {
            id: id.parse().map_err(|_| MalformedLine)?,
            kind: kinds.into_iter().find(|known| known.word() == kind).ok_or(MalformedLine)?,
            time: Slot { start: instant(start)?, end: instant(end)? },
            reason: reason.map(str::to_owned),
        })
    }
}

impl TryFrom<String> for Rule {
    type Error = MalformedLine;
    fn try_from(line: String) -> Result<Self, MalformedLine> {
        line.parse()
    }
}

impl From<Rule> for String {
    fn from(rule: Rule) -> Self {
        rule.to_string()
    }
}

impl TryFrom<String> for Exception {
    type Error = MalformedLine;
    fn try_from(line: String) -> Result<Self, MalformedLine> {
        line.parse()
    }
}

impl From<Exception> for String {
    fn from(exception: Exception) -> Self {
        exception.to_string()
    }
}

impl Hours {
    /// What a new doctor begins with (F22): Monday to Saturday, 30-minute visits starting 09:00–11:30, 13:00–16:30 and
    /// 17:00–19:30.
    #[must_use]
    pub fn default_template(ids: &IdSource) -> Self {
        const VISIT_MINUTES: u16 = 30;
        let blocks = [(9, 12), (13, 17), (17, 20)];
        let days = Weekday::ALL.into_iter().take(6);
        let rule = |weekday, (start, end)| Rule {
            id: RuleId::new(ids),
            weekday,
            start: WallTime::new(start, 0),
            end: WallTime::new(end, 0),
            visit_minutes: VISIT_MINUTES,
            valid_from: None,
            valid_until: None,
            staff_only: false,
        };
        let rules = days.flat_map(|day| blocks.map(|block| rule(day, block))).collect();
        Self { version: 1, rules, exceptions: Vec::new() }
    }

    /// Extra hours that are here and were not `before`.
    pub fn extra_since<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = &'a Exception> {
        let is_new = |one: &&Exception| before.exceptions.iter().all(|other| other.id != one.id);
        self.exceptions.iter().filter(|one| one.kind == ExceptionKind::Extra).filter(is_new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::time::Clock;

    fn ids() -> IdSource {
        IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 3)
    }

    fn rule(weekday: Weekday, start: &str, end: &str, from: Option<&str>, until: Option<&str>) -> Rule {
        let date = |text: Option<&str>| text.map(|text| text.parse().unwrap());
        Rule {
            id: RuleId::new(&ids()),
            weekday,
            start: start.parse().unwrap(),
            end: end.parse().unwrap(),
            visit_minutes: 30,
            valid_from: date(from),
            valid_until: date(until),
            staff_only: false,
        }
    }

    #[test]
    fn f22_rules_and_exceptions_are_lines_that_read_back() {
        for (from, until) in
            [(None, None), (Some("2026-01-01"), None), (None, Some("2026-06-30")), (Some("2026-01-01"), Some("2026-06-30"))]
        {
            let rule = rule(Weekday::Wed, "17:00", "24:00", from, until);
            assert_eq!(rule.to_string().parse(), Ok(rule.clone()));
            let kept = Rule { staff_only: true, ..rule };
            assert_eq!(kept.to_string().parse(), Ok(kept));
        }
        let time = Slot { start: "2026-11-23T03:30:00Z".parse().unwrap(), end: "2026-11-24T18:30:00Z".parse().unwrap() };
        for reason in [None, Some("conference in Lyon, two days".to_owned())] {
            let exception = Exception { id: ExceptionId::new(&ids()), kind: ExceptionKind::Leave, time, reason };
            assert_eq!(exception.to_string().parse(), Ok(exception));
        }
        for bad in ["", "rul_1 MON 09:00-12:00/30", "x"] {
            assert!(bad.parse::<Rule>().is_err() && bad.parse::<Exception>().is_err());
        }
    }

    #[test]
    fn f22_the_default_week_is_monday_to_saturday_in_three_blocks() {
        let hours = Hours::default_template(&ids());
        assert_eq!(hours.rules.len(), 18);
        let said: Vec<String> =
            hours.rules[..3].iter().map(|rule| format!("{} {}-{}", rule.weekday.word(), rule.start, rule.end)).collect();
        assert_eq!(said, ["MON 09:00-12:00", "MON 13:00-17:00", "MON 17:00-20:00"]);
        assert!(hours.rules.iter().all(|rule| rule.weekday != Weekday::Sun && rule.visit_minutes == 30));
        assert!(serde_json::to_string(&hours).unwrap().len() < 1_100);
    }

    #[test]
    fn f22_rules_clash_when_one_date_has_both_at_overlapping_times() {
        let base = rule(Weekday::Mon, "09:00", "12:00", Some("2026-03-01"), Some("2026-06-30"));
        let clashes = |other: Rule| {
            assert_eq!(base.clashes_with(&other), other.clashes_with(&base));
            base.clashes_with(&other)
        };
        assert!(clashes(rule(Weekday::Mon, "11:30", "13:00", None, None)));
        assert!(clashes(rule(Weekday::Mon, "08:00", "20:00", Some("2026-06-30"), None)));
        assert!(!clashes(rule(Weekday::Mon, "12:00", "13:00", None, None)));
        assert!(!clashes(rule(Weekday::Tue, "09:00", "12:00", None, None)));
        assert!(!clashes(rule(Weekday::Mon, "09:00", "12:00", Some("2026-07-01"), None)));
        assert!(!clashes(rule(Weekday::Mon, "09:00", "12:00", None, Some("2026-02-28"))));
    }

    #[test]
    fn f22_a_rule_applies_within_its_dates_both_included() {
        let rule = rule(Weekday::Mon, "09:00", "12:00", Some("2026-11-23"), Some("2026-11-30"));
        let applies = |date: &str| rule.applies_on(date.parse().unwrap());
        assert!(applies("2026-11-23") && applies("2026-11-30"));
        assert!(!applies("2026-11-16") && !applies("2026-12-07") && !applies("2026-11-24"));
    }
}
