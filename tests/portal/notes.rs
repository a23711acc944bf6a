//! The note on a visit, as its doctor writes it and its patient reads it.

use caredesk::access::actor::Level;
use caredesk::storage::tables::Table;
use http::Method;

use crate::steps::{REASON, books, doctor_and_asha};
use crate::support::{Person, TestApp};

const NOTE: &str = "Rest for three days.";

#[tokio::test]
async fn f28_a_doctor_writes_a_note_and_says_who_reads_it() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let visit = books(&asha, &app.open_slots(&doctor).await[20]).await;
    let address = format!("{visit}/note");
    let page = doctor.opens(&format!("{visit}?from=week")).await.is(200).page();
    assert!(page.text().contains("Your patient can read this note."), "{}", page.text());
    assert_eq!(page.find(".nhsuk-back-link").unwrap().attribute("href"), Some("/week?from=2026-11-24"));
    let form = page.form(&address).fill("text", format!("{NOTE}\r\n\r\nCome back."));
    for _ in 0..2 {
        let saved = doctor.sends(&form).await.is(303);
        assert_eq!(saved.location(), format!("{visit}?from=week"));
        let page = doctor.opens(saved.location()).await.is(200).page();
        assert!(page.alert().contains("The note is saved."));
        assert_eq!(page.form(&address).value("version"), "1", "pressed twice is written once");
    }
    let read = asha.opens(&visit).await.is(200);
    let card = read.page().find("section[aria-labelledby=noted]").unwrap().text();
    assert!(card.contains(NOTE) && card.contains("Only you and your doctor read this note."), "{card}");
    assert!(read.text().contains(&format!("{NOTE}\n\nCome back.")), "lines stay lines");
    assert!(read.page().all("textarea").is_empty(), "a patient reads, and writes none");

    let gone = doctor.sends(&doctor.opens(&visit).await.page().form(&address).fill("text", " ")).await.is(303);
    assert!(doctor.opens(gone.location()).await.page().alert().contains("The note is taken back."));
    assert!(asha.opens(&visit).await.is(200).page().find("section[aria-labelledby=noted]").is_none());
}

#[tokio::test]
async fn f28_what_was_typed_stays_whatever_goes_wrong() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let visit = books(&asha, &app.open_slots(&doctor).await[20]).await;
    let address = format!("{visit}/note");
    let form = doctor.opens(&visit).await.is(200).page().form(&address);

    let long = doctor.sends(&form.clone().fill("text", "z".repeat(2_001))).await.is(422).page();
    assert!(long.alert().contains("Shorten the note to 2000 characters; it has 2001"), "{}", long.alert());
    assert!(long.find("title").unwrap().text().starts_with("Error:"));
    assert_eq!(long.form(&address).value("text").len(), 2_001);

    // Another window was faster: both texts are shown, and saving again replaces knowingly.
    doctor.sends(&form.clone().fill("text", NOTE)).await.is(303);
    let stale = doctor.sends(&form.clone().fill("text", "Another thought")).await.is(409).page();
    assert!(stale.alert().contains("The note has changed since you opened it."), "{}", stale.alert());
    assert!(stale.find("section[aria-labelledby=noted]").unwrap().text().contains(NOTE));
    assert!(asha.opens(&visit).await.text().contains(NOTE));
    let second = stale.form(&address);
    assert_eq!(second.value("text"), "Another thought");
    // A mistake in what is typed does not make a note of another window one's own.
    let mistaken = doctor.sends(&form.clone().fill("text", "z".repeat(2_001))).await.is(422).page().form(&address);
    doctor.sends(&mistaken.fill("text", "Short now")).await.is(409);
    doctor.sends(&second).await.is(303);
    assert!(asha.opens(&visit).await.text().contains("Another thought"));

    let open = doctor.opens(&visit).await.is(200).page().form(&address).fill("text", "Too late for this");
    let give_back = doctor.opens(&format!("{visit}/cancel")).await.page().form(&format!("{visit}/cancel"));
    doctor.sends(&give_back.fill("reason", "The clinic is closed")).await.is(303);
    let cancelled = doctor.sends(&open).await.is(409).page();
    assert!(cancelled.alert().contains("This visit was cancelled meanwhile"), "{}", cancelled.alert());
    assert_eq!(cancelled.form(&address).value("text"), "Too late for this");
    let after = doctor.opens(&visit).await.is(200).page();
    assert!(after.all("textarea").is_empty() && after.text().contains("Another thought"));
}

#[tokio::test]
async fn f09_a_note_is_for_two_and_the_desk_does_not_learn_of_it() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let (ruth, tomas) = (app.receptionist().await, app.administrator().await);
    let (ben, other) = (app.patient("Ben").await, app.doctor("Chidi Okafor").await);
    let visit = books(&asha, &app.open_slots(&doctor).await[3]).await;
    let pages = async || {
        let mut pages = Vec::new();
        for staff in [&ruth, &tomas] {
            for address in [visit.as_str(), "/desk"] {
                pages.push(staff.opens(address).await.is(200).page().text());
            }
        }
        pages
    };
    let before = pages().await;
    let form = doctor.opens(&visit).await.page().form(&format!("{visit}/note")).fill("text", NOTE);
    doctor.sends(&form).await.is(303);
    assert_eq!(pages().await, before, "with or without a note, the desk sees the same");
    assert!(!before.concat().contains("note"));
    for (person, status) in [(&ruth, 403), (&tomas, 403), (&asha, 403), (&ben, 403), (&other, 404)] {
        person.sends(&form.clone().fill("text", "Mine")).await.is(status);
    }
    ben.opens(&visit).await.is(404);
    other.opens(&visit).await.is(404);
    let addresses = format!("{:?}", app.rows(Table::Outbox).await);
    assert!(!addresses.contains(NOTE), "no event carries it");
    app.stranger().ask(Method::POST, &format!("{visit}/note")).send().await.is(303);
}

#[tokio::test]
async fn f10_what_is_clinical_of_a_visit_is_its_doctors_for_a_year_and_its_patients_for_ever() {
    let app = TestApp::start().await;
    let (doctor, asha) = doctor_and_asha(&app).await;
    let slot = app.open_slot(&doctor).await;
    let visit = books(&asha, &slot).await;
    let written = doctor.opens(&visit).await.page().form(&format!("{visit}/note")).fill("text", NOTE);
    doctor.sends(&written).await.is(303);
    let start: jiff::Timestamp = slot.start.parse().unwrap();
    let sees = async |person: &Person| {
        app.signs_in(person, Level::Full).await;
        let page = person.opens(&visit).await.is(200).text();
        let body = person.api(Method::GET, &visit).send().await.is(200).text();
        assert_eq!(page.contains(NOTE), body.contains(NOTE));
        assert_eq!(page.contains(NOTE), page.contains(REASON));
        assert_eq!(page.contains(NOTE), body.contains(REASON));
        page.contains(NOTE)
    };
    app.passes(start.duration_since(app.clock.now()).as_mins() + 365 * 24 * 60);
    assert!(sees(&doctor).await && sees(&asha).await, "365 days afterwards");
    app.passes(1);
    assert!(!sees(&doctor).await, "a minute later");
    doctor.sends(&written.fill("text", "Other words")).await.is(404);
    assert!(doctor.opens(&visit).await.is(200).page().all("textarea").is_empty(), "nothing to write a note in");
    assert!(sees(&asha).await);
}
