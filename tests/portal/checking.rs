//! The page that checks what was typed for a visit: it has an address of its own, so Back, Reload and a change of mind find it again.

use caredesk::storage::tables::Table;

use crate::kept_answers::{finds_everything, presses, typed};
use crate::steps::{REASON, SYMPTOMS, checks, details, doctor_and_asha, holds};
use crate::support::{Form, Page, Person, Slot, TestApp, Trouble};

/// The page that asks why, filled in, and its address.
async fn filled_in(person: &Person, slot: &Slot) -> (String, Form) {
    let (address, page) = details(person, slot).await;
    let form = typed(page.page().form(&format!("{address}/check")));
    (address, form)
}

/// The way back to the held time that a page of other times or doctors shows.
fn way_back(page: &Page) -> String {
    let link = page.all("main .flash a").into_iter().find(|link| link.text() == "Back to the time that is held");
    link.and_then(|link| link.attribute("href")).unwrap_or_else(|| panic!("no way back: {}", page.text())).to_owned()
}

#[tokio::test]
async fn f24_the_page_that_checks_is_found_by_its_address_and_a_change_comes_back_to_it() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slot = app.open_slots(&doctor).await[4].clone();
    let (address, form) = filled_in(&asha, &slot).await;
    let asked = app.spends(asha.opens(&address)).await.1;
    let (sent, kept) = app.spends(asha.sends(&form)).await;
    assert_eq!(kept.calls, asked.calls + 1, "one call more, to keep it: {kept:?} {asked:?}");
    let place = format!("{address}/check");
    assert_eq!(sent.location(), place);
    let check = finds_everything(&asha, sent).await;
    assert_eq!(asha.opens(&place).await.is(200).page().form("/appointments").value("reason"), REASON, "loaded once more");
    let back = asha.opens(&address).await.is(200).page().form(&place);
    assert_eq!([back.value("reason"), back.value("symptoms"), back.value("priority")], [REASON, SYMPTOMS, "soon"], "Back");

    let change = asha.sends(&check.form(&address)).await.leads_to(&address);
    let change = asha.opens(change.location()).await.is(200).page().form(&place).fill("reason", "Fever");
    let check = asha.goes_on(&change).await.is(200).page();
    for to in ["time", "doctor"] {
        let elsewhere = presses(&asha, &check, to, &[]).await;
        let back = way_back(&asha.opens(elsewhere.location()).await.is(200).page());
        let held = asha.opens(&back).await.is(200).page();
        let last = held.form("/appointments");
        assert_eq!([last.value("start"), last.value("reason"), last.value("symptoms")], [slot.start.as_str(), "Fever", SYMPTOMS], "{to}");
    }
    let rows = format!("{:?}", app.rows(Table::Guards).await);
    assert!(rows.contains("sealed") && !rows.contains("Fever") && !rows.contains("night"), "{rows}");

    asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
    asha.opens(&place).await.leads_to(&address);
    asha.opens(&address).await.is(410);
}

#[tokio::test]
async fn f24_whoever_has_typed_nothing_yet_finds_the_way_back_to_the_held_time_too() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (address, page) = details(&asha, &app.open_slots(&doctor).await[4]).await;
    let times = presses(&asha, &page.page(), "time", &[]).await;
    assert_eq!(way_back(&asha.opens(times.location()).await.is(200).page()), address);
    asha.opens(&address).await.is(200);
    app.passes(11);
    let times = presses(&asha, &page.page(), "time", &[]).await;
    assert!(asha.opens(times.location()).await.is(200).page().find("main .flash").is_none(), "nothing is held any more");
}

#[tokio::test]
async fn f70_a_carer_finds_the_page_that_checks_again_for_whom_they_came() {
    let app = TestApp::start().await;
    let doctor = app.doctor("Leena Farah").await;
    let (maya, daniel) = (app.patient("Maya Rao").await, app.patient("Daniel Rao").await);
    app.lets_act(&maya, &daniel, "book").await;
    let (address, form) = filled_in(&daniel, &app.open_slots(&doctor).await[20]).await;
    let (for_maya, own) = (form.clone().fill("for", maya.id.to_string()), form.fill("for", "me"));
    let sent = daniel.sends(&for_maya).await.is(303);
    assert_eq!(sent.location(), format!("{address}/check?for={}", maya.id));
    let check = finds_everything(&daniel, sent).await;
    assert!(check.text().contains("You are acting for Maya Rao"), "{}", check.text());
    let elsewhere = presses(&daniel, &check, "doctor", &[]).await;
    let back = way_back(&daniel.opens(elsewhere.location()).await.is(200).page());
    assert!(daniel.opens(&back).await.is(200).text().contains("You are acting for Maya Rao"));
    daniel.opens(&format!("{address}/check")).await.leads_to(&address);

    let check = finds_everything(&daniel, daniel.sends(&own).await).await;
    assert!(!check.text().contains("acting for"), "{}", check.text());
    assert_eq!(check.form("/appointments").value("for"), "me");
}

