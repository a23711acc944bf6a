//! Arriving and being called (F36): the number somebody gets when they arrive, and the waiting room as everybody may see it.
//!
//! The numbers of a department and day are counted in one row of `guards`. The row moves on in the transaction of the arrival, on
//! condition that it stands where it was read: of many who arrive at once, each gets a number of their own, and none is lost.

use jiff::civil::Date;
use serde::Deserialize;

use super::Appointments;
use crate::access::actor::Actor;
use crate::access::grant::{Denied, Granted};
use crate::access::permissions::CheckIn;
use crate::capabilities::appointments::model::{
    Appointment, Arrival, EARLY_ARRIVAL, QueueLine, QueueOf, Reference, Status, TakenBack, Token, VisitLine, VisitMode, takes_arrivals,
};
use crate::capabilities::appointments::store::{Whose, utc_dates};
use crate::identity::accounts::Accounts;
use crate::primitives::ids::{AppointmentId, DepartmentId, RequestId, UserId};
use crate::primitives::text::Sensitive;
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;
use crate::storage::item::{Key, from_item, number};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression};

/// What the keys of rows that count begin with.
pub const QUEUE: &str = "queue#";
/// The longest visit in seconds: one that has not ended began after this.
const LONGEST: i64 = 6 * 60 * 60;
/// Numbers of a day are kept so long after it, in seconds.
const KEPT: i64 = 3 * 24 * 60 * 60;

/// Whether somebody with such a visit is in the waiting room or with the doctor.
pub const fn is_there(status: Status) -> bool {
    matches!(status, Status::CheckedIn | Status::InConsultation)
}

/// Who somebody at the entrance seems to be: the patient of a visit, and not signed in.
#[derive(Debug)]
pub struct AtEntrance {
    pub visit: AppointmentId,
    /// The number they have already, where they have come before.
    pub token: Option<Token>,
    pub grant: Granted<CheckIn>,
}

/// The row that counts.
#[derive(Debug, Deserialize)]
struct Given {
    last: u32,
}

impl Appointments {
    /// The visit of somebody who has come: with the next number of its waiting room, or, where only that they are not here was
    /// wrong, as it was then; and what counts that. One read, or two side by side.
    pub(super) async fn arrived(
        &self,
        before: &Appointment,
        visit: Appointment,
        arrival: Arrival,
    ) -> Result<(Appointment, Option<Action>), StorageError> {
        match before.taken_back.clone().filter(|_| arrival == Arrival::AsBefore) {
            Some(TakenBack { came_at, token, queue }) => {
                let counted = self.count_back(queue.as_deref(), -1).await?;
                Ok((Appointment { checked_in_at: Some(came_at), token, queue, ..visit }, counted))
            }
            None => self.with_token(visit).await,
        }
    }

    /// The visit with the next number of its waiting room, and what keeps others from the same one. Nobody waits there for a visit
    /// by video. Two reads side by side.
    async fn with_token(&self, visit: Appointment) -> Result<(Appointment, Option<Action>), StorageError> {
        if visit.mode == VisitMode::Video {
            return Ok((visit, None));
        }
        let day = self.settings.now().zone.date(visit.start);
        let queue = QueueOf { department: visit.department_id, day };
        let key = Key::one(Table::Guards, format!("{QUEUE}{queue}"));
        // Boxed: the SDK's futures are large.
        let (row, department) =
            tokio::try_join!(Box::pin(self.ground.storage.get(&key)), Box::pin(self.directory.department(visit.department_id)))?;
        let seen = row.map(|row| from_item::<Given>(Table::Guards, row)).transpose()?.map(|given| given.last);
        let place = seen.unwrap_or_default() + 1;
        let name = department.map(|department| department.name).unwrap_or_default();
        let until = after(self.settings.now().zone.day(day).end, KEPT);
        let change = Expression::of("SET #last = :next, #ttl = :ttl")
            .name("#last", "last")
            .name("#ttl", "ttl")
            .value(":next", number(place))
            .value(":ttl", number(until.as_second()));
        let unchanged = match seen {
            None => Expression::of("attribute_not_exists(#last)").name("#last", "last"),
            Some(seen) => Expression::of("#last = :seen").name("#last", "last").value(":seen", number(seen)),
        };
        let draw = Action::Update { key, change, condition: Some(unchanged) };
        let token = Some(Token::of(&name, place));
        Ok((Appointment { token, token_day: Some(day), queue: Some(queue.to_string()), ..visit }, Some(draw)))
    }

