//! A patient: oneself, for the desk, and for a doctor who has them in care. Nothing clinical.

use axum::extract::{FromRef, FromRequestParts, State};
use http::request::Parts;

use super::answer::{Fhir, system};
use super::asked::{Asked, Nothing};
use crate::access::grant::Granted;
use crate::access::looks::Looks;
use crate::access::permissions::UseOwnAccount;
use crate::access::role::Role;
use crate::capabilities::fhir::model::{Element, Kind, coded, identifier, read};
use crate::capabilities::people::service::People;
use crate::capabilities::profile::service::Profiles;
use crate::identity::accounts::{Account, Status};
use crate::primitives::ids::UserId;
use crate::primitives::people::{Email, Gender, Phone};
use crate::primitives::record_number::RecordNumber;
use crate::web::gate::{Concealed, SignedIn};
use crate::web::json::ApiPath;
use crate::web::refusal::Refusal;
use crate::web::state::{PublicOrigin, WebState};

/// Kinds of identifiers (HL7 table 0203): the medical record number is `MR`, a medical licence `MD`.
pub(super) const IDENTIFIER_TYPES: &str = "http://terminology.hl7.org/CodeSystem/v2-0203";

/// A patient as FHIR says it, without a version: an account that is closed, opened or moved to another address has the same profile, and
/// a tag that stays would say that nothing has changed.
fn patient(account: &Account, origin: &PublicOrigin) -> Element {
    let number = identifier(system(origin, "record-number"), RecordNumber::of(account.user_id).to_string());
    Element::resource(Kind::Patient, account.user_id)
        .with("identifier", vec![number.with("use", "usual").with("type", coded(IDENTIFIER_TYPES, "MR"))])
        .with("active", account.status != Status::Disabled)
        .with("name", vec![Element::new().with("use", "official").with("text", account.name.as_str())])
        .with("telecom", telecom(account.phone.as_ref(), account.email.as_ref()))
        .with("gender", account.gender.map(Gender::word))
        .with("birthDate", account.date_of_birth.map(|date| date.to_string()))
        .with("address", account.address.as_deref().map(|text| vec![Element::new().with("text", text)]))
}

/// How somebody is reached.
pub(super) fn telecom(phone: Option<&Phone>, email: Option<&Email>) -> Vec<Element> {
    let by = |system: &'static str, value: &str| Element::new().with("system", system).with("value", value);
    let (phone, email) = (phone.map(|phone| by("phone", phone.as_str())), email.map(|email| by("email", email.as_str())));
    phone.into_iter().chain(email).collect()
}

/// Who reads about a patient: oneself, or whoever looks from the house.
pub(super) enum Reader {
    Own(Granted<UseOwnAccount>),
    House(Looks),
}

impl<S> FromRequestParts<S> for Reader
where
    WebState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let SignedIn(actor) = SignedIn::from_request_parts(parts, state).await?;
        let ApiPath(id) = ApiPath::<String>::from_request_parts(parts, state).await?;
        if actor.role == Role::Patient && read::<UserId>(&id) == Some(actor.id) {
            return Ok(Self::Own(Concealed::from_request_parts(parts, state).await?.0));
        }
        Looks::from_request_parts(parts, state).await.map(Self::House)
    }
}

/// One patient: oneself, for the desk, and for a doctor who has them in care.
#[utoipa::path(get, path = "/Patient/{id}", tag = "fhir", params(("id" = String, Path)),
    responses((status = 200, description = "a Patient of FHIR R4"),
              (status = 404, description = "no such patient, or not in the reader's care")))]
pub(super) async fn show(
    reader: Reader,
    State(people): State<People>,
    State(profiles): State<Profiles>,
    ApiPath(id): ApiPath<String>,
    asked: Asked<Nothing>,
) -> Result<Fhir, Refusal> {
    let id: UserId = read(&id).ok_or(Refusal::NotFound)?;
    let account = match reader {
        Reader::Own(grant) => profiles.own(&grant).await?.map(|own| own.account),
        Reader::House(looks) => people.patient_for(&looks, id).await?,
    };
    Ok(Fhir(patient(&account.ok_or(Refusal::NotFound)?, &asked.web().origin)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use uuid::Uuid;

    #[test]
    fn f68_a_patient_has_what_is_known_of_them_and_nothing_else() {
        let origin = "https://portal.example".parse().unwrap();
        let id = UserId::from_uuid(Uuid::nil());
        let at = "2026-11-23T04:00:00Z".parse().unwrap();
        let mut account = Account::new(id, Role::Patient, "Maya Berg".parse().unwrap(), "maya@example.org".parse().unwrap(), at);
        let little = Value::from(patient(&account, &origin));
        assert!(little.get("meta").is_none(), "no version counts whatever is told here: {little}");
        assert!(["gender", "birthDate", "address"].iter().all(|name| little.get(*name).is_none()), "{little}");
        account.gender = Some(Gender::Female);
        account.date_of_birth = "1980-02-29".parse().ok();
        account.phone = "+91 98765 43210".parse().ok();
        account.address = Some("1 Rowan Street".to_owned());
        let all = Value::from(patient(&account, &origin));
        assert_eq!(all["identifier"][0]["value"], RecordNumber::of(id).to_string());
        assert_eq!((&all["gender"], &all["birthDate"]), (&json!("female"), &json!("1980-02-29")));
        let reached = json!([{"system": "phone", "value": "+919876543210"}, {"system": "email", "value": "maya@example.org"}]);
        assert_eq!((&all["telecom"], &all["address"]), (&reached, &json!([{"text": "1 Rowan Street"}])));
        assert_eq!((&all["name"], &all["active"]), (&json!([{"use": "official", "text": "Maya Berg"}]), &json!(true)));
    }
}
