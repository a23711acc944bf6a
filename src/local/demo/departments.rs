//! The eight departments, and whom they see.

use anyhow::Result;
use jiff::civil::Date;

use super::past::Past;
use super::patients::Patient;
use super::people::fixed;
use crate::capabilities::directory::model::Department;
use crate::capabilities::directory::store::DepartmentStore;
use crate::identity::audit::Deed;
use crate::primitives::ids::DepartmentId;
use crate::primitives::people::Gender;
use crate::storage::totals::{self, Total};
use crate::storage::transaction::{CommitError, Transaction};

/// A department, in the order of [`ENTRIES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ward {
    Cardiology,
    Paediatrics,
    Dermatology,
    Orthopaedics,
    Neurology,
    WomensHealth,
    GeneralMedicine,
    UrgentCare,
}

/// Name and description.
pub(super) const ENTRIES: [(Ward, &str, &str); 8] = [
    (
        Ward::Cardiology,
        "Cardiology",
        "Heart and circulation: chest pain, palpitations, high blood pressure, and care after a heart attack.",
    ),
    (Ward::Paediatrics, "Paediatrics", "Children up to 16: growth, fever, vaccinations, asthma and everything parents worry about."),
    (Ward::Dermatology, "Dermatology", "Skin, hair and nails: rashes, eczema, acne, and moles that have changed."),
    (Ward::Orthopaedics, "Orthopaedics", "Bones, joints and back: pain, injuries, and getting moving again after an operation."),
    (Ward::Neurology, "Neurology", "Brain and nerves: headache, dizziness, numbness, memory and sleep."),
    (Ward::WomensHealth, "Women's health", "Gynaecology and pregnancy: check-ups, contraception, and care before and after birth."),
    (Ward::GeneralMedicine, "General medicine", "The first place to ask: check-ups, infections, long-term illness, and who else can help."),
    (Ward::UrgentCare, "Urgent care", "Open day and night for what cannot wait and is no emergency: cuts, sprains, fever, infections."),
];

impl Ward {
    pub(super) const fn id(self) -> DepartmentId {
        DepartmentId::from_uuid(fixed(self as u16 + 1))
    }

    /// Whether its doctors see a patient.
    pub(super) fn sees(self, patient: &Patient, on: Date) -> bool {
        let adult = patient.is_adult(on);
        match self {
            Self::Paediatrics => !adult,
            Self::WomensHealth => adult && patient.who.gender == Gender::Female,
            Self::Dermatology | Self::UrgentCare => true,
            Self::Cardiology | Self::Orthopaedics | Self::Neurology | Self::GeneralMedicine => adult,
        }
    }
}

/// Makes those that are missing, side by side.
pub(super) async fn make(past: &Past) -> Result<()> {
    futures_util::future::try_join_all(ENTRIES.map(|(ward, name, description)| add(past, ward, name, description))).await?;
    Ok(())
}

async fn add(past: &Past, ward: Ward, name: &str, description: &str) -> Result<()> {
    let department = Department {
        id: ward.id(),
        name: name.to_owned(),
        description: description.to_owned(),
        doctors: 0,
        joining: 0,
        version: 1,
        changed: None,
    };
    let mut transaction = Transaction::new();
    transaction.add((), DepartmentStore::new(past.ground.storage.clone()).create(&department)?);
    transaction.add((), DepartmentStore::take_name(&department));
    transaction.add((), totals::count(Total::Departments, 1));
    transaction.add((), past.ground.audit.action(Deed::of_house("demo.add").on(department.id))?);
    match past.ground.storage.commit(transaction).await {
        // Refused means that it is there already.
        Ok(()) | Err(CommitError::Refused(_)) => Ok(()),
        Err(CommitError::Storage(error)) => Err(error.into()),
    }
}
