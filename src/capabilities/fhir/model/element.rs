//! An object of FHIR: members by name, none of them empty, since FHIR has neither `null` nor empty lists.

use serde_json::{Map, Value};

use super::{Kind, written};

/// A resource, or a part of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element(Map<String, Value>);

impl Element {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The beginning of a resource. `id` is written as FHIR takes it.
    #[must_use]
    pub fn resource(kind: Kind, id: impl std::fmt::Display) -> Self {
        Self::new().with("resourceType", kind.word()).with("id", written(id))
    }

    /// The same with one more member, unless there is nothing in it.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            Value::Array(list) => list.is_empty(),
            Value::Object(members) => members.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        };
        if !is_empty {
            self.0.insert(name.to_owned(), value);
        }
        self
    }

    /// The same as of a version of ours.
    #[must_use]
    pub fn of_version(self, version: u32) -> Self {
        self.with("meta", Self::new().with("versionId", version.to_string()))
    }

    /// That version, where one was given.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.0.get("meta")?.get("versionId")?.as_str()
    }

    /// Type and id of a resource: `Patient/usr-…`.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        let text = |name: &str| self.0.get(name)?.as_str();
        Some(format!("{}/{}", text("resourceType")?, text("id")?))
    }
}

impl From<Element> for Value {
    fn from(element: Element) -> Self {
        Self::Object(element.0)
    }
}

/// A `CodeableConcept` that is one code of a system.
#[must_use]
pub fn coded(system: &'static str, code: &str) -> Element {
    Element::new().with("coding", vec![Element::new().with("system", system).with("code", code)])
}

/// A `CodeableConcept` in words alone; nothing of no words.
#[must_use]
pub fn said(words: &str) -> Element {
    Element::new().with("text", words)
}

/// What a doctor's resources say of what the doctor does; `None` of no words.
#[must_use]
pub fn specialty(words: &str) -> Option<Vec<Element>> {
    Some(said(words)).filter(|words| *words != Element::new()).map(|words| vec![words])
}

/// An `Identifier` of a system.
#[must_use]
pub fn identifier(system: String, value: String) -> Element {
    Element::new().with("system", system).with("value", value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn f68_nothing_empty_is_said() {
        let element = Element::resource(Kind::Patient, "usr_1")
            .of_version(3)
            .with("active", false)
            .with("gender", None::<&str>)
            .with("name", Vec::<Element>::new())
            .with("maritalStatus", said(" "))
            .with("photo", "");
        assert_eq!((element.version(), element.place().as_deref()), (Some("3"), Some("Patient/usr-1")));
        let expected = json!({"resourceType": "Patient", "id": "usr-1", "meta": {"versionId": "3"}, "active": false});
        assert_eq!(Value::from(element), expected);
        assert_eq!((specialty(" "), specialty("Cardiologist")), (None, Some(vec![said("Cardiologist")])));
        assert_eq!(Value::from(coded("urn:a", "b")), json!({"coding": [{"system": "urn:a", "code": "b"}]}));
    }
}
