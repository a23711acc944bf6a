//! Moving and cancelling a visit, and the moves that are one button.

use caredesk::access::actor::Level;
use caredesk::primitives::money::Money;
use caredesk::storage::tables::Table;
use serde_json::json;

use crate::steps::{books, chosen, doctor_and_asha, offered};
use crate::support::{Answer, Person, TestApp, Visit};

/// What a visit's API says of it now.
async fn now(person: &Person, address: &str) -> Visit {
    let answer = person.api(http::Method::GET, address).send().await;
    Visit::of(&answer.is(200))
}

async fn follow(person: &Person, answer: Answer) -> Answer {
    let place = answer.is(303).location().to_owned();
    person.opens(&place).await.is(200)
}

#[tokio::test]
async fn f26_a_visit_is_moved_and_the_old_time_is_free_again() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    let page = asha.opens(&format!("{visit}/move")).await.is(200);
    assert_eq!(page.page().heading(), "Move your visit with Leena Farah");
    let form = page.page().form(&format!("{visit}/move")).fill("start", slots[12].start.clone());
    let moved = follow(&asha, asha.sends(&form).await).await;
    assert!(moved.page().alert().contains("The visit is now on Monday 23 November, 17:00."), "{}", moved.page().alert());
    assert_eq!(now(&asha, &visit).await.start(), slots[12].start);
    assert!(app.open_slots(&doctor).await.contains(&slots[10]));
    // Pressed twice, from the same page.
    let again = follow(&asha, asha.sends(&form).await).await;
    assert!(again.page().alert().contains("The visit is now on Monday 23 November, 17:00."));
    assert_eq!(now(&asha, &visit).await.version, 2);
    assert_eq!(app.published("appointment.rescheduled").await.len(), 1);
}

#[tokio::test]
async fn f26_the_page_of_another_time_says_the_fee_of_the_visit_and_not_what_its_doctor_asks_for_by_now() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    app.changes(&doctor, |doctor| doctor.fee = Some(Money { amount: 90_050, currency: "INR".parse().unwrap() })).await;
    let ruth = app.receptionist().await;
    for person in [&asha, &ruth] {
        let page = person.opens(&format!("{visit}/move")).await.is(200).page();
        let beside = page.find("dl.mini").unwrap().text();
        assert!(beside.contains("₹500.00") && !beside.contains("900.50"), "{beside}");
        assert!(!beside.contains("Kind of visit"), "the usual visit is no kind: {beside}");
    }
    let new = asha.opens(&format!("/doctors/{}/times", doctor.id)).await.is(200).page();
    assert!(new.find("dl.mini").unwrap().text().contains("₹900.50"), "a new one costs what the doctor asks for");
}

#[tokio::test]
async fn f26_a_move_that_does_not_work_says_why_and_keeps_the_old_time() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ben = app.patient("Ben").await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    let address = format!("{visit}/move");
    let form = asha.opens(&address).await.is(200).page().form(&address);
    let nothing = asha.opens(&format!("{address}?day=2026-11-25")).await.is(200).page().form(&address);
    let kept = asha.sends(&nothing).await.is(422);
    assert!(kept.text().contains("Wednesday 25 November</h2>"), "the day that was looked at stays");
    ben.has(&slots[11]).await;
    for (start, status, alert) in [
        ("", 422, "Choose one of the times below"),
        ("soon", 422, "Choose one of the times below"),
        (slots[11].start.as_str(), 409, "That time has just been taken."),
        ("2026-11-24T10:07:00+05:30", 422, "That time cannot be booked."),
        ("2027-11-24T10:00:00+05:30", 422, "That time cannot be booked."),
    ] {
        let page = asha.sends(&form.clone().fill("start", start)).await.is(status);
        assert!(page.page().alert().contains(alert), "{start}: {}", page.page().alert());
        assert!(!offered(&page).is_empty(), "{start}");
    }
    let stale = asha.sends(&form.clone().fill("version", "7").fill("start", slots[13].start.clone())).await.is(409);
    assert!(stale.page().alert().contains("This visit has changed since you opened it."));
    assert_eq!(stale.page().form(&address).value("version"), "1");
    assert_eq!(now(&asha, &visit).await.start(), slots[10].start);

    // Two hours before the visit a patient can no longer; the page says so and whom to call.
    app.passes(5 * 60);
    app.signs_in(&asha, Level::Full).await;
    let late = asha.sends(&form.fill("start", slots[13].start.clone())).await.is(409);
    assert!(late.page().alert().contains("It is too late to change this visit here."), "{}", late.page().alert());
    assert!(offered(&asha.opens(&address).await.is(409)).is_empty());
    assert!(asha.opens(&visit).await.is(200).text().contains("It is too late to change this visit here."));
    app.signs_in(&ben, Level::Full).await;
    for nobody in [&ben, &app.doctor("Chidi Okafor").await] {
        nobody.opens(&address).await.is(404);
        nobody.opens(&visit).await.is(404);
    }
}

