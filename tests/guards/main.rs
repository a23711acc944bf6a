//! Guards: what the compiler does not hold. Each reads the tree or the lists of the program, fails with file and rule, and
//! has a negative control beside it: a violating sample that the same guard must find.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]
#![cfg(feature = "local")]

#[path = "../support/mod.rs"]
mod support;

mod access_patterns;
mod acts;
mod architecture;
mod asvs;
mod bills;
mod blood;
mod chat;
mod clinical_table;
mod config;
mod contrast;
mod dangers;
mod document;
mod doors;
mod emergency;
mod every_route;
mod example_forms;
mod examples;
mod features;
mod fhir;
mod house_table;
mod keys;
mod kit;
mod looked_at;
mod markup;
mod nonsense;
mod outward_table;
mod pages;
mod papers;
mod permissions;
mod repairs;
mod rooms;
mod route_answers;
mod route_table;
mod series;
mod somebody_elses;
mod source;
mod tables;
mod texts;
mod titles;
mod vendored;
mod visit_kinds;
mod visitors;
mod waiting;
mod wards;
