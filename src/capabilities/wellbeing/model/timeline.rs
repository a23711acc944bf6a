//! The timeline (F42): what happened, from several lists that are each newest first, merged into one, a page at a time.

use std::cmp::Reverse;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::mood::Mood;
use super::vital::Vital;
use crate::capabilities::records::model::RecordLine;
use crate::capabilities::reports::model::Report;
use crate::primitives::ids::{RecordId, ReportId, VitalId};
use crate::primitives::page::Listed;
use crate::primitives::time::{HospitalZone, after};

/// What the timeline can be narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Visits,
    Reports,
    Vitals,
    Mood,
}

impl Kind {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Visits, Self::Reports, Self::Vitals, Self::Mood];

    /// As addresses name it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Visits => "visits",
            Self::Reports => "reports",
            Self::Vitals => "vitals",
            Self::Mood => "mood",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// One thing on it. Another kind joins here: a variant, its moment, its place in [`Place`] and its list in [`Sources`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A visit that was written up.
    Visit(RecordLine),
    /// A file that was added, in whatever state it is.
    Report(Report),
    Vital(Vital),
    Mood(Mood),
}

impl Entry {
    /// Where it stands: a visit when it was written up, a mood at the end of its day.
    #[must_use]
    pub fn at(&self, zone: &HospitalZone) -> Timestamp {
        match self {
            Self::Visit(line) => line.record_id.made_at(),
            Self::Report(report) => report.report_id.made_at(),
            Self::Vital(vital) => vital.taken_at,
            Self::Mood(mood) => after(zone.day(mood.date).end, -1),
        }
    }
}

/// The last entry shown of each list; `None` for a list nothing was shown of yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub visits: Option<RecordId>,
    pub reports: Option<ReportId>,
    pub vitals: Option<VitalId>,
    pub mood: Option<Date>,
}

/// The next rows of each list, newest first: at least as many as a page holds, or all that are left.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    pub visits: Vec<RecordLine>,
    pub reports: Vec<Report>,
    pub vitals: Vec<Vital>,
    pub mood: Vec<Mood>,
    /// Some list has more rows than these.
    pub more: bool,
}

