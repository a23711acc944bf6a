//! The second home: AWS Lambda. The same router answers HTTP events, the same jobs answer schedules.
//!
//! Events are told apart before anybody parses them: what has a `requestContext` came through API Gateway and becomes a
//! request; what has a `job` came from a schedule of ours and names what to run; what has `Records` of SNS was published to a topic
//! that the function is subscribed to. Nothing else is known, and an unknown
//! event is an error, so that it shows in the function's error count instead of vanishing. (`lambda_http`'s own
//! `pass_through` is not used: it counts a failed job as done and lets the outside post to the same path.)

use std::future::Future;
use std::net::IpAddr;

use axum::Router;
use axum::body::Body;
use lambda_http::aws_lambda_events::encodings;
use lambda_http::request::{LambdaRequest, RequestContext};
use lambda_http::{Adapter, Context, LambdaEvent};
use lambda_runtime::service_fn;
use serde::Deserialize;
use serde_json::value::{RawValue, to_raw_value};
use tower::Service;

use super::client_ip::Peer;

/// Why an event was not answered; Lambda counts it as a failed invocation.
#[derive(Debug, thiserror::Error)]
pub enum EventError {
    /// Neither a request nor a job.
    #[error("an event of a kind nobody here knows")]
    Unknown,
    /// Not the JSON that its kind promises, or an answer that cannot be written as JSON.
    #[error("an event that cannot be read: {0}")]
    Malformed(#[from] serde_json::Error),
    /// The job failed.
    #[error("the job {name} failed: {error:#}")]
    Job { name: String, error: anyhow::Error },
    /// What was published could not be acted on; SNS hands it over again.
    #[error("a message of a topic was not taken: {0:#}")]
    Unheard(anyhow::Error),
}

/// What tells the kinds of events apart; everything else in them is left alone.
#[derive(Deserialize)]
struct Peek<'event> {
    #[serde(rename = "requestContext", borrow, default)]
    request: Option<&'event RawValue>,
    #[serde(default)]
    job: Option<String>,
    #[serde(rename = "Records", default)]
    records: Vec<Record>,
}

/// One message of an event of SNS. Who may invoke the function with one is decided by its own policy: there is no signature to look at.
#[derive(Deserialize)]
struct Record {
    #[serde(rename = "EventSource", default)]
    source: String,
    #[serde(rename = "Sns", default)]
    published: Option<Published>,
}

/// What was published to a topic.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Published {
    pub topic_arn: String,
    pub message: String,
}

/// What answers events that are no requests.
pub trait Listener: Clone + Send + Sync {
    /// Runs a job by name, as `caredesk job <name>` does.
    fn run(&self, job: String) -> impl Future<Output = anyhow::Result<()>> + Send;
    /// Hears what was published to a topic.
    fn hear(&self, published: Published) -> impl Future<Output = anyhow::Result<()>> + Send;
}

/// Answers events until the environment is frozen for good.
///
/// # Errors
/// The runtime's API does not answer.
pub async fn run(router: Router, listener: impl Listener) -> Result<(), lambda_runtime::Error> {
    let handler = |event: LambdaEvent<Box<RawValue>>| {
        let (listener, router) = (&listener, router.clone());
        async move {
            let (event, context) = event.into_parts();
            dispatch(router, listener, &event, context).await.map_err(lambda_runtime::Error::from)
        }
    };
    lambda_runtime::run(service_fn(handler)).await
}

/// One event, answered. For tests: the same way as in production, without a runtime.
///
/// # Errors
/// As `EventError` says.
pub async fn answer(router: Router, listener: &impl Listener, event: &str) -> Result<String, EventError> {
    let event: Box<RawValue> = serde_json::from_str(event)?;
    let answered = dispatch(router, listener, &event, Context::default()).await?;
    Ok(answered.get().to_owned())
}

