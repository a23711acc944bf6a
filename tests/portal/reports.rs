//! Reports as patients and doctors add, open and remove them, without scripts: plain forms, one of them answered by S3.

use caredesk::storage::item::text;
use caredesk::storage::tables::Table;

use crate::support::files::{get, pdf, post};
use crate::support::{Form, Person, TestApp};

/// The form of a page that is sent to where files are kept.
async fn form_to_s3(person: &Person, place: &str) -> Form {
    let page = person.opens(place).await.is(200);
    let policy = page.header("content-security-policy").to_owned();
    let read = page.page();
    let elsewhere = read.all("form").into_iter().find(|form| form.attribute("enctype").is_some());
    let form = read.form(elsewhere.and_then(|form| form.attribute("action")).unwrap_or("a form that sends files"));
    let origin: Vec<&str> = form.action.splitn(4, '/').take(3).collect();
    assert!(policy.contains(&format!("form-action 'self' {};", origin.join("/"))), "{policy}");
    form
}

/// The form of the list, filled in.
async fn filled(person: &Person, list: &str, name: &str, kind: &str) -> Form {
    let mut form = person.opens(list).await.is(200).page().form(list);
    for (field, value) in &mut form.fields {
        match field.as_str() {
            "name" => name.clone_into(value),
            "kind" => kind.clone_into(value),
            _ => {}
        }
    }
    form
}

/// Announces a file by the form of the list; where it leads.
async fn announces(person: &Person, list: &str, name: &str, kind: &str) -> String {
    person.sends(&filled(person, list, name, kind).await).await.leads_to(&format!("{list}/rpt_")).location().to_owned()
}

#[tokio::test]
async fn f39_a_report_is_added_opened_and_removed_with_plain_forms() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    assert!(asha.opens("/records").await.is(200).text().contains("href=\"/reports\""));
    assert!(asha.opens("/reports").await.is(200).text().contains("No reports yet"));
    let place = announces(&asha, "/reports", "Blood test, 12 November", "pdf").await;
    let form = form_to_s3(&asha, &place).await;
    let sent = post(&form, "../../scan \"1\".pdf", &pdf(1)).await;
    assert_eq!(sent.status, 303, "{}", String::from_utf8_lossy(&sent.body));
    assert!(sent.header("location").starts_with(&format!("http://127.0.0.1:8080{place}")), "{}", sent.header("location"));
    // Coming back changes nothing: the button does.
    let back = asha.opens(&place).await.is(200);
    assert!(!back.header("content-security-policy").contains("form-action 'self' http"), "nothing is sent elsewhere any more");
    asha.sends(&back.page().form(&format!("{place}/complete"))).await.leads_to(&place);
    assert!(asha.opens(&place).await.is(200).text().contains("Being checked"));
    app.works_on_reports().await;
    assert!(asha.opens(&place).await.is(200).text().contains("Open the file"));
    let link = asha.opens(&format!("{place}/download")).await.is(303);
    let file = get(link.location()).await;
    assert_eq!(&file.body[..], &pdf(1)[..]);
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"Blood test_ 12 November.pdf\""));

    let ask = asha.opens(&format!("{place}/remove")).await.is(200);
    let list = asha.sends(&ask.page().form(&format!("{place}/remove"))).await.leads_to("/reports");
    assert!(asha.opens(list.location()).await.text().contains("The report is removed."));
    asha.opens(&place).await.is(404);
}

/// What a report is marked as on its page, and what the page says beside it.
async fn stands(person: &Person, place: &str) -> (String, String) {
    let page = person.opens(place).await.is(200).page();
    let state = page.find("#state").unwrap();
    (state.find(".tag").unwrap().text(), state.text())
}

#[tokio::test]
async fn f39_what_a_report_is_marked_as_says_the_same_as_its_page_before_and_after_the_file_is_here() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    asha.has(&app.open_slot(&farah).await).await;
    let place = announces(&asha, "/reports", "Letter", "pdf").await;
    let seen_by_farah = format!("/patients/{}{place}", asha.id);
    let (mark, text) = stands(&asha, &place).await;
    assert!(mark == "Not complete" && text.contains("Choose the file and send it"), "{mark}: {text}");
    let (mark, text) = stands(&farah, &seen_by_farah).await;
    assert!(mark == "Not complete" && text.contains("Asha has not finished adding this file."), "{mark}: {text}");

    assert_eq!(post(&form_to_s3(&asha, &place).await, "letter.pdf", &pdf(1)).await.status, 303);
    let (mark, text) = stands(&asha, &place).await;
    assert!(mark == "Not complete" && text.contains("The file is here. One more step"), "{mark}: {text}");
    let (mark, text) = stands(&farah, &seen_by_farah).await;
    assert!(mark == "Not complete" && text.contains("Asha has not finished adding this file."), "{mark}: {text}");
    assert!(!asha.opens("/reports").await.is(200).text().contains("File not sent"), "nor does the list");

    app.passes(15);
    let (mark, text) = stands(&asha, &place).await;
    assert!(mark == "Not complete" && text.contains("The time for sending this file is over."), "{mark}: {text}");
    assert!(!text.contains("One more step"), "it would not be taken any more: {text}");
}

