//! F69: one person with two accounts, joined at the desk: the one with the history stays, the sign-in moves onto it.

use caredesk::access::actor::Level;
use caredesk::access::permissions::{BookAppointment, KeepHealthNotes};
use caredesk::capabilities::appointments::model::{BookingAnswers, NewBooking, Priority, Refusable, VisitMode};
use caredesk::capabilities::appointments::service::BookingError;
use caredesk::capabilities::calendar::model::Quantum;
use caredesk::capabilities::wellbeing::model::MoodText;
use caredesk::identity::accounts::{Account, Accounts, Status};
use caredesk::operations::verify::check;
use caredesk::primitives::record_number::RecordNumber;
use caredesk::storage::item::{Key, text};
use caredesk::storage::tables::Table;
use caredesk::storage::totals::Total;
use caredesk::storage::transaction::Expression;
use http::Method;
use serde_json::json;

use crate::phone::{Phone, at_the_code, enters};
use crate::support::{Answer, Copy, Form, PASSWORD, Page, Person, TestApp, booking};
use crate::walk_ins::{booked, registers, walk_in};

async fn account(app: &TestApp, id: &str) -> Account {
    Accounts::new(app.app.ground.storage.clone()).find(id.parse().unwrap()).await.unwrap().unwrap()
}

fn number(id: &str) -> String {
    RecordNumber::of(id.parse().unwrap()).to_string()
}

/// The form of the page that shows both, with the record number of the one that is closed.
async fn form(by: &Person, here: &str, other: &str, gone: &str) -> Form {
    let path = format!("/patients/{here}/merge/{other}");
    form_of(&by.opens(&path).await.is(200).page(), &path, gone)
}

fn form_of(page: &Page, path: &str, gone: &str) -> Form {
    page.form(path).fill("record_number", number(gone))
}

/// The same person at the desk, who does not say that they have an account.
async fn joins_the_queue(by: &Person) -> (String, String) {
    let warned = registers(by, "Noor Rahman", "1980-02-29", "").await.is(409).page();
    let place = by.sends(&warned.form("/patients")).await.leads_to("/patients/usr_").location().to_owned();
    let id = place.rsplit('/').next().unwrap().to_owned();
    (place, id)
}

/// A walk-in with a visit, and the account they made themselves.
async fn twice(app: &TestApp) -> (Person, String, Person) {
    let (ruth, farah, noor) = (app.receptionist().await, app.doctor("Leena Farah").await, app.patient("Noor Rahman").await);
    app.gets_a_password(&noor).await;
    let (_, id) = joins_the_queue(&ruth).await;
    booked(app, &ruth, &farah, &id).await;
    app.signs_in(&ruth, Level::Full).await;
    app.signs_in(&noor, Level::Full).await;
    (ruth, id, noor)
}

async fn holds(app: &TestApp) {
    let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
    assert!(report.is_clean(), "{report}");
}

