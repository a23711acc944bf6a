//! PDF: begins and ends as one, has pages and not too many, asks for no password, and its streams do not unfold into
//! far more than a document is. Nothing is run, drawn or kept.
//!
//! Read once from beginning to end: objects in plain sight are looked at as they stand, compressed ones (object streams)
//! after unfolding, everything else that is compressed is unfolded into a counter.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::{Bounds, Why, ends_as_archive, find};

/// After the last `%%EOF` there may be so many bytes of white space.
const AFTER_END: usize = 64;
/// A dictionary before a stream is no longer than this.
const LONGEST_DICTIONARY: usize = 64 * 1024;
/// Object streams are small; one that is not is no document.
const LARGEST_OBJECT_STREAM: u64 = 32 * 1024 * 1024;
/// Filters one inside the other.
const DEEPEST: usize = 2;
/// Each stream costs some work, however short it is.
const MOST_STREAMS: usize = 50_000;

/// Whether it is a PDF that the house takes.
pub(super) fn check(bytes: &[u8], bounds: &Bounds) -> Result<(), Why> {
    if !(bytes.starts_with(b"%PDF-1.") || bytes.starts_with(b"%PDF-2.")) || ends_as_archive(bytes) {
        return Err(Why::WrongKind);
    }
    if !ends_as_pdf(bytes) {
        return Err(Why::Damaged);
    }
    let mut seen = Seen { pages: 0, hidden: false, left: bounds.unfolded, most_pages: bounds.pages };
    let (mut from, mut streams) = (0, 0);
    while let Some(stream) = Stream::next(bytes, from) {
        streams += 1;
        if streams > MOST_STREAMS {
            return Err(Why::TooMuch);
        }
        seen.objects(&bytes[from..stream.begins])?;
        seen.stream(&stream)?;
        from = stream.ends;
    }
    seen.objects(&bytes[from..])?;
    if seen.pages == 0 && !seen.hidden { Err(Why::Damaged) } else { Ok(()) }
}

fn ends_as_pdf(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    let last = (0..tail.len()).rev().find(|at| tail[*at..].starts_with(b"%%EOF"));
    last.is_some_and(|at| {
        let rest = &tail[at + 5..];
        rest.len() <= AFTER_END && rest.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0)
    })
}

/// One stream with the dictionary before it.
struct Stream<'a> {
    dictionary: &'a [u8],
    data: &'a [u8],
    /// Where its data begins and where it is over.
    begins: usize,
    ends: usize,
}

impl<'a> Stream<'a> {
    fn next(bytes: &'a [u8], from: usize) -> Option<Self> {
        let mut at = from;
        loop {
            let word = find(bytes, b"stream", at)?;
            let begins = word + b"stream".len();
            let line_ends = matches!(bytes.get(begins), Some(b'\r' | b'\n'));
            let is_end = word >= 3 && &bytes[word - 3..word] == b"end";
            if !line_ends || is_end {
                at = begins;
                continue;
            }
            let skip = if bytes[begins..].starts_with(b"\r\n") { 2 } else { 1 };
            let ends = find(bytes, b"endstream", begins).unwrap_or(bytes.len());
            let before = &bytes[from.max(word.saturating_sub(LONGEST_DICTIONARY))..word];
            let object = (0..before.len()).rev().find(|at| before[*at..].starts_with(b" obj")).unwrap_or(0);
            return Some(Self { dictionary: &before[object..], data: &bytes[(begins + skip).min(ends)..ends], begins, ends });
        }
    }

    fn says(&self, name: &[u8]) -> bool {
        find(self.dictionary, name, 0).is_some()
    }

    /// How many filters of the only kind that unfolds far lie one inside the other; `None` when others come first.
    fn folds(&self) -> Option<usize> {
        let first = find(self.dictionary, b"/Filter", 0)? + b"/Filter".len();
        let filters = &self.dictionary[first..];
        let plain = filters.iter().position(|byte| *byte == b'/')?;
        if !filters[plain..].starts_with(b"/FlateDecode") {
            return None;
        }
        let (mut count, mut at) = (0, 0);
        while let Some(found) = find(filters, b"/FlateDecode", at) {
            count += 1;
            at = found + 1;
        }
        Some(count)
    }
}

/// What was met so far.
struct Seen {
    pages: usize,
    /// There are objects in streams that cannot be unfolded here.
    hidden: bool,
    /// How much more may unfold.
    left: u64,
    most_pages: usize,
}

impl Seen {
    /// Objects in plain sight.
    fn objects(&mut self, text: &[u8]) -> Result<(), Why> {
        let mut at = 0;
        while let Some(slash) = text[at..].iter().position(|byte| *byte == b'/') {
            at += slash + 1;
            let name = &text[at..];
            if is_name(name, b"Encrypt") {
                return Err(Why::Locked);
            }
            if let Some(rest) = after_name(name, b"Type") {
                self.pages += usize::from(is_name(rest.strip_prefix(b"/").unwrap_or(b""), b"Page"));
            }
            if let Some(rest) = after_name(name, b"Count") {
                self.pages = self.pages.max(number(rest));
            }
            if self.pages > self.most_pages {
                return Err(Why::TooMuch);
            }
        }
        Ok(())
    }

    fn stream(&mut self, stream: &Stream<'_>) -> Result<(), Why> {
        let holds_objects = stream.says(b"/ObjStm");
        match stream.folds() {
            None => self.hidden |= holds_objects && stream.says(b"/Filter"),
            Some(folds) if folds > DEEPEST => return Err(Why::Bomb),
            Some(folds) => {
                let inner: Box<dyn Read + '_> = Box::new(ZlibDecoder::new(stream.data));
                let data = (1..folds).fold(inner, |inner, _| Box::new(ZlibDecoder::new(inner)));
                if holds_objects { self.object_stream(data)? } else { self.count(data)? }
            }
        }
        Ok(())
    }

    /// What is broken off or broken counts as far as it goes: viewers read it so, too.
    fn count(&mut self, mut data: impl Read) -> Result<(), Why> {
        let mut piece = [0; 8 * 1024];
        while let Ok(read @ 1..) = data.read(&mut piece) {
            self.left = self.left.checked_sub(read as u64).ok_or(Why::Bomb)?;
        }
        Ok(())
    }

    fn object_stream(&mut self, data: impl Read) -> Result<(), Why> {
        let most = LARGEST_OBJECT_STREAM.min(self.left);
        let mut text = Vec::new();
        // An error leaves what came before it.
        drop(data.take(most + 1).read_to_end(&mut text));
        self.left = self.left.checked_sub(text.len() as u64).filter(|_| text.len() as u64 <= most).ok_or(Why::Bomb)?;
        self.objects(&text)
    }
}

fn is_name(text: &[u8], name: &[u8]) -> bool {
    let next = text.get(name.len());
    text.starts_with(name) && next.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !b"_-.#+".contains(byte))
}

/// What follows a name, without space.
fn after_name<'a>(text: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    is_name(text, name).then(|| text[name.len()..].trim_ascii_start())
}

fn number(text: &[u8]) -> usize {
    let digits: String = text.iter().take_while(|byte| byte.is_ascii_digit()).take(9).map(|byte| char::from(*byte)).collect();
    digits.parse().unwrap_or(0)
}
