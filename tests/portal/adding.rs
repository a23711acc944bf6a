//! F19, F20: the desk adds patients, administrators edit and find those who work here.

use caredesk::access::role::Role;
use caredesk::capabilities::directory::model::DoctorStatus;
use caredesk::storage::item::Key;
use caredesk::storage::tables::Table;
use caredesk::storage::totals::Total;
use caredesk::storage::transaction::Action;
use http::Method;
use serde_json::json;

use crate::support::{Answer, PASSWORD, Person, TestApp};

const MAYA: &str = "maya@example.org";

/// The page for a new patient, filled in and sent.
async fn adds(by: &Person, email: &str) -> Answer {
    let form = by.opens("/patients/new").await.is(200).page().form("/patients");
    let filled = [("name", "Maya Lindqvist"), ("email", email), ("date_of_birth", "1980-02-29"), ("phone", "+91 98765 43210")];
    by.sends(&filled.into_iter().fold(form, |form, (name, value)| form.fill(name, value))).await
}

#[tokio::test]
async fn f19_the_desk_adds_a_patient_who_comes_in_by_the_mailed_link_and_is_booked_for_at_once() {
    let app = TestApp::start().await;
    let (ruth, farah) = (app.receptionist().await, app.doctor("Leena Farah").await);
    assert!(ruth.opens("/patients").await.is(200).page().all("a").iter().any(|link| link.attribute("href") == Some("/patients/new")));
    let place = adds(&ruth, "Maya@Example.org").await.leads_to("/patients/usr_").location().to_owned();
    let page = ruth.opens(&place).await.is(200).page();
    assert!(page.text().contains("Maya Lindqvist is added") && page.text().contains("Link sent"), "{}", page.text());
    assert_eq!((page.form(&place).value("date_of_birth"), page.form(&place).value("phone")), ("1980-02-29", "+919876543210"));
    assert!(ruth.opens(&ruth.looks_for("/patients", "lindq").await).await.page().text().contains("29 February 1980"));
    assert_eq!(app.app.ground.storage.totals().await.unwrap().of(Total::Patients), 1);

    let id = place.rsplit('/').next().unwrap();
    let first = app.link_to(MAYA).await;
    let mail = app.mail_to(MAYA).await.pop().unwrap();
    let text = mail["text"].as_str().unwrap();
    assert!(text.contains("reception") && text.contains("7 days") && !text.contains("Maya"), "{text}");
    let slot = app.open_slot(&farah).await;
    ruth.asks_for(&json!({ "patient_id": id, "doctor_id": slot.doctor, "start": slot.start, "reason": "cough" })).await.is(201);
    assert_eq!(app.mails_saying(MAYA, "Your visit at").await.len(), 1, "the address is known: the visit is mailed");
    let visit = app.stranger().opens(&app.link_to(MAYA).await).await.is(200).text();
    assert!(visit.contains("Leena Farah") && !visit.contains("cough"), "by its link, without what is clinical: {visit}");
    app.stranger().posts("/sign-in", &[("email", MAYA), ("password", PASSWORD)]).await.is(401);
    ruth.sends(&page.form(&format!("{place}/send-link"))).await.leads_to(&place);
    let link = app.link_to(MAYA).await;
    app.stranger().posts(&first, &[("new_password", PASSWORD)]).await.is(410);
    app.stranger().posts(&link, &[("new_password", PASSWORD)]).await.leads_to("/sign-in");
    let maya = app.stranger();
    maya.posts("/sign-in", &[("email", MAYA), ("password", PASSWORD)]).await.leads_to("/appointments");
    assert!(maya.opens("/appointments").await.is(200).page().text().contains("Leena Farah"));
    ruth.api(Method::POST, &format!("{place}/send-link")).send().await.is_problem(409, "not-allowed-now");
    let rows = app.rows(Table::Audit).await;
    let added = rows.iter().find(|row| row["what"].as_s().unwrap() == "patient.create").unwrap();
    assert_eq!((added["subject_id"].as_s().unwrap().as_str(), added["actor_id"].as_s().unwrap()), (id, &ruth.id.to_string()));
}

