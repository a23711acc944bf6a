//! Owing, claiming and settling messages, and showing what became of them.

mod series;

use std::collections::HashMap;

use jiff::Timestamp;

use super::model::{Channel, Delivery, EARLY_FOR, Kind, Line, Outcome, Place, Reminding, State, Ways};
use super::store::{self, Deliveries};
use crate::access::grant::Granted;
use crate::access::permissions::{SeeMessageLedger, SeeOwnMessages, SendMessageAgain};
use crate::capabilities::settings::service::SettingsBook;
use crate::events::envelope::Envelope;
use crate::events::listeners::{AboutVisit, VisitNews};
use crate::identity::accounts::{Accounts, Known, one_more_unread};
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::primitives::ids::UserId;
use crate::primitives::mailbox::MailFailure;
use crate::primitives::page::Listed;
use crate::primitives::people::Email;
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::item::Key;
use crate::storage::transaction::{Action, CommitError, Transaction};

/// How often what is new is counted again when more comes meanwhile, and a message is marked anew when it changes.
const ROUNDS: u8 = 3;

/// What is written of a mail that SES took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Message,
    Mail,
}

/// The messages of the house. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Notifications {
    ground: Ground,
    deliveries: Deliveries,
    accounts: Accounts,
    settings: SettingsBook,
}

impl Notifications {
    /// Over the house's ground.
    #[must_use]
    pub fn new(ground: Ground, settings: SettingsBook) -> Self {
        let (deliveries, accounts) = (Deliveries::new(ground.storage.clone()), Accounts::new(ground.storage.clone()));
        Self { ground, deliveries, accounts, settings }
    }

    /// A mail that is due now, kept for as long as the settings say.
    fn mail(&self, person: UserId, cause: impl std::fmt::Display, kind: Kind) -> Delivery {
        Delivery::queued(person, cause, kind, Channel::Mail, self.ground.clock.now()).kept_for(self.settings.now().messages_years)
    }

    /// The mail with the link that confirms an address, as an action of the transaction that marks its event as heard.
    ///
    /// # Errors
    /// Never for the events of the catalogue.
    pub fn confirmation_owed(&self, envelope: &Envelope, person: UserId) -> Result<Action, StorageError> {
        self.queue(person, envelope.id, Kind::AddressConfirmation)
    }

    /// A mail that is due because of something that is no event, as an action of the transaction that finds it out.
    /// `cause` makes it one mail, however often it is found out; a repeat is refused.
    ///
    /// # Errors
    /// Never for people of the house.
    pub fn queue(&self, person: UserId, cause: impl std::fmt::Display, kind: Kind) -> Result<Action, StorageError> {
        store::queued(&self.mail(person, cause, kind))
    }

    /// The same to another address than the person's account has.
    ///
    /// # Errors
    /// Never for people of the house.
    pub fn queue_to(&self, to: Email, person: UserId, cause: impl std::fmt::Display, kind: Kind) -> Result<Action, StorageError> {
        store::queued(&self.mail(person, cause, kind).sent_to(to))
    }

    /// The mail with the link to an address somebody wants to have, moot once they have other sessions than those of `epoch`.
    ///
    /// # Errors
    /// Never for people of the house.
    pub fn new_address_owed(&self, to: Email, person: UserId, cause: impl std::fmt::Display, epoch: u32) -> Result<Action, StorageError> {
        let message = self.mail(person, cause, Kind::NewAddress);
        store::queued(&message.sent_to(to).of_epoch(epoch))
    }

    /// What is due when something happened to a visit: the messages to its patient, the ways they want them, and one more that they
    /// have not seen. Without a mail it stands on the page of what is new all the same.
    ///
    /// # Errors
    /// Never for people of the house.
    pub fn visit_owed(&self, patient: UserId, visit: AboutVisit, news: VisitNews, ways: Ways) -> Result<Vec<Action>, StorageError> {
        let mail = self.mail(patient, visit.cause(), Kind::from(news)).about(visit);
        let mut messages = Vec::with_capacity(2);
        if ways.text {
            messages.push(self.another_way(&mail, Channel::Sms));
        }
        messages.push(if ways.mail { mail } else { self.another_way(&mail, Channel::App).after(Outcome::Sent, self.ground.clock.now()) });
        let mut actions = messages.iter().map(store::queued).collect::<Result<Vec<_>, _>>()?;
        actions.push(one_more_unread(patient));
        Ok(actions)
    }

