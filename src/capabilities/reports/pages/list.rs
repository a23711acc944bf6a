//! A patient's reports, and the form that announces one.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::{Announcement, Kind};
use super::super::service::ReportError;
use super::super::views::list::ReportList;
use super::Shelf;
use crate::access::grant::Granted;
use crate::access::permissions::{AddReport, ReadRecords};
use crate::identity::ground::Ground;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::ReportId;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::forms::SafeForm;
use crate::web::gate::Concealed;
use crate::web::headers::AlsoTalksTo;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::page::Page;
use crate::web::people::ActingFor;
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;
use crate::web::size::Size;
use crate::web::texts::Message;

/// What a plain form says of a file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AddForm {
    name: String,
    kind: String,
    idempotency_key: String,
}

pub(super) async fn show(
    shelf: Shelf,
    Concealed(grant): Concealed<ReadRecords>,
    paging: Paging,
    page: Page,
) -> Result<impl IntoResponse, Refusal> {
    let view = shelf.list(&grant, &paging).await?;
    Ok((AlsoTalksTo(shelf.reports.files_origin().await?), page.render(&view)?))
}

/// Announces a file; it is sent from the page this leads to.
pub(super) async fn add(
    shelf: Shelf,
    Concealed(grant): Concealed<AddReport>,
    State(ground): State<Ground>,
    paging: Paging,
    page: Page,
    SafeForm(form): SafeForm<AddForm>,
) -> Result<Response, Refusal> {
    let file = match Announcement::of_form(&form.name, &form.kind, shelf.reports.most_bytes()) {
        Ok(file) => file,
        Err(flaws) => return shelf.again(&grant.also()?, &form, (&flaws, None), &paging, &page).await,
    };
    let fingerprint = Fingerprint::of(&serde_json::json!([form.name, form.kind]));
    let key = IdempotencyKey::checked(&form.idempotency_key);
    let once = key.map(|key| ground.once(grant.id(), "reports", key.as_str(), fingerprint.as_str()));
    match shelf.reports.add(&grant, shelf.whose, &file, once.as_ref()).await {
        Ok(added) => Ok(Redirect::to(&format!("{}/{}", shelf.place, added.report.report_id)).into_response()),
        Err(ReportError::TooMany { .. }) => {
            let trouble = Some(Message::new("reports-too-many"));
            shelf.again(&grant.also()?, &form, (&Flaws::default(), trouble), &paging, &page).await
        }
        Err(error) => Err(error.into()),
    }
}

impl Shelf {
    async fn list(&self, grant: &Granted<ReadRecords>, paging: &Paging) -> Result<ReportList, Refusal> {
        let from: Option<ReportId> = paging.start()?;
        let shown = self.reports.list(grant, self.whose, from, paging.limit().get()).await?;
        let most_bytes = self.reports.most_bytes();
        Ok(ReportList {
            patient: self.fill.patient(&shown.reader),
            acting: shown.reader.carer().map(ActingFor::from),
            api: format!("{API_BASE}/patients/{}/reports", shown.reader.patient()),
            reports: shown.what.items.iter().map(|report| self.fill.facts(report, &shown.reader)).collect(),
            older: paging.link(shown.what.next.as_ref())?,
            newer: from.is_some().then(|| self.place.clone()),
            place: self.place.clone(),
            most: Size::of(most_bytes),
            most_bytes,
            scanned: self.reports.is_scanned(),
            name: Field::default(),
            kind: Field::default(),
            kinds: Kind::ALL.to_vec(),
            trouble: None,
            idempotency_key: format!("form-{:032x}", u128::from_le_bytes(self.web.ids.bytes())),
        })
    }

    /// The list with what was typed and what must be changed.
    async fn again(
        &self,
        grant: &Granted<ReadRecords>,
        form: &AddForm,
        (flaws, trouble): (&Flaws, Option<Message>),
        paging: &Paging,
        page: &Page,
    ) -> Result<Response, Refusal> {
        let field = |typed: &str, pointer: &str, missing: &'static str| {
            let is_missing = flaws.0.iter().any(|flaw| flaw.pointer == pointer);
            if is_missing { Field::wrong(typed, Message::new(missing)) } else { Field::of(typed) }
        };
        let status = if trouble.is_some() { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY };
        let name = field(&form.name, "/name", "wrong-report-name-missing");
        let kind = field(&form.kind, "/kind", "wrong-report-kind-missing");
        let view = ReportList { name, kind, trouble, ..self.list(grant, paging).await? };
        Ok((AlsoTalksTo(self.reports.files_origin().await?), page.again(status, &view)?).into_response())
    }
}
