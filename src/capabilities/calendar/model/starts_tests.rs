//! Counting visits by where they begin, by hand and for any zone, clock change and set.

use jiff::civil::Date;
use proptest::prelude::*;

use super::*;
use crate::capabilities::calendar::model::{LedgerHold, Span};
use crate::primitives::ids::IdSource;
use crate::primitives::time::{Clock, HospitalZone};

const NOW: &str = "2026-11-24T04:00:00Z";
const GRAIN: Quantum = Quantum::FifteenMinutes;
const ZONES: [&str; 6] = ["Asia/Kolkata", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC"];
/// Months and days of 2026 on which clocks change somewhere, and one on which a week ends.
const DATES: [(u8, u8); 7] = [(3, 8), (3, 29), (4, 5), (10, 4), (10, 25), (11, 1), (11, 30)];

fn ids() -> IdSource {
    IdSource::seeded(Clock::fixed(NOW.parse().unwrap()), 3)
}

fn zone(name: &str) -> HospitalZone {
    name.parse().unwrap()
}

fn day_of(zone: &HospitalZone, date: &str) -> Slot {
    zone.day(date.parse::<Date>().unwrap())
}

/// The ledgers of a doctor whose visits begin at these instants.
fn ledgers(doctor: UserId, starts: &[&str]) -> Vec<Ledger> {
    let mut ledgers: Vec<Ledger> = Vec::new();
    for start in starts {
        let span = Span::of(Slot::of_minutes(start.parse().unwrap(), 15), 0, GRAIN).unwrap();
        let (week, day, quantum) = span.first().unwrap();
        if ledgers.iter().all(|ledger| ledger.week != week) {
            ledgers.push(Ledger::empty(doctor, week));
        }
        let ledger = ledgers.iter_mut().find(|ledger| ledger.week == week).unwrap();
        ledger.starts.entry(day).or_default().insert(quantum);
    }
    ledgers
}

fn count(ledgers: &[Ledger], day: Slot, viewer: Option<UserId>) -> usize {
    visits_within(ledgers, day, GRAIN, viewer, NOW.parse().unwrap())
}

#[test]
fn f24_a_day_of_the_hospital_is_counted_over_both_utc_days_it_touches() {
    let doctor = UserId::new(&ids());
    // In Kolkata the 30th of November, a Monday, runs from Sunday 18:30 to Monday 18:30 UTC.
    let starts = ["2026-11-29T18:15:00Z", "2026-11-29T18:30:00Z", "2026-11-30T04:00:00Z", "2026-11-30T18:15:00Z", "2026-11-30T18:30:00Z"];
    let ledgers = ledgers(doctor, &starts);
    assert_eq!(ledgers.len(), 2, "over two weeks of UTC");
    assert_eq!(count(&ledgers, day_of(&zone("Asia/Kolkata"), "2026-11-30"), None), 3);
    assert_eq!(count(&ledgers, day_of(&zone("UTC"), "2026-11-29"), None), 2);
    let seen = StartsSeen::of(&ledgers[1..], day_of(&zone("Asia/Kolkata"), "2026-11-30"));
    let looked_at: Vec<(String, u8, usize)> =
        seen.weeks().flat_map(|week| seen.in_week(week).map(move |(day, starts)| (week.to_string(), day, starts.len()))).collect();
    assert_eq!(looked_at, [("2026-W48".to_owned(), 7, 0), ("2026-W49".to_owned(), 1, 3)], "a week without a ledger begins nothing");
}

#[test]
fn f24_a_day_of_a_clock_change_is_as_long_as_it_is() {
    let (doctor, berlin) = (UserId::new(&ids()), zone("Europe/Berlin"));
    // 25 hours, from 22:00 to 23:00 UTC of the next day; in spring 23, from 23:00 to 22:00.
    let autumn = ledgers(doctor, &["2026-10-24T21:45:00Z", "2026-10-24T22:00:00Z", "2026-10-25T22:45:00Z", "2026-10-25T23:00:00Z"]);
    assert_eq!(count(&autumn, day_of(&berlin, "2026-10-25"), None), 2);
    let spring = ledgers(doctor, &["2026-03-28T22:45:00Z", "2026-03-28T23:00:00Z", "2026-03-29T21:45:00Z", "2026-03-29T22:00:00Z"]);
    assert_eq!(count(&spring, day_of(&berlin, "2026-03-29"), None), 2);
}

#[test]
fn f24_what_is_held_does_not_count_and_what_the_house_keeps_counts_once_for_each_other_person() {
    let ids = ids();
    let (doctor, asha, ben) = (UserId::new(&ids), UserId::new(&ids), UserId::new(&ids));
    let day = day_of(&zone("UTC"), "2026-11-26");
    let mut ledger = ledgers(doctor, &["2026-11-26T08:00:00Z"]);
    let mut hold = |owner, kept, first: u16, until: &str| {
        let days = BTreeMap::from([(4, DaySet::from([first, first + 1]))]);
        ledger[0].holds.push(LedgerHold { id: HoldId::new(&ids), owner, until: until.parse().unwrap(), kept, days });
        [None, Some(asha), Some(ben)].map(|viewer| count(&ledger, day, viewer))
    };
    assert_eq!(hold(asha, false, 40, "2026-11-25T04:00:00Z"), [1, 1, 1], "held while somebody confirms");
    assert_eq!(hold(asha, true, 44, "2026-11-25T04:00:00Z"), [2, 1, 2], "promised");
    assert_eq!(hold(asha, true, 48, "2026-11-25T04:00:00Z"), [2, 1, 2], "one person takes one of them");
    assert_eq!(hold(ben, true, 52, "2026-11-25T04:00:00Z"), [3, 2, 2]);
    assert_eq!(hold(UserId::new(&ids), true, 56, NOW), [3, 2, 2], "past its end it is nobody's");
}

#[test]
fn f26_a_day_can_be_counted_as_if_nothing_began_on_it() {
    let mut ledgers = ledgers(UserId::new(&ids()), &["2026-11-25T18:15:00Z", "2026-11-25T18:30:00Z", "2026-11-26T04:00:00Z"]);
    let kolkata = zone("Asia/Kolkata");
    ledgers[0].forget_starts(day_of(&kolkata, "2026-11-26"), GRAIN);
    assert_eq!(count(&ledgers, day_of(&kolkata, "2026-11-26"), None), 0);
    assert_eq!(count(&ledgers, day_of(&kolkata, "2026-11-25"), None), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// By walking over the instants themselves, around a change of the clocks: every visit counts on the date that the wall shows when
    /// it begins, and what was seen of the day holds every one of them.
    #[test]
    fn f24_every_visit_counts_on_its_own_date_and_on_no_other(
        name in prop::sample::select(ZONES.to_vec()),
        (month, around) in prop::sample::select(DATES.to_vec()),
        quarters in prop::collection::btree_set(-400_i64..400, 0..60),
    ) {
        let (zone, doctor) = (zone(name), UserId::new(&ids()));
        let noon: Timestamp = format!("2026-{month:02}-{around:02}T12:00:00Z").parse().unwrap();
        let starts: Vec<Timestamp> = quarters.iter().map(|quarter| after(noon, quarter * 900)).collect();
        let texts: Vec<String> = starts.iter().map(ToString::to_string).collect();
        let ledgers = ledgers(doctor, &texts.iter().map(String::as_str).collect::<Vec<_>>());
        let today = zone.date(noon);
        for date in [today.yesterday().unwrap(), today, today.tomorrow().unwrap()] {
            let (day, on_it) = (zone.day(date), |start: &&Timestamp| zone.date(**start) == date);
            prop_assert_eq!(count(&ledgers, day, None), starts.iter().filter(on_it).count());
            let seen = StartsSeen::of(&ledgers, day);
            let held = |start: &Timestamp| {
                let (week, of_day, quantum) = Span::of(Slot::of_minutes(*start, 15), 0, GRAIN).unwrap().first().unwrap();
                seen.in_week(week).any(|(day, starts)| day == of_day && starts.contains(&quantum))
            };
            prop_assert!(starts.iter().filter(on_it).all(held), "{date} in {name}");
        }
    }
}
