//! Hours that a doctor adds, once or for every week: their times go to whoever waits for one.

use caredesk::operations::loops::drain_of;
use caredesk::operations::waiting::Offerer;
use http::Method;
use serde_json::{Value, json};

use super::{entry, nothing_is_wrong, offer_link, offers, taken_time, waits};
use crate::support::{Page, Person, TestApp};

/// Adds extra hours on the last Sunday of November, from an hour to another in Kolkata.
async fn adds_hours(doctor: &Person, from: &str, to: &str) {
    let at = |time: &str| format!("2026-11-29T{time}:00+05:30");
    let extra = json!({ "kind": "extra", "start": at(from), "end": at(to) });
    doctor.api(Method::POST, &format!("/doctors/{}/exceptions", doctor.id)).json(&extra).send().await.is(201);
}

#[tokio::test]
async fn f33_extra_hours_go_to_whoever_asked_first_and_what_only_staff_give_away_to_nobody() {
    let app = TestApp::start().await;
    let (farah, asha, maya) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Maya").await);
    let emergencies = json!({ "weekday": "SUN", "start": "10:00", "end": "11:00", "visit_minutes": 30, "staff_only": true });
    farah.api(Method::POST, &format!("/doctors/{}/availability", farah.id)).json(&emergencies).send().await.is(201);
    let sunday = [("from", "2026-11-29"), ("to", "2026-11-29")];
    let of_asha = waits(&asha, &app, &sunday).await;
    let of_maya = waits(&maya, &app, &sunday).await;
    offers(&app).await;
    assert!(app.published("availability.opened").await.is_empty());

    // Its first hour is kept for emergencies, and stays so.
    adds_hours(&farah, "10:00", "11:30").await;
    let told = app.published("availability.opened").await;
    assert_eq!(told.len(), 1);
    let facts = &told[0]["facts"];
    assert_eq!([&facts["start"], &facts["end"]], ["2026-11-29T04:30:00Z", "2026-11-29T06:00:00Z"], "its own range: {facts}");
    offers(&app).await;
    assert_eq!(offers(&app).await.worked.offered, 1, "hours first, then the one time that patients may have");
    let standing = entry(&asha, &of_asha).await;
    assert!(standing["offer"]["start"].as_str().unwrap().starts_with("2026-11-29T11:00"), "{standing}");
    assert_eq!(entry(&maya, &of_maya).await["state"], "waiting", "one time, and she asked later");
    offers(&app).await;
    assert_eq!(entry(&maya, &of_maya).await["state"], "waiting", "no time that is kept for emergencies");

    adds_hours(&farah, "12:00", "12:30").await;
    offers(&app).await;
    offers(&app).await;
    let standing = entry(&maya, &of_maya).await;
    assert!(standing["offer"]["start"].as_str().unwrap().starts_with("2026-11-29T12:00"), "{standing}");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_extra_hours_of_a_doctor_who_takes_no_bookings_open_nothing() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    app.changes(&farah, |doctor| doctor.accepts_bookings = false).await;
    adds_hours(&farah, "10:00", "11:30").await;
    assert!(app.published("availability.opened").await.is_empty());
}

/// Sunday visits of half an hour from 10:00, for patients.
fn sundays(end: &str) -> Value {
    json!({ "weekday": "SUN", "start": "10:00", "end": end, "visit_minutes": 30 })
}

/// A rule of these hours; where it is.
async fn adds_rule(doctor: &Person, rule: &Value) -> String {
    let path = format!("/doctors/{}/availability", doctor.id);
    let id = doctor.api(Method::POST, &path).json(rule).send().await.is(201).member("id");
    format!("{path}/{id}")
}

