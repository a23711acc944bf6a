//! The list of codes, and how one is found in it. Pure.

mod list;
mod search;

pub use list::{Code, all, find};
pub use search::{Found, MOST_FOUND, SEARCH_LIMIT, search};
