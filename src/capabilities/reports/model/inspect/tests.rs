//! Wrong files of every sort (S-24, S-25), and good ones beside them.

use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::{DynamicImage, ImageFormat, RgbImage, Rgba, RgbaImage};
use weezl::BitOrder;
use weezl::encode::Encoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Bounds, TEST_VIRUS, look};
use crate::capabilities::reports::model::{Kind, Why};

/// The house's bounds with little to unfold, so that bombs are small.
const SMALL: Bounds = Bounds { unfolded: 4 * 1024 * 1024, ..Bounds::OURS };

fn refused(kind: Kind, bytes: Vec<u8>) -> Option<Why> {
    look(kind, bytes, &SMALL).err()
}

fn page() -> &'static str {
    "3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n"
}

/// A PDF with these objects in it.
fn pdf(objects: &[u8]) -> Vec<u8> {
    [b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", objects, b"\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"].concat()
}

fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("9 0 obj\n<< {dictionary} /Length {} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream\nendobj\n"].concat()
}

fn folded(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

fn with_page(objects: &[u8]) -> Vec<u8> {
    pdf(&[page().as_bytes(), objects].concat())
}

fn picture(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(RgbImage::from_pixel(30, 20, image::Rgb([9, 99, 199]))).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn docx(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated)).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const PARTS: [(&str, &[u8]); 2] = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")];

fn with_part(name: &str, bytes: &[u8]) -> Vec<u8> {
    docx(&[PARTS[0], PARTS[1], (name, bytes)])
}

fn doc(streams: &[&str]) -> Vec<u8> {
    let names = streams.iter().flat_map(|name| name.encode_utf16().flat_map(u16::to_le_bytes));
    [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 504], names.collect()].concat()
}

/// The bytes to keep of a file, or why there are none.
fn kept(kind: Kind, bytes: Vec<u8>) -> Result<Vec<u8>, Why> {
    look(kind, bytes, &Bounds::OURS).map(|looked| looked.bytes)
}

#[test]
fn f39_good_files_of_all_five_kinds_are_taken() {
    assert_eq!(kept(Kind::Pdf, with_page(b"")), Ok(with_page(b"")));
    let objects = stream("/Type /ObjStm /Filter /FlateDecode", &folded(b"3 0 << /Type/Page /Parent 2 0 R >>"));
    assert_eq!(refused(Kind::Pdf, pdf(&objects)), None, "pages in an object stream");
    let content = stream("/Filter [/FlateDecode]", &folded(b"BT /F1 12 Tf (Haemoglobin) Tj ET"));
    assert_eq!(refused(Kind::Pdf, with_page(&content)), None);
    for (kind, format) in [(Kind::Jpeg, ImageFormat::Jpeg), (Kind::Png, ImageFormat::Png)] {
        let kept = kept(kind, picture(format)).unwrap();
        assert_eq!(image::load_from_memory_with_format(&kept, format).unwrap().height(), 20);
    }
    assert_eq!(refused(Kind::Docx, docx(&PARTS)), None);
    assert_eq!(refused(Kind::Doc, doc(&["WordDocument"])), None);
}

fn lzw(data: &[u8], early: bool) -> Vec<u8> {
    let mut encoder = if early { Encoder::with_tiff_size_switch(BitOrder::Msb, 8) } else { Encoder::new(BitOrder::Msb, 8) };
    encoder.encode(data).unwrap()
}

#[test]
fn s24_what_lzw_unfolds_into_is_counted_too() {
    let large = vec![0; 5 * 1024 * 1024];
    for early in [true, false] {
        let bomb = lzw(&large, early);
        assert!(bomb.len() < 32 * 1024, "a bomb is small");
        for dictionary in
            ["/Filter /LZWDecode", "/Filter [/LZW]", "/F#69lter /LZWDecode /DecodeParms << /EarlyChange 0 >>", "/Filter 12 0 R"]
        {
            assert_eq!(refused(Kind::Pdf, with_page(&stream(dictionary, &bomb))), Some(Why::Bomb), "{dictionary} {early}");
        }
        let letters: String = bomb.iter().map(|byte| format!("{byte:02x}")).chain([">".to_owned()]).collect();
        let written = stream("/Filter [/ASCIIHexDecode /LZWDecode]", letters.as_bytes());
        assert_eq!(refused(Kind::Pdf, with_page(&written)), Some(Why::Bomb), "in letters");
        let many = stream("/Filter /LZWDecode", &lzw(&large[..1024 * 1024], early)).repeat(5);
        assert_eq!(refused(Kind::Pdf, with_page(&many)), Some(Why::Bomb), "all together");
    }
    let inside = stream("/Filter [/FlateDecode /LZWDecode]", &folded(&lzw(b"BT ET", true)));
    assert_eq!(refused(Kind::Pdf, with_page(&inside)), Some(Why::Bomb), "one inside the other");
}