#[tokio::test]
async fn f24_where_nothing_can_be_kept_the_page_that_checks_is_the_answer() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (address, form) = filled_in(&asha, &app.open_slot(&doctor).await).await;
    app.faults.plan(|call| (call.operation.contains("UpdateItem") && call.body.contains(":answers")).then_some(Trouble::Fault));
    let check = asha.sends(&form).await.is(200).page();
    let why = asha.sends(&check.form(&address)).await.is(200).page().form(&format!("{address}/check"));
    app.faults.end();
    assert_eq!([why.value("reason"), why.value("symptoms"), why.value("priority")], [REASON, SYMPTOMS, "soon"]);
    asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
}

#[tokio::test]
async fn f25_whoever_loads_the_page_that_checks_after_its_hold_ran_out_holds_it_again_and_finds_the_answers() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (address, form) = filled_in(&asha, &app.open_slots(&doctor).await[6]).await;
    app.passes(5);
    asha.goes_on(&form).await.is(200);
    app.passes(6);
    asha.opens(&format!("{address}/check")).await.leads_to(&address);
    let ended = asha.opens(&address).await.is(410).page();
    assert!(ended.text().contains("What was typed is kept for 4 minutes"), "{}", ended.text());
    finds_everything(&asha, asha.sends(&ended.form("/book/hold")).await).await;
}

#[tokio::test]
async fn f25_a_hold_that_was_booked_elsewhere_says_nothing_of_answers_that_wait() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slot = app.open_slots(&doctor).await[6].clone();
    let (address, form) = filled_in(&asha, &slot).await;
    asha.goes_on(&form).await.is(200);
    asha.has(&slot).await;
    let ended = asha.opens(&address).await.is(410);
    assert!(!ended.text().contains("What was typed"), "{}", ended.text());
}

#[tokio::test]
async fn f25_what_a_booking_has_said_and_could_not_be_taken_away_is_not_promised_once_its_hold_would_have_run_out() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (address, form) = filled_in(&asha, &app.open_slots(&doctor).await[6]).await;
    app.passes(5);
    let check = asha.goes_on(&form).await.is(200).page();
    app.faults.plan(|call| (call.operation.contains("UpdateItem") && call.body.contains("REMOVE answers")).then_some(Trouble::Fault));
    asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
    app.faults.end();
    app.passes(6);
    let rows = format!("{:?}", app.rows(Table::Guards).await);
    assert!(rows.contains("sealed"), "it still stands in the row: {rows}");
    let ended = asha.opens(&address).await.is(410);
    assert!(!ended.text().contains("What was typed"), "{}", ended.text());
}

/// What was checked and never booked goes with the next time; what was booked does not.
#[tokio::test]
async fn f24_what_was_checked_and_not_booked_is_there_at_the_next_time() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&doctor).await;
    checks(&asha, &slots[4]).await;
    let held = holds(&asha, &slots[6]).await;
    let check = finds_everything(&asha, held).await;
    asha.sends(&check.form("/appointments")).await.leads_to("/appointments/apt_");
    let held = holds(&asha, &slots[9]).await.leads_to("/book/hld_");
    assert!(!held.location().contains("/check"), "{}", held.location());
}

/// Whether a page leads back to a held time.
fn leads_back(page: &Page) -> bool {
    page.all("main a").iter().any(|link| link.text() == "Back to the time that is held")
}

