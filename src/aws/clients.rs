//! The clients, with time limits and one shared HTTP client.

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

use super::certificates::Certificates;
use super::connector::{FaultPlan, Seam};
use super::meter::Meter;
use super::reach::Reach;
use super::roots::amazon_roots_pem;
use crate::config::aws::AwsConfig;

/// Clients of the services, and what they have cost so far.
#[derive(Debug, Clone)]
pub struct Aws {
    pub dynamodb: aws_sdk_dynamodb::Client,
    pub s3: aws_sdk_s3::Client,
    pub sns: aws_sdk_sns::Client,
    pub ses: aws_sdk_sesv2::Client,
    /// Asked only where the settings name a model.
    pub bedrock: aws_sdk_bedrockruntime::Client,
    pub meter: Meter,
    /// What SNS signs with.
    pub certificates: Certificates,
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
            bedrock: aws_sdk_bedrockruntime::Client::new(&at_once(&at(&to.bedrock, limits(4, 4)))),
            certificates: Certificates::new(Reach::of(to), to.sns.clone(), meter.clone()),
            meter,
            keys: shared.credentials_provider(),
        }
    }
}

/// Never a second try: whoever waits for it goes on without.
fn at_once(service: &SdkConfig) -> SdkConfig {
    service.to_builder().retry_config(RetryConfig::disabled()).build()
}

/// Stand-ins on loopback speak plain http; AWS gets TLS with Amazon's roots only.
fn http_client(plain: bool) -> SharedHttpClient {
    if plain { Builder::new().build_http() } else { over_tls(&amazon_roots_pem()) }
}

/// TLS 1.2 or 1.3 with whoever has a certificate of these authorities.
fn over_tls(trusted: &str) -> SharedHttpClient {
    let trust = TrustStore::empty().with_pem_certificate(trusted.as_bytes());
    let builder = Builder::new().tls_provider(Provider::Rustls(CryptoMode::AwsLc));
    match TlsContext::builder().with_trust_store(trust).build() {
        Ok(context) => builder.tls_context(context).build_https(),
        Err(_) => builder.build_https(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::net::TcpListener;
    use std::sync::Arc;
    use std::sync::mpsc::{Receiver, channel};

    use rustls::pki_types::pem::PemObject as _;
    use rustls::pki_types::{CertificateDer, PrivateKeyDer};
    use rustls::{ServerConfig, ServerConnection, Stream};

    use super::*;

    /// Of somebody who is not Amazon, for 127.0.0.1, with a key that everybody may know.
    const CERTIFICATE: &str = include_str!("../../tests/support/tls/stranger.pem");
    const KEY: &str = include_str!("../../tests/support/tls/stranger.key.pem");

    /// Their server: where it is, and for each call whether the caller was content with the certificate.
    fn somebody_else() -> (String, Receiver<bool>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        let certificate = CertificateDer::from_pem_slice(CERTIFICATE.as_bytes()).unwrap();
        let key = PrivateKeyDer::from_pem_slice(KEY.as_bytes()).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let config = Arc::new(builder.with_no_client_auth().with_single_cert(vec![certificate], key).unwrap());
        let (tell, told) = channel();
        std::thread::spawn(move || {
            for caller in listener.incoming() {
                let (mut caller, mut tls) = (caller.unwrap(), ServerConnection::new(config.clone()).unwrap());
                let is_content = tls.complete_io(&mut caller).is_ok() && !tls.is_handshaking();
                if is_content {
                    let refused = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
                    let _ = Stream::new(&mut tls, &mut caller).write_all(refused);
                }
                if tell.send(is_content).is_err() {
                    return;
                }
            }
        });
        (url, told)
    }

    async fn calls(url: &str, http: SharedHttpClient) {
        let config = aws_sdk_dynamodb::Config::builder()
            .behavior_version(BehaviorVersion::v2026_01_12())
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new("test", "test", None, None, "test"))
            .retry_config(RetryConfig::disabled())
            .endpoint_url(url)
            .http_client(http);
        assert!(aws_sdk_dynamodb::Client::from_conf(config.build()).list_tables().send().await.is_err());
    }

    #[tokio::test]
    async fn a_server_whose_certificate_is_not_from_amazons_authorities_is_told_nothing() {
        let (url, content) = somebody_else();
        calls(&url, http_client(false)).await;
        assert_eq!(content.recv(), Ok(false), "the connection ended before anything was asked");
        // Negative control: whoever trusts that certificate asks.
        calls(&url, over_tls(CERTIFICATE)).await;
        assert_eq!(content.recv(), Ok(true));
    }
}
