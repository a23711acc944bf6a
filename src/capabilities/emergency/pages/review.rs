//! Administrators look at each emergency access: who, whose, when, how often, never what.

use axum::response::{Html, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::{Queue, ReviewText};
use super::super::service::{EmergencyError, Reviewable};
use super::super::views::review::{self as view, ReviewLine, ReviewList, ReviewPage, Reviewed};
use super::{Desk, QUEUE, field, name_of};
use crate::access::grant::Granted;
use crate::access::permissions::ReviewEmergencyAccess;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::EmergencyAccessId;
use crate::primitives::record_number::RecordNumber;
use crate::web::cursor::Paging;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::refusal::Refusal;

/// Which list, as the address says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    state: String,
}

/// What an administrator says, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReviewForm {
    outcome: String,
    note: String,
}

impl Desk {
    fn line(&self, seen: Reviewable) -> ReviewLine {
        let Reviewable { access, doctor, patient, reviewer } = seen;
        let now = self.ground.clock.now();
        ReviewLine {
            id: access.access_id,
            doctor: name_of(doctor),
            patient: name_of(patient),
            record_number: RecordNumber::of(access.patient_id).to_string(),
            category: access.category,
            opened: self.web.when(access.opened_at),
            until: self.web.when(access.ended_at.unwrap_or(access.expires_at)),
            runs: access.runs(now),
            ended: access.ended_at.is_some(),
            minutes: access.minutes(),
            reads: access.reads,
            reviewed: access.review.map(|review| Reviewed {
                outcome: review.outcome,
                note: review.note.unwrap_or_default(),
                by: name_of(reviewer),
                at: self.web.when(review.reviewed_at),
            }),
        }
    }

    async fn page_of(
        &self,
        grant: &Granted<ReviewEmergencyAccess>,
        id: EmergencyAccessId,
        (form, flaws): (&ReviewForm, &Flaws),
    ) -> Result<ReviewPage, Refusal> {
        let seen = self.emergencies.reviewable(grant, id).await?.ok_or(Refusal::NotFound)?;
        let field = |pointer: &str, typed: &str| field(flaws, pointer, typed, view::words_of);
        let (outcome, note) = (field("/outcome", &form.outcome), field("/note", &form.note));
        Ok(ReviewPage { line: self.line(seen), outcome, note })
    }
}

/// What waits, oldest first, or what was reviewed, newest first.
pub(super) async fn list(
    grant: Granted<ReviewEmergencyAccess>,
    desk: Desk,
    ApiQuery(chosen): ApiQuery<Chosen>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    // A list nobody knows is the first one: an old link still shows what waits.
    let queue = Queue::of(&chosen.state).unwrap_or(Queue::Waiting);
    let found = desk.emergencies.queue(&grant, queue, paging.start()?, paging.limit().get()).await?;
    page.render(&ReviewList {
        waiting: queue == Queue::Waiting,
        first: paging.beginning().map(str::to_owned),
        more: paging.link(found.next.as_ref())?,
        lines: found.items.into_iter().map(|seen| desk.line(seen)).collect(),
    })
}

/// One of them, with the form while it waits.
pub(super) async fn show(
    grant: Granted<ReviewEmergencyAccess>,
    desk: Desk,
    ApiPath(id): ApiPath<EmergencyAccessId>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    page.render(&desk.page_of(&grant, id, (&ReviewForm::default(), &Flaws::default())).await?)
}

/// Says whether it was in order, once.
pub(super) async fn review(
    grant: Granted<ReviewEmergencyAccess>,
    desk: Desk,
    ApiPath(id): ApiPath<EmergencyAccessId>,
    page: Page,
    SafeForm(form): SafeForm<ReviewForm>,
) -> Result<Response, Refusal> {
    let new = match (ReviewText { outcome: &form.outcome, note: &form.note }).check() {
        Ok(new) => new,
        Err(flaws) => {
            let view = desk.page_of(&grant, id, (&form, &flaws)).await?;
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    let one = format!("{QUEUE}/{id}");
    match desk.emergencies.review(&grant, id, &new).await {
        Ok(()) => Ok(flash::redirect(&desk.web, QUEUE, Flash::good(view::reviewed()), None)),
        Err(EmergencyError::Reviewed) => Ok(flash::redirect(&desk.web, &one, Flash::bad(view::reviewed_before()), None)),
        Err(EmergencyError::StillRuns) => Ok(flash::redirect(&desk.web, &one, Flash::bad(view::still_runs()), None)),
        Err(error) => Err(error.into()),
    }
}
