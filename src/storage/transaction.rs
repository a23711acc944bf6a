//! Writes: everything that belongs together in one `TransactWriteItems`, each action with a label to tell refusals apart.
//!
//! The request carries a token, so a try whose answer was lost may simply be repeated: `DynamoDB` applies it once and
//! answers the repeat with the first outcome (ten minutes). Conflicts and throttling are repeated with jitter (base
//! 25 ms, cap 400 ms, at most 10 tries and 3 s); a refused condition never is.

use std::time::Duration;

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{
    CancellationReason, ConditionCheck, ConsumedCapacity, Delete, Put, ReturnConsumedCapacity, ReturnValuesOnConditionCheckFailure,
    TransactWriteItem, Update,
};
use aws_smithy_types::retry::RetryConfig;

use super::Storage;
use super::error::StorageError;
use super::item::{Item, Key};
use super::tables::Table;
use crate::primitives::ids::IdSource;

const TRIES: u32 = 10;
const MOST_WAITING: Duration = Duration::from_secs(3);

/// How long to wait before the next try: a random part of 25 ms doubled per try, at most 400 ms.
pub(super) fn backoff(jitter: &IdSource, attempt: u32) -> Duration {
    let cap = 25_u64.saturating_mul(1 << attempt.min(10)).min(400);
    Duration::from_millis(cap / 2 + jitter.below(cap / 2 + 1))
}

/// A condition on a row, with its names and values.
#[derive(Debug, Clone, Default)]
pub struct Expression {
    text: String,
    names: Vec<(String, String)>,
    values: Item,
}

impl Expression {
    /// An expression without placeholders.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Names a `#placeholder`.
    #[must_use]
    pub fn name(mut self, placeholder: &str, attribute: impl Into<String>) -> Self {
        self.names.push((placeholder.to_owned(), attribute.into()));
        self
    }

    /// Fills a `:placeholder`.
    #[must_use]
    pub fn value(mut self, placeholder: &str, value: aws_sdk_dynamodb::types::AttributeValue) -> Self {
        self.values.insert(placeholder.to_owned(), value);
        self
    }
}

/// What happens to one row.
#[derive(Debug, Clone)]
pub enum Action {
    /// Write the whole row.
    Put { table: Table, item: Item, condition: Option<Expression> },
    /// Change part of a row. Names and values of both expressions are merged.
    Update { key: Key, change: Expression, condition: Option<Expression> },
    /// Remove a row.
    Delete { key: Key, condition: Option<Expression> },
    /// Only check.
    Check { key: Key, condition: Expression },
}

impl Action {
    /// Writes a row that must not exist yet.
    pub fn create(table: Table, item: Item) -> Self {
        let condition = Expression::of("attribute_not_exists(#pk)").name("#pk", table.definition().partition);
        Self::Put { table, item, condition: Some(condition) }
    }
}

/// Actions that happen together or not at all. `L` labels them.
#[derive(Debug, Clone)]
pub struct Transaction<L> {
    actions: Vec<(L, Action)>,
}

impl<L> Default for Transaction<L> {
    fn default() -> Self {
        Self { actions: Vec::new() }
    }
}

/// An action whose condition did not hold, and the row as it was.
#[derive(Debug, Clone)]
pub struct Refused<L> {
    pub label: L,
    pub row: Option<Item>,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum CommitError<L> {
    /// At least one condition did not hold; in the order of the actions.
    #[error("a condition did not hold")]
    Refused(Vec<Refused<L>>),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl CommitError<()> {
    /// Of a write that had no condition, which cannot be refused.
    #[must_use]
    pub fn unconditional(self) -> StorageError {
        match self {
            Self::Storage(error) => error,
            Self::Refused(_) => StorageError::Refused("a write without a condition was refused".to_owned()),
        }
    }
}

impl<L: Clone + PartialEq> Transaction<L> {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One more action.
    pub fn add(&mut self, label: L, action: Action) -> &mut Self {
        self.actions.push((label, action));
        self
    }

    /// Some more actions, all under one label.
    pub fn add_all(&mut self, label: L, actions: impl IntoIterator<Item = Action>) -> &mut Self
    where
        L: Copy,
    {
        self.actions.extend(actions.into_iter().map(|action| (label, action)));
        self
    }

    /// The actions alone, for whoever writes them together with others.
    #[must_use]
    pub fn into_actions(self) -> Vec<Action> {
        self.actions.into_iter().map(|(_, action)| action).collect()
    }

    /// How many actions (`DynamoDB` takes 100).
    #[must_use]
    pub fn len(&self) -> usize {
        self.actions.len()
    }

    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty()
    }
}

impl<L: Clone> CommitError<L> {
    /// Whether an action with this label was refused.
    pub fn refused(&self, label: &L) -> bool
    where
        L: PartialEq,
    {
        matches!(self, Self::Refused(refused) if refused.iter().any(|one| one.label == *label))
    }
}

/// What one try came to.
enum Outcome<L> {
    Done,
    Again(StorageError),
    Never(CommitError<L>),
}

impl Storage {
    /// Writes all or nothing.
    pub async fn commit<L: Clone>(&self, transaction: Transaction<L>) -> Result<(), CommitError<L>> {
        let (labels, actions): (Vec<L>, Vec<Action>) = transaction.actions.into_iter().unzip();
        let items = actions.into_iter().map(|action| self.write_of(action)).collect::<Result<Vec<_>, _>>()?;
        let token = uuid::Uuid::from_bytes(self.jitter.bytes()).to_string();
        let started = tokio::time::Instant::now();
        let mut attempt = 0;
        loop {
            match self.try_commit(&labels, items.clone(), &token).await {
                Outcome::Done => return Ok(()),
                Outcome::Never(error) => return Err(error),
                Outcome::Again(error) => {
                    attempt += 1;
                    let wait = backoff(&self.jitter, attempt);
                    if attempt >= TRIES || started.elapsed() + wait > MOST_WAITING {
                        return Err(error.into());
                    }
                    tokio::time::sleep(wait).await;
                }
            }
        }
    }

