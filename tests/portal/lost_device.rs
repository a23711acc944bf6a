//! F07: the desk's procedure for a lost device.

use caredesk::access::actor::Level;
use http::Method;
use serde_json::json;

use crate::phone::protected;
use crate::support::{PASSWORD, Person, TestApp};

async fn reports(desk: &Person, email: &str) {
    let page = desk.opens("/desk/lost-devices").await.is(200).page();
    let form = page.form("/desk/lost-devices").fill("email", email).fill("reason", "showed a passport");
    desk.sends(&form).await.leads_to("/desk/lost-devices");
}

#[tokio::test]
async fn f07_the_desk_asks_an_administrator_agrees_and_the_person_is_told_both_times() {
    let app = TestApp::start().await;
    let (email, asha, _, _) = protected(&app).await;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    assert!(ruth.opens("/desk").await.is(200).page().find("a[href=/desk/lost-devices]").is_some());
    reports(&ruth, &email).await;
    assert!(app.mail_to(&email).await.pop().unwrap()["subject"].as_str().unwrap().contains("asked to remove the second step"));
    let seen = ruth.opens("/desk/lost-devices").await.is(200);
    assert!(seen.text().contains("showed a passport") && !seen.text().contains("Agree"), "the reception decides nothing");
    app.passes(11);
    let list = tomas.opens("/desk/lost-devices").await.is(200).page();
    let links = list.all("main a");
    let href = links.iter().filter_map(|link| link.attribute("href")).find(|href| href.ends_with("/end")).unwrap().to_owned();
    let asked = tomas.opens(&href).await.is(303);
    assert!(asked.location().starts_with("/confirm-it-is-you"), "an open screen takes nobody's second step away");
    app.signs_in(&tomas, Level::Full).await;
    let before = tomas.opens(&href).await.is(200).page();
    assert!(before.text().contains("the password alone leads in"));
    tomas.sends(&before.form(&href)).await.leads_to("/desk/lost-devices");
    asha.opens("/security").await.leads_to("/sign-in");
    let again = app.stranger();
    again.posts("/sign-in", &[("email", &email), ("password", PASSWORD)]).await.leads_to("/appointments");
    assert!(app.mail_to(&email).await.pop().unwrap()["subject"].as_str().unwrap().contains("was removed"));
    assert!(tomas.opens("/desk/lost-devices").await.is(200).text().contains("Nobody waits"));
    tomas.posts(&href, &[]).await.leads_to("/desk/lost-devices");
}

#[tokio::test]
async fn f07_who_asked_does_not_agree_alone_before_a_day_has_passed() {
    let app = TestApp::start().await;
    let (email, _, _, _) = protected(&app).await;
    let tomas = app.administrator().await;
    let body = json!({ "email": email, "reason": "showed a passport" });
    let id = tomas.api(Method::POST, "/second-factor-resets").json(&body).send().await.is(201).member("user_id");
    let approve = || tomas.api(Method::POST, &format!("/second-factor-resets/{id}/approve")).send();
    let refused = approve().await.is(409).json();
    assert!(refused["detail"].as_str().unwrap().contains("somebody else has to agree"), "{refused}");
    assert!(tomas.opens("/desk/lost-devices").await.is(200).text().contains("You asked yourself"));
    app.passes(24 * 60 - 1);
    app.signs_in(&tomas, Level::Full).await;
    approve().await.is(409);
    app.passes(1);
    approve().await.is(204);
    app.stranger().posts("/sign-in", &[("email", &email), ("password", PASSWORD)]).await.leads_to("/appointments");
}

#[tokio::test]
async fn f07_the_person_stops_it_with_a_new_password_and_refusing_leaves_everything_as_it_is() {
    let app = TestApp::start().await;
    let (email, asha, _, _) = protected(&app).await;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    reports(&ruth, &email).await;
    let change = json!({ "current_password": PASSWORD, "new_password": "eleven blue bicycles" });
    asha.api(Method::PUT, "/me/password").json(&change).send().await.is(204);
    let list = tomas.api(Method::GET, "/second-factor-resets").send().await.is(200).json();
    let id = list["items"][0]["user_id"].as_str().unwrap().to_owned();
    tomas.api(Method::POST, &format!("/second-factor-resets/{id}/approve")).send().await.is(409);
    reports(&ruth, &email).await;
    ruth.posts(&format!("/desk/lost-devices/{id}/keep"), &[]).await.leads_to("/desk/lost-devices");
    tomas.api(Method::POST, &format!("/second-factor-resets/{id}/approve")).send().await.is(404);
    app.stranger().posts("/sign-in", &[("email", &email), ("password", "eleven blue bicycles")]).await.leads_to("/sign-in/second-factor");
}

#[tokio::test]
async fn f07_of_two_administrators_who_agree_at_once_one_does_it() {
    let app = TestApp::start().await;
    let (email, _, _, _) = protected(&app).await;
    let (ruth, tomas, vera) = (app.receptionist().await, app.administrator().await, app.administrator().await);
    reports(&ruth, &email).await;
    let id =
        tomas.api(Method::GET, "/second-factor-resets").send().await.is(200).json()["items"][0]["user_id"].as_str().unwrap().to_owned();
    let path = format!("/second-factor-resets/{id}/approve");
    let (one, other) = tokio::join!(tomas.api(Method::POST, &path).send(), vera.api(Method::POST, &path).send());
    let mut both = [one.status, other.status];
    both.sort_unstable();
    assert!(both[0] == 204 && (both[1] == 409 || both[1] == 404), "{both:?}");
}

#[tokio::test]
async fn f07_the_desk_is_told_what_is_wrong_with_what_it_typed() {
    let app = TestApp::start().await;
    let (ruth, plain) = (app.receptionist().await, app.known_account().await);
    let send = |email: &str, reason: &str| {
        let fields = [("email", email.to_owned()), ("reason", reason.to_owned())];
        let ruth = &ruth;
        async move { ruth.posts("/desk/lost-devices", &fields.each_ref().map(|(name, value)| (*name, value.as_str()))).await.is(422).text() }
    };
    assert!(send(&plain, "passport").await.contains("no second step"));
    assert!(send("nobody@example.org", "passport").await.contains("Nobody has this address"));
    let empty = send("", "").await;
    assert!(empty.matches("nhsuk-error-message").count() == 2, "{empty}");
    let kept = send(&plain, "passport, knows the date of birth").await;
    assert!(kept.contains("knows the date of birth"), "what was typed stays");
}
