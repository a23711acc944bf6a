//! Visits: choosing a time, booking, moving, cancelling, and the lists of them.

pub mod views;
