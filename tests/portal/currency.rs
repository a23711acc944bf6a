//! F17, F22, F65: once the hospital charges in another currency, fees from before are nowhere taken for fees in it.

use caredesk::primitives::money::Money;
use http::Method;
use serde_json::{Value, json};

use crate::support::{Form, Page, Person, TestApp};

fn rupees(amount: i64) -> Money {
    Money { amount, currency: "INR".parse().unwrap() }
}

async fn charges_in_euros(tomas: &Person) {
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "currency": "EUR" })).send().await.is(200);
}

async fn said(person: &Person, path: &str) -> Value {
    person.api(Method::GET, path).send().await.is(200).json()
}

/// What stands beside the field of the fee: its hint and its note.
fn beside_the_fee(page: &Page) -> [String; 2] {
    ["#fee-hint", "#fee-note"].map(|id| page.all(id).iter().map(|words| words.text()).collect())
}

#[tokio::test]
async fn f22_a_fee_of_a_kind_in_the_old_currency_is_told_beside_an_empty_field_and_never_becomes_one_in_the_new() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let kinds = format!("/doctors/{}/visit-kinds", farah.id);
    let form = farah.opens(&format!("{kinds}/new")).await.is(200).page().form(&kinds);
    farah.sends(&form.fill("name", "Follow-up").fill("minutes", "15").fill("fee", "300")).await.is(303);
    app.changes(&farah, |doctor| doctor.fee = Some(rupees(90_000))).await;
    let only = async || said(&farah, &kinds).await["items"][0].clone();
    let address = format!("{kinds}/{}", only().await["id"].as_str().unwrap());
    let before = farah.opens(&address).await.is(200).page();
    assert_eq!(before.form(&address).value("fee"), "300.00");
    assert_eq!(beside_the_fee(&before), ["In INR, like 500 or 1,234.50. Empty: ₹900.00.", ""]);

    charges_in_euros(&tomas).await;
    let page = farah.opens(&address).await.is(200).page();
    let form = page.form(&address);
    assert_eq!(form.value("fee"), "");
    let hint = "In EUR, like 500 or 1,234.50. Empty: the doctor's fee.";
    let note = "The fee was ₹300.00; the hospital now charges in EUR. Write the fee in EUR or leave it empty for the doctor's fee.";
    assert_eq!(beside_the_fee(&page), [hint, note]);
    assert_eq!(page.find("#fee").unwrap().attribute("aria-describedby"), Some("fee-hint fee-note"));
    let wrong = farah.sends(&form.clone().fill("name", " ")).await.is(422).page();
    assert_eq!((wrong.form(&address).value("fee"), beside_the_fee(&wrong)), ("", [hint.to_owned(), note.to_owned()]));
    assert_eq!(only().await["fee"], json!({ "amount": 30_000, "currency": "INR" }), "nothing is changed by looking");

    farah.sends(&form.fill("name", "Short visit")).await.is(303);
    let kept = only().await;
    assert_eq!((&kept["name"], &kept["own_fee"]), (&json!("Short visit"), &Value::Null));
    assert_eq!(kept["fee"], json!({ "amount": 90_000, "currency": "INR" }), "an empty field is the doctor's fee");
    let page = farah.opens(&address).await.is(200).page();
    assert_eq!(beside_the_fee(&page), [hint, ""]);
    farah.sends(&page.form(&address).fill("fee", "45")).await.is(303);
    assert_eq!(only().await["fee"], json!({ "amount": 4_500, "currency": "EUR" }));
    assert_eq!(farah.opens(&address).await.is(200).page().form(&address).value("fee"), "45.00");
}

#[tokio::test]
async fn f17_a_fee_of_a_doctor_in_the_old_currency_is_told_beside_an_empty_field_and_never_becomes_one_in_the_new() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    app.changes(&farah, |doctor| doctor.fee = Some(rupees(90_000))).await;
    charges_in_euros(&tomas).await;
    let doctor = format!("/doctors/{}", farah.id);
    let fee = async || said(&tomas, &doctor).await["fee"].clone();
    let old = json!({ "amount": 90_000, "currency": "INR" });

    // A program that says nothing of the fee leaves it as it is; one that says it in the old currency is refused.
    let mut profile = json!({ "name": "Leena Farah", "department_id": app.department.id });
    tomas.api(Method::PUT, &doctor).json(&profile).send().await.is(200);
    profile["fee"] = old.clone();
    let refused = tomas.api(Method::PUT, &doctor).json(&profile).send().await.is_problem(422, "invalid");
    assert_eq!(refused.faults(), ["/fee/currency other_currency"]);
    assert_eq!(fee().await, old);

    let edit = async || tomas.opens(&format!("{doctor}/edit")).await.is(200).page();
    let page = edit().await;
    let form = page.form(&doctor);
    assert_eq!(form.value("fee"), "");
    let hint = "In EUR, like 500 or 1,234.50. Empty: €500.00.";
    let note = "The fee was ₹900.00; the hospital now charges in EUR. Write the fee in EUR or leave it empty for the hospital's fee.";
    assert_eq!(beside_the_fee(&page), [hint, note]);
    let wrong = tomas.sends(&form.clone().fill("name", " ")).await.is(422).page();
    assert_eq!((wrong.form(&doctor).value("fee"), beside_the_fee(&wrong)), ("", [hint.to_owned(), note.to_owned()]));

    tomas.sends(&form.fill("place", "Room 4")).await.leads_to(&doctor);
    assert_eq!(fee().await, json!({ "amount": 50_000, "currency": "EUR" }), "an empty field is the hospital's fee");
    let page = edit().await;
    assert_eq!(beside_the_fee(&page), [hint, ""]);
    tomas.sends(&page.form(&doctor).fill("fee", "90")).await.leads_to(&doctor);
    assert_eq!((fee().await, edit().await.form(&doctor).value("fee")), (json!({ "amount": 9_000, "currency": "EUR" }), "90.00"));
}

