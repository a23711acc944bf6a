//! What months earn: a page, and a file for spreadsheets.

use axum::response::Response;
use http::StatusCode;
use serde::Deserialize;

use super::Office;
use crate::access::grant::Granted;
use crate::access::permissions::ManageBilling;
use crate::capabilities::billing::model::{Month, Turnover};
use crate::capabilities::billing::service::{Revenue, RevenueLine};
use crate::capabilities::billing::views::{EarnedLine, MonthBar, MonthChoice, RevenuePage, SumLine, bars_of, no_such_month};
use crate::primitives::money::{Currency, Money};
use crate::web::csv;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::say::Day;

/// Where it is.
pub(super) const HERE: &str = "/admin/revenue";

/// Which month; this one when none is named.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    month: Option<String>,
}

impl Which {
    fn read(self, this: Month) -> (Month, bool) {
        let asked = self.month.filter(|month| !month.is_empty());
        let read = asked.as_deref().map(str::parse::<Month>);
        match read {
            None => (this, true),
            Some(Ok(month)) if this.choices().any(|choice| choice == month) => (month, true),
            Some(_) => (this, false),
        }
    }
}

pub(super) async fn show(
    grant: Granted<ManageBilling>,
    office: Office,
    ApiQuery(which): ApiQuery<Which>,
    page: Page,
) -> Result<Response, Refusal> {
    let this = Month::of(office.billing.today());
    let (month, good) = which.read(this);
    let revenue = office.billing.revenue(&grant, month).await?;
    let sums = revenue.sums();
    let Revenue { lines, months, currency, .. } = revenue;
    let money = |amount| Money { amount, currency };
    let own = months.last().map_or_else(Turnover::default, |(_, turnover)| *turnover);
    let choice = |one: Month| MonthChoice { value: one.to_string(), day: Day::of(one.first()), current: one == month };
    let sum = |(currency, sum): &(Currency, Turnover)| SumLine {
        currency: *currency,
        issued: Money { amount: sum.issued, currency: *currency },
        received: Money { amount: sum.received, currency: *currency },
    };
    let bar = |(month, turnover): &(Month, Turnover)| MonthBar {
        day: Day::of(month.first()),
        issued: money(turnover.issued),
        received: money(turnover.received),
    };
    let moved = months.iter().any(|(_, turnover)| (turnover.issued, turnover.received) != (0, 0));
    let line = |line: RevenueLine| EarnedLine {
        department: line.department,
        doctor: line.doctor,
        invoices: line.earned.turnover.invoices,
        issued: Money { amount: line.earned.turnover.issued, currency: line.earned.currency },
        received: Money { amount: line.earned.turnover.received, currency: line.earned.currency },
    };
    let view = RevenuePage {
        month: Day::of(month.first()),
        choices: this.choices().map(choice).collect(),
        csv: format!("{HERE}.csv?month={month}"),
        lines: lines.into_iter().map(line).collect(),
        sums: sums.iter().map(sum).collect(),
        invoices: sums.iter().map(|(_, sum)| sum.invoices).sum(),
        received: money(own.received),
        bars: bars_of(&months, currency),
        months: months.iter().filter(|_| moved).map(bar).collect(),
        trouble: (!good).then(no_such_month),
    };
    page.again(if good { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &view)
}

/// The same as a file: amounts as they are typed, without a sign of the currency, so that a spreadsheet adds them up.
pub(super) async fn sheet(grant: Granted<ManageBilling>, office: Office, ApiQuery(which): ApiQuery<Which>) -> Result<Response, Refusal> {
    let (month, good) = which.read(Month::of(office.billing.today()));
    if !good {
        return Err(Refusal::NotFound);
    }
    let revenue = office.billing.revenue(&grant, month).await?;
    let columns = ["month", "department", "doctor", "currency", "invoices", "issued", "received"];
    let row = |line: RevenueLine| {
        let typed = |amount| {
            let sign = if amount < 0 { "-" } else { "" };
            format!("{sign}{}", Money { amount, currency: line.earned.currency }.plain())
        };
        let turnover = line.earned.turnover;
        let (issued, received) = (typed(turnover.issued), typed(turnover.received));
        let currency = line.earned.currency.to_string();
        [month.to_string(), line.department, line.doctor, currency, turnover.invoices.to_string(), issued, received]
    };
    csv::file(&format!("revenue-{month}.csv"), columns, revenue.lines.into_iter().map(row))
}
