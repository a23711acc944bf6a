//! The changes of an account's second factor, each conditional on how it stands.

use super::profile_key;
use crate::identity::second_factor::{Factor, OfferedFactor};
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;
use crate::storage::item::{number, text, to_item};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// Keeps an offered seed, in the place of an earlier one; refused while a factor is in use.
///
/// # Errors
/// Never for seeds of ours.
pub fn offer_factor(user: UserId, offered: &OfferedFactor) -> Result<Action, StorageError> {
    let change = Expression::of("SET factor_offered = :offered").value(":offered", map(offered)?);
    let none = Expression::of("attribute_exists(user_id) AND attribute_not_exists(factor)");
    Ok(Action::Update { key: profile_key(user), change, condition: Some(none) })
}

/// Takes an offered seed into use and ends all sessions of an epoch; refused when another seed was offered meanwhile, or one is in use.
///
/// # Errors
/// Never for factors of ours.
pub fn begin_factor(user: UserId, offered: &OfferedFactor, factor: &Factor, epoch: u32) -> Result<Action, StorageError> {
    let change = Expression::of("SET factor = :factor, session_epoch = :next REMOVE factor_offered")
        .value(":factor", map(factor)?)
        .value(":next", number(epoch + 1));
    let unchanged = Expression::of("factor_offered.seed = :seed AND attribute_not_exists(factor) AND session_epoch = :seen")
        .value(":seed", text(&offered.seed))
        .value(":seen", number(epoch));
    Ok(Action::Update { key: profile_key(user), change, condition: Some(unchanged) })
}

/// Uses up a step of the app and all before it: of two with the same code, on any server, one is let in.
#[must_use]
pub fn use_step(user: UserId, step: i64) -> Action {
    let change = Expression::of("SET factor.last_step = :step").value(":step", number(step));
    let unused = Expression::of("factor.last_step < :step");
    Action::Update { key: profile_key(user), change, condition: Some(unused) }
}

/// Uses up a recovery code, by its digest.
#[must_use]
pub fn use_recovery(user: UserId, digest: &str) -> Action {
    let change = Expression::of("REMOVE factor.recovery.#code").name("#code", digest);
    let unused = Expression::of("attribute_exists(factor.recovery.#code)");
    Action::Update { key: profile_key(user), change, condition: Some(unused) }
}

/// Puts new recovery codes in the place of those that are left; refused when the factor has changed or a code of it was used meanwhile.
///
/// # Errors
/// Never for factors of ours.
pub fn renew_recovery(user: UserId, before: &Factor, after: &Factor) -> Result<Action, StorageError> {
    let change = Expression::of("SET factor = :after").value(":after", map(after)?);
    let unchanged = Expression::of("factor = :before").value(":before", map(before)?);
    Ok(Action::Update { key: profile_key(user), change, condition: Some(unchanged) })
}

/// Ends the factor and all sessions of an epoch; refused when another code was used meanwhile.
#[must_use]
pub fn end_factor(user: UserId, factor: &Factor, epoch: u32) -> Action {
    let change = Expression::of("SET session_epoch = :next REMOVE factor, factor_offered").value(":next", number(epoch + 1));
    let unchanged = Expression::of("factor.last_step = :step AND session_epoch = :seen")
        .value(":step", number(factor.last_step))
        .value(":seen", number(epoch));
    Action::Update { key: profile_key(user), change, condition: Some(unchanged) }
}

fn map(value: &impl serde::Serialize) -> Result<aws_sdk_dynamodb::types::AttributeValue, StorageError> {
    Ok(aws_sdk_dynamodb::types::AttributeValue::M(to_item(Table::Users, value)?))
}
