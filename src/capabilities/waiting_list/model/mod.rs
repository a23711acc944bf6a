//! What somebody waits for, how an entry goes on, and which of them a freed time suits. Pure.

mod entry;
mod freed;
mod window;
mod wish;

pub use entry::{Entry, Line, MOST_OPEN, Named, Offer, Queued, State, Told, What};
pub use freed::{Freed, FreedRange, FreedTime, OfferedTo};
pub use window::offered_until;
pub use wish::{Part, Wish, WishText};
