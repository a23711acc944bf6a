//! Texts against outages, lost answers and refusals of SNS: what is about the account waits, what is about the number fails.

use super::super::sender::{Sender, Sent};
use super::super::testing::House;
use crate::access::role::Role;
use crate::aws::connector::Fault;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::reminders::model::SentCode;
use crate::capabilities::reminders::store::put_code;
use crate::identity::accounts::Account;
use crate::primitives::ids::UserId;
use crate::storage::transaction::Transaction;

/// Every address: SNS is the only one asked by address here.
const SNS: &str = "://";
const PHONE: &str = "+919876543210";

/// Somebody to whose phone a code is to be sent.
async fn asked(house: &House) -> UserId {
    let id = UserId::new(&house.ground.ids);
    let (name, email) = ("Maya Lindqvist".parse().unwrap(), "maya@example.org".parse().unwrap());
    let account = Account { phone: PHONE.parse().ok(), ..Account::new(id, Role::Patient, name, email, house.now()) };
    let mut transaction = Transaction::new();
    for row in account.rows().unwrap() {
        transaction.add((), row);
    }
    let code = SentCode::new("nonce".to_owned(), house.now());
    transaction.add((), put_code(id, &code).unwrap());
    transaction.add((), house.app().notifications.text_owed(id, &code.nonce, Kind::TextCode).unwrap());
    house.ground.storage.commit(transaction).await.unwrap();
    id
}

fn refuses(status: u16, code: &str) -> Vec<(String, Fault)> {
    let body = format!("<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{PHONE}</Message></Error></ErrorResponse>");
    vec![(SNS.to_owned(), Fault::Answer { status, body })]
}

async fn row_of(house: &House, person: UserId) -> (String, String) {
    let row = house.deliveries(&person.to_string()).await.remove(0);
    let word = |name: &str| row.get(name).and_then(|value| value.as_s().ok()).cloned().unwrap_or_default();
    (word("state"), word("because"))
}

#[tokio::test]
async fn f47_trouble_of_the_account_waits_and_goes_once_when_it_is_over() {
    let house = House::open().await;
    let person = asked(&house).await;
    let sender = Sender::of(&house.app());
    for (wait, status, code) in
        [(0, 403, "AuthorizationError"), (5, 429, "Throttled"), (10, 400, "MonthlySpendLimitReached"), (20, 503, "ServiceUnavailable")]
    {
        house.pass(wait);
        house.broken.set(refuses(status, code));
        assert_eq!(sender.run().await.unwrap(), Sent { waiting: 1, ..Sent::default() }, "{code}");
        assert_eq!(row_of(&house, person).await, ("queued".to_owned(), code.to_owned()));
    }
    house.broken.set(vec![]);
    house.pass(60);
    assert_eq!(sender.run().await.unwrap().sent, 1);
    assert_eq!(house.texts().len(), 1);
    house.close();
}

#[tokio::test]
async fn f47_a_number_that_sns_refuses_fails_and_nothing_says_which_it_was() {
    let house = House::open().await;
    let person = asked(&house).await;
    house.broken.set(refuses(400, "InvalidParameter"));
    assert_eq!(Sender::of(&house.app()).run().await.unwrap(), Sent { failed: 1, ..Sent::default() });
    assert_eq!(row_of(&house, person).await, ("failed".to_owned(), "InvalidParameter".to_owned()));
    let stored = format!("{:?}", house.deliveries(&person.to_string()).await);
    assert!(!stored.contains("9876543210") && house.texts().is_empty(), "{stored}");
    house.close();
}

#[tokio::test]
async fn f47_a_code_whose_time_is_over_is_not_sent() {
    let house = House::open().await;
    let person = asked(&house).await;
    house.pass(600);
    assert_eq!(Sender::of(&house.app()).run().await.unwrap(), Sent { suppressed: 1, ..Sent::default() });
    assert_eq!(row_of(&house, person).await, ("suppressed".to_owned(), "used, or over".to_owned()));
    house.close();
}
