//! Leave over booked visits: their patients choose other times by link, and every visit is listed until it is solved.

use caredesk::access::actor::Level;
use caredesk::capabilities::calendar::model::Quantum;
use caredesk::operations::loops::drain_of;
use caredesk::operations::rights::Function;
use caredesk::operations::verify::check;
use caredesk::operations::waiting::{Offerer, Run};
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::rights::with_rights_of;
#[path = "repairs_closed.rs"]
mod closed;
#[path = "repairs_gone.rs"]
mod gone;
#[path = "repairs_here.rs"]
mod here;
#[path = "repairs_hit.rs"]
mod hit;
#[path = "repairs_kept.rs"]
mod kept;
#[path = "repairs_offers.rs"]
mod offers;
#[path = "repairs_rows.rs"]
mod rows;

use crate::support::{Browser, Form, Page, Person, Slot, TestApp, Visit};

/// Everything that happened is heard, and the job does what is due.
pub async fn works(app: &TestApp) -> Run {
    with_rights_of(Function::Messenger, drain_of(&app.app, "test").run()).await.unwrap();
    with_rights_of(Function::Keeper, Offerer::of(&app.app, "test").run()).await.unwrap()
}

/// Every row of every table says the same.
pub async fn nothing_is_wrong(app: &TestApp) {
    let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
    assert!(report.is_clean(), "{report}");
}

pub fn repair_of(visit: &Visit) -> String {
    format!("/appointments/{}/repair", visit.id)
}

/// The repair of a visit over the API.
pub async fn repair(person: &Person, visit: &Visit) -> Value {
    person.api(Method::GET, &repair_of(visit)).send().await.is(200).json()
}

/// The times that are kept for a visit.
async fn times(person: &Person, visit: &Visit) -> Vec<Slot> {
    let body = repair(person, visit).await;
    let slot = |time: &Value| Slot { start: time["start"].as_str().unwrap().into(), doctor: time["doctor_id"].as_str().unwrap().into() };
    body["times"].as_array().unwrap().iter().map(slot).collect()
}

/// The link of the newest mail that asks somebody to choose.
async fn link_of(app: &TestApp, person: &Person) -> String {
    let mails = app.mails_saying(&person.email, "needs another time").await;
    let text = mails.last().expect("no mail asks to choose")["text"].as_str().unwrap().to_owned();
    let link = text.lines().find_map(|line| line.split_once("/other-time/")).unwrap().1.to_owned();
    format!("/other-time/{link}")
}

/// A time that a doctor offers a patient, and the link of the mail that says so.
pub async fn offered_by_mail(app: &TestApp, doctor: &Person, patient: &Person, slot: &Slot) -> (String, String) {
    let offer = crate::proposals::offers(doctor, patient, &slot.start).await;
    works(app).await;
    let mail = app.mails_saying(&patient.email, "A time for a visit").await.pop().expect("nobody was told");
    let link = mail["text"].as_str().unwrap().lines().find_map(|line| line.split_once("/your-visit/")).unwrap().1.to_owned();
    (offer, format!("/your-visit/{link}"))
}

/// The form of leave on a day, once sent: the page that lists what it hits, and where its form goes.
pub async fn leave_on(doctor: &Person, day: &str) -> (Page, String) {
    let path = format!("/doctors/{}/exceptions", doctor.id);
    let form = doctor.opens(&format!("{path}/new?kind=leave")).await.is(200).page().form(&path);
    let form = form.fill("kind", "leave").fill("from_date", day).fill("reason", "Conference in Lyon");
    (doctor.sends(&form).await.is(200).page(), path)
}

/// The button of one of several times.
fn of_time(page: &Page, action: &str, hold: &str) -> Form {
    page.form(action).fill("hold_id", hold)
}

async fn opens_signed_in(app: &TestApp, person: &Person) {
    app.signs_in(person, Level::Full).await;
}

/// A house where leave will hit three visits of a doctor, one after the other, on the same day; and another doctor.
pub struct House {
    pub app: TestApp,
    pub farah: Person,
    pub ravi: Person,
    pub day: String,
    pub people: [Person; 3],
    pub visits: [Visit; 3],
}

