//! `caredesk verify`: the house's invariants (data-model.md), proved over whole tables.
//!
//! I1 to I4, I6, I7 and I9 are checked here; I5 (a subscriber who drops repeats sees versions in order) is a property of
//! deliveries in time and is checked by the tests of the drain. I9 is two lines: every entry's own HMAC, and the seals over
//! them all, which show what was taken away. I8 is checked by the tests of reading.
//! The numbers of the overview and the statistics are held against what they count, the stock of the blood bank against what moved, the numbers
//! of waiting rooms against who came, and joined accounts against what stands in the name of those that gave way. Findings name rows by their ids and nothing else.

mod billing;
mod blood;
mod calendar;
mod chat;
mod events;
mod files;
mod joined;
mod queue;
mod read;
mod repairs;
mod seals;
mod statistics;
mod totals;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use jiff::Timestamp;

use crate::capabilities::calendar::model::Quantum;
use crate::files::objects::Objects;
use crate::identity::audit::Audit;
use crate::identity::seals::{Cabinet, CabinetError};
use crate::storage::Storage;
use read::Rows;
use seals::Kept;

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
    pub what: Cow<'static, str>,
    /// Of what so many were looked at.
    pub unit: &'static str,
    pub counted: usize,
    /// One line per violation: ids only.
    pub findings: BTreeSet<String>,
}

impl Check {
    fn new(
        id: &'static str,
        what: impl Into<Cow<'static, str>>,
        unit: &'static str,
        counted: usize,
        findings: impl IntoIterator<Item = String>,
    ) -> Self {
        Self { id, what: what.into(), unit, counted, findings: findings.into_iter().collect() }
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

/// What the rows are held against.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// The keys of the audit trail.
    pub audit: Audit,
    pub seals: Cabinet,
    /// Patients' files.
    pub files: Objects,
}

/// Looks once at everything. For a house where nothing happens meanwhile: a test, or after a restart.
pub async fn check(storage: &Storage, evidence: &Evidence, quantum: Quantum, now: Timestamp) -> Result<Report, CabinetError> {
    // The seals first: what is sealed meanwhile then cannot be missed.
    let kept = Kept::read(&evidence.seals).await?;
    let rows = Rows::read(storage, &evidence.audit).await?;
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
    checks.push(statistics::check(&rows));
    checks.push(queue::check(&rows, now));
    checks.push(blood::check(&rows));
    checks.push(repairs::check(&rows, now));
    checks.push(billing::check(&rows));
    checks.push(chat::check(&rows));
    checks.push(joined::check(&rows, now));
    checks.push(files::check(&rows, &evidence.files, now).await?);
    checks.push(Check::new(
        "I9",
        "every audit entry is as it was written",
        "entries",
        rows.audit_entries.len(),
        rows.changed_entries.iter().map(|name| format!("{name} was changed, or not written by this house: its own HMAC does not match")),
    ));
    checks.push(seals::check(&kept, &rows.audit_entries));
    Ok(Report { checks })
}

/// Looks at a house at work: a finding counts when it lasts.
pub async fn check_at_work(storage: &Storage, evidence: &Evidence, quantum: Quantum, now: Timestamp) -> Result<Report, CabinetError> {
    let mut report = check(storage, evidence, quantum, now).await?;
    for _ in 1..PASSES {
        if report.is_clean() {
            break;
        }
        tokio::time::sleep(BETWEEN).await;
        report = check(storage, evidence, quantum, now).await?.lasting(&report);
    }
    Ok(report)
}
