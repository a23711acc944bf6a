//! Times that are kept for a patient and that leave or a closed day hits meanwhile: they are offered no more, and others are.

use std::collections::BTreeSet;

use caredesk::capabilities::repairs::model::Due;
use caredesk::capabilities::repairs::store::note;
use caredesk::operations::waiting::Offerer;
use caredesk::primitives::ids::ExceptionId;
use http::Method;
use serde_json::json;

use super::{House, enters, house, link_of, nothing_is_wrong, of_time, repair, repair_of, times, works};
use crate::support::{Person, Visit};

/// The day after the leave, on which the doctor of the visits is offered again.
const NEXT: &str = "2026-11-27";

async fn leaves(doctor: &Person, day: &str) {
    let leave = json!({ "kind": "leave", "start": day, "end": day });
    doctor.api(Method::POST, &format!("/doctors/{}/exceptions", doctor.id)).json(&leave).send().await.is(201);
}

async fn is_offered_on(person: &Person, visit: &Visit, day: &str) -> bool {
    times(person, visit).await.iter().any(|slot| slot.start.starts_with(day))
}

#[tokio::test]
async fn f34_a_time_that_leave_has_hit_is_offered_no_more_and_without_any_others_are_looked_for() {
    let house = house().await;
    let House { app, farah, ravi, day, people: [asha, ..], visits: [first, ..], .. } = &house;
    let mailbox = app.stranger();
    enters(&house, "offer").await;
    works(app).await;
    let (link, mine) = (link_of(app, asha).await, repair_of(first));
    assert!(is_offered_on(asha, first, NEXT).await && is_offered_on(asha, first, day).await);
    let offered = repair(asha, first).await["times"].clone();
    let hold_with = |doctor: &Person| {
        let time = offered.as_array().unwrap().iter().find(|time| time["doctor_id"] == json!(doctor.id)).unwrap();
        time["hold_id"].as_str().unwrap().to_owned()
    };
    let page = asha.opens(&mine).await.is(200).page();

    // Before any job has heard of it: pressed, it and the others of the day are gone, and what is left can be taken.
    leaves(farah, NEXT).await;
    let refused = asha.sends(&of_time(&page, &format!("{mine}/take"), &hold_with(farah))).await.is(409).page();
    assert!(refused.alert().contains("no longer there. Choose another one."), "{}", refused.alert());
    assert_eq!(refused.all("input[name=hold_id]").len(), 1);
    assert!(!is_offered_on(asha, first, NEXT).await && is_offered_on(asha, first, day).await);
    assert_eq!(repair(asha, first).await["round"], 1);
    let by_link = mailbox.opens(&link).await.is(200).page();
    nothing_is_wrong(app).await;

    // The last one as well: times are looked for anew, and the link is over.
    leaves(ravi, day).await;
    let refused = mailbox.sends(&of_time(&by_link, &format!("{link}/take"), &hold_with(ravi))).await.is(410);
    assert!(refused.text().contains("We look for others, and write or call.") && refused.text().contains("/move"), "{}", refused.text());
    let again = repair(asha, first).await;
    assert_eq!((&again["state"], &again["round"]), (&json!("offered"), &json!(2)), "{again}");
    assert!(!is_offered_on(asha, first, NEXT).await && !is_offered_on(asha, first, day).await);
    mailbox.opens(&link).await.is(410);
    works(app).await;
    assert_eq!(app.mails_saying(&asha.email, "needs another time").await.len(), 2);
    let hold = json!({ "hold_id": repair(asha, first).await["times"][0]["hold_id"] });
    asha.api(Method::POST, &format!("{mine}/take")).json(&hold).send().await.is(200);
    works(app).await;
    nothing_is_wrong(app).await;
}

#[tokio::test]
async fn f34_the_job_that_hears_of_leave_or_a_closed_day_lets_go_of_what_is_kept_then() {
    let house = house().await;
    let House { app, farah, people, visits, .. } = &house;
    let tomas = app.administrator().await;
    enters(&house, "offer").await;
    works(app).await;
    leaves(farah, NEXT).await;
    works(app).await;
    for (person, visit) in people.iter().zip(visits) {
        assert!(!is_offered_on(person, visit, NEXT).await, "leave");
        assert_eq!(repair(person, visit).await["state"], "offered");
    }
    nothing_is_wrong(app).await;
    // A day is closed, and nothing is offered for its own visits: there are none.
    let all = times(&people[0], &visits[0]).await;
    let day = all.first().expect("something is offered").start[..10].to_owned();
    let mut closing = json!({ "closed_days": [{ "date": day }], "offer_other_times": false });
    let seen = tomas.api(Method::PUT, "/admin/settings").json(&closing).send().await;
    if seen.status == 409 {
        closing["seen"] = seen.json()["seen"].clone();
        tomas.api(Method::PUT, "/admin/settings").json(&closing).send().await.is(200);
    }
    app.passes(1);
    works(app).await;
    for (person, visit) in people.iter().zip(visits) {
        assert!(!is_offered_on(person, visit, &day).await, "closed");
    }
    nothing_is_wrong(app).await;
}

#[tokio::test]
async fn f34_a_closed_day_on_which_nothing_is_kept_reads_no_offer_anew() {
    let house = house().await;
    let app = &house.app;
    enters(&house, "offer").await;
    works(app).await;
    let (change, far) = (ExceptionId::new(&app.app.ground.ids), BTreeSet::from([jiff::civil::date(2026, 12, 24)]));
    app.write(vec![note(&Due::days_shut(app.clock.now(), change, far)).unwrap()]).await;
    app.passes(1);
    let (run, spent) = Box::pin(app.spends(Offerer::of(&app.app, "test").run())).await;
    assert!(!run.unwrap().busy);
    assert!(spent.calls <= 8, "two questions, the lease twice, what is due, what is open, and the day is done: {spent:?}");
    nothing_is_wrong(app).await;
}
