//! F01, F05, F06: accounts over the API.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Browser, TestApp};

const PASSWORD: &str = "four tulips on a table";

fn maya() -> Value {
    json!({ "name": "Maya Lindqvist", "email": "Maya@Example.org", "password": PASSWORD })
}

async fn registers(browser: &Browser, body: &Value) -> Answer {
    browser.api(Method::POST, "/patients").json(body).send().await
}

async fn signs_in(browser: &Browser, email: &str, password: &str) -> Answer {
    browser.api(Method::POST, "/session").json(&json!({ "email": email, "password": password })).send().await
}

/// The path of the link in the newest mail to an address.
async fn mailed_link(app: &TestApp, address: &str) -> String {
    let mails = app.mail_to(address).await;
    let text = mails.last().expect("no mail")["text"].as_str().unwrap().to_owned();
    let line = text.lines().find(|line| line.contains("/confirm-address/")).expect("no link in the mail");
    line.strip_prefix(crate::support::ORIGIN).expect("a link begins with the public origin").to_owned()
}

/// Maya, in a browser, with an account that works.
async fn maya_confirmed(app: &TestApp) -> Browser {
    let browser = app.stranger();
    registers(&browser, &maya()).await.is(201);
    let link = mailed_link(app, "maya@example.org").await;
    browser.posts(&link, &[]).await.leads_to("/register/address-confirmed");
    browser
}

pub async fn f01_somebody_registers_follows_the_link_and_signs_in(app: TestApp) {
    let browser = app.stranger();
    let answer = registers(&browser, &maya()).await.is(201);
    assert_eq!(answer.json(), json!({ "user": { "name": "Maya Lindqvist", "email": "maya@example.org", "role": "patient" } }));
    signs_in(&browser, "maya@example.org", PASSWORD).await.is_problem(401, "wrong-credentials");
    let link = mailed_link(&app, "maya@example.org").await;
    assert_eq!(browser.opens(&link).await.is(200).page().heading(), "Confirm your address");
    signs_in(&browser, "maya@example.org", PASSWORD).await.is_problem(401, "wrong-credentials");
    browser.posts(&link, &[]).await.leads_to("/register/address-confirmed");
    browser.posts(&link, &[]).await.is(410);
    browser.opens(&link).await.is(410);
    let me = signs_in(&browser, " MAYA@example.org", PASSWORD).await.is(200).json()["user"].clone();
    assert_eq!((me["name"].as_str(), me["role"].as_str()), (Some("Maya Lindqvist"), Some("patient")));
    let own = browser.api(Method::GET, "/me").send().await.is(200);
    assert!(own.header("etag").starts_with('"'), "{:?}", own.headers);
    let own = own.json();
    for (member, value) in me.as_object().unwrap() {
        assert_eq!(&own[member], value, "{member}");
    }
    assert_eq!(app.published("account.registered").await.len(), 1);
    assert_eq!(app.published("account.confirmed").await.len(), 1);
}

pub async fn f01_a_known_address_is_answered_alike_and_its_mailbox_is_told(app: TestApp) {
    maya_confirmed(&app).await;
    let stranger = app.stranger();
    let known = registers(&stranger, &maya()).await.is(201);
    let new = registers(&stranger, &json!({ "name": "Maya Lindqvist", "email": "new@example.org", "password": PASSWORD })).await.is(201);
    assert_eq!(known.text(), new.text().replace("new@example.org", "maya@example.org"));
    let names = |answer: &Answer| answer.headers.keys().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(names(&known), names(&new));
    let mails = app.mail_to("maya@example.org").await;
    let text = mails.last().unwrap()["text"].as_str().unwrap();
    assert!(text.contains("/sign-in") && !text.contains("/confirm-address/"), "{text}");
    assert_eq!(mails.len(), 2);
}

pub async fn f01_what_a_registration_may_not_say(app: TestApp) {
    let stranger = app.stranger();
    for field in ["role", "id", "status", "version", "verified", "session_epoch"] {
        let mut body = maya();
        body[field] = json!("administrator");
        assert_eq!(registers(&stranger, &body).await.is_problem(422, "invalid").faults(), [format!("/{field} unknown_field")]);
    }
    let wrong = json!({ "name": " ", "email": "maya", "password": "short", "phone": "12", "date_of_birth": "2050-01-01" });
    let faults = registers(&stranger, &wrong).await.is_problem(422, "invalid").faults();
    let wanted = [
        "/name required",
        "/email malformed_email",
        "/phone not_a_phone_number",
        "/date_of_birth unlikely_date",
        "/password password_too_short",
    ];
    assert_eq!(faults, wanted);
    for (password, code) in
        [("passwordpassword", "known_password"), (&"x y ".repeat(33)[..], "too_long"), ("Maya Lindqvist 1987", "known_password")]
    {
        let body = json!({ "name": "Maya Lindqvist", "email": "maya@example.org", "password": password });
        assert_eq!(registers(&stranger, &body).await.is_problem(422, "invalid").faults(), [format!("/password {code}")]);
    }
    for table in [caredesk::storage::tables::Table::Emails, caredesk::storage::tables::Table::Users] {
        assert!(app.rows(table).await.is_empty());
    }
}

