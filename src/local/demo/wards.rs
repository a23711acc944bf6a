//! The wards of the demo: one full, one empty, the others in between.

use anyhow::{Context as _, Result};
use jiff::Timestamp;

use super::past::Past;
use super::people::{ADMINISTRATOR, RECEPTIONIST};
use crate::access::permissions::{CountBeds, ManageWards};
use crate::capabilities::wards::model::{Count, WardText};
use crate::capabilities::wards::service::{WardError, Wards};
use crate::identity::ground::Ground;
use crate::primitives::time::after;

const DAY: i64 = 24 * 60 * 60;

/// Name, beds, and how many are occupied.
const WARDS: [(&str, u32, u32); 7] = [
    ("Intensive care", 8, 8),
    ("Surgery", 28, 25),
    ("General medicine", 36, 31),
    ("Maternity", 16, 9),
    ("Children", 20, 12),
    ("Cardiology", 18, 17),
    ("Day clinic", 10, 0),
];

/// Makes what is missing of them, as seen from a moment.
pub(super) async fn make(house: &Ground, now: Timestamp) -> Result<()> {
    for (number, (name, beds, occupied)) in WARDS.into_iter().enumerate() {
        let made = Past::at(house, after(now, -30 * DAY));
        let once = made.ground.once(ADMINISTRATOR.id(), "demo-wards", &number.to_string(), "");
        let text = WardText::parse(name, beds.into())?;
        let wards = Wards::new(made.ground.clone());
        let ward = match wards.create(&made.acting::<ManageWards>(&ADMINISTRATOR)?, text, Some(&once)).await {
            Ok((ward, _)) => ward,
            // Made by a start that did not get to the end, more than a day ago.
            Err(WardError::NameTaken) => continue,
            Err(error) => return Err(error).context("a ward of the demo"),
        };
        let counted = Past::at(house, after(now, -600 * i64::try_from(number + 1)?));
        let count = Count::To { occupied, seen: None };
        let grant = counted.acting::<CountBeds>(&RECEPTIONIST)?;
        Wards::new(counted.ground.clone()).count(&grant, ward.ward_id, count, None).await.context("beds counted in the demo")?;
    }
    Ok(())
}
