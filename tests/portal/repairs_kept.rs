//! Times that are kept for a patient stand until their end, a used link leads nowhere new, and no visit that leave hits is forgotten.

use std::collections::BTreeMap;
use std::sync::Arc;

use caredesk::access::actor::{Actor, Level};
use caredesk::access::grant::Granted;
use caredesk::access::permissions::ManageAvailability;
use caredesk::access::role::Role;
use caredesk::capabilities::availability::model::{Choice, ExceptionText, NewException};
use caredesk::capabilities::directory::model::hours::ExceptionKind;
use caredesk::primitives::ids::RequestId;
use caredesk::primitives::text::Sensitive;
use http::Method;
use serde_json::json;

use super::{House, enters, house, leave_on, link_of, nothing_is_wrong, of_time, repair, repair_of, times, works};
use crate::support::{Person, TestApp, Visit};

#[tokio::test]
async fn f34_a_time_that_is_kept_for_somebody_keeps_its_end_whatever_else_they_hold_or_book() {
    let house = house().await;
    let House { app, people: [asha, ben, _], visits: [first, second, _], .. } = &house;
    enters(&house, "offer").await;
    works(app).await;
    let (offered, slots) = (repair(asha, first).await["times"].clone(), times(asha, first).await);

    // Held like any time, it is the one that is kept, with the end it has.
    let held = asha.holds(&slots[0]).await.is(201).json();
    assert_eq!((&held["id"], &held["expires_at"]), (&offered[0]["hold_id"], &offered[0]["expires_at"]));
    assert_eq!(asha.holds(&slots[0]).await.is(201).json()["id"], held["id"], "twice is once");
    nothing_is_wrong(app).await;
    // Neither another hold nor giving it back takes it from her.
    let other = app.open_slots(&house.farah).await.into_iter().next_back().unwrap();
    asha.holds(&other).await.is(201);
    nothing_is_wrong(app).await;
    let again = asha.holds(&slots[0]).await.is(201).json();
    asha.lets_go(again["id"].as_str().unwrap()).await.is(204);
    nothing_is_wrong(app).await;
    app.passes(20);
    ben.books(&slots[0]).await.is(409);
    assert_eq!(times(asha, first).await, slots);
    let take = json!({ "hold_id": offered[0]["hold_id"] });
    asha.api(Method::POST, &format!("{}/take", repair_of(first))).json(&take).send().await.is(200);
    nothing_is_wrong(app).await;

    // Whoever it is kept for may book it as it is, for something else too: then it is taken, by themselves.
    let (theirs, bens) = (times(ben, second).await, repair(ben, second).await["times"].clone());
    ben.books(&theirs[1]).await.is(201);
    nothing_is_wrong(app).await;
    let take = |number: usize| {
        ben.api(Method::POST, &format!("{}/take", repair_of(second))).json(&json!({ "hold_id": bens[number]["hold_id"] })).send()
    };
    take(1).await.is(409);
    take(0).await.is(200);
    works(app).await;
    nothing_is_wrong(app).await;
}

#[tokio::test]
async fn f34_a_link_that_was_used_leads_to_the_visit_only_while_nothing_has_changed_since() {
    let house = house().await;
    let House { app, farah, people: [asha, ben, _], visits: [first, second, _], .. } = &house;
    let mailbox = app.stranger();
    enters(&house, "offer").await;
    works(app).await;
    let link = link_of(app, asha).await;
    let hold = repair(asha, first).await["times"][0]["hold_id"].as_str().unwrap().to_owned();
    let take = of_time(&mailbox.opens(&link).await.is(200).page(), &format!("{link}/take"), &hold);
    mailbox.sends(&take).await.leads_to("/your-visit/");
    let own = mailbox.sends(&take).await.leads_to("/your-visit/").location().to_owned();
    mailbox.opens(&own).await.is(200);
    // The visit moves on: its own links end, and the used one makes no other.
    let to = app.open_slots(farah).await.into_iter().next_back().unwrap();
    asha.reschedules(&Visit::of(&asha.looks_at(first).await), &to).await.is(200);
    mailbox.opens(&own).await.is(410);
    let late = mailbox.sends(&take).await.is(410);
    assert!(!late.text().contains("/your-visit/"), "{}", late.text());
    mailbox.opens(&link).await.is(410);
    // Signed in, the same answer is still the same answer.
    asha.api(Method::POST, &format!("{}/take", repair_of(first))).json(&json!({ "hold_id": hold })).send().await.is(200);

    // The same of a no.
    let link = link_of(app, ben).await;
    let no = mailbox.opens(&link).await.is(200).page().form(&format!("{link}/decline"));
    for _ in 0..2 {
        assert!(mailbox.sends(&no).await.is(200).text().contains("/your-visit/"));
    }
    let to = app.open_slots(farah).await.into_iter().next_back().unwrap();
    ben.reschedules(second, &to).await.is(200);
    let late = mailbox.sends(&no).await;
    assert!(!late.text().contains("/your-visit/"), "{}", late.text());
}