#[tokio::test]
async fn f24_the_way_back_to_a_held_time_stays_on_other_days_and_on_a_page_that_is_loaded_again() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ben = app.patient("Ben").await;
    let (address, form) = filled_in(&asha, &app.open_slots(&doctor).await[4]).await;
    let check = asha.goes_on(&form).await.is(200).page();
    let times = presses(&asha, &check, "time", &[]).await;
    let first = asha.opens(times.location()).await.is(200).page();
    let days: Vec<&str> = first.all("main a.day").into_iter().filter_map(|day| day.attribute("href")).collect();
    assert!(days.len() > 2, "{}", first.text());
    for place in [times.location(), times.location(), days[1], days[days.len() - 1]] {
        let page = asha.opens(place).await.is(200).page();
        assert_eq!(way_back(&page), format!("{address}/check"), "{place}");
    }
    let other_day = asha.opens(days[1]).await.is(200).page();
    let plain = days[1].replace(&address.replace("/book/", "&held="), "");
    assert!(!plain.contains("held="), "{plain}");
    let without = app.spends(asha.opens(&plain)).await.1;
    let mut waits = u64::MAX;
    for _ in 0..3 {
        let with = app.spends(asha.opens(days[1])).await.1;
        assert_eq!(with.calls, without.calls + 2, "the hold, and whether it stands: {with:?} {without:?}");
        waits = waits.min(with.in_sequence);
    }
    // On loopback one of two calls sent side by side may be answered before the other has begun.
    assert!(waits <= without.in_sequence + 1, "beside the times: {waits} {without:?}");
    let none_chosen = asha.sends(&other_day.form("/book/hold")).await.is(422).page();
    assert_eq!(way_back(&none_chosen), format!("{address}/check"));

    assert!(!leads_back(&ben.opens(days[1]).await.is(200).page()), "it is nobody else's");
    assert!(!leads_back(&app.stranger().opens(days[1]).await.is(200).page()));
    app.passes(11);
    let over = asha.opens(days[1]).await.is(200).page();
    assert!(!leads_back(&over), "nothing is held any more");
    assert!(over.all("main a.day").iter().all(|day| day.attribute("href").is_some_and(|href| !href.contains("held="))));
}

/// The first address in a page that begins so, and the page there.
async fn goes_to(person: &Person, page: &Page, start: &str) -> (String, Page) {
    let links = page.all("main a");
    let mut addresses = links.iter().filter_map(|link| link.attribute("href"));
    let address = addresses.find(|address| address.starts_with(start)).unwrap_or_else(|| panic!("no way to {start}: {}", page.text()));
    (address.to_owned(), person.opens(address).await.is(200).page())
}

#[tokio::test]
async fn f24_the_way_back_to_a_held_time_stays_with_other_doctors_and_departments() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (other, ben) = (app.doctor("Chidi Okafor").await, app.patient("Ben").await);
    let (address, form) = filled_in(&asha, &app.open_slots(&doctor).await[4]).await;
    let held = address.rsplit('/').next().unwrap();
    let check = asha.goes_on(&form).await.is(200).page();
    let place = presses(&asha, &check, "time", &[]).await.location().to_owned();
    let times = asha.opens(&place).await.is(200).page();
    let (at, department) = goes_to(&asha, &times, "/departments/dpt_").await;
    assert_eq!(department.form("/book/hold").value("held"), held);
    let plain = at.split('?').next().unwrap();
    let (with, without) = (app.spends(asha.opens(&at)).await.1, app.spends(asha.opens(plain)).await.1);
    assert_eq!(with.calls, without.calls, "on the way nobody asks whether it stands");
    let back = format!("{address}/check");
    let (theirs, page) = goes_to(&asha, &department, &format!("/doctors/{}/times", other.id)).await;
    assert_eq!(way_back(&page), back);
    let (_, profile) = goes_to(&asha, &department, &format!("/doctors/{}?", other.id)).await;
    assert_eq!(way_back(&goes_to(&asha, &profile, &format!("/doctors/{}/times", other.id)).await.1), back);

    let place = presses(&asha, &check, "doctor", &[]).await.location().to_owned();
    let departments = asha.opens(&place).await.is(200).page();
    let (_, department) = goes_to(&asha, &departments, "/departments/dpt_").await;
    assert_eq!(way_back(&goes_to(&asha, &department, &format!("/doctors/{}/times", other.id)).await.1), back);

    assert!(!leads_back(&ben.opens(&theirs).await.is(200).page()), "it is nobody else's");
    app.lets_act(&ben, &asha, "book").await;
    let for_ben = asha.opens(&format!("{theirs}&for={}", ben.id)).await.is(200).page();
    assert!(for_ben.text().contains("acting for Ben") && !leads_back(&for_ben), "nor for another patient: {}", for_ben.text());
    let plain = asha.opens(&format!("/doctors/{}/times", doctor.id)).await.is(200).page();
    assert!(!goes_to(&asha, &plain, "/departments/dpt_").await.0.contains("held="));
}

