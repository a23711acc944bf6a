//! FHIR R4 over the API: what is served to whom, in pages, and how it refuses. Resources are held to `fhir_rules`.

use caredesk::identity::accounts::profile_key;
use caredesk::storage::item::text;
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::{Action, Expression};
use http::Method;
use serde_json::{Value, json};

use crate::fhir_rules::{faults, references};
use crate::support::{Answer, Browser, ORIGIN, TestApp};

both_doors!(
    f68_what_is_served_is_stated_to_everybody,
    f68_anybody_reads_doctors_their_hours_and_free_times,
    f68_a_patient_reads_their_own_and_nobody_elses,
    f68_a_visit_says_why_to_its_patient_and_its_doctor_and_stands_in_the_trail,
    f68_the_states_of_a_visit_are_told_in_words_of_fhir,
    f68_reports_are_documents_behind_our_own_address,
    f68_a_list_goes_on_by_its_next_link,
    f68_what_cannot_be_asked_is_an_outcome,
    f68_a_program_reads_visits_without_reasons_and_no_patient,
    f68_who_is_no_patient_any_more_is_not_found,
    f68_every_resource_is_as_r4_wants_it_and_its_references_lead_somewhere,
    f68_a_search_costs_what_the_same_list_of_the_json_api_costs,
);

/// An id as FHIR takes it.
pub fn dashed(id: impl ToString) -> String {
    id.to_string().replace('_', "-")
}

pub async fn get(browser: &Browser, place: &str) -> Answer {
    browser.ask(Method::GET, &format!("/fhir/{place}")).send().await
}

/// What was read, when it was.
#[track_caller]
pub fn resource(answer: Answer) -> Value {
    let answer = answer.is(200);
    assert_eq!(answer.header("content-type"), "application/fhir+json", "{}", answer.asked);
    answer.json()
}

/// The resources of a bundle.
#[track_caller]
pub fn found(answer: Answer) -> Vec<Value> {
    let bundle = resource(answer);
    assert_eq!((&bundle["resourceType"], &bundle["type"]), (&json!("Bundle"), &json!("searchset")));
    bundle["entry"].as_array().into_iter().flatten().map(|entry| entry["resource"].clone()).collect()
}

/// Refused with this status and code.
#[track_caller]
pub fn refused(answer: Answer, status: u16, code: &str) -> Value {
    let answer = answer.is(status);
    let outcome = answer.json();
    assert_eq!(answer.header("content-type"), "application/fhir+json", "{}", answer.asked);
    assert_eq!(outcome["issue"][0]["code"], code, "{}: {outcome}", answer.asked);
    assert!(outcome["issue"][0]["diagnostics"].as_str().unwrap().ends_with(answer.header("x-request-id")), "{outcome}");
    assert_eq!(faults(&outcome), [""; 0], "{outcome}");
    outcome
}

async fn f68_what_is_served_is_stated_to_everybody(app: TestApp) {
    let statement = resource(get(&app.stranger(), "metadata").await);
    assert_eq!(faults(&statement), [""; 0]);
    let served = statement["rest"][0]["resource"].as_array().unwrap();
    let types: Vec<&str> = served.iter().map(|one| one["type"].as_str().unwrap()).collect();
    assert_eq!(types, ["Patient", "Practitioner", "Schedule", "Slot", "Appointment", "DocumentReference"]);
    assert_eq!(statement["implementation"]["url"], format!("{ORIGIN}/fhir"));
}

