//! The waiting list (F33): a patient says for which department or doctor and which of the doctor's kinds of visits (F22), on which days
//! and in which parts of a day they would come, and the house offers them a time as soon as one becomes free that has room for it. A kind
//! is offered and booked as long, and for as much, as its doctor keeps it when it is offered; one they keep no more is the usual visit.
//!
//! What makes a time free: a visit that is cancelled or moved away, leave or closed time that is taken back, extra hours that are added,
//! weekly hours that are added, begin earlier, end later or hold on more dates, and a doctor who takes bookings again, joins, comes back or
//! comes from another department, of all of which a time that was free all along is offered too, and a doctor's daily cap that is raised or
//! taken away: the times of days that were full by it.
//! Of many such times the soonest forty go first, the others to whoever still waits then. What only staff may give away is never offered.
//! A hold that ends makes none: nobody had the time, and everybody can see it again.
//!
//! Events say so, the drain writes each into the list of freed times (`requests`, owner `freed_times`), and the job `waiting-list`
//! offers it: to whoever asked first among those it suits and who have no other visit then. The time is kept for them on the doctor's
//! ledger until the offer ends, so nobody else can book it; a yes books it by the ordinary protocol in one transaction; a no or silence
//! passes it to the next, and leave or a closed day over the time withdraws the offer, when somebody would take it or by the job within
//! about a minute: the entry waits on in its place. A patient who gave a time up, or for whom somebody did who acts for them, is not
//! offered it; one whose visit the house cancelled or moved is. Whom no mail reaches is called by the desk, whose day says so. Three
//! offers in a row that nobody answered end an entry. A wish for a doctor by name who left, or went to another department, stays, for they
//! may be back: patient, desk and API read that it cannot come true, and one press makes it a wish for any doctor, in its place; for the
//! usual visit where it was for one of the doctor's kinds, which the page says. Whoever takes a doctor off the list reads how many wait
//! for them.
//!
//! Rows, all in `requests`: `waits#<id>` under the patient is the entry and decides; under `waiting#<department>` a copy without its
//! patient's words, `open#<id>` in the order of asking while it waits and `over#<id>` afterwards, is what is matched and what staff
//! see. Why the patient wants to come is clinical: `waiting#<id>` in `records`, for the patient and, once booked, the visit's doctor.
//!
//! Events: none of its own; the visit tells `appointment.booked`. Pages: `/waiting-list`, `/patients/{pid}/waiting-list` and below,
//! `/waiting-offer/{token}`, `/desk/waiting-list`. API: `/patients/{pid}/waiting-list`, `/waiting-list`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
