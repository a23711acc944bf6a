//! The certificates SNS signs with, from SNS itself and nobody else: that is what makes them SNS's, since what it hands out
//! names no authority above. On AWS that means `sns.<region>.amazonaws.com` in the region of the topic, over TLS with Amazon's
//! own authorities; where the settings name another endpoint for SNS it is that one. No setting turns the check off.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::Uri;
use http_body_util::{BodyExt as _, Empty, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use tokio::sync::Semaphore;

use super::meter::Meter;
use super::reach::Reach;
use super::roots::amazon_roots_pem;

/// How long fetching one may take.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long connecting may take, of that.
const CONNECTING: Duration = Duration::from_secs(1);
/// The most bytes of one.
const LARGEST: usize = 32 * 1024;
/// So many are remembered; SNS has one at a time, and changes it about once a year.
const REMEMBERED: usize = 8;
/// So many are fetched at once: whoever posts names that lead nowhere keeps nobody else waiting for long.
const AT_ONCE: usize = 2;

/// Why there is no certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// It is not where SNS keeps its certificates. Nobody was asked.
    #[error("a certificate that is not SNS's")]
    Elsewhere,
    #[error("SNS has no such certificate")]
    Absent,
    #[error("a certificate that cannot be read")]
    Unreadable,
    /// SNS does not answer, or too many ask: a later try may succeed.
    #[error("the certificate cannot be fetched now")]
    NotNow,
}

type Fetching = Client<HttpsConnector<HttpConnector>, Empty<Bytes>>;

/// Fetches and remembers them. Cheap to clone.
#[derive(Clone)]
pub struct Certificates(Arc<Inner>);

struct Inner {
    reach: Reach,
    /// SNS's, where the settings name one.
    endpoint: Option<String>,
    /// Made when it is first needed: most starts of the program are posted nothing.
    client: OnceLock<Fetching>,
    turns: Semaphore,
    known: Mutex<HashMap<String, CertificateDer<'static>>>,
    meter: Meter,
}

impl std::fmt::Debug for Certificates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Certificates")
    }
}

impl Certificates {
    /// Of the SNS at this endpoint, or AWS's own.
    pub(super) fn new(reach: Reach, endpoint: Option<String>, meter: Meter) -> Self {
        let (turns, known) = (Semaphore::new(AT_ONCE), Mutex::default());
        Self(Arc::new(Inner { reach, endpoint, client: OnceLock::new(), turns, known, meter }))
    }

    /// The certificate at an address that a message of this topic names.
    pub(super) async fn of(&self, url: &str, topic_arn: &str) -> Result<CertificateDer<'static>, CertificateError> {
        let Inner { reach, endpoint, turns, .. } = &*self.0;
        if !is_of_sns(url, topic_arn, endpoint.as_deref()) || !reach.has(url) {
            return Err(CertificateError::Elsewhere);
        }
        if let Some(known) = self.known().get(url) {
            return Ok(known.clone());
        }
        let _turn = turns.try_acquire().map_err(|_| CertificateError::NotNow)?;
        let fetched = tokio::time::timeout(PATIENCE, self.fetch(url)).await.map_err(|_| CertificateError::NotNow)??;
        let mut known = self.known();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(url.to_owned(), fetched.clone());
        Ok(fetched)
    }

    async fn fetch(&self, url: &str) -> Result<CertificateDer<'static>, CertificateError> {
        let uri: Uri = url.parse().map_err(|_| CertificateError::Elsewhere)?;
        let under_way = self.0.meter.call();
        let answer = self.0.client.get_or_init(client).get(uri).await.map_err(|_| CertificateError::NotNow)?;
        let status = answer.status();
        if status.is_server_error() {
            return Err(CertificateError::NotNow);
        }
        if !status.is_success() {
            return Err(CertificateError::Absent);
        }
        let body = Limited::new(answer.into_body(), LARGEST).collect().await.map_err(|_| CertificateError::Unreadable)?.to_bytes();
        drop(under_way);
        CertificateDer::from_pem_slice(&body).map_err(|_| CertificateError::Unreadable)
    }

    fn known(&self) -> MutexGuard<'_, HashMap<String, CertificateDer<'static>>> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether an address is one where SNS keeps the certificates it signs this topic's messages with.
