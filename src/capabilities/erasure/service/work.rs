//! The job's side. Where an erasure stands is in its row; every change of it is conditional, and what is done in between may be
//! done twice: so it goes on after a kill at any instruction, and two jobs at once do what one would.

use super::{ErasureError, Erasures, Part};
use crate::capabilities::erasure::model::{Erasure, Handed, Stage, Step};
use crate::capabilities::erasure::store::{self, table_of};
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::own_data::model::State;
use crate::identity::accounts::{self, Account, ERASED, fewer_to_read};
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;
use crate::storage::transaction::Transaction;

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Worked {
    /// Erasures that are over.
    pub erased: usize,
    /// Erasures that cannot go on: somebody opened the account, or something clinical was written.
    pub dropped: usize,
    /// Those that wait for their time, or for their copy.
    pub waiting: usize,
    /// Those at which something did not answer; the next round goes on from where they stand.
    pub failed: usize,
}

/// What became of one step of an erasure.
enum Next {
    /// It has come further.
    Further(Erasure),
    /// That is all for this round.
    Ends(End),
}

/// How one erasure's round ended.
enum End {
    /// Nothing to do before its time.
    Waits,
    Dropped,
    Erased,
}

/// The part of a person's rows in `users` that goes last.
const PROFILE: &str = "profile";

impl Erasures {
    /// Takes every erasure as far as it goes now. One that fails keeps none of the others.
    ///
    /// # Errors
    /// When the store does not say which there are.
    pub async fn work(&self) -> Result<Worked, ErasureError> {
        let (mut done, mut after) = (Worked::default(), None);
        loop {
            let page = self.store.page(after).await?;
            for erasure in page.items {
                let person = erasure.person;
                match self.goes_on(erasure).await {
                    Ok(End::Waits) => done.waiting += 1,
                    Ok(End::Dropped) => done.dropped += 1,
                    Ok(End::Erased) => done.erased += 1,
                    Err(error) => {
                        tracing::error!(alarm = "erasure_failed", %person, %error, "an erasure does not go on");
                        done.failed += 1;
                    }
                }
            }
            after = page.next;
            if after.is_none() {
                return Ok(done);
            }
        }
    }

    /// One erasure, as far as it goes now.
    async fn goes_on(&self, mut erasure: Erasure) -> Result<End, ErasureError> {
        loop {
            match self.advance(&erasure).await? {
                Next::Further(next) => erasure = next,
                Next::Ends(end) => return Ok(end),
            }
        }
    }

    async fn advance(&self, erasure: &Erasure) -> Result<Next, ErasureError> {
        match erasure.stage {
            Stage::Waiting if self.now() < erasure.begins_at => Ok(Next::Ends(End::Waits)),
            Stage::Waiting => self.has_a_copy_made(erasure).await,
            Stage::Copying => self.hands_over(erasure).await,
            Stage::HandedOver if erasure.until.is_some_and(|until| self.now() < until) => Ok(Next::Ends(End::Waits)),
            Stage::HandedOver => self.begins(erasure).await,
            Stage::Stuck => Ok(Next::Ends(End::Waits)),
            Stage::Erasing => self.erases(erasure).await,
        }
    }

    /// Whether the account may still be erased; if not, the erasure ends here.
    async fn still_may(&self, erasure: &Erasure) -> Result<Option<Account>, StorageError> {
        let account = self.accounts.find(erasure.person).await?;
        if let Some(account) = account
            && self.verdict(&account).await?.is_ok()
        {
            return Ok(Some(account));
        }
        let deed = Deed::of_house("erasure.withdraw").about(erasure.person).on(erasure.person);
        self.take_back(erasure, deed).await?;
        Ok(None)
    }

    async fn has_a_copy_made(&self, erasure: &Erasure) -> Result<Next, ErasureError> {
        let Some(account) = self.still_may(erasure).await? else { return Ok(Next::Ends(End::Dropped)) };
        if account.email.is_none() {
            return self.goes_from_now_on(erasure, &account).await; // no link could be sent to anybody: whoever asked was told
        }
        let (copy, rows) = self.own_data.before_erasure(erasure.person)?;
        let Some(next) = erasure.with_copy(copy) else { return self.is_stuck(erasure).await };
        let mut transaction = Transaction::new();
        transaction.add(Part::Erasure, store::advance(erasure, &next)?);
        transaction.add_all(Part::Copy, rows);
        self.further(transaction, next).await
    }

    /// As many copies as are made, and none was handed over: it stands still, and the page says so, until it is taken back.
    async fn is_stuck(&self, erasure: &Erasure) -> Result<Next, ErasureError> {
        tracing::error!(alarm = "erasure_stuck", person = %erasure.person, copies = erasure.copies, "no copy could be handed over");
        let next = Erasure { stage: Stage::Stuck, ..erasure.clone() };
        let mut transaction = Transaction::new();
        transaction.add(Part::Erasure, store::advance(erasure, &next)?);
        self.further(transaction, next).await
    }

