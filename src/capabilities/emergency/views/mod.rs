//! What the pages of emergency access show: `doctor` (one's own, and opening one), `review` (the administrators' list).

pub mod doctor;
pub mod review;

use crate::primitives::ids::EmergencyAccessId;
use crate::web::frame::Audience;
use crate::web::render::Sample;

fn sample_access(number: u128) -> EmergencyAccessId {
    EmergencyAccessId::from_uuid(uuid::Uuid::from_u128(number))
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<doctor::OwnEmergencies>(Audience::Doctor);
    all.extend(Sample::all_of::<doctor::NewEmergency>(Audience::Doctor));
    all.extend(Sample::all_of::<review::ReviewList>(Audience::Administrator));
    all.extend(Sample::all_of::<review::ReviewPage>(Audience::Administrator));
    all
}
