//! A doctor's free times, and holding one of them.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use super::super::model::{Appointment, Move, Refusable};
use super::super::service::{Appointments, BookingError, Chooser, DayWish, HoldWish, OpenDay, Theirs, Times};
use super::super::views::booking::PersonChoice;
use super::super::views::choose::{self as view, ChooseTime, DayCell, DayState, HitVisit, KindChoice, MovingVisit, PartOfDay};
use super::super::views::staff::date_malformed;
use super::Counter;
use super::fill::Fill;
use super::for_whom::{self, Looking};
use super::held;
use super::way::Way;
use crate::access::grant::Granted;
use crate::access::permissions::{HoldTime, ManagePatients, MoveAppointment, SeeOwnDay};
use crate::access::role::Role;
use crate::capabilities::availability::model::{DayPart, NotOffered};
use crate::capabilities::directory::model::{Department, VisitKind};
use crate::capabilities::family::model::OnBehalf;
use crate::primitives::ids::{UserId, VisitKindId};
use crate::primitives::time::{Slot, after, whole_second};
use crate::web::field::Field;
use crate::web::forms::SafeForm;
use crate::web::gate::{MaybeActor, SIGN_IN};
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::people::{ActingFor, DoctorCard, along};
use crate::web::refusal::Refusal;
use crate::web::return_path::ReturnPath;
use crate::web::texts::{Message, count};

/// Which days and which time, as addresses say it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    day: Option<String>,
    from: Option<String>,
    /// A time chosen before signing in.
    time: Option<String>,
    /// One of the doctor's kinds of visits.
    kind: String,
    /// A hold of the reader's, while they look for another time.
    held: String,
    /// For whom the desk books, or a carer.
    #[serde(rename = "for")]
    for_whom: String,
}

/// The choice of a time.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct HoldForm {
    doctor_id: String,
    start: String,
    /// The day the person was looking at.
    day: String,
    /// One of the doctor's kinds of visits.
    kind: String,
    /// A hold of the reader's, while they look for another time.
    held: String,
    /// For whom the desk books, or a carer.
    #[serde(rename = "for")]
    for_whom: String,
}

impl Asked {
    /// What is wished, and what is wrong with it.
    pub(super) fn wish(&self) -> (DayWish, Option<Message>) {
        let (day, from) = (self.day.as_deref().map(date), self.from.as_deref().map(date));
        let wrong = day == Some(None) || from == Some(None);
        (DayWish { day: day.flatten(), from: from.flatten() }, wrong.then(date_malformed))
    }

    /// As it is found again after signing in.
    fn chosen(&self) -> Before {
        let (start, day) = (self.time.as_deref().and_then(start), self.wish().0.day);
        Before { start, day, kind: self.kind(), for_whom: self.for_whom.parse().ok() }
    }

    /// The kind of visit that is asked for.
    fn kind(&self) -> Option<VisitKindId> {
        self.kind.parse().ok()
    }
}

/// A date as addresses say it.
pub(super) fn date(text: &str) -> Option<Date> {
    crate::capabilities::availability::model::date("", text).ok()
}

/// A start as forms say it.
pub(super) fn start(text: &str) -> Option<Timestamp> {
    text.trim().parse().ok().map(whole_second)
}

