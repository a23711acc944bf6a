//! The stock of one blood group: units by the day they expire, and how it changes.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::primitives::people::BloodGroup;

/// Whole blood may be used so many days after it was taken: 35 in CPDA-1, the usual anticoagulant (21 CFR 610.53, dating periods).
/// An administrator says another day per donation where the bag is of another kind.
pub const KEPT_DAYS: i32 = 35;
/// No blood that is kept cool lasts longer: 42 days, red cells in an additive solution (the same table).
pub const LONGEST_KEPT_DAYS: i32 = 42;
/// Units that can be taken in or handed out at once.
pub const MOST_UNITS: u32 = 1_000;

/// Units that expire on the same day. That day is the last on which they may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Lot {
    #[schema(value_type = String, format = "date")]
    pub expires_on: Date,
    pub units: u32,
}

/// What there is of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    pub blood_group: BloodGroup,
    /// How many events told of it; 0 before there ever was any.
    pub version: u32,
    /// It was below the threshold after its last movement, and that was told if it fell there.
    pub low: bool,
    /// One per day, the soonest first; never empty ones.
    pub lots: Vec<Lot>,
}

/// What happens to a stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    TakeIn(Lot),
    /// So many units, those first that expire first.
    HandOut(u32),
    /// Everything that may not be used any more.
    Expire,
}

/// A stock after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub stock: Stock,
    /// What came or went.
    pub lots: Vec<Lot>,
    /// Units that can be used now.
    pub left: u32,
    /// It was not low, and is now.
    pub fell: bool,
}

/// More was asked for than there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("only {left} units are left")]
pub struct NotEnough {
    pub left: u32,
}

impl Stock {
    /// A group that never had any. It is low without having fallen.
    #[must_use]
    pub const fn empty(blood_group: BloodGroup) -> Self {
        Self { blood_group, version: 0, low: true, lots: Vec::new() }
    }

    /// Units that can be used on a day.
    #[must_use]
    pub fn units(&self, today: Date) -> u32 {
        self.lots.iter().filter(|lot| lot.expires_on >= today).map(|lot| lot.units).sum()
    }

    /// Whether something in it may not be used any more.
    #[must_use]
    pub fn has_expired(&self, today: Date) -> bool {
        self.lots.first().is_some_and(|lot| lot.expires_on < today)
    }

    /// The stock after a change on a day, where fewer than `least` units are low.
    ///
    /// # Errors
    /// When more is to go than can be used: nothing changes.
    pub fn after(&self, change: Change, today: Date, least: u32) -> Result<Changed, NotEnough> {
        let mut lots = self.lots.clone();
        let moved = match change {
            Change::TakeIn(lot) => {
                take_in(&mut lots, lot);
                vec![lot]
            }
            Change::HandOut(units) => {
                let left = self.units(today);
                if units > left {
                    return Err(NotEnough { left });
                }
                hand_out(&mut lots, units, today)
            }
            Change::Expire => lots.extract_if(.., |lot| lot.expires_on < today).collect(),
        };
        let mut stock = Self { blood_group: self.blood_group, version: self.version, low: self.low, lots };
        let left = stock.units(today);
        stock.low = left < least;
        let fell = stock.low && !self.low;
        stock.version += 1 + u32::from(fell);
        Ok(Changed { stock, lots: moved, left, fell })
    }
}

fn take_in(lots: &mut Vec<Lot>, new: Lot) {
    match lots.binary_search_by(|lot| lot.expires_on.cmp(&new.expires_on)) {
        Ok(at) => lots[at].units += new.units,
        Err(at) => lots.insert(at, new),
    }
}

/// What went, of the lots that can be used on a day.
fn hand_out(lots: &mut Vec<Lot>, units: u32, today: Date) -> Vec<Lot> {
    let (mut wanted, mut gone) = (units, Vec::new());
    for lot in lots.iter_mut().filter(|lot| lot.expires_on >= today) {
        let taken = wanted.min(lot.units);
        if taken == 0 {
            break;
        }
        lot.units -= taken;
        wanted -= taken;
        gone.push(Lot { expires_on: lot.expires_on, units: taken });
    }
    lots.retain(|lot| lot.units > 0);
    gone
}

