//! Sessions: what they cost, what they stand for, how they end.

use caredesk::access::actor::Level;
use caredesk::capabilities::sign_in::service::Visit;
use caredesk::identity::passwords::Cost;
use caredesk::identity::sessions::Asks;
use caredesk::identity::sessions::{CookieValue, Sessions};
use caredesk::primitives::ids::RequestId;
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Transaction;

use super::house::{EMAIL, House, PASSWORD, SOMEWHERE};

#[tokio::test]
async fn f05_signing_in_costs_three_calls_four_read_units_and_at_most_six_write_units() {
    let house = House::with_cost(Cost::REAL).await;
    house.maya().await;
    let before = house.spent();
    house.enters(EMAIL, PASSWORD).await.unwrap();
    let spent = house.spent() - before;
    assert!(spent.calls <= 3 && spent.in_sequence <= 3, "{spent:?}");
    assert!(spent.read_units <= 4.0 && spent.write_units <= 6.0, "{spent:?}");
}

#[tokio::test]
async fn f05_a_session_is_who_signed_in_and_signing_out_ends_it_on_the_next_request() {
    let house = House::open().await;
    let maya = house.maya().await;
    let entered = house.enters(EMAIL, PASSWORD).await.unwrap();
    let cookie = entered.cookie.expose();
    let before = house.spent();
    let actor = house.identity.who(&cookie, Asks::Person).await.unwrap().unwrap();
    let spent = house.spent() - before;
    assert_eq!((spent.calls, spent.read_units, spent.write_units), (1, 2.0, 0.0), "one read, never cached");
    assert_eq!((actor.id, actor.role.word(), actor.level), (maya.user_id, "patient", Level::Proven));
    house.sign_in.leave(&actor, &entered.cookie, RequestId::new(&house.ground.ids)).await.unwrap();
    assert!(house.identity.who(&cookie, Asks::Person).await.unwrap().is_none());
    let what = house.column(Table::Audit, "what").await;
    assert_eq!(what, ["account.confirm", "account.register", "session.end", "session.start"]);
}

#[tokio::test]
async fn f05_activity_is_written_at_most_once_a_minute_and_keeps_a_session_alive_until_its_absolute_end() {
    let house = House::open().await;
    house.maya().await;
    let cookie = house.enters(EMAIL, PASSWORD).await.unwrap().cookie.expose();
    let wrote = async || {
        let before = house.spent();
        let known = house.identity.who(&cookie, Asks::Person).await.unwrap().is_some();
        (known, (house.spent() - before).write_units > 0.0)
    };
    house.pass(59);
    assert_eq!(wrote().await, (true, false));
    house.pass(1);
    assert_eq!(wrote().await, (true, true));
    assert_eq!(wrote().await, (true, false));
    for _ in 0..47 {
        house.pass(30 * 60 - 1);
        assert!(wrote().await.0);
    }
    house.pass(30 * 60 - 1);
    assert!(!wrote().await.0, "24 hours are over");
}

#[tokio::test]
async fn f05_all_sessions_of_a_person_end_at_once_on_every_server() {
    let house = House::open().await;
    let maya = house.maya().await;
    let mut cookies = Vec::new();
    for _ in 0..5 {
        cookies.push(house.enters(EMAIL, PASSWORD).await.unwrap().cookie.expose());
    }
    let mut transaction = Transaction::new();
    transaction.add((), Sessions::new(house.ground.clone()).end_all(maya.user_id));
    house.ground.storage.commit(transaction).await.unwrap();
    for cookie in &cookies {
        assert!(house.identity.who(cookie, Asks::Person).await.unwrap().is_none());
    }
    let again = house.enters(EMAIL, PASSWORD).await.unwrap().cookie.expose();
    assert!(house.identity.who(&again, Asks::Person).await.unwrap().is_some());
}

#[tokio::test]
async fn s08_signing_in_gives_a_new_session_and_ends_the_one_this_browser_had() {
    let house = House::open().await;
    house.maya().await;
    let first = house.enters(EMAIL, PASSWORD).await.unwrap().cookie;
    let visit = Visit { previous: CookieValue::read(&first.expose()), ..house.visit(SOMEWHERE) };
    let second = house.enters_from(EMAIL, PASSWORD, visit).await.unwrap().cookie;
    assert!(house.identity.who(&first.expose(), Asks::Person).await.unwrap().is_none());
    assert!(house.identity.who(&second.expose(), Asks::Person).await.unwrap().is_some());
}

#[tokio::test]
async fn s08_a_token_is_good_for_its_own_person_only() {
    let house = House::open().await;
    house.maya().await;
    let cookie = house.enters(EMAIL, PASSWORD).await.unwrap().cookie.expose();
    let (user, token) = cookie.split_once('.').unwrap();
    let other = caredesk::primitives::ids::UserId::new(&house.ground.ids);
    assert!(house.identity.who(&format!("{other}.{token}"), Asks::Person).await.unwrap().is_none());
    assert!(house.identity.who(&format!("{user}.{}", "A".repeat(43)), Asks::Person).await.unwrap().is_none());
}

#[tokio::test]
async fn f05_a_password_does_not_age() {
    let house = House::open().await;
    house.maya().await;
    house.pass(6 * 365 * 24 * 3600);
    assert!(house.enters(EMAIL, PASSWORD).await.is_ok(), "nobody is made to choose another one by the calendar (NIST SP 800-63B 3.1.1.2)");
}
