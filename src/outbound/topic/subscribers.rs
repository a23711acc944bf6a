//! Who listens to the operations topic: asked of SNS itself, which alone knows.
//!
//! SNS names a subscription by the topic's ARN and an id of its own. One that waits for its confirmation has no name in the list, so
//! nothing can be done to it: SNS drops it by itself when nobody follows the link.

use aws_sdk_sns::operation::get_subscription_attributes::GetSubscriptionAttributesError;
use aws_sdk_sns::operation::set_subscription_attributes::SetSubscriptionAttributesError;
use aws_sdk_sns::operation::unsubscribe::UnsubscribeError;
use std::collections::HashMap;

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use uuid::Uuid;

use super::Topic;
use crate::outbound::OutboundError;
use crate::primitives::people::Email;

/// How many are asked after at once.
const AT_ONCE: usize = 8;
/// A filter that lets everything through: SNS has no call that takes one away.
const NO_FILTER: &str = "{}";
const FILTER: &str = "FilterPolicy";

/// One who listens, as SNS says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscriber {
    /// `None` while nobody has followed the link.
    pub id: Option<Uuid>,
    /// `email`, `https`, `sqs`, …
    pub protocol: String,
    /// A mail address, a web address, a queue.
    pub endpoint: String,
    /// The filter policy, as JSON.
    pub filter: Option<String>,
}

/// A page of SNS's list, as it comes: at most 100.
#[derive(Debug)]
pub struct Listeners {
    pub all: Vec<Subscriber>,
    /// Where SNS goes on.
    pub next: Option<String>,
}

impl Topic {
    /// A page of those who listen, without their filters. One call.
    ///
    /// # Errors
    /// When SNS does not answer or refuses.
    pub async fn listeners(&self, from: Option<String>) -> Result<Listeners, OutboundError> {
        let asked = self.client.list_subscriptions_by_topic().topic_arn(self.arn().await?).set_next_token(from).send().await;
        let listed = asked.map_err(|error| OutboundError::of(&error))?;
        let known = |one: aws_sdk_sns::types::Subscription| Subscriber {
            id: one.subscription_arn.as_deref().and_then(id_of),
            protocol: one.protocol.unwrap_or_default(),
            endpoint: one.endpoint.unwrap_or_default(),
            filter: None,
        };
        let next = listed.next_token.filter(|token| !token.is_empty());
        Ok(Listeners { all: listed.subscriptions.unwrap_or_default().into_iter().map(known).collect(), next })
    }

    /// The same ones with their filters; one who has gone meanwhile is left out. A call for each that has a name, eight at a time.
    ///
    /// # Errors
    /// When SNS does not answer or refuses.
    pub async fn with_filters(&self, listeners: Vec<Subscriber>) -> Result<Vec<Subscriber>, OutboundError> {
        let asked = stream::iter(listeners).map(|one| async move {
            match one.id {
                None => Ok(Some(one)),
                Some(id) => Ok(self.listener(id).await?.map(|known| Subscriber { filter: known.filter, ..one })),
            }
        });
        let all: Vec<Option<Subscriber>> = asked.buffered(AT_ONCE).try_collect().await?;
        Ok(all.into_iter().flatten().collect())
    }

    /// One who listens, by the id SNS gave. One call.
    ///
    /// # Errors
    /// When SNS does not answer or refuses.
    pub async fn listener(&self, id: Uuid) -> Result<Option<Subscriber>, OutboundError> {
        let asked = self.client.get_subscription_attributes().subscription_arn(self.subscription(id).await?).send().await;
        let attributes: HashMap<String, String> = match asked {
            Ok(told) => told.attributes.unwrap_or_default(),
            Err(error) if error.as_service_error().is_some_and(GetSubscriptionAttributesError::is_not_found_exception) => return Ok(None),
            Err(error) => return Err(OutboundError::of(&error)),
        };
        let said = |name: &str| attributes.get(name).cloned();
        let waits = said("PendingConfirmation").as_deref() == Some("true");
        Ok(Some(Subscriber {
            id: (!waits).then_some(id),
            protocol: said("Protocol").unwrap_or_default(),
            endpoint: said("Endpoint").unwrap_or_default(),
            filter: said(FILTER).filter(|policy| policy != NO_FILTER),
        }))
    }

    /// Asks SNS to mail this address a link; nothing is sent there before it was followed. Asked twice, one subscription. One call.
    ///
    /// # Errors
    /// When SNS does not answer, or refuses: the address listens already, with another filter.
    pub async fn subscribe(&self, address: &Email, filter: Option<&str>) -> Result<Uuid, OutboundError> {
        let asked = self.client.subscribe().topic_arn(self.arn().await?).protocol("email").endpoint(address.as_str());
        let asked = filter.into_iter().fold(asked, |asked, policy| asked.attributes(FILTER, policy));
        let made = asked.return_subscription_arn(true).send().await.map_err(|error| OutboundError::of(&error))?;
        made.subscription_arn.as_deref().and_then(id_of).ok_or_else(|| OutboundError::Refused("a subscription without a name".to_owned()))
    }

    /// Sets what one hears. `false`: there is none. One call.
    ///
    /// # Errors
    /// When SNS does not answer or refuses.
    pub async fn filter(&self, id: Uuid, policy: Option<&str>) -> Result<bool, OutboundError> {
        let asked = self.client.set_subscription_attributes().subscription_arn(self.subscription(id).await?).attribute_name(FILTER);
        match asked.attribute_value(policy.unwrap_or(NO_FILTER)).send().await {
            Ok(_) => Ok(true),
            Err(error) if error.as_service_error().is_some_and(SetSubscriptionAttributesError::is_not_found_exception) => Ok(false),
            Err(error) => Err(OutboundError::of(&error)),
        }
    }

    /// Ends one; one that is not there has ended. One call.
    ///
    /// # Errors
    /// When SNS does not answer or refuses.
    pub async fn unsubscribe(&self, id: Uuid) -> Result<(), OutboundError> {
        match self.client.unsubscribe().subscription_arn(self.subscription(id).await?).send().await {
            Ok(_) => Ok(()),
            Err(error) if error.as_service_error().is_some_and(UnsubscribeError::is_not_found_exception) => Ok(()),
            Err(error) => Err(OutboundError::of(&error)),
        }
    }

    /// Of this topic alone, whatever id was typed.
    async fn subscription(&self, id: Uuid) -> Result<String, OutboundError> {
        Ok(format!("{}:{id}", self.arn().await?))
    }
}

/// The id at the end of a name; `PendingConfirmation` has none.
fn id_of(arn: &str) -> Option<Uuid> {
    arn.rsplit_once(':').and_then(|(_, id)| id.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f43_a_subscription_that_waits_has_no_name() {
        let id = "2f5671ba-c68e-4231-a94a-e82d37ad6e2e";
        assert_eq!(id_of(&format!("arn:aws:sns:ap-south-1:123456789012:caredesk-operations:{id}")).unwrap().to_string(), id);
        assert_eq!(id_of("PendingConfirmation"), None);
        assert_eq!(id_of("arn:aws:sns:ap-south-1:123456789012:pending confirmation"), None);
    }
}
