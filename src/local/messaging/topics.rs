//! Topics and their subscriptions, kept in one small file that is replaced whole at every change.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::query::Fault;
use crate::local::data_dir::replace_file;

/// What stands where AWS has a region and an account.
const ARN_PREFIX: &str = "arn:aws:sns:us-east-1:000000000000:";

/// The ARN of the topic of that name.
#[must_use]
pub fn arn_of(name: &str) -> String {
    format!("{ARN_PREFIX}{name}")
}

/// How a subscriber is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// Readable text to a mail address.
    Email,
    /// The whole envelope to a mail address.
    EmailJson,
    /// A text message.
    Sms,
    /// A POST to a web address.
    Http,
    /// The same; kept, and never called by this stack.
    Https,
    /// A queue's ARN; accepted by name, delivered nowhere.
    Sqs,
}

impl Protocol {
    /// As SNS names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::EmailJson => "email-json",
            Self::Sms => "sms",
            Self::Http => "http",
            Self::Https => "https",
            Self::Sqs => "sqs",
        }
    }

    /// Whether the receiver must follow a link before anything is delivered. As on AWS.
    const fn needs_confirmation(self) -> bool {
        matches!(self, Self::Email | Self::EmailJson | Self::Http | Self::Https)
    }
}

/// Somebody who wants to hear of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// Its name, whether confirmed or not.
    pub arn: String,
    /// What it listens to.
    pub topic: String,
    /// How it is reached.
    pub protocol: Protocol,
    /// Where it is reached.
    pub endpoint: String,
    /// What the confirmation link carries; only the receiver has it.
    pub token: String,
    /// Nothing is delivered before.
    pub confirmed: bool,
    /// `FilterPolicy`, `RawMessageDelivery` and the like, as they were set.
    pub attributes: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Saved {
    /// By ARN.
    topics: BTreeMap<String, BTreeMap<String, String>>,
    subscriptions: Vec<Subscription>,
}

/// All topics and subscriptions.
pub struct Topics {
    path: PathBuf,
    saved: Mutex<Saved>,
}

impl Topics {
    /// Reads the file, or starts with nothing.
    pub fn open(path: &Path) -> io::Result<Self> {
        let saved = match fs::read(path) {
            Ok(content) => serde_json::from_slice(&content)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Saved::default(),
            Err(error) => return Err(error),
        };
        Ok(Self { path: path.to_owned(), saved: Mutex::new(saved) })
    }

    /// Makes a topic, or finds the one of that name. Its ARN.
    pub(super) fn create(&self, name: &str, attributes: BTreeMap<String, String>) -> Result<String, Fault> {
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if !plain || !(1..=256).contains(&name.len()) {
            return Err(Fault::invalid("Topic Name"));
        }
        let arn = arn_of(name);
        self.change(|saved| {
            saved.topics.entry(arn.clone()).or_insert(attributes);
            Ok(arn.clone())
        })
    }

    /// Ends a topic and its subscriptions; no fault when there is none.
    pub(super) fn delete(&self, topic: &str) -> Result<(), Fault> {
        self.change(|saved| {
            saved.topics.remove(topic);
            saved.subscriptions.retain(|subscription| subscription.topic != topic);
            Ok(())
        })
    }

    /// Every topic's ARN.
    pub(super) fn all(&self) -> Vec<String> {
        self.look(|saved| saved.topics.keys().cloned().collect())
    }

    /// A topic's own attributes.
    pub(super) fn attributes(&self, topic: &str) -> Result<BTreeMap<String, String>, Fault> {
        self.look(|saved| saved.topics.get(topic).cloned()).ok_or_else(|| Fault::not_found("Topic"))
    }

    /// Sets one of a topic's attributes.
    pub(super) fn set_attribute(&self, topic: &str, name: &str, value: &str) -> Result<(), Fault> {
        self.change(|saved| {
            let attributes = saved.topics.get_mut(topic).ok_or_else(|| Fault::not_found("Topic"))?;
            attributes.insert(name.to_owned(), value.to_owned());
            Ok(())
        })
    }

