//! F69: people without e-mail. The desk registers a walk-in with a phone or nothing, and gives an address later.

use caredesk::access::actor::Level;
use caredesk::capabilities::calendar::model::Quantum;
use caredesk::identity::accounts::{Accounts, Status};
use caredesk::operations::verify::check;
use caredesk::storage::tables::Table;
use caredesk::storage::totals::Total;
use http::Method;
use serde_json::json;

use crate::repairs::{self, house, leave_on, works};
use crate::support::{Answer, PASSWORD, Person, TestApp};

/// The page for a new patient, filled in and sent.
pub async fn registers(by: &Person, name: &str, born: &str, phone: &str) -> Answer {
    let form = by.opens("/patients/new").await.is(200).page().form("/patients");
    let filled = [("name", name), ("date_of_birth", born), ("phone", phone)];
    by.sends(&filled.into_iter().fold(form, |form, (name, value)| form.fill(name, value))).await
}

/// A walk-in: the page of their account, and their id.
pub async fn walk_in(by: &Person, name: &str, phone: &str) -> (String, String) {
    let place = registers(by, name, "1980-02-29", phone).await.leads_to("/patients/usr_").location().to_owned();
    let id = place.rsplit('/').next().unwrap().to_owned();
    (place, id)
}

/// The desk books the doctor's first free time for somebody.
pub async fn booked(app: &TestApp, by: &Person, doctor: &Person, patient: &str) -> String {
    let slot = app.open_slot(doctor).await;
    let wish = json!({ "patient_id": patient, "doctor_id": slot.doctor, "start": slot.start, "reason": "cough" });
    by.asks_for(&wish).await.is(201).member("id")
}

/// Why nothing went out to somebody, by mail or text.
async fn unsent(app: &TestApp, person: &str) -> Vec<(String, String)> {
    app.mail_to("nobody@example.org").await; // everything that is due is sent
    let rows = app.rows(Table::Deliveries).await.into_iter().filter(|row| row["recipient_id"].as_s().unwrap() == person);
    let word =
        |row: &caredesk::storage::item::Item, name: &str| row.get(name).and_then(|value| value.as_s().ok()).cloned().unwrap_or_default();
    rows.filter(|row| word(row, "channel") != "app").map(|row| (word(&row, "state"), word(&row, "because"))).collect()
}

