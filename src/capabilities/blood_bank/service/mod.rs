//! Looking at the stock, and every change of it (here); donations (`donations`), issues and their history (`issues`).

mod donations;
mod issues;

use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

pub use super::store::{Earlier, Place};
pub use donations::Offered;

use super::model::{Cause, Change, Changed, Donation, Movement, NotEnough, State, Stock};
use super::store::BloodStore;
use crate::access::actor::Actor;
use crate::access::grant::Granted;
use crate::access::permissions::ManageBloodBank;
use crate::capabilities::settings::service::SettingsBook;
use crate::events::catalogue::Event;
use crate::identity::accounts::Accounts;
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::MovementId;
use crate::primitives::people::BloodGroup;
use crate::storage::error::StorageError;
use crate::storage::idempotent::Once;
use crate::storage::transaction::{CommitError, Transaction};

/// How often a change is made anew when another one of the same group came first: one of them always succeeds.
const TRIES: u8 = 40;

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BloodError {
    #[error("there is no such donation")]
    NotFound,
    #[error("values that cannot be used: {0}")]
    Invalid(#[from] Flaws),
    #[error(transparent)]
    NotEnough(#[from] NotEnough),
    /// It has been decided about already.
    #[error("the donation is {}", .0.word())]
    Decided(State),
    /// The idempotency key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What there is of one group now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supply {
    pub blood_group: BloodGroup,
    /// That can be used.
    pub units: u32,
    /// Fewer than the house wants to have.
    pub low: bool,
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Stock,
    Donation,
    Movement,
    Event,
    Audit,
    Once,
}

/// A change of a stock, with everything that is written beside it.
struct Step<'a> {
    change: Change,
    cause: Cause,
    by: Option<&'a Actor>,
    deed: Deed,
    /// As decided.
    donation: Option<&'a Donation>,
    to: Option<String>,
    reason: Option<String>,
    once: Option<&'a Once>,
}

/// Why one try came to nothing.
enum Stopped {
    /// Somebody else changed the stock first.
    Again,
    /// Somebody else decided about the donation first.
    Decided,
    /// The key is in use.
    Repeated,
    Failed(StorageError),
}

/// The blood bank of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct BloodBank(Arc<Parts>);

/// What it works with.
#[derive(Debug)]
pub struct Parts {
    ground: Ground,
    store: BloodStore,
    accounts: Accounts,
    settings: SettingsBook,
}

impl Deref for BloodBank {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl BloodBank {
    /// Over the house's ground and its settings.
    #[must_use]
    pub fn new(ground: Ground, settings: SettingsBook) -> Self {
        let (store, accounts) = (BloodStore::new(ground.storage.clone()), Accounts::new(ground.storage.clone()));
        Self(Arc::new(Parts { ground, store, accounts, settings }))
    }

    /// The hospital's date.
    #[must_use]
    pub fn today(&self) -> Date {
        self.settings.now().zone.date(self.ground.clock.now())
    }

    /// Fewer units than this are low.
    #[must_use]
    pub fn least(&self) -> u32 {
        self.settings.now().blood_low_units
    }

    /// What there is of every group, for anybody; a moment old at most. One call, 4 read units.
    pub async fn supplies(&self) -> Result<Vec<Supply>, StorageError> {
        Ok(self.seen(&self.store.stocks_lately().await?))
    }

    /// The same as last written. One call, 8 read units.
    pub async fn supplies_now(&self, _grant: &Granted<ManageBloodBank>) -> Result<Vec<Supply>, StorageError> {
        Ok(self.seen(&self.store.stocks().await?))
    }

    /// One stock as last written, by the day it expires. What has expired is not in it. One call.
    pub async fn stock(&self, _grant: &Granted<ManageBloodBank>, group: BloodGroup) -> Result<Stock, StorageError> {
        let (mut stock, today) = (self.store.stock(group).await?, self.today());
        stock.lots.retain(|lot| lot.expires_on >= today);
        Ok(stock)
    }

    fn seen(&self, stocks: &[Stock]) -> Vec<Supply> {
        let (today, least) = (self.today(), self.least());
        let supply = |stock: &Stock| {
            let units = stock.units(today);
            Supply { blood_group: stock.blood_group, units, low: units < least }
        };
        stocks.iter().map(supply).collect()
    }

    /// Takes everything that has expired out of all stocks; how many groups had some. One call, and two for each of those.
    pub async fn sweep(&self) -> Result<u32, BloodError> {
        let (today, mut swept) = (self.today(), 0);
        for stock in self.store.stocks().await?.iter().filter(|stock| stock.has_expired(today)) {
            match self.expire(stock).await {
                Ok(()) => swept += 1,
                Err(Stopped::Failed(error)) => return Err(error.into()),
                Err(_) => {} // somebody else touched it, and swept it
            }
        }
        Ok(swept)
    }

    /// Makes a change: expired units first, as a movement of their own, then this one. Two calls, more when others change the
    /// same group at this moment.
    async fn change(&self, group: BloodGroup, step: &Step<'_>) -> Result<Movement, BloodError> {
        for _ in 0..TRIES {
            let stock = self.store.stock(group).await?;
            let tried = if stock.has_expired(self.today()) {
                self.expire(&stock).await.err()
            } else {
                let changed = stock.after(step.change, self.today(), self.least())?;
                match self.write(&stock, changed, step).await {
                    Ok(movement) => return Ok(movement),
                    Err(stopped) => Some(stopped),
                }
            };
            match tried {
                None | Some(Stopped::Again) => {}
                Some(Stopped::Repeated) => return Err(BloodError::KeyReused),
                Some(Stopped::Decided) => return Err(self.decided(step.donation).await?),
                Some(Stopped::Failed(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("a blood group changed by many at once".to_owned()).into())
    }

    async fn expire(&self, stock: &Stock) -> Result<(), Stopped> {
        let step = Step {
            change: Change::Expire,
            cause: Cause::Expired,
            by: None,
            deed: Deed::of_house("blood.expire"),
            donation: None,
            to: None,
            reason: None,
            once: None,
        };
        let Ok(changed) = stock.after(step.change, self.today(), self.least()) else { return Ok(()) };
        self.write(stock, changed, &step).await.map(drop)
    }

    async fn write(&self, before: &Stock, changed: Changed, step: &Step<'_>) -> Result<Movement, Stopped> {
        let movement = Movement {
            blood_group: before.blood_group,
            movement_id: MovementId::new(&self.ground.ids),
            cause: step.cause,
            lots: changed.lots,
            left: changed.left,
            at: self.ground.clock.now(),
            by: step.by.map(|actor| actor.id),
            by_name: step.by.map(|actor| actor.name.expose().clone()),
            donation_id: step.donation.map(|donation| donation.donation_id),
            to: step.to.clone(),
            reason: step.reason.clone(),
        };
        let transaction = self.transaction(before, &changed.stock, &movement, changed.fell, step).map_err(Stopped::Failed)?;
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(movement),
            Err(CommitError::Storage(error)) => Err(Stopped::Failed(error)),
            Err(refused) if refused.refused(&Part::Once) => Err(Stopped::Repeated),
            Err(refused) if refused.refused(&Part::Donation) => Err(Stopped::Decided),
            Err(_) => Err(Stopped::Again),
        }
    }

    fn transaction(
        &self,
        before: &Stock,
        after: &Stock,
        movement: &Movement,
        fell: bool,
        step: &Step<'_>,
    ) -> Result<Transaction<Part>, StorageError> {
        let (blood_group, units) = (after.blood_group, movement.left);
        let mut transaction = Transaction::new();
        transaction.add(Part::Stock, self.store.write(before.version, after)?);
        transaction.add(Part::Movement, self.store.moved(movement)?);
        let told = Event::BloodStockChanged { blood_group, version: before.version + 1, units };
        transaction.add(Part::Event, self.ground.tell(told)?);
        if fell {
            let low = Event::BloodStockLow { blood_group, version: before.version + 2, units };
            transaction.add(Part::Event, self.ground.tell(low)?);
        }
        transaction.add(Part::Audit, self.ground.audit.action(step.deed.clone().on(movement.movement_id))?);
        if let Some(donation) = step.donation {
            transaction.add(Part::Donation, self.store.decide(donation)?);
        }
        if let Some(once) = step.once {
            transaction.add(Part::Once, once.remember(format!("{} {}", blood_group.word(), movement.movement_id), movement.at)?);
        }
        Ok(transaction)
    }

    /// What became of a donation meanwhile.
    async fn decided(&self, donation: Option<&Donation>) -> Result<BloodError, StorageError> {
        let Some(donation) = donation else { return Ok(BloodError::NotFound) };
        let now = self.store.donation(Place::of(donation)).await?;
        Ok(now.map_or(BloodError::NotFound, |now| BloodError::Decided(now.state)))
    }
}
