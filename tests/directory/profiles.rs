//! F17: administrators write doctors' profiles, everybody sees their part of them, doctors say how they are reached.

use caredesk::primitives::spoken::Spoken;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Person, TestApp};

async fn writes(person: &Person, doctor: &Person, body: &Value) -> Answer {
    person.api(Method::PUT, &format!("/doctors/{}", doctor.id)).json(body).send().await
}

fn least(app: &TestApp, name: &str) -> Value {
    json!({"name": name, "department_id": app.department.id})
}

/// The words of a doctor's that people and staff find them by.
async fn words(app: &TestApp, doctor: &Person) -> Vec<String> {
    let rows = app.rows(Table::Lookups).await;
    let own = rows.iter().filter_map(|row| row["word_of"].as_s().unwrap().strip_suffix(&format!("#{}", doctor.id)));
    let mut words: Vec<String> = own.map(str::to_owned).collect();
    words.sort();
    words
}

async fn deeds(app: &TestApp, what: &str) -> usize {
    app.rows(Table::Audit).await.iter().filter(|row| row["what"].as_s().unwrap() == what).count()
}

/// What the trail says of the only deed of this name.
async fn said(app: &TestApp, what: &str) -> String {
    let rows = app.rows(Table::Audit).await;
    rows.iter().find(|row| row["what"].as_s().unwrap() == what).unwrap()["object"].as_s().unwrap().clone()
}

#[tokio::test]
async fn f17_an_administrator_writes_the_whole_profile_and_everybody_sees_their_part() {
    let app = TestApp::start().await;
    let (farah, tomas, ruth) = (app.doctor("Leena Farah").await, app.administrator().await, app.receptionist().await);
    let skin = tomas.api(Method::POST, "/departments").json(&json!({"name": "Skin"})).send().await.member("id");
    let public = json!({
        "name": "Leena Haddad", "department_id": skin, "specialization": "Dermatologist", "qualifications": "MD",
        "experience_years": 19, "languages": ["ar", "en"], "fee": {"amount": 70_050, "currency": "INR"},
        "accepts_bookings": true, "offers_video": true
    });
    let inside = json!({
        "licence_number": "L-77", "gender": "female", "phone": "+919876543210", "requires_approval": true, "buffer_minutes": 10,
        "place": "B 12", "daily_cap": 24
    });
    let mut body = public.clone();
    body.as_object_mut().unwrap().extend(inside.as_object().unwrap().clone());
    let path = format!("/doctors/{}", farah.id);
    let tag = tomas.api(Method::GET, &path).send().await.header("etag").to_owned();
    let written = tomas.api(Method::PUT, &path).if_match(&tag).json(&body).send().await.is(200);
    assert_eq!(written.header("etag"), "\"v2\"");
    let mut shown = public.clone();
    shown["id"] = json!(farah.id);
    assert_eq!(app.stranger().api(Method::GET, &path).send().await.is(200).json(), shown);
    assert_eq!(app.patient("Asha").await.api(Method::GET, &path).send().await.json(), shown);
    shown["phone"] = inside["phone"].clone();
    shown["place"] = inside["place"].clone();
    shown["daily_cap"] = inside["daily_cap"].clone();
    assert_eq!(ruth.api(Method::GET, &path).send().await.json(), shown);
    shown.as_object_mut().unwrap().extend(inside.as_object().unwrap().clone());
    shown["status"] = json!("active");
    shown["own_fee"] = public["fee"].clone();
    assert_eq!(tomas.api(Method::GET, &path).send().await.json(), shown);
    assert_eq!(written.json(), shown);

    let counts = |department| app.app.directory.department(department);
    assert_eq!(counts(app.department.id).await.unwrap().unwrap().doctors, 0);
    assert_eq!(counts(skin.parse().unwrap()).await.unwrap().unwrap().doctors, 1);
    let free = app.stranger().api(Method::GET, &format!("/free-times?department={skin}")).send().await.is(200).json();
    assert_eq!(free["items"][0]["doctor_id"], json!(farah.id), "the times went along");
    assert_eq!(deeds(&app, "doctor.change").await, 1);
    let said = said(&app, "doctor.change").await;
    let moved = format!("{} name changed; phone changed; licence_number changed; gender changed; department_id: ", farah.id);
    assert!(said.starts_with(&moved) && said.contains(&format!("→ {skin}; fee: ")) && said.contains("→ 700.50 INR"), "{said}");
    assert!(["Haddad", "98765", "L-77"].iter().all(|private| !said.contains(private)), "{said}");
}

