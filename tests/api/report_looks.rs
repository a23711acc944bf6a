//! F39, S-25: what strangers send is decoded by a process of its own, which says what to keep or why nothing, and takes nobody along when it
//! dies.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use caredesk::capabilities::reports::model::inspect::{LARGEST_ANSWER, Looked, heard};
use caredesk::capabilities::reports::model::{Kind, Why};
use caredesk::capabilities::reports::service::{Reports, Worked};
use caredesk::config::scanner::ScannerPlace;
use caredesk::files::painter::Painter;
use caredesk::files::scanner::Scanner;
use caredesk::operations::rights::Function;
use http::Method;
use image::{ExtendedColorType, GenericImageView as _, ImageFormat};
use serde_json::{Value, json};

use crate::support::files::{docx, pdf, picture};
use crate::support::labs::small_lab;
use crate::support::report_corpus::{JPEG, PDF, TOLD_BY_A_DEVICE, by_phone, in_passes, phone_jpeg};
use crate::support::rights::with_rights_of;
use crate::support::{Person, TestApp};

both_doors!(
    f39_a_look_that_dies_makes_its_file_a_damaged_one_and_keeps_no_other_waiting,
    f39_a_look_that_cannot_begin_is_put_off_and_made_later_however_often,
    f39_a_look_that_is_ended_from_without_is_made_three_times,
    f39_a_page_does_not_say_less_than_a_minute_of_a_check_whose_server_was_ended,
    r07_a_file_whose_look_ends_its_server_keeps_no_other_waiting_and_is_refused_after_three_of_them,
    r07_a_file_whose_reading_ends_its_server_is_kept_unread_in_the_third_try,
    r07_a_report_whose_reading_anew_ends_its_server_is_begun_no_more_than_that_however_often_it_is_asked_for,
);

const PROGRAM: &str = env!("CARGO_BIN_EXE_caredesk");

/// What the other process says of a file, as the server hears it.
async fn looked(kind: Kind, file: Vec<u8>) -> Result<Looked, Why> {
    let answer = Painter::of(Some(PROGRAM.into())).look(kind.word(), &file, LARGEST_ANSWER).await.unwrap();
    assert!(answer.is_some(), "it came to its end");
    heard(kind, file, answer)
}

/// What the command says for anybody, and whether it succeeds.
fn says(arguments: &[&str], file: &[u8]) -> (String, bool) {
    let sent = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(sent.path(), file).unwrap();
    let mut command = Command::new(PROGRAM);
    let command =
        command.args(arguments).env_clear().env("MIMALLOC_ARENA_EAGER_COMMIT", "0").stdin(sent.reopen().unwrap()).stderr(Stdio::null());
    let ended = command.output().unwrap();
    (String::from_utf8_lossy(&ended.stdout).into_owned(), ended.status.success())
}

#[tokio::test]
async fn f39_another_process_redraws_a_photo_upright_and_without_what_the_phone_told() {
    let is_told = |bytes: &[u8]| TOLD_BY_A_DEVICE.iter().any(|words| bytes.windows(words.len()).any(|part| part == words.as_bytes()));
    let sent = phone_jpeg();
    assert!(is_told(&sent));
    let Looked { bytes, preview } = looked(Kind::Jpeg, sent).await.unwrap();
    for kept in [bytes, preview.unwrap()] {
        let upright = image::load_from_memory(&kept).unwrap();
        let (first, last) = (upright.get_pixel(2, 2), upright.get_pixel(27, 37));
        assert!(upright.dimensions() == (30, 40) && first[0] > 150 && last[2] > 150, "{first:?} and {last:?}");
        assert!(!is_told(&kept) && !kept.windows(4).any(|part| part == b"Exif"));
    }
}

/// The largest that the house takes, 40 megapixels.
const WIDTH: u16 = 7_728;
const HEIGHT: u16 = 5_152;

/// What it becomes when it lies on its side: it is turned, within the memory there is. The smaller one of it, to look at.
async fn turned(sent: Vec<u8>) -> image::DynamicImage {
    let Looked { bytes, preview } = looked(Kind::Jpeg, sent).await.unwrap();
    let size = image::ImageReader::with_format(std::io::Cursor::new(bytes), ImageFormat::Jpeg).into_dimensions().unwrap();
    assert_eq!(size, (HEIGHT.into(), WIDTH.into()));
    let preview = image::load_from_memory(&preview.unwrap()).unwrap();
    assert_eq!(preview.height(), 1_200);
    preview
}

