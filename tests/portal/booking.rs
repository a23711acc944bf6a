//! From a held time to the confirmation.

use caredesk::access::actor::Level;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::steps::{REASON, SYMPTOMS, books, checks, chosen, day_of, details, doctor_and_asha, holds, last_form, offered, slot, times_of};
use crate::support::{Answer, TestApp};

#[tokio::test]
async fn f24_a_patient_books_in_three_steps_and_the_confirmation_says_it_all() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slot = app.open_slots(&doctor).await[4].clone();
    let times = asha.opens(&times_of(&doctor, &format!("?day={}", day_of(&slot)))).await.is(200);
    let held = asha.sends(&times.page().form("/book/hold").fill("start", slot.start.clone())).await.leads_to("/book/hld_");
    let details = asha.opens(held.location()).await.is(200);
    assert!(details.text().contains("Monday 23 November, 13:00 is held for you until 09:40."), "{}", details.text());
    let form = details.page().form(&format!("{}/check", held.location()));
    let check = asha.goes_on(&form.fill("reason", REASON).fill("symptoms", SYMPTOMS).fill("priority", "soon")).await.is(200);
    for said in [
        "Leena Farah, Cardiology",
        "13:00 to 13:30",
        REASON,
        "better in the morning.",
        "Within a few days",
        "until Monday 23 November, 11:00",
    ] {
        assert!(check.page().text().contains(said), "{said} in {}", check.page().text());
    }
    let booked = asha.sends(&check.page().form("/appointments")).await.is(303);
    assert!(booked.location().ends_with("?booked") && !booked.location().contains("Cough"));
    let confirmation = asha.opens(booked.location()).await.is(200);
    assert_eq!(confirmation.page().heading(), "Your visit is booked");
    for said in ["13:00 to 13:30, Leena Farah", "Please come at 12:50", "CD-", REASON, "Monday 23 November, 11:00"] {
        assert!(confirmation.page().text().contains(said), "{said} in {}", confirmation.page().text());
    }
    assert_eq!(app.published("appointment.booked").await.len(), 1);
}

#[tokio::test]
async fn f24_a_doctor_who_answers_first_is_asked_and_the_page_says_so() {
    let app = TestApp::start().await;
    let doctor = app.doctor_who("Leena Farah", |new| new.requires_approval = true).await;
    let asha = app.patient("Asha").await;
    let check = checks(&asha, &app.open_slot(&doctor).await).await;
    assert!(check.page().text().contains("Leena Farah answers first."));
    let booked = asha.sends(&check.page().form("/appointments")).await.is(303);
    assert_eq!(asha.opens(booked.location()).await.page().heading(), "We asked for your visit");
    assert_eq!(app.published("appointment.requested").await.len(), 1);
}

#[tokio::test]
async fn f24_pressing_twice_lands_on_the_same_visit() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slot = app.open_slot(&doctor).await;
    let form = last_form(&asha, &slot).await;
    let (first, second) = tokio::join!(asha.sends(&form), asha.sends(&form));
    let place = first.is(303).location().to_owned();
    assert_eq!(second.is(303).location(), place);
    app.passes(60);
    app.signs_in(&asha, Level::Full).await;
    assert_eq!(asha.sends(&form).await.is(303).location(), place, "an hour later too");
    assert_eq!(app.rows(Table::Appointments).await.len(), 1);

    let changed = asha.sends(&form.fill("reason", "Something else")).await.leads_to("/appointments");
    assert!(!changed.location().contains("apt_"));
    assert!(asha.opens("/appointments").await.page().alert().contains("You have already booked from that page."));
    assert_eq!(app.rows(Table::Appointments).await.len(), 1);
}

