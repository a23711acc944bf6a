//! Reports over the API: announced, sent straight to S3, checked, taken by a link of a minute.

use caredesk::files::FileError;
use caredesk::files::uploads::Fetched;
use caredesk::operations::rights::Function;
use caredesk::storage::tables::Table;
use http::Method;
use image::ImageFormat;
use serde_json::json;

use crate::support::external;
use crate::support::files::{WORD, announcement, docx, get, pdf, picture, put};
use crate::support::rights::with_rights_of;
use crate::support::{ORIGIN, TestApp, Trouble};

both_doors!(
    f39_a_file_goes_to_s3_and_back_and_never_through_the_application,
    f39_only_the_job_that_checks_a_file_reads_it_before_it_is_found_clean,
    f39_a_repeat_with_the_same_key_is_the_same_report,
    f39_what_is_not_taken_is_said_before_anything_is_sent,
    f39_a_preview_is_the_first_page_or_a_smaller_picture_and_goes_with_its_report,
    f39_pictures_are_kept_without_their_metadata,
    f39_a_patient_and_doctors_in_care_read_and_add_and_nobody_else_finds_anything,
    s29_each_link_is_in_the_trail_first_and_without_it_there_is_none,
    s29_a_link_opens_one_object_for_reading_and_nothing_else,
);

async fn f39_a_file_goes_to_s3_and_back_and_never_through_the_application(app: TestApp) {
    let asha = app.patient("Asha").await;
    let file = pdf(2);
    let added = asha.announces("me", "Blood test.pdf", &file).await.is(201);
    let (body, id) = (added.json(), added.member("id"));
    assert_eq!(body["state"], "awaiting_upload");
    assert_eq!(body["expires_at"], "2026-11-23T09:45:00+05:30");
    assert_eq!(added.location(), format!("/api/v1/patients/{}/reports/{id}", asha.id));
    assert!(!body["upload"]["url"].as_str().unwrap().contains("Blood"), "no name in an address");
    let is_elsewhere = |address: &str| address.starts_with("http") && !address.starts_with(ORIGIN);
    assert!(is_elsewhere(body["upload"]["url"].as_str().unwrap()), "sent to another origin than the portal's");
    assert_eq!(put(&body["upload"], &file).await.status, 200);

    let checking = asha.completes("me", &id).await.is(200);
    assert_eq!(checking.member("state"), "checking");
    let link = asha.api(Method::GET, &format!("/patients/me/reports/{id}/download")).send().await;
    link.is_problem(409, "not-allowed-now");

    assert_eq!(app.works_on_reports().await.available, 1);
    let report = asha.report("me", &id).await.is(200).json();
    assert_eq!((report["state"].as_str(), report["size"].as_u64()), (Some("available"), Some(file.len() as u64)));
    let link = asha.api(Method::GET, &format!("/patients/me/reports/{id}/download")).send().await.is(303);
    assert!(is_elsewhere(link.location()), "and served from there");
    assert!(!link.location().contains("Blood") && link.location().contains("X-Amz-Expires=60&"), "{}", link.location());
    let back = get(link.location()).await;
    assert_eq!((back.status, &back.body[..]), (200, &file[..]));
    assert_eq!(back.header("content-type"), "application/pdf");
    assert_eq!(back.header("content-disposition"), "attachment; filename=\"Blood test.pdf\"; filename*=UTF-8''Blood%20test.pdf");

    let list = asha.api(Method::GET, "/patients/me/reports").send().await.is(200).json();
    assert_eq!(list["items"][0]["id"], id);
    let told = app.published("report.uploaded").await;
    assert_eq!((told.len(), &told[0]["facts"]), (1, &json!({ "report_id": id, "version": 1 })));
    asha.api(Method::DELETE, &format!("/patients/me/reports/{id}")).send().await.is(204);
    asha.report("me", &id).await.is_problem(404, "not-found");
    app.passes(31);
    app.works_on_reports().await;
    assert_eq!(get(link.location()).await.status, 404, "its file is gone, too");
    assert!(app.rows(Table::Requests).await.is_empty(), "nothing is owed any more");
}

