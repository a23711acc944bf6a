//! The JSON API of people. One place turns errors into refusals.

mod accounts;
mod applications;
mod body;
mod lock;
mod narrow;
mod patients;

use axum::extract::FromRef;
use serde_json::json;

use super::service::{DecideError, EditError, GiveAddressError, InviteError, Keeps, People, StandingError};
use crate::access::permissions::Right;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::accounts::Account;
use crate::identity::ground::Ground;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::record_number::RecordNumber;
use crate::primitives::time::HospitalZone;
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    People: FromRef<S>,
    SettingsBook: FromRef<S>,
    Ground: FromRef<S>,
{
    let (manages, makes) = (Gate::Needs(Right::ManageAccounts), Gate::Needs(Right::MakeAccounts));
    Routes::new()
        .api(manages, routes!(accounts::list))
        .api(makes, routes!(accounts::invite))
        .api(manages, routes!(accounts::show, accounts::change))
        .api(makes, routes!(accounts::send_link))
        .api(manages, routes!(accounts::disable))
        .api(makes, routes!(accounts::enable))
        .api(manages, routes!(accounts::sign_out))
        .api(Gate::Needs(Right::LockAccounts), routes!(lock::lock))
        .api(Gate::Needs(Right::LockAccounts), routes!(lock::unlock))
        .api(Gate::Needs(Right::ManageDoctors), routes!(applications::list))
        .api(Gate::Needs(Right::ManageDoctors), routes!(applications::approve))
        .api(Gate::Needs(Right::ManageDoctors), routes!(applications::reject))
        .api(Gate::Needs(Right::ManagePatients), routes!(patients::list))
        .api(Gate::Needs(Right::ManagePatients), routes!(patients::add))
        .api(Gate::Needs(Right::ManagePatients), routes!(patients::send_link))
        .api(Gate::Needs(Right::ManagePatients), routes!(patients::give_address))
        .api(Gate::SignedIn, routes!(patients::show))
        .api(Gate::Needs(Right::ManagePatients), routes!(patients::change))
}

/// What keeps an account open, as a problem.
fn in_use(keeps: &Keeps, zone: &HospitalZone) -> Refusal {
    let visits = keeps.visits.iter().map(|visit| {
        json!({
            "appointment_id": visit.appointment,
            "status": visit.status,
            "start": zone.rfc3339(visit.time.start),
            "end": zone.rfc3339(visit.time.end),
        })
    });
    let visits: Vec<_> = visits.collect();
    Because::of(Problem::InUse).member("appointments", visits).member("more_to_come", keeps.more_to_come).into()
}

impl From<InviteError> for Refusal {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::KnownAddress => Flaws::from(Flaw::new("/email", "known_address")).into(),
            InviteError::NoDepartment => Flaws::from(Flaw::new("/department_id", "unknown_department")).into(),
            InviteError::KeyReused => Problem::KeyReused.into(),
            InviteError::Storage(error) => error.into(),
        }
    }
}

impl From<GiveAddressError> for Refusal {
    fn from(error: GiveAddressError) -> Self {
        match error {
            GiveAddressError::NotFound => Self::NotFound,
            GiveAddressError::NotNow => Problem::NotAllowedNow.into(),
            GiveAddressError::KnownAddress => Flaws::from(Flaw::new("/email", "known_address")).into(),
            GiveAddressError::Often { retry_after } => Self::TooManyRequests { retry_after },
            GiveAddressError::Storage(error) => error.into(),
        }
    }
}

/// Who may be the person to be added, as a problem.
fn perhaps_known(alike: &[Account]) -> Refusal {
    let patients = alike.iter().map(|one| {
        json!({
            "id": one.user_id,
            "record_number": RecordNumber::of(one.user_id).to_string(),
            "name": one.name.as_str(),
            "date_of_birth": one.date_of_birth.map(|date| date.to_string()),
        })
    });
    Because::of(Problem::PerhapsKnown).member("patients", patients.collect::<Vec<_>>()).into()
}

impl From<DecideError> for Refusal {
    fn from(error: DecideError) -> Self {
        match error {
            DecideError::NotFound => Self::NotFound,
            DecideError::Decided => Problem::NotAllowedNow.into(),
            DecideError::NoDepartment => Flaws::from(Flaw::new("/department_id", "unknown_department")).into(),
            DecideError::Storage(error) => error.into(),
        }
    }
}

impl From<EditError> for Refusal {
    fn from(error: EditError) -> Self {
        match error {
            EditError::NotFound => Self::NotFound,
            EditError::NotHere => Problem::NotAllowedNow.into(),
            EditError::Stale => Self::StaleVersion,
            EditError::Storage(error) => error.into(),
        }
    }
}

impl From<StandingError> for Refusal {
    fn from(error: StandingError) -> Self {
        match error {
            StandingError::NotFound => Self::NotFound,
            StandingError::Oneself | StandingError::NotNow => Problem::NotAllowedNow.into(),
            // Handlers list the visits in the hospital's zone.
            StandingError::Visits(_) => Problem::InUse.into(),
            StandingError::NoDepartment => Flaws::from(Flaw::new("/department_id", "unknown_department")).into(),
            StandingError::WhichAddress => Flaws::from(Flaw::new("/link_to", "required")).into(),
            StandingError::AddressTaken => Flaws::from(Flaw::new("/link_to", "known_address")).into(),
            StandingError::Denied(denied) => denied.into(),
            StandingError::Storage(error) => error.into(),
        }
    }
}
