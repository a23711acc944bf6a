//! F16, F17: one's own profile as a page, for every role.

use caredesk::access::role::Role;
use http::Method;
use serde_json::json;

use crate::support::{Form, Person, TestApp};

async fn form(person: &Person) -> Form {
    person.opens("/profile").await.is(200).page().form("/profile")
}

fn fields(form: &Form) -> Vec<&str> {
    form.fields.iter().map(|(name, _)| name.as_str()).collect()
}

#[tokio::test]
async fn f16_everybody_finds_their_profile_in_the_account_menu_with_the_fields_of_their_role() {
    let app = TestApp::start().await;
    let (farah, asha, ruth) = (app.doctor("Leena Farah").await, app.patient("Asha Menon").await, app.receptionist().await);
    for (person, own) in [
        (&asha, vec!["opened", "version", "phone", "date_of_birth", "gender", "address", "blood_group"]),
        (&farah, vec!["opened", "version", "phone", "qualifications"]),
        (&ruth, vec!["opened", "version", "phone"]),
        (&app.administrator().await, vec!["opened", "version", "phone"]),
    ] {
        let menu = person.opens("/departments").await.is(200).page();
        assert!(menu.find("header a[href=/profile]").is_some());
        let page = person.opens("/profile").await.is(200).page();
        assert!(page.text().contains(&person.name) && page.text().contains(&person.email));
        let mut shown = fields(&page.form("/profile")).into_iter().map(str::to_owned).collect::<Vec<_>>();
        let mut own: Vec<String> = own.into_iter().map(str::to_owned).collect();
        shown.sort();
        own.sort();
        assert_eq!(shown, own, "{:?}", person.role);
    }
    app.stranger().opens("/profile").await.leads_to("/sign-in?next=");
}

#[tokio::test]
async fn f16_a_patient_saves_corrects_and_clears_their_data() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha Menon").await;
    let typed = form(&asha).await.fill("phone", "12").fill("date_of_birth", "1899-12-31").fill("address", "x".repeat(301));
    let page = asha.sends(&typed.fill("blood_group", "C+")).await.is(422).page();
    for said in ["phone number with country code", "from 1900 until today", "Shorten your address to 300", "Choose one of the list"] {
        assert!(page.alert().contains(said), "{said}: {}", page.alert());
    }
    let good = page.form("/profile").fill("phone", "+91 98765 43210").fill("date_of_birth", "1980-02-29").fill("address", "");
    let good = good.fill("gender", "female").fill("blood_group", "AB-");
    for _ in 0..2 {
        asha.sends(&good).await.leads_to("/profile");
        let saved = asha.opens("/profile").await.is(200).page();
        assert!(saved.alert().contains("Your profile is saved."));
        let now = saved.form("/profile");
        assert_eq!((now.value("phone"), now.value("date_of_birth")), ("+919876543210", "1980-02-29"));
        assert_eq!((now.value("gender"), now.value("blood_group"), now.value("version")), ("female", "AB-", "1"));
    }
    asha.sends(&form(&asha).await.fill("blood_group", "")).await.leads_to("/profile");
    let own = asha.api(Method::GET, "/me").send().await.json();
    assert_eq!((own["blood_group"].as_str(), own["gender"].as_str()), (None, Some("female")));
}

#[tokio::test]
async fn f17_a_doctor_saves_phone_and_qualifications_and_other_fields_are_not_read() {
    let app = TestApp::start().await;
    let farah = app.doctor("Leena Farah").await;
    let sent = form(&farah).await.fill("phone", "+919876543210").fill("qualifications", "MD, FRCP").fill("spoken", "ar");
    farah.sends(&sent.fill("name", "Dr Mine").fill("fee", "1").fill("licence_number", "L-1")).await.leads_to("/profile");
    let own = farah.api(Method::GET, "/me").send().await.json();
    assert_eq!((own["name"].as_str(), own["licence_number"].as_str()), (Some("Leena Farah"), None));
    assert_eq!((own["phone"].as_str(), own["qualifications"].as_str()), (Some("+919876543210"), Some("MD, FRCP")));
    assert_eq!(own["languages"], json!(["ar"]));
    let again = form(&farah).await;
    assert_eq!(again.value("spoken"), "ar");
    let wrong = farah.sends(&again.fill("spoken", "klingon")).await.is(422).page();
    assert!(wrong.alert().contains("Choose one of the list") && wrong.find("#spoken").is_some(), "{}", wrong.alert());
    assert_eq!(wrong.form("/profile").value("qualifications"), "MD, FRCP");
}

#[tokio::test]
async fn f16_an_old_window_is_told_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let ruth = app.person("Ruth", Role::Receptionist).await;
    let old = form(&ruth).await;
    ruth.sends(&form(&ruth).await.fill("phone", "04012345")).await.leads_to("/profile");
    ruth.opens("/profile").await.is(200);
    let page = ruth.sends(&old.fill("phone", "04099999")).await.is(409).page();
    assert!(page.alert().contains("saved in another window since you opened it"), "{}", page.alert());
    let again = page.form("/profile");
    assert_eq!((again.value("phone"), again.value("version")), ("04099999", "1"));
    ruth.sends(&again).await.leads_to("/profile");
    assert_eq!(ruth.api(Method::GET, "/me").send().await.member("phone"), "04099999");
}

#[tokio::test]
async fn f16_an_old_window_takes_nothing_away_that_another_one_added() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let old = form(&asha).await;
    let other = form(&asha).await.fill("address", "Rowan Street 4").fill("gender", "female").fill("phone", "04012345");
    asha.sends(&other).await.leads_to("/profile");
    asha.opens("/profile").await.is(200);
    let stale = asha.sends(&old.fill("phone", "04099999")).await.is(409).page();
    let again = stale.form("/profile");
    assert_eq!([again.value("phone"), again.value("address"), again.value("gender")], ["04099999", "Rowan Street 4", "female"]);
    assert!(stale.find("#phone-meanwhile").unwrap().text().contains("04012345"));
    asha.sends(&again).await.leads_to("/profile");
    let own = asha.api(Method::GET, "/me").send().await.json();
    assert_eq!((own["phone"].as_str(), own["address"].as_str()), (Some("04099999"), Some("Rowan Street 4")));
}

#[tokio::test]
async fn f16_what_is_not_the_form_of_the_page_saves_nothing() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    asha.api(Method::PATCH, "/me").json(&json!({ "phone": "+91 98765 43210" })).send().await.is(200);
    let refused = asha.posts("/profile", &[]).await.is(422).page();
    assert!(refused.alert().contains("The form did not arrive whole"), "{}", refused.alert());
    assert_eq!(refused.form("/profile").value("phone"), "+919876543210");
    assert_eq!(asha.api(Method::GET, "/me").send().await.member("phone"), "+919876543210");
}
