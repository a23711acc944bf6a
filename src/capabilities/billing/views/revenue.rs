//! What a month earned, as a table and as bars of the months up to it.

use jiff::Timestamp;
use serde::Serialize;

use super::inr;
use crate::capabilities::billing::model::{Month, Turnover};
use crate::capabilities::wellbeing::model::{Frame, Scale};
use crate::primitives::money::{Currency, Money};
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::Day;
use crate::web::texts::Message;

/// `GET /admin/revenue?month=`.
#[derive(Debug, Clone, Serialize)]
pub struct RevenuePage {
    /// The month, by its first day.
    pub month: Day,
    pub choices: Vec<MonthChoice>,
    pub csv: String,
    pub lines: Vec<EarnedLine>,
    /// In the hospital's currency: of this month.
    pub issued: Money,
    pub received: Money,
    pub invoices: i64,
    /// The months up to this one, oldest first.
    pub bars: Vec<MonthBar>,
    pub wide: Drawing,
    pub slim: Drawing,
    pub trouble: Option<Message>,
}

/// A month that can be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct MonthChoice {
    pub value: String,
    pub day: Day,
    pub current: bool,
}

/// What one doctor earned for one department.
#[derive(Debug, Clone, Serialize)]
pub struct EarnedLine {
    pub department: String,
    pub doctor: String,
    pub invoices: i64,
    pub issued: Money,
    pub received: Money,
}

/// What a month received.
#[derive(Debug, Clone, Serialize)]
pub struct MonthBar {
    pub day: Day,
    pub issued: Money,
    pub received: Money,
}

/// One drawing, in pixels.
#[derive(Debug, Clone, Serialize)]
pub struct Drawing {
    pub width: i64,
    pub height: i64,
    pub left: i64,
    pub right: i64,
    pub bottom: i64,
    pub grid: Vec<(i64, Money)>,
    pub bars: Vec<Bar>,
}

/// One month.
#[derive(Debug, Clone, Serialize)]
pub struct Bar {
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
    pub middle: i64,
    /// `11`.
    pub label: String,
}

const HEIGHT: i64 = 200;
const GAP: i64 = 8;
/// How wide each is drawn.
pub const WIDE: i64 = 640;
pub const SLIM: i64 = 320;

impl Drawing {
    /// What the months received, in whole units of the currency so that the numbers beside the lines are short.
    #[must_use]
    pub fn of(months: &[(Month, Turnover)], currency: Currency, width: i64) -> Self {
        let unit = 10_i64.pow(currency.minor_digits());
        let frame = Frame { left: 84, right: width - 12, top: 12, bottom: HEIGHT - 32 };
        let values: Vec<i64> = months.iter().map(|(_, turnover)| turnover.received.max(0) / unit).chain([0]).collect();
        let scale = Scale::around(frame, (Timestamp::UNIX_EPOCH, Timestamp::UNIX_EPOCH), &values, 1);
        let room = (frame.right - frame.left) / i64::try_from(months.len()).unwrap_or(1).max(1);
        let bar = |(place, (month, turnover)): (usize, &(Month, Turnover))| {
            let x = frame.left + room * i64::try_from(place).unwrap_or_default();
            let y = scale.y(turnover.received.max(0) / unit);
            let label = month.first().month().to_string();
            Bar { x: x + GAP / 2, y, width: (room - GAP).max(1), height: frame.bottom - y, middle: x + room / 2, label }
        };
        Self {
            width,
            height: HEIGHT,
            left: frame.left,
            right: frame.right,
            bottom: frame.bottom,
            grid: scale.grid().into_iter().map(|value| (scale.y(value), Money { amount: value * unit, currency })).collect(),
            bars: months.iter().enumerate().map(bar).collect(),
        }
    }
}

impl View for RevenuePage {
    const TEMPLATE: &'static str = "billing/revenue.html";
    const PLACE: Place = Place::Revenue;

    fn title(&self) -> Message {
        Message::new("revenue-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let day = |month| Day::of(jiff::civil::date(2026, month, 1));
        let months: Vec<(Month, Turnover)> = (6..12)
            .map(|month| {
                let received = i64::from(month) * 100_000;
                (Month::of(jiff::civil::date(2026, month, 1)), Turnover { invoices: 3, issued: received + 50_000, received })
            })
            .collect();
        let line = |department: &str, doctor: &str| EarnedLine {
            department: department.into(),
            doctor: doctor.into(),
            invoices: 3,
            issued: inr(150_000),
            received: inr(120_000),
        };
        let full = Self {
            month: day(11),
            choices: vec![
                MonthChoice { value: "2026-11".into(), day: day(11), current: true },
                MonthChoice { value: "2026-10".into(), day: day(10), current: false },
            ],
            csv: "/admin/revenue.csv?month=2026-11".into(),
            lines: vec![line("Heart", "Dr Leena Farah"), line("", "")],
            issued: inr(300_000),
            received: inr(240_000),
            invoices: 6,
            bars: months
                .iter()
                .map(|(month, turnover)| MonthBar {
                    day: Day::of(month.first()),
                    issued: inr(turnover.issued),
                    received: inr(turnover.received),
                })
                .collect(),
            wide: Drawing::of(&months, inr(0).currency, WIDE),
            slim: Drawing::of(&months, inr(0).currency, SLIM),
            trouble: None,
        };
        let none = Self { lines: vec![], invoices: 0, issued: inr(0), received: inr(0), ..full.clone() };
        vec![full.clone(), none, Self { trouble: Some(Message::new("months-no-such-month")), ..full }]
    }
}
