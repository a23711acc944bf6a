//! Who may act for whom, as rules: scopes, terms, states, and the proof that somebody acts for a patient. Pure.

mod invitation;
mod on_behalf;
mod scope;
mod standing;
mod terms;

pub use invitation::{INVITATION_WORKS_FOR, InvitationProof};
pub use on_behalf::OnBehalf;
pub use scope::{Need, Scope};
pub use standing::{Carer, CarerGrant, Ending, Permit, Standing, State};
pub use terms::{LONGEST_YEARS, Terms, TermsText};

/// People who may act for one patient or are asked to, at most.
pub const MOST_CARERS: usize = 10;
/// Patients one carer acts for, at most.
pub const MOST_CARED_FOR: usize = 20;
