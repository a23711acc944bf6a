//! Every route for programs with a key (F15, S-01): one with every scope, one that lacks exactly the route's, one that was
//! revoked. The table says what keys open; every other route of the API is closed to all of them.

use caredesk::access::permissions::Right;
use caredesk::access::scopes::Scopes;
use caredesk::app::App;
use caredesk::web::routes::{Gate, Kind, RouteLine};
use http::Method;

use crate::examples::{Example, example};
use crate::source::assert_none;
use crate::support::Answer;
use crate::visitors::{Scene, Visitor};

/// What a key with every scope is answered, on routes that ask for a right.
const OPEN: &[(&str, u16)] = &[
    ("GET /api/v1/appointments", 200),
    ("GET /api/v1/appointments/{id}", 200),
    ("GET /api/v1/appointments/{id}/waiting", 200),
    ("GET /api/v1/appointments/{id}/calendar.ics", 404),
    ("GET /api/v1/appointments/{id}/video", 404),
    ("PUT /api/v1/appointments/{id}/mode", 200),
    ("GET /api/v1/day-list", 200),
    ("POST /api/v1/appointments/{id}/confirm", 200),
    ("POST /api/v1/appointments/{id}/check-in", 200),
    ("POST /api/v1/appointments/{id}/check-in/undo", 409),
    ("POST /api/v1/appointments/{id}/no-show", 409),
    ("POST /api/v1/appointments/{id}/cancel", 200),
    ("POST /api/v1/appointments/{id}/reschedule", 200),
    ("GET /api/v1/appointments/{id}/repair", 200),
    ("POST /api/v1/appointments/{id}/repair/take", 409),
    ("POST /api/v1/appointments/{id}/repair/decline", 409),
    ("GET /api/v1/doctors/{id}/availability", 200),
    ("POST /api/v1/doctors/{id}/availability", 201),
    ("PUT /api/v1/doctors/{id}/availability/{rule_id}", 200),
    ("DELETE /api/v1/doctors/{id}/availability/{rule_id}", 204),
    ("PUT /api/v1/doctors/{id}/visit-kinds", 200),
    ("POST /api/v1/doctors/{id}/exceptions", 201),
    ("DELETE /api/v1/doctors/{id}/exceptions/{exception_id}", 204),
    ("POST /api/v1/departments", 201),
    ("PUT /api/v1/departments/{id}", 200),
    ("DELETE /api/v1/departments/{id}", 204),
    ("GET /api/v1/admin/overview", 200),
    ("GET /fhir/Appointment", 200),
    ("GET /fhir/Appointment/{id}", 200),
];

/// What patients said and doctors wrote in the scene, and the names under which it would be answered.
const CLINICAL: &[&str] =
    &["cough since Monday", "worse at night", "\"reason\":\"c", "\"symptoms\"", "\"diagnosis\"", "\"prescription\"", "\"note\""];

fn name(line: &RouteLine) -> String {
    format!("{} {}", line.method, line.path)
}

/// What the three keys are answered.
fn expected(line: &RouteLine) -> [u16; 3] {
    let open = OPEN.iter().find(|(route, _)| *route == name(line)).map(|(_, status)| *status);
    match (open, line.gate) {
        (Some(status), _) => [status, 403, 401],
        // No screen has the key of the example: whoever asks hears the same.
        (None, Gate::Public) if &*line.path == "/api/v1/queue/{key}" => [404, 404, 401],
        (None, Gate::Public) if line.method == "GET" => [200, 200, 401],
        (None, _) => [403, 403, 401],
    }
}

async fn knock(line: &RouteLine, key: &str, works: bool, scene: &Scene) -> Answer {
    let Example { path, body, .. } = example(&name(line), Visitor::Receptionist, works, scene).await;
    let method: Method = line.method.parse().unwrap();
    // From this machine itself: more wrong keys are taken from there.
    let ask = scene
        .browser(Visitor::Stranger)
        .clone()
        .from_address("127.0.0.1")
        .ask(method, &path)
        .header("authorization", &format!("Bearer {key}"));
    let ask = ask.key(&format!("key-{}", scene.number()));
    match body {
        Some(body) => ask.json(&body).send().await,
        None => ask.send().await,
    }
}

/// A key that lacks what the route asks for and has everything else.
async fn lacking(gate: Gate, scene: &Scene) -> String {
    let rights = Right::ALL.iter().copied().filter(|right| gate != Gate::Needs(*right));
    scene.api_key(&rights.collect::<Scopes>().words()).await.member("secret")
}

