//! Page plumbing that knows no capability: how a view becomes a page, and what surrounds it.

pub mod assets;
pub mod field;
pub mod frame;
pub mod people;
pub mod render;
pub mod say;
pub mod texts;
pub mod views;
