//! F37, F16: what is typed in one window while another one changes things is not lost, and the longest words of any script arrive.

use http::Method;
use serde_json::{Value, json};

use crate::steps::{books, doctor_and_asha};
use crate::support::{Form, Person, TestApp};

/// A doctor, Asha, and the address of the form that writes a visit of hers up.
async fn to_write_up(app: &TestApp) -> (Person, Person, String) {
    let (doctor, asha) = doctor_and_asha(app).await;
    let visit = books(&asha, &app.open_slots(&doctor).await[10]).await;
    (doctor, asha, format!("{visit}/record"))
}

async fn form_of(doctor: &Person, place: &str) -> Form {
    doctor.opens(place).await.is(200).page().form(place)
}

/// The form as another of its buttons sends it.
fn sent_to(action: &str, form: &Form) -> Form {
    Form { action: action.to_owned(), ..form.clone() }
}

#[tokio::test]
async fn f37_two_windows_of_one_visit_lose_no_draft() {
    let app = TestApp::start().await;
    let (doctor, asha, place) = to_write_up(&app).await;
    let (draft, code) = (format!("{place}/draft"), format!("{place}/code"));
    let (one, other) = (form_of(&doctor, &place).await, form_of(&doctor, &place).await);
    doctor.sends(&sent_to(&draft, &one.fill("diagnosis", "First words"))).await.leads_to(&place);
    let other = other.fill("diagnosis", "Second words").fill("diagnosis_code", "hypertension");
    let kept = async || form_of(&doctor, &place).await.value("diagnosis").to_owned();

    // A search keeps nothing then, and loses nothing.
    let search = doctor.sends(&sent_to(&code, &other)).await.is(200).page().form(&code);
    assert_eq!((search.value("diagnosis"), kept().await.as_str()), ("Second words", "First words"));
    // Coming back with a code, and saving, show both.
    for again in [search.fill("chosen_code", "I10"), other.clone().fill("diagnosis_code", "I10")] {
        let both = doctor.sends(&sent_to(&draft, &again)).await.is(409).page();
        assert!(both.alert().contains("A newer draft was saved in another window"), "{}", both.alert());
        assert!(both.find("aside").unwrap().text().contains("First words"), "{}", both.text());
        assert_eq!((both.form(&place).value("diagnosis"), both.form(&place).value("diagnosis_code")), ("Second words", "I10"));
        assert_eq!(kept().await, "First words");
    }
    let both = doctor.sends(&sent_to(&draft, &other.fill("diagnosis_code", "I10"))).await.is(409).page();
    // What stands there by now was seen: it is replaced.
    doctor.sends(&sent_to(&draft, &both.form(&place))).await.leads_to(&place);
    assert_eq!(kept().await, "Second words");
    // Pressing twice is pressing once, and a page that was just saved goes on.
    doctor.sends(&sent_to(&draft, &both.form(&place))).await.leads_to(&place);
    let on = form_of(&doctor, &place).await.fill("diagnosis", "Third words");
    let search = doctor.sends(&sent_to(&code, &on)).await.is(200).page().form(&code);
    assert_eq!(kept().await, "Third words");
    doctor.sends(&sent_to(&draft, &search.fill("chosen_code", "I10"))).await.leads_to(&place);
    let last = form_of(&doctor, &place).await.fill("prescription", "rest");
    doctor.sends(&last).await.leads_to("/day?date=");
    assert!(asha.opens("/records").await.is(200).text().contains("Third words"));
}

#[tokio::test]
async fn f37_signing_in_one_window_loses_no_draft_of_another() {
    let app = TestApp::start().await;
    let (doctor, asha, place) = to_write_up(&app).await;
    let draft = format!("{place}/draft");
    let (one, other) = (form_of(&doctor, &place).await, form_of(&doctor, &place).await);
    doctor.sends(&sent_to(&draft, &one.fill("diagnosis", "First words"))).await.leads_to(&place);
    let mut other = other.fill("diagnosis", "Second words").fill("prescription", "rest");
    // Neither a draft where there was none, nor a newer one than was seen.
    for kept in ["First words", "Newer words"] {
        let both = doctor.sends(&other).await.is(409).page();
        assert!(both.alert().contains("A newer draft was saved in another window"), "{}", both.alert());
        assert!(both.find("aside").unwrap().text().contains(kept), "{}", both.text());
        assert!(asha.opens("/records").await.is(200).page().all("article").is_empty(), "nothing is signed");
        let newer = form_of(&doctor, &place).await;
        assert_eq!(newer.value("diagnosis"), kept);
        other = both.form(&place);
        assert_eq!((other.value("diagnosis"), other.value("prescription")), ("Second words", "rest"), "what was typed is kept");
        if kept == "First words" {
            doctor.sends(&sent_to(&draft, &newer.fill("diagnosis", "Newer words"))).await.leads_to(&place);
        }
    }
    // What stands there by now was seen.
    doctor.sends(&other).await.leads_to("/day?date=");
    assert!(asha.opens("/records").await.is(200).text().contains("Second words"));
}