pub async fn house() -> House {
    let app = TestApp::start().await;
    let (farah, ravi) = (app.doctor("Leena Farah").await, app.doctor("Ravi Iyer").await);
    let people = [app.patient("Asha").await, app.patient("Ben").await, app.patient("Chi").await];
    let day = "2026-11-26".to_owned();
    let slots: Vec<Slot> = app.open_slots(&farah).await.into_iter().filter(|slot| slot.start.starts_with(&day)).collect();
    let visits = [people[0].has(&slots[0]).await, people[1].has(&slots[2]).await, people[2].has(&slots[4]).await];
    House { app, farah, ravi, day, people, visits }
}

/// Enters the leave over the API, offering each of the visits.
pub async fn enters(house: &House, choice: &str) -> String {
    let resolve: serde_json::Map<String, Value> = house.visits.iter().map(|visit| (visit.id.clone(), json!(choice))).collect();
    let body = json!({ "kind": "leave", "start": house.day, "end": house.day, "resolve": resolve });
    let path = format!("/doctors/{}/exceptions", house.farah.id);
    let entered = house.farah.api(Method::POST, &path).json(&body).send().await.is(201).json();
    assert_eq!(entered["repairs"].as_array().unwrap().len(), 3, "{entered}");
    entered["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn f34_leave_over_three_visits_is_repaired_by_link_by_cancelling_and_at_the_desk() {
    let house = house().await;
    let House { app, farah, ravi, people: [asha, ben, chi], visits: [first, second, third], .. } = &house;
    let (ruth, nobody, mailbox) = (app.receptionist().await, app.patient("Nobody").await, app.stranger());

    // The list proposes three times for each, and nothing changes before it is confirmed.
    let before = app.open_slots(farah).await;
    let (check, action) = leave_on(farah, &house.day).await;
    assert_eq!(check.all("table.visits tbody tr").len(), 3);
    assert!(check.text().contains("Ravi Iyer") && check.text().contains("Nothing is saved yet"), "{}", check.text());
    assert_eq!(app.open_slots(farah).await, before);
    assert!(app.rows(Table::Requests).await.is_empty());
    works(app).await;
    assert_eq!(asha.looks_at(first).await.member("status"), "booked");
    assert!(app.mails_saying(&asha.email, "needs another time").await.is_empty());

    // Confirmed, the leave stands; the visits are what they were, and each has its repair.
    farah.sends(&check.form(&action)).await.leads_to("/desk/repairs");
    let run = works(app).await;
    assert_eq!((run.repaired.offered, run.repaired.unsolved), (3, 0));
    for (person, visit) in [(asha, first), (ben, second), (chi, third)] {
        assert_eq!(person.looks_at(visit).await.member("start"), visit.start());
        assert_eq!(times(person, visit).await.len(), 3);
        assert!(person.opens(&format!("/appointments/{}", visit.id)).await.is(200).text().contains("needs another time"));
    }
    let own = farah.opens("/desk/repairs").await.is(200);
    assert!(["Asha", "Ben", "Chi"].iter().all(|name| own.text().contains(name)) && own.text().contains("3 patients are choosing"));
    assert!(ravi.opens("/desk/repairs").await.is(200).text().contains("No visit is to be repaired"));
    nothing_is_wrong(app).await;

    // What is kept for one is kept from everybody: no two are the same, and nobody can book one.
    let mut all = Vec::new();
    for (person, visit) in [(asha, first), (ben, second), (chi, third)] {
        all.extend(times(person, visit).await);
    }
    for slot in &all {
        nobody.books(slot).await.is(409);
    }
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 9);

    // By the link, not signed in: opening it changes nothing; one press moves the visit, here to the other doctor.
    let link = link_of(app, asha).await;
    let page = mailbox.opens(&link).await.is(200);
    mailbox.opens(&link).await.is(200);
    assert_eq!(repair(asha, first).await["state"], "offered");
    let offered = repair(asha, first).await["times"].clone();
    let with_ravi = offered.as_array().unwrap().iter().find(|time| time["doctor_id"] == json!(ravi.id)).expect("another doctor");
    let hold = with_ravi["hold_id"].as_str().unwrap();
    let take = of_time(&page.page(), &format!("{link}/take"), hold);
    let taken = mailbox.sends(&take).await.leads_to("/your-visit/");
    assert!(mailbox.opens(taken.location()).await.is(200).text().contains("Ravi Iyer"));
    let moved = asha.looks_at(first).await.json();
    assert_eq!((&moved["start"], &moved["doctor_id"], &moved["status"]), (&with_ravi["start"], &json!(ravi.id), &json!("booked")));
    assert_eq!((&moved["id"], &moved["reason"]), (&json!(first.id), &first.body["reason"]));
    // Pressed twice it is the same visit; the link itself is over.
    mailbox.sends(&take).await.leads_to("/your-visit/");
    mailbox.opens(&link).await.is(410);
    assert_eq!(repair(asha, first).await["state"], "moved");
    // The others that were kept are free again.
    let free: Vec<Slot> = [app.open_slots(farah).await, app.open_slots(ravi).await].concat();
    let others = offered.as_array().unwrap().iter().filter(|time| time["hold_id"] != with_ravi["hold_id"]);
    assert!(others.clone().count() == 2 && others.clone().all(|time| free.iter().any(|slot| json!(slot.start) == time["start"])));
    nothing_is_wrong(app).await;
    ravi.api(Method::GET, &format!("/appointments/{}", first.id)).send().await.is(200);
    farah.api(Method::GET, &format!("/appointments/{}", first.id)).send().await.is(404);

    // Cancelled as every visit is: the repair hears of it, and the link is over.
    let link = link_of(app, ben).await;
    ben.cancels(second).await.is(200);
    mailbox.opens(&link).await.is(410);
    works(app).await;
    assert_eq!(repair(ben, second).await["state"], "cancelled");
    nothing_is_wrong(app).await;

    // Nobody answers: it needs somebody, who offers times again and then moves it by hand.
    app.passes(48 * 60 + 1);
    for person in [chi, &ruth, farah] {
        opens_signed_in(app, person).await;
    }
    assert_eq!(repair(chi, third).await["state"], "unanswered", "by the clock alone");
    assert_eq!(works(app).await.repaired.unsolved, 1);
    let list = ruth.opens("/desk/repairs").await.is(200);
    assert!(list.text().contains("One visit needs you") && list.text().contains("Nobody answered"), "{}", list.text());
    ruth.sends(&list.page().form(&format!("{}/offer", repair_of(third)))).await.leads_to("/desk/repairs");
    let again = repair(chi, third).await;
    assert_eq!((&again["state"], &again["round"]), (&json!("offered"), &json!(2)));
    let to = app.open_slots(farah).await.into_iter().find(|slot| slot.start.starts_with("2026-11-30")).unwrap();
    ruth.reschedules(&Visit::of(&chi.looks_at(third).await), &to).await.is(200);
    works(app).await;
    assert_eq!(repair(chi, third).await["state"], "moved");
    assert!(ruth.opens("/desk/repairs").await.is(200).text().contains("No visit is to be repaired"));
    nothing_is_wrong(app).await;
    let holds = app.rows(Table::Calendar).await.iter().filter(|row| row.keys().any(|name| name.starts_with("hld_"))).count();
    assert_eq!(holds, 0, "nothing is kept any more");

    // Who did what is written down; why anybody comes is nowhere in it.
    let trail = format!("{:?}", app.rows(Table::Audit).await);
    for act in ["repair.open", "repair.offer", "repair.unanswered", "repair.again", "appointment.reschedule"] {
        assert!(trail.contains(act), "{act}");
    }
}

