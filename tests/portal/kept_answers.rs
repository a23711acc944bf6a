//! What somebody has typed for a visit is there again at another time, with another doctor, after a lost time and a hold that is over;
//! for the same person only, and not for longer than a time is held.

use caredesk::operations::loops::drain_of;
use caredesk::operations::waiting::Offerer;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::steps::{REASON, SYMPTOMS, checks, details, doctor_and_asha, holds, last_form, slot, times_of};
use crate::support::{Answer, Form, Page, Person, Slot, TestApp, Trouble};
use crate::video;

/// What is typed on the page that asks why.
pub const TYPED: &[(&str, &str)] = &[("reason", REASON), ("symptoms", SYMPTOMS), ("priority", "soon")];

/// The form of the page that asks why, filled in.
pub fn typed(form: Form) -> Form {
    TYPED.iter().fold(form, |form, (name, value)| form.fill(name, *value))
}

/// Fills the form of a page in and presses its button that leads to another `time` or `doctor`.
pub async fn presses(person: &Person, page: &Page, to: &str, typed: &[(&str, &str)]) -> Answer {
    let button = page.find(&format!("button[name=to][value={to}]")).unwrap_or_else(|| panic!("no way to another {to}: {}", page.heading()));
    let form = page.find(&format!("form#{}", button.attribute("form").unwrap())).unwrap();
    let form = page.form(form.attribute("action").unwrap());
    let form = Form { action: button.attribute("formaction").unwrap().to_owned(), ..form }.fill("to", to);
    let sent = person.sends(&typed.iter().fold(form, |form, (name, value)| form.fill(name, *value))).await.is(303);
    let told = format!("{} {:?}", sent.location(), sent.cookies());
    assert!(!told.contains("Cough") && !told.contains("night"), "{told}");
    sent
}

/// Chooses a time for a patient.
async fn holds_for(person: &Person, slot: &Slot, patient: &Person) -> Answer {
    person.posts("/book/hold", &[("doctor_id", &slot.doctor), ("start", &slot.start), ("for", &patient.id.to_string())]).await
}

/// The page that checks, which a chosen time led to, with everything that was typed.
pub async fn finds_everything(person: &Person, held: Answer) -> Page {
    let place = held.leads_to("/book/hld_").location().to_owned();
    assert!(place.split('?').next().unwrap().ends_with("/check"), "{place}");
    let check = person.opens(&place).await.is(200).page();
    for said in [REASON, "Worse at night,", "better in the morning.", "Within a few days"] {
        assert!(check.text().contains(said), "{said} in {}", check.text());
    }
    let last = check.form("/appointments");
    assert_eq!([last.value("reason"), last.value("symptoms"), last.value("priority")], [REASON, SYMPTOMS, "soon"]);
    check
}

/// The page that asks why, which a chosen time led to, with nothing in it.
async fn finds_nothing(person: &Person, held: Answer) -> Page {
    let place = held.leads_to("/book/hld_").location().to_owned();
    let bare = place.split('?').next().unwrap();
    assert!(!bare.ends_with("/check"), "{place}");
    let page = person.opens(&place).await.is(200).page();
    let form = page.form(&format!("{bare}/check"));
    assert_eq!([form.value("reason"), form.value("symptoms"), form.value("priority")], ["", "", "routine"]);
    page
}

/// The page of a hold that ran out says that what was typed waits, opened for whom it was typed, and nothing of it for anybody else.
async fn says_nothing_to_others(app: &TestApp, person: &Person, check: &Page, (theirs, other): (&str, &str)) {
    app.passes(5);
    presses(person, check, "time", &[]).await;
    app.passes(6);
    let ended = format!("/book/{}", check.form("/appointments").value("idempotency_key"));
    for (tail, waits) in [(theirs, true), (other, false)] {
        let page = person.opens(&format!("{ended}{tail}")).await.is(410);
        assert_eq!(page.text().contains("What was typed is kept for 4 minutes"), waits, "{tail}: {}", page.text());
        assert!(waits || !page.text().contains("What was typed"), "{tail}: {}", page.text());
    }
}

#[tokio::test]
async fn f24_another_time_keeps_every_answer_and_leads_back_to_the_page_that_checks() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ben = app.patient("Ben").await;
    let slots = app.open_slots(&doctor).await;
    let check = checks(&asha, &slots[4]).await.page();
    let times = presses(&asha, &check, "time", &[]).await.leads_to(&times_of(&doctor, "?day=2026-11-23"));
    let times = asha.opens(times.location()).await.is(200).page();
    assert!(times.alert().contains("What was typed is kept for 10 minutes"), "{}", times.alert());
    let kept = format!("{:?}", app.rows(Table::Guards).await);
    assert!(kept.contains("sealed") && !kept.contains("Cough") && !kept.contains("night"), "{kept}");

    let held = asha.sends(&times.form("/book/hold").fill("start", slots[6].start.clone())).await;
    let check = finds_everything(&asha, held).await;
    assert!(check.text().contains("14:00 to 14:30"), "{}", check.text());
    assert_eq!(check.form("/appointments").value("start"), slots[6].start);
    holds(&ben, &slots[4]).await.leads_to("/book/hld_");
    let booked = asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
    let visit = asha.opens(booked.location()).await.is(200);
    assert!(visit.text().contains(REASON) && visit.text().contains("better in the morning."));
    finds_nothing(&asha, holds(&asha, &slots[9]).await).await;
}

