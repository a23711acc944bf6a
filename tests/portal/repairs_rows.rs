//! What leave or a closed day has hit stands so in every row of staff, and nobody accepts a request for such a time.

use caredesk::access::actor::Level;
use http::Method;
use serde_json::{Value, json};

use super::hit::{is_gone, moves, status, ways};
use super::{House, enters, house, repair_of, works};
use crate::support::html::Element;
use crate::support::{Answer, Form, Person, Slot, TestApp, Visit};

const SAID: &str = "Needs another time";

/// What a list says in the row, or in the line of a week, of somebody.
fn line_of(page: &Answer, name: &str) -> String {
    let page = page.page();
    let lines = [page.all("tbody tr"), page.all(".week__list li"), page.all("section.lit li")].concat();
    let found = lines.iter().map(|line| line.text()).find(|line| line.contains(name));
    found.unwrap_or_else(|| panic!("{name} is not on {}", page.text()))
}

/// Every list of staff that a day in November stands on, with who reads it.
fn lists<'a>(day: &str, doctor: &'a Person, desk: &'a Person, office: &'a Person) -> Vec<(&'a Person, String)> {
    vec![
        (doctor, format!("/day?date={day}")),
        (doctor, format!("/week?from={day}")),
        (doctor, "/upcoming".to_owned()),
        (desk, format!("/desk?date={day}")),
        (desk, format!("/desk?date={day}&by=doctor")),
        (desk, "/desk?from=2026-11-23&to=2026-11-29".to_owned()),
        (office, format!("/desk?date={day}")),
    ]
}

#[tokio::test]
async fn f28_f29_f34_every_row_of_staff_says_that_a_visit_needs_another_time_until_that_is_solved() {
    let house = house().await;
    let House { app, farah, ravi, day, visits: [first, second, third], .. } = &house;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let with_ravi = app.open_slots(ravi).await.into_iter().find(|slot| slot.start == first.start()).expect("at the same time");
    app.patient("Dia").await.has(&with_ravi).await;
    let lists = lists(day, farah, &ruth, &tomas);
    for (person, list) in &lists {
        assert!(!person.opens(list).await.is(200).text().contains(SAID), "{list}, before");
    }

    enters(&house, "later").await;
    works(app).await;
    for (person, list) in &lists {
        let page = person.opens(list).await.is(200);
        for (name, visit) in [("Asha", first), ("Ben", second), ("Chi", third)] {
            let line = line_of(&page, name);
            assert!(line.contains("Booked") && line.contains(SAID), "{list}: {line}");
            assert_eq!(ways(&page, &repair_of(visit)), [repair_of(visit)], "{list}: the way to what becomes of it");
            person.opens(&repair_of(visit)).await.is(200);
        }
        if list.starts_with("/desk") {
            assert!(!line_of(&page, "Dia").contains(SAID), "{list}: nothing has hit the visit of the other doctor");
        }
    }
    assert!(!ravi.opens(&format!("/day?date={day}")).await.is(200).text().contains(SAID));

    // One takes place all the same, one gets another time, one is cancelled.
    moves(farah, &repair_of(first), "keep", &json!({})).await.is(200);
    let other = app.open_slots(farah).await.into_iter().find(|slot| slot.start.starts_with("2026-11-27")).expect("a time on another day");
    ruth.reschedules(second, &other).await.is(200);
    ruth.cancels(third).await.is(200);
    for (person, list) in &lists {
        let page = person.opens(list).await.is(200);
        assert!(line_of(&page, "Asha").contains("Booked") && !page.text().contains(SAID), "{list}: {}", page.page().text());
        assert!(ways(&page, "/repair").iter().all(|way| way == "/desk/repairs"), "{list}");
    }
}

/// What the API says of a visit: in a list, and alone.
async fn says(person: &Person, list: &str, visit: &Visit) -> [Value; 2] {
    let listed = person.api(Method::GET, list).send().await.is(200).json();
    let line = listed["items"].as_array().unwrap().iter().find(|line| line["id"] == visit.id.as_str()).expect("in the list").clone();
    let one = person.api(Method::GET, &format!("/appointments/{}", visit.id)).send().await.is(200).json();
    [line, one].map(|body| body["needs_another_time"].clone())
}

