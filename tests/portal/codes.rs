//! F37 as doctors do it without JavaScript: a code is looked for from the form, comes back to it, stands in the record, and goes
//! again. Nothing that was typed is lost on the way, and nothing that was looked for is in an address.

use crate::steps::{books, doctor_and_asha};
use crate::support::{Copy, Form, Page, Person, TestApp};
use http::Method;

const TITLE: &str = "Essential (primary) hypertension";
const TYPED: [(&str, &str); 8] = [
    ("diagnosis", "High pressure, found twice"),
    ("prescription", "Less salt"),
    ("notes", "Measure at home"),
    ("medicine", "Amlodipine"),
    ("dose", "5 mg"),
    ("how_often", "every morning"),
    ("how_long", "90 days"),
    ("diagnosis_code", "hypertension"),
];

/// A doctor, Asha, and the address of the form that writes a visit of hers up.
async fn to_write_up(app: &TestApp) -> (Person, Person, String) {
    let (doctor, asha) = doctor_and_asha(app).await;
    let visit = books(&asha, &app.open_slot(&doctor).await).await;
    (doctor, asha, format!("{visit}/record"))
}

fn filled(form: Form) -> Form {
    TYPED.into_iter().fold(form, |form, (name, value)| form.fill(name, value))
}

/// The form as the button of that name and value sends it.
fn pressed(page: &Page, form: Form, button: &str) -> Form {
    let buttons = page.all("button[type=submit]");
    let pressed = buttons.iter().find(|one| one.text().contains(button)).unwrap_or_else(|| panic!("no button says {button}"));
    let form = Form { action: pressed.attribute("formaction").unwrap_or(&form.action).to_owned(), ..form };
    match pressed.attribute("name") {
        Some(name) => form.fill(name, pressed.attribute("value").unwrap_or_default()),
        None => form,
    }
}

fn codes(page: &Page) -> Vec<String> {
    page.all("section li .code").iter().map(|code| code.text()).collect()
}

fn is_kept(form: &Form, but: &str) {
    for (name, value) in TYPED.into_iter().filter(|(name, _)| *name != but) {
        assert_eq!(form.value(name), value, "{name}");
    }
}

#[tokio::test]
async fn f37_a_code_is_looked_for_from_the_form_and_comes_back_to_it_with_everything_that_was_typed() {
    let app = TestApp::start().await;
    let (doctor, asha, address) = to_write_up(&app).await;
    let page = doctor.opens(&address).await.is(200).page();
    let sent = doctor.sends(&pressed(&page, filled(page.form(&address)), "Find a code")).await.is(200);
    assert!(!sent.asked.contains("hypertension"), "what is looked for is in no address: {}", sent.asked);
    let search = sent.page();
    assert_eq!((codes(&search)[0].as_str(), codes(&search).len()), ("I10", 20));
    let step = format!("{address}/code");
    assert_eq!(search.form(&step).value("q"), "hypertension");
    is_kept(&search.form(&step), "diagnosis_code");
    // Another word finds another code; nothing typed is lost by it.
    let search = doctor.sends(&search.form(&step).fill("q", "type 2 diab without")).await.is(200).page();
    assert_eq!(codes(&search)[0], "E11.9");
    let none = doctor.sends(&search.form(&step).fill("q", "no such illness")).await.is(200).page();
    assert!(codes(&none).is_empty() && none.text().contains("No code fits"));
    let empty = doctor.sends(&none.form(&step).fill("q", " ")).await.is(422).page();
    assert!(empty.alert().contains("Type a code, or a word of its title"), "{}", empty.alert());
    let search = doctor.sends(&empty.form(&step).fill("q", "i10")).await.is(200).page();
    doctor.sends(&pressed(&search, search.form(&step), "Choose")).await.leads_to(&address);
    let back = doctor.opens(&address).await.is(200).page();
    is_kept(&back.form(&address), "diagnosis_code");
    assert_eq!(back.form(&address).value("diagnosis_code"), "I10");
    assert!(back.text().contains(TITLE), "what the code stands for is said");
    doctor.sends(&back.form(&address)).await.leads_to("/day?date=");
    let own = asha.opens("/records").await.is(200).page();
    assert!(own.text().contains("I10") && own.text().contains(TITLE));
    let record = own.all("article a").iter().find_map(|link| link.attribute("href")).unwrap().to_owned();
    for (person, place) in [(&asha, record.clone()), (&doctor, format!("/patients/{}{record}", asha.id))] {
        let text = person.opens(&place).await.is(200).page().text();
        assert!(text.contains("Code (ICD-10-CM)") && text.contains(TITLE), "{text}");
    }
}

