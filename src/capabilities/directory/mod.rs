//! Departments and doctors: who works here and when somebody is free.

pub mod views;
