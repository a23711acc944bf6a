//! The statistics against the visits they count.

use super::super::recount::wrong_statistics;
use super::Check;
use super::read::Rows;

pub(super) fn check(rows: &Rows) -> Check {
    let what = "the statistics count the visits there are, less what was not heard yet";
    Check::new("days", what, "appointments", rows.appointments.len(), wrong_statistics(&rows.census.days, &rows.settings.zone))
}
