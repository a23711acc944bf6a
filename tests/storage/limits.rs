//! Sizes, and time to live.

use aws_sdk_dynamodb::types::TimeToLiveStatus;
use caredesk::primitives::time::after;
use caredesk::storage::error::StorageError;
use caredesk::storage::idempotent::{Earlier, Once};
use caredesk::storage::item::{Key, number, text};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::{CommitError, Transaction};

use crate::server::{Server, guard};

#[tokio::test]
async fn a_row_of_400_kb_is_kept_and_one_byte_more_is_refused() {
    let server = Server::open().await;
    // Names and values count: "key" + "big" + "body".
    let row = |bytes: usize| guard("big", [("body", text("x".repeat(bytes - 3 - 3 - 4)))]);
    server.storage.put(Table::Guards, row(400 * 1024), None).await.unwrap();
    let refused = server.storage.put(Table::Guards, row(400 * 1024 + 1), None).await;
    assert!(matches!(refused, Err(CommitError::Storage(StorageError::Refused(_)))), "{refused:?}");
}

#[tokio::test]
async fn a_row_past_its_time_is_still_read_so_time_is_always_compared() {
    let server = Server::open().await;
    let past = server.clock.now().as_second() - 60;
    server.storage.put(Table::Guards, guard("old", [("ttl", number(past))]), None).await.unwrap();
    assert!(server.storage.get(&Key::one(Table::Guards, "old")).await.unwrap().is_some());
    for table in Table::ALL {
        let answer = server.raw.describe_time_to_live().table_name(server.storage.name_of(table)).send().await.unwrap();
        let description = answer.time_to_live_description().unwrap();
        let on = matches!(description.time_to_live_status(), Some(TimeToLiveStatus::Enabled | TimeToLiveStatus::Enabling));
        assert_eq!(description.attribute_name().filter(|_| on), table.definition().time_to_live, "{table:?}");
    }
}

#[tokio::test]
async fn r16_a_key_is_free_again_after_a_day_although_its_row_lingers() {
    let server = Server::open().await;
    let once = Once::new("usr_1", "appointments", "key", "hash");
    let now = server.clock.now();
    let remember = |thing: &'static str, now: jiff::Timestamp| {
        let mut transaction = Transaction::new();
        transaction.add((), once.remember(thing, now).unwrap());
        server.storage.commit(transaction)
    };
    remember("apt_1", now).await.unwrap();
    assert!(matches!(remember("apt_2", now).await, Err(CommitError::Refused(_))));
    assert_eq!(server.storage.earlier(&once, now).await.unwrap(), Earlier::Made("apt_1".to_owned()));
    let other = Once::new("usr_1", "appointments", "key", "another hash");
    assert_eq!(server.storage.earlier(&other, now).await.unwrap(), Earlier::OtherBody);
    let tomorrow = after(now, 24 * 60 * 60);
    assert_eq!(server.storage.earlier(&once, tomorrow).await.unwrap(), Earlier::Nothing);
    remember("apt_3", tomorrow).await.unwrap();
    assert_eq!(server.storage.earlier(&once, tomorrow).await.unwrap(), Earlier::Made("apt_3".to_owned()));
}
