//! F65: administrators read and change the settings; everybody's next page knows.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, Slot, TestApp, Visit};
use caredesk::access::actor::Level;
use caredesk::primitives::ids::AppointmentId;
use caredesk::storage::item::{Item, text};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Action;

async fn changes(person: &Person, patch: Value) -> Answer {
    person.api(Method::PUT, "/admin/settings").json(&patch).send().await
}

#[tokio::test]
async fn f65_a_change_is_merged_seen_at_once_and_written_in_the_trail() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let fresh = tomas.api(Method::GET, "/admin/settings").send().await.is(200);
    assert_eq!((fresh.json()["zone"].as_str(), fresh.header("etag")), (Some("Asia/Kolkata"), "\"v0\""));
    let changed = changes(&tomas, json!({"booking_horizon_days": 21, "hospital_name": "Rowan Street"})).await.is(200);
    assert_eq!(changed.header("etag"), "\"v1\"");
    let again = changes(&tomas, json!({"cancel_cutoff_minutes": 60})).await.is(200).json();
    assert_eq!((&again["booking_horizon_days"], &again["cancel_cutoff_minutes"]), (&json!(21), &json!(60)));
    assert_eq!(app.app.settings.now().booking_horizon_days, 21);
    assert!(app.stranger().opens("/").await.is(200).text().contains("Rowan Street"));
}

#[tokio::test]
async fn f65_a_stale_or_bad_change_changes_nothing() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    changes(&tomas, json!({"hold_seconds": 300})).await.is(200);
    let stale = tomas.api(Method::PUT, "/admin/settings").if_match("\"v0\"").json(&json!({"hold_seconds": 900})).send().await;
    stale.is_problem(412, "stale-version");
    let fresh = tomas.api(Method::PUT, "/admin/settings").if_match("\"v1\"").json(&json!({"hold_seconds": 900})).send().await;
    fresh.is(200);
    for (patch, fault) in [
        (json!({"zone": "Mars/Base"}), "/zone unknown_zone"),
        (json!({"zone": null}), "/zone wrong_type"),
        (json!({"hold_seconds": "900"}), "/hold_seconds wrong_type"),
        (json!({"quantum_minutes": 15}), "/quantum_minutes unknown_field"),
        (json!({"booking_horizon_days": 0}), "/booking_horizon_days out_of_range"),
        (json!({"currency": "XYZ"}), "/currency not_a_currency"),
        (json!({"hold_seconds": 0}), "/hold_seconds out_of_range"),
        (json!({"max_report_bytes": 0}), "/max_report_bytes out_of_range"),
        (json!({"staff_horizon_weeks": 0}), "/staff_horizon_weeks out_of_range"),
        (json!({"blood_low_units": -1}), "/blood_low_units out_of_range"),
        (json!({"minimum_notice_minutes": -1}), "/minimum_notice_minutes out_of_range"),
        (json!({"closed_days": [{"date": "2026-12-25T10:00"}]}), "/closed_days/0/date not_a_date"),
        (json!({"reminder_offsets": [{"days_before": 1, "at": "8"}]}), "/reminder_offsets/0/at not_a_time"),
        (json!({"quiet_hours": {"from": "21", "to": "08:00"}}), "/quiet_hours/from not_a_time"),
        (json!({"country_code": "0091"}), "/country_code not_a_country_code"),
    ] {
        assert_eq!(changes(&tomas, patch).await.is_problem(422, "invalid").faults(), [fault]);
    }
    let both = changes(&tomas, json!({"currency": "rupee", "booking_horizon_days": -1})).await.is_problem(422, "invalid");
    assert_eq!(both.faults(), ["/currency not_a_currency", "/booking_horizon_days out_of_range"]);
    assert_eq!(app.app.settings.now().hold_seconds, 900);
}

#[tokio::test]
async fn f65_two_administrators_at_once_lose_nothing() {
    let app = TestApp::start().await;
    let (tomas, ruta) = (app.administrator().await, app.administrator().await);
    let (one, two) = tokio::join!(changes(&tomas, json!({"hold_seconds": 120})), changes(&ruta, json!({"blood_low_units": 9})));
    one.is(200);
    two.is(200);
    let both = tomas.api(Method::GET, "/admin/settings").send().await.json();
    assert_eq!((&both["hold_seconds"], &both["blood_low_units"]), (&json!(120), &json!(9)));
}

