//! SNS: topics and subscriptions. Publishing is in [`super::publish`].
//!
//! Of topics the list comes whole; subscriptions come in pages of 100, as on AWS. FIFO topics and access policies are not played; posts are signed ([`super::signing`]).

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::Method;
use axum::response::Response;
use axum_extra::extract::Form;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use super::filter::FilterPolicy;
use super::publish::{is_phone_number, publish, publish_batch};
use super::query::{Call, Fault, attributes_element, element, members, success};
use super::topics::{Protocol, Subscription};
use super::{Messaging, Shared, pages};

const PENDING: &str = "PendingConfirmation";
/// Subscriptions that one answer lists.
const PAGE: usize = 100;

/// Every SNS call. A GET is how a web subscriber follows its confirmation link, and may do only that.
pub(super) async fn answer(State(messaging): State<Shared>, method: Method, Form(fields): Form<BTreeMap<String, String>>) -> Response {
    let call = Call::of(fields);
    let action = call.optional("Action").unwrap_or_default();
    let result = match (method, action) {
        (Method::GET, "ConfirmSubscription") | (Method::POST, _) => run(&messaging, action, &call),
        _ => Err(Fault::refused("InvalidAction", "Only ConfirmSubscription may be a GET.")),
    };
    let request_id = messaging.uuid();
    match result {
        Ok(xml) => success(action, &xml, &request_id),
        Err(fault) => fault.answer(&request_id),
    }
}

/// The XML inside the action's result element.
fn run(messaging: &Messaging, action: &str, call: &Call) -> Result<String, Fault> {
    let topics = &messaging.topics;
    match action {
        "CreateTopic" => Ok(element("TopicArn", &topics.create(call.required("Name")?, call.attributes())?)),
        "DeleteTopic" => topics.delete(call.required("TopicArn")?).map(|()| String::new()),
        "ListTopics" => Ok(members("Topics", topics.all().iter().map(|arn| element("TopicArn", arn)))),
        "GetTopicAttributes" => topic_attributes(messaging, call.required("TopicArn")?),
        "SetTopicAttributes" => {
            let value = call.optional("AttributeValue").unwrap_or_default();
            topics.set_attribute(call.required("TopicArn")?, call.required("AttributeName")?, value).map(|()| String::new())
        }
        "Subscribe" => subscribe(messaging, call),
        "ConfirmSubscription" => Ok(element("SubscriptionArn", &topics.confirm(call.required("Token")?)?.arn)),
        "Unsubscribe" => topics.unsubscribe(call.required("SubscriptionArn")?).map(|()| String::new()),
        "ListSubscriptions" => list_subscriptions(&topics.subscriptions(None), call),
        "ListSubscriptionsByTopic" => {
            let topic = call.required("TopicArn")?;
            topics.attributes(topic)?;
            list_subscriptions(&topics.subscriptions(Some(topic)), call)
        }
        "GetSubscriptionAttributes" => Ok(subscription_attributes(&topics.subscription(call.required("SubscriptionArn")?)?)),
        "SetSubscriptionAttributes" => {
            let (name, value) = (call.required("AttributeName")?, call.optional("AttributeValue").unwrap_or_default());
            check_subscription_attribute(name, value)?;
            topics.set_subscription_attribute(call.required("SubscriptionArn")?, name, value).map(|()| String::new())
        }
        "Publish" => publish(messaging, call),
        "CheckIfPhoneNumberIsOptedOut" => Ok(element("isOptedOut", &messaging.phones.is_opted_out(phone_number(call)?).to_string())),
        "OptInPhoneNumber" => messaging.phones.opt_in(phone_number(call)?, messaging.clock.now()).map(|()| String::new()),
        "ListPhoneNumbersOptedOut" => Ok(members("phoneNumbers", messaging.phones.opted_out())),
        "PublishBatch" => publish_batch(messaging, call),
        other => Err(Fault::refused("InvalidAction", format!("The built-in SNS knows no action {other}."))),
    }
}

fn phone_number(call: &Call) -> Result<&str, Fault> {
    let number = call.required("phoneNumber")?;
    if is_phone_number(number) { Ok(number) } else { Err(Fault::invalid(&format!("phoneNumber Reason: {number} is not a valid number"))) }
}

fn topic_attributes(messaging: &Messaging, topic: &str) -> Result<String, Fault> {
    let own = messaging.topics.attributes(topic)?;
    let subscriptions = messaging.topics.subscriptions(Some(topic));
    let confirmed = subscriptions.iter().filter(|subscription| subscription.confirmed).count();
    let mut all: BTreeMap<&str, String> = own.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    all.insert("TopicArn", topic.to_owned());
    all.insert("SubscriptionsConfirmed", confirmed.to_string());
    all.insert("SubscriptionsPending", (subscriptions.len() - confirmed).to_string());
    all.insert("SubscriptionsDeleted", "0".to_owned());
    Ok(attributes_element(all))
}