#[tokio::test]
async fn f24_what_cannot_be_used_is_named_and_everything_typed_stays() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (address, page) = details(&asha, &app.open_slot(&doctor).await).await;
    let form = page.page().form(&format!("{address}/check"));
    let long = "x".repeat(201);
    let wrong =
        asha.sends(&form.clone().fill("reason", long.clone()).fill("symptoms", "y".repeat(1001)).fill("priority", "urgent")).await.is(422);
    let again = wrong.page();
    assert!(again.alert().contains("Shorten your reason to 200 characters; it has 201"), "{}", again.alert());
    assert!(again.alert().contains("Shorten your symptoms to 1000 characters; they have 1001") || again.alert().contains("1,000"));
    let kept = again.form(&format!("{address}/check"));
    assert_eq!((kept.value("reason"), kept.value("priority")), (long.as_str(), "urgent"));
    let empty = asha.sends(&form.fill("reason", "  ").fill("symptoms", SYMPTOMS)).await.is(422);
    assert!(empty.page().alert().contains("Say in a few words why you come"));
    assert!(empty.text().contains("Worse at night"));

    let slot = app.open_slot(&doctor).await;
    let (address, _) = details(&asha, &slot).await;
    let check = checks(&asha, &slot).await.page();
    let back = asha.goes_on(&check.form(&address)).await.is(200).page().form(&format!("{address}/check"));
    assert_eq!((back.value("reason"), back.value("priority")), (REASON, "soon"));
    assert!(app.rows(Table::Appointments).await.is_empty() && app.rows(Table::Records).await.is_empty());
}

/// The page that a lost time leads to: what was said is kept, three times are offered, and the first books.
async fn offers_three(app: &TestApp, asha: &crate::support::Person, lost: Answer, alert: &str) {
    let page = lost.page();
    assert!(page.alert().contains(alert), "{}", page.alert());
    let form = page.form("/appointments");
    let (times, said) = (offered(&lost), page.text());
    assert!(times.len() == 3 && times.is_sorted() && said.contains("The nearest free times, earliest first"), "{times:?}");
    assert_eq!((form.value("reason"), form.value("priority")), (REASON, "soon"));
    assert!(form.value("symptoms").contains("better in the morning."));
    let booked = asha.sends(&form).await.leads_to("/appointments/apt_");
    assert_eq!(asha.opens(booked.location()).await.page().heading(), "Your visit is booked");
    let _ = app;
}

#[tokio::test]
async fn f24_a_lost_race_keeps_the_answers_and_offers_three_free_times() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ben = app.patient("Ben").await;
    let slots = app.open_slots(&doctor).await;
    let slot = &slots[6];
    let form = last_form(&asha, slot).await;
    app.passes(11);
    ben.has(slot).await;
    let lost = asha.sends(&form).await.is(409);
    // Half an hour before and half an hour after are as near; the earlier one is chosen, and the third stands where it belongs.
    let around = [&slots[4], &slots[5], &slots[7]].map(|slot| slot.start.clone());
    assert_eq!((offered(&lost), chosen(&lost)), (around.to_vec(), Some(slots[5].start.clone())));
    offers_three(&app, &asha, lost, "That time has just been taken").await;
}

#[tokio::test]
async fn f24_the_patients_own_other_visit_is_said_as_such() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let other = app.doctor("Chidi Okafor").await;
    let slot = app.open_slots(&doctor).await[6].clone();
    let form = last_form(&asha, &slot).await;
    let same_time = app.open_slots(&other).await.into_iter().find(|other| other.start == slot.start).unwrap();
    asha.has(&same_time).await;
    let times = asha.opens(&times_of(&doctor, &format!("?day={}", day_of(&slot)))).await;
    assert!(!offered(&times).contains(&slot.start), "not even offered any more");
    let lost = asha.sends(&form).await.is(409);
    offers_three(&app, &asha, lost, "You have another visit at that time").await;
}

#[tokio::test]
async fn f24_a_time_that_came_too_near_while_typing_is_said_as_such() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let form = last_form(&asha, &app.open_slot(&doctor).await).await;
    app.passes(25);
    let lost = asha.sends(&form).await.is(422);
    offers_three(&app, &asha, lost, "That time can no longer be booked").await;
}

