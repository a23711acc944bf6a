//! A look inside a file, before anybody gets it: is it what it says, and is that all it is? Bytes in, bytes out; every
//! step is bounded in memory and in work, whatever the bytes are.
//!
//! Pictures are written anew: what comes out has no metadata and nothing but the picture. Documents stay as they are and
//! are only ever served as attachments of a fixed type. PDF is read here and not by a library: those at hand unfold
//! whole streams into memory before anybody can say no.
//!
//! A decoder may still run out of its stack or break off: where the house knows its own program, the look is another process's
//! (`operations::look`), and what that says is heard by `answer`.

mod answer;
mod jpeg;
mod lzw;
mod office;
mod pdf;
mod picture;

pub use answer::{LARGEST_ANSWER, heard, tell};

use super::{Kind, Why};

/// What may be in a file.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Points of a picture: 40 megapixels.
    pub pixels: u64,
    /// Memory for decoding one.
    pub picture_bytes: u64,
    /// Bytes of one as it is written anew: what hides in it may not unfold.
    pub picture_kept: u64,
    pub pages: usize,
    /// Bytes that all streams of a PDF, or all parts of a Word file, unfold into.
    pub unfolded: u64,
    /// Parts of a Word file.
    pub parts: usize,
}

impl Bounds {
    /// What the house takes.
    pub const OURS: Self = Self {
        pixels: 40_000_000,
        picture_bytes: 128 * 1024 * 1024,
        picture_kept: 40 * 1024 * 1024,
        pages: 2_000,
        unfolded: 256 * 1024 * 1024,
        parts: 2_000,
    };
}

/// What a look brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// The bytes to keep.
    pub bytes: Vec<u8>,
    /// Of a picture: a smaller one to look at (JPEG). What has none is kept as it was sent.
    pub preview: Option<Vec<u8>>,
}

/// The bytes to keep, when the file is what it says.
///
/// # Errors
/// Why it is not taken.
pub fn look(kind: Kind, bytes: Vec<u8>, bounds: &Bounds) -> Result<Looked, Why> {
    if has_test_virus(&bytes) {
        return Err(Why::Malware);
    }
    match kind {
        Kind::Jpeg | Kind::Png => picture::redrawn(kind, &bytes, bounds),
        Kind::Pdf => pdf::check(&bytes, bounds).map(|()| as_sent(bytes)),
        Kind::Docx => office::check_docx(&bytes, bounds).map(|()| as_sent(bytes)),
        Kind::Doc => office::check_doc(&bytes).map(|()| as_sent(bytes)),
    }
}

const fn as_sent(bytes: Vec<u8>) -> Looked {
    Looked { bytes, preview: None }
}

/// The harmless file every scanner must find (EICAR), in two halves so that none finds it in here.
const TEST_VIRUS: [&[u8]; 2] = [b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD", b"-ANTIVIRUS-TEST-FILE!$H+H*"];

fn has_test_virus(bytes: &[u8]) -> bool {
    find(bytes, &TEST_VIRUS.concat(), 0).is_some()
}

/// Where `wanted` begins in `bytes`, from a place on.
fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = from;
    while at + wanted.len() <= bytes.len() {
        at += bytes[at..=bytes.len() - wanted.len()].iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The end of an archive's directory. A file that ends with one is an archive, whatever it begins with.
fn ends_as_archive(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(65_557)..];
    find(tail, b"PK\x05\x06", 0).is_some()
}

#[cfg(test)]
mod tests;
