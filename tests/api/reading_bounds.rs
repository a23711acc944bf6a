//! F40, S-25: whoever reads documents is stopped within 5 s of the processor and 256 MiB, whatever they are. By the clock it may be longer
//! on a machine that does other things, and never longer than 20 s. The look inside has bounds of its own, for photographs: 30 s, 640 MiB and
//! 90 s by the clock (`report_looks`). Measured, and printed with `--nocapture`.
#![allow(clippy::print_stdout, reason = "the measures are shown beside the outcome")]

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use caredesk::files::painter::Painter;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::support::files::pdf;
use crate::support::labs::{folded, small_lab};

const PROGRAM: &str = env!("CARGO_BIN_EXE_caredesk");
/// Of the processor.
const MOST: Duration = Duration::from_secs(5);
/// By the clock, as the painter waits.
const PATIENCE: Duration = Duration::from_secs(20);
/// The kernel counts what a process had of the processor in hundredths of a second.
const TICK_MS: u64 = 10;
const MEMORY_KB: u64 = 256 * 1024;

/// A file of these objects, the first of them the catalogue.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj\n", number + 1).as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        writeln!(end, "{place:010} 00000 n ").unwrap();
    }
    writeln!(end, "trailer\n<< /Root 1 0 R /Size {} >>\nstartxref\n{start}\n%%EOF", places.len() + 1).unwrap();
    [bytes, end.into_bytes()].concat()
}

fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    [format!("<< {dictionary} /Length {} >>\nstream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
}

/// One page with this content and these things it may use.
fn page(resources: &str, content: Vec<u8>, more: Vec<Vec<u8>>) -> Vec<u8> {
    let page = format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << {resources} >> >>");
    let head =
        [b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(), page.into_bytes(), content];
    file(&[head.to_vec(), more].concat())
}

const FORM: &str = "/Type /XObject /Subtype /Form /BBox [0 0 300 200]";
const FONT: &str = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";

/// Each form draws the next one sixty times.
fn forms_of_forms() -> Vec<u8> {
    let forms = (5..=11).map(|number| {
        let next = format!("{FORM} /Resources << {FONT} /XObject << /F {} 0 R >> >>", number + 1);
        let last = format!("{FORM} /Resources << {FONT} >>");
        let draws = if number < 11 { "/F Do\n" } else { "BT /F1 9 Tf 9 9 Td (Hb 14.2 g/dL) Tj ET\n" };
        stream(if number < 11 { &next } else { &last }, draws.repeat(60).as_bytes())
    });
    page("/XObject << /F 5 0 R >>", stream("", "/F Do\n".repeat(60).as_bytes()), forms.collect())
}

/// 400 MiB of space, packed.
fn space() -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let piece = vec![b' '; 1024 * 1024];
    (0..400).for_each(|_| encoder.write_all(&piece).unwrap());
    encoder.finish().unwrap()
}

fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let itself = format!("{FORM} /Resources << /XObject << /F 5 0 R >> >>");
    let text = b"BT /F1 9 Tf 9 9 Td (Haemoglobin 14.2 g/dL) Tj ET\n".repeat(400_000);
    let saves = b"q ".repeat(20_000_000);
    let space = space();
    let twice = folded(&space);
    let deep = [b"<< /A ".to_vec(), b"[".repeat(3_000_000), b" >>".to_vec()].concat();
    let cycle = b"<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 2000000000 >>".to_vec();
    let glyph = "/Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 /Widths [9]";
    let type3 =
        format!("<< {glyph} /Encoding << /Differences [65 /a] >> /CharProcs << /a 6 0 R >> /Resources << /Font << /F1 5 0 R >> >> >>");
    let chain: Vec<Vec<u8>> = (5..=6).map(|number| format!("{} 0 R", 11 - number).into_bytes()).collect();
    let noise: Vec<u8> = (0_u32..3_000_000).flat_map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let many = (0..30_000).map(|page| format!("{} 0 R ", page + 3)).collect::<Vec<_>>().concat();
    let all = |number: usize| {
        if number == 0 { b"<< /Type /Catalog /Pages 2 0 R >>".to_vec() } else { b"<< /Type /Page /Parent 2 0 R >>".to_vec() }
    };
    let mut pages: Vec<Vec<u8>> = (0..30_002).map(all).collect();
    pages[1] = format!("<< /Type /Pages /Kids [{many}] /Count 30000 >>").into_bytes();
    let whole = small_lab();
    let broken = String::from_utf8_lossy(&pdf(3)).replace("startxref\n0", "startxref\n99999999999999999999").into_bytes();
    vec![
        ("forms that draw forms", forms_of_forms()),
        ("a form that draws itself", page("/XObject << /F 5 0 R >>", stream("", b"/F Do"), vec![stream(&itself, b"/F Do /F Do")])),
        ("400 MiB of space", page("", stream("/Filter /FlateDecode", &space), vec![])),
        ("space twice packed", page("", stream("/Filter [/FlateDecode /FlateDecode]", &twice), vec![])),
        ("400,000 lines of text", page(FONT, stream("/Filter /FlateDecode", &folded(&text)), vec![])),
        ("20 million saved states", page("", stream("/Filter /FlateDecode", &folded(&saves)), vec![])),
        ("three million brackets", file(&[b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), deep])),
        ("a tree of pages that holds itself", file(&[b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), cycle])),
        ("30,000 pages", file(&pages)),
        (
            "a face that is drawn with itself",
            page(
                "/Font << /F1 5 0 R >>",
                stream("", &b"BT /F1 9 Tf (AAAA) Tj ET ".repeat(999)),
                vec![type3.into_bytes(), stream("", &b"BT /F1 9 Tf (AAAA) Tj ET ".repeat(99))],
            ),
        ),
        ("references in a circle", page("/XObject << /F 5 0 R >>", stream("", b"/F Do"), chain)),
        ("no way to its objects", broken),
        ("cut off", whole[..whole.len() / 2].to_vec()),
        ("12 MB of noise", [b"%PDF-1.7\n".to_vec(), noise].concat()),
        ("nothing", Vec::new()),
    ]
}