#[tokio::test]
async fn f08_only_administrators_see_the_settings() {
    let app = TestApp::start().await;
    app.stranger().api(Method::GET, "/admin/settings").send().await.is_problem(401, "sign-in-needed");
    for person in [app.patient("Asha").await, app.receptionist().await, app.doctor("Leena Farah").await] {
        person.api(Method::GET, "/admin/settings").send().await.is_problem(403, "forbidden");
        changes(&person, json!({"hold_seconds": 1})).await.is_problem(403, "forbidden");
    }
}

#[tokio::test]
async fn f13_how_long_things_are_kept_is_set_on_a_page() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let home = tomas.opens("/overview").await.is(200).page();
    assert!(home.all("header a").iter().any(|link| link.attribute("href") == Some("/admin/settings")), "the way there");
    let form = tomas.opens("/admin/settings").await.is(200).page().form("/admin/settings");
    assert_eq!(
        ["clinical_years", "audit_years", "messages_years", "exports_days"].map(|name| form.value(name).to_owned()),
        ["10", "6", "2", "1"]
    );
    let wrong = tomas.sends(&form.clone().fill("clinical_years", "4").fill("exports_days", "forever")).await.is(422).page();
    assert!(wrong.alert().contains("from 5 to 100") && wrong.alert().contains("from 1 to 30"), "{}", wrong.alert());
    assert_eq!(wrong.form("/admin/settings").value("exports_days"), "forever", "what was typed is kept");
    let form = form.fill("messages_years", "3").fill("exports_days", "2");
    tomas.sends(&form).await.leads_to("/admin/settings");
    assert!(tomas.opens("/admin/settings").await.page().alert().contains("Saved."));
    let late = tomas.sends(&form.clone().fill("exports_days", "5")).await.is(409).page();
    assert!(late.alert().contains("Somebody else has changed the settings"), "{}", late.alert());
    assert_eq!(late.form("/admin/settings").value("exports_days"), "5");
    assert!(late.find("#exports_days-meanwhile").unwrap().text().contains('2'), "what somebody else saved stands beside it");
    let links = late.all(".nhsuk-error-summary a");
    let said: Vec<_> = links.iter().map(|link| (link.attribute("href").unwrap_or_default().to_owned(), link.text())).collect();
    assert_eq!(said, [("#exports_days".to_owned(), "Copies of people’s own data, in days: Meanwhile it says: 2".to_owned())]);
    let untouched = form.fill("messages_years", "2").fill("exports_days", "1").fill("audit_years", "7");
    let late = tomas.sends(&untouched).await.is(409).page().form("/admin/settings");
    assert_eq!(["audit_years", "messages_years", "exports_days"].map(|name| late.value(name).to_owned()), ["7", "3", "2"]);
    let api = tomas.api(Method::GET, "/admin/settings").send().await.is(200).json();
    assert_eq!((&api["clinical_years"], &api["messages_years"], &api["exports_days"]), (&json!(10), &json!(3), &json!(2)));
    for bad in [json!({"clinical_years": 101}), json!({"audit_years": 0}), json!({"messages_years": 11}), json!({"exports_days": 0})] {
        tomas.api(Method::PUT, "/admin/settings").json(&bad).send().await.is(422);
    }
}

#[tokio::test]
async fn f13_messages_and_copies_are_kept_for_as_long_as_the_settings_say() {
    let app = TestApp::start().await;
    let (tomas, asha) = (app.administrator().await, app.patient("Asha").await);
    tomas.api(Method::PUT, "/admin/settings").json(&json!({"messages_years": 5, "exports_days": 3})).send().await.is(200);
    app.gets_a_password(&asha).await;
    app.stranger().api(Method::POST, "/password-resets").json(&json!({"email": asha.email})).send().await.is(202);
    let until = |row: &Item| row["ttl"].as_n().unwrap().parse::<i64>().unwrap() - app.clock.now().as_second();
    let messages = app.rows(Table::Deliveries).await;
    let mine: Vec<i64> = messages.iter().filter(|row| row["recipient_id"].as_s() == Ok(&asha.id.to_string())).map(until).collect();
    assert_eq!(mine, [5 * 365 * 24 * 60 * 60]);
    app.signs_in(&asha, Level::Full).await;
    let id = asha.api(Method::POST, "/me/exports").send().await.is(202).member("id");
    app.makes_copies().await;
    let copy = asha.api(Method::GET, &format!("/me/exports/{id}")).send().await.is(200);
    assert_eq!(copy.member("until"), "2026-11-26T09:30:00+05:30");
}

