//! SES.

use aws_sdk_sesv2::error::ProvideErrorMetadata;
use aws_sdk_sesv2::operation::send_email::builders::SendEmailFluentBuilder;
use aws_sdk_sesv2::primitives::Blob;
use aws_sdk_sesv2::types::{Body, Content, Destination, EmailContent, Message, MessageTag, RawMessage};

use crate::support::TestStack;

fn text(text: &str) -> Content {
    Content::builder().data(text).build().unwrap()
}

fn mail(stack: &TestStack, from: &str) -> SendEmailFluentBuilder {
    let body = Body::builder().text(text("See you at 9:00.")).html(text("<p>See you at 9:00.</p>")).build();
    let message = Message::builder().subject(text("Your visit")).body(body).build();
    let to = Destination::builder().to_addresses("asha@demo.test").cc_addresses("Ravi <ravi@demo.test>").build();
    stack.aws.ses.send_email().from_email_address(from).destination(to).content(EmailContent::builder().simple(message).build())
}

#[tokio::test]
async fn f64_a_simple_mail_is_kept_for_each_recipient() {
    let stack = TestStack::start().await;
    let tag = MessageTag::builder().name("why").value("booking").build().unwrap();
    let id = mail(&stack, "Caredesk <portal@demo.test>").email_tags(tag).send().await.unwrap().message_id;
    assert!(id.is_some());

    let sent = stack.sent().await;
    assert_eq!(sent.iter().map(|mail| mail["to"].as_str().unwrap()).collect::<Vec<_>>(), ["asha@demo.test", "Ravi <ravi@demo.test>"]);
    assert_eq!((sent[0]["service"].as_str(), sent[0]["subject"].as_str()), (Some("ses"), Some("Your visit")));
    assert_eq!((sent[0]["text"].as_str(), sent[0]["html"].as_str()), (Some("See you at 9:00."), Some("<p>See you at 9:00.</p>")));
    assert_eq!(
        (sent[0]["attributes"]["why"].as_str(), sent[0]["attributes"]["from"].as_str()),
        (Some("booking"), Some("Caredesk <portal@demo.test>"))
    );
}

#[tokio::test]
async fn a_raw_mail_is_opened() {
    let stack = TestStack::start().await;
    let raw = "From: portal@demo.test\r\nTo: asha@demo.test\r\nSubject: Visit\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nAt nine.\r\n\
        --b\r\nContent-Type: text/calendar\r\nContent-Disposition: attachment; filename=visit.ics\r\n\r\nBEGIN:VCALENDAR\r\n--b--\r\n";
    let raw = RawMessage::builder().data(Blob::new(raw)).build().unwrap();
    stack.aws.ses.send_email().content(EmailContent::builder().raw(raw).build()).send().await.unwrap();

    let sent = stack.sent().await;
    assert_eq!((sent[0]["to"].as_str(), sent[0]["text"].as_str()), (Some("asha@demo.test"), Some("At nine.")));
    assert_eq!(sent[0]["attachments"], serde_json::json!(["visit.ics"]));
}

#[tokio::test]
async fn an_unverified_sender_is_refused() {
    let stack = TestStack::start().await;
    let refused = mail(&stack, "portal@example.com").send().await.unwrap_err().into_service_error();
    assert!(refused.is_message_rejected() && refused.to_string().contains("MessageRejected"), "{refused}");
    assert_eq!(stack.sent().await.len(), 0);

    let identity = stack.aws.ses.get_email_identity().email_identity("portal@demo.test").send().await.unwrap();
    assert!(identity.verified_for_sending_status());
    let unknown = stack.aws.ses.get_email_identity().email_identity("portal@example.com").send().await.unwrap_err();
    assert!(unknown.into_service_error().is_not_found_exception());
}

#[tokio::test]
async fn an_outage_of_mail_leaves_topics_alone() {
    let stack = TestStack::start().await;
    stack.outage(r#"{"ses": true}"#).await;
    assert_eq!(mail(&stack, "portal@demo.test").send().await.unwrap_err().code(), Some("ServiceUnavailable"));
    stack.topic("operations").await;
    stack.outage(r#"{"ses": false}"#).await;
    mail(&stack, "portal@demo.test").send().await.unwrap();
}