/// What a process has had of the processor, of its own and of the kernel's work for it.
fn had(process: u32) -> Option<Duration> {
    let told = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, behind_name) = told.rsplit_once(')')?;
    let ticks = behind_name.split_whitespace().skip(11).take(2).map_while(|ticks| ticks.parse::<u64>().ok()).sum::<u64>();
    Some(Duration::from_millis(ticks * TICK_MS))
}

/// How long it had the processor, the most memory it had, and whether it came to its end.
fn measured(document: Vec<u8>) -> (Duration, u64, bool) {
    let began = Instant::now();
    let mut child = Command::new(PROGRAM);
    let child = child.arg("read-pdf").env_clear().env("MIMALLOC_ARENA_EAGER_COMMIT", "0");
    let mut child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let (mut to, mut from) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let feeding = std::thread::spawn(move || drop(to.write_all(&document)));
    let hearing = std::thread::spawn(move || from.read_to_end(&mut Vec::new()));
    let (mut most, mut took) = (0, Duration::ZERO);
    let status = loop {
        took = had(child.id()).map_or(took, |had| had.max(took));
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let resident = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        most = most.max(resident.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            break Some(status);
        }
        if began.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            break None;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    assert!(began.elapsed() < PATIENCE + Duration::from_millis(500), "{:?}", began.elapsed());
    feeding.join().unwrap();
    drop(hearing.join().unwrap());
    (took, most, status.is_some_and(|status| status.success()))
}

#[test]
fn s25_whoever_reads_hostile_documents_is_stopped_within_5_seconds_and_256_mib() {
    let (mut longest, mut largest) = (Duration::ZERO, 0);
    for (name, document) in hostile() {
        let (took, kilobytes, ended) = measured(document);
        println!("{name}: {} ms, {} MiB, {}", took.as_millis(), kilobytes / 1024, if ended { "came to its end" } else { "stopped" });
        assert!(took <= MOST, "{name}: {took:?}");
        assert!(kilobytes <= MEMORY_KB, "{name}: {kilobytes} kB");
        (longest, largest) = (longest.max(took), largest.max(kilobytes));
    }
    println!("longest {} ms, largest {} MiB", longest.as_millis(), largest / 1024);
    let (took, kilobytes, ended) = measured(small_lab());
    println!("an honest report: {} ms, {} MiB", took.as_millis(), kilobytes / 1024);
    assert!(ended, "negative control: an honest one comes to its end");
}

#[tokio::test]
async fn s25_nothing_is_heard_of_a_document_that_was_stopped() {
    let painter = Painter::of(Some(PROGRAM.into()));
    let began = Instant::now();
    assert_eq!(painter.words(&forms_of_forms()).await, Ok(None));
    assert!(began.elapsed() < PATIENCE + Duration::from_secs(1), "{:?}", began.elapsed());
    assert!(painter.words(&small_lab()).await.unwrap().is_some_and(|words| words.contains("Haemoglobin")));
    assert_eq!(Painter::default().words(&small_lab()).await, Ok(None), "with no program nothing is read");
}
