//! Who waits for one of a doctor's kinds of visits: only a time that has room for it is offered, and it is booked as it was offered.

use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use super::{REASON, entry, nothing_is_wrong, offer_link, offers, presses, waits};
use crate::proposals::keeps_a_kind;
use crate::steps::{patient_at, slot};
use crate::support::{Person, TestApp, Visit, booking};

const DAY: [(&str, &str); 2] = [("from", "2026-11-26"), ("to", "2026-11-26")];

/// Waits on that day for the one kind of visit that any doctor keeps, chosen on the page of the form; the path of the entry.
async fn waits_for_the_kind(person: &Person, app: &TestApp, day: [(&str, &str); 2]) -> String {
    let page = person.opens(&format!("/patients/me/waiting-list/new?department={}", app.department.id)).await.is(200).page();
    let choices = page.all("select#kind option");
    assert_eq!(choices.len(), 2, "the usual visit and the kind: {}", page.text());
    assert!(choices[1].text().contains("First visit, 40 min"), "{}", choices[1].text());
    let value = choices[1].attribute("value").unwrap().to_owned();
    waits(person, app, &[day[0], day[1], ("kind", &value)]).await
}

/// What is offered to somebody: from when to when, as which kind.
async fn offered(person: &Person, path: &str) -> (String, String, Value) {
    let offer = entry(person, path).await["offer"].clone();
    let wall = |name: &str| offer[name].as_str().unwrap_or_default().chars().skip(11).take(5).collect();
    (wall("start"), wall("end"), offer["kind"]["name"].clone())
}

fn nothing() -> (String, String, Value) {
    (String::new(), String::new(), Value::Null)
}

fn usual(start: &str, end: &str) -> (String, String, Value) {
    (start.to_owned(), end.to_owned(), Value::Null)
}

fn first_visit(start: &str, end: &str) -> (String, String, Value) {
    (start.to_owned(), end.to_owned(), json!("First visit"))
}

#[tokio::test]
async fn f33_a_freed_time_is_offered_only_where_it_has_room_for_the_kind_of_visit_and_the_offer_says_all_of_it() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let kind = keeps_a_kind(&farah).await;
    patient_at(&app, &farah, "Zoe", "2026-11-26T09:30").await;
    let (noor, at_ten) = patient_at(&app, &farah, "Noor", "2026-11-26T10:00").await;
    let (ben, at_half_past) = patient_at(&app, &farah, "Ben", "2026-11-26T10:30").await;
    let (asha, maya) = (app.patient("Asha").await, app.patient("Maya").await);
    let of_asha = waits_for_the_kind(&asha, &app, DAY).await;
    let of_maya = waits(&maya, &app, &DAY).await;
    let wish = entry(&asha, &of_asha).await;
    assert_eq!((&wish["doctor_id"], &wish["kind"]["id"]), (&json!(farah.id), &json!(kind)), "her kind says whose it is");
    assert!(asha.opens("/patients/me/waiting-list").await.is(200).text().contains("First visit"));

    // Half an hour between two visits has no room for forty minutes: it goes to whoever asked later.
    noor.cancels(&at_ten).await.is(200);
    offers(&app).await;
    assert_eq!(offered(&asha, &of_asha).await, nothing());
    assert_eq!(offered(&maya, &of_maya).await, usual("10:00", "10:30"));

    // Behind this one nothing is booked.
    ben.cancels(&at_half_past).await.is(200);
    offers(&app).await;
    assert_eq!(offered(&asha, &of_asha).await, first_visit("10:30", "11:10"));
    assert_eq!(entry(&asha, &of_asha).await["offer"]["fee"]["amount"], 80_000);
    let page = asha.opens(&of_asha).await.is(200);
    let link = offer_link(&app, &asha).await.unwrap();
    let by_link = app.stranger().opens(&link).await.is(200);
    for said in [page.text(), by_link.text(), asha.opens("/appointments").await.is(200).text()] {
        assert!(said.contains("<bdi>First visit</bdi>, 40 min") && said.contains("800"), "{said}");
    }
    let mail = app.mails_saying(&asha.email, "has become free").await.pop().unwrap()["text"].as_str().unwrap().to_owned();
    assert!(mail.contains("First visit") && mail.contains("40 min") && mail.contains("800"), "{mail}");
    let usual_mail = app.mails_saying(&maya.email, "has become free").await.pop().unwrap()["text"].as_str().unwrap().to_owned();
    assert!(usual_mail.contains("Usual visit") && usual_mail.contains("30 min"), "{usual_mail}");
    nothing_is_wrong(&app).await;

    let visit = presses(&asha, &page, &format!("{of_asha}/take")).await.leads_to("/appointments/apt_").location().to_owned();
    let visit = visit.split('?').next().unwrap().to_owned();
    let booked = asha.api(Method::GET, &visit).send().await.is(200).json();
    assert_eq!((&booked["kind"]["id"], &booked["end"]), (&json!(kind), &json!("2026-11-26T11:10:00+05:30")), "{booked}");
    assert_eq!((&booked["fee"]["amount"], &booked["reason"]), (&json!(80_000), &json!(REASON)));
    nothing_is_wrong(&app).await;

    let trail = app.rows(Table::Audit).await;
    let said: Vec<String> = trail.iter().map(|row| format!("{row:?}")).filter(|row| row.contains("waiting_list.offer")).collect();
    assert!(said.iter().any(|row| row.contains("1 wait for a visit that does not fit")), "why not whoever asked first: {said:?}");
    assert!(said.iter().any(|row| row.contains(&format!(" {kind}: asked first"))), "as which kind: {said:?}");
}

