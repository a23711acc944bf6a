//! A doctor amends a record of their own.

use axum::response::Response;
use http::StatusCode;
use serde::Deserialize;

use super::super::model::{AmendmentText, History, Whose};
use super::super::service::{RecordError, Shown};
use super::super::views::amend::{self as view, AmendPage};
use super::fill::{field, words};
use super::read::place_of;
use super::{Chart, again};
use crate::access::grant::Granted;
use crate::access::permissions::{ReadRecords, WriteRecord};
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{RecordId, UserId};
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// The form as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AmendForm {
    diagnosis: String,
    prescription: String,
    notes: String,
    reason: String,
    version: String,
}

impl AmendForm {
    fn text(&self) -> AmendmentText {
        let part = |typed: &String| Some(typed.clone()).filter(|typed| !typed.trim().is_empty());
        AmendmentText {
            diagnosis: part(&self.diagnosis),
            prescription: part(&self.prescription),
            notes: part(&self.notes),
            lines: Vec::new(),
            reason: self.reason.clone(),
        }
    }

    /// The version the page was made from. What is no number names a version that never is.
    fn seen(&self) -> u32 {
        self.version.trim().parse().unwrap_or(u32::MAX)
    }
}

/// The empty form beside what stands now.
pub(super) async fn show(
    chart: Chart,
    grant: Option<Granted<ReadRecords>>,
    ApiPath((patient, id)): ApiPath<(UserId, RecordId)>,
    page: Page,
) -> Result<Response, Refusal> {
    let shown = chart.to_amend(grant, patient, id).await?;
    again(&page, StatusCode::OK, &chart.amend_page(&shown, &AmendForm::default(), &Flaws::default(), None))
}

/// Signs an amendment.
pub(super) async fn sign(
    chart: Chart,
    reads: Option<Granted<ReadRecords>>,
    writes: Option<Granted<WriteRecord>>,
    ApiPath((patient, id)): ApiPath<(UserId, RecordId)>,
    page: Page,
    SafeForm(form): SafeForm<AmendForm>,
) -> Result<Response, Refusal> {
    let writes = writes.ok_or(Refusal::NotFound)?;
    let (flaws, trouble) = match form.text().check() {
        Err(flaws) => (flaws, None),
        Ok(change) => match chart.records.amend(&writes, (Whose::Of(patient), id), &change, Some(form.seen()), None).await {
            Ok(_) => {
                let path = format!("{}/{id}", place_of(patient));
                return Ok(flash::redirect(&chart.web, &path, Flash::good(view::amended()), None));
            }
            Err(RecordError::Stale) => (Flaws::default(), Some(view::seen_old())),
            Err(RecordError::NotAllowedNow) => (Flaws::default(), Some(view::no_more())),
            Err(error) => return Err(error.into()),
        },
    };
    let shown = chart.to_amend(reads, patient, id).await?;
    let status = if trouble.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    again(&page, status, &chart.amend_page(&shown, &form, &flaws, trouble))
}

impl Chart {
    /// A record its doctor is about to amend; for everybody else there is none.
    async fn to_amend(&self, grant: Option<Granted<ReadRecords>>, patient: UserId, id: RecordId) -> Result<Shown<History>, Refusal> {
        let grant = grant.ok_or(Refusal::NotFound)?;
        let shown = self.records.find(&grant, Whose::Of(patient), id).await?;
        if shown.what.record.doctor_id == grant.id() { Ok(shown) } else { Err(Refusal::NotFound) }
    }

    fn amend_page(&self, shown: &Shown<History>, form: &AmendForm, flaws: &Flaws, trouble: Option<Message>) -> AmendPage {
        let History { record, .. } = &shown.what;
        AmendPage {
            patient_id: record.patient_id,
            record_id: record.record_id,
            patient_name: shown.reader.care().map(|care| care.patient_name.clone()).unwrap_or_default(),
            start: self.fill.when(record.visit_start),
            version: shown.what.version(),
            stands: words(&shown.what.standing()),
            diagnosis: field(flaws, "/diagnosis", &form.diagnosis, view::nothing_amended),
            prescription: field(flaws, "/prescription", &form.prescription, view::nothing_amended),
            notes: field(flaws, "/notes", &form.notes, view::nothing_amended),
            reason: field(flaws, "/reason", &form.reason, view::reason_missing),
            trouble,
        }
    }
}
