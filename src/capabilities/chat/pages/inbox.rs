//! One's conversations, and with whom one may begin one.

use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::{Desk, INBOX, others_of};
use crate::access::grant::Granted;
use crate::access::permissions::{KeepHealthNotes, ReadRecords, WriteMessages};
use crate::access::role::Role;
use crate::capabilities::chat::model::Head;
use crate::capabilities::chat::service::{ChatError, Place};
use crate::capabilities::chat::views::{self as view, InboxLine, InboxPage, Start};
use crate::primitives::ids::UserId;
use crate::web::cursor::Paging;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::gate::Concealed;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::people::{ActingFor, initials};
use crate::web::refusal::Refusal;

/// Conversations on one page.
const ONE_PAGE: usize = 25;

/// For whom one looks; oneself, if nothing is said.
#[derive(Debug, Deserialize)]
pub(super) struct OfQuery {
    patient: Option<UserId>,
}

/// With whom.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct OpenForm {
    with: String,
}

pub(super) async fn show(
    desk: Desk,
    Concealed(grant): Concealed<ReadRecords>,
    ApiQuery(query): ApiQuery<OfQuery>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let place: Option<Place> = paging.start()?;
    let is_first = place.is_none();
    let of = query.patient.filter(|patient| *patient != grant.id());
    let (acting, listed) = match of {
        Some(patient) => {
            let (carer, listed) = desk.chat.inbox_of(&grant, patient, ONE_PAGE, place).await?;
            (Some(ActingFor::from(&carer)), listed)
        }
        None => (None, desk.chat.inbox(&grant, ONE_PAGE, place, None).await?),
    };
    let begins = is_first && acting.is_none() && grant.role() == Role::Patient;
    let starts = if begins { desk.starts(&grant, &listed.items).await? } else { Vec::new() };
    let own = acting.is_none();
    let line = |head: &Head, care_over: bool| InboxLine {
        id: head.conversation_id,
        name: head.other_name.clone(),
        initials: initials(&head.other_name),
        at: desk.web.when(head.last_at),
        // How far the patient has read says nothing of whoever looks for them.
        unread: if own { head.unread } else { 0 },
        is_new: head.last_message.is_none(),
        care_over,
        aside: head.last_message.filter(|_| care_over && head.unread > 0),
    };
    let mut lines: Vec<InboxLine> = Vec::with_capacity(listed.items.len());
    for head in &listed.items {
        // A doctor whose care has ended cannot open it, and lays aside what waits to be read.
        let care_over = own && grant.role() == Role::Doctor && !Box::pin(desk.chat.has_in_care(head)).await?;
        lines.push(line(head, care_over));
    }
    lines.sort_by_key(|line| line.unread == 0);
    page.render(&InboxPage {
        lines,
        starts,
        acting,
        is_doctor: grant.role() == Role::Doctor,
        newest: paging.beginning().map(str::to_owned),
        older: paging.link(listed.next.as_ref())?,
    })
}

/// Opens the conversation and leads there; the same press twice opens one. Instead of a doctor who has left, to others.
pub(super) async fn open(
    desk: Desk,
    Concealed(grant): Concealed<WriteMessages>,
    SafeForm(form): SafeForm<OpenForm>,
) -> Result<Response, Refusal> {
    let with: UserId = form.with.parse().map_err(|_| Refusal::NotFound)?;
    match desk.chat.open(&grant, with).await {
        Ok((id, _)) => Ok(Redirect::to(&format!("{INBOX}/{id}")).into_response()),
        Err(ChatError::DoctorLeft(left)) => {
            Ok(flash::redirect(&desk.web, &others_of(left.department_id), Flash::bad(view::doctor_left(&left.name)), None))
        }
        Err(error) => Err(error.into()),
    }
}

impl Desk {
    /// Doctors whom the patient may write to and has no conversation with among those listed.
    async fn starts(&self, grant: &Granted<ReadRecords>, listed: &[Head]) -> Result<Vec<Start>, Refusal> {
        let keeps: Granted<KeepHealthNotes> = grant.also()?;
        let doctors = self.chat.may_write_to(&keeps, listed).await?.into_iter();
        Ok(doctors.map(|(id, name)| Start { id, initials: initials(&name), name }).collect())
    }
}
