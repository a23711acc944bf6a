//! F23: free times of a doctor by part of the day, and of a department, soonest first.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Browser, Person, TestApp};

async fn free(browser: &Browser, doctor: &Person, query: &str) -> Answer {
    browser.api(Method::GET, &format!("/doctors/{}/free-times{query}", doctor.id)).send().await
}

async fn soonest(browser: &Browser, query: &str) -> Answer {
    browser.api(Method::GET, &format!("/free-times{query}")).send().await
}

fn starts(times: &Value) -> Vec<&str> {
    times.as_array().unwrap().iter().map(|time| &time["start"].as_str().unwrap()[11..16]).collect()
}

#[tokio::test]
async fn f23_a_day_is_grouped_by_parts_and_taken_times_are_gone() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let body = free(&app.stranger(), &farah, "?from=2026-11-24&to=2026-11-24").await.is(200).json();
    assert_eq!((body["doctor_id"].as_str(), body["zone"].as_str()), (Some(farah.id.to_string().as_str()), Some("Asia/Kolkata")));
    let day = &body["days"][0];
    assert_eq!(day["date"], "2026-11-24");
    assert_eq!(starts(&day["morning"]), ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]);
    assert_eq!(starts(&day["afternoon"]), ["13:00", "13:30", "14:00", "14:30", "15:00", "15:30", "16:00", "16:30"]);
    assert_eq!(starts(&day["evening"]), ["17:00", "17:30", "18:00", "18:30", "19:00", "19:30"]);
    assert_eq!(day["morning"][0], json!({"start": "2026-11-24T09:00:00+05:30", "end": "2026-11-24T09:30:00+05:30"}));
    let slots = app.open_slots(&farah).await;
    let nine = slots.iter().find(|slot| slot.start.starts_with("2026-11-24T09:00")).unwrap();
    asha.has(nine).await;
    let after = free(&app.stranger(), &farah, "?from=2026-11-24&to=2026-11-24").await.json();
    assert_eq!(starts(&after["days"][0]["morning"]), ["09:30", "10:00", "10:30", "11:00", "11:30"]);
}

