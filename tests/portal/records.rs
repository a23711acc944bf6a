//! F37, F38, F09, F10 as people do it: writing a visit up, amending it, reading it, printing it.

use caredesk::access::actor::Level;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;

use crate::steps::{REASON, books, doctor_and_asha};
use crate::support::{Answer, Form, Page, Person, TestApp};

const DIAGNOSIS: &str = "Primary hypertension";
const PRESCRIPTION: &str = "Amlodipine every morning";

/// A doctor, Asha, and the address of a visit of hers today.
async fn booked(app: &TestApp) -> (Person, Person, String) {
    let (doctor, asha) = doctor_and_asha(app).await;
    let visit = books(&asha, &app.open_slot(&doctor).await).await;
    (doctor, asha, visit)
}

/// The same on another day.
async fn booked_for_later(app: &TestApp) -> (Person, Person, String) {
    let (doctor, asha) = doctor_and_asha(app).await;
    let visit = books(&asha, &app.open_slots(&doctor).await[20]).await;
    (doctor, asha, visit)
}

/// The form that writes a visit up, filled in.
async fn form(doctor: &Person, visit: &str) -> Form {
    let page = doctor.opens(&format!("{visit}/record")).await.is(200).page();
    let form = page.form(&format!("{visit}/record"));
    form.fill("diagnosis", DIAGNOSIS).fill("prescription", PRESCRIPTION).fill("notes", "Readings falling")
}

/// Writes a visit up; the address of its record for the patient, and for the doctor.
async fn written_up(doctor: &Person, asha: &Person, visit: &str) -> (String, String) {
    doctor.sends(&form(doctor, visit).await).await.leads_to("/day?date=");
    let page = asha.opens(visit).await.is(200).page();
    let links = page.all("a");
    let own = links.iter().filter_map(|link| link.attribute("href")).find(|href| href.starts_with("/records/")).unwrap().to_owned();
    let in_care = format!("/patients/{}{own}", asha.id);
    (own, in_care)
}

fn follow<'a>(person: &'a Person, answer: &'a Answer) -> impl Future<Output = Answer> + 'a {
    person.follows(answer.location())
}

#[tokio::test]
async fn f37_a_doctor_writes_a_visit_up_and_goes_on_to_the_next_patient() {
    let app = TestApp::start().await;
    let (doctor, asha, visit) = booked_for_later(&app).await;
    let leads_to_the_form = |page: Page| page.all("a").iter().any(|link| link.attribute("href") == Some(&format!("{visit}/record")));
    assert!(!leads_to_the_form(doctor.opens(&visit).await.is(200).page()), "not before its day has come");
    app.passes(24 * 60);
    for person in [&doctor, &asha] {
        app.signs_in(person, Level::Full).await;
    }
    assert!(leads_to_the_form(doctor.opens(&visit).await.is(200).page()));
    let page = doctor.opens(&format!("{visit}/record")).await.is(200).page();
    assert!(page.text().contains(REASON), "the doctor sees why the patient came");
    assert!(!page.find("title").unwrap().text().contains("Asha"), "no name in the title");
    let filled = form(&doctor, &visit).await.fill("medicine", "Amlodipine").fill("dose", "5 mg").fill("how_long", "90 days");
    let written = doctor.sends(&filled).await.leads_to("/day?date=2026-11-2");
    let day = follow(&doctor, &written).await.is(200).page();
    assert!(day.alert().contains("The visit is written up"), "{}", day.alert());
    assert!(day.text().contains("Completed"));
    let visit = asha.opens(&visit).await.is(200).page();
    assert!(visit.text().contains("Read the record"));
    let own = asha.opens("/records").await.is(200).page();
    assert!(own.text().contains(DIAGNOSIS) && own.text().contains(PRESCRIPTION));
}