async fn f68_anybody_reads_doctors_their_hours_and_free_times(app: TestApp) {
    let farah = app.doctor_who("Leena Farah", |new| new.licence_number = Some("KMC-1".to_owned())).await;
    app.doctor("Chidi Okafor").await;
    let (stranger, tomas, id) = (app.stranger(), app.administrator().await, dashed(farah.id));
    let doctors = found(get(&stranger, "Practitioner?name=far").await);
    assert_eq!((doctors.len(), &doctors[0]["id"]), (1, &json!(id)));
    assert_eq!(found(get(&stranger, "Practitioner").await).len(), 2);
    let one = get(&stranger, &format!("Practitioner/{id}")).await;
    assert_eq!(one.header("etag"), "W/\"1\"");
    assert!(resource(one).get("identifier").is_none(), "everybody may not see the licence");
    let whole = resource(get(&tomas, &format!("Practitioner/{id}")).await);
    assert_eq!(whole["identifier"][0]["value"], "KMC-1");

    let schedules = found(get(&stranger, &format!("Schedule?actor=Practitioner/{id}")).await);
    assert_eq!((schedules.len(), &schedules[0]["id"]), (1, &json!(id)));
    assert_eq!(resource(get(&stranger, &format!("Schedule/{id}")).await), schedules[0]);

    let range = "start=ge2026-11-24T10:00:00%2B05:30&start=lt2026-11-24T11:00:00%2B05:30&status=free";
    let slots = found(get(&stranger, &format!("Slot?schedule=Schedule/{id}&{range}")).await);
    let offered = app.open_slots(&farah).await;
    let wanted: Vec<&str> = offered.iter().map(|slot| slot.start.as_str()).filter(|start| start.starts_with("2026-11-24T10:")).collect();
    let starts: Vec<&str> = slots.iter().map(|slot| slot["start"].as_str().unwrap()).collect();
    assert!(!wanted.is_empty() && starts == wanted, "{starts:?} {wanted:?}");
    let place = format!("Slot/{}", slots[0]["id"].as_str().unwrap());
    assert_eq!(resource(get(&stranger, &place).await), slots[0]);
    let slot = offered.iter().find(|slot| slot.start == starts[0]).unwrap();
    app.patient("Asha").await.has(slot).await;
    refused(get(&stranger, &place).await, 404, "not-found");
    assert_eq!(found(get(&stranger, &format!("Slot?schedule={id}&{range}")).await).len(), slots.len() - 1, "what is taken is not free");
}

async fn f68_a_patient_reads_their_own_and_nobody_elses(app: TestApp) {
    let (farah, okafor) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await);
    let (asha, ben, ruth) = (app.patient("Asha").await, app.patient("Ben").await, app.receptionist().await);
    let visit = asha.has(&app.open_slot(&farah).await).await;
    let (patient, appointment) = (format!("Patient/{}", dashed(asha.id)), format!("Appointment/{}", dashed(&visit.id)));
    let own = resource(get(&asha, &patient).await);
    assert_eq!(own["name"], json!([{"use": "official", "text": "Asha"}]));
    for reader in [&farah, &ruth] {
        assert_eq!(resource(get(reader, &patient).await), own);
    }
    assert_eq!(resource(get(&asha, &format!("Patient/{}", asha.id)).await), own, "an id as the JSON API says it");
    let missing = "Patient/usr-00000000000000000000000001";
    for reader in [&ben, &okafor] {
        let told = |mut outcome: Value| {
            outcome["issue"][0]["diagnostics"] = json!(null);
            outcome
        };
        let theirs = told(refused(get(reader, &patient).await, 404, "not-found"));
        assert_eq!(theirs, told(refused(get(reader, missing).await, 404, "not-found")));
        refused(get(reader, &appointment).await, 404, "not-found");
    }
    let list = format!("Appointment?patient={patient}");
    for reader in [&asha, &farah, &ruth] {
        assert_eq!(found(get(reader, &list).await).len(), 1);
    }
    for reader in [&ben, &okafor] {
        assert_eq!(found(get(reader, &list).await).len(), 0, "nobody reads another's list");
    }
    let trail = app.rows(Table::Audit).await;
    let denied = trail.iter().filter(|row| row["subject_id"] == text(asha.id) && row.get("actor_id") == Some(&text(ben.id))).count();
    assert!(denied > 0, "that somebody tried is written down");
    for place in [&patient, &appointment, &list] {
        refused(get(&app.stranger(), place).await, 401, "login");
    }
    // Of those who may read nobody's it is written down whose they asked for.
    let document = format!("DocumentReference/{}.rpt-00000000000000000000000001", dashed(asha.id));
    for (place, number) in [(format!("DocumentReference?patient={patient}"), 1), (document, 2)] {
        refused(get(&ruth, &place).await, 404, "not-found");
        let trail = app.rows(Table::Audit).await;
        let tries = trail.iter().filter(|row| row["subject_id"] == text(asha.id) && row["what"] == text("access.denied"));
        assert_eq!(tries.filter(|row| row.get("actor_id") == Some(&text(ruth.id))).count(), number, "{place}");
    }
}

