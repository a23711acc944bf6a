//! Visits that leave has hit: what is open, listed, due and kept says the same.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::Check;
use super::read::Rows;
use crate::capabilities::repairs::model::{Kept, Repair};
use crate::primitives::ids::HoldId;

/// Every open repair stands in the list of the house as it is, has its moment, and its times stand on their doctors' ledgers until
/// their end, or its patient has booked them; nothing else stands in the list.
pub(super) fn check(rows: &Rows, now: Timestamp) -> Check {
    let held: BTreeSet<HoldId> = rows.ledgers.iter().flat_map(|ledger| ledger.holds.iter().map(|hold| hold.id)).collect();
    let mut findings = Vec::new();
    let open: Vec<&Repair> = rows.repairs.iter().filter(|repair| repair.state.is_open()).collect();
    for repair in &open {
        let visit = repair.about.appointment_id;
        if !rows.listed_repairs.contains(repair) {
            findings.push(format!("the repair of {visit} is not in the list of the house as it is"));
        }
        let booked = |kept: &Kept| {
            rows.appointments.values().any(|visit| {
                let who = (visit.patient_id, visit.doctor_id) == (repair.about.patient_id, kept.doctor_id);
                who && visit.start == kept.start && visit.status.holds_time()
            })
        };
        let kept = |kept: &&Kept| now < kept.until && !held.contains(&kept.hold_id) && !booked(kept);
        findings.extend(
            repair.times.iter().filter(kept).map(|kept| format!("the repair of {visit} names {}, which nobody keeps", kept.hold_id)),
        );
    }
    let due = |repair: &&Repair| repair.due_row().is_some_and(|due| !rows.due_repairs.contains(&due.item));
    findings.extend(rows.repairs.iter().filter(due).map(|repair| format!("nobody looks at the repair of {}", repair.about.appointment_id)));
    let stray = |listed: &&Repair| !open.contains(listed);
    findings.extend(
        rows.listed_repairs.iter().filter(stray).map(|repair| format!("{} is listed and not to be repaired", repair.about.appointment_id)),
    );
    Check::new("repairs", "visits that leave has hit are listed, due and kept for as they are", "repairs", rows.repairs.len(), findings)
}