#[tokio::test]
async fn f25_a_hold_that_ran_out_while_typing_is_asked_for_again() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ben = app.patient("Ben").await;
    let slots = app.open_slots(&doctor).await;
    let (address, page) = details(&asha, &slots[6]).await;
    let form = page.page().form(&format!("{address}/check")).fill("reason", REASON).fill("symptoms", SYMPTOMS).fill("priority", "soon");
    app.passes(11);
    let ended = asha.opens(&address).await.is(410);
    assert_eq!(ended.page().heading(), "We no longer hold that time");
    assert!(ended.text().contains(&times_of(&doctor, "?day=2026-11-23")));
    let again = ended.page().form("/book/hold");
    assert_eq!(
        [again.value("doctor_id"), again.value("start")],
        [doctor.id.to_string(), slots[6].start.clone()],
        "first of all the same time"
    );
    let check = asha.goes_on(&form).await.is(200);
    assert!(check.text().contains("is held for you until 09:51."), "{}", check.page().text());
    holds(&ben, &slots[6]).await.is(409);
    assert!(asha.sends(&check.page().form("/appointments")).await.is(303).location().contains("apt_"));

    let (address, page) = details(&asha, &slots[9]).await;
    let form = page.page().form(&format!("{address}/check")).fill("reason", REASON).fill("symptoms", SYMPTOMS).fill("priority", "soon");
    app.passes(11);
    ben.has(&slots[9]).await;
    let lost = asha.sends(&form).await.is(409);
    offers_three(&app, &asha, lost, "That time has just been taken").await;
}

#[tokio::test]
async fn f25_a_hold_is_its_owners_and_used_up_by_the_booking() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ben = app.patient("Ben").await;
    let slot = app.open_slot(&doctor).await;
    let (address, _) = details(&asha, &slot).await;
    ben.opens(&address).await.is(410);
    ben.posts(&format!("{address}/check"), &[("reason", "x")]).await.is(410);
    ben.opens("/book/hld_1").await.is(404);
    doctor.opens(&address).await.is(403);
    app.stranger().opens(&address).await.leads_to("/sign-in?next=");
    books(&asha, &slot).await;
    let over = asha.opens(&address).await.is(410);
    assert!(over.text().contains("If you have just booked it, you find it under your visits."));
    assert_eq!(over.page().find("main a.nhsuk-button").unwrap().attribute("href"), Some("/appointments"), "the visit, first of all");
}

#[tokio::test]
async fn f24_a_last_step_that_no_page_of_ours_sends_writes_nothing() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let form = last_form(&asha, &app.open_slot(&doctor).await).await;
    for (field, value, status) in [
        ("doctor_id", "", 404),
        ("doctor_id", "usr_00000000000000000000000000", 404),
        ("start", "", 422),
        ("start", "soon", 422),
        ("reason", "", 422),
        ("idempotency_key", "", 428),
        ("idempotency_key", "two words", 428),
    ] {
        asha.sends(&form.clone().fill(field, value)).await.is(status);
    }
    asha.posts("/appointments", &[]).await.is(404);
    let fields: Vec<(&str, &str)> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    app.stranger().posts("/appointments", &fields).await.leads_to("/sign-in");
    let ruth = app.receptionist().await;
    ruth.posts("/appointments", &fields).await.is(422);
    assert!(app.rows(Table::Appointments).await.is_empty());
}

