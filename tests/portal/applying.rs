//! F02: a doctor applies, waits, and is taken or not.

use caredesk::access::role::Role;
use caredesk::identity::accounts::{Accounts, Status};
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Browser, PASSWORD, Person, TestApp};

const LEENA: &str = "leena@example.org";

fn application(email: &str) -> Value {
    json!({ "name": "Dr Leena Farah", "email": email, "password": PASSWORD, "licence_number": "KMC-40213",
        "specialization": "Interventional cardiologist", "qualifications": "MD", "experience_years": 18, "phone": "+91 98765 43210" })
}

/// Somebody who applied over the API and confirmed the address; their id.
async fn waits(app: &TestApp, email: &str) -> String {
    app.stranger().api(Method::POST, "/doctor-applications").json(&application(email)).send().await.is(202);
    let link = app.link_to(email).await;
    app.stranger().posts(&link, &[]).await.leads_to("/apply/address-confirmed");
    let account = Accounts::new(app.app.ground.storage.clone()).find_by_address(&email.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((account.status, account.role), (Status::PendingApproval, Role::Doctor));
    account.user_id.to_string()
}

async fn enters(app: &TestApp, email: &str) -> (Browser, String) {
    let browser = app.stranger();
    let place = browser.posts("/sign-in", &[("email", email), ("password", PASSWORD)]).await.is(303).location().to_owned();
    (browser, place)
}

async fn decides(by: &Person, id: &str, how: &str, body: Value) -> u16 {
    by.api(Method::POST, &format!("/doctor-applications/{id}/{how}")).json(&body).send().await.status
}

#[tokio::test]
async fn f02_a_doctor_applies_waits_and_is_taken_with_department_and_fee() {
    let app = TestApp::start().await;
    let (tomas, asha) = (app.administrator().await, app.patient("Asha").await);
    let door = app.stranger();
    assert!(door.opens("/register").await.is(200).text().contains("href=\"/apply\""));
    let form = door.opens("/apply").await.is(200).page().form("/apply");
    let filled = [
        ("name", "Dr Leena Farah"),
        ("email", LEENA),
        ("password", PASSWORD),
        ("licence_number", "KMC-40213"),
        ("specialization", "Cardiologist"),
    ];
    let form = filled.into_iter().fold(form, |form, (name, value)| form.fill(name, value)).fill("consent", "yes");
    door.sends(&form.fill("department_id", app.department.id.to_string())).await.leads_to("/apply/check-your-mail");
    door.posts("/sign-in", &[("email", LEENA), ("password", PASSWORD)]).await.is(401);
    assert!(!tomas.opens("/admin/applications").await.is(200).text().contains("Leena"), "not before the address is confirmed");

    let link = app.link_to(LEENA).await;
    let page = door.opens(&link).await.is(200).page();
    door.sends(&page.form(&link)).await.leads_to("/apply/address-confirmed");
    let told = app.published("doctor.awaiting_approval").await;
    assert!(told.len() == 1 && !told[0].to_string().contains("Leena") && !told[0].to_string().contains("example.org"), "{told:?}");

    let (leena, place) = enters(&app, LEENA).await;
    assert_eq!(place, "/application");
    assert!(leena.opens("/application").await.is(200).page().text().contains("Your application waits"));
    for path in ["/day", "/week", "/profile", "/security/email", "/confirm-it-is-you", "/appointments", "/hours", "/records"] {
        leena.opens(path).await.leads_to("/application");
    }
    for path in ["/me", "/appointments", "/patients/me/records"] {
        leena.api(Method::GET, path).send().await.is_problem(403, "awaiting-approval");
    }

    let people = tomas.opens("/admin/people?role=doctor").await.is(200).page();
    assert!(people.text().contains("One doctor waits for approval."));
    let list = tomas.opens("/admin/applications").await.is(200).page();
    assert!(list.text().contains("Dr Leena Farah"));
    let address = list
        .all("main a")
        .iter()
        .find_map(|link| link.attribute("href").filter(|href| href.contains("/applications/usr_")))
        .unwrap()
        .to_owned();
    let page = tomas.opens(&address).await.is(200).page();
    assert!(page.text().contains("KMC-40213") && page.text().contains(LEENA));
    let form = page.form(&format!("{address}/approve"));
    assert_eq!(form.value("department_id"), app.department.id.to_string(), "the department they wish for");
    let wrong = tomas.sends(&form.clone().fill("fee", "a lot").fill("department_id", "")).await.is(422).page();
    assert!(wrong.alert().contains("Enter the fee") && wrong.alert().contains("Choose a department"));
    let id = address.rsplit('/').next().unwrap().to_owned();
    let taken = tomas.sends(&form.fill("fee", "750")).await.leads_to(&format!("/admin/people/{id}"));
    assert!(tomas.opens(taken.location()).await.is(200).page().text().contains("Dr Leena Farah is approved"));

    leena.opens("/application").await.leads_to("/sign-in");
    let mail = app.mail_to(LEENA).await.pop().unwrap();
    assert!(mail["subject"].as_str().unwrap().starts_with("Welcome"), "{mail}");
    let (leena, place) = enters(&app, LEENA).await;
    assert_eq!(place, "/day");
    leena.opens("/day").await.is(200);
    let doctor = asha.api(Method::GET, &format!("/doctors/{id}")).send().await.is(200).json();
    assert_eq!((doctor["name"].as_str(), doctor["fee"]["amount"].as_i64()), (Some("Dr Leena Farah"), Some(75_000)));
    let body = json!({ "doctor_id": id, "start": "2026-11-24T09:00:00+05:30", "reason": "cough" });
    asha.asks_for(&body).await.is(201);
    assert_eq!(app.published("doctor.approved").await.len(), 1);
    assert!(!tomas.opens("/admin/applications").await.text().contains("Leena"));
    assert!(tomas.opens("/overview").await.text().contains("<a href=\"/doctors\">Doctors</a></dt><dd class=\"v\">1</dd>"));
}

#[tokio::test]
async fn f02_whoever_waits_is_invisible_to_everybody_else() {
    let app = TestApp::start().await;
    let (ruth, asha, farah) = (app.receptionist().await, app.patient("Asha").await, app.doctor("Chidi Okafor").await);
    let id = waits(&app, LEENA).await;
    let strangers = app.stranger();
    for browser in [&strangers, asha.browser(), ruth.browser(), farah.browser()] {
        for path in [format!("/doctors/{id}"), format!("/doctors/{id}/times")] {
            browser.opens(&path).await.is(404);
        }
        for path in ["/doctors", "/doctors?q=leena", "/doctors?specialization=interventional", "/departments", "/"] {
            assert!(!browser.opens(path).await.text().contains("Leena"), "{path}");
        }
        browser.api(Method::GET, &format!("/doctors/{id}")).send().await.is(404);
        browser.api(Method::GET, &format!("/doctors/{id}/free-times")).send().await.is(404);
        let found = browser.api(Method::GET, "/doctors?q=leena").send().await.is(200);
        assert_eq!(found.json()["items"], json!([]));
        let soonest = browser.api(Method::GET, &format!("/free-times?department={}", app.department.id)).send().await.is(200);
        assert!(!soonest.text().contains(&id));
    }
    asha.asks_for(&json!({ "doctor_id": id, "start": "2026-11-24T09:00:00+05:30", "reason": "cough" })).await.is(422);
    for person in [&ruth, &asha, &farah] {
        person.opens("/admin/applications").await.is(403);
        person.opens(&format!("/admin/applications/{id}")).await.is(403);
        person.api(Method::GET, "/doctor-applications").send().await.is(403);
    }
    assert_eq!(ruth.api(Method::GET, "/patients?q=leena").send().await.json()["items"], json!([]));
}

#[tokio::test]
async fn f02_a_fee_that_was_typed_before_the_currency_changed_takes_nobody() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let id = waits(&app, LEENA).await;
    let address = format!("/admin/applications/{id}/approve");
    let page = tomas.opens(&format!("/admin/applications/{id}")).await.is(200).page();
    let form = page.form(&address).fill("department_id", app.department.id.to_string()).fill("fee", "750");
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "currency": "EUR" })).send().await.is(200);
    let page = tomas.sends(&form).await.is(422).page();
    assert!(page.alert().contains("The hospital's currency has changed to EUR since you opened this page."), "{}", page.alert());
    let form = page.form(&address);
    assert_eq!((form.value("fee"), form.value("currency")), ("750", "EUR"));
    tomas.sends(&form.fill("fee", "75")).await.leads_to(&format!("/admin/people/{id}"));
    let fee = tomas.api(Method::GET, &format!("/doctors/{id}")).send().await.is(200).json()["fee"].clone();
    assert_eq!(fee, json!({ "amount": 7_500, "currency": "EUR" }));
}

