//! The blood bank of the demo: two weeks of donations and issues, some groups low, and offers that wait.

use anyhow::{Context as _, Result};
use jiff::Timestamp;

use super::past::Past;
use super::patients::{MAYA, PATIENTS};
use super::people::{ADMINISTRATOR, Person};
use crate::access::permissions::{EnterDonation, ManageBloodBank};
use crate::capabilities::blood_bank::model::{NewDonation, NewIssue, Taken};
use crate::capabilities::blood_bank::service::{BloodBank, BloodError, Place};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::people::BloodGroup::{
    self, ANegative, APositive, AbNegative, AbPositive, BNegative, BPositive, ONegative, OPositive,
};
use crate::primitives::time::after;

const DAY: i64 = 24 * 60 * 60;

/// Days ago, group, and units that came, or went to a ward. In the order in which they happened.
const MOVES: [(i64, BloodGroup, i64, &str); 20] = [
    (13, OPositive, 24, ""),
    (13, APositive, 18, ""),
    (12, BPositive, 15, ""),
    (12, ONegative, 8, ""),
    (11, ANegative, 7, ""),
    (11, AbPositive, 6, ""),
    (10, BNegative, 5, ""),
    (10, AbNegative, 5, ""),
    (9, OPositive, -4, "Surgery"),
    (8, ONegative, -3, "Emergency department"),
    (7, APositive, -5, "Surgery"),
    (6, BNegative, -2, "Ward 3"),
    (5, OPositive, -6, "Emergency department"),
    (4, BPositive, -4, "Ward 2"),
    (4, ONegative, -3, "Maternity"),
    (3, AbNegative, -1, "Intensive care"),
    (2, APositive, 6, ""),
    (2, ANegative, -1, "Ward 3"),
    (1, BPositive, 3, ""),
    (1, OPositive, -2, "Maternity"),
];

/// Makes what is missing of it, as seen from a moment. What moved before does not move twice.
pub(super) async fn make(house: &Ground, book: &SettingsBook, now: Timestamp) -> Result<()> {
    for (number, (days, group, units, to)) in MOVES.into_iter().enumerate() {
        let past = Past::at(house, after(now, -days * DAY + i64::try_from(number)? * 60));
        let bank = BloodBank::new(past.ground.clone(), book.clone());
        if units > 0 {
            let place = offered(&past, &bank, &ADMINISTRATOR, group, units, number).await?;
            let grant = past.acting::<ManageBloodBank>(&ADMINISTRATOR)?;
            let today = bank.today();
            match bank.verify(&grant, place, |offered| Taken::parse(None, None, None, offered, today)).await {
                Ok(_) | Err(BloodError::Decided(_)) => {}
                Err(error) => return Err(error).context("a donation of the demo"),
            }
        } else {
            let issue = NewIssue::parse(-units, Some(to), None)?;
            let grant = past.acting::<ManageBloodBank>(&ADMINISTRATOR)?;
            let once = past.ground.once(grant.id(), "demo-issues", &number.to_string(), "");
            bank.issue(&grant, group, issue, Some(&once)).await.context("blood handed out in the demo")?;
        }
    }
    for (number, who, group) in [(100, &MAYA.who, APositive), (101, &PATIENTS[1].who, ONegative)] {
        let past = Past::at(house, after(now, -3_600 * i64::try_from(number - 98)?));
        offered(&past, &BloodBank::new(past.ground.clone(), book.clone()), who, group, 1, number).await?;
    }
    Ok(())
}

/// A donation that is entered once.
async fn offered(past: &Past, bank: &BloodBank, who: &Person, group: BloodGroup, units: i64, number: usize) -> Result<Place> {
    let grant = past.acting::<EnterDonation>(who)?;
    let once = past.ground.once(grant.id(), "demo-donations", &number.to_string(), "");
    let new = NewDonation::entered(Some(units), None, None, bank.today())?;
    let (donation, _) = bank.enter(&grant, group, new, Some(&once)).await.context("an offer to give blood in the demo")?;
    Ok(Place::of(&donation))
}
