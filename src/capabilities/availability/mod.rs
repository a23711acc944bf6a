//! Availability: weekly rules with validity, dated exceptions, and the free times they leave (F22, F23).

pub mod model;
pub mod service;
