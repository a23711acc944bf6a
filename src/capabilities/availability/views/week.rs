//! A doctor's hours: the week of rules, what changes it on some dates, and what patients will see.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

use super::Whose;
use super::kinds::KindRow;
use crate::primitives::ids::{ExceptionId, RuleId};
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::{Day, When, ZoneLabel};
use crate::web::texts::Message;

/// `GET /doctors/{id}/hours?week=`.
#[derive(Debug, Clone, Serialize)]
pub struct WeekPage {
    /// Whose hours.
    pub whose: Whose,
    /// The doctor's switch: off means that nobody books.
    pub accepts_bookings: bool,
    /// At most so many visits begin on one day.
    pub daily_cap: Option<u16>,
    /// Today in the hospital.
    pub today: Day,
    /// Monday to Sunday.
    pub columns: Vec<Column>,
    /// What is still to come or going on, earliest first.
    pub exceptions: Vec<ExceptionRow>,
    /// Coming dates on which the whole house is closed.
    pub closed_days: Vec<ClosedDate>,
    /// Visits of another length, fee or buffer than the usual ones.
    pub kinds: Vec<KindRow>,
    /// What patients will see.
    pub preview: Preview,
    /// What is wrong: with the address ([`week_malformed`]), or why nothing was removed.
    pub trouble: Option<Message>,
}

/// One day of the week with its rules.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// Any date of that weekday, for its name.
    pub day: Day,
    /// Earliest first.
    pub rules: Vec<RuleBlock>,
}

/// One weekly rule.
#[derive(Debug, Clone, Serialize)]
pub struct RuleBlock {
    /// Its id.
    pub id: RuleId,
    /// `09:00`.
    pub start: String,
    /// `12:00`, `24:00`.
    pub end: String,
    /// How long each visit takes.
    pub minutes: u16,
    /// How many visits it makes on one day.
    pub visits: u16,
    /// The first date, when there is one.
    pub from: Option<Day>,
    /// The last date, when there is one.
    pub until: Option<Day>,
    /// Kept for emergencies: only staff book its times.
    pub staff_only: bool,
    /// Whether it applies today, later or not any more.
    pub stage: Stage,
}

/// Where a rule's dates lie, seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It will apply.
    Coming,
    /// It applies.
    Now,
    /// It does not apply any more.
    Over,
}

/// What an exception does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KindTag {
    /// The doctor is away.
    #[default]
    Leave,
    /// The doctor is in the house and takes no visits.
    Closed,
    /// More visits than the rules give.
    Extra,
}

/// One dated exception.
#[derive(Debug, Clone, Serialize)]
pub struct ExceptionRow {
    /// Its id.
    pub id: ExceptionId,
    /// What it does.
    pub kind: KindTag,
    /// The first day it touches.
    pub first: Day,
    /// From when on that day; from its beginning when absent.
    pub from: Option<String>,
    /// The last day it touches.
    pub last: Day,
    /// Until when on that day; until its end when absent.
    pub until: Option<String>,
    /// Staff's own note; may be empty.
    pub reason: String,
}

/// A date on which the house is closed.
#[derive(Debug, Clone, Serialize)]
pub struct ClosedDate {
    /// The date.
    pub day: Day,
    /// Why; may be empty.
    pub label: String,
}

/// What patients will see of one week, before anything is taken.
#[derive(Debug, Clone, Serialize)]
pub struct Preview {
    /// Monday to Sunday.
    pub days: Vec<PreviewDay>,
    /// The Monday before, for an address.
    pub previous: Day,
    /// The Monday after.
    pub following: Day,
    /// Days ahead that patients can book.
    pub horizon_days: u16,
    /// The zone as it stands when that week begins.
    pub zone: ZoneLabel,
    /// What happens to the clocks in this week, if anything: [`clocks_forward`], [`clocks_back`].
    pub clocks: Option<Message>,
    /// The date of the next clock change from now; none in zones that have none.
    pub next_change: Option<Day>,
}

