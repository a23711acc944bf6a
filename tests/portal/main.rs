//! The portal as people use it: pages, forms and where they lead, without a browser and without JavaScript.
#![cfg(feature = "local")]

#[path = "../support/mod.rs"]
#[macro_use]
mod support;

mod accounts;
mod booking;
mod changing;
mod day;
mod first_visit;
mod steps;
mod times;
