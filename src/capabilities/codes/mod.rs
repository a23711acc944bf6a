//! Codes: the list of diagnoses by which a doctor may name what they found (F37), so that others count and compare it.
//!
//! The list is ICD-10-CM, in the binary and read on first use. There is no store and no service: it is the same for everybody,
//! changes with a release only, and nobody's. What is searched for is clinical all the same: it comes in a body, never in an
//! address that proxies and browsers write down. Pages: a step of the forms of `records`. API: `/codes/diagnoses/search`.

pub mod api;
pub mod model;