    fn another_way(&self, of: &Delivery, channel: Channel) -> Delivery {
        let (now, years) = (self.ground.clock.now(), self.settings.now().messages_years);
        let message = Delivery::queued(of.recipient_id, of.cause(), of.kind, channel, now).kept_for(years);
        match of.visit {
            Some(visit) => message.about(visit),
            None => message,
        }
    }

    /// A text message that somebody waits for, as an action of the transaction that makes it due: it goes before all that are due.
    ///
    /// # Errors
    /// Never for people of the house.
    pub fn text_owed(&self, person: UserId, cause: impl std::fmt::Display, kind: Kind) -> Result<Action, StorageError> {
        store::queued(&self.another_way(&self.mail(person, cause, kind), Channel::Sms).before_others())
    }

    /// Queues the mail that goes in the place of a text which could not; nothing where a mail goes anyway. One call, 3 write units.
    pub async fn by_mail_instead(&self, text: &Delivery) -> Result<(), StorageError> {
        let mail = text.by_mail_instead(self.ground.clock.now()).kept_for(self.settings.now().messages_years);
        self.deliveries.create(&mail).await.map(|_| ())
    }

    /// What is due when something other than a visit has news for somebody: the mail, and one more that they have not seen.
    /// `cause` makes it one, as [`Self::queue`].
    ///
    /// # Errors
    /// Never for people of the house.
    pub fn news_owed(&self, person: UserId, cause: impl std::fmt::Display, kind: Kind) -> Result<[Action; 2], StorageError> {
        Ok([self.queue(person, cause, kind)?, one_more_unread(person)])
    }

    /// The mail that says that somebody wrote, unless it is read before an instant: an action of the transaction that writes the
    /// message. `cause` makes it one, as [`Self::queue`].
    ///
    /// # Errors
    /// Never for people of the house.
    pub fn message_owed(&self, person: UserId, cause: impl std::fmt::Display, not_before: Timestamp) -> Result<Action, StorageError> {
        store::queued(&self.mail(person, cause, Kind::MessageReceived).not_before(not_before))
    }

    /// That a mail which waits is not sent after all, as an action of the transaction that makes it untrue; it is refused when
    /// the mail is just being sent. `None`: none waits. One call.
    pub async fn withdrawn(
        &self,
        person: UserId,
        cause: impl std::fmt::Display,
        kind: Kind,
        why: &'static str,
    ) -> Result<Option<Action>, StorageError> {
        let waits = self.standing(person, cause, kind).await?.filter(|message| message.state == State::Queued);
        let withdraw = |message: Delivery| {
            let next = message.clone().after(Outcome::Suppressed { why }, self.ground.clock.now());
            store::advanced(&message, &next)
        };
        waits.map(withdraw).transpose()
    }

    /// The same for the doctor of a visit to whom somebody else did it: a line on the page of what is new.
    ///
    /// # Errors
    /// Never for people of the house.
    pub fn doctor_owed(&self, doctor: UserId, visit: AboutVisit, news: VisitNews) -> Result<[Action; 2], StorageError> {
        let years = self.settings.now().messages_years;
        let line = Delivery::shown(doctor, visit.cause(), Kind::from(news), self.ground.clock.now()).kept_for(years);
        Ok([store::queued(&line.about(visit))?, one_more_unread(doctor)])
    }

    /// Queues a reminder of a visit; `false` when there is one already. One call, 3 write units.
    pub async fn remind(&self, reminding: Reminding) -> Result<bool, StorageError> {
        let message = Delivery::reminding(reminding, self.ground.clock.now());
        self.deliveries.create(&message.kept_for(self.settings.now().messages_years)).await
    }

