//! Wrong files of every sort as somebody sends them (S-24 to S-26): each is refused with a sentence that says why, or is served as
//! a file that runs nothing. Names of every sort, sizes at the limit and beyond, and what devices write into pictures.

use caredesk::capabilities::reports::service::Worked;
use http::Method;
use image::GenericImageView as _;
use serde_json::json;

use crate::support::files::{FromS3, announcement, get, is_refused, pdf, post, put};
use crate::support::report_corpus::{JPEG, PDF, PNG, Specimen, TOLD_BY_A_DEVICE, corpus, pdf_of_size, phone_jpeg, telling_png};
use crate::support::{Form, ORIGIN, Person, TestApp};

both_doors!(
    s24_s25_every_file_of_the_corpus_is_refused_with_a_sentence_or_served_inert,
    s24_what_is_not_taken_at_all_is_said_in_a_sentence_before_it_is_sent,
    f39_a_file_at_the_limit_is_taken_and_one_beyond_it_is_refused_by_s3_itself,
    f39_a_form_sends_no_21_megabytes,
    f39_an_empty_file_comes_back_from_a_form_with_a_word_and_another_is_sent_in_its_place,
    s26_a_name_of_any_sort_is_kept_as_people_read_it_and_breaks_nothing,
    f39_what_a_device_writes_into_a_picture_is_gone_and_the_picture_stands_upright,
);

/// The most the house takes unless it says otherwise.
const MOST: usize = 20_971_520;

/// What the page of a report says of why it was not taken.
fn sentence(why: &str) -> &'static str {
    match why {
        "wrong_kind" => "The file is not what its name says.",
        "damaged" => "The file cannot be read; it may be damaged.",
        "locked" => "If it opens without a password, it is only locked against changes: print it to a new PDF and add that.",
        "too_much" => "The file has too many pages, or the picture is too large.",
        "bomb" => "The file unfolds into far more than it seems to be.",
        "macros" => "The document contains macros",
        "malware" => "Malware was found in the file",
        other => panic!("{other} is no reason of this corpus"),
    }
}

/// The file behind the link of a report.
async fn taken(person: &Person, id: &str) -> FromS3 {
    let link = person.api(Method::GET, &format!("/patients/me/reports/{id}/download")).send().await.is(303);
    get(link.location()).await
}

/// Served as a file to save, of the type it was announced as, whatever it says inside.
fn is_inert(file: &FromS3, kind: &str, what: &str) {
    assert_eq!((file.status, file.header("content-type")), (200, kind), "{what}");
    let disposition = file.header("content-disposition");
    assert!(disposition.starts_with("attachment; filename=\""), "{what}: {disposition}");
    assert!(disposition.bytes().all(|byte| (0x20..0x7f).contains(&byte)), "{what}: {disposition:?}");
}

async fn meets_its_fate(app: &TestApp, person: &Person, specimen: Specimen) {
    let Specimen { what, name, kind, bytes, becomes } = specimen;
    let id = person.sends_file(name, kind, &bytes).await;
    app.works_on_reports().await;
    let report = person.report("me", &id).await.is(200).json();
    let why = report["why"].as_str().unwrap_or_default();
    assert_eq!(format!("{} {why}", report["state"].as_str().unwrap()), becomes, "{what}");
    let page = person.opens(&format!("/reports/{id}")).await.is(200).page().text();
    if why.is_empty() {
        is_inert(&taken(person, &id).await, kind, what);
        assert!(page.contains("Open the file"), "{what}");
    } else {
        person.api(Method::GET, &format!("/patients/me/reports/{id}/download")).send().await.is_problem(409, "not-allowed-now");
        assert!(page.contains(sentence(why)) && !page.contains("Open the file"), "{what}: {page}");
    }
}

async fn s24_s25_every_file_of_the_corpus_is_refused_with_a_sentence_or_served_inert(app: TestApp) {
    let all = corpus();
    assert!(all.len() >= 50, "{} files", all.len());
    let mut left = all.into_iter().peekable();
    while left.peek().is_some() {
        // Nobody adds more than twenty in an hour.
        let person = app.patient("Asha").await;
        for specimen in left.by_ref().take(18) {
            Box::pin(meets_its_fate(&app, &person, specimen)).await;
        }
    }
    app.passes(31);
    while !app.works_on_reports().await.is_nothing() {}
    let kept = app.uploads().objects().keys().await.unwrap();
    assert!(kept.iter().all(|key| !key.starts_with("quarantine/")), "of what was refused nothing stays: {kept:?}");
    let clean = kept.iter().filter(|key| key.starts_with("clean/")).count();
    assert_eq!(clean, corpus().iter().filter(|one| one.becomes.starts_with("available")).count());
}

