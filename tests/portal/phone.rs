//! Somebody's second step: the app on their phone, and the way in with it.

use http::Method;
use serde_json::json;
use totp_rs::{Builder, Secret};

use crate::support::{Browser, PASSWORD, TestApp};

/// The app on somebody's phone.
pub struct Phone(String);

impl Phone {
    /// One that was given a seed in base 32, as shown or as sent.
    pub fn with(seed: String) -> Self {
        Self(seed.replace(' ', ""))
    }

    /// The code it shows, so many seconds from now.
    pub fn shows(&self, app: &TestApp, away: i64) -> String {
        let secret = Secret::try_from_base32(&self.0).unwrap();
        let totp = Builder::new().with_secret(secret).with_account_name("-").build().unwrap();
        totp.generate(u64::try_from(app.clock.now().as_second() + away).unwrap()).to_string()
    }
}

pub async fn signed_in(app: &TestApp, email: &str) -> Browser {
    let browser = app.stranger();
    browser.posts("/sign-in", &[("email", email), ("password", PASSWORD)]).await.is(303);
    browser
}

/// Somebody with a second step: address, browser, phone, recovery codes. The next code is one of a later step.
pub async fn protected(app: &TestApp) -> (String, Browser, Phone, Vec<String>) {
    let email = app.known_account().await;
    let browser = signed_in(app, &email).await;
    let offered = browser.api(Method::POST, "/me/second-factor").send().await.is(200).json();
    let phone = Phone::with(offered["secret"].as_str().unwrap().to_owned());
    let begun = browser.api(Method::PUT, "/me/second-factor").json(&json!({ "code": phone.shows(app, 0) })).send().await.is(200).json();
    let codes = begun["recovery_codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect();
    app.passes(1);
    (email, browser, phone, codes)
}

pub async fn at_the_code(app: &TestApp, email: &str) -> Browser {
    let browser = app.stranger();
    browser.posts("/sign-in", &[("email", email), ("password", PASSWORD)]).await.leads_to("/sign-in/second-factor");
    browser
}

pub async fn enters(browser: &Browser, code: &str) -> u16 {
    let answer = browser.posts("/sign-in/second-factor", &[("code", code)]).await;
    if answer.status == 303 && answer.location() == "/appointments" { 200 } else { answer.status }
}
