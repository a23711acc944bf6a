//! Two accounts of one person become one (F69): the one that gives way is closed for good and says where it went; its sign-in, and
//! what the other does not say about the person, move.

use aws_sdk_dynamodb::types::AttributeValue;

use super::store::address_key;
use super::{Account, Status, follow_words, profile_key};
use crate::identity::second_factor::Factor;
use crate::storage::error::StorageError;
use crate::storage::item::{Item, Key, number, text};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// The part of a person's rows that says which messages they want.
const MESSAGES: &str = "messages";

impl Account {
    /// Whether the sign-in of the other account moves onto this one: this one was never signed in to, and has no address of its own
    /// that the other's would not prove better.
    #[must_use]
    pub fn takes_sign_in_of(&self, other: &Self) -> bool {
        let unopened = matches!(self.status, Status::NoAddress | Status::Invited);
        unopened && other.email.is_some() && (self.email.is_none() || other.status == Status::Active)
    }

    /// This account once the other has given way to it. `factor` is the other's second factor, made this one's.
    #[must_use]
    pub fn joined_with(&self, other: &Self, factor: Option<Factor>) -> Self {
        let mut joined = self.clone();
        if self.takes_sign_in_of(other) {
            let Self { email, status, password_hash, consent, language, mail_trouble, mail_works_since, .. } = other.clone();
            joined = Self { email, status, password_hash, consent, factor, language, mail_trouble, mail_works_since, ..joined };
            (joined.former_email, joined.email_changed_at) = (other.former_email.clone(), other.email_changed_at);
        }
        joined.phone = joined.phone.or_else(|| other.phone.clone());
        joined.date_of_birth = joined.date_of_birth.or(other.date_of_birth);
        joined.gender = joined.gender.or(other.gender);
        joined.address = joined.address.or_else(|| other.address.clone());
        joined.blood_group = joined.blood_group.or(other.blood_group);
        joined.merged_from.push(other.user_id);
        joined.merged_from.extend(&other.merged_from);
        joined.profile_version += 1;
        joined.session_epoch += 1;
        joined
    }

    /// What is left of this account once it has given way: a name, and where it went.
    #[must_use]
    pub fn given_way_to(&self, survivor: &Self) -> Self {
        Self {
            status: Status::Disabled,
            version: self.version,
            profile_version: self.profile_version + 1,
            session_epoch: self.session_epoch + 1,
            merged_into: Some(survivor.user_id),
            unread: self.unread,
            unpaid: self.unpaid,
            to_read: self.to_read,
            seen_up_to: self.seen_up_to,
            ..Self::bare(self.user_id, self.role, self.name.clone(), self.registered_at)
        }
    }
}

/// Joins two accounts as they were read, `joined` being the one that stays as it is then. Refused when either has changed since, or
/// something came that the one that gives way has not seen. At most forty rows.
///
/// # Errors
/// Never for accounts of ours.
pub fn merge(survivor: &Account, gives_way: &Account, joined: &Account) -> Result<Vec<Action>, StorageError> {
    let (stays, goes) = (survivor.user_id, gives_way.user_id);
    let left = gives_way.given_way_to(survivor);
    let mut rows = vec![
        Action::Update { key: profile_key(stays), change: difference(survivor, joined)?, condition: Some(as_read(survivor)) },
        Action::Update { key: profile_key(goes), change: difference(gives_way, &left)?, condition: Some(nothing_new(gives_way)) },
    ];
    if let Some(email) = &gives_way.email {
        let key = address_key(email);
        let theirs = Expression::of("user_id = :goes").value(":goes", text(goes));
        rows.push(if joined.email.as_ref() == Some(email) {
            let change = Expression::of("SET user_id = :stays").value(":stays", text(stays));
            Action::Update { key, change, condition: Some(theirs) }
        } else {
            Action::Delete { key, condition: Some(theirs) }
        });
    }
    let own = survivor.email.as_ref().filter(|email| joined.email.as_ref() != Some(*email));
    rows.extend(own.map(|email| Action::Delete { key: address_key(email), condition: None }));
    let word = |word: String| Key::two(Table::Lookups, gives_way.role.word(), format!("{word}#{goes}"));
    rows.extend(gives_way.words().into_iter().map(|said| Action::Delete { key: word(said), condition: None }));
    rows.extend(follow_words(survivor, joined));
    Ok(rows)
}

/// Which messages somebody wants, moved from one account to another: the row as it was read becomes the other's. Whoever never signed in
/// to the other has wished for nothing there.
#[must_use]
pub fn move_wishes(row: Item, from: &Account, to: &Account) -> [Action; 2] {
    let version = row.get("version").cloned();
    let mut moved = row;
    moved.insert("user_id".to_owned(), text(to.user_id));
    let unchanged = match version {
        Some(version) => Expression::of("#version = :read").name("#version", "version").value(":read", version),
        None => Expression::of("attribute_not_exists(#version)").name("#version", "version"),
    };
    [
        Action::Put { table: Table::Users, item: moved, condition: None },
        Action::Delete { key: wishes_key(from), condition: Some(unchanged) },
    ]
}

/// Where somebody's wishes are.
#[must_use]
pub fn wishes_key(account: &Account) -> Key {
    Key::two(Table::Users, account.user_id, MESSAGES)
}