#[tokio::test]
async fn f34_the_api_says_of_a_visit_that_it_needs_another_time_until_that_is_solved() {
    let house = house().await;
    let House { app, farah, day, people, visits: [first, second, _], .. } = &house;
    let (ruth, dia) = (app.receptionist().await, app.patient("Dia").await);
    let apart = app.open_slots(farah).await.into_iter().find(|slot| slot.start.starts_with("2026-11-25")).expect("a time on another day");
    let other = dia.has(&apart).await;
    let of_house = "/appointments?from=2026-11-23&to=2026-11-29";
    let of_day = format!("/appointments?from={day}&to={day}");
    for (person, list) in [(farah, of_day.as_str()), (&ruth, of_house)] {
        assert_eq!(says(person, list, first).await, [Value::Null, Value::Null], "{list}, before");
    }

    enters(&house, "later").await;
    works(app).await;
    for visit in [first, second] {
        for (person, list) in [(farah, of_day.as_str()), (&ruth, of_house)] {
            assert_eq!(says(person, list, visit).await, [json!(true), json!(true)], "{list}");
        }
    }
    assert_eq!(says(&people[0], "/appointments", first).await, [json!(true), json!(true)], "whose visit it is");
    for (person, list) in [(&ruth, of_house), (&dia, "/appointments")] {
        assert_eq!(says(person, list, &other).await, [Value::Null, Value::Null], "{list}: nothing has hit it");
    }

    moves(farah, &repair_of(first), "keep", &json!({})).await.is(200);
    assert_eq!(says(&ruth, of_house, first).await, [Value::Null, Value::Null], "it takes place");
    assert_eq!(says(&ruth, of_house, second).await, [json!(true), json!(true)]);
}

#[tokio::test]
async fn f28_f34_a_visit_that_has_begun_needs_no_other_time_and_one_that_is_next_says_so_above_the_list() {
    let house = house().await;
    let House { app, farah, day, .. } = &house;
    enters(&house, "later").await;
    works(app).await;
    // 26 November, half past nine where the hospital is: the first visit, at nine, has begun, and the second is at ten.
    app.passes(3 * 24 * 60);
    app.signs_in(farah, Level::Full).await;
    let page = farah.opens("/day").await.is(200);
    assert!(page.page().heading().contains("26 November"), "{day}: {}", page.page().heading());
    assert!(!line_of(&page, "Asha").contains(SAID) && line_of(&page, "Ben").contains(SAID), "{}", page.page().text());
    let next = page.page().find("section.lit").map(Element::text).unwrap_or_default();
    assert!(next.contains("Ben") && next.contains(SAID), "{next}");
    app.passes(31);
    app.signs_in(farah, Level::Full).await;
    let page = farah.opens("/day").await.is(200);
    assert!(!line_of(&page, "Ben").contains(SAID) && line_of(&page, "Chi").contains(SAID), "{}", page.page().text());
}

/// A doctor who answers first, and what somebody asked for on 26 November.
async fn asked(app: &TestApp, names: &[&str]) -> (Person, Vec<(Person, Visit)>) {
    let farah = app.doctor_who("Leena Farah", |new| new.requires_approval = true).await;
    let slots: Vec<Slot> = app.open_slots(&farah).await.into_iter().filter(|slot| slot.start.starts_with("2026-11-26")).collect();
    let mut asked = Vec::new();
    for (name, slot) in names.iter().zip(slots) {
        let person = app.patient(name).await;
        let visit = person.has(&slot).await;
        assert_eq!(visit.status(), "requested");
        asked.push((person, visit));
    }
    (farah, asked)
}

fn path(visit: &Visit) -> String {
    format!("/appointments/{}", visit.id)
}

/// The button that accepts a request, from a list on which it still stands.
async fn accepting(doctor: &Person, visit: &Visit) -> Form {
    doctor.opens("/upcoming").await.is(200).page().form(&format!("{}/confirm", path(visit)))
}