#[tokio::test]
async fn f34_leave_that_is_taken_back_leaves_the_visits_and_tells_whoever_was_asked() {
    let house = house().await;
    let House { app, farah, people: [asha, ..], visits, .. } = &house;
    let exception = enters(&house, "offer").await;
    assert_eq!(works(app).await.repaired.offered, 3);
    let (link, mailbox) = (link_of(app, asha).await, app.stranger());
    farah.api(Method::DELETE, &format!("/doctors/{}/exceptions/{exception}", farah.id)).send().await.is(204);
    assert_eq!(works(app).await.repaired.closed, 3);
    for (person, visit) in house.people.iter().zip(visits) {
        assert_eq!(repair(person, visit).await["state"], "withdrawn");
        let seen = person.looks_at(visit).await.json();
        assert_eq!((&seen["start"], &seen["status"]), (&json!(visit.start()), &json!("booked")));
        assert_eq!(app.mails_saying(&person.email, "takes place as booked").await.len(), 1);
    }
    assert!(mailbox.opens(&link).await.is(410).text().contains("stays as it is"));
    assert!(farah.opens("/desk/repairs").await.is(200).text().contains("No visit is to be repaired"));
    nothing_is_wrong(app).await;
}

#[tokio::test]
async fn f34_a_no_is_for_the_desk_and_a_visit_may_take_place_all_the_same() {
    let house = house().await;
    let House { app, farah, ravi, people: [asha, ben, chi], visits: [first, second, third], .. } = &house;
    enters(&house, "later").await;
    assert_eq!(works(app).await.repaired.offered, 0, "nobody is asked before somebody wants it");
    assert!(farah.opens("/desk/repairs").await.is(200).text().contains("3 visits need you"));
    let offer = |person: &Person, visit: &Visit| person.api(Method::POST, &format!("{}/offer", repair_of(visit))).json(&json!({})).send();
    assert_eq!(offer(farah, first).await.is(200).json()["state"], "offered");
    offer(farah, first).await.is(409);

    // A no, signed in; twice is fine. What was kept is free, and the visit is as it was.
    let kept = times(asha, first).await;
    let page = asha.opens(&repair_of(first)).await.is(200);
    asha.sends(&page.page().form(&format!("{}/decline", repair_of(first)))).await.leads_to(&repair_of(first));
    asha.api(Method::POST, &format!("{}/decline", repair_of(first))).json(&json!({})).send().await.is(200);
    assert_eq!(repair(asha, first).await["state"], "declined");
    assert_eq!(asha.looks_at(first).await.member("status"), "booked");
    let free = app.open_slots(ravi).await;
    assert!(kept.iter().filter(|slot| slot.doctor == ravi.id.to_string()).all(|slot| free.contains(slot)));

    // Somebody else's is none: neither to see, nor to answer, nor to solve.
    for stranger in [ben, chi, ravi] {
        stranger.api(Method::GET, &repair_of(first)).send().await.is(404);
        stranger.opens(&repair_of(first)).await.is(404);
    }
    offer(ravi, first).await.is(404);
    offer(asha, first).await.is(403);
    ben.api(Method::POST, &format!("{}/decline", repair_of(first))).json(&json!({})).send().await.is(404);
    app.stranger().opens("/other-time/nothing").await.is(410);

    // It takes place all the same: solved, and not asked again.
    let keep = farah.api(Method::POST, &format!("{}/keep", repair_of(second))).json(&json!({})).send().await.is(200);
    assert_eq!(keep.json()["state"], "kept");
    farah.api(Method::POST, &format!("{}/keep", repair_of(second))).json(&json!({})).send().await.is(409);
    assert!(app.mails_saying(&ben.email, "takes place").await.is_empty(), "he was never asked");

    // What is not solved is over when its time has come.
    app.passes(4 * 24 * 60);
    works(app).await;
    opens_signed_in(app, farah).await;
    assert!(farah.opens("/desk/repairs").await.is(200).text().contains("No visit is to be repaired"));
    opens_signed_in(app, chi).await;
    assert_eq!(repair(chi, third).await["state"], "over");
}

