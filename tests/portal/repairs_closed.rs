//! A day the hospital closes on: once an administrator says so, its patients are offered other times as for leave, and a day that opens
//! again ends that.

use caredesk::capabilities::repairs::model::Due;
use caredesk::capabilities::repairs::store::note;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use super::{House, enters, house, nothing_is_wrong, repair, repair_of, times, works};
use crate::proposals::offers;
use crate::steps::doctor_and_asha;
use crate::support::{Form, Person, TestApp};

const HERE: &str = "/admin/settings";

/// The page that lists the visits of a day to be closed, as its form.
async fn closing(tomas: &Person, day: &str) -> Form {
    let form = tomas.opens(HERE).await.is(200).page().form(HERE).fill("closed_days", format!("{day} Founders"));
    tomas.sends(&form).await.is(200).page().form(HERE)
}

/// Settings over the API.
async fn settles(tomas: &Person, patch: &Value, status: u16) -> Value {
    tomas.api(Method::PUT, "/admin/settings").json(patch).send().await.is(status).json()
}

/// Closes a day over the API, after a look at its visits.
async fn closes(tomas: &Person, day: &str, offer: bool) {
    let mut patch = json!({ "closed_days": [{ "date": day }] });
    patch["seen"] = settles(tomas, &patch, 409).await["seen"].clone();
    patch["offer_other_times"] = json!(offer);
    settles(tomas, &patch, 200).await;
}

#[tokio::test]
async fn f34_a_closed_day_offers_its_patients_other_times_once_confirmed_and_an_open_one_again_ends_that() {
    let house = house().await;
    let House { app, ravi, day, people, visits, .. } = &house;
    let (tomas, ruth, dia) = (app.administrator().await, app.receptionist().await, app.patient("Dia").await);
    let with_ravi = app.open_slots(ravi).await.into_iter().find(|slot| slot.start.starts_with(day.as_str())).unwrap();
    let fourth = dia.has(&with_ravi).await;
    let all = || people.iter().zip(visits).chain([(&dia, &fourth)]);

    let confirm = closing(&tomas, day).await;
    assert_eq!(confirm.value("offer_other_times"), "yes", "as a page would send it");
    assert!(app.rows(Table::Requests).await.is_empty(), "nothing begins before it is confirmed");
    tomas.sends(&confirm).await.leads_to(HERE);
    let told = tomas.opens(HERE).await.is(200).page().alert();
    assert!(told.contains("The patients of 4 visits are offered other times in a moment"), "{told}");

    app.passes(1);
    let run = works(app).await.repaired;
    assert_eq!((run.opened, run.offered, run.unsolved), (4, 4, 0));
    for (person, visit) in all() {
        let now = repair(person, visit).await;
        assert_eq!((&now["state"], &now["closed_on"]), (&json!("offered"), &json!(day)));
        assert!(times(person, visit).await.iter().all(|slot| !slot.start.starts_with(day.as_str())), "never on the closed day");
        assert_eq!(person.looks_at(visit).await.member("start"), visit.start(), "the visit stays until somebody has chosen");
    }
    assert!(ruth.opens("/desk/repairs").await.is(200).text().contains("4 patients are choosing"));
    nothing_is_wrong(app).await;
    // One of them chooses; another run begins nothing anew.
    let hold = json!({ "hold_id": repair(&dia, &fourth).await["times"][0]["hold_id"] });
    dia.api(Method::POST, &format!("{}/take", repair_of(&fourth))).json(&hold).send().await.is(200);
    assert_eq!(works(app).await.repaired.opened, 0);

    let open = tomas.opens(HERE).await.is(200).page().form(HERE).fill("closed_days", "");
    tomas.sends(&open).await.leads_to(HERE);
    let told = tomas.opens(HERE).await.is(200).page().alert();
    assert!(told.starts_with("Saved. A closed day is open again: its visits take place as booked"), "{told}");
    app.passes(1);
    assert_eq!(works(app).await.repaired.closed, 3);
    for (person, visit) in people.iter().zip(visits) {
        assert_eq!(repair(person, visit).await["state"], "withdrawn");
        assert_eq!(app.mails_saying(&person.email, "takes place as booked").await.len(), 1);
    }
    assert_eq!(repair(&dia, &fourth).await["state"], "moved");
    nothing_is_wrong(app).await;
}