#[tokio::test]
async fn f17_a_new_name_reaches_the_account_the_words_and_new_visits_but_not_booked_ones() {
    let app = TestApp::start().await;
    let (farah, tomas, asha) = (app.doctor("Leena Farah").await, app.administrator().await, app.patient("Asha").await);
    let slots = app.open_slots(&farah).await;
    let before = asha.has(&slots[30]).await;
    let mut body = least(&app, "Leena Haddad");
    body["phone"] = json!("+91 98765 43210");
    writes(&tomas, &farah, &body).await.is(200);
    assert_eq!(words(&app, &farah).await, ["*leena haddad", "+919876543210", "cardiologist", "haddad", "leena", farah.email.as_str()]);
    for row in app.rows(Table::Lookups).await.iter().filter(|row| row["user_id"].as_s().unwrap() == &farah.id.to_string()) {
        assert_eq!(row["name"].as_s().unwrap(), "Leena Haddad");
    }
    let own = farah.api(Method::GET, "/me").send().await.is(200).json();
    assert_eq!((&own["name"], &own["phone"]), (&json!("Leena Haddad"), &json!("+919876543210")));
    assert!(farah.opens("/day").await.is(200).text().contains("Leena Haddad"), "the header says it at once");
    let after = asha.has(&app.open_slots(&farah).await[40]).await;
    for (visit, doctor) in [(&before, "Leena Farah"), (&after, "Leena Haddad")] {
        assert!(asha.opens(&format!("/appointments/{}", visit.id)).await.is(200).page().text().contains(doctor), "{doctor}");
    }
    body["phone"] = Value::Null;
    writes(&tomas, &farah, &body).await.is(200);
    assert!(!words(&app, &farah).await.contains(&"+919876543210".to_owned()));
}

#[tokio::test]
async fn f17_what_is_not_said_stays_and_what_cannot_be_is_named() {
    let app = TestApp::start().await;
    let farah = app.doctor_who("Leena Farah", |new| new.licence_number = Some("L-77".to_owned())).await;
    let tomas = app.administrator().await;
    app.changes(&farah, |doctor| doctor.languages = [Spoken::Hindi].into()).await;
    let kept = writes(&tomas, &farah, &least(&app, "Leena Farah")).await.is(200).json();
    assert_eq!((&kept["licence_number"], &kept["specialization"]), (&json!("L-77"), &json!("Cardiologist")));
    assert_eq!(kept["languages"], json!(["hi"]));
    let with = |field: &str, value: Value| {
        let mut body = least(&app, "Leena Farah");
        body[field] = value;
        body
    };
    for (body, fault) in [
        (json!({"name": "Leena"}), "/department_id required"),
        (with("name", json!(" ")), "/name required"),
        (with("department_id", json!("dpt_1")), "/department_id unknown_department"),
        (with("department_id", json!("dpt_00000000000000000000000000")), "/department_id unknown_department"),
        (with("experience_years", json!(81)), "/experience_years out_of_range"),
        (with("experience_years", json!("9")), "/experience_years wrong_type"),
        (with("gender", json!("f")), "/gender invalid"),
        (with("languages", json!(["en", "english"])), "/languages/1 unknown_language"),
        (with("languages", json!("en")), "/languages wrong_type"),
        (with("languages", json!(["ar", "bn", "de", "en", "es", "fr", "gu", "hi", "it", "ja", "ko"])), "/languages too_many"),
        (with("phone", json!("12")), "/phone not_a_phone_number"),
        (with("fee", json!({"amount": -1, "currency": "INR"})), "/fee/amount out_of_range"),
        (with("fee", json!({"amount": 1, "currency": "EUR"})), "/fee/currency other_currency"),
        (with("fee", json!({"amount": 1, "currency": "INR", "paid": true})), "/fee/paid unknown_field"),
        (with("buffer_minutes", json!(7)), "/buffer_minutes not_a_multiple"),
        (with("daily_cap", json!(0)), "/daily_cap out_of_range"),
        (with("daily_cap", json!("3")), "/daily_cap wrong_type"),
        (with("place", json!("x".repeat(121))), "/place too_long"),
        (with("status", json!("inactive")), "/status unknown_field"),
        (with("hours", json!([])), "/hours unknown_field"),
    ] {
        assert_eq!(writes(&tomas, &farah, &body).await.is_problem(422, "invalid").faults(), [fault], "{body}");
    }
    let cleared = writes(&tomas, &farah, &with("languages", Value::Null)).await.is(200).json();
    assert_eq!(cleared["languages"], json!([]));
    writes(&tomas, &tomas, &least(&app, "Tomas")).await.is_problem(404, "not-found");
    for person in [&farah, &app.receptionist().await, &app.patient("Asha").await] {
        writes(person, &farah, &least(&app, "Mine")).await.is_problem(403, "forbidden");
    }
}

