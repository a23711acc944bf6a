//! F13: one's own data over the API.

use caredesk::access::actor::Level;
use http::Method;
use serde_json::Value;

use crate::support::files::get;
use crate::support::{Copy, TestApp};

pub async fn f13_a_copy_is_asked_for_looked_after_and_taken_along(app: TestApp) {
    let asha = app.patient("Asha").await;
    let ask = || asha.api(Method::POST, "/me/exports").key("one");
    let asked = ask().send().await.is(202);
    let id = asked.member("id");
    assert_eq!((asked.member("state").as_str(), asked.location()), ("waiting", format!("/api/v1/me/exports/{id}").as_str()));
    assert_eq!((&asked.json()["download_url"], &asked.json()["until"]), (&Value::Null, &Value::Null));
    assert_eq!(asked.member("asked_at"), "2026-11-23T09:30:00+05:30");
    let again = asha.api(Method::POST, "/me/exports").key("two").send().await.is(202);
    assert_eq!((again.member("id"), again.header("idempotent-replayed")), (id.clone(), "true"), "one at a time");
    let path = format!("/me/exports/{id}");
    asha.api(Method::GET, &format!("{path}/file")).send().await.is_problem(404, "not-found");
    app.makes_copies().await;
    let ready = asha.api(Method::GET, &path).send().await.is(200);
    assert_eq!((ready.member("state").as_str(), ready.member("until").as_str()), ("ready", "2026-11-24T09:30:00+05:30"));
    let replayed = ask().send().await.is(202);
    assert_eq!((replayed.member("id"), replayed.member("state")), (id, "ready".to_owned()), "the thing as it is now");
    let url = ready.member("download_url");
    let saved = asha.api(Method::GET, url.strip_prefix("/api/v1").unwrap()).send().await.is(303);
    assert_eq!(get(saved.location()).await.body.len() as u64, ready.json()["size"].as_u64().unwrap());
    assert_eq!(Copy::behind(&saved).await.section("profile")[0]["name"], "Asha");

    let ben = app.patient("Ben").await;
    for route in [path.clone(), format!("{path}/file")] {
        ben.api(Method::GET, &route).send().await.is_problem(404, "not-found");
    }
    app.passes(11);
    asha.api(Method::GET, &path).send().await.is(200);
    asha.api(Method::GET, &format!("{path}/file")).send().await.is_problem(403, "proof-needed");
    asha.api(Method::POST, "/me/exports").send().await.is_problem(403, "proof-needed");
    app.passes(24 * 60);
    app.signs_in(&asha, Level::Full).await;
    asha.api(Method::GET, &path).send().await.is_problem(404, "not-found");
}

pub async fn f13_a_fourth_copy_of_a_day_waits_for_its_time(app: TestApp) {
    let asha = app.patient("Asha").await;
    for _ in 0..3 {
        asha.api(Method::POST, "/me/exports").send().await.is(202);
        app.makes_copies().await;
    }
    let refused = asha.api(Method::POST, "/me/exports").send().await.is_problem(429, "too-many-requests");
    assert_eq!(refused.header("retry-after"), "86400");
}

both_doors!(f13_a_copy_is_asked_for_looked_after_and_taken_along, f13_a_fourth_copy_of_a_day_waits_for_its_time,);
