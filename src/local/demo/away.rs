//! A visit in the demo that a meeting of its doctor has hit: somebody of the house is to solve it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result};
use jiff::Timestamp;

use super::doctors::{DOCTORS, LEENA, Ways};
use super::past::Office;
use crate::access::permissions::ManageAvailability;
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Status, VisitLine};
use crate::capabilities::availability::model::{Choice, ExceptionText, NewException};
use crate::capabilities::directory::model::hours::ExceptionKind;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::time::{Slot, after};

/// Far enough ahead that times can still be offered, in seconds.
const AHEAD: i64 = 36 * 60 * 60;

/// Closes one doctor's time of one coming visit, unless that was done before.
pub(super) async fn make(office: &Office, book: &SettingsBook, now: Timestamp) -> Result<()> {
    let ground = office.past.ground.clone();
    let notifications = Notifications::new(ground.clone(), book.clone());
    let away = (office.availability.clone(), office.appointments.clone());
    let repairs = Repairs::new(ground, notifications, office.directory.clone(), away);
    let usual = DOCTORS.iter().filter(|entry| entry.ways == Ways::Usual && entry.who != LEENA.who);
    for entry in usual {
        let visits = office.appointments.to_put_in_calendar(entry.who.id(), Role::Doctor).await.context("a doctor's visits")?;
        let coming = |line: &&VisitLine| line.start > after(now, AHEAD) && matches!(line.status, Status::Booked | Status::Confirmed);
        let Some(visit) = visits.iter().find(coming) else { continue };
        let grant = office.past.acting::<ManageAvailability>(&entry.who)?;
        let known = office.availability.hours(&grant, entry.who.id()).await?.hours.exceptions;
        if known.iter().any(|exception| exception.time == (Slot { start: visit.start, end: visit.end })) {
            return Ok(());
        }
        let text = ExceptionText {
            kind: ExceptionKind::Closed,
            start: visit.start.to_string(),
            end: visit.end.to_string(),
            reason: Some("Meeting of the department".to_owned()),
            resolve: Some(BTreeMap::from([(visit.appointment_id, Choice::Later)])),
            cancel_reason: None,
            restored: false,
        };
        let along = |new: &NewException| repairs.planned(entry.who.id(), new);
        let entered = office.availability.add_exception(&grant, entry.who.id(), text, None, None, &along).await;
        let entered = entered.context("a meeting of the demo")?.thing;
        let offer = BTreeSet::new();
        repairs.begin(&grant, entry.who.id(), (&entered.exception, &offer), &entered.to_repair).await.context("a visit that it hits")?;
        return Ok(());
    }
    Ok(())
}