async fn f68_a_visit_says_why_to_its_patient_and_its_doctor_and_stands_in_the_trail(app: TestApp) {
    let (farah, asha, ruth) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.receptionist().await);
    // Late enough that she may cancel it.
    let visit = asha.has(app.open_slots(&farah).await.last().unwrap()).await;
    let place = format!("Appointment/{}", dashed(&visit.id));
    let reads = || async { app.rows(Table::Audit).await.iter().filter(|row| row["what"] == text("intake.read")).count() };
    for (number, reader) in [&asha, &farah].into_iter().enumerate() {
        let told = resource(get(reader, &place).await);
        assert_eq!(told["reasonCode"], json!([{"text": "cough since Monday"}]));
        assert_eq!((&told["comment"], &told["start"]), (&json!("worse at night"), &visit.body["start"]));
        assert_eq!(reads().await, number + 1);
    }
    let desk = get(&ruth, &place).await;
    assert!(!desk.text().contains("cough") && !desk.text().contains("worse"), "{}", desk.text());
    assert_eq!(resource(desk)["identifier"][0]["value"], visit.body["reference"]);
    let list = get(&asha, "Appointment").await;
    assert!(!list.text().contains("cough"), "a list shows no reason");
    assert_eq!((found(list).len(), reads().await), (1, 2));
    asha.cancels(&visit).await.is(200);
    let told = resource(get(&farah, &place).await);
    assert_eq!((&told["status"], &told["cancelationReason"]), (&json!("cancelled"), &json!({"text": "another plan"})));
    assert!(resource(get(&ruth, &place).await).get("cancelationReason").is_none(), "between patient and doctor");
}

async fn f68_the_states_of_a_visit_are_told_in_words_of_fhir(app: TestApp) {
    let (farah, asha, ruth) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.receptionist().await);
    let visit = asha.has(&app.open_slot(&farah).await).await;
    let place = format!("Appointment/{}", dashed(&visit.id));
    let now = || async { resource(get(&ruth, &place).await)["status"].as_str().unwrap().to_owned() };
    assert_eq!(now().await, "booked");
    ruth.moves_blindly(&visit, "check-in", &json!({})).await.is(200);
    assert_eq!(now().await, "arrived");
    farah.moves_blindly(&visit, "start", &json!({})).await.is(200);
    assert_eq!(now().await, "checked-in");
    let body = json!({ "diagnosis": "cold", "prescription": "rest" });
    farah.api(Method::PUT, &format!("/appointments/{}/record", visit.id)).json(&body).send().await.is(201);
    assert_eq!(now().await, "fulfilled");
    assert!(!get(&asha, &place).await.text().contains("cold"), "what was written up is no part of it");
}

