//! Doctors: what everybody may know, more for staff, the licence for administrators, as in the JSON API.

use axum::extract::State;

use super::answer::{Fhir, system};
use super::asked::{Asked, Nothing, Takes, unread};
use super::patient::{IDENTIFIER_TYPES, telecom};
use crate::capabilities::directory::model::{Doctor, DoctorFilter, Sight};
use crate::capabilities::directory::service::Directory;
use crate::capabilities::fhir::model::{Element, Kind, coded, identifier, read, said};
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::UserId;
use crate::primitives::people::{Gender, NAME_LIMIT};
use crate::primitives::text::{TextError, search_words};
use crate::web::gate::MaybeActor;
use crate::web::json::ApiPath;
use crate::web::refusal::Refusal;
use crate::web::state::PublicOrigin;

/// Tags of languages (BCP 47).
const LANGUAGES: &str = "urn:ietf:bcp:47";

/// What a search takes.
#[derive(Debug)]
pub(super) struct Search;

impl Takes for Search {
    const NAMES: &'static [&'static str] = &["name", "_count", "cursor"];
}

/// A doctor as FHIR says it, as far as the reader sees.
fn practitioner(doctor: &Doctor, sight: Sight, origin: &PublicOrigin) -> Element {
    let sees_all = sight >= Sight::Whole;
    let licence = doctor.licence_number.as_ref().filter(|_| sees_all);
    let licence = licence.map(|number| {
        let number = identifier(system(origin, "licence-number"), number.clone());
        vec![number.with("use", "official").with("type", coded(IDENTIFIER_TYPES, "MD"))]
    });
    let phone = doctor.phone.as_ref().filter(|_| sight >= Sight::Staff);
    let trained = Some(doctor.qualifications.as_str()).filter(|words| !words.trim().is_empty());
    let speaks: Vec<Element> = doctor.languages.iter().map(|language| coded(LANGUAGES, language.code())).collect();
    Element::resource(Kind::Practitioner, doctor.id)
        .of_version(doctor.version)
        .with("identifier", licence)
        .with("active", doctor.is_listed())
        .with("name", vec![Element::new().with("use", "official").with("text", doctor.name.as_str())])
        .with("telecom", telecom(phone, None))
        .with("gender", doctor.gender.filter(|_| sees_all).map(Gender::word))
        .with("qualification", trained.map(|words| vec![Element::new().with("code", said(words))]))
        .with("communication", speaks)
}

/// The words of a name. One in which there is nothing to look for is refused, and so is a choice of names (`Farah,Costa`): a comma that is
/// part of a name is written `\,`, as FHIR wants it.
fn words(said: &str) -> Result<Vec<String>, Refusal> {
    if said.chars().count() > NAME_LIMIT {
        return Err(Refusal::field(Flaw::of_text("/name", TextError::TooLong(NAME_LIMIT)).into()));
    }
    let name = said.replace(r"\\", " ").replace(r"\,", " ");
    let words = search_words(&name);
    if name.contains(',') || !words.iter().any(|word| word.contains(char::is_alphanumeric)) {
        return Err(unread("name"));
    }
    Ok(words)
}

/// Doctors by beginnings of words of their names; everybody by name without.
#[utoipa::path(get, path = "/Practitioner", tag = "fhir",
    params(("name" = Option<String>, Query, description = "beginnings of words of one name"),
           ("_count" = Option<u16>, Query, description = "how many: 20 when absent, 100 at most"), ("cursor" = Option<String>, Query)),
    responses((status = 200, description = "a Bundle of Practitioners of FHIR R4; its `next` link goes on"),
              (status = 400, description = "several names, or one without a letter or a digit")))]
pub(super) async fn search(State(directory): State<Directory>, asked: Asked<Search>) -> Result<Fhir, Refusal> {
    let filter = DoctorFilter { name: asked.one("name")?.map_or(Ok(Vec::new()), words)?, ..DoctorFilter::default() };
    let page = directory.find_doctors(&filter, asked.paging().limit(), asked.paging().start()?).await?;
    asked.page(page.map(|doctor| practitioner(&doctor, Sight::Public, &asked.web().origin)))
}

/// One doctor: staff see the phone too, administrators the licence, and doctors who have left.
#[utoipa::path(get, path = "/Practitioner/{id}", tag = "fhir", params(("id" = String, Path)),
    responses((status = 200, description = "a Practitioner of FHIR R4"), (status = 404, description = "no such doctor")))]
pub(super) async fn show(
    State(directory): State<Directory>,
    MaybeActor(actor): MaybeActor,
    ApiPath(id): ApiPath<String>,
    asked: Asked<Nothing>,
) -> Result<Fhir, Refusal> {
    let id: UserId = read(&id).ok_or(Refusal::NotFound)?;
    let sight = Sight::of(actor.map(|actor| actor.role));
    let doctor = directory.doctor_seen_by(sight, id).await?.ok_or(Refusal::NotFound)?;
    Ok(Fhir(practitioner(&doctor, sight, &asked.web().origin)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::directory::model::NewDoctor;
    use crate::capabilities::directory::model::hours::Hours;
    use crate::primitives::ids::{DepartmentId, IdSource};
    use crate::primitives::spoken::Spoken;
    use crate::primitives::time::Clock;
    use crate::web::problem::Problem;
    use serde_json::{Value, json};

    #[test]
    fn f68_a_name_is_looked_for_or_refused() {
        let problem = |said: &str| words(said).map_err(|refusal| refusal.problem());
        assert_eq!(problem(r"Farah\, Leena"), Ok(vec!["farah".to_owned(), "leena".to_owned()]));
        for bad in ["", " ", "***", "-", "\0", ",", r"\,", "Farah,Costa", "Farah,", r"Farah\\,Costa"] {
            assert_eq!(problem(bad), Err(Problem::Malformed), "{bad:?}");
        }
        assert_eq!(problem(&"a".repeat(NAME_LIMIT + 1)), Err(Problem::Invalid));
    }

    #[test]
    fn f68_a_doctor_is_shown_as_far_as_the_reader_sees() {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T04:00:00Z".parse().unwrap()), 1);
        let mut new = NewDoctor::named("Leena Farah".parse().unwrap(), DepartmentId::new(&ids), "Cardiologist");
        new.licence_number = Some("KMC-1".to_owned());
        new.phone = "+911234567".parse().ok();
        new.gender = Some(Gender::Female);
        new.qualifications = "MD, FRCP".to_owned();
        new.languages = [Spoken::English].into_iter().collect();
        let doctor = Doctor::new(UserId::new(&ids), new, Hours::default_template(&ids));
        let origin = "https://portal.example".parse().unwrap();
        let seen = |sight| Value::from(practitioner(&doctor, sight, &origin));
        let (public, staff, whole) = (seen(Sight::Public), seen(Sight::Staff), seen(Sight::Whole));
        for name in ["identifier", "gender", "telecom"] {
            assert!(public.get(name).is_none(), "{name}");
        }
        assert_eq!(public["qualification"], json!([{"code": {"text": "MD, FRCP"}}]));
        assert_eq!(public["communication"], json!([{"coding": [{"system": LANGUAGES, "code": "en"}]}]));
        assert_eq!(staff["telecom"], json!([{"system": "phone", "value": "+911234567"}]));
        assert!(staff.get("identifier").is_none());
        assert_eq!((&whole["identifier"][0]["value"], &whole["gender"]), (&json!("KMC-1"), &json!("female")));
    }
}
