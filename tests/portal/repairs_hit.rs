//! A visit that leave or a closed day has hit says so wherever it stands, and nobody says yes to it until that is solved.

use http::Method;
use serde_json::{Value, json};

use super::{House, enters, house, offered_by_mail, works};
use crate::steps::doctor_and_asha;
use crate::support::{Answer, Person, TestApp};

/// A move of a visit by its address, over the API.
pub async fn moves(person: &Person, visit: &str, path: &str, body: &Value) -> Answer {
    person.api(Method::POST, &format!("{visit}/{path}")).json(body).send().await
}

/// A yes that is refused.
pub async fn is_gone(person: &Person, visit: &str) {
    let refused = moves(person, visit, "confirm", &json!({})).await.is_problem(409, "not-allowed-now").json();
    assert_eq!(refused["code"], "offer_gone");
}

pub async fn status(person: &Person, visit: &str) -> Value {
    person.api(Method::GET, visit).send().await.is(200).json()["status"].clone()
}

/// Where the forms and links of a page lead that have this in their address.
pub fn ways(page: &Answer, part: &str) -> Vec<String> {
    let page = page.page();
    let (forms, links) = (page.all("main form"), page.all("main a"));
    let ways = forms.iter().filter_map(|form| form.attribute("action")).chain(links.iter().filter_map(|link| link.attribute("href")));
    ways.filter(|way| way.contains(part)).map(str::to_owned).collect()
}

/// The path of the link to the visit in the newest mail.
async fn newest_link(app: &TestApp, person: &Person) -> String {
    let mail = app.mail_to(&person.email).await.pop().expect("a mail about the visit");
    let text = mail["text"].as_str().unwrap();
    let link = text.lines().find_map(|line| line.split_once("/your-visit/")).expect("a link to the visit").1;
    format!("/your-visit/{link}")
}

#[tokio::test]
async fn f34_a_booked_visit_that_leave_has_hit_takes_no_yes_by_link_nor_signed_in_until_it_is_to_take_place() {
    let house = house().await;
    let House { app, farah, people: [asha, ..], visits: [first, ..], .. } = &house;
    let (visit, mailbox) = (format!("/appointments/{}", first.id), app.stranger());
    let link = newest_link(app, asha).await;
    let before = mailbox.opens(&link).await.is(200);
    let early = before.page().form(&ways(&before, "/confirm")[0]);
    enters(&house, "offer").await;
    works(app).await;

    let said = mailbox.sends(&early).await.leads_to("/your-visit/").location().to_owned();
    let page = mailbox.opens(&said).await.is(200);
    assert!(page.page().alert().contains("can no longer take place"), "{}", page.page().alert());
    let page = mailbox.opens(&link).await.is(200);
    assert!(page.text().contains("needs another time") && !page.text().contains("Please come at"), "{}", page.text());
    assert!(ways(&page, "/confirm").is_empty(), "no button that can never work");
    let offered = ways(&page, "/other-time/").pop().expect("the way to the times that are kept");
    assert!(mailbox.opens(&offered).await.is(200).text().contains("Take this time"));

    is_gone(asha, &visit).await;
    assert_eq!(status(asha, &visit).await, "booked");
    let page = asha.opens(&visit).await.is(200);
    assert!(ways(&page, "/confirm").is_empty() && !page.text().contains("Please come at"), "{}", page.text());
    assert!(!asha.opens("/appointments").await.is(200).text().contains("Please come at"));
    assert!(farah.opens(&visit).await.is(200).text().contains("Needs another time"), "its doctor reads it too");

    moves(farah, &format!("{visit}/repair"), "keep", &json!({})).await.is(200);
    let page = asha.opens(&format!("{visit}/repair")).await.is(200).text();
    assert!(!page.contains("Your visit needs another time"), "{page}");
    assert!(asha.opens(&visit).await.is(200).text().contains("Please come at"));
    moves(asha, &visit, "confirm", &json!({})).await.is(200);
    assert_eq!(status(asha, &visit).await, "confirmed");
}

#[tokio::test]
async fn f34_a_booked_visit_on_a_closed_day_takes_no_yes_before_and_after_the_job_has_looked() {
    let house = house().await;
    let House { app, farah, people: [asha, ..], visits: [first, ..], day, .. } = &house;
    let (tomas, visit) = (app.administrator().await, format!("/appointments/{}", first.id));
    let mut patch = json!({ "closed_days": [{ "date": day }] });
    let settles = async |patch: &Value, status: u16| tomas.api(Method::PUT, "/admin/settings").json(patch).send().await.is(status).json();
    patch["seen"] = settles(&patch, 409).await["seen"].clone();
    patch["offer_other_times"] = json!(false);
    settles(&patch, 200).await;
    is_gone(asha, &visit).await;
    app.passes(1);
    works(app).await;
    is_gone(asha, &visit).await;
    moves(farah, &format!("{visit}/repair"), "keep", &json!({})).await.is(200);
    moves(asha, &visit, "confirm", &json!({})).await.is(200);
}

#[tokio::test]
async fn f34_an_offer_that_is_hit_says_why_and_is_not_the_next_visit() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let mailbox = app.stranger();
    let slots = app.open_slots(&farah).await;
    asha.has(&slots[60]).await;
    let (offer, link) = offered_by_mail(&app, &farah, &asha, &slots[30]).await;
    let (facts, id) = (asha.api(Method::GET, &offer).send().await.is(200).json(), offer.rsplit('/').next().unwrap());
    let closed = json!({ "kind": "closed", "start": facts["start"], "end": facts["end"], "resolve": { id: "later" } });
    farah.api(Method::POST, &format!("/doctors/{}/exceptions", farah.id)).json(&closed).send().await.is(201);

    for page in [asha.opens(&offer).await.is(200), mailbox.opens(&link).await.is(200)] {
        let text = page.text();
        assert!(text.contains("This time can no longer take place") && ways(&page, "/cancel").len() == 1, "{text}");
        for other in ["Accept it, or say", "Please come at", "Add to your calendar"] {
            assert!(!text.contains(other), "{other}: {text}");
        }
    }
    let home = asha.opens("/appointments").await.is(200).page();
    let large = home.all("section.card-visit a");
    assert!(!large.is_empty() && large.iter().all(|link| link.attribute("href").is_none_or(|href| !href.contains(id))), "{}", home.text());
    assert!(home.text().contains("Needs another time"));
}

#[tokio::test]
async fn f34_whoever_moves_a_visit_of_a_doctor_who_is_away_for_long_is_told_so_and_the_desk_keeps_the_patient() {
    let house = house().await;
    let House { app, farah, people: [asha, ..], visits, .. } = &house;
    let resolve: serde_json::Map<String, Value> = visits.iter().map(|visit| (visit.id.clone(), json!("later"))).collect();
    let leave = json!({ "kind": "leave", "start": "2026-11-24", "end": "2027-01-31", "resolve": resolve });
    farah.api(Method::POST, &format!("/doctors/{}/exceptions", farah.id)).json(&leave).send().await.is(201);
    let times = format!("/appointments/{}/move?day=2026-11-26", visits[0].id);
    let own = asha.opens(&times).await.is(200).text();
    assert!(own.contains("is away until") && !own.contains("come back tomorrow") && !own.contains("See other doctors"), "{own}");
    let ruth = app.receptionist().await;
    let desk = ruth.opens(&times).await.is(200);
    assert!(desk.text().contains("then cancel this visit"), "{}", desk.text());
    assert_eq!(ways(&desk, &format!("/patients/{}/book?department=", asha.id)).len(), 1);
}
