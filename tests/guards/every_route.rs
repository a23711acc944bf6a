//! Every route for every kind of visitor (S-01, S-02). The table below is the decision; the list of routes, the OpenAPI document and
//! the table must name the same routes, so that none can be added without saying what each visitor gets.

use std::collections::BTreeSet;

use caredesk::access::actor::Level;
use caredesk::app::App;
use caredesk::web::routes::{Gate, Kind, Routes};
use http::Method;
use serde_json::Value;

use crate::examples::{Example, example};
use crate::source::assert_none;
use crate::support::{Answer, Browser};
use crate::visitors::{Scene, Visitor};

/// Led to the sign-in page.
const IN: u16 = 3031;
/// Led to the page that asks for a proof.
const PR: u16 = 3033;
/// Led to the page of the second factor.
const SF: u16 = 3032;

/// Led to the page that says that the application waits.
const WAIT: u16 = 3033;

/// What a route answers to everybody who is wholly signed in, by role; strangers and half-known people are not let in.
const fn api(patient: u16, other_patient: u16, doctor: u16, other_doctor: u16, receptionist: u16, administrator: u16) -> [u16; 10] {
    [401, 401, patient, other_patient, doctor, other_doctor, receptionist, administrator, 401, 403]
}

/// The same of a page: strangers are led to sign in.
const fn page(patient: u16, other_patient: u16, doctor: u16, other_doctor: u16, receptionist: u16, administrator: u16) -> [u16; 10] {
    [IN, SF, patient, other_patient, doctor, other_doctor, receptionist, administrator, IN, WAIT]
}

/// The same answer for everybody.
const fn open(status: u16) -> [u16; 10] {
    [status; 10]
}

