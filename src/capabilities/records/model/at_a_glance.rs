//! Where a row stands among what a doctor sees of a patient at a glance: index `glance_of_patient`.
//!
//! Measurements and days of the mood log stand first, the oldest in front; behind them records and reports, the newest in front. So
//! one range that begins with the diary of 90 days ago holds what is new of everything. Rows of other kinds stand nowhere.

use jiff::Timestamp;
use uuid::Uuid;

const DIARY: &str = "diary#";
const PAPERS: &str = "papers#";

/// The place of something measured or felt at a moment.
#[must_use]
pub fn in_the_diary(at: Timestamp) -> String {
    format!("{DIARY}{:015}", at.as_millisecond().max(0))
}

/// The place of a record or a report: later ids stand before earlier ones.
#[must_use]
pub fn among_the_papers(id: Uuid) -> String {
    format!("{PAPERS}{:032x}", !id.as_u128())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::{IdSource, RecordId};
    use crate::primitives::time::{Clock, after};

    #[test]
    fn f10_the_diary_goes_on_to_now_and_behind_it_the_newest_paper_is_first() {
        let now: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
        let ids = IdSource::seeded(Clock::fixed(now), 7);
        let paper = |seconds| among_the_papers(RecordId::of_moment(after(now, seconds), &ids).as_uuid());
        let in_order =
            [in_the_diary(Timestamp::UNIX_EPOCH), in_the_diary(after(now, -60)), in_the_diary(now), paper(0), paper(-60), paper(-90)];
        assert!(in_order.is_sorted_by(|first, second| first < second), "{in_order:?}");
        let (first, second) = (RecordId::new(&ids), RecordId::new(&ids));
        assert!(among_the_papers(second.as_uuid()) < among_the_papers(first.as_uuid()), "also of one moment");
    }
}