#[tokio::test]
async fn f37_pressing_twice_signs_once_and_other_words_are_not_lost() {
    let app = TestApp::start().await;
    let (doctor, asha, visit) = booked(&app).await;
    let filled = form(&doctor, &visit).await;
    for _ in 0..2 {
        doctor.sends(&filled).await.leads_to("/day?date=");
    }
    let other = doctor.sends(&filled.fill("diagnosis", "Essential hypertension")).await.is(409).page();
    assert!(other.alert().contains("written up already"), "{}", other.alert());
    assert_eq!(other.form(&format!("{visit}/record")).value("diagnosis"), "Essential hypertension", "what was typed is kept");
    assert!(other.find("form.card button").is_none(), "it cannot be signed");
    let signed = doctor.opens(&format!("{visit}/record")).await.leads_to(&format!("/patients/{}/records/rec_", asha.id));
    assert!(doctor.opens(signed.location()).await.is(200).text().contains(DIAGNOSIS), "what is signed is read in the record");
    let records = asha.opens("/records").await.is(200).page();
    assert_eq!(records.all("article").len(), 1);
}

#[tokio::test]
async fn f37_a_visit_that_was_moved_meanwhile_is_not_signed_as_it_was() {
    let app = TestApp::start().await;
    let (doctor, asha, visit) = booked_for_later(&app).await;
    let filled = form(&doctor, &visit).await;
    let later = app.open_slots(&doctor).await.remove(30);
    let body = json!({ "start": later.start, "version": 1 });
    asha.api(Method::POST, &format!("{visit}/reschedule")).json(&body).send().await.is(200);
    let typo = doctor.sends(&filled.clone().fill("diagnosis", " ")).await.is(422).page();
    let stale = doctor.sends(&typo.form(&format!("{visit}/record")).fill("diagnosis", DIAGNOSIS)).await.is(409).page();
    assert!(stale.alert().contains("has changed since you opened it: it is now on"), "{}", stale.alert());
    assert!(stale.alert().contains(&later.start[11..16]), "the new time: {}", stale.alert());
    assert!(asha.opens("/records").await.is(200).page().all("article").is_empty(), "nothing is signed");
    let again = stale.form(&format!("{visit}/record"));
    assert_eq!((again.value("diagnosis"), again.value("prescription")), (DIAGNOSIS, PRESCRIPTION), "what was typed is kept");
    app.passes(4 * 24 * 60);
    app.signs_in(&doctor, Level::Full).await;
    doctor.sends(&again).await.leads_to("/day?date=");
}

#[tokio::test]
async fn f37_a_visit_is_signed_by_hand_from_its_day_on_and_not_before() {
    let app = TestApp::start().await;
    let (doctor, asha, visit) = booked_for_later(&app).await;
    let address = format!("{visit}/record");
    let page = doctor.opens(&address).await.is(200).page();
    assert!(page.text().contains("You can sign from that day on"), "{}", page.text());
    assert!(!page.all("button").iter().any(|button| button.text().contains("Sign and complete")), "only a draft is offered");
    let early = doctor.sends(&form(&doctor, &visit).await).await.is(409).page();
    assert!(early.alert().contains("This visit is not until Tuesday 24 November"), "{}", early.alert());
    let kept = early.form(&address);
    assert_eq!((kept.value("diagnosis"), kept.value("prescription")), (DIAGNOSIS, PRESCRIPTION), "what was typed is kept");
    assert!(asha.opens("/records").await.is(200).page().all("article").is_empty(), "nothing is signed");
    // The day begins at midnight where the hospital is: half past six in the evening in Greenwich.
    app.passes((14 * 60 + 30) - 1);
    app.signs_in(&doctor, Level::Full).await;
    doctor.sends(&kept).await.is(409);
    app.passes(1);
    doctor.sends(&kept).await.leads_to("/day?date=2026-11-24");
}

