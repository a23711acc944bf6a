//! That somebody who has another phone number gets no texts until they agree anew (F47). What they agreed to stands beside the
//! account (`capabilities::reminders`); it ends with the number it was for, in the transaction that changes it.

use aws_sdk_dynamodb::types::AttributeValue;

use super::profile_key;
use crate::primitives::ids::UserId;
use crate::primitives::people::Phone;
use crate::storage::item::{Key, text};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// The part of a person's rows that says which messages they want.
const MESSAGES: &str = "messages";

/// Ends the texts of somebody whose number is another one; what they had agreed to is remembered as ended. 1 write unit.
#[must_use]
pub fn end_texts(person: UserId) -> Action {
    // Texts that had ended before stay as they ended.
    let before = "if_not_exists(texting, if_not_exists(texting_before, :none))";
    let change = Expression::of(format!("SET texting_before = {before} REMOVE texting")).value(":none", AttributeValue::Null(true));
    Action::Update { key: Key::two(Table::Users, person, MESSAGES), change, condition: None }
}

/// Holds, as part of a transaction, that somebody's phone is as it was read.
#[must_use]
pub fn has_phone(person: UserId, phone: Option<&Phone>) -> Action {
    let condition = match phone {
        Some(phone) => Expression::of("phone = :phone").value(":phone", text(phone.as_str())),
        None => Expression::of("attribute_not_exists(phone)"),
    };
    Action::Check { key: profile_key(person), condition }
}