#[tokio::test]
async fn f19_what_is_wrong_with_a_new_patient_is_said_and_one_press_too_many_adds_nobody() {
    let app = TestApp::start().await;
    let (ruth, asha) = (app.receptionist().await, app.patient("Asha").await);
    let known = adds(&ruth, &asha.email).await.is(422).page();
    assert!(known.alert().contains("This address has an account already"), "{}", known.alert());
    assert_eq!(known.form("/patients").value("name"), "Maya Lindqvist");
    let wrong = ruth.posts("/patients", &[("email", "x"), ("phone", "12"), ("date_of_birth", "2027-01-01")]).await.is(422).page();
    for words in ["Enter the name", "Enter the e-mail address", "from 1900 until today", "Enter the phone number"] {
        assert!(wrong.alert().contains(words), "{words} in {}", wrong.alert());
    }
    let form = ruth.opens("/patients/new").await.page().form("/patients");
    let filled = [("name", "Maya Lindqvist"), ("email", MAYA), ("date_of_birth", "1980-02-29")];
    let form = filled.into_iter().fold(form, |form, (name, value)| form.fill(name, value));
    let (one, two) = tokio::join!(ruth.sends(&form), ruth.sends(&form));
    assert_eq!(one.leads_to("/patients/usr_").location(), two.leads_to("/patients/usr_").location());
    assert_eq!(app.mail_to(MAYA).await.len(), 1);
    let other = form.fill("email", "other@example.org");
    assert!(ruth.sends(&other).await.is(409).page().alert().contains("Press again to add one more"));
    let body = json!({ "name": "Ben", "email": "ben@example.org", "date_of_birth": "1980-02-29" });
    let by_key = || ruth.api(Method::POST, "/patient-invitations").key("k-1").json(&body).send();
    let made = by_key().await.is(201).member("id");
    assert_eq!(by_key().await.is(201).member("id"), made);
    for who in [&asha, &app.doctor("Leena Farah").await] {
        who.api(Method::POST, "/patient-invitations").json(&body).send().await.is(403);
        who.opens("/patients/new").await.is(403);
    }
}

/// Whoever registered the address and never confirmed it gives way, as for those who work here.
#[tokio::test]
async fn f19_a_patient_is_added_to_an_address_that_was_never_confirmed() {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    let form = [("name", "Not Maya"), ("email", MAYA), ("password", "nine geese on a lake"), ("consent", "yes")];
    app.stranger().posts("/register", &form).await.is(303);
    let theirs = app.link_to(MAYA).await;
    adds(&ruth, MAYA).await.leads_to("/patients/usr_");
    app.stranger().posts(&theirs, &[]).await.is(410);
    let link = app.link_to(MAYA).await;
    app.stranger().posts(&link, &[("new_password", PASSWORD)]).await.leads_to("/sign-in");
    app.stranger().posts("/sign-in", &[("email", MAYA), ("password", "nine geese on a lake")]).await.is(401);
}

