//! Asking for a place on the list, and changing what one waits for.

use std::fmt::Display;

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;

use super::Room;
use super::fill::{path_of, path_of_entry, pid_of, whom};
use crate::access::grant::Granted;
use crate::access::permissions::WaitForTime;
use crate::capabilities::directory::model::{Doctor, VisitKind};
use crate::capabilities::waiting_list::model::{Entry, WishText, offered_as};
use crate::capabilities::waiting_list::service::{NewWish, Seen, Stands, WaitingError, Whose, reason_of};
use crate::capabilities::waiting_list::views::{self as view, DoctorChoice, DoctorsKinds, KindChoice, PartChoice, WaitForm, WeekdayChoice};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{DepartmentId, UserId, VisitKindId, WaitId};
use crate::primitives::money::Money;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::{Flash, Tone};
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::refusal::{FieldError, Refusal};
use crate::web::texts::Message;

/// How many days ahead the form proposes.
const USUAL_DAYS: i64 = 28;

/// For whom one waits, as addresses say it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AskedFor {
    department: String,
    doctor: String,
    /// One of the doctor's kinds of visits.
    kind: String,
}

/// What somebody waits for, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct WishForm {
    department_id: String,
    doctor_id: String,
    /// As [`kind_value`] writes it; empty: the usual visit.
    kind: String,
    from: String,
    to: String,
    weekdays: Vec<String>,
    parts: Vec<String>,
    reason: String,
    idempotency_key: String,
    version: String,
}

impl WishForm {
    /// As an entry stands.
    fn of(seen: &Seen) -> Self {
        let Entry { wish, version, .. } = &seen.entry;
        Self {
            department_id: wish.department_id.to_string(),
            doctor_id: wish.doctor_id.map(|id| id.to_string()).unwrap_or_default(),
            kind: wish.doctor_id.zip(wish.kind).map(|(doctor, kind)| kind_value(doctor, kind)).unwrap_or_default(),
            from: wish.from.to_string(),
            to: wish.to.to_string(),
            weekdays: wish.weekdays.iter().map(|day| day.word().to_owned()).collect(),
            parts: wish.parts.iter().map(|part| part.word().to_owned()).collect(),
            reason: seen.reason.as_ref().map(|reason| reason.expose().clone()).unwrap_or_default(),
            idempotency_key: String::new(),
            version: version.to_string(),
        }
    }

    fn doctor(&self) -> Result<Option<UserId>, Flaw> {
        match self.doctor_id.trim() {
            "" => Ok(None),
            id => id.parse().map(Some).map_err(|_| Flaw::new("/doctor_id", "unknown_doctor")),
        }
    }

    /// The doctor, and the kind of visit: whoever chooses one of a doctor's kinds and nobody else chooses the doctor.
    fn with(&self) -> Result<(Option<UserId>, Option<VisitKindId>), Flaw> {
        let doctor = self.doctor()?;
        if self.kind.is_empty() {
            return Ok((doctor, None));
        }
        let said = self.kind.split_once('/').and_then(|(whose, kind)| whose.parse::<UserId>().ok().zip(kind.parse::<VisitKindId>().ok()));
        let theirs = said.filter(|(whose, _)| doctor.is_none_or(|doctor| doctor == *whose));
        theirs.map(|(whose, kind)| (Some(whose), Some(kind))).ok_or_else(|| Flaw::new("/kind", "unknown_kind"))
    }

    /// What it says. `keeps`: an empty reason leaves what was said as it is. `began`: the first day of a wish that is changed.
    fn parse(&self, room: &Room, department: DepartmentId, keeps: bool, began: Option<Date>) -> Result<(NewWish, bool), Flaws> {
        let mut flaws = Flaws::default();
        let (doctor, kind) = flaws.keep(self.with()).unwrap_or_default();
        let text = WishText { from: &self.from, to: &self.to, weekdays: &self.weekdays, parts: &self.parts, kind, began };
        let wish = text.parse(department, doctor, room.list.days()).map_err(|wrong| flaws.0.extend(wrong.0)).ok();
        let says_nothing = keeps && self.reason.trim().is_empty();
        let reason =
            if says_nothing { Some(crate::primitives::text::Sensitive::new(String::new())) } else { flaws.keep(reason_of(&self.reason)) };
        let (Some(wish), Some(reason)) = (wish, reason) else { return Err(flaws) };
        flaws.none()?;
        Ok((NewWish { wish, reason }, says_nothing))
    }
}

/// As the form says whose kind of visit it is, and which.
fn kind_value(doctor: impl Display, kind: impl Display) -> String {
    format!("{doctor}/{kind}")
}

