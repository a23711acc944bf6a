//! The mail that asks a new subscriber to confirm, and the pages its links lead to.
//!
//! A link only shows a button; the button acts. Mail programs and scanners follow links by themselves, and must neither
//! confirm nor end a subscription. The wording stands in for Amazon's own mail and pages, which are English whatever the
//! portal speaks, so it is not in the portal's catalogues.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum_extra::extract::Form;
use serde::Deserialize;

use super::kept::{Sent, Service};
use super::query::{Fault, escaped};
use super::topics::{Protocol, Subscription};
use super::webhooks::Envelope;
use super::{Messaging, Shared};

const PAGE: &str = include_str!("page.html");
const CONFIRMATION_SUBJECT: &str = "AWS Notification - Subscription Confirmation";

impl Messaging {
    /// Where a subscriber ends a subscription.
    pub(super) fn unsubscribe_link(&self, subscription: &Subscription) -> String {
        format!("http://{}/unsubscribe?token={}", self.address, subscription.token)
    }

    fn confirmation_link(&self, subscription: &Subscription) -> String {
        format!("http://{}/confirm-subscription?token={}", self.address, subscription.token)
    }

    /// Where a program confirms, without a page.
    pub(super) fn confirmation_call(&self, subscription: &Subscription) -> String {
        let Subscription { topic, token, .. } = subscription;
        format!("http://{}/?Action=ConfirmSubscription&TopicArn={topic}&Token={token}", self.address)
    }
}

/// Keeps the mail with the link; a web subscriber is called as well.
pub(super) fn ask_to_confirm(messaging: &Messaging, subscription: &Subscription) -> Result<(), Fault> {
    let link = messaging.confirmation_link(subscription);
    let text = format!(
        "You have chosen to subscribe to the topic:\n{}\n\nTo confirm this subscription, open this link and press the button:\n{link}\n\n\
         If you did not ask for this, ignore this message.\n",
        subscription.topic
    );
    if subscription.protocol == Protocol::Http {
        messaging.webhooks.post(subscription, &Envelope::confirmation(messaging, subscription, &text), "");
    }
    messaging.kept.keep(&[Sent {
        service: Service::Sns,
        to: subscription.endpoint.clone(),
        subject: Some(CONFIRMATION_SUBJECT.to_owned()),
        text,
        html: None,
        attributes: BTreeMap::from([("confirm_url".to_owned(), link)]),
        attachments: Vec::new(),
        at: messaging.now(),
    }])?;
    Ok(())
}

/// The two pages.
pub(super) fn router() -> Router<Shared> {
    Router::new()
        .route("/confirm-subscription", get(offer_confirming).post(confirm))
        .route("/unsubscribe", get(offer_unsubscribing).post(unsubscribe))
}

#[derive(Deserialize)]
struct Link {
    token: String,
}

async fn offer_confirming(State(messaging): State<Shared>, Query(link): Query<Link>) -> Response {
    offer(&messaging, &link, "Confirm your subscription", "Confirm subscription")
}

async fn confirm(State(messaging): State<Shared>, Form(link): Form<Link>) -> Response {
    done(&messaging, &link, "Subscription confirmed", |_| messaging.topics.confirm(&link.token).map(|_| ()))
}

async fn offer_unsubscribing(State(messaging): State<Shared>, Query(link): Query<Link>) -> Response {
    offer(&messaging, &link, "End your subscription", "Unsubscribe")
}

async fn unsubscribe(State(messaging): State<Shared>, Form(link): Form<Link>) -> Response {
    done(&messaging, &link, "Subscription ended", |subscription| messaging.topics.unsubscribe(&subscription.arn))
}

/// The page with the button.
fn offer(messaging: &Messaging, link: &Link, title: &str, button: &str) -> Response {
    let Some(subscription) = messaging.topics.of_token(&link.token) else { return unknown() };
    let form = format!(
        "<form method=\"post\"><input type=\"hidden\" name=\"token\" value=\"{}\"><button>{}</button></form>",
        escaped(&link.token),
        escaped(button)
    );
    page(StatusCode::OK, title, &about(&subscription), &form)
}

/// Acts, and says so.
fn done(messaging: &Messaging, link: &Link, title: &str, act: impl FnOnce(&Subscription) -> Result<(), Fault>) -> Response {
    let Some(subscription) = messaging.topics.of_token(&link.token) else { return unknown() };
    match act(&subscription) {
        Ok(()) => page(StatusCode::OK, title, &about(&subscription), ""),
        Err(fault) => page(StatusCode::INTERNAL_SERVER_ERROR, "That did not work", &escaped(&fault.message), ""),
    }
}

fn unknown() -> Response {
    page(StatusCode::NOT_FOUND, "This link leads nowhere", "The subscription it was made for has ended.", "")
}

fn about(subscription: &Subscription) -> String {
    format!("<b>{}</b> and the topic <b>{}</b>", escaped(&subscription.endpoint), escaped(&subscription.topic))
}

/// `text` and `form` are HTML.
fn page(status: StatusCode, title: &str, text: &str, form: &str) -> Response {
    let html = PAGE.replace("{title}", &escaped(title)).replace("{text}", text).replace("{form}", form);
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    (status, headers, html).into_response()
}
