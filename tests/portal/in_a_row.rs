//! Visits in series: looked at with what stands in the way of each, booked one by one, given back together; and times that only
//! staff book.

use caredesk::access::actor::Level;
use caredesk::operations::loops::drain_of;
use caredesk::operations::rights::Function;
use caredesk::operations::waiting::Offerer;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::steps::{doctor_and_asha, offered, times_of};
use crate::support::rights::with_rights_of;
use crate::support::{Answer, Form, Page, Person, Slot, TestApp};

const REASON: &str = "Dressing of the wound";

fn at(doctor: &Person, start: &str) -> Slot {
    Slot { start: start.to_owned(), doctor: doctor.id.to_string() }
}

fn series_of(patient: &Person, rest: &str) -> String {
    format!("/patients/{}/series{rest}", patient.id)
}

/// Four Tuesdays at ten, as somebody plans them.
async fn plans(person: &Person, patient: &Person, doctor: &Person) -> Answer {
    let form = person.opens(&series_of(patient, &format!("?doctor={}", doctor.id))).await.is(200).page();
    let form = form.form(&series_of(patient, "/preview")).fill("first", "2026-12-01").fill("time", "10:00");
    person.sends(&form.fill("every", "1").fill("count", "4").fill("reason", REASON)).await.is(200)
}

/// Another choice for one line of the page that lists every date.
fn chooses(mut form: Form, page: &Page, line: usize, option: usize) -> Form {
    let select = page.all("select[name=line]")[line - 1];
    let value = select.all("option")[option].attribute("value").unwrap().to_owned();
    let begins = format!("{line}/");
    let lines = form.fields.iter_mut().filter(|(name, old)| name == "line" && old.starts_with(&begins));
    lines.for_each(|(_, old)| old.clone_from(&value));
    form
}

/// What became of it: on a page of its own where nothing failed.
async fn told(by: &Person, form: &Form) -> Answer {
    let answer = by.sends(form).await;
    if answer.status == 303 { by.opens(answer.location()).await.is(200) } else { answer.is(200) }
}

/// The visits that a page leads to.
fn visits(answer: &Answer) -> Vec<String> {
    let page = answer.page();
    let links = page.all("main a");
    let paths = links.iter().filter_map(|link| link.attribute("href")).filter(|path| path.starts_with("/appointments/apt_"));
    paths.map(str::to_owned).collect()
}

async fn facts(person: &Person, visit: &str) -> Value {
    person.api(Method::GET, visit).send().await.is(200).json()
}

async fn booked(app: &TestApp) -> usize {
    app.rows(Table::Appointments).await.len()
}

#[tokio::test]
async fn f35_a_series_of_a_kind_is_looked_at_and_booked_as_long_as_the_kind_with_its_fee() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (ruth, ben, okafor) = (app.receptionist().await, app.patient("Ben").await, app.doctor("Chidi Okafor").await);
    let fee = json!({ "amount": 80_000, "currency": "INR" });
    let kinds = json!({ "items": [{ "name": "Long visit", "minutes": 60, "fee": fee, "buffer_minutes": 0 }] });
    let kept = farah.api(Method::PUT, &format!("/doctors/{}/visit-kinds", farah.id)).json(&kinds).send().await.is(200).json();
    let kind = kept["items"][0]["id"].as_str().unwrap();
    // Half an hour later somebody comes: in the way of a long visit alone.
    ruth.books_for(&ben, &at(&farah, "2026-12-08T10:30:00+05:30")).await.is(201);

    let form = ruth.opens(&series_of(&asha, &format!("?doctor={}", farah.id))).await.is(200).page();
    let form = form.form(&series_of(&asha, "/preview")).fill("first", "2026-12-01").fill("time", "10:00");
    let form = form.fill("every", "1").fill("count", "2").fill("reason", REASON).fill("kind", kind);
    let gone = ruth.sends(&form.clone().fill("kind", "vki_nothing")).await.is(422).page();
    assert!(gone.alert().contains("does not offer that kind of visit"), "{}", gone.alert());
    let preview = ruth.sends(&form).await.is(200).page();
    assert!(preview.text().contains("Long visit, 60 min each. ₹800.00 for each visit"), "{}", preview.text());
    assert_eq!(preview.all("main .tag--bad").len(), 1, "{}", preview.text());

    let told = told(&ruth, &preview.form(&series_of(&asha, ""))).await;
    let visit = facts(&ruth, &visits(&told)[0]).await;
    assert_eq!((&visit["kind"]["name"], &visit["end"]), (&json!("Long visit"), &json!("2026-12-01T11:00:00+05:30")));
    assert_eq!(booked(&app).await, 2, "the other is left out");
    let rows = app.rows(Table::Appointments).await;
    assert!(rows.iter().any(|row| format!("{:?}", row["fee"]).contains("80000")), "with the fee of its kind");

    let start = "2026-12-15T10:00:00+05:30";
    let plan = json!({ "patient_id": asha.id, "doctor_id": okafor.id, "kind": kind, "start": start, "every_weeks": 1, "count": 2 });
    let refused = ruth.api(Method::POST, "/appointments/series/preview").json(&plan).send().await.is(422);
    assert_eq!(refused.faults(), ["/kind unknown_kind"], "a kind is its doctor's own");
    let starts = [start, "2026-12-22T10:00:00+05:30"];
    let wanted = json!({ "patient_id": asha.id, "doctor_id": farah.id, "kind": kind, "reason": REASON, "starts": starts });
    let told = ruth.api(Method::POST, "/appointments/series").key("k-1").json(&wanted).send().await.is(200).json();
    let visit = format!("/appointments/{}", told["items"][1]["appointment_id"].as_str().unwrap());
    assert_eq!(facts(&ruth, &visit).await["end"], "2026-12-22T11:00:00+05:30");
}

