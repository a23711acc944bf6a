//! Donations: offered or entered, decided about, taken back.

use super::{BloodBank, BloodError, Part, Place, Step};
use crate::access::grant::Granted;
use crate::access::permissions::{EnterDonation, KeepDonations, ManageBloodBank};
use crate::access::role::Role;
use crate::capabilities::blood_bank::model::{Cause, Change, Donation, NewDonation, State, Taken};
use crate::identity::accounts::is_not_closed;
use crate::identity::audit::Deed;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::DonationId;
use crate::primitives::page::Listed;
use crate::primitives::people::{BloodGroup, PersonName};
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier as Remembered, Once};
use crate::storage::transaction::{CommitError, Transaction};

/// A donation and whose it is; `None`: somebody without an account.
#[derive(Debug, Clone)]
pub struct Offered {
    pub donation: Donation,
    pub donor: Option<PersonName>,
}

impl BloodBank {
    /// Somebody offers to give blood, or an administrator enters what somebody without an account gives; and whether an earlier
    /// request with this key did. One call, two with a key.
    pub async fn enter(
        &self,
        grant: &Granted<EnterDonation>,
        group: BloodGroup,
        new: NewDonation,
        once: Option<&Once>,
    ) -> Result<(Donation, bool), BloodError> {
        if let Some(donation) = self.entered_earlier(once).await? {
            return Ok((donation, true));
        }
        let now = self.ground.clock.now();
        let donation = Donation {
            blood_group: group,
            donation_id: DonationId::new(&self.ground.ids),
            donor_id: (grant.role() == Role::Patient).then(|| grant.id()),
            state: State::Requested,
            units: new.units,
            day: new.day,
            note: new.note,
            requested_at: now,
            decided_at: None,
            collected_on: None,
            expires_on: None,
            because: None,
        };
        let mut transaction = Transaction::new();
        transaction.add(Part::Donation, self.store.enter(&donation)?);
        transaction.add_all(Part::Donation, donation.donor_id.map(is_not_closed));
        transaction.add(Part::Audit, self.ground.audit.action(about(Deed::by(grant, "donation.enter"), &donation))?);
        if let Some(once) = once {
            transaction.add(Part::Once, once.remember(Place::of(&donation), now)?);
        }
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok((donation, false)),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(CommitError::Refused(_)) => Ok((self.entered_earlier(once).await?.ok_or(BloodError::KeyReused)?, true)),
        }
    }

    async fn entered_earlier(&self, once: Option<&Once>) -> Result<Option<Donation>, BloodError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Remembered::Nothing => Ok(None),
            Remembered::OtherBody => Err(BloodError::KeyReused),
            Remembered::Made(thing) => {
                let corrupt = || StorageError::Corrupt { table: "guards", why: "a remembered donation".to_owned() };
                let place = Place::read(&thing).ok_or_else(corrupt)?;
                Ok(Some(self.store.donation(place).await?.ok_or(BloodError::NotFound)?))
            }
        }
    }

    /// The blood group somebody's profile names. One call.
    pub async fn known_group(&self, grant: &Granted<KeepDonations>) -> Result<Option<BloodGroup>, StorageError> {
        Ok(self.accounts.find(grant.id()).await?.and_then(|account| account.blood_group))
    }

    /// One donation: one's own, or anybody's for administrators. One call.
    pub async fn donation(&self, grant: &Granted<EnterDonation>, place: Place) -> Result<Option<Donation>, StorageError> {
        let found = self.store.donation(place).await?;
        Ok(found.filter(|donation| grant.role() == Role::Administrator || donation.donor_id == Some(grant.id())))
    }

    /// One's own donations, the newest first; `written` is one that lists may not know yet. Two calls.
    pub async fn own(
        &self,
        grant: &Granted<KeepDonations>,
        limit: usize,
        after: Option<Place>,
        written: Option<Place>,
    ) -> Result<Listed<Donation, Place>, StorageError> {
        self.store.of_donor(grant.id(), limit, after, written).await
    }

    /// Takes an offer of one's own back, while nobody has decided about it. Two calls.
    pub async fn cancel(&self, grant: &Granted<KeepDonations>, place: Place) -> Result<Donation, BloodError> {
        let found = self.store.donation(place).await?.filter(|donation| donation.donor_id == Some(grant.id()));
        let donation = waiting(found)?;
        self.decide(Deed::by(grant, "donation.cancel"), Donation { state: State::Cancelled, ..donation }).await
    }

    /// What waits for a decision, the longest waiting first. Two calls, and one for names.
    pub async fn waiting(
        &self,
        _grant: &Granted<ManageBloodBank>,
        limit: usize,
        after: Option<Place>,
    ) -> Result<Listed<Offered, Place>, StorageError> {
        let listed = self.store.waiting(limit, after).await?;
        let names = self.accounts.names(listed.items.iter().filter_map(|donation| donation.donor_id)).await?;
        let name_of = |donation: &Donation| names.get(&donation.donor_id?).map(|known| known.name.clone());
        Ok(listed.map(|donation| Offered { donor: name_of(&donation), donation }))
    }

    /// One donation with its donor's name. Two calls.
    pub async fn offered(&self, _grant: &Granted<ManageBloodBank>, place: Place) -> Result<Option<Offered>, StorageError> {
        let Some(donation) = self.store.donation(place).await? else { return Ok(None) };
        let mut names = self.accounts.names(donation.donor_id).await?;
        let donor = donation.donor_id.and_then(|id| names.remove(&id)).map(|known| known.name);
        Ok(Some(Offered { donation, donor }))
    }

    /// Takes a donation into the stock; `read` says what was given, by the units offered. Three calls.
    pub async fn verify(
        &self,
        grant: &Granted<ManageBloodBank>,
        place: Place,
        read: impl FnOnce(u32) -> Result<Taken, Flaws>,
    ) -> Result<Donation, BloodError> {
        let donation = waiting(self.store.donation(place).await?)?;
        let taken = read(donation.units)?;
        let verified = Donation {
            state: State::Verified,
            units: taken.units,
            collected_on: Some(taken.collected_on),
            expires_on: Some(taken.expires_on),
            decided_at: Some(self.ground.clock.now()),
            ..donation
        };
        let deed = Deed::by(grant, "donation.verify");
        let step = Step {
            change: Change::TakeIn(taken.lot()),
            cause: Cause::Donation,
            by: Some(grant.actor()),
            deed: verified.donor_id.map_or_else(|| deed.clone(), |donor| deed.clone().about(donor)),
            donation: Some(&verified),
            to: None,
            reason: None,
            once: None,
        };
        self.change(place.blood_group, &step).await?;
        Ok(verified)
    }

    /// Does not take a donation; its donor reads why. Two calls.
    pub async fn reject(&self, grant: &Granted<ManageBloodBank>, place: Place, because: String) -> Result<Donation, BloodError> {
        let donation = waiting(self.store.donation(place).await?)?;
        let rejected = Donation { state: State::Rejected, because: Some(because), ..donation };
        self.decide(Deed::by(grant, "donation.reject"), rejected).await
    }

    async fn decide(&self, deed: Deed, donation: Donation) -> Result<Donation, BloodError> {
        let decided = Donation { decided_at: Some(self.ground.clock.now()), ..donation };
        let mut transaction = Transaction::new();
        transaction.add(Part::Donation, self.store.decide(&decided)?);
        transaction.add(Part::Audit, self.ground.audit.action(about(deed, &decided))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(decided),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(CommitError::Refused(_)) => Err(self.decided(Some(&decided)).await?),
        }
    }
}

/// Filed under the donor, where there is one.
fn about(deed: Deed, donation: &Donation) -> Deed {
    let deed = deed.on(donation.donation_id);
    match donation.donor_id {
        Some(donor) => deed.about(donor),
        None => deed,
    }
}

fn waiting(found: Option<Donation>) -> Result<Donation, BloodError> {
    match found {
        None => Err(BloodError::NotFound),
        Some(donation) if donation.state == State::Requested => Ok(donation),
        Some(donation) => Err(BloodError::Decided(donation.state)),
    }
}
