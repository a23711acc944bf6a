//! The proof that somebody acts for a patient who lets them.

use jiff::Timestamp;

use super::scope::{Need, Scope};
use super::standing::Permit;
use crate::access::grant::Granted;
use crate::access::role::Role;
use crate::primitives::ids::{CarerGrantId, UserId};
use crate::primitives::people::PersonName;

/// A carer and the patient they act for in this request.
///
/// Finders take the patient's id from here and never from an address: only [`OnBehalf::check`] makes one, from the carer's
/// row and the patient's account as last written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnBehalf {
    carer: UserId,
    carer_name: PersonName,
    patient: UserId,
    patient_name: PersonName,
    grant: CarerGrantId,
    scope: Scope,
    last_used_at: Option<Timestamp>,
}

impl OnBehalf {
    /// THE check: the one who asks is a patient themselves, the row is theirs, about this patient, not over, and allows what is
    /// needed. `patient_name` is that of the patient's account, `None` when it is closed.
    #[must_use]
    pub fn check<P>(
        grant: &Granted<P>,
        patient: UserId,
        permit: Option<&Permit>,
        patient_name: Option<PersonName>,
        need: Need,
        now: Timestamp,
    ) -> Option<Self> {
        let permit = permit.filter(|permit| permit.carer == grant.id() && permit.patient_id == patient)?;
        let may = grant.role() == Role::Patient && permit.runs(now) && permit.scope.allows(need);
        let patient_name = patient_name.filter(|_| may)?;
        Some(Self {
            carer: grant.id(),
            carer_name: grant.actor().name.expose().parse().ok()?,
            patient,
            patient_name,
            grant: permit.grant_id,
            scope: permit.scope,
            last_used_at: permit.last_used_at,
        })
    }

    /// Whoever acts.
    #[must_use]
    pub const fn carer(&self) -> UserId {
        self.carer
    }

    /// What they are called.
    #[must_use]
    pub const fn carer_name(&self) -> &PersonName {
        &self.carer_name
    }

    /// For whom.
    #[must_use]
    pub const fn patient(&self) -> UserId {
        self.patient
    }

    /// What the patient is called now.
    #[must_use]
    pub const fn patient_name(&self) -> &PersonName {
        &self.patient_name
    }

    /// By which grant, for the trail.
    #[must_use]
    pub const fn grant(&self) -> CarerGrantId {
        self.grant
    }

    /// How far it goes.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        self.scope
    }

    /// Whether it goes as far as this.
    #[must_use]
    pub const fn allows(&self, need: Need) -> bool {
        self.scope.allows(need)
    }

    /// When it was last used, as it was read.
    #[must_use]
    pub const fn last_used_at(&self) -> Option<Timestamp> {
        self.last_used_at
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use uuid::Uuid;

    use super::super::{Carer, CarerGrant, Terms};
    use super::*;
    use crate::access::actor::{Actor, Level};
    use crate::access::permissions::SeeAppointments;
    use crate::primitives::ids::RequestId;
    use crate::primitives::text::Sensitive;
    use crate::primitives::time::{HospitalZone, after};

    fn user(number: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(number))
    }

    fn asks(number: u128, role: Role) -> Granted<SeeAppointments> {
        let actor = Actor::person(user(number), role, Sensitive::new("Daniel Rao".to_owned()), Level::Full);
        Granted::check(Arc::new(actor), RequestId::from_uuid(Uuid::nil())).unwrap()
    }

    #[test]
    fn f70_only_the_carer_of_a_running_grant_acts_and_only_for_its_patient_and_as_far_as_it_goes() {
        let now: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
        let zone: HospitalZone = "Asia/Kolkata".parse().unwrap();
        let terms = Terms { scope: Scope::Book, ends_on: "2026-11-30".parse().unwrap() };
        let id = CarerGrantId::from_uuid(Uuid::from_u128(9));
        let asked = CarerGrant::asked(user(1), id, "daniel@example.org".parse().unwrap(), terms, &zone, now);
        let running = asked.accepted(Carer { id: user(2), name: "Daniel Rao".parse().unwrap() }, now);
        let maya: PersonName = "Maya Rao".parse().unwrap();
        let permit = running.permit(&maya).unwrap();
        let may = |grant: &Granted<SeeAppointments>, patient, name: Option<&PersonName>, need, at| {
            OnBehalf::check(grant, user(patient), Some(&permit), name.cloned(), need, at).is_some()
        };
        let daniel = asks(2, Role::Patient);
        assert!(may(&daniel, 1, Some(&maya), Need::Book, now) && may(&daniel, 1, Some(&maya), Need::SeeVisits, now));
        assert!(!may(&daniel, 1, Some(&maya), Need::ReadClinical, now));
        assert!(!may(&daniel, 3, Some(&maya), Need::Book, now), "somebody else's patient");
        assert!(!may(&asks(3, Role::Patient), 1, Some(&maya), Need::Book, now), "somebody else's row");
        assert!(!may(&asks(2, Role::Doctor), 1, Some(&maya), Need::Book, now), "no patient");
        assert!(!may(&daniel, 1, None, Need::Book, now), "a closed account");
        assert!(may(&daniel, 1, Some(&maya), Need::Book, after(permit.until, -1)));
        assert!(!may(&daniel, 1, Some(&maya), Need::Book, permit.until));
        assert!(OnBehalf::check(&daniel, user(1), None, Some(maya), Need::Book, now).is_none());
    }
}
