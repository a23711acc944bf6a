//! One message for the visits of a series (F35), which are booked one by one: each event makes it due or joins it.

use super::super::model::{Channel, Delivery, Kind, Outcome, Ways, all_take_more, cause_of_series};
use super::super::store;
use super::Notifications;
use crate::identity::accounts::one_more_unread;
use crate::primitives::ids::{AppointmentId, SeriesId, UserId};
use crate::storage::error::StorageError;
use crate::storage::transaction::Action;

impl Notifications {
    /// What is due when a visit of a series was booked or offered: it joins the message about the series that is not handed over yet, on
    /// each way on which its patient wants it, or begins the next one, which is one more that they have not seen.
    ///
    /// Of two visits that are heard of at once and begin the same message, one is refused: it is to be asked for anew, and joins. So is
    /// one whose message is handed over this very moment, and it begins the next. One call, one more for each message there was.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn series_owed(
        &self,
        patient: UserId,
        (series, visit): (SeriesId, AppointmentId),
        kind: Kind,
        ways: Ways,
    ) -> Result<Vec<Action>, StorageError> {
        let now = self.ground.clock.now();
        let mut number = 1;
        loop {
            let mail = self.mail(patient, cause_of_series(series, number), kind);
            let line = self.another_way(&mail, Channel::App).of_several(visit).after(Outcome::Sent, now);
            let text = self.another_way(&mail, Channel::Sms).of_several(visit);
            let all = [line, text, mail.of_several(visit)];
            let standing = self.deliveries.find_all(&all.each_ref().map(store::key_of)).await?;
            // All of its ways take the visit, or none does: else what goes by mail in the place of a text would tell of it twice.
            if all_take_more(&standing, now) {
                return owed(patient, visit, ways, all.iter().zip(standing.iter().map(Option::is_some)));
            }
            number += 1;
        }
    }
}

/// What each way is owed: the message, with whether it stands there already.
fn owed<'a>(
    patient: UserId,
    visit: AppointmentId,
    ways: Ways,
    messages: impl Iterator<Item = (&'a Delivery, bool)>,
) -> Result<Vec<Action>, StorageError> {
    let mut actions = Vec::with_capacity(3);
    for (message, stands) in messages {
        let is_wanted = match message.channel {
            Channel::Mail => ways.mail,
            Channel::Sms => ways.text,
            // Without a mail it stands on the page of what is new all the same.
            Channel::App => !ways.mail,
        };
        if is_wanted && !stands {
            actions.push(store::queued(message)?);
            actions.extend((message.channel != Channel::Sms).then(|| one_more_unread(patient)));
        } else if is_wanted && message.channel != Channel::App {
            // A line in the portal says no more than that there are such visits.
            actions.push(store::joined(message, visit));
        }
    }
    Ok(actions)
}
