//! Every route for every kind of visitor (S-01, S-02). `route_table` is the decision; the list of routes, the OpenAPI document and
//! the table must name the same routes, so that none can be added without saying what each visitor gets.

use std::collections::BTreeSet;

use caredesk::access::actor::Level;
use caredesk::app::App;
use caredesk::web::routes::{Gate, Kind, Routes};
use http::Method;
use serde_json::Value;

use crate::emergency::{READ_IN_AN_EMERGENCY, in_an_emergency};
use crate::examples::{Example, example};
use crate::route_answers::{IN, PR, SF, WAIT};
use crate::route_table::TABLE;
use crate::source::assert_none;
use crate::support::{Answer, Browser};
use crate::visitors::{Scene, Visitor};

async fn knock(route: &str, visitor: Visitor, expected: u16, scene: &Scene) -> Answer {
    let Example { path, body, form } = example(route, visitor, (200..400).contains(&expected), scene).await;
    send(route, &path, body, form, scene.browser(visitor), scene).await
}

pub async fn send(
    route: &str,
    path: &str,
    body: Option<Value>,
    form: Option<Vec<(&'static str, String)>>,
    browser: &Browser,
    scene: &Scene,
) -> Answer {
    let method: Method = route.split(' ').next().unwrap().parse().unwrap();
    if let Some(fields) = form {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        return browser.posts(path, &fields).await;
    }
    let ask = browser.ask(method, path).key(&format!("key-{}", scene.number()));
    match body {
        Some(body) => ask.json(&body).send().await,
        None => ask.send().await,
    }
}

/// The status, with redirects told apart by where they lead.
pub fn code(answer: &Answer) -> u16 {
    match (answer.status, answer.location()) {
        (303, place) if place.starts_with("/sign-in/second-factor") => SF,
        (303, place) if place.starts_with("/sign-in") => IN,
        (303, place) if place.starts_with("/confirm-it-is-you") => PR,
        (303, "/application") => WAIT,
        (status, _) => status,
    }
}

fn listed(routes: &Routes<App>) -> BTreeSet<String> {
    routes.lines().iter().map(|line| format!("{} {}", line.method, line.path)).collect()
}

/// What one list has and the other has not.
fn differences(one: &BTreeSet<String>, other: &BTreeSet<String>, names: [&str; 2]) -> Vec<String> {
    let missing = one.difference(other).map(|route| format!("{route} is in {} and not in {}", names[0], names[1]));
    missing.chain(other.difference(one).map(|route| format!("{route} is in {} and not in {}", names[1], names[0]))).collect()
}

fn table() -> BTreeSet<String> {
    TABLE.iter().map(|(route, _)| (*route).to_owned()).collect()
}

#[test]
fn s02_no_route_is_without_its_line_in_the_table() {
    assert_none(&differences(&listed(&App::routes()), &table(), ["the router", "the table of tests/guards/route_table.rs"]));
    assert_eq!(table().len(), TABLE.len(), "a route stands twice in the table");
}

#[test]
fn s02_the_document_describes_exactly_the_api() {
    let routes = App::routes();
    let api = routes.lines().iter().filter(|line| line.kind == Kind::Api).map(|line| format!("{} {}", line.method, line.path)).collect();
    let document = serde_json::to_value(routes.openapi("sid")).unwrap();
    let mut described = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        described.extend(item.as_object().unwrap().keys().map(|verb| format!("{} {path}", verb.to_uppercase())));
    }
    assert_none(&differences(&api, &described, ["the router", "the document"]));
}

/// Negative control: one more route, and both lists differ.
#[test]
fn a_route_nobody_decided_about_is_found() {
    let routes = App::routes().page(Gate::Public, Method::GET, "/back-door", || async { "in" });
    let found = differences(&listed(&routes), &table(), ["the router", "the table"]);
    assert_eq!(found, ["GET /back-door is in the router and not in the table"]);
}

#[tokio::test]
async fn s01_every_visitor_gets_what_the_table_says() {
    let scene = Box::pin(Scene::open()).await;
    let mut wrong = Vec::new();
    for (route, expected) in TABLE.iter() {
        scene.sign_in_again().await;
        for (visitor, expected) in Visitor::ALL.into_iter().zip(expected) {
            let answer = knock(route, visitor, *expected, &scene).await;
            if code(&answer) != *expected {
                let said = answer.text().chars().take(300).collect::<String>();
                wrong.push(format!("{route} for {visitor:?}: {} and not {expected} ({} {said})", code(&answer), answer.location()));
            }
        }
    }
    assert_none(&wrong);
}