/// A doctor's free times, for anybody; a doctor who does not work here any more has none, and no such page. Whoever looks for somebody
/// else signs in first.
pub(super) async fn show(
    counter: Counter,
    MaybeActor(actor): MaybeActor,
    grant: Option<Granted<HoldTime>>,
    ApiPath(doctor): ApiPath<UserId>,
    ApiQuery(asked): ApiQuery<Asked>,
    page: Page,
) -> Result<Response, Refusal> {
    if actor.is_none() && for_whom::names_somebody(&asked.for_whom) {
        return Ok(sign_in_first(&counter, doctor, &asked.chosen()));
    }
    let (wish, trouble) = asked.wish();
    let status = if trouble.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let chosen = asked.time.as_deref().and_then(start);
    let wish = DayWish { day: wish.day.or(chosen.map(|start| counter.fill.zone().date(start))), ..wish };
    let whom = for_whom::looking(&counter, grant.as_ref(), &asked.for_whom).await?;
    let who = Chooser::looking(actor.as_deref()).of_kind(asked.kind());
    let shown = shown(&counter, grant.as_ref(), (doctor, wish), (who, whom), &asked.held).await?;
    let no_kind = (!asked.kind.is_empty() && shown.kind.is_none()).then(view::kind_gone);
    let chosen = chosen.map(|start| counter.fill.when(start).iso);
    // Whoever comes by a link to a time learns here that somebody was faster.
    let gone = chosen.as_ref().filter(|chosen| !shown.offers(chosen)).map(|_| view::not_free());
    page.again(status, &ChooseTime { chosen, trouble: trouble.or(no_kind).or(gone), ..shown })
}

/// Keeps a time while its patient says why they come. A stranger signs in first and finds the choice made.
pub(super) async fn hold(
    counter: Counter,
    MaybeActor(actor): MaybeActor,
    grant: Option<Granted<HoldTime>>,
    page: Page,
    SafeForm(form): SafeForm<HoldForm>,
) -> Result<Response, Refusal> {
    let doctor: UserId = form.doctor_id.parse().map_err(|_| Refusal::NotFound)?;
    let (chosen, kind) = (start(&form.start), form.kind.parse().ok());
    let Some(grant) = grant else {
        let before = Before { start: chosen, day: None, kind, for_whom: form.for_whom.parse().ok() };
        return if actor.is_some() { Err(Refusal::Forbidden) } else { Ok(sign_in_first(&counter, doctor, &before)) };
    };
    if let Some(first) = for_whom::begin_at_desk(&counter, &grant, &form.for_whom) {
        return Ok(first);
    }
    let whom = for_whom::looking(&counter, Some(&grant), &form.for_whom).await?;
    let who = Chooser::looking(Some(grant.actor())).of_kind(kind);
    let Some(start) = chosen else {
        let wish = DayWish { day: date(&form.day), from: None };
        let shown = shown(&counter, Some(&grant), (doctor, wish), (who, whom), &form.held).await?;
        return page.again(StatusCode::UNPROCESSABLE_ENTITY, &ChooseTime { trouble: Some(view::no_time_chosen()), ..shown });
    };
    if kind.is_none() && !form.kind.is_empty() {
        return Err(Refusal::NotFound);
    }
    let once = counter.once_held(&grant, start);
    let wish = HoldWish { doctor_id: doctor, start, kind, patient: whom.patient() };
    let refused = match for_whom::own_day_full(&counter, &grant, whom.patient(), start).await? {
        // Held it could not be booked either.
        Some(day) => BookingError::OwnDayFull(day),
        None => match counter.appointments.hold(&grant, &once, wish).await {
            Ok(made) => {
                // Whoever has typed already, for the same person, only looks whether it is still so.
                let typed = counter.appointments.typed_before(&made.thing).is_some_and(|typed| typed.patient == whom.patient());
                let next = if typed { "/check" } else { "" };
                return Ok(Redirect::to(&format!("/book/{}{next}{}", made.thing.id, whom.tail('?'))).into_response());
            }
            Err(error) => error,
        },
    };
    let name = whom.acting.as_ref().map(|acting| acting.name.as_str());
    let (status, trouble) = trouble_of(refused, name).map_err(|error| counter.refusal(error))?;
    let wish = DayWish { day: Some(counter.fill.zone().date(start)), from: None };
    // The earlier one may have been given back for this one: whether it stands is asked now.
    let shown = shown(&counter, Some(&grant), (doctor, wish), (who, whom), &form.held).await?;
    page.again(status, &ChooseTime { trouble: Some(trouble), ..shown })
}

/// To the doctors, for an address that only takes a choice: somebody reloaded its answer.
pub(super) async fn elsewhere(_: Granted<HoldTime>) -> Redirect {
    Redirect::to("/departments")
}