#[tokio::test]
async fn f35_of_two_conflicts_one_is_moved_and_one_left_out_and_a_repeat_doubles_nothing() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (ruth, ben, okafor) = (app.receptionist().await, app.patient("Ben").await, app.doctor("Chidi Okafor").await);
    ruth.books_for(&ben, &at(&farah, "2026-12-08T10:00:00+05:30")).await.is(201);
    ruth.books_for(&asha, &at(&okafor, "2026-12-15T10:00:00+05:30")).await.is(201);

    let (preview, spent) = app.spends(plans(&ruth, &asha, &farah)).await;
    assert!(spent.calls <= 16, "the form and what stands in the way: {spent:?}");
    let page = preview.page();
    assert_eq!(page.all("select[name=line]").len(), 4);
    assert_eq!(page.all("main .tag--bad").len(), 2, "{}", page.text());
    assert_eq!(booked(&app).await, 2, "nothing is booked before");
    assert!(page.text().contains("2 of 4 dates are left out unless you choose another time."), "{}", page.text());

    // The second goes half an hour earlier; the third, where she is elsewhere, stays left out.
    let form = chooses(page.form(&series_of(&asha, "")), &page, 2, 1);
    let (answer, spent) = app.spends(ruth.sends(&form)).await;
    assert!(spent.calls <= 8 + 3 * 4, "three bookings: {spent:?}");
    let place = answer.leads_to(&series_of(&asha, "?told=")).location().to_owned();
    assert!(!place.contains("2026-12") && !place.contains("apt_"), "{place}");
    let page = ruth.opens(&place).await.is(200);
    assert_eq!(page.page().heading(), "3 visits are booked");
    assert_eq!(visits(&ruth.opens(&place).await.is(200)), visits(&page), "opened again, it books nothing");
    let made = visits(&page);
    assert_eq!((made.len(), booked(&app).await), (3, 5));
    let left_out: Vec<String> = page.page().all("section[aria-labelledby=left-out] li").iter().map(|date| date.text()).collect();
    assert!(left_out.len() == 1 && left_out[0].contains("15 December"), "{left_out:?}");
    let mut said = Vec::new();
    for visit in &made {
        let visit = facts(&asha, visit).await;
        assert_eq!((&visit["status"], &visit["reason"], &visit["series"]["of"]), (&json!("booked"), &json!(REASON), &json!(3)));
        said.push((visit["start"].as_str().unwrap().to_owned(), visit["series"]["number"].as_u64().unwrap()));
    }
    let expected = [("2026-12-01T10:00:00+05:30", 1), ("2026-12-08T09:30:00+05:30", 2), ("2026-12-22T10:00:00+05:30", 3)];
    assert_eq!(said, expected.map(|(start, number)| (start.to_owned(), number)));

    let again = told(&ruth, &form).await;
    assert_eq!((visits(&again), booked(&app).await), (made.clone(), 5), "pressed twice");
    let (one, other) = tokio::join!(told(&ruth, &form), told(&ruth, &form));
    assert_eq!((visits(&one), visits(&other), booked(&app).await), (made.clone(), made, 5));
    assert_eq!(app.published("appointment.booked").await.len(), 5);
}

