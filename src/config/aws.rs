//! Where AWS is, or what stands in for it.

use super::Stack;
use super::reader::Reader;
use super::settings::{self, Setting};

/// How to reach the services.
#[derive(Debug, Clone)]
pub struct AwsConfig {
    /// `AWS_REGION`.
    pub region: String,
    /// Endpoints other than AWS's own, from `AWS_ENDPOINT_URL…`; the built-in stack fills them in too.
    pub endpoints: Endpoints,
    /// Fixed credentials for stand-ins; `None` asks the usual chain (environment, instance, function role).
    pub credentials: Option<StaticCredentials>,
    /// Every table, bucket and topic name begins with it (`CAREDESK_PREFIX`).
    pub prefix: String,
}

/// One optional URL per service.
#[derive(Debug, Clone, Default)]
pub struct Endpoints {
    pub dynamodb: Option<String>,
    pub s3: Option<String>,
    pub sns: Option<String>,
    pub ses: Option<String>,
    /// Where a model is asked for words; only where the settings name one.
    pub bedrock: Option<String>,
}

impl Endpoints {
    /// Whether every service the house stands on is answered by something other than AWS.
    #[must_use]
    pub const fn are_all_set(&self) -> bool {
        self.dynamodb.is_some() && self.s3.is_some() && self.sns.is_some() && self.ses.is_some()
    }

    /// Whether any service is.
    #[must_use]
    pub const fn are_some_set(&self) -> bool {
        self.dynamodb.is_some() || self.s3.is_some() || self.sns.is_some() || self.ses.is_some()
    }
}

impl AwsConfig {
    /// This section. Locally either all services are given an endpoint or none is (the built-in stack then fills them in):
    /// half a stand-in would send the other half to AWS.
    pub(super) fn read(reader: &mut Reader<'_>, stack: Stack) -> Self {
        let region = reader.text(&settings::REGION).map(str::to_owned);
        if region.is_none() && stack == Stack::Aws {
            reader.missing(&settings::REGION);
        }
        let prefix = reader.checked(&settings::PREFIX, prefix).unwrap_or_default();
        let mut at = |setting: &Setting| reader.checked(setting, endpoint);
        let all = at(&settings::ENDPOINT);
        let endpoints = Endpoints {
            dynamodb: at(&settings::ENDPOINT_DYNAMODB).or_else(|| all.clone()),
            s3: at(&settings::ENDPOINT_S3).or_else(|| all.clone()),
            sns: at(&settings::ENDPOINT_SNS).or_else(|| all.clone()),
            ses: at(&settings::ENDPOINT_SES).or_else(|| all.clone()),
            bedrock: at(&settings::ENDPOINT_BEDROCK).or(all),
        };
        if stack == Stack::Local && endpoints.are_some_set() && !endpoints.are_all_set() {
            reader.fault(settings::ENDPOINT.name, "or all four AWS_ENDPOINT_URL_… must be set, or none, while CAREDESK_STACK is local");
        }
        let key = |setting: &Setting| reader.text(setting).unwrap_or("test").to_owned();
        let local = StaticCredentials { access_key: key(&settings::ACCESS_KEY), secret_key: key(&settings::SECRET_KEY) };
        Self {
            region: region.unwrap_or_else(|| "us-east-1".to_owned()),
            endpoints,
            credentials: (stack == Stack::Local).then_some(local),
            prefix,
        }
    }
}

fn prefix(text: &str) -> Result<String, &'static str> {
    let good = text.len() <= 20
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if good { Ok(text.to_owned()) } else { Err("is 1 to 20 small letters, digits and dashes, a letter first") }
}

fn endpoint(text: &str) -> Result<String, &'static str> {
    let good = text.starts_with("http://") || text.starts_with("https://");
    if good { Ok(text.trim_end_matches('/').to_owned()) } else { Err("is an address such as http://127.0.0.1:4566") }
}

/// A key pair that is not taken from the usual chain. Never AWS's own.
#[derive(Clone)]
pub struct StaticCredentials {
    pub access_key: String,
    pub secret_key: String,
}

impl std::fmt::Debug for StaticCredentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StaticCredentials")
    }
}