#[tokio::test]
async fn f37_a_draft_with_the_very_words_that_are_signed_stands_in_nobodys_way() {
    let app = TestApp::start().await;
    let (doctor, _, place) = to_write_up(&app).await;
    let typed = form_of(&doctor, &place).await.fill("diagnosis", "High pressure").fill("prescription", "Less salt");
    doctor.sends(&sent_to(&format!("{place}/draft"), &typed)).await.leads_to(&place);
    doctor.sends(&typed).await.leads_to("/day?date=");
}

#[tokio::test]
async fn f37_a_program_that_signs_loses_no_draft_of_a_window() {
    let app = TestApp::start().await;
    let (doctor, asha, place) = to_write_up(&app).await;
    let draft = form_of(&doctor, &place).await.fill("diagnosis", "First words").fill("prescription", "rest");
    doctor.sends(&sent_to(&format!("{place}/draft"), &draft)).await.leads_to(&place);
    let signs = async |body: Value| doctor.api(Method::PUT, &place).json(&body).send().await;
    signs(json!({ "diagnosis": "Second words", "prescription": "rest" })).await.is_problem(409, "draft-exists");
    assert!(asha.opens("/records").await.is(200).page().all("article").is_empty(), "nothing is signed");
    assert_eq!(form_of(&doctor, &place).await.value("diagnosis"), "First words");
    signs(json!({ "diagnosis": "Second words", "prescription": "rest", "replace_draft": true })).await.is(201);
    assert!(asha.opens("/records").await.is(200).text().contains("Second words"));
}

#[tokio::test]
async fn f37_a_window_of_a_visit_that_is_signed_leads_to_its_amendment_and_asks_for_nothing() {
    let app = TestApp::start().await;
    let (doctor, asha, place) = to_write_up(&app).await;
    let old = form_of(&doctor, &place).await;
    doctor.sends(&old.clone().fill("diagnosis", "High pressure").fill("prescription", "Less salt")).await.leads_to("/day?date=");
    let told = doctor.sends(&old.fill("diagnosis", "Other words")).await.is(409).page();
    assert!(told.alert().contains("This visit is written up already"), "{}", told.alert());
    assert!(!told.alert().contains("Enter the prescription"), "{}", told.alert());
    assert_eq!(told.form(&place).value("diagnosis"), "Other words", "what was typed is kept");
    let amend = told.find("[role=alert] a").unwrap().attribute("href").unwrap().to_owned();
    assert!(amend.starts_with(&format!("/patients/{}/records/", asha.id)), "{amend}");
    doctor.opens(&amend).await.is(200);
}

/// Writes the visit up with this code and these medicines; the address of the form that amends the record.
async fn signed(doctor: &Person, asha: &Person, place: &str) -> String {
    let api = place.trim_end_matches("/record");
    let body = json!({ "diagnosis": "High pressure", "diagnosis_code": "I10", "prescription": "Less salt",
        "lines": [{ "medicine": "Amlodipine" }] });
    let record = doctor.api(Method::PUT, &format!("{api}/record")).json(&body).send().await.is(201).member("id");
    format!("/patients/{}/records/{record}/amend", asha.id)
}

/// What stands, as the patient reads it.
async fn stands(asha: &Person) -> Value {
    asha.api(Method::GET, "/patients/me/records").send().await.is(200).json()["items"][0].clone()
}