async fn f68_reports_are_documents_behind_our_own_address(app: TestApp) {
    let (farah, okafor) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await);
    let (asha, ben, ruth) = (app.patient("Asha").await, app.patient("Ben").await, app.receptionist().await);
    asha.has(&app.open_slot(&farah).await).await;
    app.report_of(&asha).await;
    let size = asha.api(Method::GET, "/patients/me/reports").send().await.is(200).json()["items"][0]["size"].clone();
    asha.announces("me", "later.pdf", b"a file").await.is(201);
    let list = format!("DocumentReference?patient=Patient/{}", dashed(asha.id));
    let documents = found(get(&asha, &list).await);
    assert_eq!(documents.len(), 1, "what is on its way is no document");
    let file = &documents[0]["content"][0]["attachment"];
    assert_eq!((&file["contentType"], &file["title"], &file["size"]), (&json!("application/pdf"), &json!("Blood test.pdf"), &size));
    assert!(file.get("hash").is_none());
    let url = file["url"].as_str().unwrap().strip_prefix(ORIGIN).expect("our own address").to_owned();
    asha.ask(Method::GET, &url).send().await.is(303);
    let place = format!("DocumentReference/{}", documents[0]["id"].as_str().unwrap());
    for reader in [&asha, &farah] {
        assert_eq!(resource(get(reader, &place).await), documents[0]);
        assert_eq!(found(get(reader, &list).await).len(), 1);
    }
    for reader in [&ben, &okafor, &ruth] {
        refused(get(reader, &place).await, 404, "not-found");
        refused(get(reader, &list).await, 404, "not-found");
    }
    let trail = app.rows(Table::Audit).await;
    let read = |what: &str, by| trail.iter().any(|row| row["what"] == text(what) && row.get("actor_id") == Some(&text(by)));
    assert!(read("report.read", farah.id) && read("reports.list", farah.id) && read("report.download", asha.id));
}

async fn f68_a_list_goes_on_by_its_next_link(app: TestApp) {
    let farah = app.doctor("Leena Farah").await;
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let slots = app.open_slots(&farah).await;
    let mut made = Vec::new();
    for slot in &slots[2..5] {
        made.push(dashed(asha.has(slot).await.id));
    }
    let ids = |list: &[Value]| list.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let next = |bundle: &Value| {
        let links = bundle["link"].as_array().unwrap().clone();
        let next = links.iter().find(|link| link["relation"] == "next")?;
        next["url"].as_str().unwrap().strip_prefix(&format!("{ORIGIN}/fhir/")).map(str::to_owned)
    };
    let first = get(&asha, &format!("Appointment?patient=Patient/{}&date=ge2026-11-23&_count=2", dashed(asha.id))).await;
    let place = next(&first.json()).expect("there is a second page");
    assert_eq!(ids(&found(first)), made[..2]);
    let last = get(&asha, &place).await;
    assert_eq!(next(&last.json()), None);
    assert_eq!(ids(&found(last)), made[2..]);
    refused(get(&ben, &place).await, 400, "value");
    refused(get(&asha, &format!("{place}&practitioner={}", dashed(farah.id))).await, 400, "value");

    let (stranger, mut read) = (app.stranger(), Vec::new());
    let mut place = format!("Slot?schedule=Schedule/{}&start=2026-11-24&_count=7", dashed(farah.id));
    loop {
        let page = get(&stranger, &place).await;
        let further = next(&page.json());
        read.extend(found(page).into_iter().map(|slot| slot["start"].as_str().unwrap().to_owned()));
        let Some(further) = further else { break };
        place = further;
    }
    let all = app.open_slots(&farah).await.into_iter().map(|slot| slot.start).filter(|start| start.starts_with("2026-11-24"));
    assert_eq!(read, all.collect::<Vec<_>>());
    assert!(read.len() > 14, "three pages and more");
    for name in ["Ada Farahani", "Bo Farahani"] {
        app.doctor(name).await;
    }
    let first = get(&stranger, "Practitioner?name=far&_count=2").await;
    let place = next(&first.json()).expect("there is a second page");
    assert_eq!(found(first).len() + found(get(&stranger, &place).await).len(), 3);
}

