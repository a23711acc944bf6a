//! The handler parameter that makes pages: frame, flash and templates in one.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;
use http::request::Parts;

use super::flash::FlashSlot;
use super::frame::{Audience, Frame};
use super::gate::Reader;
use super::language::Reading;
use super::refusal::Refusal;
use super::render::View;
use super::state::WebState;
use crate::access::actor::Actor;
use crate::primitives::language::Language;

/// Renders the answer of one request. Take it as a parameter; on public routes it asks who is signed in, if there is a
/// cookie at all.
pub struct Page {
    web: WebState,
    reading: Reading,
    actor: Option<Arc<Actor>>,
    flash: Option<FlashSlot>,
}

impl Page {
    /// The page of a view, laid out for whoever asks. Shows what just happened, once.
    ///
    /// # Errors
    /// A fault in the template.
    pub fn render<V: View>(&self, view: &V) -> Result<Html<String>, Refusal> {
        let html = self.web.pages.render(&self.frame(), view).map_err(Refusal::internal)?;
        Ok(Html(html))
    }

    /// The page of a view under another status than 200: with what was typed, or what stands in the way.
    ///
    /// # Errors
    /// A fault in the template.
    pub fn again<V: View>(&self, status: StatusCode, view: &V) -> Result<Response, Refusal> {
        if status.is_success() {
            return Ok(self.render(view)?.into_response());
        }
        // Without the address asked for: what is refused may have been opened by a link that nobody else should see.
        let reading = Reading { here: None, ..self.reading.clone() };
        let frame = Frame { reading, ..self.frame() };
        let html = self.web.pages.render(&frame, view).map_err(Refusal::internal)?;
        Ok((status, Html(html)).into_response())
    }

    /// For whom it is laid out.
    #[must_use]
    pub fn audience(&self) -> Audience {
        self.actor.as_deref().map_or(Audience::Visitor, Audience::of)
    }

    /// The language it is read in, for what a handler says itself.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.reading.language
    }

    /// The id of what the banner speaks of, if there is one.
    #[must_use]
    pub fn about(&self) -> Option<&str> {
        self.flash.as_ref().and_then(FlashSlot::about)
    }

    fn frame(&self) -> Frame {
        let audience = self.audience();
        let flash = self.flash.as_ref().and_then(FlashSlot::show);
        self.web.frame(self.reading.clone(), audience, self.actor.as_deref(), flash)
    }
}

impl<S> FromRequestParts<S> for Page
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let Reader(actor) = Reader::from_request_parts(parts, state).await?;
        let web = WebState::from_ref(state);
        let reading = Reading::of(&web.origin, parts, actor.as_deref());
        Ok(Self { web, reading, actor, flash: parts.extensions.get::<FlashSlot>().cloned() })
    }
}
