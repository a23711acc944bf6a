//! F16 as people do it: a patient writes down what doctors should know, doctors in care read it beside their work, and the
//! desk finds a patient by the record number.

use caredesk::primitives::record_number::RecordNumber;
use http::Method;

use crate::steps::{books, doctor_and_asha};
use crate::support::{Person, TestApp};

const FIELDS: [(&str, &str); 3] =
    [("allergies", "Penicillin: rash\r\n\r\nPeanuts"), ("medicines", "Amlodipine 5 mg"), ("conditions", "Asthma as a child")];

async fn saves(asha: &Person, version: &str) {
    let fields = [&FIELDS[..], &[("version", version)]].concat();
    asha.posts("/background", &fields).await.leads_to("/background");
}

#[tokio::test]
async fn f16_a_patient_writes_down_allergies_medicines_and_conditions() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha Menon").await;
    let records = asha.opens("/records").await.is(200).page();
    assert!(records.find("a[href=/background]").is_some(), "the records lead to it");
    let empty = asha.opens("/background").await.is(200).page();
    assert_eq!(empty.form("/background").value("version"), "0");
    saves(&asha, "0").await;
    let saved = asha.opens("/background").await.is(200);
    assert_eq!(saved.header("cache-control"), "no-store");
    let page = saved.page();
    assert!(page.alert().contains("Your doctors see it from now on"), "{}", page.alert());
    assert_eq!(page.form("/background").value("allergies"), "Penicillin: rash\nPeanuts", "two lines, no empty one between");
    let body = asha.api(Method::GET, "/me/background").send().await.is(200).json();
    assert_eq!(body["allergies"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn f16_what_is_wrong_with_a_background_is_said_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha Menon").await;
    let long = format!("Nuts\n{}", "x".repeat(201));
    let typed = [("version", "0"), ("allergies", long.as_str()), ("no_known_allergies", "yes"), ("medicines", "Aspirin")];
    let page = asha.posts("/background", &typed).await.is(422).page();
    for said in ["Shorten entry 2 to 200 characters", "Either list your allergies"] {
        assert!(page.alert().contains(said), "{said}: {}", page.alert());
    }
    let form = page.form("/background");
    assert_eq!((form.value("medicines"), form.value("no_known_allergies")), ("Aspirin", "yes"));
    // A window from before another one's save is told, and keeps what it says.
    saves(&asha, "0").await;
    let stale = asha.posts("/background", &[("version", "0"), ("medicines", "Ibuprofen")]).await.is(409).page();
    assert!(stale.alert().contains("saved in another window"), "{}", stale.alert());
    let form = stale.form("/background");
    assert_eq!((form.value("medicines"), form.value("version")), ("Ibuprofen", "1"));
    asha.sends(&form).await.leads_to("/background");
}

#[tokio::test]
async fn f16_saving_again_after_another_window_takes_nothing_away_that_was_added_there() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha Menon").await;
    saves(&asha, "0").await;
    // The page of the tests has no lines within a field.
    let old = asha.opens("/background").await.is(200).page().form("/background").fill("allergies", "Penicillin: rash\r\nPeanuts");
    let other = old.clone().fill("allergies", "Penicillin: rash\nPeanuts\nLatex").fill("conditions", "Asthma, gone since 2010");
    asha.sends(&other).await.leads_to("/background");
    asha.opens("/background").await.is(200);
    let stale = asha.sends(&old.fill("medicines", "Amlodipine 10 mg").fill("conditions", "Asthma")).await.is(409).page();
    let form = stale.form("/background");
    assert!(form.value("allergies").contains("Latex"), "what nobody touched here is what stands there: {}", form.value("allergies"));
    assert_eq!((form.value("medicines"), form.value("conditions")), ("Amlodipine 10 mg", "Asthma"), "what was typed is kept");
    let beside = stale.find("#conditions-meanwhile").expect("what it says meanwhile stands beside it").text();
    assert!(beside.contains("Meanwhile it says") && beside.contains("Asthma, gone since 2010"), "{beside}");
    assert!(stale.find("#medicines-meanwhile").is_none() && stale.find("#allergies-meanwhile").is_none());
    asha.sends(&form).await.leads_to("/background");
    let now = asha.api(Method::GET, "/me/background").send().await.is(200).json();
    assert!(now["allergies"].to_string().contains("Latex"), "the allergy of the other window is still there: {now}");
}

#[tokio::test]
async fn f16_the_doctor_in_care_sees_it_with_the_records_and_beside_the_write_up() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let visit = books(&asha, &app.open_slots(&doctor).await[20]).await;
    let records = format!("/patients/{}/records", asha.id);
    let before = doctor.opens(&records).await.is(200).page();
    assert!(before.text().contains("has said nothing about allergies"), "silence is no health");
    saves(&asha, "0").await;
    for page in [records.clone(), format!("{visit}/record")] {
        let shown = doctor.opens(&page).await.is(200).page();
        for words in ["Penicillin: rash", "Peanuts", "Amlodipine 5 mg", "Asthma as a child", "Not checked by the hospital"] {
            assert!(shown.text().contains(words), "{words} is on {page}");
        }
    }
    // Also when a form comes back.
    let again = doctor.posts(&format!("{visit}/record"), &[("diagnosis", ""), ("version", "1")]).await.is(422);
    assert!(again.page().text().contains("Penicillin: rash"));
    for person in [&app.receptionist().await, &app.administrator().await] {
        person.opens("/background").await.is(403);
        person.opens(&records).await.is(404);
        assert!(!person.opens(&visit).await.is(200).text().contains("Penicillin"));
        assert!(!person.opens(&format!("/patients/{}", asha.id)).await.is(200).text().contains("Penicillin"));
    }
    let log = asha.opens("/me/access-log").await.is(200).page();
    assert!(log.text().contains("Read allergies, medicines and conditions"), "{}", log.text());
}

#[tokio::test]
async fn f16_the_desk_finds_a_patient_by_the_record_number_on_paper() {
    let app = TestApp::start().await;
    let (asha, ruth) = (app.patient("Asha Menon").await, app.receptionist().await);
    app.patient("Asha Menen").await;
    let number = RecordNumber::of(asha.id).to_string();
    assert!(asha.opens("/profile").await.is(200).page().text().contains(&number), "the patient finds it in their profile");
    assert_eq!(asha.api(Method::GET, "/me").send().await.member("record_number"), number);
    for typed in [number.clone(), number.to_lowercase().replace('-', ""), number[..12].to_owned()] {
        let found = ruth.opens(&ruth.looks_for("/patients", &typed).await).await.is(200).page();
        let links: Vec<_> = found.all("tbody a").iter().filter_map(|link| link.attribute("href")).map(str::to_owned).collect();
        assert_eq!(links, [format!("/patients/{}", asha.id)], "{typed}");
    }
    assert!(ruth.opens(&format!("/patients/{}", asha.id)).await.is(200).page().text().contains(&number));
    assert!(ruth.opens(&ruth.looks_for("/patients", "HR-0000").await).await.is(200).page().all("tbody a").is_empty());
    assert!(ruth.api(Method::GET, "/me").send().await.json().get("record_number").is_none(), "staff have none");
}
