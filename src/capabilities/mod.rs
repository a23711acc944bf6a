//! The slices: what a person in a hospital would name. Neighbours are listed in order; a slice uses only earlier ones.

pub mod appointments;
pub mod directory;
pub mod sign_in;
