//! A changed profile: the row under the version it was read with, and the words the person is found by.

use aws_sdk_dynamodb::types::AttributeValue;

use super::{Account, Status, profile_key};
use crate::storage::item::{Key, number, text};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// Writes what is said about a person in `after`: name, phone, date of birth, gender, address and blood group, and nothing
/// else of the row. Refused when somebody has changed the profile since it was read as `before`, or the account is being erased.
/// 2 write units.
#[must_use]
pub fn edit(before: &Account, after: &Account) -> Action {
    let fields: [(&str, Option<AttributeValue>); 6] = [
        ("phone", after.phone.as_ref().map(|phone| text(phone.as_str()))),
        ("date_of_birth", after.date_of_birth.map(text)),
        ("gender", after.gender.map(|gender| text(gender.word()))),
        ("address", after.address.as_ref().map(text)),
        ("blood_group", after.blood_group.map(|group| text(group.word()))),
        ("name", Some(text(after.name.as_str()))),
    ];
    let (mut set, mut remove) = (vec!["name_key = :name_key".to_owned(), "profile_version = :next".to_owned()], Vec::new());
    for (field, value) in &fields {
        let clauses = if value.is_some() { &mut set } else { &mut remove };
        clauses.push(if value.is_some() { format!("#{field} = :{field}") } else { format!("#{field}") });
    }
    let removed = if remove.is_empty() { String::new() } else { format!(" REMOVE {}", remove.join(", ")) };
    let mut change = Expression::of(format!("SET {}{removed}", set.join(", ")))
        .value(":name_key", text(after.name.sort_key()))
        .value(":next", number(before.profile_version + 1));
    for (field, value) in fields {
        change = change.name(&format!("#{field}"), field);
        if let Some(value) = value {
            change = change.value(&format!(":{field}"), value);
        }
    }
    // Rows written before profiles could be changed have no such version.
    let version = "(profile_version = :seen OR attribute_not_exists(profile_version))";
    let seen = format!("attribute_exists(user_id) AND attribute_not_exists(erased_at) AND {version}");
    let condition = Expression::of(seen).value(":seen", number(before.profile_version));
    Action::Update { key: profile_key(before.user_id), change, condition: Some(condition) }
}

/// Makes the words staff find a person by follow the change: rows that go and rows that come, none where nothing changed.
/// Not for doctors, whose words the directory keeps.
#[must_use]
pub fn follow_words(before: &Account, after: &Account) -> Vec<Action> {
    if before.status == Status::PendingAddress {
        return Vec::new();
    }
    let (old, new) = (before.words(), after.words());
    let renamed = before.name != after.name;
    let gone = |word: &String| Key::two(Table::Lookups, before.role.word(), format!("{word}#{}", before.user_id));
    let goes = old.difference(&new).map(|word| Action::Delete { key: gone(word), condition: None });
    let comes = new.iter().filter(|word| renamed || !old.contains(*word)).map(|word| after.lookup_row(word));
    goes.chain(comes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::role::Role;
    use crate::primitives::ids::UserId;

    fn maya() -> Account {
        let (name, email) = ("Maya Lindqvist".parse().unwrap(), "maya@example.org".parse().unwrap());
        let id = UserId::from_uuid(uuid::Uuid::from_u128(7));
        Account::new(id, Role::Patient, name, email, "2026-11-23T09:00:00Z".parse().unwrap())
    }

    fn told(actions: &[Action]) -> Vec<String> {
        let word = |row: &str| row.split('#').next().unwrap().to_owned();
        let say = |action: &Action| match action {
            Action::Put { item, .. } => format!("+{}", word(item["word_of"].as_s().unwrap())),
            Action::Delete { key, .. } => format!("-{}", word(key.sort.as_ref().unwrap())),
            other => panic!("{other:?}"),
        };
        actions.iter().map(say).collect()
    }

    #[test]
    fn f16_only_words_that_changed_are_written_and_a_new_name_stands_in_every_row() {
        let with_phone = Account { phone: "+4670".parse().ok().or("+46701234567".parse().ok()), ..maya() };
        assert_eq!(told(&follow_words(&maya(), &with_phone)), ["++46701234567"]);
        assert_eq!(told(&follow_words(&with_phone, &maya())), ["-+46701234567"]);
        assert!(follow_words(&maya(), &Account { address: Some("Main Street 1".into()), ..maya() }).is_empty());
        let renamed = Account { name: "Maya Berg".parse().unwrap(), ..maya() };
        assert_eq!(told(&follow_words(&maya(), &renamed)), ["-lindqvist", "+=000000000007", "+berg", "+maya", "+maya@example.org"]);
        let pending = Account { status: Status::PendingAddress, ..maya() };
        assert!(follow_words(&pending, &Account { phone: with_phone.phone, ..pending.clone() }).is_empty(), "nobody finds them yet");
    }
}
