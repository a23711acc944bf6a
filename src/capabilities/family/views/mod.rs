//! What the pages of family and carers show.

mod answer;
mod keep;

pub use answer::{GiveUp, InvitationEnded, InvitationPage, InvitationToStaff, acts_already, too_many_cared_for};
pub use keep::{CaredForLine, CarerForm, CarerLine, CarersPage, EditCarer, EndCarer, NewCarer};

use super::model::{Need, OnBehalf};
use super::service::CaredFor;
use crate::web::frame::Audience;
use crate::web::people::ActingFor;
use crate::web::render::Sample;
use crate::web::say::When;
use crate::web::texts::Message;

impl From<&OnBehalf> for ActingFor {
    fn from(carer: &OnBehalf) -> Self {
        Self {
            patient_id: carer.patient(),
            name: carer.patient_name().to_string(),
            reads: carer.allows(Need::ReadClinical),
            books: carer.allows(Need::Book),
        }
    }
}

impl From<CaredFor> for ActingFor {
    fn from(CaredFor { permit, name }: CaredFor) -> Self {
        let allows = |need| permit.scope.allows(need);
        Self { patient_id: permit.patient_id, name: name.to_string(), reads: allows(Need::ReadClinical), books: allows(Need::Book) }
    }
}

/// No address was typed.
pub fn address_missing() -> Message {
    Message::new("wrong-carer-address-missing")
}

/// That is no address of mail.
pub fn address_malformed() -> Message {
    Message::new("wrong-carer-address")
}

/// One's own address.
pub fn own_address() -> Message {
    Message::new("wrong-carer-own-address")
}

/// Somebody with this address acts already, or is asked.
pub fn asked_already() -> Message {
    Message::new("wrong-carer-already")
}

/// As many carers as one may have.
pub fn too_many(limit: u32) -> Message {
    Message::new("wrong-carers-too-many").with("limit", limit)
}

/// Nothing was chosen.
pub fn scope_missing() -> Message {
    Message::new("wrong-carer-scope-missing")
}

/// That is no date.
pub fn not_a_date() -> Message {
    Message::new("field-not-a-date")
}

/// The last day is over.
pub fn is_over() -> Message {
    Message::new("wrong-carer-end-past")
}

/// The last day is too far ahead.
pub fn too_far_ahead(years: u32) -> Message {
    Message::new("field-too-far-ahead-years").with("years", years)
}

/// So many were asked that the next one waits so many minutes.
pub fn asks_too_often(minutes: u32) -> Message {
    Message::new("carers-ask-too-often").with("minutes", minutes)
}

/// This very form asked somebody else already.
pub fn sent_before() -> Message {
    Message::new("carers-sent-before")
}

/// Somebody, perhaps oneself in another window, changed it since the page was made.
pub fn changed_since() -> Message {
    Message::new("carers-changed-since")
}

/// Banner: asked.
pub fn asked(email: &str) -> Message {
    Message::new("flash-carer-asked").with("email", email)
}

/// Banner: changed.
pub fn changed() -> Message {
    Message::new("flash-carer-changed")
}

/// Banner: ended.
pub fn ended() -> Message {
    Message::new("flash-carer-ended")
}

/// Banner: said yes.
pub fn accepted(name: &str) -> Message {
    Message::new("flash-carer-accepted").with("name", name)
}

/// Banner: said no.
pub fn declined() -> Message {
    Message::new("flash-carer-declined")
}

/// Banner: given up.
pub fn given_up() -> Message {
    Message::new("flash-carer-given-up")
}

fn sample_time() -> When {
    When::sample(24, "10:18")
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<CarersPage>(Audience::Patient);
    all.extend(Sample::all_of::<NewCarer>(Audience::Patient));
    all.extend(Sample::all_of::<EditCarer>(Audience::Patient));
    all.extend(Sample::all_of::<EndCarer>(Audience::Patient));
    all.extend(Sample::all_of::<GiveUp>(Audience::Patient));
    all.extend(Sample::all_of::<InvitationPage>(Audience::Patient));
    all.extend(Sample::all_of::<InvitationEnded>(Audience::Patient));
    all.extend(Sample::all_of::<InvitationToStaff>(Audience::Doctor));
    all
}
