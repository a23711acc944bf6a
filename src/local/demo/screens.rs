//! The wall of one waiting room in the demo, where the cardiologist's patients wait.

use anyhow::{Context as _, Result};

use super::doctors::LEENA;
use super::past::Office;
use super::people::RECEPTIONIST;
use crate::access::permissions::KeepScreens;
use crate::capabilities::queue::service::WaitingRooms;

/// Makes the link of its screens, unless there is one.
pub(super) async fn make(office: &Office) -> Result<()> {
    let rooms = WaitingRooms::new(office.past.ground.clone(), office.appointments.clone(), office.directory.clone());
    let (grant, department) = (office.past.acting::<KeepScreens>(&RECEPTIONIST)?, LEENA.ward.id());
    let known = rooms.rooms(&grant).await.context("the screens of the demo")?;
    if known.iter().any(|room| room.department.id == department && room.screen.is_none()) {
        rooms.make(&grant, department).await.context("a screen of the demo")?;
    }
    Ok(())
}