#[test]
fn f39_an_old_file_with_lzw_in_it_is_taken_and_its_pages_are_counted() {
    let words = b"BT /F1 12 Tf (Haemoglobin 13.5 g/dL) Tj ET".repeat(50);
    let content = stream("/Filter /LZWDecode", &lzw(&words, true));
    assert_eq!(refused(Kind::Pdf, with_page(&content)), None);
    let objects = stream("/Type /ObjStm /Filter /LZWDecode", &lzw(b"3 0 << /Type/Page /Parent 2 0 R >>", true));
    assert_eq!(refused(Kind::Pdf, pdf(&objects)), None, "pages in an object stream");
    let locked = stream("/Type /ObjStm /Filter /LZWDecode", &lzw(b"3 0 << /Type/Page /Encrypt 2 0 R >>", true));
    assert_eq!(refused(Kind::Pdf, pdf(&locked)), Some(Why::Locked));
}

#[test]
fn s24_a_file_that_is_not_what_it_says_is_refused() {
    let html = b"<html><script>alert(1)</script></html>".to_vec();
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec();
    let gif = b"GIF89a/*\x00\x00*/=1;alert(1)".to_vec();
    let program = b"MZ\x90\x00".to_vec();
    for kind in Kind::ALL {
        for wrong in [&html, &svg, &gif, &program, &Vec::new(), &b"%PDF".to_vec()] {
            assert!(refused(kind, wrong.clone()).is_some(), "{kind:?}");
        }
    }
    let good = [
        (Kind::Pdf, with_page(b"")),
        (Kind::Jpeg, picture(ImageFormat::Jpeg)),
        (Kind::Png, picture(ImageFormat::Png)),
        (Kind::Docx, docx(&PARTS)),
        (Kind::Doc, doc(&["WordDocument"])),
    ];
    for (is, bytes) in &good {
        for says in Kind::ALL.into_iter().filter(|says| says != is) {
            assert_eq!(refused(says, bytes.clone()), Some(Why::WrongKind), "{is:?} as {says:?}");
        }
    }
}

#[test]
fn s24_a_file_that_is_two_things_at_once_is_refused_or_only_the_picture_is_kept() {
    let archive = docx(&PARTS);
    assert_eq!(refused(Kind::Pdf, [with_page(b""), archive.clone()].concat()), Some(Why::WrongKind), "PDF and ZIP");
    let inside = stream("/Subtype /x", &archive);
    assert_eq!(refused(Kind::Pdf, with_page(&inside)), Some(Why::WrongKind), "ZIP inside of a PDF, its directory at the end");
    assert_eq!(refused(Kind::Pdf, [b"GIF89a".to_vec(), with_page(b"")].concat()), Some(Why::WrongKind), "GIF and PDF");
    assert_eq!(refused(Kind::Pdf, [with_page(b""), b"<script>alert(1)</script>".to_vec()].concat()), Some(Why::Damaged), "PDF and HTML");
    assert_eq!(refused(Kind::Doc, [doc(&["WordDocument"]), archive].concat()), Some(Why::WrongKind), "DOC and ZIP");
    for (kind, format) in [(Kind::Jpeg, ImageFormat::Jpeg), (Kind::Png, ImageFormat::Png)] {
        let both = [picture(format), b"<script>alert(1)</script>".to_vec()].concat();
        let kept = kept(kind, both).unwrap();
        assert!(!kept.windows(7).any(|part| part == b"<script"), "{kind:?}");
    }
}

#[test]
fn s24_programs_in_documents_are_refused() {
    assert_eq!(refused(Kind::Docx, with_part("word/vbaProject.bin", b"x")), Some(Why::Macros));
    assert_eq!(refused(Kind::Docx, with_part("WORD/VBADATA.XML", b"x")), Some(Why::Macros));
    assert_eq!(refused(Kind::Doc, doc(&["WordDocument", "_VBA_PROJECT"])), Some(Why::Macros));
    assert_eq!(refused(Kind::Docx, docx(&PARTS[..1])), Some(Why::WrongKind), "an archive without a document");
    assert_eq!(refused(Kind::Docx, with_part("../../etc/passwd", b"x")), Some(Why::Damaged));
}

