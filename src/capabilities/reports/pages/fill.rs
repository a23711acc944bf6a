//! From what the house knows to what a page says: reports as the views want them.

use jiff::Timestamp;

use super::super::model::Report;
use super::super::service::{Opened, Shown};
use super::super::views::ReportFacts;
use super::super::views::one::SendForm;
use super::super::views::reading::{ReadingCard, ReviewForm, ReviewLine, SourceLine, ValueLine, summary};
use crate::access::role::Role;
use crate::capabilities::readings::model::{Judged, Origin, Reading, ReadingState, Review, Tally, judge};
use crate::capabilities::records::model::ClinicalReader;
use crate::files::uploads::Form;
use crate::primitives::time::HospitalZone;
use crate::web::field::Field;
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

    /// What stands in an available report; a doctor who has the patient in care can say that they have looked at it.
    pub(super) fn reading(&self, shown: &Shown<Opened>) -> ReadingCard {
        let Opened { reading, person, .. } = &shown.what;
        let waiting = ReadingCard {
            state: ReadingState::Waiting,
            why: None,
            summary: vec![],
            values: vec![],
            sources: vec![],
            cut: false,
            reviews: vec![],
            form: None,
        };
        let Some(reading) = reading else { return waiting };
        let judged: Vec<Judged<'_>> = reading.values.iter().map(|found| judge(found, *person)).collect();
        let mut sources: Vec<SourceLine> = Vec::new();
        for judged in &judged {
            if let Some((_, Origin::Guidance(source))) = judged.range {
                let line = SourceLine { name: source.name(), address: source.address() };
                if !sources.contains(&line) {
                    sources.push(line);
                }
            }
        }
        let may_review = shown.reader.grant().role() == Role::Doctor && !shown.reader.only_reads();
        ReadingCard {
            state: reading.state,
            why: reading.why,
            summary: summary(reading, Tally::of(reading, *person)),
            values: judged.iter().filter_map(ValueLine::of).collect(),
            sources,
            cut: reading.cut,
            reviews: self.reviews(reading),
            form: may_review.then(|| ReviewForm {
                comment: Field::default(),
                version: reading.version,
                idempotency_key: shown.reader.grant().request().to_string(),
            }),
        }
    }

    fn reviews(&self, reading: &Reading) -> Vec<ReviewLine> {
        let line = |review: &Review| ReviewLine {
            doctor: review.doctor_name.clone(),
            at: self.when(review.at),
            comment: review.comment.as_ref().map(|comment| comment.expose().clone()),
        };
        reading.reviews.iter().rev().map(line).collect()
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