#[tokio::test]
async fn f02_a_doctor_who_is_not_taken_is_told_why_is_out_and_may_apply_again() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let id = waits(&app, LEENA).await;
    let (leena, _) = enters(&app, LEENA).await;
    let address = format!("/admin/applications/{id}");
    let page = tomas.opens(&address).await.is(200).page();
    let form = page.form(&format!("{address}/reject"));
    let refused = tomas.sends(&form.clone().fill("reason", " ")).await.is(422).page();
    assert!(refused.alert().contains("Enter the reason"));
    let told = tomas.sends(&form.fill("reason", "The licence ended in May.")).await.leads_to("/admin/applications");
    let list = tomas.opens(told.location()).await.page();
    assert!(list.text().contains("is not approved") && list.text().contains("No application waits"), "{}", list.text());
    let mail = app.mail_to(LEENA).await.pop().unwrap();
    let text = mail["text"].as_str().unwrap();
    assert!(text.contains("Thank you for your interest") && text.contains("The licence ended in May."), "{text}");
    leena.opens("/application").await.leads_to("/sign-in");
    let said = |answer: crate::support::Answer| answer.is_problem(401, "wrong-credentials").json()["detail"].clone();
    let session = |email: &str| app.stranger().api(Method::POST, "/session").json(&json!({ "email": email, "password": PASSWORD })).send();
    assert_eq!(said(session(LEENA).await), said(session("nobody@example.org").await));
    app.stranger().posts("/forgot-password", &[("email", LEENA)]).await.is(303);
    assert_eq!(app.mail_to(LEENA).await.len(), 2, "no link for an account that does not work");
    assert_eq!(decides(&tomas, &id, "approve", json!({ "department_id": app.department.id })).await, 409);
    assert_eq!(app.published("doctor.rejected").await.len(), 1);

    // The same address again: the old session stays dead, whatever becomes of it.
    let again = waits(&app, LEENA).await;
    assert_eq!(again, id);
    leena.opens("/application").await.leads_to("/sign-in");
    assert_eq!(decides(&tomas, &id, "approve", json!({ "department_id": app.department.id })).await, 200);
    leena.opens("/day").await.leads_to("/sign-in");
    assert_eq!(enters(&app, LEENA).await.1, "/day");
}

