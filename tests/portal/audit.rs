//! F11 and F12 as pages: the administrator's list, its file, and who looked at a patient's record.

use caredesk::identity::audit::Deed;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::steps::{REASON, books, doctor_and_asha};
use crate::support::{Page, Person, TestApp};

fn rows(page: &Page) -> Vec<String> {
    page.all("tbody tr").iter().map(|row| row.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

async fn trail(tomas: &Person, query: &str) -> Page {
    tomas.opens(&format!("/admin/audit{query}")).await.is(200).page()
}

/// A doctor who has looked at a visit of Asha's.
async fn looked_at(app: &TestApp) -> (Person, Person) {
    let (doctor, asha) = doctor_and_asha(app).await;
    let visit = books(&asha, &app.open_slots(&doctor).await[20]).await;
    doctor.opens(&visit).await.is(200);
    (doctor, asha)
}

#[tokio::test]
async fn f11_an_administrator_finds_who_did_what_in_plain_words() {
    let app = TestApp::start().await;
    let (doctor, asha) = looked_at(&app).await;
    let tomas = app.administrator().await;
    let home = tomas.opens("/overview").await.is(200).page();
    assert!(home.all("header a").iter().any(|link| link.attribute("href") == Some("/admin/audit")), "reached from the first page");
    let page = trail(&tomas, "").await;
    assert_eq!(page.heading(), "Audit trail");
    assert!(!page.text().contains(REASON), "never what a patient wrote");
    let all = rows(&page);
    let read = all.iter().find(|row| row.contains("Read why a visit was booked")).unwrap();
    assert!(read.contains(&doctor.name) && read.contains("Asha") && read.contains("req_"), "{read}");
    // By a person's address of mail, on either side; by kind; and back to everything.
    let asked = tomas.sends(&page.form("/admin/audit").fill("person", &asha.email)).await.leads_to("/admin/audit?");
    assert!(!asked.location().contains("example.org"), "no address of mail in an address: {}", asked.location());
    let of_asha = tomas.opens(asked.location()).await.is(200).page();
    assert!(rows(&of_asha).iter().all(|row| row.contains("Asha")) && of_asha.text().contains("Booked a visit"));
    let form = of_asha.form("/admin/audit");
    assert_eq!(form.value("person"), asha.id.to_string(), "from here on by id");
    let about_asha = trail(&tomas, &format!("?person={}&side=subject&kind=clinical_read", asha.id)).await;
    let about = rows(&about_asha);
    assert!(!about.is_empty() && about.iter().all(|row| row.contains("Read why a visit was booked")), "{about:?}");
    let nothing = trail(&tomas, "?from=2026-11-20&to=2026-11-20&kind=denied").await;
    assert!(nothing.text().contains("No entry matches"));
    assert!(nothing.all("a").iter().any(|link| link.attribute("href") == Some("/admin/audit?from=2026-11-20&to=2026-11-20")));
}

#[tokio::test]
async fn f11_what_is_no_question_is_told_at_its_field_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let wrong = [("from", "2026-11-01"), ("to", "2026-12-02"), ("person", "nobody@example.org"), ("kind", "everything")];
    let page = tomas.posts("/admin/audit", &wrong).await.is(422).page();
    let said = page.alert();
    for part in ["Choose at most 31 days", "Nobody has this e-mail address or id", "Choose a kind of the list"] {
        assert!(said.contains(part), "{said}");
    }
    let form = page.form("/admin/audit");
    assert_eq!((form.value("person"), form.value("from")), ("nobody@example.org", "2026-11-01"));
    tomas.opens("/admin/audit/export?kind=everything").await.is(422);
}

#[tokio::test]
async fn f11_the_trail_says_what_was_changed_of_a_doctor_and_names_nobody_twice() {
    let app = TestApp::start().await;
    let (doctor, tomas) = (app.doctor("Leena Farah").await, app.administrator().await);
    let profile = json!({ "name": "Leena Farah", "department_id": app.department.id, "place": "B 12" });
    tomas.api(Method::PUT, &format!("/doctors/{}", doctor.id)).json(&profile).send().await.is(200);
    doctor.api(Method::PATCH, "/me").json(&json!({ "phone": "+91 98765 43210" })).send().await.is(200);
    let all = rows(&trail(&tomas, "").await);
    let place = format!("{} Place: none → B 12", doctor.id);
    assert!(all.iter().any(|row| row.contains(&place)), "{all:?}");
    let own = all.iter().find(|row| row.contains("Phone changed")).unwrap();
    assert!(!own.contains("98765") && !own.contains(&doctor.id.to_string()), "{own}");
}

#[tokio::test]
async fn f11_fields_moments_and_people_of_an_entry_are_said_in_words_and_the_file_keeps_them() {
    let app = TestApp::start().await;
    let (doctor, asha, tomas) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.administrator().await);
    doctor.api(Method::PATCH, "/me").json(&json!({ "phone": "+91 98765 43210" })).send().await.is(200);
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "country_code": "91" })).send().await.is(200);
    let ground = &app.app.ground;
    let why = format!("{} 2026-11-30T03:30:00Z: asked first of 1 it suits", doctor.id);
    let offered = Deed::of_house("waiting_list.offer").about(asha.id).on(asha.id).because(&why);
    ground.audit.write(&ground.storage, offered).await.unwrap();
    let page = trail(&tomas, "").await;
    let all = rows(&page);
    let said = format!("{} Monday 30 November, 09:00: asked first of 1 it suits", doctor.name);
    assert!(all.iter().any(|row| row.contains(&said)), "{all:?}");
    assert!(!page.text().contains("country_code") && all.iter().any(|row| row.contains("→ 91")), "{all:?}");
    let links = page.all("a");
    let file = links.iter().find(|link| link.text() == "Download as CSV").unwrap().attribute("href").unwrap();
    assert!(tomas.opens(file).await.is(200).text().contains(&why));
}

