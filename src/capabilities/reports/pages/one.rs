//! One report on its way.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;

use super::super::model::{Report, State};
use super::super::service::{Opened, ReportError, Shown};
use super::super::views::one::ReportPage;
use super::{Shelf, ThisReport};
use crate::access::permissions::{AddReport, ReadRecords};
use crate::web::gate::Concealed;
use crate::web::headers::AlsoTalksTo;
use crate::web::page::Page;
use crate::web::people::ActingFor;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

pub(super) async fn show(
    shelf: Shelf,
    Concealed(grant): Concealed<ReadRecords>,
    ThisReport(id): ThisReport,
    page: Page,
) -> Result<Response, Refusal> {
    let shown = shelf.reports.open(&grant, shelf.whose, id).await?;
    let view = shelf.report(&shown).await?;
    shelf.answer(&view, StatusCode::OK, &page).await
}

/// The button after a plain form: the file was sent.
pub(super) async fn complete(
    shelf: Shelf,
    Concealed(grant): Concealed<AddReport>,
    ThisReport(id): ThisReport,
    page: Page,
) -> Result<Response, Refusal> {
    match shelf.reports.complete(&grant, shelf.whose, id).await {
        Ok(_) => Ok(Redirect::to(&format!("{}/{id}", shelf.place)).into_response()),
        Err(error) => {
            let Some(words) = not_complete(&error) else { return Err(error.into()) };
            let shown = shelf.reports.open(&grant.also()?, shelf.whose, id).await?;
            let view = ReportPage { trouble: Some(Message::new(words)), ..shelf.report(&shown).await? };
            shelf.answer(&view, StatusCode::CONFLICT, &page).await
        }
    }
}

/// What is said of a report that cannot be completed yet, or not any more.
const fn not_complete(error: &ReportError) -> Option<&'static str> {
    match error {
        ReportError::NotArrived => Some("report-not-arrived"),
        ReportError::Empty => Some("report-empty"),
        ReportError::TooLate => Some("report-too-late"),
        _ => None,
    }
}

/// Leads to the file, by a link that lives for a minute.
pub(super) async fn download(
    shelf: Shelf,
    Concealed(grant): Concealed<ReadRecords>,
    ThisReport(id): ThisReport,
) -> Result<impl IntoResponse, Refusal> {
    Ok(Redirect::to(&shelf.reports.download(&grant, shelf.whose, id).await?))
}

impl Shelf {
    /// The page as the report stands: a form while its file is waited for, also when one without a byte came, a button once it is here.
    pub(super) async fn report(&self, shown: &Shown<Opened>) -> Result<ReportPage, Refusal> {
        let report = &shown.what.report;
        let facts = self.fill.facts(report, &shown.reader);
        let now = self.web.clock.now();
        let waits = report.is_open(now) && facts.is_own;
        let slow = report.state == State::Checking && report.is_slow(now);
        let (arrived, trouble) = if waits { self.arrived(report).await? } else { (false, None) };
        let form = if waits && !arrived {
            let back = format!("{}{}/{}", self.web.origin.as_str(), self.place, report.report_id);
            self.reports.upload_form(report, &back).await?.map(|form| self.fill.form(report, form))
        } else {
            None
        };
        let preview = self.reports.preview(report).await?;
        let (patient, scanned) = (self.fill.patient(&shown.reader), self.reports.is_scanned());
        let acting = shown.reader.carer().map(ActingFor::from);
        let reading = (report.state == State::Available).then(|| self.fill.reading(shown));
        let place = self.place.clone();
        Ok(ReportPage { patient, acting, place, report: facts, reading, preview, form, arrived, slow, scanned, trouble })
    }

    /// Whether the file that is waited for is here, and what is wrong with the one that is.
    async fn arrived(&self, report: &Report) -> Result<(bool, Option<Message>), Refusal> {
        match self.reports.arrived(report).await {
            Ok(_) => Ok((true, None)),
            Err(ReportError::NotArrived) => Ok((false, None)),
            Err(error @ ReportError::Empty) => Ok((false, not_complete(&error).map(Message::new))),
            Err(error) => Err(error.into()),
        }
    }

    /// Only a page with the form or a picture may have to do with another place.
    pub(super) async fn answer(&self, view: &ReportPage, status: StatusCode, page: &Page) -> Result<Response, Refusal> {
        let answer = page.again(status, view)?;
        if view.form.is_none() && view.preview.is_none() {
            return Ok(answer);
        }
        Ok((AlsoTalksTo(self.reports.files_origin().await?), answer).into_response())
    }
}