/// In the order of `Visitor::ALL`: stranger, before second factor, patient, other patient, doctor in care, other doctor,
/// receptionist, administrator, disabled, a doctor whose application waits.
const TABLE: &[(&str, [u16; 10])] = &[
    // For machines, and for everybody.
    ("GET /healthz", open(200)),
    ("GET /readyz", open(200)),
    ("GET /api/v1/openapi.json", open(200)),
    ("GET /api/docs", open(200)),
    ("GET /privacy", open(200)),
    ("GET /local/mail", open(200)),
    ("GET /local/kit", open(200)),
    ("GET /local/messages.json", open(200)),
    // Accounts.
    ("GET /register", open(200)),
    ("POST /register", open(303)),
    ("GET /register/check-your-mail", open(200)),
    ("GET /register/address-confirmed", open(200)),
    ("GET /confirm-address/{token}", open(410)),
    ("POST /confirm-address/{token}", open(410)),
    ("GET /sign-in", [200, 200, 303, 303, 303, 303, 303, 303, 200, 200]),
    ("POST /sign-in", open(303)),
    ("POST /sign-out", [IN, 303, 303, 303, 303, 303, 303, 303, IN, 303]),
    ("GET /apply", open(200)),
    ("POST /apply", open(303)),
    ("GET /apply/check-your-mail", open(200)),
    ("GET /apply/address-confirmed", open(200)),
    ("GET /application", [IN, 303, 303, 303, 303, 303, 303, 303, IN, 200]),
    ("POST /api/v1/doctor-applications", open(202)),
    ("POST /api/v1/patients", open(201)),
    ("POST /api/v1/session", open(200)),
    ("GET /api/v1/session", api(200, 200, 200, 200, 200, 200)),
    ("POST /api/v1/session/proof", api(422, 422, 422, 422, 422, 422)),
    ("GET /confirm-it-is-you", page(200, 200, 200, 200, 200, 200)),
    ("POST /confirm-it-is-you", page(422, 422, 422, 422, 422, 422)),
    ("GET /stay-signed-in", page(200, 200, 200, 200, 200, 200)),
    ("POST /api/v1/me/email", api(202, 202, 202, 202, 202, 202)),
    ("PUT /api/v1/email-changes/{token}", open(404)),
    ("GET /security/email", page(200, 200, 200, 200, 200, 200)),
    ("POST /security/email", page(303, 303, 303, 303, 303, 303)),
    ("GET /confirm-new-address/{token}", open(410)),
    ("POST /confirm-new-address/{token}", open(410)),
    ("POST /api/v1/me/second-factor/recovery-codes", api(409, 409, 409, 409, 409, 409)),
    ("GET /security/recovery-codes", page(200, 200, 200, 200, 200, 200)),
    ("POST /security/recovery-codes", page(303, 303, 303, 303, 303, 303)),
    ("GET /api/v1/second-factor-resets", api(403, 403, 403, 403, 200, 200)),
    ("POST /api/v1/second-factor-resets", api(403, 403, 403, 403, 422, 422)),
    ("POST /api/v1/second-factor-resets/{id}/approve", api(403, 403, 403, 403, 403, 404)),
    ("POST /api/v1/second-factor-resets/{id}/reject", api(403, 403, 403, 403, 404, 404)),
    ("GET /desk/lost-devices", page(403, 403, 403, 403, 200, 200)),
    ("POST /desk/lost-devices", page(403, 403, 403, 403, 422, 422)),
    ("POST /desk/lost-devices/{id}/keep", page(403, 403, 403, 403, 303, 303)),
    ("GET /desk/lost-devices/{id}/end", page(403, 403, 403, 403, 403, 404)),
    ("POST /desk/lost-devices/{id}/end", page(403, 403, 403, 403, 403, 303)),
    ("DELETE /api/v1/session", [401, 204, 204, 204, 204, 204, 204, 204, 401, 204]),
    ("GET /api/v1/me", api(200, 200, 200, 200, 200, 200)),
    ("PUT /api/v1/me/password", api(422, 422, 422, 422, 422, 422)),
    ("GET /api/v1/me/sessions", api(200, 200, 200, 200, 200, 200)),
    ("DELETE /api/v1/me/sessions", api(204, 204, 204, 204, 204, 204)),
    ("DELETE /api/v1/me/sessions/{id}", api(204, 204, 204, 204, 204, 204)),
    ("POST /api/v1/password-resets", open(202)),
    ("PUT /api/v1/password-resets/{token}", open(404)),
    ("GET /forgot-password", open(200)),
    ("POST /forgot-password", open(303)),
    ("GET /forgot-password/check-your-mail", open(200)),
    ("GET /set-password/{token}", open(410)),
    ("POST /set-password/{token}", open(410)),
    ("POST /api/v1/me/second-factor", [401, 200, 200, 200, 200, 200, 200, 200, 401, 403]),
    ("PUT /api/v1/me/second-factor", [401, 422, 422, 422, 422, 422, 422, 422, 401, 403]),
    ("DELETE /api/v1/me/second-factor", api(409, 409, 409, 409, 409, 409)),
    ("GET /sign-in/second-factor", [IN, 200, 303, 303, 303, 303, 303, 303, IN, WAIT]),
    ("POST /sign-in/second-factor", [IN, SF, SF, SF, SF, SF, SF, SF, IN, WAIT]),
    ("GET /security/second-factor", page(200, 200, 200, 200, 200, 200)),
    ("POST /security/second-factor", [IN, 422, 422, 422, 422, 422, 422, 422, IN, WAIT]),
    ("POST /security/second-factor/end", page(303, 303, 303, 303, 303, 303)),
    ("GET /security", page(200, 200, 200, 200, 200, 200)),
    ("POST /security/password", page(422, 422, 422, 422, 422, 422)),
    ("POST /security/sessions/end-others", page(303, 303, 303, 303, 303, 303)),
    ("POST /security/sessions/{id}/end", page(303, 303, 303, 303, 303, 303)),
    ("PATCH /api/v1/me", api(200, 200, 200, 200, 200, 200)),
    ("GET /profile", page(200, 200, 200, 200, 200, 200)),
    ("POST /profile", page(303, 303, 303, 303, 303, 303)),
    // The directory.
    ("GET /", open(200)),
    ("GET /departments", open(200)),
    ("GET /departments/{id}", open(200)),
    ("GET /doctors", open(200)),
    ("GET /doctors/{id}", open(200)),
    ("GET /departments/new", page(403, 403, 403, 403, 403, 200)),
    ("POST /departments", page(403, 403, 403, 403, 403, 303)),
    ("GET /departments/{id}/edit", page(403, 403, 403, 403, 403, 200)),
    ("POST /departments/{id}", page(403, 403, 403, 403, 403, 303)),
    ("GET /departments/{id}/delete", page(403, 403, 403, 403, 403, 200)),
    ("POST /departments/{id}/delete", page(403, 403, 403, 403, 403, 303)),
    ("GET /api/v1/departments", open(200)),
    ("GET /api/v1/departments/{id}", open(200)),
    ("POST /api/v1/departments", api(403, 403, 403, 403, 403, 201)),
    ("PUT /api/v1/departments/{id}", api(403, 403, 403, 403, 403, 200)),
    ("DELETE /api/v1/departments/{id}", api(403, 403, 403, 403, 403, 204)),
    ("GET /api/v1/doctors", open(200)),
    ("GET /api/v1/doctors/{id}", open(200)),
    ("PUT /api/v1/doctors/{id}", api(403, 403, 403, 403, 403, 200)),
    ("DELETE /api/v1/doctors/{id}", api(403, 403, 403, 403, 403, 409)),
    ("POST /api/v1/doctors/{id}/reactivate", api(403, 403, 403, 403, 403, 200)),
    ("GET /doctors/former", page(403, 403, 403, 403, 403, 200)),
    ("GET /doctors/{id}/edit", page(403, 403, 403, 403, 403, 200)),
    ("POST /doctors/{id}", page(403, 403, 403, 403, 403, 303)),
    ("GET /doctors/{id}/deactivate", page(403, 403, 403, 403, 403, 200)),
    ("POST /doctors/{id}/deactivate", page(403, 403, 403, 403, 403, 409)),
    ("POST /doctors/{id}/reactivate", page(403, 403, 403, 403, 403, 303)),
    ("GET /doctors/new", page(403, 403, 403, 403, 403, 200)),
    ("POST /doctors", page(403, 403, 403, 403, 403, 303)),
    ("POST /api/v1/doctors", api(403, 403, 403, 403, 403, 201)),
    // People.
    ("GET /admin/people", page(403, 403, 403, 403, 403, 200)),
    ("GET /admin/people/new", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/people", page(403, 403, 403, 403, 403, 303)),
    ("GET /admin/people/{id}", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/people/{id}/send-link", page(403, 403, 403, 403, 403, 303)),
    ("GET /admin/people/{id}/disable", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/people/{id}/disable", page(403, 403, 403, 403, 403, 303)),
    ("POST /admin/people/{id}/enable", page(403, 403, 403, 403, 403, 303)),
    ("GET /api/v1/admin/people", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/admin/people", api(403, 403, 403, 403, 403, 201)),
    ("GET /api/v1/admin/people/{id}", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/admin/people/{id}/send-link", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/admin/people/{id}/disable", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/admin/people/{id}/enable", api(403, 403, 403, 403, 403, 200)),
    ("GET /admin/applications", page(403, 403, 403, 403, 403, 200)),
    ("GET /admin/applications/{id}", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/applications/{id}/approve", page(403, 403, 403, 403, 403, 303)),
    ("POST /admin/applications/{id}/reject", page(403, 403, 403, 403, 403, 303)),
    ("GET /api/v1/doctor-applications", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/doctor-applications/{id}/approve", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/doctor-applications/{id}/reject", api(403, 403, 403, 403, 403, 204)),
    ("GET /patients", page(403, 403, 403, 403, 200, 200)),
    ("GET /patients/{pid}", page(403, 403, 403, 403, 200, 200)),
    ("POST /patients/{pid}", page(403, 403, 403, 403, 303, 303)),
    ("GET /api/v1/patients", api(403, 403, 403, 403, 200, 200)),
    ("GET /api/v1/patients/{pid}", api(403, 403, 403, 403, 200, 200)),
    ("PATCH /api/v1/patients/{pid}", api(403, 403, 403, 403, 200, 200)),
    // Hours and free times.
    ("GET /api/v1/doctors/{id}/free-times", open(200)),
    ("GET /api/v1/free-times", open(200)),
    ("GET /api/v1/doctors/{id}/availability", api(403, 403, 200, 404, 403, 200)),
    ("POST /api/v1/doctors/{id}/availability", api(403, 403, 201, 404, 403, 201)),
    ("PUT /api/v1/doctors/{id}/availability/{rule_id}", api(403, 403, 200, 404, 403, 200)),
    ("DELETE /api/v1/doctors/{id}/availability/{rule_id}", api(403, 403, 204, 404, 403, 204)),
    ("POST /api/v1/doctors/{id}/exceptions", api(403, 403, 201, 404, 403, 201)),
    ("DELETE /api/v1/doctors/{id}/exceptions/{exception_id}", api(403, 403, 204, 404, 403, 204)),
    // Appointments.
    ("POST /api/v1/holds", api(201, 201, 403, 403, 201, 403)),
    ("DELETE /api/v1/holds/{id}", api(204, 404, 403, 403, 404, 403)),
    ("GET /api/v1/appointments", api(200, 200, 200, 200, 200, 200)),
    ("POST /api/v1/appointments", api(201, 201, 201, 422, 201, 403)),
    ("GET /api/v1/appointments/{id}", api(200, 404, 200, 404, 200, 200)),
    ("PUT /api/v1/appointments/{id}/note", api(403, 403, 200, 404, 403, 403)),
    ("POST /api/v1/appointments/{id}/confirm", api(200, 404, 200, 404, 200, 403)),
    ("POST /api/v1/appointments/{id}/check-in", api(200, 404, 200, 404, 200, 403)),
    ("POST /api/v1/appointments/{id}/start", api(403, 403, 200, 404, 403, 403)),
    ("POST /api/v1/appointments/{id}/no-show", api(403, 403, 409, 404, 409, 403)),
    ("POST /api/v1/appointments/{id}/cancel", api(200, 404, 200, 404, 200, 200)),
    ("POST /api/v1/appointments/{id}/reschedule", api(200, 404, 200, 404, 200, 200)),
    // Records.
    ("PUT /api/v1/appointments/{id}/record", api(403, 403, 201, 404, 403, 403)),
    ("GET /api/v1/patients/{pid}/records", api(200, 404, 200, 404, 404, 404)),
    ("GET /api/v1/patients/{pid}/records/{id}", api(200, 404, 200, 404, 404, 404)),
    ("POST /api/v1/patients/{pid}/records/{id}/amendments", api(404, 404, 201, 404, 404, 404)),
    ("GET /api/v1/admin/record-index", api(403, 403, 403, 403, 403, 200)),
    ("GET /appointments/{id}/record", page(403, 403, 200, 404, 403, 403)),
    ("POST /appointments/{id}/record", page(403, 403, 303, 404, 403, 403)),
    ("POST /appointments/{id}/record/draft", page(403, 403, 303, 404, 403, 403)),
    ("GET /records", page(200, 200, 404, 404, 404, 404)),
    ("GET /records/{id}", page(200, 404, 404, 404, 404, 404)),
    ("GET /patients/{pid}/records", page(200, 404, 200, 404, 404, 404)),
    ("GET /patients/{pid}/records/{id}", page(200, 404, 200, 404, 404, 404)),
    ("GET /patients/{pid}/records/{id}/amend", page(404, 404, 200, 404, 404, 404)),
    ("POST /patients/{pid}/records/{id}/amend", page(404, 404, 303, 404, 404, 404)),
    // Their pages.
    ("GET /doctors/{id}/times", open(200)),
    ("POST /book/hold", [IN, IN, 303, 303, 403, 403, 303, 403, IN, IN]),
    ("GET /book/{id}", page(200, 410, 403, 403, 410, 403)),
    ("POST /book/{id}", page(200, 410, 403, 403, 410, 403)),
    ("POST /book/{id}/check", page(200, 410, 403, 403, 410, 403)),
    ("POST /appointments", page(303, 303, 422, 422, 422, 403)),
    ("GET /appointments", page(200, 200, 303, 303, 303, 303)),
    ("GET /appointments/{id}", page(200, 404, 200, 404, 200, 200)),
    ("GET /appointments/{id}/move", page(200, 404, 200, 404, 200, 200)),
    ("POST /appointments/{id}/move", page(303, 404, 303, 404, 303, 303)),
    ("GET /appointments/{id}/cancel", page(200, 404, 200, 404, 200, 200)),
    ("POST /appointments/{id}/cancel", page(303, 404, 303, 404, 303, 303)),
    ("POST /appointments/{id}/confirm", page(303, 404, 303, 404, 303, 403)),
    ("POST /appointments/{id}/check-in", page(303, 404, 303, 404, 303, 403)),
    ("POST /appointments/{id}/start", page(403, 403, 303, 404, 403, 403)),
    ("POST /appointments/{id}/no-show", page(403, 403, 303, 404, 303, 403)),
    ("POST /appointments/{id}/note", page(403, 403, 303, 404, 403, 403)),
    ("GET /day", page(403, 403, 200, 200, 403, 403)),
    ("GET /week", page(403, 403, 200, 200, 403, 403)),
    ("GET /upcoming", page(403, 403, 200, 200, 403, 403)),
    ("GET /desk", page(403, 403, 403, 403, 200, 200)),
    ("GET /hours", page(403, 403, 303, 303, 403, 303)),
    ("GET /doctors/{id}/hours", page(403, 403, 200, 404, 403, 200)),
    ("GET /doctors/{id}/hours/new", page(403, 403, 200, 404, 403, 200)),
    ("POST /doctors/{id}/hours", page(403, 403, 303, 404, 403, 303)),
    ("GET /doctors/{id}/hours/{rule_id}", page(403, 403, 200, 404, 403, 200)),
    ("POST /doctors/{id}/hours/{rule_id}", page(403, 403, 303, 404, 403, 303)),
    ("POST /doctors/{id}/hours/{rule_id}/remove", page(403, 403, 303, 404, 403, 303)),
    ("GET /doctors/{id}/exceptions/new", page(403, 403, 200, 404, 403, 200)),
    ("POST /doctors/{id}/exceptions", page(403, 403, 303, 404, 403, 303)),
    ("GET /doctors/{id}/exceptions/{exception_id}", page(403, 403, 200, 404, 403, 200)),
    ("POST /doctors/{id}/exceptions/{exception_id}", page(403, 403, 303, 404, 403, 303)),
    ("POST /doctors/{id}/exceptions/{exception_id}/remove", page(403, 403, 303, 404, 403, 303)),
    // The house.
    ("GET /overview", page(403, 403, 403, 403, 403, 200)),
    ("GET /api/v1/admin/overview", api(403, 403, 403, 403, 403, 200)),
    ("GET /admin/audit", page(403, 403, 403, 403, 403, 200)),
    ("GET /admin/audit/export", page(403, 403, 403, 403, 403, 200)),
    ("GET /api/v1/admin/audit", api(403, 403, 403, 403, 403, 200)),
    ("GET /me/access-log", page(200, 200, 403, 403, 403, 403)),
    ("GET /api/v1/me/access-log", api(200, 200, 403, 403, 403, 403)),
    ("GET /api/v1/admin/settings", api(403, 403, 403, 403, 403, 200)),
    ("PUT /api/v1/admin/settings", api(403, 403, 403, 403, 403, 200)),
    // Keys of other programs; what they open is in `keys.rs`.
    ("GET /api/v1/api-keys", api(403, 403, 403, 403, 403, 200)),
    ("POST /api/v1/api-keys", api(403, 403, 403, 403, 403, 201)),
    ("GET /api/v1/api-keys/{id}", api(403, 403, 403, 403, 403, 200)),
    ("DELETE /api/v1/api-keys/{id}", api(403, 403, 403, 403, 403, 204)),
    ("GET /admin/api-keys", page(403, 403, 403, 403, 403, 200)),
    ("GET /admin/api-keys/new", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/api-keys", page(403, 403, 403, 403, 403, 200)),
    ("GET /admin/api-keys/{id}/revoke", page(403, 403, 403, 403, 403, 200)),
    ("POST /admin/api-keys/{id}/revoke", page(403, 403, 403, 403, 403, 303)),
];

async fn knock(route: &str, visitor: Visitor, expected: u16, scene: &Scene) -> Answer {
    let Example { path, body, form } = example(route, visitor, (200..400).contains(&expected), scene).await;
    send(route, &path, body, form, scene.browser(visitor), scene).await
}

async fn send(
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
fn code(answer: &Answer) -> u16 {
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
    assert_none(&differences(&listed(&App::routes()), &table(), ["the router", "the table of tests/guards/every_route.rs"]));
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
    for (route, expected) in TABLE {
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

/// A session that has ended is nobody's: it gets what the table says for a closed account's.
#[tokio::test]
async fn s10_an_ended_session_gets_what_a_closed_account_gets() {
    let scene = Box::pin(Scene::open()).await;
    scene.sign_in_again().await;
    let visitors = [Visitor::Patient, Visitor::DoctorInCare, Visitor::Administrator];
    let left_open = visitors.map(|visitor| (visitor, scene.browser(visitor).copied()));
    scene.app.passes(31);
    let mut wrong = Vec::new();
    for (route, expected) in TABLE {
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
    scene.app.passes(10);
    let mut wrong = Vec::new();
    for line in wanting {
        let Gate::Needs(right) = line.gate else { continue };
        let route = format!("{} {}", line.method, line.path);
        for visitor in [Visitor::Patient, Visitor::DoctorInCare, Visitor::Receptionist, Visitor::Administrator] {
            let Example { path, body, form } = example(&route, visitor, false, &scene).await;
            let answer = send(&route, &path, body, form, scene.browser(visitor), &scene).await;
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