#[tokio::test]
async fn f24_a_day_that_is_booked_out_for_a_patient_is_said_with_what_to_do_and_the_desk_is_told_that_it_goes_beyond() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (tomas, ruth) = (app.administrator().await, app.receptionist().await);
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "patient_daily_visits": 1 })).send().await.is(200);
    let slots = app.open_slots(&doctor).await;
    let form = last_form(&asha, &slots[2]).await;
    asha.has(&slots[0]).await;
    let refused = asha.sends(&form).await.is(409).page();
    assert!(refused.alert().contains("You already have one visit on that day"), "{}", refused.text());
    assert!(refused.text().contains("Choose another day, or call the reception") && refused.text().contains(REASON), "{}", refused.text());
    let times = format!("/doctors/{}/times", doctor.id);
    let way = refused.all("main a.nhsuk-button").into_iter().find_map(|link| link.attribute("href").map(str::to_owned));
    assert_eq!(way.as_deref(), Some(times.as_str()));

    let whom = asha.id.to_string();
    let told = [
        ("desk-1", &slots[4], "They have another one on that day"),
        ("desk-2", &slots[6], "They have 2 others on that day: patients themselves book at most 1 for a day"),
    ];
    for (key, slot, words) in told {
        let (doctor_id, start) = (slot.doctor.as_str(), slot.start.as_str());
        let fields = [("reason", REASON), ("idempotency_key", key), ("doctor_id", doctor_id), ("start", start), ("for", whom.as_str())];
        let booked = ruth.posts("/appointments", &fields).await.leads_to("/appointments/apt_");
        let said = ruth.opens(booked.location()).await.is(200).page().alert();
        assert!(said.contains(words), "{said}");
    }
    let refused = asha.books(&slots[5]).await.is_problem(409, "not-allowed-now").json();
    assert!(refused["detail"].as_str().unwrap().contains("has 3 visits on that day, and patients book at most 1"), "{refused}");
}

#[tokio::test]
async fn f24_whoever_has_as_many_visits_on_a_day_as_may_be_booked_is_told_where_they_choose_a_time() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, chi, tomas) = (app.patient("Ben").await, app.patient("Chi").await, app.administrator().await);
    let day = times_of(&doctor, "?day=2026-11-26");
    let at = async |start: &str| slot(&app, &doctor, &format!("2026-11-26T{start}")).await;
    let (ten, eleven, twelve) = (at("10:00").await, at("11:00").await, at("11:30").await);
    let (without, free) = (app.spends(asha.opens(&day)).await.1, app.spends(holds(&ben, &eleven)).await.1);
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "patient_daily_visits": 1 })).send().await.is(200);
    asha.has(&ten).await;

    let words = "You already have one visit on that day, the most that may be booked: choose another day";
    let (page, with) = app.spends(asha.opens(&day)).await;
    let page = page.is(200).page();
    assert!(page.text().contains(words) && !page.alert().contains(words), "{}", page.text());
    assert!(with.calls <= without.calls, "the page has read her visits anyway: {with:?} {without:?}");
    let refused = holds(&asha, &twelve).await.is(409).page();
    assert!(refused.alert().contains(words), "{}", refused.alert());
    let next = times_of(&doctor, "?day=2026-11-27");
    let leads_on = |link: &str| refused.find(link).is_some_and(|link| link.attribute("href").is_some_and(|href| href == next));
    assert!(leads_on("[role=alert] a"), "{}", refused.alert());
    let (held, one_more) = app.spends(holds(&chi, &twelve)).await;
    held.leads_to("/book/hld_");
    assert_eq!(one_more.calls, free.calls + 1, "nothing was held for her, and looking is one call: {one_more:?} {free:?}");

    // On another day, and where there is no such day any more, it is as ever.
    assert!(!asha.opens(&next).await.is(200).text().contains("the most that may be booked"));
    holds(&asha, &slot(&app, &doctor, "2026-11-27T10:00").await).await.leads_to("/book/hld_");
    let ruth = app.receptionist().await;
    assert!(!ruth.opens(&format!("{day}&for={}", asha.id)).await.is(200).text().contains("the most that may be booked"), "the desk may");
}