/// The answer to a fee that was typed before the currency changed: the field still says it, in the new unit, with what to do.
fn asks_to_look_again(page: &Page, typed: &str, form: &str) -> Form {
    let why = "The hospital's currency has changed to EUR since you opened this page. Check that your number is right in EUR.";
    assert!(page.alert().contains(why), "{}", page.alert());
    assert!(page.find("#fee-error").is_some_and(|error| error.text().contains(why)), "{}", page.text());
    assert!(beside_the_fee(page)[0].starts_with("In EUR, like 500"), "{:?}", beside_the_fee(page));
    let form = page.form(form);
    assert_eq!((form.value("fee"), form.value("currency")), (typed, "EUR"));
    form
}

#[tokio::test]
async fn f22_a_fee_of_a_kind_that_was_typed_before_the_currency_changed_is_looked_at_again_first() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let kinds = format!("/doctors/{}/visit-kinds", farah.id);
    let empty = farah.opens(&format!("{kinds}/new")).await.is(200).page().form(&kinds);
    assert_eq!(empty.value("currency"), "INR");
    farah.sends(&empty.clone().fill("name", "Follow-up").fill("minutes", "15").fill("fee", "300")).await.is(303);
    let listed = async || said(&farah, &kinds).await["items"].clone();
    let address = format!("{kinds}/{}", listed().await[0]["id"].as_str().unwrap());
    let opened = farah.opens(&address).await.is(200).page().form(&address);
    let version = farah.opens(&format!("{kinds}/new")).await.is(200).page().form(&kinds).value("version").to_owned();
    let empty = empty.fill("version", version);
    charges_in_euros(&tomas).await;

    let page = farah.sends(&empty.fill("name", "First visit").fill("minutes", "41").fill("fee", "800")).await.is(422).page();
    assert!(page.find("#minutes-error").is_some(), "the rest is said with it: {}", page.text());
    let again = asks_to_look_again(&page, "800", &kinds);
    let page = farah.sends(&opened.fill("name", "Short visit")).await.is(422).page();
    let changed = asks_to_look_again(&page, "300.00", &address);
    let before = listed().await;
    assert_eq!((before.as_array().unwrap().len(), &before[0]["name"]), (1, &json!("Follow-up")), "nothing is saved");
    assert_eq!(before[0]["fee"], json!({ "amount": 30_000, "currency": "INR" }));

    farah.sends(&changed.fill("fee", "30")).await.is(303);
    assert_eq!(listed().await[0]["fee"], json!({ "amount": 3_000, "currency": "EUR" }));
    let now = farah.opens(&format!("{kinds}/new")).await.is(200).page().form(&kinds).value("version").to_owned();
    farah.sends(&again.fill("version", now).fill("minutes", "40")).await.is(303);
    assert_eq!(listed().await[1]["fee"], json!({ "amount": 80_000, "currency": "EUR" }), "a number that was looked at is taken");
}

#[tokio::test]
async fn f17_a_fee_of_a_doctor_that_was_typed_before_the_currency_changed_is_looked_at_again_first() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    app.changes(&farah, |doctor| doctor.fee = Some(rupees(90_000))).await;
    let doctor = format!("/doctors/{}", farah.id);
    let opened = tomas.opens(&format!("{doctor}/edit")).await.is(200).page().form(&doctor);
    let invited = tomas.opens("/doctors/new").await.is(200).page().form("/doctors");
    charges_in_euros(&tomas).await;

    let page = tomas.sends(&opened.clone().fill("place", "Room 4")).await.is(422).page();
    let again = asks_to_look_again(&page, "900.00", &doctor);
    assert_eq!((again.value("place"), &said(&tomas, &doctor).await["fee"]["currency"]), ("Room 4", &json!("INR")));
    tomas.sends(&again.fill("fee", "90")).await.leads_to(&doctor);
    let fee = json!({ "amount": 9_000, "currency": "EUR" });
    assert_eq!(said(&tomas, &doctor).await["fee"], fee);
    // Without a fee there is no number that could be misread.
    let both = tomas.sends(&opened.fill("place", "Room 5").fill("fee", "")).await.is(409).page();
    assert_eq!(both.form(&doctor).value("currency"), "EUR", "{}", both.text());

    let filled = [("name", "Dr Omar Haddad"), ("email", "omar@example.org"), ("fee", "750")];
    let invited = filled.into_iter().fold(invited, |form, (field, value)| form.fill(field, value));
    let page = tomas.sends(&invited.fill("department_id", app.department.id.to_string())).await.is(422).page();
    let again = asks_to_look_again(&page, "750", "/doctors");
    tomas.sends(&again.fill("fee", "75")).await.leads_to("/admin/people/usr_");
}