/// Leave on a day, nothing said about its visits.
fn leave(day: &str) -> ExceptionText {
    ExceptionText {
        kind: ExceptionKind::Leave,
        start: day.to_owned(),
        end: day.to_owned(),
        reason: None,
        resolve: Some(BTreeMap::new()),
        cancel_reason: None,
        restored: false,
    }
}

fn keeps_hours(app: &TestApp, doctor: &Person) -> Granted<ManageAvailability> {
    let actor = Actor::person(doctor.id, Role::Doctor, Sensitive::new("Leena Farah".to_owned()), Level::Full);
    Granted::check(Arc::new(actor), RequestId::new(&app.app.ground.ids)).unwrap()
}

#[tokio::test]
async fn f34_what_was_chosen_is_known_also_when_the_job_has_withdrawn_it_already() {
    let house = house().await;
    let House { app, farah, day, .. } = &house;
    let exception = enters(&house, "offer").await;
    works(app).await;
    farah.api(Method::DELETE, &format!("/doctors/{}/exceptions/{exception}", farah.id)).send().await.is(204);
    assert_eq!(works(app).await.repaired.closed, 3);
    let visits = app.app.availability.hit(&keeps_hours(app, farah), farah.id, leave(day)).await.unwrap();
    let asked = app.app.repairs.chosen_so_far(exception.parse().unwrap(), &visits);
    let (chosen, spent) = app.spends(asked).await;
    let chosen = chosen.unwrap();
    assert!(chosen.len() == 3 && chosen.values().all(|choice| *choice == Choice::Offer), "{chosen:?}");
    assert_eq!(spent.calls, 1, "{spent:?}");
}

/// The server is killed when the leave stands, and somebody booked at that very moment: in no list, and nothing was said about them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f34_a_visit_that_nothing_was_said_about_is_listed_once_the_leave_stands() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let slot = app.open_slots(&farah).await.into_iter().find(|slot| slot.start.starts_with("2026-11-26")).unwrap();
    let repairs = &app.app.repairs;
    let booked = std::sync::Mutex::new(None);
    let along = |new: &NewException| {
        let visit = tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(asha.has(&slot)));
        *booked.lock().unwrap() = Some(visit);
        repairs.planned(farah.id, new)
    };
    let (grant, text) = (keeps_hours(&app, &farah), leave("2026-11-26"));
    let entered = app.app.availability.add_exception(&grant, farah.id, text, None, None, &along).await.unwrap().thing;
    assert_eq!(entered.unresolved.len(), 1, "booked in between");
    let visit = booked.lock().unwrap().take().unwrap();
    asha.api(Method::GET, &repair_of(&visit)).send().await.is(404);
    assert_eq!(works(&app).await.repaired.opened, 1);
    assert_eq!(repair(&asha, &visit).await["state"], "waiting");
    assert!(farah.opens("/desk/repairs").await.is(200).text().contains("One visit needs you"));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn f34_a_visit_booked_while_leave_is_confirmed_shows_the_list_again_and_nothing_is_saved() {
    let house = house().await;
    let House { app, farah, day, people: [asha, ..], visits: [first, ..], .. } = &house;
    let (check, action) = leave_on(farah, day).await;
    let form = check.form(&action);
    assert_eq!(form.value("seen").len(), 64, "what was listed is known by as much, whatever its length");

    let on_the_day = app.open_slots(farah).await.into_iter().find(|slot| slot.start.starts_with(day.as_str())).unwrap();
    app.patient("Dia").await.has(&on_the_day).await;
    let again = farah.sends(&form.fill("all", "cancel")).await.is(200).page();
    assert!(again.alert().contains("Other visits are in the way now"), "{}", again.alert());
    assert_eq!(again.all("table.visits tbody tr").len(), 4);
    assert_eq!(asha.looks_at(first).await.member("status"), "booked");
    assert!(app.open_slots(farah).await.iter().any(|slot| slot.start.starts_with(day.as_str())), "nothing is saved");

    let again = again.form(&action);
    assert_eq!(again.value("all"), "cancel", "what was said of all is still said");
    farah.sends(&again.fill("all", "")).await.leads_to("/desk/repairs");
    assert_eq!(works(app).await.repaired.offered, 4);
    nothing_is_wrong(app).await;
}
