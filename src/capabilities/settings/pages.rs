//! The page of the settings: all of them, made from the list in `model/lines.rs`.

use std::collections::BTreeMap;

use axum::extract::{FromRef, State};
use axum::response::{Html, Response};
use http::{Method, StatusCode};

use super::model::{LINES, Settings, SettingsPatch};
use super::service::{SettingsBook, SettingsError};
use super::views::{self as view, SettingsPage};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageSettings, Right};
use crate::primitives::flaw::Flaws;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::meanwhile::{Meanwhile, Opened};
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

/// The page as typed: a text for each line of the list that the form sent.
#[derive(Debug)]
struct SettingsForm {
    version: u32,
    typed: Vec<(&'static str, String)>,
    opened: Opened,
}

impl SettingsForm {
    fn of(settings: &Settings, version: u32) -> Self {
        let typed = LINES.iter().map(|line| (line.name, (line.say)(settings))).collect();
        let mut form = Self { version, typed, opened: Opened::default() };
        form.opened = Opened::with(form.fields());
        form
    }

    /// A setting that the form does not name stays as it was when the page was made.
    fn sent(mut fields: BTreeMap<String, String>) -> Self {
        let typed = LINES.iter().filter_map(|line| Some((line.name, fields.remove(line.name)?))).collect();
        let version = seen_version(&fields.remove("version").unwrap_or_default());
        Self { version, typed, opened: fields.remove("opened").unwrap_or_default().into() }
    }

    fn fields(&mut self) -> impl Iterator<Item = (&'static str, &mut String)> {
        self.typed.iter_mut().map(|(name, typed)| (*name, typed))
    }

    fn said(&self, name: &str) -> Option<&str> {
        self.typed.iter().find(|(known, _)| *known == name).map(|(_, typed)| typed.as_str())
    }

    /// What somebody changed on this page, and nothing else. What cannot be used is said at once, what is no value of its kind first.
    fn patch(&self, now: &Settings, grain: u16) -> Result<SettingsPatch, Flaws> {
        let (mut patch, mut flaws) = (SettingsPatch::default(), Flaws::default());
        for line in &LINES {
            let Some(typed) = self.said(line.name).filter(|typed| !self.opened.is_untouched(line.name, typed)) else { continue };
            flaws.keep((line.put)(&mut patch, typed, now));
        }
        if !flaws.0.is_empty()
            && let Err(more) = patch.clone().apply(now, grain)
        {
            flaws.0.extend(more.0);
        }
        flaws.none().map(|()| patch)
    }

    fn page(self, flaws: &Flaws, meanwhile: &Meanwhile, trouble: Option<Message>) -> SettingsPage {
        let wrong = |name: &str| {
            let mut of_it = flaws.0.iter().filter(|flaw| flaw.pointer.split('/').nth(1) == Some(name));
            of_it.next().map(view::wrong)
        };
        let sections = view::sections(|line| {
            let typed = self.said(line.name).unwrap_or_default();
            meanwhile.beside(line.name, Field::typed(typed, wrong(line.name)))
        });
        SettingsPage { version: self.version, sections, opened: self.opened, trouble }
    }
}

async fn show(grant: Granted<ManageSettings>, State(book): State<SettingsBook>, page: Page) -> Result<Html<String>, Refusal> {
    let read = book.read(&grant).await?;
    page.render(&SettingsForm::of(&read.settings, read.version).page(&Flaws::default(), &Meanwhile::default(), None))
}

/// Saves the page, unless somebody saved settings since it was opened: then what they saved is shown beside nothing lost.
async fn save(
    grant: Granted<ManageSettings>,
    State(book): State<SettingsBook>,
    State(web): State<WebState>,
    page: Page,
    SafeForm(fields): SafeForm<BTreeMap<String, String>>,
) -> Result<Response, Refusal> {
    let form = SettingsForm::sent(fields);
    let changed = match form.patch(&book.now(), book.grain()) {
        Ok(patch) => book.change(&grant, patch, Some(form.version)).await,
        Err(flaws) => Err(flaws.into()),
    };
    match changed {
        Ok(_) => Ok(flash::redirect(&web, HERE, Flash::good(view::saved()), None)),
        Err(SettingsError::Invalid(flaws)) => page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.page(&flaws, &Meanwhile::default(), None)),
        Err(SettingsError::Stale) => {
            let read = book.read(&grant).await?;
            let (mut form, mut now) = (form, SettingsForm::of(&read.settings, read.version));
            now.typed.retain(|(name, _)| form.said(name).is_some());
            let meanwhile = form.opened.clone().join(form.fields(), now.fields());
            let opened = SettingsForm::of(&read.settings, read.version).opened;
            let form = SettingsForm { version: now.version, opened, ..form };
            page.again(StatusCode::CONFLICT, &form.page(&Flaws::default(), &meanwhile, Some(view::stale())))
        }
        Err(SettingsError::Storage(error)) => Err(error.into()),
    }
}