#[tokio::test]
async fn f19_administrators_edit_name_and_phone_of_those_who_treat_nobody_and_not_the_address() {
    let app = TestApp::start().await;
    let (tomas, ruth) = (app.administrator().await, app.person("Ruth Berg", Role::Receptionist).await);
    let account = format!("/admin/people/{}", ruth.id);
    let edit = format!("{account}/edit");
    assert!(tomas.opens(&account).await.page().all("a").iter().any(|link| link.attribute("href") == Some(&edit)));
    let form = tomas.opens(&edit).await.is(200).page().form(&edit);
    assert!(form.fields.iter().all(|(name, _)| name != "email"));
    let wrong = tomas.sends(&form.clone().fill("name", " ").fill("phone", "12")).await.is(422).page();
    assert!(wrong.alert().contains("Enter the name") && wrong.form(&edit).value("phone") == "12");
    let good = form.clone().fill("name", "Ruth Holm").fill("phone", "+91 98765 43210");
    tomas.sends(&good).await.leads_to(&account);
    tomas.sends(&good).await.leads_to(&account); // pressed twice
    assert!(tomas.opens(&account).await.page().text().contains("+919876543210"));
    let late = tomas.sends(&form.fill("name", "Ruth Other")).await.is(409).page();
    assert!(late.alert().contains("Somebody has saved this since") && late.form(&edit).value("name") == "Ruth Other", "{}", late.alert());
    assert!(tomas.opens(&tomas.looks_for("/admin/people?role=receptionist", "holm").await).await.page().text().contains("Ruth Holm"));
    assert_eq!(ruth.api(Method::GET, "/me").send().await.is(200).member("name"), "Ruth Holm");

    let answer = tomas.api(Method::GET, &account).send().await.is(200);
    let seen = answer.header("etag").to_owned();
    let patch = || tomas.api(Method::PATCH, &account).if_match(&seen).json(&json!({ "phone": null })).send();
    assert_eq!(patch().await.is(200).json()["phone"], json!(null));
    patch().await.is(412);
    tomas.api(Method::PATCH, &account).json(&json!({ "email": "x@example.org" })).send().await.is(422);
    for (other, place) in [(app.doctor("Leena Farah").await, "/doctors/"), (app.patient("Asha").await, "/patients/")] {
        tomas.opens(&format!("/admin/people/{}/edit", other.id)).await.leads_to(place);
        let address = format!("/admin/people/{}", other.id);
        tomas.api(Method::PATCH, &address).json(&json!({ "name": "X" })).send().await.is_problem(409, "not-allowed-now");
    }
    ruth.opens(&edit).await.is(403);
    let rows = app.rows(Table::Audit).await;
    assert_eq!(rows.iter().filter(|row| row["what"].as_s().unwrap() == "account.change").count(), 2);
}