#[tokio::test]
async fn f37_a_search_begins_with_the_words_of_the_diagnosis_and_can_be_left_without_a_code() {
    let app = TestApp::start().await;
    let (doctor, _, address) = to_write_up(&app).await;
    let page = doctor.opens(&address).await.is(200).page();
    let form = page.form(&address).fill("diagnosis", "Primary hypertension\nsince May");
    let search = doctor.sends(&pressed(&page, form, "Find a code")).await.is(200).page();
    assert_eq!((search.form(&format!("{address}/code")).value("q"), codes(&search)[0].as_str()), ("Primary hypertension", "I10"));
    doctor.sends(&pressed(&search, search.form(&format!("{address}/code")), "Go on without")).await.leads_to(&address);
    let back = doctor.opens(&address).await.is(200).page().form(&address);
    assert_eq!(back.value("diagnosis_code"), "");
    let long = "x".repeat(2_001);
    let too_long = pressed(&page, page.form(&address).fill("diagnosis", long.as_str()), "Find a code");
    let too_long = doctor.sends(&too_long).await.is(422).page();
    assert_eq!(too_long.form(&address).value("diagnosis"), long, "what is too long for a draft is mended first");
}

#[tokio::test]
async fn f37_words_are_no_code_and_a_code_needs_no_search() {
    let app = TestApp::start().await;
    let (doctor, asha, address) = to_write_up(&app).await;
    let page = doctor.opens(&address).await.is(200).page();
    let wrong = doctor.sends(&filled(page.form(&address))).await.is(422).page();
    assert!(wrong.alert().contains("Choose a code of the list, or leave the field empty"), "{}", wrong.alert());
    assert_eq!(wrong.find("[role=alert] a").unwrap().attribute("href"), Some("#diagnosis_code"));
    is_kept(&wrong.form(&address), "");
    doctor.sends(&wrong.form(&address).fill("diagnosis_code", " e119 ")).await.leads_to("/day?date=");
    assert!(asha.opens("/records").await.is(200).text().contains("Type 2 diabetes mellitus without complications"));
}

#[tokio::test]
async fn f37_a_visit_that_was_written_up_meanwhile_is_told_to_whoever_looks_for_a_code() {
    let app = TestApp::start().await;
    let (doctor, _, address) = to_write_up(&app).await;
    let page = doctor.opens(&address).await.is(200).page();
    doctor.sends(&filled(page.form(&address)).fill("diagnosis_code", "")).await.leads_to("/day?date=");
    let late = doctor.sends(&pressed(&page, filled(page.form(&address)), "Find a code")).await.is(409).page();
    assert!(late.alert().contains("written up already"), "{}", late.alert());
}