async fn s24_what_is_not_taken_at_all_is_said_in_a_sentence_before_it_is_sent(app: TestApp) {
    let asha = app.patient("Asha").await;
    let said = async |name: &str, kind: &str, size: usize| {
        let body = json!({ "file_name": name, "content_type": kind, "size": size });
        let refused = asha.announces_as("me", &body).await.is_problem(422, "invalid").json();
        refused["errors"][0]["message"].as_str().unwrap().to_owned()
    };
    let kinds = "Use a PDF, JPEG, PNG or Word file (.pdf, .jpg, .png, .docx, .doc).";
    for (name, kind) in [("drawing.svg", "image/svg+xml"), ("page.html", "text/html"), ("run.exe", PDF), ("scan.pdf.exe", PDF)] {
        assert_eq!(said(name, kind, 9).await, kinds, "{name}");
    }
    assert_eq!(said("drawing.png", "image/svg+xml", 9).await, "This is not the type of files with that ending.");
    for size in [0, MOST + 1, 21 * 1024 * 1024] {
        let sentence = said("scan.pdf", PDF, size).await;
        let digits: String = sentence.chars().filter(char::is_ascii_digit).collect();
        assert!(sentence.starts_with("Use a number from") && digits == "120971520", "{size}: {sentence}");
    }
}

async fn f39_a_file_at_the_limit_is_taken_and_one_beyond_it_is_refused_by_s3_itself(app: TestApp) {
    let asha = app.patient("Asha").await;
    let (full, beyond) = (pdf_of_size(MOST), vec![b'.'; 21 * 1024 * 1024]);
    let added = asha.announces_as("me", &announcement("large.pdf", PDF, &full)).await.is(201);
    let (id, upload) = (added.member("id"), added.json()["upload"].clone());
    assert!(is_refused(&upload, &beyond).await, "21 megabytes instead of what was announced");
    let early = asha.completes("me", &id).await.is_problem(409, "not-allowed-now").json();
    assert_eq!(early["detail"], "The file has not arrived. Choose it and send it, then go on.");
    assert_eq!(put(&upload, &full).await.status, 200);
    asha.completes("me", &id).await.is(200);
    assert_eq!(app.works_on_reports().await, Worked { available: 1, ..Worked::default() });
    assert_eq!(taken(&asha, &id).await.body.len(), MOST);
}

/// Announces a PDF by the plain form: where its page is, and the form there that sends it.
async fn announces_by_form(asha: &Person) -> (String, Form) {
    let list = asha.opens("/reports").await.is(200).page().form("/reports");
    let place = asha.sends(&list.fill("name", "Scan").fill("kind", "pdf")).await.leads_to("/reports/rpt_").location().to_owned();
    let page = asha.opens(&place).await.is(200).page();
    let elsewhere = page.all("form").into_iter().find(|form| form.attribute("enctype").is_some()).unwrap();
    let form = page.form(elsewhere.attribute("action").unwrap());
    (place, form)
}

async fn f39_a_form_sends_no_21_megabytes(app: TestApp) {
    let asha = app.patient("Asha").await;
    let (place, form) = announces_by_form(&asha).await;
    assert!(post(&form, "scan.pdf", &vec![b'.'; 21 * 1024 * 1024]).await.status >= 400);
    let early = asha.posts(&format!("{place}/complete"), &[]).await.is(409).page().text();
    assert!(early.contains("The file has not arrived. Choose it and send it, then go on."), "{early}");
    assert_eq!(post(&form, "scan.pdf", &pdf(1)).await.status, 303);
}

async fn f39_an_empty_file_comes_back_from_a_form_with_a_word_and_another_is_sent_in_its_place(app: TestApp) {
    let asha = app.patient("Asha").await;
    let (place, form) = announces_by_form(&asha).await;
    let (id, complete) = (place.rsplit('/').next().unwrap(), format!("{place}/complete"));
    let sent = post(&form, "scan.pdf", b"").await;
    assert_eq!(sent.status, 303, "no page of S3's own: {}", String::from_utf8_lossy(&sent.body));
    assert!(sent.header("location").starts_with(&format!("{ORIGIN}{place}")), "{}", sent.header("location"));
    let words = "The file that was sent is empty.";
    let back = asha.opens(&place).await.is(200).page();
    assert!(back.alert().contains(words) && !back.text().contains("The file is here."), "{}", back.text());
    let early = asha.posts(&complete, &[]).await.is(409).page();
    assert!(early.alert().contains(words), "{}", early.text());
    let refused = asha.completes("me", id).await.is_problem(409, "not-allowed-now").json();
    assert!(refused["detail"].as_str().unwrap().starts_with(words), "{refused}");
    assert_eq!(asha.report("me", id).await.member("state"), "awaiting_upload");

    assert_eq!(post(&back.form(&form.action), "scan.pdf", &pdf(1)).await.status, 303);
    let here = asha.opens(&place).await.is(200).page().text();
    assert!(here.contains("The file is here.") && !here.contains(words), "{here}");
    asha.posts(&complete, &[]).await.leads_to(&place);
    assert_eq!(app.works_on_reports().await, Worked { available: 1, ..Worked::default() });
    assert_eq!(&taken(&asha, id).await.body[..], &pdf(1)[..]);
}

