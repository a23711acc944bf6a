//! Accounts that gave way to another of the same patient, and what stands in their names.

use super::Check;
use super::read::Rows;

/// The other is there, and nothing stands in the name of one that gave way: nobody would find it.
pub(super) fn check(rows: &Rows) -> Check {
    let mut findings = Vec::new();
    for (gone, into) in &rows.joined {
        if !rows.people.contains(into) {
            findings.push(format!("{gone} gave way to {into}, which is not there"));
        }
        let visits = rows.appointments.values().filter(|visit| visit.patient_id == *gone);
        findings.extend(visits.map(|visit| format!("{gone} gave way to {into}, and {} is its visit", visit.appointment_id)));
        let stands = rows.stands.iter().filter(|(_, whose)| whose == gone);
        findings
            .extend(stands.map(|(table, _)| format!("{gone} gave way to {into}, and there are {} in its name", table.definition().name)));
    }
    Check::new("joined", "nothing stands in the name of an account that gave way to another", "accounts", rows.joined.len(), findings)
}
