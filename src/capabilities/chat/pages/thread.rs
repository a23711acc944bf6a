//! One conversation: its messages, the form, how far it was read, and what comes next.

use axum::response::sse::Event;
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::{Desk, INBOX, others_of, said};
use crate::access::grant::Granted;
use crate::access::permissions::{ReadRecords, WriteMessages};
use crate::capabilities::chat::api::follow::{AfterQuery, Follower, Line};
use crate::capabilities::chat::model::{Message, NewMessage, Side, Standing, TEXT_LIMIT};
use crate::capabilities::chat::service::ChatError;
use crate::capabilities::chat::views::{self as view, File, ThreadPage};
use crate::identity::throttle::Throttled;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{ConversationId, MessageId, ReportId};
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::gate::{Concealed, SessionCookie};
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::people::ActingFor;
use crate::web::refusal::Refusal;
use crate::web::texts::{Message as Text, count};

/// Messages on one page.
const ONE_PAGE: usize = 30;

/// A message as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SendForm {
    text: String,
    report: String,
    idempotency_key: String,
}

/// Up to where it was read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReadForm {
    up_to: String,
    /// The list is where one came from: the conversation is not theirs to open any more.
    aside: Option<String>,
}

pub(super) async fn show(
    desk: Desk,
    Concealed(grant): Concealed<ReadRecords>,
    ApiPath(id): ApiPath<ConversationId>,
    paging: Paging,
    page: Page,
) -> Result<Response, Refusal> {
    let view = desk.thread(&grant, id, &paging, SendForm::default(), &Flaws::default()).await?;
    Ok(page.render(&view)?.into_response())
}

