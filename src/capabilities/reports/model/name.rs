//! A file's name: kept for people to read, never part of a key or an address.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::Kind;
use crate::primitives::text::Sensitive;

/// Characters before the ending. With four bytes each that is still below what file systems take.
const LONGEST: usize = 60;

/// Names of devices of one old system, which no file there may have.
const DEVICES: [&str; 5] = ["con", "prn", "aux", "nul", "clock$"];

/// A name as it is shown and given back: one line without folders, control characters or characters that turn text
/// around, ending as its kind does. May name a diagnosis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileName(Sensitive<String>);

impl FileName {
    /// What is left of a name that somebody's device gave; `None` when nothing is.
    #[must_use]
    pub fn cleaned(given: &str, kind: Kind) -> Option<Self> {
        let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
        let composed: String = last.nfc().filter(|c| !is_unfit(*c)).collect();
        let stem = match Kind::of_name(&composed) {
            Some(_) => composed.rsplit_once('.').map_or("", |(stem, _)| stem),
            None => composed.as_str(),
        };
        let stem: String = stem.chars().take(LONGEST).collect();
        let stem = stem.trim_matches(|c: char| c.is_whitespace() || c == '.');
        if stem.is_empty() {
            return None;
        }
        let before = if is_device(stem) { "_" } else { "" };
        Some(Self(Sensitive::new(format!("{before}{stem}.{}", kind.endings()[0]))))
    }

    /// The name, for whoever may see the file.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// `Content-Disposition` as RFC 6266 wants it: never shown inside a page, the name in ASCII, and whole in UTF-8.
    #[must_use]
    pub fn disposition(&self) -> String {
        let plain = |c: char| c.is_ascii_alphanumeric() || " -_.()".contains(c);
        let ascii: String = self.expose().chars().map(|c| if plain(c) { c } else { '_' }).collect();
        let whole: String = self.expose().bytes().map(encoded).collect();
        format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{whole}")
    }
}

/// `attr-char` of RFC 8187; everything else in hexadecimal.
fn encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

/// Cannot be seen, or changes how what is around it is read.
fn is_unfit(c: char) -> bool {
    let turns = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    c.is_control() || turns || "\"<>:|?*".contains(c)
}

fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim().to_ascii_lowercase();
    let port =
        first.strip_prefix("com").or_else(|| first.strip_prefix("lpt")).is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit());
    port || DEVICES.contains(&first.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cleaned(given: &str) -> Option<String> {
        FileName::cleaned(given, Kind::Pdf).map(|name| name.expose().to_owned())
    }

    #[test]
    fn s26_a_name_keeps_what_people_read_and_nothing_else() {
        let is = |given: &str, kept: &str| assert_eq!(cleaned(given).as_deref(), Some(kept), "{given:?}");
        is("Blood test 12 Nov.PDF", "Blood test 12 Nov.pdf");
        is("../../etc/passwd.pdf", "passwd.pdf");
        is("..\\..\\windows\\win.pdf", "win.pdf");
        is("%2e%2e%2fscan.pdf", "%2e%2e%2fscan.pdf");
        is("a\r\nSet-Cookie: sid=1.pdf", "aSet-Cookie sid=1.pdf");
        is("scan\u{0}.pdf", "scan.pdf");
        is("invoice\u{202e}fdp.pdf", "invoicefdp.pdf");
        is("say \"aah\".pdf", "say aah.pdf");
        is("e\u{301}tude.pdf", "étude.pdf");
        is("con.pdf", "_con.pdf");
        is("LPT1.pdf", "_LPT1.pdf");
        is("report", "report.pdf");
        is("report.html", "report.html.pdf");
        is(&format!("{}.pdf", "ж".repeat(300)), &format!("{}.pdf", "ж".repeat(60)));
        for nothing in ["", "   ", ".pdf", "..", "///", "\u{202e}.pdf"] {
            assert_eq!(cleaned(nothing), None, "{nothing:?}");
        }
    }

    /// A parser of the header as RFC 6266 gives it: a quoted string, then an extended value.
    fn parsed(header: &str) -> Option<(String, String)> {
        let (ascii, whole) = header.strip_prefix("attachment; filename=\"")?.split_once("\"; filename*=UTF-8''")?;
        let mut bytes = Vec::new();
        let mut rest = whole.bytes();
        while let Some(byte) = rest.next() {
            match byte {
                b'%' => {
                    let pair = [rest.next()?, rest.next()?];
                    bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?);
                }
                plain if plain.is_ascii_alphanumeric() || b"-._~".contains(&plain) => bytes.push(plain),
                _ => return None,
            }
        }
        Some((ascii.to_owned(), String::from_utf8(bytes).ok()?))
    }

    #[test]
    fn s26_the_header_is_one_line_in_ascii_and_says_the_whole_name() {
        let name = FileName::cleaned("Étude \"1\"; x=1 \\ %41.pdf", Kind::Pdf).unwrap();
        let (ascii, whole) = parsed(&name.disposition()).unwrap();
        assert_eq!((ascii.as_str(), whole.as_str()), ("_41.pdf", "%41.pdf"), "a folder ends at a backslash");
        let name = FileName::cleaned("Étude; x=1.pdf", Kind::Pdf).unwrap();
        assert_eq!(parsed(&name.disposition()).unwrap(), ("_tude_ x_1.pdf".to_owned(), "Étude; x=1.pdf".to_owned()));
    }

    proptest! {
        #[test]
        fn s26_no_name_breaks_the_header(given in any::<String>()) {
            if let Some(name) = FileName::cleaned(&given, Kind::Docx) {
                let header = name.disposition();
                prop_assert!(header.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
                let (ascii, whole) = parsed(&header).unwrap();
                prop_assert!(!ascii.contains(['"', '\\', '/']) && whole == name.expose() && Kind::of_name(name.expose()) == Some(Kind::Docx));
                prop_assert!(name.expose().len() <= 255);
            }
        }
    }
}
