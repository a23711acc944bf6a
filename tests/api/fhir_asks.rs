//! How programs that know R4 ask: every parameter is heeded or refused, and links say what was answered.

use caredesk::storage::item::{Item, text};
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::fhir::{dashed, found, get, refused, resource};
use crate::support::{ORIGIN, TestApp};

both_doors!(
    f68_doctors_are_asked_for_by_one_name_that_can_be_looked_for,
    f68_a_reference_to_another_house_is_no_reference_to_ours,
    f68_whoever_reads_no_json_is_told_so,
    f68_visits_are_asked_for_by_month_and_by_actor,
    f68_free_times_without_an_end_say_how_far_they_go,
    f68_a_patients_account_changes_under_no_tag_that_stays,
    f68_a_page_holds_a_hundred_at_most_and_goes_on_however_it_was_asked_for,
);

/// The address of a page's link, below `/fhir/`.
#[track_caller]
fn link(bundle: &Value, relation: &str) -> String {
    let links = bundle["link"].as_array().unwrap();
    let link = links.iter().find(|link| link["relation"] == relation).expect("there is such a link");
    link["url"].as_str().unwrap().strip_prefix(&format!("{ORIGIN}/fhir/")).expect("our own address").to_owned()
}

async fn f68_doctors_are_asked_for_by_one_name_that_can_be_looked_for(app: TestApp) {
    app.doctor("Leena Farah").await;
    app.doctor("Ana Costa").await;
    let stranger = app.stranger();
    for bad in ["Farah,Costa", "***", "-", "%00", ""] {
        refused(get(&stranger, &format!("Practitioner?name={bad}")).await, 400, "invalid");
    }
    assert_eq!(found(get(&stranger, "Practitioner?name=Farah%5C,%20Leena").await).len(), 1, "a comma of the name itself");
    assert_eq!(found(get(&stranger, "Practitioner").await).len(), 2);
}

async fn f68_a_reference_to_another_house_is_no_reference_to_ours(app: TestApp) {
    let farah = app.doctor("Leena Farah").await;
    let (stranger, id) = (app.stranger(), dashed(farah.id));
    for (search, kind) in [("Slot?schedule=", "Schedule"), ("Schedule?actor=", "Practitioner")] {
        for ours in [format!("{ORIGIN}/fhir/{kind}/{id}"), format!("{kind}/{id}"), id.clone()] {
            assert!(!found(get(&stranger, &format!("{search}{ours}")).await).is_empty(), "{ours}");
        }
        for other in ["https://other.example/fhir", "https://other.example", "x"] {
            refused(get(&stranger, &format!("{search}{other}/{kind}/{id}")).await, 400, "invalid");
        }
    }
    // Whom nobody knows has no free times, as a search that finds nothing.
    let nobody = "usr-00000000000000000000000001";
    for search in [format!("Slot?schedule=Schedule/{nobody}"), format!("Schedule?actor=Practitioner/{nobody}")] {
        assert_eq!(found(get(&stranger, &search).await).len(), 0, "{search}");
    }
    refused(get(&stranger, &format!("Schedule/{nobody}")).await, 404, "not-found");
}

async fn f68_whoever_reads_no_json_is_told_so(app: TestApp) {
    let stranger = app.stranger();
    let accepts = |place: &str, accept: &str| stranger.ask(Method::GET, &format!("/fhir/{place}")).header("accept", accept).send();
    for place in ["metadata", "Practitioner"] {
        refused(accepts(place, "application/fhir+xml").await, 406, "not-supported");
        for fine in ["application/fhir+json; fhirVersion=4.0", "application/fhir+xml, */*;q=0.1"] {
            resource(accepts(place, fine).await);
        }
    }
    resource(accepts("metadata?_format=application/fhir%2Bjson;fhirVersion=4.0&mode=full", "application/fhir+xml").await);
    refused(get(&stranger, "metadata?mode=terminology").await, 400, "invalid");
}

