//! A patient's records: their own, those of a patient in the doctor's care, or of one who lets the reader read.

use axum::response::{Html, IntoResponse};

use super::super::model::Whose;
use super::super::service::Shown;
use super::super::views::read::RecordList;
use super::Chart;
use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::primitives::ids::{RecordId, UserId};
use crate::web::cursor::Paging;
use crate::web::gate::Concealed;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::people::ActingFor;
use crate::web::refusal::Refusal;

/// Where a patient's own records are.
pub(super) const MINE: &str = "/records";

pub(super) async fn own_list(
    chart: Chart,
    Concealed(grant): Concealed<ReadRecords>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let view = Box::pin(chart.list(&grant, Whose::Mine, MINE.to_owned(), &paging)).await?; // the SDK's futures are large
    page.render(&view)
}

pub(super) async fn list(
    chart: Chart,
    Concealed(grant): Concealed<ReadRecords>,
    ApiPath(patient): ApiPath<UserId>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let view = Box::pin(chart.list(&grant, Whose::Of(patient), place_of(patient), &paging)).await?;
    page.render(&view)
}

pub(super) async fn own(
    chart: Chart,
    Concealed(grant): Concealed<ReadRecords>,
    ApiPath(id): ApiPath<RecordId>,
    page: Page,
) -> Result<impl IntoResponse, Refusal> {
    let shown = chart.records.find(&grant, Whose::Mine, id).await?;
    page.render(&chart.fill.record(&shown.reader, &shown.what, MINE.to_owned()))
}

pub(super) async fn show(
    chart: Chart,
    Concealed(grant): Concealed<ReadRecords>,
    ApiPath((patient, id)): ApiPath<(UserId, RecordId)>,
    page: Page,
) -> Result<impl IntoResponse, Refusal> {
    let shown = chart.records.find(&grant, Whose::Of(patient), id).await?;
    page.render(&chart.fill.record(&shown.reader, &shown.what, place_of(patient)))
}

/// Where the records of a patient are for their doctors and carers.
pub(super) fn place_of(patient: UserId) -> String {
    format!("/patients/{patient}/records")
}

impl Chart {
    async fn list(&self, grant: &Granted<ReadRecords>, whose: Whose, place: String, paging: &Paging) -> Result<RecordList, Refusal> {
        let from: Option<RecordId> = paging.start()?;
        let Shown { reader, what } = self.records.list_with_background(grant, whose, from, paging.limit().get()).await?;
        let (lines, background) = what;
        Ok(RecordList {
            patient: self.fill.patient(&reader),
            acting: reader.carer().map(ActingFor::from),
            background: background.map(|background| self.fill.background(&background)),
            records: self.fill.entries(&lines.items),
            older: paging.link(lines.next.as_ref())?,
            newer: from.is_some().then(|| place.clone()),
            place,
        })
    }
}
