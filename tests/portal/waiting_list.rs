//! The waiting list: a time that becomes free is offered to whoever asked first, by link, and goes on to the next.

use caredesk::capabilities::calendar::model::Quantum;
use caredesk::operations::loops::drain_of;
use caredesk::operations::rights::Function;
use caredesk::operations::verify::check;
use caredesk::operations::waiting::{Offerer, Run};
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

#[path = "waiting_extra.rs"]
mod extra;
#[path = "waiting_gone.rs"]
mod gone;
#[path = "waiting_kinds.rs"]
mod kinds;

use crate::steps::slot;
use crate::support::rights::with_rights_of;
use crate::support::{Answer, Browser, Person, Slot, TestApp, Visit, booking};

const REASON: &str = "Chest pain when climbing";

/// Everything that happened is heard, and what became free is offered.
async fn offers(app: &TestApp) -> Run {
    with_rights_of(Function::Messenger, drain_of(&app.app, "test").run()).await.unwrap();
    with_rights_of(Function::Keeper, Offerer::of(&app.app, "test").run()).await.unwrap()
}

/// Waits for a doctor, by the form of the pages; the path of the entry.
async fn waits(person: &Person, app: &TestApp, fields: &[(&str, &str)]) -> String {
    let page = person.opens(&format!("/patients/me/waiting-list/new?department={}", app.department.id)).await.is(200);
    let form = page.page().form("/patients/me/waiting-list").fill("reason", REASON);
    let form = fields.iter().fold(form, |form, (name, value)| form.fill(name, *value));
    person.sends(&form).await.leads_to("/patients/me/waiting-list/wai_").location().to_owned()
}

/// The entry over the API.
async fn entry(person: &Person, path: &str) -> Value {
    person.api(Method::GET, path).send().await.is(200).json()
}

async fn offer_link(app: &TestApp, person: &Person) -> Option<String> {
    let mails = app.mails_saying(&person.email, "has become free").await;
    let text = mails.last()?["text"].as_str().unwrap().to_owned();
    let link = text.lines().find_map(|line| line.split_once("/waiting-offer/"))?.1.to_owned();
    Some(format!("/waiting-offer/{link}"))
}

async fn presses(browser: &Browser, page: &Answer, action: &str) -> Answer {
    browser.sends(&page.page().form(action)).await
}

/// Every row of every table says the same.
async fn nothing_is_wrong(app: &TestApp) {
    let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
    assert!(report.is_clean(), "{report}");
}

/// A doctor whose first time somebody has, and the visit.
async fn taken_time(app: &TestApp) -> (Person, Slot, crate::support::Visit, Person) {
    let (farah, holder) = (app.doctor("Leena Farah").await, app.patient("Noor").await);
    let slot = app.open_slots(&farah).await.into_iter().nth(20).unwrap();
    let visit = holder.has(&slot).await;
    (farah, slot, visit, holder)
}