    async fn try_commit<L: Clone>(&self, labels: &[L], items: Vec<TransactWriteItem>, token: &str) -> Outcome<L> {
        let no_retries = aws_sdk_dynamodb::config::Builder::new().retry_config(RetryConfig::disabled());
        let answer = self
            .client
            .transact_write_items()
            .set_transact_items(Some(items))
            .client_request_token(token)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .customize()
            .config_override(no_retries)
            .send()
            .await;
        match answer {
            Ok(written) => {
                self.meter.wrote(written.consumed_capacity().iter().filter_map(ConsumedCapacity::capacity_units).sum());
                Outcome::Done
            }
            Err(SdkError::ServiceError(refused)) if matches!(refused.err(), TransactWriteItemsError::TransactionCanceledException(_)) => {
                match refused.into_err() {
                    TransactWriteItemsError::TransactionCanceledException(canceled) => {
                        sort_reasons(labels, canceled.cancellation_reasons())
                    }
                    other => Outcome::Never(StorageError::Refused(other.to_string()).into()),
                }
            }
            Err(error) => {
                let error = StorageError::of(&error);
                if error.is_passing() { Outcome::Again(error) } else { Outcome::Never(error.into()) }
            }
        }
    }

    fn write_of(&self, action: Action) -> Result<TransactWriteItem, StorageError> {
        let wrong = |error: aws_sdk_dynamodb::error::BuildError| StorageError::Refused(error.to_string());
        let old = ReturnValuesOnConditionCheckFailure::AllOld;
        let whole = TransactWriteItem::builder();
        Ok(match action {
            Action::Put { table, item, condition } => {
                let Parts { text, names, values, .. } = Parts::of(None, condition);
                let put = Put::builder().table_name(self.name_of(table)).set_item(Some(item)).set_condition_expression(text);
                let put = put.set_expression_attribute_names(names).set_expression_attribute_values(values);
                whole.put(put.return_values_on_condition_check_failure(old).build().map_err(wrong)?)
            }
            Action::Update { key, change, condition } => {
                let Parts { change, text, names, values } = Parts::of(Some(change), condition);
                let update = Update::builder().table_name(self.name_of(key.table)).set_key(Some(key.attributes()));
                let update = update.set_update_expression(change).set_condition_expression(text);
                let update = update.set_expression_attribute_names(names).set_expression_attribute_values(values);
                whole.update(update.return_values_on_condition_check_failure(old).build().map_err(wrong)?)
            }
            Action::Delete { key, condition } => {
                let Parts { text, names, values, .. } = Parts::of(None, condition);
                let delete = Delete::builder().table_name(self.name_of(key.table)).set_key(Some(key.attributes()));
                let delete = delete.set_condition_expression(text).set_expression_attribute_names(names);
                let delete = delete.set_expression_attribute_values(values);
                whole.delete(delete.return_values_on_condition_check_failure(old).build().map_err(wrong)?)
            }
            Action::Check { key, condition } => {
                let Parts { text, names, values, .. } = Parts::of(None, Some(condition));
                let check = ConditionCheck::builder().table_name(self.name_of(key.table)).set_key(Some(key.attributes()));
                let check = check.set_condition_expression(text).set_expression_attribute_names(names);
                let check = check.set_expression_attribute_values(values);
                whole.condition_check(check.return_values_on_condition_check_failure(old).build().map_err(wrong)?)
            }
        }
        .build())
    }
}

/// Expressions as the SDK wants them: absent rather than empty.
pub(super) struct Parts {
    pub(super) change: Option<String>,
    pub(super) text: Option<String>,
    pub(super) names: Option<std::collections::HashMap<String, String>>,
    pub(super) values: Option<Item>,
}

impl Parts {
    pub(super) fn of(change: Option<Expression>, condition: Option<Expression>) -> Self {
        let (mut names, mut values) = (std::collections::HashMap::new(), Item::new());
        let mut take = |expression: Option<Expression>| {
            expression.map(|expression| {
                names.extend(expression.names);
                values.extend(expression.values);
                expression.text
            })
        };
        let (change, text) = (take(change), take(condition));
        Self { change, text, names: (!names.is_empty()).then_some(names), values: (!values.is_empty()).then_some(values) }
    }
}

/// A refused condition is an answer and ends the matter, even beside a conflict: the conflict alone is a reason to try again.
fn sort_reasons<L: Clone>(labels: &[L], reasons: &[CancellationReason]) -> Outcome<L> {
    let code = |reason: &CancellationReason| reason.code().unwrap_or("None").to_owned();
    let refused: Vec<Refused<L>> = labels
        .iter()
        .zip(reasons)
        .filter(|(_, reason)| reason.code() == Some("ConditionalCheckFailed"))
        .map(|(label, reason)| Refused { label: label.clone(), row: reason.item().cloned() })
        .collect();
    if !refused.is_empty() {
        return Outcome::Never(CommitError::Refused(refused));
    }
    let first = reasons.iter().map(code).find(|code| code != "None").unwrap_or_else(|| "unknown".to_owned());
    match first.as_str() {
        "TransactionConflict" | "ProvisionedThroughputExceeded" | "ThrottlingError" | "unknown" => {
            Outcome::Again(StorageError::Unavailable(first))
        }
        _ => Outcome::Never(StorageError::Refused(first).into()),
    }
}
