//! Booked visits in the way of new hours: what of them a page lists, and what was said about each.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Choice, Clash};
use super::super::views::VisitRow;
use super::fill::Fill;
use crate::primitives::ids::AppointmentId;
use crate::web::texts::count;

/// Visits listed one by one; more are counted, and stay unless all are to be cancelled.
const LISTED: usize = 100;

/// The visits to list, earliest first, and how many are not.
pub(super) fn listed(fill: &Fill, clashes: &[Clash], ticked: &BTreeSet<AppointmentId>) -> (Vec<VisitRow>, u32) {
    let mut sorted: Vec<&Clash> = clashes.iter().collect();
    sorted.sort_by_key(|clash| clash.time);
    let rows = sorted.iter().take(LISTED).map(|clash| fill.visit(clash, ticked.contains(&clash.appointment))).collect();
    (rows, count(clashes.len().saturating_sub(LISTED)))
}

/// Ids as a hidden field carries them.
pub(super) fn joined(clashes: &[Clash]) -> String {
    clashes.iter().map(|clash| clash.appointment.to_string()).collect::<Vec<_>>().join(" ")
}

/// The ids of such a field; what is no id of ours is left out.
pub(super) fn parted(ids: &str) -> BTreeSet<AppointmentId> {
    ids.split(' ').filter_map(|id| id.parse().ok()).collect()
}

/// What was said about visits: of those that were `asked` about, the ticked ones (or all) are to be cancelled, the others stay.
pub(super) fn choices(asked: &str, ticked: &[String], all: &str) -> BTreeMap<AppointmentId, Choice> {
    let ticked = ticked_ids(ticked);
    let choice = |id: &AppointmentId| if all == "yes" || ticked.contains(id) { Choice::Cancel } else { Choice::Keep };
    parted(asked).into_iter().map(|id| (id, choice(&id))).collect()
}

pub(super) fn ticked_ids(ticked: &[String]) -> BTreeSet<AppointmentId> {
    ticked.iter().filter_map(|id| id.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn f22_only_visits_that_were_asked_about_are_cancelled() {
        let id = |number| AppointmentId::from_uuid(Uuid::from_u128(number));
        let asked = format!("{} {} x", id(1), id(2));
        let ticked = [id(2).to_string(), id(3).to_string(), "nobody".to_owned()];
        assert_eq!(choices(&asked, &ticked, ""), BTreeMap::from([(id(1), Choice::Keep), (id(2), Choice::Cancel)]));
        assert!(choices(&asked, &[], "yes").values().all(|choice| *choice == Choice::Cancel));
        assert!(choices("", &ticked, "yes").is_empty());
    }
}
