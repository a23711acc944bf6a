//! F05, F06, F04: passwords that are forgotten, changed or chosen for the first time, and where somebody is signed in.

use caredesk::operations::admin;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::support::{Answer, Browser, ORIGIN, PASSWORD, TestApp};

const NEW: &str = "eleven blue bicycles";

async fn signed_in(app: &TestApp, email: &str, password: &str) -> Browser {
    let browser = app.stranger();
    browser.posts("/sign-in", &[("email", email), ("password", password)]).await.is(303);
    browser
}

#[tokio::test]
async fn f06_a_forgotten_password_is_chosen_anew_by_the_mailed_link_once_and_everybody_is_signed_out() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let old = signed_in(&app, &email, PASSWORD).await;
    let browser = app.stranger();
    let form = browser.opens("/sign-in").await.is(200);
    assert!(form.text().contains("/forgot-password"));
    browser.posts("/forgot-password", &[("email", &email.to_uppercase())]).await.leads_to("/forgot-password/check-your-mail");
    let link = app.link_to(&email).await;
    let form = browser.opens(&link).await.is(200).page().form(&link);
    browser.posts(&link, &[("new_password", "too short")]).await.is(422);
    browser.sends(&form.clone().fill("new_password", NEW)).await.leads_to("/sign-in");
    old.opens("/appointments").await.leads_to("/sign-in");
    browser.posts("/sign-in", &[("email", &email), ("password", PASSWORD)]).await.is(401);
    browser.posts("/sign-in", &[("email", &email), ("password", NEW)]).await.is(303);
    browser.sends(&form.fill("new_password", "nine green tractors")).await.is(410);
    let told = app.mail_to(&email).await.pop().unwrap();
    assert!(told["subject"].as_str().unwrap().contains("was changed"), "{told}");
}

#[tokio::test]
async fn f06_a_reset_is_answered_alike_whether_or_not_there_is_an_account_and_costs_as_much() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let asks = |address: String| {
        let browser = app.stranger();
        async move { browser.api(Method::POST, "/password-resets").json(&json!({ "email": address })).send().await }
    };
    asks("first@example.org".to_owned()).await.is(202); // the first of an hour begins its count
    let (known, spent_known) = app.spends(asks(email.clone())).await;
    let (unknown, spent_unknown) = app.spends(asks("nobody@example.org".to_owned())).await;
    assert_eq!((known.status, known.text()), (unknown.status, unknown.text()));
    assert_eq!(known.status, 202);
    assert_eq!((spent_known.calls, spent_known.read_units.to_bits()), (spent_unknown.calls, spent_unknown.read_units.to_bits()));
    assert!(app.mail_to("nobody@example.org").await.is_empty());
    asks(email.clone()).await.is(202);
    assert_eq!(app.mail_to(&email).await.len(), 1, "asked twice in ten minutes: one mail");
}

#[tokio::test]
async fn f06_a_link_ends_after_half_an_hour_and_when_all_sessions_are_ended() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let asha = signed_in(&app, &email, PASSWORD).await;
    app.stranger().posts("/forgot-password", &[("email", &email)]).await.is(303);
    let link = app.link_to(&email).await;
    asha.posts("/security/sessions/end-others", &[]).await.leads_to("/security");
    app.stranger().posts(&link, &[("new_password", NEW)]).await.is(410);
    app.passes(11);
    app.stranger().posts("/forgot-password", &[("email", &email)]).await.is(303);
    let link = app.link_to(&email).await;
    app.passes(29);
    app.stranger().opens(&link).await.is(200);
    app.passes(1);
    app.stranger().opens(&link).await.is(410);
    app.stranger().posts(&link, &[("new_password", NEW)]).await.is(410);
}

