//! F05, F06, F07: a screen left open, another address of mail, new recovery codes, and the end of a session.

use http::Method;
use serde_json::json;

use crate::phone::{at_the_code, enters, protected, signed_in};
use crate::support::{Answer, Browser, ORIGIN, PASSWORD, TestApp};

/// The path of the link in the newest mail to an address that has one beginning so.
async fn link_to(app: &TestApp, address: &str, path: &str) -> Option<String> {
    let mail = app.mail_to(address).await;
    let texts = mail.iter().rev().filter_map(|mail| mail["text"].as_str().map(str::to_owned));
    texts.into_iter().find_map(|text| {
        let mut lines = text.lines();
        lines.find_map(|line| line.strip_prefix(ORIGIN).filter(|rest| rest.starts_with(path)).map(str::to_owned))
    })
}

async fn asks_for(browser: &Browser, address: &str) {
    let page = browser.opens("/security/email").await.is(200).page();
    let sent = browser.sends(&page.form("/security/email").fill("email", address)).await;
    sent.leads_to("/security");
}

#[tokio::test]
async fn f07_a_screen_left_open_asks_whose_it_is_before_security_changes() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let asha = signed_in(&app, &email).await;
    asha.opens("/security/email").await.is(200);
    app.passes(10);
    let refused = asha.api(Method::POST, "/me/email").json(&json!({ "email": "new@example.org" })).send().await.is(403);
    assert_eq!(refused.json()["type"], "/problems/proof-needed");
    assert_eq!(asha.api(Method::POST, "/me/second-factor").send().await.is(403).json()["type"], "/problems/proof-needed");
    let asked = asha.opens("/security/email").await.is(303);
    assert!(asked.location().starts_with("/confirm-it-is-you?next="), "{}", asked.location());
    let form = asha.opens(asked.location()).await.is(200).page().form("/confirm-it-is-you");
    asha.sends(&form.clone().fill("proof", "five roses in a vase")).await.is(422);
    let before = asha.copied();
    asha.sends(&form.fill("proof", PASSWORD)).await.leads_to("/security/email");
    asha.opens("/security/email").await.is(200);
    before.opens("/security").await.leads_to("/sign-in");
    app.passes(10);
    assert!(asha.opens("/security/email").await.is(303).location().starts_with("/confirm-it-is-you"));
    asha.api(Method::POST, "/session/proof").json(&json!({ "code": "123456" })).send().await.is(422);
    asha.api(Method::POST, "/session/proof").json(&json!({ "password": PASSWORD })).send().await.is(204);
    asha.opens("/security/email").await.is(200);
}

#[tokio::test]
async fn f07_with_a_second_step_the_proof_is_a_code_and_five_wrong_ones_end_the_session() {
    let app = TestApp::start().await;
    let (_, asha, phone, _) = protected(&app).await;
    app.passes(10);
    asha.api(Method::POST, "/session/proof").json(&json!({ "password": PASSWORD })).send().await.is(422);
    asha.api(Method::POST, "/session/proof").json(&json!({ "code": phone.shows(&app, 0) })).send().await.is(204);
    asha.opens("/security/email").await.is(200);
    app.passes(11);
    for _ in 0..4 {
        asha.posts("/confirm-it-is-you", &[("proof", "abcdef")]).await.is(422);
    }
    asha.posts("/confirm-it-is-you", &[("proof", "abcdef")]).await.leads_to("/sign-in");
    asha.opens("/security").await.leads_to("/sign-in");
}

#[tokio::test]
async fn f05_a_proof_prolongs_no_session_beyond_its_day() {
    let app = TestApp::start().await;
    let asha = signed_in(&app, &app.known_account().await).await;
    for _ in 0..71 {
        app.passes(20);
        asha.opens("/security").await.is(200);
    }
    asha.posts("/confirm-it-is-you", &[("proof", PASSWORD)]).await.is(303);
    app.passes(19);
    asha.opens("/security").await.is(200);
    app.passes(1);
    asha.opens("/security").await.leads_to("/sign-in");
}