#[tokio::test]
async fn f35_what_was_taken_meanwhile_is_told_and_tried_again_at_another_time() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (ruth, ben) = (app.receptionist().await, app.patient("Ben").await);
    let page = plans(&ruth, &asha, &farah).await.page();
    assert!(page.all("main .tag--bad").is_empty());
    assert!(!page.text().contains("left out unless"), "nothing is");
    let form = page.form(&series_of(&asha, ""));
    ruth.books_for(&ben, &at(&farah, "2026-12-08T10:00:00+05:30")).await.is(201);
    let place = ruth.sends(&form).await.leads_to(&series_of(&asha, "?told=")).location().to_owned();
    assert!(!place.contains("2026-12") && place.len() < 4_000, "{place}");
    let partly = ruth.opens(&place).await.is(200);
    assert_eq!((visits(&partly).len(), booked(&app).await), (3, 4));
    let page = ruth.opens(&place).await.is(200).page();
    assert_eq!(page.all("main .tag--bad").len(), 1, "gone back to, it still says what is not booked: {}", page.text());
    assert!(page.text().contains("8 December"), "{}", page.text());
    let again = page.form(&series_of(&asha, ""));
    assert_eq!(again.value("reason"), "", "what the visits are for stands in no address");
    let other = page.all("select[name=line]")[0].all("option")[1].attribute("value").unwrap().to_owned();
    let mut whole = again.clone();
    whole.fields.iter_mut().filter(|(name, old)| name == "line" && old.starts_with("2/")).for_each(|(_, old)| old.clone_from(&other));
    let made = visits(&told(&ruth, &whole).await);
    assert_eq!((made.len(), booked(&app).await), (4, 5));
    let mut numbers: Vec<u64> = Vec::new();
    for visit in &made {
        let visit = facts(&asha, visit).await;
        assert_eq!(visit["reason"], REASON, "the one of the second try too");
        numbers.push(visit["series"]["number"].as_u64().unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4]);
}

#[tokio::test]
async fn f35_a_doctor_proposes_a_series_to_a_patient_in_care_and_to_nobody_else() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (ben, okafor) = (app.patient("Ben").await, app.doctor("Chidi Okafor").await);
    farah.opens(&series_of(&asha, "")).await.is(404);
    asha.has(&app.open_slots(&farah).await[40]).await;
    farah.opens(&series_of(&ben, "")).await.is(404);
    okafor.opens(&series_of(&asha, "")).await.is(404);
    asha.opens(&series_of(&asha, "")).await.is(403);
    let page = plans(&farah, &asha, &farah).await.page();
    let made = visits(&told(&farah, &page.form(&series_of(&asha, ""))).await);
    assert_eq!(made.len(), 4);
    for visit in &made {
        assert_eq!(facts(&asha, visit).await["status"], "proposed");
    }
    let nothing = farah.posts(&series_of(&asha, "/preview"), &[("first", "soon"), ("count", "99")]).await.is(422);
    assert!(nothing.page().alert().len() > 10);
}

#[tokio::test]
async fn f35_staff_say_why_they_end_a_series_past_the_limit_of_its_next_visit() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let ruth = app.receptionist().await;
    let page = plans(&ruth, &asha, &farah).await.page();
    let made = visits(&told(&ruth, &page.form(&series_of(&asha, ""))).await);
    // An hour before the first.
    app.passes(8 * 24 * 60 - 30);
    app.signs_in(&ruth, Level::Full).await;
    let path = format!("{}/series/cancel", made[0]);
    let form = ruth.opens(&path).await.is(200).page().form(&path);
    let refused = ruth.sends(&form).await.is(422).page();
    assert!(refused.alert().contains("Enter the reason"), "{}", refused.alert());
    assert_eq!(facts(&ruth, &made[0]).await["status"], "booked");
    for reason in ["Ward closed", "Ward closed", ""] {
        ruth.sends(&form.clone().fill("reason", reason)).await.leads_to(&made[0]);
    }
    assert_eq!(facts(&ruth, &made[3]).await["status"], "cancelled");
    let rows = app.rows(Table::Audit).await;
    let logged = rows.iter().filter(|row| row.get("reason").and_then(|why| why.as_s().ok()).is_some_and(|why| why == "Ward closed"));
    assert_eq!(logged.count(), 1, "that of the one past its limit");
}

