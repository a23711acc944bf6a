//! Asking for a treatment history, making it, and telling that it is ready.

use caredesk::access::actor::Level;
use caredesk::operations::exporter::Exporter;
use caredesk::operations::sender::Sender;
use caredesk::storage::tables::Table as Rows;
use http::Method;

use crate::story::{End, at_every_call, is_told_once, the_next_one_goes_on};
use crate::support::deaths::Last;
use crate::support::{Table, TestApp};

async fn made(app: &TestApp, id: &str) -> usize {
    let rows = app.rows(Rows::Audit).await;
    let word =
        |name: &str, row: &caredesk::storage::item::Item| row.get(name).and_then(|value| value.as_s().ok()).cloned().unwrap_or_default();
    rows.iter().filter(|row| word("what", row) == "treatment_history.make" && word("object", row) == id).count()
}

async fn nothing_is_left_to_do(app: &TestApp, end: End) {
    app.passes(24 * 60);
    assert_eq!(app.makes_copies().await.ended, 1, "{end:?}");
    assert_eq!(app.exports().keys().await.unwrap(), Vec::<String>::new(), "{end:?}");
    let left = app.rows(Rows::Requests).await.iter().filter(|row| row["owner_id"].as_s().unwrap() == "exports").count();
    assert_eq!(left, 0, "{end:?}");
}

#[tokio::test]
async fn r07_f41_a_file_that_is_asked_for_while_the_server_dies_is_asked_for_once() {
    at_every_call(3, async |app: &TestApp, end: End| {
        let asha = app.patient("Asha").await;
        let ask = || asha.api(Method::POST, "/patients/me/treatment-history-files").key("once").send();
        let last = app.dies_at(end.which, end.death, ask()).await;
        let id = ask().await.is(202).member("id");
        assert_eq!(app.makes_copies().await.made, 1, "{end:?}");
        assert_eq!(made(app, &id).await, 1, "{end:?}");
        let sent = the_next_one_goes_on(app).await;
        is_told_once(app, &asha, "is ready", (false, sent), end).await;
        nothing_is_left_to_do(app, end).await;
        last
    })
    .await;
}

#[tokio::test]
async fn r07_f41_one_file_and_one_mail_wherever_the_job_was_killed() {
    at_every_call(8, async |app: &TestApp, end: End| {
        let asha = app.patient("Asha").await;
        let id = asha.asks_for_history("me").await;
        let last = app.dies_at(end.which, end.death, Exporter::of(&app.app).run()).await;
        let at_once = app.makes_copies().await;
        app.passes(20);
        app.signs_in(&asha, Level::Proven).await;
        let later = app.makes_copies().await;
        assert!(at_once.made + later.made <= 1, "{end:?}");
        assert_eq!((asha.history_file("me", &id).await.member("state").as_str(), made(app, &id).await), ("ready", 1), "{end:?}");
        Table::behind(&asha.takes_history("me", &id).await).await;
        let sent = the_next_one_goes_on(app).await;
        is_told_once(app, &asha, "is ready", (false, sent), end).await;
        nothing_is_left_to_do(app, end).await;
        last
    })
    .await;
}

#[tokio::test]
async fn r07_f41_a_mail_that_a_file_is_ready_is_sent_once_wherever_the_sender_was_killed() {
    at_every_call(4, async |app: &TestApp, end: End| {
        let asha = app.patient("Asha").await;
        asha.asks_for_history("me").await;
        app.makes_copies().await;
        let last = app.dies_at(end.which, end.death, Sender::of(&app.app).run()).await;
        let unheard = last.as_ref().is_some_and(Last::sent_a_mail);
        let sent = the_next_one_goes_on(app).await;
        is_told_once(app, &asha, "is ready", (unheard, sent), end).await;
        nothing_is_left_to_do(app, end).await;
        last
    })
    .await;
}
