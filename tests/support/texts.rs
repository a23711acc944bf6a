//! Text messages: what came to phones, the code in them, and what somebody sends back to their carrier.

use caredesk::operations::rights::Function::Messenger;
use caredesk::operations::sender::Sender;
use http::Method;
use serde_json::{Value, json};

use super::rights::with_rights_of;
use super::{Person, TestApp};

impl TestApp {
    /// What came to a phone, oldest first, once everything that is due was sent.
    pub async fn texts_to(&self, number: &str) -> Vec<String> {
        self.mail_to("nobody@example.org").await;
        self.texts_kept(number)
    }

    /// What came to a phone so far.
    pub fn texts_kept(&self, number: &str) -> Vec<String> {
        let sent = self.sent().into_iter().filter(|message| message["service"] == "sms" && message["to"] == number);
        sent.map(|message| message["text"].as_str().unwrap().to_owned()).collect()
    }

    /// The attributes that a text went with.
    pub fn text_attributes(&self, number: &str) -> Value {
        let sent = self.sent().into_iter().rfind(|message| message["service"] == "sms" && message["to"] == number);
        sent.expect("no text came")["attributes"].clone()
    }

    /// The six digits of the newest code that came to a phone.
    pub async fn code_to(&self, number: &str) -> String {
        with_rights_of(Messenger, Sender::of(&self.app).run()).await.unwrap();
        let text = self.texts_kept(number).into_iter().rfind(|text| text.contains("your code is")).expect("no code came");
        text.split("code is ").nth(1).unwrap()[..6].to_owned()
    }

    /// Somebody with this phone agrees to texts as they do on the page, over the API.
    pub async fn agrees_to_texts(&self, person: &Person, number: &str) {
        person.api(Method::PATCH, "/me").json(&json!({ "phone": number })).send().await.is(200);
        person.api(Method::POST, "/me/texts/codes").send().await.is(202);
        let code = self.code_to(number).await;
        person.api(Method::PUT, "/me/texts").json(&json!({ "code": code })).send().await.is(204);
    }

    /// STOP, or START, sent back from a phone to the carrier.
    pub async fn replies(&self, number: &str, stop: bool) {
        let body = json!({ "number": number, "stop": stop }).to_string();
        let place = self.parts.kept_messages.as_deref().unwrap().trim_start_matches("http://").to_owned();
        let request = format!(
            "POST /opted-out HTTP/1.1\r\nHost: {place}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        let mut stream = tokio::net::TcpStream::connect(&place).await.unwrap();
        tokio::io::AsyncWriteExt::write_all(&mut stream, request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        tokio::io::AsyncReadExt::read_to_string(&mut stream, &mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 204"), "{answer}");
    }
}
