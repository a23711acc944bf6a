//! F13: a patient takes along what the house holds about them, on pages.

use caredesk::access::actor::Level;
use caredesk::primitives::ids::{ApiKeyId, UserId};
use caredesk::storage::item::Item;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};

use crate::support::files::get;
use crate::support::{Answer, Copy, PASSWORD, Person, TestApp};

const HERE: &str = "/my-data";

/// A doctor, and a patient whose visit with them was written up and amended.
async fn with_a_past(app: &TestApp) -> (Person, Person) {
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    let mut wish = crate::support::booking(&app.open_slots(&farah).await[30]);
    wish["reason"] = json!("a stubborn cough");
    wish["symptoms"] = json!("fever at night");
    let visit = asha.asks_for(&wish).await.is(201).member("id");
    let note = json!({ "text": "Drink more water" });
    farah.api(Method::PUT, &format!("/appointments/{visit}/note")).json(&note).send().await.is(200);
    let words = json!({ "diagnosis": "bronchitis", "prescription": "rest for a week" });
    let record = farah.api(Method::PUT, &format!("/appointments/{visit}/record")).json(&words).send().await.is(201).member("id");
    let change = json!({ "notes": "no <b>antibiotics</b>", "reason": "left out" });
    let amend = format!("/patients/{}/records/{record}/amendments", asha.id);
    farah.api(Method::POST, &amend).json(&change).send().await.is(201);
    (farah, asha)
}

/// Asks for a copy as the pages lead.
async fn asks(asha: &Person) -> Answer {
    let form = asha.opens("/my-data/new").await.is(200).page().form(HERE);
    asha.sends(&form).await.leads_to(HERE)
}

/// Where the newest copy can be downloaded.
async fn copy_of(asha: &Person) -> String {
    let page = asha.opens(HERE).await.is(200).page();
    page.find("main ul.todo a").expect("a copy to download").attribute("href").unwrap().to_owned()
}

async fn entries(app: &TestApp, what: &str) -> Vec<Item> {
    let word = |row: &Item, name: &str| row.get(name).and_then(|value| value.as_s().ok()).cloned();
    app.rows(Table::Audit).await.into_iter().filter(|row| word(row, "what").as_deref() == Some(what)).collect()
}