#[tokio::test]
async fn f39_the_largest_photo_is_redrawn_upright_within_the_memory_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("photo.jpg");
    let half = usize::from(WIDTH) / 2;
    let row = [[200_u8, 30, 30].repeat(half), [30_u8, 30, 200].repeat(half)].concat();
    let points = row.repeat(HEIGHT.into());
    image::save_buffer_with_format(&place, &points, WIDTH.into(), HEIGHT.into(), ExtendedColorType::Rgb8, ImageFormat::Jpeg).unwrap();
    let preview = turned(by_phone(&std::fs::read(&place).unwrap())).await;
    let (first, last) = (preview.get_pixel(9, 9), preview.get_pixel(preview.width() - 9, preview.height() - 9));
    assert!(first[0] > 150 && last[2] > 150, "{first:?} and {last:?}");
}

/// What needs the most memory of all that is taken: the largest in passes and in printers' colours, in a file of 20 MiB.
#[tokio::test]
async fn f39_the_largest_photo_that_is_sent_in_passes_is_redrawn_within_the_memory_there_is() {
    let mut sent = by_phone(&in_passes(WIDTH, HEIGHT));
    // Behind its end, as cameras put there what they like.
    sent.resize(20 * 1024 * 1024, 0);
    let preview = turned(sent).await;
    let red = preview.get_pixel(preview.width() / 2, 600);
    assert!(red[0] > 200 && red[1] < 50 && red[2] < 50, "{red:?}");
}

/// A picture whose head says it is of more points than anybody draws.
fn flood() -> Vec<u8> {
    let mut bytes = picture(ImageFormat::Jpeg);
    let frame = bytes.windows(2).position(|mark| mark == [0xff, 0xc0]).unwrap();
    bytes[frame + 5..frame + 9].fill(0xff);
    bytes
}

#[tokio::test]
async fn f39_another_process_gives_the_reason_for_what_is_not_taken() {
    let zeros = vec![0; 40 * 1024 * 1024];
    for (kind, file, why) in [
        (Kind::Jpeg, b"<html><script>alert(1)</script></html>".to_vec(), Why::WrongKind),
        (Kind::Pdf, phone_jpeg(), Why::WrongKind),
        (Kind::Jpeg, flood(), Why::TooMuch),
        (Kind::Pdf, pdf(10_000), Why::TooMuch),
        (Kind::Docx, docx(&[("word/media/zeros.xml", &zeros)]), Why::Bomb),
        (Kind::Docx, docx(&[("word/vbaProject.bin", b"x")]), Why::Macros),
        (Kind::Png, picture(ImageFormat::Png)[..60].to_vec(), Why::Damaged),
        (Kind::Doc, Vec::new(), Why::WrongKind),
    ] {
        assert_eq!(looked(kind, file).await, Err(why), "{kind:?}");
    }
    for (kind, file) in [(Kind::Pdf, pdf(2)), (Kind::Docx, docx(&[]))] {
        assert_eq!(looked(kind, file.clone()).await, Ok(Looked { bytes: file, preview: None }), "{kind:?}");
    }
}

#[test]
fn f39_of_what_is_kept_as_it_was_sent_no_byte_comes_back() {
    assert_eq!(says(&["look-inside", "pdf"], &pdf(2)), ("begun\nas_sent\n".to_owned(), true));
    assert_eq!(says(&["look-inside", "pdf"], b"%PDF-1.7"), ("begun\nrefused damaged\n".to_owned(), true));
    assert_eq!(says(&["look-inside", "svg"], b"<svg/>"), (String::new(), false), "no kind that is taken");
    let (help, _) = says(&["--help"], b"");
    assert!(help.contains("serve") && !help.contains("look-inside") && !help.contains("read-pdf"), "people have no use for it: {help}");
}

/// A program of these lines, to be started in the place of ours. Another process writes it: while this one has it open for writing, nobody
/// could start it, and tests beside this one start processes of their own.
fn program(folder: &Path, lines: &str) -> PathBuf {
    let (text, place) = (folder.join("lines"), folder.join("program"));
    std::fs::write(&text, format!("#!/bin/sh\n{lines}\n")).unwrap();
    assert!(Command::new("install").args(["-m", "700"]).args([&text, &place]).status().unwrap().success());
    place
}

