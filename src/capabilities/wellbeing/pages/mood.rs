//! The mood log as pages: one day's form, the last days, and the switches.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::super::model::{Mood, MoodText, NOTE_LIMIT, mood_version};
use super::super::service::{Wellbeing, WellbeingError};
use super::super::views::mood::{self as view, Log, MoodPage, SwitchLine};
use super::super::views::{changed_meanwhile, unprintable};
use super::Diary;
use crate::access::grant::Granted;
use crate::access::permissions::KeepHealthNotes;
use crate::capabilities::records::model::Whose;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::wall::plain_date;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::meanwhile::{Meanwhile, Opened, Typed};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;
use crate::web::texts::{Message, count};

/// Where it is.
const MOOD: &str = "/mood";

/// The form as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct MoodForm {
    version: String,
    level: String,
    note: String,
    opened: Opened,
}

/// Which way a switch is turned: `yes` or nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SwitchForm {
    shared: String,
}

impl MoodForm {
    fn of(mood: Option<&Mood>) -> Self {
        let mut form = Self {
            version: mood_version(mood).to_string(),
            level: mood.map(|mood| mood.level.number().to_string()).unwrap_or_default(),
            note: mood.and_then(|mood| mood.note.as_ref()).map(|note| note.expose().clone()).unwrap_or_default(),
            opened: Opened::default(),
        };
        form.opened = Opened::with(form.fields());
        form
    }

    fn fields(&mut self) -> Typed<'_, 2> {
        [("level", &mut self.level), ("note", &mut self.note)]
    }

    fn text(&self) -> MoodText {
        MoodText { level: self.level.trim().parse().unwrap_or(0), note: Some(self.note.clone()) }
    }
}

fn words_of(flaw: &Flaw) -> Message {
    match (flaw.pointer.as_ref(), flaw.code) {
        ("/level", _) => view::level_missing(),
        (_, "too_long") => view::note_too_long(count(NOTE_LIMIT)),
        _ => unprintable(),
    }
}

fn day(text: &str) -> Result<Date, Refusal> {
    plain_date(text).ok_or(Refusal::NotFound)
}

/// Today's form, and the log.
pub(super) async fn today(diary: Diary, grant: Granted<KeepHealthNotes>, page: Page) -> Result<Response, Refusal> {
    let today = diary.fill.today();
    Ok(page.render(&diary.mood_page(&grant, today, None, &Flaws::default()).await?)?.into_response())
}

/// Another day's form; today's is beside the log.
pub(super) async fn show(
    diary: Diary,
    grant: Granted<KeepHealthNotes>,
    ApiPath(date): ApiPath<String>,
    page: Page,
) -> Result<Response, Refusal> {
    let date = day(&date)?;
    if date > diary.fill.today() {
        return Err(Refusal::NotFound);
    }
    Ok(page.render(&diary.mood_page(&grant, date, None, &Flaws::default()).await?)?.into_response())
}

