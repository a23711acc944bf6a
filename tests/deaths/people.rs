//! Registering.

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