#[test]
fn s24_what_wants_a_password_cannot_be_checked() {
    let locked = pdf(&[page().as_bytes(), b"trailer\n<< /Encrypt 5 0 R >>\n"].concat());
    assert_eq!(refused(Kind::Pdf, locked), Some(Why::Locked));
    assert_eq!(refused(Kind::Doc, doc(&["WordDocument", "EncryptionInfo"])), Some(Why::Locked));
}

#[test]
fn s24_broken_files_are_refused() {
    assert_eq!(refused(Kind::Pdf, b"%PDF-1.4\n<html></html>\n%%EOF".to_vec()), Some(Why::Damaged), "no page");
    assert_eq!(refused(Kind::Pdf, b"%PDF-1.4\n".to_vec()), Some(Why::Damaged));
    for (kind, format) in [(Kind::Jpeg, ImageFormat::Jpeg), (Kind::Png, ImageFormat::Png)] {
        let whole = picture(format);
        assert_eq!(refused(kind, whole[..whole.len() / 3].to_vec()), Some(Why::Damaged), "{kind:?}");
    }
    let whole = docx(&PARTS);
    assert_eq!(refused(Kind::Docx, whole[..whole.len() - 30].to_vec()), Some(Why::Damaged));
}

#[test]
fn f39_a_photograph_that_was_cut_off_is_refused_and_what_a_camera_put_behind_one_is_not() {
    let whole = picture(ImageFormat::Jpeg);
    for length in 3..whole.len() {
        assert_eq!(refused(Kind::Jpeg, whole[..length].to_vec()), Some(Why::Damaged), "{length} of {} bytes", whole.len());
    }
    // In a comment stands a mark of the end, as in the small picture that a camera puts before the large one.
    let small = [&whole[..2], b"\xff\xfe\x00\x04\xff\xd9", &whole[2..]].concat();
    assert!(kept(Kind::Jpeg, small.clone()).is_ok());
    assert_eq!(refused(Kind::Jpeg, small[..small.len() - 2].to_vec()), Some(Why::Damaged), "that mark is not its own");
    assert!(kept(Kind::Jpeg, [&whole[..], b"a film of three seconds"].concat()).is_ok());
}

#[test]
fn s25_documents_that_unfold_too_far_are_refused() {
    let zeros = vec![0; 5 * 1024 * 1024];
    let once = stream("/Filter /FlateDecode", &folded(&zeros));
    assert!(once.len() < 10_000);
    assert_eq!(refused(Kind::Pdf, with_page(&once)), Some(Why::Bomb));
    let twice = stream("/Filter [/FlateDecode /FlateDecode]", &folded(&folded(&zeros)));
    assert_eq!(refused(Kind::Pdf, with_page(&twice)), Some(Why::Bomb));
    let many = stream("/Filter [/FlateDecode/FlateDecode/FlateDecode]", &folded(b"x"));
    assert_eq!(refused(Kind::Pdf, with_page(&many)), Some(Why::Bomb), "deeper than anybody needs");
    let halves =
        [stream("/Filter /FlateDecode", &folded(&zeros[..3_000_000])), stream("/Filter /FlateDecode", &folded(&zeros[..3_000_000]))];
    assert_eq!(refused(Kind::Pdf, with_page(&halves.concat())), Some(Why::Bomb), "all streams together");
    let objects = stream("/Type /ObjStm /Filter /FlateDecode", &folded(&zeros));
    assert_eq!(refused(Kind::Pdf, with_page(&objects)), Some(Why::Bomb), "an object stream");
    assert_eq!(refused(Kind::Docx, with_part("word/media/a.xml", &zeros)), Some(Why::Bomb), "1:1000");
}

