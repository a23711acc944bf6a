//! PDF: begins and ends as one, has pages and not too many, is not locked, and its streams do not unfold into
//! far more than a document is. Nothing is run, drawn or kept.
//!
//! Read once from beginning to end: objects in plain sight are looked at as they stand, compressed ones (object streams)
//! after unfolding, everything else that is deflated is unfolded into a counter, whatever its dictionary calls it: data that
//! begins as such is unfolded, and to its own end, not to where a word says so. LZW, which only old documents have, is unfolded in the
//! same way; one of the two inside the other is no document. Other filters unfold by little.
//!
//! A document that is locked against changes alone opens for everybody, and is refused all the same: its streams are encrypted, so that
//! what is counted here would not be what a reader unfolds.

use std::borrow::Cow;
use std::io::Read;

use flate2::bufread;
use flate2::read::ZlibDecoder;

use super::lzw::{self, Unlzw};
use super::{Bounds, Why, ends_as_archive, find};

/// After the last `%%EOF` there may be so many bytes of white space.
const AFTER_END: usize = 64;
/// A dictionary before a stream is no longer than this.
const LONGEST_DICTIONARY: usize = 64 * 1024;
/// Object streams are small; one that is not is no document.
const LARGEST_OBJECT_STREAM: u64 = 32 * 1024 * 1024;
/// Filters one inside the other.
const DEEPEST: usize = 2;
/// All streams together may read so many times the file: each reads to its own end.
const FED: u64 = 4;
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
    let fed = bytes.len() as u64 * FED;
    let mut seen = Seen { pages: 0, hidden: false, left: bounds.unfolded, fed, most_pages: bounds.pages };
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
    /// Its names in plain letters.
    dictionary: Vec<u8>,
    /// From where it begins to the end of the file: it ends by itself.
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
            return Some(Self { dictionary: in_letters(&before[object..]), data: &bytes[(begins + skip).min(ends)..], begins, ends });
        }
    }

    fn says(&self, name: &[u8]) -> bool {
        find(&self.dictionary, name, 0).is_some()
    }

    /// The names of its filters, outermost first; none where they stand elsewhere in the file.
    fn filters(&self) -> Vec<&[u8]> {
        let Some(first) = find(&self.dictionary, b"/Filter", 0).map(|at| at + b"/Filter".len()) else { return Vec::new() };
        let rest = self.dictionary[first..].trim_ascii_start();
        let listed = rest.strip_prefix(b"[").map(|list| list.split(|byte| *byte == b']').next().unwrap_or_default());
        let names = listed.unwrap_or(rest).split(|byte| *byte == b'/').skip(1).map(|name| {
            let ends = name.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len());
            &name[..ends]
        });
        let most = if listed.is_some() { usize::MAX } else { usize::from(rest.starts_with(b"/")) };
        names.take(most).collect()
    }

    /// What unfolds, without the letters it may be written in, and how often it does as its dictionary says; an error when what
    /// unfolds hides behind something else.
    fn folded(&self) -> Result<(Cow<'a, [u8]>, Folds), Why> {
        let mut data = Cow::Borrowed(self.data);
        let mut filters = self.filters().into_iter().peekable();
        while let Some(letters) = filters.peek().and_then(|name| letters_of(name)) {
            data = Cow::Owned(letters(&data));
            filters.next();
        }
        let is_deflated = |name: &&[u8]| matches!(*name, b"FlateDecode" | b"Fl");
        let is_lzw = |name: &&[u8]| matches!(*name, b"LZWDecode" | b"LZW");
        let folds = if filters.next_if(is_lzw).is_some() {
            Folds::Lzw
        } else {
            let mut folds = 0;
            while filters.next_if(is_deflated).is_some() {
                folds += 1;
            }
            Folds::Deflated(folds)
        };
        let is_too_deep = matches!(folds, Folds::Deflated(folds) if folds > DEEPEST);
        if is_too_deep || filters.any(|name| is_deflated(&name) || is_lzw(&name)) { Err(Why::Bomb) } else { Ok((data, folds)) }
    }

    /// Whether it unfolds in a way that is named elsewhere in the file.
    fn hides_its_filter(&self) -> bool {
        self.says(b"/Filter") && self.filters().is_empty()
    }
}