#[tokio::test]
async fn f06_an_account_moves_to_another_address_when_its_link_is_followed_and_both_mailboxes_know() {
    let app = TestApp::start().await;
    let old = app.known_account().await;
    let asha = signed_in(&app, &old).await;
    let wrong = asha.posts("/security/email", &[("email", "new@")]).await.is(422).page();
    assert!(wrong.text().contains("like name@example.org"));
    assert!(asha.posts("/security/email", &[("email", &old.to_uppercase())]).await.is(422).text().contains("the present one"));
    asks_for(&asha, "new@example.org").await;
    assert!(app.mail_to(&old).await.pop().unwrap()["subject"].as_str().unwrap().starts_with("Another address"));
    let link = link_to(&app, "new@example.org", "/confirm-new-address/").await.unwrap();
    asha.opens("/security").await.is(200);
    // Another browser: the mail is read on a phone.
    let phone = app.stranger();
    let button = phone.opens(&link).await.is(200).page().form(&link);
    asha.opens("/security").await.is(200);
    phone.sends(&button).await.leads_to("/sign-in");
    assert!(phone.opens("/sign-in").await.is(200).page().alert().contains("Sign in with the new one"));
    phone.posts(&link, &[]).await.is(410);
    assert!(phone.opens(&link).await.is(410).page().all("main form").is_empty(), "used once, it offers nothing to press");
    asha.opens("/security").await.leads_to("/sign-in");
    app.stranger().posts("/sign-in", &[("email", &old), ("password", PASSWORD)]).await.is(401);
    let again = signed_in(&app, "new@example.org").await;
    assert!(again.opens("/security").await.is(200).text().contains("new@example.org"));
    for address in [old.as_str(), "new@example.org"] {
        let subject = app.mail_to(address).await.pop().unwrap()["subject"].as_str().unwrap().to_owned();
        assert!(subject.contains("was changed"), "{address}: {subject}");
    }
    // The old address is free again, and staff find the person by the new one.
    app.stranger()
        .api(Method::POST, "/patients")
        .json(&json!({ "name": "Other", "email": old, "password": "eleven blue bicycles" }))
        .send()
        .await
        .is(201);
    assert!(link_to(&app, &old, "/confirm-address/").await.is_some());
}

#[tokio::test]
async fn f06_nobody_learns_that_an_address_is_taken_but_its_mailbox() {
    let app = TestApp::start().await;
    let (ben, old) = (app.known_account().await, app.known_account().await);
    let asha = signed_in(&app, &old).await;
    let ask = |email: &str| asha.api(Method::POST, "/me/email").json(&json!({ "email": email })).send();
    let (taken, free) = (ask(&ben).await.is(202), ask("free@example.org").await.is(202));
    assert_eq!(taken.text(), free.text());
    assert!(link_to(&app, &ben, "/confirm-new-address/").await.is_none());
    assert!(app.mail_to(&ben).await.pop().unwrap()["text"].as_str().unwrap().contains("belongs to your account already"));
    assert!(link_to(&app, "free@example.org", "/confirm-new-address/").await.is_some());
}

#[tokio::test]
async fn f06_of_two_accounts_that_want_one_address_one_gets_it() {
    let app = TestApp::start().await;
    let mut links = Vec::new();
    for _ in 0..2 {
        let asha = signed_in(&app, &app.known_account().await).await;
        asks_for(&asha, "wanted@example.org").await;
        links.push(link_to(&app, "wanted@example.org", "/confirm-new-address/").await.unwrap());
    }
    let put = |link: &str| {
        let token = link.strip_prefix("/confirm-new-address/").unwrap().to_owned();
        let browser = app.stranger();
        async move { browser.api(Method::PUT, &format!("/email-changes/{token}")).send().await.status }
    };
    let (one, other) = tokio::join!(put(&links[0]), put(&links[1]));
    let mut both = [one, other];
    both.sort_unstable();
    assert_eq!(both, [204, 404]);
}

