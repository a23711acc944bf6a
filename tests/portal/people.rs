//! F03, F13, F19: whoever works here is invited, and accounts are closed and opened again.

use caredesk::access::role::Role;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::support::{Browser, PASSWORD, Person, TestApp};

/// The page a person was invited on, filled in and sent; where it leads.
async fn invites(by: &Person, role: &str, name: &str, email: &str) -> String {
    let form = by.opens("/admin/people/new").await.is(200).page().form("/admin/people");
    let form = form.fill("role", role).fill("name", name).fill("email", email);
    by.sends(&form).await.leads_to("/admin/people/usr_").location().to_owned()
}

/// A doctor who was invited; their account's page.
async fn invites_doctor(app: &TestApp, by: &Person, name: &str, email: &str) -> String {
    let form = by.opens("/doctors/new").await.is(200).page().form("/doctors");
    let filled = [("name", name), ("email", email), ("specialization", "Cardiologist"), ("phone", "+91 98765 43210"), ("fee", "750")];
    let form = filled.into_iter().fold(form, |form, (field, value)| form.fill(field, value));
    by.sends(&form.fill("department_id", app.department.id.to_string())).await.leads_to("/admin/people/usr_").location().to_owned()
}

/// Follows the mailed link and signs in; where that leads.
async fn comes_in(app: &TestApp, link: &str, email: &str) -> (Browser, String) {
    let browser = app.stranger();
    let form = browser.opens(link).await.is(200).page().form(link);
    browser.sends(&form.fill("new_password", PASSWORD)).await.leads_to("/sign-in");
    let entered = browser.posts("/sign-in", &[("email", email), ("password", PASSWORD)]).await.is(303);
    (browser, entered.location().to_owned())
}

#[tokio::test]
async fn f03_a_receptionist_is_invited_chooses_a_password_by_the_link_and_comes_in() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let account = invites(&tomas, "receptionist", "Asha Menon", "Asha@Example.org").await;
    let page = tomas.opens(&account).await.is(200).page();
    assert!(page.text().contains("Asha Menon is invited") && page.text().contains("Link sent"), "{}", page.text());
    let list = tomas.opens("/admin/people?role=receptionist").await.is(200).page();
    assert!(list.text().contains("Asha Menon") && list.text().contains("asha@example.org") && list.text().contains("Link sent"));

    let mail = app.mail_to("asha@example.org").await.pop().unwrap();
    let text = mail["text"].as_str().unwrap();
    assert!(text.contains("7 days") && !text.contains("Asha"), "{text}");
    app.stranger().posts("/sign-in", &[("email", "asha@example.org"), ("password", PASSWORD)]).await.is(401);
    let link = app.link_to("asha@example.org").await;
    let (asha, place) = comes_in(&app, &link, "asha@example.org").await;
    assert_eq!(place, "/desk");
    asha.opens("/desk").await.is(200);
    asha.opens("/admin/people").await.is(403);
    assert!(tomas.opens(&account).await.page().text().contains("Active"));
    asha.opens(&link).await.is(410);
    asha.posts(&link, &[("new_password", "nine green tractors")]).await.is(410);

    let rows = app.rows(Table::Audit).await;
    let deeds: Vec<&str> = rows.iter().map(|row| row["what"].as_s().unwrap().as_str()).collect();
    assert!(deeds.contains(&"account.create") && deeds.contains(&"account.open"), "{deeds:?}");
}

