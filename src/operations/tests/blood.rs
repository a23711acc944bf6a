//! The blood bank over whole tables: a house that moved blood is clean, and damage is named.

use std::sync::Arc;

use super::super::testing::House;
use super::super::verify::check;
use crate::access::actor::{Actor, Level};
use crate::access::grant::Granted;
use crate::access::permissions::Permission;
use crate::access::role::Role;
use crate::capabilities::blood_bank::model::{NewDonation, NewIssue, Taken};
use crate::capabilities::blood_bank::service::{BloodBank, Place};
use crate::capabilities::calendar::model::Quantum;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::{RequestId, UserId};
use crate::primitives::people::BloodGroup;
use crate::primitives::text::Sensitive;
use crate::storage::item::{Key, number};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression, Transaction};

fn grant<P: Permission>(house: &House) -> Granted<P> {
    let id = UserId::new(&house.ground.ids);
    let actor = Actor::person(id, Role::Administrator, Sensitive::new("Tomas".to_owned()), Level::Full);
    Granted::check(Arc::new(actor), RequestId::new(&house.ground.ids)).unwrap()
}

async fn findings(house: &House) -> Vec<String> {
    let report = check(&house.ground.storage, &house.evidence(), Quantum::FiveMinutes, house.now()).await.unwrap();
    report.checks.into_iter().find(|check| check.id == "blood").unwrap().findings.into_iter().collect()
}

#[tokio::test]
async fn f54_a_stock_that_is_not_what_moved_is_named_by_verify() {
    let house = House::open().await;
    let bank = BloodBank::new(house.ground.clone(), SettingsBook::new(house.ground.clone(), 5));
    let (group, today) = (BloodGroup::BNegative, bank.today());
    let new = NewDonation::entered(Some(4), None, None, today).unwrap();
    let (donation, _) = bank.enter(&grant(&house), group, new, None).await.unwrap();
    bank.verify(&grant(&house), Place::of(&donation), |units| Taken::parse(None, None, None, units, today)).await.unwrap();
    bank.issue(&grant(&house), group, NewIssue::parse(1, Some("Ward 3"), None).unwrap(), None).await.unwrap();
    assert_eq!(findings(&house).await, Vec::<String>::new());

    // One bag appears from nowhere; then the stock is gone altogether.
    let key = Key::two(Table::BloodBank, group.word(), "stock");
    let change = Expression::of("SET #lots[0].#units = :four").name("#lots", "lots").name("#units", "units").value(":four", number(4));
    let mut transaction = Transaction::new();
    transaction.add((), Action::Update { key: key.clone(), change, condition: None });
    house.ground.storage.commit(transaction).await.unwrap();
    let found = findings(&house).await;
    assert_eq!((found.len(), found[0].starts_with("blood bank B-: 1 units too many")), (1, true), "{found:?}");
    let mut transaction = Transaction::new();
    transaction.add((), Action::Delete { key, condition: None });
    house.ground.storage.commit(transaction).await.unwrap();
    assert!(findings(&house).await[0].starts_with("blood bank B-: 3 units too few"));
    house.close();
}
