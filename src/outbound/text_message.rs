//! Text messages through SNS, straight to a phone (F47).
//!
//! SNS takes a message to somebody who told their carrier STOP and drops it without a word: it is asked first.

use std::collections::HashMap;

use aws_smithy_types::retry::RetryConfig;

use super::pace::Pace;
use super::topic::text_attribute;
use super::{OutboundError, Service};
use crate::aws::clients::Aws;
use crate::primitives::text_number::TextNumber;

/// Why nothing goes to a number whose person told their carrier STOP, as SNS calls it.
pub const OPTED_OUT: &str = "OptedOut";

/// What SNS refuses for the number or the text and nothing else.
const ABOUT_IT: &[&str] = &["InvalidParameter", "InvalidParameterValue", "ParameterValueInvalid", "ValidationException", OPTED_OUT];

/// Hands text messages to SNS. Cheap to clone.
#[derive(Debug, Clone)]
pub struct TextMessages {
    client: aws_sdk_sns::Client,
    /// What phones show as sender, in countries that allow it.
    sender_id: Option<String>,
    pace: Pace,
    per_second: u16,
}

impl TextMessages {
    /// At most so many messages a second.
    #[must_use]
    pub fn new(aws: &Aws, sender_id: Option<String>, per_second: u16) -> Self {
        Self { client: aws.sns.clone(), sender_id, pace: Pace::per_second(per_second), per_second }
    }

    /// How many messages a second are sent at most.
    #[must_use]
    pub const fn per_second(&self) -> u16 {
        self.per_second
    }

    /// Sends when it is its turn. Two calls.
    ///
    /// # Errors
    /// When SNS does not answer (the message may have gone all the same) or refuses: [`OPTED_OUT`], or another of its codes.
    pub async fn send(&self, to: &TextNumber, words: &str) -> Result<(), OutboundError> {
        self.pace.turn().await;
        if self.is_opted_out(to).await? {
            return Err(OutboundError::Refused(OPTED_OUT.to_owned()));
        }
        let mut attributes = HashMap::from([("AWS.SNS.SMS.SMSType".to_owned(), text_attribute("Transactional")?)]);
        if let Some(id) = &self.sender_id {
            attributes.insert("AWS.SNS.SMS.SenderID".to_owned(), text_attribute(id)?);
        }
        let sent = self.client.publish().phone_number(to.as_str()).message(words).set_message_attributes(Some(attributes));
        // A try whose answer was lost may have sent it: whether to try again is for the queue to decide, once.
        let once = aws_sdk_sns::config::Builder::new().retry_config(RetryConfig::disabled());
        let sent = sent.customize().config_override(once).send().await;
        sent.map(|_| ()).map_err(|error| OutboundError::unless_about_it(&error, ABOUT_IT, Service::Texts))
    }

    /// Whether the carrier was told STOP by whoever has this number. One call.
    ///
    /// # Errors
    /// When SNS does not answer or refuses.
    pub async fn is_opted_out(&self, number: &TextNumber) -> Result<bool, OutboundError> {
        let asked = self.client.check_if_phone_number_is_opted_out().phone_number(number.as_str()).send().await;
        // Nothing was sent by asking, whatever became of the answer.
        let asked = asked.map_err(|error| OutboundError::unless_about_it(&error, ABOUT_IT, Service::Texts).not_sent())?;
        Ok(asked.is_opted_out)
    }

    /// Takes a number off that list, as its person asks. SNS does so once in 30 days. One call.
    ///
    /// # Errors
    /// When SNS does not answer or refuses.
    pub async fn opt_in(&self, number: &TextNumber) -> Result<(), OutboundError> {
        let asked = self.client.opt_in_phone_number().phone_number(number.as_str()).send().await;
        asked.map(|_| ()).map_err(|error| OutboundError::unless_about_it(&error, ABOUT_IT, Service::Texts).not_sent())
    }
}