#[tokio::test]
async fn f17_of_two_administrators_who_change_the_same_version_one_is_told() {
    let app = TestApp::start().await;
    let (farah, tomas, ines) = (app.doctor("Leena Farah").await, app.administrator().await, app.administrator().await);
    let path = format!("/doctors/{}", farah.id);
    for version in 1..6 {
        let ask = |person: &Person, place: &str| {
            let mut body = least(&app, "Leena Farah");
            body["place"] = json!(place);
            person.api(Method::PUT, &path).if_match(&format!("\"v{version}\"")).json(&body)
        };
        let (one, two) = tokio::join!(ask(&tomas, "A").send(), ask(&ines, "B").send());
        let (won, lost, place) = if one.status == 200 { (one, two, "A") } else { (two, one, "B") };
        lost.is_problem(412, "stale-version");
        assert_eq!(won.is(200).json()["place"], place);
        assert_eq!(tomas.api(Method::GET, &path).send().await.json()["place"], place);
    }
}

#[tokio::test]
async fn f18_a_doctor_who_moves_while_the_department_goes_is_never_left_without_one() {
    let app = TestApp::start().await;
    let (farah, tomas, ines) = (app.doctor("Leena Farah").await, app.administrator().await, app.administrator().await);
    let gone = app.doctor("Petra Novak").await;
    tomas.api(Method::DELETE, &format!("/doctors/{}", gone.id)).send().await.is(204);
    for round in 0..10 {
        let made = tomas.api(Method::POST, "/departments").json(&json!({"name": format!("Ward {round}")})).send().await.member("id");
        let body = json!({"name": "Leena Farah", "department_id": made});
        let remove = ines.api(Method::DELETE, &format!("/departments/{made}"));
        let (moved, removed) = tokio::join!(writes(&tomas, &farah, &body), remove.send());
        match moved.status {
            200 => drop(removed.is_problem(409, "in-use")),
            _ => {
                assert_eq!(moved.is_problem(422, "invalid").faults(), ["/department_id unknown_department"]);
                removed.is(204);
            }
        }
        writes(&tomas, &farah, &least(&app, "Leena Farah")).await.is(200);
    }
    let nowhere = json!({"name": "Petra Novak", "department_id": "dpt_00000000000000000000000000"});
    let refused = writes(&tomas, &gone, &nowhere).await.is_problem(422, "invalid");
    assert_eq!(refused.faults(), ["/department_id unknown_department"], "who has left has a department, too");
}