/// One day of the preview.
#[derive(Debug, Clone, Serialize)]
pub struct PreviewDay {
    /// The date.
    pub day: Day,
    /// It lies before today: nobody sees a time of it any more.
    pub is_over: bool,
    /// When visits begin.
    pub times: Vec<String>,
    /// How many visits the daily cap still allows, where there is one.
    pub left: Option<u32>,
    /// How many of the times nothing has taken, where there is a daily cap.
    pub free: Option<u32>,
    /// The house is closed: why; may be empty.
    pub house_closed: Option<String>,
    /// Exceptions that touch the day.
    pub exceptions: Vec<KindTag>,
}

/// That is no week.
pub fn week_malformed() -> Message {
    Message::new("wrong-week-malformed")
}

/// Clocks are put forward: what they show is skipped.
pub fn clocks_forward(day: Day, from: String, to: String) -> Message {
    Message::new("hours-clocks-forward").with("day", day).with("from", from).with("to", to)
}

/// Clocks are put back: what they show comes twice.
pub fn clocks_back(day: Day, from: String, to: String) -> Message {
    Message::new("hours-clocks-back").with("day", day).with("from", from).with("to", to)
}

/// The new hours stand; some booked visits stay outside of them.
pub fn saved(stranded: u32) -> Message {
    match stranded {
        0 => Message::new("flash-hours-saved"),
        stranded => Message::new("flash-hours-saved-stranded").with("count", stranded),
    }
}

/// Weekly hours that were just removed are there again.
pub fn restored(stranded: u32) -> Message {
    if stranded == 0 { Message::new("flash-hours-restored") } else { saved(stranded) }
}

/// A rule or an exception is gone.
pub fn removed(stranded: u32) -> Message {
    match stranded {
        0 => Message::new("flash-hours-removed"),
        stranded => Message::new("flash-hours-removed-stranded").with("count", stranded),
    }
}

/// Nothing was removed by this press: it was gone already, whether or not one like it stands again.
pub fn removed_before() -> Message {
    Message::new("flash-hours-removed-before")
}

/// The new hours stand, and a visit was booked meanwhile that cannot be listed yet.
pub fn saved_look_again() -> Message {
    Message::new("flash-hours-look-again")
}

/// An exception stands; so many visits were cancelled for it.
pub fn exception_saved(cancelled: u32) -> Message {
    match cancelled {
        0 => Message::new("flash-exception-saved"),
        cancelled => Message::new("flash-exception-saved-cancelled").with("count", cancelled),
    }
}

/// An exception that was just removed stands again; so many visits were cancelled for it.
pub fn exception_restored(cancelled: u32) -> Message {
    if cancelled == 0 { Message::new("flash-exception-restored") } else { exception_saved(cancelled) }
}

/// Leave or closed time is gone; so many visits in its time take place, so many something else still hits, and whoever enters it again says
/// anew what becomes of each.
pub fn removed_around(free: u32, still_hit: u32) -> Message {
    match (free, still_hit) {
        (free, 0) => Message::new("flash-exception-removed-visits").with("count", free),
        (0, hit) => Message::new("flash-exception-removed-hit").with("hit", hit),
        (free, hit) => Message::new("flash-exception-removed-some").with("count", free).with("hit", hit),
    }
}

/// Extra hours stand, and no visit can begin in them.
pub fn extra_makes_none() -> Message {
    Message::new("flash-extra-makes-none")
}

impl ExceptionRow {
    pub(super) fn sample(number: u8, kind: KindTag) -> Self {
        let whole = kind == KindTag::Leave;
        Self {
            id: ExceptionId::from_uuid(uuid::Uuid::from_u128(number.into())),
            kind,
            first: Day::of(date(2026, 11, 25)),
            from: (!whole).then(|| "14:00".into()),
            last: Day::of(if whole { date(2027, 1, 6) } else { date(2026, 11, 25) }),
            until: (!whole).then(|| "16:30".into()),
            reason: if whole { "Conference in Lyon" } else { "" }.into(),
        }
    }
}

