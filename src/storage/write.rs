//! Writing one row, at half the price of a transaction.
//!
//! Tries whose answer was lost are repeated by the SDK, so a *conditional* single write may be refused by its own first
//! try. Use it where that is harmless (counters, sessions, leases); facts are written by a transaction.

use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::types::{ConsumedCapacity, ReturnConsumedCapacity, ReturnValue, ReturnValuesOnConditionCheckFailure};

use super::Storage;
use super::error::StorageError;
use super::item::{Item, Key, number};
use super::tables::Table;
use super::transaction::{CommitError, Expression, Parts, Refused};

/// Sorts a failed single write: a refused condition with the row as it was, or a failure of the store.
macro_rules! refusal_of {
    ($error:expr, $kind:path) => {
        match $error {
            SdkError::ServiceError(service) if matches!(service.err(), $kind(_)) => match service.into_err() {
                $kind(refused) => CommitError::Refused(vec![Refused { label: (), row: refused.item }]),
                other => StorageError::Refused(other.to_string()).into(),
            },
            error => StorageError::of(&error).into(),
        }
    };
}

impl Storage {
    /// Writes a whole row.
    pub async fn put(&self, table: Table, item: Item, condition: Option<Expression>) -> Result<(), CommitError<()>> {
        use aws_sdk_dynamodb::operation::put_item::PutItemError::ConditionalCheckFailedException;
        let Parts { text, names, values, .. } = Parts::of(None, condition);
        let answer = self
            .client
            .put_item()
            .table_name(self.name_of(table))
            .set_item(Some(item))
            .set_condition_expression(text)
            .set_expression_attribute_names(names)
            .set_expression_attribute_values(values)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await
            .map_err(|error| refusal_of!(error, ConditionalCheckFailedException))?;
        self.count(answer.consumed_capacity());
        Ok(())
    }

    /// Puts what was counted anew in the place of a row whose number `counter` rises with every change: `seen` is what it was when the
    /// row was read, `None` when there was none. `false`: somebody changed it meanwhile.
    pub async fn put_over(&self, table: Table, item: Item, counter: &'static str, seen: Option<i64>) -> Result<bool, StorageError> {
        let same = match seen {
            None => Expression::of("attribute_not_exists(#counter)"),
            Some(seen) => Expression::of("#counter = :seen").value(":seen", number(seen)),
        };
        match self.put(table, item, Some(same.name("#counter", counter))).await {
            Ok(()) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// Changes part of a row, making it if it is absent, and returns it as it is now.
    pub async fn update(&self, key: &Key, change: Expression, condition: Option<Expression>) -> Result<Item, CommitError<()>> {
        use aws_sdk_dynamodb::operation::update_item::UpdateItemError::ConditionalCheckFailedException;
        let Parts { change, text, names, values } = Parts::of(Some(change), condition);
        let answer = self
            .client
            .update_item()
            .table_name(self.name_of(key.table))
            .set_key(Some(key.attributes()))
            .set_update_expression(change)
            .set_condition_expression(text)
            .set_expression_attribute_names(names)
            .set_expression_attribute_values(values)
            .return_values(ReturnValue::AllNew)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await
            .map_err(|error| refusal_of!(error, ConditionalCheckFailedException))?;
        self.count(answer.consumed_capacity());
        Ok(answer.attributes.unwrap_or_default())
    }

    /// Removes a row; absent is fine unless the condition says otherwise.
    pub async fn delete(&self, key: &Key, condition: Option<Expression>) -> Result<(), CommitError<()>> {
        use aws_sdk_dynamodb::operation::delete_item::DeleteItemError::ConditionalCheckFailedException;
        let Parts { text, names, values, .. } = Parts::of(None, condition);
        let answer = self
            .client
            .delete_item()
            .table_name(self.name_of(key.table))
            .set_key(Some(key.attributes()))
            .set_condition_expression(text)
            .set_expression_attribute_names(names)
            .set_expression_attribute_values(values)
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await
            .map_err(|error| refusal_of!(error, ConditionalCheckFailedException))?;
        self.count(answer.consumed_capacity());
        Ok(())
    }

    fn count(&self, used: Option<&ConsumedCapacity>) {
        self.meter.wrote(used.and_then(ConsumedCapacity::capacity_units).unwrap_or_default());
    }
}
