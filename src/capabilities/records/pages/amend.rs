//! A doctor amends a record of their own.

use axum::extract::State;
use axum::response::{Redirect, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::super::model::{AmendmentText, Change, History, LineText, Whose};
use super::super::service::{RecordError, Shown};
use super::super::views::amend::{self as view, AmendPage};
use super::super::views::write_up::code_unknown;
use super::codes;
use super::fill::{field, words};
use super::medicines::{lines_of, mark_of, rows, typed};
use super::printing::Unprinted;
use super::read::place_of;
use super::{Chart, again};
use crate::access::grant::Granted;
use crate::access::permissions::{ReadRecords, WriteRecord};
use crate::identity::ground::Ground;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{RecordId, UserId};
use crate::primitives::patch::Patch;
use crate::storage::idempotent::Once;
use crate::web::carried::Carried;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::gate::Concealed;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;

/// The form as typed; the four columns of the medicines row by row.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AmendForm {
    diagnosis: String,
    diagnosis_code: String,
    /// The code the page was made with.
    code_seen: String,
    /// What a code is looked for by, on the page of that search.
    q: Option<String>,
    /// The code that was chosen there; `back` leaves it without one.
    chosen_code: String,
    back: String,
    prescription: String,
    medicine: Vec<String>,
    dose: Vec<String>,
    how_often: Vec<String>,
    how_long: Vec<String>,
    /// Of the medicines the page was made with.
    medicines_seen: String,
    notes: String,
    reason: String,
    version: String,
    idempotency_key: String,
    /// The letters it is signed with though no paper has them.
    as_is: String,
}

impl AmendForm {
    /// An empty form over what stands now; the code is there, and the medicines, to go along with a new prescription.
    fn of(stands: &History, key: String) -> Self {
        let stands_now = stands.standing();
        let lines = typed(&stands_now.lines);
        let code = stands_now.diagnosis_code.map(|code| code.code.expose().clone()).unwrap_or_default();
        let column = |part: fn(LineText) -> Option<String>| lines.iter().cloned().map(|line| part(line).unwrap_or_default()).collect();
        Self {
            medicine: column(|line| Some(line.medicine)),
            dose: column(|line| line.dose),
            how_often: column(|line| line.how_often),
            how_long: column(|line| line.how_long),
            medicines_seen: mark_of(&lines),
            code_seen: code.clone(),
            diagnosis_code: code,
            version: stands.version().to_string(),
            idempotency_key: key,
            ..Self::default()
        }
    }

    /// The same over what stands now, when that is no longer what the page was made from: what nobody touched says what stands,
    /// and what was touched stays and counts as a change of it.
    fn over(self, stands: &History, key: String) -> Self {
        let now = Self::of(stands, key);
        let is_coded_anew = self.is_coded_anew();
        let form = if self.has_new_medicines() {
            self
        } else {
            Self { medicine: now.medicine, dose: now.dose, how_often: now.how_often, how_long: now.how_long, ..self }
        };
        Self {
            diagnosis_code: if is_coded_anew { form.diagnosis_code } else { now.diagnosis_code },
            code_seen: now.code_seen,
            medicines_seen: now.medicines_seen,
            version: now.version,
            idempotency_key: now.idempotency_key,
            ..form
        }
    }

    fn is_coded_anew(&self) -> bool {
        self.diagnosis_code.trim() != self.code_seen
    }

    fn has_new_medicines(&self) -> bool {
        mark_of(&self.lines()) != self.medicines_seen
    }

    fn lines(&self) -> Vec<LineText> {
        lines_of([&self.medicine, &self.dose, &self.how_often, &self.how_long])
    }

    /// What is amended. Medicines that nobody touched say nothing on their own; those that were belong to a prescription.
    fn check(&self) -> Result<Change, Flaws> {
        let part = |typed: &String| Some(typed.clone()).filter(|typed| !typed.trim().is_empty());
        let (lines, prescription) = (self.lines(), part(&self.prescription));
        let untouched = !self.has_new_medicines();
        let alone = prescription.is_none() && !untouched;
        let lines = if prescription.is_none() && untouched { Vec::new() } else { lines };
        let (diagnosis, notes) = (part(&self.diagnosis), part(&self.notes));
        let diagnosis_code = if self.is_coded_anew() { Patch::of(part(&self.diagnosis_code)) } else { Patch::Keep };
        match (AmendmentText { diagnosis, diagnosis_code, prescription, notes, lines, reason: self.reason.clone() }).check() {
            Ok(_) if alone => Err(Flaw::new("/prescription", "required").into()),
            checked => checked,
        }
    }

