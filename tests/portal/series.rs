//! Times that doctors propose, a doctor's own patients, visits booked together, and times that are kept for emergencies.

use caredesk::access::permissions::BookSeries;
use caredesk::capabilities::calendar::model::Quantum;
use caredesk::operations::verify::check;
use caredesk::primitives::ids::AppointmentId;
use http::Method;
use serde_json::json;

use crate::support::{Answer, Person, TestApp, Visit};

async fn nothing_is_wrong(app: &TestApp) {
    let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
    assert!(report.is_clean(), "{report}");
}

/// A doctor with a patient in care, by a visit that is booked.
async fn in_care(app: &TestApp) -> (Person, Person) {
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    asha.has(&app.open_slot(&farah).await).await;
    (farah, asha)
}

/// The doctor offers the patient a time by the pages; the path of the visit.
async fn proposes(farah: &Person, asha: &Person, start: &str) -> Answer {
    let here = format!("/patients/{}/propose", asha.id);
    let page = farah.opens(&format!("{here}?start={}", start.replace('+', "%2B"))).await.is(200);
    farah.sends(&page.page().form(&here).fill("reason", "Pressure, after the new tablets")).await
}

#[tokio::test]
async fn f30_a_proposal_is_answered_from_the_first_page_with_yes_or_with_no_and_why() {
    let app = TestApp::start().await;
    let (farah, asha) = in_care(&app).await;
    let slots = app.open_slots(&farah).await;
    let here = format!("/patients/{}/propose", asha.id);
    assert!(farah.opens(&format!("/patients/{}/overview", asha.id)).await.is(200).text().contains(&here), "a link leads there");
    farah.opens(&format!("{here}?pick=1")).await.is(422);
    let first = proposes(&farah, &asha, &slots[8].start).await.leads_to("/appointments/apt_").location().to_owned();
    let second = proposes(&farah, &asha, &slots[12].start).await.leads_to("/appointments/apt_").location().to_owned();
    let home = asha.opens("/appointments").await.is(200);
    asha.sends(&home.page().form(&format!("{first}/confirm"))).await.leads_to(&first);
    let asked = asha.opens(&format!("{second}/cancel")).await.is(200);
    assert_eq!(asked.page().heading(), "Decline this time?");
    let form = asked.page().form(&format!("{second}/cancel")).fill("reason", "I am at sea until May");
    let (one, two) = tokio::join!(asha.sends(&form), asha.sends(&form));
    one.leads_to(&second);
    two.leads_to(&second);
    let seen = farah.opens(&second).await.is(200);
    assert!(seen.text().contains("I am at sea until May"), "the doctor reads why");
    let booked = asha.api(Method::GET, &first).send().await.is(200).json();
    assert_eq!(booked["status"], "booked");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f30_nobody_elses_patient_is_proposed_to_and_a_withdrawn_time_is_not_accepted() {
    let app = TestApp::start().await;
    let (farah, asha) = in_care(&app).await;
    let stranger = app.patient("Ben").await;
    farah.opens(&format!("/patients/{}/propose", stranger.id)).await.is(404);
    asha.opens(&format!("/patients/{}/propose", asha.id)).await.is(403);
    let slots = app.open_slots(&farah).await;
    let path = proposes(&farah, &asha, &slots[8].start).await.leads_to("/appointments/apt_").location().to_owned();
    stranger.opens(&path).await.is(404);
    let home = asha.opens("/appointments").await.is(200);
    let yes = home.page().form(&format!("{path}/confirm"));
    let withdraws =
        farah.opens(&format!("{path}/cancel")).await.is(200).page().form(&format!("{path}/cancel")).fill("reason", "I am away then");
    farah.sends(&withdraws).await.leads_to(&path);
    asha.sends(&yes).await.leads_to(&path);
    assert_eq!(asha.api(Method::GET, &path).send().await.is(200).json()["status"], "cancelled");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f21_a_doctor_finds_their_own_patients_by_name_and_nobody_elses() {
    let app = TestApp::start().await;
    let (farah, _) = in_care(&app).await;
    let (iyer, ben) = (app.doctor("Ravi Iyer").await, app.patient("Ben").await);
    ben.has(&app.open_slot(&iyer).await).await;
    let list = farah.opens("/my-patients").await.is(200);
    assert!(list.text().contains("Asha") && !list.text().contains("Ben"), "{}", list.page().text());
    let found = farah.posts("/my-patients/search", &[("q", "ash")]).await.leads_to("/my-patients?search=").location().to_owned();
    assert!(!found.contains("ash"), "the words stand in no address");
    assert!(farah.opens(&found).await.is(200).text().contains("Asha"));
    let none = farah.posts("/my-patients/search", &[("q", "ben")]).await.location().to_owned();
    assert!(farah.opens(&none).await.is(200).text().contains("Nobody found"));
    app.receptionist().await.opens("/my-patients").await.is(403);
    let body = farah.api(Method::GET, "/my-patients").send().await.is(200).json();
    assert_eq!(body["items"].as_array().unwrap().len(), 1);
}

/// Every week from Thursday on, at ten.
fn typed<'a>(farah: &'a str, key: &'a str, count: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("doctor_id", farah),
        ("first", "2026-11-26"),
        ("time", "10:00"),
        ("every", "1"),
        ("unit", "weeks"),
        ("count", count),
        ("reason", "Dressing change"),
        ("key", key),
    ]
}

