//! The AWS Query protocol: a form goes in, XML comes out.

use std::collections::BTreeMap;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

const NAMESPACE: &str = "http://sns.amazonaws.com/doc/2010-03-31/";

/// The fields of one call, or of one entry of a list within it.
#[derive(Debug, Clone, Default)]
pub(super) struct Call(BTreeMap<String, String>);

impl Call {
    /// The form as it came.
    pub(super) const fn of(fields: BTreeMap<String, String>) -> Self {
        Self(fields)
    }

    /// A field's text, if it was given.
    pub(super) fn optional(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A field's text, or the refusal that names it.
    pub(super) fn required(&self, name: &str) -> Result<&str, Fault> {
        self.optional(name).filter(|text| !text.is_empty()).ok_or_else(|| Fault::invalid(name))
    }

    /// The entries of a list, in their order: `list.1.Id`, `list.2.Id` are two entries with an `Id`.
    pub(super) fn entries(&self, list: &str) -> Vec<Self> {
        let mut entries: BTreeMap<u32, Self> = BTreeMap::new();
        for (name, text) in &self.0 {
            let place = name.strip_prefix(list).and_then(|rest| rest.strip_prefix('.')).and_then(|rest| rest.split_once('.'));
            if let Some((number, field)) = place
                && let Ok(number) = number.parse()
            {
                entries.entry(number).or_default().0.insert(field.to_owned(), text.clone());
            }
        }
        entries.into_values().collect()
    }

    /// `Attributes.entry.1.key` and `….value`, as pairs.
    pub(super) fn attributes(&self) -> BTreeMap<String, String> {
        let entries = self.entries("Attributes.entry");
        entries.iter().filter_map(|entry| Some((entry.optional("key")?.to_owned(), entry.optional("value")?.to_owned()))).collect()
    }
}

/// A refusal, as SNS words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    status: StatusCode,
    /// Such as `NotFound`; the SDK makes its error kinds of it.
    pub(super) code: &'static str,
    /// For a person.
    pub(super) message: String,
}

impl Fault {
    /// 400 with a code of its own.
    pub(super) fn refused(code: &'static str, message: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, code, message: message.into() }
    }

    /// 400 `InvalidParameter`; `what` is the parameter, and why.
    pub(super) fn invalid(what: &str) -> Self {
        Self::refused("InvalidParameter", format!("Invalid parameter: {what}"))
    }

    /// 404 `NotFound`; `what` is `Topic` or `Subscription`.
    pub(super) fn not_found(what: &str) -> Self {
        Self { status: StatusCode::NOT_FOUND, code: "NotFound", message: format!("{what} does not exist") }
    }

    /// 429, for too much at once.
    pub(super) fn throttled() -> Self {
        Self { status: StatusCode::TOO_MANY_REQUESTS, code: "Throttled", message: "Rate exceeded".to_owned() }
    }

    /// 503, for outages.
    pub(super) fn unavailable() -> Self {
        Self { status: StatusCode::SERVICE_UNAVAILABLE, code: "ServiceUnavailable", message: "Switched off by /outage".to_owned() }
    }

    /// As XML.
    pub(super) fn answer(&self, request_id: &str) -> Response {
        let kind = if self.status.is_server_error() { "Receiver" } else { "Sender" };
        let body = format!(
            "<ErrorResponse xmlns=\"{NAMESPACE}\"><Error>{}{}{}</Error>{}</ErrorResponse>",
            element("Type", kind),
            element("Code", self.code),
            element("Message", &self.message),
            element("RequestId", request_id),
        );
        xml(self.status, body)
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        tracing::error!(%error, "the built-in SNS cannot write its files");
        Self { status: StatusCode::INTERNAL_SERVER_ERROR, code: "InternalError", message: "cannot write".to_owned() }
    }
}

/// The answer of a call that went well; `result` is the XML inside its result element.
pub(super) fn success(action: &str, result: &str, request_id: &str) -> Response {
    let id = element("RequestId", request_id);
    let body = format!(
        "<{action}Response xmlns=\"{NAMESPACE}\"><{action}Result>{result}</{action}Result>\
         <ResponseMetadata>{id}</ResponseMetadata></{action}Response>"
    );
    xml(StatusCode::OK, body)
}

fn xml(status: StatusCode, body: String) -> Response {
    (status, [(header::CONTENT_TYPE, "text/xml")], body).into_response()
}

/// `<name>text</name>`, the text escaped.
pub(super) fn element(name: &str, text: &str) -> String {
    nested(name, &escaped(text))
}

/// `<name>` around XML.
pub(super) fn nested(name: &str, xml: &str) -> String {
    format!("<{name}>{xml}</{name}>")
}

/// `<name>` around one `<member>` each.
pub(super) fn members(name: &str, each: impl IntoIterator<Item = String>) -> String {
    nested(name, &each.into_iter().map(|xml| nested("member", &xml)).collect::<String>())
}

/// `<Attributes>` with its entries.
pub(super) fn attributes_element<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let entry = |(key, value): (&str, String)| nested("entry", &(element("key", key) + &element("value", &value)));
    nested("Attributes", &pairs.into_iter().map(entry).collect::<String>())
}

/// Text that may stand in XML or HTML, between tags or inside quotes. Characters XML 1.0 cannot carry become `\u{fffd}`.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // A reader would turn a bare carriage return into a line feed.
            '\r' => safe.push_str("&#13;"),
            '\t' | '\n' => safe.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_for_xml() {
        assert_eq!(
            element("Message", "a<b> & \"c\" 'd'\r\n\u{1}"),
            "<Message>a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;&#13;\n\u{fffd}</Message>"
        );
    }

    #[test]
    fn entries_keep_their_numbers_order() {
        let fields = [
            ("L.member.10.Id", "ten"),
            ("L.member.2.Id", "two"),
            ("L.member.2.Message", "x"),
            ("Lx.member.1.Id", "no"),
            ("L.member.a.Id", "no"),
        ];
        let call = Call::of(fields.map(|(name, text)| (name.to_owned(), text.to_owned())).into());
        let entries = call.entries("L.member");
        assert_eq!(entries.iter().map(|entry| entry.optional("Id").unwrap()).collect::<Vec<_>>(), ["two", "ten"]);
        assert_eq!(entries[0].optional("Message"), Some("x"));
        assert_eq!(call.required("Nope").unwrap_err(), Fault::invalid("Nope"));
    }
}