#[tokio::test]
async fn f13_a_patient_asks_for_their_data_and_saves_it() {
    let app = TestApp::start().await;
    let (_, asha) = with_a_past(&app).await;
    let home = asha.opens("/appointments").await.is(200).page();
    assert!(home.all("header a").iter().any(|link| link.attribute("href") == Some(HERE)), "the way there");
    let page = asha.opens(HERE).await.is(200).page();
    assert!(page.text().contains("Ask the reception desk to have it closed"), "where an account is closed");
    assert!(page.text().contains("No copy yet") && page.text().contains("one day after it was made"), "{}", page.text());

    asks(&asha).await;
    let page = asha.opens(HERE).await.is(200).page();
    assert!(page.alert().contains("Your copy is being made.") && page.text().contains("Is being made"), "{}", page.text());
    assert!(page.find("#copies").is_some_and(|list| list.attribute("hx-get") == Some(HERE)), "the page looks again by itself");
    assert!(page.find("main a[href=/my-data]").is_some(), "and without JavaScript by a link");

    assert_eq!(app.makes_copies().await.made, 1);
    let page = asha.opens(HERE).await.is(200).page();
    assert!(page.text().contains("Ready until tomorrow, 09:30") && page.find("#copies").is_none(), "{}", page.text());
    let show = copy_of(&asha).await;
    let page = asha.opens(&show).await.is(200).page();
    assert!(page.text().contains("Whoever has the file can read everything in it."));
    let file = page.find("main a[download]").unwrap().attribute("href").unwrap().to_owned();
    let saved = asha.opens(&file).await.is(303);
    assert_eq!(get(saved.location()).await.header("content-disposition"), "attachment; filename=\"my-data-2026-11-23.zip\"");
    assert!(saved.location().contains("X-Amz-Expires=60&"), "{}", saved.location());
    assert!(saved.header("cache-control").contains("no-store"));

    let copy = Copy::behind(&saved).await;
    assert_eq!(copy.page.errors, Vec::<String>::new());
    let text = copy.page.text();
    for said in [
        "Asha",
        &asha.email,
        "a stubborn cough",
        "fever at night",
        "Drink more water",
        "bronchitis",
        "rest for a week",
        "no <b>antibiotics</b>",
        "left out",
        "Leena Farah",
        "Who did what",
        "Monday 23 November 2026, 09:30",
        "Kolkata time",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(copy.section("visits")[0]["reason"], "a stubborn cough");
    assert_eq!(copy.section("records").len(), 2);
    for what in ["export.ask", "export.make", "export.download"] {
        assert_eq!(entries(&app, what).await.len(), 1, "{what}");
    }
}

#[tokio::test]
async fn f13_a_copy_holds_no_secret_and_nobody_else() {
    let app = TestApp::start().await;
    let (farah, asha) = with_a_past(&app).await;
    app.gets_a_password(&asha).await;
    app.signs_in(&asha, Level::Full).await;
    let (ruth, ben) = (app.receptionist().await, app.patient("Ben Okonkwo").await);
    let list = format!("/patients/{}/records", asha.id);
    ben.api(Method::GET, &list).send().await.is(404);
    ruth.api(Method::PATCH, &format!("/patients/{}", asha.id)).json(&json!({ "phone": "+91 98765 43210" })).send().await.is(200);
    farah.api(Method::GET, &list).send().await.is(200);
    asks(&asha).await;
    app.makes_copies().await;
    let copy = Copy::behind(&asha.opens(&format!("{}/file", copy_of(&asha).await)).await).await;
    let whole = format!("{}{}", copy.html, copy.data);
    let session = asha.browser().cookie("sid").unwrap();
    let hidden = [
        "argon2",
        "password_hash",
        "session_key",
        "mac",
        session.rsplit('.').next().unwrap(),
        "Ben",
        "Okonkwo",
        "Ruth",
        &ben.id.to_string(),
        &ruth.id.to_string(),
        &ruth.email,
        "name_key",
        "epoch",
    ];
    for word in hidden {
        assert!(!whole.contains(&format!("\"{word}\"")) && !copy.page.text().contains(word), "{word}");
    }
    assert!(!whole.contains("argon2") && !whole.contains(&ben.id.to_string()) && !whole.contains(PASSWORD));
    let text = copy.page.text();
    assert!(
        text.contains("Receptionist") && text.contains("Patient") && text.contains("Leena Farah") && text.contains("Refused"),
        "{text}"
    );
}

/// Every text in a value, with the name of the field it stands in.
fn texts<'a>(name: &'a str, value: &'a Value, found: &mut Vec<(&'a str, &'a str)>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| texts(name, value, found)),
        Value::Array(values) => values.iter().for_each(|value| texts(name, value, found)),
        Value::String(text) => found.push((name, text)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[tokio::test]
async fn f12_a_copy_names_no_other_person_and_no_key_by_an_id() {
    let app = TestApp::start().await;
    let (farah, asha) = with_a_past(&app).await;
    let (tomas, ben) = (app.administrator().await, app.patient("Ben Okonkwo").await);
    app.lets_act(&asha, &ben, "book").await;
    let visit = ben.books_for(&asha, &app.open_slots(&farah).await[40]).await.is(201).member("id");
    let new = json!({ "name": "Kiosk", "scopes": ["appointments:check-in"] });
    let key = tomas.api(Method::POST, "/api-keys").json(&new).send().await.is(201).json();
    let bearer = format!("Bearer {}", key["secret"].as_str().unwrap());
    let check_in = app.stranger().api(Method::POST, &format!("/appointments/{visit}/check-in")).header("authorization", &bearer);
    check_in.json(&json!({})).send().await.is(200);
    let kept = format!("{:?}", app.rows(Table::Appointments).await);
    assert!(kept.contains(&ben.id.to_string()) && kept.contains(key["id"].as_str().unwrap()), "the house knows both");

    app.signs_in(&asha, Level::Full).await;
    asks(&asha).await;
    app.makes_copies().await;
    let copy = Copy::behind(&asha.opens(&format!("{}/file", copy_of(&asha).await)).await).await;
    let mut found = Vec::new();
    texts("", &copy.data, &mut found);
    assert!(found.iter().any(|(name, _)| *name == "doctor_id"));
    for (name, text) in found {
        let is_anothers = text.parse::<UserId>().is_ok_and(|id| id != asha.id && (name, id) != ("doctor_id", farah.id));
        assert!(!is_anothers && text.parse::<ApiKeyId>().is_err(), "{name}: {text}");
    }
    assert!(!copy.html.contains(&ben.id.to_string()) && !copy.html.contains(key["id"].as_str().unwrap()));
}

#[tokio::test]
async fn f13_asking_and_taking_along_want_a_fresh_proof() {
    let app = TestApp::start().await;
    let (_, asha) = with_a_past(&app).await;
    app.gets_a_password(&asha).await;
    app.signs_in(&asha, Level::Full).await;
    asks(&asha).await;
    app.makes_copies().await;
    let show = copy_of(&asha).await;
    app.passes(11);
    for path in ["/my-data/new".to_owned(), show.clone(), format!("{show}/file")] {
        let proof = asha.opens(&path).await.leads_to("/confirm-it-is-you?next=");
        let form = asha.opens(proof.location()).await.is(200).page().form("/confirm-it-is-you");
        assert_eq!(asha.sends(&form.fill("proof", "three weeds in a yard")).await.status, 422);
    }
    asha.posts(HERE, &[]).await.leads_to("/confirm-it-is-you");
    assert_eq!(entries(&app, "export.download").await.len(), 0);
    let proof = asha.opens(&show).await.leads_to("/confirm-it-is-you?next=");
    let form = asha.opens(proof.location()).await.is(200).page().form("/confirm-it-is-you");
    asha.sends(&form.fill("proof", PASSWORD)).await.leads_to(&show);
    Copy::behind(&asha.opens(&format!("{show}/file")).await).await;
}

#[tokio::test]
async fn f13_a_copy_is_gone_after_its_day_from_pages_and_from_the_bucket() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    asks(&asha).await;
    app.makes_copies().await;
    let show = copy_of(&asha).await;
    assert_eq!(app.exports().keys().await.unwrap().len(), 1);
    app.passes(24 * 60 - 1);
    app.signs_in(&asha, Level::Full).await;
    asha.opens(&format!("{show}/file")).await.is(303);
    assert_eq!(app.makes_copies().await.ended, 0);
    app.passes(1);
    for path in [show.clone(), format!("{show}/file")] {
        asha.opens(&path).await.is(404);
    }
    assert!(asha.opens(HERE).await.page().text().contains("No copy yet"), "also before anybody cleaned up");
    assert_eq!(app.makes_copies().await.ended, 1);
    assert_eq!(app.exports().keys().await.unwrap(), Vec::<String>::new());
    assert_eq!(app.makes_copies().await.ended, 0);
}

#[tokio::test]
async fn f13_one_copy_is_made_at_a_time_and_three_a_day() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let form = asha.opens("/my-data/new").await.page().form(HERE);
    for _ in 0..2 {
        asha.sends(&form).await.leads_to(HERE);
    }
    asks(&asha).await;
    assert!(asha.opens(HERE).await.page().alert().contains("is being made already"));
    assert_eq!(app.makes_copies().await.made, 1, "pressed three times, one is made");
    for _ in 0..2 {
        asks(&asha).await;
        assert_eq!(app.makes_copies().await.made, 1);
    }
    let form = asha.opens("/my-data/new").await.page().form(HERE);
    asha.sends(&form).await.leads_to(HERE);
    let page = asha.opens(HERE).await.is(200).page();
    assert!(page.alert().contains("You can ask for another one from Tuesday 24 November, 09:30."), "{}", page.alert());
    assert!(page.find("main a[href=/my-data/new]").is_none());
    app.passes(24 * 60);
    app.signs_in(&asha, Level::Full).await;
    asks(&asha).await;
    assert_eq!(app.makes_copies().await.made, 1);
}