/// As RFC 8187 has it.
fn in_a_header(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

async fn s26_a_name_of_any_sort_is_kept_as_people_read_it_and_breaks_nothing(app: TestApp) {
    let asha = app.patient("Asha").await;
    let long = format!("{}.pdf", "Б".repeat(300));
    let kept_of_long = format!("{}.pdf", "Б".repeat(60));
    for (given, kept) in [
        ("../../x.pdf", "x.pdf"),
        ("..\\..\\x.pdf", "x.pdf"),
        ("/etc/cron.d/x.pdf", "x.pdf"),
        ("scan\r\nContent-Type: text-html\r\n\r\n<script>.pdf", "scanContent-Type text-htmlscript.pdf"),
        ("scan\r\nSet-Cookie: a=1.pdf", "scanSet-Cookie a=1.pdf"),
        ("bill\u{202e}fdp.exe.pdf", "billfdp.exe.pdf"),
        ("\u{2066}scan\u{2069}\u{200f}.pdf", "scan.pdf"),
        ("scan\0.exe\0.pdf", "scan.exe.pdf"),
        ("a\"; filename=\"b.html\".pdf", "a; filename=b.html.pdf"),
        ("nul.pdf", "_nul.pdf"),
        ("Befund für Müller, 12. März.pdf", "Befund für Müller, 12. März.pdf"),
        (long.as_str(), kept_of_long.as_str()),
    ] {
        let id = asha.sends_file(given, PDF, &pdf(1)).await;
        app.works_on_reports().await;
        assert_eq!(asha.report("me", &id).await.is(200).member("file_name"), kept, "{given:?}");
        let link = asha.api(Method::GET, &format!("/patients/me/reports/{id}/download")).send().await.is(303);
        let path = link.location().split('?').next().unwrap();
        assert!(path.contains(&format!("/clean/{id}-")) && !path.contains(".."), "made here, of no name: {path}");
        let file = get(link.location()).await;
        is_inert(&file, PDF, given);
        assert_eq!(file.headers.get_all("content-disposition").iter().count(), 1, "{given:?}");
        assert!(!file.headers.contains_key("set-cookie") && file.body[..] == pdf(1)[..]);
        let (_, whole) = file.header("content-disposition").split_once("filename*=UTF-8''").unwrap();
        let kept: String = kept.bytes().map(in_a_header).collect();
        assert_eq!(whole, kept, "{given:?}");
        let pages = [asha.opens("/reports").await, asha.opens(&format!("/reports/{id}")).await];
        for page in pages {
            let text = page.is(200).text();
            assert!(!text.contains(['\u{202e}', '\u{2066}', '\0']) && !text.contains("<script>."), "{given:?}");
        }
    }
}

async fn f39_what_a_device_writes_into_a_picture_is_gone_and_the_picture_stands_upright(app: TestApp) {
    let asha = app.patient("Asha").await;
    let says = |bytes: &[u8], words: &str| bytes.windows(words.len()).any(|part| part == words.as_bytes());
    let chunks = [&b"eXIf"[..], b"tEXt", b"iTXt", b"zTXt", b"Exif", b"\xff\xe1", b"\xff\xfe"];
    for (name, kind, sent, size) in [("rash.jpg", JPEG, phone_jpeg(), (30, 40)), ("rash.png", PNG, telling_png(), (40, 30))] {
        let told = TOLD_BY_A_DEVICE.iter().filter(|words| says(&sent, words)).count();
        assert_eq!(told, TOLD_BY_A_DEVICE.len(), "{name} tells it all before it is sent");
        let id = asha.sends_file(name, kind, &sent).await;
        assert_eq!(app.works_on_reports().await.available, 1, "{name}");
        let kept = taken(&asha, &id).await.body;
        let still: Vec<&str> = TOLD_BY_A_DEVICE.into_iter().filter(|words| says(&kept, words)).collect();
        assert_eq!(still, Vec::<&str>::new(), "{name}");
        assert!(!chunks.iter().any(|chunk| kept[..100].windows(chunk.len()).any(|part| part == *chunk)), "{name}");
        let picture = image::load_from_memory(&kept).unwrap();
        assert_eq!(picture.dimensions(), size, "{name}");
        // Turned to the right, what was on the left is at the top.
        let first = picture.get_pixel(2, 2);
        let last = picture.get_pixel(size.0 - 3, size.1 - 3);
        assert!(first[0] > 150 && first[2] < 90 && last[2] > 150 && last[0] < 90, "{name}: {first:?} and {last:?}");
        let preview = asha.report("me", &id).await.is(200).member("preview_url");
        let preview = get(&preview).await;
        assert_eq!(image::load_from_memory(&preview.body).unwrap().dimensions(), size);
        assert!(!TOLD_BY_A_DEVICE.iter().any(|words| says(&preview.body, words)), "{name}'s preview");
    }
}
