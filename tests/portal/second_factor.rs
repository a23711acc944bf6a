//! F07: a second step when signing in, set up by oneself or asked for by the house.

use http::Method;
use serde_json::{Value, json};

use crate::phone::{Phone, at_the_code, enters, protected, signed_in};
use crate::support::{PASSWORD, TestApp};

#[tokio::test]
async fn f07_a_person_sets_a_second_step_up_on_pages_and_signs_in_with_it() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let (asha, elsewhere) = (signed_in(&app, &email).await, signed_in(&app, &email).await);
    assert!(asha.opens("/security").await.is(200).text().contains("/security/second-factor"));
    let page = asha.opens("/security/second-factor").await.is(200).page();
    let secret = page.find("span.code").unwrap().text();
    assert!(page.find("svg.qr path").unwrap().attribute("d").unwrap().len() > 1_000);
    assert!(secret.trim().split(' ').all(|group| group.len() == 4), "it is read and typed in fours: {secret}");
    let phone = Phone::with(secret.trim().to_owned());
    let form = page.form("/security/second-factor");
    let wrong = asha.sends(&form.clone().fill("code", "abcdef")).await.is(422).page();
    assert_eq!(wrong.find("span.code").unwrap().text().trim(), secret.trim(), "the picture stays the same");
    let shown = phone.shows(&app, 0);
    let in_two_groups = format!("{} {}", &shown[..3], &shown[3..]);
    let kept = asha.sends(&form.fill("code", in_two_groups)).await.is(200).page();
    assert_eq!(kept.all("ul.recovery li").len(), 10);
    asha.opens("/security").await.is(200);
    elsewhere.opens("/security").await.leads_to("/sign-in");
    assert!(app.mail_to(&email).await.pop().unwrap()["subject"].as_str().unwrap().contains("second step"));
    app.passes(1);
    let back = app.stranger();
    back.posts("/sign-in", &[("email", &email), ("password", PASSWORD)]).await.leads_to("/sign-in/second-factor");
    back.opens("/appointments").await.leads_to("/sign-in/second-factor");
    // Whoever has the password and not the phone is told apart in the list of one's sessions.
    let listed = || async { asha.opens("/security").await.is(200).page().find("ul.todo").unwrap().text() };
    assert_eq!(listed().await.matches("Password right, code missing").count(), 1);
    assert_eq!(enters(&back, &phone.shows(&app, 0)).await, 200);
    back.opens("/appointments").await.is(200);
    assert!(!listed().await.contains("code missing"));
}

#[tokio::test]
async fn s14_a_code_works_once_whoever_comes_with_it() {
    let app = TestApp::start().await;
    let (email, _, phone, _) = protected(&app).await;
    let (one, other) = (at_the_code(&app, &email).await, at_the_code(&app, &email).await);
    let code = phone.shows(&app, 0);
    let (first, second) = tokio::join!(enters(&one, &code), enters(&other, &code));
    let mut both = [first, second];
    both.sort_unstable();
    assert_eq!(both, [200, 422]);
    let third = at_the_code(&app, &email).await;
    assert_eq!(enters(&third, &code).await, 422, "used before");
    assert_eq!(enters(&third, &phone.shows(&app, -30)).await, 422, "an older step after a newer");
    assert_eq!(enters(&third, &phone.shows(&app, 30)).await, 200, "phones' clocks differ by a step");
}

#[tokio::test]
async fn s14_five_wrong_codes_begin_the_sign_in_anew_and_signing_in_again_buys_no_more() {
    let app = TestApp::start().await;
    let (email, _, phone, _) = protected(&app).await;
    let guesser = at_the_code(&app, &email).await;
    for _ in 0..4 {
        assert_eq!(enters(&guesser, "abcdef").await, 422);
    }
    guesser.posts("/sign-in/second-factor", &[("code", "abcdef")]).await.leads_to("/sign-in");
    guesser.opens("/sign-in/second-factor").await.leads_to("/sign-in");
    // In the same browser and in a new one: the count is the account's.
    for again in [&guesser, &app.stranger()] {
        again.posts("/sign-in", &[("email", &email), ("password", PASSWORD)]).await.leads_to("/sign-in/second-factor");
        assert_eq!(enters(again, "abcdef").await, 429);
    }
    app.passes(1);
    let right = at_the_code(&app, &email).await;
    assert_eq!(enters(&right, &phone.shows(&app, 0)).await, 200);
}