#[tokio::test]
async fn f13_somebody_elses_copy_is_like_none_and_staff_have_no_way_in() {
    let app = TestApp::start().await;
    let (farah, asha) = with_a_past(&app).await;
    let (ben, tomas, ruth) = (app.patient("Ben").await, app.administrator().await, app.receptionist().await);
    asks(&asha).await;
    app.makes_copies().await;
    let show = copy_of(&asha).await;
    for path in [show.clone(), format!("{show}/file")] {
        let theirs = ben.opens(&path).await.is(404);
        let missing = ben.opens(&path.replace(show.rsplit('/').next().unwrap(), "exp_00000000000000000000000000")).await.is(404);
        let said = |answer: &Answer| answer.text().replace(answer.header("x-request-id"), "");
        assert_eq!(said(&theirs), said(&missing));
        for staff in [&farah, &tomas, &ruth] {
            staff.opens(&path).await.is(403);
        }
    }
    assert_eq!(entries(&app, "export.download").await.len(), 0);
}

#[tokio::test]
async fn s22_an_administrator_sees_that_a_copy_was_made_and_nothing_of_it() {
    let app = TestApp::start().await;
    let (_, asha) = with_a_past(&app).await;
    let tomas = app.administrator().await;
    asks(&asha).await;
    app.makes_copies().await;
    asha.opens(&format!("{}/file", copy_of(&asha).await)).await.is(303);
    let trail = tomas.opens(&format!("/admin/audit?person={}&side=subject", asha.id)).await.is(200);
    assert!(trail.page().text().contains("Took a copy of all their data along"));
    let csv = tomas.opens(&format!("/admin/audit/export?person={}&side=subject", asha.id)).await.is(200);
    for clinical in ["stubborn", "fever", "bronchitis", "antibiotics", "Drink more"] {
        assert!(!trail.text().contains(clinical) && !csv.text().contains(clinical), "{clinical}");
    }
}