async fn f68_what_cannot_be_asked_is_an_outcome(app: TestApp) {
    let (farah, asha, ruth) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.receptionist().await);
    let schedule = format!("Slot?schedule=Schedule/{}", dashed(farah.id));
    for bad in ["&doctor=x", "&start=monday", "&start=ne2026-11-24", "&status=busy", "&_count=ten", "&schedule=x", "&_sort=start"] {
        refused(get(&asha, &format!("{schedule}{bad}")).await, 400, "invalid");
    }
    let named = refused(get(&asha, &format!("{schedule}&_sort=start")).await, 400, "invalid");
    assert!(named["issue"][0]["details"]["text"].as_str().unwrap().contains("_sort"), "{named}");
    refused(get(&asha, &format!("{schedule}&cursor=x")).await, 400, "value");
    for bad in ["&_count=0", "&start=ge2026-11-24&start=lt2026-12-31", "&start=ge2026-11-25&start=lt2026-11-24"] {
        refused(get(&asha, &format!("{schedule}{bad}")).await, 422, "value");
    }
    for (needs, name) in [("Slot", "schedule"), ("Schedule", "actor"), ("DocumentReference", "patient")] {
        let outcome = refused(get(&asha, needs).await, 422, "required");
        assert!(outcome["issue"][0]["diagnostics"].as_str().unwrap().contains(name), "{outcome}");
    }
    refused(get(&ruth, "Appointment").await, 422, "required");
    refused(get(&ruth, "Appointment?date=ge2026-11-01&date=le2026-12-02").await, 422, "value");
    assert_eq!(found(get(&ruth, "Appointment?date=ge2026-11-01&date=le2026-12-01").await).len(), 0);
    refused(get(&asha, "Schedule?actor=Patient/usr-00000000000000000000000001").await, 400, "invalid");
    refused(get(&asha, "metadata?_format=xml").await, 406, "not-supported");
    resource(get(&asha, "metadata?_format=json").await);
    for nowhere in ["Observation/1", "Patient", "Slot/x", "Practitioner/usr-1", "Slot/usr-00000000000000000000000001.99999999999999"] {
        refused(get(&asha, nowhere).await, 404, "not-found");
    }
    refused(asha.ask(Method::DELETE, &format!("/fhir/Patient/{}", dashed(asha.id))).send().await, 405, "not-supported");
    // Whatever a browser asks for: the addresses are for programs.
    refused(asha.opens("/fhir/Observation").await, 404, "not-found");
}

async fn f68_a_program_reads_visits_without_reasons_and_no_patient(app: TestApp) {
    let (farah, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    let visit = asha.has(&app.open_slot(&farah).await).await;
    let secret = |scopes: Value| {
        let ask = tomas.api(Method::POST, "/api-keys").json(&json!({ "name": "Board", "scopes": scopes }));
        async move { ask.send().await.is(201).member("secret") }
    };
    let (reads, other, program) = (secret(json!(["appointments:read"])).await, secret(json!(["overview:read"])).await, app.stranger());
    let ask = |key: &str, place: &str| {
        program.ask(Method::GET, &format!("/fhir/{place}")).header("authorization", &format!("Bearer {key}")).send()
    };
    let place = format!("Appointment/{}", dashed(&visit.id));
    let one = ask(&reads, &place).await;
    assert!(!one.text().contains("cough"), "{}", one.text());
    assert_eq!(resource(one)["status"], "booked");
    assert_eq!(found(ask(&reads, "Appointment?date=ge2026-11-23&date=lt2026-11-30").await).len(), 1);
    refused(ask(&reads, "Appointment").await, 422, "required");
    refused(ask(&other, &place).await, 403, "forbidden");
    let wrong = ask("cdk_wrong", &place).await;
    assert_eq!(wrong.header("www-authenticate"), "Bearer");
    refused(wrong, 401, "login");
    for closed in [format!("Patient/{}", dashed(asha.id)), format!("DocumentReference?patient={}", dashed(asha.id))] {
        refused(ask(&reads, &closed).await, 403, "forbidden");
    }
    resource(ask(&other, &format!("Practitioner/{}", dashed(farah.id))).await);
}

async fn f68_who_is_no_patient_any_more_is_not_found(app: TestApp) {
    let (asha, ruth, tomas) = (app.patient("Asha").await, app.receptionist().await, app.administrator().await);
    let place = format!("Patient/{}", dashed(asha.id));
    let set = |name: &'static str, value: &str| {
        let change = Expression::of("SET #name = :value").name("#name", name).value(":value", text(value));
        app.write(vec![Action::Update { key: profile_key(asha.id), change, condition: None }])
    };
    set("status", "disabled").await;
    assert_eq!(resource(get(&ruth, &place).await)["active"], false, "a closed account is still somebody's");
    refused(get(&asha, &place).await, 401, "login");
    set("erased_at", "2026-11-23T04:00:00Z").await;
    for reader in [&ruth, &tomas] {
        refused(get(reader, &place).await, 404, "not-found");
    }
    refused(get(&ruth, &format!("Patient/{}", dashed(tomas.id))).await, 404, "not-found");
}