#[tokio::test]
async fn f02_a_known_address_is_answered_alike_at_the_same_cost_and_told_by_mail() {
    let app = TestApp::start().await;
    let known = app.known_account().await;
    let apply = |email: String| {
        let ask = app.stranger().api(Method::POST, "/doctor-applications").json(&application(&email));
        ask.send()
    };
    apply("first@example.org".to_owned()).await.is(202); // the first of an hour begins its count
    let (new, spent_new) = app.spends(apply("new@example.org".to_owned())).await;
    let (old, spent_old) = app.spends(apply(known.clone())).await;
    assert_eq!((new.status, new.text()), (202, old.text()));
    assert_eq!(old.status, 202);
    assert_eq!((spent_new.calls, spent_new.read_units.to_bits()), (spent_old.calls, spent_old.read_units.to_bits()));
    let mail = app.mail_to(&known).await.pop().unwrap();
    assert!(mail["text"].as_str().unwrap().contains("You have one already"));
    let patient = Accounts::new(app.app.ground.storage.clone()).find_by_address(&known.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((patient.role, patient.status), (Role::Patient, Status::Active), "nothing has changed");
    let refused = app
        .stranger()
        .api(Method::POST, "/doctor-applications")
        .json(&json!({ "name": "", "email": "x", "password": "x", "licence_number": "", "specialization": "" }))
        .send()
        .await;
    let wanted = [
        "/name required",
        "/email malformed_email",
        "/password password_too_short",
        "/licence_number required",
        "/specialization required",
    ];
    assert_eq!(refused.is(422).faults(), wanted);
    for (name, value) in [("role", json!("administrator")), ("status", json!("active")), ("id", json!(patient.user_id))] {
        let mut body = application("other@example.org");
        body[name] = value;
        assert_eq!(
            app.stranger().api(Method::POST, "/doctor-applications").json(&body).send().await.is(422).faults(),
            [format!("/{name} unknown_field")]
        );
    }
}

#[tokio::test]
async fn f02_of_two_administrators_who_decide_at_once_one_wins_and_the_other_is_told() {
    let app = TestApp::start().await;
    let (tomas, ines) = (app.administrator().await, app.person("Ines", Role::Administrator).await);
    for number in 0..4 {
        let email = format!("leena{number}@example.org");
        let id = waits(&app, &email).await;
        let approve = json!({ "department_id": app.department.id });
        let (how, body) =
            if number % 2 == 0 { ("approve", approve.clone()) } else { ("reject", json!({ "reason": "The licence ended." })) };
        let (one, other) = tokio::join!(decides(&tomas, &id, "approve", approve), decides(&ines, &id, how, body));
        let mut statuses = [one, other];
        statuses.sort_unstable();
        assert!([200, 204].contains(&statuses[0]) && statuses[1] == 409, "{statuses:?}");
        // Whoever comes later on the page is told, too.
        let late = ines.opens(&format!("/admin/applications/{id}")).await.leads_to("/admin/applications");
        assert!(ines.opens(late.location()).await.page().text().contains("Another administrator has just decided"));
        let mails = app.mail_to(&email).await.len();
        assert_eq!(mails, 2, "the link and one decision");
    }
    let rows = app.rows(Table::Audit).await;
    let decided = rows.iter().filter(|row| ["doctor.approve", "doctor.reject"].contains(&row["what"].as_s().unwrap().as_str()));
    assert_eq!(decided.count(), 4);
    let nobody = "usr_00000000000000000000000000";
    assert_eq!(decides(&tomas, nobody, "approve", json!({ "department_id": app.department.id })).await, 404);
    assert_eq!(decides(&tomas, nobody, "reject", json!({ "reason": "x" })).await, 404);
}

#[tokio::test]
async fn f02_outside_the_demo_a_doctor_who_was_taken_sets_up_a_second_step_first() {
    let app = TestApp::outside_the_demo().await;
    let tomas = app.administrator().await;
    let id = waits(&app, LEENA).await;
    let (leena, place) = enters(&app, LEENA).await;
    assert_eq!(place, "/application");
    leena.opens("/sign-in/second-factor").await.leads_to("/application");
    let spent = app.spends(decides(&tomas, &id, "approve", json!({ "department_id": app.department.id }))).await.1;
    assert!(spent.calls <= 6 && spent.write_units <= 70.0, "{spent:?}");
    assert_eq!(enters(&app, LEENA).await.1, "/sign-in/second-factor");
}

#[tokio::test]
async fn f02_whoever_waits_sees_their_name_and_changes_their_password() {
    let app = TestApp::start().await;
    waits(&app, LEENA).await;
    let (leena, _) = enters(&app, LEENA).await;
    for path in ["/application", "/departments", "/nowhere"] {
        let page = leena.opens(path).await.page();
        let header = page.all("header")[0].text();
        assert!(header.contains("Dr Leena Farah") && header.contains("Sign out") && !header.contains("Create account"), "{path}: {header}");
        assert!(page.all("header a").iter().all(|link| link.attribute("href") != Some("/profile")), "{path}");
    }
    let (elsewhere, _) = enters(&app, LEENA).await;
    let page = leena.opens("/security").await.is(200).page();
    assert!(!page.text().contains("Another address") && page.all("main a").is_empty(), "nothing that waits for the approval");
    let form = page.form("/security/password").fill("current_password", PASSWORD).fill("new_password", "nine geese on a frozen lake");
    leena.sends(&form).await.leads_to("/security");
    leena.opens("/security").await.is(200);
    elsewhere.opens("/security").await.is(303);
    leena.opens("/day").await.leads_to("/application");
    let again = app.stranger();
    again.posts("/sign-in", &[("email", LEENA), ("password", "nine geese on a frozen lake")]).await.leads_to("/application");
    let session = again.api(Method::GET, "/session").send().await.is(200);
    assert!(!session.text().contains("Leena"));
    again.api(Method::GET, "/me").send().await.is_problem(403, "awaiting-approval");
}
