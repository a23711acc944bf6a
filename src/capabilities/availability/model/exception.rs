//! A dated exception as it arrives: extra hours, a closed time, leave.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::Deserialize;

use super::{Clash, date};
use crate::capabilities::directory::model::hours::{Exception, ExceptionKind};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{AppointmentId, ExceptionId};
use crate::primitives::text::{self, Sensitive};
use crate::primitives::time::{HospitalZone, Slot, after, whole_second};

/// The most characters of a reason (api.md).
pub const REASON_LIMIT: usize = 200;
/// The longest leave: a year and a day.
const LONGEST_DAYS: i64 = 367;
/// The longest extra hours.
const LONGEST_EXTRA_HOURS: i64 = 24;
/// Most exceptions of one doctor that are not over.
pub const MOST_EXCEPTIONS: usize = 100;

/// What to do with a booked visit that the exception hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    /// It takes place all the same; not for a `proposed` visit, which its patient has not accepted.
    Keep,
    /// It is cancelled, and the patient is told.
    Cancel,
    /// Its patient is offered other times, which are kept until they have chosen.
    Offer,
    /// Somebody solves it later: it is listed until then.
    Later,
}

impl Choice {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Offer, Self::Later, Self::Cancel, Self::Keep];

    /// The word of the API and of forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Cancel => "cancel",
            Self::Offer => "offer",
            Self::Later => "later",
        }
    }
}

/// What is to become of visits that an exception hits. Those that are kept are in none of these.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sorted {
    pub to_cancel: Vec<Clash>,
    /// They are offered other times, or solved later.
    pub to_repair: Vec<Clash>,
    /// Nothing was said about them, or they are too many to be cancelled now.
    pub unresolved: Vec<Clash>,
    /// Their patients are here already: whatever was said, they are neither cancelled nor moved now.
    pub here: Vec<Clash>,
}

/// An exception as it arrives.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExceptionText {
    pub kind: ExceptionKind,
    /// RFC 3339 with any offset, or a date: its first moment in the hospital's zone.
    #[schema(example = "2026-11-23T09:00:00+05:30")]
    pub start: String,
    /// RFC 3339 with any offset, or a date: its last moment in the hospital's zone.
    #[schema(example = "2026-11-24")]
    pub end: String,
    /// Staff's own note.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub reason: Option<String>,
    /// By appointment, what to do with each booked visit in that time.
    #[serde(default)]
    #[schema(value_type = Option<BTreeMap<String, Choice>>)]
    pub resolve: Option<BTreeMap<AppointmentId, Choice>>,
    /// What the patients of visits that are cancelled are told.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub cancel_reason: Option<String>,
    /// It was just removed and comes back: it may lie within another one, as it did.
    #[serde(skip)]
    pub restored: bool,
}

/// An exception that can be entered, and what is to become of the visits it hits.
#[derive(Debug, Clone)]
pub struct NewException {
    pub exception: Exception,
    pub resolve: BTreeMap<AppointmentId, Choice>,
}

impl NewException {
    /// Whether it takes visits away, so that booked ones must be looked at.
    #[must_use]
    pub fn takes_away(&self) -> bool {
        self.exception.kind != ExceptionKind::Extra
    }

    /// That no leave or closed time like it stands already, of the same time, whatever the reason.
    ///
    /// # Errors
    /// One does.
    pub fn check_against(&self, standing: &[Exception]) -> Result<(), Flaw> {
        let same = |other: &Exception| other.kind == self.exception.kind && other.time == self.exception.time;
        if self.takes_away() && standing.iter().any(same) { Err(Flaw::new("/start", "stands_already")) } else { Ok(()) }
    }

    /// That it does not lie wholly within leave or closed time like it: nothing would come of it.
    ///
    /// # Errors
    /// It does.
    pub fn check_within(&self, standing: &[Exception]) -> Result<(), Flaw> {
        let (kind, time) = (self.exception.kind, self.exception.time);
        let covers = |other: &Exception| other.kind == kind && other.time.start <= time.start && time.end <= other.time.end;
        if self.takes_away() && standing.iter().any(covers) { Err(Flaw::new("/start", "stands_within")) } else { Ok(()) }
    }