/// Saves a day, unless it was saved in another window since.
pub(super) async fn save(
    diary: Diary,
    grant: Granted<KeepHealthNotes>,
    ApiPath(date): ApiPath<String>,
    page: Page,
    SafeForm(form): SafeForm<MoodForm>,
) -> Result<Response, Refusal> {
    let date = day(&date)?;
    let new = match form.text().check() {
        Ok(new) => new,
        Err(flaws) => {
            let view = diary.mood_page(&grant, date, Some(form), &flaws).await?;
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    match diary.wellbeing.write_mood(&grant, date, &new, Some(seen_version(&form.version))).await {
        Ok(_) => Ok(flash::redirect(&diary.web, MOOD, Flash::good(view::kept()), None)),
        Err(WellbeingError::Stale) => {
            let view = diary.mood_page(&grant, date, Some(form), &Flaws::default()).await?;
            page.again(StatusCode::CONFLICT, &MoodPage { trouble: Some(changed_meanwhile()), ..view })
        }
        Err(error) => Err(error.into()),
    }
}

/// Removes a day.
pub(super) async fn remove(
    grant: Granted<KeepHealthNotes>,
    State(wellbeing): State<Wellbeing>,
    State(web): State<WebState>,
    ApiPath(date): ApiPath<String>,
) -> Result<Response, Refusal> {
    wellbeing.remove_mood(&grant, day(&date)?).await?;
    Ok(flash::redirect(&web, MOOD, Flash::good(view::removed()), None))
}

/// Turns the switch of one doctor.
pub(super) async fn switch(
    grant: Granted<KeepHealthNotes>,
    State(wellbeing): State<Wellbeing>,
    State(web): State<WebState>,
    ApiPath(doctor): ApiPath<UserId>,
    SafeForm(form): SafeForm<SwitchForm>,
) -> Result<Response, Refusal> {
    if form.shared == "yes" {
        wellbeing.share_mood(&grant, doctor).await?;
        return Ok(flash::redirect(&web, MOOD, Flash::good(view::shared()), None));
    }
    wellbeing.end_sharing(&grant, doctor).await?;
    Ok(flash::redirect(&web, MOOD, Flash::good(view::sharing_ended()), None))
}

impl Diary {
    /// The page of a day over what stands there now: with what was typed, if it must be corrected or was saved elsewhere.
    async fn mood_page(
        &self,
        grant: &Granted<KeepHealthNotes>,
        date: Date,
        typed: Option<MoodForm>,
        flaws: &Flaws,
    ) -> Result<MoodPage, Refusal> {
        let (present, log) = if date == self.fill.today() {
            let (moods, log) = self.log(grant).await?;
            (moods.into_iter().find(|mood| mood.date == date), Some(log))
        } else {
            (self.wellbeing.mood(grant, date).await?, None)
        };
        let mut kept = MoodForm::of(present.as_ref());
        let (form, meanwhile) = match typed {
            None => (kept, Meanwhile::default()),
            // Where only a word is to be mended, it is still the form of the version that was seen.
            Some(form) if !flaws.0.is_empty() => (form, Meanwhile::default()),
            Some(mut form) => {
                let meanwhile = form.opened.clone().join(form.fields(), kept.fields());
                (MoodForm { version: kept.version, opened: kept.opened, ..form }, meanwhile)
            }
        };
        let field = |typed: &str, pointer: &str| {
            let error = flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(words_of);
            meanwhile.beside(pointer.trim_start_matches('/'), Field::typed(typed, error))
        };
        Ok(MoodPage {
            day: self.fill.day(date),
            written: present.is_some(),
            version: seen_version(&form.version),
            level: field(&form.level, "/level"),
            note: field(&form.note, "/note"),
            note_limit: count(NOTE_LIMIT),
            opened: form.opened,
            trouble: None,
            crisis_line: self.fill.crisis_line.clone(),
            log,
        })
    }

    /// The last 30 days, and the switches. Three queries and an audit entry side by side.
    async fn log(&self, grant: &Granted<KeepHealthNotes>) -> Result<(Vec<Mood>, Log), Refusal> {
        let today = self.fill.today();
        let (reads, days) = (grant.also()?, (today.saturating_sub(29.days()), today));
        let moods = Box::pin(self.wellbeing.moods(&reads, Whose::Mine, days)); // the SDK's futures are large
        let (moods, switches) = tokio::try_join!(moods, Box::pin(self.wellbeing.switches(grant)))?;
        let log = Log {
            chart: self.fill.chart_of_moods(&moods),
            days: moods.iter().rev().filter(|mood| mood.date != today).map(|mood| self.fill.mood(mood)).collect(),
            switches: switches
                .into_iter()
                .map(|switch| SwitchLine {
                    doctor_id: switch.doctor_id,
                    doctor_name: switch.doctor_name,
                    is_on: switch.is_on,
                    in_care: switch.in_care,
                })
                .collect(),
        };
        Ok((moods, log))
    }
}
