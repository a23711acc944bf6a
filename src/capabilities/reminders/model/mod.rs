//! When reminders are due, and who wants them and other news on which way. Pure.

mod moments;
mod texting;
mod times;
mod wishes;

pub use moments::{DueDay, Moment, due_days, moment_of, told_in_time};
pub use texting::{CODE_WORKS_FOR, MOST_TRIES, SentCode, Texting, WORDING, typed_digits};
pub use times::{MOST_OWN, OwnTime, parse_own, place_among};
pub use wishes::{NewsWays, QuietText, Wish, Wishes, WishesText};
