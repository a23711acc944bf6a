//! What a report looks like in JSON, and what a refused one is as a problem.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::capabilities::reports::model::{Kind, Report, State, Why};
use crate::capabilities::reports::service::{IndexLine, IndexedKind, ReportError};
use crate::files::FileError;
use crate::files::uploads::Link;
use crate::primitives::ids::{ReportId, UserId};
use crate::primitives::time::HospitalZone;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};
use crate::web::texts::Message;

/// A report that was announced: send the file as `upload` says, then complete it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AddedBody {
    pub id: ReportId,
    pub state: State,
    /// `null` once the file has arrived or its time is over.
    pub upload: Option<UploadBody>,
    /// The file can be sent until then.
    #[schema(format = "date-time")]
    pub expires_at: String,
}

/// One request that sends the file straight to where it is kept.
#[derive(Serialize, utoipa::ToSchema)]
pub struct UploadBody {
    #[schema(example = "PUT")]
    pub method: &'static str,
    pub url: String,
    /// Headers to send as they are.
    pub headers: BTreeMap<String, String>,
}

/// One report. Instants carry the hospital zone's offset.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ReportBody {
    pub id: ReportId,
    pub patient_id: UserId,
    pub state: State,
    /// Why it was not taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    pub file_name: String,
    pub kind: Kind,
    pub content_type: &'static str,
    /// In bytes. Pictures are written anew without metadata, so this may change when they become available.
    pub size: u64,
    /// SHA-256 of what is kept, in hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// A picture to look at (JPEG), for a minute; of one report that is asked for, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview_url: Option<String>,
    pub added_by: UserId,
    pub added_by_name: String,
    #[schema(format = "date-time")]
    pub created_at: String,
    /// The file can be sent until then.
    #[schema(format = "date-time")]
    pub expires_at: String,
}

/// That something is on record.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RecordIndexBody {
    #[schema(example = "rec_01hf7z0a0b0c0d0e0f0g0h0j0k")]
    pub id: String,
    /// When it was signed or added.
    #[schema(value_type = String, format = "date")]
    pub date: Date,
    /// Of a file that the patient added: `null`.
    pub doctor_id: Option<UserId>,
    pub kind: RecordKind,
    /// In bytes, amendments included.
    pub size: u64,
}

/// What kind of thing is on record.
#[derive(Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// What a doctor wrote up about a visit.
    Record,
    /// A file.
    Report,
}

impl AddedBody {
    pub fn of(report: &Report, upload: Option<Link>, zone: &HospitalZone) -> Self {
        let expires_at = zone.rfc3339(report.expires_at);
        Self { id: report.report_id, state: report.state, upload: upload.map(UploadBody::from), expires_at }
    }
}

impl From<Link> for UploadBody {
    fn from(link: Link) -> Self {
        Self { method: "PUT", url: link.url, headers: link.headers.into_iter().collect() }
    }
}

impl ReportBody {
    pub fn of(report: Report, zone: &HospitalZone) -> Self {
        Self {
            id: report.report_id,
            patient_id: report.patient_id,
            state: report.state,
            why: report.why,
            file_name: report.file_name.expose().to_owned(),
            kind: report.kind,
            content_type: report.kind.content_type(),
            size: report.size,
            sha256: report.sha256,
            preview_url: None,
            added_by: report.added_by,
            added_by_name: report.added_by_name,
            created_at: zone.rfc3339(report.created_at),
            expires_at: zone.rfc3339(report.expires_at),
        }
    }
}

impl RecordIndexBody {
    pub fn of(line: IndexLine, zone: &HospitalZone) -> Self {
        let (id, kind) = match line.what {
            IndexedKind::Record(id) => (id.to_string(), RecordKind::Record),
            IndexedKind::Report(id) => (id.to_string(), RecordKind::Report),
        };
        Self { id, date: zone.date(line.at), doctor_id: line.doctor_id, kind, size: line.size }
    }
}

/// The one place where a report error becomes a refusal.
impl From<ReportError> for Refusal {
    fn from(error: ReportError) -> Self {
        let not_now = |why: &'static str| Because::of(Problem::NotAllowedNow).detail(Message::new(why)).into();
        match error {
            // As with records: what one may not change is not there to be changed.
            ReportError::NotFound | ReportError::NotTheirs => Self::NotFound,
            ReportError::NotArrived => not_now("report-not-arrived"),
            ReportError::Empty => not_now("report-empty"),
            ReportError::TooLate => not_now("report-too-late"),
            ReportError::NotAvailable => not_now("report-not-available"),
            ReportError::Stale => Self::StaleVersion,
            ReportError::NoMoreReviews => not_now("review-no-more"),
            ReportError::Reviewed => not_now("remove-report-reviewed"),
            ReportError::TooMany { seconds } => Self::TooManyRequests { retry_after: seconds },
            ReportError::KeyReused => Problem::KeyReused.into(),
            ReportError::Files(FileError::Unavailable(_)) => Self::Busy { retry_after: 5 },
            ReportError::Files(error @ FileError::Refused(_)) => Self::internal(error),
            ReportError::Storage(error) => error.into(),
        }
    }
}