#[tokio::test]
async fn f37_an_amendment_signed_meanwhile_is_not_taken_back_by_what_nobody_touched() {
    let app = TestApp::start().await;
    let (doctor, asha, place) = to_write_up(&app).await;
    let amend = signed(&doctor, &asha, &place).await;
    let old = form_of(&doctor, &amend).await.fill("reason", "The lab called");
    let first = old.clone().fill("diagnosis_code", "E11.9").fill("prescription", "Less sugar").fill("medicine", "Metformin");
    doctor.sends(&first).await.is(303);

    // Only notes were typed in the other window: code and medicines are what stands now, and no change.
    let stale = doctor.sends(&old.clone().fill("notes", "Measure at home")).await.is(409).page().form(&amend);
    assert_eq!((stale.value("diagnosis_code"), stale.value("medicine"), stale.value("notes")), ("E11.9", "Metformin", "Measure at home"));
    doctor.sends(&stale).await.is(303);
    assert_eq!(stands(&asha).await["diagnosis_code"]["code"], "E11.9");

    // What was touched stays, and is a change of what stands now.
    let stale = doctor.sends(&old.clone().fill("diagnosis_code", "J00")).await.is(409).page().form(&amend);
    assert_eq!((stale.value("diagnosis_code"), stale.value("code_seen")), ("J00", "E11.9"));
    doctor.sends(&stale).await.is(303);
    assert_eq!(stands(&asha).await["diagnosis_code"]["code"], "J00");
    let off = doctor.sends(&old.clone().fill("diagnosis_code", "")).await.is(409).page().form(&amend);
    doctor.sends(&off).await.is(303);
    assert!(stands(&asha).await["diagnosis_code"].is_null());
}

/// So many characters that are nine bytes each in a form.
fn long(characters: usize) -> String {
    "अ".repeat(characters)
}

/// Everything a doctor may type about a visit, as long as it may be.
fn longest() -> Vec<(&'static str, String)> {
    let mut typed = vec![("diagnosis", long(2_000)), ("prescription", long(4_000)), ("notes", long(2_000))];
    for _ in 0..30 {
        typed.extend(["medicine", "dose", "how_often", "how_long"].map(|name| (name, long(120))));
    }
    typed
}

async fn posts(by: &Person, path: &str, fields: &[(&'static str, String)], more: &[(&str, &str)]) -> crate::support::Answer {
    let fields = fields.iter().map(|(name, value)| (*name, value.as_str()));
    by.posts(path, &fields.chain(more.iter().copied()).collect::<Vec<_>>()).await
}

#[tokio::test]
async fn f37_the_longest_record_of_any_script_is_looked_up_saved_signed_and_amended() {
    let app = TestApp::start().await;
    let (doctor, asha, place) = to_write_up(&app).await;
    let typed = longest();
    posts(&doctor, &format!("{place}/code"), &typed, &[("q", "fever")]).await.is(200);
    posts(&doctor, &format!("{place}/draft"), &typed, &[("draft", "1")]).await.leads_to(&place);
    let version = form_of(&doctor, &place).await.value("version").to_owned();
    posts(&doctor, &place, &typed, &[("version", &version)]).await.leads_to("/day?date=");
    let id = stands(&asha).await["id"].as_str().unwrap().to_owned();
    let amend = format!("/patients/{}/records/{id}/amend", asha.id);
    let reason = long(200);
    posts(&doctor, &format!("{amend}/code"), &typed, &[("q", "fever"), ("reason", &reason)]).await.is(200);
    posts(&doctor, &amend, &typed, &[("reason", &reason), ("version", "1")]).await.is(303);
    let body = json!({ "diagnosis": long(2_000), "prescription": long(4_000), "notes": long(2_000), "reason": "again",
        "lines": vec![json!({ "medicine": long(120), "dose": long(120), "how_often": long(120), "how_long": long(120) }); 30] });
    let amendments = format!("/patients/{}/records/{id}/amendments", asha.id);
    doctor.api(Method::POST, &amendments).json(&body).send().await.is(201);
    let too_much = "x".repeat(256 * 1024);
    doctor.posts(&amend, &[("notes", &too_much)]).await.is(413);
    asha.posts("/profile", &[("address", &"x".repeat(64 * 1024))]).await.is(413);
}

#[tokio::test]
async fn f16_the_longest_background_of_any_script_is_saved() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha Menon").await;
    let lines = vec![long(200); 40].join("\r\n");
    let fields = [("version", "0"), ("allergies", &lines), ("medicines", &lines), ("conditions", &lines)];
    asha.posts("/background", &fields).await.leads_to("/background");
    let list = vec![long(200); 40];
    let body = json!({ "allergies": list, "medicines": list, "conditions": list });
    asha.api(Method::PUT, "/me/background").json(&body).send().await.is(200);
}