#[tokio::test]
async fn f24_the_desk_finds_the_way_back_to_a_held_time_with_other_doctors_too() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (other, ruth) = (app.doctor("Chidi Okafor").await, app.receptionist().await);
    let (slot, whom) = (app.open_slots(&doctor).await[4].clone(), asha.id.to_string());
    let held = ruth.posts("/book/hold", &[("doctor_id", &slot.doctor), ("start", &slot.start), ("for", &whom)]).await;
    let place = held.leads_to("/book/hld_").location().to_owned();
    let bare = place.split('?').next().unwrap();
    let form = typed(ruth.opens(&place).await.is(200).page().form(&format!("{bare}/check")));
    let check = ruth.goes_on(&form).await.is(200).page();
    let begin = presses(&ruth, &check, "doctor", &[]).await.location().to_owned();
    let departments = ruth.opens(&begin).await.is(200).page();
    let (_, department) = goes_to(&ruth, &departments, &format!("/patients/{}/book?department=", asha.id)).await;
    let (_, times) = goes_to(&ruth, &department, &format!("/doctors/{}/times", other.id)).await;
    assert_eq!(way_back(&times), format!("{bare}/check?for={}", asha.id));
    let (again, _) = goes_to(&ruth, &times, &format!("/patients/{}/book?department=", asha.id)).await;
    assert!(again.contains("&held=hld_"), "{again}");
}

#[tokio::test]
async fn f25_a_hold_that_another_one_took_the_place_of_leads_to_that_one_and_says_that_answers_wait() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let ben = app.patient("Ben").await;
    let slots = app.open_slots(&doctor).await;
    let (address, form) = filled_in(&asha, &slots[4]).await;
    asha.goes_on(&form).await.is(200);
    let newer = holds(&asha, &slots[9]).await.leads_to("/book/hld_").location().to_owned();

    let ended = asha.opens(&address).await.is(410).page();
    assert_eq!(ended.heading(), "We no longer hold that time");
    for said in ["Another time is held instead", "What was typed is kept for 10 minutes", "Other times with this doctor"] {
        assert!(ended.text().contains(said), "{said} in {}", ended.text());
    }
    let back = ended.find("main .row a.nhsuk-button").unwrap();
    assert_eq!((back.text().as_str(), back.attribute("href")), ("Back to the time that is held", Some(newer.as_str())));
    assert_eq!(asha.opens(&newer).await.is(200).page().form("/appointments").value("start"), slots[9].start);

    let not_theirs = ben.opens(&address).await.is(410).page();
    assert!(!leads_back(&not_theirs) && !not_theirs.text().contains("What was typed"), "{}", not_theirs.text());
    app.passes(11);
    let over = asha.opens(&address).await.is(410).page();
    assert_eq!(over.form("/book/hold").value("start"), slots[9].start, "as the page of a hold that ran out: {}", over.text());
}

#[tokio::test]
async fn f25_a_page_for_one_patient_does_not_lead_to_the_time_that_was_typed_for_another() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ben, ruth) = (app.patient("Ben").await, app.receptionist().await);
    let slots = app.open_slots(&doctor).await;
    let mut places = Vec::new();
    for (patient, slot) in [(&asha, &slots[4]), (&ben, &slots[6])] {
        let whom = patient.id.to_string();
        let held = ruth.posts("/book/hold", &[("doctor_id", &slot.doctor), ("start", &slot.start), ("for", &whom)]).await;
        places.push(held.leads_to("/book/hld_").location().to_owned());
    }
    let (whom, first) = (asha.id.to_string(), places[0].split('?').next().unwrap());
    let typed_late = [("reason", "Cough"), ("for", whom.as_str())];
    let late = ruth.posts(&format!("{first}/check"), &typed_late).await.is(410).page();
    assert!(!leads_back(&late) && !leads_back(&ruth.opens(&places[0]).await.is(410).page()), "the other time is Ben's: {}", late.text());
    let bare = places[1].split('?').next().unwrap();
    let form = typed(ruth.opens(&places[1]).await.is(200).page().form(&format!("{bare}/check")));
    ruth.goes_on(&form).await.is(200);
    let ended = ruth.opens(&places[0]).await.is(410).page();
    assert!(!leads_back(&ended) && !ended.text().contains("What was typed"), "{}", ended.text());

    let late = ruth.posts(&format!("{first}/check"), &typed_late).await.is(410).page();
    assert!(!leads_back(&late), "{}", late.text());
    let bens = ruth.opens(&format!("{bare}/check?for={}", ben.id)).await.is(200).page();
    assert_eq!(bens.form("/appointments").value("reason"), REASON, "what was typed for Ben stands");
}
