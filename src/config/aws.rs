//! Where AWS is, or what stands in for it.

/// How to reach the four services.
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
