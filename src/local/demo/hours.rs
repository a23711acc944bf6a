//! When the demo's doctors work: weekly blocks as short tables, and the dated exceptions.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use crate::capabilities::directory::model::hours::Weekday::{self, Fri, Mon, Sat, Sun, Thu, Tue, Wed};
use crate::capabilities::directory::model::hours::{ExceptionKind, Rule};
use crate::primitives::ids::{IdSource, RuleId};
use crate::primitives::time::{HospitalZone, Slot, after};
use crate::primitives::wall::WallTime;

/// The same hours on some days of the week. Everything is a multiple of a quarter of an hour, the coarsest grain.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    days: &'static [Weekday],
    /// As digits: 930 is 09:30.
    from: u16,
    to: u16,
    visit_minutes: u16,
    season: Season,
}

/// For which dates a block holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Season {
    Always,
    /// Up to the Sunday after next.
    UntilTheTurn,
    /// From the Monday after that.
    FromTheTurn,
}

const fn block(days: &'static [Weekday], from: u16, to: u16, visit_minutes: u16) -> Block {
    Block { days, from, to, visit_minutes, season: Season::Always }
}

const fn seasonal(season: Season, days: &'static [Weekday], from: u16, to: u16, visit_minutes: u16) -> Block {
    Block { days, from, to, visit_minutes, season }
}

const WEEKDAYS: &[Weekday] = &[Mon, Tue, Wed, Thu, Fri];
const SIX_DAYS: &[Weekday] = &[Mon, Tue, Wed, Thu, Fri, Sat];
const EVERY_DAY: &[Weekday] = &[Mon, Tue, Wed, Thu, Fri, Sat, Sun];

pub(super) const OFFICE_HOURS: &[Block] = &[block(WEEKDAYS, 900, 1200, 30), block(WEEKDAYS, 1300, 1700, 30)];
pub(super) const OFFICE_HOURS_AND_SATURDAY: &[Block] =
    &[block(WEEKDAYS, 900, 1300, 30), block(WEEKDAYS, 1400, 1800, 30), block(&[Sat], 900, 1200, 30)];
pub(super) const QUICK_MORNINGS: &[Block] = &[block(SIX_DAYS, 900, 1300, 15)];
pub(super) const AFTERNOONS: &[Block] = &[block(WEEKDAYS, 1400, 1900, 30)];
pub(super) const EVERY_OTHER_DAY: &[Block] = &[block(&[Mon, Wed, Fri], 800, 1200, 30), block(&[Sat], 900, 1300, 30)];
pub(super) const QUICK_TWICE_A_DAY: &[Block] = &[block(WEEKDAYS, 1000, 1300, 15), block(WEEKDAYS, 1500, 1800, 15)];
pub(super) const TWO_LONG_DAYS: &[Block] = &[block(&[Tue, Thu], 1200, 2000, 30), block(&[Sat], 1000, 1400, 30)];
pub(super) const EARLY_MORNINGS: &[Block] = &[block(WEEKDAYS, 830, 1230, 15)];
pub(super) const FOUR_MORNINGS: &[Block] = &[block(&[Mon, Tue, Thu, Fri], 800, 1200, 30)];
pub(super) const MORNINGS_AND_SATURDAY: &[Block] = &[block(SIX_DAYS, 900, 1200, 30)];
pub(super) const LONG_AFTERNOONS: &[Block] = &[block(WEEKDAYS, 1300, 1900, 45)];
pub(super) const FULL_HOURS: &[Block] = &[block(&[Tue, Wed, Thu], 900, 1300, 60), block(&[Tue, Wed, Thu], 1400, 1700, 60)];
pub(super) const SOON_IN_THE_AFTERNOON: &[Block] =
    &[seasonal(Season::UntilTheTurn, WEEKDAYS, 900, 1200, 45), seasonal(Season::FromTheTurn, WEEKDAYS, 1400, 1700, 45)];
