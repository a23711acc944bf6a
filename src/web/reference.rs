//! The API's document as a page to read: `GET /api/docs`. Made of the `OpenAPI` document, so it says what is served.
//!
//! Names, verbs and descriptions are the document's own words, which are English like the names of its fields.

use serde::Serialize;
use serde_json::Value;

use super::frame::{Audience, Place};
use super::render::{Sample, View};
use super::routes::API_BASE;
use super::texts::Message;

/// As the document and its page name the way in of people.
pub const SESSION: &str = "session";
/// As they name the other way in.
pub(super) const API_KEY: &str = "api_key";

/// The page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReferencePage {
    groups: Vec<Group>,
}

/// Operations whose paths begin alike.
#[derive(Debug, Clone, Serialize)]
struct Group {
    name: String,
    operations: Vec<Operation>,
}

#[derive(Debug, Clone, Serialize)]
struct Operation {
    id: String,
    verb: String,
    path: String,
    what: String,
    /// Anybody may call it; otherwise it needs a session.
    public: bool,
    /// The scope with which an API key may call it, too.
    scope: Option<String>,
    parameters: Vec<Field>,
    fields: Vec<Field>,
    answers: Vec<Answer>,
}

/// A parameter, or a field of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Field {
    name: String,
    /// `string`, `integer`, `array of string`, …; with the format where there is one.
    kind: String,
    required: bool,
    what: String,
}

#[derive(Debug, Clone, Serialize)]
struct Answer {
    status: String,
    what: String,
}

impl ReferencePage {
    /// The page of an `OpenAPI` document.
    #[must_use]
    pub fn of(document: &Value) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let paths = document["paths"].as_object().into_iter().flatten();
        for (path, item) in paths {
            let name = path.strip_prefix(API_BASE).unwrap_or(path).trim_start_matches('/').split('/').next().unwrap_or_default();
            let at = groups.iter().position(|group| group.name == name).unwrap_or_else(|| {
                groups.push(Group { name: name.to_owned(), operations: Vec::new() });
                groups.len() - 1
            });
            let verbs = ["get", "post", "put", "patch", "delete"].into_iter().filter_map(|verb| Some((verb, item.get(verb)?)));
            groups[at].operations.extend(verbs.map(|(verb, operation)| Operation::of(document, verb, path, operation)));
        }
        groups.sort_by(|one, other| one.name.cmp(&other.name));
        Self { groups }
    }
}

impl Operation {
    fn of(document: &Value, verb: &str, path: &str, operation: &Value) -> Self {
        let words = [&operation["summary"], &operation["description"]].map(|part| part.as_str().unwrap_or_default().trim());
        let body = &operation["requestBody"]["content"]["application/json"]["schema"];
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let ways = || operation["security"].as_array().into_iter().flatten();
        let answers = operation["responses"].as_object().into_iter().flatten().filter(|(status, _)| *status != "default");
        Self {
            id: operation["operationId"].as_str().unwrap_or_default().to_owned(),
            verb: verb.to_uppercase(),
            path: path.to_owned(),
            what: words.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
            scope: ways().find_map(|way| way[API_KEY][0].as_str()).map(str::to_owned),
            public: ways().any(|way| way == &serde_json::json!({})),
            parameters: parameters
                .map(|parameter| field(&parameter["name"], parameter, &parameter["schema"], &parameter["required"]))
                .collect(),
            fields: fields(document, body),
            answers: answers.map(|(status, answer)| Answer { status: status.clone(), what: text(&answer["description"]) }).collect(),
        }
    }
}

/// The fields of a body's schema, which is usually a name in the components.
fn fields(document: &Value, schema: &Value) -> Vec<Field> {
    let schema = resolved(document, schema);
    let required: Vec<&Value> = schema["required"].as_array().into_iter().flatten().collect();
    let properties = schema["properties"].as_object().into_iter().flatten();
    properties
        .map(|(name, property)| {
            field(&Value::from(name.as_str()), property, property, &Value::from(required.iter().any(|one| *one == name)))
        })
        .collect()
}

fn field(name: &Value, described: &Value, schema: &Value, required: &Value) -> Field {
    Field { name: text(name), kind: kind(schema), required: required.as_bool().unwrap_or(false), what: text(&described["description"]) }
}

fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let name = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/components/schemas/"));
    name.map_or(schema, |name| &document["components"]["schemas"][name])
}

/// What a schema is, in a word or two. A choice that allows null is named by what else it allows.
fn kind(schema: &Value) -> String {
    if let Some(path) = schema["$ref"].as_str() {
        return path.rsplit('/').next().unwrap_or_default().to_owned();
    }
    let choices = ["oneOf", "anyOf"].iter().filter_map(|word| schema[word].as_array()).flatten();
    if let Some(choice) = choices.into_iter().find(|choice| choice["type"] != "null") {
        return kind(choice);
    }
    let named = match &schema["type"] {
        Value::Array(types) => types.iter().find_map(|one| one.as_str().filter(|one| *one != "null")).unwrap_or_default().to_owned(),
        one => one.as_str().unwrap_or_default().to_owned(),
    };
    match (named.as_str(), schema["format"].as_str()) {
        ("array", _) => format!("array of {}", kind(&schema["items"])),
        (_, Some(format)) => format!("{named} ({format})"),
        _ => named,
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().trim().to_owned()
}

impl View for ReferencePage {
    const TEMPLATE: &'static str = "api/reference.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("reference-title")
    }

    fn samples() -> Vec<Self> {
        let document = serde_json::json!({
            "paths": {
                "/api/v1/appointments": {
                    "get": {"operationId": "get_appointments", "summary": "Visits by start.",
                        "security": [{"session": []}, {"api_key": ["appointments:read"]}],
                        "parameters": [{"name": "from", "required": false, "schema": {"type": "string", "format": "date"}, "description": "First day."}],
                        "responses": {"200": {"description": "A page of visits"}, "default": {"description": "Refused"}}},
                    "post": {"operationId": "post_appointments", "summary": "Books a time.", "security": [{"session": []}],
                        "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewAppointment"}}}},
                        "responses": {"201": {"description": "The new visit"}}},
                },
                "/api/v1/departments": {"get": {"operationId": "get_departments", "security": [{}], "responses": {}}},
            },
            "components": {"schemas": {"NewAppointment": {"required": ["reason"], "properties": {
                "reason": {"type": "string", "description": "Why the patient comes."},
                "hold_id": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/HoldId"}]},
            }}}},
        });
        vec![Self::of(&document), Self::default()]
    }
}

/// Every page of this file in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    Sample::all_of::<ReferencePage>(Audience::Visitor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f61_the_page_says_what_the_document_says() {
        let page = ReferencePage::samples().remove(0);
        let names: Vec<&str> = page.groups.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(names, ["appointments", "departments"]);
        let book = &page.groups[0].operations[1];
        assert_eq!((book.verb.as_str(), book.path.as_str(), book.public), ("POST", "/api/v1/appointments", false));
        let field =
            |name: &str, kind: &str, required, what: &str| Field { name: name.into(), kind: kind.into(), required, what: what.into() };
        assert_eq!(book.fields, [field("reason", "string", true, "Why the patient comes."), field("hold_id", "HoldId", false, "")]);
        assert_eq!(page.groups[0].operations[0].parameters, [field("from", "string (date)", false, "First day.")]);
        assert!(page.groups[1].operations[0].public);
        let scopes = page.groups[0].operations.iter().map(|operation| operation.scope.as_deref());
        assert_eq!(scopes.collect::<Vec<_>>(), [Some("appointments:read"), None]);
    }
}