#[tokio::test]
async fn s14_of_many_codes_at_once_no_more_are_looked_at_than_there_are_tries() {
    let app = TestApp::start().await;
    let (email, _, phone, _) = protected(&app).await;
    let guesser = at_the_code(&app, &email).await;
    // The right one is among them, behind more than five wrong ones that came first.
    let wrong = (0..12).map(|number| format!("{number:06}")).filter(|code| *code != phone.shows(&app, 0));
    let all = futures_util::future::join_all(wrong.map(|code| {
        let guesser = &guesser;
        async move { enters(guesser, &code).await }
    }))
    .await;
    assert!(all.iter().filter(|status| **status == 422).count() <= 5, "{all:?}");
    assert_ne!(enters(&guesser, &phone.shows(&app, 0)).await, 200, "the session has ended");
}

#[tokio::test]
async fn s13_strangers_at_the_door_do_not_keep_anybody_from_entering_their_code() {
    let app = TestApp::start().await;
    let (email, asha, phone, _) = protected(&app).await;
    asha.posts("/sign-out", &[]).await.is(303);
    asha.posts("/sign-in", &[("email", &email), ("password", PASSWORD)]).await.leads_to("/sign-in/second-factor");
    assert_eq!(enters(&asha, &phone.shows(&app, 0)).await, 200, "this browser is known from now on");
    app.passes(1);
    asha.posts("/sign-out", &[]).await.is(303);
    for _ in 0..8 {
        app.stranger().posts("/sign-in", &[("email", &email), ("password", "five roses in a vase")]).await;
    }
    asha.posts("/sign-in", &[("email", &email), ("password", PASSWORD)]).await.leads_to("/sign-in/second-factor");
    assert_eq!(enters(&asha, &phone.shows(&app, 0)).await, 200);
}

#[tokio::test]
async fn f07_a_seed_that_was_shown_does_not_outlive_the_quarter_of_an_hour_or_the_sessions_of_then() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let asha = signed_in(&app, &email).await;
    let seed = async || asha.api(Method::POST, "/me/second-factor").send().await.is(200).json()["secret"].as_str().unwrap().to_owned();
    let first = seed().await;
    assert_eq!(seed().await, first);
    asha.api(Method::DELETE, "/me/sessions").send().await.is(204);
    let second = seed().await;
    assert_ne!(second, first);
    app.passes(15);
    asha.api(Method::POST, "/session/proof").json(&json!({ "password": PASSWORD })).send().await.is(204);
    let late = asha.api(Method::PUT, "/me/second-factor").json(&json!({ "code": Phone::with(second.clone()).shows(&app, 0) })).send().await;
    assert_eq!(late.status, 409);
    assert_ne!(seed().await, second);
}

#[tokio::test]
async fn f07_a_recovery_code_lets_in_once_and_the_mailbox_is_told() {
    let app = TestApp::start().await;
    let (email, _, _, codes) = protected(&app).await;
    let lost = at_the_code(&app, &email).await;
    assert_eq!(enters(&lost, &codes[2].to_uppercase()).await, 200);
    assert!(lost.opens("/security").await.is(200).text().contains("9 recovery codes are left"));
    let again = at_the_code(&app, &email).await;
    assert_eq!(enters(&again, &codes[2]).await, 422);
    assert!(app.mail_to(&email).await.iter().any(|mail| mail["subject"].as_str().unwrap().contains("recovery code")));
}