#[tokio::test]
async fn f03_a_link_works_for_seven_days_and_not_after_the_next_one_was_sent() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let account = invites(&tomas, "administrator", "Ines Costa", "ines@example.org").await;
    let first = app.link_to("ines@example.org").await;
    let page = tomas.opens(&account).await.page();
    tomas.sends(&page.form(&format!("{account}/send-link"))).await.leads_to(&account);
    let second = app.link_to("ines@example.org").await;
    assert_ne!(first, second);
    app.stranger().posts(&first, &[("new_password", PASSWORD)]).await.is(410);
    app.passes(7 * 24 * 60 - 1);
    app.stranger().opens(&second).await.is(200);
    app.passes(1);
    app.stranger().opens(&second).await.is(410);
    app.stranger().posts(&second, &[("new_password", PASSWORD)]).await.is(410);
    // The administrator's own session has ended meanwhile.
    app.signs_in(&tomas, caredesk::access::actor::Level::Full).await;
    tomas.posts(&format!("{account}/send-link"), &[]).await.leads_to(&account);
    let third = app.link_to("ines@example.org").await;
    let (_, place) = comes_in(&app, &third, "ines@example.org").await;
    assert_eq!(place, "/overview");
    let told = tomas.posts(&format!("{account}/send-link"), &[]).await.leads_to(&account);
    assert!(tomas.opens(told.location()).await.page().text().contains("There is nothing to open any more"));
}

#[tokio::test]
async fn f03_outside_the_demo_the_first_sign_in_sets_up_a_second_step() {
    let app = TestApp::outside_the_demo().await;
    let tomas = app.administrator().await;
    invites(&tomas, "receptionist", "Asha Menon", "asha@example.org").await;
    let link = app.link_to("asha@example.org").await;
    let (asha, place) = comes_in(&app, &link, "asha@example.org").await;
    assert_eq!(place, "/sign-in/second-factor");
    asha.opens("/desk").await.leads_to("/sign-in/second-factor");
}

#[tokio::test]
async fn f03_a_known_address_is_said_to_the_administrator_and_the_form_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let known = app.known_account().await;
    let form = tomas.opens("/admin/people/new").await.page().form("/admin/people");
    let form = form.fill("role", "receptionist").fill("name", "Asha Menon").fill("email", &known);
    let page = tomas.sends(&form).await.is(422).page();
    assert!(page.alert().contains("This address has an account already"), "{}", page.alert());
    let again = page.form("/admin/people");
    assert_eq!((again.value("name"), again.value("email")), ("Asha Menon", known.as_str()));
    let refused = tomas.posts("/admin/people", &[("role", "patient"), ("email", "x"), ("phone", "12")]).await.is(422).page();
    for words in ["Choose what they do", "Enter the name", "Enter the e-mail address", "Enter the phone number"] {
        assert!(refused.alert().contains(words), "{words} in {}", refused.alert());
    }
    tomas.posts("/admin/people", &[("role", "doctor")]).await.leads_to("/doctors/new");
    // The same press twice invites once.
    let form = form.fill("email", "asha@example.org");
    let (one, two) = tokio::join!(tomas.sends(&form), tomas.sends(&form));
    assert_eq!(one.is(303).location(), two.is(303).location());
    assert_eq!(app.mail_to("asha@example.org").await.len(), 1);
}

