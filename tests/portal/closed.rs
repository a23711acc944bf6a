//! Doctors who have left, and doctors who take no bookings now: what is said to whoever is about to book with them.

use caredesk::capabilities::directory::model::DoctorStatus;
use http::Method;
use serde_json::json;

use crate::steps::{details, doctor_and_asha, holds, times_of};
use crate::support::{Person, TestApp};

/// The doctor leaves, whatever is held of their times.
async fn leaves(app: &TestApp, doctor: &Person) {
    app.changes(doctor, |doctor| doctor.status = DoctorStatus::Inactive).await;
}

#[tokio::test]
async fn f23_a_doctor_who_has_left_has_no_times_to_choose_hold_or_wait_for() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    app.doctor("Petra Novak").await;
    let slots = app.open_slots(&doctor).await;
    let department = format!("/patients/me/waiting-list/new?department={}", app.department.id);
    let waiting = format!("{department}&doctor={}", doctor.id);
    assert!(asha.opens(&waiting).await.is(200).text().contains("Leena Farah"));
    let (held, _) = details(&asha, &slots[6]).await;
    leaves(&app, &doctor).await;
    for query in ["", "?day=2026-11-26", "?from=2026-11-26"] {
        app.stranger().opens(&times_of(&doctor, query)).await.is(404);
        asha.opens(&times_of(&doctor, query)).await.is(404);
    }
    holds(&asha, &slots[8]).await.is(404);
    asha.posts("/book/hold", &[("doctor_id", &slots[8].doctor)]).await.is(404);
    // Whoever holds a time of theirs is led to other doctors.
    asha.posts(&format!("{held}/change"), &[("to", "time")]).await.leads_to("/departments");
    asha.opens(&waiting).await.is(404);
    let form = asha.opens(&department).await.is(200);
    assert!(!form.text().contains("Leena Farah") && form.text().contains("Petra Novak"));

    let free = format!("/doctors/{}/free-times?from=2026-11-26&to=2026-11-26", doctor.id);
    asha.api(Method::GET, &free).send().await.is(404);
    let wish = json!({ "doctor_id": doctor.id, "start": slots[8].start });
    let refused = asha.api(Method::POST, "/holds").key("k-1").json(&wish).send().await.is_problem(422, "invalid");
    assert_eq!(refused.faults(), ["/doctor_id not_accepting"]);
}

#[tokio::test]
async fn f25_a_hold_that_ran_out_leads_to_no_times_of_a_doctor_who_has_left() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (held, _) = details(&asha, &app.open_slots(&doctor).await[6]).await;
    leaves(&app, &doctor).await;
    app.passes(11);
    let ended = asha.opens(&held).await.is(410).page();
    assert!(
        ended.all("main a").iter().all(|link| !link.attribute("href").unwrap_or_default().starts_with("/doctors/")),
        "{}",
        ended.text()
    );
    assert!(ended.all("main form").is_empty(), "nor is it held again");
}
