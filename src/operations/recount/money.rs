//! What the months should have earned: recounted from the invoices themselves.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::capabilities::billing::model::{Earned, Invoice, Month, Turnover};
use crate::capabilities::billing::store::{kind_of, read_earned};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::money::Currency;
use crate::storage::item::{Item, from_item};
use crate::storage::tables::Table;

/// Month, currency, department and doctor of a row.
type Whose = (Month, Currency, DepartmentId, UserId);

/// A row that is not as it should be: as it was read, and as it should stand.
pub(super) type Wrong = (Month, Option<Earned>, Earned);

/// Everything about money, gathered row by row. Rows that cannot be read are passed over: `verify` names them.
#[derive(Debug, Default)]
pub(in super::super) struct Money {
    /// Of each day, invoices too.
    should: BTreeMap<Whose, BTreeMap<Date, Turnover>>,
    kept: BTreeMap<Whose, Earned>,
}

impl Money {
    pub(super) fn note(&mut self, table: Table, row: &Item) {
        match table {
            Table::Billing => {
                let item = row.get("item").and_then(|item| item.as_s().ok());
                let is_invoice = item.and_then(|item| kind_of(item)) == Some("invoice");
                if is_invoice && let Ok(invoice) = from_item(table, row.clone()) {
                    self.invoice(&invoice);
                }
            }
            Table::Directory => {
                let read = read_earned(row).and_then(Result::ok);
                self.kept.extend(read.map(|(month, one)| ((month, one.currency, one.department_id, one.doctor_id), one)));
            }
            _ => {}
        }
    }

    fn invoice(&mut self, invoice: &Invoice) {
        for (day, turnover) in Turnover::of_invoice(invoice) {
            let whose = (Month::of(day), invoice.currency, invoice.department_id, invoice.doctor_id);
            let sum = self.should.entry(whose).or_default().entry(day).or_default();
            *sum = sum.and(turnover);
        }
    }

    /// Every row that earned other sums than its invoices, in all or on a day.
    pub(super) fn differing(&self) -> Vec<Wrong> {
        let nothing = BTreeMap::new();
        let named = self.should.keys().chain(self.kept.keys().filter(|whose| !self.should.contains_key(*whose)));
        let pair = |whose: &Whose| {
            let (month, currency, department_id, doctor_id) = *whose;
            let (kept, days) = (self.kept.get(whose), self.should.get(whose).unwrap_or(&nothing));
            let turnover = Turnover::sum(days.values());
            let days = worth_saying(days.iter().map(|(day, sum)| (*day, Turnover { invoices: 0, ..*sum })));
            let same = kept.map_or(turnover.is_nothing() && days.is_empty(), |kept| {
                kept.turnover == turnover && worth_saying(kept.days.iter().map(|(day, sum)| (*day, *sum))) == days
            });
            (!same).then(|| (month, kept.cloned(), Earned { currency, department_id, doctor_id, turnover, days, changes: 0 }))
        };
        named.filter_map(pair).collect()
    }
}

fn worth_saying(days: impl Iterator<Item = (Date, Turnover)>) -> BTreeMap<Date, Turnover> {
    days.filter(|(_, turnover)| !turnover.is_nothing()).collect()
}

/// One line for each row that says other sums than its invoices, so that the same fault is the same line.
pub(in super::super) fn wrong_months(money: &Money) -> Vec<String> {
    let line = |(month, _, should): Wrong| {
        let Earned { currency, department_id, doctor_id, .. } = should;
        format!(
            "{month} {currency} {department_id} {doctor_id} earned other sums than its invoices, in all or on a day; caredesk job recount counts anew"
        )
    };
    money.differing().into_iter().map(line).collect()
}