#[tokio::test]
async fn f15_every_route_of_the_api_opens_to_exactly_the_keys_that_were_given_its_right() {
    let scene = Box::pin(Scene::open()).await;
    let whole = scene.api_key(&Scopes::all().words()).await.member("secret");
    let gone = scene.api_key(&Scopes::all().words()).await;
    scene.tomas.api(Method::DELETE, &format!("/api-keys/{}", gone.member("id"))).send().await.is(204);
    let revoked = gone.member("secret");
    let mut wrong = Vec::new();
    for line in App::routes().lines().iter().filter(|line| line.kind == Kind::Api) {
        let lacking = lacking(line.gate, &scene).await;
        for (key, expected) in [&whole, &lacking, &revoked].into_iter().zip(expected(line)) {
            let answer = knock(line, key, (200..400).contains(&expected), &scene).await;
            let text = answer.text();
            if answer.status != expected {
                wrong.push(format!("{}: {} and not {expected} ({text})", name(line), answer.status));
            }
            let clinical = CLINICAL.iter().filter(|words| text.contains(**words));
            wrong.extend(clinical.map(|words| format!("{}: says {words}", name(line))));
            assert!(answer.cookies().is_empty(), "{}: a program gets no session", name(line));
        }
    }
    assert_none(&wrong);
}

#[tokio::test]
async fn f15_pages_and_machines_routes_do_not_look_at_a_key() {
    let scene = Box::pin(Scene::open()).await;
    let key = scene.api_key(&Scopes::all().words()).await.member("secret");
    let mut wrong = Vec::new();
    for line in App::routes().lines().iter().filter(|line| line.kind != Kind::Api && line.method == "GET") {
        let Example { path, .. } = example(&name(line), Visitor::Stranger, false, &scene).await;
        let stranger = scene.browser(Visitor::Stranger);
        let without = stranger.opens(&path).await;
        let with = stranger.ask(Method::GET, &path).header("accept", "text/html").header("authorization", &format!("Bearer {key}"));
        let with = with.send().await;
        if (with.status, with.location().split('?').next()) != (without.status, without.location().split('?').next()) {
            wrong.push(format!("{}: {} and not {}", name(line), with.status, without.status));
        }
    }
    assert_none(&wrong);
}

#[test]
fn f15_every_scope_opens_a_route_and_every_open_route_is_in_the_table() {
    let lines = App::routes().lines();
    let api = || lines.iter().filter(|line| line.kind == Kind::Api);
    let asked = |right: Right| api().any(|line| line.gate == Gate::Needs(right));
    for right in Right::ALL.iter().filter(|right| right.scope().is_some()) {
        assert!(asked(*right), "{right:?} opens nothing over the API");
    }
    let open = api().filter(|line| matches!(line.gate, Gate::Needs(right) if right.scope().is_some()));
    assert_eq!(open.clone().count(), OPEN.len());
    for line in open {
        assert!(OPEN.iter().any(|(route, _)| *route == name(line)), "{} is open to keys and not in the table", name(line));
        let private = ["/me", "/session", "/api-keys", "/password", "/patients", "/records"];
        assert!(private.iter().all(|part| !line.path.contains(part)), "{} is nothing for keys", name(line));
    }
}

#[test]
fn f15_the_document_names_the_scope_of_every_route_a_key_opens() {
    let document = serde_json::to_value(App::routes().openapi("sid")).unwrap();
    assert_eq!(document["components"]["securitySchemes"]["api_key"]["scheme"], "bearer");
    for line in App::routes().lines().iter().filter(|line| line.kind == Kind::Api) {
        let ways = document["paths"][&*line.path][line.method.to_lowercase()]["security"].as_array().unwrap().clone();
        let named: Vec<&str> = ways.iter().filter_map(|way| way["api_key"][0].as_str()).collect();
        let scope = match line.gate {
            Gate::Needs(right) => right.scope(),
            _ => None,
        };
        assert_eq!(named, scope.into_iter().collect::<Vec<_>>(), "{}", name(line));
    }
}

/// Negative control: a key that opened too much, or too little, would be seen.
#[tokio::test]
async fn f15_a_wrong_key_is_seen() {
    let scene = Box::pin(Scene::open()).await;
    let lines = App::routes().lines();
    let overview = lines.iter().find(|line| name(line) == "GET /api/v1/admin/overview").unwrap();
    let whole = scene.api_key(&Scopes::all().words()).await.member("secret");
    assert_ne!(knock(overview, &lacking(overview.gate, &scene).await, true, &scene).await.status, 200);
    assert_eq!(knock(overview, &whole, true, &scene).await.status, 200);
}