#[tokio::test]
async fn f37_an_amendment_gives_another_code_or_takes_it_off() {
    let app = TestApp::start().await;
    let (doctor, asha, address) = to_write_up(&app).await;
    let page = doctor.opens(&address).await.is(200).page();
    doctor.sends(&filled(page.form(&address)).fill("diagnosis_code", "I10")).await.leads_to("/day?date=");
    let own = asha.opens("/records").await.is(200).page();
    let record = own.all("article a").iter().find_map(|link| link.attribute("href")).unwrap().to_owned();
    let amend = format!("/patients/{}{record}/amend", asha.id);
    let page = doctor.opens(&amend).await.is(200).page();
    assert_eq!(page.form(&amend).value("diagnosis_code"), "I10", "as it stands");
    let nothing = doctor.sends(&page.form(&amend).fill("reason", "why")).await.is(422).page();
    assert!(nothing.alert().contains("Say what changes"), "the code as it stands is no change: {}", nothing.alert());
    let form = page.form(&amend).fill("reason", "The lab called").fill("notes", "HbA1c 7.1").fill("diagnosis_code", "type 2 diab without");
    let step = format!("{amend}/code");
    let search = doctor.sends(&pressed(&page, form, "Find a code")).await.is(200).page();
    let left = doctor.sends(&pressed(&search, search.form(&step), "Go on without")).await.is(200).page();
    assert_eq!(left.form(&amend).value("notes"), "HbA1c 7.1");
    let chosen = doctor.sends(&pressed(&search, search.form(&step), "Choose")).await.is(200).page();
    let form = chosen.form(&amend);
    assert_eq!((form.value("diagnosis_code"), form.value("reason"), form.value("notes")), ("E11.9", "The lab called", "HbA1c 7.1"));
    doctor.sends(&form).await.is(303);
    let seen = asha.opens(&record).await.is(200).page().text();
    assert!(seen.contains("Type 2 diabetes mellitus without complications") && seen.contains(TITLE), "both: what stands, what was signed");
    let form = doctor.opens(&amend).await.is(200).page().form(&amend).fill("diagnosis_code", "").fill("reason", "No diabetes after all");
    doctor.sends(&form).await.is(303);
    let page = asha.opens(&record).await.is(200).page();
    assert!(!page.find("section .nhsuk-summary-list").unwrap().text().contains("E11.9"), "nothing stands");
    assert!(page.text().contains("The code was taken off."));
    assert!(!asha.opens("/records").await.is(200).text().contains("E11.9"), "nor in the list");
    let id = asha.api(Method::POST, "/me/exports").send().await.is(202).member("id");
    app.makes_copies().await;
    let copy = Copy::behind(&asha.api(Method::GET, &format!("/me/exports/{id}/file")).send().await).await;
    for said in ["I10", TITLE, "E11.9", "Taken off"] {
        assert!(copy.html.contains(said), "{said} is in her copy");
    }
    for other in [&app.doctor("Chidi Okafor").await, &asha, &app.receptionist().await] {
        other.posts(&step, &[("q", "hypertension")]).await.is(404);
    }
}

#[tokio::test]
async fn f37_a_reloaded_step_of_the_write_up_leads_back_to_its_form() {
    let app = TestApp::start().await;
    let (doctor, _, address) = to_write_up(&app).await;
    for step in ["draft", "code"] {
        doctor.opens(&format!("{address}/{step}")).await.leads_to(&address);
    }
}

#[tokio::test]
async fn f37_the_enter_key_in_a_field_keeps_what_was_typed_and_opens_no_other_page() {
    let app = TestApp::start().await;
    let (doctor, asha, address) = to_write_up(&app).await;
    // Browsers press the first button of the form.
    let first = async |address: &str| {
        let page = doctor.opens(address).await.is(200).page();
        page.find("main form button[type=submit]").unwrap().attribute("formaction").unwrap_or_default().to_owned()
    };
    assert_eq!(first(&address).await, format!("{address}/draft"));
    let page = doctor.opens(&address).await.is(200).page();
    doctor.sends(&filled(page.form(&address)).fill("diagnosis_code", "I10")).await.leads_to("/day?date=");
    let own = asha.opens("/records").await.is(200).page();
    let record = own.all("article a").iter().find_map(|link| link.attribute("href")).unwrap().to_owned();
    let amend = format!("/patients/{}{record}/amend", asha.id);
    assert_eq!(first(&amend).await, amend);
}
