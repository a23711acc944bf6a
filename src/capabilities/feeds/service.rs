//! Making, ending and reading feeds.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;

use super::model::{Feed, FeedToken};
use super::store::{self, Feeds};
use crate::access::grant::Granted;
use crate::access::permissions::KeepCalendarFeed;
use crate::access::role::Role;
use crate::capabilities::appointments::model::VisitLine;
use crate::capabilities::appointments::service::Appointments;
use crate::identity::accounts::{Accounts, Status};
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::identity::keys::Purpose;
use crate::primitives::language::Language;
use crate::storage::error::StorageError;
use crate::storage::transaction::{Action, CommitError, Transaction};

/// Feeds of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct CalendarFeeds {
    ground: Ground,
    store: Feeds,
    accounts: Accounts,
    appointments: Appointments,
}

/// What a calendar is shown.
#[derive(Debug)]
pub struct Shown {
    pub role: Role,
    /// What its owner reads in.
    pub language: Language,
    /// Soonest first; none that was cancelled.
    pub visits: Vec<VisitLine>,
}

impl CalendarFeeds {
    /// Over the house's ground.
    #[must_use]
    pub fn new(ground: Ground, appointments: Appointments) -> Self {
        let (store, accounts) = (Feeds::new(ground.storage.clone()), Accounts::new(ground.storage.clone()));
        Self { ground, store, accounts, appointments }
    }

    /// Since when the caller has a feed. One call.
    pub async fn standing(&self, grant: &Granted<KeepCalendarFeed>) -> Result<Option<Timestamp>, StorageError> {
        Ok(self.store.find(grant.id()).await?.map(|feed| feed.made_at))
    }

    /// A new address, which ends the one before. It is kept nowhere: this answer is the only one that has it. One call.
    pub async fn make(&self, grant: &Granted<KeepCalendarFeed>) -> Result<FeedToken, StorageError> {
        let token = FeedToken::new(grant.id(), &self.ground.ids);
        let (part, digest) = (Feed::PART.to_owned(), self.digest(&token));
        let feed = Feed { user_id: grant.id(), part, digest, made_at: self.ground.clock.now() };
        self.write(store::kept(&feed)?, Deed::by(grant, "calendar_feed.make")).await?;
        Ok(token)
    }

    /// The address shows nothing any more. One call.
    pub async fn end(&self, grant: &Granted<KeepCalendarFeed>) -> Result<(), StorageError> {
        self.write(store::ended(grant.id()), Deed::by(grant, "calendar_feed.end")).await
    }

    /// The visits of whose address it is; `None` for one that is not, or no longer. Two reads and a query.
    pub async fn read(&self, token: &FeedToken) -> Result<Option<Shown>, StorageError> {
        let (feed, account) = tokio::try_join!(self.store.find(token.person()), self.accounts.find(token.person()))?;
        let is_theirs = feed.is_some_and(|feed| feed.digest == self.digest(token));
        let Some(account) = account.filter(|account| is_theirs && account.status == Status::Active) else { return Ok(None) };
        let visits = self.appointments.to_put_in_calendar(account.user_id, account.role).await?;
        Ok(Some(Shown { role: account.role, language: account.language.unwrap_or_default(), visits }))
    }

    async fn write(&self, action: Action, deed: Deed) -> Result<(), StorageError> {
        let mut transaction = Transaction::new();
        transaction.add((), action);
        transaction.add((), self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error),
            Err(CommitError::Refused(_)) => Err(StorageError::Refused("an unconditional write was refused".to_owned())),
        }
    }

    fn digest(&self, token: &FeedToken) -> String {
        URL_SAFE_NO_PAD.encode(self.ground.keys.hmac(Purpose::CalendarFeed, token.secret()))
    }
}
