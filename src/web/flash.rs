//! One sentence about what just happened, carried over the redirect in a sealed cookie and shown once.
//!
//! A flash also says *about what* it speaks: lists merge that thing, read consistently, because their index may not
//! know it yet.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::response::{IntoResponse, Redirect, Response};
use http::HeaderMap;
use serde::{Deserialize, Serialize};

use super::cookies;
use super::frame::Flash;
use super::state::WebState;
use super::texts::Message;
use crate::identity::keys::Purpose;
use crate::primitives::tree;

#[derive(Serialize, Deserialize)]
struct Kept {
    flash: Flash,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    about: Option<String>,
}

/// Leads to `path` and shows `flash` there. `about` is the id of the thing it speaks of.
#[must_use]
pub fn redirect(web: &WebState, path: &str, flash: Flash, about: Option<String>) -> Response {
    let sealed = serde_json::to_vec(&Kept { flash, about }).map(|kept| web.keys.seal(Purpose::Flash, &kept, "flash"));
    match sealed {
        Ok(sealed) => (cookies::keep_flash(&web.origin, &sealed), Redirect::to(path)).into_response(),
        // The thing was done: a sentence that cannot be kept must not hide that.
        Err(_) => Redirect::to(path).into_response(),
    }
}

impl Flash {
    /// With a link to where one sees more of it, by the name of that place.
    #[must_use]
    pub fn with_link(self, to: &str, named: Message) -> Self {
        Self { link: Some((to.to_owned(), named)), ..self }
    }
}

/// The flash that came with this request, until it is shown.
#[derive(Clone)]
pub struct FlashSlot {
    kept: Arc<Kept>,
    shown: Arc<AtomicBool>,
}

impl FlashSlot {
    /// What the cookie holds; `None` without one, or when it is not of our making.
    pub(super) fn of(web: &WebState, headers: &HeaderMap) -> Option<Self> {
        let sealed = cookies::flash(&web.origin, headers)?;
        let kept = web.keys.open(Purpose::Flash, &sealed, "flash")?;
        let kept = tree::from_json(kept).ok()?;
        Some(Self { kept: Arc::new(kept), shown: Arc::default() })
    }

    /// The sentence; from now on it counts as shown.
    #[must_use]
    pub fn show(&self) -> Option<Flash> {
        self.shown.store(true, Ordering::Relaxed);
        Some(self.kept.flash.clone())
    }

    /// The id of the thing it speaks of.
    #[must_use]
    pub fn about(&self) -> Option<&str> {
        self.kept.about.as_deref()
    }

    pub(super) fn was_shown(&self) -> bool {
        self.shown.load(Ordering::Relaxed)
    }
}