    /// Queues a mail that is due because of nothing that is written; `false` when that cause already made one. One call, 3 write units.
    pub async fn queue_once(&self, person: UserId, cause: impl std::fmt::Display, kind: Kind) -> Result<bool, StorageError> {
        self.deliveries.create(&self.mail(person, cause, kind)).await
    }

    /// Where [`Self::queue`] puts that mail: a row there means that it is queued, or was sent.
    #[must_use]
    pub fn queued_at(&self, person: UserId, cause: impl std::fmt::Display, kind: Kind) -> Key {
        store::key_of(&self.mail(person, cause, kind))
    }

    /// Where such a mail stands; `None` when none was ever due, or it was kept long enough. One call.
    pub async fn standing(&self, person: UserId, cause: impl std::fmt::Display, kind: Kind) -> Result<Option<Delivery>, StorageError> {
        self.deliveries.find(&self.queued_at(person, cause, kind)).await
    }

    /// Messages whose time has come, at most `limit`, and whether there are perhaps more.
    pub async fn due(&self, channel: Channel, limit: usize) -> Result<(Vec<Delivery>, bool), StorageError> {
        self.deliveries.due(channel, self.ground.clock.now(), limit).await
    }

    /// Claims a message before it is sent; `None` when somebody else has it.
    pub async fn claim(&self, message: Delivery) -> Result<Option<Delivery>, StorageError> {
        let claimed = message.clone().claimed(self.ground.clock.now());
        Ok(self.deliveries.advance(&message, &claimed).await?.then_some(claimed))
    }

    /// Writes down what became of a claimed message; of a mail that SES took also by which name SES will report on it.
    pub async fn settle(&self, claimed: Delivery, outcome: Outcome) -> Result<Delivery, StorageError> {
        let outcome = match outcome {
            Outcome::HandedOver { mail } => self.handed_over(&claimed, &mail).await?,
            other => Some(other),
        };
        let Some(outcome) = outcome else { return Ok(claimed.after(Outcome::Sent, self.ground.clock.now())) };
        let settled = claimed.clone().after(outcome, self.ground.clock.now());
        if settled != claimed && !self.deliveries.advance(&claimed, &settled).await? {
            tracing::warn!(message = %claimed.message_id, "somebody else took up a message while it was being sent");
        }
        Ok(settled)
    }

    /// The mail of a claimed message is out, and what SES reports of it finds the message: both, or neither; then what is left to
    /// write. One transaction of two rows.
    async fn handed_over(&self, claimed: &Delivery, mail: &str) -> Result<Option<Outcome>, StorageError> {
        let now = self.ground.clock.now();
        let mut transaction = Transaction::new();
        transaction.add(Part::Message, store::advanced(claimed, &claimed.clone().after(Outcome::Sent, now))?);
        transaction.add(Part::Mail, store::handed_over(mail, claimed, now)?);
        let refused = match self.ground.storage.commit(transaction).await {
            Ok(()) => return Ok(None),
            Err(CommitError::Refused(refused)) => refused,
            Err(CommitError::Storage(error)) => return Err(error),
        };
        // Where a report was faster than this, it is in the way.
        let in_the_way = refused.into_iter().filter(|one| one.label == Part::Mail).find_map(|one| one.row);
        let reported = in_the_way.map(store::read_mail).transpose()?.and_then(|row| row.why);
        Ok(Some(reported.map_or(Outcome::Sent, |why| Outcome::CameBack { why })))
    }

