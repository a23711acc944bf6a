//! F41: a patient takes their treatment history along as a table, and so does a carer who may read it.

use caredesk::access::actor::Level;
use caredesk::operations::exporter::Exported;
use caredesk::storage::item::Item;
use caredesk::storage::tables::Table as Rows;
use http::Method;
use serde_json::json;

use crate::steps::doctor_and_asha;
use crate::support::treatment::cold;
use crate::support::{Answer, ORIGIN, Person, Table, TestApp};

const HERE: &str = "/treatment-history";

/// Asks for a file as the pages lead.
async fn asks(person: &Person, place: &str) -> Answer {
    let form = person.opens(&format!("{place}/new")).await.is(200).page().form(place);
    person.sends(&form).await.leads_to(place)
}

/// Where the newest file can be downloaded.
async fn file_of(person: &Person, place: &str) -> String {
    let page = person.opens(place).await.is(200).page();
    let links = page.all("main ul.todo a");
    links.iter().find_map(|link| link.attribute("href").filter(|href| href.contains("/exp_"))).expect("a file to download").to_owned()
}

fn word<'a>(row: &'a Item, name: &str) -> &'a str {
    row.get(name).and_then(|value| value.as_s().ok()).map_or("", String::as_str)
}

/// Entries of the trail with this word.
async fn entries(app: &TestApp, what: &str) -> Vec<Item> {
    app.rows(Rows::Audit).await.into_iter().filter(|row| word(row, "what") == what).collect()
}

#[tokio::test]
async fn f41_a_patient_asks_for_their_treatment_history_is_told_by_mail_and_saves_it() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let slot = app.open_slots(&farah).await[30].clone();
    let words = json!({ "diagnosis": "bronchitis", "diagnosis_code": "J20.9", "prescription": "rest for a week",
        "lines": [{ "medicine": "Amlodipine", "dose": "5 mg", "how_often": "every morning" }, { "medicine": "Honey" }] });
    let record = asha.is_treated_by(&farah, &slot, &words).await;
    app.passes(60);
    for person in [&farah, &asha] {
        app.signs_in(person, Level::Full).await;
    }
    farah.amends(&asha, &record, &json!({ "notes": "no antibiotics", "reason": "left out" })).await;
    for page in ["/appointments", "/records"] {
        let page = asha.opens(page).await.is(200).page();
        assert!(page.all("main a").iter().any(|link| link.attribute("href") == Some(HERE)), "the way there");
    }
    let page = asha.opens(HERE).await.is(200).page();
    for said in ["No file yet", "here for 24 hours", "Visit date", "ICD-10-CM code", "How often it was amended since", "apostrophe"] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    app.signs_in(&asha, Level::Proven).await;
    asks(&asha, HERE).await;
    let page = asha.opens(HERE).await.is(200).page();
    assert!(page.alert().contains("The file is being made.") && page.text().contains("Is being made"), "{}", page.text());
    assert!(page.find("#copies").is_some_and(|list| list.attribute("hx-get") == Some(HERE)), "the page looks again by itself");
    assert_eq!(app.mails_saying(&asha.email, "is ready").await.len(), 0);

    assert_eq!(app.makes_copies().await.made, 1);
    let told = app.mails_saying(&asha.email, "Your file at Caredesk Hospital is ready").await;
    let [mail] = told.as_slice() else { panic!("{told:?}") };
    let text = mail["text"].as_str().unwrap();
    assert!(text.lines().any(|line| line == format!("{ORIGIN}{HERE}")), "{text}");
    let spoken = text.replace(HERE, "").to_lowercase();
    for clinical in ["treatment", "health", "bronchitis", "antibiotics", "visit", "diagnos", "record", "asha"] {
        assert!(!spoken.contains(clinical), "{clinical}: {text}");
    }
    let news = asha.opens("/notifications").await.is(200).page();
    assert!(news.text().contains("A file you asked for is ready"), "{}", news.text());
    assert!(news.all("main a").iter().any(|link| link.attribute("href") == Some(HERE)));
    assert!(asha.api(Method::GET, "/notifications").send().await.json()["items"][0]["is_new"].as_bool().unwrap());

    let page = asha.opens(HERE).await.is(200).page();
    assert!(page.text().contains("Ready until tomorrow, 10:30") && page.find("#copies").is_none(), "{}", page.text());
    let page = asha.opens(&file_of(&asha, HERE).await).await.is(200).page();
    let saved = asha.opens(page.find("main a[download]").unwrap().attribute("href").unwrap()).await;
    let table = Table::behind(&saved).await;
    assert_eq!(table.rows.len(), 1);
    for (column, cell) in [
        ("Visit date", &slot.start[..10]),
        ("Visit time", &slot.start[11..16]),
        ("Time zone", "Asia/Kolkata (UTC+05:30)"),
        ("Doctor", "Leena Farah"),
        ("Department", app.department.name.as_str()),
        ("Diagnosis", "bronchitis"),
        ("ICD-10-CM code", "J20.9"),
        ("ICD-10-CM title", "Acute bronchitis, unspecified"),
        ("Prescription", "rest for a week"),
        ("Medicines", "Amlodipine, 5 mg, every morning\nHoney"),
        ("Notes", "no antibiotics"),
        ("Amendments", "1"),
        ("Last amended by", "Leena Farah"),
    ] {
        assert_eq!(table.column(column), [cell], "{column}");
    }
    assert!(table.column("Reference")[0].starts_with("CD-"));
    assert_eq!((table.column("Signed")[0].len(), table.column("Last amended")[0]), (16, "2026-11-23 10:30"));
    for what in ["treatment_history.ask", "treatment_history.make", "treatment_history.download"] {
        assert_eq!(entries(&app, what).await.len(), 1, "{what}");
    }
    assert!(asha.opens("/my-data").await.page().text().contains("No copy yet"), "the two kinds are two lists");
}

