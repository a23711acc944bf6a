//! DynamoDB: `dynoxide` behind our own few lines of HTTP.
//!
//! dynoxide brings a server, but that one answers every web page's preflight request with "come in" (and verifies no
//! signature), so any page open in the same browser could read the tables. This one takes the operation's name from the
//! header and calls the method of that name; the same 50 of 51 checks pass either way.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use dynoxide::{Database, DynoxideError};

/// DynamoDB's own limit on one request.
const LARGEST_REQUEST: usize = 16 * 1024 * 1024;

/// Opens the tables in `file`, making it when absent.
///
/// Commits go to SQLite's write-ahead log and are handed to the operating system before the answer, so they outlive this
/// process however it ends. dynoxide's default would also wait for the disk at every commit; the setting it calls the end
/// of bulk loading is exactly `synchronous = NORMAL`, which waits at checkpoints only: after a power cut the file is
/// whole, but may lack the last commits.
pub(super) fn open(file: &Path) -> Result<Database> {
    let path = file.to_str().context("the data directory's name must be UTF-8")?;
    let database = Database::new(path).with_context(|| format!("opening {path}"))?;
    database.disable_bulk_loading().with_context(|| format!("preparing {path}"))?;
    Ok(database)
}

/// Removes rows past their time to live, again and again; never returns.
pub(super) async fn sweep_expired(database: Database, every: Duration) {
    loop {
        tokio::time::sleep(every).await;
        let database = database.clone();
        match tokio::task::spawn_blocking(move || database.sweep_ttl()).await {
            Ok(Ok(removed)) => tracing::debug!(removed, "rows past their time to live"),
            Ok(Err(error)) => tracing::warn!(%error, "rows past their time to live stay for now"),
            Err(error) => tracing::error!(%error, "removing rows past their time to live failed"),
        }
    }
}

/// Everything DynamoDB answers, on one path.
pub(super) fn router(database: Database) -> Router {
    Router::new().route("/", post(answer)).layer(DefaultBodyLimit::max(LARGEST_REQUEST)).with_state(database)
}

async fn answer(State(database): State<Database>, headers: HeaderMap, body: String) -> Response {
    let target = headers.get("x-amz-target").and_then(|target| target.to_str().ok()).unwrap_or_default();
    let operation = target.rsplit_once('.').map_or("", |(_, operation)| operation);
    let (status, json) = match run(&database, operation, &body) {
        None => (StatusCode::BAD_REQUEST, r#"{"__type":"com.amazon.coral.service#UnknownOperationException"}"#.to_owned()),
        Some(Ok(json)) => (StatusCode::OK, json),
        Some(Err(error)) => (StatusCode::from_u16(error.status_code()).unwrap_or(StatusCode::BAD_REQUEST), error.to_json()),
    };
    (status, [(header::CONTENT_TYPE, "application/x-amz-json-1.0")], json).into_response()
}

/// Calls the method that belongs to an operation: `PutItem` is `put_item`. The macro is the list.
macro_rules! operations {
    ($($name:literal => $method:ident,)+) => {
        /// `None` for an operation that is not in the list.
        fn run(database: &Database, operation: &str, body: &str) -> Option<Result<String, DynoxideError>> {
            match operation {
                $($name => Some(read(body).and_then(|request| database.$method(request)).and_then(|answer| write(&answer))),)+
                _ => None,
            }
        }
    };
}

operations! {
    "CreateTable" => create_table,
    "UpdateTable" => update_table,
    "DeleteTable" => delete_table,
    "DescribeTable" => describe_table,
    "ListTables" => list_tables,
    "UpdateTimeToLive" => update_time_to_live,
    "DescribeTimeToLive" => describe_time_to_live,
    "TagResource" => tag_resource,
    "UntagResource" => untag_resource,
    "ListTagsOfResource" => list_tags_of_resource,
    "PutItem" => put_item,
    "GetItem" => get_item,
    "UpdateItem" => update_item,
    "DeleteItem" => delete_item,
    "Query" => query,
    "Scan" => scan,
    "BatchGetItem" => batch_get_item,
    "BatchWriteItem" => batch_write_item,
    "TransactGetItems" => transact_get_items,
    "TransactWriteItems" => transact_write_items,
    "ListStreams" => list_streams,
    "DescribeStream" => describe_stream,
    "GetShardIterator" => get_shard_iterator,
    "GetRecords" => get_records,
}

fn read<T: serde::de::DeserializeOwned>(body: &str) -> Result<T, DynoxideError> {
    serde_json::from_str(body).map_err(|error| DynoxideError::ValidationException(without_marks(&error.to_string()).to_owned()))
}

/// dynoxide marks the messages it words like AWS (`VALIDATION:…`), and `serde_json` adds the place; neither is for the reader.
fn without_marks(message: &str) -> &str {
    let message = message.rsplit_once(" at line ").map_or(message, |(message, _)| message);
    match message.split_once(':') {
        Some((mark, rest)) if mark.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_') => rest,
        _ => message,
    }
}

fn write<T: serde::Serialize>(answer: &T) -> Result<String, DynoxideError> {
    serde_json::to_string(answer).map_err(|error| DynoxideError::InternalServerError(error.to_string()))
}
