//! Conversations over the API: thin over `service`. Whoever may read none finds none: staff get 404.

mod body;
pub mod follow;

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use http::{StatusCode, header};

use self::body::{ConversationBody, MessageBody, OpenInput, OpenedBody, ReadInput, SendInput, UnreadBody};
use super::model::NewMessage;
use super::service::Place;
use super::service::{Chat, ChatError};
use super::views as view;
use crate::access::permissions::{ReadRecords, WriteMessages};
use crate::access::role::Role;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::identity::throttle::Throttled;
use crate::primitives::ids::{ConversationId, MessageId, UserId};
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::gate::Concealed;
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath, ApiQuery};
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, FieldError, Refusal};
use crate::web::routes::{API_BASE, Gate, Routes};
use crate::web::state::WebState;
use crate::web::texts::Message as Text;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Chat: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    Routes::new()
        .api(Gate::SignedIn, routes!(list))
        .api(Gate::SignedIn, routes!(open))
        .api(Gate::SignedIn, routes!(messages))
        .api(Gate::SignedIn, routes!(send))
        .api(Gate::SignedIn, routes!(follow::stream))
        .api(Gate::SignedIn, routes!(read))
}

/// Whose list.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// A patient who lets the caller read, instead of the caller's own.
    patient: Option<UserId>,
}

/// One's conversations, those in which something was written last first. No words of any.
#[utoipa::path(get, path = "/conversations", tag = "conversations", params(ListQuery, PagingQuery),
    responses((status = 200, body = ListBody<ConversationBody>), (status = 404, description = "no patient who lets one read")))]
async fn list(
    Concealed(grant): Concealed<ReadRecords>,
    State(chat): State<Chat>,
    State(settings): State<SettingsBook>,
    ApiQuery(query): ApiQuery<ListQuery>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let (zone, place, limit) = (settings.now().zone.clone(), paging.start::<Place>()?, paging.limit().get());
    let listed = match query.patient.filter(|patient| *patient != grant.id()) {
        Some(patient) => chat.inbox_of(&grant, patient, limit, place).await?.1,
        None => chat.inbox(&grant, limit, place, None).await?,
    };
    paging.answer(listed.map(|head| ConversationBody::of(head, &zone)))
}

/// Open the conversation with a doctor who has one in care (`doctor_id`), or with a patient in one's care (`patient_id`). There is one
/// for each two, whoever opens it first.
#[utoipa::path(post, path = "/conversations", tag = "conversations", request_body = OpenInput,
    responses((status = 201, body = OpenedBody, headers(("Location" = String))), (status = 200, body = OpenedBody, description = "there was one"),
              (status = 404, description = "not in care"),
              (status = 409, description = "not-allowed-now: the doctor does not work here any more"),
              (status = 422, description = "not the one field the caller's role names")))]
async fn open(
    Concealed(grant): Concealed<WriteMessages>,
    State(chat): State<Chat>,
    ApiJson(input): ApiJson<OpenInput>,
) -> Result<impl IntoResponse, Refusal> {
    let (wanted, other, name) = match grant.role() {
        Role::Patient => (input.doctor_id, input.patient_id, "/doctor_id"),
        _ => (input.patient_id, input.doctor_id, "/patient_id"),
    };
    let with = wanted.filter(|_| other.is_none()).ok_or_else(|| Refusal::field(FieldError::new(name, "required")))?;
    let (id, is_new) = chat.open(&grant, with).await?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    let location = format!("{API_BASE}/conversations/{id}/messages");
    Ok((status, [(header::LOCATION, location)], ApiJson(OpenedBody { id })))
}

/// Messages of a conversation, newest first. Each page is in the trail.
#[utoipa::path(get, path = "/conversations/{id}/messages", tag = "conversations", params(("id" = ConversationId, Path), PagingQuery),
    responses((status = 200, body = ListBody<MessageBody>), (status = 404, description = "absent, not one of the two, or not in care any more")))]
async fn messages(
    Concealed(grant): Concealed<ReadRecords>,
    State(chat): State<Chat>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<ConversationId>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let (_, listed) = chat.page(&grant, id, paging.start::<MessageId>()?, paging.limit().get()).await?;
    paging.answer(listed.map(|message| MessageBody::of(message, &zone)))
}

/// Write a message: plain text, up to 2,000 characters. `report_id`: a report of the patient's that is `available`.
#[utoipa::path(post, path = "/conversations/{id}/messages", tag = "conversations", request_body = SendInput,
    params(("id" = ConversationId, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = MessageBody, headers(("Location" = String))),
              (status = 404, description = "absent, not one of the two, or not in care any more"),
              (status = 409, description = "not-allowed-now: not in care any more, or the doctor does not work here any more"),
              (status = 422, description = "no text, too much of it, or a report that is not there"),
              (status = 429, description = "more than 30 messages within a minute: Retry-After says when the next may come")))]
async fn send(
    Concealed(grant): Concealed<WriteMessages>,
    State(chat): State<Chat>,
    State(ground): State<Ground>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<ConversationId>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<SendInput>,
) -> Result<impl IntoResponse, Refusal> {
    let new = NewMessage::parse(&body.text, body.report_id)?;
    let once = key.map(|key| ground.once(grant.id(), &format!("messages-{id}"), key.as_str(), fingerprint.as_str()));
    let (message, replayed) = chat.send(&grant, id, &new, once.as_ref()).await?;
    let location = format!("{API_BASE}/conversations/{id}/messages");
    let body = MessageBody::of(message, &settings.now().zone);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Replayed(replayed), ApiJson(body)))
}

/// Say up to which message one has read. Carers say nothing for the patient.
#[utoipa::path(post, path = "/conversations/{id}/read", tag = "conversations", request_body = ReadInput, params(("id" = ConversationId, Path)),
    responses((status = 200, body = UnreadBody), (status = 404, description = "absent, not one of the two, or not in care any more")))]
async fn read(
    Concealed(grant): Concealed<ReadRecords>,
    State(chat): State<Chat>,
    ApiPath(id): ApiPath<ConversationId>,
    ApiJson(input): ApiJson<ReadInput>,
) -> Result<impl IntoResponse, Refusal> {
    Ok(ApiJson(UnreadBody { unread: chat.read_up_to(&grant, id, input.message_id).await? }))
}

/// The one place where an error of the slice becomes a refusal.
impl From<ChatError> for Refusal {
    fn from(error: ChatError) -> Self {
        match error {
            ChatError::NotFound => Self::NotFound,
            ChatError::CareEnded => Because::of(Problem::NotAllowedNow).detail(Text::new("problem-not-allowed-now-chat")).into(),
            ChatError::DoctorLeft(left) => Because::of(Problem::NotAllowedNow).detail(view::doctor_left(&left.name)).into(),
            ChatError::KeyReused => Problem::KeyReused.into(),
            ChatError::Invalid(flaws) => flaws.into(),
            ChatError::Throttled(Throttled::Wait { seconds }) => Self::TooManyRequests { retry_after: seconds },
            ChatError::Throttled(Throttled::Storage(error)) | ChatError::Storage(error) => error.into(),
        }
    }
}