#[tokio::test]
async fn f34_a_request_that_leave_has_hit_is_not_accepted_and_the_answer_says_what_to_do_instead() {
    let app = TestApp::start().await;
    let (farah, asked) = asked(&app, &["Asha", "Ben", "Chi"]).await;
    let [(asha, first), (_, second), (_, third)] = asked.as_slice() else { panic!("three have asked") };
    let ruth = app.receptionist().await;
    let early = accepting(&farah, first).await;
    let resolve = json!({ &first.id: "later", &second.id: "later", &third.id: "keep" });
    let leave = json!({ "kind": "leave", "start": "2026-11-26", "end": "2026-11-26", "resolve": resolve });
    farah.api(Method::POST, &format!("/doctors/{}/exceptions", farah.id)).json(&leave).send().await.is(201);

    let back = farah.sends(&early).await.leads_to("/upcoming").location().to_owned();
    let said = farah.opens(&back).await.is(200).page().alert();
    assert!(said.contains("cannot be accepted") && said.contains("Give it another time"), "{said}");
    for person in [&farah, &ruth] {
        is_gone(person, &path(first)).await;
        let refused = moves(person, &path(first), "confirm", &json!({ "version": first.version })).await.is(409).json();
        let detail = refused["detail"].as_str().unwrap_or_default();
        assert!(detail.contains("another time") && detail.contains("repair"), "{detail}");
    }
    assert_eq!(status(asha, &path(first)).await, "requested");

    // No page has a button that can never work; each leads to what becomes of the visit instead.
    let own = path(first);
    let (yes, day, desk) = (format!("{own}/confirm"), "/day?date=2026-11-26", "/desk?date=2026-11-26");
    for (person, page) in [(&farah, "/upcoming"), (&farah, day), (&farah, own.as_str()), (&ruth, desk), (&ruth, own.as_str())] {
        let shown = person.opens(page).await.is(200);
        assert!(ways(&shown, &yes).is_empty() && !ways(&shown, &repair_of(first)).is_empty(), "{page}: {}", shown.page().text());
    }
    // What was to stay in the leave is answered as any other.
    farah.sends(&accepting(&farah, third).await).await.leads_to("/upcoming");
    assert_eq!(status(&farah, &path(third)).await, "booked");

    // Once somebody has said that it takes place, or it has another time, the request is answered.
    moves(&farah, &repair_of(first), "keep", &json!({})).await.is(200);
    farah.sends(&accepting(&farah, first).await).await.leads_to("/upcoming");
    assert_eq!(status(asha, &path(first)).await, "booked");
    let other = app.open_slots(&farah).await.into_iter().find(|slot| slot.start.starts_with("2026-11-27")).expect("a time on another day");
    assert_eq!(farah.reschedules(second, &other).await.is(200).member("status"), "booked");
}

#[tokio::test]
async fn f34_a_request_on_a_day_that_the_hospital_has_closed_is_not_accepted_before_and_after_the_job_has_looked() {
    let app = TestApp::start().await;
    let (farah, asked) = asked(&app, &["Asha"]).await;
    let [(asha, first)] = asked.as_slice() else { panic!("one has asked") };
    let tomas = app.administrator().await;
    let mut patch = json!({ "closed_days": [{ "date": "2026-11-26" }] });
    let settles = async |patch: &Value, status: u16| tomas.api(Method::PUT, "/admin/settings").json(patch).send().await.is(status).json();
    patch["seen"] = settles(&patch, 409).await["seen"].clone();
    patch["offer_other_times"] = json!(false);
    settles(&patch, 200).await;
    is_gone(&farah, &path(first)).await;
    app.passes(1);
    works(&app).await;
    is_gone(&farah, &path(first)).await;
    assert!(line_of(&farah.opens("/upcoming").await.is(200), "Asha").contains(SAID));
    moves(&farah, &repair_of(first), "keep", &json!({})).await.is(200);
    moves(&farah, &path(first), "confirm", &json!({})).await.is(200);
    assert_eq!(status(asha, &path(first)).await, "booked");
}
