//! A patient in care on one page, with the ways to everything behind it.

use axum::response::Html;
use jiff::civil::Date;
use serde::Deserialize;

use super::super::model::kilograms;
use super::super::service::Glance;
use super::super::views::chart::Kind;
use super::super::views::glance::{Born, Code, GlancePage, Latest, Record, Report, Visit};
use super::Diary;
use super::fill::Fill;
use crate::access::permissions::ReadRecords;
use crate::capabilities::appointments::model::VisitLine;
use crate::capabilities::records::model::{ClinicalReader, DiagnosisCode, RecordLine};
use crate::capabilities::reports::model::Report as ReportLine;
use crate::primitives::ids::UserId;
use crate::primitives::people::{Gender, Phone};
use crate::primitives::record_number::RecordNumber;
use crate::web::gate::Concealed;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::people::{BackgroundWords, PatientRead, initials};
use crate::web::refusal::Refusal;
use crate::web::say::Day;

/// What whoever comes from a visit knows to be written.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    record: String,
}

pub(super) async fn show(
    diary: Diary,
    Concealed(grant): Concealed<ReadRecords>,
    ApiPath(patient): ApiPath<UserId>,
    ApiQuery(asked): ApiQuery<Asked>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let written = asked.record.parse().ok();
    let (reader, glance) = Box::pin(diary.wellbeing.glance(&grant, patient, written)).await?; // the SDK's futures are large
    page.render(&diary.fill.glance(&reader, &glance))
}

impl Fill {
    fn glance(&self, reader: &ClinicalReader, glance: &Glance) -> GlancePage {
        let (patient, place) = (&glance.patient, format!("/patients/{}", reader.patient()));
        GlancePage {
            patient_id: patient.user_id,
            name: patient.name.as_str().to_owned(),
            initials: initials(patient.name.as_str()),
            record_number: RecordNumber::of(patient.user_id).to_string(),
            born: patient.date_of_birth.map(|date| Born { day: Day::of(date), years: years_between(date, self.today()) }),
            gender: patient.gender.map(Gender::word),
            phone: patient.phone.as_ref().map(Phone::as_str).unwrap_or_default().to_owned(),
            email: patient.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
            care: PatientRead::by(reader, &self.zone, self.now),
            background: glance.background.as_ref().map(|background| BackgroundWords::of(background, &self.zone, self.now)),
            latest: self.latest(glance),
            charts: self.charts(&glance.trends),
            records: glance.records.iter().map(|line| self.record_line(line, &place)).collect(),
            reports: glance.reports.iter().map(|report| self.report_line(report, &place)).collect(),
            visits: glance.visits.iter().map(|visit| self.visit_line(visit)).collect(),
        }
    }

    /// Of the measurements on the charts, which are those of the last 90 days: the last value of each kind.
    fn latest(&self, glance: &Glance) -> Vec<Latest> {
        let last = |kind, value: fn(&super::super::model::Values) -> Option<String>| {
            let found = glance.trends.vitals.iter().rev().find_map(|vital| Some((value(&vital.values)?, vital.taken_at)));
            found.map(|(value, at)| Latest { kind, value, at: self.when(at) })
        };
        let pressure = last(Kind::Pressure, |values| Some(format!("{}/{}", values.systolic?, values.diastolic?)));
        let weight = last(Kind::Weight, |values| values.weight_grams.map(kilograms));
        let sugar = last(Kind::Sugar, |values| values.blood_sugar.map(|value| value.to_string()));
        [pressure, weight, sugar].into_iter().flatten().collect()
    }

    fn record_line(&self, line: &RecordLine, place: &str) -> Record {
        let code = |code: &DiagnosisCode| Code { code: code.code.expose().clone(), title: code.title.expose().clone() };
        Record {
            href: format!("{place}/records/{}", line.record_id),
            start: self.when(line.visit_start),
            doctor_name: line.doctor_name.clone(),
            diagnosis: line.diagnosis.expose().clone(),
            code: line.diagnosis_code.as_ref().map(code),
        }
    }

    fn report_line(&self, report: &ReportLine, place: &str) -> Report {
        Report {
            href: format!("{place}/reports/{}", report.report_id),
            file_name: report.file_name.expose().to_owned(),
            state: report.state,
            added_at: self.when(report.created_at),
            added_by: report.added_by_name.clone(),
        }
    }

    fn visit_line(&self, visit: &VisitLine) -> Visit {
        Visit { href: format!("/appointments/{}", visit.appointment_id), start: self.when(visit.start), status: visit.told_as() }
    }
}

/// Whole years from a birth to a day.
fn years_between(born: Date, today: Date) -> u32 {
    let had_it = (today.month(), today.day()) >= (born.month(), born.day());
    let years = i32::from(today.year()) - i32::from(born.year()) - i32::from(!had_it);
    u32::try_from(years).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn f10_an_age_counts_whole_years() {
        let born = date(1980, 2, 29);
        for (today, years) in [(date(2026, 2, 28), 45), (date(2026, 3, 1), 46), (date(2028, 2, 29), 48), (date(1979, 1, 1), 0)] {
            assert_eq!(years_between(born, today), years, "{today}");
        }
    }
}