#[tokio::test]
async fn f17_a_doctor_says_how_they_are_reached_and_nothing_else() {
    let app = TestApp::start().await;
    let (farah, ruth) = (app.doctor("Leena Farah").await, app.receptionist().await);
    let own = farah.api(Method::GET, "/me").send().await.is(200);
    assert_eq!((&own.json()["qualifications"], &own.json()["phone"]), (&json!(""), &Value::Null));
    let says = |tag: &str, body: Value| farah.api(Method::PATCH, "/me").if_match(tag).json(&body).send();
    let body = json!({"phone": "+91 98765 43210", "qualifications": "MD, FRCP", "languages": ["hi", "en"]});
    let said = says(own.header("etag"), body).await.is(200);
    assert_eq!((&said.json()["qualifications"], &said.json()["phone"]), (&json!("MD, FRCP"), &json!("+919876543210")));
    says(own.header("etag"), json!({"phone": null})).await.is_problem(412, "stale-version");
    let seen = ruth.api(Method::GET, &format!("/doctors/{}", farah.id)).send().await.json();
    assert_eq!((&seen["qualifications"], &seen["phone"]), (&json!("MD, FRCP"), &json!("+919876543210")));
    assert_eq!((&said.json()["languages"], &seen["languages"]), (&json!(["en", "hi"]), &json!(["en", "hi"])));
    let refused = says("*", json!({"languages": ["english"]})).await.is_problem(422, "invalid");
    assert_eq!(refused.faults(), ["/languages/0 unknown_language"]);
    assert!(words(&app, &farah).await.contains(&"+919876543210".to_owned()), "staff find them by it");
    for field in ["name", "email", "role", "fee", "licence_number", "department_id", "accepts_bookings", "blood_group", "address"] {
        let refused = says("*", json!({ field: null })).await.is_problem(422, "invalid");
        assert_eq!(refused.faults(), [format!("/{field} unknown_field")]);
    }
    assert_eq!(deeds(&app, "profile.change").await, 1);
    let changed = format!("{} phone changed; qualifications: none → MD, FRCP; languages: none → en hi", farah.id);
    assert_eq!(self::said(&app, "profile.change").await, changed, "and no number");
}

#[tokio::test]
async fn f16_patients_and_staff_change_their_own_data_and_nobody_elses() {
    let app = TestApp::start().await;
    let (asha, ben, ruth) = (app.patient("Asha").await, app.patient("Ben").await, app.receptionist().await);
    let own = asha.api(Method::GET, "/me").send().await.is(200);
    for field in ["phone", "date_of_birth", "gender", "address", "blood_group"] {
        assert_eq!(own.json().get(field), Some(&Value::Null), "{field} can be changed");
    }
    let body = json!({"phone": "+46 70 123 45 67", "date_of_birth": "1980-02-29", "gender": "female", "address": "Main Street 1", "blood_group": "AB-"});
    let said = asha.api(Method::PATCH, "/me").if_match(own.header("etag")).json(&body).send().await.is(200);
    assert_eq!((&said.json()["phone"], &said.json()["blood_group"]), (&json!("+46701234567"), &json!("AB-")));
    let kept = asha.api(Method::PATCH, "/me").json(&json!({"address": ""})).send().await.is(200).json();
    assert_eq!((&kept["address"], &kept["date_of_birth"]), (&Value::Null, &json!("1980-02-29")));
    assert_eq!(kept, asha.api(Method::GET, "/me").send().await.json());
    asha.api(Method::PATCH, "/me").if_match(said.header("etag")).json(&json!({})).send().await.is_problem(412, "stale-version");
    assert_eq!(ben.api(Method::GET, "/me").send().await.json()["phone"], Value::Null);
    let wrong = json!({"phone": "12", "date_of_birth": "1899-01-01", "address": "x".repeat(301)});
    assert_eq!(
        asha.api(Method::PATCH, "/me").json(&wrong).send().await.is_problem(422, "invalid").faults(),
        ["/phone not_a_phone_number", "/date_of_birth unlikely_date", "/address too_long"]
    );
    ruth.api(Method::PATCH, "/me").json(&json!({"phone": "04012345"})).send().await.is(200);
    let refused = ruth.api(Method::PATCH, "/me").json(&json!({"gender": "female"})).send().await.is_problem(422, "invalid");
    assert_eq!(refused.faults(), ["/gender unknown_field"]);
    assert_eq!(deeds(&app, "profile.change").await, 3);
}

#[tokio::test]
async fn f16_two_windows_that_save_the_same_profile_lose_nothing() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    for round in 0..5 {
        let (phone, address) = (format!("0401234{round}"), format!("Street {round}"));
        let ask = |body: Value| asha.api(Method::PATCH, "/me").json(&body).send();
        let (one, two) = tokio::join!(ask(json!({ "phone": phone })), ask(json!({ "address": address })));
        one.is(200);
        two.is(200);
        let own = asha.api(Method::GET, "/me").send().await.json();
        assert_eq!((&own["phone"], &own["address"]), (&json!(phone), &json!(address)));
    }
    let rows = app.rows(Table::Lookups).await;
    let phones = rows.iter().filter(|row| row["word_of"].as_s().unwrap().starts_with("0401234")).count();
    assert_eq!(phones, 1, "old numbers find nobody");
}
