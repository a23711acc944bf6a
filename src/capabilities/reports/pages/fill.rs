//! From what the house knows to what a page says: reports as the views want them.

use jiff::Timestamp;

use super::super::model::Report;
use super::super::views::ReportFacts;
use super::super::views::one::SendForm;
use crate::capabilities::records::model::ClinicalReader;
use crate::files::uploads::Form;
use crate::primitives::time::HospitalZone;
use crate::web::people::PatientRead;
use crate::web::say::When;
use crate::web::size::Size;

/// The hospital's words for one moment.
pub(super) struct Fill {
    zone: HospitalZone,
    now: Timestamp,
}

impl Fill {
    pub(super) const fn at(now: Timestamp, zone: HospitalZone) -> Self {
        Self { zone, now }
    }

    pub(super) fn when(&self, at: Timestamp) -> When {
        When::seen_from(at, &self.zone, self.zone.date(self.now))
    }

    /// Whose record a doctor reads, and why; nothing for the patient.
    pub(super) fn patient(&self, reader: &ClinicalReader) -> Option<PatientRead> {
        PatientRead::by(reader, &self.zone, self.now)
    }

    pub(super) fn facts(&self, report: &Report, reader: &ClinicalReader) -> ReportFacts {
        ReportFacts {
            id: report.report_id,
            file_name: report.file_name.expose().to_owned(),
            kind: report.kind,
            state: report.state,
            why: report.why,
            size: Size::of(report.size),
            added_at: self.when(report.created_at),
            added_by: report.added_by_name.clone(),
            is_own: report.added_by == reader.grant().id() && !reader.only_reads(),
        }
    }

    pub(super) fn form(&self, report: &Report, form: Form) -> SendForm {
        let endings: Vec<String> = report.kind.endings().iter().map(|ending| format!(".{ending}")).collect();
        SendForm {
            url: form.url,
            fields: form.fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            accept: endings.join(","),
            most: Size::of(report.size),
            until: self.when(report.expires_at),
        }
    }
}