/// With the rights of each function, and with what the bucket's policy takes from them again (`tests/support/rights.rs`).
async fn f39_only_the_job_that_checks_a_file_reads_it_before_it_is_found_clean(app: TestApp) {
    let asha = app.patient("Asha").await;
    let (file, uploads) = (pdf(1), app.uploads());
    let id = asha.sends_file("Blood test.pdf", "application/pdf", &file).await;
    let sent = format!("quarantine/{id}");
    let arrived = with_rights_of(Function::Portal, uploads.arrived(&sent)).await.unwrap().unwrap();
    assert_eq!(arrived.size, file.len() as u64, "whether it has arrived the portal may ask");
    for nobody in [Function::Portal, Function::Messenger, Function::Sealer] {
        let read = with_rights_of(nobody, uploads.fetch(&sent, &arrived.etag, arrived.size)).await;
        assert!(matches!(read, Err(FileError::Refused(_))), "{}: {read:?}", nobody.name());
    }
    let read = with_rights_of(Function::Keeper, uploads.fetch(&sent, &arrived.etag, arrived.size)).await.unwrap();
    assert_eq!(read, Fetched::Bytes(file.clone()));
    let beginning = with_rights_of(Function::Portal, uploads.arrived(&sent[..sent.len() - 1])).await.unwrap();
    assert_eq!(beginning, None, "the beginning of a key is another one");
    assert_eq!(app.works_on_reports().await.available, 1);
    let kept = uploads.objects().keys_below("clean/").await.unwrap();
    let read = with_rights_of(Function::Portal, uploads.objects().read(&kept[0])).await.unwrap();
    assert_eq!(read, Some(file), "what was found clean it reads");
}

async fn f39_a_repeat_with_the_same_key_is_the_same_report(app: TestApp) {
    let asha = app.patient("Asha").await;
    let file = pdf(1);
    let say = |body: serde_json::Value| asha.api(Method::POST, "/patients/me/reports").key("one").json(&body).send();
    let first = say(announcement("a.pdf", "application/pdf", &file)).await.is(201);
    let again = say(announcement("a.pdf", "application/pdf", &file)).await.is(201);
    assert_eq!((first.member("id"), again.header("idempotent-replayed")), (again.member("id"), "true"));
    say(announcement("b.pdf", "application/pdf", &file)).await.is_problem(422, "idempotency-key-reused");
    assert_eq!(put(&again.json()["upload"], &file).await.status, 200);
    asha.completes("me", &first.member("id")).await.is(200);
    let late = say(announcement("a.pdf", "application/pdf", &file)).await.is(201).json();
    assert_eq!((&late["state"], &late["upload"]), (&json!("checking"), &json!(null)));
}

async fn f39_what_is_not_taken_is_said_before_anything_is_sent(app: TestApp) {
    let asha = app.patient("Asha").await;
    let patient = &asha;
    let faults = |name: &str, kind: &str, size: u64| {
        let body = json!({ "file_name": name, "content_type": kind, "size": size });
        async move { patient.announces_as("me", &body).await.is_problem(422, "invalid").faults() }
    };
    assert_eq!(faults("drawing.svg", "image/svg+xml", 9).await, ["/file_name unknown_file_kind"]);
    assert_eq!(faults("page.pdf", "text/html", 9).await, ["/content_type other_file_kind"]);
    assert_eq!(faults("large.pdf", "application/pdf", 20_971_521).await, ["/size out_of_range"]);
    asha.announces_as("me", &json!({ "file_name": "a.pdf", "content_type": "application/pdf", "size": 9, "state": "available" }))
        .await
        .is_problem(422, "invalid");
    let tomas = app.administrator().await;
    tomas.api(Method::PUT, "/admin/settings").json(&json!({ "max_report_bytes": 1_048_576 })).send().await.is(200);
    app.app.refresh().await.unwrap();
    assert_eq!(faults("large.pdf", "application/pdf", 1_048_577).await, ["/size out_of_range"]);
}

