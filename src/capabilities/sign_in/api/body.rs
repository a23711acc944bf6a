//! What people and their accounts look like in JSON.

use serde::{Deserialize, Serialize};

use crate::access::role::Role;
use crate::identity::accounts::Account;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::people::{BloodGroup, Email, Gender, PersonName, Phone};
use crate::storage::error::StorageError;

/// Somebody's own account.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct UserBody {
    id: UserId,
    role: Role,
    name: PersonName,
    email: Email,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<Phone>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = "date")]
    date_of_birth: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gender: Option<Gender>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blood_group: Option<BloodGroup>,
}

impl UserBody {
    /// # Errors
    /// Whoever signs in has an address: the row is not as the program writes it.
    pub(super) fn of(account: Account) -> Result<Self, StorageError> {
        Ok(Self {
            email: account.mail_address()?.clone(),
            id: account.user_id,
            role: account.role,
            name: account.name,
            phone: account.phone,
            date_of_birth: account.date_of_birth.map(|date| date.to_string()),
            gender: account.gender,
            address: account.address,
            blood_group: account.blood_group,
        })
    }
}

/// Who has just signed in.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct SessionBody {
    pub user: UserBody,
}

/// How long a session lasts.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct SessionLeft {
    /// The same for every session of a person: a page that was left open shows nothing to somebody else.
    pub whose: String,
    /// The server's clock, to count from.
    pub now: String,
    /// It ends then if nothing is asked for.
    pub idle_ends_at: String,
    /// It ends then whatever is done.
    pub ends_at: String,
}

/// A sign-in.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct NewSession {
    #[schema(format = "email")]
    pub email: String,
    #[schema(format = "password")]
    pub password: String,
    /// Of the second factor, for accounts that have one.
    #[serde(default)]
    pub code: Option<String>,
}

/// A registration. Sending it agrees to the terms and the privacy notice in force. The role is always `patient`.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct NewPatient {
    #[schema(max_length = 120)]
    pub name: String,
    #[schema(format = "email")]
    pub email: String,
    /// Any characters; not one that guessers try early.
    #[schema(format = "password", min_length = 15, max_length = 128)]
    pub password: String,
    /// With country code.
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    #[schema(format = "date")]
    pub date_of_birth: Option<String>,
    #[serde(default)]
    pub gender: Option<Gender>,
    #[serde(default)]
    #[schema(max_length = 300)]
    pub address: Option<String>,
    #[serde(default)]
    pub blood_group: Option<BloodGroup>,
}

/// A doctor's application. Sending it agrees to the terms and the privacy notice in force.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct NewApplication {
    #[schema(max_length = 120)]
    pub name: String,
    #[schema(format = "email")]
    pub email: String,
    /// Any characters; not one that guessers try early.
    #[schema(format = "password", min_length = 15, max_length = 128)]
    pub password: String,
    #[schema(max_length = 60)]
    pub licence_number: String,
    #[schema(max_length = 120)]
    pub specialization: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    pub qualifications: Option<String>,
    #[serde(default)]
    #[schema(minimum = 0, maximum = 80)]
    pub experience_years: Option<i64>,
    /// With country code.
    #[serde(default)]
    pub phone: Option<String>,
    /// Where they wish to work: the administrator chooses.
    #[serde(default)]
    #[schema(value_type = Option<DepartmentId>)]
    pub department_id: Option<String>,
}

/// What a registration is answered with, whether or not the address has an account: what was sent.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct RegisteredBody {
    pub user: RegisteredUser,
}

/// Never with an id: that would say that there is a new account.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct RegisteredUser {
    pub name: PersonName,
    pub email: Email,
    pub role: Role,
}