    /// Everything but what is looked for, as the page of the search carries it.
    fn carried(&self) -> Vec<Carried> {
        let plain = [
            ("diagnosis", &self.diagnosis),
            ("diagnosis_code", &self.diagnosis_code),
            ("code_seen", &self.code_seen),
            ("prescription", &self.prescription),
            ("medicines_seen", &self.medicines_seen),
            ("notes", &self.notes),
            ("reason", &self.reason),
            ("version", &self.version),
            ("idempotency_key", &self.idempotency_key),
        ];
        let medicines = codes::carried_medicines([&self.medicine, &self.dose, &self.how_often, &self.how_long]);
        plain.into_iter().map(|(name, value)| Carried { name, value: value.clone() }).chain(medicines).collect()
    }

    fn unprinted(&self) -> Unprinted {
        let texts = [("/diagnosis", self.diagnosis.as_str()), ("/prescription", &self.prescription), ("/notes", &self.notes)];
        Unprinted::in_texts(texts, &self.lines())
    }

    /// The version the page was made from. What is no number names a version that never is.
    fn seen(&self) -> u32 {
        self.version.trim().parse().unwrap_or(u32::MAX)
    }

    /// This very amendment, by the page it was typed on: pressing twice signs it once.
    fn once(&self, ground: &Ground, doctor: UserId, record: RecordId) -> Option<Once> {
        let key = IdempotencyKey::checked(&self.idempotency_key)?;
        let words = json!([self.diagnosis, self.diagnosis_code, self.prescription, self.lines(), self.notes, self.reason]);
        Some(ground.once(doctor, &format!("amendments of {record}"), key.as_str(), Fingerprint::of(&words).as_str()))
    }
}

/// The empty form beside what stands now.
pub(super) async fn show(
    chart: Chart,
    Concealed(grant): Concealed<ReadRecords>,
    ApiPath((patient, id)): ApiPath<(UserId, RecordId)>,
    page: Page,
) -> Result<Response, Refusal> {
    let shown = chart.to_amend(&grant, patient, id).await?;
    let form = AmendForm::of(&shown.what, grant.request().to_string());
    again(&page, StatusCode::OK, &chart.amend_page(&shown, &form, &Flaws::default()))
}

