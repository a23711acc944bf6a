//! The four clients, with time limits and one shared HTTP client.

use std::sync::Arc;
use std::time::Duration;

use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_dynamodb::config::{Credentials, ProvideCredentials as _, SharedCredentialsProvider};
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_types::retry::RetryConfig;

use super::connector::{FaultPlan, Seam};
use super::meter::Meter;
use super::reach::Reach;
use super::roots::amazon_roots_pem;
use crate::config::aws::AwsConfig;

/// Clients of the four services, and what they have cost so far.
#[derive(Debug, Clone)]
pub struct Aws {
    pub dynamodb: aws_sdk_dynamodb::Client,
    pub s3: aws_sdk_s3::Client,
    pub sns: aws_sdk_sns::Client,
    pub ses: aws_sdk_sesv2::Client,
    pub meter: Meter,
    keys: Option<SharedCredentialsProvider>,
}

impl Aws {
    /// The keys S3 is asked with now, for what is signed without the SDK. Temporary ones come with a session token.
    pub async fn s3_keys(&self) -> Option<Credentials> {
        self.keys.as_ref()?.provide_credentials().await.ok()
    }

    /// The region S3 is asked in.
    #[must_use]
    pub fn s3_region(&self) -> &str {
        self.s3.config().region().map_or("us-east-1", |region| region.as_ref())
    }
}

/// Connect 1 s, attempt 1 s, operation 3 s (promises.md 4.8); messaging gets more.
fn limits(attempt: u64, operation: u64) -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(1))
        .operation_attempt_timeout(Duration::from_secs(attempt))
        .operation_timeout(Duration::from_secs(operation))
        .build()
}

impl Aws {
    /// Makes the clients. Nothing is sent yet, except what the credential chain asks when none are fixed.
    pub async fn connect(config: &AwsConfig, faults: Option<Arc<dyn FaultPlan>>) -> Self {
        let meter = Meter::default();
        let endpoints = [&config.endpoints.dynamodb, &config.endpoints.s3, &config.endpoints.sns, &config.endpoints.ses];
        let plain = endpoints.iter().all(|url| url.as_ref().is_some_and(|url| url.starts_with("http://")));
        let http = Seam::new(http_client(plain), Reach::of(&config.endpoints), meter.clone(), faults);
        let mut loader = aws_config::defaults(BehaviorVersion::v2026_01_12())
            .region(Region::new(config.region.clone()))
            .http_client(http)
            .retry_config(RetryConfig::standard().with_max_attempts(4).with_initial_backoff(Duration::from_millis(50)))
            .timeout_config(limits(1, 3)); // DynamoDB's; the other services get theirs below
        if let Some(keys) = &config.credentials {
            let fixed = Credentials::new(&keys.access_key, &keys.secret_key, None, None, "caredesk");
            loader = loader.credentials_provider(SharedCredentialsProvider::new(fixed));
        }
        let shared = loader.load().await;
        Self::of(&shared, config, meter)
    }

    fn of(shared: &SdkConfig, config: &AwsConfig, meter: Meter) -> Self {
        let at = |url: &Option<String>, limits: TimeoutConfig| {
            let mut service = shared.to_builder().timeout_config(limits);
            service.set_endpoint_url(url.clone());
            service.build()
        };
        let to = &config.endpoints;
        let s3 = aws_sdk_s3::config::Builder::from(&at(&to.s3, limits(3, 8))).force_path_style(to.s3.is_some()).build();
        Self {
            dynamodb: aws_sdk_dynamodb::Client::new(&at(&to.dynamodb, limits(1, 3))),
            s3: aws_sdk_s3::Client::from_conf(s3),
            sns: aws_sdk_sns::Client::new(&at(&to.sns, limits(2, 5))),
            ses: aws_sdk_sesv2::Client::new(&at(&to.ses, limits(3, 8))),
            meter,
            keys: shared.credentials_provider(),
        }
    }
}

/// Stand-ins on loopback speak plain http; AWS gets TLS with Amazon's roots only.
fn http_client(plain: bool) -> SharedHttpClient {
    if plain {
        return Builder::new().build_http();
    }
    let trust = TrustStore::empty().with_pem_certificate(amazon_roots_pem().into_bytes());
    let builder = Builder::new().tls_provider(Provider::Rustls(CryptoMode::AwsLc));
    match TlsContext::builder().with_trust_store(trust).build() {
        Ok(context) => builder.tls_context(context).build_https(),
        Err(_) => builder.build_https(),
    }
}
