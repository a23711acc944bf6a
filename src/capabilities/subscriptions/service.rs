//! Listing, adding, changing and ending subscriptions. SNS does it; the house keeps the trail and the one rule: no patient.

use std::collections::{HashMap, HashSet};

use super::model::{Filter, Hears, NewSubscription, Place, Standing, Subscription, SubscriptionId, shown};
use crate::access::grant::Granted;
use crate::access::permissions::{AddSubscription, ManageSubscriptions};
use crate::access::role::Role;
use crate::capabilities::directory::service::Directory;
use crate::identity::accounts::Accounts;
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::outbound::OutboundError;
use crate::outbound::topic::{Subscriber, Topic};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::page::Listed;
use crate::primitives::people::Email;
use crate::storage::error::StorageError;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum SubscriptionError {
    #[error("there is no such subscription")]
    NotFound,
    #[error("values that cannot be used: {0}")]
    Invalid(#[from] Flaws),
    /// SNS does not answer, or does not let this house in.
    #[error("the topic does not answer")]
    NotNow,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The subscriptions of the operations topic. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Subscriptions {
    ground: Ground,
    accounts: Accounts,
    directory: Directory,
    topic: Topic,
}

impl Subscriptions {
    /// Over the house's ground, its departments and its topic.
    #[must_use]
    pub fn new(ground: Ground, directory: Directory, topic: Topic) -> Self {
        Self { accounts: Accounts::new(ground.storage.clone()), ground, directory, topic }
    }

    /// Who hears, in SNS's order. A call of SNS and one for each that is confirmed, eight at a time; two calls for whose the
    /// addresses are.
    pub async fn list(
        &self,
        _grant: &Granted<ManageSubscriptions>,
        limit: usize,
        from: Option<Place>,
    ) -> Result<Listed<Subscription, Place>, SubscriptionError> {
        let Place { token, behind } = from.unwrap_or_default();
        let page = self.topic.listeners(token.clone()).await.map_err(|why| out_of_reach(&why))?;
        let more_here = page.all.len() > behind + limit;
        let next = if more_here {
            Some(Place { token, behind: behind + limit })
        } else {
            page.next.map(|next| Place { token: Some(next), behind: 0 })
        };
        let here: Vec<Subscriber> = page.all.into_iter().skip(behind).take(limit).collect();
        let here = self.topic.with_filters(here).await.map_err(|why| out_of_reach(&why))?;
        let patients = self.patients_among(&here).await?;
        let items = here.into_iter().map(|one| subscription(one, &patients)).collect();
        Ok(Listed { items, next })
    }

    /// One. A call of SNS, and two for whose the address is.
    pub async fn find(&self, _grant: &Granted<ManageSubscriptions>, id: SubscriptionId) -> Result<Option<Subscription>, SubscriptionError> {
        let Some(one) = self.topic.listener(id.0).await.map_err(|why| out_of_reach(&why))? else { return Ok(None) };
        let patients = self.patients_among(std::slice::from_ref(&one)).await?;
        Ok(Some(Subscription { id: Some(id), ..subscription(one, &patients) }))
    }

    /// Lets SNS ask an address whether it wants to hear. Asked twice, one subscription and a second mail.
    ///
    /// SNS is asked first, for the id that the trail names: what is lost in between is a link nobody has followed. Two reads, one for
    /// each department, a call of SNS, a write.
    pub async fn add(&self, grant: &Granted<AddSubscription>, new: &NewSubscription) -> Result<Subscription, SubscriptionError> {
        if self.accounts.find_by_address(&new.email).await?.is_some_and(|account| account.role == Role::Patient) {
            return Err(Flaws::from(Flaw::new("/email", "address_of_a_patient")).into());
        }
        self.departments_are_there(&new.filter).await?;
        let policy = new.filter.policy();
        let id = self.topic.subscribe(&new.email, policy.as_deref()).await.map_err(|why| match why {
            OutboundError::Refused(code) if code == "InvalidParameter" => Flaws::from(Flaw::new("/email", "not_subscribed")).into(),
            other => out_of_reach(&other),
        })?;
        self.ground.audit.write(&self.ground.storage, Deed::by(grant, "subscription.add").on(id)).await?;
        let added = self.topic.listener(id).await.map_err(|why| out_of_reach(&why))?.ok_or(SubscriptionError::NotFound)?;
        Ok(Subscription { id: Some(SubscriptionId(id)), ..subscription(added, &HashMap::new()) })
    }

    /// Sets what one hears, whatever it heard before. The trail first. A read for each department, a write, two calls of SNS.
    pub async fn change(
        &self,
        grant: &Granted<ManageSubscriptions>,
        id: SubscriptionId,
        filter: &Filter,
    ) -> Result<Subscription, SubscriptionError> {
        let before = self.find(grant, id).await?.filter(|one| one.standing == Standing::Confirmed).ok_or(SubscriptionError::NotFound)?;
        self.departments_are_there(filter).await?;
        self.ground.audit.write(&self.ground.storage, Deed::by(grant, "subscription.change").on(id)).await?;
        let there = self.topic.filter(id.0, filter.policy().as_deref()).await.map_err(|why| out_of_reach(&why))?;
        if there { Ok(Subscription { hears: Hears::By(filter.clone()), ..before }) } else { Err(SubscriptionError::NotFound) }
    }

    /// Ends one: nothing is sent there any more. The trail first. Two calls of SNS, a write.
    pub async fn remove(&self, grant: &Granted<ManageSubscriptions>, id: SubscriptionId) -> Result<(), SubscriptionError> {
        self.find(grant, id).await?.filter(|one| one.standing == Standing::Confirmed).ok_or(SubscriptionError::NotFound)?;
        self.ground.audit.write(&self.ground.storage, Deed::by(grant, "subscription.remove").on(id)).await?;
        self.topic.unsubscribe(id.0).await.map_err(|why| out_of_reach(&why))
    }

    async fn departments_are_there(&self, filter: &Filter) -> Result<(), SubscriptionError> {
        let mut flaws = Flaws::default();
        for (place, id) in filter.departments.iter().enumerate() {
            if self.directory.department(*id).await?.is_none() {
                flaws.add(Flaw::new(format!("/department_ids/{place}"), "unknown_department"));
            }
        }
        if flaws.0.is_empty() { Ok(()) } else { Err(flaws.into()) }
    }

    /// Which of their addresses belong to patients by now.
    async fn patients_among(&self, all: &[Subscriber]) -> Result<HashMap<Email, bool>, StorageError> {
        let each: HashSet<Email> = all.iter().filter_map(|one| address_of(&one.endpoint)).collect();
        let addresses: Vec<Email> = each.into_iter().collect();
        let roles = self.accounts.roles_at(&addresses).await?;
        Ok(addresses.into_iter().zip(roles).map(|(address, role)| (address, role == Some(Role::Patient))).collect())
    }
}

fn address_of(endpoint: &str) -> Option<Email> {
    endpoint.parse().ok()
}

fn subscription(one: Subscriber, patients: &HashMap<Email, bool>) -> Subscription {
    let of_patient = address_of(&one.endpoint).and_then(|address| patients.get(&address).copied()).unwrap_or(false);
    Subscription {
        id: one.id.map(SubscriptionId),
        standing: if one.id.is_some() { Standing::Confirmed } else { Standing::Pending },
        endpoint: shown(&one.endpoint),
        protocol: one.protocol,
        hears: Hears::of(one.filter),
        of_patient,
    }
}

/// Also when SNS refuses: then it is this house's right that is missing, which whoever runs it can see here.
fn out_of_reach(why: &OutboundError) -> SubscriptionError {
    tracing::error!(%why, "the operations topic cannot be asked who listens");
    SubscriptionError::NotNow
}
