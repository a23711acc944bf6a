//! The assistant's page: thin over `service`. Its form is posted, so that no address and no history has what was written.

use axum::extract::{FromRef, State};
use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;

use super::api::{Desk, book_url};
use super::service::{Answer, Assistant, AssistantError, Question};
use super::views::{
    AnswerView, AssistantPage, DepartmentLink, Earlier, SoonestLine, SuggestionLine, Tone, text_missing, text_unusable, too_many,
};
use crate::capabilities::assistant::model::reading::Reading;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::settings::service::SettingsBook;
use crate::web::field::Field;
use crate::web::forms::SafeForm;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::say::When;
use crate::web::state::WebState;
use crate::web::texts::Language;

/// How many earlier questions the page carries along.
const MOST_EARLIER: usize = 3;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Assistant: FromRef<S>,
    Directory: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    Routes::new().page(Gate::Public, Method::GET, "/assistant", show).page(Gate::Public, Method::POST, "/assistant", ask)
}

/// A question, with those before it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct QuestionForm {
    text: String,
    earlier: Vec<String>,
}

/// Before anything was asked. No call; one for whoever reads in a language the assistant does not.
async fn show(State(assistant): State<Assistant>, State(directory): State<Directory>, page: Page) -> Result<Response, Refusal> {
    let departments = listed(&directory, page.language()).await?;
    page.again(StatusCode::OK, &AssistantPage { departments, by_model: assistant.asks_a_model(), ..AssistantPage::empty() })
}

/// The answer, below the question.
async fn ask(
    State(assistant): State<Assistant>,
    State(directory): State<Directory>,
    State(web): State<WebState>,
    desk: Desk,
    page: Page,
    SafeForm(form): SafeForm<QuestionForm>,
) -> Result<Response, Refusal> {
    let earlier: Vec<Question> = form.earlier.iter().filter_map(|text| Question::parse(text).ok()).collect();
    let from = earlier.len().saturating_sub(MOST_EARLIER);
    let earlier: Vec<Earlier> = earlier.iter().skip(from).map(before).collect();
    let view = AssistantPage { earlier, by_model: assistant.asks_a_model(), ..AssistantPage::empty() };
    let question = match Question::parse(&form.text) {
        Ok(question) => question,
        Err(flaws) => {
            let is_missing = flaws.0.iter().any(|flaw| flaw.code == "required");
            let text = Field::wrong(&form.text, if is_missing { text_missing() } else { text_unusable() });
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &AssistantPage { text, ..view });
        }
    };
    let answer = match assistant.answer(&question, &desk.writer).await {
        Ok(answer) => answer,
        Err(AssistantError::Wait { seconds }) => {
            let view = AssistantPage { text: Field::of(question.expose()), trouble: Some(too_many(seconds)), ..view };
            return page.again(StatusCode::TOO_MANY_REQUESTS, &view);
        }
        Err(error) => return Err(error.into()),
    };
    let answer = shown(&desk, &web, &question, &answer)?;
    // What is urgent waits for no list.
    let departments = if answer.reply.tone.is_urgent() { Vec::new() } else { listed(&directory, page.language()).await? };
    page.again(StatusCode::OK, &AssistantPage { answer: Some(answer), departments, ..view })
}

fn before(question: &Question) -> Earlier {
    Earlier { question: question.expose().to_owned(), urgent: matches!(question.reading(), Reading::Flag(_)) }
}

fn shown(desk: &Desk, web: &WebState, question: &Question, answer: &Answer) -> Result<AnswerView, Refusal> {
    let (settings, reply) = (&desk.settings, desk.reply(answer)?);
    let today = settings.zone.date(web.clock.now());
    let suggestions = answer.suggestions.iter().map(|one| SuggestionLine {
        department: one.department.name.clone(),
        soonest: one.soonest.as_ref().map(|soonest| SoonestLine {
            doctor: soonest.doctor_name.clone(),
            start: When::seen_from(soonest.slot.start, &settings.zone, today),
        }),
        href: book_url(one, settings),
    });
    let crisis_line = if reply.tone == Tone::Crisis { settings.crisis_line.clone() } else { String::new() };
    Ok(AnswerView { question: question.expose().to_owned(), suggestions: suggestions.collect(), reply, crisis_line })
}

/// Every department, for whoever reads in another language than the assistant.
async fn listed(directory: &Directory, language: Language) -> Result<Vec<DepartmentLink>, Refusal> {
    if language == Language::English {
        return Ok(Vec::new());
    }
    Ok(directory.departments().await?.iter().map(|one| DepartmentLink::to(one.id, &one.name)).collect())
}
