//! Filter policies: which messages of a topic a subscriber wants, by message attributes.
//!
//! As SNS documents them: every named attribute must match one of its conditions. Conditions are an exact string, number
//! or truth value, `prefix`, `suffix`, `equals-ignore-case`, `anything-but`, `numeric` and `exists`. An attribute that is a
//! list matches when one of its elements does. Policies over the message body are not supported.

use std::collections::BTreeMap;

use serde_json::Value;

/// Attributes a policy may name.
const MOST_ATTRIBUTES: usize = 5;
/// Its lists, multiplied.
const MOST_COMBINATIONS: usize = 150;

/// A message's attributes, each as a JSON string, number or list.
pub(super) type Attributes = BTreeMap<String, Value>;

/// A policy that was understood.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FilterPolicy(BTreeMap<String, Vec<Condition>>);

#[derive(Debug, Clone, PartialEq)]
enum Condition {
    Exact(Value),
    Prefix(String),
    Suffix(String),
    IgnoringCase(String),
    AnythingBut(Vec<Self>),
    Numeric(Vec<(Comparison, f64)>),
    Exists(bool),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Comparison {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl FilterPolicy {
    /// Reads a policy; the error says what is wrong with it, in the words after `Invalid parameter:`.
    pub(super) fn parse(json: &str) -> Result<Self, String> {
        let policy: BTreeMap<String, Value> = serde_json::from_str(json).map_err(|_| wrong("must be a JSON object"))?;
        let attributes = policy.into_iter().map(|(name, conditions)| match conditions {
            Value::Array(conditions) if !conditions.is_empty() => {
                Ok((name, conditions.iter().map(Condition::parse).collect::<Result<_, _>>()?))
            }
            _ => Err(wrong(&format!("\"{name}\" must be a list with a condition in it"))),
        });
        let attributes: BTreeMap<String, Vec<Condition>> = attributes.collect::<Result<_, _>>()?;
        if attributes.len() > MOST_ATTRIBUTES || attributes.values().map(Vec::len).product::<usize>() > MOST_COMBINATIONS {
            return Err(wrong("Filter policy is too complex"));
        }
        Ok(Self(attributes))
    }

    /// Whether a message with these attributes is wanted.
    pub(super) fn wants(&self, attributes: &Attributes) -> bool {
        self.0.iter().all(|(name, conditions)| {
            let value = attributes.get(name);
            conditions.iter().any(|condition| condition.holds(value))
        })
    }
}

fn wrong(why: &str) -> String {
    format!("FilterPolicy: {why}")
}

impl Condition {
    fn parse(json: &Value) -> Result<Self, String> {
        let Value::Object(object) = json else {
            return if json.is_array() { Err(wrong("a condition is no list")) } else { Ok(Self::Exact(json.clone())) };
        };
        let mut keys = object.iter();
        let (Some((key, value)), None) = (keys.next(), keys.next()) else {
            return Err(wrong("a condition has one key"));
        };
        match (key.as_str(), value) {
            ("prefix", Value::String(start)) => Ok(Self::Prefix(start.clone())),
            ("suffix", Value::String(end)) => Ok(Self::Suffix(end.clone())),
            ("equals-ignore-case", Value::String(text)) => Ok(Self::IgnoringCase(text.clone())),
            ("exists", Value::Bool(exists)) => Ok(Self::Exists(*exists)),
            ("anything-but", Value::Array(values)) if !values.is_empty() => {
                Ok(Self::AnythingBut(values.iter().map(Self::parse).collect::<Result<_, _>>()?))
            }
            ("anything-but", one) if !one.is_array() => Ok(Self::AnythingBut(vec![Self::parse(one)?])),
            ("numeric", Value::Array(bounds)) if !bounds.is_empty() => {
                bounds.chunks(2).map(comparison).collect::<Option<_>>().map(Self::Numeric).ok_or_else(|| wrong("numeric"))
            }
            (other, _) => Err(wrong(&format!("condition \"{other}\" is not supported, or not with that value"))),
        }
    }

    fn holds(&self, attribute: Option<&Value>) -> bool {
        match (self, attribute) {
            (Self::Exists(wanted), _) => attribute.is_some() == *wanted,
            (_, None) => false,
            (_, Some(Value::Array(elements))) => elements.iter().any(|element| self.holds_for(element)),
            (_, Some(value)) => self.holds_for(value),
        }
    }

    fn holds_for(&self, value: &Value) -> bool {
        match self {
            Self::Exact(wanted) => same(wanted, value),
            Self::Prefix(start) => value.as_str().is_some_and(|text| text.starts_with(start.as_str())),
            Self::Suffix(end) => value.as_str().is_some_and(|text| text.ends_with(end.as_str())),
            Self::IgnoringCase(wanted) => value.as_str().is_some_and(|text| text.to_lowercase() == wanted.to_lowercase()),
            Self::AnythingBut(unwanted) => !unwanted.iter().any(|condition| condition.holds_for(value)),
            Self::Numeric(bounds) => {
                value.as_f64().is_some_and(|number| bounds.iter().all(|(comparison, bound)| comparison.holds(number, *bound)))
            }
            Self::Exists(wanted) => *wanted,
        }
    }
}

/// Equal as SNS sees it: `1` and `1.0` are one number.
fn same(wanted: &Value, value: &Value) -> bool {
    match (wanted.as_f64(), value.as_f64()) {
        (Some(wanted), Some(value)) => Comparison::Equal.holds(value, wanted),
        _ => wanted == value,
    }
}

fn comparison(pair: &[Value]) -> Option<(Comparison, f64)> {
    let [operator, bound] = pair else { return None };
    let comparison = match operator.as_str()? {
        "=" => Comparison::Equal,
        "<" => Comparison::Less,
        "<=" => Comparison::LessOrEqual,
        ">" => Comparison::Greater,
        ">=" => Comparison::GreaterOrEqual,
        _ => return None,
    };
    Some((comparison, bound.as_f64()?))
}

impl Comparison {
    fn holds(self, number: f64, bound: f64) -> bool {
        match self {
            // SNS compares to five digits after the point.
            Self::Equal => (number - bound).abs() < 0.000_005,
            Self::Less => number < bound,
            Self::LessOrEqual => number <= bound,
            Self::Greater => number > bound,
            Self::GreaterOrEqual => number >= bound,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn wants(policy: &Value, attributes: Value) -> bool {
        FilterPolicy::parse(&policy.to_string()).unwrap().wants(&serde_json::from_value(attributes).unwrap())
    }

    #[test]
    fn every_attribute_must_match_one_of_its_conditions() {
        let policy = json!({"event": ["appointment.booked", {"prefix": "invoice."}], "severity": ["high"]});
        assert!(wants(&policy, json!({"event": "appointment.booked", "severity": "high", "other": "x"})));
        assert!(wants(&policy, json!({"event": "invoice.paid", "severity": "high"})));
        assert!(!wants(&policy, json!({"event": "invoice.paid", "severity": "low"})));
        assert!(!wants(&policy, json!({"event": "appointment.cancelled", "severity": "high"})));
        assert!(!wants(&policy, json!({"event": "appointment.booked"})));
        assert!(wants(&json!({}), json!({})));
    }

    #[test]
    fn anything_but_needs_the_attribute() {
        let policy = json!({"department": [{"anything-but": ["cardiology", "surgery"]}]});
        assert!(wants(&policy, json!({"department": "paediatrics"})));
        assert!(!wants(&policy, json!({"department": "surgery"})));
        assert!(!wants(&policy, json!({})));
        assert!(wants(&policy, json!({"department": ["surgery", "paediatrics"]})));
        assert!(!wants(&json!({"event": [{"anything-but": {"prefix": "blood."}}]}), json!({"event": "blood.stock_low"})));
        assert!(!wants(&json!({"event": [{"anything-but": "a"}]}), json!({"event": "a"})));
    }

    #[test]
    fn numbers_are_compared_as_numbers() {
        let between = json!({"units": [{"numeric": [">", 0, "<=", 5]}]});
        assert!(wants(&between, json!({"units": 5})));
        assert!(!wants(&between, json!({"units": 0})));
        assert!(!wants(&between, json!({"units": "3"})));
        assert!(wants(&json!({"units": [1.0]}), json!({"units": 1})));
        assert!(!wants(&json!({"units": ["1"]}), json!({"units": 1})));
        assert!(wants(&json!({"units": [{"numeric": ["=", 301.5]}]}), json!({"units": 301.5})));
    }

    #[test]
    fn presence_lists_and_letter_case() {
        assert!(wants(&json!({"severity": [{"exists": true}]}), json!({"severity": "low"})));
        assert!(wants(&json!({"severity": [{"exists": false}]}), json!({})));
        assert!(!wants(&json!({"severity": [{"exists": false}]}), json!({"severity": "low"})));
        assert!(wants(&json!({"teams": ["night"]}), json!({"teams": ["day", "night"]})));
        assert!(wants(&json!({"event": [{"equals-ignore-case": "Alarm"}]}), json!({"event": "ALARM"})));
        assert!(wants(&json!({"event": [{"suffix": ".png"}]}), json!({"event": "a.png"})));
    }

    #[test]
    fn a_policy_that_cannot_work_is_refused() {
        for bad in [
            "",
            "[]",
            r#"{"a": "b"}"#,
            r#"{"a": []}"#,
            r#"{"a": [["b"]]}"#,
            r#"{"a": [{"prefix": 1}]}"#,
            r#"{"a": [{"numeric": [">"]}]}"#,
            r#"{"a": [{"wildcard": "*"}]}"#,
        ] {
            assert!(FilterPolicy::parse(bad).is_err(), "{bad}");
        }
    }
}