#[tokio::test]
async fn f39_what_is_missing_is_said_and_what_was_typed_stays() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let page = asha.sends(&filled(&asha, "/reports", "X-ray", "").await).await.is(422);
    assert!(page.text().contains("Choose what kind of file it is") && page.text().contains("value=\"X-ray\""));
    let page = asha.sends(&filled(&asha, "/reports", "///", "png").await).await.is(422);
    assert!(page.text().contains("Say what it is"));
    let place = announces(&asha, "/reports", "X-ray", "png").await;
    let early = asha.posts(&format!("{place}/complete"), &[]).await.is(409);
    assert!(early.text().contains("The file has not arrived."));
    app.passes(15);
    assert!(asha.opens(&place).await.is(200).text().contains("The time for sending this file is over."));
}

#[tokio::test]
async fn f39_doctors_in_care_find_reports_from_the_records_and_add_to_them() {
    let app = TestApp::start().await;
    let (farah, asha) = (app.doctor("Leena Farah").await, app.patient("Asha").await);
    asha.has(&app.open_slot(&farah).await).await;
    let id = app.report_of(&asha).await;
    let list = format!("/patients/{}/reports", asha.id);
    let records = farah.opens(&format!("/patients/{}/records", asha.id)).await.is(200).text();
    assert!(records.contains(&format!("href=\"{list}\"")));
    let page = farah.opens(&list).await.is(200).text();
    assert!(page.contains("Blood test.pdf") && page.contains("This patient is in your care"));
    let one = farah.opens(&format!("{list}/{id}")).await.is(200).text();
    assert!(one.contains("Open the file") && !one.contains("Remove this report"));
    farah.opens(&format!("{list}/{id}/remove")).await.is(404);
    let place = announces(&farah, &list, "ECG", "pdf").await;
    assert_eq!(post(&form_to_s3(&farah, &place).await, "ecg.pdf", &pdf(1)).await.status, 303);
    farah.posts(&format!("{place}/complete"), &[]).await.leads_to(&place);
    app.works_on_reports().await;
    assert!(asha.opens("/reports").await.is(200).text().contains("Leena Farah"));
    let log = asha.opens("/me/access-log").await.is(200).text();
    assert!(log.contains("Leena Farah"), "who looked is told");
}

#[tokio::test]
async fn s26_s3_takes_by_a_form_only_what_its_policy_says() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    let place = announces(&asha, "/reports", "Letter", "pdf").await;
    let form = form_to_s3(&asha, &place).await;
    let key = form.fields.iter().find(|(name, _)| name == "key").map(|(_, value)| value.clone()).unwrap();
    assert_eq!(key, format!("quarantine/{}", place.rsplit('/').next().unwrap()), "made here, of no name");
    for (name, value) in [("key", "clean/rpt_1"), ("Content-Type", "text/html"), ("success_action_redirect", "https://evil.test/")] {
        let mut other = form.clone();
        other.fields.iter_mut().filter(|(field, _)| field == name).for_each(|(_, now)| value.clone_into(now));
        assert!(post(&other, "a.pdf", &pdf(1)).await.status >= 400, "{name}");
    }
    let large = vec![b'x'; 20_971_521];
    assert!(post(&form, "a.pdf", &large).await.status >= 400, "larger than the house takes");
    assert!(app.rows(Table::Requests).await.len() == 1);
    assert_eq!(post(&form, "a.pdf", &pdf(1)).await.status, 303);
}

#[tokio::test]
async fn f39_work_that_cannot_be_read_keeps_no_other_report_waiting() {
    let app = TestApp::start().await;
    let asha = app.patient("Asha").await;
    for number in 0..30 {
        let row = [("owner_id", "reports".to_owned()), ("item", format!("2026-11-22T04:00:00Z#{number}")), ("task", "other".to_owned())];
        let row = row.map(|(name, value)| (name.to_owned(), text(value)));
        app.app.ground.storage.put(Table::Requests, row.into_iter().collect(), None).await.unwrap();
    }
    let id = app.report_of(&asha).await;
    assert!(asha.opens(&format!("/reports/{id}")).await.is(200).text().contains("Open the file"));
}

#[tokio::test]
async fn f39_whether_files_are_scanned_for_malware_is_said_to_whoever_reads_them() {
    let app = TestApp::start().await;
    let (farah, asha, daniel) = (app.doctor("Leena Farah").await, app.patient("Asha").await, app.patient("Daniel").await);
    asha.has(&app.open_slot(&farah).await).await;
    app.lets_act(&asha, &daniel, "book_and_read").await;
    let checking = asha.sends_file("ECG.pdf", "application/pdf", &pdf(1)).await;
    let said = async |person: &Person, whose: &str, id: &str| {
        for page in [format!("{whose}/reports"), format!("{whose}/reports/{id}")] {
            let text = person.opens(&page).await.is(200).page().text();
            let words = "Files are not scanned for malware in this installation.";
            assert_eq!(text.matches(words).count(), 1, "{} on {page}: {text}", person.name);
            assert!(!text.contains("Files are scanned for malware."), "{text}");
        }
    };
    let whose = format!("/patients/{}", asha.id);
    for (person, place) in [(&asha, ""), (&farah, whose.as_str()), (&daniel, whose.as_str())] {
        said(person, place, &checking).await;
    }
    app.works_on_reports().await;
    for (person, place) in [(&asha, ""), (&farah, whose.as_str()), (&daniel, whose.as_str())] {
        said(person, place, &checking).await;
    }
}
