//! F10, second half: what stands before an emergency access, and the administrators who look at each afterwards (S-23).

use caredesk::access::actor::Level;
use caredesk::access::role::Role;
use caredesk::operations::verify::check;
use caredesk::primitives::record_number::RecordNumber;
use http::Method;
use serde_json::{Value, json};

use crate::emergency::{House, WRITE_UP, asks, opens, wish};
use crate::support::{Person, TestApp};

pub async fn f10_opening_needs_a_fresh_proof_and_reading_does_not(app: TestApp) {
    let house = House::open(app).await;
    let (okafor, maya) = (&house.okafor, &house.maya);
    house.app.gets_a_password(okafor).await;
    house.app.signs_in(okafor, Level::Full).await;
    house.app.passes(10);
    opens(okafor, &wish(&maya.email)).await.is_problem(403, "proof-needed");
    asks(okafor, &format!("/patients/{}/records", maya.id)).await.is(404);
    okafor.api(Method::POST, "/session/proof").json(&json!({ "password": crate::support::PASSWORD })).send().await.is(204);
    let id = opens(okafor, &wish(&maya.email)).await.is(201).member("id");
    house.app.passes(12);
    asks(okafor, &format!("/patients/{}/records", maya.id)).await.is(200);
    okafor.api(Method::DELETE, &format!("/emergency-access/{id}")).send().await.is(204);
    for role in [&house.maya, &house.app.administrator().await, &house.app.receptionist().await] {
        opens(role, &wish(&maya.email)).await.is_problem(403, "forbidden");
    }
}

pub async fn f10_administrators_review_each_access_once_and_read_no_clinical_word(app: TestApp) {
    let house = House::open(app).await;
    let (tomas, vera) = (house.app.administrator().await, house.app.person("Vera", Role::Administrator).await);
    let id = opens(&house.okafor, &wish(&house.maya.email)).await.is(201).member("id");
    asks(&house.okafor, &format!("/patients/{}/records/{}", house.maya.id, house.record)).await.is(200);
    let review =
        |person: &Person, body: Value| person.api(Method::POST, &format!("/admin/emergency-access/{id}/review")).json(&body).send();
    let in_order = json!({ "outcome": "in_order" });
    review(&tomas, in_order.clone()).await.is_problem(409, "not-allowed-now");
    let waiting = asks(&tomas, "/admin/emergency-access").await.is(200);
    let one = waiting.json()["items"][0].clone();
    assert_eq!((&one["doctor_name"], &one["patient_name"]), (&json!("Chidi Okafor"), &json!("Maya Rao")));
    assert_eq!(one["record_number"], json!(RecordNumber::of(house.maya.id).to_string()));
    assert_eq!((&one["category"], &one["clinical_reads"], &one["review"]), (&json!("cannot_be_asked"), &json!(1), &Value::Null));
    house.app.passes(60);
    for person in [&tomas, &vera, &house.maya] {
        house.app.signs_in(person, Level::Full).await;
    }
    let trail = asks(&tomas, "/admin/audit?from=2026-11-23&to=2026-11-23&limit=100").await.is(200);
    assert!(trail.text().contains("emergency.open") && trail.text().contains(&id), "the trail names it");
    let csv = tomas.opens("/admin/audit/export?from=2026-11-23&to=2026-11-23").await.is(200);
    assert!(csv.text().contains("emergency.open"));
    for seen in [&waiting, &trail, &csv] {
        assert!(!seen.text().contains("Warfarin") && !seen.text().contains("unconscious") && !seen.text().contains(WRITE_UP));
    }
    assert_eq!(
        review(&tomas, json!({ "outcome": "fine", "note": "x".repeat(501) })).await.is(422).faults(),
        ["/outcome unknown_outcome", "/note too_long"]
    );
    assert_eq!(review(&tomas, json!({ "outcome": "follow_up", "note": " " })).await.is(422).faults(), ["/note required"]);
    let said = json!({ "outcome": "follow_up", "note": "I speak with him on Tuesday." });
    let (first, second) = tokio::join!(review(&tomas, said), review(&vera, in_order));
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "one of the two");
    assert!(asks(&tomas, "/admin/emergency-access").await.is(200).json()["items"].as_array().unwrap().is_empty());
    let reviewed = asks(&tomas, "/admin/emergency-access?state=reviewed").await.is(200).json();
    assert_eq!(reviewed["items"][0]["id"], json!(id));
    assert!(["Tomas", "Vera"].map(|name| json!(name)).contains(&reviewed["items"][0]["review"]["reviewed_by_name"]));
    asks(&tomas, "/admin/emergency-access?state=all").await.is(422);
    let log = asks(&house.maya, "/me/access-log").await.is(200).json();
    assert_eq!(log["items"][0]["what"], "emergency.review", "the patient sees that somebody looked at it");
    let app = &house.app;
    let report = check(&app.app.ground.storage, &app.evidence(), app.app.calendar.quantum(), app.clock.now()).await.unwrap();
    assert!(report.is_clean(), "{report:?}");
}

both_doors![f10_opening_needs_a_fresh_proof_and_reading_does_not, f10_administrators_review_each_access_once_and_read_no_clinical_word,];
