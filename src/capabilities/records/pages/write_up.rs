//! A doctor writes a visit up: the form, the draft of it, and the signature that completes the visit.

use axum::response::Response;
use http::StatusCode;
use serde::Deserialize;

use super::super::model::{DIAGNOSIS_LIMIT, LineText, MOST_LINES, NOTES_LIMIT, PRESCRIPTION_LIMIT, WriteUpText};
use super::super::service::{RecordError, ToWriteUp};
use super::super::views::write_up::{self as view, MedicineRow, WriteUpPage};
use super::fill::field;
use super::{Chart, again};
use crate::access::grant::Granted;
use crate::access::permissions::{ReadRecords, WriteRecord};
use crate::capabilities::appointments::model::{Appointment, Status};
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::AppointmentId;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Rows for medicines at least, and empty ones at the end where more may follow.
const ROWS: usize = 5;
const EMPTY_ROWS: usize = 2;

/// The form as typed; the four columns of the medicines row by row.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct WriteUpForm {
    diagnosis: String,
    prescription: String,
    notes: String,
    medicine: Vec<String>,
    dose: Vec<String>,
    how_often: Vec<String>,
    how_long: Vec<String>,
}

impl WriteUpForm {
    /// What was typed; rows without a word are left out.
    fn text(self) -> WriteUpText {
        let part = |column: &[String], row: usize| column.get(row).filter(|typed| !typed.trim().is_empty()).cloned();
        let rows = [&self.medicine, &self.dose, &self.how_often, &self.how_long].map(Vec::len).into_iter().max().unwrap_or_default();
        let line = |row: usize| LineText {
            medicine: part(&self.medicine, row).unwrap_or_default(),
            dose: part(&self.dose, row),
            how_often: part(&self.how_often, row),
            how_long: part(&self.how_long, row),
        };
        let lines = (0..rows).map(line).filter(|line| *line != LineText::default()).collect();
        let notes = Some(self.notes).filter(|notes| !notes.trim().is_empty());
        WriteUpText { diagnosis: self.diagnosis, prescription: self.prescription, notes, lines }
    }
}

/// The form, with the draft if there is one.
pub(super) async fn show(
    chart: Chart,
    grant: Granted<WriteRecord>,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
) -> Result<Response, Refusal> {
    let to_write = chart.records.to_write_up(&grant, id).await?;
    let trouble = (!to_write.possible).then(|| why_not(&to_write.visit));
    let status = if trouble.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let text = to_write.draft.as_ref().map(|draft| draft.text.expose().clone()).unwrap_or_default();
    let saved_at = to_write.draft.as_ref().map(|draft| chart.fill.when(draft.saved_at));
    again(&page, status, &WriteUpPage { saved_at, trouble, ..chart.form(&to_write, &text, &Flaws::default()) })
}

/// Signs the record and completes the visit.
pub(super) async fn sign(
    chart: Chart,
    grant: Granted<WriteRecord>,
    reads: Option<Granted<ReadRecords>>,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
    SafeForm(form): SafeForm<WriteUpForm>,
) -> Result<Response, Refusal> {
    let text = form.text();
    let checked = match text.check() {
        Ok(checked) => checked,
        Err(flaws) => return chart.not_written(&grant, id, &page, &text, &flaws).await,
    };
    let signed = match chart.records.write(&grant, id, checked.clone(), None).await {
        Ok(record) => Some(record),
        // Pressing twice, or in two windows, is pressing once.
        Err(RecordError::NotAllowedNow) => match reads {
            Some(reads) => chart.records.signed_before(&reads, id, &checked).await?,
            None => None,
        },
        Err(error) => return Err(error.into()),
    };
    match signed {
        Some(record) => {
            let path = format!("/day?date={}", chart.fill.zone().date(record.visit_start));
            Ok(flash::redirect(&chart.web, &path, Flash::good(view::written()), Some(id.to_string())))
        }
        None => chart.not_written(&grant, id, &page, &text, &Flaws::default()).await,
    }
}