/// How a stream unfolds, as its dictionary says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Folds {
    /// So often; 0 says nothing of it.
    Deflated(usize),
    Lzw,
}

/// What was met so far.
struct Seen {
    pages: usize,
    /// There are objects in streams that cannot be unfolded here.
    hidden: bool,
    /// How much more may unfold.
    left: u64,
    /// How much more may be read of what unfolds.
    fed: u64,
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
        let (data, told) = stream.folded()?;
        if let Cow::Owned(read) = &data {
            self.fed = self.fed.checked_sub(read.len() as u64).ok_or(Why::Bomb)?;
        }
        if told == Folds::Lzw || (stream.hides_its_filter() && lzw::begins(&data)) {
            return self.lzw(&data, holds_objects);
        }
        let told = if let Folds::Deflated(folds) = told { folds } else { 0 };
        if told == 0 && !is_zlib(&data) {
            self.hidden |= holds_objects && stream.says(b"/Filter");
            return Ok(());
        }
        // Where the dictionary says nothing of it, as deep as anything is taken.
        for depth in told.max(1)..=if told == 0 { DEEPEST } else { told } {
            let mut rest: &[u8] = &data;
            // This one takes exactly what it unfolds.
            let inner: Box<dyn Read + '_> = Box::new(bufread::ZlibDecoder::new(&mut rest));
            let unfolding = (1..depth).fold(inner, |inner, _| Box::new(ZlibDecoder::new(inner)));
            if holds_objects && depth == 1.max(told) {
                self.object_stream(unfolding)?;
            } else {
                self.count(unfolding)?;
            }
            self.fed = self.fed.checked_sub((data.len() - rest.len()) as u64).ok_or(Why::Bomb)?;
        }
        Ok(())
    }

    /// Both ways in which codes grow longer are unfolded: a word elsewhere may say which one is meant.
    fn lzw(&mut self, data: &[u8], holds_objects: bool) -> Result<(), Why> {
        for early in [true, false] {
            let mut unfolding = Unlzw::new(data, early);
            if holds_objects {
                self.object_stream(&mut unfolding)?;
            } else {
                self.count(&mut unfolding)?;
            }
            self.fed = self.fed.checked_sub(unfolding.read_so_far()).ok_or(Why::Bomb)?;
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

/// The header of what zlib writes (RFC 1950, 2.2).
fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [method, flags, ..] if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0)
}

/// Names as readers see them: `/F#69lter` is `/Filter`.
fn in_letters(dictionary: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(dictionary.len());
    let mut at = 0;
    while let Some(byte) = dictionary.get(at) {
        let written = dictionary.get(at + 1..at + 3).filter(|_| *byte == b'#').and_then(|two| std::str::from_utf8(two).ok());
        let letter = written.and_then(|two| u8::from_str_radix(two, 16).ok());
        plain.push(letter.unwrap_or(*byte));
        at += if letter.is_some() { 3 } else { 1 };
    }
    plain
}

type OfLetters = fn(&[u8]) -> Vec<u8>;

/// What reads a filter that only writes bytes in letters.
fn letters_of(filter: &[u8]) -> Option<OfLetters> {
    match filter {
        b"ASCIIHexDecode" | b"AHx" => Some(of_hex),
        b"ASCII85Decode" | b"A85" => Some(of_base_85),
        _ => None,
    }
}

/// `ASCIIHexDecode` (ISO 32000-1, 7.4.2), to its end or the first letter that is none of it.
fn of_hex(text: &[u8]) -> Vec<u8> {
    let digits = text.iter().filter(|byte| !byte.is_ascii_whitespace()).map_while(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect()
}

/// `ASCII85Decode` (ISO 32000-1, 7.4.3), likewise.
fn of_base_85(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut group: Vec<u8> = Vec::with_capacity(5);
    for byte in text.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        match byte {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(byte - b'!'),
            _ => break,
        }
        if group.len() == 5 {
            bytes.extend(of_group(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let whole = group.len() - 1;
        group.resize(5, 84);
        bytes.extend(&of_group(&group)[..whole]);
    }
    bytes
}

fn of_group(group: &[u8]) -> [u8; 4] {
    group.iter().fold(0_u32, |number, digit| number.wrapping_mul(85).wrapping_add(u32::from(*digit))).to_be_bytes()
}