/// The kinds of visits that doctors keep, of each who keeps any. `usual_fee`: of doctors who have none of their own.
fn kinds_of(doctors: &[Doctor], usual_fee: Money) -> Vec<DoctorsKinds> {
    let of_one = |doctor: &Doctor| {
        let choice = |kind: &VisitKind| KindChoice {
            value: kind_value(doctor.id, kind.id),
            kind: kind.name.clone(),
            minutes: kind.minutes.into(),
            fee: offered_as(Some(kind), doctor, usual_fee).1,
        };
        DoctorsKinds { doctor: doctor.name.to_string(), kinds: doctor.visit_kinds.iter().map(choice).collect() }
    };
    doctors.iter().filter(|doctor| doctor.is_listed() && !doctor.visit_kinds.is_empty()).map(of_one).collect()
}

/// The page of the form again. A call for the department and one for its doctors.
async fn page_of(
    form: WishForm,
    room: &Room,
    stands: &Stands,
    id: Option<WaitId>,
    flaws: &Flaws,
    trouble: Option<Message>,
) -> Result<WaitForm, Refusal> {
    let department_id: DepartmentId = form.department_id.parse().map_err(|_| Refusal::NotFound)?;
    let (department, doctors) = tokio::try_join!(room.directory.department(department_id), room.directory.doctors_of(department_id))?;
    let department = department.ok_or(Refusal::NotFound)?.name;
    let error = |pointer: &str| flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(|flaw| FieldError::from(flaw.clone()).message);
    let field = |name: &str, value: &str| Field::typed(value, error(&format!("/{name}")));
    let choice = |doctor: &Doctor| DoctorChoice { value: doctor.id.to_string(), name: doctor.name.to_string() };
    let all_days = form.weekdays.len() == 7;
    let all_parts = form.parts.len() == 3;
    Ok(WaitForm {
        whom: whom(stands),
        id,
        department_id,
        department,
        doctors: doctors.iter().filter(|doctor| doctor.is_listed()).map(choice).collect(),
        doctor: field("doctor_id", &form.doctor_id),
        kinds: kinds_of(&doctors, room.settings.now().default_fee),
        kind: field("kind", &form.kind),
        from: field("from", &form.from),
        to: field("to", &form.to),
        weekdays: WeekdayChoice::week(|day| !all_days && form.weekdays.iter().any(|word| word == day.word())),
        weekday: field("weekdays", ""),
        parts: PartChoice::day(|part| !all_parts && form.parts.iter().any(|word| word == part.word())),
        reason: field("reason", &form.reason),
        reason_hidden: id.is_some() && !stands.reads(),
        version: seen_version(&form.version),
        idempotency_key: form.idempotency_key,
        trouble,
        already: None,
    })
}

/// Whoever names a doctor who works here no more finds no form, as there is no page of that doctor. One read where the doctor is not
/// among those of the department.
async fn named_works_here(room: &Room, form: &WaitForm, doctor: &str) -> Result<(), Refusal> {
    if doctor.is_empty() || form.doctors.iter().any(|choice| choice.value == doctor) {
        return Ok(());
    }
    let id: UserId = doctor.parse().map_err(|_| Refusal::NotFound)?;
    room.directory.doctor(id).await?.filter(Doctor::is_listed).map(|_| ()).ok_or(Refusal::NotFound)
}

/// The empty form for a department.
pub(super) async fn new(
    grant: Granted<WaitForTime>,
    room: Room,
    ApiPath(whose): ApiPath<Whose>,
    ApiQuery(asked): ApiQuery<AskedFor>,
    page: Page,
) -> Result<Response, Refusal> {
    let stands = room.list.stands(&grant, whose).await?;
    if asked.department.is_empty() {
        let flash = Flash::of(Tone::Info, view::department_first());
        return Ok(flash::redirect(&room.web, &path_of(&whom(&stands)), flash, None));
    }
    let today = room.today();
    let form = WishForm {
        department_id: asked.department,
        kind: if asked.kind.is_empty() { String::new() } else { kind_value(&asked.doctor, &asked.kind) },
        doctor_id: asked.doctor.clone(),
        from: today.to_string(),
        to: today.saturating_add(USUAL_DAYS.days()).to_string(),
        idempotency_key: grant.request().to_string(),
        ..WishForm::default()
    };
    let view = page_of(form, &room, &stands, None, &Flaws::default(), None).await?;
    named_works_here(&room, &view, &asked.doctor).await?;
    Ok(page.render(&view)?.into_response())
}