#[tokio::test]
async fn f34_whoever_closes_a_day_is_told_of_the_visits_whose_patients_can_be_offered_other_times() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (tomas, ben) = (app.administrator().await, app.patient("Ben").await);
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[60]).await;
    let offer = offers(&farah, &asha, &slots[30].start).await;
    let day = &slots[30].start[..10];
    let other = slots.iter().rfind(|slot| slot.start.starts_with(day) && slot.start != slots[30].start).unwrap();
    let visit = ben.has(other).await;
    tomas.sends(&closing(&tomas, day).await).await.leads_to(HERE);
    let told = tomas.opens(HERE).await.is(200).page().alert();
    assert!(told.contains("The patient of one visit is offered other times in a moment"), "not of the offer: {told}");
    app.passes(1);
    let run = works(&app).await.repaired;
    assert_eq!((run.opened, run.offered), (2, 1));
    assert_eq!(repair(&ben, &visit).await["state"], "offered");
    let of_offer = asha.api(Method::GET, &format!("{offer}/repair")).send().await.is(200);
    assert_eq!(of_offer.member("state"), "waiting");
}

#[tokio::test]
async fn f34_a_day_closed_without_offering_leaves_its_visits_to_the_desk() {
    let house = house().await;
    let House { app, day, people, visits, .. } = &house;
    let (tomas, ruth) = (app.administrator().await, app.receptionist().await);
    let mut confirm = closing(&tomas, day).await;
    confirm.fields.retain(|(name, _)| name != "offer_other_times");
    tomas.sends(&confirm).await.leads_to(HERE);
    let saved = tomas.opens(HERE).await.is(200).page();
    assert_eq!(saved.alert(), "Saved. 3 visits stay booked, and are listed until each is solved. Visits to repair");
    assert!(saved.all(".flash a").iter().any(|link| link.attribute("href") == Some("/desk/repairs")));
    tomas.opens("/desk/repairs").await.is(200);
    app.passes(1);
    let run = works(app).await.repaired;
    assert_eq!((run.opened, run.offered), (3, 0));
    for (person, visit) in people.iter().zip(visits) {
        let now = repair(person, visit).await;
        assert_eq!((&now["state"], &now["closed_on"]), (&json!("waiting"), &json!(day)));
        assert!(app.mails_saying(&person.email, "needs another time").await.is_empty(), "nobody is asked");
    }
    assert!(ruth.opens("/desk/repairs").await.is(200).text().contains("3 visits need you"));
    nothing_is_wrong(app).await;
    settles(&tomas, &json!({ "closed_days": [] }), 200).await;
    app.passes(1);
    assert_eq!(works(app).await.repaired.closed, 3);
    assert!(app.mails_saying(&people[0].email, "takes place as booked").await.is_empty(), "nobody was asked");
    nothing_is_wrong(app).await;
}

#[tokio::test]
async fn f34_a_visit_that_leave_and_a_closed_day_hit_is_offered_other_times_until_both_are_taken_back() {
    let house = house().await;
    let House { app, farah, day, people: [asha, ..], visits: [first, ..], .. } = &house;
    let tomas = app.administrator().await;
    let exception = enters(&house, "offer").await;
    assert_eq!(works(app).await.repaired.offered, 3);
    closes(&tomas, day, true).await;
    app.passes(1);
    assert_eq!(works(app).await.repaired.offered, 0, "they have times already");

    farah.api(Method::DELETE, &format!("/doctors/{}/exceptions/{exception}", farah.id)).send().await.is(204);
    assert_eq!(works(app).await.repaired.closed, 0);
    let now = repair(asha, first).await;
    assert_eq!((&now["state"], &now["closed_on"], &now["round"]), (&json!("offered"), &json!(day), &json!(1)));
    assert_ne!(now["exception_id"], json!(exception), "that leave is gone");
    // Heard of once more, it changes nothing: what somebody has open can still be sent.
    app.write(vec![note(&Due::taken_back(app.clock.now(), exception.parse().unwrap())).unwrap()]).await;
    works(app).await;
    assert_eq!(repair(asha, first).await["version"], now["version"]);
    nothing_is_wrong(app).await;

    settles(&tomas, &json!({ "closed_days": [] }), 200).await;
    app.passes(1);
    assert_eq!(works(app).await.repaired.closed, 3);
    assert_eq!(repair(asha, first).await["state"], "withdrawn");
    assert_eq!(app.mails_saying(&asha.email, "takes place as booked").await.len(), 1);
    nothing_is_wrong(app).await;
}
