//! Patients over the API, for the desk and (one at a time) for doctors who have them in care: nothing clinical.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};

use super::narrow::NarrowQuery;
use super::perhaps_known;
use crate::access::grant::Granted;
use crate::access::looks::Looks;
use crate::access::permissions::ManagePatients;
use crate::capabilities::people::model::{NewPatient, NewPatientText, PatientText, Wanted};
use crate::capabilities::people::service::People;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::sign_in::model::address_of;
use crate::identity::accounts::Account;
use crate::identity::ground::Ground;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::UserId;
use crate::primitives::mailbox::MailFailure;
use crate::primitives::people::{Email, Gender, PersonName, Phone};
use crate::primitives::record_number::RecordNumber;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::etag::{Etag, IfMatch};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath, ApiQuery, Nothing};
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;
use crate::web::state::WebState;

/// A patient as the desk sees them.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct PatientBody {
    id: UserId,
    /// How the patient is named at the desk and on paper.
    #[schema(example = "HR-7K4M-29X3-Q8TN")]
    record_number: String,
    name: PersonName,
    /// `null`: the desk knows them without one.
    email: Option<Email>,
    phone: Option<Phone>,
    #[schema(format = "date")]
    date_of_birth: Option<String>,
    gender: Option<Gender>,
    address: Option<String>,
    /// `invited` (the mailed link waits), `no_address` (nobody signs in), `active`, `locked` or `disabled`.
    status: &'static str,
    /// Why no mail goes to the address; `null` where it does.
    mail_failure: Option<MailFailure>,
}

impl From<Account> for PatientBody {
    fn from(account: Account) -> Self {
        Self {
            id: account.user_id,
            record_number: RecordNumber::of(account.user_id).to_string(),
            name: account.name,
            email: account.email,
            phone: account.phone,
            date_of_birth: account.date_of_birth.map(|date| date.to_string()),
            gender: account.gender,
            address: account.address,
            status: account.status.word(),
            mail_failure: account.mail_trouble.map(|trouble| trouble.why),
        }
    }
}

/// Who is looked for.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(super) struct PatientQuery {
    /// Beginnings of words of the name, or of the e-mail address, the phone number or the record number; everybody by name when absent.
    #[param(value_type = Option<String>, max_length = 120)]
    q: String,
}

/// Patients with a confirmed address, or whom the house added. A page that is not full goes on where it has a `next`: not everybody was
/// looked at.
#[utoipa::path(get, path = "/patients", tag = "accounts", params(PatientQuery, NarrowQuery, PagingQuery), responses((status = 200, body = ListBody<PatientBody>)))]
pub(super) async fn list(
    grant: Granted<ManagePatients>,
    State(people): State<People>,
    State(settings): State<SettingsBook>,
    ApiQuery(query): ApiQuery<PatientQuery>,
    ApiQuery(narrow): ApiQuery<NarrowQuery>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let wanted = Wanted::parse_in(&settings.now().country_code, &query.q).map_err(Flaws::from)?;
    let page = people.find_patients(&grant, &narrow.list(&wanted), paging.limit(), paging.start()?).await?;
    paging.answer(page.map(PatientBody::from))
}

/// Add a patient, with or without an address of mail: a walk-in can be booked for at once. To an address goes the link that sets their
/// password, once and for seven days; without one nobody signs in, and nothing is mailed. Somebody who may be the same person is
/// listed in `patients` (`id`, `record_number`, `name`, `date_of_birth`) and nobody added, unless `confirm_duplicate` says that they were looked at.
#[utoipa::path(post, path = "/patient-invitations", tag = "accounts", request_body = NewPatientText,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = PatientBody), (status = 409, description = "perhaps-known: `patients` lists whom it may be"),
              (status = 422, description = "some fields cannot be used; `known_address`: it has an account")))]
