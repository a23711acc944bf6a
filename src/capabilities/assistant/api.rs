//! The assistant over the API. One place turns errors into refusals.

use std::net::{IpAddr, Ipv4Addr};

use axum::extract::{FromRef, FromRequestParts, State};
use axum::response::IntoResponse;
use http::request::Parts;
use serde::{Deserialize, Serialize};

use super::service::{Answer, Assistant, AssistantError, Question, Suggestion, Writer};
use super::views::{Reply, SourceLine};
use crate::capabilities::availability::model::Asker;
use crate::capabilities::settings::model::Settings;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::web::client_ip::ClientIp;
use crate::web::gate::Anybody;
use crate::web::json::ApiJson;
use crate::web::language::spoken;
use crate::web::operations::routes;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use crate::web::texts::Language;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Assistant: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    Routes::new().api(Gate::Public, routes!(answer))
}

/// Who writes, in which language the answer is said, and what the house is called and how reached.
pub(super) struct Desk {
    pub(super) writer: Writer,
    pub(super) settings: std::sync::Arc<Settings>,
    pub(super) language: Language,
}

impl<S> FromRequestParts<S> for Desk
where
    S: Send + Sync,
    WebState: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let Anybody(actor) = Anybody::from_request_parts(parts, state).await?;
        let ClientIp(address) = ClientIp::from_request_parts(parts, state).await?;
        let language = spoken(&WebState::from_ref(state).origin, &parts.headers, actor.as_deref());
        let writer = Writer {
            // Without a connection there is nobody to tell apart: all of them count as one.
            address: address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
            asker: Asker::of(actor.as_ref().map(|actor| actor.role)).without_kept_times(),
            viewer: actor.as_ref().map(|actor| actor.id),
            name: actor.map(|actor| actor.name.clone()),
        };
        Ok(Self { writer, settings: SettingsBook::from_ref(state).now(), language })
    }
}

/// What somebody writes to the assistant.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct MessageInput {
    #[schema(min_length = 1, max_length = 1000)]
    text: String,
}

/// An answer. It is not a doctor's advice.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct ReplyBody {
    /// Call the emergency number that `reply` begins with; nothing is suggested.
    urgent: bool,
    /// In the language that was asked for; always with the emergency number.
    reply: String,
    suggestions: Vec<SuggestionBody>,
    sources: Vec<SourceLine>,
    /// Always.
    automated: bool,
}

/// A department that looks after it.
#[derive(Serialize, utoipa::ToSchema)]
struct SuggestionBody {
    department_id: DepartmentId,
    department: String,
    /// Of the first suggestion; absent when nothing is free there.
    #[serde(skip_serializing_if = "Option::is_none")]
    soonest: Option<SoonestBody>,
    /// The page on which it is booked, with the time chosen.
    book_url: String,
}

#[derive(Serialize, utoipa::ToSchema)]
struct SoonestBody {
    doctor_id: UserId,
    #[schema(format = "date-time")]
    start: String,
    #[schema(format = "date-time")]
    end: String,
}

impl SuggestionBody {
    fn of(one: &Suggestion, settings: &Settings) -> Self {
        let soonest = one.soonest.as_ref().map(|soonest| SoonestBody {
            doctor_id: soonest.doctor_id,
            start: settings.zone.rfc3339(soonest.slot.start),
            end: settings.zone.rfc3339(soonest.slot.end),
        });
        Self { department_id: one.department.id, department: one.department.name.clone(), soonest, book_url: book_url(one, settings) }
    }
}

/// Where a suggestion is booked: the doctor's times with the soonest chosen, else the department.
pub(super) fn book_url(one: &Suggestion, settings: &Settings) -> String {
    match &one.soonest {
        Some(soonest) => {
            let (date, start) = (settings.zone.date(soonest.slot.start), soonest.slot.start);
            format!("/doctors/{}/times?day={date}&time={start}", soonest.doctor_id)
        }
        None => format!("/departments/{}", one.department.id),
    }
}

impl Desk {
    /// An answer in words.
    pub(super) fn reply(&self, answer: &Answer) -> Result<Reply, Refusal> {
        Reply::of(answer, &self.settings.hospital_name, self.language).map_err(Refusal::internal)
    }
}

/// Ask where something is looked after, or how the house does something. What is sent is not kept.
#[utoipa::path(post, path = "/assistant/messages", tag = "assistant", request_body = MessageInput,
    responses((status = 200, body = ReplyBody), (status = 422, description = "empty, or more than 1,000 characters"),
              (status = 429, description = "too many messages from this address of the network; what is urgent is answered all the same")))]
pub(super) async fn answer(
    State(assistant): State<Assistant>,
    desk: Desk,
    ApiJson(body): ApiJson<MessageInput>,
) -> Result<impl IntoResponse, Refusal> {
    let question = Question::parse(&body.text)?;
    let Desk { settings, language, .. } = &desk;
    let answer = assistant.answer(&question, &desk.writer).await?;
    let reply = desk.reply(&answer)?;
    let text = reply.text(&settings.emergency_number, &settings.crisis_line, *language).map_err(Refusal::internal)?;
    Ok(ApiJson(ReplyBody {
        urgent: reply.tone.is_urgent(),
        reply: text,
        suggestions: answer.suggestions.iter().map(|one| SuggestionBody::of(one, settings)).collect(),
        sources: reply.sources,
        automated: true,
    }))
}

impl From<AssistantError> for Refusal {
    fn from(error: AssistantError) -> Self {
        match error {
            AssistantError::Wait { seconds } => Self::TooManyRequests { retry_after: seconds },
            AssistantError::Storage(error) => error.into(),
        }
    }
}
