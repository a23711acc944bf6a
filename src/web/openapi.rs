//! The `OpenAPI` 3.1 document, made of the routes themselves: what is served is what is described.
//!
//! It is made when the product is written and not where it runs: `scripts/openapi` puts it into the tree (`assets/api`), a guard holds
//! the two together, and the program for AWS has none of this.

use utoipa::__dev::{SchemaReferences, Tags};
use utoipa::PartialSchema;
use utoipa::openapi::path::{HttpMethod, Operation, PathItem, Paths};
use utoipa::openapi::schema::{Components, Schema};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ContentBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, ResponseBuilder};

use super::outcome::{FHIR_JSON, OperationOutcome, OutcomeIssue, OutcomeWords};
use super::problem::{ProblemBody, ProblemField};
use super::reference::{API_KEY, SESSION};
use super::routes::{FHIR_BASE, Gate, is_below};

/// What the document says of keys.
const KEYS: &str = "An API key that an administrator made (POST /api-keys), `cdk_…`. Each operation it opens names the scope \
    it asks for; reads that need no session need no scope. 600 requests a minute, then 429.";

/// What a handler says of itself.
pub(super) struct Described {
    path: String,
    methods: Vec<HttpMethod>,
    operation: Operation,
    schemas: Vec<(String, RefOr<Schema>)>,
}

/// Asks the struct that `#[utoipa::path(…)]` put beside a handler.
pub(super) fn described<P>() -> Described
where
    P: utoipa::Path + Tags<'static> + SchemaReferences,
{
    let mut operation = P::operation();
    let tags = P::tags();
    if !tags.is_empty() {
        operation.tags.get_or_insert_default().extend(tags.into_iter().map(str::to_owned));
    }
    let mut schemas = Vec::new();
    P::schemas(&mut schemas);
    Described { path: P::path(), methods: P::methods(), operation, schemas }
}

/// A handler that is asked when the document is made, and where it stands.
pub(super) struct Documented {
    /// What every path of its API begins with.
    pub(super) base: &'static str,
    pub(super) gate: Gate,
    pub(super) describe: fn() -> Described,
}

/// The path with what every operation shares: a unique id, who may call it, and how it refuses.
fn gated(mut item: PathItem, path: &str, gate: Gate) -> PathItem {
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

pub(super) fn document(documented: &[Documented], cookie: &str) -> OpenApi {
    let mut paths = Paths::new();
    let mut components = Components::new();
    for Documented { base, gate, describe } in documented {
        let Described { path, methods, operation, schemas } = describe();
        let path = format!("{base}{path}");
        let item = gated(PathItem::from_http_methods(methods, operation), &path, *gate);
        paths.paths.entry(path).or_default().merge_operations(item);
        components.schemas.extend(schemas);
    }
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
