//! The JSON contract of api.md, every test in both homes: as the server answers, and as the Lambda function does.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]
#![cfg(feature = "local")]

#[path = "../support/mod.rs"]
#[macro_use]
mod support;

mod accounts;
mod acts;
mod api_keys;
mod assistant;
mod audit;
mod background;
mod billing;
mod blood_bank;
mod booking;
mod chat;
mod codes;
mod daily_cap;
mod emergency;
mod emergency_review;
mod family;
mod fhir;
mod fhir_asks;
mod fhir_rules;
mod fhir_types;
mod holds;
mod later_acts;
mod life;
mod lists;
mod manners;
mod mood;
mod notes;
mod overview;
mod own_data;
mod reading;
mod reading_bounds;
mod reading_corpus;
mod records;
mod repeats;
mod report_breaks;
mod report_corpus;
mod report_deaths;
mod report_looks;
mod report_tricks;
mod reports;
mod series;
mod subscriptions;
mod texts;
mod treatment_history;
mod video;
mod visit_kinds;
mod vitals;
mod walk_ins;
mod wards;
mod webhooks;
