//! What people, programs and the world may do to a report on its way (S-24 to S-28): never sent, sent twice, swapped,
//! too many, not what it says, and a scanner that is away.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use caredesk::access::actor::Level;
use caredesk::capabilities::reports::model::{MOST_A_DAY, Report};
use caredesk::capabilities::reports::service::{Reports, Worked};
use caredesk::config::scanner::ScannerPlace;
use caredesk::files::painter::Painter;
use caredesk::files::scanner::Scanner;
use caredesk::operations::jobs::{Job, Jobs};
use caredesk::storage::item::from_item;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::support::files::{WORD, announcement, docx, get, pdf, put};
use crate::support::rights::with_rights_of;
use crate::support::{Person, TestApp};

both_doors!(
    s24_what_is_not_what_it_says_is_refused_with_a_reason,
    s27_what_was_never_sent_is_refused_and_goes_by_itself,
    s27_other_bytes_than_announced_are_refused,
    s27_a_file_is_completed_once_and_sent_once,
    s27_what_is_swapped_after_completing_is_found_and_after_the_check_changes_nothing,
    s27_a_report_removed_while_it_is_checked_leaves_nothing,
    f39_one_person_adds_at_most_20_an_hour_and_200_megabytes_a_day,
    s28_a_scanner_decides_and_while_it_is_away_nothing_can_be_taken,
    s27_more_than_was_announced_is_not_taken_wherever_it_comes_from,
    s25_a_document_that_makes_work_without_end_has_no_preview,
    f39_reaping_is_a_job_of_its_own_that_is_safe_twice_and_at_once,
);

/// What became of a file that somebody sent as this.
async fn fate(app: &TestApp, person: &Person, name: &str, kind: &str, bytes: &[u8]) -> String {
    let id = person.sends_file(name, kind, bytes).await;
    app.works_on_reports().await;
    let report = person.report("me", &id).await.is(200).json();
    let link = person.api(Method::GET, &format!("/patients/me/reports/{id}/download")).send().await;
    assert_eq!(link.status == 303, report["state"] == "available", "only what was found good can be taken");
    format!("{} {}", report["state"].as_str().unwrap(), report["why"].as_str().unwrap_or_default())
}

