//! The page of the settings: how long things are kept. The others are set over the API.

use axum::extract::{FromRef, State};
use axum::response::{Html, Response};
use http::{Method, StatusCode};
use serde::Deserialize;

use super::model::{Settings, SettingsPatch};
use super::service::{SettingsBook, SettingsError};
use super::views::{self as view, Retention};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageSettings, Right};
use crate::primitives::flaw::Flaws;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::meanwhile::{Meanwhile, Opened, Typed};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use crate::web::texts::Message;

const HERE: &str = "/admin/settings";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let needs = Gate::Needs(Right::ManageSettings);
    Routes::new().page(needs, Method::GET, HERE, show).page(needs, Method::POST, HERE, save)
}

/// The page as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct RetentionForm {
    version: u32,
    clinical_years: String,
    audit_years: String,
    messages_years: String,
    exports_days: String,
    opened: Opened,
}

impl RetentionForm {
    fn of(settings: &Settings, version: u32) -> Self {
        let mut form = Self {
            version,
            clinical_years: settings.clinical_years.to_string(),
            audit_years: settings.audit_years.to_string(),
            messages_years: settings.messages_years.to_string(),
            exports_days: settings.exports_days.to_string(),
            opened: Opened::default(),
        };
        form.opened = Opened::with(form.fields());
        form
    }

    fn fields(&mut self) -> Typed<'_, 4> {
        [
            ("clinical_years", &mut self.clinical_years),
            ("audit_years", &mut self.audit_years),
            ("messages_years", &mut self.messages_years),
            ("exports_days", &mut self.exports_days),
        ]
    }

    /// What is no number is out of every bound.
    fn patch(&self) -> SettingsPatch {
        let number = |typed: &str| Some(typed.trim().parse().unwrap_or(-1));
        SettingsPatch {
            clinical_years: number(&self.clinical_years),
            audit_years: number(&self.audit_years),
            messages_years: number(&self.messages_years),
            exports_days: number(&self.exports_days),
            ..SettingsPatch::default()
        }
    }

    fn page(self, flaws: &Flaws, meanwhile: &Meanwhile, trouble: Option<Message>) -> Retention {
        let field = |value: String, pointer: &str| {
            let error = flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(view::out_of_bounds);
            meanwhile.beside(pointer.trim_start_matches('/'), Field::typed(value, error))
        };
        Retention {
            version: self.version,
            clinical_years: field(self.clinical_years, "/clinical_years"),
            audit_years: field(self.audit_years, "/audit_years"),
            messages_years: field(self.messages_years, "/messages_years"),
            exports_days: field(self.exports_days, "/exports_days"),
            opened: self.opened,
            trouble,
        }
    }
}

async fn show(grant: Granted<ManageSettings>, State(book): State<SettingsBook>, page: Page) -> Result<Html<String>, Refusal> {
    let read = book.read(&grant).await?;
    page.render(&RetentionForm::of(&read.settings, read.version).page(&Flaws::default(), &Meanwhile::default(), None))
}

/// Saves the page, unless somebody saved settings since it was opened: then what they saved is shown beside nothing lost.
async fn save(
    grant: Granted<ManageSettings>,
    State(book): State<SettingsBook>,
    State(web): State<WebState>,
    page: Page,
    SafeForm(form): SafeForm<RetentionForm>,
) -> Result<Response, Refusal> {
    match book.change(&grant, form.patch(), Some(form.version)).await {
        Ok(_) => Ok(flash::redirect(&web, HERE, Flash::good(view::saved()), None)),
        Err(SettingsError::Invalid(flaws)) => page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.page(&flaws, &Meanwhile::default(), None)),
        Err(SettingsError::Stale) => {
            let read = book.read(&grant).await?;
            let (mut form, mut now) = (form, RetentionForm::of(&read.settings, read.version));
            let meanwhile = form.opened.clone().join(form.fields(), now.fields());
            let form = RetentionForm { version: now.version, opened: now.opened, ..form };
            page.again(StatusCode::CONFLICT, &form.page(&Flaws::default(), &meanwhile, Some(view::stale())))
        }
        Err(SettingsError::Storage(error)) => Err(error.into()),
    }
}