#[tokio::test]
async fn f03_a_doctor_is_nowhere_until_the_link_is_used_and_has_the_usual_week_then() {
    let app = TestApp::start().await;
    let (tomas, asha) = (app.administrator().await, app.patient("Asha").await);
    app.doctor("Chidi Okafor").await;
    let account = invites_doctor(&app, &tomas, "Dr Leena Farah", "leena@example.org").await;
    let id = account.rsplit('/').next().unwrap().to_owned();
    assert!(tomas.opens(&account).await.is(200).page().text().contains("Link sent"));

    for browser in [asha.browser(), &app.stranger()] {
        browser.opens(&format!("/doctors/{id}")).await.is(404);
        browser.opens(&format!("/doctors/{id}/times")).await.is(404);
        for path in ["/doctors", "/doctors?q=leena", "/departments", &format!("/departments/{}", app.department.id)] {
            assert!(!browser.opens(path).await.is(200).text().contains("Leena"), "{path}");
        }
        browser.api(Method::GET, &format!("/doctors/{id}")).send().await.is(404);
        browser.api(Method::GET, &format!("/doctors/{id}/free-times")).send().await.is(404);
        let all = browser.api(Method::GET, "/doctors?q=far").send().await.is(200);
        assert_eq!(all.json()["items"], json!([]));
        let soonest = browser.api(Method::GET, &format!("/free-times?department={}", app.department.id)).send().await.is(200);
        assert!(!soonest.text().contains(&id));
    }
    let body = json!({ "doctor_id": id, "start": "2026-11-24T09:00:00+05:30", "reason": "cough" });
    asha.asks_for(&body).await.is(422);
    let overview = tomas.opens("/overview").await.is(200).text();
    assert!(overview.contains("<a href=\"/doctors\">Doctors</a></dt><dd class=\"v\">1</dd>"), "only Dr Okafor is counted");
    // Their department is not removed from under them, and administrators see them all the same.
    tomas.opens(&format!("/doctors/{id}")).await.is(200);
    assert!(tomas.opens(&format!("/doctors/{id}/edit")).await.is(200).page().text().contains("has not used the mailed link yet"));
    tomas.posts(&format!("/doctors/{id}/reactivate"), &[]).await.is(303);
    asha.opens(&format!("/doctors/{id}")).await.is(404);

    let link = app.link_to("leena@example.org").await;
    let (leena, place) = comes_in(&app, &link, "leena@example.org").await;
    assert_eq!(place, "/day");
    assert_eq!(app.published("availability.opened").await.len(), 1, "whoever waits in the department is offered the new times");
    leena.opens("/hours").await.is(303);
    asha.opens(&format!("/doctors/{id}")).await.is(200);
    let found = asha.opens("/doctors?q=leena").await.is(200).text();
    assert!(found.contains("Dr Leena Farah"));
    let times = asha.api(Method::GET, &format!("/doctors/{id}/free-times?from=2026-11-24&to=2026-11-24")).send().await.is(200).json();
    let starts = |part: &str| {
        let visits = times["days"][0][part].as_array().unwrap();
        visits.iter().map(|visit| visit["start"].as_str().unwrap()[11..16].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(starts("morning"), ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]);
    assert_eq!((starts("afternoon").first().unwrap().as_str(), starts("evening").last().unwrap().as_str()), ("13:00", "19:30"));
    asha.asks_for(&body).await.is(201);
    assert!(tomas.opens("/overview").await.text().contains("<dd class=\"v\">2</dd>"));
}

#[tokio::test]
async fn f03_a_department_waits_for_a_doctor_who_is_joining() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let skin = tomas.api(Method::POST, "/departments").json(&json!({ "name": "Skin" })).send().await.member("id");
    let body = json!({ "name": "Dr Wei-Lin Zhao", "email": "wei@example.org", "department_id": skin, "phone": "+911234567" });
    let made = tomas.api(Method::POST, "/doctors").key("one").json(&body).send().await.is(201);
    let again = tomas.api(Method::POST, "/doctors").key("one").json(&body).send().await.is(201);
    assert_eq!((made.member("id"), again.header("idempotent-replayed")), (again.member("id"), "true"));
    assert_eq!(made.json()["status"], "joining");
    tomas.api(Method::POST, "/doctors").json(&body).send().await.is(422);
    assert_eq!(tomas.api(Method::POST, "/doctors").json(&body).send().await.faults(), ["/email known_address"]);
    tomas.api(Method::DELETE, &format!("/departments/{skin}")).send().await.is_problem(409, "in-use");
    // Whoever is invited can be let go again, and invited once more.
    let id = made.member("id");
    let ended = app.link_to("wei@example.org").await;
    tomas.api(Method::POST, &format!("/admin/people/{id}/disable")).json(&json!({ "reason": "does not come" })).send().await.is(200);
    app.stranger().posts(&ended, &[("new_password", PASSWORD)]).await.is(410);
    let back = tomas.api(Method::POST, &format!("/admin/people/{id}/enable")).send().await.is(200);
    assert_eq!(back.json()["status"], "invited");
    tomas.api(Method::GET, &format!("/doctors/{id}")).send().await.is(200);
    app.stranger().api(Method::GET, &format!("/doctors/{id}")).send().await.is(404);
    tomas.api(Method::POST, &format!("/admin/people/{id}/disable")).json(&json!({ "reason": "does not come" })).send().await.is(200);
    tomas.api(Method::DELETE, &format!("/departments/{skin}")).send().await.is(204);
}

