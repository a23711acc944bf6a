//! The figures of the house, and what an event changes in them. Pure.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::capabilities::appointments::model::{Moment, VisitLine};
use crate::events::listeners::Counted;
use crate::primitives::time::HospitalZone;

/// The house in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    pub departments: u64,
    /// Active ones.
    pub doctors: u64,
    /// Whose address is confirmed, or whom the desk added.
    pub patients: u64,
    /// Ever made, cancelled ones too.
    pub appointments: u64,
    /// Emergency accesses that nobody has looked at yet.
    pub emergency_accesses: u64,
    /// Visits that leave has hit and that are not solved yet.
    pub to_repair: u64,
    /// The hospital's date today.
    pub today: Date,
    /// Visits of today, cancelled ones left out.
    pub visits_today: u64,
}

/// Everything the overview shows.
#[derive(Debug, Clone)]
pub struct Overview {
    pub figures: Figures,
    /// What the visits beside the figures are.
    pub moment: Moment,
    /// At most eight, without reasons.
    pub visits: Vec<VisitLine>,
}

/// What waits for an administrator to decide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Doctors who applied, counted up to [`MOST_COUNTED`].
    pub applications: usize,
    /// Reports of lost phones.
    pub lost_devices: usize,
}

/// As far as applications are counted.
pub const MOST_COUNTED: usize = 20;

/// What one event changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Patients(i64),
    Appointments(i64),
    /// Visits of a hospital date.
    Day(Date, i64),
}

/// What an event changes in the totals, as the hospital's calendar stands `now`. Days that are over count no more:
/// nobody asks for them, and their numbers are dropped.
#[must_use]
pub fn changes(counted: Counted, zone: &HospitalZone, now: Timestamp) -> Vec<Change> {
    let today = zone.date(now);
    let day = |at: Timestamp, by| Some(zone.date(at)).filter(|date| *date >= today).map(|date| Change::Day(date, by));
    match counted {
        Counted::PatientJoined => vec![Change::Patients(1)],
        Counted::VisitMade { start } => [Some(Change::Appointments(1)), day(start, 1)].into_iter().flatten().collect(),
        Counted::VisitCancelled { start } => day(start, -1).into_iter().collect(),
        Counted::VisitMoved { from, to } if zone.date(from) == zone.date(to) => Vec::new(),
        Counted::VisitMoved { from, to } => [day(from, -1), day(to, 1)].into_iter().flatten().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn f59_a_visit_counts_on_the_hospitals_date_and_no_longer_once_that_is_over() {
        let kolkata: HospitalZone = "Asia/Kolkata".parse().unwrap();
        let date = |text: &str| text.parse::<Date>().unwrap();
        let changed = |counted| changes(counted, &kolkata, at("2026-11-23T04:00:00Z"));
        // 19:00 UTC is half past midnight in Kolkata.
        let late = at("2026-11-23T19:00:00Z");
        assert_eq!(changed(Counted::VisitMade { start: late }), [Change::Appointments(1), Change::Day(date("2026-11-24"), 1)]);
        assert_eq!(changed(Counted::VisitCancelled { start: late }), [Change::Day(date("2026-11-24"), -1)]);
        let yesterday = at("2026-11-22T10:00:00Z");
        assert_eq!(changed(Counted::VisitMade { start: yesterday }), [Change::Appointments(1)]);
        assert_eq!(changed(Counted::VisitCancelled { start: yesterday }), []);
        assert_eq!(changed(Counted::VisitMoved { from: yesterday, to: late }), [Change::Day(date("2026-11-24"), 1)]);
        let moved = Counted::VisitMoved { from: at("2026-11-23T10:00:00Z"), to: late };
        assert_eq!(changed(moved), [Change::Day(date("2026-11-23"), -1), Change::Day(date("2026-11-24"), 1)]);
        assert_eq!(changed(Counted::VisitMoved { from: late, to: at("2026-11-24T05:00:00Z") }), []);
        assert_eq!(changed(Counted::PatientJoined), [Change::Patients(1)]);
    }
}