#[tokio::test]
async fn f69_the_sign_in_moves_to_the_account_with_the_history_and_the_old_number_leads_there() {
    let app = TestApp::start().await;
    let (ruth, id, noor) = twice(&app).await;
    let (place, own) = (format!("/patients/{id}"), noor.id.to_string());
    let patients = app.app.ground.storage.totals().await.unwrap().of(Total::Patients);
    let link = format!("{place}/merge");
    assert!(ruth.opens(&place).await.page().all("a").iter().any(|one| one.attribute("href") == Some(&link)));
    // Whoever looks alike is shown at once, and the search finds the others.
    assert!(ruth.opens(&link).await.is(200).text().contains(&noor.email));
    let found = ruth.posts(&format!("{link}/search"), &[("q", &noor.email)]).await.leads_to(&link).location().to_owned();
    let compare = format!("{link}/{own}");
    assert!(ruth.opens(&found).await.is(200).page().all("a").iter().any(|one| one.attribute("href") == Some(&compare)));
    let page = ruth.opens(&compare).await.is(200).page();
    for words in ["Visits: 1", &number(&id), &number(&own), &noor.email, "There is no way back"] {
        assert!(page.text().contains(words), "{words} in {}", page.text());
    }
    assert!(!page.text().contains("cough"), "counts, and nothing clinical");
    let good = form(&ruth, &id, &own, &own).await;
    let wrong = ruth.sends(&good.clone().fill("record_number", number(&id))).await.is(422).page();
    assert!(wrong.alert().contains("Type the record number"), "{}", wrong.alert());

    ruth.sends(&good).await.leads_to(&place);
    ruth.sends(&good).await.leads_to(&place); // pressed twice
    assert!(ruth.opens(&place).await.text().contains(&noor.email));
    let (stays, goes) = (account(&app, &id).await, account(&app, &own).await);
    assert_eq!((stays.status, stays.email.map(|email| email.as_str().to_owned())), (Status::Active, Some(noor.email.clone())));
    assert_eq!(
        (goes.status, goes.email, goes.password_hash.is_none(), goes.merged_into),
        (Status::Disabled, None, true, Some(stays.user_id))
    );
    assert_eq!(app.app.ground.storage.totals().await.unwrap().of(Total::Patients), patients - 1);

    // Sessions of the one that gave way are over; the same password opens the other, with what the desk had booked.
    noor.opens("/appointments").await.is(303);
    let again = app.stranger();
    again.posts("/sign-in", &[("email", &noor.email), ("password", PASSWORD)]).await.leads_to("/appointments");
    assert!(again.opens("/appointments").await.is(200).text().contains("Leena Farah"));
    assert_eq!(again.api(Method::GET, "/me").send().await.is(200).member("id"), id);
    let told = app.mails_saying(&noor.email, "are one now").await;
    assert_eq!(told.len(), 1);
    assert!(!told[0]["text"].as_str().unwrap().contains("cough"));

    // Its page, its number and its address lead to the one that stays.
    ruth.opens(&format!("/patients/{own}")).await.leads_to(&place);
    for q in [number(&own), number(&id), noor.email.clone()] {
        let list = ruth.opens(&ruth.looks_for("/patients", &q).await).await.is(200).page();
        assert_eq!(list.all("tbody th a").iter().filter_map(|one| one.attribute("href")).collect::<Vec<_>>(), [place.as_str()], "{q}");
    }
    ruth.posts(&format!("/patients/{own}"), &[("name", "X")]).await.is(404);
    let tomas = app.administrator().await;
    app.signs_in(&tomas, Level::Full).await;
    tomas.api(Method::POST, &format!("/admin/people/{own}/enable")).send().await.is_problem(409, "not-allowed-now");
    assert!(tomas.opens(&format!("/admin/people/{own}")).await.is(200).text().contains("Joined with another account"));
    let rows = app.rows(Table::Audit).await;
    let subjects: Vec<_> = rows
        .iter()
        .filter(|row| row["what"].as_s().unwrap() == "patient.merge")
        .map(|row| row["subject_id"].as_s().unwrap().clone())
        .collect();
    assert_eq!(subjects.len(), 2);
    assert!(subjects.contains(&id) && subjects.contains(&own));
    holds(&app).await;
}

