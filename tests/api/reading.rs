//! F40: what stands in a report, over the API: found, compared, never a diagnosis, and looked at by a doctor.

use caredesk::capabilities::readings::model::{READER, Reading};
use caredesk::storage::item::{from_item, to_item};
use caredesk::storage::tables::Table;
use caredesk::storage::transaction::Action;
use http::Method;
use image::ImageFormat;
use serde_json::{Value, json};

use crate::support::files::{docx, pdf, picture};
use crate::support::labs::{Drawing, small_lab};
use crate::support::{Answer, Person, TestApp, Trouble, Visit};

both_doors!(
    f40_values_are_found_and_seen_beside_the_range_of_the_report,
    f40_pictures_and_what_has_no_text_cannot_be_read_automatically,
    f40_general_guidance_names_its_source_and_stands_only_where_the_report_has_no_range,
    f40_a_doctor_in_care_reviews_and_the_patient_sees_who_when_and_what,
    f40_a_review_is_made_once_and_of_the_version_that_was_seen,
    f40_what_a_doctor_has_reviewed_is_not_removed_any_more,
    f40_a_report_that_was_read_in_an_older_way_is_read_anew_when_somebody_asks,
    f40_nothing_of_a_report_is_shown_that_the_trail_does_not_tell,
);

async fn reads(person: &Person, whose: &str, id: &str) -> Answer {
    person.api(Method::GET, &format!("/patients/{whose}/reports/{id}/reading")).send().await
}

/// Marks a report as reviewed.
async fn reviews(person: &Person, reading: &str, said: Value) -> Answer {
    person.api(Method::POST, &format!("{reading}/reviews")).json(&said).send().await
}

/// A checked report of somebody's own.
async fn report(app: &TestApp, person: &Person, name: &str, kind: &str, bytes: &[u8]) -> String {
    let id = person.sends_file(name, kind, bytes).await;
    assert_eq!(app.works_on_reports().await.available, 1);
    id
}

async fn lab(app: &TestApp, person: &Person) -> String {
    report(app, person, "lab.pdf", "application/pdf", &small_lab()).await
}

/// A doctor with the patient in care.
async fn doctor_of(app: &TestApp, asha: &Person) -> Person {
    let doctor = app.doctor("Farah").await;
    Visit::of(&asha.books(&app.open_slots(&doctor).await[0]).await.is(201));
    doctor
}

async fn f40_values_are_found_and_seen_beside_the_range_of_the_report(app: TestApp) {
    let asha = app.patient("Asha").await;
    let id = asha.sends_file("lab.pdf", "application/pdf", &small_lab()).await;
    reads(&asha, "me", &id).await.is_problem(409, "not-allowed-now");
    app.works_on_reports().await;
    let told = reads(&asha, "me", &id).await.is(200);
    assert_eq!(told.header("etag"), "\"v1\"");
    let told = told.json();
    assert_eq!(told["state"], "read");
    let range = |low: Value, high: &str| json!({ "low": low, "high": high, "from": "report" });
    assert_eq!(
        told["values"],
        json!([
            { "name": "hemoglobin", "printed": "Haemoglobin", "value": "14.2", "unit": "g/dL", "page": 1, "range": range(json!("11.0"), "17.0"), "compared": "within" },
            { "name": "sodium", "printed": "Sodium", "value": "140", "unit": "mmol/L", "page": 1, "range": range(json!("135"), "145"), "compared": "within" },
            { "name": "alt", "printed": "ALT", "value": "51", "unit": "U/L", "page": 1, "range": range(json!(null), "40"), "compared": "above" },
        ])
    );
    assert_eq!((&told["summary"]["found"], &told["summary"]["within"], &told["summary"]["above"]), (&json!(3), &json!(2), &json!(1)));
    assert!(told["disclaimer"].as_str().unwrap().contains("Not a diagnosis"));
    assert!(!told.to_string().contains("score"));
    asha.api(Method::DELETE, &format!("/patients/me/reports/{id}")).send().await.is(204);
    reads(&asha, "me", &id).await.is_problem(404, "not-found");
    assert!(app.rows(Table::Records).await.is_empty(), "what was read goes with its report");
}

