//! What the pages of measurements, the mood log and the timeline show.

use crate::web::frame::Audience;
use crate::web::render::Sample;
use crate::web::texts::Message;

pub mod chart;
pub mod glance;
pub mod mood;
pub mod timeline;
pub mod vitals;

/// A character that cannot be shown.
pub fn unprintable() -> Message {
    Message::new("wrong-text-unprintable")
}

/// It was changed in another window since the form was opened.
pub fn changed_meanwhile() -> Message {
    Message::new("background-changed-meanwhile")
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<vitals::VitalsPage>(Audience::Patient);
    all.extend(Sample::all_of::<mood::MoodPage>(Audience::Patient));
    all.extend(Sample::all_of::<timeline::TimelinePage>(Audience::Patient));
    all.extend(Sample::all_of::<timeline::TimelinePage>(Audience::Doctor));
    all.extend(Sample::all_of::<glance::GlancePage>(Audience::Doctor));
    all
}