    /// SES reported that a mail of this name came back, or was complained of: its message says so from now on. Heard again it changes
    /// nothing, and neither does what is reported of a mail that is none of this house, or was sent once more since. Two reads and a
    /// write; of a mail just sent that nobody knows, a read and a write.
    pub async fn came_back(&self, mail: &str, why: MailFailure, sent_at: Timestamp) -> Result<(), StorageError> {
        let now = self.ground.clock.now();
        for _ in 0..ROUNDS {
            let Some(row) = self.deliveries.of_mail(mail).await? else {
                if after(sent_at, EARLY_FOR) <= now || self.deliveries.reported_first(mail, why, now).await? {
                    return Ok(());
                }
                continue; // it was handed over this very moment
            };
            let Some(of) = row.message else { return Ok(()) };
            let Some(message) = self.deliveries.find(&store::key(of.recipient_id, &of.message_id)).await? else { return Ok(()) };
            let Some(back) = message.clone().came_back(&of, why) else { return Ok(()) };
            if self.deliveries.advance(&message, &back).await? {
                return Ok(());
            }
        }
        Err(StorageError::Unavailable("a message changed so often that it could not be marked".to_owned()))
    }

    /// What somebody was told, newest first, and up to when they had seen it. A query and a read side by side.
    pub async fn own(&self, grant: &Granted<SeeOwnMessages>, after: Option<Place>, limit: usize) -> Result<Own, StorageError> {
        let (lines, account) = tokio::try_join!(self.deliveries.of_person(grant.id(), after, limit), self.accounts.find(grant.id()))?;
        Ok(Own { lines, seen_up_to: account.and_then(|account| account.seen_up_to) })
    }

    /// They have seen what came up to an instant. A query and a write, as long as nothing comes meanwhile.
    pub async fn seen(&self, grant: &Granted<SeeOwnMessages>, up_to: Timestamp) -> Result<u32, StorageError> {
        let up_to = up_to.min(self.ground.clock.now());
        let mut before = grant.actor().unread;
        for _ in 0..ROUNDS {
            let left = self.deliveries.counted_after(grant.id(), up_to).await?;
            if self.accounts.seen_up_to(grant.id(), up_to, before, left).await? {
                return Ok(left);
            }
            let Some(account) = self.accounts.find(grant.id()).await? else { return Ok(0) };
            before = account.unread;
        }
        // Messages come faster than they are counted: what is shown as new stays so until the next look.
        Ok(before)
    }

    /// What the house told people and what became of it, newest first, with whom. A query, and one read of their names.
    pub async fn ledger(
        &self,
        _: &Granted<SeeMessageLedger>,
        state: State,
        after: Option<Place>,
        limit: usize,
    ) -> Result<Ledger, StorageError> {
        let lines = self.deliveries.standing(state, after, limit).await?;
        let people = self.accounts.names(lines.items.iter().map(|line| line.recipient_id)).await?;
        Ok(Ledger { lines, people })
    }

    /// Has a message sent once more, composed anew. `Ok(None)`: there is none. A read and a write with its entry in the trail.
    pub async fn send_again(
        &self,
        grant: &Granted<SendMessageAgain>,
        person: UserId,
        message_id: &str,
    ) -> Result<Option<SentAgain>, StorageError> {
        let Some(message) = self.deliveries.find(&store::key(person, message_id)).await? else { return Ok(None) };
        let Some(again) = message.clone().again(self.ground.clock.now()) else { return Ok(Some(SentAgain::NotThisOne)) };
        let mut transaction = Transaction::new();
        transaction.add((), store::advanced(&message, &again)?);
        transaction.add((), self.ground.audit.action(Deed::by(grant, "message.send_again").about(person))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Some(SentAgain::Queued)),
            Err(CommitError::Refused(_)) => Ok(Some(SentAgain::ChangedMeanwhile)),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}

/// What somebody was told.
#[derive(Debug)]
pub struct Own {
    pub lines: Listed<Line, Place>,
    /// What came later is new.
    pub seen_up_to: Option<Timestamp>,
}

/// What the house told people.
#[derive(Debug)]
pub struct Ledger {
    pub lines: Listed<Line, Place>,
    pub people: HashMap<UserId, Known>,
}

/// What became of the wish that a message be sent once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentAgain {
    Queued,
    /// It waits already, or its kind is asked for anew by whom it is for.
    NotThisOne,
    /// Somebody else was at it.
    ChangedMeanwhile,
}