/// The groups that are below `least`, those first of which there is least; at most three.
#[must_use]
pub fn needed_most(stocks: &[(BloodGroup, u32)], least: u32) -> Vec<BloodGroup> {
    let mut low: Vec<_> = stocks.iter().filter(|(_, units)| *units < least).collect();
    low.sort_by_key(|(_, units)| *units);
    low.into_iter().take(3).map(|(group, _)| *group).collect()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use proptest::prelude::*;

    use super::*;

    fn day(number: i64) -> Date {
        "2026-11-23".parse::<Date>().unwrap().checked_add(number.days()).unwrap()
    }

    fn lot(expires: i64, units: u32) -> Lot {
        Lot { expires_on: day(expires), units }
    }

    #[test]
    fn f54_what_expires_first_goes_first_and_what_has_expired_is_no_stock() {
        let mut stock = Stock::empty(BloodGroup::ONegative);
        for new in [lot(20, 3), lot(5, 2), lot(20, 1)] {
            stock = stock.after(Change::TakeIn(new), day(0), 1).unwrap().stock;
        }
        assert_eq!(stock.lots, [lot(5, 2), lot(20, 4)]);
        let out = stock.after(Change::HandOut(3), day(5), 1).unwrap();
        assert_eq!((out.lots, out.left), (vec![lot(5, 2), lot(20, 1)], 3), "on its day it may still be used");
        assert_eq!((stock.units(day(6)), stock.has_expired(day(6)), stock.has_expired(day(5))), (4, true, false));
        assert_eq!(stock.after(Change::HandOut(5), day(6), 1), Err(NotEnough { left: 4 }));
        let swept = stock.after(Change::Expire, day(6), 1).unwrap();
        assert_eq!((swept.lots, swept.stock.lots), (vec![lot(5, 2)], vec![lot(20, 4)]));
    }

    #[test]
    fn f54_a_group_falls_once_per_crossing() {
        let mut stock = Stock::empty(BloodGroup::AbPositive);
        let mut fell = Vec::new();
        for change in [
            Change::TakeIn(lot(9, 4)),
            Change::TakeIn(lot(9, 1)),
            Change::HandOut(1),
            Change::HandOut(1),
            Change::TakeIn(lot(9, 1)),
            Change::TakeIn(lot(9, 1)),
            Change::HandOut(5),
        ] {
            let changed = stock.after(change, day(0), 5).unwrap();
            fell.push(changed.fell);
            stock = changed.stock;
        }
        assert_eq!(fell, [false, false, true, false, false, false, true], "4 was never above; five is not below five");
        assert_eq!(stock.version, 9, "one event per movement and one per fall");
    }

    #[test]
    fn f54_the_fewest_are_needed_most() {
        let units = [(BloodGroup::APositive, 9), (BloodGroup::BNegative, 2), (BloodGroup::ONegative, 0), (BloodGroup::AbNegative, 5)];
        assert_eq!(needed_most(&units, 5), [BloodGroup::ONegative, BloodGroup::BNegative]);
        assert_eq!(needed_most(&BloodGroup::ALL.map(|group| (group, 0)), 5).len(), 3);
    }

    fn changes() -> impl Strategy<Value = Vec<(i64, Change)>> {
        let change = prop_oneof![
            4 => (1..=42_i64, 1..=9_u32).prop_map(|(days, units)| (days, Some(units), true)),
            5 => (0..=0_i64, 1..=9_u32).prop_map(|(days, units)| (days, Some(units), false)),
            1 => Just((0, None, false)),
        ];
        proptest::collection::vec((0..=1_i64, change), 1_000).prop_map(|all| {
            let mut today = 0;
            all.into_iter()
                .map(|(later, (days, units, comes))| {
                    today += later;
                    let change = match units {
                        Some(units) if comes => Change::TakeIn(lot(today + days, units)),
                        Some(units) => Change::HandOut(units),
                        None => Change::Expire,
                    };
                    (today, change)
                })
                .collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

        /// Against a plain sum: the stock is its history, never below zero, and it falls as often as it came from above.
        #[test]
        fn f54_after_a_thousand_movements_the_stock_is_its_history(changes in changes()) {
            let (mut stock, mut sum, mut falls, mut was_low) = (Stock::empty(BloodGroup::BPositive), 0_i64, 0, true);
            let mut movements = 0;
            for (today, change) in changes {
                let today = day(today);
                let before = stock.units(today);
                match stock.after(change, today, 5) {
                    Ok(changed) => {
                        let moved: u32 = changed.lots.iter().map(|lot| lot.units).sum();
                        sum += if matches!(change, Change::TakeIn(_)) { i64::from(moved) } else { -i64::from(moved) };
                        falls += u32::from(changed.fell);
                        let low = changed.left < 5;
                        prop_assert_eq!(changed.fell, low && !was_low);
                        prop_assert!(changed.stock.lots.is_sorted_by(|a, b| a.expires_on < b.expires_on));
                        prop_assert!(changed.stock.lots.iter().all(|lot| lot.units > 0));
                        (was_low, movements, stock) = (low, movements + 1, changed.stock);
                    }
                    Err(NotEnough { left }) => prop_assert_eq!(left, before),
                }
                prop_assert_eq!(i64::from(stock.lots.iter().map(|lot| lot.units).sum::<u32>()), sum);
                prop_assert_eq!(stock.version, movements + falls);
            }
        }
    }
}
