//! F41: the files of a treatment history over the API.

use http::Method;
use serde_json::Value;

use crate::support::treatment::cold;
use crate::support::{Table, TestApp};

const MINE: &str = "/patients/me/treatment-history-files";

pub async fn f41_a_file_is_asked_for_looked_after_taken_along_and_taken_back(app: TestApp) {
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    asha.is_treated_by(&farah, &app.open_slots(&farah).await[20].clone(), &cold()).await;
    let ask = || asha.api(Method::POST, MINE).key("one");
    let asked = ask().send().await.is(202);
    let id = asked.member("id");
    let path = format!("/patients/{}/treatment-history-files/{id}", asha.id);
    assert_eq!((asked.member("state").as_str(), asked.location()), ("waiting", format!("/api/v1{path}").as_str()));
    assert_eq!((&asked.json()["download_url"], &asked.json()["until"]), (&Value::Null, &Value::Null));
    let again = asha.api(Method::POST, MINE).key("two").send().await.is(202);
    assert_eq!((again.member("id"), again.header("idempotent-replayed")), (id.clone(), "true"), "one at a time");
    asha.takes_history("me", &id).await.is_problem(404, "not-found");
    app.makes_copies().await;
    let ready = asha.api(Method::GET, &path).send().await.is(200);
    assert_eq!((ready.member("state").as_str(), ready.member("until").as_str()), ("ready", "2026-11-24T09:30:00+05:30"));
    assert_eq!(ask().send().await.is(202).member("state"), "ready", "the thing as it is now");
    let list = asha.api(Method::GET, MINE).send().await.is(200).json();
    assert_eq!((list["items"].as_array().unwrap().len(), &list["items"][0]), (1, &ready.json()));
    let url = ready.member("download_url");
    let saved = asha.api(Method::GET, url.strip_prefix("/api/v1").unwrap()).send().await;
    let table = Table::behind(&saved).await;
    assert_eq!((table.bytes.len() as u64, table.column("Diagnosis")), (ready.json()["size"].as_u64().unwrap(), vec!["cold"]));

    let ben = app.patient("Ben").await;
    let theirs = format!("/patients/{}/treatment-history-files", asha.id);
    for (method, route) in [
        (Method::GET, theirs.clone()),
        (Method::POST, theirs.clone()),
        (Method::GET, path.clone()),
        (Method::GET, format!("{path}/file")),
        (Method::DELETE, path.clone()),
        (Method::GET, format!("{MINE}/{id}")),
        (Method::DELETE, format!("{MINE}/{id}")),
    ] {
        ben.api(method, &route).send().await.is_problem(404, "not-found");
    }
    for staff in [&farah, &app.administrator().await] {
        staff.api(Method::GET, &path).send().await.is(403);
        staff.api(Method::POST, &theirs).send().await.is(403);
    }
    asha.api(Method::GET, &format!("/me/exports/{id}")).send().await.is_problem(404, "not-found");
    app.passes(11);
    asha.api(Method::GET, &path).send().await.is(200);
    asha.api(Method::GET, &format!("{path}/file")).send().await.is_problem(403, "proof-needed");
    asha.api(Method::POST, MINE).send().await.is_problem(403, "proof-needed");
    asha.api(Method::DELETE, &path).send().await.is(204);
    asha.api(Method::DELETE, &path).send().await.is_problem(404, "not-found");
    assert_eq!(asha.api(Method::GET, MINE).send().await.json()["items"].as_array().unwrap().len(), 0);
}

pub async fn f41_a_carer_asks_with_a_key_of_their_own_and_a_fourth_file_of_a_day_waits_for_its_time(app: TestApp) {
    let (maya, daniel) = (app.patient("Maya Rao").await, app.patient("Daniel Rao").await);
    app.lets_act(&maya, &daniel, "book_and_read").await;
    let hers = format!("/patients/{}/treatment-history-files", maya.id);
    let asked = daniel.api(Method::POST, &hers).key("one").send().await.is(202);
    daniel.api(Method::POST, MINE).key("one").send().await.is_problem(422, "idempotency-key-reused");
    app.makes_copies().await;
    assert_eq!(maya.history_file("me", &asked.member("id")).await.is(200).member("state"), "ready", "both find the same file");
    for _ in 0..2 {
        maya.asks_for_history("me").await;
        app.makes_copies().await;
    }
    let refused = daniel.api(Method::POST, &hers).send().await.is_problem(429, "too-many-requests");
    assert_eq!(refused.header("retry-after"), "86400");
    daniel.asks_for_history("me").await;
}

both_doors!(
    f41_a_file_is_asked_for_looked_after_taken_along_and_taken_back,
    f41_a_carer_asks_with_a_key_of_their_own_and_a_fourth_file_of_a_day_waits_for_its_time,
);
