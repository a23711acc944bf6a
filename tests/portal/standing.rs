//! F13, F19: accounts are closed and opened again.

use std::sync::Arc;

use caredesk::access::actor::Level;
use caredesk::access::role::Role;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;
use tokio::sync::Notify;

use crate::support::{Answer, Browser, PASSWORD, Person, TestApp, Trouble};

/// Closes somebody's account on its page.
async fn closes(by: &Person, whose: &Person) -> Answer {
    let address = format!("/admin/people/{}/disable", whose.id);
    let form = by.opens(&address).await.is(200).page().form(&address);
    by.sends(&form.fill("reason", "left in May")).await
}

async fn closes_by_api(by: &Person, whose: &Person) -> Answer {
    by.api(Method::POST, &format!("/admin/people/{}/disable", whose.id)).json(&json!({ "reason": "left in May" })).send().await
}

async fn signed_in(app: &TestApp, email: &str) -> Browser {
    let browser = app.stranger();
    browser.posts("/sign-in", &[("email", email), ("password", PASSWORD)]).await.is(303);
    browser
}

#[tokio::test]
async fn f13_a_closed_account_is_out_at_the_next_request_and_answers_like_a_wrong_password() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    for role in [Role::Patient, Role::Receptionist, Role::Administrator, Role::Doctor] {
        let person = if role == Role::Doctor { app.doctor("Leena Farah").await } else { app.person("Ruth Berg", role).await };
        app.gets_a_password(&person).await;
        let windows = [signed_in(&app, &person.email).await, signed_in(&app, &person.email).await, signed_in(&app, &person.email).await];
        app.stranger().posts("/forgot-password", &[("email", &person.email)]).await.is(303);
        let link = app.link_to(&person.email).await;

        let account = format!("/admin/people/{}", person.id);
        closes(&tomas, &person).await.leads_to(&account);
        assert!(tomas.opens(&account).await.page().text().contains("Disabled"), "{role:?}");
        for window in &windows {
            window.api(Method::GET, "/me").send().await.is(401);
            window.opens("/profile").await.leads_to("/sign-in");
        }
        app.stranger().posts(&link, &[("new_password", "nine green tractors")]).await.is(410);
        let door = app.stranger();
        let session = |email: String, password: &'static str| {
            let ask = door.api(Method::POST, "/session").json(&json!({ "email": email, "password": password }));
            async move { ask.send().await.is_problem(401, "wrong-credentials").json()["detail"].clone() }
        };
        assert_eq!(session(person.email.clone(), PASSWORD).await, session("nobody@example.org".to_owned(), PASSWORD).await, "{role:?}");
        app.stranger().posts("/forgot-password", &[("email", &person.email)]).await.leads_to("/forgot-password/check-your-mail");
        assert_eq!(app.mail_to(&person.email).await.len(), 1, "nothing is mailed to a closed account");

        let form = tomas.opens(&account).await.page().form(&format!("{account}/enable"));
        tomas.sends(&form).await.leads_to(&account);
        windows[0].api(Method::GET, "/me").send().await.is(401);
        app.stranger().posts(&link, &[("new_password", "nine green tractors")]).await.is(410);
        signed_in(&app, &person.email).await.opens("/profile").await.is(200);
    }
    let rows = app.rows(Table::Audit).await;
    let closings = rows.iter().filter(|row| ["account.disable", "doctor.deactivate"].contains(&row["what"].as_s().unwrap().as_str()));
    assert_eq!(closings.map(|row| row["reason"].as_s().unwrap().as_str()).collect::<Vec<_>>(), ["left in May"; 4]);
}

#[tokio::test]
async fn f13_nobody_closes_their_own_account_and_of_two_who_close_each_other_one_is_left() {
    for _ in 0..3 {
        let app = TestApp::start().await;
        let (tomas, ines) = (app.administrator().await, app.person("Ines", Role::Administrator).await);
        closes_by_api(&tomas, &tomas).await.is_problem(409, "not-allowed-now");
        let address = format!("/admin/people/{}", tomas.id);
        assert!(tomas.opens(&address).await.is(200).page().text().contains("This is your own account"));
        tomas.posts(&format!("{address}/disable"), &[("reason", "tired")]).await.leads_to(&address);
        assert!(tomas.opens(&address).await.is(200).page().text().contains("You cannot disable your own account"));
        let (one, other) = tokio::join!(closes_by_api(&tomas, &ines), closes_by_api(&ines, &tomas));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert!(statuses[0] == 200 && [401, 409].contains(&statuses[1]), "{statuses:?}");
        let left = [&tomas, &ines].into_iter().map(|person| person.api(Method::GET, "/me").send());
        let left = futures_util::future::join_all(left).await;
        assert_eq!(left.iter().filter(|answer| answer.status == 200).count(), 1);
    }
}