#[tokio::test]
async fn f24_f70_a_day_that_is_full_for_one_person_is_said_with_the_name_and_is_open_for_another() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let (maya, daniel, tomas) = (app.patient("Maya Rao").await, app.patient("Daniel Rao").await, app.administrator().await);
    app.lets_act(&maya, &daniel, "book").await;
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "patient_daily_visits": 1 })).send().await.is(200);
    let at = async |start: &str| slot(&app, &doctor, start).await;
    maya.has(&at("2026-11-26T10:00").await).await;
    daniel.has(&at("2026-11-27T10:00").await).await;

    let words = "Maya Rao already has one visit on that day, the most that may be booked";
    let whom = maya.id.to_string();
    assert!(daniel.opens(&times_of(&doctor, &format!("?day=2026-11-26&for={whom}"))).await.is(200).text().contains(words));
    let taken = at("2026-11-26T11:00").await;
    let for_maya = [("doctor_id", taken.doctor.as_str()), ("start", taken.start.as_str()), ("for", whom.as_str())];
    let refused = daniel.posts("/book/hold", &for_maya).await.is(409).page();
    assert!(refused.alert().contains(words) && !refused.alert().contains("You already have"), "{}", refused.alert());

    // Nobody knows yet for whom: on the day that is full for himself alone he is told once he has said that.
    assert!(!daniel.opens(&times_of(&doctor, "?day=2026-11-27")).await.is(200).text().contains("You already have"));
    let (address, page) = details(&daniel, &at("2026-11-27T11:00").await).await;
    let form = page.page().form(&format!("{address}/check")).fill("reason", REASON);
    let refused = daniel.sends(&form.clone().fill("for", "me")).await.is(409).page();
    assert!(refused.alert().contains("You already have one visit on that day") && refused.text().contains(REASON), "{}", refused.text());
    let check = daniel.goes_on(&form.fill("for", whom)).await.is(200).page();
    daniel.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");

    let (address, page) = details(&daniel, &taken).await;
    let form = page.page().form(&format!("{address}/check")).fill("reason", REASON).fill("for", maya.id.to_string());
    let refused = daniel.sends(&form).await.is(409).page();
    assert!(refused.alert().contains("Maya Rao already has one visit on that day"), "{}", refused.alert());
    let way = refused.all("main a.nhsuk-button").into_iter().find_map(|link| link.attribute("href").map(str::to_owned));
    assert_eq!(way, Some(times_of(&doctor, &format!("?for={}", maya.id))));
}

#[tokio::test]
async fn f24_an_answer_is_promised_within_hours_and_a_request_that_waits_longer_is_marked() {
    let app = TestApp::start().await;
    let doctor = app.doctor_who("Leena Farah", |new| new.requires_approval = true).await;
    let (asha, ruth) = (app.patient("Asha Menon").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    let slot = slots.last().unwrap();
    let check = checks(&asha, slot).await.page();
    assert!(check.text().contains("Expect an answer within 24 hours."), "{}", check.text());
    let booked = asha.sends(&check.form("/appointments")).await.is(303);
    let visit = booked.location().split('?').next().unwrap().to_owned();
    for page in [booked.location(), visit.as_str()] {
        assert!(asha.opens(page).await.is(200).page().text().contains("Expect an answer by "), "{page}");
    }
    let mails = app.mail_to(&asha.email).await;
    assert!(mails.iter().any(|mail| mail["text"].as_str().unwrap_or_default().contains("Expect an answer by ")), "{mails:?}");

    let desk = format!("/desk?date={}", day_of(slot));
    let marked = || async {
        for person in [&doctor, &ruth, &asha] {
            app.signs_in(person, Level::Full).await;
        }
        let pages = [doctor.opens("/upcoming").await, ruth.opens(&desk).await, doctor.opens(&format!("/day?date={}", day_of(slot))).await];
        pages.map(|page| page.is(200).page().text().contains("Answer overdue"))
    };
    assert_eq!(marked().await, [false; 3]);
    app.passes(24 * 60);
    assert_eq!(marked().await, [true; 3], "a mark on every list of whoever answers");
    assert!(asha.opens(&visit).await.is(200).page().text().contains("Call the reception if it takes too long."));

    // Asked for once more at another time of that day, it is a new question.
    let other = slots.iter().rev().nth(2).unwrap();
    asha.api(Method::POST, &format!("{visit}/reschedule")).json(&json!({ "start": other.start })).send().await.is(200);
    assert_eq!(marked().await, [false; 3]);
    app.passes(25 * 60);
    assert_eq!(marked().await, [true; 3]);
    doctor.posts(&format!("{visit}/confirm"), &[("version", "2")]).await.is(303);
    assert_eq!(marked().await, [false; 3], "answered, it waits no more");
}
