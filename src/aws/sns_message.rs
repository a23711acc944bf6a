//! What SNS posts to a web address of ours, and the proof that it was SNS: its signature over the message, by a certificate
//! that SNS itself hands out (see "Verifying the signatures of Amazon SNS messages" in its guide).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use rustls::pki_types::{AlgorithmIdentifier, CertificateDer, InvalidSignature, SignatureVerificationAlgorithm, alg_id};
use serde::Deserialize;
use webpki::EndEntityCert;

use super::certificates::{CertificateError, Certificates};

/// SNS tries for an hour at most to hand a message over; what is older, or from the future, was kept by somebody.
const FRESH_FOR: SignedDuration = SignedDuration::from_mins(75);

/// A message as it came. Nothing in it is true before [`SnsMessage::verify`].
#[derive(Clone, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SnsMessage {
    #[serde(rename = "Type")]
    pub kind: SnsKind,
    pub topic_arn: String,
    /// What was published; of a question, words for people.
    pub message: String,
    /// Confirms a subscription; of questions only.
    #[serde(default)]
    pub token: Option<String>,
    message_id: String,
    timestamp: String,
    #[serde(default)]
    subject: Option<String>,
    #[serde(rename = "SubscribeURL", default)]
    subscribe_url: Option<String>,
    signature_version: String,
    signature: String,
    #[serde(rename = "SigningCertURL")]
    certificate: String,
}

/// What kind of message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum SnsKind {
    /// Something was published.
    Notification,
    /// Whether this address wants to hear of the topic.
    SubscriptionConfirmation,
    /// It was ended, and the link that begins it again.
    UnsubscribeConfirmation,
}

impl SnsKind {
    const fn word(self) -> &'static str {
        match self {
            Self::Notification => "Notification",
            Self::SubscriptionConfirmation => "SubscriptionConfirmation",
            Self::UnsubscribeConfirmation => "UnsubscribeConfirmation",
        }
    }
}

/// Why a message is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unproven {
    #[error("too old, or from the future")]
    Stale,
    #[error("signed in a way nobody here knows")]
    UnknownVersion,
    #[error("the signature is somebody else's")]
    Forged,
    #[error(transparent)]
    Certificate(#[from] CertificateError),
}

impl SnsMessage {
    /// That SNS has posted this, not long ago. One call where the certificate is not known yet.
    ///
    /// # Errors
    /// Why it is not believed.
    pub async fn verify(&self, certificates: &Certificates, now: Timestamp) -> Result<(), Unproven> {
        let at: Timestamp = self.timestamp.parse().map_err(|_| Unproven::Stale)?;
        if now.duration_since(at).abs() > FRESH_FOR {
            return Err(Unproven::Stale);
        }
        self.is_signed_by(&certificates.of(&self.certificate, &self.topic_arn).await?)
    }

    fn is_signed_by(&self, certificate: &CertificateDer<'_>) -> Result<(), Unproven> {
        let by: &dyn SignatureVerificationAlgorithm = match self.signature_version.as_str() {
            "1" => &VersionOne,
            "2" => webpki::aws_lc_rs::RSA_PKCS1_2048_8192_SHA256,
            _ => return Err(Unproven::UnknownVersion),
        };
        let signature = STANDARD.decode(&self.signature).map_err(|_| Unproven::Forged)?;
        let certificate = EndEntityCert::try_from(certificate).map_err(|_| CertificateError::Unreadable)?;
        certificate.verify_signature(by, self.signed_text().as_bytes(), &signature).map_err(|_| Unproven::Forged)
    }

    /// What is signed: the names and values of these fields, in this order, a line each.
    fn signed_text(&self) -> String {
        let mut fields = vec![("Message", self.message.as_str()), ("MessageId", &self.message_id)];
        match self.kind {
            SnsKind::Notification => fields.extend(self.subject.as_deref().map(|subject| ("Subject", subject))),
            SnsKind::SubscriptionConfirmation | SnsKind::UnsubscribeConfirmation => {
                fields.push(("SubscribeURL", self.subscribe_url.as_deref().unwrap_or_default()));
            }
        }
        fields.push(("Timestamp", &self.timestamp));
        if self.kind != SnsKind::Notification {
            fields.push(("Token", self.token.as_deref().unwrap_or_default()));
        }
        fields.extend([("TopicArn", self.topic_arn.as_str()), ("Type", self.kind.word())]);
        fields.iter().map(|(name, value)| format!("{name}\n{value}\n")).collect::<Vec<_>>().concat()
    }
}

impl std::fmt::Debug for SnsMessage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SnsMessage").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// Signature version 1, which is what a topic signs with as long as nobody has set another. For certificates themselves it
/// is trusted nowhere.
#[derive(Debug)]
struct VersionOne;