#[tokio::test]
async fn f65_every_setting_is_read_and_changed_on_one_page_and_the_trail_says_what_it_was() {
    let app = TestApp::start().await;
    let (tomas, here) = (app.administrator().await, "/admin/settings");
    let page = tomas.opens(here).await.is(200).page();
    assert_eq!(page.heading(), "Settings");
    let form = page.form(here);
    let fresh = tomas.api(Method::GET, here).send().await.is(200).json();
    for name in fresh.as_object().unwrap().keys() {
        assert!(page.find(&format!("#{name}")).is_some(), "{name} stands on the page");
    }
    assert_eq!(
        ["zone", "hold_seconds", "max_report_bytes", "default_fee"].map(|name| form.value(name).to_owned()),
        ["Asia/Kolkata", "600", "20", "500.00"]
    );

    let wrong =
        form.clone().fill("zone", "Mars/Base").fill("hold_seconds", "0").fill("default_fee", "much").fill("closed_days", "Christmas");
    let wrong = tomas.sends(&wrong).await.is(422).page();
    for what in ["Enter an amount", "No time zone has this name", "from 1 to 3600", "Write a date"] {
        assert!(wrong.alert().contains(what), "{what}: {}", wrong.alert());
    }
    assert_eq!(wrong.form(here).value("zone"), "Mars/Base", "what was typed is kept");

    let good = wrong
        .form(here)
        .fill("default_fee", "650")
        .fill("zone", "Europe/Madrid")
        .fill("hold_seconds", "300")
        .fill("closed_days", "2026-12-25 Christmas\r\n2026-11-30");
    let good = good.fill("reminder_offsets", "2 18:30").fill("hospital_name", "Rowan Street").fill("max_report_bytes", "0.5");
    tomas.sends(&good).await.leads_to(here);
    assert!(tomas.opens("/overview").await.text().contains("Rowan Street"), "seen at once, without a restart");
    let now = tomas.api(Method::GET, here).send().await.is(200).json();
    assert_eq!((&now["zone"], &now["hold_seconds"], &now["max_report_bytes"]), (&json!("Europe/Madrid"), &json!(300), &json!(524_288)));
    assert_eq!(now["closed_days"], json!([{"date": "2026-11-30", "label": ""}, {"date": "2026-12-25", "label": "Christmas"}]));
    assert_eq!((&now["reminder_offsets"], &now["default_fee"]["amount"]), (&json!([{"days_before": 2, "at": "18:30"}]), &json!(65_000)));
    for name in ["audit_years", "booking_horizon_days", "emergency_number", "blood_low_units", "day_list_at"] {
        assert_eq!(now[name], fresh[name], "{name} was not touched");
    }
    let trail = app.rows(Table::Audit).await;
    let said = trail.iter().find(|row| row["what"].as_s() == Ok(&"settings.change".to_owned())).unwrap()["object"].as_s().unwrap();
    assert!(said.contains("hold_seconds: 600 → 300") && said.contains("zone: Asia/Kolkata → Europe/Madrid"), "{said}");
    assert!(!said.contains("audit_years"), "{said}");
    assert!(tomas.opens("/admin/audit").await.is(200).text().contains("How long a chosen time is kept, in seconds: 600 → 300"));
}

/// Closes days over the API after a look at what is booked on them.
async fn closes(person: &Person, days: &Value) -> Answer {
    let held = changes(person, json!({"closed_days": days})).await.is_problem(409, "in-use");
    changes(person, json!({"closed_days": days, "seen": held.member("seen")})).await
}

/// A doctor with a visit on Tuesday at nine.
async fn booked_on_tuesday(app: &TestApp) -> (Person, Slot, Visit) {
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha Menon").await);
    let slot = app.open_slots(&farah).await.into_iter().find(|slot| slot.start.starts_with("2026-11-24")).unwrap();
    let visit = asha.has(&slot).await;
    (farah, slot, visit)
}

