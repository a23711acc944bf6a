//! F13: an account that may be in other hands is locked at once, and unlocked.

use caredesk::access::actor::Level;
use caredesk::access::role::Role;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::support::{Answer, Browser, PASSWORD, Person, TestApp};

async fn signed_in(app: &TestApp, email: &str) -> Browser {
    let browser = app.elsewhere().await;
    browser.posts("/sign-in", &[("email", email), ("password", PASSWORD)]).await.is(303);
    browser
}

async fn locks(by: &Person, whose: &Person) -> Answer {
    by.api(Method::POST, &format!("/admin/people/{}/lock", whose.id)).json(&json!({ "reason": "stolen bag" })).send().await
}

#[tokio::test]
async fn f13_a_doctor_with_visits_ahead_is_locked_out_at_once_and_the_visits_stay() {
    let app = TestApp::start().await;
    let (tomas, farah, asha) = (app.administrator().await, app.doctor("Leena Farah").await, app.patient("Asha").await);
    app.gets_a_password(&farah).await;
    let windows = [signed_in(&app, &farah.email).await, signed_in(&app, &farah.email).await];
    app.stranger().posts("/forgot-password", &[("email", &farah.email)]).await.is(303);
    let reset = app.link_to(&farah.email).await;
    let visit = asha.has(&app.open_slots(&farah).await.split_off(10).pop().unwrap()).await;

    let account = format!("/admin/people/{}", farah.id);
    let page = tomas.opens(&account).await.is(200).page();
    assert!(page.all("a").iter().any(|link| link.attribute("href") == Some(&format!("{account}/lock"))));
    let page = tomas.opens(&format!("{account}/lock")).await.is(200).page();
    assert!(page.text().contains("Visits stay as they are") && page.text().contains("patients can still book"), "{}", page.text());
    let form = page.form(&format!("{account}/lock"));
    assert!(tomas.sends(&form).await.is(422).page().alert().contains("Enter the reason"));
    windows[0].opens("/day").await.is(200);
    tomas.sends(&form.fill("reason", "stolen bag")).await.leads_to(&account);
    assert!(tomas.opens(&account).await.page().text().contains("The account of Leena Farah is locked."));

    for window in &windows {
        window.opens("/day").await.leads_to("/sign-in");
        window.api(Method::GET, "/me").send().await.is(401);
    }
    let door = app.stranger();
    let said = async |email: &str| {
        let ask = door.api(Method::POST, "/session").json(&json!({ "email": email, "password": PASSWORD }));
        ask.send().await.is_problem(401, "wrong-credentials").json()["detail"].clone()
    };
    assert_eq!(said(&farah.email).await, said("nobody@example.org").await);
    app.stranger().posts(&reset, &[("new_password", "nine green tractors")]).await.is(410);
    app.stranger().posts("/forgot-password", &[("email", &farah.email)]).await.leads_to("/forgot-password/check-your-mail");
    let mails = app.mail_to(&farah.email).await;
    let told = mails.last().unwrap();
    assert!(told["subject"].as_str().unwrap().contains("locked") && !told["text"].as_str().unwrap().contains("stolen bag"), "{told}");

    asha.opens(&format!("/appointments/{}", visit.id)).await.is(200);
    asha.opens(&format!("/doctors/{}", farah.id)).await.is(200);
    asha.has(&app.open_slots(&farah).await.split_off(12).pop().unwrap()).await;
}

