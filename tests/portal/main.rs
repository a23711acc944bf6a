//! The portal as people use it: pages, forms and where they lead, without a browser and without JavaScript.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]
#![cfg(feature = "local")]

#[path = "../support/mod.rs"]
#[macro_use]
mod support;

mod accounts;
mod acting;
mod adding;
mod api_keys;
mod applying;
mod assistant;
mod audit;
mod background;
mod billing;
mod blood_bank;
mod booking;
mod by_link;
mod changing;
mod chat;
mod claiming;
mod codes;
mod day;
mod day_list;
mod desk;
mod emergency;
mod erasing;
mod erasing_job;
mod family;
mod finding;
mod first_page;
mod first_visit;
mod functions;
mod glance;
mod hours;
mod languages;
mod locking;
mod lost_device;
mod mail_hygiene;
mod managing;
mod monthly_reports;
mod notes;
mod notifications;
mod nowhere;
mod overview;
mod own_data;
mod own_data_job;
mod passwords;
mod patients;
mod people;
mod phone;
mod profile;
mod reading;
mod records;
mod reminders;
mod report_mail;
mod reports;
mod schedule;
mod second_factor;
mod security;
mod soonest;
mod standing;
mod steps;
mod subscriptions;
mod texts;
mod texts_held;
mod times;
mod treatment_history;
mod treatment_history_job;
mod video;
mod visit_mail;
mod waiting_list;
mod webhook_sending;
mod webhooks;
mod wellbeing;
mod windows;
