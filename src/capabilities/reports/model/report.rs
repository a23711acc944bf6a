//! One report: its states, and the steps between them. A step from another state than the row has is no step.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Announcement, FileName, Kind};
use crate::primitives::ids::{ReportId, UserId};
use crate::primitives::time::after;

/// A file that was announced must arrive within so many seconds.
pub const PENDING: i64 = 15 * 60;

/// What began to be sent in time may take so many seconds more.
const LATEST: i64 = 15 * 60;

/// Where a report is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Announced; the file is not here yet.
    AwaitingUpload,
    /// The file is here and nobody has looked inside.
    Checking,
    /// Checked: whoever may read it can take it.
    Available,
    /// Checked and not taken; `why` says what is wrong.
    Rejected,
}

/// Why a file was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It is not what its name says.
    WrongKind,
    /// It cannot be read.
    Damaged,
    /// It is larger than the house takes.
    TooLarge,
    /// It is locked: it wants a password, or opens without one and is locked against changes.
    Locked,
    /// A picture with too many points, or a document with too many pages.
    TooMuch,
    /// It unfolds into far more than it is.
    Bomb,
    /// It brings a program along.
    Macros,
    /// Malware was found.
    Malware,
    /// Whoever looks for malware cannot look into it.
    Unscannable,
    /// Other bytes than those that were announced or had arrived.
    Changed,
}

impl Why {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::WrongKind,
        Self::Damaged,
        Self::TooLarge,
        Self::Locked,
        Self::TooMuch,
        Self::Bomb,
        Self::Macros,
        Self::Malware,
        Self::Unscannable,
        Self::Changed,
    ];

    /// Its word in the API and between processes.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::WrongKind => "wrong_kind",
            Self::Damaged => "damaged",
            Self::TooLarge => "too_large",
            Self::Locked => "locked",
            Self::TooMuch => "too_much",
            Self::Bomb => "bomb",
            Self::Macros => "macros",
            Self::Malware => "malware",
            Self::Unscannable => "unscannable",
            Self::Changed => "changed",
        }
    }

    /// The reason of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.word() == word)
    }
}

/// A report as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub patient_id: UserId,
    /// `report#<report>`.
    pub item: String,
    pub report_id: ReportId,
    pub state: State,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    pub file_name: FileName,
    pub kind: Kind,
    /// In bytes: as announced, then as arrived, then as kept.
    pub size: u64,
    /// Announced, in base 64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced_sha256: Option<String>,
    /// Of the bytes that are kept, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// There is a picture of it to look at.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub preview: bool,
    /// The tag of the bytes that arrived: these are looked at, and no others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Who added it: the patient, or a doctor.
    pub added_by: UserId,
    pub added_by_name: String,
    pub created_at: Timestamp,
    /// Until then the file can be sent.
    pub expires_at: Timestamp,
    /// When the line of work that is owed it is due; its place in the list.
    pub due: Timestamp,
    /// When the line is due by which it is read anew, once somebody has taken it up; `None`: where it was first put.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_due: Option<Timestamp>,
    /// So often somebody took its file up and has not said what became of it; `None`: never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tries: Option<u8>,
}

/// What of a report is not clinical: that it exists.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ReportHead {
    pub report_id: ReportId,
    pub patient_id: UserId,
    pub kind: Kind,
    pub size: u64,
    pub added_by: UserId,
    pub created_at: Timestamp,
}

impl Report {
    /// What the sort keys of all reports begin with.
    pub const PREFIX: &'static str = "report#";

    /// The sort key of one.
    #[must_use]
    pub fn item_of(report: ReportId) -> String {
        format!("{}{report}", Self::PREFIX)
    }

    /// Announced now by somebody, for a patient.
    #[must_use]
    pub fn announced(id: ReportId, patient: UserId, by: (UserId, &str), file: &Announcement, now: Timestamp) -> Self {
        let expires_at = after(now, PENDING);
        Self {
            patient_id: patient,
            item: Self::item_of(id),
            report_id: id,
            state: State::AwaitingUpload,
            why: None,
            file_name: file.name.clone(),
            kind: file.kind,
            size: file.size,
            announced_sha256: file.sha256.clone(),
            sha256: None,
            preview: false,
            etag: None,
            added_by: by.0,
            added_by_name: by.1.to_owned(),
            created_at: now,
            expires_at,
            due: expires_at,
            read_due: None,
            tries: None,
        }
    }

