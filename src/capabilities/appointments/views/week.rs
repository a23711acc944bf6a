//! A doctor's week, seven days beside each other.

use jiff::ToSpan;
use jiff::civil::date;
use serde::Serialize;

use super::staff::date_malformed;
use super::{StatusTag, sample_visit};
use crate::primitives::ids::AppointmentId;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::{Day, When, ZoneLabel};
use crate::web::texts::Message;

/// `GET /week?from=`: a doctor's own visits of the week that has this date.
#[derive(Debug, Clone, Serialize)]
pub struct DoctorWeek {
    /// Its Monday.
    pub first: Day,
    /// Its Sunday.
    pub last: Day,
    /// The zone of its times, as it stands on Monday.
    pub zone: ZoneLabel,
    /// From which of its days on the clocks show another time, if any does.
    pub clock_change: Option<ClockChange>,
    /// Whether today is one of its days.
    pub is_this_week: bool,
    /// Monday of the week before.
    pub previous: Day,
    /// Monday of the week after.
    pub following: Day,
    /// How many visits it has, cancelled ones left out.
    pub visits: u32,
    /// How many of them wait for the doctor's answer.
    pub requests: u32,
    /// Whether anybody can book at all.
    pub takes_bookings: bool,
    /// At most so many visits begin on one day.
    pub daily_cap: Option<u16>,
    /// Monday first.
    pub days: Vec<WeekDay>,
    /// What is wrong with the address: [`date_malformed`]; this week is shown then.
    pub trouble: Option<Message>,
}

/// The clocks are moved.
#[derive(Debug, Clone, Serialize)]
pub struct ClockChange {
    /// On this day.
    pub day: Day,
    /// The zone from then on.
    pub zone: ZoneLabel,
}

/// One day of it.
#[derive(Debug, Clone, Serialize)]
pub struct WeekDay {
    /// Which.
    pub day: Day,
    /// How many visits it has.
    pub visits: u32,
    /// From when to when visits are given.
    pub hours: Vec<Stretch>,
    /// From when to when only staff book: kept for emergencies.
    pub kept: Vec<Stretch>,
    /// Why there are none.
    pub off: Option<Off>,
    /// Pieces that leave or other business takes out of it.
    pub away: Vec<AwayTime>,
    /// Visits and free time, earliest first.
    pub entries: Vec<WeekEntry>,
}

/// From a time to a time.
#[derive(Debug, Clone, Serialize)]
pub struct Stretch {
    /// Its start.
    pub from: When,
    /// Its end.
    pub until: When,
}

/// Why a day has no hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Off {
    /// The whole house is closed; the name of the day may be empty.
    House {
        /// "Diwali".
        label: String,
    },
    /// The doctor is on leave.
    Leave,
    /// The doctor takes no visits.
    Closed,
    /// No weekly hours on such a day.
    NoHours,
}

/// A piece of a day without visits.
#[derive(Debug, Clone, Serialize)]
pub struct AwayTime {
    /// On leave, or otherwise busy.
    pub on_leave: bool,
    /// When.
    pub time: Stretch,
}

/// What stands in a day's column.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WeekEntry {
    /// Somebody comes.
    Visit(WeekVisit),
    /// Can still be booked.
    Free(Stretch),
}

/// One visit of the week.
#[derive(Debug, Clone, Serialize)]
pub struct WeekVisit {
    /// Its id.
    pub id: AppointmentId,
    /// When it begins.
    pub start: When,
    /// Its state.
    pub status: StatusTag,
    /// Leave or a closed day has hit it, and that is not solved yet.
    pub needs_time: bool,
    /// The patient's name.
    pub patient_name: String,
    /// Why they come, for the doctor's eyes only.
    pub reason: String,
    /// It is by video.
    pub video: bool,
}

impl WeekDay {
    fn sample(day: i8) -> Self {
        let when = |time: &str| When::sample(day, time);
        let stretch = |from: &str, until: &str| Stretch { from: when(from), until: when(until) };
        let hours = vec![stretch("09:00", "12:00"), stretch("13:00", "17:00")];
        Self { day: when("09:00").day, visits: 0, hours, kept: vec![], off: None, away: vec![], entries: vec![] }
    }