    /// Adds a subscription, or finds the one of that topic, protocol and endpoint.
    pub(super) fn subscribe(&self, mut wanted: Subscription) -> Result<Subscription, Fault> {
        self.change(|saved| {
            if !saved.topics.contains_key(&wanted.topic) {
                return Err(Fault::not_found("Topic"));
            }
            let same = |known: &&Subscription| {
                (&known.topic, known.protocol, &known.endpoint) == (&wanted.topic, wanted.protocol, &wanted.endpoint)
            };
            if let Some(known) = saved.subscriptions.iter_mut().find(|known| same(&&**known)) {
                if known.attributes != wanted.attributes {
                    if known.confirmed {
                        return Err(Fault::invalid("Attributes Reason: Subscription already exists with different attributes"));
                    }
                    known.attributes = wanted.attributes;
                }
                return Ok(known.clone());
            }
            wanted.confirmed = !wanted.protocol.needs_confirmation();
            saved.subscriptions.push(wanted.clone());
            Ok(wanted)
        })
    }

    /// The subscription a confirmation link belongs to, confirmed or not.
    pub(super) fn of_token(&self, token: &str) -> Option<Subscription> {
        self.look(|saved| saved.subscriptions.iter().find(|subscription| subscription.token == token).cloned())
    }

    /// Confirms; again is no fault.
    pub(super) fn confirm(&self, token: &str) -> Result<Subscription, Fault> {
        self.change(|saved| {
            let found = saved.subscriptions.iter_mut().find(|subscription| subscription.token == token);
            let subscription = found.ok_or_else(|| Fault::invalid("Token"))?;
            subscription.confirmed = true;
            Ok(subscription.clone())
        })
    }

    /// Ends a subscription; no fault when there is none.
    pub(super) fn unsubscribe(&self, arn: &str) -> Result<(), Fault> {
        self.change(|saved| {
            saved.subscriptions.retain(|subscription| subscription.arn != arn);
            Ok(())
        })
    }

    /// The subscriptions of one topic, or all, in the order they were made.
    pub(super) fn subscriptions(&self, topic: Option<&str>) -> Vec<Subscription> {
        let wanted = |subscription: &&Subscription| topic.is_none_or(|topic| subscription.topic == topic);
        self.look(|saved| saved.subscriptions.iter().filter(wanted).cloned().collect())
    }

    /// One subscription.
    pub(super) fn subscription(&self, arn: &str) -> Result<Subscription, Fault> {
        let found = self.look(|saved| saved.subscriptions.iter().find(|subscription| subscription.arn == arn).cloned());
        found.ok_or_else(|| Fault::not_found("Subscription"))
    }

    /// Sets one of a subscription's attributes; an empty value removes it.
    pub(super) fn set_subscription_attribute(&self, arn: &str, name: &str, value: &str) -> Result<(), Fault> {
        self.change(|saved| {
            let found = saved.subscriptions.iter_mut().find(|subscription| subscription.arn == arn);
            let attributes = &mut found.ok_or_else(|| Fault::not_found("Subscription"))?.attributes;
            match value {
                "" => attributes.remove(name),
                _ => attributes.insert(name.to_owned(), value.to_owned()),
            };
            Ok(())
        })
    }

    fn look<T>(&self, look: impl FnOnce(&Saved) -> T) -> T {
        look(&self.saved.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes a copy, writes it, and only then lets it be seen.
    fn change<T>(&self, change: impl FnOnce(&mut Saved) -> Result<T, Fault>) -> Result<T, Fault> {
        let mut saved = self.saved.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = saved.clone();
        let answer = change(&mut next)?;
        replace_file(&self.path, &serde_json::to_vec_pretty(&next).map_err(io::Error::from)?)?;
        *saved = next;
        Ok(answer)
    }
}