#[tokio::test]
async fn f13_whoever_signs_in_while_their_account_is_closed_is_out_all_the_same() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    for number in 0..6 {
        let person = app.person(&format!("Ruth {number}"), Role::Receptionist).await;
        app.gets_a_password(&person).await;
        let doors: Vec<Browser> = (0..4).map(|door| app.stranger().from_address(&format!("203.0.113.{}", number * 4 + door + 1))).collect();
        let enter = doors.iter().map(|door| async {
            tokio::task::yield_now().await;
            door.posts("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await
        });
        let (closed, entered) = tokio::join!(closes_by_api(&tomas, &person), futures_util::future::join_all(enter));
        closed.is(200);
        assert!(entered.iter().all(|answer| [303, 401, 429, 503].contains(&answer.status)));
        for door in &doors {
            door.api(Method::GET, "/me").send().await.is(401);
        }
    }
}

#[tokio::test]
async fn f19_upcoming_visits_keep_a_doctor_and_a_patient_and_are_listed() {
    let app = TestApp::start().await;
    let (tomas, farah, asha) = (app.administrator().await, app.doctor("Leena Farah").await, app.patient("Asha").await);
    let visit = asha.has(&app.open_slots(&farah).await.split_off(10).pop().unwrap()).await;
    for (person, with) in [(&farah, "Asha"), (&asha, "Leena Farah")] {
        let refused = closes_by_api(&tomas, person).await.is_problem(409, "in-use").json();
        assert_eq!(refused["appointments"][0]["appointment_id"], visit.id.as_str(), "{refused}");
        assert!(!refused.to_string().contains("cough"), "no reason for the visit");
        let address = format!("/admin/people/{}/disable", person.id);
        let page = tomas.opens(&address).await.is(200).page();
        assert!(page.text().contains("One visit is still to come"));
        assert!(page.find("ul.todo li").unwrap().text().contains(with), "whom it is with: {}", page.text());
        let leave = format!("/doctors/{}/exceptions/new", person.id);
        let is_led = page.all("a").iter().any(|link| link.attribute("href") == Some(&leave));
        assert_eq!(is_led, person.id == farah.id, "a doctor's visits can be offered other times at once");
        assert!(page.all("a").iter().any(|link| link.attribute("href") == Some(&format!("/appointments/{}", visit.id))));
        let late = tomas.posts(&address, &[("reason", "left")]).await.is(409).page();
        assert!(late.alert().contains("A visit was booked since you opened this page."));
        person.api(Method::GET, "/me").send().await.is(200);
    }
    asha.cancels(&visit).await.is(200);
    for person in [&farah, &asha] {
        closes_by_api(&tomas, person).await.is(200);
        closes_by_api(&tomas, person).await.is(200);
        person.api(Method::GET, "/me").send().await.is(401);
    }
    app.stranger().opens(&format!("/doctors/{}", farah.id)).await.is(404);
    let ruth = app.receptionist().await;
    let okafor = app.doctor("Chidi Okafor").await;
    ruth.books_for(&asha, &app.open_slot(&okafor).await).await.is(422);
    tomas.api(Method::POST, &format!("/admin/people/{}/enable", farah.id)).send().await.is(200);
    app.stranger().opens(&format!("/doctors/{}", farah.id)).await.is(200);
}