/// What must be written so that a row says what `after` does. Attributes of the row that accounts do not name stay.
fn difference(before: &Account, after: &Account) -> Result<Expression, StorageError> {
    let (before, after) = (before.profile()?, after.profile()?);
    let (mut set, mut remove, mut values, mut names) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let all: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for (place, name) in all.into_iter().enumerate() {
        let is_nothing = |value: &AttributeValue| matches!(value, AttributeValue::Null(_));
        match (before.get(name), after.get(name).filter(|value| !is_nothing(value))) {
            (Some(old), Some(new)) if old == new => continue,
            (_, Some(new)) => {
                set.push(format!("#a{place} = :a{place}"));
                values.push((format!(":a{place}"), new.clone()));
            }
            (Some(_), None) => remove.push(format!("#a{place}")),
            (None, None) => continue,
        }
        names.push((format!("#a{place}"), name.clone()));
    }
    let removed = if remove.is_empty() { String::new() } else { format!(" REMOVE {}", remove.join(", ")) };
    let change = Expression::of(format!("SET {}{removed}", set.join(", ")));
    let change = names.into_iter().fold(change, |change, (placeholder, name)| change.name(&placeholder, name));
    Ok(values.into_iter().fold(change, |change, (placeholder, value)| change.value(&placeholder, value)))
}

/// The account stands as it was read: its status, its sessions, its address and what is said about its person.
fn as_read(account: &Account) -> Expression {
    condition(account, "")
}

/// The same, and nothing has come since that its person has not seen: whatever is news to somebody counts in the same transaction.
fn nothing_new(account: &Account) -> Expression {
    let is = |name: &str, value: i64| {
        if value == 0 { format!(" AND ({name} = :{name} OR attribute_not_exists({name}))") } else { format!(" AND {name} = :{name}") }
    };
    let counts = [("unread", i64::from(account.unread)), ("unpaid", account.unpaid), ("to_read", account.to_read)];
    let more: String = counts.iter().map(|(name, value)| is(name, *value)).collect();
    counts.iter().fold(condition(account, &more), |condition, (name, value)| condition.value(&format!(":{name}"), number(*value)))
}

fn condition(account: &Account, more: &str) -> Expression {
    let email = if account.email.is_some() { "email = :email" } else { "attribute_not_exists(email)" };
    let version = "(profile_version = :read OR attribute_not_exists(profile_version))";
    let condition =
        format!("#stands = :stands AND session_epoch = :seen AND {version} AND {email} AND attribute_not_exists(merged_into){more}");
    let condition = Expression::of(condition)
        .name("#stands", "status")
        .value(":stands", text(account.status.word()))
        .value(":seen", number(account.session_epoch))
        .value(":read", number(account.profile_version));
    account.email.iter().fold(condition, |condition, email| condition.value(":email", text(email.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::role::Role;
    use crate::primitives::ids::UserId;

    fn id(number: u128) -> UserId {
        UserId::from_uuid(uuid::Uuid::from_u128(number))
    }

    fn walk_in() -> Account {
        let name = "Maya Lindqvist".parse().unwrap();
        Account {
            date_of_birth: Some(jiff::civil::date(1980, 2, 29)),
            ..Account::without_address(id(1), name, jiff::Timestamp::UNIX_EPOCH)
        }
    }

    fn own() -> Account {
        let (name, email) = ("Maya L".parse().unwrap(), "maya@example.org".parse().unwrap());
        Account { phone: "+46701234567".parse().ok(), ..Account::new(id(2), Role::Patient, name, email, jiff::Timestamp::UNIX_EPOCH) }
    }

    #[test]
    fn f69_the_sign_in_moves_onto_an_account_nobody_ever_signed_in_to() {
        let joined = walk_in().joined_with(&own(), None);
        assert_eq!((joined.user_id, joined.status, joined.email), (id(1), Status::Active, own().email));
        assert_eq!((joined.name, joined.phone, joined.merged_from), (walk_in().name, own().phone, vec![id(2)]));
        let invited = Account { status: Status::Invited, ..own() };
        assert!(walk_in().takes_sign_in_of(&invited) && invited.takes_sign_in_of(&own()));
        assert!(!own().takes_sign_in_of(&invited) && !invited.takes_sign_in_of(&invited) && !own().takes_sign_in_of(&walk_in()));
        let kept = own().joined_with(&walk_in(), None);
        assert_eq!((kept.email, kept.status, kept.date_of_birth), (own().email, Status::Active, walk_in().date_of_birth));
    }

    #[test]
    fn f69_what_gives_way_keeps_a_name_and_where_it_went_and_its_number_finds_the_other() {
        let left = own().given_way_to(&walk_in());
        assert_eq!((left.status, left.email.clone(), left.phone.clone(), left.merged_into), (Status::Disabled, None, None, Some(id(1))));
        assert!(left.session_epoch > own().session_epoch && left.password_hash.is_none());
        let number = crate::primitives::record_number::RecordNumber::of(id(2)).word();
        let joined = walk_in().joined_with(&own(), None);
        let rows = merge(&walk_in(), &own(), &joined).unwrap();
        let put = |row: &Action| match row {
            Action::Put { table: Table::Lookups, item, .. } => item["word_of"].as_s().ok().cloned(),
            _ => None,
        };
        let words: Vec<String> = rows.iter().filter_map(put).collect();
        assert!(words.contains(&format!("{number}#{}", id(1))), "{words:?}");
        assert!(words.iter().any(|word| word.starts_with("maya@example.org#")) && rows.len() < 40);
    }
}