#[tokio::test]
async fn f24_whoever_chooses_the_same_time_again_finds_their_answers_too() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slot = app.open_slot(&doctor).await;
    let check = checks(&asha, &slot).await.page();
    presses(&asha, &check, "time", &[]).await;
    let check = finds_everything(&asha, holds(&asha, &slot).await).await;
    asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
}

#[tokio::test]
async fn f24_another_doctor_keeps_every_answer() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let other = app.doctor("Chidi Okafor").await;
    let check = checks(&asha, &app.open_slot(&doctor).await).await.page();
    let departments = presses(&asha, &check, "doctor", &[]).await.leads_to("/departments");
    assert!(asha.opens(departments.location()).await.is(200).page().alert().contains("What was typed is kept"));
    let taken = app.open_slots(&other).await[6].clone();
    app.patient("Ben").await.has(&taken).await;
    holds(&asha, &taken).await.is(409);
    let check = finds_everything(&asha, holds(&asha, &app.open_slots(&other).await[7].clone()).await).await;
    assert!(check.text().contains("Chidi Okafor"), "{}", check.text());
    asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
}

#[tokio::test]
async fn f58_whoever_chose_video_and_then_a_doctor_without_it_is_told() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (other, tomas) = (app.doctor("Chidi Okafor").await, app.administrator().await);
    video::offers(&app, &tomas, &doctor).await;
    let (address, page) = details(&asha, &app.open_slot(&doctor).await).await;
    let form = typed(page.page().form(&format!("{address}/check")));
    let check = asha.goes_on(&form.fill("mode", "video")).await.is(200).page();
    presses(&asha, &check, "doctor", &[]).await;
    let held = holds(&asha, &app.open_slot(&other).await).await.leads_to("/book/hld_");
    let why = asha.opens(held.location()).await.leads_to("/book/hld_");
    let why = asha.opens(why.location()).await.is(200).page();
    assert!(why.text().contains("Chidi Okafor sees people in person only"), "{}", why.text());
    let form = why.form(held.location());
    assert_eq!([form.value("reason"), form.value("symptoms"), form.value("priority")], [REASON, SYMPTOMS, "soon"]);
    let check = asha.goes_on(&form).await.is(200).page();
    asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
}

#[tokio::test]
async fn f24_back_to_the_times_keeps_what_is_not_finished_and_leaves_nothing_of_an_empty_form() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let (_, page) = details(&asha, &slots[4]).await;
    let times = presses(&asha, &page.page(), "time", &[]).await;
    assert!(!asha.opens(times.location()).await.is(200).page().alert().contains("kept"));
    let page = finds_nothing(&asha, holds(&asha, &slots[5]).await).await;

    presses(&asha, &page, "time", &[("symptoms", SYMPTOMS)]).await;
    let held = holds(&asha, &slots[6]).await.leads_to("/book/hld_");
    let why = asha.opens(held.location()).await.leads_to("/book/hld_");
    let why = asha.opens(why.location()).await.is(200).page();
    let form = why.form(held.location());
    assert_eq!([form.value("reason"), form.value("symptoms")], ["", SYMPTOMS]);
    assert!(why.find(".nhsuk-error-summary").is_none(), "nothing is wrong yet: {}", why.text());

    presses(&asha, &why, "time", &[("symptoms", "")]).await;
    finds_nothing(&asha, holds(&asha, &slots[7]).await).await;
}

#[tokio::test]
async fn f24_after_a_lost_race_another_day_finds_the_answers() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ben = app.patient("Ben").await;
    let slots = app.open_slots(&doctor).await;
    let form = last_form(&asha, &slots[6]).await;
    app.passes(11);
    ben.has(&slots[6]).await;
    let lost = asha.sends(&form).await.is(409).page();
    let other = lost.all("main a").into_iter().find(|link| link.text() == "Other days").unwrap().attribute("href").unwrap().to_owned();
    let times = asha.opens(&other).await.is(200).page();
    let held = asha.sends(&times.form("/book/hold").fill("start", slots[8].start.clone())).await;
    let check = finds_everything(&asha, held).await;
    assert_eq!(check.form("/appointments").value("start"), slots[8].start);
    asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
}

