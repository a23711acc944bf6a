//! What a publisher handed in, read and checked as SNS does.

use std::collections::BTreeMap;

use serde_json::Value;

use super::filter::Attributes;
use super::query::{Call, Fault};

/// Message and attributes together, in bytes.
const LARGEST_MESSAGE: usize = 256 * 1024;
/// In characters.
const LONGEST_SUBJECT: usize = 100;

/// One message, ready to be delivered.
#[derive(Debug, Clone)]
pub(super) struct Message {
    default: String,
    /// What some protocols get instead (`MessageStructure=json`).
    by_protocol: BTreeMap<String, String>,
    /// The subject line for receivers that have one.
    pub(super) subject: Option<String>,
    /// By name, typed, for filter policies.
    pub(super) attributes: Attributes,
}

impl Message {
    /// Reads `Message`, `Subject`, `MessageStructure` and `MessageAttributes`.
    pub(super) fn read(call: &Call) -> Result<Self, Fault> {
        let text = call.optional("Message").filter(|text| !text.is_empty()).ok_or_else(|| Fault::invalid("Empty message"))?;
        let attributes = call.entries("MessageAttributes.entry");
        let size = text.len() + attributes.iter().map(size_of_attribute).sum::<usize>();
        if size > LARGEST_MESSAGE {
            return Err(Fault::invalid("Message too long"));
        }
        let subject = call.optional("Subject").map(checked_subject).transpose()?;
        let (default, by_protocol) = match call.optional("MessageStructure") {
            None => (text.to_owned(), BTreeMap::new()),
            Some("json") => parts(text)?,
            Some(_) => return Err(Fault::invalid("MessageStructure")),
        };
        let attributes = attributes.iter().map(attribute).collect::<Result<_, _>>()?;
        Ok(Self { default, by_protocol, subject, attributes })
    }

    /// The same text for everybody, without subject and attributes.
    pub(super) fn plain(text: String) -> Self {
        Self { default: text, by_protocol: BTreeMap::new(), subject: None, attributes: BTreeMap::new() }
    }

    /// What a receiver of this protocol gets; `default` is what everybody else gets.
    pub(super) fn text_for(&self, protocol: &str) -> &str {
        self.by_protocol.get(protocol).unwrap_or(&self.default)
    }

    /// The attributes as text, for the kept messages.
    pub(super) fn attributes_as_text(&self) -> BTreeMap<String, String> {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        self.attributes.iter().map(|(name, value)| (name.clone(), text(value))).collect()
    }
}

/// `MessageStructure=json`: an object of texts by protocol, with a `default` for the rest.
fn parts(json: &str) -> Result<(String, BTreeMap<String, String>), Fault> {
    let object: BTreeMap<String, Value> =
        serde_json::from_str(json).map_err(|_| Fault::invalid("Message Structure - JSON message body failed to parse"))?;
    // SNS ignores entries that are no text.
    let mut parts: BTreeMap<String, String> =
        object.into_iter().filter_map(|(name, part)| Some((name, part.as_str()?.to_owned()))).collect();
    let default = parts.remove("default").ok_or_else(|| Fault::invalid("Message Structure - No default entry in JSON message body"))?;
    Ok((default, parts))
}

fn checked_subject(subject: &str) -> Result<String, Fault> {
    let fits = (1..=LONGEST_SUBJECT).contains(&subject.chars().count()) && !subject.chars().any(char::is_control);
    if fits { Ok(subject.to_owned()) } else { Err(Fault::invalid("Subject")) }
}

fn size_of_attribute(entry: &Call) -> usize {
    ["Name", "Value.DataType", "Value.StringValue", "Value.BinaryValue"].iter().map(|field| entry.optional(field).map_or(0, str::len)).sum()
}

fn attribute(entry: &Call) -> Result<(String, Value), Fault> {
    let name = entry.required("Name")?;
    let kind = entry.required("Value.DataType")?;
    let (field, label) = if kind.starts_with("Binary") { ("Value.BinaryValue", "Binary") } else { ("Value.StringValue", kind) };
    let text = entry.optional(field).filter(|text| !text.is_empty()).ok_or_else(|| {
        Fault::refused(
            "ParameterValueInvalid",
            format!("The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{label}'."),
        )
    })?;
    let unreadable = || Fault::refused("ParameterValueInvalid", format!("Could not read message attribute '{name}' as {kind}."));
    let value = match kind.split('.').next() {
        _ if kind == "String.Array" => serde_json::from_str::<Vec<Value>>(text).map(Value::Array).map_err(|_| unreadable())?,
        Some("String" | "Binary") => Value::from(text),
        Some("Number") => serde_json::from_str::<serde_json::Number>(text).map(Value::Number).map_err(|_| unreadable())?,
        _ => {
            return Err(Fault::refused(
                "ParameterValueInvalid",
                format!("The message attribute '{name}' has an invalid message attribute type."),
            ));
        }
    };
    Ok((name.to_owned(), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[(&str, &str)]) -> Result<Message, Fault> {
        Message::read(&Call::of(fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()))
    }

    #[test]
    fn each_protocol_gets_its_part_and_the_rest_the_default() {
        let message = read(&[("MessageStructure", "json"), ("Message", r#"{"default": "{}", "email": "Dear", "size": 3}"#)]).unwrap();
        assert_eq!(message.text_for("email"), "Dear");
        assert_eq!(message.text_for("sms"), "{}");
        assert_eq!(message.text_for("size"), "{}");
        assert_eq!(read(&[("Message", "plain")]).unwrap().text_for("email"), "plain");
    }

    #[test]
    fn a_message_sns_would_refuse_is_refused() {
        let too_long = "x".repeat(LARGEST_MESSAGE);
        for (fields, why) in [
            (&[("Message", "")][..], "Empty message"),
            (&[("Message", too_long.as_str()), ("MessageAttributes.entry.1.Name", "a")], "Message too long"),
            (&[("Message", "[]"), ("MessageStructure", "json")], "Message Structure - JSON message body failed to parse"),
            (
                &[("Message", r#"{"email": "x"}"#), ("MessageStructure", "json")],
                "Message Structure - No default entry in JSON message body",
            ),
            (&[("Message", "x"), ("Subject", "two\nlines")], "Subject"),
        ] {
            assert_eq!(read(fields).unwrap_err(), Fault::invalid(why));
        }
        assert!(read(&[("Message", &too_long)]).is_ok());
        let no_value = [("Message", "x"), ("MessageAttributes.entry.1.Name", "a"), ("MessageAttributes.entry.1.Value.DataType", "String")];
        assert_eq!(read(&no_value).unwrap_err().code, "ParameterValueInvalid");
    }

    #[test]
    fn attributes_have_types() {
        let message = read(&[
            ("Message", "x"),
            ("MessageAttributes.entry.1.Name", "units"),
            ("MessageAttributes.entry.1.Value.DataType", "Number"),
            ("MessageAttributes.entry.1.Value.StringValue", "4.5"),
            ("MessageAttributes.entry.2.Name", "teams"),
            ("MessageAttributes.entry.2.Value.DataType", "String.Array"),
            ("MessageAttributes.entry.2.Value.StringValue", r#"["day","night"]"#),
        ]);
        let message = message.unwrap();
        assert_eq!(message.attributes["units"], serde_json::json!(4.5));
        assert_eq!(message.attributes["teams"], serde_json::json!(["day", "night"]));
        assert_eq!(message.attributes_as_text()["units"], "4.5");
    }
}