#[tokio::test]
async fn f35_conflicts_are_shown_before_a_series_is_booked_and_each_is_booked_once() {
    let app = TestApp::start().await;
    let (farah, asha, ruth) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.receptionist().await);
    let other = app.doctor("Ravi Iyer").await;
    let at = |date: &str| json!({ "doctor_id": farah.id, "patient_id": app_id(&asha), "start": format!("{date}T10:00:00+05:30"), "reason": "x" });
    let ben = app.patient("Ben").await;
    let mut taken = at("2026-12-03");
    taken["patient_id"] = json!(ben.id);
    ruth.asks_for(&taken).await.is(201);
    let mut busy = at("2026-12-10");
    busy["doctor_id"] = json!(other.id);
    ruth.asks_for(&busy).await.is(201);
    let here = format!("/patients/{}/series", asha.id);
    let doctor = farah.id.to_string();
    let preview = ruth.posts(&format!("{here}/preview"), &typed(&doctor, "k1", "4")).await.is(200);
    assert!(preview.text().contains("2 dates cannot be as planned"), "{}", preview.page().text());
    assert!(preview.text().contains("Taken") && preview.text().contains("The patient has another visit"));
    assert_eq!(app.rows(caredesk::storage::tables::Table::Appointments).await.len(), 2, "nothing is booked yet");
    let mut fields = typed(&doctor, "k1", "4");
    let lines = ["1//2026-11-26T04:30:00Z", "2//2026-12-03T05:00:00Z", "3//", "4//2026-12-17T04:30:00Z"];
    fields.extend(lines.map(|line| ("line", line)));
    let (one, two) = tokio::join!(ruth.posts(&here, &fields), ruth.posts(&here, &fields));
    for answer in [one, two, ruth.posts(&here, &fields).await] {
        let place = answer.leads_to(&format!("{here}?told=")).location().to_owned();
        assert_eq!(ruth.opens(&place).await.is(200).page().heading(), "3 visits are booked");
    }
    assert_eq!(app.rows(caredesk::storage::tables::Table::Appointments).await.len(), 5, "each once");
    let home = asha.api(Method::GET, "/appointments").send().await.is(200).json();
    let second = home["items"].as_array().unwrap().iter().find(|one| one["start"] == "2026-12-03T10:30:00+05:30").unwrap()["id"].clone();
    let path = format!("/appointments/{}", second.as_str().unwrap());
    assert!(asha.opens(&path).await.is(200).text().contains("2 of 3"));
    let asked = asha.opens(&format!("{path}/series/cancel")).await.is(200);
    let form = asked.page().form(&format!("{path}/series/cancel"));
    asha.sends(&form).await.leads_to(&path);
    asha.sends(&form).await.leads_to(&path);
    let left = asha.api(Method::GET, "/appointments").send().await.is(200).json();
    let left = left["items"].as_array().unwrap().iter().filter(|one| one["status"] != "cancelled").count();
    assert_eq!(left, 1, "only the visit that is none of the series");
    nothing_is_wrong(&app).await;
}

