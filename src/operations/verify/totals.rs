//! The overview's numbers against what they count.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::Check;
use super::read::Rows;
use crate::storage::totals::Total;

/// Says by how much each number is wrong, so that the same fault is the same finding while the house is at work.
pub(super) fn check(rows: &Rows, now: Timestamp) -> Check {
    let should = rows.census.totals(&rows.settings.zone, now);
    let today = rows.settings.zone.date(now);
    let named: BTreeSet<Total> = rows.totals.counted_from(today).chain(should.counted_from(today)).collect();
    let wrong = |total: &Total| {
        let difference = rows.totals.exactly(*total) - should.exactly(*total);
        let (by, what) = (difference.unsigned_abs(), if difference > 0 { "too many" } else { "too few" });
        (difference != 0).then(|| format!("overview {}: {by} {what}; caredesk job recount counts anew", total.name()))
    };
    let what = "the overview counts what is there, less what was not heard yet";
    Check::new("totals", what, "appointments", rows.appointments.len(), named.iter().filter_map(wrong))
}