/// What a page of times says about a time that could not be had; other errors come back. `name`: the patient's, where a carer reads it.
pub(super) fn trouble_of(error: BookingError, name: Option<&str>) -> Result<(StatusCode, Message), BookingError> {
    match error {
        BookingError::TimeTaken { .. } => Ok((StatusCode::CONFLICT, view::time_gone())),
        BookingError::DayFull { .. } => Ok((StatusCode::CONFLICT, view::day_full())),
        BookingError::PatientBusy { .. } => Ok((StatusCode::CONFLICT, view::own_overlap())),
        BookingError::OwnDayFull(day) => Ok((StatusCode::CONFLICT, view::own_day_full(day.has, name))),
        BookingError::Impossible(Refusable::NotOffered(NotOffered::NotAccepting)) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, view::not_accepting()))
        }
        BookingError::Impossible(Refusable::NotOffered(_)) => Ok((StatusCode::UNPROCESSABLE_ENTITY, view::outside_rules())),
        BookingError::Impossible(Refusable::UnknownKind) => Ok((StatusCode::UNPROCESSABLE_ENTITY, view::kind_gone())),
        other => Err(other),
    }
}

/// What was chosen before signing in.
struct Before {
    start: Option<Timestamp>,
    /// Where no time is chosen.
    day: Option<Date>,
    kind: Option<VisitKindId>,
    /// Whether they let whoever signs in book for them is asked then.
    for_whom: Option<UserId>,
}

