//! Measurements as pages: the list with the form that adds one, and the form that corrects one.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

use super::super::model::{NewVital, ValuesText, Vital, kilograms, moment_to_log};
use super::super::service::WellbeingError;
use super::super::views::changed_meanwhile;
use super::super::views::vitals::{self as view, Number, Removed, VitalFields, VitalsPage};
use super::Diary;
use super::fill::Fill;
use crate::access::grant::Granted;
use crate::access::permissions::KeepHealthNotes;
use crate::capabilities::records::model::Whose;
use crate::identity::ground::Ground;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::VitalId;
use crate::primitives::tree;
use crate::primitives::wall::{WallTime, plain_date};
use crate::storage::idempotent::Once;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Where they are.
const VITALS: &str = "/vitals";

/// The form as typed. What is put back says the instant itself, in `taken_at`.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct VitalForm {
    version: String,
    idempotency_key: String,
    taken_at: String,
    taken_date: String,
    taken_time: String,
    weight_kg: String,
    systolic: String,
    diastolic: String,
    blood_sugar_mg_dl: String,
    /// `yes`: an unusual number is right.
    sure: String,
}

impl VitalForm {
    /// An empty form of this moment.
    fn now(fill: &Fill, key: String) -> Self {
        let now = fill.when(fill.now);
        Self { idempotency_key: key, taken_date: now.day.iso, taken_time: now.time, ..Self::default() }
    }

    /// One that is about to be corrected.
    fn of(vital: &Vital, fill: &Fill) -> Self {
        let (when, values) = (fill.when(vital.taken_at), vital.values);
        let number = |value: Option<u16>| value.map(|value| value.to_string()).unwrap_or_default();
        Self {
            version: vital.version.to_string(),
            taken_at: when.iso,
            taken_date: when.day.iso,
            taken_time: when.time,
            weight_kg: values.weight_grams.map(kilograms).unwrap_or_default(),
            systolic: number(values.systolic),
            diastolic: number(values.diastolic),
            blood_sugar_mg_dl: number(values.blood_sugar),
            ..Self::default()
        }
    }

    fn read(&self, fill: &Fill) -> Result<NewVital, Flaws> {
        let mut flaws = Flaws::default();
        let taken_at = flaws.keep(self.moment(fill).and_then(|at| moment_to_log(at, fill.now)));
        let values = ValuesText {
            weight_kg: Some(&self.weight_kg),
            systolic: Some(&self.systolic),
            diastolic: Some(&self.diastolic),
            blood_sugar: Some(&self.blood_sugar_mg_dl),
        };
        let values = values.check().map_err(|more| flaws.0.extend(more.0)).ok();
        match (taken_at, values) {
            (Some(taken_at), Some(values)) => {
                let asked = if self.sure == "yes" { Vec::new() } else { values.unexpected() };
                for pointer in asked {
                    flaws.add(Flaw::new(pointer, "unexpected"));
                }
                flaws.none().map(|()| NewVital { taken_at, values })
            }
            _ => Err(flaws),
        }
    }

    /// The instant of the hospital's date and time. `taken_at` knows the second, and which pass of a repeated hour: it
    /// counts as long as date and time still say the same.
    fn moment(&self, fill: &Fill) -> Result<Timestamp, Flaw> {
        let exact = self.taken_at.parse::<Timestamp>().ok().filter(|at| {
            let when = fill.when(*at);
            (self.taken_date.is_empty() && self.taken_time.is_empty()) || (when.day.iso == self.taken_date && when.time == self.taken_time)
        });
        if let Some(exact) = exact {
            return Ok(exact);
        }
        let date = plain_date(self.taken_date.trim()).ok_or_else(|| Flaw::new("/taken_date", "not_a_date"))?;
        // Browsers may send seconds.
        let time = self.taken_time.trim().get(..5).and_then(|time| time.parse::<WallTime>().ok()).and_then(WallTime::time);
        let time = time.ok_or_else(|| Flaw::new("/taken_time", "not_a_time"))?;
        fill.zone.instant(date, time).ok_or_else(|| Flaw::new("/taken_time", "no_such_time"))
    }

