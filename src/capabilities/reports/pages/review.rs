//! A doctor has looked at a report.

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::super::service::ReportError;
use super::super::views::reading::{self as view, ReviewForm};
use super::{Shelf, ThisReport};
use crate::access::permissions::{ReadRecords, ReviewReading};
use crate::capabilities::readings::model::review as checked;
use crate::identity::ground::Ground;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{ReportId, UserId};
use crate::storage::idempotent::Once;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::gate::Concealed;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::page::Page;
use crate::web::refusal::Refusal;

/// The form as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct CommentForm {
    comment: String,
    version: String,
    idempotency_key: String,
}

impl CommentForm {
    /// What makes two presses one.
    fn once(&self, ground: &Ground, doctor: UserId, report: ReportId) -> Option<Once> {
        let key = IdempotencyKey::checked(&self.idempotency_key)?;
        let fingerprint = Fingerprint::of(&json!([self.comment]));
        Some(ground.once(doctor, &format!("reviews of {report}"), key.as_str(), fingerprint.as_str()))
    }
}

/// Marks it and leads back to it.
pub(super) async fn review(
    shelf: Shelf,
    (Concealed(reads), Concealed(reviews)): (Concealed<ReadRecords>, Concealed<ReviewReading>),
    State(ground): State<Ground>,
    ThisReport(id): ThisReport,
    page: Page,
    SafeForm(form): SafeForm<CommentForm>,
) -> Result<Response, Refusal> {
    let (flaws, trouble) = match checked(&form.comment) {
        Err(flaws) => (flaws, None),
        Ok(comment) => {
            // What names no version has seen none.
            let seen = Some(form.version.parse().unwrap_or(0));
            let once = form.once(&ground, reviews.id(), id);
            match shelf.reports.review(&reviews, (shelf.whose, id), comment, seen, once.as_ref()).await {
                Ok(_) => {
                    let path = format!("{}/{id}", shelf.place);
                    return Ok(flash::redirect(&shelf.web, &path, Flash::good(view::reviewed()), None));
                }
                Err(ReportError::Stale | ReportError::KeyReused) => (Flaws::default(), Some(view::seen_old())),
                Err(ReportError::NoMoreReviews) => (Flaws::default(), Some(view::no_more())),
                Err(ReportError::NotAvailable) => (Flaws::default(), Some(view::too_early())),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let shown = shelf.reports.open(&reads, shelf.whose, id).await?;
    let status = if trouble.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut answer = shelf.report(&shown).await?;
    answer.trouble = trouble;
    if let Some(asked) = answer.reading.as_mut().and_then(|reading| reading.form.as_mut()) {
        let comment = Field::typed(form.comment, flaws.0.first().map(view::words_of));
        *asked = ReviewForm { comment, ..asked.clone() };
    }
    shelf.answer(&answer, status, &page).await
}