/// To sign in, and back to the times of the chosen day with the choice made, for whom it was.
fn sign_in_first(counter: &Counter, doctor: UserId, before: &Before) -> Response {
    let day = before.start.map(|start| counter.fill.zone().date(start)).or(before.day);
    let said = [
        day.map(|day| format!("day={day}")),
        before.start.map(|start| format!("time={start}")),
        before.kind.map(|kind| format!("kind={kind}")),
        before.for_whom.map(|patient| format!("for={patient}")),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    let joint = if said.is_empty() { "" } else { "?" };
    let path = format!("/doctors/{doctor}/times{joint}{}", said.join("&"));
    let next = ReturnPath::checked(&path).map(|back| format!("?next={}", back.seal(&counter.web.keys)));
    Redirect::to(&format!("{SIGN_IN}{}", next.unwrap_or_default())).into_response()
}

/// The page of a doctor's times, for the patient whom the desk or a carer books for, with the way back to the hold that the address or
/// the form names, which is looked up beside the times: two calls more, no wait more.
async fn shown(
    counter: &Counter,
    grant: Option<&Granted<HoldTime>>,
    (doctor, wish): (UserId, DayWish),
    (who, whom): (Chooser, Looking),
    said: &str,
) -> Result<ChooseTime, Refusal> {
    let patient = whom.patient();
    let who = patient.map_or(who, |patient| who.booking_for(patient));
    let times = async {
        let times = counter.appointments.times(doctor, wish, who).await.map_err(|error| counter.refusal(error))?;
        if !times.doctor.is_listed() {
            return Err(Refusal::NotFound);
        }
        let department = counter.department(times.doctor.department_id).await?;
        Ok::<_, Refusal>((times, department))
    };
    // Boxed: the SDK's futures are large.
    let (back, (times, department)) = tokio::try_join!(Box::pin(held::named(counter, grant, said, patient)), times)?;
    let held = back.as_ref().map(|back| held::tail(back.id)).unwrap_or_default();
    let way = (format!("/doctors/{doctor}/times"), format!("{held}{}", whom.tail('&')));
    let view = choose_time(&counter.fill, &times, department.as_ref(), (&way.0, &way.1));
    let kinds = kinds_of(&counter.fill, &times, (&way.0, &way.1));
    let Looking { desk, acting, is_open } = whom;
    let name = acting.as_ref().map(|acting| acting.name.as_str());
    let own_full = times.own_full.filter(|_| !is_open).map(|day| view::own_day_full(day.has, name));
    // The desk goes on from its patient's own pages.
    let back_id = back.as_ref().map(|back| back.id).filter(|_| desk.is_none());
    let tail = along(acting.as_ref().map(|acting| acting.patient_id), back_id);
    Ok(ChooseTime { own_full, kinds, desk, acting, back, tail, ..view })
}

/// The page of a doctor's own times, for a patient whom they offer one to.
pub(super) async fn shown_to_propose(
    counter: &Counter,
    grant: &Granted<SeeOwnDay>,
    patient: PersonChoice,
    wish: DayWish,
    kind: Option<VisitKindId>,
) -> Result<ChooseTime, Refusal> {
    let who = Chooser::looking(Some(grant.actor())).booking_for(patient.id).of_kind(kind);
    let times = counter.appointments.times(grant.id(), wish, who).await.map_err(|error| counter.refusal(error))?;
    let department = counter.department(times.doctor.department_id).await?;
    let path = format!("/patients/{}/propose", patient.id);
    let kinds = kinds_of(&counter.fill, &times, (&path, ""));
    Ok(ChooseTime { proposing: Some(patient), kinds, ..choose_time(&counter.fill, &times, department.as_ref(), (&path, "")) })
}

/// The page for a visit that gets another time.
pub(super) async fn shown_for_move(
    counter: &Counter,
    grant: &Granted<MoveAppointment>,
    Theirs { visit, carer }: &Theirs,
    way: Way<'_>,
    wish: DayWish,
) -> Result<ChooseTime, Refusal> {
    let who = Chooser::moving(grant, visit);
    let repair = counter.repairs.open_for(visit).await?;
    let who = if grant.role() == Role::Patient && repair.is_some() { who.displaced() } else { who };
    let times = counter.appointments.times(visit.doctor_id, wish, who).await.map_err(|error| counter.refusal(error))?;
    let may_offer = counter.appointments.may_move_offer(visit, grant.role(), &times.doctor);
    let possible = may_offer || counter.appointments.may(visit, Move::Reschedule, grant.role());
    let department = counter.department(times.doctor.department_id).await?;
    let page = way.page_of(counter, visit);
    let path = format!("{page}/move");
    let until = (grant.role() == Role::Patient).then(|| counter.fill.change_until(visit.start));
    let reason = counter.appointments.is_late(visit, Move::Reschedule, grant.role()).then(Field::default);
    let patient_name = (carer.is_some() || grant.role() != Role::Patient).then(|| visit.patient_name.clone());
    let start = counter.fill.when(visit.start);
    let last_day = |end| counter.fill.day(counter.fill.zone().date(after(end, -1)));
    let hit = repair.map(|repair| HitVisit {
        away_until: Appointments::away_until(visit, &times.doctor).map(last_day),
        closed: counter.appointments.is_on_closed_day(visit),
        offers: way.offers_of(counter, &repair),
        elsewhere: grant.also::<ManagePatients>().is_ok().then(|| book_elsewhere(visit)),
    });
    let kind = visit.kind.as_ref().map(|kind| kind.name.clone()).unwrap_or_default();
    let moving = MovingVisit { page, version: visit.version, start, kind, possible, until, reason, patient_name, hit };
    let acting = carer.as_ref().map(ActingFor::from);
    let own_full = times.own_full.map(|day| view::own_day_full(day.has, name_for(carer.as_ref(), visit)));
    let view = choose_time(&counter.fill, &times, department.as_ref(), (&path, ""));
    // Another time changes nothing of what was agreed on, whatever the doctor asks for by now.
    let doctor = DoctorCard { fee: visit.fee, ..view.doctor };
    Ok(ChooseTime { doctor, moving: Some(moving), own_full, acting, ..view })
}

/// Whose visit it is, as a carer is told.
pub(super) fn name_for<'a>(carer: Option<&OnBehalf>, visit: &'a Appointment) -> Option<&'a str> {
    carer.map(|_| visit.patient_name.as_str())
}

