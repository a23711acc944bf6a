//! Measurements, moods and the timeline as rules: what may be said, who may read a mood, what stands where. Pure.

mod lately;
mod mood;
mod timeline;
mod values;
mod vital;

pub use crate::primitives::chart::{Frame, Point, Scale};
pub use lately::Lately;
pub use mood::{Level, Mood, MoodReader, MoodText, NOTE_LIMIT, NewMood, Sharing, day_to_log, mood_version};
pub use timeline::{Entry, Kind, Place, Sources, merge};
pub use values::{Values, ValuesText, kilograms};
pub use vital::{NewVital, Vital, moment_to_log};
