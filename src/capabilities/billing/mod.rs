//! Invoices and payments (F55), and insurance claims (F56).
//!
//! A completed visit whose fee was agreed on gets one invoice; a visit without a fee gets none, and no other figure is ever made up.
//! It is issued by hearing `appointment.completed`, in the transaction that marks the event as heard, and its id is the visit's: so
//! no crash makes two of them or none. Rows: `billing`, partition = patient: `invoice#…` is an invoice with its lines, payments and
//! settlements, `claim#…` a claim with its history, `checkout#…` one payment begun online. Lines and payments stand in the invoice
//! because there are few of them (20 and 50 at most): one row and one version decide, so two payments at once never overpay.
//!
//! Every change is one transaction: the invoice (if it still has the version that was read), the claim or the online payment it comes
//! from, what the month earned (a row of the months for each doctor), how many unpaid invoices the patient has, the event, the
//! mail, the audit entry and the idempotency answer. `caredesk verify` recounts all of it.
//!
//! States go issued → partly paid → paid, or issued → void, and nowhere else: what was paid is given back outside of the portal. A
//! claim goes submitted → under review → approved or rejected, approved → paid; a paid claim settles its invoice as a payment does
//! but is none. Events: `invoice.issued`, `invoice.paid`, `claim.filed`, `claim.decided`, with ids and nothing else.
//!
//! Online payments go through an adapter (`outbound::payments`). What a gateway took and the invoice no longer takes is kept for the
//! list of refunds. Carers see nothing of it: no grant of today speaks of money.
//!
//! Pages: `/invoices` and below (patients), `/admin/billing`, `/admin/claims` and `/admin/revenue` (administrators). API: `/invoices`,
//! `/claims`, `/admin/revenue`, `/admin/refunds`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