pub(super) async fn add(
    grant: Granted<ManagePatients>,
    State(people): State<People>,
    State(ground): State<Ground>,
    State(web): State<WebState>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<NewPatientText>,
) -> Result<impl IntoResponse, Refusal> {
    let once = key.map(|key| ground.once(grant.id(), "patients", key.as_str(), fingerprint.as_str()));
    let confirmed = body.confirm_duplicate;
    let new = NewPatient::parse(body, web.clock.now())?;
    if !confirmed {
        let alike = people.alike(&grant, &new, once.as_ref()).await?;
        if !alike.is_empty() {
            return Err(perhaps_known(&alike));
        }
    }
    let added = people.add_patient(&grant, &new, once.as_ref()).await?;
    let location = [(header::LOCATION, format!("{API_BASE}/patients/{}", added.who.user_id))];
    Ok((StatusCode::CREATED, location, Replayed(added.replayed), ApiJson(PatientBody::from(added.who))))
}

/// Mail another link to a patient who was added and has not followed theirs; the one before does not work from now on.
#[utoipa::path(post, path = "/patients/{pid}/send-link", tag = "accounts", request_body = Option<Nothing>, params(("pid" = UserId, Path)),
    responses((status = 200, body = PatientBody), (status = 404, description = "no such patient"),
              (status = 409, description = "not-allowed-now: there is nothing to open any more")))]
pub(super) async fn send_link(
    grant: Granted<ManagePatients>,
    State(people): State<People>,
    ApiPath(pid): ApiPath<UserId>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<impl IntoResponse, Refusal> {
    if let Some(account) = people.send_patient_link(&grant, pid).await? {
        return Ok(ApiJson(PatientBody::from(account)));
    }
    people.patient(&grant, pid).await?.ok_or(Refusal::NotFound)?;
    Err(Problem::NotAllowedNow.into())
}

/// The address of somebody who had none, or had a wrong one.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct GivenAddress {
    #[schema(format = "email", max_length = 254)]
    email: String,
}

/// Give an address to a patient whom the desk knows without one: the link that sets their password is mailed there. While nobody has
/// followed it, the address can be replaced: the link that went to the one before ends.
#[utoipa::path(post, path = "/patients/{pid}/address", tag = "accounts", request_body = GivenAddress, params(("pid" = UserId, Path)),
    responses((status = 200, body = PatientBody), (status = 404, description = "no such patient"),
              (status = 409, description = "not-allowed-now: somebody signs in with their address, or the account is closed"),
              (status = 422, description = "`/email` cannot be used; `known_address`: it has an account, perhaps their own"),
              (status = 429, description = "replaced five times today")))]
pub(super) async fn give_address(
    grant: Granted<ManagePatients>,
    State(people): State<People>,
    ApiPath(pid): ApiPath<UserId>,
    ApiJson(body): ApiJson<GivenAddress>,
) -> Result<impl IntoResponse, Refusal> {
    let email = address_of(&body.email).map_err(Flaws::from)?;
    Ok(ApiJson(PatientBody::from(people.give_address(&grant, pid, &email).await?)))
}

/// One patient: for the desk, and for a doctor who has them in care.
#[utoipa::path(get, path = "/patients/{pid}", tag = "accounts", params(("pid" = UserId, Path)),
    responses((status = 200, body = PatientBody), (status = 404, description = "no such patient, or not in the doctor's care")))]
pub(super) async fn show(looks: Looks, State(people): State<People>, ApiPath(pid): ApiPath<UserId>) -> Result<impl IntoResponse, Refusal> {
    let account = people.patient_for(&looks, pid).await?.ok_or(Refusal::NotFound)?;
    Ok((Etag::version(account.profile_version), ApiJson(PatientBody::from(account))))
}

/// Change how a patient is called and reached. What is absent stays as it was.
#[utoipa::path(patch, path = "/patients/{pid}", tag = "accounts", request_body = PatientText,
    params(("pid" = UserId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = PatientBody), (status = 404, description = "no such patient"),
              (status = 412, description = "changed since that version"), (status = 422, description = "some fields cannot be used; each is named")))]
pub(super) async fn change(
    grant: Granted<ManagePatients>,
    State(people): State<People>,
    State(web): State<WebState>,
    ApiPath(pid): ApiPath<UserId>,
    seen: IfMatch,
    ApiJson(text): ApiJson<PatientText>,
) -> Result<impl IntoResponse, Refusal> {
    let change = text.parse(web.clock.now())?;
    let account = people.change_patient(&grant, pid, seen.version()?, &change).await?;
    Ok((Etag::version(account.profile_version), ApiJson(PatientBody::from(account))))
}
