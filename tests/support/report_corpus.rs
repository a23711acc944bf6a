//! Files that somebody tries to pass off as reports, and good ones beside them, all made here (S-24, S-25): what each says it is,
//! and what becomes of it.

use std::io::{Cursor, Write as _};

use flate2::write::ZlibEncoder;
use flate2::{Compression, FlushCompress, Status};
use image::{DynamicImage, ImageFormat, RgbImage};

use super::files::{WORD, docx, pdf, picture};

pub const PDF: &str = "application/pdf";
pub const JPEG: &str = "image/jpeg";
pub const PNG: &str = "image/png";
pub const DOC: &str = "application/msword";

/// One file: what it is in words, as what it is sent, its bytes, and its state with the reason.
pub struct Specimen {
    pub what: &'static str,
    pub name: &'static str,
    pub kind: &'static str,
    pub bytes: Vec<u8>,
    pub becomes: &'static str,
}

const fn one(what: &'static str, (name, kind): (&'static str, &'static str), bytes: Vec<u8>, becomes: &'static str) -> Specimen {
    Specimen { what, name, kind, bytes, becomes }
}

const AS_PDF: (&str, &str) = ("scan.pdf", PDF);
const AS_JPEG: (&str, &str) = ("scan.jpg", JPEG);
const AS_PNG: (&str, &str) = ("scan.png", PNG);
const AS_DOCX: (&str, &str) = ("letter.docx", WORD);
const AS_DOC: (&str, &str) = ("letter.doc", DOC);

const WRONG: &str = "rejected wrong_kind";
const DAMAGED: &str = "rejected damaged";
const GOOD: &str = "available ";

const HTML: &[u8] = b"<!doctype html><html><script>alert(1)</script></html>";
const SVG: &[u8] = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(2)</script></svg>";
const GIF: &[u8] = b"GIF89a/*\x00\x00\x00\x00\x00*/=1;alert(1);/*;";

/// All of them.
pub fn corpus() -> Vec<Specimen> {
    [not_what_they_say(), two_at_once(), programs_and_locks(), broken(), bombs(), good()].into_iter().flatten().collect()
}

fn windows_program() -> Vec<u8> {
    let mut bytes = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00".to_vec();
    bytes.resize(0x80, 0);
    bytes.extend(b"PE\x00\x00\x64\x86This program cannot be run in DOS mode.");
    bytes
}

fn linux_program() -> Vec<u8> {
    let mut bytes = b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x3e\x00".to_vec();
    bytes.resize(256, 0);
    bytes
}

fn not_what_they_say() -> Vec<Specimen> {
    vec![
        one("a page as a PDF", AS_PDF, HTML.to_vec(), WRONG),
        one("a page as a JPEG", AS_JPEG, HTML.to_vec(), WRONG),
        one("a page as a PNG", AS_PNG, HTML.to_vec(), WRONG),
        one("a page as a Word document", AS_DOCX, HTML.to_vec(), WRONG),
        one("a page as an old Word document", AS_DOC, HTML.to_vec(), WRONG),
        one("an SVG with a script as a PNG", AS_PNG, SVG.to_vec(), WRONG),
        one("an SVG with a script as a JPEG", AS_JPEG, SVG.to_vec(), WRONG),
        one("an SVG with a script as a PDF", AS_PDF, SVG.to_vec(), WRONG),
        one("a GIF that is a script as a PNG", AS_PNG, GIF.to_vec(), WRONG),
        one("a GIF that is a script as a JPEG", AS_JPEG, GIF.to_vec(), WRONG),
        one("a program of Windows as a PDF", AS_PDF, windows_program(), WRONG),
        one("a program of Windows as a Word document", AS_DOCX, windows_program(), WRONG),
        one("a program of Windows as a JPEG", AS_JPEG, windows_program(), WRONG),
        one("a program of Linux as a PDF", AS_PDF, linux_program(), WRONG),
        one("a program of Linux as an old Word document", AS_DOC, linux_program(), WRONG),
        one("a shell script as a PDF", AS_PDF, b"#!/bin/sh\nrm -rf ~\n".to_vec(), WRONG),
        one("a PDF as a Word document", AS_DOCX, pdf(1), WRONG),
        one("a PDF as a PNG", AS_PNG, pdf(1), WRONG),
        one("a PNG as a JPEG", AS_JPEG, picture(ImageFormat::Png), WRONG),
        one("a JPEG as a PNG", AS_PNG, picture(ImageFormat::Jpeg), WRONG),
        one("a Word document as an old one", AS_DOC, docx(&[]), WRONG),
        one("a Word document as a PDF", AS_PDF, docx(&[]), WRONG),
        one("an archive without a document", AS_DOCX, archive(), WRONG),
    ]
}