#[tokio::test]
async fn f07_programs_send_the_code_with_the_password() {
    let app = TestApp::start().await;
    let (email, _, phone, _) = protected(&app).await;
    let session = |code: Value| {
        let browser = app.stranger();
        let body = json!({ "email": email, "password": PASSWORD, "code": code });
        async move { browser.api(Method::POST, "/session").json(&body).send().await }
    };
    let needed = session(Value::Null).await.is(401);
    assert_eq!(needed.json()["type"], "/problems/second-factor-required");
    assert_eq!(needed.header("set-cookie"), "", "nobody is let in half-way");
    session(json!("abcdef")).await.is(401);
    session(json!(phone.shows(&app, 0))).await.is(200);
    assert_eq!(session(json!(phone.shows(&app, 0))).await.status, 401, "used before");
}

#[tokio::test]
async fn f07_it_is_ended_by_a_code_and_a_new_password_does_not_end_it() {
    let app = TestApp::start().await;
    let (email, asha, phone, _) = protected(&app).await;
    app.stranger().posts("/forgot-password", &[("email", &email)]).await.is(303);
    let mail = app.mail_to(&email).await;
    let text = mail.iter().find_map(|mail| mail["text"].as_str().filter(|text| text.contains("/set-password/"))).unwrap();
    let link = text.lines().find_map(|line| line.strip_prefix(crate::support::ORIGIN)).unwrap();
    app.stranger().posts(link, &[("new_password", "eleven blue bicycles")]).await.leads_to("/sign-in");
    asha.posts("/sign-in", &[("email", &email), ("password", "eleven blue bicycles")]).await.leads_to("/sign-in/second-factor");
    assert_eq!(enters(&asha, &phone.shows(&app, 0)).await, 200);
    app.passes(1);
    let refused = asha.api(Method::DELETE, "/me/second-factor").json(&json!({ "code": "abcdef" })).send().await;
    assert_eq!(refused.status, 422);
    let form = asha.opens("/security").await.is(200).page().form("/security/second-factor/end");
    let wrong = asha.sends(&form.fill("code", "abcdef")).await.is(422).page();
    assert!(wrong.find("[role=alert] a[href=#code]").is_some() && wrong.find("#code-error").is_some(), "said above and at the field");
    assert!(wrong.find("main details").unwrap().attribute("open").is_some(), "the field is in sight");
    asha.api(Method::DELETE, "/me/second-factor").json(&json!({ "code": phone.shows(&app, 0) })).send().await.is(204);
    asha.opens("/security").await.is(200);
    let browser = app.stranger();
    browser.posts("/sign-in", &[("email", &email), ("password", "eleven blue bicycles")]).await.leads_to("/appointments");
}

#[tokio::test]
async fn f07_outside_the_demo_staff_set_it_up_before_they_come_in_and_cannot_end_it() {
    let app = TestApp::outside_the_demo().await;
    let email = "tomas@example.org";
    let link = caredesk::operations::admin::administrator(&app.app, "Tomas Reiter".parse().unwrap(), email.parse().unwrap()).await.unwrap();
    let tomas = app.stranger();
    tomas.posts(link.strip_prefix(crate::support::ORIGIN).unwrap(), &[("new_password", PASSWORD)]).await.leads_to("/sign-in");
    tomas.posts("/sign-in", &[("email", email), ("password", PASSWORD)]).await.leads_to("/sign-in/second-factor");
    tomas.opens("/desk").await.leads_to("/sign-in/second-factor");
    let page = tomas.opens("/sign-in/second-factor").await.is(200).page();
    let phone = Phone::with(page.find("span.code").unwrap().text().trim().to_owned());
    tomas.sends(&page.form("/security/second-factor").fill("code", phone.shows(&app, 0))).await.is(200);
    tomas.opens("/desk").await.is(200);
    app.passes(1);
    let body = json!({ "code": phone.shows(&app, 0) });
    tomas.api(Method::DELETE, "/me/second-factor").json(&body).send().await.is(409);
    let patient = app.known_account().await;
    app.stranger().posts("/sign-in", &[("email", &patient), ("password", PASSWORD)]).await.leads_to("/appointments");
}
