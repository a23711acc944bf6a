//! Departments and doctors: who works here, where, and by which weekly rules.
//!
//! Rows, all in `directory`: a department is owner `dpt_…`, part `department`, listed under `departments`; a doctor is
//! owner `usr_…`, part `doctor`, **one row** with profile, rules and coming exceptions, listed under
//! `doctors#<department>` while active, under `joining_doctors` before that and `former_doctors` afterwards. an application
//! (part `application`) is listed under `applications` while it waits. `lookups` holds the words doctors are found by. No events; every change has an
//! audit entry. Routes: `/departments`, `/doctors` and the same under `/api/v1`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
