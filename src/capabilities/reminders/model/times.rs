//! The times at which somebody wants to be reminded, in place of the house's.

use serde::{Deserialize, Serialize};

use crate::capabilities::settings::model::Reminder;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::wall::WallTime;

/// Most times of one's own.
pub const MOST_OWN: usize = 3;
/// Days before a visit that may be chosen. Every time that anybody chose is a moment at which a day's visits are looked through.
const MOST_DAYS: i64 = 7;
/// Times of one's own are on the hour or half past, for the same reason.
const GRAIN: u16 = 30;

/// A time of one's own as it arrives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnTime {
    /// 1 = on the day before the visit, 0 = on its day; at most 7.
    pub days_before: i64,
    /// In the hospital's zone, on the hour or half past.
    #[schema(example = "18:00")]
    pub at: String,
}

impl From<&Reminder> for OwnTime {
    fn from(reminder: &Reminder) -> Self {
        Self { days_before: i64::from(reminder.days_before), at: reminder.at.to_string() }
    }
}

/// The times as chosen, those that come first first. One of the house's may be at any minute.
pub fn parse_own(given: &[OwnTime], house: &[Reminder], flaws: &mut Flaws) -> Vec<Reminder> {
    if given.len() > MOST_OWN {
        flaws.add(Flaw::too_many("/own_reminders", MOST_OWN));
    }
    let mut times: Vec<Reminder> = Vec::new();
    for (place, OwnTime { days_before, at }) in given.iter().enumerate().take(MOST_OWN) {
        let day = u16::try_from(*days_before).ok().filter(|_| *days_before <= MOST_DAYS);
        let day = day.ok_or_else(|| Flaw::out_of_range(format!("/own_reminders/{place}/days_before"), 0, MOST_DAYS));
        let pointer = format!("/own_reminders/{place}/at");
        let at = at.parse().ok().filter(|at: &WallTime| at.time().is_some()).ok_or_else(|| Flaw::new(pointer.clone(), "not_a_time"));
        let (Some(days_before), Some(at)) = (flaws.keep(day), flaws.keep(at)) else { continue };
        let time = Reminder { days_before, at };
        if !house.contains(&time) && !at.minutes().is_multiple_of(GRAIN) {
            flaws.add(Flaw::new(pointer, "not_a_multiple").with("minutes", i64::from(GRAIN)));
        } else if times.contains(&time) {
            flaws.add(Flaw::new(format!("/own_reminders/{place}"), "duplicate"));
        } else {
            times.push(time);
        }
    }
    times.sort_by_key(|reminder| (std::cmp::Reverse(reminder.days_before), reminder.at));
    times
}

/// Which of somebody's reminders on its day one is, from 0. Whoever was reminded by the first is not reminded by it again when its
/// hour is another one.
#[must_use]
pub fn place_among(reminder: Reminder, times: &[Reminder]) -> usize {
    times.iter().filter(|other| other.days_before == reminder.days_before && other.at < reminder.at).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(days_before: u16, hour: u16, minute: u16) -> Reminder {
        Reminder { days_before, at: WallTime::new(hour, minute) }
    }

    fn parse(given: &[(i64, &str)]) -> Result<Vec<Reminder>, String> {
        let given: Vec<OwnTime> =
            given.iter().map(|(days_before, at)| OwnTime { days_before: *days_before, at: (*at).to_owned() }).collect();
        let mut flaws = Flaws::default();
        let times = parse_own(&given, &[time(1, 8, 10)], &mut flaws);
        flaws.none().map(|()| times).map_err(|flaws| flaws.to_string())
    }

    #[test]
    fn f47_own_times_are_three_on_half_hours_within_a_week_or_those_of_the_house() {
        assert_eq!(parse(&[(0, "07:30"), (2, "18:00"), (1, "08:10")]), Ok(vec![time(2, 18, 0), time(1, 8, 10), time(0, 7, 30)]));
        for (given, why) in [
            (&[(0, "07:31")][..], "/own_reminders/0/at not_a_multiple"),
            (&[(8, "07:30")][..], "/own_reminders/0/days_before out_of_range"),
            (&[(1, "24:00")][..], "/own_reminders/0/at not_a_time"),
            (&[(1, "07:30"), (1, "07:30")][..], "/own_reminders/1 duplicate"),
            (&[(1, "07:00"), (1, "08:00"), (1, "09:00"), (1, "10:00")][..], "/own_reminders too_many"),
        ] {
            let said = parse(given).unwrap_err();
            assert!(said.starts_with(why), "{said}");
        }
    }

    #[test]
    fn f46_the_same_reminder_at_another_hour_has_the_same_place_and_a_second_one_another() {
        assert_eq!(place_among(time(1, 8, 0), &[time(1, 8, 0), time(0, 8, 0)]), 0);
        assert_eq!(place_among(time(1, 18, 0), &[time(1, 18, 0), time(0, 8, 0)]), 0);
        assert_eq!(place_among(time(1, 18, 0), &[time(1, 8, 0), time(1, 18, 0)]), 1);
    }
}