#[tokio::test]
async fn f06_two_people_with_one_link_set_one_password() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    app.stranger().posts("/forgot-password", &[("email", &email)]).await.is(303);
    let link = app.link_to(&email).await;
    let (one, other) = (app.stranger(), app.stranger());
    let fields = [("new_password", NEW)];
    let (first, second) = tokio::join!(one.posts(&link, &fields), other.posts(&link, &fields));
    let mut both = [first.status, second.status];
    both.sort_unstable();
    assert_eq!(both, [303, 410]);
}

#[tokio::test]
async fn f06_changing_needs_the_present_password_and_signs_every_other_browser_out() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let (here, there) = (signed_in(&app, &email, PASSWORD).await, signed_in(&app, &email, PASSWORD).await);
    let form = here.opens("/security").await.is(200).page().form("/security/password");
    let wrong = here.sends(&form.clone().fill("current_password", "five roses in a vase").fill("new_password", NEW)).await.is(422).page();
    assert!(wrong.alert().contains("not your current password"), "{}", wrong.alert());
    let weak = here.sends(&form.clone().fill("current_password", PASSWORD).fill("new_password", "short")).await.is(422).page();
    assert!(weak.alert().contains("at least 15 characters"), "{}", weak.alert());
    let same = here.sends(&form.clone().fill("current_password", PASSWORD).fill("new_password", PASSWORD)).await.is(422).page();
    assert!(same.alert().contains("the one you have now"), "{}", same.alert());
    here.sends(&form.fill("current_password", PASSWORD).fill("new_password", NEW)).await.leads_to("/security");
    here.opens("/security").await.is(200);
    there.opens("/security").await.leads_to("/sign-in");
    signed_in(&app, &email, NEW).await.opens("/security").await.is(200);
    assert_eq!(app.mail_to(&email).await.len(), 1, "the mailbox is told once");
}

#[tokio::test]
async fn f06_guessing_the_present_password_is_slowed_like_guessing_at_the_door() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let asha = signed_in(&app, &email, PASSWORD).await;
    let guess = json!({ "current_password": "five roses in a vase", "new_password": NEW });
    let mut statuses = Vec::new();
    for _ in 0..7 {
        statuses.push(asha.api(Method::PUT, "/me/password").json(&guess).send().await.status);
    }
    assert_eq!(statuses, [422, 422, 422, 422, 422, 429, 429]);
    let right = json!({ "current_password": PASSWORD, "new_password": NEW });
    asha.api(Method::PUT, "/me/password").json(&right).send().await.is(429);
    app.passes(1);
    asha.api(Method::PUT, "/me/password").json(&right).send().await.is(204);
    asha.opens("/security").await.is(200);
}

#[tokio::test]
async fn f05_a_person_sees_where_they_are_signed_in_and_ends_one_or_all_others() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let (here, phone, old) =
        (signed_in(&app, &email, PASSWORD).await, signed_in(&app, &email, PASSWORD).await, signed_in(&app, &email, PASSWORD).await);
    let page = here.opens("/security").await.is(200).page();
    assert_eq!(page.all("ul.todo li").len(), 3);
    let list = phone.api(Method::GET, "/me/sessions").send().await.is(200).json();
    let (mine, others): (Vec<_>, Vec<_>) = list["items"].as_array().unwrap().iter().partition(|one| one["current"] == true);
    assert_eq!((mine.len(), others.len()), (1, 2));
    let id = mine[0]["id"].as_str().unwrap();
    here.posts(&format!("/security/sessions/{id}/end"), &[]).await.leads_to("/security");
    phone.opens("/security").await.leads_to("/sign-in");
    here.posts("/security/sessions/end-others", &[]).await.leads_to("/security");
    old.opens("/security").await.leads_to("/sign-in");
    let page = here.opens("/security").await.is(200).page();
    assert_eq!(page.all("ul.todo li").len(), 1);
    assert!(!page.text().contains("Sign out everywhere else"));
}