#[tokio::test]
async fn f26_a_visit_is_cancelled_with_a_reason_and_twice_is_once() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    let address = format!("{visit}/cancel");
    let form = asha.opens(&address).await.is(200).page().form(&address);
    let long = asha.sends(&form.clone().fill("reason", "z".repeat(201))).await.is(422);
    assert!(long.page().alert().contains("Shorten the reason to 200 characters; it has 201"));
    assert_eq!(long.page().form(&address).value("reason").len(), 201);
    let stale = asha.sends(&form.clone().fill("reason", "I am travelling").fill("version", "9")).await.is(409);
    assert!(stale.page().alert().contains("This visit has changed since you opened it."));
    assert_eq!(stale.page().form(&address).value("reason"), "I am travelling");
    assert_eq!(now(&asha, &visit).await.status(), "booked");

    for _ in 0..2 {
        let gone = follow(&asha, asha.sends(&form.clone().fill("reason", "I am travelling")).await).await;
        assert!(gone.page().alert().contains("is cancelled."), "{}", gone.page().alert());
        assert!(gone.page().text().contains("Why it was cancelled: I am travelling"));
    }
    assert!(app.open_slots(&doctor).await.contains(&slots[10]));
    let over = asha.follows(&address).await.is(200);
    assert!(over.page().text().contains("is cancelled."), "whoever goes back is led to the visit as it is");
    assert_eq!(app.published("appointment.cancelled").await.len(), 1);
}

#[tokio::test]
async fn f26_a_patient_chooses_why_they_do_not_come_and_knows_what_happens() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[10]).await;
    let address = format!("{visit}/cancel");
    let page = asha.opens(&address).await.is(200);
    for said in [
        "is free for somebody else at once",
        "does not wait for you",
        "You can cancel here until Monday 23 November, 14:00",
        "cannot take this back",
    ] {
        assert!(page.page().text().contains(said), "{said}: {}", page.page().text());
    }
    assert_eq!(page.page().all("input[name=why]").len(), 4);
    let form = page.page().form(&address).fill("why", "cannot_come");
    let stale = asha.sends(&form.clone().fill("version", "9")).await.is(409);
    assert_eq!(stale.page().form(&address).value("why"), "cannot_come", "the choice is kept");
    let gone = follow(&asha, asha.sends(&form.fill("reason", "I am travelling")).await).await;
    assert!(gone.page().text().contains("Why it was cancelled: I cannot come at that time: I am travelling"), "{}", gone.page().text());

    let other = books(&asha, &slots[12]).await;
    assert!(asha.opens(&format!("{other}/move")).await.is(200).text().contains("You can move it here until Monday 23 November, 15:00."));
    let staff = app.receptionist().await.opens(&format!("{other}/cancel")).await.is(200);
    assert!(staff.page().all("input[name=why]").is_empty() && staff.text().contains("Patients can do this themselves until"));
}

/// The reasons that stand in the trail beside an act, one for each time it was done.
async fn logged(app: &TestApp, act: &str) -> Vec<Option<String>> {
    let rows = app.rows(Table::Audit).await;
    let done = rows.iter().filter(|row| row["what"].as_s().unwrap() == act);
    let mut reasons: Vec<Option<String>> = done.map(|row| Some(row.get("reason")?.as_s().ok()?.clone())).collect();
    reasons.sort();
    reasons
}

