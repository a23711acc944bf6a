//! One's own profile over the API.

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use serde::Serialize;

use super::model::ProfileText;
use super::service::{Own, ProfileError, Profiles};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, UseOwnAccount};
use crate::access::role::Role;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::people::{BloodGroup, Email, Gender, PersonName, Phone};
use crate::primitives::record_number::RecordNumber;
use crate::primitives::spoken::Spoken;
use crate::storage::error::StorageError;
use crate::web::etag::{Etag, IfMatch};
use crate::web::json::ApiJson;
use crate::web::operations::routes;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Profiles: FromRef<S>,
{
    Routes::new().api(Gate::Needs(Right::UseOwnAccount), routes!(show, change))
}

/// Somebody's own profile. What stands in `PATCH /me` can be changed there, the rest is the house's.
#[derive(Serialize, utoipa::ToSchema)]
struct ProfileBody {
    id: UserId,
    role: Role,
    name: PersonName,
    email: Email,
    phone: Option<Phone>,
    #[serde(flatten)]
    more: ByRole,
}

/// What else is known, by role.
#[derive(Serialize, utoipa::ToSchema)]
#[serde(untagged)]
enum ByRole {
    Patient {
        /// How you are named at the desk and on paper.
        #[schema(example = "HR-7K4M-29X3-Q8TN")]
        record_number: String,
        #[schema(format = "date")]
        date_of_birth: Option<String>,
        gender: Option<Gender>,
        address: Option<String>,
        blood_group: Option<BloodGroup>,
    },
    Doctor {
        qualifications: String,
        languages: Vec<Spoken>,
        department_id: DepartmentId,
        specialization: String,
        experience_years: Option<u16>,
        licence_number: Option<String>,
        gender: Option<Gender>,
        place: String,
        accepts_bookings: bool,
    },
    Staff {},
}

impl ProfileBody {
    /// Whoever reads their own profile signs in, and has an address.
    fn of(own: Own) -> Result<Self, StorageError> {
        let email = own.account.mail_address()?.clone();
        let phone = own.phone().cloned();
        let Own { account, doctor } = own;
        let more = match (account.role, doctor) {
            (Role::Patient, _) => ByRole::Patient {
                record_number: RecordNumber::of(account.user_id).to_string(),
                date_of_birth: account.date_of_birth.map(|date| date.to_string()),
                gender: account.gender,
                address: account.address,
                blood_group: account.blood_group,
            },
            (_, Some(doctor)) => ByRole::Doctor {
                qualifications: doctor.qualifications,
                languages: doctor.languages.into_iter().collect(),
                department_id: doctor.department_id,
                specialization: doctor.specialization,
                experience_years: doctor.experience_years,
                licence_number: doctor.licence_number,
                gender: doctor.gender,
                place: doctor.place,
                accepts_bookings: doctor.accepts_bookings,
            },
            (_, None) => ByRole::Staff {},
        };
        Ok(Self { id: account.user_id, role: account.role, name: account.name, email, phone, more })
    }
}

/// One's own profile.
#[utoipa::path(get, path = "/me", tag = "accounts", responses((status = 200, body = ProfileBody)))]
async fn show(grant: Granted<UseOwnAccount>, State(profiles): State<Profiles>) -> Result<impl IntoResponse, Refusal> {
    let own = profiles.own(&grant).await?.ok_or(Refusal::Unauthenticated)?;
    Ok((Etag::version(own.version()), ApiJson(ProfileBody::of(own)?)))
}

/// Change one's own profile: the fields of one's own role.
#[utoipa::path(patch, path = "/me", tag = "accounts", request_body = ProfileText, params(("If-Match" = Option<String>, Header)),
    responses((status = 200, body = ProfileBody), (status = 412, description = "changed since that version"),
              (status = 422, description = "some fields cannot be used, or are not of one's role; each is named")))]
async fn change(
    grant: Granted<UseOwnAccount>,
    State(profiles): State<Profiles>,
    State(web): State<WebState>,
    seen: IfMatch,
    ApiJson(text): ApiJson<ProfileText>,
) -> Result<impl IntoResponse, Refusal> {
    let change = text.parse(grant.role(), web.clock.now())?;
    let own = profiles.change(&grant, seen.version()?, &change).await?;
    Ok((Etag::version(own.version()), ApiJson(ProfileBody::of(own)?)))
}

impl From<ProfileError> for Refusal {
    fn from(error: ProfileError) -> Self {
        match error {
            ProfileError::Stale => Self::StaleVersion,
            ProfileError::Gone => Self::NotFound,
            ProfileError::Storage(error) => error.into(),
        }
    }
}
