//! Floor 1: the only place that reads the environment. One file per section; validated whole before anything starts.

pub mod aws;
