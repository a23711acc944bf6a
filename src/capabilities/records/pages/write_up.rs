//! A doctor writes a visit up: the form, the draft of it, and the signature that completes the visit.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::{DIAGNOSIS_LIMIT, MOST_LINES, NOTES_LIMIT, PRESCRIPTION_LIMIT, WriteUpText};
use super::super::service::{RecordError, ToWriteUp};
use super::super::views::write_up::{self as view, OtherDraft, WriteUpPage};
use super::codes;
use super::fill::{field, typed_words};
use super::medicines::{lines_of, rows};
use super::printing::Unprinted;
use super::read::place_of;
use super::{Chart, again};
use crate::access::grant::Granted;
use crate::access::permissions::{ReadRecords, WriteRecord};
use crate::capabilities::appointments::model::{Appointment, CameBy, Origin, Status, path_to};
use crate::capabilities::appointments::service::Wish;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::AppointmentId;
use crate::web::carried::Carried;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// The form as typed; the four columns of the medicines row by row.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct WriteUpForm {
    diagnosis: String,
    diagnosis_code: String,
    /// What a code is looked for by, on the page of that search.
    q: Option<String>,
    /// The code that was chosen there.
    chosen_code: String,
    prescription: String,
    notes: String,
    medicine: Vec<String>,
    dose: Vec<String>,
    how_often: Vec<String>,
    how_long: Vec<String>,
    version: String,
    /// The letters it is signed with though no paper has them.
    as_is: String,
    /// The version of the draft the page was made with.
    draft: String,
    /// The working page it was opened from.
    from: String,
    /// What the list there is narrowed to.
    list: String,
}

/// What is shown again after a form that was not taken.
struct Typed<'a> {
    text: &'a WriteUpText,
    flaws: &'a Flaws,
    seen: Seen,
    /// The letters that no paper has, once they were said.
    as_is: &'a str,
}

impl<'a> Typed<'a> {
    const fn of(text: &'a WriteUpText, flaws: &'a Flaws, seen: Seen) -> Self {
        Self { text, flaws, seen, as_is: "" }
    }
}

/// What the page was made from.
#[derive(Debug, Clone)]
struct Seen {
    /// The version of the visit.
    visit: u32,
    /// The version of the draft, 0 for none.
    draft: u32,
    /// Where it was opened from.
    origin: Origin,
}

impl WriteUpForm {
    fn seen(&self) -> Seen {
        let draft = if self.draft.is_empty() { 0 } else { seen_version(&self.draft) };
        Seen { visit: seen_version(&self.version), draft, origin: Origin::read(&self.from, &self.list) }
    }

    /// Everything but what is looked for and the draft, as the page of the search carries it.
    fn carried(&self) -> Vec<Carried> {
        let plain = [
            ("diagnosis", &self.diagnosis),
            ("diagnosis_code", &self.diagnosis_code),
            ("prescription", &self.prescription),
            ("notes", &self.notes),
            ("version", &self.version),
            ("from", &self.from),
            ("list", &self.list),
        ];
        let medicines = codes::carried_medicines([&self.medicine, &self.dose, &self.how_often, &self.how_long]);
        plain.into_iter().map(|(name, value)| Carried { name, value: value.clone() }).chain(medicines).collect()
    }

    /// What was typed; rows without a word are left out.
    fn text(self) -> WriteUpText {
        let lines = lines_of([&self.medicine, &self.dose, &self.how_often, &self.how_long]);
        let given = |typed: String| Some(typed).filter(|typed| !typed.trim().is_empty());
        let diagnosis_code = given(self.chosen_code).or_else(|| given(self.diagnosis_code));
        WriteUpText { diagnosis: self.diagnosis, diagnosis_code, prescription: self.prescription, notes: given(self.notes), lines }
    }
}