#[test]
fn s25_too_many_pages_points_and_parts_are_refused() {
    assert_eq!(refused(Kind::Pdf, pdf(page().repeat(10_000).as_bytes())), Some(Why::TooMuch));
    assert_eq!(refused(Kind::Pdf, pdf(b"2 0 obj\n<< /Type /Pages /Count 10000 /Kids [3 0 R] >>\nendobj\n")), Some(Why::TooMuch));
    let objects = stream("/Type /ObjStm /Filter /FlateDecode", &folded("<< /Type /Page >> ".repeat(10_000).as_bytes()));
    assert_eq!(refused(Kind::Pdf, pdf(&objects)), Some(Why::TooMuch), "pages out of sight");
    let streams = stream("", b"").repeat(50_001);
    assert_eq!(refused(Kind::Pdf, with_page(&streams)), Some(Why::TooMuch));
    // A head that says 65,535 × 65,535, and nothing behind it.
    let mut flood = picture(ImageFormat::Png);
    flood[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let sum = crc(&flood[12..29]);
    flood[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(refused(Kind::Png, flood), Some(Why::TooMuch));
    let few = Bounds { pixels: 599, ..SMALL };
    assert_eq!(look(Kind::Jpeg, picture(ImageFormat::Jpeg), &few), Err(Why::TooMuch));
    let names: Vec<String> = (0..2_000).map(|number| format!("word/{number}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert_eq!(refused(Kind::Docx, docx(&[&PARTS[..], &parts[..]].concat())), Some(Why::TooMuch));
}

/// Of a chunk of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

#[test]
fn s28_the_test_virus_is_found_wherever_it_is() {
    let virus = TEST_VIRUS.concat();
    for kind in Kind::ALL {
        assert_eq!(refused(kind, virus.clone()), Some(Why::Malware), "{kind:?}");
    }
    assert_eq!(refused(Kind::Pdf, with_page(&stream("", &virus))), Some(Why::Malware));
    assert_eq!(refused(Kind::Docx, with_part("word/a.bin", &[vec![7; 65_500], virus].concat())), Some(Why::Malware), "across two pieces");
}

#[test]
fn f39_what_a_picture_is_previewed_by_is_small_and_on_white() {
    let clear = DynamicImage::from(RgbaImage::from_pixel(3_000, 20, Rgba([10, 20, 30, 0])));
    let mut bytes = Cursor::new(Vec::new());
    clear.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let preview = look(Kind::Png, bytes.into_inner(), &Bounds::OURS).unwrap().preview.unwrap();
    let preview = image::load_from_memory_with_format(&preview, ImageFormat::Jpeg).unwrap().into_rgb8();
    assert_eq!((preview.width(), preview.height()), (1_200, 8));
    assert!(preview.pixels().all(|point| point.0.iter().all(|color| *color > 250)));
    assert_eq!(look(Kind::Docx, docx(&PARTS), &Bounds::OURS).unwrap().preview, None);
}

/// Two lines of noise in turns: little when it is packed well, all of it when it is packed fast.
#[test]
fn s25_a_picture_that_unfolds_is_packed_as_well_as_it_came_or_refused() {
    let noise = |x: u32, y: u32| (x.wrapping_mul(2_654_435_761) % 251 + y % 2 * 97) % 256;
    let picture = RgbImage::from_fn(2_000, 1_000, |x, y| image::Rgb([0, 1, 2].map(|part| u8::try_from(noise(x * 3 + part, y)).unwrap())));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut bytes, ImageFormat::Png).unwrap();
    let kept = kept(Kind::Png, bytes.get_ref().clone()).unwrap();
    assert!(kept.len() < 600_000, "{} bytes of six million", kept.len());
    let few = Bounds { picture_kept: 1_000, ..Bounds::OURS };
    assert_eq!(look(Kind::Png, bytes.into_inner(), &few), Err(Why::TooMuch));
}

#[test]
fn s25_what_hides_how_it_unfolds_is_counted_too() {
    let zeros = folded(&vec![0; 5 * 1024 * 1024]);
    let hex: Vec<u8> = zeros.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).chain(*b">").collect();
    // A stored block that holds the word at which a stream seems to end, then what it unfolds into.
    let mut early = folded(b"");
    early.truncate(2);
    early.extend([0, 9, 0, 0xf6, 0xff]);
    early.extend(b"endstream");
    early.extend(&zeros[2..]);
    for (dictionary, data) in [
        ("/Filter /FlateDecode", &early),
        ("/Filter 7 0 R", &zeros),
        ("/F#69lter /Fl#61teDecode", &zeros),
        ("/Filter [/ASCIIHexDecode /FlateDecode]", &hex),
        ("/Filter [/LZWDecode /FlateDecode]", &zeros),
    ] {
        assert_eq!(refused(Kind::Pdf, with_page(&stream(dictionary, data))), Some(Why::Bomb), "{dictionary}");
    }
    assert_eq!(refused(Kind::Pdf, with_page(&stream("/Filter [/A85 /Fl]", b"GhQ~>"))), None, "old documents are in letters");
}
