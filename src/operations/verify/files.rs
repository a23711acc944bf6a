//! I7: reports against the objects of their bucket, and objects against reports.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use jiff::Timestamp;

use super::Check;
use super::read::Rows;
use crate::capabilities::reports::model::{Report, State, sha256_of};
use crate::files::FileError;
use crate::files::objects::Objects;
use crate::primitives::ids::ReportId;
use crate::primitives::time::after;

/// Files read side by side: each may be as large as the house takes.
const AT_ONCE: usize = 4;
/// What arrived and belongs to nothing is swept within a day, in seconds.
const DAY: i64 = 24 * 60 * 60;

/// Holds what the rows say against what lies in the bucket. Reads every kept file whole: its hash is its proof.
pub(super) async fn check(rows: &Rows, files: &Objects, now: Timestamp) -> Result<Check, FileError> {
    let lying = files.sizes().await?;
    let mut findings = strays(rows, &lying, now);
    let kept = rows.reports.iter().filter_map(|report| Some((report, report.kept_at()?)));
    let looking = kept.map(|(report, key)| async move { against(report, &key, files).await });
    let found: Vec<Option<String>> = stream::iter(looking).buffer_unordered(AT_ONCE).try_collect().await?;
    findings.extend(found.into_iter().flatten());
    let what = "every report has its file as it was checked, and every file belongs to a report";
    Ok(Check::new("I7", what, "files", lying.len(), findings))
}

/// What is wrong with the file of a report that can be taken.
async fn against(report: &Report, key: &str, files: &Objects) -> Result<Option<String>, FileError> {
    let id = report.report_id;
    let Some(bytes) = files.read(key).await? else { return Ok(Some(format!("the file of {id} is missing"))) };
    let hash = sha256_of(&bytes);
    let is_as_checked = bytes.len() as u64 == report.size && Some(hash) == report.sha256;
    Ok((!is_as_checked).then(|| format!("the file of {id} is not the one that was checked")))
}

/// Files that nothing is known of, and that nobody is going to sweep.
fn strays(rows: &Rows, lying: &BTreeMap<String, u64>, now: Timestamp) -> Vec<String> {
    let owed: BTreeSet<&str> = rows.work_on_reports.iter().flat_map(|work| work.keys.iter().map(String::as_str)).collect();
    let reports: BTreeMap<ReportId, &Report> = rows.reports.iter().map(|report| (report.report_id, report)).collect();
    let belongs = |key: &str| {
        let Some((id, kept)) = named(key) else { return false };
        let report = reports.get(&id);
        if !kept {
            return report.is_some() || now < after(id.made_at(), DAY);
        }
        // Kept already, and not said: the next look keeps the same and says so.
        report.is_some_and(|report| {
            report.state == State::Checking || [report.kept_at(), report.preview_at()].contains(&Some(key.to_owned()))
        })
    };
    let is_owed = |key: &str| owed.iter().any(|place| key == *place || (place.ends_with('-') && key.starts_with(place)));
    let stray = lying.keys().filter(|key| !belongs(key) && !is_owed(key));
    stray.map(|key| format!("{key} belongs to no report")).collect()
}

/// The report whose file lies there, and whether it is one that was checked.
fn named(key: &str) -> Option<(ReportId, bool)> {
    if let Some(id) = key.strip_prefix("quarantine/") {
        return Some((id.parse().ok()?, false));
    }
    let (id, _) = key.strip_prefix("clean/").or_else(|| key.strip_prefix("preview/"))?.split_once('-')?;
    Some((id.parse().ok()?, true))
}