#[tokio::test]
async fn f65_a_day_with_booked_visits_is_closed_once_they_were_seen() {
    let app = TestApp::start().await;
    let (tomas, ben, here) = (app.administrator().await, app.patient("Ben").await, "/admin/settings");
    let (farah, ..) = booked_on_tuesday(&app).await;
    let form = tomas.opens(here).await.is(200).page().form(here).fill("closed_days", "2026-11-24 Founders\r\n2026-11-25");
    let check = tomas.sends(&form.fill("hold_seconds", "300")).await.is(200).page();
    for said in ["One visit is booked on Tuesday 24 November 2026", "Founders", "09:00 Asha Menon", "Leena Farah", "Nothing is saved yet."]
    {
        assert!(check.text().contains(said), "{said}: {}", check.text());
    }
    assert!(!check.text().contains("25 November"), "nobody is booked then: {}", check.text());
    assert!(check.all("main a").iter().any(|link| link.attribute("href") == Some("/desk?date=2026-11-24")));
    let back = tomas.sends(&check.form(here).fill("again", "yes")).await.is(200).page().form(here);
    assert_eq!(back.value("hold_seconds"), "300", "what was typed is kept");
    assert!(back.value("closed_days").contains("2026-11-24 Founders") && back.value("closed_days").contains("2026-11-25"));

    ben.has(&app.open_slots(&farah).await.into_iter().find(|slot| slot.start.starts_with("2026-11-24")).unwrap()).await;
    let again = tomas.sends(&check.form(here)).await.is(200).page();
    assert!(again.alert().contains("Other visits are in the way now") && again.text().contains("2 visits are booked"), "{}", again.text());
    assert!(app.app.settings.now().closed_days.is_empty() && app.app.settings.now().hold_seconds == 600, "nothing is saved");

    tomas.sends(&again.form(here)).await.leads_to(here);
    let days: Vec<_> = app.app.settings.now().closed_days.iter().map(|day| (day.date.to_string(), day.label.clone())).collect();
    assert_eq!(days, [("2026-11-24".to_owned(), "Founders".to_owned()), ("2026-11-25".to_owned(), String::new())]);
    assert_eq!(app.app.settings.now().hold_seconds, 300);
    let other = tomas.opens(here).await.is(200).page().form(here).fill("hold_seconds", "600");
    tomas.sends(&other).await.leads_to(here);
}

#[tokio::test]
async fn f65_the_lists_of_a_closed_day_say_so_and_that_its_visits_stand() {
    let app = TestApp::start().await;
    let (tomas, ruth) = (app.administrator().await, app.receptionist().await);
    let (farah, ..) = booked_on_tuesday(&app).await;
    let days = json!([{"date": "2026-11-24", "label": "Founders"}, {"date": "2026-11-25"}]);
    closes(&tomas, &days).await.is(200);
    let narrowed = ruth.opens("/desk?date=2026-11-24&status=cancelled").await.is(200).page().text();
    assert!(narrowed.contains("still stand"), "also where the list shows none of them: {narrowed}");
    let stand = "Visits booked before it was closed still stand until they are moved or cancelled.";
    for (person, list) in [(&ruth, "/desk"), (&farah, "/day")] {
        let tuesday = person.opens(&format!("{list}?date=2026-11-24")).await.is(200).page().text();
        assert!(tuesday.contains(&format!("The hospital is closed on this day: Founders. {stand}")), "{tuesday}");
        assert!(tuesday.contains("Asha Menon"), "{tuesday}");
        let wednesday = person.opens(&format!("{list}?date=2026-11-25")).await.is(200).page().text();
        assert!(wednesday.contains("The hospital is closed on this day. No visit is booked for it."), "{wednesday}");
        assert!(!wednesday.contains("still stand"), "{wednesday}");
        assert!(!person.opens(&format!("{list}?date=2026-11-26")).await.is(200).page().text().contains("The hospital is closed"));
    }
}

#[tokio::test]
async fn f65_over_the_api_each_visit_on_a_newly_closed_day_is_named_and_has_to_be_resolved() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let (_, slot, visit) = booked_on_tuesday(&app).await;
    let closed = json!([{"date": "2026-11-24", "label": "Founders"}]);
    let held = changes(&tomas, json!({"closed_days": closed, "hold_seconds": 300})).await.is_problem(409, "in-use").json();
    assert_eq!(held["appointments"].as_array().map(Vec::len), Some(1), "{held}");
    let named = &held["appointments"][0];
    assert_eq!((&named["appointment_id"], &named["start"], &named["status"]), (&json!(visit.id), &json!(slot.start), &json!("booked")));
    assert_eq!(app.app.settings.now().hold_seconds, 600, "nothing is saved");
    let seen = &held["seen"];
    assert_eq!((&held["count"], seen.as_str().map(str::len)), (&json!(1), Some(64)), "{held}");
    changes(&tomas, json!({"closed_days": closed, "seen": {visit.id.as_str(): "keep"}})).await.is(422);
    changes(&tomas, json!({"closed_days": closed, "seen": "0".repeat(64)})).await.is_problem(409, "in-use");
    let saved = changes(&tomas, json!({"closed_days": closed, "seen": seen})).await.is(200).json();
    assert_eq!((&saved["closed_days"], &saved["seen"], &saved["booked_meanwhile"]), (&closed, &Value::Null, &Value::Null));
    // What is closed already asks nothing more, and neither does a day that nobody books yet or any more.
    let more = json!([{"date": "2026-11-24", "label": "Founders"}, {"date": "2026-11-20"}, {"date": "2030-11-24"}]);
    let (answer, spent) = app.spends(changes(&tomas, json!({"closed_days": more}))).await;
    answer.is(200);
    assert!(spent.calls <= 6, "no day is looked up: {spent:?}");
}