#[tokio::test]
async fn f26_staff_who_cancel_past_the_patients_limit_say_why_and_it_is_logged() {
    const WHY: &str = "Theatre needs the room";
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let slots = app.open_slots(&doctor).await;
    let (soon, far, later) = (books(&asha, &slots[0]).await, books(&asha, &slots[20]).await, books(&asha, &slots[30]).await);
    // In time too they say why, as the patient reads it; then it is between the patient and the doctor.
    for (visit, reason) in [(&far, "The doctor is ill"), (&later, "The clinic is closed")] {
        let address = format!("{visit}/cancel");
        let page = ruth.opens(&address).await.is(200).page();
        assert!(!page.text().contains("Reason (optional)"), "{}", page.text());
        let unsaid = ruth.sends(&page.form(&address).fill("reason", " ")).await.is(422).page();
        assert!(unsaid.alert().contains("Enter the reason: the patient reads why"), "{}", unsaid.alert());
        assert_eq!(now(&asha, visit).await.status(), "booked");
        ruth.sends(&unsaid.form(&address).fill("reason", reason)).await.leads_to(visit);
        assert!(asha.opens(visit).await.is(200).text().contains(reason), "the patient reads it");
    }
    assert_eq!(logged(&app, "appointment.cancel").await, [None, None]);

    let address = format!("{soon}/cancel");
    let page = ruth.opens(&address).await.is(200).page();
    for said in ["Patients could do this themselves until", "it stands in the audit trail"] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    let form = page.form(&address);
    for blank in ["", "  "] {
        let refused = ruth.sends(&form.clone().fill("reason", blank)).await.is(422).page();
        assert!(refused.alert().contains("Enter the reason"), "{}", refused.alert());
    }
    assert_eq!(now(&asha, &soon).await.status(), "booked");
    for reason in [WHY, WHY] {
        ruth.sends(&form.clone().fill("reason", reason)).await.leads_to(&soon);
    }
    assert_eq!(logged(&app, "appointment.cancel").await, [None, None, Some(WHY.to_owned())]);
    let trail = tomas.api(http::Method::GET, "/admin/audit?from=2026-11-23&to=2026-11-23&action=appointment.cancel").send().await.is(200);
    assert!(trail.text().contains(WHY) && !trail.text().contains("The clinic is closed"), "{}", trail.text());
    let told = app.published("appointment.cancelled").await;
    assert!(told.len() == 3 && !told.iter().any(|event| event.to_string().contains(WHY)), "no reason leaves the house: {told:?}");
}

#[tokio::test]
async fn f26_staff_who_move_past_the_patients_limit_say_why_and_only_the_trail_knows() {
    const WHY: &str = "Called to theatre";
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let (visit, other) = (books(&asha, &slots[0]).await, books(&asha, &slots[20]).await);
    assert!(doctor.opens(&other).await.is(200).text().contains("Patients can do this themselves until"));
    assert!(doctor.opens(&format!("{other}/move")).await.is(200).page().find("input[name=reason]").is_none(), "in time nobody is asked");
    assert!(doctor.opens(&visit).await.is(200).text().contains("Patients could do this themselves until"));
    let address = format!("{visit}/move");
    let form = doctor.opens(&address).await.is(200).page().form(&address).fill("start", slots[12].start.clone());
    let refused = doctor.sends(&form).await.is(422);
    assert!(refused.page().alert().contains("Enter the reason"), "{}", refused.page().alert());
    assert_eq!(chosen(&refused).as_ref(), Some(&slots[12].start), "the choice is kept");
    let long = doctor.sends(&form.clone().fill("reason", "z".repeat(201))).await.is(422);
    assert!(long.page().alert().contains("Shorten the reason to 200 characters; it has 201"), "{}", long.page().alert());
    let none = doctor.sends(&form.clone().fill("start", "").fill("reason", WHY)).await.is(422).page();
    assert_eq!(none.form(&address).value("reason"), WHY, "what was said is kept");
    assert_eq!(now(&asha, &visit).await.version, 1);

    doctor.sends(&form.fill("reason", WHY)).await.leads_to(&visit);
    let moved = now(&asha, &visit).await;
    assert_eq!((moved.start(), &moved.body["change_reason"]), (slots[12].start.as_str(), &serde_json::Value::Null));
    assert_eq!(logged(&app, "appointment.reschedule").await, [Some(WHY.to_owned())]);
    assert!(!app.mail_to(&asha.email).await.iter().any(|mail| mail.to_string().contains(WHY)));
    assert!(!app.published("appointment.rescheduled").await.iter().any(|event| event.to_string().contains(WHY)));
}

