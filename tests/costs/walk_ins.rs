//! What somebody costs who comes without an address (F69).

use caredesk::access::actor::Level;
use http::Method;
use serde_json::json;

use crate::support::{Person, TestApp};
use crate::table::Bill;

/// Somebody without an address comes to the desk, and is joined with the account they made. Rare: every week in which they could be
/// booked is read, and checked with the joining.
pub(crate) async fn walking_in(app: &TestApp, doctor: &Person, bill: &mut Bill) {
    let (ruth, noor) = (app.receptionist().await, app.patient("Noor Rahman").await);
    app.signs_in(&ruth, Level::Full).await;
    let body = json!({ "name": "Noor Rahmani", "date_of_birth": "1980-02-29" });
    let add = ruth.api(Method::POST, "/patient-invitations").json(&body).send();
    let id = bill.add(app, "register somebody without an address", (6, 4, 6.0, 24.0), add).await.is(201).member("id");
    let slot = app.open_slot(doctor).await;
    let wish = json!({ "patient_id": id, "doctor_id": slot.doctor, "start": slot.start, "reason": "cold" });
    ruth.asks_for(&wish).await.is(201);
    let path = format!("/patients/{id}/merge/{}", noor.id);
    let look = ruth.api(Method::GET, &path).send();
    let seen = bill.add(app, "look at two accounts side by side", (22, 8, 90.0, 0.0), look).await.is(200).json();
    let body = json!({ "seen": seen["seen"], "record_number": seen["gives_way"]["record_number"] });
    bill.add(app, "join two accounts", (30, 12, 180.0, 190.0), ruth.api(Method::POST, &path).json(&body).send()).await.is(200);
}
