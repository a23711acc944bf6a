//! Writing a message, wherever the server was killed.

use http::Method;
use serde_json::{Value, json};

use crate::story::{End, at_every_call, the_next_one_goes_on};
use crate::support::TestApp;

#[tokio::test]
async fn r07_f51_a_message_is_written_once_and_counted_once_wherever_the_server_was_killed() {
    at_every_call(5, async |app: &TestApp, end: End| {
        let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
        asha.has(&app.open_slot(&farah).await).await;
        let id = asha.api(Method::POST, "/conversations").json(&json!({ "doctor_id": farah.id })).send().await.is(201).member("id");
        let path = format!("/conversations/{id}/messages");
        let body = json!({ "text": "once" });
        let send = || asha.api(Method::POST, &path).key("the-same").json(&body).send();
        let last = app.dies_at(end.which, end.death, send()).await;
        let written = send().await.is(201).member("id");
        let listed: Value = asha.api(Method::GET, &path).send().await.is(200).json();
        let ids: Vec<&Value> = listed["items"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
        assert_eq!(ids, [&json!(written)], "{end:?}");
        let inbox = farah.api(Method::GET, "/conversations").send().await.is(200).json();
        assert_eq!(inbox["items"][0]["unread"], 1, "{end:?}");
        the_next_one_goes_on(app).await;
        last
    })
    .await;
}
