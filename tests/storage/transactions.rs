//! All or nothing: labelled refusals, repeats by token, limits of one transaction.

use aws_sdk_dynamodb::error::ProvideErrorMetadata as _;
use aws_sdk_dynamodb::types::{Put, TransactWriteItem, Update};
use caredesk::storage::item::{Item, Key, number, text};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::{Action, CommitError, Expression, Transaction};

use crate::server::{Server, guard};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Fact,
    Taken,
    Stale,
    Note,
}

#[tokio::test]
async fn r07_a_refusal_names_every_action_that_was_refused_shows_its_row_and_writes_nothing() {
    let server = Server::open().await;
    server.storage.put(Table::Guards, guard("taken", [("n", number(7))]), None).await.unwrap();
    let mut transaction = Transaction::new();
    transaction.add(Part::Fact, Action::create(Table::Emails, Item::from([("email".to_owned(), text("a@example.org"))])));
    transaction.add(Part::Taken, Action::create(Table::Guards, guard("taken", [])));
    let condition = Expression::of("version = :v").value(":v", number(1));
    transaction.add(Part::Stale, Action::Check { key: Key::one(Table::Guards, "absent"), condition });
    transaction.add(Part::Note, Action::create(Table::Guards, guard("note", [])));
    let Err(CommitError::Refused(refused)) = server.storage.commit(transaction).await else { panic!("it was written") };
    let labels: Vec<Part> = refused.iter().map(|one| one.label).collect();
    assert_eq!(labels, [Part::Taken, Part::Stale]);
    assert_eq!(refused[0].row, Some(guard("taken", [("n", number(7))])));
    assert_eq!(refused[1].row, None);
    let written = [Key::one(Table::Emails, "a@example.org"), Key::one(Table::Guards, "note")];
    assert_eq!(server.storage.get_many(&written).await.unwrap(), [None, None]);
}

#[tokio::test]
async fn a_transaction_does_each_kind_of_action() {
    let server = Server::open().await;
    for key in ["changed", "removed", "checked"] {
        server.storage.put(Table::Guards, guard(key, [("n", number(1))]), None).await.unwrap();
    }
    let key = |key: &str| Key::one(Table::Guards, key);
    let is_one = || Expression::of("n = :one").value(":one", number(1));
    let mut transaction = Transaction::new();
    transaction.add((), Action::create(Table::Guards, guard("made", [])));
    let change = Expression::of("SET n = n + :two").value(":two", number(2));
    transaction.add((), Action::Update { key: key("changed"), change, condition: Some(is_one()) });
    transaction.add((), Action::Delete { key: key("removed"), condition: Some(is_one()) });
    transaction.add((), Action::Check { key: key("checked"), condition: is_one() });
    server.storage.commit(transaction).await.unwrap();
    let rows = server.storage.get_many(&["made", "changed", "removed", "checked"].map(key)).await.unwrap();
    assert_eq!(
        rows,
        [Some(guard("made", [])), Some(guard("changed", [("n", number(3))])), None, Some(guard("checked", [("n", number(1))]))]
    );
}

/// One more in a counter, as an action of the SDK.
fn count(server: &Server, by: i64) -> TransactWriteItem {
    let update = Update::builder().table_name(server.storage.name_of(Table::Guards)).key("key", text("counter"));
    let update = update.update_expression("ADD n :by").expression_attribute_values(":by", number(by));
    TransactWriteItem::builder().update(update.build().unwrap()).build()
}

#[tokio::test]
async fn r14_a_repeated_token_is_applied_once_and_answered_alike() {
    let server = Server::open().await;
    let send = |token: &'static str, by: i64| {
        let request = server.raw.transact_write_items().transact_items(count(&server, by)).client_request_token(token);
        async move { request.send().await.map(|_| ()).map_err(|error| error.code().unwrap_or_default().to_owned()) }
    };
    for _ in 0..3 {
        assert_eq!(send("token-one", 1).await, Ok(()));
    }
    assert_eq!(send("token-one", 2).await, Err("IdempotentParameterMismatchException".to_owned()));
    assert_eq!(send("token-two", 1).await, Ok(()));
    let row = server.storage.get(&Key::one(Table::Guards, "counter")).await.unwrap();
    assert_eq!(row, Some(guard("counter", [("n", number(2))])));
}

#[tokio::test]
async fn one_row_twice_in_a_transaction_is_refused_outright() {
    let server = Server::open().await;
    let twice = server.raw.transact_write_items().transact_items(count(&server, 1)).transact_items(count(&server, 2));
    assert_eq!(twice.send().await.unwrap_err().code(), Some("ValidationException"));
    assert_eq!(server.storage.get(&Key::one(Table::Guards, "counter")).await.unwrap(), None);
}

#[tokio::test]
async fn a_hundred_actions_are_one_transaction_and_one_more_is_none() {
    let server = Server::open().await;
    let put = |number_of: usize| {
        let row = guard(&format!("row-{number_of}"), []);
        let put = Put::builder().table_name(server.storage.name_of(Table::Guards)).set_item(Some(row)).build().unwrap();
        TransactWriteItem::builder().put(put).build()
    };
    let send = |actions: usize| {
        let request = server.raw.transact_write_items().set_transact_items(Some((0..actions).map(put).collect()));
        async move { request.send().await }
    };
    assert_eq!(send(101).await.unwrap_err().code(), Some("ValidationException"));
    assert_eq!(server.storage.get(&Key::one(Table::Guards, "row-0")).await.unwrap(), None);
    send(100).await.unwrap();
    assert!(server.storage.get(&Key::one(Table::Guards, "row-99")).await.unwrap().is_some());
}