pub async fn f61_a_registration_with_a_key_is_made_once(app: TestApp) {
    let stranger = app.stranger();
    let ask = |body: Value| stranger.api(Method::POST, "/patients").key("k-1").json(&body).send();
    let first = ask(maya()).await.is(201);
    let again = ask(maya()).await.is(201);
    assert_eq!((first.header("idempotent-replayed"), again.header("idempotent-replayed")), ("", "true"));
    assert_eq!(first.text(), again.text());
    let mut other = maya();
    other["name"] = json!("Maja");
    ask(other).await.is_problem(422, "idempotency-key-reused");
    assert_eq!(app.mail_to("maya@example.org").await.len(), 1);
}

pub async fn f05_signing_out_ends_the_session_and_nothing_else(app: TestApp) {
    let browser = maya_confirmed(&app).await;
    let other = app.stranger();
    for browser in [&browser, &other] {
        signs_in(browser, "maya@example.org", PASSWORD).await.is(200);
    }
    let kept = browser.copied();
    browser.api(Method::DELETE, "/session").send().await.is(204);
    assert!(browser.cookie("sid").is_none());
    kept.api(Method::GET, "/me").send().await.is_problem(401, "sign-in-needed");
    kept.api(Method::DELETE, "/session").send().await.is_problem(401, "sign-in-needed");
    other.api(Method::GET, "/me").send().await.is(200);
}

pub async fn s08_the_cookie_is_new_with_every_sign_in_and_has_its_flags(app: TestApp) {
    let browser = maya_confirmed(&app).await;
    browser.set_cookie("sid", "planted");
    let answer = signs_in(&browser, "maya@example.org", PASSWORD).await.is(200);
    let line = |answer: &Answer| {
        let lines = answer.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap().to_owned());
        lines.into_iter().find(|line| line.starts_with("sid=")).unwrap()
    };
    let first = line(&answer);
    assert!(first.contains("; HttpOnly") && first.contains("; SameSite=Lax") && first.contains("; Path=/"), "{first}");
    let kept = browser.copied();
    let second = line(&signs_in(&browser, "maya@example.org", PASSWORD).await.is(200));
    assert_ne!(first, second);
    kept.api(Method::GET, "/me").send().await.is_problem(401, "sign-in-needed");
}

pub async fn f06_guessing_is_slowed_alike_for_known_and_unknown_addresses(app: TestApp) {
    maya_confirmed(&app).await;
    let mut answers = Vec::new();
    for (email, place) in [("maya@example.org", "198.51.100"), ("nobody@example.org", "198.51.101")] {
        for number in 0..5 {
            let guesser = app.stranger().from_address(&format!("{place}.{number}"));
            answers.push(signs_in(&guesser, email, "not the right password").await.is_problem(401, "wrong-credentials"));
        }
        let guesser = app.stranger().from_address(&format!("{place}.99"));
        let slowed = signs_in(&guesser, email, "not the right password").await.is_problem(429, "too-many-requests");
        assert_eq!(slowed.header("retry-after"), "1");
    }
    let body = |answer: &Answer| answer.text().replace(answer.header("x-request-id"), "");
    assert!(answers.iter().all(|answer| body(answer) == body(&answers[0])), "one answer for all");
    app.passes(1);
    signs_in(&app.stranger(), "maya@example.org", PASSWORD).await.is(200);
}

pub async fn f06_whoever_comes_in_after_many_wrong_passwords_is_told_by_mail(app: TestApp) {
    maya_confirmed(&app).await;
    let told = async || {
        let mails = app.mail_to("maya@example.org").await;
        mails.into_iter().filter(|mail| mail["subject"].as_str().unwrap().contains("after many wrong ones")).collect::<Vec<_>>()
    };
    for (wrong, mails) in [(4, 0), (5, 1)] {
        for number in 0..wrong {
            let guesser = app.stranger().from_address(&format!("198.51.100.{number}"));
            signs_in(&guesser, "maya@example.org", "not the right password").await.is_problem(401, "wrong-credentials");
        }
        app.passes(1);
        assert!(told().await.is_empty(), "wrong ones alone tell nobody: guessers would flood mailboxes");
        signs_in(&app.stranger(), "maya@example.org", PASSWORD).await.is(200);
        assert_eq!(told().await.len(), mails, "after {wrong}");
    }
    let mail = told().await.remove(0).to_string();
    assert!(mail.contains("/forgot-password") && !mail.contains("198.51.100") && !mail.contains(PASSWORD), "{mail}");
}

pub async fn f05_a_sign_in_that_says_too_little_is_told_what_is_missing(app: TestApp) {
    let stranger = app.stranger();
    assert_eq!(signs_in(&stranger, "maya", "").await.is_problem(422, "invalid").faults(), ["/email malformed_email", "/password required"]);
    let more = json!({ "email": "maya@example.org", "password": PASSWORD, "remember": true });
    let answer = stranger.api(Method::POST, "/session").json(&more).send().await.is_problem(422, "invalid");
    assert_eq!(answer.faults(), ["/remember unknown_field"]);
}

both_doors!(
    f01_somebody_registers_follows_the_link_and_signs_in,
    f01_a_known_address_is_answered_alike_and_its_mailbox_is_told,
    f01_what_a_registration_may_not_say,
    f61_a_registration_with_a_key_is_made_once,
    f05_signing_out_ends_the_session_and_nothing_else,
    s08_the_cookie_is_new_with_every_sign_in_and_has_its_flags,
    f06_guessing_is_slowed_alike_for_known_and_unknown_addresses,
    f06_whoever_comes_in_after_many_wrong_passwords_is_told_by_mail,
    f05_a_sign_in_that_says_too_little_is_told_what_is_missing,
);
