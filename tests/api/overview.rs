//! The house in numbers, for administrators.

use http::Method;

use crate::support::TestApp;

pub async fn f59_the_overview_counts_the_house_and_names_its_latest_visits(app: TestApp) {
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let slots = app.open_slots(&farah).await;
    let first = asha.has(&slots[0]).await;
    let moved = asha.has(&slots[24]).await;
    asha.reschedules(&moved, &slots[40]).await.is(200);
    let told = app.published("appointment.rescheduled").await;
    let before: jiff::Timestamp = moved.start().parse().unwrap();
    assert_eq!(told[0]["facts"]["previous_start"], before.to_string(), "{told:?}");
    let seen = tomas.api(Method::GET, "/admin/overview").send().await.is(200);
    assert!(!seen.text().contains("cough"), "no reasons: {}", seen.text());
    let body = seen.json();
    let figures = ["departments", "doctors", "patients", "appointments"].map(|name| body[name].as_u64().unwrap());
    assert_eq!(figures, [1, 1, 1, 2]);
    assert_eq!((body["today"]["date"].as_str(), body["today"]["visits"].as_u64()), (Some("2026-11-23"), Some(1)));
    assert_eq!((body["recent"][0]["id"].as_str(), body["recent"][0]["start"].as_str()), (Some(first.id.as_str()), Some(first.start())));
    ruth.api(Method::GET, "/admin/overview").send().await.is_problem(403, "forbidden");
    app.stranger().api(Method::GET, "/admin/overview").send().await.is(401);
}

both_doors!(f59_the_overview_counts_the_house_and_names_its_latest_visits);