async fn f40_pictures_and_what_has_no_text_cannot_be_read_automatically(app: TestApp) {
    let asha = app.patient("Asha").await;
    let word = crate::support::files::WORD;
    for (name, kind, bytes, why) in [
        ("x.jpg", "image/jpeg", picture(ImageFormat::Jpeg), "picture"),
        ("x.docx", word, docx(&[]), "office"),
        ("scan.pdf", "application/pdf", pdf(2), "no_text"),
    ] {
        let id = report(&app, &asha, name, kind, &bytes).await;
        let told = reads(&asha, "me", &id).await.is(200).json();
        assert_eq!((&told["state"], &told["why"], &told["values"]), (&json!("cannot_read"), &json!(why), &json!([])), "{name}");
    }
    let unseen = Drawing::default().page().unseen(60.0, 700.0, "Haemoglobin 14.2 g/dL").pdf(true);
    let id = report(&app, &asha, "ocr.pdf", "application/pdf", &unseen).await;
    assert_eq!(reads(&asha, "me", &id).await.is(200).json()["why"], "no_text", "what nobody sees on its pages is not read");
    let letter = Drawing::default().page().text(60.0, 700.0, 10.0, "Dear Ms Rao, all is well.").pdf(true);
    let id = report(&app, &asha, "letter.pdf", "application/pdf", &letter).await;
    assert_eq!(reads(&asha, "me", &id).await.is(200).json()["state"], "nothing_found");
}

async fn f40_general_guidance_names_its_source_and_stands_only_where_the_report_has_no_range(app: TestApp) {
    let asha = app.patient("Asha").await;
    let lines: &[&[&str]] = &[&["Sodium", "150 mmol/L"], &["TSH", "2.0 mIU/L"], &["Haemoglobin", "13.0 g/dL"]];
    let file = Drawing::default().page().table(&[60.0, 220.0], 700.0, lines).pdf(true);
    let id = report(&app, &asha, "lab.pdf", "application/pdf", &file).await;
    let standing = |told: &Value| -> Vec<String> {
        told["values"].as_array().unwrap().iter().map(|value| value["compared"].as_str().unwrap().to_owned()).collect()
    };
    let born = |date: &'static str, gender: &'static str| {
        let said = json!({ "date_of_birth": date, "gender": gender });
        let asha = &asha;
        async move { asha.api(Method::PATCH, "/me").json(&said).send().await.is(200) }
    };
    born("2015-03-01", "female").await;
    assert_eq!(standing(&reads(&asha, "me", &id).await.is(200).json()), ["unknown", "unknown", "unknown"], "the tables are of adults");
    born("1980-03-01", "male").await;
    assert_eq!(standing(&reads(&asha, "me", &id).await.is(200).json()), ["above", "unknown", "below"]);
    born("1980-03-01", "female").await;
    let told = reads(&asha, "me", &id).await.is(200).json();
    assert_eq!(standing(&told), ["above", "unknown", "within"]);
    let range = &told["values"][0]["range"];
    assert_eq!((&range["from"], &range["low"], &range["high"]), (&json!("guidance"), &json!("135"), &json!("145")));
    assert!(range["source"]["address"].as_str().unwrap().starts_with("https://"));
    assert_eq!(told["values"][1]["range"], json!(null), "no source says anything of it");
}

async fn f40_a_doctor_in_care_reviews_and_the_patient_sees_who_when_and_what(app: TestApp) {
    let asha = app.patient("Asha").await;
    let doctor = doctor_of(&app, &asha).await;
    let stranger = app.doctor("Okafor").await;
    let id = lab(&app, &asha).await;
    let place = format!("/patients/{}/reports/{id}/reading", asha.id);
    for (person, status) in [(&asha, 404), (&stranger, 404)] {
        reviews(person, &place, json!({ "comment": "fine" })).await.is(status);
    }
    reads(&stranger, &asha.id.to_string(), &id).await.is_problem(404, "not-found");
    reviews(&doctor, &place, json!({ "comment": "x".repeat(2_001) })).await.is_problem(422, "invalid");
    let told = reviews(&doctor, &place, json!({ "comment": "ALT is a little high.\nPlease come again." })).await.is(201);
    assert_eq!(told.header("etag"), "\"v2\"");
    reviews(&doctor, &place, json!({})).await.is(201);
    let told = reads(&asha, "me", &id).await.is(200).json();
    let said = told["reviews"].as_array().unwrap();
    assert_eq!(said.len(), 2);
    assert_eq!((&said[0]["doctor_name"], &said[0]["comment"]), (&json!(doctor.name), &json!("ALT is a little high.\nPlease come again.")));
    assert_eq!(said[1]["comment"], json!(null));
    assert_eq!(told["values"].as_array().unwrap().len(), 3, "what was found stays");
    let mails = app.mails_saying(&asha.email, "Something new for you").await;
    let about: Vec<&str> = mails.iter().map(|mail| mail["text"].as_str().unwrap()).filter(|text| text.contains("has looked")).collect();
    let [mail] = about.as_slice() else { panic!("told once: {mails:?}") };
    assert!(!mail.contains("ALT") && !mail.contains("lab"), "{mail}");
}

