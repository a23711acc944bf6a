//! The `OpenAPI` 3.1 document, made of the routes themselves: what is served is what is described.

use utoipa::PartialSchema;
use utoipa::openapi::path::{Operation, PathItem, Paths};
use utoipa::openapi::schema::{Components, Schema};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ContentBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, ResponseBuilder};

use super::outcome::{FHIR_JSON, OperationOutcome, OutcomeIssue, OutcomeWords};
use super::problem::{ProblemBody, ProblemField};
use super::routes::{FHIR_BASE, Gate, is_below};

const SESSION: &str = "session";
/// As the document and its page name the other way in.
pub(super) const API_KEY: &str = "api_key";

/// What the document says of keys.
const KEYS: &str = "An API key that an administrator made (POST /api-keys), `cdk_…`. Each operation it opens names the scope \
    it asks for; reads that need no session need no scope. 600 requests a minute, then 429.";

/// The verbs of one path, in capitals.
pub(super) fn methods(item: &PathItem) -> Vec<String> {
    let verbs = [("GET", &item.get), ("PUT", &item.put), ("POST", &item.post), ("DELETE", &item.delete), ("PATCH", &item.patch)];
    verbs.into_iter().filter(|(_, operation)| operation.is_some()).map(|(verb, _)| verb.to_owned()).collect()
}

/// The path with what every operation shares: a unique id, who may call it, and how it refuses.
pub(super) fn gated(mut item: PathItem, path: &str, gate: Gate) -> PathItem {
    let operations = [
        ("get", &mut item.get),
        ("put", &mut item.put),
        ("post", &mut item.post),
        ("delete", &mut item.delete),
        ("patch", &mut item.patch),
    ];
    for (verb, operation) in operations {
        if let Some(operation) = operation {
            share(operation, verb, path, gate);
        }
    }
    item
}

fn share(operation: &mut Operation, verb: &str, path: &str, gate: Gate) {
    let words = path.strip_prefix(super::routes::API_BASE).unwrap_or(path);
    let name: Vec<&str> = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    operation.operation_id = Some(format!("{verb}_{}", name.join("_")));
    operation.security = Some(match gate {
        Gate::Public => vec![SecurityRequirement::default()],
        Gate::Known | Gate::SignInBegun | Gate::SignedIn => vec![session()],
        Gate::Needs(right) => {
            let with_key = right.scope().map(|scope| SecurityRequirement::new(API_KEY, [scope]));
            [session()].into_iter().chain(with_key).collect()
        }
    });
    let (kind, schema, words) = if is_below(path, FHIR_BASE) {
        (FHIR_JSON, "OperationOutcome", "Refused: see `issue`")
    } else {
        ("application/problem+json", "Problem", "Refused: see `type`")
    };
    let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name(schema))).build();
    let refused = ResponseBuilder::new().description(words).content(kind, problem).build();
    operation.responses.responses.entry("default".to_owned()).or_insert_with(|| RefOr::T(refused));
}

fn session() -> SecurityRequirement {
    SecurityRequirement::new(SESSION, Vec::<String>::new())
}

pub(super) fn document(paths: Paths, schemas: Vec<(String, RefOr<Schema>)>, cookie: &str) -> OpenApi {
    let mut components = Components::new();
    components.schemas.extend(schemas);
    components.schemas.insert("Problem".to_owned(), ProblemBody::schema());
    components.schemas.insert("ProblemField".to_owned(), ProblemField::schema());
    components.schemas.insert("OperationOutcome".to_owned(), OperationOutcome::schema());
    components.schemas.insert("OutcomeIssue".to_owned(), OutcomeIssue::schema());
    components.schemas.insert("OutcomeWords".to_owned(), OutcomeWords::schema());
    let session = ApiKeyValue::with_description(cookie, "Set by POST /session, ended by DELETE /session.");
    components.security_schemes.insert(SESSION.to_owned(), RefOr::T(SecurityScheme::ApiKey(ApiKey::Cookie(session))));
    let key = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(KEYS)).build();
    components.security_schemes.insert(API_KEY.to_owned(), RefOr::T(SecurityScheme::Http(key)));
    let info = InfoBuilder::new()
        .title("Caredesk")
        .version(env!("CARGO_PKG_VERSION"))
        .license(Some(LicenseBuilder::new().name("MIT OR Apache-2.0").identifier(Some("MIT OR Apache-2.0")).build()))
        .build();
    OpenApiBuilder::new().info(info).paths(paths).components(Some(components)).build()
}