#[tokio::test]
async fn f33_a_freed_time_goes_to_whoever_asked_first_by_one_press_and_to_the_next_after_a_no_or_silence() {
    let app = TestApp::start().await;
    let (farah, slot, visit, noor) = taken_time(&app).await;
    let [busy, asha, maya, zoe] =
        [app.patient("Busy").await, app.patient("Asha").await, app.patient("Maya").await, app.patient("Zoe").await];
    let other = app.doctor("Ravi Iyer").await;
    // Whoever has another visit then is passed over; a time that does not suit is not offered.
    busy.has(&Slot { doctor: other.id.to_string(), ..slot.clone() }).await;
    let day = slot.start[..10].to_owned();
    waits(&busy, &app, &[]).await;
    let of_asha = waits(&asha, &app, &[("doctor_id", &farah.id.to_string())]).await;
    waits(&zoe, &app, &[("doctor_id", &other.id.to_string())]).await;
    let of_maya = waits(&maya, &app, &[("from", &day), ("to", &day)]).await;
    assert_eq!(offers(&app).await.worked.offered, 0, "nothing has become free");

    noor.cancels(&visit).await.is(200);
    drain_of(&app.app, "test").run().await.unwrap();
    let (run, spent) = Box::pin(app.spends(Offerer::of(&app.app, "test").run())).await;
    assert_eq!(run.unwrap().worked.offered, 1);
    assert!(spent.calls <= 12 && spent.write_units <= 36.0, "what an offer costs: {spent:?}");
    let standing = entry(&asha, &of_asha).await;
    assert_eq!((&standing["state"], &standing["offer"]["start"]), (&json!("offered"), &json!(slot.start)));
    assert_eq!(offer_link(&app, &maya).await, None, "one at a time");
    let nobody = app.patient("Nobody").await;
    nobody.books(&slot).await.is(409);
    assert!(!app.open_slots(&farah).await.contains(&slot), "kept for her");
    nothing_is_wrong(&app).await;

    // A no by the link, not signed in: opening changes nothing, and the link is over with the press.
    let (link, mailbox) = (offer_link(&app, &asha).await.unwrap(), app.stranger());
    let page = mailbox.opens(&link).await.is(200);
    assert!(page.text().contains("Leena Farah") && !page.text().contains(REASON));
    mailbox.opens(&link).await.is(200);
    assert_eq!(entry(&asha, &of_asha).await["state"], "offered");
    presses(&mailbox, &page, &format!("{link}/decline")).await.is(200);
    mailbox.opens(&link).await.is(410);
    assert_eq!(entry(&asha, &of_asha).await["state"], "waiting");
    assert_eq!(offers(&app).await.worked.offered, 1);

    // Silence: it would go on, and there is nobody else; so everybody can have it.
    assert_eq!(entry(&maya, &of_maya).await["state"], "offered");
    app.passes(31);
    let run = offers(&app).await.worked;
    assert_eq!((run.unanswered, run.offered, run.forgotten), (1, 0, 1));
    app.signs_in(&maya, caredesk::access::actor::Level::Full).await;
    let history = entry(&maya, &of_maya).await["history"].clone();
    let whats: Vec<&str> = history.as_array().unwrap().iter().map(|told| told["what"].as_str().unwrap()).collect();
    assert_eq!(whats, ["asked", "offered", "unanswered"]);
    assert!(app.open_slots(&farah).await.contains(&slot), "free again");

    // Free again: whoever said no before is asked as everybody is. One press takes it.
    app.signs_in(&noor, caredesk::access::actor::Level::Full).await;
    let again = noor.has(&slot).await;
    noor.moves(&again, "cancel", json!({})).await.is(200);
    assert_eq!(offers(&app).await.worked.offered, 1);
    let link = offer_link(&app, &asha).await.unwrap();
    let page = mailbox.opens(&link).await.is(200);
    let taken = presses(&mailbox, &page, &format!("{link}/take")).await.leads_to("/your-visit/");
    mailbox.opens(taken.location()).await.is(200);
    presses(&mailbox, &page, &format!("{link}/take")).await.leads_to("/your-visit/");
    app.signs_in(&asha, caredesk::access::actor::Level::Full).await;
    let booked = entry(&asha, &of_asha).await;
    assert_eq!(booked["state"], "booked");
    let visit = asha.api(Method::GET, &format!("/appointments/{}", booked["appointment_id"].as_str().unwrap())).send().await.is(200).json();
    assert_eq!((&visit["start"], &visit["reason"], &visit["status"]), (&json!(slot.start), &json!(REASON), &json!("booked")));
    nothing_is_wrong(&app).await;

    // Who was offered what, in order and why; and nothing of why they come.
    let trail = app.rows(Table::Audit).await;
    let word =
        |row: &caredesk::storage::item::Item, name: &str| row.get(name).and_then(|value| value.as_s().ok()).cloned().unwrap_or_default();
    let offers: Vec<_> = trail.iter().filter(|row| word(row, "what") == "waiting_list.offer").collect();
    assert_eq!(offers.len(), 3);
    assert!(offers.iter().all(|row| word(row, "reason").contains("1 before them have another visit")), "{offers:?}");
    assert!(trail.iter().all(|row| !format!("{row:?}").contains(REASON)));
}

