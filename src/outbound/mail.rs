//! Personal mail through SES (F45).

use aws_sdk_sesv2::operation::delete_suppressed_destination::DeleteSuppressedDestinationError;
use aws_sdk_sesv2::primitives::Blob;
use aws_sdk_sesv2::types::{
    Attachment, AttachmentContentDisposition, AttachmentContentTransferEncoding, Body, Content, Destination, EmailContent, Message,
};
use aws_smithy_types::retry::RetryConfig;

use super::pace::Pace;
use super::{OutboundError, Service};
use crate::aws::clients::Aws;
use crate::primitives::people::Email;

/// A mail, ready to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub to: Email,
    pub subject: String,
    /// Plain text; lines as they should be read.
    pub text: String,
    /// The same as a page, for mailboxes that show one.
    pub html: String,
    pub attached: Option<Attached>,
}

/// A file that goes with a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    pub name: &'static str,
    /// With its parameters: `text/calendar; charset=utf-8`.
    pub content_type: &'static str,
    pub bytes: Vec<u8>,
}

/// Hands mail to SES. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Mail {
    client: aws_sdk_sesv2::Client,
    from: Email,
    pace: Pace,
    per_second: u16,
}

impl Mail {
    /// Everything is sent as `from`, which SES must have verified, and at most so many mails a second.
    #[must_use]
    pub fn new(aws: &Aws, from: Email, per_second: u16) -> Self {
        Self { client: aws.ses.clone(), from, pace: Pace::per_second(per_second), per_second }
    }

    /// How many mails a second are sent at most.
    #[must_use]
    pub const fn per_second(&self) -> u16 {
        self.per_second
    }

    /// Who every mail is from.
    #[must_use]
    pub const fn sender(&self) -> &Email {
        &self.from
    }

    /// Sends when it is its turn, and returns SES's own id of the message.
    ///
    /// # Errors
    /// When SES does not answer (the mail may have gone all the same) or refuses.
    pub async fn send(&self, letter: &Letter) -> Result<String, OutboundError> {
        let content = |text: &str| {
            let content = Content::builder().data(text).charset("UTF-8").build();
            content.map_err(|_| OutboundError::Refused("a text that cannot be written".to_owned()))
        };
        let message = Message::builder()
            .subject(content(&one_line(&letter.subject))?)
            .body(Body::builder().text(content(&letter.text)?).html(content(&letter.html)?).build())
            .set_attachments(letter.attached.as_ref().map(|file| Ok(vec![attachment(file)?])).transpose()?)
            .build();
        self.pace.turn().await;
        let sent = self
            .client
            .send_email()
            .from_email_address(self.from.as_str())
            .destination(Destination::builder().to_addresses(letter.to.as_str()).build())
            .content(EmailContent::builder().simple(message).build())
            .customize()
            // A try whose answer was lost may have sent the mail: whether to try again is for the queue to decide, once.
            .config_override(aws_sdk_sesv2::config::Builder::new().retry_config(RetryConfig::disabled()))
            .send()
            .await
            .map_err(|error| OutboundError::unless_about_it(&error, &["MessageRejected", "BadRequestException"], Service::Mail))?;
        Ok(sent.message_id.unwrap_or_default())
    }

    /// Takes an address off the list that SES keeps itself of those it sends nothing to; one that is not on it is as it should be.
    ///
    /// # Errors
    /// When SES does not answer or refuses.
    pub async fn may_go_again(&self, to: &Email) -> Result<(), OutboundError> {
        match self.client.delete_suppressed_destination().email_address(to.as_str()).send().await {
            Ok(_) => Ok(()),
            Err(error) if error.as_service_error().is_some_and(DeleteSuppressedDestinationError::is_not_found_exception) => Ok(()),
            Err(error) => Err(OutboundError::of(&error)),
        }
    }
}

fn attachment(file: &Attached) -> Result<Attachment, OutboundError> {
    let attachment = Attachment::builder()
        .file_name(file.name)
        .content_type(file.content_type)
        .content_transfer_encoding(AttachmentContentTransferEncoding::Base64)
        .content_disposition(AttachmentContentDisposition::Attachment)
        .raw_content(Blob::new(file.bytes.clone()));
    attachment.build().map_err(|_| OutboundError::Refused("a file that cannot be attached".to_owned()))
}

/// No line break gets into a header, whatever a name contains (header injection).
fn one_line(subject: &str) -> String {
    subject.chars().filter(|c| !c.is_control()).collect()
}
