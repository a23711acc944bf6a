//! What a patient says of themselves: a form of three lists, one entry on each line.

use axum::response::{Html, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::{Background, BackgroundText, Said, Whose, background_version};
use super::super::service::RecordError;
use super::super::views::background::{self as view, BackgroundPage};
use super::fill::Fill;
use super::{Chart, again};
use crate::access::grant::Granted;
use crate::access::permissions::KeepHealthNotes;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::text::Sensitive;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::meanwhile::{Meanwhile, Opened, Typed};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Where it is.
const BACKGROUND: &str = "/background";

/// The form as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct BackgroundForm {
    version: String,
    allergies: String,
    no_known_allergies: String,
    medicines: String,
    conditions: String,
    opened: Opened,
}

impl BackgroundForm {
    fn of(background: Option<&Background>) -> Self {
        let said = background.map(|background| background.said.clone()).unwrap_or_default();
        let mut form = Self {
            version: background_version(background).to_string(),
            allergies: shown(&said.allergies).join("\n"),
            no_known_allergies: if said.no_known_allergies { "yes".to_owned() } else { String::new() },
            medicines: shown(&said.medicines).join("\n"),
            conditions: shown(&said.conditions).join("\n"),
            opened: Opened::default(),
        };
        form.opened = Opened::with(form.fields());
        form
    }

    fn fields(&mut self) -> Typed<'_, 4> {
        [
            ("allergies", &mut self.allergies),
            ("no_known_allergies", &mut self.no_known_allergies),
            ("medicines", &mut self.medicines),
            ("conditions", &mut self.conditions),
        ]
    }

    /// What was typed; lines without a word are left out.
    fn text(&self) -> BackgroundText {
        let lines = |typed: &str| typed.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
        BackgroundText {
            allergies: lines(&self.allergies),
            no_known_allergies: self.no_known_allergies == "yes",
            medicines: lines(&self.medicines),
            conditions: lines(&self.conditions),
        }
    }

    fn page(&self, fill: &Fill, present: Option<&Background>, flaws: &Flaws, meanwhile: &Meanwhile) -> BackgroundPage {
        let field = |typed: &str, name: &str| {
            let is_of = |flaw: &&Flaw| flaw.pointer.strip_prefix('/').is_some_and(|pointer| pointer.starts_with(name));
            meanwhile.beside(name, Field::typed(typed, flaws.0.iter().find(is_of).map(words_of)))
        };
        BackgroundPage {
            version: seen_version(&self.version),
            allergies: field(&self.allergies, "allergies"),
            no_known_allergies: field(&self.no_known_allergies, "no_known_allergies"),
            medicines: field(&self.medicines, "medicines"),
            conditions: field(&self.conditions, "conditions"),
            written_at: present.map(|present| fill.when(present.written_at)),
            opened: self.opened.clone(),
            trouble: None,
        }
    }
}

fn words_of(flaw: &Flaw) -> Message {
    let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok()).unwrap_or_default();
    let entry = flaw.pointer.rsplit('/').next().and_then(|at| at.parse::<u32>().ok()).map_or(1, |at| at + 1);
    match flaw.code {
        "too_long" => view::entry_too_long(entry, limit),
        "too_many" => view::too_many(limit),
        "contradicts" => view::contradicts(),
        _ => view::unprintable(),
    }
}

fn shown(entries: &[Sensitive<String>]) -> Vec<String> {
    entries.iter().map(|entry| entry.expose().clone()).collect()
}

/// The form, with what stands there.
pub(super) async fn show(chart: Chart, grant: Granted<KeepHealthNotes>, page: Page) -> Result<Html<String>, Refusal> {
    let background = chart.records.background(&grant.also()?, Whose::Mine).await?.what;
    page.render(&BackgroundForm::of(background.as_ref()).page(&chart.fill, background.as_ref(), &Flaws::default(), &Meanwhile::default()))
}

/// Saves it, unless it was saved in another window since.
pub(super) async fn save(
    chart: Chart,
    grant: Granted<KeepHealthNotes>,
    page: Page,
    SafeForm(form): SafeForm<BackgroundForm>,
) -> Result<Response, Refusal> {
    let said: Said = match form.text().check() {
        Ok(said) => said,
        Err(flaws) => {
            let present = chart.records.background(&grant.also()?, Whose::Mine).await?.what;
            return again(
                &page,
                StatusCode::UNPROCESSABLE_ENTITY,
                &form.page(&chart.fill, present.as_ref(), &flaws, &Meanwhile::default()),
            );
        }
    };
    match chart.records.write_background(&grant, &said, Some(seen_version(&form.version))).await {
        Ok(_) => Ok(flash::redirect(&chart.web, BACKGROUND, Flash::good(view::saved()), None)),
        Err(RecordError::Stale) => {
            let present = chart.records.background(&grant.also()?, Whose::Mine).await?.what;
            let (mut form, mut now) = (form, BackgroundForm::of(present.as_ref()));
            let meanwhile = form.opened.clone().join(form.fields(), now.fields());
            let form = BackgroundForm { version: now.version, opened: now.opened, ..form };
            let view = form.page(&chart.fill, present.as_ref(), &Flaws::default(), &meanwhile);
            again(&page, StatusCode::CONFLICT, &BackgroundPage { trouble: Some(view::changed_meanwhile()), ..view })
        }
        Err(error) => Err(error.into()),
    }
}