    /// This very form: pressing twice adds one.
    fn once(&self, ground: &Ground, grant: &Granted<KeepHealthNotes>) -> Option<Once> {
        let key = IdempotencyKey::checked(&self.idempotency_key)?;
        let words =
            json!([self.taken_date, self.taken_time, self.taken_at, self.weight_kg, self.systolic, self.diastolic, self.blood_sugar_mg_dl]);
        Some(ground.once(grant.id(), "vitals", key.as_str(), Fingerprint::of(&words).as_str()))
    }

    /// The page of the form alone.
    fn page(&self, flaws: &Flaws) -> VitalsPage {
        let field = |pointer: &str, typed: &str| {
            let error = flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(|flaw| words_of(flaw, typed));
            Field::typed(typed, error)
        };
        let taken = flaws.0.iter().find(|flaw| flaw.pointer == "/taken_at").map(|flaw| words_of(flaw, ""));
        let date = field("/taken_date", &self.taken_date);
        VitalsPage {
            version: seen_version(&self.version),
            idempotency_key: self.idempotency_key.clone(),
            taken_at: self.taken_at.clone(),
            fields: VitalFields {
                taken_date: Field { error: date.error.or(taken), ..date },
                taken_time: field("/taken_time", &self.taken_time),
                weight_kg: field("/weight_kg", &self.weight_kg),
                systolic: field("/systolic", &self.systolic),
                diastolic: field("/diastolic", &self.diastolic),
                blood_sugar_mg_dl: field("/blood_sugar_mg_dl", &self.blood_sugar_mg_dl),
            },
            asks: flaws.0.iter().any(|flaw| flaw.code == "unexpected"),
            ..VitalsPage::default()
        }
    }
}

fn words_of(flaw: &Flaw, typed: &str) -> Message {
    let number = match flaw.pointer.as_ref() {
        "/systolic" => Number::Systolic,
        "/diastolic" => Number::Diastolic,
        "/blood_sugar_mg_dl" => Number::Sugar,
        _ => Number::Weight,
    };
    match flaw.code {
        "not_a_date" => view::date_malformed(),
        "not_a_time" | "no_such_time" => view::time_malformed(),
        "in_the_future" => view::in_the_future(),
        "too_long_ago" => view::too_long_ago(),
        "needed_together" => view::needed_together(),
        "not_below_systolic" => view::not_below_systolic(),
        "nothing_measured" => view::nothing_measured(),
        "unexpected" => view::asked(number, typed.trim()),
        _ => view::impossible(number),
    }
}

/// The list, newest first, and an empty form.
pub(super) async fn list(diary: Diary, grant: Granted<KeepHealthNotes>, paging: Paging, page: Page) -> Result<Response, Refusal> {
    let form = VitalForm::now(&diary.fill, grant.request().to_string());
    let removed = page.about().and_then(|about| tree::from_json::<Removed>(about).ok());
    let view = diary.vitals_page(&grant, &form, &Flaws::default(), &paging).await?;
    Ok(page.render(&VitalsPage { removed, ..view })?.into_response())
}

