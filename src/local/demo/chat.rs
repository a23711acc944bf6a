//! What the demo's patient and doctor wrote to each other: a question, its answer, and one answer that was not read yet.

use anyhow::{Context as _, Result, anyhow};
use jiff::Timestamp;

use super::doctors::LEENA;
use super::files::reports;
use super::past::Office;
use super::patients::MAYA;
use super::people::Person;
use crate::access::permissions::{ReadRecords, WriteMessages};
use crate::capabilities::calendar::model::Quantum;
use crate::capabilities::chat::model::NewMessage;
use crate::capabilities::chat::service::Chat;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::settings::service::SettingsBook;
use crate::files::uploads::Uploads;
use crate::identity::ground::Ground;
use crate::primitives::time::after;

const HOUR: i64 = 60 * 60;

/// Hours ago, by whom, and what. In the order in which it was written.
const SAID: [(i64, &Person, &str); 4] = [
    (76, &MAYA.who, "Good morning. I have taken the new tablets for a week. May I take them with breakfast?"),
    (
        74,
        &LEENA.who,
        "Good morning. Yes, with breakfast is fine, always at about the same hour.\nPlease write down your blood pressure in the evening.",
    ),
    (52, &MAYA.who, "I will, thank you. It was 128 over 82 yesterday."),
    (49, &LEENA.who, "That looks good. We will talk about it at your next visit."),
];

/// Makes what is missing of it, as seen from a moment. What was written already is not written twice.
pub(super) async fn make(house: &Ground, uploads: &Uploads, book: &SettingsBook, quantum: Quantum, now: Timestamp) -> Result<()> {
    for (number, (hours, who, text)) in SAID.into_iter().enumerate() {
        let office = Office::at(house, after(now, -hours * HOUR), book, quantum);
        let ground = office.past.ground.clone();
        let told = (Notifications::new(ground.clone(), book.clone()), book.clone());
        let files = reports(&office, uploads, book);
        let chat = Chat::new(ground.clone(), (office.records.clone(), files), office.appointments.clone(), told);
        let writes = office.past.acting::<WriteMessages>(who)?;
        let with = if who.id() == MAYA.who.id() { LEENA.who.id() } else { MAYA.who.id() };
        let (id, _) = chat.open(&writes, with).await.context("a conversation of the demo")?;
        // Whoever answers has read what was written before.
        let reads = office.past.acting::<ReadRecords>(who)?;
        let (_, before) = chat.page(&reads, id, None, 1).await.context("the conversation of the demo")?;
        if let Some(last) = before.items.first().filter(|last| last.author_id != who.id()) {
            chat.read_up_to(&reads, id, last.message_id).await.context("what was read in the demo")?;
        }
        let new = NewMessage::parse(text, None).map_err(|flaws| anyhow!("a message of the demo: {flaws}"))?;
        let once = ground.once(writes.id(), "demo-messages", &number.to_string(), "");
        chat.send(&writes, id, &new, Some(&once)).await.context("a message of the demo")?;
    }
    Ok(())
}
