//! The signature on what SNS posts, version 2, and the certificate it is looked at with.
//!
//! The key is made when the first message is posted, kept in memory, and gone with the stack: it signs for this machine alone.
//! Whoever trusts the certificate does so because it came from the address where the settings say that SNS is.

use std::sync::OnceLock;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{CertificateParams, KeyPair, PKCS_RSA_SHA256, RsaKeySize, SigningKey as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{Messaging, Shared};

/// What is signed of a message, where it is there: see "Verifying the signatures of Amazon SNS messages".
const SIGNED: [&str; 8] = ["Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];

/// The key, once it was needed.
#[derive(Default)]
pub(super) struct Signing(OnceLock<Option<Signer>>);

struct Signer {
    key: KeyPair,
    certificate: String,
    /// The certificate's file: another certificate has another.
    file: String,
}

impl Signing {
    fn signer(&self) -> Option<&Signer> {
        let made = || Signer::new().inspect_err(|error| tracing::error!(%error, "the built-in SNS has no key to sign with")).ok();
        self.0.get_or_init(made).as_ref()
    }
}

impl Signer {
    fn new() -> Result<Self, rcgen::Error> {
        let key = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048)?;
        let certificate = CertificateParams::new(vec!["sns.amazonaws.com".to_owned()])?.self_signed(&key)?;
        let digest = Sha256::digest(certificate.der());
        let digest = digest[..16].iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
        Ok(Self { key, certificate: certificate.pem(), file: format!("SimpleNotificationService-{digest}.pem") })
    }
}

impl Messaging {
    /// Adds signature and certificate to a message.
    pub(super) fn sign(&self, message: &mut Value) {
        let fields = SIGNED.iter().filter_map(|name| Some((name, message.get(name)?.as_str()?)));
        let text = fields.map(|(name, value)| format!("{name}\n{value}\n")).collect::<Vec<_>>().concat();
        let Some(signer) = self.signing.signer() else { return };
        let Ok(signature) = signer.key.sign(text.as_bytes()) else { return };
        message["SignatureVersion"] = json!("2");
        message["Signature"] = json!(STANDARD.encode(signature));
        message["SigningCertURL"] = json!(format!("http://{}/{}", self.address, signer.file));
    }
}

/// Where the certificate is.
pub(super) fn router() -> Router<Shared> {
    Router::new().route("/{certificate}", get(certificate))
}

async fn certificate(State(messaging): State<Shared>, Path(file): Path<String>) -> Response {
    match messaging.signing.signer().filter(|signer| signer.file == file) {
        Some(signer) => ([(header::CONTENT_TYPE, "application/x-pem-file")], signer.certificate.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
