//! Publishing: one message for the topic, one for each confirmed subscriber who wants it.

use std::collections::BTreeSet;

use super::Messaging;
use super::filter::FilterPolicy;
use super::kept::{Sent, Service};
use super::message::Message;
use super::query::{Call, Fault, element, members};
use super::topics::{Protocol, Subscription};
use super::webhooks::Envelope;

/// How many messages a batch may hold.
const LARGEST_BATCH: usize = 10;
/// What AWS calls a mail without a subject.
const NO_SUBJECT: &str = "AWS Notification Message";

/// `Publish`: to a topic, or straight to a phone.
pub(super) fn publish(messaging: &Messaging, call: &Call) -> Result<String, Fault> {
    let message = Message::read(call)?;
    let id = messaging.uuid();
    if let Some(number) = call.optional("PhoneNumber") {
        send_text_message(messaging, number, &message)?;
    } else {
        let topic = call.optional("TopicArn").or_else(|| call.optional("TargetArn")).ok_or_else(|| Fault::invalid("TopicArn"))?;
        deliver(messaging, topic, &message, &id)?;
    }
    Ok(element("MessageId", &id))
}

/// `PublishBatch`: each entry succeeds or fails by itself.
pub(super) fn publish_batch(messaging: &Messaging, call: &Call) -> Result<String, Fault> {
    let topic = call.required("TopicArn")?;
    messaging.topics.attributes(topic)?;
    let entries = call.entries("PublishBatchRequestEntries.member");
    let ids = entries.iter().map(|entry| entry.required("Id")).collect::<Result<Vec<_>, _>>()?;
    if ids.is_empty() {
        return Err(Fault::refused("EmptyBatchRequest", "The batch request doesn't contain any entries."));
    }
    if ids.len() > LARGEST_BATCH {
        return Err(Fault::refused("TooManyEntriesInBatchRequest", format!("A batch holds at most {LARGEST_BATCH} entries.")));
    }
    if ids.iter().collect::<BTreeSet<_>>().len() < ids.len() {
        return Err(Fault::refused("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id."));
    }
    let (mut went, mut failed) = (Vec::new(), Vec::new());
    for (id, entry) in ids.into_iter().zip(&entries) {
        let message_id = messaging.uuid();
        match Message::read(entry).and_then(|message| deliver(messaging, topic, &message, &message_id)) {
            Ok(()) => went.push(element("Id", id) + &element("MessageId", &message_id)),
            Err(fault) => {
                let why = element("Code", fault.code) + &element("Message", &fault.message) + &element("SenderFault", "true");
                failed.push(element("Id", id) + &why);
            }
        }
    }
    Ok(members("Successful", went) + &members("Failed", failed))
}

fn send_text_message(messaging: &Messaging, number: &str, message: &Message) -> Result<(), Fault> {
    if !is_phone_number(number) {
        return Err(Fault::invalid(&format!("PhoneNumber Reason: {number} is not valid to publish to")));
    }
    messaging.phones.take_turn()?;
    if messaging.phones.is_opted_out(number) {
        return Ok(()); // taken, and dropped without a word
    }
    let text = message.text_for("sms").to_owned();
    Ok(messaging.kept.keep(&[kept(messaging, message, Service::Sms, number, None, text)])?)
}

/// E.164: a plus, a country, at most 15 digits.
pub(super) fn is_phone_number(number: &str) -> bool {
    number.strip_prefix('+').is_some_and(|digits| (2..=15).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Keeps the topic's message and every subscriber's, and calls web subscribers in the background.
pub(super) fn deliver(messaging: &Messaging, topic: &str, message: &Message, id: &str) -> Result<(), Fault> {
    messaging.topics.attributes(topic)?;
    let subject = message.subject.clone();
    let mut sent = vec![kept(messaging, message, Service::Sns, topic, subject, message.text_for("default").to_owned())];
    for subscription in messaging.topics.subscriptions(Some(topic)).iter().filter(|subscription| wants(subscription, message)) {
        let text = message.text_for(subscription.protocol.name());
        let envelope = || Envelope::notification(messaging, subscription, message, id, text);
        match subscription.protocol {
            Protocol::Email => sent.push(mail(messaging, message, subscription, text.to_owned())),
            Protocol::EmailJson => sent.push(mail(messaging, message, subscription, envelope().to_string())),
            Protocol::Sms => sent.push(kept(messaging, message, Service::Sms, &subscription.endpoint, None, text.to_owned())),
            Protocol::Http => messaging.webhooks.post(subscription, &envelope(), text),
            Protocol::Https | Protocol::Sqs => {}
        }
    }
    Ok(messaging.kept.keep(&sent)?)
}

fn wants(subscription: &Subscription, message: &Message) -> bool {
    let policy = subscription.attributes.get("FilterPolicy").and_then(|json| FilterPolicy::parse(json).ok());
    subscription.confirmed && policy.is_none_or(|policy| policy.wants(&message.attributes))
}

fn mail(messaging: &Messaging, message: &Message, to: &Subscription, text: String) -> Sent {
    let subject = message.subject.clone().unwrap_or_else(|| NO_SUBJECT.to_owned());
    let mut mail = kept(messaging, message, Service::Sns, &to.endpoint, Some(subject), text);
    // AWS puts this link below the text; here it stands beside it, so that the text is exactly what was published.
    mail.attributes.insert("unsubscribe_url".to_owned(), messaging.unsubscribe_link(to));
    mail
}

fn kept(messaging: &Messaging, message: &Message, service: Service, to: &str, subject: Option<String>, text: String) -> Sent {
    Sent {
        service,
        to: to.to_owned(),
        subject,
        text,
        html: None,
        attributes: message.attributes_as_text(),
        attachments: Vec::new(),
        at: messaging.now(),
    }
}