/// The next page: at most `limit` entries, newest first, and where to go on. `place` is where this page began.
#[must_use]
pub fn merge(sources: Sources, place: Place, limit: usize, zone: &HospitalZone) -> Listed<Entry, Place> {
    let Sources { visits, reports, vitals, mood, more } = sources;
    let lists = [
        visits.into_iter().map(Entry::Visit).collect::<Vec<_>>(),
        reports.into_iter().map(Entry::Report).collect(),
        vitals.into_iter().map(Entry::Vital).collect(),
        mood.into_iter().map(Entry::Mood).collect(),
    ];
    let mut entries: Vec<Entry> = lists.into_iter().flatten().collect();
    // A stable sort: within a list its own order stays.
    entries.sort_by_key(|entry| Reverse(entry.at(zone)));
    let left = entries.split_off(limit.min(entries.len()));
    let shown = entries.iter().fold(place, |place, entry| match entry {
        Entry::Visit(line) => Place { visits: Some(line.record_id), ..place },
        Entry::Report(report) => Place { reports: Some(report.report_id), ..place },
        Entry::Vital(vital) => Place { vitals: Some(vital.vital_id), ..place },
        Entry::Mood(mood) => Place { mood: Some(mood.date), ..place },
    });
    let goes_on = (more || !left.is_empty()) && !entries.is_empty();
    Listed { items: entries, next: goes_on.then_some(shown) }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::capabilities::reports::model::{Announcement, FileName, Kind as FileKind};
    use crate::capabilities::wellbeing::model::{Level, NewVital, Values};
    use crate::primitives::ids::{AppointmentId, IdSource, UserId};
    use crate::primitives::text::Sensitive;
    use crate::primitives::time::Clock;

    const START: &str = "2026-03-01T00:00:00Z";

    fn user() -> UserId {
        UserId::from_uuid(Uuid::nil())
    }

    fn visit(hour: i64, ids: &IdSource) -> RecordLine {
        let at = after(START.parse().unwrap(), hour * 3_600);
        let record_id = RecordId::of_moment(at, ids);
        RecordLine {
            patient_id: user(),
            item: RecordLine::item_of(record_id),
            record_id,
            appointment_id: AppointmentId::from_uuid(Uuid::nil()),
            doctor_id: user(),
            doctor_name: "Dr Leena Farah".into(),
            visit_start: at,
            written_at: at,
            version: 1,
            diagnosis: Sensitive::new("d".into()),
            diagnosis_code: None,
            prescription: Sensitive::new("p".into()),
            size: 2,
        }
    }

    fn report(hour: i64, ids: &IdSource) -> Report {
        let at = after(START.parse().unwrap(), hour * 3_600);
        let name = FileName::cleaned("scan.pdf", FileKind::Pdf).unwrap();
        let file = Announcement { name, kind: FileKind::Pdf, size: 9, sha256: None };
        Report::announced(ReportId::of_moment(at, ids), user(), (user(), "Asha"), &file, at)
    }

    fn vital(hour: i64, ids: &IdSource) -> Vital {
        let taken_at = after(START.parse().unwrap(), hour * 3_600);
        Vital::new(user(), NewVital { taken_at, values: Values::default() }, ids, taken_at)
    }

    fn mood(day: i64) -> Mood {
        let date = jiff::civil::date(2026, 3, 1).saturating_add(day.days());
        let level = Level::ALL[usize::try_from(day % 5).unwrap()];
        Mood { patient_id: user(), item: Mood::item_of(date), date, level, note: None, version: 1, written_at: START.parse().unwrap() }
    }

    /// A page as the store would answer it: each list from its place on.
    fn read(all: &Sources, place: Place, limit: usize) -> Sources {
        let visits: Vec<_> = all.visits.iter().filter(|line| place.visits.is_none_or(|last| line.record_id < last)).cloned().collect();
        let reports: Vec<_> =
            all.reports.iter().filter(|report| place.reports.is_none_or(|last| report.report_id < last)).cloned().collect();
        let vitals: Vec<_> = all.vitals.iter().filter(|vital| place.vitals.is_none_or(|last| vital.vital_id < last)).cloned().collect();
        let mood: Vec<_> = all.mood.iter().filter(|mood| place.mood.is_none_or(|last| mood.date < last)).cloned().collect();
        let more = visits.len() > limit || reports.len() > limit || vitals.len() > limit || mood.len() > limit;
        let cut = |length: usize| length.min(limit);
        Sources {
            visits: visits[..cut(visits.len())].to_vec(),
            reports: reports[..cut(reports.len())].to_vec(),
            vitals: vitals[..cut(vitals.len())].to_vec(),
            mood: mood[..cut(mood.len())].to_vec(),
            more,
        }
    }

    proptest! {
        /// Whatever there is and however few a page holds: every entry comes once, newest first, across changes of the clocks.
        #[test]
        fn f42_leafing_through_shows_every_entry_once_and_newest_first(
            visits in prop::collection::vec(0i64..2_000, 0..12),
            reports in prop::collection::vec(0i64..2_000, 0..12),
            vitals in prop::collection::vec(0i64..2_000, 0..25),
            moods in prop::collection::btree_set(0i64..80, 0..25),
            limit in 1usize..9,
            zone in prop::sample::select(vec!["Asia/Kolkata", "America/New_York", "Australia/Lord_Howe"]),
        ) {
            let zone: HospitalZone = zone.parse().unwrap();
            let ids = IdSource::seeded(Clock::fixed(START.parse().unwrap()), 9);
            let mut all = Sources {
                visits: visits.iter().map(|hour| visit(*hour, &ids)).collect(),
                reports: reports.iter().map(|hour| report(*hour, &ids)).collect(),
                vitals: vitals.iter().map(|hour| vital(*hour, &ids)).collect(),
                mood: moods.iter().map(|day| mood(*day)).collect(),
                more: false,
            };
            all.visits.sort_by_key(|line| Reverse(line.record_id));
            all.reports.sort_by_key(|report| Reverse(report.report_id));
            all.vitals.sort_by_key(|vital| Reverse(vital.vital_id));
            all.mood.sort_by_key(|mood| Reverse(mood.date));
            let (mut seen, mut place) = (Vec::new(), Place::default());
            loop {
                let page = merge(read(&all, place, limit), place, limit, &zone);
                prop_assert!(page.items.len() <= limit);
                seen.extend(page.items);
                match page.next {
                    Some(next) => { prop_assert_ne!(next, place); place = next; }
                    None => break,
                }
            }
            let moments: Vec<_> = seen.iter().map(|entry| entry.at(&zone)).collect();
            prop_assert!(moments.is_sorted_by(|newer, older| newer >= older));
            prop_assert_eq!(seen.len(), all.visits.len() + all.reports.len() + all.vitals.len() + all.mood.len());
            for (at, entry) in seen.iter().enumerate() {
                prop_assert!(!seen[..at].contains(entry), "twice");
            }
        }
    }

    #[test]
    fn f42_a_place_in_the_list_is_what_its_cursor_carries() {
        let ids = IdSource::seeded(Clock::fixed(START.parse().unwrap()), 9);
        let place = Place { vitals: Some(VitalId::new(&ids)), mood: Some(jiff::civil::date(2026, 3, 1)), ..Place::default() };
        let carried = serde_json::to_vec(&place).unwrap();
        assert_eq!(serde_json::from_slice::<Place>(&carried).unwrap(), place);
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.word()), Some(kind));
        }
        assert_eq!(Kind::of("reports?"), None);
    }
}