fn archive() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("run.exe", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(&windows_program()).unwrap();
    archive.finish().unwrap().into_inner()
}

fn two_at_once() -> Vec<Specimen> {
    let and = |first: &[u8], second: &[u8]| [first, second].concat();
    vec![
        one("a PDF that is an archive, too", AS_PDF, and(&pdf(1), &docx(&[])), WRONG),
        one("a PDF that is a page, too", AS_PDF, and(&pdf(1), HTML), DAMAGED),
        one("a GIF that is a PDF, too", AS_PDF, and(GIF, &pdf(1)), WRONG),
        one("an old Word document that is an archive, too", AS_DOC, and(&old_word(&["WordDocument"]), &docx(&[])), WRONG),
        // Only the picture is kept of these.
        one("a JPEG that is a page, too", AS_JPEG, and(&picture(ImageFormat::Jpeg), HTML), GOOD),
        one("a PNG that is an archive, too", AS_PNG, and(&picture(ImageFormat::Png), &archive()), GOOD),
    ]
}

/// A compound file with streams of these names.
pub fn old_word(streams: &[&str]) -> Vec<u8> {
    let names = streams.iter().flat_map(|name| name.encode_utf16().flat_map(u16::to_le_bytes));
    [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 504], names.collect()].concat()
}

/// A document of one page with these objects in it.
fn pdf_with(objects: &[u8]) -> Vec<u8> {
    let whole = pdf(1);
    let at = whole.windows(7).position(|part| part == b"trailer").unwrap();
    [&whole[..at], objects, &whole[at..]].concat()
}

fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("9 0 obj\n<< {dictionary} /Length {} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream\nendobj\n"].concat()
}

/// One that everybody opens and nobody but its owner changes: its owner's password is `tulips`, its readers' is empty (ISO 32000-1, 7.6.3,
/// revision 2). Decrypted, its stream is `BT ET`.
fn pdf_locked_against_changes() -> Vec<u8> {
    let lock = b"8 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -44\n\
        /O <38f1b8498f28e14d321057bcab2309b5cf237f292cb4bc7a63c4042316a9f631>\n\
        /U <b72b63198fcb804977c0bdabd6bdeed767384ef1e6c7b74235ab7edd30cc6b5b> >>\nendobj\n";
    let whole = pdf_with(&[&lock[..], &stream("", b"\x82\xe5\xcf\x3c\xf8")].concat());
    let at = whole.windows(5).position(|part| part == b"/Root").unwrap();
    let id = "<00112233445566778899aabbccddeeff>";
    [&whole[..at], format!("/Encrypt 8 0 R /ID [{id} {id}] ").as_bytes(), &whole[at..]].concat()
}

