//! Emergency access as rules: what a doctor has to say, how long it lasts, who may read by it, how it is reviewed. Pure.

mod access;
mod in_emergency;
mod review;
mod wish;

pub use access::{Category, EmergencyAccess, LASTS, Standing};
pub use in_emergency::InEmergency;
pub use review::{NOTE_LIMIT, NewReview, Outcome, Queue, Queued, Review, ReviewText, kept_until};
pub use wish::{LEAST_REASON, MOST_REASON, Who, Wish, WishText};
