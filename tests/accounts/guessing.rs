//! How guessing is made slow, and that it says nothing.

use caredesk::capabilities::sign_in::service::{SignInError, Visit};
use caredesk::identity::passwords::Cost;
use caredesk::storage::tables::Table;

use super::house::{EMAIL, House, PASSWORD, SOMEWHERE};

/// Seconds to wait, or `None` after a try that was made.
async fn guess(house: &House, email: &str, visit: Visit) -> Option<u32> {
    match house.enters_from(email, "not the right password", visit).await {
        Err(SignInError::Wrong) => None,
        Err(SignInError::Wait { seconds }) => Some(seconds),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn f06_after_five_failures_each_try_waits_twice_as_long_whether_or_not_there_is_an_account() {
    let house = House::open().await;
    house.maya().await;
    for email in [EMAIL, "nobody@example.org"] {
        for try_number in 0..5 {
            let place = format!("198.51.100.{try_number}");
            assert_eq!(guess(&house, email, house.visit(&place)).await, None, "{email} {try_number}");
        }
        for wait in [1, 2, 4, 8] {
            assert_eq!(guess(&house, email, house.visit("198.51.100.99")).await, Some(wait), "{email}");
            house.pass(i64::from(wait));
            assert_eq!(guess(&house, email, house.visit(&format!("198.51.100.{}", 100 + wait))).await, None, "{email}");
        }
    }
    house.pass(16);
    assert!(house.enters(EMAIL, PASSWORD).await.is_ok());
    assert_eq!(guess(&house, EMAIL, house.visit(SOMEWHERE)).await, None, "a right password ends the count");
}

#[tokio::test]
async fn f06_wrong_passwords_cost_the_same_for_known_unknown_and_unconfirmed_addresses() {
    let house = House::open().await;
    house.maya().await;
    let asha = caredesk::capabilities::sign_in::model::Given { email: "asha@example.org", ..super::house::maya() };
    house.registers(&asha).await.unwrap();
    let mut costs = Vec::new();
    for (email, password) in [(EMAIL, "not the right password"), ("nobody@example.org", PASSWORD), ("asha@example.org", PASSWORD)] {
        let before = house.spent();
        assert!(matches!(house.enters(email, password).await, Err(SignInError::Wrong)), "{email}");
        let spent = house.spent() - before;
        costs.push(spent);
    }
    assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
    let denied = house.column(Table::Audit, "decision").await.iter().filter(|word| *word == "denied").count();
    assert_eq!(denied, 3, "each is in the audit trail");
}

#[tokio::test]
async fn f06_an_address_of_the_network_fails_ten_times_a_minute() {
    let house = House::open().await;
    house.maya().await;
    for number in 0..10 {
        assert_eq!(guess(&house, &format!("guess{number}@example.org"), house.visit(SOMEWHERE)).await, None);
    }
    house.pass(20);
    assert_eq!(guess(&house, "guess99@example.org", house.visit(SOMEWHERE)).await, Some(40));
    assert!(matches!(house.enters(EMAIL, PASSWORD).await, Err(SignInError::Wait { seconds: 40 })));
    assert!(house.enters_from(EMAIL, PASSWORD, house.visit("198.51.100.1")).await.is_ok());
    house.pass(40);
    assert_eq!(guess(&house, "guess99@example.org", house.visit(SOMEWHERE)).await, None);
}

#[tokio::test]
async fn s30_two_servers_count_together() {
    let house = House::open().await;
    house.maya().await;
    let other = house.another_server();
    let mut tried = 0;
    for number in 0..40 {
        let (one, two) = (house.visit(&format!("198.51.100.{number}")), house.visit(&format!("198.51.101.{number}")));
        let credentials = || caredesk::capabilities::sign_in::service::Credentials {
            email: EMAIL.parse().unwrap(),
            password: caredesk::primitives::text::Sensitive::new("not the right password".to_owned()),
            code: caredesk::capabilities::sign_in::service::CodeComes::Later,
        };
        let (one, two) = tokio::join!(house.sign_in.enter(credentials(), one), other.enter(credentials(), two));
        tried += [one, two].iter().filter(|answer| matches!(answer, Err(SignInError::Wrong))).count();
    }
    assert!(tried <= 6, "{tried} guesses where five are free");
}

#[tokio::test]
async fn s13_a_thousand_guesses_at_once_are_at_most_fifteen_in_a_quarter_of_an_hour() {
    let house = House::with_cost(Cost::REAL).await;
    house.maya().await;
    let mut tried = 0;
    for second in 0..900 {
        let burst = if second % 60 == 0 { 30 } else { 1 };
        let guesses = (0..burst).map(|number| {
            let visit = house.visit(&format!("10.{}.{}.{number}", second / 250, second % 250));
            async { house.enters_from(EMAIL, "not the right password", visit).await }
        });
        let answers = futures_util::future::join_all(guesses).await;
        tried += answers.iter().filter(|answer| matches!(answer, Err(SignInError::Wrong))).count();
        house.pass(1);
    }
    assert!(tried <= 15, "{tried}");
}

#[tokio::test]
async fn s13_the_browser_somebody_uses_lets_them_in_while_strangers_guess() {
    let house = House::open().await;
    house.maya().await;
    let device = house.enters(EMAIL, PASSWORD).await.unwrap().new_device.unwrap();
    for number in 0..5 {
        assert_eq!(guess(&house, EMAIL, house.visit(&format!("198.51.100.{number}"))).await, None);
    }
    assert!(matches!(house.enters(EMAIL, PASSWORD).await, Err(SignInError::Wait { .. })));
    let known = || Visit { known_device: Some(device.clone()), ..house.visit(SOMEWHERE) };
    let entered = house.enters_from(EMAIL, PASSWORD, known()).await.unwrap();
    assert!(entered.new_device.is_none(), "it is known already");
    for _ in 0..5 {
        assert_eq!(guess(&house, EMAIL, known()).await, None);
    }
    assert_eq!(guess(&house, EMAIL, known()).await, Some(1), "it has a counter of its own, not a free pass");
    assert_eq!(guess(&house, "nobody@example.org", known()).await, None, "and is worth nothing for somebody else");
}
