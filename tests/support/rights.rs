//! Work that is done with the rights of one function alone, as its role on AWS: what they do not cover is refused, as AWS would.

use std::future::Future;

use caredesk::aws::connector::Fault;
use caredesk::files::Bucket;
use caredesk::operations::rights::{FileRight, Function, Right};
use caredesk::storage::tables::Table;
use serde_json::{Value, json};

tokio::task_local! {
    static AS: Function;
}

/// Does something with the rights of a function.
pub async fn with_rights_of<T>(function: Function, work: impl Future<Output = T>) -> T {
    Box::pin(AS.scope(function, work)).await
}

/// The refusal of a call that whoever works now has no right to.
pub fn refusal(operation: &str, body: &[u8]) -> Option<Fault> {
    let function = AS.try_with(|function| *function).ok()?;
    let missing = match operation.split_once("://") {
        Some((_, address)) => missing_elsewhere(function, address, body),
        None => missing_on_tables(function, operation, body),
    }?;
    eprintln!("src/operations/rights.rs gives the function {} no right to {missing}", function.name());
    let kind = "com.amazonaws.dynamodb.v20120810#AccessDeniedException";
    Some(Fault::Answer { status: 400, body: json!({ "__type": kind, "message": "not authorized" }).to_string() })
}

fn missing_on_tables(function: Function, operation: &str, body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    asked_of_tables(operation, &body)
        .into_iter()
        .find(|asked| !may(function, *asked))
        .map(|(action, table, _)| format!("{action} on {table}"))
}

fn may(function: Function, (action, name, part): Asked<'_>) -> bool {
    let Some(table) = Table::ALL.into_iter().find(|table| name.ends_with(&format!("-{}", table.definition().name))) else { return false };
    let listed = function.on_table(table).iter().copied().flat_map(Right::actions).any(|allowed| *allowed == action);
    listed && !function.closed_rows(table).iter().any(|begins| names_a_row(part, table.definition().partition, begins))
}

/// Whether a row is named whose key begins so: what AWS calls `dynamodb:LeadingKeys`. No table with closed rows has anything to query.
fn names_a_row(part: &Value, key: &str, begins: &str) -> bool {
    match part {
        Value::Object(fields) => fields.iter().any(|(name, value)| {
            let named = name == key && value["S"].as_str().is_some_and(|value| value.starts_with(begins));
            named || names_a_row(value, key, begins)
        }),
        Value::Array(parts) => parts.iter().any(|part| names_a_row(part, key, begins)),
        _ => false,
    }
}

/// An action, the name of its table, and the part of the call that names its rows.
type Asked<'a> = (&'a str, &'a str, &'a Value);

/// What AWS asks rights for: of a transaction each of its parts.
fn asked_of_tables<'a>(operation: &'a str, body: &'a Value) -> Vec<Asked<'a>> {
    let named = |part: &'a Value| part["TableName"].as_str().unwrap_or_default();
    if let Some(parts) = body["TransactItems"].as_array() {
        let action = |kind: &str| match kind {
            "Put" => "PutItem",
            "Update" => "UpdateItem",
            "Delete" => "DeleteItem",
            "ConditionCheck" => "ConditionCheckItem",
            _ => "GetItem",
        };
        return parts.iter().flat_map(|part| part.as_object().unwrap()).map(|(kind, part)| (action(kind), named(part), part)).collect();
    }
    match body["RequestItems"].as_object() {
        Some(tables) => tables.iter().map(|(table, part)| (operation, table.as_str(), part)).collect(),
        None => vec![(operation, named(body), body)],
    }
}

/// Of S3, SNS and SES, by what their addresses and bodies say. What only the built-in stack is asked to make is nobody's right.
fn missing_elsewhere(function: Function, address: &str, body: &[u8]) -> Option<String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut parts = path.splitn(3, '/').skip(1);
    let (first, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let action = if let Some(bucket) = Bucket::ALL.into_iter().find(|bucket| first.ends_with(&format!("-{}", bucket.name()))) {
        let asked = asked_of_files(rest, query)?;
        let listed = function.on_bucket(bucket).iter().copied().flat_map(FileRight::actions).any(|allowed| *allowed == asked);
        let allowed = listed && !closed_by_the_bucket(function, bucket, asked, rest);
        return (!allowed).then(|| format!("{asked} in {}", bucket.name()));
    } else if rest.starts_with("email/suppression") {
        "DeleteSuppressedDestination"
    } else if rest.starts_with("email/outbound-emails") {
        "SendEmail"
    } else if first == "model" {
        "InvokeModel"
    } else {
        let body = std::str::from_utf8(body).unwrap_or_default();
        match body.split('&').find_map(|pair| pair.strip_prefix("Action="))? {
            "Publish" if body.split('&').any(|pair| pair.starts_with("PhoneNumber=")) => "PublishToPhone",
            action => action,
        }
    };
    let made_locally = action == "CreateTopic";
    let allowed = function.on_messages().iter().any(|right| right.action() == action);
    (!made_locally && !allowed).then(|| action.to_owned())
}

/// What the bucket's own policy takes away again (`infra/lib/data/malware.ts`): nobody but the job that checks files reads one that was not
/// found clean yet. Whoever asks for an object's head reads it, too.
fn closed_by_the_bucket(function: Function, bucket: Bucket, action: &str, key: &str) -> bool {
    bucket == Bucket::Reports && function != Function::Keeper && action == "GetObject" && key.starts_with("quarantine/")
}

/// `None`: the bucket itself is being made.
fn asked_of_files(key: &str, query: &str) -> Option<&'static str> {
    let named = query.split('&').find_map(|pair| pair.strip_prefix("x-id="));
    match named {
        Some("PutObject") => Some("PutObject"),
        Some("DeleteObject") => Some("DeleteObject"),
        Some("GetObjectTagging") => Some("GetObjectTagging"),
        Some(_) => Some("GetObject"),
        None if query.contains("list-type") => Some("ListBucket"),
        None if query.contains("tagging") => Some("GetObjectTagging"),
        None => (!key.is_empty()).then_some("GetObject"),
    }
}
