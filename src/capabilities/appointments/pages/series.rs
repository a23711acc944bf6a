//! Several visits of one patient at once (F35): with whom, when and how often, every date with what stands in its way, and what became
//! of each. Everything typed travels along; nothing is booked before the page that lists every date.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::super::model::{PlannedVisit, REASON_LIMIT, SeriesPlan};
use super::super::service::{PlannedSeries, SeriesKey, SeriesVisit, WantedSeries, WantedVisit};
use super::super::views::at_desk::DepartmentChoice;
use super::super::views::booking::PersonChoice;
use super::super::views::choose::kind_gone;
use super::super::views::series::{
    self as view, KindOfSeries, LineOption, SeriesDoctor, SeriesForm, SeriesKind, SeriesLine, SeriesPreview,
};
use super::super::views::series_booked::{BookedLine, LeftOut, SeriesBooked, SeriesPlace};
use super::Counter;
use super::series_told::{self, Failed};
use super::series_typed::{TypedSeries, Wrong, line_value};
use crate::access::grant::Granted;
use crate::access::permissions::BookSeries;
use crate::access::role::Role;
use crate::capabilities::directory::model::{Doctor, VisitKind};
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{DepartmentId, UserId, VisitKindId};
use crate::web::field::Field;
use crate::web::forms::SafeForm;
use crate::web::idempotency::{Fingerprint, IdempotencyKey};
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::problem::Problem;
use crate::web::refusal::{FieldError, Refusal};
use crate::web::texts::count;

/// With whom, as the address says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    department: String,
    doctor: String,
    /// What became of a series.
    told: String,
}

/// For whom, with whom.
struct Whom {
    patient: PersonChoice,
    doctor: Doctor,
    proposes: bool,
}

impl Whom {
    fn doctor_choice(&self) -> PersonChoice {
        PersonChoice { id: self.doctor.id, name: self.doctor.name.to_string() }
    }
}

async fn patient_of(counter: &Counter, grant: &Granted<BookSeries>, id: UserId) -> Result<PersonChoice, Refusal> {
    let name = counter.appointments.patient_of_series(grant, id).await?.ok_or(Refusal::NotFound)?;
    Ok(PersonChoice { id, name })
}

/// Two to three calls. A doctor proposes their own times and nobody else's.
async fn whom(counter: &Counter, grant: &Granted<BookSeries>, patient: UserId, doctor: &str) -> Result<Whom, Refusal> {
    let proposes = grant.role() == Role::Doctor;
    let doctor: UserId = if proposes { grant.id() } else { doctor.parse().map_err(|_| Refusal::NotFound)? };
    let patient = patient_of(counter, grant, patient).await?;
    let doctor = counter.directory.doctor(doctor).await?.filter(Doctor::is_listed).ok_or(Refusal::NotFound)?;
    Ok(Whom { patient, doctor, proposes })
}

/// With whom, or when and how often; or what became of what was booked.
pub(super) async fn begin(
    counter: Counter,
    grant: Granted<BookSeries>,
    ApiPath(patient): ApiPath<UserId>,
    ApiQuery(asked): ApiQuery<Asked>,
    page: Page,
) -> Result<Response, Refusal> {
    if let Some(told) = series_told::open(&counter, grant.id(), &asked.told) {
        let whom = whom(&counter, &grant, patient, &told.doctor.to_string()).await?;
        let doctor = whom.doctor_choice();
        return Ok(page.render(&told.page(&counter, &grant, whom.patient, doctor).await?)?.into_response());
    }
    if grant.role() != Role::Doctor && asked.doctor.is_empty() {
        return Ok(page.render(&choose_doctor(&counter, &grant, patient, &asked).await?)?.into_response());
    }
    let whom = whom(&counter, &grant, patient, &asked.doctor).await?;
    let usual = |text: &str| text.to_owned();
    let typed = TypedSeries { every: usual("1"), count: usual("6"), key: grant.request().to_string(), ..TypedSeries::default() };
    Ok(page.render(&typed.form(&whom, &(Flaws::default(), None)))?.into_response())
}

/// To the form, for an address that only takes it: somebody reloaded what came.
pub(super) async fn back(_: Granted<BookSeries>, ApiPath(patient): ApiPath<UserId>) -> Redirect {
    Redirect::to(&format!("/patients/{patient}/series"))
}

async fn choose_doctor(counter: &Counter, grant: &Granted<BookSeries>, patient: UserId, asked: &Asked) -> Result<SeriesDoctor, Refusal> {
    let patient = patient_of(counter, grant, patient).await?;
    let departments = counter.directory.departments().await?;
    let wanted: Option<DepartmentId> = asked.department.parse().ok();
    let chosen = departments.iter().find(|department| Some(department.id) == wanted);
    let doctors = match chosen {
        Some(department) => counter.directory.doctors_of(department.id).await?,
        None => Vec::new(),
    };
    let open = doctors.into_iter().filter(Doctor::can_be_booked);
    Ok(SeriesDoctor {
        patient,
        chosen: chosen.map(|department| department.name.clone()),
        doctors: open.map(|doctor| PersonChoice { id: doctor.id, name: doctor.name.to_string() }).collect(),
        departments: departments.iter().map(DepartmentChoice::from).collect(),
    })
}