#[tokio::test]
async fn f38_a_doctor_hears_before_signing_which_letters_no_paper_has() {
    let app = TestApp::start().await;
    let (doctor, asha, visit) = booked(&app).await;
    let address = format!("{visit}/record");
    let filled = form(&doctor, &visit).await.fill("prescription", "Levothyroxine 50 µg if TSH ≥ 4, \u{738b}").fill("medicine", "\u{674e}");
    let told = doctor.sends(&filled).await.is(422).page();
    assert!(told.alert().contains("no letters for \u{738b}") && told.alert().contains("no letters for \u{674e}"), "{}", told.alert());
    assert!(!told.alert().contains('µ') && !told.alert().contains('≥'), "those are drawn: {}", told.alert());
    assert!(asha.opens("/records").await.is(200).page().all("article").is_empty(), "nothing is signed");
    let again = told.form(&address);
    assert!(
        doctor.sends(&again.clone().fill("notes", "\u{5f20}")).await.is(422).page().alert().contains('\u{5f20}'),
        "others are said too"
    );
    doctor.sends(&again).await.leads_to("/day?date=");
}

#[tokio::test]
async fn f37_who_may_not_read_what_was_signed_keeps_what_they_typed() {
    let app = TestApp::start().await;
    let (doctor, _, visit) = booked(&app).await;
    let filled = form(&doctor, &visit).await;
    doctor.sends(&filled).await.leads_to("/day?date=");
    app.passes(400 * 24 * 60);
    app.signs_in(&doctor, Level::Full).await;
    let late = doctor.sends(&filled).await.is(409).page();
    assert_eq!(late.form(&format!("{visit}/record")).value("diagnosis"), DIAGNOSIS);
}

#[tokio::test]
async fn f37_what_is_missing_or_too_long_is_said_at_its_field_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let (doctor, _, visit) = booked(&app).await;
    let address = format!("{visit}/record");
    let long = "x".repeat(2_001);
    let sent = doctor
        .posts(&address, &[("diagnosis", " "), ("prescription", "rest"), ("notes", &long), ("medicine", ""), ("dose", "5 mg")])
        .await
        .is(422)
        .page();
    assert!(sent.find("title").unwrap().text().starts_with("Error:"));
    let summary = sent.all("[role=alert] a");
    let said: Vec<(String, String)> = summary.iter().map(|link| (link.attribute("href").unwrap().to_owned(), link.text())).collect();
    assert_eq!(
        said,
        [
            ("#diagnosis".to_owned(), "Enter the diagnosis".to_owned()),
            ("#notes".to_owned(), "Shorten the notes to 2000 characters; they have 2001".to_owned()),
            ("#medicine-1".to_owned(), "Enter the name of the medicine".to_owned()),
        ]
    );
    let form = sent.form(&address);
    assert_eq!((form.value("prescription"), form.value("notes"), form.value("dose")), ("rest", long.as_str(), "5 mg"));
    let many: Vec<(&str, &str)> = std::iter::repeat_n(("medicine", "Aspirin"), 31).collect();
    let many = [&many[..], &[("diagnosis", "d"), ("prescription", "p")]].concat();
    assert!(doctor.posts(&address, &many).await.is(422).page().alert().contains("at most 30 medicines"));
}

#[tokio::test]
async fn f37_a_draft_waits_for_its_doctor_and_ends_with_the_signature() {
    let app = TestApp::start().await;
    let (doctor, asha, visit) = booked(&app).await;
    let drafts = || async {
        let rows = app.rows(Table::Records).await;
        rows.iter().filter(|row| row["item"].as_s().unwrap().starts_with("draft#")).count()
    };
    let typed = [("diagnosis", "Hyper"), ("medicine", "Amlodipine"), ("medicine", ""), ("dose", ""), ("dose", "")];
    for _ in 0..2 {
        doctor.posts(&format!("{visit}/record/draft"), &typed).await.leads_to(&format!("{visit}/record"));
    }
    assert_eq!(drafts().await, 1);
    let page = doctor.opens(&format!("{visit}/record")).await.is(200).page();
    let waiting = page.form(&format!("{visit}/record"));
    assert_eq!((waiting.value("diagnosis"), waiting.value("medicine"), waiting.value("prescription")), ("Hyper", "Amlodipine", ""));
    assert!(page.text().contains("Your draft of today, 09:30"), "{}", page.text());
    // Nobody else meets it, and it is no record.
    for person in [&asha, &app.receptionist().await, &app.administrator().await] {
        assert!(!person.opens(&visit).await.is(200).text().contains("Hyper"));
        person.opens(&format!("{visit}/record")).await.is(403);
    }
    assert!(!asha.opens("/records").await.is(200).text().contains("Hyper"));
    app.doctor("Chidi Okafor").await.opens(&format!("{visit}/record")).await.is(404);
    let long = "x".repeat(4_001);
    doctor.posts(&format!("{visit}/record/draft"), &[("prescription", &long)]).await.is(422);
    doctor.sends(&form(&doctor, &visit).await).await.leads_to("/day");
    assert_eq!(drafts().await, 0);
    let late = doctor.posts(&format!("{visit}/record/draft"), &typed).await.is(409);
    assert!(late.page().alert().contains("written up already"));
    assert_eq!(drafts().await, 0, "a window left open brings no draft back");
}

