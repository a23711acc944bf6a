//! Turns serde's complaints into fields with codes: serde speaks English sentences, the API speaks stable codes.

use super::refusal::FieldError;
use crate::primitives::tree::{Misfit, join};

/// The field error for what serde says about the value at a place.
pub(super) fn field_error(misfit: &Misfit) -> FieldError {
    let Misfit { pointer, complaint } = misfit;
    let named = |prefix: &str| complaint.strip_prefix(prefix).and_then(|rest| rest.split('`').next());
    // What is said of a name stands at the name, or at what has it.
    let of_name = |field: &str| if pointer.ends_with(&join("", field)) { pointer.clone() } else { join(pointer, field) };
    if let Some(field) = named("missing field `") {
        return FieldError::new(join(pointer, field), "required");
    }
    if let Some(field) = named("unknown field `") {
        return FieldError::new(of_name(field), "unknown_field");
    }
    if let Some(field) = named("duplicate field `") {
        return FieldError::new(of_name(field), "duplicate");
    }
    of_value(pointer.clone(), complaint)
}

/// What is wrong with a value that is there. The last three are what `primitives::text` says.
fn of_value(pointer: String, complaint: &str) -> FieldError {
    let limit = complaint
        .strip_prefix("longer than ")
        .and_then(|rest| rest.strip_suffix(" characters"))
        .and_then(|limit| limit.parse::<i64>().ok());
    match limit {
        Some(limit) => FieldError::new(pointer, "too_long").with("limit", limit),
        None if complaint == "empty" => FieldError::new(pointer, "required"),
        None if complaint.starts_with("contains a character") => FieldError::new(pointer, "unprintable"),
        None if complaint.starts_with("invalid type: ") => FieldError::new(pointer, "wrong_type"),
        None => FieldError::new(pointer, "invalid"),
    }
}

#[cfg(test)]
mod tests {
    use crate::primitives::people::PersonName;
    use crate::web::json::parse;
    use crate::web::problem::Problem;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only read by serde")]
    struct Body {
        name: PersonName,
        lines: Option<Vec<Line>>,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only read by serde")]
    struct Line {
        amount: u32,
    }

    fn complaints(text: &str) -> Vec<(String, &'static str)> {
        let refusal = parse::<Body>(text.as_bytes()).unwrap_err();
        refusal.fields().iter().map(|error| (error.pointer.clone().into_owned(), error.code)).collect()
    }

    #[test]
    fn f61_every_misfit_has_its_pointer_and_code() {
        let one = |pointer: &str, code| vec![(pointer.to_owned(), code)];
        assert_eq!(complaints("{}"), one("/name", "required"));
        assert_eq!(complaints(r#"{"name": 1}"#), one("/name", "wrong_type"));
        assert_eq!(complaints(r#"{"name": "  "}"#), one("/name", "required"));
        assert_eq!(complaints(r#"{"name": "a\u0000b"}"#), one("/name", "unprintable"));
        assert_eq!(complaints(&format!(r#"{{"name": "{}"}}"#, "x".repeat(121))), one("/name", "too_long"));
        assert_eq!(complaints(r#"{"name": "a", "name": "b"}"#), one("/name", "duplicate"));
        assert_eq!(complaints(r#"{"name": "a", "lines": [{"amount": 1}, {"amount": -1}]}"#), one("/lines/1/amount", "invalid"));
        assert_eq!(complaints(r#"{"name": "a", "lines": [{"amount": "1"}]}"#), one("/lines/0/amount", "wrong_type"));
        assert_eq!(complaints(r#"{"name": "a", "lines": [{}]}"#), one("/lines/0/amount", "required"));
    }

    #[test]
    fn s06_unknown_fields_are_refused_wherever_they_stand() {
        let found = complaints(r#"{"name": "a", "role": "administrator", "lines": [{"amount": 1, "a/b": 2}]}"#);
        assert_eq!(found, vec![("/role".to_owned(), "unknown_field"), ("/lines/0/a~1b".to_owned(), "unknown_field")]);
    }

    #[test]
    fn r22_what_is_no_json_is_malformed() {
        let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
        assert_eq!(parse::<serde_json::Value>(deep.as_bytes()).unwrap_err().problem(), Problem::Malformed);
        assert_eq!(parse::<Body>(b"[\"a\"]").unwrap_err().fields()[0].code, "wrong_type");
        for bad in ["", "{", "{\"name\": \"a\"} x", "name=a", "{\"name\": \"\u{fffd}"] {
            assert_eq!(parse::<Body>(bad.as_bytes()).unwrap_err().problem(), Problem::Malformed, "{}", &bad[..bad.len().min(20)]);
        }
        assert_eq!(parse::<Body>(b"{\"name\": \"\xff\"}").unwrap_err().problem(), Problem::Malformed);
    }
}