#[tokio::test]
async fn f20_administrators_find_those_who_work_here_by_name_address_phone_and_licence() {
    let app = TestApp::start().await;
    let tomas = app.person("Tomas Reiter", Role::Administrator).await;
    let (asha, ruth) = (app.person("Asha Menon", Role::Receptionist).await, app.person("Ruth Berg", Role::Receptionist).await);
    app.doctor("Asha Farah").await;
    app.patient("Asha Patient").await;
    ruth.api(Method::PATCH, "/me").json(&json!({ "phone": "+91 98765 43210" })).send().await.is(200);
    let rows = async |role: &str, q: &str| {
        let list = tomas.looks_for(&format!("/admin/people?role={role}"), q).await;
        let page = tomas.opens(&list).await.is(200).page();
        page.all("tbody th").iter().map(|cell| cell.text()).collect::<Vec<_>>()
    };
    assert_eq!(rows("receptionist", "as").await, ["Asha Menon"]);
    assert_eq!(rows("receptionist", &asha.email).await, ["Asha Menon"]);
    assert_eq!(rows("receptionist", "+91 987").await, ["Ruth Berg"]);
    assert_eq!(rows("doctor", "far ash").await, ["Asha Farah"]);
    assert_eq!(rows("administrator", "asha").await, Vec::<String>::new());
    assert_eq!(rows("receptionist", "").await, ["Asha Menon", "Ruth Berg"]);
    // A doctor also by the licence, however it is typed, of whatever it is made, and whether listed or not; nobody does so in public.
    let iyer = app.doctor_who("Ravi Iyer", |new| new.licence_number = Some("KMC-40213/b".into())).await;
    let novak = app.doctor_who("Petra Novak", |new| new.licence_number = Some("77 0123".into())).await;
    for typed in ["KMC-40213/B", "kmc 402", "kmc40213b", "KMC"] {
        assert_eq!(rows("doctor", typed).await, ["Ravi Iyer"], "{typed}");
    }
    assert_eq!(rows("doctor", "770-123").await, ["Petra Novak"]);
    assert_eq!((rows("doctor", "40213").await, rows("receptionist", "kmc").await), (Vec::<String>::new(), Vec::<String>::new()));
    app.changes(&novak, |doctor| doctor.licence_number = Some("NEW-1".into())).await;
    app.changes(&iyer, |doctor| doctor.status = DoctorStatus::Inactive).await;
    assert_eq!((rows("doctor", "new 1").await, rows("doctor", "770").await), (vec!["Petra Novak".to_owned()], Vec::new()));
    assert_eq!(rows("doctor", "kmc-4").await, ["Ravi Iyer"]);
    for typed in ["new1", "NEW-1", "~new1", "%7Enew1"] {
        let found = app.stranger().api(Method::GET, &format!("/doctors?q={typed}")).send().await.is(200).json();
        assert_eq!(found["items"], json!([]), "{typed}");
    }
    // Rows from before licences were words: with the next change.
    let row = app.rows(Table::Lookups).await.into_iter().find(|row| row["word_of"].as_s().unwrap().starts_with("~new1#")).unwrap();
    let key = Key::two(Table::Lookups, "doctor", row["word_of"].as_s().unwrap());
    app.write(vec![Action::Delete { key, condition: None }]).await;
    assert_eq!(rows("doctor", "new 1").await, Vec::<String>::new());
    app.changes(&novak, |doctor| doctor.place = "Room 3".into()).await;
    assert_eq!(rows("doctor", "new 1").await, ["Petra Novak"]);
    let list = tomas.looks_for("/admin/people?role=doctor", "nobody@example.org").await;
    assert!(!list.contains("nobody"), "{list}");
    assert!(tomas.opens(&list).await.is(200).page().text().contains("Nobody fits"));
    let refused = tomas.posts("/admin/people/search", &[("role", "doctor"), ("q", &"x".repeat(121))]).await.is(422).page();
    assert!(refused.alert().contains("at most 120 characters"));
    let found = tomas.api(Method::GET, "/admin/people?role=receptionist&q=ber").send().await.is(200).json();
    assert_eq!((found["items"][0]["name"].as_str(), found["items"].as_array().unwrap().len()), (Some("Ruth Berg"), 1));
    ruth.posts("/admin/people/search", &[("q", "asha")]).await.is(403);
}

#[tokio::test]
async fn f19_whoever_may_have_an_account_already_is_shown_before_another_one_is_made() {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    adds(&ruth, "one@example.org").await.leads_to("/patients/usr_");
    let sends = async |name: &str, born: &str, phone: &str| {
        let form = ruth.opens("/patients/new").await.is(200).page().form("/patients");
        let typed = [("name", name), ("email", "two@example.org"), ("date_of_birth", born), ("phone", phone)];
        ruth.sends(&typed.into_iter().fold(form, |form, (field, value)| form.fill(field, value))).await
    };
    for (name, born, phone) in [("LINDQVIST maya", "1980-02-29", ""), ("Nils Berg", "2015-01-01", "0091 98765-43210")] {
        let warned = sends(name, born, phone).await.is(409).page();
        assert!(warned.alert().contains("There may be an account already"), "{name}: {}", warned.alert());
        for shown in ["Maya Lindqvist", "29 February 1980", "one@example.org"] {
            assert!(warned.text().contains(shown), "{name}: {shown} in {}", warned.text());
        }
        assert!(warned.all("main a").iter().any(|link| link.attribute("href").is_some_and(|href| href.starts_with("/patients/usr_"))));
        assert_eq!(warned.form("/patients").value("name"), name, "what was typed is kept");
    }
    assert_eq!(app.app.ground.storage.totals().await.unwrap().of(Total::Patients), 1, "nobody was added");
    let warned = sends("Maya Lindqvist", "1980-02-29", "").await.is(409).page();
    ruth.sends(&warned.form("/patients")).await.leads_to("/patients/usr_");
    // Another name and birth is nobody's, and who was shown for one person says nothing of another.
    let other = warned.form("/patients").fill("email", "three@example.org").fill("name", "Somebody Else");
    ruth.sends(&other.fill("idempotency_key", "another")).await.leads_to("/patients/usr_");
}

