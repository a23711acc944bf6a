//! The waiting room (F36): people say that they have come, and a screen on the wall calls them by number, never by name.
//!
//! Whoever arrives gets a token (`C-014`), at the desk, on their own page or at a tablet by the entrance; it is drawn with the
//! arrival (`appointments::service::token`). A screen shows the numbers of one department's day: who is being called, with the doctor's
//! name, and who waits. It is read from an index that holds nothing else, so it cannot show who somebody is.
//!
//! Rows: `directory`, owner `queue_screens`, one a department, with the mark that its link must carry. The link is sealed and kept
//! nowhere; making another or ending it shows nothing any more at the next look, three seconds at most. Pages: `/desk/screens` (staff),
//! `/queue/{key}` (a screen; no session), `/check-in` (the entrance; no session). A screen costs 1.5 read units every three seconds,
//! and 2 around midnight: then those too are shown who still wait since yesterday, or came early for tomorrow.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
