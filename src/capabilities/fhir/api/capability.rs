//! `GET /fhir/metadata`: what of FHIR is served here.

use axum::extract::State;

use super::answer::{Fhir, address};
use super::asked::{Asked, Takes, unread};
use crate::capabilities::fhir::model::{Element, Kind};
use crate::capabilities::settings::service::SettingsBook;
use crate::web::outcome::FHIR_JSON;
use crate::web::refusal::Refusal;
use crate::web::routes::FHIR_BASE;
use crate::web::state::PublicOrigin;

/// When what is served last changed.
const SINCE: &str = "2026-11-27";

/// What is so for every type.
const HOW: &str = "Read only, as JSON. Lists are Bundles whose `next` link goes on; _count over 100 is 100. A parameter that is not known \
    is refused, and so are several values of one, and addresses of other servers.";

/// How whoever asks says who they are.
const SECURITY: &str = "Practitioner, Schedule and Slot are open to everybody. A person sends the session cookie of the portal. A program \
    sends an API key, `Authorization: Bearer cdk_…`: with the scope appointments:read it reads Appointment. No key reads Patient or \
    DocumentReference.";

/// What the statement takes.
#[derive(Debug)]
pub(super) struct Told;

impl Takes for Told {
    const NAMES: &'static [&'static str] = &["mode"];
}

/// The parameters by which a type is searched, with their types and what they say.
const fn parameters(kind: Kind) -> &'static [(&'static str, &'static str, &'static str)] {
    match kind {
        Kind::Patient => &[],
        Kind::Practitioner => &[("name", "string", "Beginnings of words of one name")],
        Kind::Schedule => &[("actor", "reference", "The doctor; needed")],
        Kind::Slot => &[
            ("schedule", "reference", "Whose times; needed"),
            ("start", "date", "With ge, gt, sa, le, lt, eb or nothing; at most 31 days, from now on when absent: `self` says until when"),
            ("status", "token", "free, with its system or without: there are no others"),
        ],
        Kind::Appointment => &[
            ("patient", "reference", "Whose visits"),
            ("practitioner", "reference", "Visits with this doctor"),
            ("actor", "reference", "Either of them, with the type"),
            ("date", "date", "When it begins, with ge, gt, sa, le, lt, eb or nothing; for staff and programs who name nobody 31 days"),
        ],
        Kind::DocumentReference => &[("patient", "reference", "Whose documents; needed")],
    }
}

/// What is served of a type.
fn resource(kind: Kind) -> Element {
    let searched = parameters(kind);
    let codes = ["read"].into_iter().chain((!searched.is_empty()).then_some("search-type"));
    let codes: Vec<Element> = codes.map(|code| Element::new().with("code", code)).collect();
    let parameter = |(name, kind, words): &(&'static str, &'static str, &'static str)| {
        Element::new().with("name", *name).with("type", *kind).with("documentation", *words)
    };
    let parameters: Vec<Element> = searched.iter().map(parameter).collect();
    Element::new().with("type", kind.word()).with("interaction", codes).with("searchParam", parameters)
}

/// The statement of this installation.
fn statement(hospital: &str, origin: &PublicOrigin) -> Element {
    let resources: Vec<Element> = Kind::ALL.into_iter().map(resource).collect();
    let rest = Element::new()
        .with("mode", "server")
        .with("documentation", HOW)
        .with("security", Element::new().with("description", SECURITY))
        .with("resource", resources);
    Element::new()
        .with("resourceType", "CapabilityStatement")
        .with("url", address(origin, "metadata"))
        .with("name", "Caredesk")
        .with("title", hospital)
        .with("status", "active")
        .with("date", SINCE)
        .with("kind", "instance")
        .with("software", Element::new().with("name", "Caredesk").with("version", env!("CARGO_PKG_VERSION")))
        .with("implementation", Element::new().with("description", hospital).with("url", origin.link(FHIR_BASE)))
        .with("fhirVersion", "4.0.1")
        .with("format", vec![FHIR_JSON, "json"])
        .with("rest", vec![rest])
}

/// What of FHIR is served here, and how to ask for it.
#[utoipa::path(get, path = "/metadata", tag = "fhir",
    params(("mode" = Option<String>, Query, description = "`full`: it is never told in part")),
    responses((status = 200, description = "a CapabilityStatement of FHIR R4")))]
pub(super) async fn metadata(State(settings): State<SettingsBook>, asked: Asked<Told>) -> Result<Fhir, Refusal> {
    if asked.one("mode")?.is_some_and(|mode| mode != "full") {
        return Err(unread("mode"));
    }
    Ok(Fhir(statement(&settings.now().hospital_name, &asked.web().origin)))
}

#[cfg(test)]
mod tests {
    use super::super::{appointment, document, practitioner, schedule, slot};
    use super::*;
    use serde_json::Value;

    #[test]
    fn f68_the_statement_names_the_parameters_that_are_heeded() {
        for kind in Kind::ALL {
            let heeded: &[&str] = match kind {
                Kind::Patient => &[],
                Kind::Practitioner => practitioner::Search::NAMES,
                Kind::Schedule => schedule::Search::NAMES,
                Kind::Slot => slot::Search::NAMES,
                Kind::Appointment => appointment::Search::NAMES,
                Kind::DocumentReference => document::Search::NAMES,
            };
            let stated: Vec<&str> = parameters(kind).iter().map(|(name, ..)| *name).chain(["_count", "cursor"]).collect();
            let is_searched = kind != Kind::Patient;
            assert_eq!((heeded == stated, parameters(kind).is_empty()), (is_searched, !is_searched), "{kind:?}: {heeded:?} {stated:?}");
        }
    }

    #[test]
    fn f68_the_statement_names_every_type_and_how_it_is_searched() {
        let told = Value::from(statement("Rowan Street", &"https://portal.example".parse().unwrap()));
        assert_eq!((&told["fhirVersion"], &told["kind"]), (&"4.0.1".into(), &"instance".into()));
        let resources = told["rest"][0]["resource"].as_array().unwrap();
        assert_eq!(resources.len(), Kind::ALL.len());
        let slot = resources.iter().find(|one| one["type"] == "Slot").unwrap();
        let names: Vec<&str> = slot["searchParam"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["schedule", "start", "status"]);
        let patient = resources.iter().find(|one| one["type"] == "Patient").unwrap();
        assert!(patient.get("searchParam").is_none() && patient["interaction"].as_array().unwrap().len() == 1);
    }
}