#[tokio::test]
async fn f35_those_of_a_series_that_are_still_to_come_are_given_back_at_once() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (ruth, ben) = (app.receptionist().await, app.patient("Ben").await);
    let page = plans(&ruth, &asha, &farah).await.page();
    let made = visits(&told(&ruth, &page.form(&series_of(&asha, ""))).await);
    // The first is over.
    app.passes(9 * 24 * 60);
    for person in [&asha, &ben, &ruth] {
        app.signs_in(person, Level::Full).await;
    }
    let path = format!("{}/series/cancel", made[3]);
    ben.opens(&path).await.is(404);
    let link = asha.opens(&made[3]).await.is(200).page();
    assert!(link.all("main a").iter().any(|link| link.attribute("href") == Some(&path)), "the visit leads to it");
    let form = asha.opens(&path).await.is(200).page().form(&path).fill("reason", "Healed");
    assert_eq!(form.fields.iter().filter(|(name, _)| name == "visit").count(), 3, "those to come");
    ben.sends(&form).await.is(404);
    asha.sends(&form.clone().fill("reason", "x".repeat(300))).await.is(422);
    for _ in 0..2 {
        let flash = asha.sends(&form).await.leads_to(&made[3]).location().to_owned();
        assert!(asha.opens(&flash).await.is(200).page().alert().len() > 5);
    }
    let mut statuses = Vec::new();
    for visit in &made {
        statuses.push(facts(&asha, visit).await["status"].as_str().unwrap().to_owned());
    }
    assert_eq!(statuses, ["booked", "cancelled", "cancelled", "cancelled"]);
    assert_eq!(app.published("appointment.cancelled").await.len(), 3, "once each");
    assert!(asha.opens(&path).await.is(200).page().all("main form").is_empty(), "none is left");
    assert!(asha.opens(&path).await.page().text().contains("too close to cancel here"));
    let desk = ruth.opens(&path).await.is(200).page();
    assert!(desk.text().contains("over or cancelled") && !desk.text().contains("too close"), "{}", desk.text());
}

#[tokio::test]
async fn f35_the_way_back_from_the_dates_keeps_what_was_typed_and_staff_are_told_in_their_words() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let ruth = app.receptionist().await;
    let dates = plans(&ruth, &asha, &farah).await.page();
    let back = dates.form(&series_of(&asha, "/preview"));
    assert_eq!(back.value("change"), "yes");
    assert!(dates.all("button[form=change]").len() == 1 && dates.all("main a").iter().all(|link| !link.text().contains("Change dates")));
    let page = ruth.sends(&back).await.is(200).page();
    let form = page.form(&series_of(&asha, "/preview"));
    let typed = ["first", "time", "every", "count", "reason"].map(|field| form.value(field).to_owned());
    assert_eq!(typed, ["2026-12-01", "10:00", "1", "4", REASON]);
    assert_eq!((form.value("key"), form.value("change")), (back.value("key"), ""), "still the same series");
    assert_eq!(booked(&app).await, 0);
    let other = ruth.sends(&form.fill("time", "11:00")).await.is(200).page();
    let lines = other.form(&series_of(&asha, "")).fields.into_iter().filter(|(name, _)| name == "line");
    assert!(lines.map(|(_, line)| line.ends_with("T05:30:00Z")).eq([true; 4]), "each at eleven in Kolkata");

    // Nothing said, or too much: nobody of the house is asked why they come.
    let long = "x".repeat(201);
    for (reason, said) in [(" ", "Say in a few words what the visit is for"), (long.as_str(), "Shorten the reason to 200 characters")] {
        let form = page.form(&series_of(&asha, "/preview")).fill("reason", reason);
        let wrong = ruth.sends(&form).await.is(422).page();
        assert!(wrong.alert().contains(said) && !wrong.alert().contains("you"), "{}", wrong.alert());
    }
}

