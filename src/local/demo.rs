//! The demo: four people to sign in as, a department and its three doctors. Made on the first start, in local mode only.
//!
//! Every id is fixed and every step may be repeated, so that a first start which was killed is finished by the next one,
//! and two servers on one stack make one demo. The four accounts share one stored hash: hashing is slow on purpose.

use anyhow::{Context as _, Result};
use uuid::Uuid;

use crate::access::role::Role;
use crate::capabilities::directory::model::{Department, NewDoctor};
use crate::capabilities::directory::service::{AddDoctorError, Directory};
use crate::capabilities::directory::store::DepartmentStore;
use crate::identity::accounts::{Account, Accounts};
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::identity::keys::Keys;
use crate::identity::passwords::{Cost, Passwords, StoredHash};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::storage::totals::{self, Total};
use crate::storage::transaction::{CommitError, Transaction};

/// What all four sign in with (api.md, "Running it").
pub const PASSWORD: &str = "demo caredesk 2026";

/// One person of the demo.
struct Person {
    /// The last digits of the id.
    number: u128,
    role: Role,
    name: &'static str,
    email: &'static str,
}

const PATIENT: Person = Person { number: 1, role: Role::Patient, name: "Maya Lindqvist", email: "patient@demo.test" };
const RECEPTIONIST: Person = Person { number: 2, role: Role::Receptionist, name: "Asha Menon", email: "reception@demo.test" };
const ADMINISTRATOR: Person = Person { number: 3, role: Role::Administrator, name: "Tomas Reiter", email: "admin@demo.test" };
const DOCTOR: Person = Person { number: 4, role: Role::Doctor, name: "Dr Leena Farah", email: "doctor@demo.test" };
/// Two more doctors, so that there is something to choose; nobody signs in as them.
const SECOND_DOCTOR: Person = Person { number: 5, role: Role::Doctor, name: "Dr Samuel Okafor", email: "samuel.okafor@demo.test" };
const THIRD_DOCTOR: Person = Person { number: 6, role: Role::Doctor, name: "Dr Inês Costa", email: "ines.costa@demo.test" };

impl Person {
    /// Fixed: the body of the id is a version 7 UUID of the year 2026 with the number behind it.
    fn id(&self) -> UserId {
        UserId::from_uuid(fixed(self.number))
    }
}

fn fixed(number: u128) -> Uuid {
    Uuid::from_u128(0x019b_0000_0000_7000_8000_0000_0000_0000 | number)
}

/// Makes what is missing of the demo. One call when nothing is.
///
/// # Errors
/// When the store does not answer.
pub async fn make(ground: &Ground, keys: &Keys, cost: Cost, directory: &Directory) -> Result<()> {
    let last = directory.doctor(THIRD_DOCTOR.id()).await.context("looking for the demo")?;
    if last.is_some() {
        return Ok(());
    }
    let password = hash(ground, keys, cost).await?;
    for person in [PATIENT, RECEPTIONIST, ADMINISTRATOR, DOCTOR] {
        add_person(ground, &person, Some(&password)).await?;
    }
    for person in [SECOND_DOCTOR, THIRD_DOCTOR] {
        add_person(ground, &person, None).await?;
    }
    let department = add_department(ground).await?;
    let doctors = [
        (DOCTOR, "Cardiologist", "MD, FRCP", 14, "Building B, room 12"),
        (SECOND_DOCTOR, "Interventional cardiologist", "MBBS, FACC", 21, "Building B, room 14"),
        (THIRD_DOCTOR, "Electrophysiologist", "MD, PhD", 9, "Building B, room 15"),
    ];
    for (person, specialization, qualifications, years, place) in doctors {
        let named = NewDoctor::named(person.name.parse()?, department, specialization);
        let new = NewDoctor { qualifications: qualifications.into(), experience_years: Some(years), place: place.into(), ..named };
        match directory.add_doctor(person.id(), new, Deed::of_house("demo.add")).await {
            Ok(_) | Err(AddDoctorError::AlreadyADoctor) => {}
            Err(error) => return Err(error).context("adding a doctor of the demo"),
        }
    }
    tracing::info!("the demo is ready");
    Ok(())
}

/// The house's rules for passwords are for people who choose one; this one is published on purpose.
async fn hash(ground: &Ground, keys: &Keys, cost: Cost) -> Result<StoredHash> {
    let passwords = Passwords::start(cost, keys.clone(), ground.ids.clone()).context("starting the password workers")?;
    passwords.hash_again(PASSWORD).await.context("hashing the demo's password")
}

async fn add_person(ground: &Ground, person: &Person, password: Option<&StoredHash>) -> Result<()> {
    if Accounts::new(ground.storage.clone()).find(person.id()).await?.is_some() {
        return Ok(());
    }
    let mut account = Account::new(person.id(), person.role, person.name.parse()?, person.email.parse()?, ground.clock.now());
    account.password_hash = password.cloned();
    let mut transaction = Transaction::new();
    for row in account.rows()? {
        transaction.add((), row);
    }
    transaction.add((), ground.audit.action(Deed::of_house("demo.add").about(account.user_id).on(account.user_id))?);
    once(ground, transaction).await
}

async fn add_department(ground: &Ground) -> Result<DepartmentId> {
    let id = DepartmentId::from_uuid(fixed(1));
    let (name, description) = ("Cardiology".to_owned(), "Heart and circulation".to_owned());
    let department = Department { id, name, description, doctors: 0, version: 1 };
    let mut transaction = Transaction::new();
    transaction.add((), DepartmentStore::new(ground.storage.clone()).create(&department)?);
    transaction.add((), totals::count(Total::Departments, 1));
    transaction.add((), ground.audit.action(Deed::of_house("demo.add").on(id))?);
    once(ground, transaction).await.map(|()| id)
}

/// Refused means that it is there already.
async fn once(ground: &Ground, transaction: Transaction<()>) -> Result<()> {
    match ground.storage.commit(transaction).await {
        Ok(()) | Err(CommitError::Refused(_)) => Ok(()),
        Err(CommitError::Storage(error)) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f04_the_demo_has_one_person_per_role_with_fixed_ids() {
        let people = [PATIENT, RECEPTIONIST, ADMINISTRATOR, DOCTOR, SECOND_DOCTOR, THIRD_DOCTOR];
        let ids: std::collections::BTreeSet<UserId> = people.iter().map(Person::id).collect();
        assert_eq!(ids.len(), people.len());
        for person in people {
            assert!(person.name.parse::<crate::primitives::people::PersonName>().is_ok());
            assert!(person.email.ends_with("@demo.test") && person.email.parse::<crate::primitives::people::Email>().is_ok());
            assert_eq!(person.id().to_string().parse::<UserId>(), Ok(person.id()));
        }
    }
}