async fn f68_every_resource_is_as_r4_wants_it_and_its_references_lead_somewhere(app: TestApp) {
    let full = |new: &mut caredesk::capabilities::directory::model::NewDoctor| {
        new.licence_number = Some("KMC-1".to_owned());
        "MD, FRCP".clone_into(&mut new.qualifications);
        new.phone = "+911234567".parse().ok();
        "Building B".clone_into(&mut new.place);
    };
    let farah = app.doctor_who("Leena Farah", full).await;
    let (asha, ruth, tomas) = (app.patient("Asha").await, app.receptionist().await, app.administrator().await);
    let body = json!({ "phone": "+91 98765 43210", "date_of_birth": "1980-02-29", "gender": "female", "address": "1 Rowan Street" });
    asha.api(Method::PATCH, "/me").json(&body).send().await.is(200);
    let slots = app.open_slots(&farah).await;
    let visit = asha.has(&slots[1]).await;
    asha.cancels(&asha.has(slots.last().unwrap()).await).await.is(200);
    app.report_of(&asha).await;
    let (doctor, patient) = (dashed(farah.id), dashed(asha.id));
    let places = [
        "metadata".to_owned(),
        "Practitioner".to_owned(),
        format!("Practitioner/{doctor}"),
        format!("Schedule?actor={doctor}"),
        format!("Schedule/{doctor}"),
        format!("Slot?schedule={doctor}&_count=5"),
        format!("Patient/{patient}"),
        format!("Appointment?patient={patient}&_count=1"),
        format!("Appointment/{}", dashed(&visit.id)),
        format!("DocumentReference?patient={patient}"),
    ];
    let mut named = Vec::new();
    for reader in [&asha, &farah, &ruth, &tomas] {
        for place in &places {
            let answer = get(reader, place).await;
            let is_kept_from_staff = place.starts_with("DocumentReference") && (reader.id == ruth.id || reader.id == tomas.id);
            if is_kept_from_staff {
                refused(answer, 404, "not-found");
                continue;
            }
            let read = resource(answer);
            assert_eq!(faults(&read), [""; 0], "{place} for {}: {read}", reader.name);
            named.extend(references(&read));
        }
    }
    named.sort();
    named.dedup();
    assert!(named.len() >= 3, "{named:?}");
    for place in named {
        assert_eq!(resource(get(&asha, &place).await)["resourceType"], place.split('/').next().unwrap(), "{place}");
    }
}

async fn f68_a_search_costs_what_the_same_list_of_the_json_api_costs(app: TestApp) {
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    asha.has(&app.open_slot(&farah).await).await;
    let path = format!("Slot?schedule=Schedule/{}&start=ge2026-11-23&start=lt2026-11-30", dashed(farah.id));
    let (slots, spent) = app.spends(get(&app.stranger(), &path)).await;
    assert!(!found(slots).is_empty());
    assert!(spent.calls <= 2 && spent.write_units < 0.1, "{spent:?}");
    let (_, json) = app.spends(asha.api(Method::GET, "/appointments").send()).await;
    let (visits, fhir) = app.spends(get(&asha, "Appointment")).await;
    assert_eq!(found(visits).len(), 1);
    assert!(fhir.calls <= json.calls && fhir.read_units <= json.read_units && fhir.write_units <= json.write_units, "{fhir:?} {json:?}");
}