    /// What is to become of clashes: at most `most` are to be cancelled.
    #[must_use]
    pub fn sort(&self, clashes: Vec<Clash>, most: usize) -> Sorted {
        let mut sorted = Sorted::default();
        for clash in clashes {
            match self.resolve.get(&clash.appointment) {
                Some(Choice::Keep) => {}
                _ if clash.is_here() => sorted.here.push(clash),
                Some(Choice::Offer | Choice::Later) => sorted.to_repair.push(clash),
                Some(Choice::Cancel) if sorted.to_cancel.len() < most => sorted.to_cancel.push(clash),
                Some(Choice::Cancel) | None => sorted.unresolved.push(clash),
            }
        }
        sorted
    }

    /// That no offer which its patient has not accepted is to take place all the same: in this time nobody can accept it any more.
    ///
    /// # Errors
    /// Each that is.
    pub fn check_kept(&self, clashes: &[Clash]) -> Result<(), Flaws> {
        let is_kept = |clash: &&Clash| clash.is_proposed() && self.resolve.get(&clash.appointment) == Some(&Choice::Keep);
        let flaw = |clash: &Clash| Flaw::new(format!("/resolve/{}", clash.appointment), "not_accepted_yet");
        Flaws(clashes.iter().filter(is_kept).map(flaw).collect()).none()
    }

    /// The visits that were given this choice.
    #[must_use]
    pub fn chosen(&self, wanted: Choice) -> BTreeSet<AppointmentId> {
        chosen(&self.resolve, wanted)
    }

    /// The clashes nothing was said about.
    #[must_use]
    pub fn not_mentioned(&self, clashes: Vec<Clash>) -> Vec<Clash> {
        clashes.into_iter().filter(|clash| !self.resolve.contains_key(&clash.appointment)).collect()
    }
}

impl ExceptionText {
    /// What patients are told whose visits are cancelled.
    ///
    /// # Errors
    /// It is too long or unprintable.
    pub fn told(&self) -> Result<Option<Sensitive<String>>, Flaw> {
        let said = self.cancel_reason.as_deref().map(str::trim).filter(|said| !said.is_empty());
        let line = said.map(|said| text::line(said, REASON_LIMIT).map_err(|error| Flaw::of_text("/cancel_reason", error)));
        Ok(line.transpose()?.map(Sensitive::new))
    }

    /// The visits that were given this choice.
    #[must_use]
    pub fn chosen(&self, wanted: Choice) -> BTreeSet<AppointmentId> {
        chosen(self.resolve.iter().flatten(), wanted)
    }

    /// The exception, by itself as it should be. `grain` is the quantum of time in minutes.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse(self, id: ExceptionId, zone: &HospitalZone, now: Timestamp, grain: u16) -> Result<NewException, Flaws> {
        let mut flaws = Flaws::default();
        let start = flaws.keep(moment("/start", &self.start, |day| zone.day(day).start));
        let end = flaws.keep(moment("/end", &self.end, |day| zone.day(day).end));
        let reason = match self.reason.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(said) => flaws.keep(text::line(said, REASON_LIMIT).map_err(|error| Flaw::of_text("/reason", error))),
        };
        flaws.keep(self.told());
        let time = start.zip(end).map(|(start, end)| Slot { start, end });
        if let Some(time) = time {
            self.check(time, now, grain, &mut flaws);
        }
        let Some(time) = time else { return Err(flaws) };
        flaws.none()?;
        let exception = Exception { id, kind: self.kind, time, reason };
        Ok(NewException { exception, resolve: self.resolve.unwrap_or_default() })
    }

    fn check(&self, time: Slot, now: Timestamp, grain: u16, flaws: &mut Flaws) {
        let longest_minutes = match self.kind {
            ExceptionKind::Extra => LONGEST_EXTRA_HOURS * 60,
            ExceptionKind::Closed | ExceptionKind::Leave => LONGEST_DAYS * 24 * 60,
        };
        if time.end <= time.start {
            flaws.add(Flaw::new("/end", "before_from"));
        } else if time.end <= now {
            flaws.add(Flaw::new("/end", "past"));
        } else if time.minutes() > longest_minutes {
            flaws.add(match self.kind {
                ExceptionKind::Extra => Flaw::new("/end", "too_long_a_time").with("hours", LONGEST_EXTRA_HOURS),
                ExceptionKind::Closed | ExceptionKind::Leave => Flaw::new("/end", "too_many_days").with("days", LONGEST_DAYS),
            });
        }
        let off_the_grain = |at: Timestamp| at.as_second() % (i64::from(grain) * 60) != 0;
        if self.kind == ExceptionKind::Extra && off_the_grain(time.start) {
            flaws.add(Flaw::new("/start", "not_a_multiple").with("minutes", i64::from(grain)));
        }
    }
}

