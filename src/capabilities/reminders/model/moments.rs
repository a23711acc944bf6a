//! The moments at which reminders are due, on the hospital's clock.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::Wishes;
use crate::capabilities::settings::model::Reminder;
use crate::primitives::time::{HospitalZone, after};

/// Whoever was told the time of a visit later than so long before a reminder's moment is not told it again by that reminder,
/// in seconds. So everything that a moment reminds of was there when it came, and is planned once.
const TOLD_BEFORE: i64 = 2 * 60 * 60;

/// A reminder of the house and when it is due for the visits of one hospital day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub reminder: Reminder,
    pub at: Timestamp,
}

/// A hospital day whose visits are to be reminded of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDay {
    pub date: Date,
    /// The moments that have come, earliest first.
    come: Vec<Moment>,
    /// Those up to here have been planned.
    planned: Timestamp,
}

/// When a reminder of visits on a date is due. Clocks that are put forward over it: the first instant after; a time they show
/// twice: the first.
#[must_use]
pub fn moment_of(zone: &HospitalZone, date: Date, reminder: Reminder) -> Option<Timestamp> {
    let day = date.checked_sub(i64::from(reminder.days_before).days()).ok()?;
    Some(zone.instant_or_next(day, reminder.at.time()?))
}

/// Whether somebody who was told the time of a visit then is reminded at `moment`.
#[must_use]
pub fn told_in_time(told: Timestamp, moment: Timestamp) -> bool {
    after(told, TOLD_BEFORE) <= moment
}

/// The days with a reminder whose moment came after `planned` and not after `now`. What has begun is never reminded of, so days
/// that are over are not among them.
#[must_use]
pub fn due_days(zone: &HospitalZone, reminders: &[Reminder], planned: Timestamp, now: Timestamp) -> Vec<DueDay> {
    let furthest = reminders.iter().map(|reminder| reminder.days_before).max().unwrap_or_default();
    let today = zone.date(now);
    let days = (0..=i64::from(furthest)).filter_map(|away| today.checked_add(away.days()).ok());
    let day = |date| {
        let moment = |reminder: &Reminder| Some(Moment { reminder: *reminder, at: moment_of(zone, date, *reminder)? });
        let mut come: Vec<Moment> = reminders.iter().filter_map(moment).filter(|moment| moment.at <= now).collect();
        come.sort_by_key(|moment| (moment.at, moment.reminder));
        DueDay { date, come, planned }
    };
    days.map(day).filter(|day| day.come.iter().any(|moment| moment.at > planned)).collect()
}

