//! Floor 6: what runs beside the requests, and what operators run.
//!
//! [`drain`] takes events out of the outbox, [`sender`] sends personal mail, [`loops`] runs both on a server; on Lambda
//! a schedule does. [`verify`] proves the house's invariants over whole tables, [`schema`] prints and makes the tables.

pub mod announcement;
pub mod commands;
pub mod drain;
pub mod house;
pub mod loops;
pub mod schema;
pub mod serve;

#[cfg(all(test, feature = "local"))]
mod testing;
#[cfg(all(test, feature = "local"))]
mod tests;