/// As many more visits like the only one there is.
async fn books_more_like_it(app: &TestApp, how_many: u128) {
    let row = app.rows(Table::Appointments).await.remove(0);
    let another = |number: u128| {
        let id = AppointmentId::from_uuid(uuid::Uuid::from_u128(number));
        let mut item = row.clone();
        item.insert("appointment_id".to_owned(), text(id));
        Action::create(Table::Appointments, item)
    };
    let more: Vec<Action> = (1..=how_many).map(another).collect();
    for portion in more.chunks(100) {
        app.write(portion.to_vec()).await;
    }
}

#[tokio::test]
async fn f65_days_are_closed_over_more_visits_than_a_page_or_an_answer_lists() {
    let app = TestApp::start().await;
    let (tomas, here) = (app.administrator().await, "/admin/settings");
    booked_on_tuesday(&app).await;
    books_more_like_it(&app, 2_299).await;
    let closed = json!([{"date": "2026-11-24", "label": "Founders"}]);
    let held = changes(&tomas, json!({"closed_days": closed})).await.is_problem(409, "in-use").json();
    assert_eq!((held["appointments"].as_array().map(Vec::len), &held["count"]), (Some(200), &json!(2_300)));

    let form = tomas.opens(here).await.is(200).page().form(here).fill("closed_days", "2026-11-24 Founders");
    let check = tomas.sends(&form).await.is(200).page();
    assert_eq!(check.all("main tbody tr").len(), 50);
    assert!(check.text().contains("visits are booked on Tuesday 24 November 2026"), "{}", check.text());
    assert_eq!(held["seen"], check.form(here).value("seen"), "the same visits are known by the same on the page and over the API");
    tomas.sends(&check.form(here)).await.leads_to(here);
    assert_eq!(app.app.settings.now().closed_days.len(), 1);
}

#[tokio::test]
async fn f65_days_are_closed_while_others_change_other_settings_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let (tomas, ruta) = (app.administrator().await, app.administrator().await);
    booked_on_tuesday(&app).await;
    let days = json!([{"date": "2026-11-24", "label": "Founders"}]);
    let (closed, changed) = tokio::join!(closes(&tomas, &days), async {
        for seconds in [120, 180, 240] {
            changes(&ruta, json!({"hold_seconds": seconds})).await.is(200);
        }
        changes(&ruta, json!({"blood_low_units": 9})).await
    });
    closed.is(200);
    changed.is(200);
    let both = tomas.api(Method::GET, "/admin/settings").send().await.json();
    assert_eq!((&both["closed_days"], &both["hold_seconds"], &both["blood_low_units"]), (&days, &json!(240), &json!(9)));
}

#[tokio::test]
async fn f65_a_closed_day_that_cannot_be_is_named_on_the_page() {
    let app = TestApp::start().await;
    let (tomas, here) = (app.administrator().await, "/admin/settings");
    let typing = async |days: &str| {
        let form = tomas.opens(here).await.is(200).page().form(here).fill("closed_days", days);
        tomas.sends(&form).await
    };
    for (days, told) in [
        ("2026-12-25 Christmas\r\n2026-13-01 Oops", "“2026-13-01 Oops”: Write a date"),
        ("2026-12-25 Christmas\r\n2026-12-25 Again", "2026-12-25 was given twice"),
        ("2026-12-25 Christmas\r\n2026-11-20 Founders", "2026-11-20 is over already"),
    ] {
        let page = typing(days).await.is(422).page();
        let said = page.find("#closed_days-error").unwrap().text();
        assert!(said.contains(told) && page.alert().contains(told), "{said}");
    }
    // What was closed already stays when it is over.
    let stood = json!([{"date": "2026-11-20", "label": "Founders"}]);
    changes(&tomas, json!({"closed_days": stood})).await.is(200);
    typing("2026-11-20 Founders\r\n2026-12-25 Christmas").await.leads_to(here);
}