#[tokio::test]
async fn f11_what_was_nothing_is_said_in_the_readers_language_and_a_date_stays_in_one_piece() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    let closed = json!({ "closed_days": [{ "date": "2026-12-25" }] });
    tomas.api(Method::PUT, "/admin/settings").json(&closed).send().await.is(200);
    let english = trail(&tomas, "").await;
    assert!(rows(&english).iter().any(|row| row.contains("Closed days: none → 25 December 2026")), "{:?}", rows(&english));

    tomas.sends(&english.form("/language").fill("language", "ar")).await.leads_to("/admin/audit");
    let arabic = tomas.opens("/admin/audit").await.is(200);
    assert!(arabic.text().contains("أيام الإغلاق: لا شيء ← 25\u{a0}ديسمبر\u{a0}2026"), "{}", arabic.text());
    assert!(!arabic.text().contains("none →"));
}

#[tokio::test]
async fn f11_a_long_day_is_leafed_through_by_fifty() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    for _ in 0..60 {
        app.app.ground.audit.write(&app.app.ground.storage, caredesk::identity::audit::Deed::of_house("settings.change")).await.unwrap();
    }
    let first = trail(&tomas, "?kind=house").await;
    assert_eq!(rows(&first).len(), 50);
    let older = first.all("nav.pages a").iter().find(|link| link.text() == "Older").unwrap().attribute("href").unwrap().to_owned();
    let second = tomas.opens(&older).await.is(200).page();
    // Cardiology was made by somebody on the same day.
    assert_eq!(rows(&second).len(), 11);
    assert!(second.all("nav.pages a").iter().any(|link| link.text() == "Newest"));
}

#[tokio::test]
async fn f11_the_trail_is_taken_away_as_a_file_that_no_spreadsheet_runs() {
    let app = TestApp::start().await;
    let (tomas, asha) = (app.administrator().await, app.patient("+Asha").await);
    asha.opens("/desk").await.is(403);
    let page = trail(&tomas, &format!("?person={}&kind=denied", asha.id)).await;
    assert!(page.text().contains("was refused: GET /desk"), "{}", page.text());
    let links = page.all("a");
    let href = links.iter().find(|link| link.text() == "Download as CSV").unwrap().attribute("href").unwrap();
    let file = tomas.opens(href).await.is(200);
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"audit-2026-11-23-2026-11-23.csv\"");
    let text = file.text();
    let text = text.strip_prefix('\u{feff}').expect("spreadsheets read it as UTF-8 by its mark");
    let told: Vec<&str> = text.lines().collect();
    assert_eq!(told.len(), 2, "{text}");
    assert!(told[0].starts_with("at,what,what_in_words,decision,actor_id,actor_name,"));
    assert!(told[1].contains("access.denied,Asked for something they may not see,denied,") && told[1].contains(",'+Asha,patient,"));
    assert!(told[1].contains("GET /desk"));
    let exports: Vec<_> = app.rows(Table::Audit).await.into_iter().filter(|row| row["what"].as_s().unwrap() == "audit.export").collect();
    assert_eq!(exports.len(), 1);
    assert!(exports[0]["object"].as_s().unwrap().ends_with(&format!("actor={} action=denied entries=1", asha.id)));
}

#[tokio::test]
async fn f12_a_patient_finds_the_page_and_sees_who_looked() {
    let app = TestApp::start().await;
    let (doctor, asha) = looked_at(&app).await;
    let records = asha.opens("/records").await.is(200).page();
    assert!(records.all("a").iter().any(|link| link.attribute("href") == Some("/me/access-log")), "reached from the records");
    assert!(records.all("header a").iter().any(|link| link.attribute("href") == Some("/me/access-log")), "and from the account menu");
    let page = asha.opens("/me/access-log").await.is(200).page();
    assert_eq!(page.heading(), "Who looked at my record");
    let seen = rows(&page);
    assert_eq!(seen.len(), 1, "the patient's own looks are left out: {seen:?}");
    assert!(seen[0].contains(&doctor.name) && seen[0].contains("Doctor") && seen[0].contains("Read why a visit was booked"));
    assert!(page.text().contains("What you read yourself is left out"));
    let ben = app.patient("Ben").await;
    assert!(ben.opens("/me/access-log").await.is(200).page().text().contains("Nobody else has looked at your record"));
    doctor.opens("/me/access-log").await.is(403);
}

#[tokio::test]
async fn f11_a_refused_sign_in_reads_as_refused_and_a_look_at_the_trail_says_its_days() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    app.stranger().posts("/sign-in", &[("email", &app.known_account().await), ("password", "not the password")]).await.is(401);
    // From here on it is Tuesday in Kolkata, and Monday still in UTC.
    app.passes(15 * 60);
    app.signs_in(&tomas, caredesk::access::actor::Level::Full).await;
    trail(&tomas, "?from=2026-11-22&to=2026-11-24").await;
    let page = trail(&tomas, "?from=2026-11-22&to=2026-11-24").await;
    let all = rows(&page);
    assert!(all.iter().any(|row| row.contains("Sign-in refused")) && !all.iter().any(|row| row.contains("Signed in Refused")), "{all:?}");
    assert!(all.iter().any(|row| row.contains("Sun 22 Nov to Tue 24 Nov")) && !page.text().contains("2026-11-21T"), "{all:?}");
    assert!(page.text().contains("Kolkata") && all[0].starts_with("00:30"), "{}", all[0]);
}
