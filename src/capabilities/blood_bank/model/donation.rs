//! A donation: offered or entered, then taken, not taken, or taken back.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use super::stock::{KEPT_DAYS, LONGEST_KEPT_DAYS, Lot, MOST_UNITS};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{DonationId, UserId};
use crate::primitives::people::BloodGroup;
use crate::primitives::text::line;
use crate::primitives::wall::plain_date;

/// Characters of a reason (api.md).
const REASON: usize = 200;
/// Somebody offers to come at most so many days from now.
const FURTHEST: i32 = 90;
/// Units one person offers at once.
const MOST_OFFERED: u32 = 10;

/// How far a donation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has decided about it.
    Requested,
    /// It is, or was, in the stock.
    Verified,
    Rejected,
    /// The donor took the offer back.
    Cancelled,
}

impl State {
    /// As stored and answered.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Verified => "verified",
            Self::Rejected => "rejected",
            Self::Cancelled => "cancelled",
        }
    }
}

/// One donation. For its donor and administrators alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Donation {
    pub blood_group: BloodGroup,
    pub donation_id: DonationId,
    /// `None`: somebody without an account, entered by an administrator, or somebody whose account was erased.
    pub donor_id: Option<UserId>,
    pub state: State,
    /// Offered; once taken, what there was.
    pub units: u32,
    /// When the donor would like to come.
    pub day: Option<Date>,
    /// What whoever entered it says to the blood bank.
    pub note: Option<String>,
    pub requested_at: Timestamp,
    pub decided_at: Option<Timestamp>,
    pub collected_on: Option<Date>,
    pub expires_on: Option<Date>,
    /// Why it was not taken, as the donor reads it.
    pub because: Option<String>,
}

/// What somebody says about a donation that is to be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDonation {
    pub units: u32,
    pub day: Option<Date>,
    pub note: Option<String>,
}

impl NewDonation {
    /// An offer of one's own.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn offered(units: Option<i64>, day: Option<&str>, note: Option<&str>, today: Date) -> Result<Self, Flaws> {
        Self::parse(units, day, note, today, MOST_OFFERED)
    }

    /// What somebody without an account gives.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn entered(units: Option<i64>, day: Option<&str>, note: Option<&str>, today: Date) -> Result<Self, Flaws> {
        Self::parse(units, day, note, today, MOST_UNITS)
    }

    fn parse(units: Option<i64>, day: Option<&str>, note: Option<&str>, today: Date, most: u32) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let units = flaws.keep(whole_units(units.unwrap_or(1), most));
        let day = flaws.keep(day.filter(|day| !day.trim().is_empty()).map(|day| wished(day, today)).transpose());
        let note = flaws.keep(optional("/reason", note));
        flaws.none()?;
        Ok(Self { units: units.unwrap_or_default(), day: day.flatten(), note: note.flatten() })
    }
}

/// What was really given, when a donation is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    pub units: u32,
    pub collected_on: Date,
    pub expires_on: Date,
}

impl Taken {
    /// Units as offered unless said otherwise, collected today unless said otherwise, kept as whole blood is ([`KEPT_DAYS`])
    /// unless said otherwise. Blood that has expired is never taken.
    ///
    /// # Errors
    /// Everything that cannot be used.
    pub fn parse(
        units: Option<i64>,
        collected_on: Option<&str>,
        expires_on: Option<&str>,
        offered: u32,
        today: Date,
    ) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let units = flaws.keep(whole_units(units.unwrap_or_else(|| i64::from(offered)), MOST_UNITS));
        let given = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let collected = match given(collected_on) {
            Some(text) => flaws.keep(collected(&text, today)),
            None => Some(today),
        };
        let expires = match (given(expires_on), collected) {
            (Some(text), collected) => flaws.keep(expiry(&text, collected, today)),
            (None, collected) => collected.and_then(|day| day.checked_add(KEPT_DAYS.days()).ok()),
        };
        if given(expires_on).is_none() && expires.is_some_and(|day| day < today) {
            flaws.add(Flaw::new("/expires_on", "past"));
        }
        flaws.none()?;
        Ok(Self { units: units.unwrap_or_default(), collected_on: collected.unwrap_or(today), expires_on: expires.unwrap_or(today) })
    }

    /// What comes into the stock.
    #[must_use]
    pub const fn lot(self) -> Lot {
        Lot { expires_on: self.expires_on, units: self.units }
    }
}

/// Why a donation is not taken: the donor reads it.
///
/// # Errors
/// When it is empty, too long or unprintable.
pub fn rejection(reason: &str) -> Result<String, Flaws> {
    line(reason, REASON).map_err(|error| Flaw::of_text("/reason", error).into())
}