#[tokio::test]
async fn f13_a_reason_is_needed_and_only_administrators_close_accounts() {
    let app = TestApp::start().await;
    let (tomas, ruth, asha) = (app.administrator().await, app.receptionist().await, app.patient("Asha").await);
    let address = format!("/admin/people/{}/disable", asha.id);
    let page = tomas.posts(&address, &[("reason", " ")]).await.is(422).page();
    assert!(page.alert().contains("Enter the reason"));
    assert_eq!(tomas.api(Method::POST, &address).json(&json!({ "reason": "" })).send().await.faults(), ["/reason required"]);
    closes_by_api(&ruth, &asha).await.is(403);
    ruth.posts(&address, &[("reason", "x")]).await.is(403);
    asha.api(Method::GET, "/me").send().await.is(200);
    let nobody = "/admin/people/usr_00000000000000000000000000";
    for path in ["disable", "enable", "send-link"] {
        tomas.api(Method::POST, &format!("{nobody}/{path}")).json(&json!({ "reason": "left" })).send().await;
        tomas.posts(&format!("{nobody}/{path}"), &[("reason", "left")]).await.is(404);
    }
    let (_, spent) = app.spends(closes_by_api(&tomas, &ruth)).await;
    assert!(spent.calls <= 4 && spent.write_units <= 14.0, "{spent:?}");
    let (_, spent) = app.spends(closes_by_api(&tomas, &asha)).await;
    assert!(spent.calls <= 8 && spent.read_units <= 62.0 && spent.write_units <= 120.0, "{spent:?}");
}

/// Somebody with visits ahead cannot be closed at once; whoever sits in their account is out all the same.
#[tokio::test]
async fn s11_an_administrator_signs_somebody_out_everywhere_whatever_keeps_their_account_open() {
    let app = TestApp::start().await;
    let (tomas, doctor, asha) = (app.administrator().await, app.doctor("Leena Farah").await, app.patient("Asha").await);
    app.gets_a_password(&asha).await;
    let other = app.elsewhere().await;
    other.posts("/sign-in", &[("email", &asha.email), ("password", PASSWORD)]).await.is(303);
    other.opens("/profile").await.is(200);
    app.signs_in(&asha, Level::Full).await;
    asha.has(&app.open_slot(&doctor).await).await;
    closes_by_api(&tomas, &asha).await.is(409);
    let account = format!("/admin/people/{}", asha.id);
    let form = tomas.opens(&account).await.is(200).page().form(&format!("{account}/sign-out"));
    tomas.sends(&form).await.leads_to(&account);
    other.opens("/profile").await.leads_to("/sign-in");
    asha.opens("/profile").await.leads_to("/sign-in");
    signed_in(&app, &asha.email).await.opens("/profile").await.is(200);
}

/// Whoever is told once the first call of `operation` about something has been made, which is then held up.
fn held_up(app: &TestApp, about: &'static str) -> Arc<Notify> {
    let (reached, mut times) = (Arc::new(Notify::new()), 0);
    let tells = reached.clone();
    app.faults.plan(move |call| {
        let is_it = call.operation.contains("TransactWriteItems") && call.body.contains(about);
        times += u32::from(is_it);
        if is_it {
            tells.notify_one();
        }
        (is_it && times <= 4).then_some(Trouble::Conflict)
    });
    reached
}

#[tokio::test]
async fn f19_of_a_booking_for_a_patient_and_the_closing_of_their_account_one_does_not_happen() {
    let app = TestApp::start().await;
    let (tomas, ruth, doctor) = (app.administrator().await, app.receptionist().await, app.doctor("Leena Farah").await);
    let carer = app.patient("Daniel Rao").await;
    for by in [&ruth, &carer] {
        for first in ["the booking", "the closing"] {
            let asha = app.patient("Asha Rao").await;
            app.lets_act(&asha, &carer, "book").await;
            let slot = app.open_slots(&doctor).await[30].clone();
            // What is held up has read everything already; the other comes in between.
            let reached = held_up(&app, if first == "the booking" { "disabled_from" } else { "appointment.book" });
            let close = async {
                if first == "the closing" {
                    reached.notified().await;
                }
                closes_by_api(&tomas, &asha).await.status
            };
            let book = async {
                if first == "the booking" {
                    reached.notified().await;
                }
                by.books_for(&asha, &slot).await.status
            };
            let (closed, booked) = tokio::join!(close, book);
            app.faults.end();
            let expected = if first == "the booking" { (409, 201) } else { (200, 422) };
            assert_eq!((closed, booked), expected, "{first} comes first, by {}", by.name);
        }
    }
}