impl DueDay {
    /// What is due for a visit of this day whose patient was told its time at `told`: the last of the reminders they want in a house
    /// that has these, so that whoever is caught up on is written to once. `None` when that was planned before, or they know the
    /// time anyway.
    #[must_use]
    pub fn due_for(&self, told: Timestamp, wishes: &Wishes, house: &[Reminder]) -> Option<Moment> {
        let last = self.come.iter().rev().find(|moment| wishes.want(moment.reminder, house)).copied();
        last.filter(|moment| moment.at > self.planned && told_in_time(told, moment.at))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::primitives::wall::WallTime;

    fn reminder(days_before: u16, hour: u16, minute: u16) -> Reminder {
        Reminder { days_before, at: WallTime::new(hour, minute) }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn usual() -> [Reminder; 2] {
        [reminder(1, 8, 0), reminder(0, 8, 0)]
    }

    fn due(planned: &str, now: &str) -> Vec<(String, Vec<Reminder>)> {
        let kolkata = "Asia/Kolkata".parse().unwrap();
        let days = due_days(&kolkata, &usual(), at(planned), at(now));
        days.into_iter().map(|day| (day.date.to_string(), day.come.iter().map(|moment| moment.reminder).collect())).collect()
    }

    #[test]
    fn f46_at_eight_those_of_today_and_of_tomorrow_are_due_and_a_minute_later_none() {
        let eight = due("2026-11-24T02:29:00Z", "2026-11-24T02:30:00Z");
        let expected = [("2026-11-24".to_owned(), usual().to_vec()), ("2026-11-25".to_owned(), vec![usual()[0]])];
        assert_eq!(eight, expected);
        assert_eq!(due("2026-11-24T02:30:00Z", "2026-11-24T02:31:00Z"), []);
        assert_eq!(due("2026-11-24T02:20:00Z", "2026-11-24T02:29:59Z"), []);
    }

    #[test]
    fn f46_after_an_outage_a_visit_is_reminded_of_once_by_the_last_reminder_that_is_wanted() {
        let kolkata = "Asia/Kolkata".parse().unwrap();
        let days = due_days(&kolkata, &usual(), at("2026-11-22T00:00:00Z"), at("2026-11-24T05:00:00Z"));
        let today = days.iter().find(|day| day.date.to_string() == "2026-11-24").unwrap();
        let told = at("2026-11-01T00:00:00Z");
        let due_for = |told, wishes: &Wishes| today.due_for(told, wishes, &usual()).map(|moment| moment.reminder);
        assert_eq!(due_for(told, &Wishes::default()), Some(usual()[1]));
        let not_today = Wishes { off: vec![usual()[1]], ..Wishes::default() };
        assert_eq!(due_for(told, &not_today), Some(usual()[0]));
        assert_eq!(due_for(told, &Wishes { by_mail: false, ..Wishes::default() }), None);
        assert_eq!(due_for(at("2026-11-24T00:30:01Z"), &Wishes::default()), None, "booked less than two hours before");
        assert_eq!(due_for(at("2026-11-24T04:00:00Z"), &Wishes::default()), None, "booked after it");
        assert_eq!(due_for(at("2026-11-24T00:30:00Z"), &Wishes::default()), Some(usual()[1]));
    }

    #[test]
    fn f46_what_the_last_wanted_reminder_told_before_the_outage_is_not_told_again_by_an_earlier_one() {
        let new_york = "America/New_York".parse().unwrap();
        let reminders = [reminder(1, 8, 0), reminder(1, 9, 0)];
        let now = at("2026-11-24T14:30:00Z");
        let days = due_days(&new_york, &reminders, at("2026-11-24T14:00:00Z"), now);
        assert_eq!(days, [], "nine o'clock was planned, and eight o'clock is over with it");
    }

    /// The first instant at which the zone's clocks show a wall time or a later one, found by walking.
    fn oracle(zone: &HospitalZone, date: Date, time: jiff::civil::Time) -> Timestamp {
        let wanted = date.to_datetime(time);
        let mut minute = zone.day_start(date.yesterday().unwrap());
        while zone.wall(minute).datetime() < wanted {
            minute = after(minute, 60);
        }
        minute
    }

    proptest! {
        #[test]
        fn r18_a_reminder_is_due_at_its_hour_on_the_hospitals_clock(
            zone in prop::sample::select(vec!["America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]),
            day in 0_i64..800, days_before in 0_u16..=14, minutes in 0_u16..1440,
        ) {
            let zone: HospitalZone = zone.parse().unwrap();
            let date = jiff::civil::date(2026, 1, 15).checked_add(day.days()).unwrap();
            let reminder = reminder(days_before, minutes / 60, minutes % 60);
            let moment = moment_of(&zone, date, reminder).unwrap();
            let on = date.checked_sub(i64::from(days_before).days()).unwrap();
            prop_assert_eq!(moment, oracle(&zone, on, reminder.at.time().unwrap()));
        }

        #[test]
        fn f46_however_far_apart_the_runs_are_every_moment_is_due_in_one_of_them_while_its_day_lasts(
            gaps in prop::collection::vec(1_i64..200_000, 1..12), hour in 0_u16..24, days_before in 0_u16..4,
        ) {
            let zone: HospitalZone = "America/New_York".parse().unwrap();
            let reminder = reminder(days_before, hour, 30);
            let begin = at("2026-03-05T00:00:00Z");
            let mut runs = vec![begin];
            runs.extend(gaps.iter().scan(begin, |now, gap| { *now = after(*now, *gap); Some(*now) }));
            let due = |run: &[Timestamp]| due_days(&zone, &[reminder], run[0], run[1]);
            let found: Vec<Date> = runs.windows(2).flat_map(due).map(|day| day.date).collect();
            let expected = |date: &Date| {
                let moment = moment_of(&zone, *date, reminder).unwrap();
                let run = runs.iter().find(|run| **run >= moment);
                moment > begin && run.is_some_and(|run| zone.date(*run) <= *date)
            };
            let dates = zone.date(begin).series(1.day()).take(40);
            prop_assert_eq!(found, dates.filter(expected).collect::<Vec<_>>());
        }
    }
}