/// What a doctor types into a search is no address of ours, and another doctor's visits are not theirs whatever it says.
#[tokio::test]
async fn f35_a_doctor_reads_no_series_of_another_doctor_with_a_patient_of_both() {
    let app = TestApp::start().await;
    let (farah, asha) = in_care(&app).await;
    let (ravi, ruth) = (app.doctor("Ravi Iyer").await, app.receptionist().await);
    let (here, doctor) = (format!("/patients/{}/series", asha.id), ravi.id.to_string());
    let mut fields = typed(&doctor, "k1", "2");
    fields.extend(["1//2026-11-26T04:30:00Z", "2//2026-12-03T04:30:00Z"].map(|line| ("line", line)));
    let told = ruth.posts(&here, &fields).await.leads_to(&format!("{here}?told=")).location().to_owned();
    assert_eq!(ruth.opens(&told).await.is(200).page().heading(), "2 visits are booked");
    let booked = asha.api(Method::GET, "/appointments").send().await.is(200).json();
    let theirs = booked["items"].as_array().unwrap().iter().filter(|one| one["doctor_id"] == json!(ravi.id));
    let ids: Vec<AppointmentId> = theirs.map(|one| one["id"].as_str().unwrap().parse().unwrap()).collect();
    assert_eq!(ids.len(), 2, "{booked}");
    let words = json!({ "doctor": farah.id, "visits": [ids[0]], "left_out": [] }).to_string();
    let sealed = farah.posts("/my-patients/search", &[("q", &words)]).await.leads_to("/my-patients?search=").location().to_owned();
    let page = farah.opens(&format!("{here}?told={}", sealed.split_once('=').unwrap().1)).await.is(200).page();
    assert_eq!(page.heading(), farah.opens(&here).await.is(200).page().heading(), "it tells of nothing");
    for (who, number) in [(&farah, 0), (&ravi, 2), (&ruth, 2)] {
        let seen = app.app.appointments.booked_of_series(&app.granted::<BookSeries>(who), asha.id, &ids).await.unwrap();
        assert_eq!(seen.len(), number, "{}", who.name);
    }
}

/// The list of doctors has no times, and where nothing else is free nobody is told to choose something else.
#[tokio::test]
async fn f35_a_date_that_cannot_be_moved_says_so_and_doctors_are_chosen_without_times() {
    let app = TestApp::start().await;
    let (farah, asha, ruth) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.receptionist().await);
    let here = format!("/patients/{}/series", asha.id);
    let doctors = ruth.opens(&format!("{here}?department={}", app.department.id)).await.is(200).page();
    assert!(doctors.text().contains("choose the doctor") && !doctors.text().contains("choose a time"), "{}", doctors.text());
    // Two weeks of leave from the Monday before the second visit.
    let leave = json!({ "kind": "leave", "start": "2026-11-30", "end": "2026-12-13" });
    let path = format!("/doctors/{}/exceptions", farah.id);
    farah.api(Method::POST, &path).key(&farah.new_key()).json(&leave).send().await.is(201);
    let doctor = farah.id.to_string();
    let page = ruth.posts(&format!("{here}/preview"), &typed(&doctor, "k9", "2")).await.is(200).page();
    assert!(page.text().contains("One date cannot be as planned, and no other time around it is free."), "{}", page.text());
    assert!(!page.text().contains("Choose another time") && page.text().contains("1 of 2 dates is left out."), "{}", page.text());
    assert_eq!((page.all("select[name=line]").len(), page.all("input[name=line]").len()), (1, 1));
}

fn app_id(person: &Person) -> String {
    person.id.to_string()
}

#[tokio::test]
async fn f35_a_time_kept_for_emergencies_is_for_staff_alone() {
    let app = TestApp::start().await;
    let (farah, asha, ruth) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.receptionist().await);
    let rule = json!({ "weekday": "SUN", "start": "09:00", "end": "10:00", "visit_minutes": 30, "staff_only": true });
    let path = format!("/doctors/{}/availability", farah.id);
    let made = farah.api(Method::POST, &path).key(&farah.new_key()).json(&rule).send().await.is(201).json();
    assert_eq!(made["staff_only"], true, "{made}");
    let times = format!("/doctors/{}/free-times?from=2026-11-29&to=2026-11-29", farah.id);
    let seen = |answer: Answer| answer.is(200).json()["days"][0]["morning"].clone();
    assert_eq!(seen(asha.api(Method::GET, &times).send().await), json!([]));
    assert_eq!(seen(app.stranger().api(Method::GET, &times).send().await), json!([]));
    assert_eq!(seen(ruth.api(Method::GET, &times).send().await)[0]["staff_only"], true);
    let wish = json!({ "doctor_id": farah.id, "start": "2026-11-29T09:00:00+05:30", "reason": "cough" });
    asha.asks_for(&wish).await.is_problem(422, "invalid");
    asha.api(Method::POST, "/holds").key(&asha.new_key()).json(&wish).send().await.is(422);
    assert!(!asha.opens(&format!("/doctors/{}/times?day=2026-11-29", farah.id)).await.is(200).text().contains("09:30"));
    let picker = ruth.opens(&format!("/doctors/{}/times?day=2026-11-29&for={}", farah.id, asha.id)).await.is(200);
    assert!(picker.text().contains("Staff only"));
    assert!(farah.opens(&format!("/doctors/{}/hours", farah.id)).await.is(200).text().contains("Staff only"));
    let mut booked = wish.clone();
    booked["patient_id"] = json!(asha.id);
    assert_eq!(Visit::of(&ruth.asks_for(&booked).await.is(201)).status(), "booked");
    nothing_is_wrong(&app).await;
}