/// The form, with the draft if there is one. What is signed is read in the record.
pub(super) async fn show(
    chart: Chart,
    grant: Granted<WriteRecord>,
    ApiPath(id): ApiPath<AppointmentId>,
    ApiQuery(from): ApiQuery<CameBy>,
    page: Page,
) -> Result<Response, Refusal> {
    let origin = from.read();
    let to_write = chart.records.to_write_up(&grant, id).await?;
    if let Some(record) = to_write.signed {
        return Ok(Redirect::to(&format!("{}/{record}", place_of(to_write.visit.patient_id))).into_response());
    }
    let trouble = (!to_write.possible).then(|| why_not(&to_write.visit));
    let status = if trouble.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let text = to_write.draft.as_ref().map(|draft| draft.text.expose().clone()).unwrap_or_default();
    let saved_at = to_write.draft.as_ref().map(|draft| chart.fill.when(draft.saved_at));
    let draft = to_write.draft.as_ref().map_or(0, |draft| draft.version);
    again(&page, status, &WriteUpPage { saved_at, draft, trouble, ..chart.form(&to_write, &text, &Flaws::default(), &origin) })
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
    let (seen, as_is) = (form.seen(), form.as_is.clone());
    let text = form.text();
    let checked = match text.check() {
        Ok(checked) => checked,
        Err(flaws) => return chart.not_written(&grant, id, &page, &Typed::of(&text, &flaws, seen)).await,
    };
    let unprinted = Unprinted::of(&text);
    if !unprinted.is_known(&as_is) {
        let typed = Typed { as_is: &unprinted.letters, ..Typed::of(&text, &unprinted.flaws, seen) };
        return chart.not_written(&grant, id, &page, &typed).await;
    }
    let wish = Wish { version: Some(seen.visit), on_its_day: true, ..Wish::default() };
    let signed = match chart.records.write(&grant, id, checked.clone(), &wish, Some(seen.draft)).await {
        Ok(record) => Some(record),
        // Pressing twice, or in two windows, is pressing once. Where that cannot be read, what was typed is still kept.
        Err(RecordError::NotAllowedNow | RecordError::Stale) => match reads {
            Some(reads) => chart.records.signed_before(&reads, id, &checked).await.unwrap_or_default(),
            None => None,
        },
        Err(RecordError::AnotherDraft) => {
            let none = Flaws::default();
            let typed = Typed { as_is: &as_is, ..Typed::of(&text, &none, seen) };
            return Box::pin(chart.two_drafts(&grant, id, &page, &typed)).await;
        }
        Err(error) => return Err(error.into()),
    };
    match signed {
        Some(record) => {
            let path = path_to(grant.role(), &seen.origin, chart.fill.zone().date(record.visit_start));
            Ok(flash::redirect(&chart.web, &path, Flash::good(view::written()), Some(id.to_string())))
        }
        None => chart.not_written(&grant, id, &page, &Typed::of(&text, &Flaws::default(), seen)).await,
    }
}

/// To the form, for an address that only takes one: somebody reloaded its answer.
pub(super) async fn back(_: Granted<WriteRecord>, ApiPath(id): ApiPath<AppointmentId>) -> Redirect {
    Redirect::to(&format!("/appointments/{id}/record"))
}

/// Keeps what is typed so far.
pub(super) async fn keep(
    chart: Chart,
    grant: Granted<WriteRecord>,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
    SafeForm(form): SafeForm<WriteUpForm>,
) -> Result<Response, Refusal> {
    let seen = form.seen();
    let text = form.text();
    if let Err(flaws) = text.check_draft() {
        return chart.not_written(&grant, id, &page, &Typed::of(&text, &flaws, seen)).await;
    }
    match chart.records.keep_draft(&grant, id, text.clone(), seen.draft).await {
        Ok(_) => {
            let path = format!("/appointments/{id}/record{}", seen.origin.query());
            Ok(flash::redirect(&chart.web, &path, Flash::good(view::draft_saved()), None))
        }
        Err(RecordError::Stale) => Box::pin(chart.two_drafts(&grant, id, &page, &Typed::of(&text, &Flaws::default(), seen))).await,
        Err(RecordError::NotAllowedNow) => chart.not_written(&grant, id, &page, &Typed::of(&text, &Flaws::default(), seen)).await,
        Err(error) => Err(error.into()),
    }
}

/// Looks for a code; what is typed so far is kept, as a draft and on the page. Where another window has saved another draft
/// meanwhile, it is kept on the page alone: saving with the code that is chosen shows both.
pub(super) async fn find_code(
    chart: Chart,
    grant: Granted<WriteRecord>,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
    SafeForm(form): SafeForm<WriteUpForm>,
) -> Result<Response, Refusal> {
    let (seen, q) = (form.seen(), codes::looked_for(form.q.as_deref(), &form.diagnosis_code, &form.diagnosis).to_owned());
    let form = WriteUpForm { diagnosis_code: codes::code_or_nothing(&form.diagnosis_code).to_owned(), ..form };
    let (typed, mut carried, text) = (form.q.is_some(), form.carried(), form.text());
    if let Err(flaws) = text.check_draft() {
        return chart.not_written(&grant, id, &page, &Typed::of(&text, &flaws, seen)).await;
    }
    let (visit, draft) = match chart.records.keep_draft(&grant, id, text.clone(), seen.draft).await {
        Ok(kept) => (kept.visit, kept.version),
        Err(RecordError::Stale) => (Box::pin(chart.records.to_write_up(&grant, id)).await?.visit, seen.draft),
        Err(RecordError::NotAllowedNow) => {
            return chart.not_written(&grant, id, &page, &Typed::of(&text, &Flaws::default(), seen)).await;
        }
        Err(error) => return Err(error.into()),
    };
    carried.push(Carried { name: "draft", value: draft.to_string() });
    let places = ["code", "draft"].map(|step| format!("/appointments/{id}/record/{step}"));
    let view = codes::page(&q, &visit.patient_name, places, carried, typed);
    let status = if view.q.is_wrong() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    again(&page, status, &view)
}