/// Puts a patient on the list.
pub(super) async fn ask(
    grant: Granted<WaitForTime>,
    room: Room,
    ApiPath(whose): ApiPath<Whose>,
    page: Page,
    SafeForm(form): SafeForm<WishForm>,
) -> Result<Response, Refusal> {
    let stands = room.list.stands(&grant, whose).await?;
    let department: DepartmentId = form.department_id.parse().map_err(|_| Refusal::NotFound)?;
    let (new, _) = match form.parse(&room, department, false, None) {
        Ok(new) => new,
        Err(flaws) => return page.again(StatusCode::UNPROCESSABLE_ENTITY, &page_of(form, &room, &stands, None, &flaws, None).await?),
    };
    let said = json!({ "wish": new.wish, "reason": new.reason.expose(), "patient": stands.patient });
    let key = IdempotencyKey::checked(&form.idempotency_key).map_or_else(|| grant.request().to_string(), |key| key.as_str().to_owned());
    let once = room.ground.once(grant.id(), "waiting-list", &key, Fingerprint::of(&said).as_str());
    let refused = match room.list.ask(&grant, &stands, new, &once).await {
        Ok(asked) => {
            let to = path_of_entry(&whom(&stands), asked.entry.wait_id);
            return Ok(flash::redirect(&room.web, &to, Flash::good(view::asked(&whom(&stands))), None));
        }
        Err(error) => Refused::of(error, &stands)?,
    };
    let form = WishForm { idempotency_key: grant.request().to_string(), ..form };
    let view = page_of(form, &room, &stands, None, &refused.flaws, refused.trouble).await?;
    page.again(refused.status, &WaitForm { already: refused.already, ..view })
}

/// Why nothing was written, as the form says it.
struct Refused {
    status: StatusCode,
    flaws: Flaws,
    trouble: Option<Message>,
    already: Option<WaitId>,
}

impl Refused {
    /// Anything that the form has no words for is answered without it.
    fn of(error: WaitingError, stands: &Stands) -> Result<Self, Refusal> {
        let mut already = None;
        let trouble = match error {
            WaitingError::Invalid(flaws) => {
                return Ok(Self { status: StatusCode::UNPROCESSABLE_ENTITY, flaws, trouble: None, already });
            }
            WaitingError::WaitsAlready(id) => {
                already = Some(id);
                view::waits_already(&whom(stands))
            }
            WaitingError::Full => view::full(),
            WaitingError::KeyReused => view::sent_before(),
            WaitingError::Stale | WaitingError::NotNow => view::changed_since(),
            error => return Err(error.into()),
        };
        Ok(Self { status: StatusCode::CONFLICT, flaws: Flaws::default(), trouble: Some(trouble), already })
    }
}

/// The form of an entry that waits.
pub(super) async fn edit(
    grant: Granted<WaitForTime>,
    room: Room,
    ApiPath((whose, id)): ApiPath<(Whose, WaitId)>,
    page: Page,
) -> Result<Response, Refusal> {
    let stands = room.list.stands(&grant, whose).await?;
    let seen = room.list.one(&stands, id).await?;
    if !seen.standing.is_open() {
        return Ok(Redirect::to(&path_of_entry(&whom(&stands), id)).into_response());
    }
    let form = page_of(WishForm::of(&seen), &room, &stands, Some(id), &Flaws::default(), None).await?;
    Ok(page.render(&form)?.into_response())
}

/// Changes what somebody waits for.
pub(super) async fn change(
    grant: Granted<WaitForTime>,
    room: Room,
    ApiPath((whose, id)): ApiPath<(Whose, WaitId)>,
    page: Page,
    SafeForm(form): SafeForm<WishForm>,
) -> Result<Response, Refusal> {
    let stands = room.list.stands(&grant, whose).await?;
    let now = room.list.one(&stands, id).await?;
    // The department stays: whoever wants another one asks anew.
    let form = WishForm { department_id: now.entry.wish.department_id.to_string(), ..form };
    let parsed = form.parse(&room, now.entry.wish.department_id, !stands.reads(), Some(now.entry.wish.from));
    let outcome = match parsed {
        Ok((new, keeps)) => {
            let reason = (!keeps).then_some(new.reason);
            room.list.change(&grant, &stands, id, (new.wish, reason), Some(seen_version(&form.version))).await
        }
        Err(flaws) => Err(flaws.into()),
    };
    let refused = match outcome {
        Ok(_) => {
            let to = format!("/patients/{}/waiting-list/{id}", pid_of(whose));
            return Ok(flash::redirect(&room.web, &to, Flash::good(view::changed()), None));
        }
        Err(error) => Refused::of(error, &stands)?,
    };
    let form = WishForm { version: now.entry.version.to_string(), ..form };
    let view = page_of(form, &room, &stands, Some(id), &refused.flaws, refused.trouble).await?;
    page.again(refused.status, &WaitForm { already: refused.already, ..view })
}
