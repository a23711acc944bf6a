//! Single rows: conditions, what a refusal shows, keys and attributes that are not allowed.

use aws_sdk_dynamodb::error::ProvideErrorMetadata as _;
use aws_sdk_dynamodb::types::AttributeValue;
use caredesk::storage::item::{Item, Key, number, text};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::{CommitError, Expression};

use crate::server::{Server, guard};

#[tokio::test]
async fn a_refused_write_changes_nothing_and_shows_the_row_as_it_is() {
    let server = Server::open().await;
    let absent = || Some(Expression::of("attribute_not_exists(#k)").name("#k", "key"));
    server.storage.put(Table::Guards, guard("a", [("n", number(1))]), absent()).await.unwrap();
    let refused = server.storage.put(Table::Guards, guard("a", [("n", number(2))]), absent()).await;
    let Err(CommitError::Refused(refused)) = refused else { panic!("{refused:?}") };
    assert_eq!(refused[0].row, Some(guard("a", [("n", number(1))])));
    let key = Key::one(Table::Guards, "a");
    let change = || Expression::of("SET n = :two").value(":two", number(2));
    let never = Expression::of("n > :nine").value(":nine", number(9));
    let refused = server.storage.update(&key, change(), Some(never.clone())).await;
    assert!(matches!(&refused, Err(CommitError::Refused(rows)) if rows[0].row.as_ref().is_some_and(|row| row["n"] == number(1))));
    assert!(matches!(server.storage.delete(&key, Some(never)).await, Err(CommitError::Refused(_))));
    assert_eq!(server.storage.get(&key).await.unwrap(), Some(guard("a", [("n", number(1))])));
}

#[tokio::test]
async fn an_update_makes_an_absent_row_and_answers_with_the_whole_of_it() {
    let server = Server::open().await;
    let key = Key::one(Table::Guards, "fresh");
    let count = || Expression::of("ADD tries :one SET seen = :now").value(":one", number(1)).value(":now", text("2026-11-23"));
    assert_eq!(server.storage.update(&key, count(), None).await.unwrap()["tries"], number(1));
    let row = server.storage.update(&key, count(), None).await.unwrap();
    assert_eq!(row, guard("fresh", [("tries", number(2)), ("seen", text("2026-11-23"))]));
    let first = Expression::of("SET seen = if_not_exists(seen, :later)").value(":later", text("2027-01-01"));
    assert_eq!(server.storage.update(&key, first, None).await.unwrap()["seen"], text("2026-11-23"));
    server.storage.delete(&key, None).await.unwrap();
    server.storage.delete(&key, None).await.unwrap();
    assert_eq!(server.storage.get(&key).await.unwrap(), None);
}

#[tokio::test]
async fn a_part_of_a_row_is_reached_by_its_path() {
    let server = Server::open().await;
    let hold = |until: &str| AttributeValue::M(Item::from([("until".to_owned(), text(until))]));
    server.storage.put(Table::Guards, guard("week", [("hld_1", hold("10:00"))]), None).await.unwrap();
    let release = |until: &str| {
        let condition = Expression::of("#h.#u = :u").name("#u", "until").value(":u", text(until));
        (Expression::of("REMOVE #h").name("#h", "hld_1"), Some(condition))
    };
    let key = Key::one(Table::Guards, "week");
    let (change, stale) = release("09:00");
    assert!(matches!(server.storage.update(&key, change, stale).await, Err(CommitError::Refused(_))));
    let (change, right) = release("10:00");
    assert_eq!(server.storage.update(&key, change, right).await.unwrap(), guard("week", []));
    let (change, gone) = release("10:00");
    assert!(matches!(server.storage.update(&key, change, gone).await, Err(CommitError::Refused(_))));
}

#[tokio::test]
async fn rows_come_in_the_order_of_their_keys_whatever_table_and_however_many() {
    let server = Server::open().await;
    for number_of in 0..120 {
        let row = guard(&format!("row-{number_of}"), [("n", number(number_of))]);
        server.storage.put(Table::Guards, row, None).await.unwrap();
    }
    let email = Item::from([("email".to_owned(), text("asha@example.org")), ("user_id".to_owned(), text("usr_1"))]);
    server.storage.put(Table::Emails, email.clone(), None).await.unwrap();
    let mut keys: Vec<Key> = (0..120).rev().map(|number_of| Key::one(Table::Guards, format!("row-{number_of}"))).collect();
    keys.insert(7, Key::one(Table::Guards, "absent"));
    keys.insert(50, Key::one(Table::Emails, "asha@example.org"));
    keys.push(keys[3].clone());
    let rows = server.storage.get_many(&keys).await.unwrap();
    assert_eq!(rows.len(), keys.len());
    assert_eq!((&rows[7], &rows[50]), (&None, &Some(email)));
    for (key, row) in keys.iter().zip(&rows).filter(|(key, _)| key.table == Table::Guards && key.partition != "absent") {
        assert_eq!(row.as_ref().unwrap()["key"], text(&key.partition));
    }
}

#[tokio::test]
async fn what_cannot_be_a_key_is_refused() {
    let server = Server::open().await;
    let put = |table: Table, row: Item| {
        let request = server.raw.put_item().table_name(server.storage.name_of(table)).set_item(Some(row));
        async move { request.send().await.err().and_then(|error| error.code().map(str::to_owned)) }
    };
    let refused = Some("ValidationException".to_owned());
    assert_eq!(put(Table::Guards, Item::from([("key".to_owned(), text(""))])).await, refused);
    assert_eq!(put(Table::Guards, Item::from([("n".to_owned(), number(1))])).await, refused);
    // A key of an index may be absent, but not null and not of another type: `to_item` leaves `None` out.
    let delivery = |channel: AttributeValue| {
        Item::from([
            ("recipient_id".to_owned(), text("usr_1")),
            ("message_id".to_owned(), text("msg_1")),
            ("channel_waiting".to_owned(), channel),
        ])
    };
    assert_eq!(put(Table::Deliveries, delivery(AttributeValue::Null(true))).await, refused);
    assert_eq!(put(Table::Deliveries, delivery(number(1))).await, refused);
}
