//! The pages of people: thin over `service`.
//!
//! `accounts`: the list and one account · `invite`: somebody new · `standing`: the link again, closing and opening ·
//! `lock`: an account in other hands · `edit`: somebody who works here · `narrow`: what lists are narrowed by · `new_patient`: one whom
//! the desk adds · `patients`: the desk's search and contact data · `walk_in`: whoever stands at the desk, from name to check-in ·
//! `applications`: doctors who apply.

mod accounts;
mod applications;
mod edit;
mod invite;
mod lock;
mod narrow;
mod new_patient;
mod patients;
mod standing;
mod walk_in;

use axum::extract::{FromRef, FromRequestParts};
use http::Method;
use http::request::Parts;

use super::service::People;
use crate::access::permissions::Right;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Where everybody who works here is.
const PEOPLE: &str = "/admin/people";
/// Where the desk finds patients.
const PATIENTS: &str = "/patients";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    People: FromRef<S>,
    Appointments: FromRef<S>,
    Availability: FromRef<S>,
    Directory: FromRef<S>,
    SettingsBook: FromRef<S>,
    Ground: FromRef<S>,
{
    let (desk, manages, makes) = (Gate::Needs(Right::ManagePatients), Gate::Needs(Right::ManageAccounts), Gate::Needs(Right::MakeAccounts));
    let locks = Gate::Needs(Right::LockAccounts);
    let decides = Gate::Needs(Right::ManageDoctors);
    Routes::new()
        .page(manages, Method::GET, PEOPLE, accounts::list)
        .page(makes, Method::GET, "/admin/people/new", invite::new)
        .page(makes, Method::POST, PEOPLE, invite::invite)
        .page(manages, Method::POST, "/admin/people/search", accounts::search)
        .page(manages, Method::GET, "/admin/people/{id}", accounts::show)
        .page(manages, Method::GET, "/admin/people/{id}/edit", edit::show)
        .page(manages, Method::POST, "/admin/people/{id}/edit", edit::save)
        .page(makes, Method::POST, "/admin/people/{id}/send-link", standing::send_link)
        .page(manages, Method::GET, "/admin/people/{id}/disable", standing::ask_disable)
        .page(manages, Method::POST, "/admin/people/{id}/disable", standing::disable)
        .page(makes, Method::POST, "/admin/people/{id}/enable", standing::enable)
        .page(manages, Method::POST, "/admin/people/{id}/sign-out", standing::sign_out)
        .page(locks, Method::GET, "/admin/people/{id}/lock", lock::ask)
        .page(locks, Method::POST, "/admin/people/{id}/lock", lock::lock)
        .page(locks, Method::GET, "/admin/people/{id}/unlock", lock::ask_unlock)
        .page(locks, Method::POST, "/admin/people/{id}/unlock", lock::unlock)
        .page(decides, Method::GET, applications::APPLICATIONS, applications::list)
        .page(decides, Method::GET, "/admin/applications/{id}", applications::show)
        .page(decides, Method::POST, "/admin/applications/{id}/approve", applications::approve)
        .page(decides, Method::POST, "/admin/applications/{id}/reject", applications::reject)
        .page(desk, Method::GET, PATIENTS, patients::list)
        .page(desk, Method::POST, PATIENTS, new_patient::add)
        .page(desk, Method::GET, "/patients/new", new_patient::new)
        .page(desk, Method::GET, walk_in::HERE, walk_in::show)
        .page(desk, Method::POST, walk_in::HERE, walk_in::send)
        .page(desk, Method::POST, "/patients/search", patients::search)
        .page(desk, Method::POST, "/patients/{pid}/send-link", patients::send_link)
        .page(desk, Method::POST, "/patients/{pid}/address", patients::give_address)
        .page(desk, Method::GET, "/patients/{pid}", patients::show)
        .page(desk, Method::POST, "/patients/{pid}", patients::save)
}

/// What these pages work with.
struct Office {
    people: People,
    appointments: Appointments,
    availability: Availability,
    directory: Directory,
    settings: SettingsBook,
    ground: Ground,
    web: WebState,
}

impl<S> FromRequestParts<S> for Office
where
    S: Send + Sync,
    WebState: FromRef<S>,
    People: FromRef<S>,
    Appointments: FromRef<S>,
    Availability: FromRef<S>,
    Directory: FromRef<S>,
    SettingsBook: FromRef<S>,
    Ground: FromRef<S>,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Ok(Self {
            people: People::from_ref(state),
            appointments: Appointments::from_ref(state),
            availability: Availability::from_ref(state),
            directory: Directory::from_ref(state),
            settings: SettingsBook::from_ref(state),
            ground: Ground::from_ref(state),
            web: WebState::from_ref(state),
        })
    }
}
