//! Mail against outages, lost answers, two senders, and people who changed in the meantime.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::super::sender::{Sender, Sent};
use super::super::testing::House;
use super::super::until::Until;
use crate::access::role::Role;
use crate::aws::connector::Fault;
use crate::capabilities::notifications::model::{Channel, Kind};
use crate::events::catalogue::Event;
use crate::identity::accounts::{Account, Status};
use crate::primitives::ids::UserId;
use crate::storage::item::text;
use crate::storage::tables::Table;
use crate::storage::transaction::Transaction;

const MAIL: &str = "/v2/email/outbound-emails";

/// Somebody who has registered and not yet followed the link; the mail is queued.
async fn registered(house: &House, status: Status) -> UserId {
    let id = UserId::new(&house.ground.ids);
    let mut account = Account::new(id, Role::Patient, "Maya Lindqvist".parse().unwrap(), "maya@example.org".parse().unwrap(), house.now());
    account.status = status;
    let mut transaction = Transaction::new();
    for row in account.rows().unwrap() {
        transaction.add((), row);
    }
    house.ground.storage.commit(transaction).await.unwrap();
    house.tell(Event::AccountRegistered { user_id: id, version: 1 }).await;
    house.drain("one").run().await.unwrap();
    id
}

async fn state_of(house: &House, person: UserId) -> String {
    house.deliveries(&person.to_string()).await[0]["state"].as_s().unwrap().clone()
}

#[tokio::test]
async fn f45_a_registration_mails_one_link_and_nothing_secret_is_stored() {
    let house = House::open().await;
    let person = registered(&house, Status::PendingAddress).await;
    let sender = Sender::of(&house.app());
    assert_eq!(sender.run().await.unwrap(), Sent { sent: 1, ..Sent::default() });
    assert_eq!(sender.run().await.unwrap(), Sent::default());
    let mails = house.mails();
    assert!(mails.len() == 1 && mails[0].contains("http://127.0.0.1:8080/confirm-address/"), "{mails:?}");
    let stored = format!("{:?}", house.deliveries(&person.to_string()).await);
    assert!(!stored.contains("confirm-address") && !stored.contains("maya") && !stored.contains("Maya"), "{stored}");
    house.close();
}

#[tokio::test]
async fn f45_while_ses_is_away_mail_waits_and_then_goes_once() {
    let house = House::open().await;
    let person = registered(&house, Status::PendingAddress).await;
    let sender = Sender::of(&house.app());
    house.broken.set(vec![(MAIL.into(), Fault::Answer { status: 503, body: "{}".into() })]);
    assert_eq!(sender.run().await.unwrap().waiting, 1);
    house.broken.set(vec![]);
    assert_eq!(sender.run().await.unwrap(), Sent::default(), "not before its next try");
    house.pass(5);
    assert_eq!(sender.run().await.unwrap().sent, 1);
    assert_eq!((house.mails().len(), state_of(&house, person).await.as_str()), (1, "sent"));
    house.close();
}