#[tokio::test]
async fn f33_the_desk_sees_who_waits_and_what_became_of_it_and_answers_for_whoever_calls() {
    let app = TestApp::start().await;
    let (_, slot, visit, noor) = taken_time(&app).await;
    let (ruth, asha, maya) = (app.receptionist().await, app.patient("Asha").await, app.patient("Maya").await);
    app.lets_act(&asha, &maya, "book").await;
    // The desk asks for her and never gets the reason back; a carer may change it, and sees none either.
    let base = format!("/patients/{}/waiting-list", asha.id);
    let page = ruth.opens(&format!("{base}/new?department={}", app.department.id)).await.is(200);
    let form = page.page().form(&base).fill("reason", REASON).fill("to", slot.start[..10].to_owned());
    let path = ruth.sends(&form).await.leads_to(&format!("{base}/wai_")).location().to_owned();
    for reader in [&ruth, &maya] {
        assert!(!reader.opens(&path).await.is(200).text().contains(REASON));
        assert_eq!(entry(reader, &path).await["reason"], Value::Null);
    }
    assert_eq!(entry(&asha, &path).await["reason"], REASON);
    app.patient("Stranger").await.opens(&path).await.is(404);
    let edit = maya.opens(&format!("{path}/edit")).await.is(200);
    maya.sends(&edit.page().form(&path).fill("to", "2026-12-20")).await.leads_to(&path);
    assert_eq!((&entry(&asha, &path).await["to"], &entry(&asha, &path).await["reason"]), (&json!("2026-12-20"), &json!(REASON)));
    maya.sends(&edit.page().form(&path).fill("to", "2026-12-21")).await.is(409);

    noor.cancels(&visit).await.is(200);
    offers(&app).await;
    let list = ruth.opens(&format!("/desk/waiting-list?department={}", app.department.id)).await.is(200);
    assert!(list.text().contains("Asha") && list.text().contains("kept until") && !list.text().contains(REASON));
    app.doctor("Ravi Iyer").await.opens("/desk/waiting-list").await.is(403);
    let page = ruth.opens(&path).await.is(200);
    let visit = presses(&ruth, &page, &format!("{path}/take")).await.leads_to("/appointments/apt_").location().to_owned();
    // Pressed twice it is the same visit; a second one of the same version is none.
    assert_eq!(presses(&ruth, &page, &format!("{path}/take")).await.location(), visit);
    assert_eq!(entry(&asha, &path).await["state"], "booked");
    nothing_is_wrong(&app).await;
    ruth.opens(&format!("{path}/withdraw")).await.leads_to(&path);
}