#[tokio::test]
async fn f38_a_patient_reads_and_prints_what_was_written() {
    let app = TestApp::start().await;
    let (doctor, asha, visit) = booked(&app).await;
    let empty = asha.opens("/records").await.is(200).page();
    assert!(empty.find("section.empty").is_some() && empty.text().contains("Nothing written up yet"));
    let (own, _) = written_up(&doctor, &asha, &visit).await;
    let home = asha.opens("/appointments").await.is(200).page();
    assert!(home.all("nav a").iter().any(|link| link.attribute("href") == Some("/records")), "the navigation leads to it");
    let list = asha.opens("/records").await.is(200).page();
    assert!(list.all("a").iter().any(|link| link.attribute("href") == Some(&own)));
    let record = asha.opens(&own).await.is(200);
    assert_eq!(record.header("cache-control"), "no-store");
    let page = record.page();
    for words in [DIAGNOSIS, PRESCRIPTION, "Readings falling", "Leena Farah", "Asha Menon", "Prescription", "Visit summary"] {
        assert!(page.text().contains(words), "{words} is on the page");
    }
    assert!(page.find("button[data-print]").is_some());
    assert!(!page.find("title").unwrap().text().contains("Asha"));
    let ben = app.patient("Ben").await;
    ben.opens(&own).await.is(404);
    assert!(!ben.opens("/records").await.is(200).text().contains(DIAGNOSIS));
}

#[tokio::test]
async fn f37_an_amendment_is_signed_beside_the_record() {
    let app = TestApp::start().await;
    let (doctor, asha, visit) = booked(&app).await;
    let (own, in_care) = written_up(&doctor, &asha, &visit).await;
    let record = doctor.opens(&in_care).await.is(200).page();
    assert!(record.text().contains("This patient is in your care"));
    assert!(record.find("section.no-print[aria-labelledby=why]").is_some(), "why a doctor reads it is no part of the paper");
    let amend = format!("{in_care}/amend");
    assert!(record.all("a").iter().any(|link| link.attribute("href") == Some(&amend)));
    let old = doctor.opens(&amend).await.is(200).page().form(&amend);
    let empty = doctor.sends(&old).await.is(422).page();
    let alert = empty.alert();
    assert!(alert.contains("Say in a few words why"), "{alert}");
    let filled = old.clone().fill("prescription", "Amlodipine 10 mg").fill("reason", "The dose was too low");
    let amended = doctor.sends(&filled).await.leads_to(&in_care);
    assert!(follow(&doctor, &amended).await.page().alert().contains("The record is amended."));
    let page = asha.opens(&own).await.is(200).page();
    for words in ["Amlodipine 10 mg", "The dose was too low", "As first signed", PRESCRIPTION] {
        assert!(page.text().contains(words), "{words} is on the page");
    }
    assert!(!page.all("a").iter().any(|link| link.attribute("href").is_some_and(|href| href.ends_with("/amend"))));
    // A window from before the amendment shows what stands now, and keeps what was typed.
    let stale = doctor.sends(&filled.fill("notes", "Later words")).await.is(409).page();
    assert!(stale.alert().contains("has been amended since you opened it"));
    assert_eq!(stale.form(&amend).value("notes"), "Later words");
    doctor.sends(&stale.form(&amend)).await.leads_to(&in_care);
    for person in [&asha, &app.receptionist().await, &app.doctor("Chidi Okafor").await] {
        person.opens(&amend).await.is(404);
        person.posts(&amend, &[("notes", "x"), ("reason", "x"), ("version", "3")]).await.is(404);
    }
}

