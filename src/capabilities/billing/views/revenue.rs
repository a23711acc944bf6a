//! What a month earned, as a table and as bars of the months up to it.

use serde::Serialize;

use super::inr;
use crate::capabilities::billing::model::{MONTHS_BACK, Month, Turnover};
use crate::primitives::money::{Currency, Money};
use crate::web::bars::{Bars, Unit};
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
    /// Of this month, whatever they are in.
    pub invoices: i64,
    /// What they come to in each currency, the hospital's first.
    pub sums: Vec<SumLine>,
    /// In the hospital's currency, of this month.
    pub received: Money,
    /// The months up to this one in the hospital's currency, oldest first; empty: none of them issued or received anything.
    pub months: Vec<MonthBar>,
    /// `None`: nothing was received in it.
    pub bars: Option<Bars>,
    pub trouble: Option<Message>,
}

/// A month that can be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct MonthChoice {
    pub value: String,
    pub day: Day,
    pub current: bool,
}

/// What the month comes to in one currency.
#[derive(Debug, Clone, Serialize)]
pub struct SumLine {
    pub currency: Currency,
    pub issued: Money,
    pub received: Money,
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

/// What a month issued and received.
#[derive(Debug, Clone, Serialize)]
pub struct MonthBar {
    pub day: Day,
    pub issued: Money,
    pub received: Money,
}

/// What the months received, each under its number; `None` where none of them received anything.
#[must_use]
pub fn bars_of(months: &[(Month, Turnover)], currency: Currency) -> Option<Bars> {
    let bar = |(month, turnover): &(Month, Turnover)| (month.first().month().to_string(), turnover.received);
    let received = months.iter().any(|(_, turnover)| turnover.received > 0);
    received.then(|| Bars::of(&months.iter().map(bar).collect::<Vec<_>>(), Unit::Amount(currency)))
}

/// There is no such month to look at.
#[must_use]
pub fn no_such_month() -> Message {
    Message::new("months-no-such-month").with("months", i64::from(MONTHS_BACK))
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
            invoices: 6,
            sums: vec![SumLine { currency: inr(0).currency, issued: inr(300_000), received: inr(240_000) }],
            received: inr(240_000),
            months: months
                .iter()
                .map(|(month, turnover)| MonthBar {
                    day: Day::of(month.first()),
                    issued: inr(turnover.issued),
                    received: inr(turnover.received),
                })
                .collect(),
            bars: bars_of(&months, inr(0).currency),
            trouble: None,
        };
        let nothing = SumLine { currency: inr(0).currency, issued: inr(0), received: inr(0) };
        let none = Self { lines: vec![], invoices: 0, sums: vec![nothing], received: inr(0), months: vec![], bars: None, ..full.clone() };
        let unpaid = Self {
            lines: full.lines.iter().map(|line| EarnedLine { received: inr(0), ..line.clone() }).collect(),
            sums: full.sums.iter().map(|sum| SumLine { received: inr(0), ..sum.clone() }).collect(),
            received: inr(0),
            months: full.months.iter().map(|month| MonthBar { received: inr(0), ..month.clone() }).collect(),
            bars: None,
            ..full.clone()
        };
        let others = ["EUR", "JPY"].into_iter().filter_map(|code| code.parse::<Currency>().ok()).map(|currency| {
            let money = |amount| Money { amount, currency };
            SumLine { currency, issued: money(90_000), received: money(60_000) }
        });
        let several = Self { sums: full.sums.iter().cloned().chain(others).collect(), ..full.clone() };
        vec![full.clone(), several, none, unpaid, Self { trouble: Some(no_such_month()), ..full }]
    }
}