#[tokio::test]
async fn f27_a_button_leads_back_to_where_it_was_and_twice_is_once() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ruth = app.receptionist().await;
    let slot = app.open_slot(&doctor).await;
    let visit = books(&asha, &slot).await;
    let page = asha.opens(&visit).await.is(200).page();
    for _ in 0..2 {
        let sent = asha.sends(&page.form(&format!("{visit}/confirm"))).await.leads_to(&visit);
        assert!(follow(&asha, sent).await.page().alert().contains("The visit is confirmed."));
    }
    let desk = ruth.opens("/desk").await.is(200).page();
    for _ in 0..2 {
        let sent = ruth.sends(&desk.form(&format!("{visit}/check-in"))).await.leads_to("/desk?date=2026-11-23");
        assert!(follow(&ruth, sent).await.page().alert().contains("Checked in."));
    }
    let day = doctor.opens("/day").await.is(200).page();
    let started = doctor.sends(&day.form(&format!("{visit}/start"))).await.leads_to("/day?date=2026-11-23");
    assert!(follow(&doctor, started).await.page().alert().contains("has begun."));
    assert_eq!(now(&asha, &visit).await.status(), "in_consultation");
    assert_eq!(now(&asha, &visit).await.version, 4);
}

#[tokio::test]
async fn f27_a_button_of_an_old_page_says_that_the_visit_has_changed() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let visit = books(&asha, &slots[0]).await;
    let old = asha.opens(&visit).await.is(200).page().form(&format!("{visit}/confirm"));
    let seen = now(&doctor, &visit).await;
    doctor.moves(&seen, "reschedule", json!({ "start": slots[3].start })).await.is(200);
    let refused = follow(&asha, asha.sends(&old).await).await;
    assert!(refused.page().alert().contains("This visit has changed since you opened it."), "{}", refused.page().alert());
    assert_eq!(now(&asha, &visit).await.status(), "booked");
    let early = doctor.posts(&format!("{visit}/no-show"), &[("version", "2")]).await.leads_to("/day");
    assert!(follow(&doctor, early).await.page().alert().contains("can no longer be changed"));
    asha.posts(&format!("{visit}/start"), &[("version", "2")]).await.is(403);
    asha.posts(&format!("{visit}/no-show"), &[("version", "2")]).await.is(403);
    for bad in ["", "-1", "two", "99999999999"] {
        follow(&asha, asha.posts(&format!("{visit}/confirm"), &[("version", bad)]).await).await;
    }
    assert_eq!(now(&asha, &visit).await.version, 2);
}

#[tokio::test]
async fn f24_looking_changes_nothing() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ruth = app.receptionist().await;
    let visit = books(&asha, &app.open_slots(&doctor).await[20]).await;
    let tables = [Table::Appointments, Table::Calendar, Table::Guards, Table::Outbox, Table::Records];
    let all = || async {
        let mut rows = Vec::new();
        for table in tables {
            rows.push(app.rows(table).await.len());
        }
        (rows, now(&asha, &visit).await.version)
    };
    let before = all().await;
    for path in ["", "/move", "/cancel", "?booked"] {
        asha.opens(&format!("{visit}{path}")).await.is(200);
        doctor.opens(&format!("{visit}{path}")).await.is(200);
        ruth.opens(&format!("{visit}{path}")).await.is(200);
    }
    for path in ["/confirm", "/check-in", "/start", "/no-show"] {
        asha.opens(&format!("{visit}{path}")).await.leads_to(&visit);
    }
    asha.opens("/book/hold").await.is(303);
    asha.opens("/appointments").await.is(200);
    doctor.opens("/day").await.is(200);
    ruth.opens("/desk").await.is(200);
    assert_eq!(all().await, before);
}