#[tokio::test]
async fn f06_a_new_password_ends_the_link_that_somebody_else_asked_for() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let asha = signed_in(&app, &email).await;
    asks_for(&asha, "thief@example.org").await;
    let link = link_to(&app, "thief@example.org", "/confirm-new-address/").await.unwrap();
    let change = json!({ "current_password": PASSWORD, "new_password": "eleven blue bicycles" });
    asha.api(Method::PUT, "/me/password").json(&change).send().await.is(204);
    app.stranger().posts(&link, &[]).await.is(410);
    asha.opens("/security").await.is(200);
}

#[tokio::test]
async fn f07_new_recovery_codes_void_the_old_ones() {
    let app = TestApp::start().await;
    let (email, asha, _, old) = protected(&app).await;
    let page = asha.opens("/security/recovery-codes").await.is(200).page();
    let kept = asha.sends(&page.form("/security/recovery-codes")).await.is(200).page();
    let new: Vec<String> = kept.all("ul.recovery li").iter().map(|code| code.text()).collect();
    assert!(new.len() == 10 && !new.contains(&old[0]));
    assert_eq!(enters(&at_the_code(&app, &email).await, &old[0]).await, 422);
    assert_eq!(enters(&at_the_code(&app, &email).await, &new[0]).await, 200);
    assert!(app.mail_to(&email).await.iter().any(|mail| mail["subject"].as_str().unwrap().starts_with("New recovery codes")));
}

#[tokio::test]
async fn f05_a_page_says_when_the_session_ends_and_staying_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let asha = signed_in(&app, &app.known_account().await).await;
    let left = |page: &crate::support::Page| page.find("#ending").unwrap().attribute("data-left").unwrap().parse::<i64>().unwrap();
    assert_eq!(left(&asha.opens("/security").await.is(200).page()), 30 * 60);
    app.passes(20);
    // A page that asks by itself prolongs nothing; the tab that is opened beside it does.
    let ends = |answer: Answer| answer.json()["idle_ends_at"].as_str().unwrap().to_owned();
    let by_page = asha.api(Method::GET, "/session").header("x-asked-by-page", "1").send().await.is(200);
    let stay = asha.opens("/stay-signed-in").await.is(200);
    let by_person = asha.api(Method::GET, "/session").send().await.is(200);
    assert!(ends(by_page) < ends(by_person));
    assert!(stay.text().contains("Close this tab"));
    app.passes(29);
    asha.opens("/security").await.is(200);
    app.passes(30);
    asha.api(Method::GET, "/session").send().await.is(401);
    assert!(app.stranger().opens("/sign-in").await.is(200).page().find("#ending").is_none());
}

#[tokio::test]
async fn f05_the_last_half_hour_of_a_day_is_announced() {
    let app = TestApp::start().await;
    let asha = signed_in(&app, &app.known_account().await).await;
    let state = async || asha.opens("/security").await.is(200).page().find("#ending").unwrap().attribute("data-state").unwrap().to_owned();
    for _ in 0..56 {
        app.passes(25);
        assert_eq!(state().await, "idle");
    }
    app.passes(20);
    assert_eq!(state().await, "latest");
    let stay = asha.opens("/stay-signed-in").await.is(200);
    assert!(stay.text().contains("After that you sign in again"));
}

#[tokio::test]
async fn f05_whoever_sends_a_form_too_late_comes_back_to_its_page_after_signing_in() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let asha = signed_in(&app, &email).await;
    app.passes(31);
    let late = |referer: String| asha.ask(Method::POST, "/profile").header("referer", &referer).body("version=0").send();
    let asked = late(format!("{ORIGIN}/profile?from=here")).await;
    let form = asha.opens(asked.location()).await.is(200).page().form("/sign-in");
    asha.sends(&form.fill("email", &email).fill("password", PASSWORD)).await.leads_to("/profile?from=here");
    app.passes(31);
    for elsewhere in ["https://evil.test/profile".to_owned(), format!("{ORIGIN}.evil.test/")] {
        assert_eq!(late(elsewhere).await.location(), "/sign-in");
    }
}