#[tokio::test]
async fn f20_the_desk_is_told_that_the_patient_is_elsewhere_and_not_that_it_is_itself() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (ruth, okafor) = (app.receptionist().await, app.doctor("Chidi Okafor").await);
    let slot = at(&farah, "2026-11-26T10:00:00+05:30");
    asha.has(&Slot { doctor: okafor.id.to_string(), ..slot.clone() }).await;
    let fields = [("doctor_id", slot.doctor.as_str()), ("start", &slot.start), ("reason", "cough"), ("idempotency_key", "one")];
    let for_asha = asha.id.to_string();
    let fields: Vec<(&str, &str)> = fields.into_iter().chain([("for", for_asha.as_str())]).collect();
    let lost = ruth.posts("/appointments", &fields).await.is(409).page();
    assert!(lost.alert().contains("The patient has another visit at that time") && lost.text().contains("is not free for the patient"));
    let own = asha.posts("/appointments", &fields[..4]).await.is(409).page();
    assert!(own.alert().contains("You have another visit at that time"), "{}", own.alert());
}

#[tokio::test]
async fn f35_a_time_kept_for_emergencies_is_offered_to_no_patient_and_booked_at_the_desk() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (ruth, mine) = (app.receptionist().await, app.open_slots(&farah).await[40].clone());
    let path = format!("/doctors/{}/hours", farah.id);
    let form = farah.opens(&format!("{path}/new")).await.is(200).page().form(&path);
    let mut form = form.fill("start", "09:00").fill("end", "11:00").fill("visit_minutes", "30").fill("staff_only", "yes");
    form.fields.push(("day".to_owned(), "SUN".to_owned()));
    farah.sends(&form).await.is(303);
    let kept = at(&farah, "2026-11-29T09:30:00+05:30");
    let times = times_of(&farah, "?day=2026-11-29");

    // Whoever is no staff finds nothing and gets nothing.
    assert!(app.open_slots(&farah).await.iter().all(|slot| !slot.start.starts_with("2026-11-29")));
    let visit = asha.has(&mine).await;
    for browser in [&app.stranger(), asha.browser()] {
        let day = offered(&browser.opens(&times).await.is(200));
        assert!(day.iter().all(|start| !start.starts_with("2026-11-29")), "{day:?}");
        let free = format!("/doctors/{}/free-times?from=2026-11-29&to=2026-11-29", farah.id);
        assert!(!browser.api(Method::GET, &free).send().await.is(200).text().contains("2026-11-29T09"));
    }
    asha.books(&kept).await.is(422);
    asha.holds(&kept).await.is(422);
    asha.reschedules(&visit, &kept).await.is(422);
    let moves = asha.opens(&format!("/appointments/{}/move?day=2026-11-29", visit.id)).await.is(200);
    assert!(offered(&moves).iter().all(|start| !start.starts_with("2026-11-29")));

    // At the desk it is there, and marked.
    let free = format!("/doctors/{}/free-times?from=2026-11-29&to=2026-11-29", farah.id);
    let free = ruth.api(Method::GET, &free).send().await.is(200).json();
    let morning = free["days"][0]["morning"].as_array().unwrap().clone();
    assert_eq!((morning.len(), &morning[0]["staff_only"]), (4, &json!(true)), "{free}");
    let desk = ruth.opens(&format!("{times}&for={}", asha.id)).await.is(200);
    assert_eq!(offered(&desk).iter().filter(|start| start.starts_with("2026-11-29")).count(), 4, "{}", desk.page().text());
    let given = crate::support::Visit::of(&ruth.books_for(&asha, &kept).await.is(201));

    // Given back, it is offered to nobody who waits.
    let body = json!({ "department_id": app.department.id, "from": "2026-11-23", "to": "2026-12-20", "reason": "cough" });
    let ben = app.patient("Ben").await;
    ben.api(Method::POST, "/patients/me/waiting-list").key(&ben.new_key()).json(&body).send().await.is(201);
    ruth.moves(&given, "cancel", json!({ "reason": "is well again" })).await.is(200);
    with_rights_of(Function::Messenger, drain_of(&app.app, "test").run()).await.unwrap();
    let run = with_rights_of(Function::Keeper, Offerer::of(&app.app, "test").run()).await.unwrap();
    assert_eq!(run.worked.offered, 0);
}
