//! SNS.

use aws_sdk_sns::error::ProvideErrorMetadata;
use aws_sdk_sns::types::{MessageAttributeValue, PublishBatchRequestEntry};

use crate::support::{TestStack, press_the_button};

fn attribute(text: &str) -> MessageAttributeValue {
    MessageAttributeValue::builder().data_type("String").string_value(text).build().unwrap()
}

#[tokio::test]
async fn f64_a_mail_subscriber_hears_only_after_following_the_link_and_only_what_the_filter_wants() {
    let stack = TestStack::start().await;
    let (sns, topic) = (&stack.aws.sns, stack.topic("operations").await);
    let subscribe = sns.subscribe().topic_arn(&topic).protocol("email").endpoint("ops@demo.test");
    let subscribe = subscribe.attributes("FilterPolicy", r#"{"event": [{"prefix": "appointment."}]}"#).return_subscription_arn(true);
    let subscription = subscribe.send().await.unwrap().subscription_arn.unwrap();
    let publish = |event: &str| {
        let message = r#"{"default": "{\"v\":1}", "email": "A visit was booked."}"#;
        let publish = sns.publish().topic_arn(&topic).subject("Visit booked").message_structure("json").message(message);
        publish.message_attributes("event", attribute(event)).send()
    };

    publish("appointment.booked").await.unwrap();
    let pending = sns.list_subscriptions_by_topic().topic_arn(&topic).send().await.unwrap();
    assert_eq!(pending.subscriptions()[0].subscription_arn(), Some("PendingConfirmation"));
    stack.confirm("ops@demo.test").await;
    stack.confirm("ops@demo.test").await;
    publish("blood.stock_low").await.unwrap();
    publish("appointment.booked").await.unwrap();

    let sent = stack.sent().await;
    let to: Vec<_> = sent.iter().map(|message| message["to"].as_str().unwrap()).collect();
    assert_eq!(to, ["ops@demo.test", &topic, &topic, &topic, "ops@demo.test"]);
    let (to_topic, mail) = (&sent[3], &sent[4]);
    assert_eq!((to_topic["service"].as_str(), to_topic["text"].as_str()), (Some("sns"), Some(r#"{"v":1}"#)));
    assert_eq!((mail["service"].as_str(), mail["text"].as_str()), (Some("sns"), Some("A visit was booked.")));
    assert_eq!((mail["subject"].as_str(), mail["attributes"]["event"].as_str()), (Some("Visit booked"), Some("appointment.booked")));
    assert!(mail["attachments"].as_array().unwrap().is_empty() && mail["at"].is_string());

    let attributes = sns.get_subscription_attributes().subscription_arn(&subscription).send().await.unwrap();
    assert_eq!(attributes.attributes().unwrap()["PendingConfirmation"], "false");
    press_the_button(mail["attributes"]["unsubscribe_url"].as_str().unwrap()).await;
    publish("appointment.booked").await.unwrap();
    assert_eq!(stack.sent().await.last().unwrap()["to"], topic.as_str());
}

#[tokio::test]
async fn topics_are_made_once_listed_changed_and_deleted() {
    let stack = TestStack::start().await;
    let (sns, topic) = (&stack.aws.sns, stack.topic("operations").await);
    assert_eq!(stack.topic("operations").await, topic);
    assert_eq!(sns.list_topics().send().await.unwrap().topics()[0].topic_arn(), Some(topic.as_str()));
    sns.set_topic_attributes().topic_arn(&topic).attribute_name("DisplayName").attribute_value("A & B <c>").send().await.unwrap();
    let subscribe = |protocol: &str, endpoint: &str| sns.subscribe().topic_arn(&topic).protocol(protocol).endpoint(endpoint).send();
    subscribe("email", "ops@demo.test").await.unwrap();
    let queue = subscribe("sqs", "arn:aws:sqs:us-east-1:000000000000:q").await.unwrap().subscription_arn.unwrap();

    let attributes = sns.get_topic_attributes().topic_arn(&topic).send().await.unwrap().attributes.unwrap();
    assert_eq!(attributes["DisplayName"], "A & B <c>");
    assert_eq!((attributes["SubscriptionsConfirmed"].as_str(), attributes["SubscriptionsPending"].as_str()), ("1", "1"));
    sns.unsubscribe().subscription_arn(&queue).send().await.unwrap();
    assert_eq!(sns.list_subscriptions().send().await.unwrap().subscriptions().len(), 1);

    for (protocol, endpoint) in [("email", "nobody"), ("sms", "555"), ("pigeon", "coop"), ("http", "ftp://x")] {
        assert!(subscribe(protocol, endpoint).await.unwrap_err().into_service_error().is_invalid_parameter_exception(), "{protocol}");
    }
    let policy = sns.set_subscription_attributes().subscription_arn(&queue).attribute_name("FilterPolicy").attribute_value("[]");
    assert!(policy.send().await.unwrap_err().into_service_error().is_invalid_parameter_exception());
    sns.delete_topic().topic_arn(&topic).send().await.unwrap();
    let gone = sns.get_topic_attributes().topic_arn(&topic).send().await.unwrap_err();
    assert!(gone.into_service_error().is_not_found_exception());
}

#[tokio::test]
async fn publishing_is_refused_as_sns_refuses_it() {
    let stack = TestStack::start().await;
    let (sns, topic) = (&stack.aws.sns, stack.topic("operations").await);
    let unknown = sns.publish().topic_arn(format!("{topic}x")).message("m").send().await.unwrap_err();
    assert!(unknown.into_service_error().is_not_found_exception());
    let long = sns.publish().topic_arn(&topic).message("m".repeat(256 * 1024 + 1)).send().await.unwrap_err();
    assert!(long.into_service_error().is_invalid_parameter_exception());
    let nameless = sns.publish().phone_number("5550100").message("m").send().await.unwrap_err();
    assert!(nameless.into_service_error().is_invalid_parameter_exception());
    assert_eq!(stack.sent().await.len(), 0);

    sns.publish().phone_number("+15550100").message("Your visit is tomorrow.").send().await.unwrap();
    let sent = stack.sent().await;
    assert_eq!((sent[0]["service"].as_str(), sent[0]["to"].as_str()), (Some("sms"), Some("+15550100")));
}

#[tokio::test]
async fn a_batch_tells_of_each_entry() {
    let stack = TestStack::start().await;
    let (sns, topic) = (&stack.aws.sns, stack.topic("operations").await);
    let entry = |id: &str, message: &str| PublishBatchRequestEntry::builder().id(id).message(message).build().unwrap();
    let batch = sns.publish_batch().topic_arn(&topic);
    let answer = batch
        .publish_batch_request_entries(entry("a", "first & <second>"))
        .publish_batch_request_entries(entry("b", ""))
        .publish_batch_request_entries(entry("c", "third"));
    let answer = answer.send().await.unwrap();
    assert_eq!(answer.successful().iter().map(|entry| entry.id().unwrap()).collect::<Vec<_>>(), ["a", "c"]);
    assert_eq!(answer.failed().iter().map(|entry| (entry.id(), entry.code())).collect::<Vec<_>>(), [("b", "InvalidParameter")]);
    assert_eq!(
        stack.sent().await.iter().map(|sent| sent["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>(),
        ["first & <second>", "third"]
    );

    let twice =
        sns.publish_batch().topic_arn(&topic).publish_batch_request_entries(entry("a", "1")).publish_batch_request_entries(entry("a", "2"));
    assert!(twice.send().await.unwrap_err().into_service_error().is_batch_entry_ids_not_distinct_exception());
}

#[tokio::test]
async fn a_web_subscriber_on_this_machine_is_really_called() {
    let stack = TestStack::start().await;
    let (sns, topic) = (&stack.aws.sns, stack.topic("operations").await);
    let (heard, mut calls) = tokio::sync::mpsc::unbounded_channel();
    let hook = axum::Router::new().route("/hook", axum::routing::post(move |body: String| async move { heard.send(body).unwrap() }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}/hook", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, hook).await.unwrap() });
    let mut next = async || serde_json::from_str::<serde_json::Value>(&calls.recv().await.unwrap()).unwrap();

    sns.subscribe().topic_arn(&topic).protocol("http").endpoint(&endpoint).send().await.unwrap();
    let question = next().await;
    assert_eq!(question["Type"], "SubscriptionConfirmation");
    let (status, _) = crate::support::http("GET", question["SubscribeURL"].as_str().unwrap(), &[], "").await;
    assert_eq!(status, 200);
    sns.publish().topic_arn(&topic).message("m").message_attributes("event", attribute("x.y")).send().await.unwrap();

    let notification = next().await;
    assert_eq!((notification["Type"].as_str(), notification["Message"].as_str()), (Some("Notification"), Some("m")));
    assert_eq!(notification["MessageAttributes"]["event"]["Value"], "x.y");
}

#[tokio::test]
async fn an_outage_lasts_until_it_is_switched_off() {
    let stack = TestStack::start().await;
    let (sns, topic) = (&stack.aws.sns, stack.topic("operations").await);
    stack.outage(r#"{"sns": true}"#).await;
    let down = sns.publish().topic_arn(&topic).message("m").send().await.unwrap_err();
    assert_eq!(down.code(), Some("ServiceUnavailable"));
    stack.outage(r#"{"sns": false}"#).await;
    sns.publish().topic_arn(&topic).message("m").send().await.unwrap();
}

#[tokio::test]
async fn f47_a_text_to_a_phone_that_said_stop_is_taken_and_dropped_and_the_list_says_so() {
    let stack = TestStack::start().await;
    let (sns, phone) = (&stack.aws.sns, "+15550100");
    let is_out = async || sns.check_if_phone_number_is_opted_out().phone_number(phone).send().await.unwrap().is_opted_out;
    let replies = async |stop: bool| {
        let body = serde_json::json!({ "number": phone, "stop": stop }).to_string();
        let url = format!("http://{}/opted-out", stack.endpoints.messaging);
        crate::support::http("POST", &url, &[("content-type", "application/json")], &body).await.0
    };
    let text = async || sns.publish().phone_number(phone).message("m").send().await.map(|_| ());
    text().await.unwrap();
    assert!(!is_out().await);
    assert_eq!(replies(true).await, 204);
    assert!(is_out().await);
    text().await.unwrap();
    assert_eq!(stack.sent().await.len(), 1, "the second was dropped");
    assert_eq!(sns.list_phone_numbers_opted_out().send().await.unwrap().phone_numbers(), [phone]);
    sns.opt_in_phone_number().phone_number(phone).send().await.unwrap();
    assert!(!is_out().await);
    replies(true).await;
    let again = sns.opt_in_phone_number().phone_number(phone).send().await.unwrap_err();
    assert!(again.into_service_error().is_invalid_parameter_exception(), "once in 30 days");
    let nonsense = sns.check_if_phone_number_is_opted_out().phone_number("5550100").send().await.unwrap_err();
    assert!(nonsense.into_service_error().is_invalid_parameter_exception());
}

#[tokio::test]
async fn f47_more_than_twenty_texts_a_second_are_throttled() {
    let stack = TestStack::start().await;
    let sns = aws_sdk_sns::Client::from_conf(
        stack.aws.sns.config().to_builder().retry_config(aws_sdk_sns::config::retry::RetryConfig::disabled()).build(),
    );
    let texts = futures_util::future::join_all((0..60).map(|_| sns.publish().phone_number("+15550100").message("m").send())).await;
    let refused: Vec<_> = texts.into_iter().filter_map(Result::err).collect();
    assert!(!refused.is_empty());
    for refusal in refused {
        assert_eq!(aws_sdk_sns::error::ProvideErrorMetadata::code(&refusal), Some("Throttled"));
    }
}