async fn f39_pictures_are_kept_without_their_metadata(app: TestApp) {
    let asha = app.patient("Asha").await;
    for (name, kind, format) in [("x.jpg", "image/jpeg", ImageFormat::Jpeg), ("x.png", "image/png", ImageFormat::Png)] {
        let mut file = picture(format);
        file.extend_from_slice(b"<script>alert('GPS 12.97 N')</script>");
        let id = asha.sends_file(name, kind, &file).await;
        assert_eq!(app.works_on_reports().await.available, 1, "{name}");
        let link = asha.api(Method::GET, &format!("/patients/me/reports/{id}/download")).send().await.is(303);
        let kept = get(link.location()).await;
        assert_eq!((kept.status, kept.header("content-type")), (200, kind));
        assert!(!kept.body.windows(3).any(|three| three == b"GPS"), "{name}");
        assert_eq!(image::load_from_memory(&kept.body).unwrap().width(), 40);
    }
}

async fn f39_a_patient_and_doctors_in_care_read_and_add_and_nobody_else_finds_anything(app: TestApp) {
    let (farah, okafor) = (app.doctor("Leena Farah").await, app.doctor("Chidi Okafor").await);
    let (asha, ben, tomas) = (app.patient("Asha").await, app.patient("Ben").await, app.administrator().await);
    asha.has(&app.open_slot(&farah).await).await;
    let (id, missing) = (app.report_of(&asha).await, "rpt_00000000000000000000000000");
    let whose = asha.id.to_string();
    assert_eq!(farah.report(&whose, &id).await.is(200).member("file_name"), "Blood test.pdf");
    let link = farah.api(Method::GET, &format!("/patients/{whose}/reports/{id}/download")).send().await.is(303);
    assert_eq!(get(link.location()).await.status, 200);
    farah.announces(&whose, "ECG.pdf", &pdf(1)).await.is(201);
    for other in [&ben, &okafor, &tomas] {
        for rest in ["", "/download", "/complete"] {
            let method = if rest == "/complete" { Method::POST } else { Method::GET };
            let ask = |id: &str| other.api(method.clone(), &format!("/patients/{whose}/reports/{id}{rest}")).send();
            let (theirs, none) = (ask(&id).await.is(404), ask(missing).await.is(404));
            let same = |answer: &crate::support::Answer| answer.text().replace(&answer.header("x-request-id").to_owned(), "");
            assert_eq!(same(&theirs).replace(&id, missing), same(&none), "byte for byte like one that never was");
        }
        other.api(Method::DELETE, &format!("/patients/{whose}/reports/{id}")).send().await.is(404);
        other.announces(&whose, "a.pdf", &pdf(1)).await.is(404);
        other.api(Method::GET, &format!("/patients/{whose}/reports")).send().await.is(404);
    }
    // By another door: one's own list does not show it, and `me` is oneself.
    ben.report("me", &id).await.is(404);
    assert_eq!(ben.api(Method::GET, "/patients/me/reports").send().await.is(200).json()["items"], json!([]));
    let index = tomas.api(Method::GET, &format!("/admin/record-index?patient={whose}")).send().await.is(200).json();
    let kinds: Vec<_> = index["items"].as_array().unwrap().iter().map(|line| (line["kind"].clone(), line["doctor_id"].clone())).collect();
    assert_eq!(kinds, [(json!("report"), json!(farah.id)), (json!("report"), json!(null))]);
    assert_eq!(index["items"][1].as_object().unwrap().len(), 5, "id, date, doctor, kind and size, and nothing else: {index}");
}