#[tokio::test]
async fn f33_leave_that_is_taken_back_opens_its_times_and_a_wish_that_is_given_up_gets_none() {
    let app = TestApp::start().await;
    let (farah, asha, maya) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Maya").await);
    let leave = json!({ "kind": "leave", "start": "2026-11-25", "end": "2026-11-25" });
    let path = format!("/doctors/{}/exceptions", farah.id);
    let id = farah.api(Method::POST, &path).json(&leave).send().await.is(201).member("id");
    let only = [("from", "2026-11-25"), ("to", "2026-11-25"), ("parts", "evening")];
    let of_maya = waits(&maya, &app, &only).await;
    let of_asha = waits(&asha, &app, &only).await;
    let asked = maya.opens(&format!("{of_maya}/withdraw")).await.is(200);
    maya.sends(&asked.page().form(&format!("{of_maya}/withdraw"))).await.leads_to("/patients/me/waiting-list");
    farah.api(Method::DELETE, &format!("{path}/{id}")).send().await.is(204);
    assert_eq!(app.published("availability.opened").await.len(), 1);
    offers(&app).await;
    assert_eq!(offers(&app).await.worked.offered, 1, "hours first, then each of their times");
    let standing = entry(&asha, &of_asha).await;
    assert!(standing["offer"]["start"].as_str().unwrap().starts_with("2026-11-25T17:00"), "{standing}");
    assert_eq!(entry(&maya, &of_maya).await["state"], "withdrawn");
    // Given up while a time is kept: the time is free at once.
    asha.api(Method::DELETE, &of_asha).send().await.is(204);
    offers(&app).await;
    let free = app.open_slots(&farah).await;
    assert!(free.iter().any(|slot| slot.start.starts_with("2026-11-25T17:00")));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_a_cap_that_is_raised_or_taken_away_opens_the_days_that_were_full_and_no_others() {
    let app = TestApp::start().await;
    let (farah, noor, ben) = (app.doctor("Leena Farah").await, app.patient("Noor").await, app.patient("Ben").await);
    let (asha, maya) = (app.patient("Asha").await, app.patient("Maya").await);
    app.changes(&farah, |doctor| doctor.daily_cap = Some(1)).await;
    noor.has(&slot(&app, &farah, "2026-11-26T10:00").await).await;
    let of_asha = waits(&asha, &app, &[("from", "2026-11-26"), ("to", "2026-11-26")]).await;
    let of_maya = waits(&maya, &app, &[("from", "2026-11-27"), ("to", "2026-11-27")]).await;
    // A smaller cap opens nothing, and neither does another room.
    app.changes(&farah, |doctor| doctor.place = "Room 3".to_owned()).await;
    offers(&app).await;
    assert!(app.published("availability.opened").await.is_empty());

    app.changes(&farah, |doctor| doctor.daily_cap = Some(2)).await;
    let told = app.published("availability.opened").await;
    assert_eq!((told.len(), &told[0]["version"]), (1, &json!(1)), "the only version of its subject: {told:?}");
    offers(&app).await;
    assert_eq!(offers(&app).await.worked.offered, 1, "hours first, then one time of the day that was full");
    let standing = entry(&asha, &of_asha).await;
    assert!(standing["offer"]["start"].as_str().unwrap().starts_with("2026-11-26"), "{standing}");
    assert_eq!(entry(&maya, &of_maya).await["state"], "waiting", "her day was never full");

    // What is kept for her fills the day again; without any cap it is open to whoever waits next.
    let of_ben = waits(&ben, &app, &[("from", "2026-11-26"), ("to", "2026-11-26")]).await;
    app.changes(&farah, |doctor| doctor.daily_cap = None).await;
    offers(&app).await;
    offers(&app).await;
    assert_eq!(entry(&ben, &of_ben).await["state"], "offered");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_a_long_visit_that_is_cancelled_frees_every_usual_time_within_it() {
    let app = TestApp::start().await;
    let (farah, noor) = (app.doctor("Leena Farah").await, app.patient("Noor").await);
    let kinds = json!({ "items": [{ "name": "First visit", "minutes": 60, "buffer_minutes": 0 }] });
    let kept = farah.api(Method::PUT, &format!("/doctors/{}/visit-kinds", farah.id)).json(&kinds).send().await.is(200).json();
    let mut wish = booking(&slot(&app, &farah, "2026-11-26T10:00").await);
    wish["kind"] = kept["items"][0]["id"].clone();
    let visit = Visit::of(&noor.asks_for(&wish).await.is(201));
    let (asha, maya) = (app.patient("Asha").await, app.patient("Maya").await);
    let of_asha = waits(&asha, &app, &[]).await;
    let of_maya = waits(&maya, &app, &[]).await;
    noor.cancels(&visit).await.is(200);
    assert_eq!(offers(&app).await.worked.offered, 1);
    assert_eq!(offers(&app).await.worked.offered, 1, "the second half hour");
    assert_eq!(offers(&app).await.worked.offered, 0, "and no third");
    for (person, path, start) in [(&asha, &of_asha, "10:00"), (&maya, &of_maya, "10:30")] {
        let standing = entry(person, path).await;
        let offered = standing["offer"]["start"].as_str().unwrap();
        assert!(offered.starts_with(&format!("2026-11-26T{start}")), "{standing}");
    }
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_of_two_jobs_and_two_presses_at_once_one_time_is_offered_once_and_booked_once() {
    let app = TestApp::start().await;
    let (_, _, visit, noor) = taken_time(&app).await;
    let people = [app.patient("Asha").await, app.patient("Maya").await, app.patient("Zoe").await];
    let mut paths = Vec::new();
    for person in &people {
        paths.push(waits(person, &app, &[]).await);
    }
    noor.cancels(&visit).await.is(200);
    drain_of(&app.app, "test").run().await.unwrap();
    // The service itself, so that no lease stands between them.
    let list = &app.app.waiting_list;
    let (one, two, three) = tokio::join!(list.work(), list.work(), list.work());
    let offered: u32 = [one, two, three].into_iter().map(|worked| worked.unwrap().offered).sum();
    assert_eq!(offered, 1);
    let first = &people[0];
    assert_eq!(entry(first, &paths[0]).await["state"], "offered");
    let take = || first.api(Method::POST, &format!("{}/take", paths[0])).json(&json!({})).send();
    let no = || first.api(Method::POST, &format!("{}/decline", paths[0])).json(&json!({})).send();
    let (yes, also, no, job) = tokio::join!(take(), take(), no(), list.work());
    job.unwrap();
    let state = entry(first, &paths[0]).await["state"].clone();
    let booked = [&yes, &also].iter().filter(|answer| answer.status == 201).count();
    if state == "booked" {
        assert!(booked >= 1 && no.status != 200, "{state}");
        assert!(booked < 2 || yes.member("appointment_id") == also.member("appointment_id"));
    } else {
        assert_eq!((booked, no.status), (0, 200), "{state}");
    }
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_a_time_that_is_kept_stands_first_on_the_home_page_and_is_taken_there() {
    let app = TestApp::start().await;
    let (_, _, visit, noor) = taken_time(&app).await;
    let (asha, maya) = (app.patient("Asha").await, app.patient("Maya").await);
    app.lets_act(&asha, &maya, "book").await;
    let path = waits(&asha, &app, &[]).await;
    assert!(!asha.opens("/appointments").await.is(200).text().contains("Kept until"), "nothing is kept yet");
    noor.cancels(&visit).await.is(200);
    offers(&app).await;

    let home = asha.opens("/appointments").await.is(200);
    let words = home.page().text();
    assert!(words.contains("From the waiting list. Kept until") && words.contains("Leena Farah"), "{words}");
    let theirs = maya.opens(&format!("/patients/{}/appointments", asha.id)).await.is(200).page();
    let of_carer = path.replace("/me/", &format!("/{}/", asha.id));
    assert!(theirs.all("form").iter().any(|form| form.attribute("action") == Some(format!("{of_carer}/take").as_str())));

    asha.sends(&home.page().form(&format!("{path}/take"))).await.leads_to("/appointments/apt_");
    assert_eq!(entry(&asha, &path).await["state"], "booked");
    assert!(!asha.opens("/appointments").await.is(200).text().contains("Kept until"), "answered");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f33_the_same_is_not_waited_for_twice_nor_from_a_day_that_is_over() {
    let app = TestApp::start().await;
    let (farah, asha, ruth) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.receptionist().await);
    let path = waits(&asha, &app, &[]).await;
    let new = format!("/patients/me/waiting-list/new?department={}", app.department.id);
    let form = asha.opens(&new).await.is(200).page().form("/patients/me/waiting-list").fill("reason", REASON);
    let refused = asha.sends(&form).await.is(409).page();
    assert!(refused.alert().contains("You wait for this already."), "{}", refused.alert());
    assert!(refused.all("main a").iter().any(|link| link.attribute("href") == Some(path.as_str())), "a way to what stands");
    let base = format!("/patients/{}/waiting-list", asha.id);
    let at_desk = ruth.opens(&format!("{base}/new?department={}", app.department.id)).await.is(200).page();
    let refused = ruth.sends(&at_desk.form(&base).fill("reason", REASON)).await.is(409).page();
    assert!(refused.alert().contains("Asha") && refused.alert().contains("waits for this already"), "{}", refused.alert());

    let mut wish = json!({ "department_id": app.department.id, "from": "2026-11-24", "to": "2026-11-25", "reason": REASON });
    let ask = |key: &'static str, wish: &Value| asha.api(Method::POST, "/patients/me/waiting-list").key(key).json(wish).send();
    ask("again", &wish).await.is_problem(409, "not-allowed-now");
    wish["doctor_id"] = json!(farah.id);
    ask("alone", &wish).await.is(201);
    wish["from"] = json!("2026-11-22");
    assert_eq!(ask("yesterday", &wish).await.is_problem(422, "invalid").faults(), ["/from past"]);
    let over = asha.sends(&form.fill("from", "2026-11-22")).await.is(422).page();
    assert!(over.alert().contains("This is over already."), "{}", over.alert());
}

#[tokio::test]
async fn f33_whoever_waits_for_somebody_reads_their_name_and_whom_to_call() {
    let app = TestApp::start().await;
    let (asha, maya, ruth) = (app.patient("Asha").await, app.patient("Maya").await, app.receptionist().await);
    app.lets_act(&asha, &maya, "book").await;
    let base = format!("/patients/{}/waiting-list", asha.id);
    let new = format!("{base}/new?department={}", app.department.id);
    for helper in [&ruth, &maya] {
        let words = helper.opens(&new).await.is(200).page().text();
        assert!(words.contains("Put Asha on the list") && words.contains("is kept for Asha"), "{words}");
        assert!(!words.contains("kept for you") && !words.contains("Put me"), "{words}");
    }
    let form = ruth.opens(&new).await.is(200).page().form(&base).fill("reason", REASON);
    let path = ruth.sends(&form).await.leads_to(&format!("{base}/wai_")).location().to_owned();
    let entry = ruth.opens(&path).await.is(200).page().text();
    assert!(entry.contains("Asha is on the list and gets a mail") && entry.contains("Asha gets a mail as soon as"), "{entry}");
}

#[tokio::test]
async fn f33_two_who_ask_for_one_patient_at_the_same_moment_wait_for_the_same_once() {
    let app = TestApp::start().await;
    let (asha, ruth) = (app.patient("Asha").await, app.receptionist().await);
    let base = format!("/patients/{}/waiting-list", asha.id);
    let wish = |from: &str, to: &str| json!({ "department_id": app.department.id, "from": from, "to": to, "reason": REASON });
    let mut made = Vec::new();
    for (from, to) in [("2026-11-24", "2026-11-25"), ("2026-11-26", "2026-11-27"), ("2026-12-01", "2026-12-02")] {
        let wish = wish(from, to);
        let (of_asha, of_desk) = tokio::join!(
            asha.api(Method::POST, "/patients/me/waiting-list").key(&asha.new_key()).json(&wish).send(),
            ruth.api(Method::POST, &base).key(&ruth.new_key()).json(&wish).send(),
        );
        let statuses = [of_asha.status, of_desk.status];
        assert!(statuses.contains(&201) && statuses.contains(&409), "{statuses:?}: {} {}", of_asha.text(), of_desk.text());
        made.push(if of_asha.status == 201 { of_asha.member("id") } else { of_desk.member("id") });
    }
    // Two wishes that become alike are as little two, however they are changed.
    let path = |id: &str| format!("/patients/me/waiting-list/{id}");
    let change = |id: &str, from: &str, to: &str| asha.api(Method::PUT, &path(id)).json(&json!({ "from": from, "to": to })).send();
    change(&made[0], "2026-11-24", "2026-11-26").await.is_problem(409, "not-allowed-now");
    let (one, two) = tokio::join!(change(&made[0], "2026-12-08", "2026-12-09"), change(&made[1], "2026-12-09", "2026-12-10"));
    let statuses = [one.status, two.status];
    assert!(statuses.contains(&200) && statuses.contains(&409), "{statuses:?}: {} {}", one.text(), two.text());
    let form = asha.opens(&format!("{}/edit", path(&made[2]))).await.is(200).page().form(&path(&made[2]));
    let refused = asha.sends(&form.fill("from", "2026-12-01").fill("to", "2026-12-31")).await.is(409).page();
    assert!(refused.alert().contains("You wait for this already."), "{}", refused.alert());
    change(&made[2], "2026-12-02", "2026-12-02").await.is(200);
    nothing_is_wrong(&app).await;
}