/// A whole number of units from one to the most.
pub(super) fn whole_units(units: i64, most: u32) -> Result<u32, Flaw> {
    let inside = u32::try_from(units).ok().filter(|units| (1..=most).contains(units));
    inside.ok_or_else(|| Flaw::out_of_range("/units", 1, i64::from(most)))
}

/// One line that need not be there.
pub(super) fn optional(pointer: &'static str, text: Option<&str>) -> Result<Option<String>, Flaw> {
    let text = text.filter(|text| !text.trim().is_empty());
    text.map(|text| line(text, REASON).map_err(|error| Flaw::of_text(pointer, error))).transpose()
}

fn wished(text: &str, today: Date) -> Result<Date, Flaw> {
    let day = plain_date(text.trim()).ok_or_else(|| Flaw::new("/day", "not_a_date"))?;
    let furthest = today.checked_add(FURTHEST.days()).unwrap_or(today);
    match day {
        day if day < today => Err(Flaw::new("/day", "past")),
        day if day > furthest => Err(Flaw::new("/day", "too_far_ahead_days").with("days", i64::from(FURTHEST))),
        day => Ok(day),
    }
}

fn collected(text: &str, today: Date) -> Result<Date, Flaw> {
    let day = plain_date(text).ok_or_else(|| Flaw::new("/collected_on", "not_a_date"))?;
    if day > today { Err(Flaw::new("/collected_on", "in_the_future")) } else { Ok(day) }
}

fn expiry(text: &str, collected: Option<Date>, today: Date) -> Result<Date, Flaw> {
    let day = plain_date(text).ok_or_else(|| Flaw::new("/expires_on", "not_a_date"))?;
    let latest = collected.and_then(|collected| collected.checked_add(LONGEST_KEPT_DAYS.days()).ok());
    match day {
        day if day < today => Err(Flaw::new("/expires_on", "past")),
        day if latest.is_some_and(|latest| day > latest) => {
            Err(Flaw::new("/expires_on", "kept_too_long").with("days", i64::from(LONGEST_KEPT_DAYS)))
        }
        day => Ok(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        "2026-11-23".parse().unwrap()
    }

    fn taken(collected_on: &str, expires_on: &str) -> Result<Taken, String> {
        Taken::parse(Some(2), Some(collected_on), Some(expires_on), 1, today()).map_err(|flaws| flaws.to_string())
    }

    #[test]
    fn f54_whole_blood_is_kept_for_35_days_unless_another_day_is_said() {
        let plain = Taken::parse(None, None, None, 3, today()).unwrap();
        assert_eq!((plain.units, plain.collected_on, plain.expires_on.to_string().as_str()), (3, today(), "2026-12-28"));
        assert_eq!(taken("2026-11-20", "").unwrap().expires_on.to_string(), "2026-12-25");
        assert_eq!(taken("2026-11-20", "2027-01-01").unwrap().lot(), Lot { expires_on: "2027-01-01".parse().unwrap(), units: 2 });
        assert_eq!(taken("2026-11-20", "2027-01-02"), Err("/expires_on kept_too_long".to_owned()));
        assert_eq!(taken("2026-11-24", "2026-11-22"), Err("/collected_on in_the_future, /expires_on past".to_owned()));
        assert_eq!(taken("2026-10-18", ""), Err("/expires_on past".to_owned()), "blood that has expired is never taken");
        assert_eq!(taken("yesterday", "soon"), Err("/collected_on not_a_date, /expires_on not_a_date".to_owned()));
    }

    #[test]
    fn f54_an_offer_says_everything_that_is_wrong_at_once() {
        let offered = |units, day, note| NewDonation::offered(units, day, note, today()).map_err(|flaws| flaws.to_string());
        let plain = NewDonation { units: 1, day: None, note: None };
        assert_eq!(offered(None, Some(" "), Some("")), Ok(plain.clone()));
        assert_eq!(offered(Some(2), Some("2026-11-23"), None).unwrap().day, Some(today()));
        let long = "x".repeat(201);
        let wrong = offered(Some(11), Some("2026-11-22"), Some(&long));
        assert_eq!(wrong, Err("/units out_of_range, /day past, /reason too_long".to_owned()));
        assert_eq!(offered(Some(0), Some("2027-02-22"), None), Err("/units out_of_range, /day too_far_ahead_days".to_owned()));
        assert!(NewDonation::entered(Some(1_000), None, None, today()).is_ok());
        assert_eq!(rejection(" ").unwrap_err().to_string(), "/reason required");
    }
}