async fn dispatch(router: Router, listener: &impl Listener, event: &RawValue, context: Context) -> Result<Box<RawValue>, EventError> {
    let peek: Peek<'_> = serde_json::from_str(event.get())?;
    match peek {
        Peek { request: Some(_), .. } => answer_request(router, event, context).await,
        Peek { job: Some(name), .. } => match listener.run(name.clone()).await {
            Ok(()) => Ok(RawValue::NULL.to_owned()),
            Err(error) => Err(EventError::Job { name, error }),
        },
        Peek { records, .. } if !records.is_empty() => hear_all(listener, records).await,
        Peek { .. } => Err(EventError::Unknown),
    }
}

async fn hear_all(listener: &impl Listener, records: Vec<Record>) -> Result<Box<RawValue>, EventError> {
    for Record { source, published } in records {
        let Some(published) = published.filter(|_| source == "aws:sns") else { return Err(EventError::Unknown) };
        listener.hear(published).await.map_err(EventError::Unheard)?;
    }
    Ok(RawValue::NULL.to_owned())
}

async fn answer_request(router: Router, event: &RawValue, context: Context) -> Result<Box<RawValue>, EventError> {
    let request: LambdaRequest = serde_json::from_str(event.get())?;
    let service = tower::service_fn(move |request: lambda_http::Request| {
        let mut router = router.clone();
        async move { router.call(as_request(request)).await }
    });
    let mut adapter = Adapter::from(service);
    match adapter.call(LambdaEvent::new(request, context)).await {
        Ok(answered) => Ok(to_raw_value(&answered)?),
        Err(never) => match never {},
    }
}

/// The request as the router knows requests; the peer is whom API Gateway talked to.
fn as_request(request: lambda_http::Request) -> http::Request<Body> {
    let peer = match request.extensions().get::<RequestContext>() {
        Some(RequestContext::ApiGatewayV2(context)) => context.http.source_ip.as_deref().and_then(|ip| ip.parse::<IpAddr>().ok()),
        _ => None,
    };
    let mut request = request.map(|body| match body {
        encodings::Body::Text(text) => Body::from(text),
        encodings::Body::Binary(bytes) => Body::from(bytes),
        _ => Body::empty(),
    });
    if let Some(peer) = peer {
        request.extensions_mut().insert(Peer(peer));
    }
    request
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone)]
    struct Only(&'static str);

    impl Listener for Only {
        async fn run(&self, job: String) -> anyhow::Result<()> {
            if job == self.0 { Ok(()) } else { anyhow::bail!("no such job") }
        }

        async fn hear(&self, published: Published) -> anyhow::Result<()> {
            if published.topic_arn == self.0 && published.message == "{}" { Ok(()) } else { anyhow::bail!("no such topic") }
        }
    }

    async fn run_event(event: &str) -> Result<Box<RawValue>, EventError> {
        let event: Box<RawValue> = serde_json::from_str(event).unwrap();
        dispatch(Router::new(), &Only("drain"), &event, Context::default()).await
    }

    #[tokio::test]
    async fn f71_what_was_published_is_heard_and_what_was_not_taken_is_a_failed_invocation() {
        let event = |source: &str, topic: &str| {
            format!(
                r#"{{"Records": [{{"EventSource": "{source}", "Sns": {{"Type": "Notification", "TopicArn": "{topic}", "Message": "{{}}"}}}}]}}"#
            )
        };
        assert_eq!(run_event(&event("aws:sns", "drain")).await.unwrap().get(), "null");
        assert!(matches!(run_event(&event("aws:sns", "other")).await, Err(EventError::Unheard(_))));
        assert!(matches!(run_event(&event("aws:sqs", "drain")).await, Err(EventError::Unknown)));
    }

    #[tokio::test]
    async fn r28_a_schedule_runs_its_job_and_a_failed_one_is_a_failed_invocation() {
        assert_eq!(run_event(r#"{"job": "drain"}"#).await.unwrap().get(), "null");
        assert!(matches!(run_event(r#"{"job": "unknown"}"#).await, Err(EventError::Job { .. })));
        assert!(matches!(run_event(r#"{"Records": []}"#).await, Err(EventError::Unknown)));
        assert!(matches!(run_event("7").await, Err(EventError::Malformed(_))));
    }
}