#[tokio::test]
async fn f69_what_stands_in_the_other_name_or_contradicts_keeps_two_accounts_apart() {
    let app = TestApp::start().await;
    let (ruth, id, noor) = twice(&app).await;
    let farah = app.doctor("Mei Chen").await;
    let own = noor.id.to_string();
    let path = format!("/patients/{id}/merge/{own}");
    let early = form(&ruth, &id, &own, &own).await;
    let visit = noor.has(&app.open_slot(&farah).await).await;
    let page = ruth.opens(&path).await.is(200).page();
    assert!(page.text().contains("cannot be joined") && page.text().contains("Visits: 1"), "{}", page.text());
    assert!(page.text().contains("Then they can be joined") && !page.text().contains("keep both accounts"), "{}", page.text());
    let href = format!("/appointments/{}", visit.id);
    assert!(page.all("a").iter().any(|link| link.attribute("href") == Some(&href)), "with the way to resolve it");
    ruth.sends(&early).await.is(409);
    assert_eq!(account(&app, &own).await.status, Status::Active);
    // Two dates of birth that differ, two sign-ins, a closed account.
    let ben = app.patient("Ben Okafor").await;
    ben.api(Method::PATCH, "/me").json(&json!({ "date_of_birth": "1970-01-01" })).send().await.is(200);
    let says = async |here: &str, other: &str| ruth.opens(&format!("/patients/{here}/merge/{other}")).await.is(200).text();
    assert!(says(&id, &ben.id.to_string()).await.contains("dates of birth differ"));
    assert!(says(&ben.id.to_string(), &own).await.contains("Somebody signs in to each"));
    let doctor = app.doctor("Sara Costa").await;
    for nobody in [id.clone(), doctor.id.to_string()] {
        ruth.opens(&format!("/patients/{id}/merge/{nobody}")).await.is(404);
    }
    for who in [&noor, &farah] {
        who.opens(&path).await.is(403);
    }
    holds(&app).await;
}

/// The app goes on making codes for the account that stays; what was read before it changed is not joined.
#[tokio::test]
async fn f69_a_change_of_either_since_the_page_was_opened_is_seen() {
    let app = TestApp::start().await;
    let (ruth, id, noor) = twice(&app).await;
    let own = noor.id.to_string();
    let early = form(&ruth, &id, &own, &own).await;
    noor.api(Method::PATCH, "/me").json(&json!({ "phone": "+91 98765 43210" })).send().await.is(200);
    let late = ruth.sends(&early).await.is(409).page();
    assert!(late.alert().contains("Something has changed"), "{}", late.alert());
    ruth.sends(&form(&ruth, &id, &own, &own).await).await.leads_to("/patients/");
    assert_eq!(account(&app, &id).await.phone.unwrap().as_str(), "+919876543210", "what the desk did not know is taken along");
}

/// The app that makes codes opens the account that stays; recovery codes were the other account's.
#[tokio::test]
async fn f69_codes_go_on_with_the_sign_in_that_moves() {
    let app = TestApp::start().await;
    let (ruth, id, noor) = twice(&app).await;
    let setup = noor.opens("/security/second-factor").await.is(200).page();
    let phone = Phone::with(setup.find("span.code").unwrap().text().trim().to_owned());
    let kept = noor.sends(&setup.form("/security/second-factor").fill("code", phone.shows(&app, 0))).await.is(200).page();
    let recovery = kept.find("ul.recovery li").unwrap().text().trim().to_owned();
    let own = noor.id.to_string();
    let page = ruth.opens(&format!("/patients/{id}/merge/{own}")).await.is(200).page();
    assert!(page.text().contains("Recovery codes stop working"), "{}", page.text());
    ruth.sends(&form(&ruth, &id, &own, &own).await).await.leads_to(&format!("/patients/{id}"));
    app.passes(1);
    let again = at_the_code(&app, &noor.email).await;
    assert_eq!(enters(&again, &recovery).await, 422, "of the account that gave way");
    assert_eq!(enters(&again, &phone.shows(&app, 0)).await, 200);
    assert_eq!(again.api(Method::GET, "/me").send().await.is(200).member("id"), id);
}

