//! The pages of the directory: thin over `service`.
//!
//! `landing`: where everybody begins · `departments`: all of them, and one with whoever is free soonest · `doctors`: the
//! search · `profile`: one doctor · `guide`: what these work with · `admin_departments`, `admin_doctors` with its
//! `doctor_form` and `new_doctor`: what administrators write.

mod admin_departments;
mod admin_doctors;
mod departments;
mod doctor_form;
mod doctors;
mod guide;
mod import;
mod landing;
mod new_doctor;
mod profile;

use axum::extract::FromRef;
use http::Method;

use super::service::Directory;
use crate::access::permissions::Right;
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::people::service::People;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::waiting_list::service::WaitingList;
use crate::identity::ground::Ground;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Directory: FromRef<S>,
    Availability: FromRef<S>,
    WaitingList: FromRef<S>,
    SettingsBook: FromRef<S>,
    Appointments: FromRef<S>,
    Ground: FromRef<S>,
    People: FromRef<S>,
{
    Routes::new()
        .page(Gate::Public, Method::GET, "/", landing::landing)
        .page(Gate::Public, Method::GET, "/departments", departments::departments)
        .page(Gate::Public, Method::GET, "/departments/{id}", departments::department)
        .page(Gate::Public, Method::GET, "/doctors", doctors::search)
        .page(Gate::Public, Method::GET, "/doctors/{id}", profile::show)
        .merge(managing())
}

/// What only administrators come to.
fn managing<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Directory: FromRef<S>,
    Availability: FromRef<S>,
    WaitingList: FromRef<S>,
    SettingsBook: FromRef<S>,
    Ground: FromRef<S>,
    People: FromRef<S>,
{
    let (departments, doctors) = (Gate::Needs(Right::ManageDepartments), Gate::Needs(Right::ManageDoctors));
    Routes::new()
        .page(departments, Method::GET, "/departments/new", admin_departments::new)
        .page(departments, Method::POST, "/departments", admin_departments::create)
        .page(departments, Method::GET, "/departments/{id}/edit", admin_departments::edit)
        .page(departments, Method::POST, "/departments/{id}", admin_departments::save)
        .page(departments, Method::GET, "/departments/{id}/delete", admin_departments::ask_delete)
        .page(departments, Method::POST, "/departments/{id}/delete", admin_departments::delete)
        .page(doctors, Method::GET, import::HERE, import::begin)
        .page(doctors, Method::GET, "/admin/import/departments.csv", import::departments_template)
        .page(doctors, Method::GET, "/admin/import/doctors.csv", import::doctors_template)
        .page(doctors, Method::POST, import::HERE, import::check)
        .sheet()
        .page(doctors, Method::POST, "/admin/import/commit", import::commit)
        .sheet()
        .page(doctors, Method::GET, "/doctors/new", new_doctor::new)
        .page(doctors, Method::POST, "/doctors", new_doctor::invite)
        .page(doctors, Method::GET, "/doctors/former", admin_doctors::former)
        .page(doctors, Method::GET, "/doctors/{id}/edit", admin_doctors::edit)
        .page(doctors, Method::POST, "/doctors/{id}", admin_doctors::save)
        .page(doctors, Method::GET, "/doctors/{id}/deactivate", admin_doctors::ask_deactivate)
        .page(doctors, Method::POST, "/doctors/{id}/deactivate", admin_doctors::deactivate)
        .page(doctors, Method::POST, "/doctors/{id}/reactivate", admin_doctors::reactivate)
}