#[tokio::test]
async fn f13_unlocking_voids_the_password_and_mails_the_link_that_sets_another() {
    let app = TestApp::start().await;
    let (tomas, ruth) = (app.administrator().await, app.person("Ruth Berg", Role::Receptionist).await);
    app.gets_a_password(&ruth).await;
    let before = signed_in(&app, &ruth.email).await;
    locks(&tomas, &ruth).await.is(200);
    locks(&tomas, &ruth).await.is(200);
    assert_eq!(app.mail_to(&ruth.email).await.len(), 1, "told once");
    let account = format!("/admin/people/{}", ruth.id);
    let page = tomas.opens(&account).await.is(200).page();
    tomas.sends(&page.form(&format!("{account}/unlock"))).await.leads_to(&account);
    tomas.api(Method::POST, &format!("/admin/people/{}/unlock", ruth.id)).send().await.is(200);
    before.opens("/desk").await.leads_to("/sign-in");
    app.stranger().posts("/sign-in", &[("email", &ruth.email), ("password", PASSWORD)]).await.is(401);
    let link = app.link_to(&ruth.email).await;
    let new = [("new_password", "nine geese on a frozen lake")];
    app.stranger().posts(&link, &new).await.leads_to("/sign-in");
    app.stranger().posts(&link, &new).await.is(410);
    app.stranger().posts("/sign-in", &[("email", &ruth.email), ("password", new[0].1)]).await.leads_to("/desk");
    let told: Vec<_> = app.mail_to(&ruth.email).await.iter().map(|mail| mail["subject"].as_str().unwrap().to_owned()).collect();
    assert_eq!(told.len(), 2, "one mail for each: {told:?}");
    let rows = app.rows(Table::Audit).await;
    let entries = |what: &str| rows.iter().filter(|row| row["what"].as_s().unwrap() == what).count();
    assert_eq!((entries("account.lock"), entries("account.unlock")), (1, 1));
    let lock = rows.iter().find(|row| row["what"].as_s().unwrap() == "account.lock").unwrap();
    assert_eq!((lock["reason"].as_s().unwrap().as_str(), lock["subject_id"].as_s().unwrap()), ("stolen bag", &ruth.id.to_string()));
}

#[tokio::test]
async fn f13_nobody_locks_themselves_and_of_two_administrators_who_lock_each_other_one_is_left() {
    for _ in 0..3 {
        let app = TestApp::start().await;
        let (tomas, ines) = (app.administrator().await, app.person("Ines", Role::Administrator).await);
        locks(&tomas, &tomas).await.is_problem(409, "not-allowed-now");
        let refused = tomas.posts(&format!("/admin/people/{}/lock", tomas.id), &[("reason", "tired")]).await.is(409).page();
        assert!(refused.alert().contains("You cannot lock your own account"));
        let (one, other) = tokio::join!(locks(&tomas, &ines), locks(&ines, &tomas));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert!(statuses[0] == 200 && [401, 409].contains(&statuses[1]), "{statuses:?}");
        let left = [tomas.api(Method::GET, "/me").send().await, ines.api(Method::GET, "/me").send().await];
        assert_eq!(left.iter().filter(|answer| answer.status == 200).count(), 1);
    }
}

#[tokio::test]
async fn f13_locking_wants_a_proof_and_an_administrator_and_a_locked_account_can_be_closed() {
    let app = TestApp::start().await;
    let (tomas, ruth, asha) = (app.administrator().await, app.receptionist().await, app.patient("Asha").await);
    locks(&ruth, &asha).await.is(403);
    let waits = format!("/admin/people/{}", app.person("Waits", Role::Doctor).await.id);
    tomas.opens(&format!("{waits}/unlock")).await.is(405);
    locks(&tomas, &asha).await.is(200);
    let close = tomas.api(Method::POST, &format!("/admin/people/{}/disable", asha.id)).json(&json!({ "reason": "asked for it" }));
    close.send().await.is(200);
    locks(&tomas, &asha).await.is_problem(409, "not-allowed-now");
    tomas.api(Method::POST, &format!("/admin/people/{}/unlock", asha.id)).send().await.is_problem(409, "not-allowed-now");
    let back = tomas.api(Method::POST, &format!("/admin/people/{}/enable", asha.id)).send().await.is(200).json();
    assert_eq!(back["status"], "locked", "it stands where it stood");
    app.passes(10);
    locks(&tomas, &ruth).await.is_problem(403, "proof-needed");
    app.signs_in(&tomas, Level::Full).await;
    let (_, spent) = app.spends(locks(&tomas, &ruth)).await;
    assert!(spent.calls <= 5 && spent.write_units <= 14.0, "{spent:?}");
}
