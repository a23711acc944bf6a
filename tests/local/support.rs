//! A stack of one's own, the clients the product itself uses, and what the stack says was sent.

use aws_sdk_dynamodb::types::{AttributeDefinition, BillingMode, KeySchemaElement, KeyType, ScalarAttributeType};
use caredesk::aws::clients::Aws;
use caredesk::config::aws::{AwsConfig, StaticCredentials};
use caredesk::local::{Endpoints, RunningStack, StackOptions, start};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use tempfile::TempDir;

/// A running stack in a temporary directory.
pub struct TestStack {
    pub aws: Aws,
    pub endpoints: Endpoints,
    /// Before the directory, which it uses.
    _stack: RunningStack,
    _data: TempDir,
}

impl TestStack {
    pub async fn start() -> Self {
        let data = tempfile::tempdir().unwrap();
        let stack = start(StackOptions::in_memory(data.path())).unwrap();
        Self { aws: clients(&stack.endpoints).await, endpoints: stack.endpoints, _stack: stack, _data: data }
    }

    /// What was sent so far, oldest first.
    pub async fn sent(&self) -> Vec<Value> {
        sent(&self.endpoints).await
    }

    /// Makes a topic, and its ARN.
    pub async fn topic(&self, name: &str) -> String {
        self.aws.sns.create_topic().name(name).send().await.unwrap().topic_arn.unwrap()
    }

    /// Follows the confirmation link sent to `endpoint`, and presses the button.
    pub async fn confirm(&self, endpoint: &str) {
        let sent = self.sent().await;
        let mail = sent.iter().rfind(|mail| mail["to"] == endpoint && mail["attributes"]["confirm_url"].is_string()).unwrap();
        press_the_button(mail["attributes"]["confirm_url"].as_str().unwrap()).await;
    }

    /// Switches services off or on.
    pub async fn outage(&self, change: &str) {
        let url = format!("http://{}/outage", self.endpoints.messaging);
        let (status, _) = http("POST", &url, &[("content-type", "application/json")], change).await;
        assert_eq!(status, 200);
    }
}

/// What the stack at `endpoints` was asked to send, oldest first.
pub async fn sent(endpoints: &Endpoints) -> Vec<Value> {
    let (status, body) = http("GET", &format!("http://{}/messages.json", endpoints.messaging), &[], "").await;
    assert_eq!(status, 200);
    let mut all: Value = serde_json::from_str(&body).unwrap();
    serde_json::from_value(all["items"].take()).unwrap()
}

/// Opens a link and submits the form on its page.
pub async fn press_the_button(link: &str) -> String {
    let (status, page) = http("GET", link, &[], "").await;
    assert!(status == 200 && page.contains("<button>"), "{status} {page}");
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let (status, page) = http("POST", link, &form, link.split_once('?').unwrap().1).await;
    assert_eq!(status, 200, "{page}");
    page
}

/// One request, as a program or a browser would send it.
pub async fn http(method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
    let client = Client::builder(TokioExecutor::new()).build_http();
    let mut request = http::Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = client.request(request.body(Full::new(bytes::Bytes::copy_from_slice(body.as_bytes()))).unwrap()).await.unwrap();
    let status = answer.status().as_u16();
    (status, String::from_utf8(answer.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap())
}

/// The product's clients, for the stack at `endpoints`.
pub async fn clients(endpoints: &Endpoints) -> Aws {
    let credentials = StaticCredentials { access_key: "test".to_owned(), secret_key: "test".to_owned() };
    let config = AwsConfig {
        region: "us-east-1".to_owned(),
        endpoints: endpoints.urls(),
        credentials: Some(credentials),
        prefix: "caredesk".to_owned(),
    };
    Aws::connect(&config, None).await
}

/// A table with one partition key, `id`.
pub async fn make_table(aws: &Aws, name: &str) {
    let key = KeySchemaElement::builder().attribute_name("id").key_type(KeyType::Hash).build().unwrap();
    let id = AttributeDefinition::builder().attribute_name("id").attribute_type(ScalarAttributeType::S).build().unwrap();
    let table = aws.dynamodb.create_table().table_name(name).key_schema(key).attribute_definitions(id);
    table.billing_mode(BillingMode::PayPerRequest).send().await.unwrap();
}
