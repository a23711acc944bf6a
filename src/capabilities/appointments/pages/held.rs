//! From a held time to other times or doctors, and back while it is held: the page of a doctor's times says so, whichever doctor's and on
//! whichever day, because its address names the hold, and those of the doctors and departments in between do.

use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::super::service::{Hold, HoldNow, HoldState};
use super::super::views::hold_ended::{StillHeld, answers_kept, back_to_held, still_held};
use super::Counter;
use super::answers::AnswersForm;
use super::booking::hold_now;
use super::for_whom;
use super::lost::{ended_while_typing, keep};
use crate::access::grant::Granted;
use crate::access::permissions::HoldTime;
use crate::access::role::Role;
use crate::primitives::ids::{DepartmentId, HoldId, UserId};
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::{Flash, Tone};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::people::along;
use crate::web::refusal::Refusal;

/// As a form names other doctors; anything else is another time.
const DOCTOR: &str = "doctor";

/// Another time, or another doctor.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ChangeForm {
    /// [`DOCTOR`]; anything else is a time.
    to: String,
    #[serde(flatten)]
    typed: AnswersForm,
}

/// To another time, or to other doctors, for which what was typed is kept, with a way back to the held one. Two calls besides those that
/// look whether the hold stands.
pub(super) async fn change(
    counter: Counter,
    grant: Granted<HoldTime>,
    ApiPath(id): ApiPath<HoldId>,
    page: Page,
    SafeForm(ChangeForm { to, typed }): SafeForm<ChangeForm>,
) -> Result<Response, Refusal> {
    let now = match hold_now(&counter, &grant, id).await? {
        Some(now) if now.state != HoldState::Gone => now,
        other => return ended_while_typing(&counter, &grant, &page, (id, other.as_ref()), &typed).await,
    };
    if let Some(first) = for_whom::begin_at_desk(&counter, &grant, &typed.for_whom) {
        return Ok(first);
    }
    let patient = for_whom::named(&typed.for_whom)?;
    let answers = typed.to_keep();
    if answers.is_none() && now.hold.answers.is_some() {
        // What was kept before, and is taken out of the fields, is not to come back.
        counter.appointments.forget_answers(&grant).await?;
    }
    let kept = keep(&counter, &grant, answers, Some(id)).await;
    let words = if kept { answers_kept(counter.fill.hold_minutes()) } else { still_held() };
    let banner = Flash::of(Tone::Info, words);
    // Whoever has left has no other times.
    let to = if now.doctor.is_listed() { to.as_str() } else { DOCTOR };
    let (path, banner) = match (way_back(&now, patient, kept), to) {
        (Some(back), DOCTOR) => (other_doctors(grant.role(), patient, Some(back.id)), Some(banner.with_link(&back.href, back_to_held()))),
        (None, DOCTOR) => (other_doctors(grant.role(), patient, None), Some(banner).filter(|_| kept)),
        // The page says itself that the time is held.
        _ => (other_times(&counter, &now, patient), Some(banner).filter(|_| kept)),
    };
    Ok(match banner {
        Some(banner) => flash::redirect(&counter.web, &path, banner, None),
        None => Redirect::to(&path).into_response(),
    })
}

/// Where other doctors are, for whom the held time was; `held` where it stands.
fn other_doctors(role: Role, patient: Option<UserId>, held: Option<HoldId>) -> String {
    match patient {
        Some(patient) if role == Role::Receptionist => format!("/patients/{patient}/book{}", along(None, held)),
        _ => format!("/departments{}", along(patient, held)),
    }
}

/// Where the other doctors of a department are, for somebody; those of every one where it is gone.
pub(super) fn others_of(role: Role, department: Option<DepartmentId>, patient: Option<UserId>) -> String {
    match (department, patient) {
        (None, patient) => other_doctors(role, patient, None),
        (Some(department), Some(patient)) if role == Role::Receptionist => format!("/patients/{patient}/book?department={department}"),
        (Some(department), patient) => format!("/departments/{department}{}", along(patient, None)),
    }
}

/// Where the doctor's other times are, for whom the held one was.
fn other_times(counter: &Counter, HoldNow { hold, state, .. }: &HoldNow, patient: Option<UserId>) -> String {
    let (doctor, day) = (hold.doctor_id, counter.fill.zone().date(hold.start));
    let kind = hold.kind.as_ref().map(|kind| format!("&kind={}", kind.id)).unwrap_or_default();
    let held = if *state == HoldState::Stands { tail(hold.id) } else { String::new() };
    format!("/doctors/{doctor}/times?day={day}{kind}{held}{}", for_whom::tail(patient, '&'))
}

/// What says in the address of a page of times that a time is held.
pub(super) fn tail(id: HoldId) -> String {
    format!("&held={id}")
}

/// The way back to a hold, where it stands. `typed`: something was typed for it, and so there is something to check.
pub(super) fn way_back(HoldNow { hold: Hold { id, .. }, state, .. }: &HoldNow, patient: Option<UserId>, typed: bool) -> Option<StillHeld> {
    let step = if typed { "/check" } else { "" };
    (*state == HoldState::Stands).then(|| StillHeld { id: *id, href: format!("/book/{id}{step}{}", for_whom::tail(patient, '?')) })
}

/// The way back to the hold that the address of a page of times names, while it stands and is for this patient. No call where none is
/// named, else two.
pub(super) async fn named(
    counter: &Counter,
    grant: Option<&Granted<HoldTime>>,
    said: &str,
    patient: Option<UserId>,
) -> Result<Option<StillHeld>, Refusal> {
    let (Some(grant), Ok(id)) = (grant, said.parse()) else { return Ok(None) };
    let Some(now) = hold_now(counter, grant, id).await? else { return Ok(None) };
    let typed = typed_for(counter, &now, patient);
    let is_theirs = typed.unwrap_or(now.hold.patient == patient);
    Ok(if is_theirs { way_back(&now, patient, typed.is_some()) } else { None })
}

/// Whether what was typed with a hold is for this patient; `None` where nothing is.
pub(super) fn typed_for(counter: &Counter, now: &HoldNow, patient: Option<UserId>) -> Option<bool> {
    counter.appointments.typed_before(&now.hold).map(|typed| typed.patient == patient)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn f24_other_doctors_are_those_of_the_department_for_whom_the_time_was() {
        let (department, patient) = (DepartmentId::from_uuid(Uuid::from_u128(1)), UserId::from_uuid(Uuid::from_u128(2)));
        let others = |role, patient| others_of(role, Some(department), patient);
        assert_eq!(others(Role::Patient, None), format!("/departments/{department}"));
        assert_eq!(others(Role::Patient, Some(patient)), format!("/departments/{department}?for={patient}"));
        assert_eq!(others(Role::Receptionist, Some(patient)), format!("/patients/{patient}/book?department={department}"));
        assert_eq!(others_of(Role::Patient, None, Some(patient)), format!("/departments?for={patient}"));
        assert_eq!(others_of(Role::Receptionist, None, Some(patient)), format!("/patients/{patient}/book"));
    }
}
