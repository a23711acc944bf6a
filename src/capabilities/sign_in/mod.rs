//! Accounts of people: registering, confirming the address, signing in and out.

pub mod views;