/// What the page advises works: the visit is cancelled, the wish withdrawn, and what is left of them keeps nobody apart.
#[tokio::test]
async fn f69_once_what_stands_in_the_way_is_cancelled_as_the_page_says_the_accounts_are_joined() {
    let app = TestApp::start().await;
    let (ruth, id, noor) = twice(&app).await;
    let (own, place) = (noor.id.to_string(), format!("/patients/{id}"));
    let visit = noor.has(&app.open_slot(&app.doctor("Mei Chen").await).await).await;
    let waiting = "/patients/me/waiting-list";
    let wish =
        noor.opens(&format!("{waiting}/new?department={}", app.department.id)).await.is(200).page().form(waiting).fill("reason", "cough");
    let wish = noor.sends(&wish).await.leads_to("/patients/me/waiting-list/wai_").location().to_owned();
    let compare = format!("{place}/merge/{own}");
    let page = ruth.opens(&compare).await.is(200).page();
    assert!(page.text().contains("Visits: 1") && page.text().contains("Waiting list: 1"), "{}", page.text());
    // As the page says: each by the page that it leads to.
    let cancel = format!("/appointments/{}/cancel", visit.id);
    assert!(
        ruth.opens(&format!("/appointments/{}", visit.id)).await.page().all("a").iter().any(|one| one.attribute("href") == Some(&cancel))
    );
    let form = ruth.opens(&cancel).await.is(200).page().form(&cancel);
    ruth.sends(&form.fill("reason", "Two accounts")).await.is(303);
    let withdraw = format!("{}/withdraw", wish.replace("/me/", &format!("/{own}/")));
    let form = ruth.opens(&withdraw).await.is(200).page().form(&withdraw);
    ruth.sends(&form).await.is(303);
    let page = ruth.opens(&compare).await.is(200).page();
    assert!(page.text().contains("One cancelled visit stays with the closed account"), "{}", page.text());
    assert_eq!(ruth.api(Method::GET, &compare).send().await.is(200).json()["cancelled_visits"], 1);
    ruth.sends(&form_of(&page, &compare, &own)).await.leads_to(&place);
    assert_eq!(account(&app, &own).await.merged_into.unwrap().to_string(), id);
    assert_eq!(ruth.looks_at(&visit).await.member("status"), "cancelled", "it stays where it was");
    holds(&app).await;
    // Of a visit that is not cancelled, the house is told.
    let key = Key::one(Table::Appointments, &visit.id);
    let booked = Expression::of("SET #status = :booked").name("#status", "status").value(":booked", text("booked"));
    app.app.ground.storage.update(&key, booked, None).await.unwrap();
    let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap().to_string();
    assert!(report.contains(&format!("and {} is its visit", visit.id)) && report.contains("there are records in its name"), "{report}");
}

/// Whatever passed the door before the joining and writes after it finds the account closed, and each week of its ledger.
#[tokio::test]
async fn f69_what_its_person_began_before_the_joining_is_not_written_after_it() {
    let app = TestApp::start().await;
    let (ruth, id, noor) = twice(&app).await;
    let own = noor.id.to_string();
    let (mei, day) = (app.doctor("Mei Chen").await, app.app.wellbeing.today());
    let start = app.open_slot(&mei).await.start.parse().unwrap();
    let (books, notes) = (app.granted::<BookAppointment>(&noor), app.granted::<KeepHealthNotes>(&noor));
    ruth.sends(&form(&ruth, &id, &own, &own).await).await.leads_to("/patients/");
    let answers = BookingAnswers::parse("cough", None, Priority::Routine).unwrap();
    let wish = NewBooking {
        doctor_id: mei.id,
        start,
        patient_id: None,
        visit_type: None,
        kind: None,
        mode: VisitMode::InPerson,
        series: None,
        answers,
    };
    let refused = app.app.appointments.book(&books, &app.app.ground.once(noor.id, "book", "late", "x"), &wish).await.unwrap_err();
    assert!(matches!(refused, BookingError::Impossible(Refusable::UnknownPatient)), "{refused:?}");
    let mood = MoodText { level: 4, note: None }.check().unwrap();
    assert!(app.app.wellbeing.write_mood(&notes, day, &mood, None).await.is_err());
    holds(&app).await;
}