/// Adds one, or puts back what was removed.
pub(super) async fn add(
    diary: Diary,
    grant: Granted<KeepHealthNotes>,
    State(ground): State<Ground>,
    paging: Paging,
    page: Page,
    SafeForm(form): SafeForm<VitalForm>,
) -> Result<Response, Refusal> {
    let new = match form.read(&diary.fill) {
        Ok(new) => new,
        Err(flaws) => {
            let view = diary.vitals_page(&grant, &form, &flaws, &paging).await?;
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
    };
    match diary.wellbeing.add_vital(&grant, new, form.once(&ground, &grant).as_ref()).await {
        Ok(_) => {
            let said = if form.taken_date.is_empty() { view::put_back() } else { view::kept() };
            Ok(flash::redirect(&diary.web, VITALS, Flash::good(said), None))
        }
        // The page was gone back to and sent with other numbers: as a form of its own it is welcome.
        Err(WellbeingError::KeyReused | WellbeingError::NotFound) => {
            let form = VitalForm { idempotency_key: grant.request().to_string(), ..form };
            let view = diary.vitals_page(&grant, &form, &Flaws::default(), &paging).await?;
            page.again(StatusCode::CONFLICT, &VitalsPage { trouble: Some(view::sent_before()), ..view })
        }
        Err(error) => Err(error.into()),
    }
}

/// One that is about to be corrected.
pub(super) async fn show(
    diary: Diary,
    grant: Granted<KeepHealthNotes>,
    ApiPath(id): ApiPath<VitalId>,
    page: Page,
) -> Result<Response, Refusal> {
    let vital = diary.wellbeing.vital(&grant, id).await?;
    let view = VitalForm::of(&vital, &diary.fill).page(&Flaws::default());
    Ok(page.render(&VitalsPage { editing: Some(id), ..view })?.into_response())
}

/// Corrects one, unless it was corrected in another window since.
pub(super) async fn correct(
    diary: Diary,
    grant: Granted<KeepHealthNotes>,
    ApiPath(id): ApiPath<VitalId>,
    page: Page,
    SafeForm(form): SafeForm<VitalForm>,
) -> Result<Response, Refusal> {
    let new = match form.read(&diary.fill) {
        Ok(new) => new,
        Err(flaws) => {
            // What is not there, or somebody else's, has no form to correct.
            diary.wellbeing.vital(&grant, id).await?;
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &VitalsPage { editing: Some(id), ..form.page(&flaws) });
        }
    };
    match diary.wellbeing.correct_vital(&grant, id, new, Some(seen_version(&form.version))).await {
        Ok(_) => Ok(flash::redirect(&diary.web, VITALS, Flash::good(view::corrected()), None)),
        Err(WellbeingError::Stale) => {
            let now = diary.wellbeing.vital(&grant, id).await?;
            let form = VitalForm { version: now.version.to_string(), ..form };
            let view = VitalsPage { editing: Some(id), trouble: Some(changed_meanwhile()), ..form.page(&Flaws::default()) };
            page.again(StatusCode::CONFLICT, &view)
        }
        Err(error) => Err(error.into()),
    }
}

/// Removes one. What it was travels sealed to the next page, where it can be put back.
pub(super) async fn remove(diary: Diary, grant: Granted<KeepHealthNotes>, ApiPath(id): ApiPath<VitalId>) -> Result<Response, Refusal> {
    let removed = diary.wellbeing.remove_vital(&grant, id).await?.map(|vital| {
        let form = VitalForm::of(&vital, &diary.fill);
        let VitalForm { taken_at, weight_kg, systolic, diastolic, blood_sugar_mg_dl, .. } = form;
        Removed { taken_at, weight_kg, systolic, diastolic, blood_sugar_mg_dl }
    });
    let about = removed.and_then(|removed| serde_json::to_string(&removed).ok());
    Ok(flash::redirect(&diary.web, VITALS, Flash::good(view::removed()), about))
}

impl Diary {
    /// The form above the list.
    async fn vitals_page(
        &self,
        grant: &Granted<KeepHealthNotes>,
        form: &VitalForm,
        flaws: &Flaws,
        paging: &Paging,
    ) -> Result<VitalsPage, Refusal> {
        let shown = self.wellbeing.vitals(&grant.also()?, Whose::Mine, paging.start()?, paging.limit().get()).await?;
        Ok(VitalsPage {
            vitals: shown.what.items.iter().map(|vital| self.fill.vital(vital)).collect(),
            older: paging.link(shown.what.next.as_ref())?,
            newest: paging.beginning().map(str::to_owned),
            ..form.page(flaws)
        })
    }
}