/// Signs an amendment.
pub(super) async fn sign(
    chart: Chart,
    (Concealed(reads), Concealed(writes)): (Concealed<ReadRecords>, Concealed<WriteRecord>),
    State(ground): State<Ground>,
    ApiPath((patient, id)): ApiPath<(UserId, RecordId)>,
    page: Page,
    SafeForm(form): SafeForm<AmendForm>,
) -> Result<Response, Refusal> {
    let unprinted = form.unprinted();
    let is_known = unprinted.is_known(&form.as_is);
    let form = AmendForm { as_is: unprinted.letters, ..form };
    let (flaws, trouble) = match form.check() {
        Err(flaws) => (flaws, None),
        Ok(_) if !is_known => (unprinted.flaws, None),
        Ok(change) => {
            let once = form.once(&ground, writes.id(), id);
            match chart.records.amend(&writes, (Whose::Of(patient), id), &change, Some(form.seen()), once.as_ref()).await {
                Ok(_) => {
                    let path = format!("{}/{id}", place_of(patient));
                    return Ok(flash::redirect(&chart.web, &path, Flash::good(view::amended()), None));
                }
                // A page that signed before and was gone back to is as old as any other.
                Err(RecordError::Stale | RecordError::KeyReused) => (Flaws::default(), Some(view::seen_old())),
                Err(RecordError::NotAllowedNow) => (Flaws::default(), Some(view::no_more())),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let shown = chart.to_amend(&reads, patient, id).await?;
    let status = if trouble.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let again_as = |form: AmendForm| AmendPage { trouble: trouble.clone(), ..chart.amend_page(&shown, &form, &flaws) };
    let view = match &trouble {
        // Where only a word is to be mended, it is still the form of the version that was seen.
        None => again_as(form),
        Some(_) => again_as(form.over(&shown.what, reads.request().to_string())),
    };
    again(&page, status, &view)
}

/// To the form, for an address that only takes one: somebody reloaded its answer.
pub(super) async fn back(Concealed(_): Concealed<WriteRecord>, ApiPath((patient, id)): ApiPath<(UserId, RecordId)>) -> Redirect {
    Redirect::to(&format!("{}/{id}/amend", place_of(patient)))
}

/// Looks for a code with everything that was typed, and comes back to the form with the one that was chosen.
pub(super) async fn find_code(
    chart: Chart,
    (Concealed(reads), Concealed(_)): (Concealed<ReadRecords>, Concealed<WriteRecord>),
    ApiPath((patient, id)): ApiPath<(UserId, RecordId)>,
    page: Page,
    SafeForm(form): SafeForm<AmendForm>,
) -> Result<Response, Refusal> {
    let shown = chart.to_amend(&reads, patient, id).await?;
    let chosen = Some(form.chosen_code.clone()).filter(|code| !code.is_empty());
    if chosen.is_some() || !form.back.is_empty() {
        let diagnosis_code = chosen.unwrap_or_else(|| form.diagnosis_code.clone());
        return again(&page, StatusCode::OK, &chart.amend_page(&shown, &AmendForm { diagnosis_code, ..form }, &Flaws::default()));
    }
    let q = codes::looked_for(form.q.as_deref(), &form.diagnosis_code, &form.diagnosis).to_owned();
    let typed = form.q.is_some();
    let form = AmendForm { diagnosis_code: codes::code_or_nothing(&form.diagnosis_code).to_owned(), ..form };
    let place = format!("{}/{id}/amend/code", place_of(patient));
    let view = codes::page(&q, &patient_name(&shown), [place.clone(), place], form.carried(), typed);
    let status = if view.q.is_wrong() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    again(&page, status, &view)
}

/// For whom the doctor amends.
fn patient_name(shown: &Shown<History>) -> String {
    shown.reader.care().map(|care| care.patient_name.clone()).unwrap_or_default()
}

impl Chart {
    /// A record its doctor is about to amend; for everybody else there is none.
    async fn to_amend(&self, grant: &Granted<ReadRecords>, patient: UserId, id: RecordId) -> Result<Shown<History>, Refusal> {
        let shown = self.records.find(grant, Whose::Of(patient), id).await?;
        let may_amend = shown.what.record.doctor_id == grant.id() && !shown.reader.only_reads();
        if may_amend { Ok(shown) } else { Err(Refusal::NotFound) }
    }

    fn amend_page(&self, shown: &Shown<History>, form: &AmendForm, flaws: &Flaws) -> AmendPage {
        let History { record, .. } = &shown.what;
        AmendPage {
            patient_id: record.patient_id,
            record_id: record.record_id,
            patient_name: patient_name(shown),
            start: self.fill.when(record.visit_start),
            version: form.seen(),
            idempotency_key: form.idempotency_key.clone(),
            medicines: rows(&form.lines(), flaws),
            medicines_seen: form.medicines_seen.clone(),
            stands: words(&shown.what.standing()),
            diagnosis: field(flaws, "/diagnosis", &form.diagnosis, view::nothing_amended),
            diagnosis_code: field(flaws, "/diagnosis_code", &form.diagnosis_code, code_unknown),
            code_title: codes::title_of(&form.diagnosis_code),
            code_seen: form.code_seen.clone(),
            as_is: form.as_is.clone(),
            prescription: field(flaws, "/prescription", &form.prescription, view::medicines_alone),
            notes: field(flaws, "/notes", &form.notes, view::nothing_amended),
            reason: field(flaws, "/reason", &form.reason, view::reason_missing),
            trouble: None,
        }
    }
}
