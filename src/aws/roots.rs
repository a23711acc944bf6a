//! The certificate authorities the program trusts for AWS: Amazon's own, bundled.
//!
//! Reading the system's directory of authorities costs 4 to 7 ms of every start; AWS's endpoints all chain to these.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// PEM text of the roots that AWS endpoints chain to, by the names in their subjects.
#[must_use]
pub fn amazon_roots_pem() -> String {
    let named = |der: &[u8]| [&b"Amazon Root CA"[..], b"Starfield Services Root"].iter().any(|name| contains(der, name));
    webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().filter(|der| named(der.as_ref())).map(|der| pem(der.as_ref())).collect()
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

fn pem(der: &[u8]) -> String {
    let body = STANDARD.encode(der);
    let lines: Vec<String> = body.as_bytes().chunks(64).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_five_roots_are_there() {
        assert_eq!(amazon_roots_pem().matches("BEGIN CERTIFICATE").count(), 5);
    }
}
