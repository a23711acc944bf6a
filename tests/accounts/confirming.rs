//! Following the mailed link.

use caredesk::capabilities::sign_in::service::LinkEnded;
use caredesk::identity::accounts::Status;
use caredesk::primitives::ids::RequestId;
use caredesk::storage::tables::Table;

use super::house::{EMAIL, House, PASSWORD, maya};

#[tokio::test]
async fn f01_sign_in_works_once_the_link_is_followed() {
    let house = House::open().await;
    let account = house.maya().await;
    assert_eq!((account.status, account.version), (Status::Active, 2));
    assert_eq!(house.column(Table::Outbox, "event").await, ["account.confirmed", "account.registered"]);
    assert_eq!(house.column(Table::Audit, "what").await, ["account.confirm", "account.register"]);
    assert_eq!(house.rows(Table::Lookups).await.len(), 5, "two names, address, phone, record number");
    assert!(house.enters("Maya@Example.ORG", PASSWORD).await.is_ok());
    assert!(house.sign_in.confirmation_link(account.user_id).await.unwrap().is_none(), "there is nothing to confirm any more");
}

#[tokio::test]
async fn s14_a_link_works_once_even_twice_at_the_same_moment() {
    let house = House::open().await;
    house.registers(&maya()).await.unwrap();
    let token = house.token(EMAIL).await.unwrap();
    let request = RequestId::new(&house.ground.ids);
    let other = house.another_server();
    let (one, two) = tokio::join!(house.sign_in.confirm_address(&token, request), other.confirm_address(&token, request));
    assert_eq!(u8::from(one.is_ok()) + u8::from(two.is_ok()), 1);
    assert!(matches!(house.sign_in.confirm_address(&token, request).await, Err(LinkEnded::Ended)));
    assert_eq!(house.column(Table::Outbox, "event").await, ["account.confirmed", "account.registered"]);
}

#[tokio::test]
async fn f01_a_link_works_for_24_hours_to_the_second() {
    let house = House::open().await;
    house.registers(&maya()).await.unwrap();
    let token = house.token(EMAIL).await.unwrap();
    house.pass(24 * 3600 - 1);
    assert!(house.sign_in.may_confirm(&token).await.unwrap());
    house.pass(1);
    assert!(!house.sign_in.may_confirm(&token).await.unwrap());
    assert!(house.sign_in.confirm_address(&token, RequestId::new(&house.ground.ids)).await.is_err());
    for bad in ["", "x", &token[1..]] {
        assert!(!house.sign_in.may_confirm(bad).await.unwrap(), "{bad}");
    }
}