    /// The link goes out in the transaction that says so. A copy that failed, or is gone, is made anew, a few times.
    async fn hands_over(&self, erasure: &Erasure) -> Result<Next, ErasureError> {
        let Some(id) = erasure.copy else { return self.has_a_copy_made(erasure).await };
        let copy = match self.own_data.standing(erasure.person, id).await? {
            Some(copy) if copy.state == State::Waiting => return Ok(Next::Ends(End::Waits)),
            Some(copy) if copy.is_ready(self.now()) => copy,
            _ => return self.has_a_copy_made(erasure).await,
        };
        let next = Erasure { stage: Stage::HandedOver, until: copy.until, ..erasure.clone() };
        let mut transaction = Transaction::new();
        transaction.add(Part::Erasure, store::advance(erasure, &next)?);
        transaction.add(Part::Mail, self.notifications.queue(erasure.person, id, Kind::HandOver)?);
        self.further(transaction, next).await
    }

    /// From here on there is no way back: the account says so itself. Only once its person had the link to their copy.
    async fn begins(&self, erasure: &Erasure) -> Result<Next, ErasureError> {
        match self.handed(erasure).await? {
            Handed::InTime => {}
            Handed::TooLate => return self.has_a_copy_made(erasure).await,
            Handed::Refused => {
                tracing::error!(alarm = "copy_not_handed_over", person = %erasure.person, "mail to whoever is to be erased is refused");
                return Ok(Next::Ends(End::Waits));
            }
        }
        let Some(account) = self.still_may(erasure).await? else { return Ok(Next::Ends(End::Dropped)) };
        self.goes_from_now_on(erasure, &account).await
    }

    async fn goes_from_now_on(&self, erasure: &Erasure, account: &Account) -> Result<Next, ErasureError> {
        let next = Erasure { stage: Stage::Erasing, ..erasure.clone() };
        let mut transaction = Transaction::new();
        transaction.add(Part::Erasure, store::advance(erasure, &next)?);
        transaction.add(Part::Account, accounts::begin_erasing(account, self.now()));
        let deed = Deed::of_house("erasure.begin").about(erasure.person).on(erasure.person).because(&erasure.reason);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        self.further(transaction, next).await
    }

    async fn erases(&self, erasure: &Erasure) -> Result<Next, ErasureError> {
        let person = erasure.person;
        if erasure.step == Step::Requests {
            self.own_data.remove_files(person).await?;
        }
        if erasure.step == Step::Records {
            self.reports.remove_files(person).await?;
            self.store.remove_conversations(person, fewer_to_read).await?;
        }
        if let Some(table) = table_of(erasure.step) {
            let keep = (erasure.step == Step::Counters).then_some(PROFILE);
            for one in self.with_those_joined(person).await? {
                self.store.remove_all(table, one, keep).await?;
            }
        }
        if erasure.step == Step::Visits {
            for one in self.with_those_joined(person).await? {
                self.store.strip_visits(one, ERASED).await?; // a cancelled one may stay with an account that gave way
            }
            self.store.strip_donations(person).await?;
            self.store.strip_bills(person, ERASED).await?;
        }
        let Some(step) = erasure.step.next() else { return self.ends(erasure).await };
        let next = Erasure { step, ..erasure.clone() };
        let mut transaction = Transaction::new();
        transaction.add(Part::Erasure, store::advance(erasure, &next)?);
        self.further(transaction, next).await
    }

    /// The person's accounts: theirs, and those that gave way to it.
    async fn with_those_joined(&self, person: UserId) -> Result<Vec<UserId>, StorageError> {
        let joined = self.accounts.find(person).await?.map(|account| account.merged_from).unwrap_or_default();
        Ok([person].into_iter().chain(joined).collect())
    }

    /// The account becomes a husk, and the erasure is over, in one transaction.
    async fn ends(&self, erasure: &Erasure) -> Result<Next, ErasureError> {
        let mut transaction = Transaction::new();
        transaction.add(Part::Erasure, store::end(erasure));
        if let Some(account) = self.accounts.find(erasure.person).await? {
            transaction.add_all(Part::Account, accounts::husk(&account)?);
        }
        let deed = Deed::of_house("erasure.end").about(erasure.person).on(erasure.person);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        Ok(if self.commit(transaction).await? { Next::Ends(End::Erased) } else { Next::Ends(End::Waits) })
    }

    /// The next state; when somebody else came first, the next round looks again.
    async fn further(&self, transaction: Transaction<Part>, next: Erasure) -> Result<Next, ErasureError> {
        Ok(if self.commit(transaction).await? { Next::Further(next) } else { Next::Ends(End::Waits) })
    }
}