#[tokio::test]
async fn f03_only_the_house_says_who_somebody_is() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let more = [("id", json!(tomas.id)), ("status", json!("active")), ("password", json!(PASSWORD)), ("version", json!(7))];
    let doctor = json!({ "name": "Dr Ruth", "email": "ruth@example.org", "department_id": app.department.id });
    let person = json!({ "role": "receptionist", "name": "Ruth", "email": "ruth@example.org" });
    for (path, body) in [("/doctors", doctor), ("/admin/people", person)] {
        for (name, value) in &more {
            let mut body = body.clone();
            body[*name] = value.clone();
            let refused = tomas.api(Method::POST, path).json(&body).send().await.is(422);
            assert_eq!(refused.faults(), [format!("/{name} unknown_field")], "{path}");
        }
    }
    let form = [("role", "receptionist"), ("name", "Ruth"), ("email", "ruth@example.org"), ("status", "active"), ("password", PASSWORD)];
    let account = tomas.posts("/admin/people", &form).await.leads_to("/admin/people/usr_");
    assert!(tomas.opens(account.location()).await.page().text().contains("Link sent"));
    app.stranger().posts("/sign-in", &[("email", "ruth@example.org"), ("password", PASSWORD)]).await.is(401);
    for role in ["patient", "doctor", "owner"] {
        let body = json!({ "role": role, "name": "Ruth", "email": "other@example.org" });
        tomas.api(Method::POST, "/admin/people").json(&body).send().await.is(422);
    }
}

#[tokio::test]
async fn f03_an_invitation_and_the_list_cost_little_however_many_there_are() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let invite = |number: u32| {
        let body = json!({ "role": "receptionist", "name": format!("Ruth {number}"), "email": format!("ruth{number}@example.org") });
        let tomas = tomas.browser().clone();
        async move { tomas.api(Method::POST, "/admin/people").json(&body).send().await.is(201) }
    };
    invite(1).await;
    let (_, spent) = app.spends(invite(2)).await;
    assert!(spent.calls <= 3 && spent.write_units <= 26.0, "{spent:?}");
    for number in 3..30 {
        invite(number).await;
    }
    let (page, spent) = app.spends(tomas.opens("/admin/people?role=receptionist")).await;
    assert!(spent.calls <= 3 && spent.in_sequence <= 2 && spent.read_units <= 4.0, "{spent:?}");
    let page = page.is(200).page();
    let more = page.all("nav.pages a").last().unwrap().attribute("href").unwrap().to_owned();
    let rest = tomas.opens(&more).await.is(200).page();
    assert_eq!(page.all("tbody tr").len() + rest.all("tbody tr").len(), 29);
    let list = tomas.api(Method::GET, "/admin/people?role=administrator").send().await.is(200).json();
    assert_eq!(list["items"][0]["role"], Role::Administrator.word());
}

#[tokio::test]
async fn f13_that_nobody_closes_their_own_account_is_said_before_anything_is_asked_for() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let own = format!("/admin/people/{}", tomas.id);
    let answer = tomas.opens(&format!("{own}/disable")).await.leads_to(&own);
    let page = tomas.opens(answer.location()).await.is(200).page();
    assert!(page.alert().contains("your own account"), "{}", page.alert());
    tomas.posts(&format!("{own}/disable"), &[("reason", "")]).await.leads_to(&own);
}