/// Writes. The same press twice writes once; what the writer had before them counts as read.
pub(super) async fn send(
    desk: Desk,
    Concealed(grant): Concealed<WriteMessages>,
    ApiPath(id): ApiPath<ConversationId>,
    paging: Paging,
    page: Page,
    SafeForm(form): SafeForm<SendForm>,
) -> Result<Response, Refusal> {
    let reads: Granted<ReadRecords> = grant.also()?;
    let report: Option<ReportId> = form.report.parse().ok();
    let new = match NewMessage::parse(&form.text, report) {
        Ok(new) => new,
        Err(flaws) => {
            let view = desk.thread(&reads, id, &paging, form, &flaws).await?;
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    let fingerprint = Fingerprint::of(&json!([new.text.expose(), report]));
    let key = IdempotencyKey::checked(&form.idempotency_key);
    let once = key.map(|key| desk.ground.once(grant.id(), &format!("messages-{id}"), key.as_str(), fingerprint.as_str()));
    let (status, trouble, flaws) = match desk.chat.send(&grant, id, &new, once.as_ref()).await {
        Ok(_) => return Ok(Redirect::to(&format!("{INBOX}/{id}#newest")).into_response()),
        Err(ChatError::Invalid(flaws)) => (StatusCode::UNPROCESSABLE_ENTITY, None, flaws),
        Err(ChatError::KeyReused) => (StatusCode::CONFLICT, Some(view::sent_before()), Flaws::default()),
        Err(ChatError::CareEnded) => (StatusCode::CONFLICT, Some(view::care_ended()), Flaws::default()),
        Err(ChatError::DoctorLeft(left)) => (StatusCode::CONFLICT, Some(view::doctor_left(&left.name)), Flaws::default()),
        Err(ChatError::Throttled(Throttled::Wait { seconds })) => {
            (StatusCode::TOO_MANY_REQUESTS, Some(view::too_fast(seconds)), Flaws::default())
        }
        Err(error) => return Err(error.into()),
    };
    let view = desk.thread(&reads, id, &paging, form, &flaws).await?;
    let key = desk.new_key();
    page.again(status, &ThreadPage { trouble, idempotency_key: key, ..view })
}

/// What stood on the page was read.
pub(super) async fn read(
    desk: Desk,
    Concealed(grant): Concealed<ReadRecords>,
    ApiPath(id): ApiPath<ConversationId>,
    SafeForm(form): SafeForm<ReadForm>,
) -> Result<Response, Refusal> {
    let up_to: MessageId = form.up_to.parse().map_err(|_| Refusal::NotFound)?;
    desk.chat.read_up_to(&grant, id, up_to).await?;
    let place = if form.aside.is_some() { INBOX.to_owned() } else { format!("{INBOX}/{id}") };
    Ok(flash::redirect(&desk.web, &place, Flash::good(view::marked()), None))
}

/// What comes next, as the page shows it.
pub(super) async fn stream(
    desk: Desk,
    Concealed(grant): Concealed<ReadRecords>,
    ApiPath(id): ApiPath<ConversationId>,
    ApiQuery(AfterQuery { after }): ApiQuery<AfterQuery>,
    SessionCookie(cookie): SessionCookie,
    line: Line,
    page: Page,
) -> Result<Response, Refusal> {
    let (language, reader, web) = (page.language(), grant.id(), desk.web.clone());
    let told = move |message: Message| {
        let id = message.message_id.to_string();
        let html = web.pages.part(language, "conversations/message.html", &said(message, reader, &web)).map_err(Refusal::internal)?;
        Event::default().event("message").id(id).json_data(json!({ "html": html })).map_err(Refusal::internal)
    };
    // A page that has no message yet has seen none: it begins at the beginning.
    let after = after.or_else(|| Some(MessageId::from_uuid(Uuid::nil())));
    Follower { chat: desk.chat, web: desk.web, cookie, grant }.follows(id, after, line, told).await
}

fn words_of(flaw: &Flaw) -> Text {
    match (flaw.pointer.as_ref(), flaw.code) {
        ("/report_id", _) => view::report_gone(),
        (_, "too_long") => view::too_long(count(TEXT_LIMIT)),
        (_, "unprintable") => view::unprintable(),
        _ => view::empty_text(),
    }
}

impl Desk {
    fn new_key(&self) -> String {
        format!("form-{:032x}", u128::from_le_bytes(self.web.ids.bytes()))
    }

    /// The page, with what was typed.
    async fn thread(
        &self,
        grant: &Granted<ReadRecords>,
        id: ConversationId,
        paging: &Paging,
        form: SendForm,
        flaws: &Flaws,
    ) -> Result<ThreadPage, Refusal> {
        let from: Option<MessageId> = paging.start()?;
        let (reader, listed) = self.chat.page_to_read(grant, id, from, ONE_PAGE).await?;
        // Boxed: the SDK's futures are large. Whoever reads for the patient writes nothing, whoever works here.
        let standing = if reader.side().is_some() { Some(Box::pin(self.chat.standing(&reader)).await?) } else { None };
        let writes = standing == Some(Standing::Open);
        let left = match standing {
            Some(Standing::DoctorLeft(left)) => Some(others_of(left.department_id)),
            Some(Standing::Open | Standing::CareEnded) | None => None,
        };
        let files = if writes { Box::pin(self.chat.attachable(&reader)).await? } else { Vec::new() };
        let (own, heads) = (reader.own(), reader.heads());
        let shown_for = reader.side().unwrap_or(Side::Patient);
        let error = |pointer: &str| flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(words_of);
        let theirs = listed.items.iter().filter(|message| message.side == shown_for.other()).count();
        let unread = own.map_or(0, |head| head.unread);
        let newest = heads.last().filter(|_| from.is_none());
        Ok(ThreadPage {
            id,
            with: heads.head(shown_for).other_name.clone(),
            patient_id: heads.patient.participant_id,
            is_doctor: reader.side() == Some(Side::Doctor),
            acting: reader.reader().carer().map(ActingFor::from),
            lines: listed.items.into_iter().rev().map(|message| said(message, grant.id(), &self.web)).collect(),
            last: newest,
            unread,
            shows_unread: usize::try_from(unread).is_ok_and(|unread| unread <= theirs),
            older: paging.link(listed.next.as_ref())?,
            newest: paging.beginning().map(str::to_owned),
            writes,
            left,
            files: files
                .into_iter()
                .map(|report| File { value: report.report_id.to_string(), name: report.file_name.expose().to_owned() })
                .collect(),
            text: Field::typed(form.text, error("/text")),
            report: Field::typed(form.report, error("/report_id")),
            limit: count(TEXT_LIMIT),
            idempotency_key: if form.idempotency_key.is_empty() { self.new_key() } else { form.idempotency_key },
            trouble: None,
        })
    }
}