#[tokio::test]
async fn f05_whoever_signs_in_after_a_form_that_came_too_late_is_told_where_what_they_typed_stands() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let asha = signed_in(&app, &email).await;
    let enters = async |way: &str| {
        let form = asha.opens(way).await.is(200).page().form("/sign-in");
        asha.sends(&form.fill("email", &email).fill("password", PASSWORD)).await.leads_to("/profile");
        asha.opens("/profile").await.is(200).text().contains("until the form shows what you typed")
    };
    app.passes(31);
    let sent = asha.ask(Method::POST, "/profile").header("referer", &format!("{ORIGIN}/profile")).body("version=0").send().await;
    let way = sent.location().to_owned();
    assert!(enters(&way).await);
    assert!(!asha.opens("/profile").await.is(200).text().contains("until the form shows what you typed"), "once");
    // One step back leads on once more, and what was typed is still not there.
    asha.opens(&way).await.leads_to("/profile");
    assert!(asha.opens("/profile").await.is(200).text().contains("until the form shows what you typed"));
    app.passes(31);
    let way = asha.opens("/profile").await.is(303).location().to_owned();
    assert!(!enters(&way).await, "opening a page loses nothing");
}

#[tokio::test]
async fn f07_a_new_password_is_no_proof_where_a_code_is_asked_for_and_prolongs_nothing() {
    let app = TestApp::start().await;
    let (_, asha, _, _) = protected(&app).await;
    app.passes(11);
    let latest = async || asha.api(Method::GET, "/session").send().await.is(200).json()["ends_at"].clone();
    let before = latest().await;
    let change = json!({ "current_password": PASSWORD, "new_password": "eleven blue bicycles" });
    asha.api(Method::PUT, "/me/password").json(&change).send().await.is(204);
    assert_eq!(latest().await, before);
    assert!(asha.opens("/security/recovery-codes").await.is(303).location().starts_with("/confirm-it-is-you"));
}

#[tokio::test]
async fn f07_a_recovery_code_is_told_whichever_door_it_opens() {
    let app = TestApp::start().await;
    let (email, asha, _, codes) = protected(&app).await;
    let told = async || app.mail_to(&email).await.iter().filter(|mail| mail["subject"].as_str().unwrap().contains("was used")).count();
    let body = json!({ "email": email, "password": PASSWORD, "code": codes[0] });
    app.stranger().api(Method::POST, "/session").json(&body).send().await.is(200);
    assert_eq!(told().await, 1);
    asha.api(Method::POST, "/session/proof").json(&json!({ "code": codes[1] })).send().await.is(204);
    assert_eq!(told().await, 2);
}

#[tokio::test]
async fn f06_a_link_that_is_mailed_late_does_not_outlive_the_password_it_was_asked_with() {
    let app = TestApp::start().await;
    let asha = signed_in(&app, &app.known_account().await).await;
    asks_for(&asha, "thief@example.org").await;
    let change = json!({ "current_password": PASSWORD, "new_password": "eleven blue bicycles" });
    asha.api(Method::PUT, "/me/password").json(&change).send().await.is(204);
    assert!(app.mail_to("thief@example.org").await.is_empty());
}

#[tokio::test]
async fn f05_what_is_sent_after_the_end_of_a_session_or_without_a_proof_is_said_to_be_lost() {
    let app = TestApp::start().await;
    let asha = signed_in(&app, &app.known_account().await).await;
    app.passes(10);
    asha.posts("/security/email", &[("email", "new@example.org")]).await.leads_to("/confirm-it-is-you");
    assert!(asha.opens("/confirm-it-is-you").await.is(200).page().alert().contains("has not been done yet"));
    app.passes(31);
    asha.posts("/profile", &[("phone", "+46 70 123 45 67")]).await.leads_to("/sign-in");
    let page = asha.opens("/sign-in").await.is(200).page();
    assert!(page.alert().contains("was not saved"), "{}", page.alert());
    // Opening a page loses nothing, nor does a late press on the button that signs out.
    asha.opens("/profile").await.leads_to("/sign-in");
    asha.posts("/sign-out", &[]).await.leads_to("/sign-in");
    assert!(!asha.opens("/sign-in").await.is(200).text().contains("was not saved"));
}