fn programs_and_locks() -> Vec<Specimen> {
    let virus = [&b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"[..], b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].concat();
    vec![
        one("a Word document with a program", AS_DOCX, docx(&[("word/vbaProject.bin", b"x")]), "rejected macros"),
        one("an old Word document with a program", AS_DOC, old_word(&["WordDocument", "_VBA_PROJECT"]), "rejected macros"),
        one("a PDF with a password", AS_PDF, pdf_with(b"8 0 obj\n<< /Encrypt 5 0 R >>\nendobj\n"), "rejected locked"),
        one("a PDF that opens without a password and is locked against changes", AS_PDF, pdf_locked_against_changes(), "rejected locked"),
        one("an old Word document with a password", AS_DOC, old_word(&["WordDocument", "EncryptionInfo"]), "rejected locked"),
        one("the test virus", AS_PDF, virus.clone(), "rejected malware"),
        one("the test virus inside of a Word document", AS_DOCX, docx(&[("word/a.bin", &virus)]), "rejected malware"),
    ]
}

fn broken() -> Vec<Specimen> {
    let part_of = |bytes: Vec<u8>, kept: usize| bytes[..kept].to_vec();
    let (jpeg, png, word) = (picture(ImageFormat::Jpeg), picture(ImageFormat::Png), docx(&[]));
    let (third_of_jpeg, third_of_png, most_of_word) = (jpeg.len() / 3, png.len() / 3, word.len() - 30);
    vec![
        one("a JPEG that stops", AS_JPEG, part_of(jpeg, third_of_jpeg), DAMAGED),
        one("a PNG that stops", AS_PNG, part_of(png, third_of_png), DAMAGED),
        one("a Word document that stops", AS_DOCX, part_of(word, most_of_word), DAMAGED),
        one("a Word document that climbs out of its folder", AS_DOCX, docx(&[("../../etc/passwd", b"x")]), DAMAGED),
        one("a PDF without a page", AS_PDF, b"%PDF-1.4\n<html></html>\n%%EOF".to_vec(), DAMAGED),
    ]
}

/// A gigabyte of zeros, folded: a piece that unfolds into a megabyte, a thousand times.
fn gigabyte() -> Vec<u8> {
    let mut encoder = flate2::Compress::new(Compression::best(), true);
    let megabyte = vec![0; 1024 * 1024];
    let mut folded = |flush| {
        let mut out = Vec::with_capacity(64 * 1024);
        assert_eq!(encoder.compress_vec(&megabyte, &mut out, flush).unwrap(), Status::Ok);
        out
    };
    // After a full flush a piece stands for itself and can be said again.
    let (first, again) = (folded(FlushCompress::Full), folded(FlushCompress::Full));
    [first, again.repeat(1023)].concat()
}

fn folded(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// A PNG of so many points, as its head says, and hardly anything behind it.
fn png_that_says(width: u32, height: u32) -> Vec<u8> {
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend([8, 2, 0, 0, 0]);
    let parts = [chunk(*b"IHDR", &head), chunk(*b"IDAT", &folded(&[0; 1024])), chunk(*b"IEND", b"")];
    [b"\x89PNG\r\n\x1a\n".to_vec(), parts.concat()].concat()
}

fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [&name[..], data].concat();
    let mut sum = flate2::Crc::new();
    sum.update(&named);
    [u32::try_from(data.len()).unwrap().to_be_bytes().to_vec(), named, sum.sum().to_be_bytes().to_vec()].concat()
}

/// A JPEG whose head says another size than its picture has.
fn jpeg_that_says(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = picture(ImageFormat::Jpeg);
    let at = bytes.windows(2).position(|mark| mark == b"\xff\xc0").unwrap();
    bytes[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    bytes[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

fn bombs() -> Vec<Specimen> {
    let once = gigabyte();
    let twice = folded(&once);
    assert!(once.len() < 2_000_000 && twice.len() < 64 * 1024, "{} and {}", once.len(), twice.len());
    let zeros = docx(&[("word/media/zeros.xml", &vec![0; 40 * 1024 * 1024])]);
    let flood = png_that_says(65_535, 65_535);
    assert!(zeros.len() < 100_000 && flood.len() < 200);
    let deep = "/Filter [/FlateDecode /FlateDecode]";
    let objects = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode";
    vec![
        one("a PDF that unfolds into a gigabyte", AS_PDF, pdf_with(&stream("/Filter /FlateDecode", &once)), "rejected bomb"),
        one("a PDF that unfolds twice, into a gigabyte", AS_PDF, pdf_with(&stream(deep, &twice)), "rejected bomb"),
        one("a PDF whose objects are a gigabyte", AS_PDF, pdf_with(&stream(objects, &once)), "rejected bomb"),
        one("a Word document that unfolds a thousandfold", AS_DOCX, zeros, "rejected bomb"),
        one("a PDF of 10,000 pages", AS_PDF, pdf(10_000), "rejected too_much"),
        one("a PNG of 65,535 × 65,535 points", AS_PNG, flood, "rejected too_much"),
        one("a JPEG of 65,500 × 65,500 points", AS_JPEG, jpeg_that_says(65_500, 65_500), "rejected too_much"),
    ]
}

fn good() -> Vec<Specimen> {
    let script = b"8 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj\n";
    vec![
        one("a PDF", AS_PDF, pdf(3), GOOD),
        one("a PDF with a script, which nobody's browser runs", AS_PDF, pdf_with(script), GOOD),
        one("a JPEG", AS_JPEG, picture(ImageFormat::Jpeg), GOOD),
        one("a PNG", AS_PNG, picture(ImageFormat::Png), GOOD),
        one("a Word document", AS_DOCX, docx(&[]), GOOD),
        one("an old Word document", AS_DOC, old_word(&["WordDocument"]), GOOD),
    ]
}

/// A good document of exactly so many bytes.
pub fn pdf_of_size(bytes: usize) -> Vec<u8> {
    let empty = pdf_with(&stream("", b"")).len();
    // The length is written with more digits than the one of nothing.
    let filled = |inside: usize| pdf_with(&stream("", &vec![b'.'; inside]));
    let more = bytes - empty;
    let whole = filled(more - (filled(more).len() - bytes));
    assert_eq!(whole.len(), bytes);
    whole
}

/// What a device writes into a picture besides the picture.
pub const TOLD_BY_A_DEVICE: [&str; 5] =
    ["Caredesk Phone 9", "2026:11:12 08:15:00", "MAKERNOTE of seven geese", "12.9716N", "Taken at home"];

/// EXIF: make, place, time and a note of the maker's own; the picture is to be turned to the right.
fn exif(orientation: u8) -> Vec<u8> {
    let text = |words: &str| format!("{words}\0").into_bytes();
    let (make, taken) = (text(TOLD_BY_A_DEVICE[0]), text(TOLD_BY_A_DEVICE[1]));
    let (note, place) = (text(TOLD_BY_A_DEVICE[2]), text(TOLD_BY_A_DEVICE[3]));
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    let mut kept = Vec::new();
    let first = 8 + 2 + 5 * 12 + 4 + 2 + 12 + 4;
    let mut entry = |out: &mut Vec<u8>, tag: u16, kind: u16, value: &[u8]| {
        let at = u32::try_from(first + kept.len()).unwrap();
        out.extend([tag.to_be_bytes(), kind.to_be_bytes()].concat());
        out.extend(u32::try_from(value.len()).unwrap().to_be_bytes());
        out.extend(at.to_be_bytes());
        kept.extend_from_slice(value);
    };
    tiff.extend([0, 5]);
    entry(&mut tiff, 0x010f, 2, &make);
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    entry(&mut tiff, 0x0132, 2, &taken);
    let places = u32::try_from(8 + 2 + 5 * 12 + 4).unwrap();
    tiff.extend([&[0x88, 0x25, 0, 4, 0, 0, 0, 1][..], &places.to_be_bytes()].concat());
    entry(&mut tiff, 0x927c, 7, &note);
    tiff.extend([0, 0, 0, 0, 0, 1]);
    entry(&mut tiff, 0x001c, 7, &place);
    tiff.extend([0, 0, 0, 0]);
    [tiff, kept].concat()
}

/// 40 × 30 points, the left half red and the right half blue.
fn red_and_blue(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(40, 30, |x, _| image::Rgb(if x < 20 { [200, 30, 30] } else { [30, 30, 200] }));
    DynamicImage::from(picture).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG as a phone keeps it: lying on its side, to be turned to the right.
pub fn phone_jpeg() -> Vec<u8> {
    by_phone(&red_and_blue(ImageFormat::Jpeg))
}

/// A JPEG with all that a phone adds to it, which says that it is to be turned to the right.
pub fn by_phone(jpeg: &[u8]) -> Vec<u8> {
    let told = segment(0xe1, &[&b"Exif\0\0"[..], &exif(6)].concat());
    let remark = segment(0xfe, TOLD_BY_A_DEVICE[4].as_bytes());
    [&jpeg[..2], &told, &remark, &jpeg[2..]].concat()
}

/// A part of a JPEG behind its mark.
fn segment(mark: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xff, mark][..], &length, content].concat()
}

/// A JPEG sent in passes, each the whole picture, in the four colours of printers: for these a decoder needs the most memory. Red all over,
/// with one pass of the means of all blocks of 8 × 8 points, so that it is small. Of an even number of blocks.
pub fn in_passes(width: u16, height: u16) -> Vec<u8> {
    let colours = 1..=4_u8;
    let blocks = usize::from(width.div_ceil(8)) * usize::from(height.div_ceil(8));
    assert!(blocks.is_multiple_of(2), "it ends with a whole byte");
    let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
    let frame = [vec![8], size, vec![4], colours.clone().flat_map(|colour| [colour, 0x11, 0]).collect()].concat();
    // Two words: a bit of 0 for a mean like the one before, and 10 for one that differs by a number of seven bits.
    let words = [&[0_u8, 1, 1][..], &[0; 14], &[0, 7]].concat();
    let pass = [vec![4], colours.flat_map(|colour| [colour, 0]).collect(), vec![0, 0, 0]].concat();
    // The first block: as bright as it can be, twice as dark, and bright again (36 bits). Each further one as the first: 4 bits of 0.
    let means = [vec![0xbf, 0xc0, 0x20, 0x17, 0xf0], vec![0; blocks / 2 - 1]].concat();
    let all_by_8 = [&[0_u8][..], &[8; 64]].concat();
    let parts = [segment(0xdb, &all_by_8), segment(0xc2, &frame), segment(0xc4, &words), segment(0xda, &pass), means];
    [vec![0xff, 0xd8], parts.concat(), vec![0xff, 0xd9]].concat()
}

/// A PNG that tells the same in the three ways a PNG can.
pub fn telling_png() -> Vec<u8> {
    let png = red_and_blue(ImageFormat::Png);
    let text = chunk(*b"tEXt", format!("Comment\0{}", TOLD_BY_A_DEVICE[4]).as_bytes());
    let whole = chunk(*b"iTXt", format!("XML:com.adobe.xmp\0\0\0\0\0<x:{}/>", TOLD_BY_A_DEVICE[3]).as_bytes());
    let after_head = 8 + 12 + 13;
    [&png[..after_head], &chunk(*b"eXIf", &exif(1)), &text, &whole, &png[after_head..]].concat()
}