impl WeekPage {
    fn sample(own: bool) -> Self {
        let monday = date(2026, 11, 23);
        let closed = ClosedDate { day: Day::of(date(2026, 12, 25)), label: "Christmas".into() };
        Self {
            whose: Whose::sample(own),
            accepts_bookings: own,
            daily_cap: own.then_some(12),
            today: Day::of(date(2026, 11, 24)),
            columns: sample_columns(monday),
            exceptions: (1..)
                .zip([KindTag::Leave, KindTag::Closed, KindTag::Extra])
                .map(|(n, kind)| ExceptionRow::sample(n, kind))
                .collect(),
            kinds: KindRow::samples(),
            closed_days: vec![closed.clone(), ClosedDate { day: Day::of(date(2027, 1, 1)), label: String::new() }],
            preview: Preview::sample(monday),
            trouble: None,
        }
    }
}

impl Preview {
    fn sample(monday: Date) -> Self {
        let day = |number: i64| PreviewDay {
            day: Day::of(after(monday, number)),
            is_over: number == 6,
            times: if number < 3 {
                (9..13).flat_map(|hour| [0, 30].map(|minute| format!("{hour:02}:{minute:02}"))).collect()
            } else {
                vec![]
            },
            left: [Some(2), Some(0)].get(usize::try_from(number).unwrap_or_default()).copied().flatten(),
            free: (number < 2).then_some(7),
            house_closed: match number {
                4 => Some("Founders' day".into()),
                5 => Some(String::new()),
                _ => None,
            },
            exceptions: if number == 3 { vec![KindTag::Leave, KindTag::Closed] } else { vec![] },
        };
        Self {
            days: (0..7).map(day).collect(),
            previous: Day::of(after(monday, -7)),
            following: Day::of(after(monday, 7)),
            horizon_days: 7,
            zone: When::sample(23, "00:00").zone,
            clocks: None,
            next_change: None,
        }
    }
}

fn after(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// A week of rules of every sort.
pub(super) fn sample_columns(monday: Date) -> Vec<Column> {
    (0..7).map(|number| Column { day: Day::of(after(monday, number)), rules: sample_rules(number) }).collect()
}

fn sample_rules(number: i64) -> Vec<RuleBlock> {
    let block = |id: i64, start: &str, end: &str, visits, from: Option<Date>, until: Option<Date>, stage| RuleBlock {
        id: RuleId::from_uuid(uuid::Uuid::from_u128((number * 10 + id).unsigned_abs().into())),
        start: start.into(),
        end: end.into(),
        minutes: 30,
        visits,
        from: from.map(Day::of),
        until: until.map(Day::of),
        staff_only: number == 2 && id == 4,
        stage,
    };
    let morning = block(1, "09:00", "12:00", 6, None, None, Stage::Now);
    match number {
        0 => vec![morning, block(2, "13:00", "17:00", 8, Some(date(2026, 12, 1)), Some(date(2027, 1, 31)), Stage::Coming)],
        1 => vec![morning, block(3, "22:00", "24:00", 4, None, Some(date(2026, 11, 1)), Stage::Over)],
        5 | 6 => vec![],
        _ => vec![morning, block(4, "13:00", "17:00", 8, Some(date(2026, 3, 1)), None, Stage::Now)],
    }
}

impl View for WeekPage {
    const TEMPLATE: &'static str = "availability/week.html";
    const PLACE: Place = Place::Hours;

    fn title(&self) -> Message {
        self.whose.title("hours-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let own = Self::sample(true);
        let sunday = Day::of(date(2026, 3, 29));
        let forward = clocks_forward(sunday.clone(), "02:00".into(), "03:00".into());
        let changing = Preview { clocks: Some(forward), next_change: Some(sunday), ..Preview::sample(date(2026, 3, 23)) };
        let back = clocks_back(Day::of(date(2027, 10, 31)), "03:00".into(), "02:00".into());
        let later = Preview { clocks: Some(back), next_change: Some(Day::of(date(2027, 3, 28))), ..Preview::sample(date(2027, 10, 25)) };
        let none = |column: Column| Column { rules: vec![], ..column };
        let empty = Self {
            columns: own.columns.clone().into_iter().map(none).collect(),
            exceptions: vec![],
            closed_days: vec![],
            kinds: vec![],
            preview: later,
            ..own.clone()
        };
        let wrong = Self { trouble: Some(week_malformed()), ..own.clone() };
        let stale = Self { trouble: Some(super::hours_seen_old()), ..own.clone() };
        vec![own.clone(), Self::sample(false), Self { preview: changing, ..own }, empty, wrong, stale]
    }
}
