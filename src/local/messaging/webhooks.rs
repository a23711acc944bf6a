//! Web subscribers: a real POST with the SNS envelope, in the background and without promises.
//!
//! What is posted is signed as SNS signs (`signing`), so that whoever receives it proves it the same way.
//! Only `http` on this machine is called, so that a typing error in a subscription cannot send hospital data anywhere.

use std::time::Duration;

use axum::http::Uri;
use bytes::Bytes;
use http_body_util::Full;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};

use super::Messaging;
use super::message::Message;
use super::topics::Subscription;
use crate::local::loopback::is_loopback;

/// How long one attempt may take, and how long it waits before the next.
const PATIENCE: Duration = Duration::from_secs(5);
const ATTEMPTS: u32 = 3;

/// Calls web subscribers.
pub(super) struct Webhooks(Client<HttpConnector, Full<Bytes>>);

/// What SNS posts: see "Parsing Amazon SNS message formats" in its guide. Signed.
#[derive(Debug)]
pub(super) struct Envelope(Value);

impl Envelope {
    /// A published message.
    pub(super) fn notification(messaging: &Messaging, to: &Subscription, message: &Message, id: &str, text: &str) -> Self {
        let kind = |value: &Value| match value {
            Value::Number(_) => "Number",
            Value::Array(_) => "String.Array",
            _ => "String",
        };
        let attributes = message.attributes.iter().zip(message.attributes_as_text().into_values());
        let attributes: serde_json::Map<_, _> =
            attributes.map(|((name, value), text)| (name.clone(), json!({"Type": kind(value), "Value": text}))).collect();
        let mut envelope = json!({
            "Type": "Notification",
            "MessageId": id,
            "TopicArn": to.topic,
            "Message": text,
            "Timestamp": messaging.now(),
            "UnsubscribeURL": messaging.unsubscribe_link(to),
            "MessageAttributes": attributes,
        });
        if let Some(subject) = &message.subject {
            envelope["Subject"] = json!(subject);
        }
        messaging.sign(&mut envelope);
        Self(envelope)
    }

    /// The question whether this endpoint wants to hear of the topic.
    pub(super) fn confirmation(messaging: &Messaging, to: &Subscription, text: &str) -> Self {
        let mut envelope = json!({
            "Type": "SubscriptionConfirmation",
            "MessageId": messaging.uuid(),
            "Token": to.token,
            "TopicArn": to.topic,
            "Message": text,
            "SubscribeURL": messaging.confirmation_call(to),
            "Timestamp": messaging.now(),
        });
        messaging.sign(&mut envelope);
        Self(envelope)
    }

    fn field(&self, name: &str) -> String {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    }
}

impl std::fmt::Display for Envelope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Webhooks {
    /// A client that opens connections when they are needed.
    pub(super) fn new() -> Self {
        Self(Client::builder(TokioExecutor::new()).build_http())
    }

    /// Posts in the background, three times at most; `text` alone for subscribers with raw delivery.
    pub(super) fn post(&self, to: &Subscription, envelope: &Envelope, text: &str) {
        let Some(uri) = reachable(&to.endpoint) else {
            return tracing::warn!("a web subscriber is not on this machine and was not called");
        };
        let raw = to.attributes.get("RawMessageDelivery").is_some_and(|raw| raw == "true") && envelope.field("Type") == "Notification";
        let body = Bytes::from(if raw { text.to_owned() } else { envelope.to_string() });
        let headers = [
            ("content-type", "text/plain; charset=UTF-8".to_owned()),
            ("x-amz-sns-message-type", envelope.field("Type")),
            ("x-amz-sns-message-id", envelope.field("MessageId")),
            ("x-amz-sns-topic-arn", to.topic.clone()),
            ("x-amz-sns-subscription-arn", to.arn.clone()),
            ("x-amz-sns-rawdelivery", raw.to_string()),
        ];
        let client = self.0.clone();
        tokio::spawn(async move {
            for _ in 0..ATTEMPTS {
                let request =
                    headers.iter().fold(axum::http::Request::post(uri.clone()), |request, (name, value)| request.header(*name, value));
                let Ok(request) = request.body(Full::new(body.clone())) else { return };
                match tokio::time::timeout(PATIENCE, client.request(request)).await {
                    Ok(Ok(answer)) if answer.status().is_success() => return,
                    Ok(Ok(answer)) => tracing::warn!(status = %answer.status(), "a web subscriber refused a message"),
                    Ok(Err(error)) => tracing::warn!(%error, "a web subscriber could not be reached"),
                    Err(_) => tracing::warn!("a web subscriber did not answer in time"),
                }
                tokio::time::sleep(PATIENCE).await;
            }
        });
    }
}

/// The address, if it is plain HTTP on this machine.
fn reachable(endpoint: &str) -> Option<Uri> {
    endpoint.parse().ok().filter(|uri: &Uri| uri.scheme_str() == Some("http") && uri.host().is_some_and(is_loopback))
}

#[cfg(test)]
mod tests {
    use super::reachable;

    #[test]
    fn only_this_machine_is_called() {
        assert!(reachable("http://127.0.0.1:9000/hook").is_some());
        assert!(reachable("http://[::1]:9000/hook").is_some());
        for elsewhere in ["https://127.0.0.1/hook", "http://example.com/hook", "http://127.0.0.1@example.com/", "/hook", "ftp://localhost/"]
        {
            assert!(reachable(elsewhere).is_none(), "{elsewhere}");
        }
    }
}
