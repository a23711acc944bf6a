//! The seam: every request to AWS passes here, goes nowhere else, is counted, and may be answered by a test instead.

use std::fmt::Debug;
use std::sync::Arc;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;

use super::meter::Meter;
use super::reach::Reach;

/// What a test wants to happen to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Send it as usual.
    None,
    /// Do not send it; answer this.
    Answer { status: u16, body: String },
    /// Do not send it; the connection breaks.
    CutBefore,
    /// Send it, let it take effect, then lose the answer.
    CutAfter,
}

/// A seeded plan of faults. The product has none.
pub trait FaultPlan: Debug + Send + Sync {
    /// `operation` is the last part of `x-amz-target` (such as `TransactWriteItems`), else the URL's host and path;
    /// `body` is the request as sent.
    fn decide(&self, operation: &str, body: &[u8]) -> Fault;
}

/// An HTTP client that keeps to whom it may reach, counts, and obeys a plan of faults where one is given.
#[derive(Debug, Clone)]
pub struct Seam {
    inner: SharedHttpClient,
    reach: Reach,
    meter: Meter,
    faults: Option<Arc<dyn FaultPlan>>,
}

impl Seam {
    /// Around the real client.
    pub const fn new(inner: SharedHttpClient, reach: Reach, meter: Meter, faults: Option<Arc<dyn FaultPlan>>) -> Self {
        Self { inner, reach, meter, faults }
    }
}

impl HttpClient for Seam {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        let inner = self.inner.http_connector(settings, components);
        let Self { reach, meter, faults, .. } = self.clone();
        SharedHttpConnector::new(SeamConnector { inner, reach, meter, faults })
    }
}

#[derive(Debug)]
struct SeamConnector {
    inner: SharedHttpConnector,
    reach: Reach,
    meter: Meter,
    faults: Option<Arc<dyn FaultPlan>>,
}

impl HttpConnector for SeamConnector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        if !self.reach.has(request.uri()) {
            tracing::error!(alarm = "out_of_reach", "a request to somebody who is neither AWS nor in the settings was not sent");
            return HttpConnectorFuture::ready(Err(ConnectorError::user("not one of those the program may talk to".into())));
        }
        let fault =
            self.faults.as_ref().map_or(Fault::None, |plan| plan.decide(operation(&request), request.body().bytes().unwrap_or_default()));
        let under_way = self.meter.call();
        let cut = |when: &'static str| ConnectorError::io(format!("connection cut {when} (injected)").into());
        match fault {
            Fault::Answer { status, body } => {
                let status = StatusCode::try_from(status).unwrap_or_else(|_| StatusCode::from(http::StatusCode::INTERNAL_SERVER_ERROR));
                drop(under_way);
                HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from(body))))
            }
            Fault::CutBefore => HttpConnectorFuture::ready(Err(cut("before sending"))),
            Fault::None | Fault::CutAfter => {
                let answer = self.inner.call(request);
                HttpConnectorFuture::new(async move {
                    let answer = answer.await;
                    drop(under_way);
                    if fault == Fault::CutAfter { Err(cut("after sending")) } else { answer }
                })
            }
        }
    }
}

fn operation(request: &HttpRequest) -> &str {
    match request.headers().get("x-amz-target") {
        Some(target) => target.rsplit('.').next().unwrap_or(target),
        None => request.uri(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;

    use crate::aws::clients::Aws;
    use crate::config::aws::{AwsConfig, Endpoints, StaticCredentials};

    /// Whoever answers instead of AWS leads the program, with its signed requests, nowhere.
    #[tokio::test]
    async fn no_redirect_is_followed() {
        let (wrong, elsewhere) = (TcpListener::bind("127.0.0.1:0").unwrap(), TcpListener::bind("127.0.0.1:0").unwrap());
        let (url, other) = (format!("http://{}", wrong.local_addr().unwrap()), elsewhere.local_addr().unwrap());
        std::thread::spawn(move || {
            for asked in wrong.incoming() {
                let mut asked = asked.unwrap();
                let _ = asked.read(&mut [0; 4096]);
                let _ = write!(
                    asked,
                    "HTTP/1.1 307 Temporary Redirect\r\nlocation: http://{other}/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
                );
            }
        });
        let at = |url: &String| Some(url.clone());
        let config = AwsConfig {
            region: "us-east-1".to_owned(),
            endpoints: Endpoints { dynamodb: at(&url), s3: at(&url), sns: at(&url), ses: at(&url), bedrock: None },
            credentials: Some(StaticCredentials { access_key: "test".to_owned(), secret_key: "test".to_owned() }),
            prefix: "caredesk".to_owned(),
        };
        let aws = Aws::connect(&config, None).await;
        assert!(aws.dynamodb.list_tables().send().await.is_err());
        assert!(aws.s3.head_bucket().bucket("files").send().await.is_err());
        assert!(aws.meter.spent().calls >= 2, "both were asked");
        elsewhere.set_nonblocking(true).unwrap();
        assert!(elsewhere.accept().is_err(), "nobody came there");
    }
}