#[tokio::test]
async fn f19_whoever_is_called_the_same_and_has_no_date_of_birth_yet_may_be_the_one() {
    let app = TestApp::start().await;
    let (ruth, asha) = (app.receptionist().await, app.patient("Asha").await);
    let sends = async |born: &str, email: &str| {
        let form = ruth.opens("/patients/new").await.is(200).page().form("/patients");
        let typed = [("name", asha.name.as_str()), ("email", email), ("date_of_birth", born)];
        ruth.sends(&typed.into_iter().fold(form, |form, (field, value)| form.fill(field, value))).await
    };
    let warned = sends("1990-01-01", "two@example.org").await.is(409).page();
    assert!(warned.text().contains(&asha.email), "{}", warned.text());
    let born = json!({ "date_of_birth": "1980-01-01" });
    asha.api(Method::PATCH, "/me").json(&born).send().await.is(200);
    sends("1990-01-01", "two@example.org").await.leads_to("/patients/usr_");
}

#[tokio::test]
async fn f19_a_licence_number_that_somebody_has_is_said_before_another_doctor_gets_it() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    app.doctor_who("Ravi Iyer", |new| new.licence_number = Some("KMC-40213".into())).await;
    let form = tomas.opens("/doctors/new").await.is(200).page().form("/doctors");
    let filled = [("name", "Petra Novak"), ("email", "petra@example.org"), ("licence_number", "kmc 40213")];
    let form = filled.into_iter().fold(form, |form, (field, value)| form.fill(field, value));
    let asked = tomas.sends(&form.fill("department_id", app.department.id.to_string())).await.is(409).page();
    assert!(asked.alert().contains("Ravi Iyer has the licence number kmc 40213 already"), "{}", asked.alert());
    assert!(app.mail_to("petra@example.org").await.is_empty(), "nobody was added");
    let form = asked.form("/doctors");
    assert_eq!((form.value("licence_number"), form.value("name")), ("kmc 40213", "Petra Novak"));
    let form = form.fill("licence_confirmed", "yes");
    let added = tomas.sends(&form).await.leads_to("/admin/people/usr_").location().to_owned();
    assert_eq!(tomas.sends(&form).await.leads_to("/admin/people/usr_").location(), added, "pressed twice");
}

#[tokio::test]
async fn f17_a_licence_number_that_somebody_has_is_said_when_a_doctor_is_given_it() {
    let app = TestApp::start().await;
    let tomas = app.administrator().await;
    app.doctor_who("Ravi Iyer", |new| new.licence_number = Some("KMC-40213".into())).await;
    let petra = app.doctor("Petra Novak").await;
    let place = format!("/doctors/{}", petra.id);
    let edited = async || tomas.opens(&format!("{place}/edit")).await.is(200).page().form(&place);
    let form = edited().await.fill("licence_number", "kmc 40213").fill("place", "Room 7");
    let asked = tomas.sends(&form).await.is(409).page();
    assert!(asked.alert().contains("Ravi Iyer has the licence number kmc 40213 already"), "{}", asked.alert());
    let form = asked.form(&place);
    assert_eq!((form.value("licence_number"), form.value("place")), ("kmc 40213", "Room 7"), "what was typed is kept");
    assert_eq!(edited().await.value("licence_number"), "", "nothing is saved");
    let form = form.fill("licence_confirmed", "yes");
    for _ in 0..2 {
        tomas.sends(&form).await.leads_to(&place);
    }
    // What stays is not asked about again, however it is written.
    tomas.sends(&edited().await.fill("licence_number", "KMC 40213").fill("place", "Room 8")).await.leads_to(&place);
}
