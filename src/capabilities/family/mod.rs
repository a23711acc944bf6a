//! Family and carers (F70): a patient lets another patient's account book and read for them, with scope and last day.
//!
//! Rows, all in `requests`: `carer#<grant>` under the patient says what was asked and what became of it; `cares_for#<patient>`
//! under the carer is there as long as it runs, and is what every act for somebody else is decided from: read as last
//! written, and held by the transaction that acts. Whoever has no such row finds nothing of the patient's, byte for byte as
//! if it was not there. No events: nobody outside is told who helps whom. Both are told by mail, without a name.
//!
//! A carer who may `book` sees when, where and with whom, and books, moves and cancels. What is clinical (records, notes, and
//! the reason and symptoms of a visit) is for carers who may `read`, whatever they typed themselves once.
//!
//! Pages: `/carers` and below, `/cared-for/{pid}/give-up`, `/carer-invitations/{token}`. API: `/me/carers`, `/me/cared-for`,
//! `/carer-invitations/{token}`. What is done for somebody is done in the slices that do it for oneself.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
