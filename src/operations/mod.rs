//! Floor 6: what runs beside the requests, and what operators run.
//!
//! [`serve`] is the first home and [`lambda`] the second. [`drain`] takes events out of the outbox, [`sender`] sends
//! mail and [`courier`] webhooks; [`loops`] runs them on a server, a schedule on Lambda. [`verify`] proves the house's invariants over whole tables,
//! [`recount`] counts the overview's totals anew from them, [`seal`] seals the audit trail, [`exporter`] makes copies of people's data,
//! [`schema`] prints and makes the tables.

pub mod admin;
pub mod announcement;
pub mod commands;
pub mod courier;
pub mod day_list;
pub mod drain;
pub mod draw;
pub mod eraser;
pub mod exporter;
pub mod house;
pub mod jobs;
pub mod lambda;
pub mod late;
pub mod look;
pub mod loops;
pub mod monthly;
#[cfg(feature = "local")]
mod progress;
pub mod read_pdf;
pub mod reaper;
pub mod recount;
pub mod reminders;
pub mod rights;
pub mod schema;
pub mod seal;
pub mod sender;
pub mod serve;
pub mod steps;
pub mod until;
pub mod verify;
pub mod waiting;

#[cfg(all(test, feature = "local"))]
mod testing;
#[cfg(all(test, feature = "local"))]
mod tests;
