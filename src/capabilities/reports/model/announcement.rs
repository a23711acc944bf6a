//! What somebody says about a file before it is sent.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

use super::{FileName, Kind};
use crate::primitives::flaw::{Flaw, Flaws};

/// As it is sent to the API.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
pub struct ReportText {
    /// As the sender's device calls it; its ending says its kind.
    #[schema(example = "blood-test.pdf")]
    pub file_name: String,
    /// `application/pdf`, `image/jpeg`, `image/png`, `application/msword` or the type of Word documents (`.docx`).
    #[schema(example = "application/pdf")]
    pub content_type: String,
    /// In bytes, exactly.
    #[schema(minimum = 1)]
    pub size: u64,
    /// SHA-256 of the file in base 64. When given, no other bytes are taken.
    #[serde(default)]
    pub sha256: Option<String>,
}

/// The same, found to be something we take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    pub name: FileName,
    pub kind: Kind,
    /// Exactly, or at most where the sender could not know (a plain form).
    pub size: u64,
    /// In base 64.
    pub sha256: Option<String>,
}

impl ReportText {
    /// The announcement, when name, type and size are ones we take; `most` is the house's limit in bytes.
    ///
    /// # Errors
    /// Every field that is not.
    pub fn check(&self, most: u64) -> Result<Announcement, Flaws> {
        let mut flaws = Flaws::default();
        let kind = flaws.keep(Kind::of_name(self.file_name.trim()).ok_or_else(|| Flaw::new("/file_name", "unknown_file_kind")));
        if kind.is_some_and(|kind| !self.content_type.trim().eq_ignore_ascii_case(kind.content_type())) {
            flaws.add(Flaw::new("/content_type", "other_file_kind"));
        }
        let name =
            kind.and_then(|kind| flaws.keep(FileName::cleaned(&self.file_name, kind).ok_or_else(|| Flaw::new("/file_name", "required"))));
        if self.size == 0 || self.size > most {
            flaws.add(Flaw::out_of_range("/size", 1, i64::try_from(most).unwrap_or(i64::MAX)));
        }
        let is_digest = |text: &String| STANDARD.decode(text).is_ok_and(|bytes| bytes.len() == 32);
        if self.sha256.as_ref().is_some_and(|text| !is_digest(text)) {
            flaws.add(Flaw::new("/sha256", "wrong_type"));
        }
        flaws.none()?;
        match (name, kind) {
            (Some(name), Some(kind)) => Ok(Announcement { name, kind, size: self.size, sha256: self.sha256.clone() }),
            _ => Err(Flaw::new("/file_name", "required").into()),
        }
    }
}

impl Announcement {
    /// Of a plain form, which is filled in before a file is chosen: what it is called and what kind it is.
    ///
    /// # Errors
    /// What was not filled in.
    pub fn of_form(name: &str, kind: &str, most: u64) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let kind = flaws.keep(Kind::of_word(kind).ok_or_else(|| Flaw::new("/kind", "required")));
        let name = flaws.keep(FileName::cleaned(name, kind.unwrap_or(Kind::Pdf)).ok_or_else(|| Flaw::new("/name", "required")));
        flaws.none()?;
        match (name, kind) {
            (Some(name), Some(kind)) => Ok(Self { name, kind, size: most, sha256: None }),
            _ => Err(Flaw::new("/kind", "required").into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: u64 = 20_971_520;

    fn said(file_name: &str, content_type: &str, size: u64) -> Vec<String> {
        let text = ReportText { file_name: file_name.into(), content_type: content_type.into(), size, sha256: None };
        text.check(MOST)
            .err()
            .map(|flaws| flaws.0.iter().map(|flaw| format!("{} {}", flaw.pointer, flaw.code)).collect())
            .unwrap_or_default()
    }

    #[test]
    fn f39_five_kinds_are_taken_up_to_the_limit_when_name_and_type_agree() {
        for kind in Kind::ALL {
            for ending in kind.endings() {
                assert!(said(&format!("scan.{ending}"), kind.content_type(), MOST).is_empty(), "{ending}");
            }
            assert_eq!(Kind::of_word(kind.word()), Some(kind));
        }
        assert_eq!(said("scan.pdf", "application/pdf", MOST + 1), ["/size out_of_range"]);
        assert_eq!(said("scan.pdf", "application/pdf", 0), ["/size out_of_range"]);
        assert_eq!(said("scan.pdf", "image/png", 9), ["/content_type other_file_kind"]);
        for refused in ["drawing.svg", "page.html", "list.zip", "macro.docm", "scan", "scan.pdf.exe"] {
            assert_eq!(said(refused, "application/pdf", 9), ["/file_name unknown_file_kind"], "{refused}");
        }
        assert_eq!(said(".pdf", "application/pdf", 9), ["/file_name required"]);
    }
}
