//! Leave that repairs the day (F34): visits that a doctor's leave or closed time has hit, or a day on which the hospital closes, are
//! offered other times, and listed until each of them is solved.
//!
//! Whoever enters leave says of each visit in it what is to become of it. Nothing changes before they confirm. The transaction of the
//! leave also writes what was said, if anything was (`repairs_due`, `0plan#<exception>`); from it each visit gets its repair, at once
//! or, where the server was killed, by the job `waiting-list`. Up to three times are looked for: soon after the leave with the same doctor, near the visit's
//! own time with others of the department. Each is kept for the patient on its doctor's ledger like any hold, written in the
//! transaction that names it in the repair. The patient chooses by the link of a mail or signed in: one press moves the visit to the
//! time, by the protocol of every move and in one transaction with the repair. A no, silence, or no time to offer makes the repair
//! one that somebody has to look at: it stands on `/desk/repairs` until the visit is moved or cancelled in whichever way, somebody
//! says that it takes place all the same, or the leave is taken back.
//!
//! Leave or a closed day may hit a time while it is kept for somebody: it is let go, by the job or when somebody would take it, and where
//! none is left others are looked for in a new round.
//!
//! Days that the hospital closes on begin the same repairs, where whoever closes them says so: the transaction of the settings writes what
//! the job is to look at (`repairs_due`), a moment later, when every process has the settings and nobody books these days any more. Days
//! that open again end them like leave that is taken back.
//!
//! Rows, all in `requests`: `repair#<visit>` under the patient decides; `open#<start>#<visit>` under `repairs` is its copy for staff
//! while it is open; `<moment>#<visit>` under `repairs_due` says when the job looks at it next.
//! How many are open stands among the totals of the house (`storage::totals`), for the homes of the desk and of administrators.
//!
//! Events: none of its own. It hears that a visit was moved or cancelled, and that leave was taken back. Pages: `/desk/repairs`,
//! `/appointments/{id}/repair` and below, `/other-time/{token}`. API: `/repairs`, `/appointments/{id}/repair`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
