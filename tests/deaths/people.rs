//! Registering.

use caredesk::access::actor::Level;
use caredesk::identity::accounts::Accounts;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::story::{End, at_every_call, the_next_one_goes_on};
use crate::support::{PASSWORD, TestApp};

#[tokio::test]
async fn r07_an_account_whose_server_dies_is_made_once_and_its_link_is_mailed_once() {
    at_every_call(3, async |app: &TestApp, end: End| {
        let email = format!("new-{}-{:?}@example.org", end.which, end.death).to_lowercase();
        let body = json!({ "name": "Maya Rao", "email": email, "password": PASSWORD });
        let stranger = app.stranger();
        let ask = || stranger.api(Method::POST, "/patients").key(&email).json(&body).send();
        let last = app.dies_at(end.which, end.death, ask()).await;
        ask().await.is(201);
        the_next_one_goes_on(app).await;
        let accounts = app.rows(Table::Emails).await.into_iter().filter(|row| row["email"].as_s().unwrap() == &email).count();
        assert_eq!((accounts, app.mail_to(&email).await.len()), (1, 1), "{end:?}");
        last
    })
    .await;
}

/// Whoever dies while two accounts are joined has joined them or not: the next press does it, once, and the mailbox is told once.
#[tokio::test]
async fn f69_two_accounts_whose_server_dies_are_joined_once_and_wholly() {
    at_every_call(6, async |app: &TestApp, end: End| {
        let name = format!("Noor {} {:?}", end.which, end.death);
        let (ruth, noor) = (app.receptionist().await, app.patient(&name).await);
        app.gets_a_password(&noor).await;
        app.signs_in(&ruth, Level::Full).await;
        let body = json!({ "name": name, "date_of_birth": "1980-02-29", "confirm_duplicate": true });
        let id = ruth
            .api(Method::POST, "/patient-invitations")
            .key(&format!("{}-{:?}", end.which, end.death))
            .json(&body)
            .send()
            .await
            .is(201)
            .member("id");
        let doctor = app.doctor(&format!("Leena {}{:?}", end.which, end.death)).await;
        let slot = app.open_slot(&doctor).await;
        let wish = json!({ "patient_id": id, "doctor_id": slot.doctor, "start": slot.start, "reason": "cough" });
        ruth.asks_for(&wish).await.is(201);
        let path = format!("/patients/{id}/merge/{}", noor.id);
        let seen = ruth.api(Method::GET, &path).send().await.is(200).json();
        let body = json!({ "seen": seen["seen"], "record_number": seen["gives_way"]["record_number"] });
        let ask = || ruth.api(Method::POST, &path).json(&body).send();
        let last = app.dies_at(end.which, end.death, ask()).await;
        ask().await.is(200);
        the_next_one_goes_on(app).await;
        let accounts = Accounts::new(app.app.ground.storage.clone());
        let stays = accounts.find_by_address(&noor.email.parse().unwrap()).await.unwrap().unwrap();
        assert_eq!(stays.user_id.to_string(), id, "{end:?}");
        assert_eq!(accounts.find(noor.id).await.unwrap().unwrap().merged_into, Some(stays.user_id), "{end:?}");
        assert_eq!(app.mails_saying(&noor.email, "are one now").await.len(), 1, "{end:?}");
        last
    })
    .await;
}
