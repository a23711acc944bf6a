//! The blood bank (F54): what is in stock of the eight groups, who gives, and what is handed out.
//!
//! Anybody sees the stock. A patient offers to give and sees what becomes of it; administrators decide about it, enter what
//! somebody without an account gives, and hand blood out. Rows: `blood_bank`, partition = group: `stock` is what there is, by the
//! day it expires; `donation#…` one offer and its state; `movement#…` every change of the stock, in order, with what was left.
//! The design's `issue#…` rows are movements here, so that one query tells the whole story of a group.
//!
//! A change of the stock is one transaction: the stock (if it still has the version that was read), the movement, the event, the
//! audit entry, and the donation or the idempotency answer. So the stock equals its movements, is never below zero, and two hands
//! never reach for the same unit. `caredesk verify` recounts it.
//!
//! Blood that has expired is no stock: every reading leaves it out at once, by the hospital's date. The movement that takes it
//! out is written when the group is touched next, before anything else is done with it, and by the job `expire-blood` at the
//! latest. Events: `blood.stock_changed` with every movement, `blood.stock_low` with the one that brings a group below
//! `blood_low_units`, and not again before it was at least that. Both are one story per group, counted by the stock's version.
//! They say group and units, never who gave or why. An empty group that never had anything has fallen from nowhere: no event.
//!
//! Pages: `/blood-bank` (anybody), `/donations` and below (patients), `/admin/blood-bank` and below. API: `/blood-bank`, `/me/donations`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