pub(super) const EVENINGS: &[Block] = &[block(WEEKDAYS, 1500, 2000, 30)];
pub(super) const SIX_MORNINGS: &[Block] = &[block(SIX_DAYS, 900, 1300, 30)];
pub(super) const THREE_LONG_MIDDAYS: &[Block] = &[block(&[Mon, Wed, Fri], 1000, 1600, 45)];
pub(super) const LATE_AND_SATURDAY: &[Block] = &[block(&[Tue, Thu], 1100, 1900, 30), block(&[Sat], 900, 1300, 30)];
pub(super) const BEFORE_AND_AFTER_WORK: &[Block] = &[block(SIX_DAYS, 800, 1200, 15), block(WEEKDAYS, 1700, 2000, 15)];
pub(super) const THREE_HOURS: &[Block] = &[block(WEEKDAYS, 900, 1200, 30)];
pub(super) const DAY_SHIFT: &[Block] = &[block(EVERY_DAY, 600, 1400, 15)];
pub(super) const LATE_SHIFT: &[Block] = &[block(EVERY_DAY, 1400, 2200, 15)];
pub(super) const NIGHT_SHIFT: &[Block] = &[block(EVERY_DAY, 0, 600, 15), block(EVERY_DAY, 2200, 2400, 15)];

/// Blocks as weekly rules, with dates as seen from `today`.
pub(super) fn rules(blocks: &[Block], today: Date, ids: &IdSource) -> Vec<Rule> {
    let wall = |digits: u16| WallTime::new(digits / 100, digits % 100);
    let turn = monday_after(today).saturating_add(14.days());
    let rule = |block: &Block, weekday: Weekday| Rule {
        id: RuleId::new(ids),
        weekday,
        start: wall(block.from),
        end: wall(block.to),
        visit_minutes: block.visit_minutes,
        valid_from: (block.season == Season::FromTheTurn).then_some(turn),
        valid_until: (block.season == Season::UntilTheTurn).then(|| turn.saturating_sub(1.day())),
        staff_only: false,
    };
    blocks.iter().flat_map(|block| block.days.iter().map(move |day| rule(block, *day))).collect()
}

fn monday_after(today: Date) -> Date {
    let from_monday = i64::from(today.weekday().to_monday_zero_offset());
    today.saturating_add((7 - from_monday).days())
}

/// A dated change of somebody's hours.
pub(super) struct Dated {
    pub(super) kind: ExceptionKind,
    pub(super) time: Slot,
    pub(super) reason: &'static str,
}

/// Monday to Friday of next week.
pub(super) fn leave_next_week(today: Date, zone: &HospitalZone) -> Dated {
    let monday = monday_after(today);
    let time = Slot { start: zone.day_start(monday), end: zone.day_start(monday.saturating_add(5.days())) };
    Dated { kind: ExceptionKind::Leave, time, reason: "Annual leave" }
}

/// Tomorrow from eight to ten.
pub(super) fn operating_tomorrow(today: Date, zone: &HospitalZone) -> Dated {
    let eight = after(zone.day_start(today.saturating_add(1.day())), 8 * HOUR);
    Dated { kind: ExceptionKind::Closed, time: Slot { start: eight, end: after(eight, 2 * HOUR) }, reason: "Operating list" }
}

const HOUR: i64 = 60 * 60;
/// Within these hours of a weekday the cardiologist's own rules make a list with a before and an after.
const WELL_WITHIN: (i8, i8) = (10, 16);

/// Whenever the demo begins, its cardiologist is at work: outside of her hours she has a session around that moment,
/// three hours to both sides within the day, from a full half hour on.
pub(super) fn session_around(now: Timestamp, zone: &HospitalZone) -> Option<Dated> {
    let wall = zone.wall(now);
    let weekday = !matches!(Weekday::of(wall.date()), Sat | Sun);
    if weekday && (WELL_WITHIN.0..WELL_WITHIN.1).contains(&wall.hour()) {
        return None;
    }
    let day = zone.day(wall.date());
    let half_hour = |at: Timestamp| at.as_second() - at.as_second().rem_euclid(HOUR / 2);
    let around = [-3 * HOUR, 3 * HOUR].map(|by| Timestamp::from_second(half_hour(after(now, by))).unwrap_or(now));
    let time = Slot { start: around[0].max(day.start), end: around[1].min(day.end) };
    Some(Dated { kind: ExceptionKind::Extra, time, reason: "On duty for the heart clinic" })
}
