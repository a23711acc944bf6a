//! What a registration writes, and what a known address is told.

use caredesk::capabilities::sign_in::model::{Given, TERMS};
use caredesk::capabilities::sign_in::service::{RegisterError, RegistrationRequest, SignInError, Visit};
use caredesk::identity::accounts::Status;
use caredesk::identity::throttle::Throttled;
use caredesk::storage::tables::Table;

use super::house::{EMAIL, House, PASSWORD, SOMEWHERE, maya};

#[tokio::test]
async fn f01_a_registration_is_pending_with_its_event_its_audit_entry_and_the_consent() {
    let house = House::open().await;
    house.registers(&maya()).await.unwrap();
    let account = house.account(EMAIL).await.unwrap();
    assert_eq!((account.status, account.role.word(), account.version), (Status::PendingAddress, "patient", 1));
    assert_eq!(account.consent.as_ref().map(|consent| consent.terms.as_str()), Some(TERMS));
    assert_eq!(house.column(Table::Outbox, "event").await, ["account.registered"]);
    assert_eq!(house.column(Table::Audit, "what").await, ["account.register"]);
    assert!(house.rows(Table::Audit).await.iter().all(|row| house.ground.audit.verifies(row)));
    assert!(house.rows(Table::Lookups).await.is_empty(), "nobody finds a person who never confirmed");
    assert!(matches!(house.enters(EMAIL, PASSWORD).await, Err(SignInError::Wrong)));
}

#[tokio::test]
async fn f01_a_known_address_is_answered_alike_and_costs_the_same_calls_and_its_mailbox_is_told() {
    let house = House::open().await;
    house.maya().await;
    let before = house.spent();
    let known = house.registers(&Given { email: "MAYA@example.org", name: "Somebody Else", ..maya() }).await.unwrap();
    let between = house.spent();
    let new = house.registers(&Given { email: "asha@example.org", name: "Somebody Else", ..maya() }).await.unwrap();
    let after = house.spent();
    assert_eq!((known.name, known.replayed), (new.name, new.replayed));
    assert_eq!((between - before).calls, (after - between).calls);
    assert_eq!(house.account(EMAIL).await.unwrap().name.as_str(), "Maya Lindqvist", "nothing has changed");
    assert_eq!(house.column(Table::Deliveries, "kind").await, ["known_address"]);
    house.registers(&maya()).await.unwrap();
    assert_eq!(house.rows(Table::Deliveries).await.len(), 1, "one such mail an hour");
    house.pass(3600);
    house.registers(&maya()).await.unwrap();
    assert_eq!(house.rows(Table::Deliveries).await.len(), 2);
}

#[tokio::test]
async fn f01_of_two_registrations_of_one_address_the_newer_counts_and_only_its_link_works() {
    let house = House::open().await;
    house.registers(&maya()).await.unwrap();
    let first = house.token(EMAIL).await.unwrap();
    house.registers(&Given { name: "Maya L.", ..maya() }).await.unwrap();
    let second = house.token(EMAIL).await.unwrap();
    let request = house.visit(SOMEWHERE).request;
    assert!(house.sign_in.confirm_address(&first, request).await.is_err());
    assert!(house.sign_in.confirm_address(&second, request).await.unwrap().choose_password.is_none());
    assert_eq!(house.account(EMAIL).await.unwrap().name.as_str(), "Maya L.");
    assert!(house.enters(EMAIL, PASSWORD).await.is_ok());
}

#[tokio::test]
async fn s14_who_registers_somebody_elses_address_beside_them_gets_no_password_into_the_account() {
    const STRANGERS: &str = "five tulips on a chair";
    let [strangers, mayas] = [Given { password: STRANGERS, ..maya() }, maya()];
    for (place, order) in [[&strangers, &mayas, &mayas], [&mayas, &strangers, &mayas], [&mayas, &mayas, &strangers]].into_iter().enumerate()
    {
        let house = House::open().await;
        for given in order {
            house.registers(given).await.unwrap();
        }
        let request = house.visit(SOMEWHERE).request;
        let token = house.token(EMAIL).await.unwrap();
        let followed = house.sign_in.confirm_address(&token, request).await.unwrap();
        for password in [STRANGERS, PASSWORD] {
            assert!(house.enters(EMAIL, password).await.is_err(), "the stranger came as number {place}");
        }
        let link = followed.choose_password.unwrap().path;
        let token = link.strip_prefix("/set-password/").unwrap();
        house.sign_in.set_password(token, PASSWORD, request).await.unwrap();
        assert!(house.enters(EMAIL, PASSWORD).await.is_ok(), "whoever reads the mail has chosen");
        assert!(house.enters(EMAIL, STRANGERS).await.is_err());
        assert!(house.sign_in.set_password(token, STRANGERS, request).await.is_err(), "once");
    }
}