#[tokio::test]
async fn f33_a_long_visit_may_begin_before_the_freed_time_where_only_both_have_room_for_it() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    keeps_a_kind(&farah).await;
    let (noor, at_half_past) = patient_at(&app, &farah, "Noor", "2026-11-26T10:30").await;
    let (ben, at_eleven) = patient_at(&app, &farah, "Ben", "2026-11-26T11:00").await;
    let (asha, maya) = (app.patient("Asha").await, app.patient("Maya").await);
    let of_asha = waits_for_the_kind(&asha, &app, DAY).await;
    let of_maya = waits(&maya, &app, &DAY).await;
    noor.cancels(&at_half_past).await.is(200);
    offers(&app).await;
    assert_eq!(offered(&asha, &of_asha).await, first_visit("10:00", "10:40"), "10:00 was free all along, and too short");
    assert_eq!(offered(&maya, &of_maya).await, nothing(), "she asked later");
    nothing_is_wrong(&app).await;

    // A no gives both back, and what became free goes to the next.
    asha.api(Method::POST, &format!("{of_asha}/decline")).json(&json!({})).send().await.is(200);
    offers(&app).await;
    assert_eq!(offered(&asha, &of_asha).await, nothing());
    assert_eq!(offered(&maya, &of_maya).await, usual("10:30", "11:00"));
    assert!(app.open_slots(&farah).await.iter().any(|open| open.start.starts_with("2026-11-26T10:00")));

    // What is taken is off the list, wherever it begins.
    maya.api(Method::POST, &format!("{of_maya}/take")).json(&json!({})).send().await.is(201);
    ben.cancels(&at_eleven).await.is(200);
    offers(&app).await;
    assert_eq!(offered(&asha, &of_asha).await, first_visit("11:00", "11:40"));
    asha.api(Method::POST, &format!("{of_asha}/take")).json(&json!({})).send().await.is(201);
    assert!(!app.app.waiting_list.has_work().await.unwrap());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_what_an_offer_of_a_long_visit_takes_along_is_offered_after_a_no_however_late_that_comes() {
    let app = TestApp::start().await;
    let (farah, noor) = (app.doctor("Leena Farah").await, app.patient("Noor").await);
    let kind = keeps_a_kind(&farah).await;
    let mut wish = booking(&slot(&app, &farah, "2026-11-26T10:00").await);
    wish["kind"] = json!(kind);
    let visit = Visit::of(&noor.asks_for(&wish).await.is(201));
    patient_at(&app, &farah, "Ben", "2026-11-26T11:00").await;
    let [asha, maya, zoe] = [app.patient("Asha").await, app.patient("Maya").await, app.patient("Zoe").await];
    let of_asha = waits_for_the_kind(&asha, &app, DAY).await;
    let (of_maya, of_zoe) = (waits(&maya, &app, &DAY).await, waits(&zoe, &app, &DAY).await);
    noor.cancels(&visit).await.is(200);
    offers(&app).await;
    assert_eq!(offered(&asha, &of_asha).await, first_visit("10:00", "10:40"));

    // Longer than anybody could keep 10:30 while they confirm.
    for minutes in [11, 1] {
        app.passes(minutes);
        let worked = offers(&app).await.worked;
        assert_eq!((worked.waiting, worked.forgotten, worked.offered), (2, 0, 0), "10:30 goes with what she is offered");
    }
    asha.api(Method::POST, &format!("{of_asha}/decline")).json(&json!({})).send().await.is(200);
    offers(&app).await;
    assert_eq!(offered(&maya, &of_maya).await, usual("10:00", "10:30"));
    assert_eq!(offered(&zoe, &of_zoe).await, usual("10:30", "11:00"));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_a_kind_is_booked_as_it_was_offered_and_one_that_is_kept_no_more_is_the_usual_visit() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let kind = keeps_a_kind(&farah).await;
    let (noor, at_ten) = patient_at(&app, &farah, "Noor", "2026-11-26T10:00").await;
    let (ben, at_two) = patient_at(&app, &farah, "Ben", "2026-11-26T14:00").await;
    let (asha, maya) = (app.patient("Asha").await, app.patient("Maya").await);
    let of_asha = waits_for_the_kind(&asha, &app, DAY).await;
    let of_maya = waits_for_the_kind(&maya, &app, DAY).await;
    noor.cancels(&at_ten).await.is(200);
    offers(&app).await;
    assert_eq!(offered(&asha, &of_asha).await, first_visit("10:00", "10:40"));

    let puts = |items: Value| farah.api(Method::PUT, &format!("/doctors/{}/visit-kinds", farah.id)).json(&json!({ "items": items })).send();
    let dearer = json!([{ "id": kind, "name": "Long visit", "minutes": 60, "fee": { "amount": 90_000, "currency": "INR" } }]);
    puts(dearer).await.is(200);
    let taken = asha.api(Method::POST, &format!("{of_asha}/take")).json(&json!({})).send().await.is(201);
    let booked = asha.api(Method::GET, &format!("/appointments/{}", taken.member("appointment_id"))).send().await.is(200).json();
    assert_eq!((&booked["kind"]["name"], &booked["end"]), (&json!("First visit"), &json!("2026-11-26T10:40:00+05:30")), "{booked}");
    assert_eq!(booked["fee"]["amount"], 80_000);

    puts(json!([])).await.is(200);
    ben.cancels(&at_two).await.is(200);
    offers(&app).await;
    assert_eq!(offered(&maya, &of_maya).await, usual("14:00", "14:30"));
    assert!(maya.opens(&of_maya).await.is(200).text().contains("Usual visit, 30 min"));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_a_kind_is_its_doctors_and_waiting_for_it_is_another_wish_than_for_the_usual_visit() {
    let app = TestApp::start().await;
    let (farah, ravi, asha) = (app.doctor("Leena Farah").await, app.doctor("Ravi Iyer").await, app.patient("Asha").await);
    let kind = keeps_a_kind(&farah).await;
    let wish = |doctor: Option<&Person>, kind: Option<&str>| {
        let doctor = doctor.map(|doctor| doctor.id);
        json!({ "department_id": app.department.id, "doctor_id": doctor, "kind": kind, "from": DAY[0].1, "to": DAY[1].1, "reason": REASON })
    };
    let ask = |wish: Value| asha.api(Method::POST, "/patients/me/waiting-list").key(&asha.new_key()).json(&wish).send();
    for whose in [None, Some(&ravi)] {
        assert_eq!(ask(wish(whose, Some(&kind))).await.is_problem(422, "invalid").faults(), ["/kind unknown_kind"]);
    }
    let first = ask(wish(Some(&farah), Some(&kind))).await.is(201);
    assert_eq!(first.json()["kind"], json!({ "id": kind, "name": "First visit" }));
    let of_usual = ask(wish(Some(&farah), None)).await.is(201);
    assert_eq!(of_usual.json().get("kind"), None, "said as before there were kinds");
    ask(wish(Some(&farah), Some(&kind))).await.is_problem(409, "not-allowed-now");

    // The page keeps what was chosen, says what does not go together, and a wish that is changed may be for the usual visit again.
    let path = format!("/patients/me/waiting-list/{}", first.member("id"));
    let form = asha.opens(&format!("{path}/edit")).await.is(200).page().form(&path);
    assert!(form.value("kind").ends_with(&kind), "{}", form.value("kind"));
    let wrong = asha.sends(&form.clone().fill("doctor_id", ravi.id.to_string())).await.is(422).page();
    assert!(wrong.alert().contains("This doctor keeps no such kind of visit."), "{}", wrong.alert());
    asha.sends(&form.clone().fill("to", "2026-12-04")).await.leads_to(&path);
    assert_eq!(entry(&asha, &path).await["kind"]["id"], json!(kind));
    let form = asha.opens(&format!("{path}/edit")).await.is(200).page().form(&path);
    asha.sends(&form.fill("from", "2026-12-04").fill("kind", "")).await.leads_to(&path);
    assert_eq!(entry(&asha, &path).await.get("kind"), None);
}

#[tokio::test]
async fn f33_whoever_names_no_doctor_reads_with_whom_each_kind_of_visit_is() {
    let app = TestApp::start().await;
    let (farah, okafor) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await);
    app.doctor("Ravi Iyer").await;
    let asha = app.patient("Asha").await;
    let form = format!("/patients/me/waiting-list/new?department={}", app.department.id);
    let page = asha.opens(&form).await.is(200).page();
    assert!(page.find("select#kind").is_none() && !page.text().contains("Every other kind"), "nothing to choose: {}", page.text());
    for doctor in [&farah, &okafor] {
        keeps_a_kind(doctor).await;
    }
    let page = asha.opens(&form).await.is(200).page();
    let mut groups: Vec<&str> = page.all("select#kind optgroup").into_iter().filter_map(|group| group.attribute("label")).collect();
    groups.sort_unstable();
    assert_eq!(groups, ["Only with Chidi Okafor", "Only with Leena Farah"], "two that are called the same are told apart");
    assert!(page.text().contains("A usual visit is possible with any doctor."), "{}", page.text());
    assert!(page.all("select#doctor_id option")[0].text().contains("Any doctor"));
}