#[tokio::test]
async fn f41_umlauts_quotes_and_lines_come_through_and_no_cell_is_a_formula() {
    let app = TestApp::start().await;
    let (farah, asha) = doctor_and_asha(&app).await;
    let slots = app.open_slots(&farah).await;
    let nasty = ["=HYPERLINK(\"https://evil.example\")", "+49 zählt", "-1", "@SUM(A1)", "Größe: \"3,5\"; Ärztin\nzweite Zeile, こんにちは"];
    for (slot, words) in slots.iter().skip(20).step_by(2).zip(nasty) {
        asha.is_treated_by(&farah, slot, &json!({ "diagnosis": words, "prescription": words, "notes": words })).await;
    }
    let id = asha.asks_for_history("me").await;
    app.makes_copies().await;
    let table = Table::behind(&asha.takes_history("me", &id).await).await;
    let mut expected = nasty.map(|words| if words.starts_with('G') { words.to_owned() } else { format!("'{words}") });
    expected.sort();
    let mut found = table.column("Notes");
    found.sort_unstable();
    assert_eq!(found, expected);
    assert!(!table.rows.iter().flatten().any(|cell| cell.starts_with(['=', '+', '-', '@'])));
    let text = String::from_utf8(table.bytes).unwrap();
    assert!(text.contains("\r\n") && text.contains("\"\"3,5\"\""), "as RFC 4180 writes it");
}

