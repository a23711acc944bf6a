//! Taking a report back: asked first, then done.

use axum::response::{Html, Response};

use super::super::views::one::RemoveReport;
use super::{Shelf, ThisReport};
use crate::access::permissions::{AddReport, ReadRecords};
use crate::web::flash;
use crate::web::frame::Flash;
use crate::web::gate::Concealed;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

pub(super) async fn ask(
    shelf: Shelf,
    Concealed(grant): Concealed<ReadRecords>,
    ThisReport(id): ThisReport,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let shown = shelf.reports.find(&grant, shelf.whose, id).await?;
    let report = shelf.fill.facts(&shown.what, &shown.reader);
    if !report.is_own {
        return Err(Refusal::NotFound);
    }
    page.render(&RemoveReport { place: shelf.place, report })
}

pub(super) async fn remove(shelf: Shelf, Concealed(grant): Concealed<AddReport>, ThisReport(id): ThisReport) -> Result<Response, Refusal> {
    shelf.reports.remove(&grant, shelf.whose, id).await?;
    Ok(flash::redirect(&shelf.web, &shelf.place, Flash::good(Message::new("flash-report-removed")), None))
}