fn subscribe(messaging: &Messaging, call: &Call) -> Result<String, Fault> {
    let topic = call.required("TopicArn")?;
    let protocol = protocol(call.required("Protocol")?)?;
    let endpoint = call.required("Endpoint")?;
    if !fits(protocol, endpoint) {
        return Err(Fault::invalid("Endpoint"));
    }
    let attributes = call.attributes();
    attributes.iter().try_for_each(|(name, value)| check_subscription_attribute(name, value))?;
    let token = BASE64_URL_SAFE_NO_PAD.encode(messaging.ids.bytes::<32>());
    let subscription = messaging.topics.subscribe(Subscription {
        arn: format!("{topic}:{}", messaging.uuid()),
        topic: topic.to_owned(),
        protocol,
        endpoint: endpoint.to_owned(),
        token,
        confirmed: false,
        attributes,
    })?;
    if !subscription.confirmed {
        pages::ask_to_confirm(messaging, &subscription)?;
    }
    let reveal = subscription.confirmed || call.optional("ReturnSubscriptionArn") == Some("true");
    Ok(element("SubscriptionArn", if reveal { &subscription.arn } else { "pending confirmation" }))
}

fn protocol(name: &str) -> Result<Protocol, Fault> {
    let all = [Protocol::Email, Protocol::EmailJson, Protocol::Sms, Protocol::Http, Protocol::Https, Protocol::Sqs];
    all.into_iter().find(|protocol| protocol.name() == name).ok_or_else(|| Fault::invalid("Protocol"))
}

fn fits(protocol: Protocol, endpoint: &str) -> bool {
    match protocol {
        Protocol::Email | Protocol::EmailJson => {
            endpoint.split_once('@').is_some_and(|(who, domain)| !who.is_empty() && !domain.is_empty())
        }
        Protocol::Sms => is_phone_number(endpoint),
        Protocol::Http => endpoint.starts_with("http://"),
        Protocol::Https => endpoint.starts_with("https://"),
        Protocol::Sqs => endpoint.starts_with("arn:aws:sqs:"),
    }
}

fn check_subscription_attribute(name: &str, value: &str) -> Result<(), Fault> {
    match (name, value) {
        ("FilterPolicy", "") => Ok(()),
        ("FilterPolicy", policy) => FilterPolicy::parse(policy).map(|_| ()).map_err(|why| Fault::invalid(&why)),
        ("FilterPolicyScope", "MessageAttributes") | ("RawMessageDelivery", "true" | "false") | ("DeliveryPolicy" | "RedrivePolicy", _) => {
            Ok(())
        }
        ("FilterPolicyScope", _) => Err(Fault::invalid("FilterPolicyScope: the built-in SNS filters by MessageAttributes only")),
        _ => Err(Fault::invalid("AttributeName")),
    }
}

/// A page of them; where the next begins is the token.
fn list_subscriptions(subscriptions: &[Subscription], call: &Call) -> Result<String, Fault> {
    let begin = match call.optional("NextToken").filter(|token| !token.is_empty()) {
        None => 0,
        Some(token) => token.parse().ok().filter(|begin| *begin <= subscriptions.len()).ok_or_else(|| Fault::invalid("NextToken"))?,
    };
    let end = subscriptions.len().min(begin + PAGE);
    let next = if end < subscriptions.len() { element("NextToken", &end.to_string()) } else { String::new() };
    let member = |subscription: &Subscription| {
        let arn = if subscription.confirmed { &subscription.arn } else { PENDING };
        let fields = [
            element("SubscriptionArn", arn),
            element("Owner", "000000000000"),
            element("Protocol", subscription.protocol.name()),
            element("Endpoint", &subscription.endpoint),
            element("TopicArn", &subscription.topic),
        ];
        fields.concat()
    };
    Ok(members("Subscriptions", subscriptions[begin..end].iter().map(member)) + &next)
}

fn subscription_attributes(subscription: &Subscription) -> String {
    let mut all: BTreeMap<&str, String> = subscription.attributes.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    all.insert("SubscriptionArn", subscription.arn.clone());
    all.insert("TopicArn", subscription.topic.clone());
    all.insert("Protocol", subscription.protocol.name().to_owned());
    all.insert("Endpoint", subscription.endpoint.clone());
    all.insert(PENDING, (!subscription.confirmed).to_string());
    all.entry("RawMessageDelivery").or_insert_with(|| "false".to_owned());
    attributes_element(all)
}