#[tokio::test]
async fn f24_answers_that_one_of_the_three_times_took_are_said_and_do_not_come_again() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ben = app.patient("Ben").await;
    let slots = app.open_slots(&doctor).await;
    let form = last_form(&asha, &slots[6]).await;
    app.passes(11);
    ben.has(&slots[6]).await;
    let lost = asha.sends(&form).await.is(409).page();
    asha.sends(&lost.form("/appointments")).await.leads_to("/appointments/apt_");
    finds_nothing(&asha, holds(&asha, &slots[12]).await).await;
}

#[tokio::test]
async fn f24_answers_of_a_booked_visit_do_not_come_again_once_its_hold_would_have_run_out() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let check = checks(&asha, &slots[6]).await.page();
    app.passes(5);
    presses(&asha, &check, "time", &[]).await;
    // Back, and booked after all.
    app.passes(3);
    asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
    app.passes(4);
    finds_nothing(&asha, holds(&asha, &slots[12]).await).await;
}

#[tokio::test]
async fn f33_answers_that_were_said_with_a_time_of_the_waiting_list_do_not_come_again() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (noor, slots) = (app.patient("Noor").await, app.open_slots(&doctor).await);
    let visit = noor.has(&slots[20]).await;
    let wish = json!({ "department_id": app.department.id, "from": "2026-11-23", "to": "2026-12-20", "reason": "cough" });
    asha.api(Method::POST, "/patients/me/waiting-list").key(&asha.new_key()).json(&wish).send().await.is(201);
    noor.cancels(&visit).await.is(200);
    drain_of(&app.app, "test").run().await.unwrap();
    assert_eq!(Offerer::of(&app.app, "test").run().await.unwrap().worked.offered, 1);

    let check = checks(&asha, &slots[20]).await.page();
    app.passes(12);
    let place = format!("/book/{}/check", check.form("/appointments").value("idempotency_key"));
    asha.opens(&place).await.is(200); // held for longer than others, it is found for longer
    presses(&asha, &check, "time", &[]).await;
    asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
    finds_nothing(&asha, holds(&asha, &slots[24]).await).await;
}

#[tokio::test]
async fn f24_what_a_booking_has_said_is_not_kept_again_by_a_page_before_it() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let (address, page) = details(&asha, &slots[4]).await;
    let form = typed(page.page().form(&format!("{address}/check")));
    let check = asha.goes_on(&form).await.is(200).page();
    asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
    let ended = asha.sends(&form).await.is(410);
    assert!(!ended.text().contains("What was typed is kept"), "{}", ended.text());
    finds_nothing(&asha, holds(&asha, &slots[7]).await).await;
}

#[tokio::test]
async fn f24_answers_that_were_refused_on_a_full_day_and_said_after_all_do_not_come_again() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let tomas = app.administrator().await;
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "patient_daily_visits": 1 })).send().await.is(200);
    let form = last_form(&asha, &slot(&app, &doctor, "2026-11-26T11:00").await).await;
    let first = asha.has(&slot(&app, &doctor, "2026-11-26T09:00").await).await;
    asha.sends(&form).await.is(409);
    asha.cancels(&first).await.is(200);
    asha.sends(&form).await.leads_to("/appointments/apt_");
    finds_nothing(&asha, holds(&asha, &slot(&app, &doctor, "2026-11-27T09:00").await).await).await;
}

#[tokio::test]
async fn f24_whoever_looks_for_another_time_gets_on_where_nothing_can_be_kept() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let check = checks(&asha, &app.open_slot(&doctor).await).await.page();
    app.faults.plan(|call| (call.operation.contains("UpdateItem") && call.body.contains(":answers")).then_some(Trouble::Fault));
    let times = presses(&asha, &check, "time", &[]).await.leads_to(&times_of(&doctor, "?day=2026-11-23"));
    app.faults.end();
    assert!(!asha.opens(times.location()).await.is(200).page().alert().contains("kept"), "nothing is promised");
}

#[tokio::test]
async fn f25_a_hold_that_another_window_gave_back_leaves_what_was_typed_for_the_next() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    let (address, page) = details(&asha, &slots[4]).await;
    holds(&asha, &slots[9]).await.leads_to("/book/hld_");
    let ended = asha.sends(&typed(page.page().form(&format!("{address}/check")))).await.is(410);
    assert_eq!(ended.page().heading(), "We no longer hold that time");
    assert!(ended.text().contains("What was typed is kept for 10 minutes"), "{}", ended.text());
    finds_everything(&asha, holds(&asha, &slots[7]).await).await;
}