#[tokio::test]
async fn f45_trouble_of_the_whole_mail_account_fails_no_mail_and_a_refused_one_is_failed() {
    let refuses = |kind: &str| {
        let body = format!(r#"{{"__type":"{kind}","message":"no"}}"#);
        vec![(MAIL.to_owned(), Fault::Answer { status: 400, body })]
    };
    let house = House::open().await;
    let person = registered(&house, Status::PendingAddress).await;
    let sender = Sender::of(&house.app());
    for (wait, kind) in [(0, "SendingPausedException"), (5, "MailFromDomainNotVerifiedException"), (60, "AccessDeniedException")] {
        house.pass(wait);
        house.broken.set(refuses(kind));
        assert_eq!(sender.run().await.unwrap().waiting, 1, "{kind}");
    }
    house.pass(600);
    house.broken.set(refuses("MessageRejected"));
    assert_eq!(sender.run().await.unwrap().failed, 1);
    assert_eq!(state_of(&house, person).await, "failed");
    house.close();
}

#[tokio::test]
async fn f45_a_lost_answer_costs_at_most_one_repeat() {
    let house = House::open().await;
    let person = registered(&house, Status::PendingAddress).await;
    let sender = Sender::of(&house.app());
    house.broken.set(vec![(MAIL.into(), Fault::CutAfter)]);
    assert_eq!(sender.run().await.unwrap().waiting, 1);
    assert_eq!(house.mails().len(), 1);
    house.pass(301);
    assert_eq!(sender.run().await.unwrap().waiting, 1);
    house.pass(301);
    assert_eq!(sender.run().await.unwrap(), Sent::default(), "left as unknown");
    assert_eq!(state_of(&house, person).await, "unknown");
    assert_eq!(house.mails().len(), 2);
    house.close();
}

#[tokio::test]
async fn f45_two_senders_send_one_mail() {
    let house = House::open().await;
    registered(&house, Status::PendingAddress).await;
    let (one, two) = (Sender::of(&house.app()), Sender::of(&house.app()));
    let (one, two) = tokio::join!(one.run(), two.run());
    assert_eq!((one.unwrap().sent + two.unwrap().sent, house.mails().len()), (1, 1));
    house.close();
}

#[tokio::test]
async fn f50_a_mail_that_is_no_longer_true_is_suppressed_with_its_reason() {
    let house = House::open().await;
    let person = registered(&house, Status::Active).await;
    assert_eq!(Sender::of(&house.app()).run().await.unwrap().suppressed, 1);
    let row = house.deliveries(&person.to_string()).await.remove(0);
    assert_eq!((row["state"].clone(), row["because"].clone()), (text("suppressed"), text("confirmed already")));
    assert!(house.mails().is_empty() && !row.contains_key("channel_waiting"));
    house.close();
}

#[tokio::test]
async fn f45_a_message_that_cannot_be_read_keeps_no_other_back() {
    let house = House::open().await;
    let person = registered(&house, Status::PendingAddress).await;
    let mut row = house.deliveries(&person.to_string()).await.remove(0);
    row.insert("message_id".into(), text("evt_0#from_the_future#mail"));
    row.insert("kind".into(), text("from_the_future"));
    house.ground.storage.put(Table::Deliveries, row, None).await.unwrap();
    assert_eq!(Sender::of(&house.app()).run().await.unwrap().sent, 1);
    house.close();
}

/// So many people with a mail that waits.
async fn waiting(house: &House, many: u32) {
    let notifications = house.app().notifications.clone();
    for number in 0..many {
        let id = UserId::new(&house.ground.ids);
        let (name, email) = ("Maya Lindqvist".parse().unwrap(), format!("maya-{number}@example.org").parse().unwrap());
        let mut account = Account::new(id, Role::Patient, name, email, house.now());
        account.status = Status::PendingAddress;
        let mut transaction = Transaction::new();
        for row in account.rows().unwrap() {
            transaction.add((), row);
        }
        house.ground.storage.commit(transaction).await.unwrap();
        assert!(notifications.queue_once(id, "registered", Kind::AddressConfirmation).await.unwrap());
    }
}

#[tokio::test]
async fn f45_a_stop_ends_the_run_after_the_mails_in_hand_and_the_rest_go_with_the_next_none_twice() {
    let house = House::open().await;
    waiting(&house, 50).await;
    let (sender, stop) = (Sender::of(&house.app()), CancellationToken::new());
    house.broken.stops_at(MAIL, &stop);
    let first = sender.run_on(Channel::Mail, &Until::stopped(stop)).await.unwrap();
    assert!((1..=8).contains(&first.sent), "{first:?}");
    assert_eq!(first, Sent { sent: first.sent, ..Sent::default() });
    assert_eq!(sender.run_until(&Until::within(Duration::ZERO)).await.unwrap(), Sent::default(), "a run without time begins none");
    assert_eq!(sender.run().await.unwrap(), Sent { sent: 50 - first.sent, ..Sent::default() });
    let mut mails = house.mails();
    mails.sort();
    mails.dedup();
    assert_eq!((mails.len(), house.mails().len()), (50, 50), "each its own link, once");
    house.close();
}

#[tokio::test]
async fn f50_a_hundred_messages_that_cannot_be_read_keep_no_mail_behind_them_back() {
    let house = House::open().await;
    let person = registered(&house, Status::PendingAddress).await;
    let row = house.deliveries(&person.to_string()).await.remove(0);
    for number in 0..100 {
        let mut row = row.clone();
        row.insert("message_id".into(), text(format!("evt_{number}#from_the_future#mail")));
        row.insert("kind".into(), text("from_the_future"));
        row.insert("next_try_at".into(), text("2026-11-22T04:00:00Z"));
        house.ground.storage.put(Table::Deliveries, row, None).await.unwrap();
    }
    assert_eq!(Sender::of(&house.app()).run().await.unwrap(), Sent { sent: 1, ..Sent::default() });
    assert_eq!(house.mails().len(), 1);
    house.close();
}
