//! Saying that a doctor runs late, on the doctor's day and at the desk.

use std::sync::Arc;

use axum::response::Response;
use serde::Deserialize;

use super::super::model::{Late, LateBy, LateOn, Origin, path_to};
use super::super::views::late::{self as view, LateChoice, LateLine};
use super::Counter;
use crate::access::grant::Granted;
use crate::access::permissions::SayLate;
use crate::access::role::Role;
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::refusal::Refusal;

/// What a banner is about after it was said: the page then reads it anew, wherever it was written.
pub(super) const ABOUT: &str = "late";

/// How late, and who.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LateForm {
    /// Empty where doctors speak of themselves.
    doctor_id: String,
    /// One of the presets; `0`: not late.
    minutes: String,
    /// What the desk's list is narrowed to.
    list: String,
}

/// Says it, and leads back to where it was said.
pub(super) async fn say(counter: Counter, grant: Granted<SayLate>, SafeForm(form): SafeForm<LateForm>) -> Result<Response, Refusal> {
    let back = path_to(grant.role(), &Origin::read("", &form.list), counter.fill.today());
    let refused = |why| Ok(flash::redirect(&counter.web, &back, Flash::bad(why), None));
    let doctor: UserId = match (grant.role(), form.doctor_id.as_str()) {
        (Role::Doctor, "") => grant.id(),
        (_, "") => return refused(view::no_doctor()),
        (_, id) => id.parse().map_err(|_| Refusal::NotFound)?,
    };
    let Ok(minutes) = form.minutes.parse::<u16>() else { return refused(view::no_minutes()) };
    let by = LateBy::of(minutes);
    if by.is_none() && minutes != 0 {
        return refused(view::no_minutes());
    }
    let said = Box::pin(counter.appointments.say_late(&grant, doctor, by)).await?.ok_or(Refusal::NotFound)?;
    let words = by.map_or_else(|| view::taken_back(&said.doctor_name), |by| view::said(&said.doctor_name, by.minutes()));
    Ok(flash::redirect(&counter.web, &back, Flash::good(words), Some(ABOUT.to_owned())))
}

impl Counter {
    /// Who runs late today. No call, but one right after something was said: by whichever server, its page shows it.
    pub(super) async fn who_is_late(&self) -> Result<Arc<LateOn>, StorageError> {
        if self.said_late {
            Box::pin(self.appointments.refresh_late()).await?;
        }
        Ok(self.appointments.late_now())
    }
}

/// What a doctor's day says and offers.
pub(super) fn of_doctor(late: &LateOn, doctor: UserId) -> LateChoice {
    LateChoice { minutes: late.of(doctor).map(LateBy::minutes), ..LateChoice::nobody() }
}

/// The same for the desk, with everybody who runs late.
pub(super) fn of_all(late: &LateOn) -> LateChoice {
    let line = |late: &Late| LateLine { id: late.doctor_id, name: late.doctor_name.clone(), minutes: late.by.minutes() };
    LateChoice { doctors: late.doctors.iter().map(line).collect(), ..LateChoice::nobody() }
}