/// Where the desk books the patient of a visit with somebody else of its department.
fn book_elsewhere(visit: &Appointment) -> String {
    format!("/patients/{}/book?department={}", visit.patient_id, visit.department_id)
}

/// The usual visit and the doctor's kinds, each with the address of its times; nothing where there is nothing to choose.
fn kinds_of(fill: &Fill, times: &Times, (path, tail): (&str, &str)) -> Vec<KindChoice> {
    let doctor = &times.doctor;
    if doctor.visit_kinds.is_empty() {
        return Vec::new();
    }
    let usual_fee = doctor.fee.unwrap_or(fill.settings().default_fee);
    let day = times.day;
    let usual =
        KindChoice { name: None, minutes: None, fee: usual_fee, chosen: times.kind.is_none(), href: format!("{path}?day={day}{tail}") };
    let choice = |kind: &VisitKind| KindChoice {
        name: Some(kind.name.clone()),
        minutes: Some(kind.minutes.into()),
        fee: kind.fee.unwrap_or(usual_fee),
        chosen: times.kind.as_ref().is_some_and(|chosen| chosen.id == kind.id),
        href: format!("{path}?day={day}{tail}&kind={}", kind.id),
    };
    std::iter::once(usual).chain(doctor.visit_kinds.iter().map(choice)).collect()
}

/// `path` is the page's own address and `tail` what stays in it: the days of a page that answered a form lead there too.
fn choose_time(fill: &Fill, times: &Times, department: Option<&Department>, (path, tail): (&str, &str)) -> ChooseTime {
    let kind = times.kind.as_ref().map(|kind| kind.id);
    let tail = &format!("{tail}{}", kind.map(|kind| format!("&kind={kind}")).unwrap_or_default());
    let cell = |open: &OpenDay| DayCell {
        day: fill.day(open.date),
        state: match count(open.bookable()) {
            0 if open.works => DayState::Full,
            0 if open.has_no_hours => DayState::NoHours,
            0 => DayState::Closed,
            free => DayState::Free(free),
        },
        href: format!("{path}?day={}{tail}", open.date),
    };
    let strip = |from: Date| format!("{path}?from={from}{tail}");
    let parts =
        [(DayPart::Morning, PartOfDay::Morning), (DayPart::Afternoon, PartOfDay::Afternoon), (DayPart::Evening, PartOfDay::Evening)];
    let part = |(part, name): (DayPart, PartOfDay)| {
        let of_part = times.shown().iter().filter(|slot| DayPart::of(slot.start, fill.zone()) == part);
        view::DayPart { name, times: of_part.map(|slot| fill.when(slot.start)).collect() }
    };
    ChooseTime {
        doctor: fill.card_for(&times.doctor, times.kind.as_ref(), department),
        department_id: times.doctor.department_id,
        place: times.doctor.place.clone(),
        days: times.days.iter().map(cell).collect(),
        earlier: times.strip.earlier.map(strip),
        later: times.strip.later.map(strip),
        day: fill.day(times.day),
        zone: times.shown().first().map_or_else(|| fill.zone_on(times.day), |slot| fill.when(slot.start).zone),
        parts: parts.map(part).into_iter().filter(|part| !part.times.is_empty()).collect(),
        fewer: times.fewer().map(count),
        staff_only: times.staff_only.iter().map(|start| fill.when(*start).iso).collect(),
        next_free: times.next_free.as_ref().map(cell),
        own_full: None,
        visit_minutes: times.shown().first().map(Slot::minutes).and_then(|minutes| u32::try_from(minutes).ok()).unwrap_or_default(),
        hold_minutes: fill.hold_minutes(),
        cutoff_minutes: fill.settings().cancel_cutoff_minutes,
        kinds: Vec::new(),
        kind,
        moving: None,
        desk: None,
        proposing: None,
        acting: None,
        back: None,
        tail: String::new(),
        chosen: None,
        trouble: None,
    }
}