#[tokio::test]
async fn f41_a_carer_who_may_read_asks_in_the_patients_place_and_the_trail_names_both() {
    let app = TestApp::start().await;
    let (farah, maya) = doctor_and_asha(&app).await;
    let (daniel, ben) = (app.patient("Daniel Rao").await, app.patient("Ben").await);
    maya.is_treated_by(&farah, &app.open_slots(&farah).await[20].clone(), &cold()).await;
    let place = format!("/patients/{}/treatment-history", maya.id);
    let grant = app.lets_act(&maya, &daniel, "read").await;
    app.lets_act(&maya, &ben, "book").await;
    let records = daniel.opens(&format!("/patients/{}/records", maya.id)).await.is(200).page();
    assert!(records.all("main a").iter().any(|link| link.attribute("href") == Some(place.as_str())), "the way there");
    let page = daniel.opens(&place).await.is(200).page();
    assert!(page.text().contains("You are acting for Asha Menon"), "{}", page.text());
    asks(&daniel, &place).await;
    app.makes_copies().await;

    let asked = entries(&app, "treatment_history.ask").await;
    let [asked] = asked.as_slice() else { panic!("{asked:?}") };
    assert_eq!((word(asked, "subject_id"), word(asked, "actor_id")), (maya.id.to_string().as_str(), daniel.id.to_string().as_str()));
    assert_eq!(word(asked, "carer_grant_id"), grant);
    assert_eq!(app.mails_saying(&maya.email, "is ready").await.len(), 0, "whoever asked is told");
    let told = app.mails_saying(&daniel.email, "Your file at Caredesk Hospital is ready").await;
    let [mail] = told.as_slice() else { panic!("{told:?}") };
    assert!(mail["text"].as_str().unwrap().lines().any(|line| line == format!("{ORIGIN}{place}")), "{mail}");
    let news = daniel.opens("/notifications").await.is(200).page();
    assert!(news.all("main a").iter().any(|link| link.attribute("href") == Some(place.as_str())));

    let file = file_of(&daniel, &place).await;
    let table = Table::behind(&daniel.opens(&format!("{file}/file")).await).await;
    assert_eq!(table.column("Diagnosis"), ["cold"]);
    let taken = entries(&app, "treatment_history.download").await;
    assert_eq!((word(&taken[0], "actor_id"), word(&taken[0], "carer_grant_id")), (daniel.id.to_string().as_str(), grant.as_str()));
    let own = maya.opens(HERE).await.is(200).page();
    assert!(own.text().contains("By Daniel Rao."), "the patient sees who asked: {}", own.text());
    assert!(maya.opens("/me/access-log").await.is(200).page().text().contains("Took the treatment history along as a file"));

    let mine = file.replace(&place, HERE);
    for path in [place.clone(), format!("{place}/new"), file.clone(), format!("{file}/file")] {
        ben.opens(&path).await.is(404);
    }
    assert_eq!(ben.posts(&place, &[]).await.status, 404);
    assert_eq!(ben.posts(&format!("{file}/remove"), &[]).await.status, 404);
    for stranger in [&ben, &daniel] {
        stranger.opens(&mine).await.is(404);
    }
    for staff in [&farah, &app.administrator().await, &app.receptionist().await] {
        for path in [HERE.to_owned(), place.clone(), file.clone(), format!("{file}/file")] {
            staff.opens(&path).await.is(403);
        }
    }
    maya.api(Method::DELETE, &format!("/me/carers/{grant}")).send().await;
    for path in [place.clone(), file.clone(), format!("{file}/file")] {
        daniel.opens(&path).await.is(404);
    }
    maya.opens(&mine).await.is(200);
}

