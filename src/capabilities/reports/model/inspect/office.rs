//! Word files, new and old. Both are served as attachments only.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Bounds, TEST_VIRUS, Why, find};

/// A part may unfold to so many times its size, beyond what any text does; and to this much in any case.
const MOST_TIMES: u64 = 200;
const ALWAYS_FINE: u64 = 1024 * 1024;

/// A `.docx`: an archive with a Word document in it and no program.
pub(super) fn check_docx(bytes: &[u8], bounds: &Bounds) -> Result<(), Why> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(Why::WrongKind);
    }
    // Counted before the directory is read into memory.
    if directory_entries(bytes, bounds.parts) > bounds.parts {
        return Err(Why::TooMuch);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| told(&error))?;
    let has = |archive: &ZipArchive<Cursor<&[u8]>>, name: &str| archive.index_for_name(name).is_some();
    if !has(&archive, "[Content_Types].xml") || !has(&archive, "word/document.xml") {
        return Err(Why::WrongKind);
    }
    let mut left = bounds.unfolded;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| told(&error))?;
        let name = part.name().map_err(|_| Why::Damaged)?.to_ascii_lowercase();
        if name.ends_with("vbaproject.bin") || name.ends_with("vbadata.xml") {
            return Err(Why::Macros);
        }
        if part.enclosed_name().is_none() {
            return Err(Why::Damaged);
        }
        left -= unfolded(part, left)?;
    }
    Ok(())
}

/// How much a part unfolds into, read piece by piece and never kept.
fn unfolded(mut part: zip::read::ZipFile<'_, Cursor<&[u8]>>, left: u64) -> Result<u64, Why> {
    let fair = part.compressed_size().saturating_mul(MOST_TIMES).max(ALWAYS_FINE).min(left);
    let virus = TEST_VIRUS.concat();
    let (mut total, mut kept, mut piece) = (0, Vec::new(), vec![0; 64 * 1024]);
    loop {
        let read = part.read(&mut piece).map_err(|_| Why::Damaged)?;
        if read == 0 {
            return Ok(total);
        }
        total += read as u64;
        if total > fair {
            return Err(Why::Bomb);
        }
        // The end of the piece before may be the beginning of what is looked for.
        kept.extend_from_slice(&piece[..read]);
        if find(&kept, &virus, 0).is_some() {
            return Err(Why::Malware);
        }
        kept.drain(..kept.len().saturating_sub(virus.len()));
    }
}

fn told(error: &ZipError) -> Why {
    match error {
        ZipError::UnsupportedArchive(why) if why.contains("assword") => Why::Locked,
        _ => Why::Damaged,
    }
}

fn directory_entries(bytes: &[u8], enough: usize) -> usize {
    let (mut count, mut from) = (0, 0);
    while let Some(at) = find(bytes, b"PK\x01\x02", from) {
        count += 1;
        from = at + 4;
        if count > enough {
            break;
        }
    }
    count
}

/// The start of every compound file of the old Office.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// A `.doc`: a compound file with a stream called `WordDocument`, and none that macros are kept in.
pub(super) fn check_doc(bytes: &[u8]) -> Result<(), Why> {
    let has = |name: &str| find(bytes, &name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(), 0).is_some();
    if !bytes.starts_with(COMPOUND) || !has("WordDocument") || super::ends_as_archive(bytes) {
        return Err(Why::WrongKind);
    }
    if has("_VBA_PROJECT") || has("Macros") {
        return Err(Why::Macros);
    }
    if has("EncryptedPackage") || has("EncryptionInfo") {
        return Err(Why::Locked);
    }
    Ok(())
}
