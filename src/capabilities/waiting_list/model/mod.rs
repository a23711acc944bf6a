//! What somebody waits for, how an entry goes on, and which of them a freed time suits. Pure.

mod entry;
mod freed;
mod queued;
mod state;
mod window;
mod wish;

pub use entry::{Entry, MOST_OPEN, Named};
pub use freed::{Freed, FreedRange, FreedTime, OfferedTo};
pub use queued::{Line, Queued};
pub use state::{Offer, State, Told, What, offered_as};
pub use window::offered_until;
pub use wish::{Part, Wish, WishText};