#[tokio::test]
async fn f41_a_file_is_gone_after_24_hours_and_taking_it_wants_a_fresh_proof() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let id = asha.asks_for_history("me").await;
    app.makes_copies().await;
    let table = Table::behind(&asha.takes_history("me", &id).await).await;
    assert_eq!((table.rows.len(), table.columns.len()), (0, 17), "nobody was treated yet");
    let document = include_str!("../../docs/treatment-history.md").lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    assert_eq!(document.skip(1).collect::<Vec<_>>(), table.columns, "the document names every column, in order");
    let show = file_of(&asha, HERE).await;
    app.passes(24 * 60 - 1);
    app.signs_in(&asha, Level::Full).await;
    app.gets_a_password(&asha).await;
    app.signs_in(&asha, Level::Full).await;
    app.passes(0);
    let ready = asha.opens(HERE).await.is(200).page();
    assert!(ready.text().contains("Ready until"));
    asha.api(Method::GET, &format!("/patients/me/treatment-history-files/{id}")).send().await.is(200);
    app.passes(1);
    app.signs_in(&asha, Level::Proven).await;
    for path in [show.clone(), format!("{show}/file")] {
        asha.opens(&path).await.is(404);
    }
    asha.takes_history("me", &id).await.is(404);
    assert!(asha.opens(HERE).await.page().text().contains("No file yet"), "also before anybody cleaned up");
    assert_eq!(app.makes_copies().await.ended, 1);
    assert_eq!(app.exports().keys().await.unwrap(), Vec::<String>::new());
    app.signs_in(&asha, Level::Full).await;
    app.passes(11);
    asha.opens(HERE).await.is(200);
    for path in [format!("{HERE}/new"), show.clone(), format!("{show}/file")] {
        asha.opens(&path).await.leads_to("/confirm-it-is-you?next=");
    }
    asha.takes_history("me", &id).await.is_problem(403, "proof-needed");
}

#[tokio::test]
async fn f41_what_waits_can_be_cancelled_and_what_is_ready_deleted_and_nobody_is_told_of_it() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    asks(&asha, HERE).await;
    let page = asha.opens(HERE).await.is(200).page();
    let form = page.all("main ul.todo form").first().and_then(|form| form.attribute("action").map(str::to_owned)).unwrap();
    assert!(page.text().contains("Cancel"));
    asha.posts(&form, &[]).await.leads_to(HERE);
    assert!(asha.opens(HERE).await.page().alert().contains("That file is no longer there."));
    assert_eq!(app.makes_copies().await, Exported::default(), "nothing is made");
    asha.posts(&form, &[]).await.is(404);

    let id = asha.asks_for_history("me").await;
    app.makes_copies().await;
    assert_eq!(app.exports().keys().await.unwrap().len(), 1);
    let path = format!("/patients/me/treatment-history-files/{id}");
    asha.api(Method::DELETE, &path).send().await.is(204);
    asha.history_file("me", &id).await.is(404);
    asha.takes_history("me", &id).await.is(404);
    assert_eq!(app.mails_saying(&asha.email, "is ready").await.len(), 0, "it was deleted before the mail was sent");
    assert_eq!(app.makes_copies().await.ended, 1);
    assert_eq!(app.exports().keys().await.unwrap(), Vec::<String>::new());
    let left = app.rows(Rows::Requests).await.into_iter().filter(|row| word(row, "owner_id") == "exports").count();
    assert_eq!((left, entries(&app, "treatment_history.remove").await.len()), (0, 2));
    assert_eq!(asha.asks_for_history("me").await.len(), id.len(), "and another one can be asked for");
}

#[tokio::test]
async fn f41_one_file_is_made_at_a_time_and_three_a_day_beside_the_copies_of_everything() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let form = asha.opens(&format!("{HERE}/new")).await.page().form(HERE);
    for _ in 0..2 {
        asha.sends(&form).await.leads_to(HERE);
    }
    assert!(asha.opens(HERE).await.page().alert().contains("is being made already"));
    asha.api(Method::POST, "/me/exports").send().await.is(202);
    assert_eq!(app.makes_copies().await.made, 2, "one of each kind");
    for _ in 0..2 {
        asha.asks_for_history("me").await;
        app.makes_copies().await;
    }
    let form = asha.opens(&format!("{HERE}/new")).await.page().form(HERE);
    asha.sends(&form).await.leads_to(HERE);
    let page = asha.opens(HERE).await.is(200).page();
    assert!(page.alert().contains("Another one can be asked for from Tuesday 24 November, 09:30."), "{}", page.alert());
    assert!(page.find("main a[href=/treatment-history/new]").is_none());
    asha.api(Method::POST, "/me/exports").send().await.is(202);
}
