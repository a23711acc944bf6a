//! S-27: an upload that is broken off, forged, repeated or swapped at every step. Whatever was tried, once the house has reaped there is
//! no file without a report and no report without its file (I7), and what can be taken is what was looked at.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use caredesk::access::actor::Level;
use caredesk::capabilities::calendar::model::Quantum;
use caredesk::operations::jobs::{Job, Jobs};
use caredesk::operations::verify::check;
use caredesk::storage::tables::Table;
use http::Method;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::support::files::{announcement, get, pdf, put};
use crate::support::rights::with_rights_of;
use crate::support::{Person, TestApp};

both_doors!(
    s27_half_a_file_is_no_file_wherever_it_stops,
    s27_wherever_an_upload_is_broken_nothing_is_left_without_an_owner,
    s27_i7_sees_what_the_reaper_must_not_leave,
);

/// What stands of I7 in the invariants.
async fn strays(app: &TestApp) -> String {
    check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap().to_string()
}

/// Every invariant, I7 among them.
async fn all_is_well(app: &TestApp, step: &str) {
    let report = check(&app.app.ground.storage, &app.evidence(), Quantum::FiveMinutes, app.clock.now()).await.unwrap();
    assert!(report.is_clean(), "{step}: {report}");
}

/// The two jobs as schedules run them, until nothing is due.
async fn reaps_and_checks(app: &TestApp) {
    for job in [Job::CheckReports, Job::Reap, Job::Reap] {
        with_rights_of(job.function(), Box::pin(Jobs::of(&app.app, "one").run(job))).await.unwrap();
    }
}

/// An announced document; its id and how it is sent.
async fn announced(person: &Person, file: &[u8], with_checksum: bool) -> (String, Value) {
    let mut body = announcement("scan.pdf", "application/pdf", file);
    if with_checksum {
        body["sha256"] = json!(STANDARD.encode(Sha256::digest(file)));
    }
    let added = person.announces_as("me", &body).await.is(201);
    (added.member("id"), added.json()["upload"].clone())
}

/// Sends so many bytes of a file, all of which were promised, and hangs up.
async fn sends_a_part(upload: &Value, file: &[u8], sent: usize) {
    let url = upload["url"].as_str().unwrap();
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut socket = TcpStream::connect(host).await.unwrap();
    let mut head = format!("PUT /{path} HTTP/1.1\r\nhost: {host}\r\ncontent-length: {}\r\n", file.len());
    for (name, value) in upload["headers"].as_object().unwrap() {
        if !["host", "content-length"].contains(&name.as_str()) {
            head += &format!("{name}: {}\r\n", value.as_str().unwrap());
        }
    }
    socket.write_all(format!("{head}\r\n").as_bytes()).await.unwrap();
    socket.write_all(&file[..sent]).await.unwrap();
    socket.flush().await.unwrap();
    socket.shutdown().await.unwrap();
}

async fn state_of(person: &Person, id: &str) -> String {
    let report = person.report("me", id).await;
    if report.status == 404 { "gone".to_owned() } else { report.is(200).member("state") }
}

async fn s27_half_a_file_is_no_file_wherever_it_stops(app: TestApp) {
    let asha = app.patient("Asha").await;
    let file = pdf(200);
    for sent in [0, 1, file.len() / 2, file.len() - 1] {
        let (id, upload) = announced(&asha, &file, true).await;
        sends_a_part(&upload, &file, sent).await;
        let early = asha.completes("me", &id).await.is_problem(409, "not-allowed-now").json();
        assert_eq!(early["detail"], "The file has not arrived. Choose it and send it, then go on.", "{sent} bytes");
        assert!(app.uploads().objects().keys().await.unwrap().is_empty(), "{sent} bytes");
    }
    // Whoever tries again sends it whole, by the same link.
    let (id, upload) = announced(&asha, &file, true).await;
    sends_a_part(&upload, &file, file.len() / 2).await;
    assert_eq!(put(&upload, &file).await.status, 200);
    asha.completes("me", &id).await.is(200);
    app.passes(31);
    reaps_and_checks(&app).await;
    all_is_well(&app, "after the reaper").await;
    app.signs_in(&asha, Level::Full).await;
    let list = asha.api(Method::GET, "/patients/me/reports").send().await.is(200).json();
    assert_eq!((list["items"].as_array().unwrap().len(), &list["items"][0]["id"]), (1, &json!(id)), "the others are gone");
}

