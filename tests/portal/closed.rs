//! Doctors who have left, and doctors who take no bookings now: what is said to whoever is about to book with them.

use caredesk::capabilities::directory::model::DoctorStatus;
use http::Method;
use serde_json::json;

use crate::kept_answers::{TYPED, finds_everything, typed};
use crate::steps::{REASON, details, doctor_and_asha, holds, times_of};
use crate::support::{Form, Page, Person, TestApp};

/// The doctor leaves, whatever is held of their times.
async fn leaves(app: &TestApp, doctor: &Person) {
    app.changes(doctor, |doctor| doctor.status = DoctorStatus::Inactive).await;
}

/// Where the page of a visit leads to other doctors, if it does.
pub async fn other_doctors(person: &Person, visit: &str) -> Option<String> {
    let page = person.opens(visit).await.is(200).page();
    let link = page.all("main a").into_iter().find(|link| link.text() == "See other doctors")?;
    link.attribute("href").map(str::to_owned)
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

/// Where the button of a page leads to other doctors, which says that this one takes no bookings.
fn others_than_this_one(page: &Page) -> String {
    assert_eq!((page.heading().as_str(), page.all("main form").len()), ("Choose another doctor", 0), "{}", page.text());
    assert!(page.alert().contains("This doctor takes no bookings now"), "{}", page.alert());
    assert!(page.text().contains("Leena Farah takes no bookings now: ") && page.text().contains(REASON), "{}", page.text());
    for other in ["is held for", "yours as soon as you book", "too near by now"] {
        assert!(!page.text().contains(other), "{other} in {}", page.text());
    }
    page.find("main a.nhsuk-button").unwrap().attribute("href").unwrap().to_owned()
}

/// The page that checks, from the address that a hold led to; the form before it, and the last one.
async fn up_to_the_last_form(person: &Person, held: &str) -> (Form, Form) {
    let bare = held.split('?').next().unwrap();
    let asks = typed(person.opens(held).await.is(200).page().form(&format!("{bare}/check")));
    let last = person.goes_on(&asks).await.is(200).page().form("/appointments");
    (asks, last)
}

#[tokio::test]
async fn f25_who_holds_a_time_of_a_doctor_who_takes_no_bookings_now_is_told_so_and_led_to_other_doctors() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (novak, ben, ruth) = (app.doctor("Petra Novak").await, app.patient("Ben").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    let held = holds(&asha, &slots[6]).await.leads_to("/book/hld_").location().to_owned();
    let (asks, last) = up_to_the_last_form(&asha, &held).await;
    let of_ben =
        ruth.posts("/book/hold", &[("doctor_id", &slots[8].doctor), ("start", &slots[8].start), ("for", &ben.id.to_string())]).await;
    let of_ben = of_ben.leads_to("/book/hld_").location().to_owned();
    let (_, at_desk) = up_to_the_last_form(&ruth, &of_ben).await;
    app.changes(&doctor, |doctor| doctor.accepts_bookings = false).await;

    let department = format!("/departments/{}", app.department.id);
    let again = [asha.opens(&held).await, asha.posts(&held, TYPED).await, asha.opens(&format!("{held}/check")).await];
    for answer in again.into_iter().chain([asha.sends(&asks).await, asha.sends(&last).await]) {
        assert_eq!(others_than_this_one(&answer.is(422).page()), department);
    }
    let at_desk = ruth.sends(&at_desk).await.is(422).page();
    assert_eq!(others_than_this_one(&at_desk), format!("/patients/{}/book?department={}", ben.id, app.department.id));
    let times = holds(&asha, &slots[10]).await.is(422).page();
    assert!(times.alert().contains("This doctor takes no bookings at the moment."), "{}", times.alert());
    assert_eq!(app.published("appointment.booked").await.len(), 0);
    // What was typed is there with another doctor.
    finds_everything(&asha, holds(&asha, &app.open_slots(&novak).await[6]).await).await;
}

#[tokio::test]
async fn f25_who_has_typed_nothing_yet_is_led_to_other_doctors_before_they_do() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, ruth) = (app.patient("Ben").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    let (of_asha, _) = details(&asha, &slots[6]).await;
    let ben_id = ben.id.to_string();
    let for_ben = [("doctor_id", slots[8].doctor.as_str()), ("start", slots[8].start.as_str()), ("for", ben_id.as_str())];
    let of_ben = ruth.posts("/book/hold", &for_ben).await.leads_to("/book/hld_").location().to_owned();
    app.changes(&doctor, |doctor| doctor.accepts_bookings = false).await;
    let at_desk = format!("/patients/{}/book?department={}", ben.id, app.department.id);
    for (person, held, others) in [(&asha, &of_asha, format!("/departments/{}", app.department.id)), (&ruth, &of_ben, at_desk)] {
        let page = person.opens(held).await.is(422).page();
        assert_eq!((page.heading().as_str(), page.all("main form").len()), ("Choose another doctor", 0), "{}", page.text());
        assert!(page.alert().contains("This doctor takes no bookings now"), "{}", page.alert());
        assert!(!page.text().contains("Your answers"), "there are none: {}", page.text());
        assert_eq!(page.find("main a.nhsuk-button").unwrap().attribute("href"), Some(others.as_str()));
    }
    app.changes(&doctor, |doctor| doctor.accepts_bookings = true).await;
    asha.opens(&of_asha).await.is(200);
}

#[tokio::test]
async fn f24_whose_doctor_has_left_while_they_typed_is_led_to_other_doctors_too() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let held = holds(&asha, &app.open_slots(&doctor).await[6]).await.leads_to("/book/hld_").location().to_owned();
    let (_, last) = up_to_the_last_form(&asha, &held).await;
    leaves(&app, &doctor).await;
    let told = asha.sends(&last).await.is(422).page();
    assert_eq!(others_than_this_one(&told), format!("/departments/{}", app.department.id));
}

#[tokio::test]
async fn f26_a_visit_that_the_hospital_cancelled_because_its_doctor_leaves_leads_to_the_other_doctors() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (tomas, visit) = (app.administrator().await, asha.has(&app.open_slots(&doctor).await[30]).await);
    let page = format!("/appointments/{}", visit.id);
    assert_eq!(other_doctors(&asha, &page).await, None, "it is still to come");
    tomas.cancels(&visit).await.is(200);
    assert_eq!(other_doctors(&asha, &page).await, None, "another time of the same doctor can be booked");
    leaves(&app, &doctor).await;
    assert_eq!(other_doctors(&asha, &page).await, Some(format!("/departments/{}", app.department.id)));
    assert_eq!(other_doctors(&tomas, &page).await, None, "it is for the patient");
}
