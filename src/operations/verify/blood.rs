//! The stock of the blood bank against everything that ever moved.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Check;
use super::read::Rows;
use crate::capabilities::blood_bank::model::Lot;

/// Holds what there is, by group and day of expiry, against what came and went. A day below zero shows as too little moved in.
pub(super) fn check(rows: &Rows) -> Check {
    let mut differences: BTreeMap<(&str, Date), i64> = BTreeMap::new();
    let mut note = |group, lots: &[Lot], sign: i64| {
        for lot in lots {
            *differences.entry((group, lot.expires_on)).or_default() += sign * i64::from(lot.units);
        }
    };
    for stock in &rows.blood_stocks {
        note(stock.blood_group.word(), &stock.lots, 1);
    }
    for movement in &rows.blood_movements {
        note(movement.blood_group.word(), &movement.lots, if movement.cause.adds() { -1 } else { 1 });
    }
    let wrong = differences.into_iter().filter(|(_, by)| *by != 0).map(|((group, expires_on), by)| {
        let what = if by > 0 { "too many" } else { "too few" };
        format!("blood bank {group}: {} units {what} that expire on {expires_on}, by what moved", by.unsigned_abs())
    });
    Check::new("blood", "the stock of each blood group is what came less what went", "movements", rows.blood_movements.len(), wrong)
}
