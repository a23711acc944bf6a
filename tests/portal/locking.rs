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
    assert!(tomas.opens(&account).await.is(200).text().contains(&format!("{account}/unlock")));
    let page = tomas.opens(&format!("{account}/unlock")).await.is(200).page();
    assert!(page.all("input[type=radio]").is_empty() && page.text().contains(&format!("The link goes to {}", ruth.email)));
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
    tomas.opens(&format!("{waits}/unlock")).await.leads_to(&waits);
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

/// Somebody who knows the password moves the account to a mailbox of their own.
async fn steals(app: &TestApp, email: &str, mailbox: &str) {
    let thief = signed_in(app, email).await;
    thief.posts("/security/email", &[("email", mailbox)]).await.is(303);
    let link = app.link_to(mailbox).await;
    thief.posts(&link, &[]).await.leads_to("/sign-in");
}

/// The subjects of the mails to an address.
async fn subjects(app: &TestApp, email: &str) -> Vec<String> {
    app.mail_to(email).await.iter().map(|mail| mail["subject"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn f13_whoever_moved_an_account_to_their_own_mailbox_gets_no_link_by_its_being_unlocked() {
    let app = TestApp::start().await;
    let (tomas, ruth) = (app.administrator().await, app.person("Ruth Berg", Role::Receptionist).await);
    app.gets_a_password(&ruth).await;
    steals(&app, &ruth.email, "thief@example.org").await;
    steals(&app, "thief@example.org", "thief.too@example.org").await;
    locks(&tomas, &ruth).await.is(200);
    let (account, unlock) = (format!("/admin/people/{}", ruth.id), format!("/admin/people/{}/unlock", ruth.id));
    let bare = tomas.api(Method::POST, &unlock).send().await.is_problem(422, "invalid").json();
    assert_eq!(bare["errors"][0]["pointer"], "/link_to", "{bare}");

    let page = tomas.opens(&unlock).await.is(200).page();
    assert!(page.text().contains("was changed on") && page.text().contains(&ruth.email) && page.text().contains("thief.too@example.org"));
    assert!(page.all("input[checked]").is_empty(), "nothing is chosen beforehand");
    let form = page.form(&unlock);
    let undecided = tomas.sends(&form).await.is(422).page();
    assert!(undecided.alert().contains("Choose the address"), "{}", undecided.alert());
    assert!(!subjects(&app, "thief.too@example.org").await.iter().any(|subject| subject.starts_with("Choose another password")));
    tomas.sends(&form.fill("link_to", "former")).await.leads_to(&account);

    assert!(subjects(&app, &ruth.email).await.last().unwrap().starts_with("Choose another password"));
    let theirs = subjects(&app, "thief.too@example.org").await;
    assert!(theirs.last().unwrap().contains("was changed") && !theirs.iter().any(|one| one.starts_with("Choose another")), "{theirs:?}");
    let (link, new) = (app.link_to(&ruth.email).await, "nine geese on a frozen lake");
    app.stranger().posts(&link, &[("new_password", new)]).await.leads_to("/sign-in");
    app.stranger().posts("/sign-in", &[("email", &ruth.email), ("password", new)]).await.leads_to("/desk");
    app.stranger().posts("/sign-in", &[("email", "thief.too@example.org"), ("password", new)]).await.is(401);
    let found = tomas.api(Method::GET, &account).send().await.is(200).json();
    assert_eq!((found["email"].as_str().unwrap(), found["former_email"].as_str()), (ruth.email.as_str(), None));
    let rows = app.rows(Table::Audit).await;
    let by_tomas = |what: &str| {
        let own = |row: &&caredesk::storage::item::Item| row["actor_id"].as_s().unwrap() == &tomas.id.to_string();
        rows.iter().filter(own).filter(|row| row["what"].as_s().unwrap() == what).count()
    };
    assert_eq!((by_tomas("account.change_address"), by_tomas("account.unlock")), (1, 1));
    app.stranger()
        .api(Method::POST, "/patients")
        .json(&json!({ "name": "Other", "email": "thief.too@example.org", "password": "eleven blue bicycles" }))
        .send()
        .await
        .is(201);
}

#[tokio::test]
async fn f13_a_former_address_is_given_back_while_it_is_nobody_elses_and_for_thirty_days() {
    let app = TestApp::start().await;
    let (tomas, ruth, ines) =
        (app.administrator().await, app.person("Ruth Berg", Role::Receptionist).await, app.person("Ines", Role::Receptionist).await);
    for person in [&ruth, &ines] {
        app.gets_a_password(person).await;
    }
    steals(&app, &ruth.email, "new@example.org").await;
    locks(&tomas, &ruth).await.is(200);
    // A registration that nobody confirmed keeps nobody from the address; an account that works does.
    steals(&app, &ines.email, &ruth.email).await;
    let unlock = format!("/admin/people/{}/unlock", ruth.id);
    let asks = async |to: &str| tomas.api(Method::POST, &unlock).json(&json!({ "link_to": to })).send().await;
    assert_eq!(asks("former").await.is(422).json()["errors"][0]["code"], "known_address");
    tomas.posts(&unlock, &[("link_to", "former")]).await.is(409);
    asks("present").await.is(200);
    assert!(subjects(&app, "new@example.org").await.last().unwrap().starts_with("Choose another password"));

    // Whoever is locked within that time may wait for longer.
    app.passes(30 * 24 * 60 - 1);
    app.signs_in(&tomas, Level::Full).await;
    locks(&tomas, &ines).await.is(200);
    app.passes(1);
    let late = format!("/admin/people/{}/unlock", ines.id);
    assert_eq!(tomas.opens(&late).await.is(200).page().all("input[type=radio]").len(), 2);
    tomas.api(Method::POST, &late).json(&json!({ "link_to": "present" })).send().await.is(200);
    locks(&tomas, &ines).await.is(200);
    assert!(tomas.opens(&late).await.is(200).page().all("input[type=radio]").is_empty());
    tomas.api(Method::POST, &late).json(&json!({ "link_to": "former" })).send().await.is_problem(409, "not-allowed-now");
    tomas.api(Method::POST, &late).send().await.is(200);
}