#[tokio::test]
async fn f25_what_was_typed_while_a_hold_ran_out_waits_as_long_as_a_time_is_held() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ben = app.patient("Ben").await;
    let slots = app.open_slots(&doctor).await;
    let (_, page) = details(&asha, &slots[6]).await;
    app.passes(11);
    ben.has(&slots[6]).await;
    presses(&asha, &page.page(), "time", TYPED).await;
    app.passes(9);
    let check = finds_everything(&asha, holds(&asha, &slots[8]).await).await;
    presses(&asha, &check, "time", &[]).await;
    app.passes(10);
    finds_nothing(&asha, holds(&asha, &slots[9]).await).await;
}

#[tokio::test]
async fn f70_what_a_carer_typed_for_one_person_stands_in_nobody_elses_booking() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let (maya, daniel) = (app.patient("Maya Rao").await, app.patient("Daniel Rao").await);
    let grant = app.lets_act(&maya, &daniel, "book").await;
    let slots = app.open_slots(&doctor).await;
    let (address, page) = details(&daniel, &slots[20]).await;
    let form = typed(page.page().form(&format!("{address}/check")));
    let check = daniel.goes_on(&form.fill("for", maya.id.to_string())).await.is(200).page();
    let times = presses(&daniel, &check, "time", &[]).await;
    assert!(times.location().ends_with(&format!("&for={}", maya.id)), "{}", times.location());

    finds_nothing(&daniel, holds(&daniel, &slots[22]).await).await;
    finds_nothing(&maya, holds(&maya, &slots[24]).await).await;
    let held = holds_for(&daniel, &slots[26], &maya).await.is(303);
    let place = held.location().to_owned();
    let check = finds_everything(&daniel, held).await;
    assert!(check.text().contains("You are acting for Maya Rao"), "{}", check.text());

    // Typed for himself, it is not Maya's.
    let own = daniel.goes_on(&check.form(place.split("/check").next().unwrap())).await.is(200).page();
    presses(&daniel, &own, "time", &[("for", "me")]).await;
    let page = finds_nothing(&daniel, holds_for(&daniel, &slots[28], &maya).await).await;
    assert!(page.text().contains("You are acting for Maya Rao"));
    let own = finds_everything(&daniel, holds(&daniel, &slots[30]).await).await;
    says_nothing_to_others(&app, &daniel, &own, ("", &format!("?for={}", maya.id))).await;

    // And nobody's once she does not let him any more.
    let page = finds_nothing(&daniel, holds_for(&daniel, &slots[32], &maya).await).await;
    presses(&daniel, &page, "time", TYPED).await;
    let held = holds_for(&daniel, &slots[34], &maya).await.leads_to("/book/hld_").location().to_owned();
    maya.api(Method::DELETE, &format!("/me/carers/{grant}")).send().await.is(204);
    let why = daniel.opens(&held).await.leads_to("/book/hld_");
    let why = daniel.opens(why.location()).await.is(422);
    assert!(!why.text().contains(REASON) && why.page().alert().contains("does not let you book any more"), "{}", why.text());
}

#[tokio::test]
async fn f24_what_the_desk_typed_for_one_patient_stands_in_no_other_patients_booking() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, ruth) = (app.patient("Ben").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    let held = holds_for(&ruth, &slots[4], &asha).await.leads_to("/book/hld_").location().to_owned();
    let form = ruth.opens(&held).await.is(200).page().form(&format!("{}/check", held.split('?').next().unwrap()));
    let check = ruth.goes_on(&typed(form)).await.is(200).page();
    presses(&ruth, &check, "doctor", &[]).await.leads_to(&format!("/patients/{}/book", asha.id));
    finds_nothing(&ruth, holds_for(&ruth, &slots[6], &ben).await).await;
    let check = finds_everything(&ruth, holds_for(&ruth, &slots[8], &asha).await).await;
    assert_eq!(check.form("/appointments").value("for"), asha.id.to_string());
    says_nothing_to_others(&app, &ruth, &check, (&format!("?for={}", asha.id), &format!("?for={}", ben.id))).await;
}

/// Whoever looks no further pays nothing for it.
#[tokio::test]
async fn f25_answers_that_wait_cost_those_who_have_none_no_call() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    holds(&asha, &slots[3]).await.is(303);
    let (held, plain) = app.spends(holds(&asha, &slots[4])).await;
    let (page, asked) = app.spends(asha.opens(held.location())).await;
    presses(&asha, &page.page(), "time", TYPED).await;
    let (held, carried) = app.spends(holds(&asha, &slots[6])).await;
    assert_eq!(carried.calls, plain.calls + 1, "one to see that the hold before was not booked: {carried:?} {plain:?}");
    let (check, checked) = app.spends(asha.opens(held.location())).await;
    check.is(200);
    assert!(checked.calls <= asked.calls, "{checked:?} {asked:?}");
}