#[tokio::test]
async fn f34_of_two_answers_at_once_one_counts_and_two_jobs_offer_once() {
    let house = house().await;
    let House { app, people: [asha, ben, chi], visits: [first, second, third], .. } = &house;
    enters(&house, "offer").await;
    // The service itself, so that no lease stands between them.
    let repairs = &app.app.repairs;
    let (one, two, three) = tokio::join!(repairs.work(), repairs.work(), repairs.work());
    assert!([one, two, three].into_iter().all(|worked| worked.is_ok()));
    repairs.work().await.unwrap();
    for (person, visit) in [(asha, first), (ben, second), (chi, third)] {
        assert_eq!(app.mails_saying(&person.email, "needs another time").await.len(), 1);
        assert_eq!(repair(person, visit).await["round"], 1);
    }
    nothing_is_wrong(app).await;
    let offered = repair(asha, first).await["times"].clone();
    let take = |number: usize| {
        let body = json!({ "hold_id": offered[number]["hold_id"] });
        asha.api(Method::POST, &format!("{}/take", repair_of(first))).json(&body).send()
    };
    let (one, other, job) = tokio::join!(take(0), take(1), repairs.work());
    job.unwrap();
    let done: Vec<usize> = [&one, &other].iter().enumerate().filter(|(_, answer)| answer.status == 200).map(|(number, _)| number).collect();
    assert_eq!(done.len(), 1, "{} {}", one.status, other.status);
    assert_eq!(asha.looks_at(first).await.json()["start"], offered[done[0]]["start"]);
    // A cancellation and a choice at once.
    let offered = repair(ben, second).await["times"].clone();
    let body = json!({ "hold_id": offered[0]["hold_id"] });
    let (taken, cancelled) =
        tokio::join!(ben.api(Method::POST, &format!("{}/take", repair_of(second))).json(&body).send(), ben.cancels(second));
    assert!(taken.status == 200 || cancelled.status == 200);
    works(app).await;
    works(app).await;
    let state = repair(ben, second).await["state"].clone();
    assert_eq!(state, if taken.status == 200 { "moved" } else { "cancelled" });
    nothing_is_wrong(app).await;
    // Two visits were answered, and the third is still kept for.
    let _: &Browser = chi.browser();
    assert_eq!(times(chi, third).await.len(), 3);
}