async fn s29_each_link_is_in_the_trail_first_and_without_it_there_is_none(app: TestApp) {
    let asha = app.patient("Asha").await;
    let id = app.report_of(&asha).await;
    let minted = || async {
        let rows = app.rows(Table::Audit).await;
        rows.iter().filter(|row| row["what"].as_s().is_ok_and(|what| what == "report.download")).count()
    };
    let download = || asha.api(Method::GET, &format!("/patients/me/reports/{id}/download")).send();
    download().await.is(303);
    download().await.is(303);
    assert_eq!(minted().await, 2);
    app.faults.plan(|call| (call.operation.contains("PutItem") && call.body.contains("report.download")).then_some(Trouble::CutBefore));
    let refused = download().await.is(503);
    assert!(refused.location().is_empty());
    app.faults.end();
    assert_eq!(minted().await, 2);
}

async fn s29_a_link_opens_one_object_for_reading_and_nothing_else(app: TestApp) {
    let asha = app.patient("Asha").await;
    let (one, other) = (app.report_of(&asha).await, app.report_of(&asha).await);
    let link = asha.api(Method::GET, &format!("/patients/me/reports/{one}/download")).send().await.is(303).location().to_owned();
    assert_eq!(get(&link).await.status, 200);
    assert!(get(&link.replace(&one, &other)).await.status >= 400, "another object");
    assert!(get(&link.replace("X-Amz-Expires=60", "X-Amz-Expires=600")).await.status >= 400, "a longer life");
    assert!(get(&link.replace("clean/", "quarantine/")).await.status >= 400, "what was sent");
    // The other server (docs/testing.md) lets in whoever shows no signature at all; the built-in S3 and AWS do not.
    if external::endpoint().is_none() {
        assert!(get(link.split('?').next().unwrap()).await.status >= 400, "without a signature");
    }
    let written = put(&json!({ "url": link, "method": "PUT", "headers": {} }), b"other").await;
    assert!(written.status >= 400, "writing");
}

async fn f39_a_preview_is_the_first_page_or_a_smaller_picture_and_goes_with_its_report(app: TestApp) {
    let photo = picture(ImageFormat::Png);
    for (name, kind, file) in [("a.pdf", "application/pdf", pdf(2)), ("b.png", "image/png", photo)] {
        let asha = app.patient("Asha").await;
        let id = asha.sends_file(name, kind, &file).await;
        assert!(asha.report("me", &id).await.is(200).json().get("preview_url").is_none(), "before it was checked");
        assert_eq!(app.works_on_reports().await.available, 1);
        let report = asha.report("me", &id).await.is(200).json();
        let link = report["preview_url"].as_str().unwrap().to_owned();
        assert!(link.contains("X-Amz-Expires=60&") && !link.contains("a.pdf"), "{link}");
        let page = asha.opens(&format!("/reports/{id}")).await.is(200);
        assert!(page.header("content-security-policy").contains("img-src 'self' http://"));
        let shown = page.page().find("figure img").unwrap().attribute("src").unwrap().to_owned();
        for address in [&link, &shown] {
            let drawn = get(address).await;
            assert_eq!((drawn.status, drawn.header("content-type")), (200, "image/jpeg"));
            let drawn = image::load_from_memory(&drawn.body).unwrap();
            assert!(drawn.width() > 30 && drawn.width() <= 1_200, "{}", drawn.width());
        }
        asha.api(Method::DELETE, &format!("/patients/me/reports/{id}")).send().await.is(204);
        app.passes(31);
        app.works_on_reports().await;
        assert_eq!(get(&link).await.status, 404);
    }
    let asha = app.patient("Asha").await;
    let id = asha.sends_file("c.docx", WORD, &docx(&[])).await;
    assert_eq!(app.works_on_reports().await.available, 1);
    assert!(asha.report("me", &id).await.is(200).json().get("preview_url").is_none());
    assert!(asha.opens(&format!("/reports/{id}")).await.page().find("figure").is_none());
}