/// A doctor who opened Asha's record in an emergency reads like a doctor in care, and gets everything else as any other doctor.
#[tokio::test]
async fn s23_in_an_emergency_a_doctor_reads_and_gets_nothing_else_that_another_doctor_does_not() {
    let scene = Box::pin(Scene::open()).await;
    scene.sign_in_again().await;
    scene.app.opens_in_emergency(&scene.grey, &scene.asha.email).await;
    assert!(READ_IN_AN_EMERGENCY.iter().all(|read| TABLE.iter().any(|(route, _)| route == read)));
    let mut wrong = Vec::new();
    for (route, row) in TABLE.iter() {
        scene.sign_in_again().await;
        let expected = in_an_emergency(route, row);
        let answer = knock(route, Visitor::DoctorInEmergency, expected, &scene).await;
        if code(&answer) != expected {
            let said = answer.text().chars().take(300).collect::<String>();
            wrong.push(format!("{route}: {} and not {expected} ({} {said})", code(&answer), answer.location()));
        }
    }
    assert_none(&wrong);
}

/// A session that has ended is nobody's: it gets what the table says for a closed account's.
#[tokio::test]
async fn s10_an_ended_session_gets_what_a_closed_account_gets() {
    let scene = Box::pin(Scene::open()).await;
    scene.sign_in_again().await;
    let visitors = [Visitor::Patient, Visitor::DoctorInCare, Visitor::Administrator];
    let left_open = visitors.map(|visitor| (visitor, scene.browser(visitor).copied()));
    scene.app.passes(31);
    let mut wrong = Vec::new();
    for (route, expected) in TABLE.iter() {
        let expected = expected[8];
        scene.sign_in_again().await; // for those who make what is asked for
        for (visitor, browser) in &left_open {
            let Example { path, body, form } = example(route, *visitor, false, &scene).await;
            let answer = send(route, &path, body, form, &browser.copied(), &scene).await;
            // What is open to everybody may be refused for other reasons by now: times have passed.
            if expected >= 400 && code(&answer) != expected || expected == IN && code(&answer) != IN {
                wrong.push(format!("{route} for {visitor:?}: {} and not {expected}", code(&answer)));
            }
        }
    }
    assert_none(&wrong);
}

/// What wants a proof asks everybody for it whose last one is ten minutes old, and nothing else does.
#[tokio::test]
async fn s01_what_wants_a_proof_asks_for_it_after_ten_minutes() {
    let scene = Box::pin(Scene::open()).await;
    let lines = App::routes().lines();
    let wanting: Vec<_> = lines.iter().filter(|line| matches!(line.gate, Gate::Needs(right) if right.level() == Level::Proven)).collect();
    assert!(wanting.len() >= 6, "{wanting:?}");
    scene.sign_in_again().await;
    let visitors = [Visitor::Patient, Visitor::DoctorInCare, Visitor::Receptionist, Visitor::Administrator];
    let left_open = visitors.map(|visitor| (visitor, scene.browser(visitor).copied()));
    scene.app.passes(10);
    scene.sign_in_again().await; // for those who make what is asked for
    let mut wrong = Vec::new();
    for line in wanting {
        let Gate::Needs(right) = line.gate else { continue };
        let route = format!("{} {}", line.method, line.path);
        for (visitor, browser) in &left_open {
            let Example { path, body, form } = example(&route, *visitor, false, &scene).await;
            let answer = send(&route, &path, body, form, &browser.copied(), &scene).await;
            let expected = if right.held_by(visitor.role()) && line.kind == Kind::Page { PR } else { 403 };
            let is_asked = answer.status == 303 || answer.text().contains("proof-needed");
            if code(&answer) != expected || is_asked != right.held_by(visitor.role()) {
                wrong.push(format!("{route} for {visitor:?}: {} and not {expected}", code(&answer)));
            }
        }
    }
    assert_none(&wrong);
}

/// Negative control: with one right too many the table is contradicted.
#[tokio::test]
async fn s01_a_wrong_cell_is_seen() {
    let scene = Box::pin(Scene::open()).await;
    scene.sign_in_again().await;
    let answer = knock("GET /api/v1/admin/settings", Visitor::Patient, 200, &scene).await;
    assert_ne!(code(&answer), 200);
    let answer = knock("GET /api/v1/admin/settings", Visitor::Administrator, 200, &scene).await;
    assert_eq!(code(&answer), 200);
}
