//! The proof that a check was made. A use case takes `Granted<P>`, and only the check makes one.

use std::marker::PhantomData;
use std::sync::Arc;

use super::actor::Actor;
use super::permissions::{Permission, Right};
use super::role::Role;
use crate::primitives::ids::{RequestId, UserId};

/// The person asking holds the right `P`. It carries them, so finders take the owner's id from here.
#[derive(Debug)]
pub struct Granted<P> {
    actor: Arc<Actor>,
    request: RequestId,
    permission: PhantomData<fn() -> P>,
}

impl<P> Clone for Granted<P> {
    fn clone(&self) -> Self {
        Self { actor: Arc::clone(&self.actor), request: self.request, permission: PhantomData }
    }
}

/// Whoever asks does not hold the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not allowed: {0:?}")]
pub struct Denied(pub Right);

impl<P: Permission> Granted<P> {
    /// The proof, if the check of [`Actor::may`] says yes.
    ///
    /// # Errors
    /// When it says no.
    pub fn check(actor: Arc<Actor>, request: RequestId) -> Result<Self, Denied> {
        if actor.may(P::RIGHT) { Ok(Self { actor, request, permission: PhantomData }) } else { Err(Denied(P::RIGHT)) }
    }
}

impl<P> Granted<P> {
    /// Who asks.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Their id, the owner's id for finders.
    #[must_use]
    pub fn id(&self) -> UserId {
        self.actor.id
    }

    /// The proof for another right of the same person in the same request, checked as every other.
    ///
    /// # Errors
    /// When their role does not hold it.
    pub fn also<Q: Permission>(&self) -> Result<Granted<Q>, Denied> {
        Granted::check(Arc::clone(&self.actor), self.request)
    }

    /// Their role.
    #[must_use]
    pub fn role(&self) -> Role {
        self.actor.role
    }

    /// The request this was granted in, for the audit trail.
    #[must_use]
    pub const fn request(&self) -> RequestId {
        self.request
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::actor::Level;
    use crate::access::permissions::{BookAppointment, ChangeSecurity, CheckIn, ManageDoctors, ManageSettings, SeeAppointments};
    use crate::access::scopes::Scopes;
    use crate::primitives::ids::{ApiKeyId, IdSource};
    use crate::primitives::text::Sensitive;
    use crate::primitives::time::Clock;

    fn person(role: Role, level: Level) -> (Arc<Actor>, RequestId) {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 1);
        (Arc::new(Actor::person(UserId::new(&ids), role, Sensitive::new("Asha".into()), level)), RequestId::new(&ids))
    }

    #[test]
    fn f08_a_role_gets_only_what_the_list_gives_it() {
        let (patient, request) = person(Role::Patient, Level::Full);
        assert!(Granted::<BookAppointment>::check(patient.clone(), request).is_ok());
        assert!(Granted::<ManageSettings>::check(patient, request).is_err());
        let (administrator, request) = person(Role::Administrator, Level::Full);
        let grant = Granted::<ManageSettings>::check(administrator, request).unwrap();
        assert!(grant.also::<ManageDoctors>().is_ok() && grant.also::<BookAppointment>().is_err());
        let (half, request) = person(Role::Administrator, Level::BeforeSecondFactor);
        assert!(Granted::<ManageSettings>::check(half, request).is_err());
        let (full, request) = person(Role::Patient, Level::Full);
        assert!(Granted::<ChangeSecurity>::check(full, request).is_err(), "not shown anew that it is they");
        let (proven, request) = person(Role::Patient, Level::Proven);
        assert!(Granted::<ChangeSecurity>::check(proven, request).is_ok());
    }

    #[test]
    fn f15_a_key_gets_exactly_what_it_was_given_whatever_role_it_is_treated_as() {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 1);
        let scopes: Scopes = [CheckIn::RIGHT, ManageSettings::RIGHT].into_iter().collect();
        let (program, request) = (Arc::new(Actor::program(ApiKeyId::new(&ids), "Kiosk".to_owned(), scopes)), RequestId::new(&ids));
        assert!(Granted::<CheckIn>::check(program.clone(), request).is_ok());
        assert!(Granted::<SeeAppointments>::check(program.clone(), request).is_err(), "the reception may, this key may not");
        assert!(Granted::<ManageSettings>::check(program.clone(), request).is_err(), "no key may");
        assert!(!program.is_signed_in());
    }
}
