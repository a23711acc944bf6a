//! The topic over which SES reports what became of mails (F71): whom this house believes, and how it is asked to listen.

use crate::aws::clients::Aws;

use super::OutboundError;

/// The topic. Cheap to clone.
#[derive(Debug, Clone)]
pub struct FeedbackTopic {
    client: aws_sdk_sns::Client,
    arn: String,
}

impl FeedbackTopic {
    /// The topic with this ARN.
    #[must_use]
    pub fn at(aws: &Aws, arn: String) -> Self {
        Self { client: aws.sns.clone(), arn }
    }

    /// Its ARN.
    #[must_use]
    pub fn arn(&self) -> &str {
        &self.arn
    }

    /// Says yes to the question whether this house wants to hear of the topic. Nothing is fetched from an address that a message
    /// names: SNS itself is asked.
    ///
    /// # Errors
    /// When SNS does not answer, or knows no such question.
    pub async fn confirm(&self, token: &str) -> Result<(), OutboundError> {
        let confirmed = self.client.confirm_subscription().topic_arn(&self.arn).token(token).send().await;
        confirmed.map(|_| ()).map_err(|error| OutboundError::of(&error))
    }

    /// Makes the topic, if there is none, and asks it to post to `url` from now on. For the built-in stack: on AWS both are done by
    /// infrastructure code.
    ///
    /// # Errors
    /// When SNS does not answer or refuses.
    pub async fn make_and_listen(&self, url: &str) -> Result<(), OutboundError> {
        let name = self.arn.rsplit(':').next().unwrap_or_default();
        self.client.create_topic().name(name).send().await.map_err(|error| OutboundError::of(&error))?;
        let asked = self.client.subscribe().topic_arn(&self.arn).protocol("http").endpoint(url).send().await;
        asked.map(|_| ()).map_err(|error| OutboundError::of(&error))
    }
}