/// The page on which two administrators' changes are put together travels on with what was typed, however often it is shown.
#[tokio::test]
async fn f17_a_fee_on_a_page_of_two_changes_is_looked_at_again_once_the_currency_has_changed() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let doctor = format!("/doctors/{}", farah.id);
    let opened = tomas.opens(&format!("{doctor}/edit")).await.is(200).page().form(&doctor);
    app.changes(&farah, |doctor| doctor.fee = Some(rupees(70_000))).await;
    let page = tomas.sends(&opened.fill("fee", "900")).await.is(409).page();
    charges_in_euros(&tomas).await;
    let unanswered = page.form(&doctor);
    let page = tomas.sends(&unanswered).await.is(422).page();
    let chosen = page.form(&doctor).fill("fee", "900");
    assert_eq!(chosen.value("currency"), "INR");
    let page = tomas.sends(&chosen).await.is(422).page();
    let again = asks_to_look_again(&page, "900", &doctor);
    tomas.sends(&again.fill("fee", "9")).await.leads_to(&doctor);
    assert_eq!(said(&tomas, &doctor).await["fee"], json!({ "amount": 900, "currency": "EUR" }));
}

#[tokio::test]
async fn f17_fees_of_a_spreadsheet_that_was_looked_at_before_the_currency_changed_are_looked_at_again_first() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let department = &app.department.name;
    let sheet = format!(
        "email,name,department,fee\nomar@example.org,Dr Omar Haddad,{department},750\nravi@example.org,Dr Ravi Menon,{department},\n"
    );
    let form = tomas.opens("/admin/import").await.is(200).page().form("/admin/import");
    let page = tomas.sends(&form.fill("kind", "doctors").fill("sheet", sheet)).await.is(200).page();
    charges_in_euros(&tomas).await;
    let page = tomas.sends(&page.form("/admin/import/commit")).await.is(422).page();
    let states: Vec<String> = page.all("tbody tr").iter().map(|line| line.find("span.tag").unwrap().text()).collect();
    assert_eq!(states, ["Wrong", "New"]);
    assert!(page.text().contains("fee The hospital's currency has changed to EUR"), "{}", page.text());
    assert!(!tomas.opens("/admin/people?role=doctor").await.text().contains("Haddad"), "nobody is invited");

    let page = tomas.sends(&page.form("/admin/import")).await.is(200).page();
    tomas.sends(&page.form("/admin/import/commit")).await.leads_to("/admin/import");
    assert!(tomas.opens("/admin/people?role=doctor").await.text().contains("Haddad"));
}

#[tokio::test]
async fn f65_the_settings_say_what_becomes_of_fees_when_the_currency_changes() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    app.changes(&farah, |doctor| doctor.fee = Some(rupees(90_000))).await;
    let page = tomas.opens("/admin/settings").await.is(200).page();
    let hint = page.find("#currency-hint").unwrap().text();
    for promise in ["The fee of a visit below keeps its number", "stay in the old currency until somebody writes them anew"] {
        assert!(hint.contains(promise), "{promise} in {hint}");
    }
    charges_in_euros(&tomas).await;
    assert_eq!(said(&tomas, "/admin/settings").await["default_fee"], json!({ "amount": 50_000, "currency": "EUR" }));
    let fee = said(&tomas, &format!("/doctors/{}", farah.id)).await["fee"].clone();
    assert_eq!(fee, json!({ "amount": 90_000, "currency": "INR" }));
}

#[tokio::test]
async fn f20_a_doctor_whose_fee_is_in_the_old_currency_is_found_whatever_a_visit_may_cost() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    app.changes(&farah, |doctor| doctor.fee = Some(rupees(90_000))).await;
    charges_in_euros(&tomas).await;
    let page = app.stranger().opens("/doctors?max_fee=20").await.is(200);
    assert!(page.text().contains("Leena Farah") && page.text().contains("₹900.00"), "{}", page.text());
}

#[tokio::test]
async fn f17_a_fee_beyond_all_measure_is_asked_about_in_a_currency_without_minor_units_too() {
    let app = TestApp::start().await;
    let (farah, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "currency": "JPY" })).send().await.is(200);
    let doctor = format!("/doctors/{}", farah.id);
    let form = tomas.opens(&format!("{doctor}/edit")).await.is(200).page().form(&doctor);
    let wrong = tomas.sends(&form.clone().fill("fee", "999999999999")).await.is(422).page();
    assert!(wrong.text().contains("Enter the fee like 500"), "{}", wrong.text());
    tomas.sends(&form.fill("fee", "9000")).await.is(303);
}
