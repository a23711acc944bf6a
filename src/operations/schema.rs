//! `caredesk schema`: the tables and what each function does with them as canonical JSON, and making tables that are missing.
//!
//! `infra/tables.json` is the committed copy that infrastructure code reads, so that deploying needs no build of this.

use std::collections::BTreeMap;

use clap::ValueEnum as _;
use serde_json::{Value, json};

use super::jobs::Job;
use super::rights::{FileRight, Function, Right};
use crate::files::Bucket;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::tables::{Definition, Table};

/// What `caredesk schema` prints and infrastructure code reads.
#[must_use]
pub fn as_json() -> String {
    let tables: Vec<&Definition> = Table::ALL.iter().map(|table| table.definition()).collect();
    let functions: Vec<Value> = Function::ALL.iter().map(|function| of_function(*function)).collect();
    let json = json!({ "tables": tables, "functions": functions });
    format!("{json:#}\n")
}

fn of_function(function: Function) -> Value {
    let jobs = Job::value_variants().iter().filter(|job| job.function() == function);
    let jobs: Vec<Value> = jobs.map(|job| json!({ "name": job.name(), "every_minutes": job.every_minutes() })).collect();
    let tables = Table::ALL.iter().map(|table| {
        let actions = function.on_table(*table).iter().copied().flat_map(Right::actions);
        (table.definition().name, sorted(actions))
    });
    let closed = Table::ALL.iter().map(|table| (table.definition().name, function.closed_rows(*table).to_vec()));
    let buckets = Bucket::ALL.iter().map(|bucket| {
        let actions = function.on_bucket(*bucket).iter().copied().flat_map(FileRight::actions);
        (bucket.name(), sorted(actions))
    });
    let messages: Vec<&str> = function.on_messages().iter().map(|right| right.action()).collect();
    json!({ "name": function.name(), "jobs": jobs, "tables": some(tables), "closed": some(closed), "buckets": some(buckets), "messages": messages })
}

fn sorted<'a>(actions: impl Iterator<Item = &'a &'static str>) -> Vec<&'static str> {
    let mut actions: Vec<&str> = actions.copied().collect();
    actions.sort_unstable();
    actions
}

/// Those with anything at all.
fn some(all: impl Iterator<Item = (&'static str, Vec<&'static str>)>) -> BTreeMap<&'static str, Vec<&'static str>> {
    all.filter(|(_, named)| !named.is_empty()).collect()
}

/// Makes missing tables and says which, one line each.
pub async fn apply(storage: &Storage) -> Result<Vec<String>, StorageError> {
    storage.make_missing_tables().await
}
