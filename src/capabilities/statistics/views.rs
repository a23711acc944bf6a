//! What the page of statistics shows.

use serde::Serialize;

use super::model::Step;
use crate::primitives::money::{Currency, Money};
use crate::web::bars::{Bars, Unit};
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::say::Day;
use crate::web::texts::Message;

/// `GET /admin/statistics?from=&to=&department=`.
#[derive(Debug, Clone, Serialize)]
pub struct StatisticsPage {
    pub from: Day,
    pub to: Day,
    pub fields: Asked,
    pub departments: Vec<Choice>,
    /// Ranges that are asked for often.
    pub presets: Vec<Preset>,
    /// The same as a file.
    pub csv: String,
    /// The days may be of two time zones.
    pub recount_due: bool,
    /// Nothing happened in this range.
    pub empty: bool,
    pub total: Line,
    /// By day, week or month, the first one first.
    pub step: &'static str,
    pub steps: Vec<StepLine>,
    pub charts: Charts,
    /// Those of whom there is something, the most visits first.
    pub by_department: Vec<Line>,
    pub by_doctor: Vec<Line>,
}

/// What was asked for.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Asked {
    pub from: Field,
    pub to: Field,
    pub department: Field,
}

/// A department that can be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub value: String,
    pub name: String,
}

/// A range that is one press away.
#[derive(Debug, Clone, Serialize)]
pub struct Preset {
    pub words: Message,
    pub href: String,
    pub current: bool,
}

/// The numbers of a row, as people write them.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// What the row is about; empty when it is gone.
    pub name: String,
    /// A doctor's department.
    pub beside: Option<String>,
    pub visits: String,
    pub completed: String,
    pub cancelled: String,
    pub absent: String,
    /// `4.2`; `None` of nobody.
    pub absent_rate: Option<String>,
    /// In minutes; `None` when nobody checked in and was called.
    pub wait: Option<String>,
    pub issued: Money,
    pub received: Money,
    /// Of the row with the most visits, in percent.
    pub share: i64,
}

/// A step of the range, and its numbers.
#[derive(Debug, Clone, Serialize)]
pub struct StepLine {
    pub begins: Day,
    pub line: Line,
}

/// The same numbers, drawn.
#[derive(Debug, Clone, Serialize)]
pub struct Charts {
    pub visits: Bars,
    /// In percent.
    pub absent: Bars,
    /// In minutes.
    pub wait: Bars,
    pub received: Bars,
}

impl Step {
    /// As templates know it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }
}

impl View for StatisticsPage {
    const TEMPLATE: &'static str = "statistics/statistics.html";
    const PLACE: Place = Place::Statistics;

    fn title(&self) -> Message {
        Message::new("statistics-title")
    }

    fn has_errors(&self) -> bool {
        self.fields.from.is_wrong() || self.fields.to.is_wrong() || self.fields.department.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let inr = |amount| Money { amount, currency: sample_currency() };
        let day = |number| Day::of(jiff::civil::date(2026, 11, number));
        let line = |name: &str, beside: Option<&str>, visits: &str, share| Line {
            name: name.into(),
            beside: beside.map(Into::into),
            visits: visits.into(),
            completed: "30".into(),
            cancelled: "4".into(),
            absent: "2".into(),
            absent_rate: Some("6.3".into()),
            wait: Some("11.5".into()),
            issued: inr(3_000_000),
            received: inr(2_650_000),
            share,
        };
        let unknown = Line { absent_rate: None, wait: None, ..line("", Some(""), "1", 3) };
        let numbers: Vec<(String, i64)> = (1..=30).map(|day| (day.to_string(), (day * 7) % 11)).collect();
        let bars = |unit| Bars::of(&numbers, unit);
        let busy = Self {
            from: day(1),
            to: day(30),
            fields: Asked { from: Field::of("2026-11-01"), to: Field::of("2026-11-30"), department: Field::default() },
            departments: vec![Choice { value: "dpt_00000000000000000000000001".into(), name: "Heart".into() }],
            presets: vec![
                Preset { words: Message::new("statistics-this-month"), href: "/admin/statistics".into(), current: true },
                Preset {
                    words: Message::new("statistics-last-month"),
                    href: "/admin/statistics?from=2026-10-01&to=2026-10-31".into(),
                    current: false,
                },
            ],
            csv: "/admin/statistics.csv?from=2026-11-01&to=2026-11-30".into(),
            recount_due: false,
            empty: false,
            total: line("", None, "34", 100),
            step: Step::Day.word(),
            steps: vec![
                StepLine { begins: day(1), line: line("", None, "5", 50) },
                StepLine { begins: day(2), line: Line { absent_rate: None, wait: None, ..line("", None, "0", 0) } },
            ],
            charts: Charts {
                visits: bars(Unit::Number),
                absent: bars(Unit::Number),
                wait: bars(Unit::Number),
                received: bars(Unit::Amount(sample_currency())),
            },
            by_department: vec![line("Heart", None, "33", 100), Line { beside: None, ..unknown.clone() }],
            by_doctor: vec![line("Dr Leena Farah-Castellanos", Some("Heart"), "33", 100), unknown],
        };
        let wrong = Asked { to: Field::wrong("2026-10-01", crate::web::range::backwards()), ..busy.fields.clone() };
        let of_one = Asked { department: Field::of("dpt_00000000000000000000000001"), ..busy.fields.clone() };
        vec![
            Self { empty: true, steps: vec![], by_department: vec![], by_doctor: vec![], ..busy.clone() },
            Self { fields: wrong, ..busy.clone() },
            Self { fields: of_one, step: Step::Week.word(), ..busy.clone() },
            Self { step: Step::Month.word(), recount_due: true, ..busy.clone() },
            busy,
        ]
    }
}

fn sample_currency() -> Currency {
    crate::capabilities::settings::model::Settings::default().currency
}

/// The department in the address is none.
#[must_use]
pub fn no_such_department() -> Message {
    Message::new("field-unknown-department")
}

/// Every page of this slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    Sample::all_of::<StatisticsPage>(Audience::Administrator)
}