fn is_of_sns(url: &str, topic_arn: &str, endpoint: Option<&str>) -> bool {
    let Ok(uri) = url.parse::<Uri>() else { return false };
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { return false };
    let is_named_so = |file: &str| {
        let name = file.strip_prefix("SimpleNotificationService-").and_then(|rest| rest.strip_suffix(".pem"));
        name.is_some_and(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
    };
    let at = format!("{scheme}://{authority}");
    let path = uri.path();
    if uri.query().is_some() {
        return false;
    }
    if let Some(endpoint) = endpoint {
        return at == endpoint && path.rsplit('/').next().is_some_and(is_named_so);
    }
    let mut parts = topic_arn.split(':');
    let (Some("arn"), Some(partition), Some("sns"), Some(region)) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let domain = if partition == "aws-cn" { "amazonaws.com.cn" } else { "amazonaws.com" };
    let is_region = !region.is_empty() && region.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    is_region && at == format!("https://sns.{region}.{domain}") && path.strip_prefix('/').is_some_and(is_named_so)
}

/// Follows no redirect, and over TLS trusts Amazon's authorities alone.
fn client() -> Fetching {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(CertificateDer::pem_slice_iter(amazon_roots_pem().as_bytes()).filter_map(Result::ok));
    let provider = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()));
    let versions = [&rustls::version::TLS13, &rustls::version::TLS12];
    #[expect(clippy::expect_used, reason = "the provider has both versions: its own features say so")]
    let tls = provider.with_protocol_versions(&versions).expect("TLS 1.2 and 1.3").with_root_certificates(roots).with_no_client_auth();
    let mut plain = HttpConnector::new();
    plain.enforce_http(false);
    plain.set_connect_timeout(Some(CONNECTING));
    let connector = HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1().wrap_connector(plain);
    Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build(connector)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOPIC: &str = "arn:aws:sns:eu-central-1:123456789012:caredesk-mail-feedback";

    #[test]
    fn f71_only_sns_of_the_topics_own_region_hands_out_certificates() {
        assert!(is_of_sns("https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-7ff5318490ec183f.pem", TOPIC, None));
        let china = "arn:aws-cn:sns:cn-north-1:123456789012:caredesk-mail-feedback";
        assert!(is_of_sns("https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-7ff5.pem", china, None));
        for bad in [
            "http://sns.eu-central-1.amazonaws.com/SimpleNotificationService-7ff5.pem",
            "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-7ff5.pem",
            "https://sns.eu-central-1.amazonaws.com.example.org/SimpleNotificationService-7ff5.pem",
            "https://sns.eu-central-1.amazonaws.com@example.org/SimpleNotificationService-7ff5.pem",
            "https://somebody@sns.eu-central-1.amazonaws.com/SimpleNotificationService-7ff5.pem",
            "https://sns.eu-central-1.amazonaws.com:8443/SimpleNotificationService-7ff5.pem",
            "https://s3.eu-central-1.amazonaws.com/sns.eu-central-1.amazonaws.com/SimpleNotificationService-7ff5.pem",
            "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&x=SimpleNotificationService-7ff5.pem",
            "https://sns.eu-central-1.amazonaws.com/other/SimpleNotificationService-7ff5.pem",
            "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-7ff5.pem?x=1",
            "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-.pem",
            "https://sns.eu-central-1.amazonaws.com/other.pem",
            "https://example.org/SimpleNotificationService-7ff5.pem",
            "/SimpleNotificationService-7ff5.pem",
            "",
        ] {
            assert!(!is_of_sns(bad, TOPIC, None), "{bad}");
        }
        for topic in ["", "arn:aws:sqs:eu-central-1:1:x", "arn:aws:sns:evil.example.org/:1:x"] {
            assert!(!is_of_sns("https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-7ff5.pem", topic, None), "{topic}");
        }
    }

    #[test]
    fn f71_where_the_settings_name_an_endpoint_it_is_that_one_alone() {
        let endpoint = Some("http://127.0.0.1:4566");
        assert!(is_of_sns("http://127.0.0.1:4566/_aws/sns/SimpleNotificationService-7ff5.pem", TOPIC, endpoint));
        for bad in [
            "http://127.0.0.1:4567/SimpleNotificationService-7ff5.pem",
            "http://127.0.0.1:4566/other.pem",
            "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-7ff5.pem",
        ] {
            assert!(!is_of_sns(bad, TOPIC, endpoint), "{bad}");
        }
    }
}