/// Why a visit cannot be written up.
fn why_not(visit: &Appointment) -> Message {
    if visit.status == Status::Completed { view::written_before() } else { view::not_possible() }
}

impl Chart {
    /// The form again with everything that was typed, and what to change. Where only a word is to be mended, it is still
    /// the form of the visit that was seen.
    async fn not_written(
        &self,
        grant: &Granted<WriteRecord>,
        id: AppointmentId,
        page: &Page,
        &Typed { text, flaws, ref seen, as_is }: &Typed<'_>,
    ) -> Result<Response, Refusal> {
        let to_write = self.records.to_write_up(grant, id).await?;
        // Nothing is to be mended in what is not signed any more.
        let none = Flaws::default();
        let flaws = if to_write.possible { flaws } else { &none };
        let form = self.form(&to_write, text, flaws, &seen.origin);
        let too_many = flaws.0.iter().any(|flaw| flaw.pointer == "/lines").then(|| view::too_many_medicines(count(MOST_LINES)));
        let (status, version, trouble) = match (to_write.possible, flaws.0.is_empty()) {
            (false, _) => (StatusCode::CONFLICT, form.version, Some(why_not(&to_write.visit))),
            (true, true) if form.version == seen.visit && !to_write.day_has_come => {
                (StatusCode::CONFLICT, form.version, Some(view::too_early(form.start.clone())))
            }
            (true, true) => (StatusCode::CONFLICT, form.version, Some(view::seen_old(form.start.clone()))),
            (true, false) => (StatusCode::UNPROCESSABLE_ENTITY, seen.visit, too_many),
        };
        again(page, status, &WriteUpPage { version, draft: seen.draft, trouble, as_is: as_is.to_owned(), ..form })
    }

    /// What was typed, beside the draft that was saved in another window meanwhile. Saving or signing again replaces it; it is
    /// still the form of the visit that was seen.
    async fn two_drafts(
        &self,
        grant: &Granted<WriteRecord>,
        id: AppointmentId,
        page: &Page,
        &Typed { text, flaws, ref seen, as_is }: &Typed<'_>,
    ) -> Result<Response, Refusal> {
        let to_write = self.records.to_write_up(grant, id).await?;
        let form = self.form(&to_write, text, flaws, &seen.origin);
        let draft = to_write.draft.as_ref().map_or(0, |draft| draft.version);
        let other = to_write
            .draft
            .as_ref()
            .map(|draft| OtherDraft { saved_at: self.fill.when(draft.saved_at), words: typed_words(draft.text.expose()) });
        let trouble = Some(view::another_draft());
        again(page, StatusCode::CONFLICT, &WriteUpPage { version: seen.visit, draft, other, trouble, as_is: as_is.to_owned(), ..form })
    }

    fn form(&self, to_write: &ToWriteUp, text: &WriteUpText, flaws: &Flaws, origin: &Origin) -> WriteUpPage {
        let ToWriteUp { visit, intake, background, possible, day_has_come, signed, .. } = to_write;
        let (notes, code) = (text.notes.as_deref().unwrap_or_default(), text.diagnosis_code.as_deref().unwrap_or_default());
        let symptoms = intake.as_ref().and_then(|intake| intake.symptoms.as_ref());
        WriteUpPage {
            appointment_id: visit.appointment_id,
            version: visit.version,
            patient_name: visit.patient_name.clone(),
            start: self.fill.when(visit.start),
            end: self.fill.when(visit.end),
            reason: intake.as_ref().map(|intake| intake.reason.expose().clone()).unwrap_or_default(),
            symptoms: symptoms.map(|symptoms| symptoms.expose().clone()).unwrap_or_default(),
            background: background.as_ref().map(|background| self.fill.background(background)),
            diagnosis: field(flaws, "/diagnosis", &text.diagnosis, view::diagnosis_missing),
            diagnosis_code: field(flaws, "/diagnosis_code", code, view::code_unknown),
            code_title: codes::title_of(code),
            prescription: field(flaws, "/prescription", &text.prescription, view::prescription_missing),
            notes: field(flaws, "/notes", notes, super::super::views::unprintable),
            medicines: rows(&text.lines, flaws),
            saved_at: None,
            draft: 0,
            other: None,
            diagnosis_limit: count(DIAGNOSIS_LIMIT),
            prescription_limit: count(PRESCRIPTION_LIMIT),
            notes_limit: count(NOTES_LIMIT),
            trouble: None,
            amend: signed.map(|record| format!("{}/{record}/amend", place_of(visit.patient_id))),
            possible: *possible,
            day_has_come: *day_has_come,
            as_is: String::new(),
            came_from: origin.word(),
            list: origin.list().to_owned(),
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