#[tokio::test]
async fn f34_each_visit_becomes_what_was_chosen_and_who_is_cancelled_is_told_why() {
    let house = house().await;
    let House { app, farah, people: [asha, ben, chi], visits: [first, second, third], .. } = &house;
    let (check, action) = leave_on(farah, &house.day).await;
    let form = check.form(&action).chooses("cancel", &first.id).chooses("keep", &second.id).fill("why", "The doctor is at a conference");
    farah.sends(&form).await.leads_to("/desk/repairs");
    works(app).await;
    let cancelled = asha.looks_at(first).await.json();
    assert_eq!((&cancelled["status"], &cancelled["change_reason"]), (&json!("cancelled"), &json!("The doctor is at a conference")));
    asha.api(Method::GET, &repair_of(first)).send().await.is(404);
    assert_eq!(ben.looks_at(second).await.member("status"), "booked");
    ben.api(Method::GET, &repair_of(second)).send().await.is(404);
    assert_eq!(repair(chi, third).await["state"], "offered");
    // Pressed twice: one leave, and nobody is asked twice.
    farah.sends(&form).await.is(303);
    works(app).await;
    assert_eq!(app.mails_saying(&chi.email, "needs another time").await.len(), 1);
    nothing_is_wrong(app).await;
}

#[tokio::test]
async fn f34_what_a_repair_costs() {
    let house = house().await;
    let House { app, people: [asha, ..], visits: [first, ..], farah, .. } = &house;
    let (idle, spent) = Box::pin(app.spends(Offerer::of(&app.app, "test").run())).await;
    assert_eq!(idle.unwrap(), Run::default());
    assert!(spent.calls <= 2 && spent.read_units <= 1.0 && spent.write_units == 0.0, "nothing to do: {spent:?}");
    enters(&house, "later").await;
    let (page, spent) = app.spends(farah.opens("/desk/repairs")).await;
    page.is(200);
    assert!(spent.calls <= 4, "the list: {spent:?}");
    let offer = farah.api(Method::POST, &format!("{}/offer", repair_of(first))).json(&json!({})).send();
    let (answer, spent) = app.spends(offer).await;
    answer.is(200);
    assert!(spent.calls <= 32 && spent.write_units <= 140.0, "offering three times: {spent:?}");
    let hold = json!({ "hold_id": repair(asha, first).await["times"][0]["hold_id"] });
    let (answer, spent) = app.spends(asha.api(Method::POST, &format!("{}/take", repair_of(first))).json(&hold).send()).await;
    answer.is(200);
    assert!(spent.calls <= 22 && spent.write_units <= 80.0, "taking one: {spent:?}");
}