fn chosen<'a>(resolve: impl IntoIterator<Item = (&'a AppointmentId, &'a Choice)>, wanted: Choice) -> BTreeSet<AppointmentId> {
    resolve.into_iter().filter(|(_, choice)| **choice == wanted).map(|(id, _)| *id).collect()
}

/// An exception for the trail (F11): `leave 2026-11-24 – 2026-11-26`, with the hours where it is not of whole days. Never its reason:
/// that is staff's own note.
#[must_use]
pub fn exception_said(exception: &Exception, zone: &HospitalZone) -> String {
    let (kind, Slot { start, end }) = (exception.kind.word(), exception.time);
    let (first, last) = (zone.date(start), zone.date(after(end, -1)));
    let of_whole_days = zone.day(first).start == start && zone.day(last).end == end;
    let clock = |at: Timestamp| zone.wall(at).strftime("%H:%M").to_string();
    match (of_whole_days, first == last) {
        (true, true) => format!("{kind} {first}"),
        (true, false) => format!("{kind} {first} – {last}"),
        (false, true) => format!("{kind} {first} {}–{}", clock(start), clock(end)),
        (false, false) => format!("{kind} {first} {} – {} {}", clock(start), zone.date(end), clock(end)),
    }
}

/// An instant, or the edge of a date.
fn moment(pointer: &'static str, text: &str, edge: impl Fn(jiff::civil::Date) -> Timestamp) -> Result<Timestamp, Flaw> {
    if let Ok(day) = date(pointer, text) {
        return Ok(edge(day));
    }
    text.parse().map(whole_second).map_err(|_| Flaw::new(pointer, "not_an_instant"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;
    use serde_json::{Value, json};

    #[test]
    fn f22_the_trail_says_when_an_exception_is_and_never_why() {
        let (zone, ids) = ("Asia/Kolkata".parse().unwrap(), IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 3));
        let said = |kind, start: &str, end: &str| {
            let time = Slot { start: start.parse().unwrap(), end: end.parse().unwrap() };
            exception_said(&Exception { id: ExceptionId::new(&ids), kind, time, reason: Some("an operation".into()) }, &zone)
        };
        assert_eq!(said(ExceptionKind::Leave, "2026-11-24T00:00:00+05:30", "2026-11-26T00:00:00+05:30"), "leave 2026-11-24 – 2026-11-25");
        assert_eq!(said(ExceptionKind::Closed, "2026-11-24T00:00:00+05:30", "2026-11-25T00:00:00+05:30"), "closed 2026-11-24");
        assert_eq!(said(ExceptionKind::Extra, "2026-11-29T10:00:00+05:30", "2026-11-29T11:10:00+05:30"), "extra 2026-11-29 10:00–11:10");
        let over_night = said(ExceptionKind::Leave, "2026-11-24T18:00:00+05:30", "2026-11-25T12:00:00+05:30");
        assert_eq!(over_night, "leave 2026-11-24 18:00 – 2026-11-25 12:00");
    }

    fn parse(body: Value) -> Result<NewException, String> {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let ids = IdSource::seeded(Clock::fixed(now), 3);
        let text: ExceptionText = serde_json::from_value(body).map_err(|error| error.to_string())?;
        text.parse(ExceptionId::new(&ids), &"Asia/Kolkata".parse().unwrap(), now, 5).map_err(|flaws| flaws.to_string())
    }

    #[test]
    fn f22_leave_may_be_said_in_dates_or_instants() {
        let days = parse(json!({"kind": "leave", "start": "2026-11-24", "end": "2026-11-25", "reason": " "})).unwrap().exception;
        assert_eq!(
            (days.time.start.to_string(), days.time.end.to_string()),
            ("2026-11-23T18:30:00Z".into(), "2026-11-25T18:30:00Z".into())
        );
        assert_eq!(days.reason, None);
        let hours = parse(json!({"kind": "closed", "start": "2026-11-24T09:07:30+01:00", "end": "2026-11-24T10:00:00Z"})).unwrap();
        assert_eq!(hours.exception.time.start.to_string(), "2026-11-24T08:07:30Z");
    }

    #[test]
    fn f22_an_exception_ends_after_it_starts_and_is_not_over() {
        let refused = |body: Value| parse(body).unwrap_err();
        assert_eq!(refused(json!({"kind": "leave", "start": "2026-11-25", "end": "2026-11-24"})), "/end before_from");
        assert_eq!(refused(json!({"kind": "leave", "start": "2026-11-20", "end": "2026-11-21"})), "/end past");
        assert_eq!(refused(json!({"kind": "leave", "start": "2026-11-24", "end": "2028-11-24"})), "/end too_many_days");
        assert_eq!(
            refused(json!({"kind": "extra", "start": "2026-11-24T09:02:00Z", "end": "2026-11-26T09:00:00Z"})),
            "/end too_long_a_time, /start not_a_multiple"
        );
        assert_eq!(
            refused(json!({"kind": "leave", "start": "soon", "end": "2026-11-24T10:00"})),
            "/start not_an_instant, /end not_an_instant"
        );
        assert_eq!(
            refused(json!({"kind": "closed", "start": "2026-11-24", "end": "2026-11-24", "reason": "x".repeat(201)})),
            "/reason too_long"
        );
        assert!(parse(json!({"kind": "holiday", "start": "2026-11-24", "end": "2026-11-24"})).is_err());
    }

    #[test]
    fn f22_the_same_leave_stands_once_and_extra_hours_are_not_asked() {
        let new = |kind: &str| {
            let [start, end] = ["2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z"];
            parse(json!({"kind": kind, "start": start, "end": end, "reason": "again"})).unwrap()
        };
        let (leave, extra) = (new("leave"), new("extra"));
        let unlike = Exception { kind: ExceptionKind::Closed, reason: None, ..leave.exception.clone() };
        assert_eq!(leave.check_against(std::slice::from_ref(&unlike)), Ok(()));
        let same = [Exception { reason: None, ..leave.exception.clone() }];
        assert_eq!(leave.check_against(&same).map_err(|flaw| flaw.code), Err("stands_already"));
        assert_eq!(extra.check_against(std::slice::from_ref(&extra.exception)), Ok(()));
    }

    #[test]
    fn f22_leave_within_leave_is_told_and_what_reaches_out_of_it_is_not() {
        let new = |kind: &str, start: &str, end: &str| parse(json!({"kind": kind, "start": start, "end": end})).unwrap();
        let standing = [new("leave", "2026-11-24", "2026-11-27").exception];
        let told = |kind, start, end| new(kind, start, end).check_within(&standing).map_err(|flaw| flaw.code);
        assert_eq!(told("leave", "2026-11-25", "2026-11-27"), Err("stands_within"));
        assert_eq!(told("leave", "2026-11-25", "2026-11-28"), Ok(()));
        assert_eq!(told("closed", "2026-11-25", "2026-11-26"), Ok(()), "a meeting on a day of leave is something else");
        assert_eq!(told("extra", "2026-11-25T09:00:00Z", "2026-11-25T10:00:00Z"), Ok(()));
    }
}
