//! F18: departments are made, renamed and removed; never from under a doctor.

use caredesk::capabilities::directory::model::NewDoctor;
use caredesk::capabilities::directory::service::AddDoctorError;
use caredesk::identity::audit::Deed;
use caredesk::primitives::ids::UserId;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

async fn makes(person: &Person, body: Value) -> Answer {
    person.api(Method::POST, "/departments").json(&body).send().await
}

async fn removes(person: &Person, id: &str) -> Answer {
    person.api(Method::DELETE, &format!("/departments/{id}")).send().await
}

#[tokio::test]
async fn f18_a_department_is_made_renamed_and_removed() {
    let app = TestApp::start().await;
    let (tomas, stranger) = (app.administrator().await, app.stranger());
    let made = makes(&tomas, json!({"name": "Skin", "description": "Rashes"})).await.is(201);
    let (id, location) = (made.member("id"), made.location().to_owned());
    assert_eq!(location, format!("/api/v1/departments/{id}"));
    let shown = stranger.ask(Method::GET, &location).send().await.is(200);
    assert_eq!((shown.json(), shown.header("etag")), (json!({"id": id, "name": "Skin", "description": "Rashes"}), "\"v1\""));
    let path = format!("/departments/{id}");
    let renamed = tomas.api(Method::PUT, &path).if_match("\"v1\"").json(&json!({"name": "Dermatology"})).send().await.is(200);
    assert_eq!(renamed.json(), json!({"id": id, "name": "Dermatology", "description": "Rashes"}));
    tomas.api(Method::PUT, &path).if_match("\"v1\"").json(&json!({"name": "Old"})).send().await.is_problem(412, "stale-version");
    let listed = stranger.api(Method::GET, "/departments").send().await.is(200).json();
    let names: Vec<&str> = listed["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Cardiology", "Dermatology"]);
    removes(&tomas, &id).await.is(204);
    removes(&tomas, &id).await.is_problem(404, "not-found");
    stranger.ask(Method::GET, &location).send().await.is_problem(404, "not-found");
    stranger.opens(&path).await.is(404);
    let rows = app.rows(Table::Audit).await;
    let deeds = rows.iter().filter(|row| row["what"].as_s().unwrap().starts_with("department."));
    let mut said: Vec<&str> = deeds.filter_map(|row| row["object"].as_s().unwrap().strip_prefix(&format!("{id} "))).collect();
    said.sort_unstable();
    assert_eq!(said, ["Dermatology", "Skin", "name: Skin → Dermatology"], "the trail says what was made, renamed and removed");
}

#[tokio::test]
async fn f18_a_department_with_doctors_stays_and_lists_them() {
    let app = TestApp::start().await;
    let (tomas, farah) = (app.administrator().await, app.doctor("Leena Farah").await);
    let id = app.department.id.to_string();
    let refused = removes(&tomas, &id).await.is_problem(409, "in-use").json();
    assert_eq!(refused["doctors"], json!([{"id": farah.id, "name": "Leena Farah"}]));
    app.stranger().api(Method::GET, &format!("/departments/{id}")).send().await.is(200);
}

#[tokio::test]
async fn f18_a_doctor_who_joins_while_the_department_goes_is_never_left_without_one() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    for round in 0..15 {
        let made = makes(&tomas, json!({"name": format!("Department {round}")})).await.is(201).member("id");
        let new = NewDoctor::named("Omar Haddad".parse().unwrap(), made.parse().unwrap(), "Surgeon");
        let joins = app.app.directory.add_doctor(UserId::new(&app.app.ground.ids), new, Deed::of_house("doctor.add"));
        let (removed, joined) = tokio::join!(removes(&tomas, &made), joins);
        match joined {
            Ok(_) => drop(removed.is_problem(409, "in-use")),
            Err(AddDoctorError::NoDepartment) => drop(removed.is(204)),
            Err(other) => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn f61_the_same_key_makes_one_department() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let ask = |name: &str| tomas.api(Method::POST, "/departments").key("once").json(&json!({"name": name}));
    let (one, two) = tokio::join!(ask("Skin").send(), ask("Skin").send());
    let later = ask("Skin").send().await.is(201);
    assert_eq!(later.header("idempotent-replayed"), "true");
    assert_eq!((one.is(201).location(), two.is(201).location()), (later.location(), later.location()));
    ask("Hair").send().await.is_problem(422, "idempotency-key-reused");
    assert_eq!(app.app.directory.departments().await.unwrap().len(), 2);
}

#[tokio::test]
async fn f18_bad_input_is_named_and_nobody_else_may() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    for (body, fault) in [
        (json!({}), "/name required"),
        (json!({"name": " "}), "/name required"),
        (json!({"name": "x".repeat(121)}), "/name too_long"),
        (json!({"name": "Skin", "description": "x".repeat(1_001)}), "/description too_long"),
        (json!({"name": "Skin", "doctors": 3}), "/doctors unknown_field"),
    ] {
        assert_eq!(makes(&tomas, body).await.is_problem(422, "invalid").faults(), [fault]);
    }
    makes(&app.patient("Asha").await, json!({"name": "Skin"})).await.is_problem(403, "forbidden");
    for bad in ["dpt_1", "usr_00000000000000000000000000", "%20"] {
        app.stranger().api(Method::GET, &format!("/departments/{bad}")).send().await.is_problem(404, "not-found");
    }
}

#[tokio::test]
async fn f18_no_two_departments_are_called_alike_whoever_is_first() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let makes = async |name: &str| tomas.api(Method::POST, "/departments").json(&json!({ "name": name })).send().await;
    for alike in ["Cardiology", " cardiology ", "CARDIÓLOGY"] {
        assert_eq!(makes(alike).await.is_problem(422, "invalid").faults(), ["/name name_taken"], "{alike}");
    }
    let (one, two) = tokio::join!(makes("Ear,  nose and throat"), makes("ear nose AND throat"));
    let mut both = [one.status, two.status];
    both.sort_unstable();
    assert_eq!(both, [201, 422], "of two at once one is made");
    let skin = makes("Skin").await.is(201).member("id");
    let (path, hands) = (format!("/departments/{skin}"), |name: &str| json!({ "name": name }));
    tomas.api(Method::PUT, &path).json(&hands("cardiology")).send().await.is_problem(422, "invalid");
    tomas.api(Method::PUT, &path).json(&hands("SKIN")).send().await.is(200);
    tomas.api(Method::PUT, &path).json(&hands("Dermatology")).send().await.is(200);
    let again = makes("Skin").await.is(201).member("id");
    makes("dermatology").await.is_problem(422, "invalid");
    tomas.api(Method::DELETE, &path).send().await.is(204);
    makes("Dermatology").await.is(201);
    tomas.api(Method::DELETE, &format!("/departments/{again}")).send().await.is(204);

    let form = tomas.opens("/departments/new").await.is(200).page().form("/departments").fill("name", "cardiology");
    let wrong = tomas.sends(&form).await.is(422).page();
    assert!(wrong.alert().contains("Another department has this name"), "{}", wrong.alert());
}
