//! The form that copies a weekday's hours to others.

use serde::Serialize;

use super::forms::{DayChoice, no_day_chosen};
use super::{Whose, hours_seen_old};
use crate::capabilities::directory::model::hours::Rule;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::Day;
use crate::web::texts::{Message, count};

/// `GET /doctors/{id}/hours/copy`, and the same after a `POST` that must be corrected.
///
/// Posts `from` (`MON` to `SUN`), `day` (one or several) and `version`; back from the list of stranded visits also `agreed` or `again`.
#[derive(Debug, Clone, Serialize)]
pub struct CopyPage {
    /// Whose hours.
    pub whose: Whose,
    /// Today.
    pub today: Day,
    /// The day that is copied.
    pub chosen: String,
    /// The days that have hours.
    pub from: Vec<FromDay>,
    /// Monday to Sunday.
    pub days: Vec<DayChoice>,
    /// What is wrong with the choice of days.
    pub day: Field,
    /// What is wrong with none of the fields.
    pub trouble: Option<Message>,
}

/// A weekday with its hours.
#[derive(Debug, Clone, Serialize)]
pub struct FromDay {
    /// `MON` to `SUN`.
    pub word: &'static str,
    /// Any date of that weekday, for its name.
    pub day: Day,
    /// Earliest first.
    pub hours: Vec<RuleTimes>,
}

/// From when until when, and on which dates if not on all.
#[derive(Debug, Clone, Serialize)]
pub struct RuleTimes {
    pub start: String,
    pub end: String,
    /// The first date, when there is one.
    pub from: Option<Day>,
    /// The last date, when there is one.
    pub until: Option<Day>,
    /// Kept for emergencies: only staff book its times.
    pub staff_only: bool,
}

/// The day that is copied is among those it is copied to.
pub fn same_day() -> Message {
    Message::new("wrong-copy-same-day")
}

/// Banner: these stood in the way and stay; the rest is copied, and leaves so many booked visits outside.
pub fn kept(rules: &[Rule], stranded: u32) -> Option<Message> {
    let (first, others) = rules.split_first()?;
    if stranded > 0 {
        return Some(Message::new("flash-copy-kept-stranded").with("kept", count(rules.len())).with("stranded", stranded));
    }
    let words = Message::new("flash-copy-kept").with("weekday", first.weekday.word()).with("more", count(others.len()));
    Some(words.with("start", first.start.to_string()).with("end", first.end.to_string()))
}

impl View for CopyPage {
    const TEMPLATE: &'static str = "availability/copy.html";
    const PLACE: Place = Place::Hours;

    fn title(&self) -> Message {
        self.whose.title("copy-day-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.day.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let days = DayChoice::week(|_| false);
        let times = |start: &str, end: &str| {
            let staff_only = start == "13:00";
            RuleTimes { start: start.into(), end: end.into(), from: None, until: None, staff_only }
        };
        let monday = FromDay { word: "MON", day: days[0].day.clone(), hours: vec![times("09:00", "12:00"), times("13:00", "17:00")] };
        let (some_day, later) = (Some(days[2].day.clone()), Some(days[6].day.clone()));
        let dated = |from: Option<Day>, until: Option<Day>| RuleTimes { from, until, ..times("13:00", "15:00") };
        let special = vec![times("09:00", "12:00"), dated(some_day.clone(), later.clone()), dated(some_day, None), dated(None, later)];
        let friday = FromDay { word: "FRI", day: days[4].day.clone(), hours: special };
        let page = Self {
            whose: Whose::sample(true),
            today: days[1].day.clone(),
            chosen: "MON".into(),
            from: vec![monday, friday],
            days,
            day: Field::default(),
            trouble: None,
        };
        vec![
            page.clone(),
            Self { whose: Whose::sample(false), day: Field::wrong("", no_day_chosen()), ..page.clone() },
            Self { day: Field::wrong("", same_day()), trouble: Some(hours_seen_old()), ..page.clone() },
            Self { chosen: String::new(), from: vec![], ..page },
        ]
    }
}