impl SignatureVerificationAlgorithm for VersionOne {
    fn verify_signature(&self, public_key: &[u8], message: &[u8], signature: &[u8]) -> Result<(), InvalidSignature> {
        use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY, UnparsedPublicKey};
        let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY, public_key);
        key.verify(message, signature).map_err(|_| InvalidSignature)
    }

    fn public_key_alg_id(&self) -> AlgorithmIdentifier {
        alg_id::RSA_ENCRYPTION
    }

    /// `sha1WithRSAEncryption`.
    fn signature_alg_id(&self) -> AlgorithmIdentifier {
        const ID: &[u8] = &[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x05, 0x05, 0x00];
        AlgorithmIdentifier::from_slice(ID)
    }
}

#[cfg(test)]
mod tests {
    use rustls::pki_types::pem::PemObject as _;
    use serde_json::{Value, json};

    use super::*;

    /// Signed with OpenSSL by a key that was thrown away.
    const CERTIFICATE: &str = include_str!("../../tests/support/sns/certificate.pem");
    const NOTIFICATION: [&str; 2] =
        [include_str!("../../tests/support/sns/notification.1"), include_str!("../../tests/support/sns/notification.2")];
    const CONFIRMATION: [&str; 2] =
        [include_str!("../../tests/support/sns/confirmation.1"), include_str!("../../tests/support/sns/confirmation.2")];
    /// Of somebody else, with a key of another kind.
    const STRANGER: &str = include_str!("../../tests/support/tls/stranger.pem");

    fn notification(version: usize) -> Value {
        json!({ "Type": "Notification", "MessageId": "m-1", "TopicArn": "arn:aws:sns:us-east-1:000000000000:feedback",
            "Subject": "A subject", "Message": "hello", "Timestamp": "2026-11-23T04:00:00.000Z",
            "SignatureVersion": version.to_string(), "Signature": NOTIFICATION[version - 1],
            "SigningCertURL": "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-7ff5.pem",
            "UnsubscribeURL": "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe" })
    }

    fn confirmation(version: usize) -> Value {
        let mut message = notification(version);
        message["Type"] = json!("SubscriptionConfirmation");
        message["MessageId"] = json!("m-2");
        message["SubscribeURL"] = json!("https://sns/");
        message["Token"] = json!("t-1");
        message["Signature"] = json!(CONFIRMATION[version - 1]);
        message
    }

    fn looked_at(message: Value) -> Result<(), Unproven> {
        let certificate = CertificateDer::from_pem_slice(CERTIFICATE.as_bytes()).unwrap();
        serde_json::from_value::<SnsMessage>(message).unwrap().is_signed_by(&certificate)
    }

    #[test]
    fn f71_both_signature_versions_of_both_kinds_of_message_are_read_as_openssl_signs_them() {
        for version in [1, 2] {
            assert_eq!(looked_at(notification(version)), Ok(()));
            assert_eq!(looked_at(confirmation(version)), Ok(()));
        }
    }

    #[test]
    fn f71_a_message_that_is_changed_anywhere_is_not_believed() {
        for version in [1, 2] {
            for field in ["MessageId", "TopicArn", "Subject", "Message", "Timestamp"] {
                let mut changed = notification(version);
                changed[field] = json!(format!("{} ", changed[field].as_str().unwrap()));
                assert_eq!(looked_at(changed), Err(Unproven::Forged), "{field}");
            }
            for field in ["Token", "SubscribeURL"] {
                let mut changed = confirmation(version);
                changed[field] = json!("another");
                assert_eq!(looked_at(changed), Err(Unproven::Forged), "{field}");
            }
            let mut unsigned = notification(version);
            unsigned["Signature"] = json!("");
            assert_eq!(looked_at(unsigned), Err(Unproven::Forged));
            let mut as_the_other = notification(version);
            as_the_other["SignatureVersion"] = json!((3 - version).to_string());
            assert_eq!(looked_at(as_the_other), Err(Unproven::Forged));
        }
        let mut unknown = notification(2);
        unknown["SignatureVersion"] = json!("3");
        assert_eq!(looked_at(unknown), Err(Unproven::UnknownVersion));
    }

    #[test]
    fn f71_a_certificate_with_another_key_proves_nothing() {
        let certificate = CertificateDer::from_pem_slice(STRANGER.as_bytes()).unwrap();
        for version in [1, 2] {
            let message: SnsMessage = serde_json::from_value(notification(version)).unwrap();
            assert_eq!(message.is_signed_by(&certificate), Err(Unproven::Forged));
        }
        let message: SnsMessage = serde_json::from_value(notification(2)).unwrap();
        assert_eq!(message.is_signed_by(&CertificateDer::from_slice(b"no certificate")), Err(CertificateError::Unreadable.into()));
    }
}
