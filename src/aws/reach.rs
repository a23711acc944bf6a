//! Whom the clients may talk to: AWS's own addresses of the services, where its credentials come from, and the endpoints of
//! the settings. Everything else is refused before a connection is opened, whatever led there.

use std::sync::Arc;

use crate::config::aws::Endpoints;

/// Domains of AWS's partitions.
const AWS: &[&str] = &["amazonaws.com", "amazonaws.com.cn", "api.aws"];
/// What their hosts are named after: the services (`ddb` is DynamoDB with an account's own address), and who gives credentials.
const SERVICES: &[&str] = &["dynamodb", "ddb", "s3", "sns", "email", "bedrock-runtime", "sts", "sso", "oidc"];
/// Where an instance, a container or a pod asks for its credentials, without a name.
const CREDENTIALS: &[&str] = &["169.254.169.254", "[fd00:ec2::254]", "169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"];

/// The list, with the endpoints of one house.
#[derive(Debug, Clone)]
pub struct Reach(Arc<[String]>);

impl Reach {
    /// AWS, and these.
    #[must_use]
    pub fn of(endpoints: &Endpoints) -> Self {
        let all = [&endpoints.dynamodb, &endpoints.s3, &endpoints.sns, &endpoints.ses, &endpoints.bedrock];
        Self(all.into_iter().flatten().filter_map(|url| authority(url)).collect())
    }

    /// Whether a request may go to this address.
    #[must_use]
    pub fn has(&self, url: &str) -> bool {
        let Some(authority) = authority(url) else { return false };
        if self.0.contains(&authority) || CREDENTIALS.contains(&authority.as_str()) {
            return true;
        }
        url.starts_with("https://") && AWS.iter().any(|domain| authority.strip_suffix(domain).is_some_and(is_of_a_service))
    }
}

/// Host and port as a list compares them, without the scheme's own port; `None` for what is no address, or has somebody's name in it.
fn authority(url: &str) -> Option<String> {
    let uri: http::Uri = url.parse().ok()?;
    let authority = uri.authority()?.as_str().to_ascii_lowercase();
    let own_port = if uri.scheme_str() == Some("https") { ":443" } else { ":80" };
    (!authority.contains('@')).then(|| authority.strip_suffix(own_port).unwrap_or(&authority).to_owned())
}

/// `bucket.s3.eu-central-1.`, `sns-fips.us-east-1.`: the labels before the domain.
fn is_of_a_service(before: &str) -> bool {
    let mut labels = before.strip_suffix('.').unwrap_or_default().split('.');
    labels.any(|label| SERVICES.contains(&label.strip_suffix("-fips").unwrap_or(label)))
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::aws::clients::Aws;
    use crate::aws::connector::{Fault, FaultPlan};
    use crate::config::aws::{AwsConfig, StaticCredentials};

    /// Answers everything itself, and remembers that it was asked.
    #[derive(Debug, Default)]
    struct Instead(Mutex<usize>);

    impl FaultPlan for Instead {
        fn decide(&self, _: &str, _: &[u8]) -> Fault {
            *self.0.lock().unwrap() += 1;
            Fault::Answer { status: 400, body: String::new() }
        }
    }

    fn config(region: &str, endpoints: Endpoints) -> AwsConfig {
        let credentials = Some(StaticCredentials { access_key: "test".to_owned(), secret_key: "test".to_owned() });
        AwsConfig { region: region.to_owned(), endpoints, credentials, prefix: "caredesk".to_owned() }
    }

    #[tokio::test]
    async fn every_region_of_aws_is_within_reach_of_all_four_clients() {
        for region in ["us-east-1", "eu-central-1", "ap-south-1", "us-gov-west-1", "cn-north-1"] {
            let plan = Arc::new(Instead::default());
            let aws = Aws::connect(&config(region, Endpoints::default()), Some(plan.clone())).await;
            assert!(aws.dynamodb.list_tables().send().await.is_err());
            assert!(aws.s3.get_object().bucket("caredesk-reports").key("clean/1").send().await.is_err());
            assert!(aws.s3.head_bucket().bucket("with.dots").send().await.is_err());
            assert!(aws.sns.list_topics().send().await.is_err());
            assert!(aws.ses.get_account().send().await.is_err());
            assert_eq!(*plan.0.lock().unwrap(), 5, "{region}");
        }
    }

    /// A client that is led elsewhere, by whatever mistake, opens no connection; to the endpoint of the settings it does.
    #[tokio::test]
    async fn nobody_else_is_called_whatever_leads_there() {
        let (known, other) = (TcpListener::bind("127.0.0.1:0").unwrap(), TcpListener::bind("127.0.0.1:0").unwrap());
        let url = |of: &TcpListener| format!("http://{}", of.local_addr().unwrap());
        let at = Some(url(&known));
        let endpoints = Endpoints { dynamodb: at.clone(), s3: at.clone(), sns: at.clone(), ses: at, bedrock: None };
        let aws = Aws::connect(&config("us-east-1", endpoints), None).await;
        let elsewhere = aws_sdk_dynamodb::config::Builder::default().endpoint_url(url(&other));
        assert!(aws.dynamodb.list_tables().customize().config_override(elsewhere).send().await.is_err());
        let elsewhere = aws_sdk_s3::config::Builder::default().endpoint_url(url(&other));
        assert!(aws.s3.head_bucket().bucket("files").customize().config_override(elsewhere).send().await.is_err());
        assert_eq!(aws.meter.spent().calls, 0, "none of them went out");
        assert!(aws.dynamodb.list_tables().send().await.is_err(), "nobody answers there");
        for (listener, called) in [(other, false), (known, true)] {
            listener.set_nonblocking(true).unwrap();
            assert_eq!(listener.accept().is_ok(), called);
        }
    }

    #[test]
    fn what_only_looks_like_aws_is_out_of_reach() {
        let reach = Reach::of(&Endpoints { s3: Some("http://127.0.0.1:4566".to_owned()), ..Endpoints::default() });
        for good in ["https://dynamodb.eu-central-1.amazonaws.com/", "http://127.0.0.1:4566/bucket", "http://169.254.170.2/v2/credentials"]
        {
            assert!(reach.has(good), "{good}");
        }
        for bad in [
            "http://127.0.0.1:4567/",
            "http://localhost:4566/",
            "http://dynamodb.eu-central-1.amazonaws.com/",
            "https://example.org/",
            "https://dynamodb.eu-central-1.amazonaws.com.example.org/",
            "https://dynamodb-amazonaws.com/",
            "https://notamazonaws.com/",
            "https://s3@example.org/",
            "https://dynamodb.eu-central-1.amazonaws.com@example.org/",
            "https://lambda.eu-central-1.amazonaws.com/",
            "https://ec2-203-0-113-7.compute-1.amazonaws.com/",
            "/relative",
            "",
        ] {
            assert!(!reach.has(bad), "{bad}");
        }
    }
}