#[tokio::test]
async fn f37_an_amendment_pressed_twice_is_signed_once() {
    let app = TestApp::start().await;
    let (doctor, asha, visit) = booked(&app).await;
    let (own, in_care) = written_up(&doctor, &asha, &visit).await;
    let amend = format!("{in_care}/amend");
    let filled = doctor.opens(&amend).await.page().form(&amend).fill("notes", "Potassium in a week").fill("reason", "Lab call");
    for _ in 0..2 {
        let amended = doctor.sends(&filled).await.leads_to(&in_care);
        assert!(follow(&doctor, &amended).await.page().alert().contains("The record is amended."));
    }
    let typo = doctor.sends(&doctor.opens(&amend).await.page().form(&amend).fill("notes", "Once more")).await.is(422).page().form(&amend);
    let mended = typo.fill("reason", "Another call");
    let (one, two) = tokio::join!(doctor.sends(&mended), doctor.sends(&mended));
    assert_eq!((one.leads_to(&in_care).location(), two.leads_to(&in_care).location()), (in_care.as_str(), in_care.as_str()));
    let page = asha.opens(&own).await.is(200).text();
    assert_eq!((page.matches("Lab call").count(), page.matches("Another call").count()), (1, 1));
}

#[tokio::test]
async fn f37_a_new_prescription_keeps_the_medicines_unless_they_are_changed() {
    let app = TestApp::start().await;
    let (doctor, asha, visit) = booked(&app).await;
    let filled = form(&doctor, &visit).await.fill("medicine", "Amlodipine").fill("dose", "5 mg").fill("how_long", "90 days");
    doctor.sends(&filled).await.leads_to("/day?date=");
    let links = asha.opens(&visit).await.is(200).page();
    let own =
        links.all("a").iter().filter_map(|link| link.attribute("href")).find(|href| href.starts_with("/records/")).unwrap().to_owned();
    let amend = format!("/patients/{}{own}/amend", asha.id);
    let open = async || doctor.opens(&amend).await.is(200).page().form(&amend).fill("reason", "Lab call");
    let stands = async || {
        let path = format!("/patients/{}{own}", asha.id);
        let body = doctor.api(Method::GET, &path).send().await.is(200).json();
        (body["prescription"].clone(), body["lines"][0]["medicine"].clone(), body["lines"][0]["dose"].clone())
    };
    assert_eq!(open().await.value("medicine"), "Amlodipine");
    doctor.sends(&open().await.fill("notes", "Only notes")).await.is(303);
    assert_eq!(stands().await, (json!(PRESCRIPTION), json!("Amlodipine"), json!("5 mg")), "as they were");
    doctor.sends(&open().await.fill("prescription", "In the evening")).await.is(303);
    assert_eq!(stands().await, (json!("In the evening"), json!("Amlodipine"), json!("5 mg")), "they go along");
    for dose in ["10 mg", ""] {
        let medicine = if dose.is_empty() { "" } else { "Amlodipine" };
        let alone = open().await.fill("medicine", medicine).fill("dose", dose).fill("how_long", "").fill("notes", "x");
        let alone = doctor.sends(&alone).await.is(422).page();
        assert!(alone.alert().contains("Write the prescription these medicines belong to"), "{}", alone.alert());
        if dose.is_empty() {
            continue;
        }
        doctor.sends(&alone.form(&amend).fill("prescription", "Twice as much")).await.is(303);
        assert_eq!(stands().await, (json!("Twice as much"), json!("Amlodipine"), json!("10 mg")));
    }
}