#[tokio::test]
async fn s10_a_session_does_not_prolong_itself_by_ending_the_others() {
    let app = TestApp::start().await;
    let email = app.known_account().await;
    let asha = signed_in(&app, &email, PASSWORD).await;
    for _ in 0..47 {
        app.passes(29);
        asha.posts("/security/sessions/end-others", &[]).await.leads_to("/security");
    }
    app.passes(29);
    asha.opens("/appointments").await.is(200);
    app.passes(24 * 60 - 48 * 29);
    asha.opens("/appointments").await.leads_to("/sign-in");
}

#[tokio::test]
async fn s10_the_house_says_how_long_sessions_last_and_it_holds_at_once() {
    let app = TestApp::start().await;
    let (tomas, asha) = (app.administrator().await, app.patient("Asha").await);
    let note = |page: &Answer| page.page().find("#ending").unwrap().attribute("class").unwrap().to_owned();
    assert_eq!(note(&asha.opens("/appointments").await), "ending ending--26");
    let page = tomas.opens("/admin/settings").await.is(200).page();
    let form = page.form("/admin/settings").fill("staff_idle_minutes", "5").fill("patient_session_hours", "1");
    assert!(tomas.sends(&form.clone().fill("staff_idle_minutes", "4")).await.is(422).page().alert().contains("from 5 to 60"));
    tomas.sends(&form).await.leads_to("/admin/settings");
    assert_eq!(note(&tomas.opens("/admin/settings").await.is(200)), "ending ending--1");
    app.passes(4);
    tomas.opens("/overview").await.is(200);
    app.passes(5);
    tomas.opens("/overview").await.leads_to("/sign-in");
    for _ in 0..2 {
        app.passes(20);
        asha.opens("/appointments").await.is(200);
    }
    app.passes(11);
    asha.opens("/appointments").await.leads_to("/sign-in");
}

#[tokio::test]
async fn s10_a_page_that_refreshes_itself_does_not_keep_its_session_awake() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let poll = || tomas.ask(Method::GET, "/overview").header("x-asked-by-page", "1").send();
    for _ in 0..14 {
        app.passes(1);
        assert_eq!(poll().await.status, 200);
    }
    app.passes(1);
    poll().await.leads_to("/sign-in");
    tomas.opens("/overview").await.leads_to("/sign-in");
}

#[tokio::test]
async fn f05_nobody_ends_another_persons_session() {
    let app = TestApp::start().await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let list = asha.api(Method::GET, "/me/sessions").send().await.is(200).json();
    let id = list["items"][0]["id"].as_str().unwrap().to_owned();
    ben.api(Method::DELETE, &format!("/me/sessions/{id}")).send().await.is(204);
    asha.opens("/appointments").await.is(200);
}

#[tokio::test]
async fn f04_the_first_administrator_comes_by_a_link_that_works_once_and_for_an_hour() {
    let app = TestApp::start().await;
    assert!(app.rows(Table::Users).await.is_empty(), "a fresh house has no account");
    let create = || admin::administrator(&app.app, "Tomas Reiter".parse().unwrap(), "tomas@example.org".parse().unwrap());
    let (first, again) = (create().await.unwrap(), create().await.unwrap());
    let path = |link: &str| link.strip_prefix(ORIGIN).unwrap().to_owned();
    let browser = app.stranger();
    app.passes(59);
    browser.posts(&path(&again), &[("new_password", NEW)]).await.leads_to("/sign-in");
    browser.posts(&path(&first), &[("new_password", "nine green tractors")]).await.is(410);
    browser.posts("/sign-in", &[("email", "tomas@example.org"), ("password", NEW)]).await.is(303);
    browser.api(Method::GET, "/admin/settings").send().await.is(200);
    assert!(create().await.unwrap_err().to_string().contains("has an account already"));
    let late = admin::administrator(&app.app, "Ruth".parse().unwrap(), "ruth@example.org".parse().unwrap()).await.unwrap();
    app.passes(60);
    browser.opens(&path(&late)).await.is(410);
}