async fn f40_a_review_is_made_once_and_of_the_version_that_was_seen(app: TestApp) {
    let asha = app.patient("Asha").await;
    let doctor = doctor_of(&app, &asha).await;
    let id = lab(&app, &asha).await;
    let place = format!("/patients/{}/reports/{id}/reading/reviews", asha.id);
    let said = json!({ "comment": "seen" });
    let first = doctor.api(Method::POST, &place).key("one").json(&said).send().await.is(201);
    let again = doctor.api(Method::POST, &place).key("one").json(&said).send().await.is(201);
    assert_eq!(first.json()["reviews"], again.json()["reviews"]);
    doctor.api(Method::POST, &place).key("one").json(&json!({})).send().await.is_problem(422, "idempotency-key-reused");
    doctor.api(Method::POST, &place).if_match("\"v1\"").json(&said).send().await.is_problem(412, "stale-version");
    doctor.api(Method::POST, &place).if_match("\"v2\"").json(&said).send().await.is(201);
    // Two windows at once, of the same version: one of them.
    let press = || doctor.api(Method::POST, &place).if_match("\"v3\"").json(&said).send();
    let (one, other) = tokio::join!(press(), press());
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 412]);
    for _ in 3..20 {
        doctor.api(Method::POST, &place).json(&json!({})).send().await.is(201);
    }
    doctor.api(Method::POST, &place).json(&json!({})).send().await.is_problem(409, "not-allowed-now");
}

async fn f40_what_a_doctor_has_reviewed_is_not_removed_any_more(app: TestApp) {
    let asha = app.patient("Asha").await;
    let doctor = doctor_of(&app, &asha).await;
    let (id, other) = (lab(&app, &asha).await, lab(&app, &asha).await);
    let place = format!("/patients/{}/reports/{id}/reading", asha.id);
    reviews(&doctor, &place, json!({ "comment": "seen" })).await.is(201);
    let refused = asha.api(Method::DELETE, &format!("/patients/me/reports/{id}")).send().await;
    assert!(refused.text().contains("A doctor has reviewed this file"), "{}", refused.text());
    refused.is_problem(409, "not-allowed-now");
    assert_eq!(reads(&asha, "me", &id).await.is(200).json()["reviews"][0]["comment"], "seen");
    asha.api(Method::DELETE, &format!("/patients/me/reports/{other}")).send().await.is(204);
    // At the same moment: whichever was first, no review is lost.
    let both = lab(&app, &asha).await;
    let at = format!("/patients/{}/reports/{both}/reading", asha.id);
    let remove = asha.api(Method::DELETE, &format!("/patients/me/reports/{both}")).send();
    let (reviewed, removed) = tokio::join!(reviews(&doctor, &at, json!({})), remove);
    let statuses = (reviewed.status, removed.status);
    assert!([(201, 409), (404, 204)].contains(&statuses), "{statuses:?}");
}

async fn f40_a_report_that_was_read_in_an_older_way_is_read_anew_when_somebody_asks(app: TestApp) {
    let asha = app.patient("Asha").await;
    let doctor = doctor_of(&app, &asha).await;
    let id = lab(&app, &asha).await;
    let place = format!("/patients/{}/reports/{id}/reading/reviews", asha.id);
    doctor.api(Method::POST, &place).json(&json!({ "comment": "seen" })).send().await.is(201);
    let row = app.rows(Table::Records).await.into_iter().find(|row| row["item"].as_s().unwrap().starts_with(Reading::PREFIX)).unwrap();
    let reading: Reading = from_item(Table::Records, row).unwrap();
    let old = Reading { reader: READER - 1, values: vec![], ..reading.clone() };
    let item = to_item(Table::Records, &old).unwrap();
    app.write(vec![Action::Put { table: Table::Records, item, condition: None }]).await;
    assert_eq!(reads(&asha, "me", &id).await.is(200).json()["values"], json!([]), "what there is, meanwhile");
    reads(&asha, "me", &id).await.is(200);
    assert_eq!(app.works_on_reports().await.read, 1, "once, however often it was asked for");
    let told = reads(&asha, "me", &id).await.is(200).json();
    assert_eq!((told["values"].as_array().unwrap().len(), told["reviews"].as_array().unwrap().len()), (3, 1), "what the doctor said stays");
    assert_eq!(app.works_on_reports().await.read, 0);
}

async fn f40_nothing_of_a_report_is_shown_that_the_trail_does_not_tell(app: TestApp) {
    let asha = app.patient("Asha").await;
    let id = lab(&app, &asha).await;
    app.faults.plan(|call| (call.operation.contains("PutItem") && call.body.contains("reading.read")).then_some(Trouble::CutBefore));
    reads(&asha, "me", &id).await.is(503);
    app.faults.end();
    reads(&asha, "me", &id).await.is(200);
}
