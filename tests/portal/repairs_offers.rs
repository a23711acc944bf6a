//! Times that doctors have offered and that leave or a closed day hits before their patient answers; and how far a patient looks ahead
//! whose visit is hit.

use http::Method;
use serde_json::{Value, json};

use super::{house, leave_on, offered_by_mail, works};
use crate::proposals::offers;
use crate::steps::{doctor_and_asha, offered};
use crate::support::{Answer, Person, TestApp};

/// A move of a visit by its address, over the API.
async fn moves(person: &Person, visit: &str, path: &str, body: &Value) -> Answer {
    person.api(Method::POST, &format!("{visit}/{path}")).json(body).send().await
}

async fn facts(person: &Person, visit: &str) -> Value {
    person.api(Method::GET, visit).send().await.is(200).json()
}

/// The doctor's time is closed over a visit, which is to be solved later.
async fn closes_over(doctor: &Person, visit: &str) {
    let (facts, id) = (facts(doctor, visit).await, visit.rsplit('/').next().unwrap());
    let closed = json!({ "kind": "closed", "start": facts["start"], "end": facts["end"], "resolve": { id: "later" } });
    doctor.api(Method::POST, &format!("/doctors/{}/exceptions", doctor.id)).json(&closed).send().await.is(201);
}

fn has_form(page: &Answer, action: &str) -> bool {
    page.page().all("form").iter().any(|form| form.attribute("action") == Some(action))
}

/// Whether the page of a mail's link, which names itself anew, takes a yes.
fn says_yes(page: &Answer) -> bool {
    page.page().all("form").iter().any(|form| form.attribute("action").is_some_and(|to| to.ends_with("/confirm")))
}

#[tokio::test]
async fn f34_an_offer_that_closed_time_hits_is_not_accepted_and_staff_offer_another_time() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let ruth = app.receptionist().await;
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[60]).await;
    let offer = offers(&farah, &asha, &slots[30].start).await;
    let (yes, move_to) = (format!("{offer}/confirm"), format!("{offer}/move"));
    // While its doctor is there, it is answered, not moved, and nobody is told that it is too late.
    let refused = ruth.opens(&move_to).await.is(409).text();
    assert!(refused.contains("offered and not accepted yet") && !refused.contains("too late"), "{refused}");
    moves(&ruth, &offer, "reschedule", &json!({ "start": slots[32].start })).await.is_problem(409, "not-allowed-now");

    let early = asha.opens("/appointments").await.is(200).page().form(&yes);
    closes_over(&farah, &offer).await;
    let said = asha.sends(&early).await.leads_to(&offer).location().to_owned();
    let page = asha.opens(&said).await.is(200);
    assert!(page.page().alert().contains("This time can no longer take place"), "{}", page.page().alert());
    assert!(!has_form(&page, &yes), "no button that can never work");
    assert!(!has_form(&asha.opens("/appointments").await.is(200), &yes), "nor on the first page");
    let refused = moves(&asha, &offer, "confirm", &json!({})).await.is_problem(409, "not-allowed-now").json();
    assert_eq!(refused["code"], "offer_gone");
    assert_eq!(facts(&asha, &offer).await["status"], "proposed");
    let repair = format!("{offer}/repair");
    let asked = asha.opens(&repair).await.is(200).text();
    assert!(asked.contains("cannot be accepted") && !asked.contains(&move_to), "{asked}");

    let desk = ruth.opens("/desk/repairs").await.is(200);
    assert!(desk.text().contains("has not accepted this time yet") && desk.text().contains(&move_to));
    for path in ["offer", "keep"] {
        assert!(!has_form(&desk, &format!("{repair}/{path}")), "{path}");
        moves(&ruth, &repair, path, &json!({})).await.is(409);
    }
    ruth.opens(&move_to).await.is(200);
    let moved = moves(&ruth, &offer, "reschedule", &json!({ "start": slots[32].start })).await.is(200).json();
    assert_eq!((&moved["status"], moved["start"] == json!(slots[32].start)), (&json!("proposed"), true), "an offer still: {moved}");
    works(&app).await;
    let mails = app.mails_saying(&asha.email, "A time for a visit").await;
    let told = mails.last().expect("she is told")["text"].as_str().unwrap();
    assert!(told.contains(&slots[32].start[11..16]), "of the new time: {told}");
    assert!(ruth.opens("/desk/repairs").await.is(200).text().contains("No visit is to be repaired"));

    let page = asha.opens("/appointments").await.is(200).page();
    let said = asha.sends(&page.form(&yes)).await.leads_to(&offer).location().to_owned();
    assert!(asha.opens(&said).await.is(200).page().alert().contains("You have accepted this time."));
    assert_eq!(facts(&asha, &offer).await["status"], "booked");
}

