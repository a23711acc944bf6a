//! The operations topic (F43): one standard SNS topic that operators and systems subscribe to, and no patient.
//!
//! At least once, and reordering on the way is possible: subscribers drop repeats by the event's id and order by its
//! version. A message has a readable text for mail and a JSON body for programs, and attributes for filter policies.

mod subscribers;

use std::collections::HashMap;
use std::sync::Arc;

use aws_sdk_sns::types::MessageAttributeValue;
use tokio::sync::OnceCell;

use super::OutboundError;
use crate::aws::clients::Aws;

pub use subscribers::{Listeners, Subscriber};

/// The most characters of a subject (SNS: ASCII, under 100).
const SUBJECT_LIMIT: usize = 99;

/// What is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// The mail's subject line.
    pub subject: String,
    /// The mail's text.
    pub text: String,
    /// What every other protocol gets.
    pub json: serde_json::Value,
    /// For filter policies.
    pub attributes: Vec<(&'static str, String)>,
}

/// The topic, found on first use. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Topic {
    client: aws_sdk_sns::Client,
    name: String,
    arn: Arc<OnceCell<String>>,
}

impl Topic {
    /// The topic with this ARN.
    #[must_use]
    pub fn at(aws: &Aws, arn: String) -> Self {
        Self { client: aws.sns.clone(), name: String::new(), arn: Arc::new(OnceCell::new_with(Some(arn))) }
    }

    /// The topic `<prefix>-operations`, made on first use. For the built-in stack: on AWS topics are made by infrastructure code.
    #[must_use]
    pub fn to_be_made(aws: &Aws, prefix: &str) -> Self {
        Self { client: aws.sns.clone(), name: format!("{prefix}-operations"), arn: Arc::default() }
    }

    /// Publishes, and returns when SNS has it for good.
    ///
    /// # Errors
    /// When SNS does not answer or refuses.
    pub async fn publish(&self, announcement: &Announcement) -> Result<(), OutboundError> {
        let arn = self.arn().await?;
        let unwritable = |_| OutboundError::Refused("a body that cannot be written".to_owned());
        let default = serde_json::to_string(&announcement.json).map_err(unwritable)?;
        let by_protocol = serde_json::json!({ "default": default, "email": announcement.text });
        let attributes = announcement.attributes.iter().map(|(name, value)| Ok(((*name).to_owned(), text_attribute(value)?)));
        let request = self
            .client
            .publish()
            .topic_arn(arn)
            .subject(subject_line(&announcement.subject))
            .message_structure("json")
            .message(by_protocol.to_string())
            .set_message_attributes(Some(attributes.collect::<Result<HashMap<_, _>, OutboundError>>()?));
        request.send().await.map(|_| ()).map_err(|error| OutboundError::of(&error))
    }

    /// Its ARN; where nobody made the topic yet, it is made.
    async fn arn(&self) -> Result<&str, OutboundError> {
        self.arn.get_or_try_init(|| self.make()).await.map(String::as_str)
    }

    /// Making a topic that exists returns it.
    async fn make(&self) -> Result<String, OutboundError> {
        let made = self.client.create_topic().name(&self.name).send().await.map_err(|error| OutboundError::of(&error))?;
        made.topic_arn.ok_or_else(|| OutboundError::Refused("a topic without an ARN".to_owned()))
    }
}

pub(super) fn text_attribute(value: &str) -> Result<MessageAttributeValue, OutboundError> {
    let attribute = MessageAttributeValue::builder().data_type("String").string_value(value);
    attribute.build().map_err(|_| OutboundError::Refused("an attribute that cannot be written".to_owned()))
}

/// As SNS takes it: printable ASCII, one line, under 100 characters.
fn subject_line(subject: &str) -> String {
    subject.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').take(SUBJECT_LIMIT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f43_a_subject_is_one_short_line_of_ascii() {
        assert_eq!(subject_line("Termin gebucht\r\nBcc: x – ü"), "Termin gebuchtBcc: x  ");
        assert_eq!(subject_line(&"a".repeat(200)).len(), SUBJECT_LIMIT);
    }
}