/// Every date, and what stands in its way; or the form once more with what was typed. Nothing is booked.
pub(super) async fn preview(
    counter: Counter,
    grant: Granted<BookSeries>,
    ApiPath(patient): ApiPath<UserId>,
    page: Page,
    SafeForm(typed): SafeForm<TypedSeries>,
) -> Result<Response, Refusal> {
    let whom = whom(&counter, &grant, patient, &typed.doctor_id).await?;
    if !typed.change.is_empty() {
        return Ok(page.render(&typed.form(&whom, &(Flaws::default(), None)))?.into_response());
    }
    match typed.read(&whom.doctor) {
        Ok((plan, kind, _)) => Ok(page.render(&typed.preview(&counter, &grant, &whom, (&plan, kind)).await?)?.into_response()),
        Err(wrong) => page.again(StatusCode::UNPROCESSABLE_ENTITY, &typed.form(&whom, &wrong)),
    }
}

/// Books what was chosen, and tells what became of each. Sent again, it goes on where it stopped.
pub(super) async fn book(
    counter: Counter,
    grant: Granted<BookSeries>,
    ApiPath(patient): ApiPath<UserId>,
    page: Page,
    SafeForm(mut typed): SafeForm<TypedSeries>,
) -> Result<Response, Refusal> {
    let whom = whom(&counter, &grant, patient, &typed.doctor_id).await?;
    typed.recall(&counter, &grant, &whom).await?;
    let (plan, kind, answers) = match typed.read(&whom.doctor) {
        Ok(read) => read,
        Err(wrong) => return page.again(StatusCode::UNPROCESSABLE_ENTITY, &typed.form(&whom, &wrong)),
    };
    let key = IdempotencyKey::checked(&typed.key).ok_or(Problem::KeyRequired)?;
    let visits = typed.wanted();
    if visits.is_empty() {
        let preview = typed.preview(&counter, &grant, &whom, (&plan, kind)).await?;
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &SeriesPreview { trouble: Some(view::nothing_chosen()), ..preview });
    }
    let of = typed.of().unwrap_or_else(|| u8::try_from(visits.len()).unwrap_or(u8::MAX));
    let wanted = WantedSeries { patient_id: patient, doctor_id: whom.doctor.id, kind, visits, of, answers };
    let said = typed.fingerprint(&whom, kind);
    let key = SeriesKey { key: key.as_str(), fingerprint: said.as_str() };
    let told = counter.appointments.book_series(&grant, key, &wanted).await.map_err(|error| counter.refusal(error))?;
    let view = SeriesBooked { left_out: typed.left_out(&counter, &plan), ..typed.booked(&counter, whom, of, &told) };
    if view.booked.is_empty() {
        // Nothing was booked that could be lost: it is tried again from here, with all that was typed.
        return page.again(StatusCode::CONFLICT, &view);
    }
    Ok(Redirect::to(&series_told::place(&counter, grant.id(), &typed, (&view, &told))?).into_response())
}

impl TypedSeries {
    /// A line may get another time at the next try: what must agree is for whom and with whom.
    fn fingerprint(&self, whom: &Whom, kind: Option<VisitKindId>) -> Fingerprint {
        let Self { first, time, every, unit, count, .. } = self;
        Fingerprint::of(&json!({ "patient_id": whom.patient.id, "doctor_id": whom.doctor.id, "kind": kind, "first": first,
            "time": time, "every": every, "unit": unit, "count": count }))
    }

    /// Another try after some were booked does not say what the visits are for: it is what was said of those.
    async fn recall(&mut self, counter: &Counter, grant: &Granted<BookSeries>, whom: &Whom) -> Result<(), Refusal> {
        let (Some(key), Ok(kind)) = (IdempotencyKey::checked(&self.key), self.kind(&whom.doctor)) else { return Ok(()) };
        if self.of.is_empty() || !self.reason.is_empty() {
            return Ok(());
        }
        let said = self.fingerprint(whom, kind);
        let (key, persons) = (SeriesKey { key: key.as_str(), fingerprint: said.as_str() }, (whom.patient.id, whom.doctor.id));
        let reason = counter.appointments.said_with(grant, key, persons, &self.wanted()).await.map_err(|error| counter.refusal(error))?;
        self.reason = reason.map(|reason| reason.expose().clone()).unwrap_or_default();
        Ok(())
    }

