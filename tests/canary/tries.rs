//! S-18: whoever tries to get around a rule is seen by whoever reads the log (OWASP ASVS 16.3.3): one line each, with the route, the
//! status, the request's id and the person as far as known, and nothing of what they said.

use caredesk::web::telemetry;
use http::Method;
use serde_json::{Value, json};
use tracing::subscriber::set_default;

use crate::sinks::Kept;
use crate::support::TestApp;

/// The lines of requests, in their order: method, route, status, and who.
fn answered(log: &str) -> Vec<(String, String, u64, String)> {
    let lines = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let requests = lines.filter(|line| line["target"] == "caredesk::request");
    let word = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    let known = |line: Value| {
        assert!(word(&line, "request_id").starts_with("req_") && word(&line, "timestamp").ends_with('Z'), "{line}");
        (word(&line, "method"), word(&line, "route"), line["status"].as_u64().unwrap(), word(&line, "user_id"))
    };
    requests.map(known).collect()
}

#[tokio::test]
async fn s18_whoever_tries_to_get_around_a_rule_leaves_a_line_in_the_log() {
    let app = TestApp::start().await;
    let (asha, ruth) = (app.patient("Asha").await, app.receptionist().await);
    let stranger = app.stranger().from_address("203.0.113.77");
    let kept = Kept::default();
    let sink = kept.clone();
    // The operators' own log at its usual level, for this thread: the house answers on it.
    let guard = set_default(telemetry::lines("caredesk=info,warn".parse().unwrap(), move || sink.clone()));
    let elsewhere = asha.browser().ask(Method::POST, "/sign-out").header("sec-fetch-site", "cross-site");
    elsewhere.send().await.is(403);
    asha.api(Method::GET, "/admin/overview").send().await.is_problem(403, "forbidden");
    asha.api(Method::GET, &format!("/patients/{}/records", ruth.id)).send().await.is(404);
    ruth.api(Method::POST, "/appointments")
        .key("a-key-of-ruths")
        .json(&json!({ "reason": "Zqunsaid", "status": "confirmed" }))
        .send()
        .await
        .is(422);
    stranger.api(Method::POST, "/session").header("content-type", "application/json").body("{\"email\": Zqunsaid").send().await.is(400);
    let mut guesses = Vec::new();
    for number in 0..12 {
        let guess = json!({ "email": "nobody@example.org", "password": format!("Zqunsaid number {number}") });
        guesses.push(stranger.api(Method::POST, "/session").json(&guess).send().await.status);
    }
    assert!(guesses.contains(&401) && guesses.last() == Some(&429), "{guesses:?}");
    drop(guard);

    let log = kept.text();
    let lines = answered(&log);
    let line = |method: &str, route: &str, status: u64, who: &str| (method.to_owned(), route.to_owned(), status, who.to_owned());
    let (asha, ruth) = (asha.id.to_string(), ruth.id.to_string());
    for expected in [
        line("GET", "/api/v1/admin/overview", 403, &asha),
        line("GET", "/api/v1/patients/{pid}/records", 404, &asha),
        line("POST", "/api/v1/appointments", 422, &ruth),
        line("POST", "/api/v1/session", 400, ""),
        line("POST", "/api/v1/session", 429, ""),
    ] {
        assert!(lines.contains(&expected), "{expected:?} in {lines:#?}");
    }
    assert!(lines.iter().any(|(method, _, status, _)| method == "POST" && *status == 403), "another site's form: {lines:#?}");
    let refused = lines.iter().filter(|(_, route, status, _)| route == "/api/v1/session" && [401, 429].contains(status)).count();
    assert_eq!(refused, guesses.len(), "each guess has its line");
    assert!(!log.contains("Zqunsaid") && !log.contains("nobody@"), "{log}");
}