    /// Where its file arrives.
    #[must_use]
    pub fn quarantine_key(&self) -> String {
        format!("quarantine/{}", self.report_id)
    }

    /// Where its checked bytes are: named by what they are, so that a second look writes the same.
    #[must_use]
    pub fn clean_key(&self, sha256: &str) -> String {
        format!("clean/{}-{sha256}", self.report_id)
    }

    /// Where its checked bytes are kept, once they are.
    #[must_use]
    pub fn kept_at(&self) -> Option<String> {
        self.sha256.as_deref().filter(|_| self.state == State::Available).map(|sha256| self.clean_key(sha256))
    }

    /// Where a picture of checked bytes is.
    #[must_use]
    pub fn preview_key(&self, sha256: &str) -> String {
        format!("preview/{}-{sha256}", self.report_id)
    }

    /// Where there is a picture of it, once there is.
    #[must_use]
    pub fn preview_at(&self) -> Option<String> {
        self.sha256.as_deref().filter(|_| self.state == State::Available && self.preview).map(|sha256| self.preview_key(sha256))
    }

    /// Every place where something of it may lie: keys, and with a dash at their end what keys begin with, for a look that ended
    /// before it could say what it kept.
    #[must_use]
    pub fn places(&self) -> [String; 3] {
        [self.quarantine_key(), self.clean_key(""), self.preview_key("")]
    }

    /// Whether the file can still be sent.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.state == State::AwaitingUpload && now < self.expires_at
    }

    /// The next state: the file has arrived with this size and tag.
    #[must_use]
    pub fn arrived(&self, size: u64, etag: &str, now: Timestamp) -> Self {
        Self { state: State::Checking, size, etag: Some(etag.to_owned()), due: now, ..self.clone() }
    }

    /// The next state: these bytes are kept. What was sent can be swept once nobody can send any more.
    #[must_use]
    pub fn kept(&self, size: u64, sha256: String, preview: bool, now: Timestamp) -> Self {
        Self { state: State::Available, size, sha256: Some(sha256), preview, due: self.swept_at(now), ..self.told() }
    }

    /// The next state: not taken.
    #[must_use]
    pub fn rejected(&self, why: Why, now: Timestamp) -> Self {
        Self { state: State::Rejected, why: Some(why), due: self.swept_at(now), ..self.told() }
    }

    /// From when on nothing can arrive under its key any more.
    #[must_use]
    pub fn swept_at(&self, now: Timestamp) -> Timestamp {
        now.max(after(self.expires_at, LATEST))
    }
}

/// What kept bytes are known by: their SHA-256 in hexadecimal.
#[must_use]
pub fn sha256_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn report() -> Report {
        let name = FileName::cleaned("scan.pdf", Kind::Pdf).unwrap();
        let file = Announcement { name, kind: Kind::Pdf, size: 9, sha256: None };
        let patient = UserId::from_uuid(Uuid::from_u128(1));
        Report::announced(
            ReportId::from_uuid(Uuid::from_u128(2)),
            patient,
            (patient, "Asha"),
            &file,
            "2026-11-23T04:00:00Z".parse().unwrap(),
        )
    }

    #[test]
    fn f39_a_file_can_be_sent_for_a_quarter_of_an_hour() {
        let report = report();
        assert!(report.is_open("2026-11-23T04:14:59Z".parse().unwrap()));
        assert!(!report.is_open("2026-11-23T04:15:00Z".parse().unwrap()));
        assert!(!report.arrived(9, "e", report.created_at).is_open(report.created_at));
    }

    #[test]
    fn s27_what_was_sent_is_swept_only_when_nobody_can_send_any_more() {
        let report = report();
        let early = report.arrived(9, "e", report.created_at).kept(8, "ab".into(), true, "2026-11-23T04:01:00Z".parse().unwrap());
        assert_eq!(early.due, after(report.expires_at, 15 * 60));
        let late = "2026-11-23T05:00:00Z".parse().unwrap();
        assert_eq!(report.rejected(Why::Bomb, late).due, late);
        assert_eq!(early.kept_at().unwrap(), format!("clean/{}-ab", report.report_id));
        assert_eq!(report.rejected(Why::Bomb, late).preview_at(), None);
        let [_, kept, previews] = report.places();
        assert!(early.kept_at().unwrap().starts_with(&kept) && early.preview_at().unwrap().starts_with(&previews));
    }
}
