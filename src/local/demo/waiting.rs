//! Who waits for a time in the demo: the patient who signs in, and two more for the same doctor or any of the department.

use anyhow::{Context as _, Result, anyhow};
use jiff::{Timestamp, ToSpan};

use super::doctors::LEENA;
use super::past::Office;
use super::patients::{MAYA, PATIENTS, Patient};
use crate::access::permissions::WaitForTime;
use crate::capabilities::calendar::model::Quantum;
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::waiting_list::model::WishText;
use crate::capabilities::waiting_list::service::{NewWish, WaitingList, Whose, reason_of};
use crate::primitives::ids::UserId;

/// Who, for which doctor, in which parts of a day, and why.
type Waits<'a> = (&'a Patient, Option<UserId>, &'a [&'a str], &'a str);

/// Makes what is missing of it. Whoever waits already does not wait twice.
pub(super) async fn make(office: &Office, quantum: Quantum, book: &SettingsBook, now: Timestamp) -> Result<()> {
    let ground = office.past.ground.clone();
    let notifications = Notifications::new(ground.clone(), book.clone());
    let calendar = Calendar::new(ground.storage.clone(), quantum);
    let booking = (calendar, office.availability.clone(), office.appointments.clone());
    let list = WaitingList::new(ground.clone(), notifications, office.directory.clone(), booking, book.clone());
    let leena = LEENA.who.id();
    let all: [Waits<'_>; 3] = [
        (&PATIENTS[3], Some(leena), &[], "Out of breath on the stairs"),
        (&MAYA, Some(leena), &["morning"], "Blood pressure before the journey"),
        (&PATIENTS[7], None, &["afternoon", "evening"], "Second opinion"),
    ];
    let today = book.now().zone.date(now);
    let (from, to) = (today.saturating_add(2.days()).to_string(), today.saturating_add(30.days()).to_string());
    for (patient, doctor, parts, why) in all {
        let grant = office.past.acting::<WaitForTime>(&patient.who)?;
        let stands = list.stands(&grant, Whose::Mine).await.context("whose list")?;
        if !list.of(&stands).await.context("who waits already")?.is_empty() {
            continue;
        }
        let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
        let text = WishText { from: &from, to: &to, weekdays: &[], parts: &parts, kind: None, began: None };
        let wish = text.parse(LEENA.ward.id(), doctor, list.days())?;
        let reason = reason_of(why).map_err(|flaw| anyhow!("a reason of the demo: {}", flaw.code))?;
        let once = ground.once(grant.id(), "waiting-list", "demo", "demo");
        list.ask(&grant, &stands, NewWish { wish, reason }, &once).await.context("a wish of the demo")?;
    }
    Ok(())
}