#[tokio::test]
async fn f01_nobody_floods_a_mailbox_with_links() {
    let house = House::open().await;
    for _ in 0..12 {
        house.registers(&maya()).await.unwrap();
    }
    assert_eq!(house.column(Table::Outbox, "event").await.len(), 5);
    house.pass(24 * 3600);
    house.registers(&maya()).await.unwrap();
    assert_eq!(house.column(Table::Outbox, "event").await.len(), 6, "a day later one more");
}

#[tokio::test]
async fn f01_one_address_registered_at_the_same_moment_is_one_account() {
    let house = House::open().await;
    let given: Vec<Given<'_>> = (0..8).map(|_| maya()).collect();
    let all = futures_util::future::join_all(given.iter().map(|given| house.registers(given))).await;
    assert!(all.iter().any(Result::is_ok));
    assert!(all.iter().all(|one| !matches!(one, Err(RegisterError::Invalid(_) | RegisterError::KeyReused))));
    assert_eq!(house.rows(Table::Emails).await.len(), 1);
    assert_eq!(house.rows(Table::Users).await.len(), 1);
}

#[tokio::test]
async fn r16_the_same_key_registers_once_and_with_another_body_not_at_all() {
    let house = House::open().await;
    let send = |key: &'static str, body: &'static str| {
        let Visit { address, request, language, .. } = house.visit(SOMEWHERE);
        let from = RegistrationRequest { address, request, language, key: Some((key.to_owned(), body.to_owned())) };
        let sign_in = house.sign_in.clone();
        async move { sign_in.register(&maya(), from).await }
    };
    assert!(!send("k1", "a").await.unwrap().replayed);
    assert!(send("k1", "a").await.unwrap().replayed);
    assert!(matches!(send("k1", "b").await, Err(RegisterError::KeyReused)));
    assert_eq!(house.rows(Table::Outbox).await.len(), 1);
}

#[tokio::test]
async fn s12_a_key_is_remembered_alike_whether_or_not_there_is_an_account_and_whether_it_was_told() {
    let house = House::open().await;
    house.maya().await;
    let mut costs = Vec::new();
    let keys = ["k1", "k2", "k3", "k4"];
    for (key, email) in keys.iter().zip([EMAIL, EMAIL, "new@example.org", "new@example.org"]) {
        let send = |body: &str| {
            let Visit { address, request, language, .. } = house.visit(SOMEWHERE);
            let from = RegistrationRequest { address, request, language, key: Some(((*key).to_owned(), body.to_owned())) };
            let sign_in = house.sign_in.clone();
            async move { sign_in.register(&Given { email, ..maya() }, from).await }
        };
        let before = house.spent();
        assert!(!send("a").await.unwrap().replayed, "{key}");
        costs.push((house.spent() - before).calls);
        assert!(send("a").await.unwrap().replayed, "{key}");
        assert!(matches!(send("b").await, Err(RegisterError::KeyReused)), "{key}");
    }
    assert!(costs.iter().all(|calls| *calls == costs[0]), "{costs:?}");
    assert_eq!(house.column(Table::Deliveries, "kind").await, ["known_address"], "told once");
    let denied = house.column(Table::Audit, "decision").await.iter().filter(|word| *word == "denied").count();
    assert_eq!(denied, 2, "and written down each time");
}

#[tokio::test]
async fn f06_an_address_of_the_network_registers_60_times_an_hour() {
    let house = House::open().await;
    for _ in 0..60 {
        house.registers(&maya()).await.unwrap();
    }
    house.pass(600);
    match house.registers(&maya()).await {
        Err(RegisterError::Throttled(Throttled::Wait { seconds })) => assert_eq!(seconds, 3000),
        other => panic!("{other:?}"),
    }
    house.pass(3000);
    house.registers(&maya()).await.unwrap();
}

#[tokio::test]
async fn s06_what_cannot_be_used_is_named_and_writes_nothing() {
    let house = House::open().await;
    let given = Given { name: "", email: "x", password: "short", ..maya() };
    match house.registers(&given).await {
        Err(RegisterError::Invalid(flaws)) => {
            let said: Vec<_> = flaws.0.iter().map(|flaw| flaw.pointer.as_ref()).collect();
            assert_eq!(said, ["/name", "/email", "/password"]);
        }
        other => panic!("{other:?}"),
    }
    for table in Table::ALL {
        assert!(house.rows(table).await.is_empty(), "{table:?}");
    }
}