/// What a house does whose looks are made by this program.
async fn works_with(app: &TestApp, program: &Path) -> Worked {
    let reports = Reports::new(
        app.app.ground.clone(),
        app.app.records.clone(),
        (app.app.notifications.clone(), app.app.settings.clone()),
        app.uploads(),
        (Scanner::new(ScannerPlace::Nobody, app.uploads()), Painter::of(Some(program.to_owned()))),
    );
    with_rights_of(Function::Keeper, reports.work()).await.unwrap()
}

async fn f39_a_look_that_dies_makes_its_file_a_damaged_one_and_keeps_no_other_waiting(app: TestApp) {
    let asha = app.patient("Asha").await;
    let folder = tempfile::tempdir().unwrap();
    for lines in ["echo begun; exit 1", "echo begun; echo nonsense", "echo nonsense"] {
        let dead = [asha.sends_file("a.pdf", PDF, &pdf(1)).await, asha.sends_file("b.jpg", JPEG, &phone_jpeg()).await];
        assert_eq!(works_with(&app, &program(folder.path(), lines)).await, Worked { rejected: 2, ..Worked::default() }, "{lines}");
        for id in &dead {
            assert_eq!(asha.report("me", id).await.member("why"), "damaged", "{lines}");
        }
        let next = asha.sends_file("c.pdf", PDF, &pdf(1)).await;
        assert_eq!(app.works_on_reports().await.available, 1, "after {lines}");
        assert_eq!(asha.report("me", &next).await.member("state"), "available");
    }
}

async fn f39_a_look_that_cannot_begin_is_put_off_and_made_later_however_often(app: TestApp) {
    let asha = app.patient("Asha").await;
    let id = asha.sends_file("b.jpg", JPEG, &phone_jpeg()).await;
    let folder = tempfile::tempdir().unwrap();
    // No program, one that cannot be bounded, and one that the machine has no memory for.
    let ends = ["exit 1", "kill -KILL $$"].map(|lines| (lines, true));
    for (lines, is_there) in [("", false)].into_iter().chain(ends) {
        let place = if is_there { program(folder.path(), lines) } else { "/there/is/no/such/program".into() };
        assert_eq!(works_with(&app, &place).await, Worked { waiting: 1, ..Worked::default() }, "{lines}");
        assert_eq!(asha.report("me", &id).await.member("state"), "checking");
        assert!(app.works_on_reports().await.is_nothing(), "a little later");
        app.passes(2);
    }
    assert_eq!(app.works_on_reports().await.available, 1);
}

async fn f39_a_look_that_is_ended_from_without_is_made_three_times(app: TestApp) {
    let asha = app.patient("Asha").await;
    let id = asha.sends_file("b.jpg", JPEG, &phone_jpeg()).await;
    let folder = tempfile::tempdir().unwrap();
    let killed = program(folder.path(), "echo begun; kill -KILL $$");
    for _ in 0..3 {
        assert_eq!(works_with(&app, &killed).await, Worked { waiting: 1, ..Worked::default() });
        app.passes(2);
    }
    assert_eq!(app.works_on_reports().await, Worked { rejected: 1, ..Worked::default() });
    assert_eq!(asha.report("me", &id).await.member("why"), "damaged");
}

/// Lines that say that they have begun, leave a mark, and end only with their server.
fn without_end(mark: &Path) -> String {
    format!("echo begun; : > '{}'; exec sleep 600", mark.display())
}