#[tokio::test]
async fn f09_reception_and_administration_meet_no_clinical_word() {
    let app = TestApp::start().await;
    let (doctor, asha, visit) = booked(&app).await;
    let (own, in_care) = written_up(&doctor, &asha, &visit).await;
    let list = format!("/patients/{}/records", asha.id);
    for person in [&app.receptionist().await, &app.administrator().await] {
        for path in [own.as_str(), "/records", &in_care, &list, &format!("{in_care}/amend")] {
            let answer = person.opens(path).await.is(404);
            assert!(!answer.text().contains(DIAGNOSIS), "{path}");
        }
        for path in [visit.as_str(), "/desk?date=2026-11-23", "/desk?date=2026-11-24"] {
            let answer = person.opens(path).await.is(200);
            for word in [DIAGNOSIS, PRESCRIPTION, "Readings", REASON, "/records"] {
                assert!(!answer.text().contains(word), "{path} says {word}");
            }
        }
    }
}

#[tokio::test]
async fn f10_a_doctor_looks_through_the_records_of_a_patient_in_care() {
    let app = TestApp::start().await;
    let (doctor, asha, visit) = booked(&app).await;
    let (_, in_care) = written_up(&doctor, &asha, &visit).await;
    let other = app.doctor("Chidi Okafor").await;
    let list = format!("/patients/{}/records", asha.id);
    other.opens(&list).await.is(404);
    other.opens(&in_care).await.is(404);
    let theirs = books(&asha, &app.open_slots(&other).await[30]).await;
    let page = other.opens(&theirs).await.is(200).page();
    assert!(page.all("a").iter().any(|link| link.attribute("href") == Some(&list)), "the visit leads to the records");
    let page = other.opens(&list).await.is(200).page();
    assert!(page.text().contains(DIAGNOSIS) && page.text().contains("a visit with you is on"));
    let record = other.opens(&in_care).await.is(200).page();
    assert!(!record.all("a").iter().any(|link| link.attribute("href").is_some_and(|href| href.ends_with("/amend"))));
}

#[tokio::test]
async fn f38_summary_and_prescription_are_papers_for_whoever_may_read_the_record() {
    let app = TestApp::start().await;
    let (doctor, asha, visit) = booked(&app).await;
    let (own, in_care) = written_up(&doctor, &asha, &visit).await;
    let page = asha.opens(&own).await.is(200).page();
    let leads_to = |name: &str| page.all("a").iter().any(|link| link.attribute("href") == Some(&format!("{own}/{name}.pdf")));
    let read = || async { app.rows(Table::Audit).await.iter().filter(|row| row["what"].as_s().unwrap() == "record.read").count() };
    for (name, file) in [("summary", "visit-summary"), ("prescription", "prescription")] {
        assert!(leads_to(name), "the record leads to it");
        let before = read().await;
        for (person, place) in [(&asha, &own), (&doctor, &in_care)] {
            let (paper, spent) = app.spends(person.opens(&format!("{place}/{name}.pdf"))).await;
            let paper = paper.is(200);
            assert_eq!((paper.header("content-type"), paper.header("cache-control")), ("application/pdf", "no-store"));
            assert_eq!(paper.header("content-disposition"), format!("inline; filename=\"{file}.pdf\""));
            assert!(paper.body.starts_with(b"%PDF-1.7") && paper.body.len() > 4_000, "{}", paper.body.len());
            assert!(spent.calls <= 5, "{spent:?}");
        }
        assert_eq!(read().await, before + 2, "a paper is a reading");
        for stranger in [&app.doctor("Chidi Okafor").await, &app.patient("Ben").await, &app.receptionist().await] {
            stranger.opens(&format!("{in_care}/{name}.pdf")).await.is(404);
            stranger.opens(&format!("{own}/{name}.pdf")).await.is(404);
        }
    }
}