    /// The visit of somebody who is not here after all, and what counts their number as taken back: it calls nobody, and nobody else
    /// gets it. One read.
    pub(super) async fn without_token(
        &self,
        before: &Appointment,
        visit: Appointment,
    ) -> Result<(Appointment, Option<Action>), StorageError> {
        let (token, queue) = (before.token.clone(), before.queue.clone());
        let counted = self.count_back(queue.as_deref().filter(|_| token.is_some()), 1).await?;
        let taken_back = before.checked_in_at.map(|came_at| TakenBack { came_at, token, queue });
        Ok((Appointment { token: None, checked_in_at: None, taken_back, ..visit }, counted))
    }

    /// Counts so many numbers more of a waiting room as taken back. The row that counts may be gone, days after. One read.
    async fn count_back(&self, queue: Option<&str>, more: i64) -> Result<Option<Action>, StorageError> {
        let Some(queue) = queue else { return Ok(None) };
        let key = Key::one(Table::Guards, format!("{QUEUE}{queue}"));
        // Boxed: the SDK's futures are large.
        if Box::pin(self.ground.storage.get(&key)).await?.is_none() {
            return Ok(None);
        }
        let change = Expression::of("ADD #back :more").name("#back", "back").value(":more", number(more));
        let counts = Expression::of("attribute_exists(#last)").name("#last", "last");
        Ok(Some(Action::Update { key, change, condition: Some(counts) }))
    }

    /// Who has come to a department and is not done yet, by their numbers: of today; in the first hours of a day those too who still
    /// wait since yesterday, in its last ones those who came early for tomorrow. One query of an index that holds nothing of who they
    /// are, 0.5 read units for twenty; two side by side around midnight.
    pub async fn queue_of_now(&self, department: DepartmentId) -> Result<Vec<QueueLine>, StorageError> {
        let (now, zone) = (self.ground.clock.now(), self.settings.now().zone.clone());
        let (first, last) = (zone.date(after(now, -LONGEST)), zone.date(after(now, EARLY_ARRIVAL)));
        let days = first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last);
        let rooms = days.map(|day| self.store.queue(QueueOf { department, day }));
        Ok(futures_util::future::try_join_all(rooms).await?.concat())
    }

    /// The patient of a visit that takes arrivals now, for whoever says its reference and their date of birth; `None` whichever of
    /// the two is wrong. A query for the visits of those hours, and a read whether the reference is one or not.
    pub async fn at_entrance(&self, reference: &str, born: Date, request: RequestId) -> Result<Option<AtEntrance>, AtEntranceError> {
        let now = self.ground.clock.now();
        let within = Slot { start: after(now, -LONGEST), end: after(now, EARLY_ARRIVAL + 1) };
        let mut near = Vec::new();
        for date in utc_dates(within) {
            near.extend(self.whole(Whose::Day(date), within).await?);
        }
        let is_it = |line: &&VisitLine| said(&Reference::of(line.appointment_id).to_string()) == said(reference);
        let line = near.iter().find(is_it);
        let patient = line.map_or_else(|| UserId::from_uuid(uuid::Uuid::nil()), |line| line.patient_id);
        let account = Accounts::new(self.ground.storage.clone()).find(patient).await?;
        let (Some(line), Some(account)) = (line, account.filter(|account| account.date_of_birth == Some(born))) else { return Ok(None) };
        let has_come = is_there(line.status);
        if !has_come && !takes_arrivals(line, now) {
            return Ok(None);
        }
        let actor = Actor::by_link(account.user_id, Sensitive::new(account.name.as_str().to_owned()));
        let grant = Granted::check(std::sync::Arc::new(actor), request)?;
        Ok(Some(AtEntrance { visit: line.appointment_id, token: line.token.clone().filter(|_| has_come), grant }))
    }
}

/// Why nobody is told at the entrance who they seem to be.
#[derive(Debug, thiserror::Error)]
pub enum AtEntranceError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What of a reference counts: people leave out the letters in front, the dashes, and capitals; and they read `O` for zero.
fn said(reference: &str) -> String {
    let letters: String = reference.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect();
    let tail = letters.strip_prefix("CD").filter(|tail| tail.len() == 8).unwrap_or(&letters);
    tail.chars()
        .map(|letter| {
            if letter == 'O' {
                '0'
            } else if matches!(letter, 'I' | 'L') {
                '1'
            } else {
                letter
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f36_a_reference_is_understood_as_people_type_it() {
        for typed in ["CD-7K4M-29X0", "cd 7k4m 29x0", "7K4M29XO", " cd-7k4m29xo "] {
            assert_eq!(said(typed), "7K4M29X0", "{typed}");
        }
        assert_ne!(said("CD-7K4M-29X1"), "7K4M29X0");
        assert_eq!(said(""), "");
    }
}