#[tokio::test]
async fn f69_a_walk_in_with_nothing_is_booked_for_at_once_and_found_and_nothing_is_mailed() {
    let app = TestApp::start().await;
    let (ruth, farah, tomas) = (app.receptionist().await, app.doctor("Leena Farah").await, app.administrator().await);
    let (place, id) = walk_in(&ruth, "Noor Rahman", "").await;
    let page = ruth.opens(&place).await.is(200).page();
    assert!(page.text().contains("Noor Rahman is added. You can book for them now."), "{}", page.text());
    assert!(page.text().contains("No e-mail") && page.text().contains("they cannot sign in"), "{}", page.text());
    let book = format!("{place}/book");
    assert!(page.all("a").iter().any(|link| link.attribute("href") == Some(&book)));
    assert!(ruth.opens(&book).await.is(200).text().contains("nothing is mailed"));
    assert_eq!(app.app.ground.storage.totals().await.unwrap().of(Total::Patients), 1);

    booked(&app, &ruth, &farah, &id).await;
    let told = unsent(&app, &id).await;
    assert!(!told.is_empty() && told.iter().all(|one| *one == ("suppressed".to_owned(), "has no address".to_owned())), "{told:?}");
    assert!(app.sent().iter().all(|message| message["service"] != "ses"), "nothing goes to a made-up address");
    app.signs_in(&tomas, Level::Full).await;
    assert!(tomas.opens(&format!("/admin/people/{id}")).await.is(200).text().contains("No e-mail"));

    let account = Accounts::new(app.app.ground.storage.clone()).find(id.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((account.status, account.email, account.password_hash.is_none()), (Status::NoAddress, None, true));
    let number = ruth.api(Method::GET, &place).send().await.is(200).member("record_number");
    for q in ["rahman", &number] {
        let list = ruth.opens(&ruth.looks_for("/patients", q).await).await.is(200).text();
        assert!(list.contains("Noor Rahman") && list.contains("No e-mail"), "{q}: {list}");
    }
    // A phone alone is found too, and one person's number warns before another is added.
    walk_in(&ruth, "Ben Okafor", "+91 98765 43210").await;
    assert!(ruth.opens(&ruth.looks_for("/patients", "+91 98765").await).await.is(200).text().contains("Ben Okafor"));
    for (name, phone, alike) in [("Rahman Noor", "", "Noor Rahman"), ("Zoe Hart", "+91 98765 43210", "Ben Okafor")] {
        let warned = registers(&ruth, name, "1980-02-29", phone).await.is(409).page();
        assert!(warned.text().contains(alike), "{}", warned.text());
        ruth.sends(&warned.form("/patients")).await.leads_to("/patients/usr_");
    }
    let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
    assert!(report.is_clean(), "{report}");
}

#[tokio::test]
async fn f69_an_address_given_later_brings_the_link_and_the_visits_of_before() {
    let app = TestApp::start().await;
    let (ruth, farah, asha) = (app.receptionist().await, app.doctor("Leena Farah").await, app.patient("Asha").await);
    let (place, id) = walk_in(&ruth, "Noor Rahman", "").await;
    booked(&app, &ruth, &farah, &id).await;
    // What is due before they have an address went nowhere, and is not made up for.
    assert!(unsent(&app, &id).await.iter().all(|(state, _)| state == "suppressed"));
    let give = format!("{place}/address");
    let form = || async { ruth.opens(&place).await.is(200).page().form(&give) };
    let wrong = ruth.sends(&form().await.fill("email", "noor")).await.is(422).page();
    assert!(wrong.alert().contains("Enter the e-mail address") && wrong.form(&give).value("email") == "noor");
    let known = ruth.sends(&form().await.fill("email", &asha.email)).await.is(422).page();
    assert!(known.alert().contains("perhaps their own"), "{}", known.alert());
    let filled = form().await.fill("email", "Noor@Example.org");
    let (one, two) = tokio::join!(ruth.sends(&filled), ruth.sends(&filled));
    one.leads_to(&place);
    two.leads_to(&place);
    assert_eq!(app.mail_to("noor@example.org").await.len(), 1);
    let link = app.link_to("noor@example.org").await;
    assert!(ruth.opens(&place).await.text().contains("Link sent"));
    app.stranger().posts(&link, &[("new_password", PASSWORD)]).await.leads_to("/sign-in");
    let noor = app.stranger();
    noor.posts("/sign-in", &[("email", "noor@example.org"), ("password", PASSWORD)]).await.leads_to("/appointments");
    assert!(noor.opens("/appointments").await.is(200).text().contains("Leena Farah"));
    assert!(ruth.opens(&ruth.looks_for("/patients", "noor@ex").await).await.text().contains("Noor Rahman"));
    // Who has an address is given no other one here.
    ruth.posts(&give, &[("email", "other@example.org")]).await.leads_to(&place);
    ruth.api(Method::POST, &give).json(&json!({ "email": "other@example.org" })).send().await.is_problem(409, "not-allowed-now");
    let rows = app.rows(Table::Audit).await;
    assert_eq!(rows.iter().filter(|row| row["what"].as_s().unwrap() == "account.give_address").count(), 1);
}

/// Nobody can be mailed a copy, so nothing waits for one; what is typed is the record number.
#[tokio::test]
async fn f69_a_walk_in_is_closed_opened_and_erased_without_an_address() {
    let app = TestApp::start().await;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let (place, id) = walk_in(&ruth, "Noor Rahman", "").await;
    app.signs_in(&tomas, Level::Full).await;
    let at = |step: &str| format!("/admin/people/{id}{step}");
    let close = json!({ "reason": "added by mistake" });
    tomas.api(Method::POST, &at("/disable")).json(&close).send().await.is(200);
    let open = tomas.api(Method::POST, &at("/enable")).send().await.is(200).json();
    assert_eq!((open["status"].as_str(), open["email"].as_str()), (Some("no_address"), None));
    tomas.api(Method::POST, &at("/disable")).json(&close).send().await.is(200);
    let number = ruth.api(Method::GET, &place).send().await.is(200).member("record_number");
    let form = tomas.opens(&at("/erase")).await.is(200).page();
    assert!(form.text().contains("no copy can be sent"), "{}", form.text());
    let form = form.form(&at("/erase")).fill("reason", "asked for it");
    tomas.sends(&form.clone().fill("email", "HR-0000-0000-0000")).await.is(422);
    tomas.sends(&form.fill("email", number)).await.leads_to("/admin/people/");
    app.passes(24 * 60);
    assert_eq!(app.erases().await.erased, 1);
    app.signs_in(&ruth, Level::Full).await;
    ruth.opens(&place).await.is(404);
    assert!(app.rows(Table::Lookups).await.iter().all(|row| row["user_id"].as_s().unwrap() != &id));
}

/// A slip of the desk's hand: the link in a stranger's mailbox ends, the address is free, and the right one opens the account.
#[tokio::test]
async fn f69_a_mistyped_address_is_put_right_and_the_link_that_went_there_ends() {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    let body = json!({ "name": "Noor Rahman", "date_of_birth": "1980-02-29", "email": "noor@exmple.org" });
    let id = ruth.api(Method::POST, "/patient-invitations").json(&body).send().await.is(201).member("id");
    let (place, give) = (format!("/patients/{id}"), format!("/patients/{id}/address"));
    let wrong = app.link_to("noor@exmple.org").await;
    app.stranger().opens(&wrong).await.is(200);
    let page = ruth.opens(&place).await.is(200).page();
    assert!(page.text().contains("A link went to noor@exmple.org"), "{}", page.text());
    let filled = page.form(&give).fill("email", "noor@example.org");
    let (one, two) = tokio::join!(ruth.sends(&filled), ruth.sends(&filled));
    one.leads_to(&place);
    two.leads_to(&place);
    app.stranger().opens(&wrong).await.is(410);
    app.stranger().posts(&wrong, &[("new_password", PASSWORD)]).await.is(410);
    assert_eq!(app.mail_to("noor@example.org").await.len(), 1);
    let right = app.link_to("noor@example.org").await;
    // Nobody is found by the wrong one, and it is free for whoever has it.
    assert!(!ruth.opens(&ruth.looks_for("/patients", "noor@exmple").await).await.text().contains("Noor Rahman"));
    let other = json!({ "name": "Zoe Hart", "date_of_birth": "1990-02-28", "email": "noor@exmple.org" });
    ruth.api(Method::POST, "/patient-invitations").json(&other).send().await.is(201);
    ruth.api(Method::POST, &give).json(&json!({ "email": "noor@exmple.org" })).send().await.is_problem(422, "invalid");
    app.stranger().posts(&right, &[("new_password", PASSWORD)]).await.leads_to("/sign-in");
    ruth.api(Method::POST, &give).json(&json!({ "email": "late@example.org" })).send().await.is_problem(409, "not-allowed-now");
    let rows = app.rows(Table::Audit).await;
    assert_eq!(rows.iter().filter(|row| row["what"].as_s().unwrap() == "account.give_address").count(), 1);
}

#[tokio::test]
async fn f69_an_address_is_put_right_five_times_a_day() {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    let (place, _) = walk_in(&ruth, "Noor Rahman", "").await;
    let give = format!("{place}/address");
    let gives = |number: u8| ruth.api(Method::POST, &give).json(&json!({ "email": format!("noor{number}@example.org") })).send();
    for number in 0..6 {
        gives(number).await.is(200); // the first corrects nothing
    }
    gives(6).await.is(429);
    let form = ruth.opens(&place).await.is(200).page().form(&give).fill("email", "noor6@example.org");
    assert!(ruth.sends(&form).await.is(422).page().alert().contains("corrected five times today"));
    app.passes(24 * 60 + 1);
    app.signs_in(&ruth, Level::Full).await;
    gives(6).await.is(200);
}

/// Leave hits the visit of somebody whom no mail reaches: the desk reads that it has to call.
#[tokio::test]
async fn f69_who_has_no_address_is_called_about_leave_and_about_a_time_that_is_kept() {
    let house = house().await;
    let (app, farah, ruth) = (&house.app, &house.farah, house.app.receptionist().await);
    let day = "2026-11-27";
    let (place, id) = walk_in(&ruth, "Noor Rahman", "+91 98450 12377").await;
    let slot = app.open_slots(farah).await.into_iter().find(|slot| slot.start.starts_with(day)).unwrap();
    let wish = json!({ "patient_id": id, "doctor_id": slot.doctor, "start": slot.start, "reason": "cough" });
    let visit = ruth.asks_for(&wish).await.is(201).member("id");
    let page = leave_on(farah, day).await.0;
    assert!(page.text().contains("No e-mail: call"), "{}", page.text());
    let chosen = page.find(&format!("select#choice-{visit} option[selected]")).unwrap().attribute("value").unwrap().to_owned();
    assert_eq!(chosen, format!("later:{visit}"), "nothing is offered by mail unless somebody says so");
    let resolve = json!({ &visit: "offer" });
    let body = json!({ "kind": "leave", "start": day, "end": day, "resolve": resolve });
    farah.api(Method::POST, &format!("/doctors/{}/exceptions", farah.id)).json(&body).send().await.is(201);
    works(app).await;
    let list = ruth.opens("/desk/repairs").await.is(200).page();
    let said = list.find("section[aria-labelledby=unsolved]").unwrap().text();
    for words in ["Noor Rahman", "+919845012377", "Has no e-mail: call them", "One visit needs you", "kept"] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert!(!list.text().contains("One patient is choosing") && !list.text().contains("Times are offered"), "{}", list.text());
    // Whoever calls chooses for them, on the page behind the name.
    let repair = format!("/appointments/{visit}/repair");
    let page = ruth.opens(&repair).await.is(200).page();
    assert!(page.text().contains("+919845012377") && page.text().contains("Say them on the phone"), "{}", page.text());
    ruth.sends(&page.form(&format!("{repair}/take"))).await.leads_to("/desk/repairs");
    // And the waiting list.
    let base = format!("{place}/waiting-list");
    let page = ruth.opens(&format!("{base}/new?department={}", app.department.id)).await.is(200).page();
    assert!(page.text().contains("Noor Rahman has no e-mail address: call them when a time becomes free"), "{}", page.text());
    let made = ruth.sends(&page.form(&base).fill("reason", "cough")).await.leads_to(&format!("{base}/wai_"));
    let entry = ruth.opens(made.location()).await.is(200).page().text();
    assert!(entry.contains("There is no e-mail address: call them") && !entry.contains("gets a mail"), "{entry}");
    let list = format!("/desk/waiting-list?department={}", app.department.id);
    assert!(ruth.opens(&list).await.is(200).text().contains("No e-mail: call"));
    repairs::nothing_is_wrong(app).await;
}