async fn s24_what_is_not_what_it_says_is_refused_with_a_reason(app: TestApp) {
    let asha = app.patient("Asha").await;
    let html = b"<html><script>alert(1)</script></html>";
    assert_eq!(fate(&app, &asha, "page.pdf", "application/pdf", html).await, "rejected wrong_kind");
    assert_eq!(fate(&app, &asha, "page.jpg", "image/jpeg", html).await, "rejected wrong_kind");
    assert_eq!(fate(&app, &asha, "letter.docx", WORD, &pdf(1)).await, "rejected wrong_kind");
    assert_eq!(fate(&app, &asha, "letter.docx", WORD, &docx(&[("word/vbaProject.bin", b"x")])).await, "rejected macros");
    assert_eq!(fate(&app, &asha, "letter.docx", WORD, &docx(&[])).await, "available ");
    assert_eq!(fate(&app, &asha, "book.pdf", "application/pdf", &pdf(10_000)).await, "rejected too_much");
    let bomb = docx(&[("word/media/zeros.xml", &vec![0; 40 * 1024 * 1024])]);
    assert!(bomb.len() < 100_000);
    assert_eq!(fate(&app, &asha, "bomb.docx", WORD, &bomb).await, "rejected bomb");
    let virus = [&b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"[..], b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].concat();
    assert_eq!(fate(&app, &asha, "virus.pdf", "application/pdf", &virus).await, "rejected malware");
    app.passes(31);
    app.works_on_reports().await;
    let kept = app.uploads().objects().keys().await.unwrap();
    assert!(kept.len() == 1 && kept[0].starts_with("clean/"), "of what was refused nothing stays: {kept:?}");
}

async fn s27_what_was_never_sent_is_refused_and_goes_by_itself(app: TestApp) {
    let asha = app.patient("Asha").await;
    let added = asha.announces("me", "scan.pdf", &pdf(1)).await.is(201);
    let id = added.member("id");
    asha.completes("me", &id).await.is_problem(409, "not-allowed-now");
    app.passes(15);
    assert_eq!(put(&added.json()["upload"], &pdf(1)).await.status, 200, "S3 knows nothing of our clock");
    asha.completes("me", &id).await.is_problem(409, "not-allowed-now");
    assert_eq!(app.works_on_reports().await, Worked { expired: 1, ..Worked::default() });
    asha.report("me", &id).await.is(404);
    assert!(app.works_on_reports().await.is_nothing(), "what began to be sent in time may still arrive");
    app.passes(15);
    assert_eq!(app.works_on_reports().await, Worked { swept: 1, ..Worked::default() });
    assert!(app.uploads().objects().keys().await.unwrap().is_empty() && app.rows(Table::Requests).await.is_empty());
}

async fn s27_other_bytes_than_announced_are_refused(app: TestApp) {
    let asha = app.patient("Asha").await;
    let (file, other) = (pdf(1), pdf(2));
    let mut body = announcement("scan.pdf", "application/pdf", &file);
    body["sha256"] = json!(STANDARD.encode(Sha256::digest(&file)));
    let added = asha.announces_as("me", &body).await.is(201);
    assert!(put(&added.json()["upload"], &other).await.status >= 400, "another length");
    let mut same_length = file.clone();
    same_length[10] ^= 1;
    assert!(put(&added.json()["upload"], &same_length).await.status >= 400, "another checksum");
    let mut forged = added.json()["upload"].clone();
    forged["headers"]["content-type"] = json!("text/html");
    assert!(put(&forged, &file).await.status >= 400, "another type");
    // A server that had kept the wrong bytes all the same would not get past the look inside.
    if asha.completes("me", &added.member("id")).await.status == 200 {
        app.works_on_reports().await;
        let report = asha.report("me", &added.member("id")).await.json();
        assert_eq!((&report["state"], &report["why"]), (&json!("rejected"), &json!("changed")));
    }
}

async fn s27_a_file_is_completed_once_and_sent_once(app: TestApp) {
    let asha = app.patient("Asha").await;
    let file = pdf(1);
    let added = asha.announces("me", "scan.pdf", &file).await.is(201);
    let (id, upload) = (added.member("id"), added.json()["upload"].clone());
    assert_eq!(put(&upload, &file).await.status, 200);
    assert_eq!(put(&upload, &file).await.status, 412, "the link works once");
    let answers = futures_util::future::join_all((0..5).map(|_| asha.completes("me", &id))).await;
    assert!(answers.into_iter().all(|answer| answer.is(200).member("state") == "checking"));
    assert_eq!(app.works_on_reports().await.available, 1);
    assert_eq!(asha.completes("me", &id).await.is(200).member("state"), "available");
    assert_eq!(app.works_on_reports().await, Worked::default());
    assert_eq!(app.published("report.uploaded").await.len(), 1);
}

/// The row of a report.
async fn row(app: &TestApp, id: &str) -> Report {
    let rows = app.rows(Table::Records).await;
    let row = rows.into_iter().find(|row| row["item"].as_s().is_ok_and(|item| item == &format!("report#{id}"))).unwrap();
    from_item(Table::Records, row).unwrap()
}

async fn s27_what_is_swapped_after_completing_is_found_and_after_the_check_changes_nothing(app: TestApp) {
    let asha = app.patient("Asha").await;
    let uploads = app.uploads();
    let evil = b"%PDF-1.4 <script>".to_vec();
    let id = asha.sends_file("a.pdf", "application/pdf", &pdf(1)).await;
    uploads.keep(&format!("quarantine/{id}"), pdf(3), "application/pdf", "attachment").await.unwrap();
    app.works_on_reports().await;
    assert_eq!(asha.report("me", &id).await.member("why"), "changed");

    let id = asha.sends_file("b.pdf", "application/pdf", &pdf(1)).await;
    app.works_on_reports().await;
    uploads.keep(&format!("quarantine/{id}"), evil, "text/html", "inline").await.unwrap();
    let link = asha.api(Method::GET, &format!("/patients/me/reports/{id}/download")).send().await.is(303);
    let kept = get(link.location()).await;
    assert_eq!((&kept.body[..], kept.header("content-type")), (&pdf(1)[..], "application/pdf"));
    let hash = Sha256::digest(&kept.body).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    assert_eq!(row(&app, &id).await.sha256, Some(hash), "what is kept is what was looked at");
    app.passes(31);
    app.works_on_reports().await;
    assert!(
        uploads.objects().keys().await.unwrap().iter().all(|key| !key.starts_with("quarantine/")),
        "nobody can send any more, so it goes"
    );
}

async fn s27_a_report_removed_while_it_is_checked_leaves_nothing(app: TestApp) {
    let asha = app.patient("Asha").await;
    let id = asha.sends_file("a.pdf", "application/pdf", &pdf(1)).await;
    let (worked, removed) = tokio::join!(app.works_on_reports(), asha.api(Method::DELETE, &format!("/patients/me/reports/{id}")).send());
    assert!(removed.status == 204 && worked.rejected == 0);
    app.passes(31);
    app.works_on_reports().await;
    app.works_on_reports().await;
    assert!(app.uploads().objects().keys().await.unwrap().is_empty() && app.rows(Table::Requests).await.is_empty());
}

async fn f39_one_person_adds_at_most_20_an_hour_and_200_megabytes_a_day(app: TestApp) {
    let (asha, ben) = (app.patient("Asha").await, app.patient("Ben").await);
    let answers = futures_util::future::join_all((0..25).map(|_| asha.announces("me", "a.pdf", &[1; 9]))).await;
    let good = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(good, 20);
    let refused = answers.iter().find(|answer| answer.status == 429).unwrap();
    assert_eq!(refused.header("retry-after"), "3600", "until the hour is over");
    ben.announces("me", "a.pdf", &[1; 9]).await.is(201);
    app.passes(60);
    for person in [&asha, &ben] {
        app.signs_in(person, Level::Full).await;
    }
    asha.announces("me", "a.pdf", &[1; 9]).await.is(201);
    let large = json!({ "file_name": "a.pdf", "content_type": "application/pdf", "size": 20_971_520 });
    for _ in 0..MOST_A_DAY / 20_971_520 - 1 {
        ben.announces_as("me", &large).await.is(201);
    }
    ben.announces_as("me", &large).await.is_problem(429, "too-many-requests");
    ben.announces("me", "a.pdf", &[1; 9]).await.is(201);
    app.passes(24 * 60);
    app.signs_in(&ben, Level::Full).await;
    ben.announces_as("me", &large).await.is(201);
}

/// A `clamd` that says the same of every file, and how many bytes it was sent.
async fn clamd(answer: &'static [u8]) -> (String, tokio::task::JoinHandle<usize>) {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap().to_string();
    let serving = tokio::spawn(async move {
        let (mut client, _) = socket.accept().await.unwrap();
        let mut command = [0; 10];
        client.read_exact(&mut command).await.unwrap();
        assert_eq!(&command, b"zINSTREAM\0");
        let mut total = 0;
        loop {
            let length = client.read_u32().await.unwrap() as usize;
            if length == 0 {
                break;
            }
            total += length;
            client.read_exact(&mut vec![0; length]).await.unwrap();
        }
        client.write_all(answer).await.unwrap();
        total
    });
    (address, serving)
}

async fn s28_a_scanner_decides_and_while_it_is_away_nothing_can_be_taken(app: TestApp) {
    let asha = app.patient("Asha").await;
    let scanned_by = |place: ScannerPlace| {
        let scanner = Scanner::new(place, app.uploads());
        Reports::new(
            app.app.ground.clone(),
            app.app.records.clone(),
            (app.app.notifications.clone(), app.app.settings.clone()),
            app.uploads(),
            (scanner, Painter::default()),
        )
    };
    let id = asha.sends_file("a.pdf", "application/pdf", &pdf(1)).await;
    let link = || asha.api(Method::GET, &format!("/patients/me/reports/{id}/download")).send();
    let away = scanned_by(ScannerPlace::Clamd("127.0.0.1:1".to_owned()));
    assert_eq!(away.work().await.unwrap(), Worked { waiting: 1, ..Worked::default() });
    link().await.is_problem(409, "not-allowed-now");
    assert!(asha.opens(&format!("/reports/{id}")).await.is(200).text().contains("Being checked"));
    assert_eq!(away.work().await.unwrap(), Worked::default(), "tried again a little later");
    for unclear in [&b"stream: Can't allocate memory ERROR\0"[..], b""] {
        app.passes(1);
        let (address, clamd) = clamd(unclear).await;
        assert_eq!(scanned_by(ScannerPlace::Clamd(address)).work().await.unwrap().waiting, 1);
        assert_eq!(clamd.await.unwrap(), pdf(1).len());
        link().await.is_problem(409, "not-allowed-now");
    }
    app.passes(1);
    let (address, _) = clamd(b"stream: OK\0").await;
    assert_eq!(scanned_by(ScannerPlace::Clamd(address)).work().await.unwrap().available, 1);
    link().await.is(303);

    let infected = asha.sends_file("b.pdf", "application/pdf", &pdf(1)).await;
    let (address, _) = clamd(b"stream: Win.Test.EICAR_HDB-1 FOUND\0").await;
    assert_eq!(scanned_by(ScannerPlace::Clamd(address)).work().await.unwrap().rejected, 1);
    assert_eq!(asha.report("me", &infected).await.member("why"), "malware");
}

async fn s27_more_than_was_announced_is_not_taken_wherever_it_comes_from(app: TestApp) {
    let asha = app.patient("Asha").await;
    let id = asha.announces("me", "a.pdf", &pdf(1)).await.is(201).member("id");
    // A stand-in for S3 that lets anything in.
    app.uploads().keep(&format!("quarantine/{id}"), pdf(9), "application/pdf", "attachment").await.unwrap();
    let said = asha.completes("me", &id).await.is(200);
    assert_eq!((said.member("state"), said.member("why")), ("rejected".to_owned(), "too_large".to_owned()));
    app.passes(31);
    app.works_on_reports().await;
    assert!(app.uploads().objects().keys().await.unwrap().is_empty() && app.rows(Table::Requests).await.is_empty());
}

/// Each of six pictures draws the next one sixty times.
fn endless() -> Vec<u8> {
    let mut text = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
        2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>\nendobj\n"
        .to_owned();
    for number in 4..=10 {
        let draws = if number < 10 { "/F Do\n".repeat(60) } else { "0 0 300 200 re f\n".repeat(60) };
        let next = if number > 4 && number < 10 { format!("/Resources << /XObject << /F {} 0 R >> >>", number + 1) } else { String::new() };
        let form = if number > 4 { format!("/Type /XObject /Subtype /Form /BBox [0 0 300 200] {next}") } else { String::new() };
        text += &format!("{number} 0 obj\n<< {form} /Length {} >>\nstream\n{draws}endstream\nendobj\n", draws.len());
    }
    text += "trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n";
    text.into_bytes()
}

async fn s25_a_document_that_makes_work_without_end_has_no_preview(app: TestApp) {
    let asha = app.patient("Asha").await;
    let id = asha.sends_file("a.pdf", "application/pdf", &endless()).await;
    assert_eq!(app.works_on_reports().await.available, 1, "whoever drew it was stopped");
    assert!(asha.report("me", &id).await.is(200).json().get("preview_url").is_none());
}

/// What the job of operators and schedules does, with the rights it has on Lambda.
async fn f39_reaping_is_a_job_of_its_own_that_is_safe_twice_and_at_once(app: TestApp) {
    let asha = app.patient("Asha").await;
    for number in 1..=3 {
        let added = asha.announces("me", &format!("scan {number}.pdf"), &pdf(1)).await.is(201);
        put(&added.json()["upload"], &pdf(1)).await;
    }
    asha.sends_file("letter.pdf", "application/pdf", &pdf(2)).await;
    app.passes(15);
    let jobs = |name: &str| Jobs::of(&app.app, name);
    let run = async |name: &str, job: Job| with_rights_of(job.function(), Box::pin(jobs(name).run(job))).await.unwrap();
    let (one, two) = tokio::join!(run("one", Job::Reap), run("two", Job::Reap));
    let both = format!("{one} / {two}");
    assert_eq!(both.matches("3 expired, 0 swept, 0 put off").count(), 1, "{both}");
    assert_eq!(both.matches("0 expired, 0 swept, 0 put off").count(), 1, "the other one does nothing twice: {both}");
    assert_eq!(run("one", Job::Reap).await, "0 expired, 0 swept, 0 put off");
    assert_eq!(run("one", Job::CheckReports).await, "1 available, 0 rejected, 0 waiting", "and what arrived is not its business");
    app.passes(31);
    assert_eq!(run("one", Job::CheckReports).await, "0 available, 0 rejected, 0 waiting", "nor is reaping that one's");
    let swept = run("one", Job::Reap).await;
    assert!(swept.starts_with("0 expired, ") && !swept.contains(" 0 swept"), "{swept}");
    let kept = app.uploads().objects().keys().await.unwrap();
    assert!(!kept.is_empty() && kept.iter().all(|key| !key.starts_with("quarantine/")), "{kept:?}");
    assert!(app.rows(Table::Requests).await.is_empty(), "nothing is owed any more");
}
