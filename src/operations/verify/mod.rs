//! `caredesk verify`: the house's invariants (data-model.md), proved over whole tables.
//!
//! I1 to I4, I6 and I9 are checked here; I5 (a subscriber who drops repeats sees versions in order) is a property of
//! deliveries in time and is checked by the tests of the drain; of I9 only the HMACs, since seals do not exist yet: a
//! changed or added entry shows, one that was removed does not. I7 and I8 come with the capabilities they speak of.
//! The numbers of the overview are held against what they count. Findings name rows by their ids and nothing else.

mod calendar;
mod events;
mod read;
mod totals;

use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use jiff::Timestamp;

use crate::capabilities::calendar::model::Quantum;
use crate::identity::audit::Audit;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use read::Rows;

/// How often a finding must be made before it counts while the house is at work.
const PASSES: u32 = 3;
/// Between two passes: longer than any transaction takes.
const BETWEEN: Duration = Duration::from_secs(4);
/// Rows named per invariant; the rest is counted.
const NAMED: usize = 20;

/// One invariant, looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// `I1` to `I9`, or what is looked at besides.
    pub id: &'static str,
    /// What must hold.
    pub what: &'static str,
    /// Of what so many were looked at.
    pub unit: &'static str,
    pub counted: usize,
    /// One line per violation: ids only.
    pub findings: BTreeSet<String>,
}

impl Check {
    fn new(id: &'static str, what: &'static str, unit: &'static str, counted: usize, findings: impl IntoIterator<Item = String>) -> Self {
        Self { id, what, unit, counted, findings: findings.into_iter().collect() }
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub checks: Vec<Check>,
}

impl Report {
    /// Whether every invariant holds.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.checks.iter().all(|check| check.findings.is_empty())
    }

    /// What this report and an earlier one both found: what was under way in between is in one of them only.
    #[must_use]
    fn lasting(mut self, earlier: &Self) -> Self {
        for (check, before) in self.checks.iter_mut().zip(&earlier.checks) {
            check.findings.retain(|finding| before.findings.contains(finding));
        }
        self
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Check { id, what, unit, counted, findings } in &self.checks {
            let verdict = match findings.len() {
                0 => "holds".to_owned(),
                violations => format!("VIOLATED {violations} times"),
            };
            writeln!(f, "{id:<5} {verdict:<18} {counted:>9} {unit:<14} {what}")?;
            for finding in findings.iter().take(NAMED) {
                writeln!(f, "        {finding}")?;
            }
            if findings.len() > NAMED {
                writeln!(f, "        and {} more", findings.len() - NAMED)?;
            }
        }
        Ok(())
    }
}

/// Looks once at everything. For a house where nothing happens meanwhile: a test, or after a restart.
pub async fn check(storage: &Storage, audit: &Audit, quantum: Quantum, now: Timestamp) -> Result<Report, StorageError> {
    let rows = Rows::read(storage, audit).await?;
    let mut checks = vec![Check::new(
        "rows",
        "every row can be read",
        "rows",
        rows.appointments.len() + rows.ledgers.len() + rows.events.len(),
        rows.unreadable.clone(),
    )];
    checks.extend(calendar::checks(&rows, quantum));
    checks.extend(events::checks(&rows, now));
    checks.push(totals::check(&rows, now));
    checks.push(Check::new(
        "I9",
        "every audit entry is as it was written (its HMAC; there are no seals yet)",
        "entries",
        rows.audit_entries,
        rows.changed_entries.clone(),
    ));
    Ok(Report { checks })
}

/// Looks at a house at work: a finding counts when it lasts.
pub async fn check_at_work(storage: &Storage, audit: &Audit, quantum: Quantum, now: Timestamp) -> Result<Report, StorageError> {
    let mut report = check(storage, audit, quantum, now).await?;
    for _ in 1..PASSES {
        if report.is_clean() {
            break;
        }
        tokio::time::sleep(BETWEEN).await;
        report = check(storage, audit, quantum, now).await?.lasting(&report);
    }
    Ok(report)
}
