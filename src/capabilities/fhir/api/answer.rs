//! What is answered: a resource, or a bundle of those that were found.

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use serde_json::Value;

use crate::capabilities::fhir::model::Element;
use crate::web::outcome::FHIR_JSON;
use crate::web::routes::FHIR_BASE;
use crate::web::state::PublicOrigin;

/// A resource as it is sent, with the tag of its version where it has one.
#[derive(Debug)]
pub(super) struct Fhir(pub Element);

impl IntoResponse for Fhir {
    fn into_response(self) -> Response {
        let tag = self.0.version().and_then(|version| HeaderValue::from_str(&format!("W/\"{version}\"")).ok());
        let mut response = Json(Value::from(self.0)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(FHIR_JSON));
        if let Some(tag) = tag {
            response.headers_mut().insert(header::ETAG, tag);
        }
        response
    }
}

/// The full address of something of the FHIR API: `Patient/usr-…`, `metadata`.
pub(super) fn address(origin: &PublicOrigin, place: &str) -> String {
    origin.link(&format!("{FHIR_BASE}/{place}"))
}

/// What identifiers of a kind belong to.
pub(super) fn system(origin: &PublicOrigin, kind: &'static str) -> String {
    address(origin, &format!("sid/{kind}"))
}

/// A page of what was found. `own` and `next`: the full addresses of this page and of the next one.
pub(super) fn bundle(origin: &PublicOrigin, found: Vec<Element>, own: String, next: Option<String>) -> Element {
    let link = |relation: &'static str, url: String| Element::new().with("relation", relation).with("url", url);
    let links: Vec<Element> = [link("self", own)].into_iter().chain(next.map(|next| link("next", next))).collect();
    let entry = |resource: Element| {
        let full = resource.place().map(|place| address(origin, &place));
        Element::new().with("fullUrl", full).with("resource", resource).with("search", Element::new().with("mode", "match"))
    };
    let entries: Vec<Element> = found.into_iter().map(entry).collect();
    Element::new().with("resourceType", "Bundle").with("type", "searchset").with("link", links).with("entry", entries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::fhir::model::Kind;
    use serde_json::json;

    #[test]
    fn f68_a_bundle_names_its_page_and_the_next_one() {
        let origin = "https://portal.example".parse().unwrap();
        let found = vec![Element::resource(Kind::Patient, "usr_1")];
        let page = bundle(&origin, found, "https://portal.example/fhir/Patient".to_owned(), Some("https://portal.example/next".to_owned()));
        let expected = json!({
            "resourceType": "Bundle", "type": "searchset",
            "link": [{"relation": "self", "url": "https://portal.example/fhir/Patient"},
                {"relation": "next", "url": "https://portal.example/next"}],
            "entry": [{"fullUrl": "https://portal.example/fhir/Patient/usr-1", "search": {"mode": "match"},
                "resource": {"resourceType": "Patient", "id": "usr-1"}}],
        });
        assert_eq!(Value::from(page), expected);
        let empty = Value::from(bundle(&origin, Vec::new(), "https://portal.example/fhir/Patient".to_owned(), None));
        assert!(empty.get("entry").is_none() && empty["link"].as_array().unwrap().len() == 1);
    }
}
