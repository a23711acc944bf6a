//! What the trail tells and how it is narrowed. Pure.

mod acts;
mod filter;

pub use acts::{Act, Kind, act_of};
pub use filter::{Filter, LONGEST, Mark, Wanted, WhoDid};