async fn f68_visits_are_asked_for_by_month_and_by_actor(app: TestApp) {
    let (farah, okafor) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await);
    let (asha, ruth) = (app.patient("Asha").await, app.receptionist().await);
    let slot = app.open_slot(&farah).await;
    asha.has(&slot).await;
    let month = &slot.start[..7];
    let (patient, doctor) = (format!("Patient/{}", dashed(asha.id)), format!("Practitioner/{}", dashed(farah.id)));
    let other = format!("Practitioner/{}", dashed(okafor.id));
    for (asked, number) in [
        (format!("date={month}"), 1),
        (format!("actor={patient}&date=2026"), 1),
        (format!("actor={doctor}&patient={patient}"), 1),
        (format!("actor={other}"), 0),
        (format!("actor={patient}&date=sa2026-12"), 0),
        (format!("actor={patient}&date=eb2026-11"), 0),
    ] {
        assert_eq!(found(get(&ruth, &format!("Appointment?{asked}")).await).len(), number, "{asked}");
    }
    refused(get(&ruth, "Appointment?date=2026").await, 422, "value");
    let bare = dashed(farah.id);
    let twice = format!("actor={patient}&patient={patient}");
    for bad in [format!("actor={bare}"), format!("actor=Slot/{bare}"), twice, "_id=apt-1".to_owned()] {
        refused(get(&ruth, &format!("Appointment?date={month}&{bad}")).await, 400, "invalid");
    }
    // Of a program that may not read visits it is written down whose it asked for, whichever way it named them.
    let body = json!({ "name": "Board", "scopes": ["overview:read"] });
    let key = app.administrator().await.api(Method::POST, "/api-keys").json(&body).send().await.is(201).member("secret");
    let program = app.stranger().ask(Method::GET, &format!("/fhir/Appointment?actor={patient}"));
    refused(program.header("authorization", &format!("Bearer {key}")).send().await, 403, "forbidden");
    let trail = app.rows(Table::Audit).await;
    let is_told = |row: &Item| row.get("what") == Some(&text("access.denied")) && row.get("subject_id") == Some(&text(asha.id));
    assert!(trail.iter().any(is_told));
}

async fn f68_free_times_without_an_end_say_how_far_they_go(app: TestApp) {
    let farah = app.doctor("Leena Farah").await;
    let (stranger, schedule) = (app.stranger(), format!("Slot?schedule=Schedule/{}", dashed(farah.id)));
    for open in ["", "&start=ge2026-11-24", "&status=http://hl7.org/fhir/slotstatus%7Cfree"] {
        let first = resource(get(&stranger, &format!("{schedule}{open}&_count=3")).await);
        let own = link(&first, "self");
        assert!(own.contains("&start=le2026-12-2"), "{own}");
        assert_eq!(resource(get(&stranger, &own).await)["entry"], first["entry"], "{own}");
        let second = resource(get(&stranger, &link(&first, "next")).await);
        assert_eq!(resource(get(&stranger, &link(&second, "self")).await)["entry"], second["entry"], "{own}");
        assert_ne!(second["entry"], first["entry"]);
    }
    let closed = format!("{schedule}&start=ge2026-11-24&start=lt2026-11-26");
    assert_eq!(link(&resource(get(&stranger, &closed).await), "self"), closed);
}

async fn f68_a_patients_account_changes_under_no_tag_that_stays(app: TestApp) {
    let asha = app.patient("Asha").await;
    let answer = get(&asha, &format!("Patient/{}", dashed(asha.id))).await;
    assert!(!answer.headers.contains_key("etag"), "closing an account changes what is told, and no version");
    assert!(resource(answer).get("meta").is_none());
}

async fn f68_a_page_holds_a_hundred_at_most_and_goes_on_however_it_was_asked_for(app: TestApp) {
    let farah = app.doctor("Leena Farah").await;
    let (stranger, schedule) = (app.stranger(), format!("Slot?schedule=Schedule/{}", dashed(farah.id)));
    assert!(found(get(&stranger, &format!("{schedule}&_count=70000")).await).len() <= 100);
    let first = resource(get(&stranger, &format!("{schedule}&%5Fcount=2")).await);
    assert_eq!(found(get(&stranger, &link(&first, "next")).await).len(), 2);
    refused(get(&stranger, &format!("{schedule}&_count=2&%5Fcount=2")).await, 400, "invalid");
}