/// Keeps what is typed so far.
pub(super) async fn keep(
    chart: Chart,
    grant: Granted<WriteRecord>,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
    SafeForm(form): SafeForm<WriteUpForm>,
) -> Result<Response, Refusal> {
    let text = form.text();
    if let Err(flaws) = text.check_draft() {
        return chart.not_written(&grant, id, &page, &text, &flaws).await;
    }
    match chart.records.keep_draft(&grant, id, text.clone()).await {
        Ok(_) => {
            let path = format!("/appointments/{id}/record");
            Ok(flash::redirect(&chart.web, &path, Flash::good(view::draft_saved()), None))
        }
        Err(RecordError::NotAllowedNow) => chart.not_written(&grant, id, &page, &text, &Flaws::default()).await,
        Err(error) => Err(error.into()),
    }
}

/// Why a visit cannot be written up now.
fn why_not(visit: &Appointment) -> Message {
    if visit.status == Status::Completed { view::written_before() } else { view::not_possible() }
}

impl Chart {
    /// The form again with everything that was typed, and what to change.
    async fn not_written(
        &self,
        grant: &Granted<WriteRecord>,
        id: AppointmentId,
        page: &Page,
        text: &WriteUpText,
        flaws: &Flaws,
    ) -> Result<Response, Refusal> {
        let to_write = self.records.to_write_up(grant, id).await?;
        let too_many = flaws.0.iter().any(|flaw| flaw.pointer == "/lines").then(|| view::too_many_medicines(count(MOST_LINES)));
        let trouble = (!to_write.possible).then(|| why_not(&to_write.visit)).or(too_many);
        let status = if to_write.possible { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
        again(page, status, &WriteUpPage { trouble, ..self.form(&to_write, text, flaws) })
    }

    fn form(&self, to_write: &ToWriteUp, text: &WriteUpText, flaws: &Flaws) -> WriteUpPage {
        let ToWriteUp { visit, intake, possible, .. } = to_write;
        let notes = text.notes.as_deref().unwrap_or_default();
        let symptoms = intake.as_ref().and_then(|intake| intake.symptoms.as_ref());
        WriteUpPage {
            appointment_id: visit.appointment_id,
            patient_name: visit.patient_name.clone(),
            start: self.fill.when(visit.start),
            end: self.fill.when(visit.end),
            reason: intake.as_ref().map(|intake| intake.reason.expose().clone()).unwrap_or_default(),
            symptoms: symptoms.map(|symptoms| symptoms.expose().clone()).unwrap_or_default(),
            diagnosis: field(flaws, "/diagnosis", &text.diagnosis, view::diagnosis_missing),
            prescription: field(flaws, "/prescription", &text.prescription, view::prescription_missing),
            notes: field(flaws, "/notes", notes, super::super::views::unprintable),
            medicines: rows(&text.lines, flaws),
            saved_at: None,
            diagnosis_limit: count(DIAGNOSIS_LIMIT),
            prescription_limit: count(PRESCRIPTION_LIMIT),
            notes_limit: count(NOTES_LIMIT),
            trouble: None,
            possible: *possible,
        }
    }
}

/// The medicines as typed, and empty rows for more.
fn rows(lines: &[LineText], flaws: &Flaws) -> Vec<MedicineRow> {
    let row = |(at, line): (usize, &LineText)| {
        let cell = |name: &str, typed: &str| field(flaws, &format!("/lines/{at}/{name}"), typed, view::medicine_missing);
        let part = |name: &str, typed: &Option<String>| cell(name, typed.as_deref().unwrap_or_default());
        MedicineRow {
            medicine: cell("medicine", &line.medicine),
            dose: part("dose", &line.dose),
            how_often: part("how_often", &line.how_often),
            how_long: part("how_long", &line.how_long),
        }
    };
    let mut rows: Vec<MedicineRow> = lines.iter().enumerate().map(row).collect();
    let wanted = ROWS.max((rows.len() + EMPTY_ROWS).min(MOST_LINES)).max(rows.len());
    rows.resize(wanted, MedicineRow::default());
    rows
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f37_rows_without_a_word_are_no_medicines() {
        let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let form = WriteUpForm { medicine: texts(&["", "Aspirin", ""]), dose: texts(&[" ", "75 mg", "5 mg"]), ..WriteUpForm::default() };
        let lines = form.text().lines;
        assert_eq!((lines.len(), lines[0].medicine.as_str(), lines[1].medicine.as_str()), (2, "Aspirin", ""));
        assert_eq!(rows(&lines, &Flaws::default()).len(), 5);
        assert_eq!(rows(&vec![LineText::default(); 4], &Flaws::default()).len(), 6);
        assert_eq!(rows(&vec![LineText::default(); 30], &Flaws::default()).len(), 30);
    }
}