#[tokio::test]
async fn f69_an_account_that_gave_way_and_is_erased_leads_on_still_and_is_nobody_of_its_own() {
    let app = TestApp::start().await;
    let (ruth, id, noor) = twice(&app).await;
    let own = noor.id.to_string();
    ruth.sends(&form(&ruth, &id, &own, &own).await).await.leads_to("/patients/");
    erases(&app, &own).await;
    app.signs_in(&ruth, Level::Full).await;
    assert_eq!(account(&app, &own).await.merged_into.unwrap().to_string(), id);
    ruth.opens(&format!("/patients/{own}")).await.leads_to(&format!("/patients/{id}"));
    holds(&app).await;
}

/// What was left behind under a closed account goes with its person.
#[tokio::test]
async fn f69_who_is_erased_takes_along_the_cancelled_visits_of_the_account_that_gave_way() {
    let app = TestApp::start().await;
    let (ruth, farah) = (app.receptionist().await, app.doctor("Leena Farah").await);
    app.signs_in(&ruth, Level::Full).await;
    let stays = walk_in(&ruth, "Noor Rahman", "").await.1;
    let (_, goes) = joins_the_queue(&ruth).await;
    let visit = booked(&app, &ruth, &farah, &goes).await;
    ruth.api(Method::POST, &format!("/appointments/{visit}/cancel")).json(&json!({ "reason": "another plan" })).send().await.is(200);
    ruth.sends(&form(&ruth, &stays, &goes, &goes).await).await.leads_to(&format!("/patients/{stays}"));
    erases(&app, &stays).await;
    let rows = app.rows(Table::Appointments).await;
    assert_eq!((rows.len(), rows[0]["patient_name"].as_s().unwrap().as_str()), (1, "Erased person"));
    assert!(app.rows(Table::Records).await.is_empty(), "nor why they wanted to come");
    holds(&app).await;
}

/// And stands in the copy that its person takes along.
#[tokio::test]
async fn f13_f69_a_copy_holds_what_was_said_for_cancelled_visits_of_the_account_that_gave_way() {
    let app = TestApp::start().await;
    let (ruth, id, noor) = twice(&app).await;
    let mut wish = booking(&app.open_slot(&app.doctor("Mei Chen").await).await);
    (wish["reason"], wish["symptoms"]) = (json!("an old knee"), json!("stairs hurt"));
    let visit = noor.asks_for(&wish).await.is(201).member("id");
    ruth.api(Method::POST, &format!("/appointments/{visit}/cancel")).json(&json!({ "reason": "another plan" })).send().await.is(200);
    let own = noor.id.to_string();
    ruth.sends(&form(&ruth, &id, &own, &own).await).await.leads_to(&format!("/patients/{id}"));

    let again = app.stranger();
    again.posts("/sign-in", &[("email", &noor.email), ("password", PASSWORD)]).await.leads_to("/appointments");
    let ask = again.opens("/my-data/new").await.is(200).page().form("/my-data");
    again.sends(&ask).await.leads_to("/my-data");
    assert_eq!(app.makes_copies().await.made, 1);
    let list = again.opens("/my-data").await.is(200).page();
    let show = list.find("main ul.todo a").expect("a copy to download").attribute("href").unwrap().to_owned();
    let file = again.opens(&show).await.is(200).page().find("main a[download]").unwrap().attribute("href").unwrap().to_owned();
    let copy = Copy::behind(&again.opens(&file).await).await;
    let said: Vec<_> = copy.section("visits").into_iter().map(|visit| (visit["reason"].clone(), visit["symptoms"].clone())).collect();
    assert!(said.contains(&(json!("an old knee"), json!("stairs hurt"))) && said.len() == 2, "{said:?}");
    let own_booking = |look: &serde_json::Value| look["what"] == "appointment.book" && look["own"] == true;
    assert!(copy.section("access").iter().any(own_booking), "who did what, under the name that gave way");
}