    /// The dates of the plan that stand on those lines.
    fn left_out(&self, counter: &Counter, plan: &SeriesPlan) -> Vec<LeftOut> {
        let date_of = |line: u8| plan.dates().nth(usize::from(line.checked_sub(1)?));
        let left_out = |line: u8| {
            let start = counter.fill.zone().instant_or_next(date_of(line)?, plan.time);
            Some(LeftOut { start: counter.fill.when(start), value: line_value(line, None, None) })
        };
        self.unwanted().into_iter().filter_map(left_out).collect()
    }

    fn form(&self, whom: &Whom, (flaws, reason): &Wrong) -> SeriesForm {
        let field = |pointer: &str, typed: &str| {
            let flaw = flaws.0.iter().find(|flaw| flaw.pointer == pointer).cloned();
            Field::typed(typed, flaw.map(|flaw| FieldError::from(flaw).message))
        };
        SeriesForm {
            patient: whom.patient.clone(),
            doctor: whom.doctor_choice(),
            proposes: whom.proposes,
            kind: Field::typed(self.kind.as_str(), flaws.0.iter().any(|flaw| flaw.pointer == "/kind").then(kind_gone)),
            kinds: whom.doctor.visit_kinds.iter().map(kind_choice).collect(),
            first: field("/first", &self.first),
            time: field("/time", &self.time),
            every: field("/every", &self.every),
            unit: self.unit(),
            count: field("/count", &self.count),
            reason: Field::typed(self.reason.as_str(), reason.clone()),
            reason_limit: count(REASON_LIMIT),
            key: self.key.clone(),
        }
    }

    async fn preview(
        &self,
        counter: &Counter,
        grant: &Granted<BookSeries>,
        whom: &Whom,
        (plan, kind): (&SeriesPlan, Option<VisitKindId>),
    ) -> Result<SeriesPreview, Refusal> {
        let planned = counter.appointments.plan_series(grant, whom.patient.id, (whom.doctor.id, kind), plan).await;
        let PlannedSeries { visits, kind, doctor } = planned.map_err(|error| counter.refusal(error))?;
        let usual_fee = doctor.fee.unwrap_or(counter.fill.settings().default_fee);
        Ok(SeriesPreview {
            patient: whom.patient.clone(),
            doctor: whom.doctor_choice(),
            proposes: whom.proposes,
            kind: kind.map(|kind| KindOfSeries { minutes: kind.minutes.into(), fee: kind.fee.unwrap_or(usual_fee), name: kind.name }),
            conflicts: count(visits.iter().filter(|visit| visit.conflict.is_some()).count()),
            movable: count(visits.iter().filter(|visit| visit.conflict.is_some() && !visit.near.is_empty()).count()),
            lines: visits.iter().map(|visit| line_of(counter, plan, visit)).collect(),
            carried: self.carried(whom.doctor.id, 0),
            trouble: None,
        })
    }

    fn booked(&self, counter: &Counter, whom: Whom, of: u8, told: &[SeriesVisit]) -> SeriesBooked {
        let booked = |SeriesVisit { wanted, outcome }: &SeriesVisit| {
            let WantedVisit { line, number, start } = *wanted;
            let visit = outcome.as_ref().ok()?;
            let place = visit.series.map_or(SeriesPlace { number, of }, |of| SeriesPlace { number: of.number, of: of.of });
            let value = line_value(line, Some(number), Some(start));
            Some(BookedLine { id: visit.appointment_id, start: counter.fill.when(visit.start), place, value })
        };
        SeriesBooked {
            doctor: whom.doctor_choice(),
            patient: whom.patient,
            proposes: whom.proposes,
            booked: told.iter().filter_map(booked).collect(),
            failed: told.iter().filter_map(Failed::of).filter_map(|one| one.shown(counter)).collect(),
            left_out: Vec::new(),
            carried: self.carried(whom.doctor.id, of),
        }
    }
}

fn kind_choice(kind: &VisitKind) -> SeriesKind {
    SeriesKind { value: kind.id.to_string(), name: kind.name.clone() }
}

fn line_of(counter: &Counter, plan: &SeriesPlan, visit: &PlannedVisit) -> SeriesLine {
    let planned = visit.start.filter(|_| visit.conflict.is_none());
    let starts = planned.into_iter().chain(visit.near.iter().map(|slot| slot.start));
    let option = |start| LineOption { value: line_value(visit.line, None, Some(start)), start: counter.fill.when(start) };
    let shown = visit.start.unwrap_or_else(|| counter.fill.zone().instant_or_next(visit.date, plan.time));
    SeriesLine {
        line: visit.line,
        start: counter.fill.when(shown),
        why: visit.conflict.map(view::conflict_words),
        leave_out: line_value(visit.line, None, None),
        options: starts.map(option).collect(),
    }
}