#[tokio::test]
async fn f33_weekly_hours_that_grow_are_offered_for_a_kind_where_they_have_room_for_it() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    keeps_a_kind(&farah).await;
    let (asha, maya) = (app.patient("Asha").await, app.patient("Maya").await);
    let sunday = [("from", "2026-11-29"), ("to", "2026-11-29")];
    let of_asha = waits_for_the_kind(&asha, &app, sunday).await;
    let of_maya = waits(&maya, &app, &sunday).await;
    let hours = format!("/doctors/{}/availability", farah.id);
    let until = |end: &str| json!({ "weekday": "SUN", "start": "10:00", "end": end, "visit_minutes": 30 });
    let rule = farah.api(Method::POST, &hours).json(&until("10:30")).send().await.is(201).member("id");
    offers(&app).await;
    offers(&app).await;
    assert_eq!(offered(&asha, &of_asha).await, nothing());
    assert_eq!(offered(&maya, &of_maya).await, usual("10:00", "10:30"));
    farah.api(Method::PUT, &format!("{hours}/{rule}")).json(&until("11:30")).send().await.is(200);
    offers(&app).await;
    offers(&app).await;
    assert_eq!(offered(&asha, &of_asha).await, first_visit("10:30", "11:10"));
    nothing_is_wrong(&app).await;
}