    fn with(mut self, visits: &[(&str, StatusTag, &str, &str)], free: &[(&str, &str)]) -> Self {
        let (monday, number) = (self.day.day, self.entries.len());
        let visit = |(place, (time, status, name, reason)): (usize, &(&str, StatusTag, &str, &str))| {
            let id = sample_visit(monday.saturating_mul(3).saturating_add(i8::try_from(number + place).unwrap_or(0)));
            let visit = WeekVisit {
                id,
                start: When::sample(monday, time),
                status: *status,
                needs_time: matches!(status, StatusTag::Confirmed | StatusTag::Proposed),
                patient_name: (*name).into(),
                reason: (*reason).into(),
                video: *status == StatusTag::Booked,
            };
            WeekEntry::Visit(visit)
        };
        self.entries.extend(visits.iter().enumerate().map(visit));
        let stretch = |(from, until): &(&str, &str)| Stretch { from: When::sample(monday, from), until: When::sample(monday, until) };
        self.entries.extend(free.iter().map(stretch).map(WeekEntry::Free));
        self.entries.sort_by(|a, b| a.start().cmp(b.start()));
        self.visits = u32::try_from(visits.len()).unwrap_or(0);
        self
    }

    fn off(self, off: Off) -> Self {
        Self { off: Some(off), hours: vec![], ..self }
    }
}

impl WeekEntry {
    fn start(&self) -> &str {
        match self {
            Self::Visit(visit) => &visit.start.iso,
            Self::Free(free) => &free.from.iso,
        }
    }
}

impl View for DoctorWeek {
    const TEMPLATE: &'static str = "appointments/week.html";
    const PLACE: Place = Place::Week;

    fn title(&self) -> Message {
        Message::new("week-title").with("day", self.first.clone())
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        use StatusTag::{Booked, Completed, Confirmed, InConsultation, NoShow, Proposed, Requested};
        let away = |day: i8| {
            let time = Stretch { from: When::sample(day, "13:00"), until: When::sample(day, "17:00") };
            vec![AwayTime { on_leave: true, time: time.clone() }, AwayTime { on_leave: false, time }]
        };
        let days = vec![
            WeekDay { hours: vec![], ..WeekDay::sample(23) }.with(
                &[("09:00", Completed, "Ines Moreau", "Palpitations, second visit"), ("10:30", NoShow, "Karl Nyberg", "Pacemaker control")],
                &[],
            ),
            WeekDay::sample(24).with(
                &[
                    ("09:00", Completed, "Jonas Weber", "Blood pressure check"),
                    ("10:20", InConsultation, "Bilal Anwar", "Chest tightness when climbing stairs, worse since the cold days began"),
                    ("11:00", Confirmed, "Pavel Horák", "Follow-up after stent"),
                    ("13:30", Requested, "Liam Doyle", "New patient, referred"),
                ],
                &[("11:30", "12:00"), ("14:00", "17:00")],
            ),
            WeekDay::sample(25).with(&[("09:00", Booked, "Grace Mbeki", "Dizziness")], &[("09:30", "12:00"), ("13:00", "17:00")]),
            WeekDay { away: away(26), kept: WeekDay::sample(26).hours, ..WeekDay::sample(26) }
                .with(&[("11:00", Proposed, "Yuki Tanaka", "")], &[("09:00", "11:00")]),
            WeekDay::sample(27).off(Off::Leave),
            WeekDay::sample(28).off(Off::House { label: "Founders’ day".into() }),
            WeekDay::sample(29).off(Off::NoHours),
        ];
        let day = |day: i8| When::sample(day, "09:00").day;
        let busy = Self {
            first: day(23),
            last: day(29),
            zone: When::sample(24, "09:00").zone,
            clock_change: None,
            is_this_week: true,
            previous: day(16),
            following: day(30),
            visits: 8,
            requests: 1,
            takes_bookings: true,
            daily_cap: Some(12),
            days,
            trouble: None,
        };
        let bare = |number: i8| WeekDay { hours: vec![], ..WeekDay::sample(number) };
        let quiet = vec![
            bare(23).off(Off::Closed),
            bare(24),
            bare(25).off(Off::House { label: String::new() }),
            bare(26),
            bare(27),
            bare(28),
            bare(29),
        ];
        let empty = Self { visits: 0, requests: 0, takes_bookings: false, daily_cap: None, days: quiet, ..busy.clone() };
        let spring = date(2027, 3, 22);
        let of_spring = |ahead: i64| Day::of(spring.saturating_add(ahead.days()));
        let label = |offset: &str| ZoneLabel { city: "Berlin".into(), offset: offset.into() };
        let changing = Self {
            first: of_spring(0),
            last: of_spring(6),
            zone: label("+1"),
            clock_change: Some(ClockChange { day: of_spring(6), zone: label("+2") }),
            is_this_week: false,
            ..busy.clone()
        };
        let wrong = Self { trouble: Some(date_malformed()), ..busy.clone() };
        vec![busy, empty, changing, wrong]
    }
}
