//! A ward, what is accepted of one, and how its beds are counted.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{UserId, WardId};
use crate::primitives::people::NAME_LIMIT;
use crate::primitives::text::{line, search_words};

/// The most beds of one ward.
pub const MOST_BEDS: u32 = 2_000;

/// A ward. `occupied` is never more than `beds`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ward {
    pub ward_id: WardId,
    pub name: String,
    /// How many it has in all.
    pub beds: u32,
    pub occupied: u32,
    /// How many were occupied before it was counted last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<u32>,
    /// How often it was counted.
    pub counts: u32,
    /// When it was counted or changed last.
    pub changed_at: Timestamp,
    pub changed_by: UserId,
    pub changed_by_name: String,
    /// Of its name and beds; a count does not change it.
    pub version: u32,
}

/// How beds are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many more are occupied, or fewer.
    By(i32),
    /// So many are occupied, if nobody has counted since: `seen` is how often it had been counted. `None`: whatever it was.
    To { occupied: u32, seen: Option<u32> },
}

/// Why a count is not taken. Nothing changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CountRefused {
    /// There are not so many beds, or not so many people in them.
    #[error("{occupied} of {beds} beds are occupied")]
    OutOfBounds { occupied: u32, beds: u32 },
    /// Somebody else has counted since the number was seen.
    #[error("somebody else has counted: {occupied} of {beds} beds are occupied")]
    CountedMeanwhile { occupied: u32, beds: u32 },
}

impl Ward {
    #[must_use]
    pub const fn free(&self) -> u32 {
        self.beds.saturating_sub(self.occupied)
    }

    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.occupied >= self.beds
    }

    /// How many are occupied after a count.
    ///
    /// # Errors
    /// When they would be fewer than none or more than there are, or somebody else has counted.
    pub fn after(&self, count: Count) -> Result<u32, CountRefused> {
        let (occupied, beds) = (self.occupied, self.beds);
        let wanted = match count {
            Count::By(by) => occupied.checked_add_signed(by),
            Count::To { seen: Some(seen), .. } if seen != self.counts => return Err(CountRefused::CountedMeanwhile { occupied, beds }),
            Count::To { occupied, .. } => Some(occupied),
        };
        wanted.filter(|wanted| *wanted <= beds).ok_or(CountRefused::OutOfBounds { occupied, beds })
    }
}

/// What an administrator writes about a ward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WardText {
    pub name: String,
    pub beds: u32,
}

impl WardText {
    /// # Errors
    /// Both fields' flaws: a name of 1 to 120 characters, 1 to 2,000 beds.
    pub fn parse(name: &str, beds: i64) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let name = flaws.keep(line(name, NAME_LIMIT).map_err(|error| Flaw::of_text("/name", error)));
        let beds = flaws.keep(whole(beds, 1, MOST_BEDS).ok_or_else(|| Flaw::out_of_range("/total", 1, i64::from(MOST_BEDS))));
        flaws.none()?;
        Ok(Self { name: name.unwrap_or_default(), beds: beds.unwrap_or_default() })
    }
}

/// A number of beds inside its bounds.
#[must_use]
pub fn whole(number: i64, least: u32, most: u32) -> Option<u32> {
    u32::try_from(number).ok().filter(|number| (least..=most).contains(number))
}

/// A name as no two wards have it: letters alike in case and accents, words one space apart.
#[must_use]
pub fn name_key(name: &str) -> String {
    search_words(name).join(" ")
}

/// How many beds of the house are occupied, and how many there are.
#[must_use]
pub fn of_the_house(wards: &[Ward]) -> (u32, u32) {
    (wards.iter().map(|ward| ward.occupied).sum(), wards.iter().map(|ward| ward.beds).sum())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;

    fn ward(beds: u32, occupied: u32) -> Ward {
        let clock = Clock::fixed("2026-11-23T04:00:00Z".parse().unwrap());
        let ids = IdSource::seeded(clock.clone(), 7);
        Ward {
            ward_id: WardId::new(&ids),
            name: "Ward 3".to_owned(),
            beds,
            occupied,
            before: None,
            counts: 0,
            changed_at: clock.now(),
            changed_by: UserId::new(&ids),
            changed_by_name: "Asha".to_owned(),
            version: 1,
        }
    }

    #[test]
    fn f57_a_ward_has_a_name_and_beds() {
        assert_eq!(WardText::parse("  Ward 3 ", 20).unwrap(), WardText { name: "Ward 3".to_owned(), beds: 20 });
        for beds in [0, -1, 2_001, i64::MAX] {
            assert_eq!(WardText::parse(" ", beds).unwrap_err().to_string(), "/name required, /total out_of_range");
        }
        assert_eq!(name_key("  WARD  Três "), name_key("Ward tres"), "nobody tells them apart on the phone");
    }

    #[test]
    fn f57_a_full_ward_takes_nobody_and_an_empty_one_lets_nobody_go() {
        let full = ward(20, 20);
        assert!(full.is_full() && full.free() == 0);
        assert_eq!(full.after(Count::By(1)), Err(CountRefused::OutOfBounds { occupied: 20, beds: 20 }));
        assert_eq!(ward(20, 0).after(Count::By(-1)), Err(CountRefused::OutOfBounds { occupied: 0, beds: 20 }));
        assert_eq!(full.after(Count::To { occupied: 3, seen: Some(0) }), Ok(3));
        assert_eq!(full.after(Count::To { occupied: 3, seen: Some(1) }), Err(CountRefused::CountedMeanwhile { occupied: 20, beds: 20 }));
    }

    fn counts() -> impl Strategy<Value = Count> {
        prop_oneof![
            (-3_000..=3_000_i32).prop_map(Count::By),
            prop_oneof![Just(i32::MIN), Just(i32::MAX), -2..=2_i32].prop_map(Count::By),
            (0..=2_500_u32, proptest::option::of(0..=4_u32)).prop_map(|(occupied, seen)| Count::To { occupied, seen }),
        ]
    }

    proptest! {
        /// Whatever is counted, in whatever order: never below none, never above the beds, and a refusal changes nothing.
        #[test]
        fn f57_beds_stay_inside_their_bounds(beds in 1..=MOST_BEDS, counted in proptest::collection::vec(counts(), 0..60)) {
            let (mut now, mut oracle) = (ward(beds, 0), 0_i64);
            for count in counted {
                let wanted = match count {
                    Count::By(by) => oracle + i64::from(by),
                    Count::To { occupied, .. } => i64::from(occupied),
                };
                let stale = matches!(count, Count::To { seen: Some(seen), .. } if seen != now.counts);
                match now.after(count) {
                    Ok(occupied) => {
                        prop_assert!(!stale);
                        prop_assert_eq!(i64::from(occupied), wanted);
                        oracle = wanted;
                        now = Ward { occupied, before: Some(now.occupied), counts: now.counts + 1, ..now };
                    }
                    Err(CountRefused::CountedMeanwhile { .. }) => prop_assert!(stale),
                    Err(CountRefused::OutOfBounds { .. }) => prop_assert!(!(0..=i64::from(beds)).contains(&wanted)),
                }
                prop_assert!(now.occupied <= now.beds);
                prop_assert_eq!(now.free() + now.occupied, beds);
            }
        }
    }
}