async fn s27_wherever_an_upload_is_broken_nothing_is_left_without_an_owner(app: TestApp) {
    let (asha, file) = (app.patient("Asha").await, pdf(1));
    let mut ids = Vec::new();
    let mut step = async |what: &'static str, id: String, ends: &'static str| {
        all_is_well(&app, what).await;
        ids.push((what, id, ends));
    };
    step("never sent", announced(&asha, &file, true).await.0, "gone").await;

    let (id, upload) = announced(&asha, &file, true).await;
    sends_a_part(&upload, &file, file.len() / 2).await;
    step("half sent", id, "gone").await;

    let (id, upload) = announced(&asha, &file, true).await;
    let mut other = file.clone();
    other[10] ^= 1;
    assert!(put(&upload, &other).await.status >= 400);
    // The built-in S3 has the bytes all the same, S3 itself has nothing: neither is ever given out.
    let said = asha.completes("me", &id).await.status;
    assert!(said == 409 || said == 200, "{said}");
    step("another checksum", id, if said == 409 { "gone" } else { "rejected" }).await;

    let (id, _) = announced(&asha, &file, false).await;
    asha.completes("me", &id).await.is(409);
    asha.completes("me", &id).await.is(409);
    step("completed without a file", id, "gone").await;

    let (id, upload) = announced(&asha, &file, false).await;
    assert_eq!(put(&upload, &file).await.status, 200);
    step("sent and never completed", id, "gone").await;

    let (id, upload) = announced(&asha, &file, true).await;
    assert_eq!(put(&upload, &file).await.status, 200);
    let (one, two) = tokio::join!(asha.completes("me", &id), asha.completes("me", &id));
    assert_eq!((one.status, two.status), (200, 200));
    asha.completes("me", &id).await.is(200);
    step("completed three times", id, "available").await;

    let id = asha.sends_file("a.pdf", "application/pdf", &file).await;
    app.uploads().keep(&format!("quarantine/{id}"), pdf(2), "application/pdf", "attachment").await.unwrap();
    step("swapped before the check", id, "rejected").await;

    reaps_and_checks(&app).await;
    let id = asha.sends_file("b.pdf", "application/pdf", &file).await;
    reaps_and_checks(&app).await;
    app.uploads().keep(&format!("quarantine/{id}"), b"<script>".to_vec(), "text/html", "inline").await.unwrap();
    step("swapped after the check", id.clone(), "available").await;
    let swapped = id;

    let id = asha.sends_file("c.pdf", "application/pdf", &file).await;
    let path = format!("/patients/me/reports/{id}");
    let (_, removed) = tokio::join!(app.works_on_reports(), asha.api(Method::DELETE, &path).send());
    assert_eq!(removed.status, 204);
    step("removed while it was checked", id, "gone").await;

    let id = asha.sends_file("d.pdf", "application/pdf", &file).await;
    app.uploads().objects().remove(&format!("quarantine/{id}")).await.unwrap();
    step("taken away before the check", id, "rejected").await;

    // The time to send is over, and the time to arrive; then the reaper.
    app.passes(16);
    reaps_and_checks(&app).await;
    all_is_well(&app, "after the first round of the reaper").await;
    app.passes(16);
    reaps_and_checks(&app).await;
    all_is_well(&app, "after the reaper").await;
    app.signs_in(&asha, Level::Full).await;
    for (what, id, ends) in &ids {
        assert_eq!(state_of(&asha, id).await, *ends, "{what}");
    }
    let keys = app.uploads().objects().keys().await.unwrap();
    assert!(keys.iter().all(|key| !key.starts_with("quarantine/")), "{keys:?}");
    assert!(app.rows(Table::Requests).await.is_empty(), "nothing is owed any more");
    let link = asha.api(Method::GET, &format!("/patients/me/reports/{swapped}/download")).send().await.is(303);
    assert_eq!(&get(link.location()).await.body[..], &file[..], "what was swapped afterwards is nobody's");
}

/// Negative control: I7 sees a file without a report, a report without its file, and one whose file is another.
async fn s27_i7_sees_what_the_reaper_must_not_leave(app: TestApp) {
    let asha = app.patient("Asha").await;
    let (one, other) = (app.report_of(&asha).await, app.report_of(&asha).await);
    all_is_well(&app, "before").await;
    let uploads = app.uploads();
    uploads.keep("clean/rpt_00000000000000000000000000-ab", pdf(1), "application/pdf", "attachment").await.unwrap();
    let keys = uploads.objects().keys().await.unwrap();
    let key = |id: &str| keys.iter().find(|key| key.starts_with(&format!("clean/{id}-"))).unwrap().clone();
    uploads.keep(&key(&other), pdf(2), "application/pdf", "attachment").await.unwrap();
    uploads.objects().remove(&key(&one)).await.unwrap();
    let said = strays(&app).await;
    for finding in [
        "clean/rpt_00000000000000000000000000-ab belongs to no report".to_owned(),
        format!("the file of {one} is missing"),
        format!("the file of {other} is not the one that was checked"),
    ] {
        assert!(said.contains(&finding), "{finding} in {said}");
    }
}
