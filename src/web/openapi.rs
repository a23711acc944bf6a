//! The `OpenAPI` 3.1 document, made of the routes themselves: what is served is what is described.

use utoipa::PartialSchema;
use utoipa::openapi::path::{Operation, PathItem, Paths};
use utoipa::openapi::schema::{Components, Schema};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ContentBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, ResponseBuilder};

use super::problem::{ProblemBody, ProblemField};
use super::routes::Gate;

const SESSION: &str = "session";

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
        Gate::Known | Gate::SignInBegun | Gate::SignedIn | Gate::Needs(_) => vec![SecurityRequirement::new(SESSION, Vec::<String>::new())],
    });
    let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let refused = ResponseBuilder::new().description("Refused: see `type`").content("application/problem+json", problem).build();
    operation.responses.responses.entry("default".to_owned()).or_insert_with(|| RefOr::T(refused));
}

pub(super) fn document(paths: Paths, schemas: Vec<(String, RefOr<Schema>)>, cookie: &str) -> OpenApi {
    let mut components = Components::new();
    components.schemas.extend(schemas);
    components.schemas.insert("Problem".to_owned(), ProblemBody::schema());
    components.schemas.insert("ProblemField".to_owned(), ProblemField::schema());
    let session = ApiKeyValue::with_description(cookie, "Set by POST /session, ended by DELETE /session.");
    components.security_schemes.insert(SESSION.to_owned(), RefOr::T(SecurityScheme::ApiKey(ApiKey::Cookie(session))));
    let info = InfoBuilder::new()
        .title("Caredesk")
        .version(env!("CARGO_PKG_VERSION"))
        .license(Some(LicenseBuilder::new().name("MIT OR Apache-2.0").identifier(Some("MIT OR Apache-2.0")).build()))
        .build();
    OpenApiBuilder::new().info(info).paths(paths).components(Some(components)).build()
}