#[tokio::test]
async fn f34_an_offer_that_nobody_has_accepted_is_not_kept_in_leave_but_listed_until_it_is_solved() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[60]).await;
    let offer = offers(&farah, &asha, &slots[30].start).await;
    let day = &slots[30].start[..10];
    let other = slots.iter().rfind(|slot| slot.start.starts_with(day) && slot.start != slots[30].start).unwrap();
    let stays = app.patient("Ben").await.has(other).await;

    let (exceptions, id) = (format!("/doctors/{}/exceptions", farah.id), offer.rsplit('/').next().unwrap());
    let keeping = json!({ "kind": "leave", "start": day, "end": day, "resolve": { id: "keep", stays.id.as_str(): "keep" } });
    let refused = farah.api(Method::POST, &exceptions).json(&keeping).send().await.is(422).text();
    assert!(refused.contains("not_accepted_yet") && refused.contains(&format!("/resolve/{id}")), "{refused}");

    let (check, action) = leave_on(&farah, day).await;
    farah.sends(&check.form(&action).fill("all", "keep")).await.leads_to("/desk/repairs");
    assert_eq!(facts(&asha, &format!("{offer}/repair")).await["state"], "waiting");
    farah.api(Method::GET, &format!("/appointments/{}/repair", stays.id)).send().await.is(404);
    assert!(farah.opens("/desk/repairs").await.is(200).text().contains(&format!("{offer}/move")));
}

#[tokio::test]
async fn f34_an_offer_on_a_day_that_the_hospital_has_closed_is_not_accepted() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let (tomas, ruth, mailbox) = (app.administrator().await, app.receptionist().await, app.stranger());
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[60]).await;
    let (offer, link) = offered_by_mail(&app, &farah, &asha, &slots[30]).await;
    assert!(says_yes(&mailbox.opens(&link).await.is(200)));
    let day = &slots[30].start[..10];
    let mut patch = json!({ "closed_days": [{ "date": day }] });
    let settles = async |patch: &Value, status: u16| tomas.api(Method::PUT, "/admin/settings").json(patch).send().await.is(status).json();
    patch["seen"] = settles(&patch, 409).await["seen"].clone();
    settles(&patch, 200).await;
    let refused = moves(&asha, &offer, "confirm", &json!({})).await.is_problem(409, "not-allowed-now").json();
    assert_eq!(refused["code"], "offer_gone");

    // Nothing is offered for the day: once the job has looked, no page has a button that can never work, and staff can move it.
    app.passes(1);
    works(&app).await;
    for page in ["/appointments", offer.as_str()] {
        assert!(!has_form(&asha.opens(page).await.is(200), &format!("{offer}/confirm")), "{page}");
    }
    assert!(!says_yes(&mailbox.opens(&link).await.is(200)), "nor does the link of the mail");
    for page in [offer.as_str(), "/desk/repairs"] {
        assert!(ruth.opens(page).await.is(200).text().contains(&format!("{offer}/move")), "{page}");
    }
    moves(&asha, &offer, "cancel", &json!({})).await.is(200);
}

#[tokio::test]
async fn f34_a_visit_that_is_hit_is_called_so_on_the_first_page_of_its_patient() {
    let house = house().await;
    let (farah, [asha, ben, _], [first, ..]) = (&house.farah, &house.people, &house.visits);
    let hit = format!("/appointments/{}", first.id);
    assert!(!asha.opens("/appointments").await.is(200).text().contains("Needs another time"));
    closes_over(farah, &hit).await;
    let home = asha.opens("/appointments").await.is(200).text();
    assert!(home.contains("Needs another time") && home.contains(&format!("{hit}/repair")), "{home}");
    assert!(!ben.opens("/appointments").await.is(200).text().contains("Needs another time"));
    moves(farah, &format!("{hit}/repair"), "keep", &json!({})).await.is(200);
    assert!(!asha.opens("/appointments").await.is(200).text().contains("Needs another time"));
}

#[tokio::test]
async fn f34_a_patient_whose_visit_is_hit_looks_as_far_ahead_as_staff() {
    let house = house().await;
    let (farah, [asha, ben, _], [first, second, _]) = (&house.farah, &house.people, &house.visits);
    // Two weeks after the visit: further than patients book.
    let far = json!({ "start": first.start().replace(house.day.as_str(), "2026-12-10") });
    let (hit, other) = (format!("/appointments/{}", first.id), format!("/appointments/{}", second.id));
    moves(asha, &hit, "reschedule", &far).await.is(422);
    closes_over(farah, &hit).await;
    let page = asha.opens(&format!("{hit}/move?day=2026-12-10")).await.is(200);
    assert!(offered(&page).iter().any(|start| start.starts_with("2026-12-10")));
    moves(ben, &other, "reschedule", &far).await.is(422);
    moves(asha, &hit, "reschedule", &far).await.is(200);
}
