//! `CAREDESK_STACK=aws` refuses what is not fit for a hospital, and runs on anything that speaks like AWS.

use caredesk::aws::clients::Aws;
use caredesk::config::aws::{AwsConfig, Endpoints, StaticCredentials};
use http::Method;
use serde_json::{Value, json};

use crate::client::Client;
use crate::people::patiently;
use crate::program::{Environment, run};
use crate::site::{Site, eventually};

const SECRET: &str = "9f1c2ab7e0445d6b83c7f21098adbe63517c04f8d2963ea1b05c7d18e94f260a";
const ORIGIN: &str = "https://portal.example.org";

/// A whole deployment, with something changed.
fn deployment(change: &[(&str, &str)]) -> Environment {
    let mut settings = vec![
        ("CAREDESK_STACK", "aws"),
        ("CAREDESK_ORIGIN", ORIGIN),
        ("CAREDESK_MAIL_FROM", "no-reply@demo.test"),
        ("CAREDESK_TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:caredesk-operations"),
        ("CAREDESK_SECRET", SECRET),
        ("AWS_REGION", "eu-west-1"),
        // Never the real one, should a refusal fail to come.
        ("AWS_ENDPOINT_URL", "http://127.0.0.1:9"),
        ("AWS_ACCESS_KEY_ID", "test"),
        ("AWS_SECRET_ACCESS_KEY", "test"),
    ];
    settings.retain(|(name, _)| change.iter().all(|(changed, _)| changed != name));
    settings.extend(change.iter().filter(|(_, value)| !value.is_empty()));
    settings.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

#[test]
fn f65_on_aws_a_start_with_unfit_settings_ends_with_one_clear_line_each() {
    let refused = |change: &[(&str, &str)], named: &[&str]| {
        let (started, said, complained) = run(&["serve", "--listen", "127.0.0.1:0"], &deployment(change));
        assert!(!started && said.is_empty(), "{change:?} was accepted: {said}");
        let lines: Vec<&str> = complained.trim().trim_start_matches("caredesk: ").lines().collect();
        assert_eq!(lines.len(), named.len(), "{complained}");
        assert!(lines.iter().zip(named).all(|(line, name)| line.starts_with(&format!("{name}: "))), "{complained}");
        assert!(!complained.contains(SECRET), "a secret is never repeated");
    };
    refused(&[("CAREDESK_DEMO", "on")], &["CAREDESK_DEMO"]);
    refused(&[("CAREDESK_SECRET", &"0123456789abcdef".repeat(4))], &["CAREDESK_SECRET"]);
    refused(&[("CAREDESK_SECRET", "")], &["CAREDESK_SECRET"]);
    refused(&[("CAREDESK_ORIGIN", "http://portal.example.org")], &["CAREDESK_ORIGIN"]);
    refused(&[("CAREDESK_ORIGIN", "http://127.0.0.1:8080")], &["CAREDESK_ORIGIN"]);
    refused(&[("CAREDESK_HORIZON", "7")], &["CAREDESK_HORIZON"]);
    refused(
        &[("CAREDESK_DEMO", "on"), ("CAREDESK_ORIGIN", ""), ("CAREDESK_NO", "1")],
        &["CAREDESK_ORIGIN", "CAREDESK_DEMO", "CAREDESK_NO"],
    );
}

#[test]
fn f65_on_aws_nothing_is_removed_and_no_stack_is_started() {
    let (started, _, complained) = run(&["serve", "--reset"], &deployment(&[]));
    assert!(!started && complained.contains("--reset"), "{complained}");
}

/// Endpoints of a stack as the clients want them.
fn endpoints(site: &Site) -> Endpoints {
    let url = |name: &str| site.endpoints().iter().find(|(known, _)| known == name).map(|(_, url)| url.clone());
    Endpoints {
        dynamodb: url("AWS_ENDPOINT_URL_DYNAMODB"),
        s3: url("AWS_ENDPOINT_URL_S3"),
        sns: url("AWS_ENDPOINT_URL_SNS"),
        ses: url("AWS_ENDPOINT_URL_SES"),
        bedrock: None,
    }
}

/// What infrastructure makes besides the tables: the buckets of the seals and of patients' files, and the topic, whose name is answered.
async fn buckets_and_topic(at: Endpoints) -> String {
    let credentials = Some(StaticCredentials { access_key: "test".to_owned(), secret_key: "test".to_owned() });
    let config = AwsConfig { region: "eu-west-1".to_owned(), endpoints: at, credentials, prefix: "ward".to_owned() };
    let aws = Aws::connect(&config, None).await;
    for bucket in ["ward-audit-seals", "ward-reports"] {
        aws.s3.create_bucket().bucket(bucket).send().await.unwrap();
    }
    aws.sns.create_topic().name("ward-operations").send().await.unwrap().topic_arn.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f64_the_same_program_runs_as_on_aws_on_a_server_that_speaks_like_it() {
    let mut site = Site::new();
    let _stack = site.stack();
    let at = endpoints(&site);
    let (kept, arn) = (format!("{}/messages.json", at.sns.clone().unwrap()), buckets_and_topic(at).await);
    let mut settings: Vec<(String, String)> =
        deployment(&[("CAREDESK_TOPIC_ARN", &arn), ("CAREDESK_PREFIX", "ward"), ("CAREDESK_DEMO", "off"), ("AWS_ENDPOINT_URL", "")]);
    settings.extend(site.endpoints().clone());
    let (made, said, complained) = run(&["schema", "--apply"], &settings);
    assert!(made && said.contains("made ward-appointments"), "{said}{complained}");
    let (made, said, _) = run(&["schema", "--apply"], &settings);
    assert!(made && said.contains("every table is there"), "{said}");

    let pairs: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let server = site.server_in(site.data(), &pairs);
    let at = &server.address;
    let stranger = Client::stranger();
    let get = async |path: &str| stranger.open(&format!("{at}{path}")).await.unwrap().status;
    assert_eq!(
        (get("/readyz").await, get("/local/mail").await, get("/local/messages.json").await, get("/local/kit").await),
        (200, 404, 404, 404)
    );
    let demo = json!({ "email": "admin@demo.test", "password": "demo caredesk 2026" });
    patiently(async || stranger.post(at, "/session", &demo).await).await.is(401);

    let (email, password) = ("maya@example.org", "a long walk by the sea");
    let maya = json!({ "name": "Maya", "email": email, "password": password });
    patiently(async || stranger.post(at, "/patients", &maya).await).await.is(201);
    let link = eventually("the mail with the link", async || {
        let sent: Value = stranger.open(&kept).await.unwrap().is(200).json();
        let mail = sent["items"].as_array()?.iter().find(|message| message["to"] == email)?.clone();
        let begin = format!("{ORIGIN}/confirm-address/");
        mail["text"].as_str()?.lines().find(|line| line.starts_with(&begin)).map(|link| link.trim().to_owned())
    })
    .await;
    let link = link.replace(ORIGIN, at);
    stranger.send(Method::POST, &link, None, &Value::Null).await.unwrap().is(303);
    let enter = json!({ "email": email, "password": password });
    let entered = patiently(async || stranger.post(at, "/session", &enter).await).await.is(200);
    let cookies: Vec<&str> = entered.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()).collect();
    assert!(cookies.iter().any(|cookie| cookie.starts_with("__Host-sid=") && cookie.contains("Secure")), "{cookies:?}");
    let maya = stranger.clone().signed_in(&entered);
    maya.get(at, "/me").await.unwrap().is(200);
    let (clean, said, complained) = run(&["verify"], &settings);
    assert!(clean, "{said}{complained}");
}