/// Closes and erases an account without an address.
async fn erases(app: &TestApp, id: &str) {
    let tomas = app.administrator().await;
    app.signs_in(&tomas, Level::Full).await;
    let at = |step: &str| format!("/admin/people/{id}{step}");
    if account(app, id).await.status != Status::Disabled {
        tomas.api(Method::POST, &at("/disable")).json(&json!({ "reason": "asked for it" })).send().await.is(200);
    }
    let form = tomas.opens(&at("/erase")).await.is(200).page().form(&at("/erase"));
    tomas.sends(&form.fill("reason", "asked for it").fill("email", number(id))).await.leads_to("/admin/people/");
    app.passes(24 * 60);
    assert_eq!(app.erases().await.erased, 1);
}

/// Nobody has a history: the account that was there first stays, unless the desk would rather keep the other.
#[tokio::test]
async fn f69_of_two_from_the_desk_the_older_stays_unless_the_other_is_kept() {
    let app = TestApp::start().await;
    let ruth = app.receptionist().await;
    let older = walk_in(&ruth, "Noor Rahman", "").await.1;
    app.passes(1);
    let (_, newer) = joins_the_queue(&ruth).await;
    app.signs_in(&ruth, Level::Full).await;
    let path = format!("/patients/{newer}/merge/{older}");
    let page = ruth.opens(&path).await.is(200).page();
    assert!(page.find("section[aria-labelledby=stays]").unwrap().text().contains(&number(&older)), "{}", page.text());
    let swap = format!("{path}?stays={newer}");
    assert!(page.all("a").iter().any(|link| link.attribute("href") == Some(&swap)), "with the way to keep the other");
    let page = ruth.opens(&swap).await.is(200).page();
    assert!(page.find("section[aria-labelledby=stays]").unwrap().text().contains(&number(&newer)), "{}", page.text());
    ruth.sends(&form_of(&page, &path, &newer)).await.is(422);
    ruth.sends(&form_of(&page, &path, &older)).await.leads_to(&format!("/patients/{newer}"));
    assert_eq!(account(&app, &older).await.merged_into.unwrap().to_string(), newer);
    holds(&app).await;
}

/// Of two who join at once one does; of a booking for the one that gives way and the joining one does not happen, whether the desk or
/// its own person books.
#[tokio::test]
async fn f69_s_two_at_once_join_once_and_no_visit_lands_on_an_account_that_gave_way() {
    for round in 0..12_u64 {
        let app = TestApp::start().await;
        let (ruth, id, noor) = twice(&app).await;
        let own = noor.id.to_string();
        let press = form(&ruth, &id, &own, &own).await;
        let slot = app.open_slot(&app.doctor("Mei Chen").await).await;
        let wish = json!({ "patient_id": own, "doctor_id": slot.doctor, "start": slot.start, "reason": "cough" });
        let vera = app.receptionist().await;
        let by = if round % 2 == 0 { &vera } else { &noor };
        let booking = async {
            tokio::time::sleep(std::time::Duration::from_millis(round / 2 * 4)).await;
            by.asks_for(&wish).await
        };
        let (one, two, book) = tokio::join!(ruth.sends(&press), ruth.sends(&press), booking);
        let gone = account(&app, &own).await.merged_into.is_some();
        let statuses = [one.status, two.status, book.status];
        let is_booked = |answer: &Answer| answer.status == 201;
        assert!(gone != is_booked(&book), "{statuses:?}: joined {gone}");
        if gone {
            assert!([one.status, two.status].contains(&303), "{statuses:?}");
            let joins = app.rows(Table::Audit).await.iter().filter(|row| row["what"].as_s().unwrap() == "patient.merge").count();
            assert_eq!(joins, 2, "two entries of one joining");
        }
        let visits = app.rows(Table::Appointments).await.into_iter().filter(|row| row["patient_id"].as_s().unwrap() == &own).count();
        assert_eq!(visits, usize::from(!gone));
        holds(&app).await;
    }
}
