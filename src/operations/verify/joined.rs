//! Accounts that gave way to another of the same patient, and what stands in their names.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::Check;
use super::read::Rows;
use crate::capabilities::appointments::model::Status;
use crate::capabilities::merging::model::{Over, VisitSeen};
use crate::primitives::ids::UserId;

/// The other is there, and nothing stands in the name of one that gave way: nobody would find it. But for cancelled visits and answered
/// wishes, with what was said for them: those are nobody's loss.
pub(super) fn check(rows: &Rows, now: Timestamp) -> Check {
    let mut findings = Vec::new();
    let mut over: BTreeMap<UserId, Over> = BTreeMap::new();
    for (gone, into) in &rows.joined {
        if !rows.people.contains(into) {
            findings.push(format!("{gone} gave way to {into}, which is not there"));
        }
    }
    for visit in rows.appointments.values() {
        let Some(into) = rows.joined.get(&visit.patient_id) else { continue };
        let gone = visit.patient_id;
        if visit.status != Status::Cancelled {
            findings.push(format!("{gone} gave way to {into}, and {} is its visit", visit.appointment_id));
        }
        over.entry(gone).or_default().visit(&VisitSeen { appointment_id: visit.appointment_id, status: visit.status });
    }
    for (gone, wish) in &rows.wishes {
        over.entry(*gone).or_default().wish(wish, now);
    }
    let is_over = |gone: &UserId, item: &str| over.get(gone).is_some_and(|over| over.has(item));
    let stands: BTreeSet<_> =
        rows.stands.iter().filter(|(_, gone, item)| !is_over(gone, item)).map(|(table, gone, _)| (table, gone)).collect();
    for (table, gone) in stands {
        let into = rows.joined.get(gone);
        findings.extend(into.map(|into| format!("{gone} gave way to {into}, and there are {} in its name", table.definition().name)));
    }
    Check::new("joined", "nothing stands in the name of an account that gave way to another", "accounts", rows.joined.len(), findings)
}