/// A server that is ended once another process works on a file for it, as by a panic on Lambda.
async fn ends_meanwhile(app: &TestApp, program: &Path, mark: &Path) {
    let is_at_it = async {
        while !mark.exists() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::select! {
        worked = works_with(app, program) => panic!("it came to its end: {worked:?}"),
        () = is_at_it => {}
    }
    std::fs::remove_file(mark).unwrap();
}

async fn r07_a_file_whose_look_ends_its_server_keeps_no_other_waiting_and_is_refused_after_three_of_them(app: TestApp) {
    let asha = app.patient("Asha").await;
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("mark");
    let deadly = program(folder.path(), &without_end(&mark));
    let first = asha.sends_file("a.pdf", PDF, &pdf(1)).await;
    for _ in 0..3 {
        ends_meanwhile(&app, &deadly, &mark).await;
        let next = asha.sends_file("b.jpg", JPEG, &phone_jpeg()).await;
        assert_eq!(app.works_on_reports().await, Worked { available: 1, ..Worked::default() }, "the other one alone");
        assert_eq!(asha.report("me", &next).await.member("state"), "available");
        assert_eq!(asha.report("me", &first).await.member("state"), "checking");
        app.passes(5);
    }
    assert_eq!(works_with(&app, &deadly).await, Worked { rejected: 1, ..Worked::default() }, "nobody looks any more");
    assert_eq!(asha.report("me", &first).await.member("why"), "damaged");
    assert!(app.works_on_reports().await.is_nothing());
}

async fn f39_a_page_does_not_say_less_than_a_minute_of_a_check_whose_server_was_ended(app: TestApp) {
    let asha = app.patient("Asha").await;
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("mark");
    let id = asha.sends_file("a.pdf", PDF, &pdf(1)).await;
    let place = format!("/reports/{id}");
    let (usual, slow) = ("This usually takes less than a minute.", "Checking it takes longer than usual");
    let page = asha.opens(&place).await.is(200).page().text();
    assert!(page.contains(usual) && !page.contains(slow), "{page}");
    ends_meanwhile(&app, &program(folder.path(), &without_end(&mark)), &mark).await;
    let page = asha.opens(&place).await.is(200).page().text();
    assert!(page.contains(usual) && !page.contains(slow), "it has just begun: {page}");
    app.passes(1);
    let page = asha.opens(&place).await.is(200).page().text();
    assert!(page.contains(slow) && page.contains("You need not wait here") && !page.contains(usual), "{page}");
    app.passes(4);
    assert_eq!(app.works_on_reports().await, Worked { available: 1, ..Worked::default() });
    assert!(asha.opens(&place).await.is(200).page().text().contains("Open the file"));
}

/// Does what our own program does but for reading, of which these lines are made.
fn but_for_reading(folder: &Path, lines: &str) -> PathBuf {
    program(folder, &format!("case $1 in read-pdf) {lines};; *) exec '{PROGRAM}' \"$@\";; esac"))
}

async fn reads(asha: &Person, id: &str) -> Value {
    asha.api(Method::GET, &format!("/patients/me/reports/{id}/reading")).send().await.is(200).json()
}

async fn r07_a_file_whose_reading_ends_its_server_is_kept_unread_in_the_third_try(app: TestApp) {
    let asha = app.patient("Asha").await;
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("mark");
    let deadly = but_for_reading(folder.path(), &without_end(&mark));
    let id = asha.sends_file("a.pdf", PDF, &small_lab()).await;
    for _ in 0..2 {
        ends_meanwhile(&app, &deadly, &mark).await;
        assert!(app.works_on_reports().await.is_nothing(), "it was taken up");
        app.passes(5);
    }
    assert_eq!(works_with(&app, &deadly).await, Worked { available: 1, ..Worked::default() });
    let told = reads(&asha, &id).await;
    assert_eq!((&told["state"], &told["why"]), (&json!("cannot_read"), &json!("stopped")));
}

async fn r07_a_report_whose_reading_anew_ends_its_server_is_begun_no_more_than_that_however_often_it_is_asked_for(app: TestApp) {
    let asha = app.patient("Asha").await;
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("mark");
    let id = asha.sends_file("a.pdf", PDF, &small_lab()).await;
    let unread = but_for_reading(folder.path(), "exit 1");
    assert_eq!(works_with(&app, &unread).await, Worked { available: 1, ..Worked::default() });
    let deadly = but_for_reading(folder.path(), &without_end(&mark));
    for _ in 0..2 {
        assert_eq!(reads(&asha, &id).await["state"], "waiting");
        ends_meanwhile(&app, &deadly, &mark).await;
        reads(&asha, &id).await;
        assert!(app.works_on_reports().await.is_nothing(), "whoever took it up has it for a while");
        app.passes(5);
    }
    assert_eq!(works_with(&app, &deadly).await, Worked { read: 1, ..Worked::default() });
    assert_eq!(reads(&asha, &id).await["why"], "stopped");
    assert!(app.works_on_reports().await.is_nothing());
}
