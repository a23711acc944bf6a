//! What FHIR costs: as much as the same reads of the JSON API.

use http::Method;
use serde_json::json;

use crate::support::{Answer, Person, TestApp};
use crate::table::Bill;

/// How many resources stand on a page.
fn found(page: &Answer) -> usize {
    page.json()["entry"].as_array().map_or(0, Vec::len)
}

/// An id as FHIR takes it.
fn dashed(id: impl ToString) -> String {
    id.to_string().replace('_', "-")
}

/// A program reads a doctor's day: the key, its count with its last use, and one query, as `/appointments`. A doctor reads a patient's
/// documents: the calls of a list of records in care, over the reports.
pub(crate) async fn reading(app: &TestApp, doctor: &Person, asha: &Person, bill: &mut Bill) {
    let key = json!({ "name": "Board", "scopes": ["appointments:read"] });
    let secret = app.administrator().await.api(Method::POST, "/api-keys").json(&key).send().await.is(201).member("secret");
    let path = format!("/fhir/Appointment?practitioner={}&date=2026-11-23&_count=20", dashed(doctor.id));
    let program = app.stranger();
    let asking = program.ask(Method::GET, &path).header("authorization", &format!("Bearer {secret}")).send();
    let page = bill.add(app, "FHIR: a page of 20 visits, for a program", (5, 4, 5.0, 2.0), asking).await.is(200);
    assert_eq!(found(&page), 20);
    let path = format!("/fhir/DocumentReference?patient={}", dashed(asha.id));
    let asking = doctor.ask(Method::GET, &path).send();
    let page = bill.add(app, "FHIR: a patient's documents, for a doctor in care", (5, 4, 7.0, 2.0), asking).await.is(200);
    assert!(found(&page) >= 2, "{}", page.text());
}