/// When the time begins that is kept for somebody; empty where none is.
async fn offered(person: &Person, path: &str) -> String {
    entry(person, path).await["offer"]["start"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn f33_weekly_hours_that_grow_go_to_whoever_asked_first_one_person_a_time() {
    let app = TestApp::start().await;
    let (farah, asha, maya) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Maya").await);
    let sunday = [("from", "2026-11-29"), ("to", "2026-11-29")];
    let of_asha = waits(&asha, &app, &sunday).await;
    let of_maya = waits(&maya, &app, &sunday).await;
    let rule = adds_rule(&farah, &sundays("10:30")).await;
    assert_eq!(app.published("availability.opened").await.len(), 1);
    drain_of(&app.app, "test").run().await.unwrap();
    let (run, spent) = Box::pin(app.spends(Offerer::of(&app.app, "test").run())).await;
    assert_eq!(run.unwrap().worked.offered, 0, "hours first, then each of their times");
    assert!(spent.calls <= 12 && spent.read_units <= 12.0, "what a look at new hours costs: {spent:?}");
    assert_eq!(offers(&app).await.worked.offered, 1);
    assert!(offered(&asha, &of_asha).await.starts_with("2026-11-29T10:00"));
    assert_eq!(offered(&maya, &of_maya).await, "", "one time, and she asked later");
    // Heard and done: nothing is offered twice.
    offers(&app).await;
    assert_eq!((offers(&app).await.worked.offered, offered(&maya, &of_maya).await), (0, String::new()));

    // The same hours for half an hour longer, then a shorter time of them: that opens nothing.
    farah.api(Method::PUT, &rule).json(&sundays("11:00")).send().await.is(200);
    offers(&app).await;
    offers(&app).await;
    assert!(offered(&maya, &of_maya).await.starts_with("2026-11-29T10:30"));
    let told = app.published("availability.opened").await.len();
    farah.api(Method::PUT, &rule).json(&sundays("10:30")).send().await.is(200);
    offers(&app).await;
    assert_eq!((told, app.published("availability.opened").await.len()), (2, 2));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_more_dates_of_a_rule_open_these_and_bookings_that_are_taken_again_open_all() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let [asha, maya, zoe] = [app.patient("Asha").await, app.patient("Maya").await, app.patient("Zoe").await];
    let until = |day: &str| {
        let mut rule = sundays("10:30");
        rule["valid_until"] = json!(day);
        rule
    };
    let rule = adds_rule(&farah, &until("2026-11-29")).await;
    offers(&app).await;
    let of_asha = waits(&asha, &app, &[("from", "2026-12-06"), ("to", "2026-12-06")]).await;
    let of_maya = waits(&maya, &app, &[("from", "2026-11-29"), ("to", "2026-11-29")]).await;
    farah.api(Method::PUT, &rule).json(&until("2026-12-31")).send().await.is(200);
    offers(&app).await;
    offers(&app).await;
    assert!(offered(&asha, &of_asha).await.starts_with("2026-12-06T10:00"));
    assert_eq!(offered(&maya, &of_maya).await, "", "that Sunday was open to everybody all along");

    app.changes(&farah, |doctor| doctor.accepts_bookings = false).await;
    let of_zoe = waits(&zoe, &app, &[("from", "2026-12-13"), ("to", "2026-12-13")]).await;
    app.changes(&farah, |doctor| doctor.accepts_bookings = true).await;
    offers(&app).await;
    offers(&app).await;
    assert!(offered(&zoe, &of_zoe).await.starts_with("2026-12-13T10:00"));
    assert!(offered(&maya, &of_maya).await.starts_with("2026-11-29T10:00"));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_a_doctor_who_comes_back_or_from_another_department_opens_times_for_whoever_waits_there() {
    let app = TestApp::start().await;
    let (farah, tomas, asha) = (app.doctor("Leena Farah").await, app.administrator().await, app.patient("Asha").await);
    app.doctor("Ravi Iyer").await;
    let of_asha = waits(&asha, &app, &[("from", "2026-11-26"), ("to", "2026-11-26")]).await;
    let doctor = format!("/doctors/{}", farah.id);
    tomas.api(Method::DELETE, &doctor).send().await.is(204);
    offers(&app).await;
    assert!(app.published("availability.opened").await.is_empty());
    tomas.api(Method::POST, &format!("{doctor}/reactivate")).send().await.is(200);
    offers(&app).await;
    offers(&app).await;
    assert!(offered(&asha, &of_asha).await.starts_with("2026-11-26T"), "she waits for any doctor of the department");

    let other = tomas.api(Method::POST, "/departments").json(&json!({ "name": "Ear, nose and throat" })).send().await.is(201).member("id");
    let (home, other) = (app.department.id, other.parse().unwrap());
    let maya = app.patient("Maya").await;
    app.changes(&farah, |doctor| doctor.department_id = other).await;
    let of_maya = waits(&maya, &app, &[("from", "2026-11-27"), ("to", "2026-11-27")]).await;
    offers(&app).await;
    offers(&app).await;
    assert_eq!(offered(&maya, &of_maya).await, "", "the hours of another department");
    app.changes(&farah, |doctor| doctor.department_id = home).await;
    offers(&app).await;
    offers(&app).await;
    assert!(offered(&maya, &of_maya).await.starts_with("2026-11-27T"));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_of_more_new_times_than_are_offered_at_once_the_later_ones_are_not_forgotten() {
    let app = TestApp::start().await;
    let (farah, asha, zoe) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Zoe").await);
    let of_asha = waits(&asha, &app, &[("from", "2026-11-29"), ("to", "2026-12-20")]).await;
    let of_zoe = waits(&zoe, &app, &[("from", "2026-12-20"), ("to", "2026-12-20")]).await;
    let long_sundays = json!({ "weekday": "SUN", "start": "08:00", "end": "20:00", "visit_minutes": 15 });
    adds_rule(&farah, &long_sundays).await;
    for _ in 0..3 {
        offers(&app).await;
    }
    assert!(offered(&asha, &of_asha).await.starts_with("2026-11-29T08:00"));
    assert!(offered(&zoe, &of_zoe).await.starts_with("2026-12-20T08:00"));
    let left = offers(&app).await.worked;
    assert_eq!((left.waiting, left.offered, left.forgotten), (2, 0, 0), "nothing else is left of them");
    nothing_is_wrong(&app).await;
}

/// A name in other letters does not turn the sentence round that it stands in.
#[tokio::test]
async fn f17_whom_somebody_waits_for_is_named_apart_from_the_words_around() {
    let app = TestApp::start().await;
    let (farah, asha, maya) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Maya").await);
    let anybody = waits(&asha, &app, &[]).await;
    let of_farah = waits(&maya, &app, &[("doctor_id", &farah.id.to_string())]).await;
    let department = app.department.name.as_str();
    for (person, wish, names) in [(&asha, anybody, vec![department]), (&maya, of_farah, vec!["Leena Farah", department])] {
        let page = person.opens(&wish).await.is(200).page();
        let apart: Vec<String> = page.all("main h1 bdi").iter().map(|name| name.text()).collect();
        assert_eq!(apart, names, "{}", page.heading());
    }
}

#[tokio::test]
async fn f33_whatever_shows_a_kept_time_names_doctor_department_and_patient_apart_from_the_words_around() {
    let app = TestApp::start().await;
    let (_, _, visit, noor) = taken_time(&app).await;
    let (ruth, asha) = (app.receptionist().await, app.patient("Asha").await);
    // A house of one department has its list open at once.
    app.administrator().await.api(Method::POST, "/departments").json(&json!({ "name": "Ear, nose and throat" })).send().await.is(201);
    let path = waits(&asha, &app, &[]).await;
    noor.cancels(&visit).await.is(200);
    offers(&app).await;
    let apart = |page: &Page, places: &str| page.all(&format!("{places} bdi")).iter().map(|name| name.text()).collect::<Vec<_>>();
    let (doctor, department) = ("Leena Farah", app.department.name.as_str());

    let mut shown = Vec::new();
    for place in ["/patients/me/waiting-list", "/appointments", path.as_str()] {
        shown.push((place, asha.opens(place).await.is(200).page(), "main section.card-visit"));
    }
    let link = offer_link(&app, &asha).await.unwrap();
    shown.push(("the link", app.stranger().opens(&link).await.is(200).page(), "main section.card-visit"));
    shown.push(("the desk", ruth.opens("/desk/waiting-list").await.is(200).page(), "main section[aria-labelledby=offered]"));
    for (place, page, section) in &shown {
        assert_eq!(apart(page, section), [doctor, department], "{place}");
    }

    let of_asha = format!("/patients/{}/waiting-list", asha.id);
    let list = ruth.opens(&of_asha).await.is(200).page();
    assert_eq!((list.heading().as_str(), apart(&list, "main h1")), ("Waiting list of Asha", vec!["Asha".to_owned()]));
    let form = ruth.opens(&format!("{of_asha}/new?department={}", app.department.id)).await.is(200).page();
    assert_eq!(apart(&form, "main .page-head p"), [department, "Asha"]);
}
