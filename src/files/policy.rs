//! The policy of a form that browsers send straight to S3 (presigned POST), which the SDK cannot sign.
//!
//! As in "Authenticating Requests in Browser-Based Uploads Using POST" of the S3 reference: a JSON document that names every
//! field, base 64, signed with a key derived from date, region and service. Every field of the form must stand in it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use sha2::Sha256;

/// What signs.
#[derive(Clone, Copy)]
pub(super) struct Signer<'a> {
    pub access_key: &'a str,
    pub secret_key: &'a str,
    /// Of temporary keys, which every role's are.
    pub session_token: Option<&'a str>,
    pub region: &'a str,
}

/// What one form may do.
pub(super) struct Allowed<'a> {
    pub bucket: &'a str,
    pub key: &'a str,
    pub content_type: &'a str,
    /// In bytes.
    pub most_bytes: u64,
    /// Where S3 leads the browser when it has the file.
    pub then: &'a str,
    pub until: Timestamp,
}

/// The form's hidden fields, in the order in which they are sent; the file comes after them.
pub(super) fn fields(signer: Signer<'_>, allowed: &Allowed<'_>, now: Timestamp) -> Vec<(&'static str, String)> {
    let at = now.to_zoned(TimeZone::UTC);
    let (date, instant) = (at.strftime("%Y%m%d").to_string(), at.strftime("%Y%m%dT%H%M%SZ").to_string());
    let scope = format!("{}/{date}/{}/s3/aws4_request", signer.access_key, signer.region);
    let mut fields = vec![
        ("key", allowed.key.to_owned()),
        ("Content-Type", allowed.content_type.to_owned()),
        ("success_action_redirect", allowed.then.to_owned()),
        ("x-amz-algorithm", "AWS4-HMAC-SHA256".to_owned()),
        ("x-amz-credential", scope),
        ("x-amz-date", instant),
    ];
    fields.extend(signer.session_token.map(|token| ("x-amz-security-token", token.to_owned())));
    let mut conditions: Vec<Value> = fields.iter().map(|(name, value)| json!(["eq", format!("${name}"), value])).collect();
    conditions.push(json!({ "bucket": allowed.bucket }));
    // Also of an empty file: S3 would refuse it by a page of its own, from which nobody finds back.
    conditions.push(json!(["content-length-range", 0, allowed.most_bytes]));
    let until = allowed.until.to_zoned(TimeZone::UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string();
    let policy = STANDARD.encode(json!({ "expiration": until, "conditions": conditions }).to_string());
    let signature = signature(signer, &date, &policy);
    fields.push(("policy", policy));
    fields.push(("x-amz-signature", signature));
    fields
}

fn signature(signer: Signer<'_>, date: &str, policy: &str) -> String {
    let start = format!("AWS4{}", signer.secret_key).into_bytes();
    let key = [date, signer.region, "s3", "aws4_request"].iter().fold(start, |key, part| hmac(&key, part).to_vec());
    hmac(&key, policy).map(|byte| format!("{byte:02x}")).concat()
}

fn hmac(key: &[u8], text: &str) -> [u8; 32] {
    // HMAC takes keys of any length: there is always one.
    Hmac::<Sha256>::new_from_slice(key).map(|mac| mac.chain_update(text.as_bytes()).finalize().into_bytes().into()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(session_token: Option<&str>) -> Vec<(&'static str, String)> {
        let signer = Signer { access_key: "AKIDEXAMPLE", secret_key: "secret", session_token, region: "eu-west-1" };
        let until = "2026-11-23T04:15:00Z".parse().unwrap();
        let allowed = Allowed {
            bucket: "caredesk-reports",
            key: "quarantine/rpt_1",
            content_type: "application/pdf",
            most_bytes: 20,
            then: "https://portal.example.org/reports/rpt_1",
            until,
        };
        fields(signer, &allowed, "2026-11-23T04:00:00Z".parse().unwrap())
    }

    fn policy(fields: &[(&'static str, String)]) -> Value {
        let text = fields.iter().find(|(name, _)| *name == "policy").map(|(_, text)| STANDARD.decode(text).unwrap()).unwrap();
        serde_json::from_slice(&text).unwrap()
    }

    #[test]
    fn f39_temporary_keys_send_their_token_as_a_field_and_the_policy_names_it() {
        let fields = signed(Some("token-of-a-role"));
        assert!(fields.contains(&("x-amz-security-token", "token-of-a-role".to_owned())));
        let named =
            |policy: &Value| policy["conditions"].as_array().unwrap().contains(&json!(["eq", "$x-amz-security-token", "token-of-a-role"]));
        assert!(named(&policy(&fields)));
        let fields = signed(None);
        assert!(!named(&policy(&fields)) && fields.iter().all(|(name, _)| *name != "x-amz-security-token"));
    }

    #[test]
    fn f39_every_field_but_policy_and_signature_stands_in_the_policy_with_its_value() {
        let fields = signed(None);
        let policy = policy(&fields);
        let conditions = policy["conditions"].as_array().unwrap();
        for (name, value) in fields.iter().filter(|(name, _)| !matches!(*name, "policy" | "x-amz-signature")) {
            assert!(conditions.contains(&json!(["eq", format!("${name}"), value])), "{name}");
        }
        assert!(conditions.contains(&json!(["content-length-range", 0, 20])));
        assert_eq!(policy["expiration"], "2026-11-23T04:15:00.000Z");
    }
}