#[tokio::test]
async fn f23_notice_and_horizon_leave_times_out_and_staff_see_further() {
    let app = TestApp::start().await; // Monday, 09:30
    let farah = app.doctor("Leena Farah").await;
    let month = free(&app.stranger(), &farah, "?from=2026-11-23&to=2026-12-23").await.is(200).json();
    let days = month["days"].as_array().unwrap();
    assert_eq!(days.len(), 31);
    assert_eq!(starts(&days[0]["morning"]), ["10:00", "10:30", "11:00", "11:30"], "thirty minutes' notice");
    let some = |day: &Value| ["morning", "afternoon", "evening"].iter().any(|part| !day[part].as_array().unwrap().is_empty());
    let open: Vec<&str> = days.iter().filter(|day| some(day)).map(|day| day["date"].as_str().unwrap()).collect();
    assert_eq!(open, ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-30"]);
    let staff = free(app.receptionist().await.browser(), &farah, "?from=2026-11-23&to=2026-12-23").await.is(200).json();
    assert!(some(staff["days"].as_array().unwrap().last().unwrap()));
    assert_eq!(starts(&staff["days"][0]["morning"])[0], "09:30");
}

#[tokio::test]
async fn f25_a_held_time_is_free_for_its_holder_only_until_it_lapses() {
    let app = TestApp::start().await;
    let (farah, asha, ben) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Ben").await);
    let slot = app.open_slots(&farah).await.remove(8);
    asha.holds(&slot).await.is(201);
    let sees = |person: &Person| {
        let (browser, farah, start) = (person.browser().clone(), &farah, format!("\"start\":\"{}\"", slot.start));
        async move { free(&browser, farah, "").await.is(200).text().contains(&start) }
    };
    assert!(sees(&asha).await && !sees(&ben).await);
    app.passes(11);
    assert!(sees(&ben).await);
}

#[tokio::test]
async fn f23_a_range_is_at_most_31_days_and_ends_after_it_begins() {
    let app = TestApp::start().await;
    let (farah, stranger) = (app.doctor("Leena Farah").await, app.stranger());
    let long = free(&stranger, &farah, "?from=2026-11-23&to=2026-12-24").await.is_problem(422, "invalid");
    assert_eq!(long.faults(), ["/to range_too_long"]);
    assert_eq!(free(&stranger, &farah, "?from=2026-11-23&to=2026-11-22").await.is_problem(422, "invalid").faults(), ["/to before_from"]);
    assert_eq!(
        free(&stranger, &farah, "?from=tomorrow&to=2026-11-24T10:00").await.is_problem(422, "invalid").faults(),
        ["/from not_a_date", "/to not_a_date"]
    );
    assert_eq!(free(&stranger, &farah, "").await.is(200).json()["days"].as_array().unwrap().len(), 8);
    let past = free(&stranger, &farah, "?from=2020-01-01&to=2020-01-02").await.is(200).json();
    assert_eq!(starts(&past["days"][0]["morning"]), [""; 0]);
    let years = free(&stranger, &farah, "?from=0001-01-01&to=9999-12-31").await;
    assert_eq!(years.is_problem(422, "invalid").faults(), ["/to range_too_long"]);
    for edge in ["?from=9999-12-31", "?from=0001-01-01&to=0001-01-31", "?from=9999-12-01&to=9999-12-31"] {
        assert!(!free(&stranger, &farah, edge).await.is(200).text().contains("start"), "{edge}");
    }
    free(&stranger, &app.administrator().await, "").await.is_problem(404, "not-found");
}

#[tokio::test]
async fn f23_a_department_answers_soonest_first_across_its_doctors() {
    let app = TestApp::start().await;
    let (farah, novak) = (app.doctor("Leena Farah").await, app.doctor("Petra Novak").await);
    let asha = app.patient("Asha").await;
    asha.has(&app.open_slot(&farah).await).await;
    let department = format!("?department={}", app.department.id);
    let soon = soonest(&app.stranger(), &format!("{department}&limit=4")).await.is(200).json();
    let items: Vec<(String, &str)> = soon["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["start"].as_str().unwrap()[11..16].to_owned(), item["doctor_id"].as_str().unwrap()))
        .collect();
    let (farah, novak) = (farah.id.to_string(), novak.id.to_string());
    let expected = [("10:00", &novak), ("10:30", &farah), ("10:30", &novak), ("11:00", &farah)];
    assert_eq!(items, expected.map(|(start, doctor)| (start.to_owned(), doctor.as_str())));
    let all = soonest(&app.stranger(), &format!("{department}&limit=100&to=2026-11-30")).await.is(200).json();
    let starts: Vec<&str> = all["items"].as_array().unwrap().iter().map(|item| item["start"].as_str().unwrap()).collect();
    assert_eq!(starts.len(), 100);
    assert!(starts.is_sorted());
}

#[tokio::test]
async fn f23_what_a_department_is_asked_must_make_sense() {
    let app = TestApp::start().await;
    let department = format!("?department={}", app.department.id);
    assert_eq!(soonest(&app.stranger(), &department).await.is(200).json(), json!({"items": []}));
    assert_eq!(soonest(&app.stranger(), "").await.is_problem(422, "invalid").faults(), ["/department required"]);
    assert_eq!(
        soonest(&app.stranger(), &format!("{department}&limit=0")).await.is_problem(422, "invalid").faults(),
        ["/limit out_of_range"]
    );
    soonest(&app.stranger(), "?department=dpt_00000000000000000000000000").await.is_problem(404, "not-found");
}

#[tokio::test]
async fn f31_free_times_are_the_hospitals_wall_times_whatever_its_zone() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let zone = json!({"zone": "America/New_York", "booking_horizon_days": 120});
    tomas.api(Method::PUT, "/admin/settings").json(&zone).send().await.is(200);
    let days = free(&app.stranger(), &farah, "?from=2026-11-27&to=2026-11-27").await.is(200).json();
    assert_eq!(
        (days["zone"].as_str(), days["days"][0]["morning"][0]["start"].as_str()),
        (Some("America/New_York"), Some("2026-11-27T09:00:00-05:00"))
    );
    let summer = free(&app.stranger(), &farah, "?from=2027-03-15&to=2027-03-15").await.is(200).json();
    assert_eq!(summer["days"][0]["morning"][0]["start"], "2027-03-15T09:00:00-04:00");
}

#[tokio::test]
async fn f22_a_closed_day_of_the_house_is_nobodys() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let closed = json!({"closed_days": [{"date": "2026-11-24", "label": "Founder's day"}]});
    tomas.api(Method::PUT, "/admin/settings").json(&closed).send().await.is(200);
    assert!(!app.open_slots(&farah).await.iter().any(|slot| slot.start.starts_with("2026-11-24")));
}
