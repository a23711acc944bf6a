//! What the house answered, and how tests ask about it. Every refusal to match prints the whole answer.

use bytes::Bytes;
use http::{HeaderMap, header};
use serde_json::Value;

use super::html::Page;

/// One answer, read whole.
#[derive(Debug, Clone)]
pub struct Answer {
    /// `POST /api/v1/appointments`.
    pub asked: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    /// The same answer, when it has this status.
    ///
    /// # Panics
    /// When it has another.
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert!(self.status == status, "{} answered {} and not {status}:\n{}", self.asked, self.status, self.text());
        self
    }

    /// The same answer, when it is a problem of this type and the status belongs to it.
    ///
    /// # Panics
    /// When it is not.
    #[track_caller]
    pub fn is_problem(self, status: u16, slug: &str) -> Self {
        let answer = self.is(status);
        let body = answer.json();
        assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.asked);
        assert_eq!(body["type"], format!("/problems/{slug}"), "{}: {body}", answer.asked);
        assert_eq!(body["status"], status, "{}: {body}", answer.asked);
        assert_eq!(body["request_id"], answer.header("x-request-id"), "{}: {body}", answer.asked);
        answer
    }

    /// What is wrong with the input, as `/reason too_long`.
    #[track_caller]
    pub fn faults(&self) -> Vec<String> {
        let word = |fault: &Value, name: &str| fault[name].as_str().unwrap_or_default().to_owned();
        let faults = self.json()["errors"].as_array().cloned().unwrap_or_default();
        faults.iter().map(|fault| format!("{} {}", word(fault, "pointer"), word(fault, "code"))).collect()
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{} answered no JSON ({error}):\n{}", self.asked, self.text()))
    }

    /// A member of the JSON body that is text.
    #[track_caller]
    pub fn member(&self, name: &str) -> String {
        let body = self.json();
        body[name].as_str().unwrap_or_else(|| panic!("{} answered without {name}: {body}", self.asked)).to_owned()
    }

    /// The body as a page.
    pub fn page(&self) -> Page {
        Page::parse(&self.text())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header's value; empty for an absent one.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads, or where the new thing is.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The same answer, when it leads to another page.
    ///
    /// # Panics
    /// When it does not, or leads elsewhere.
    #[track_caller]
    pub fn leads_to(self, start: &str) -> Self {
        let answer = self.is(303);
        assert!(answer.location().starts_with(start), "{} leads to {} and not to {start}", answer.asked, answer.location());
        answer
    }

    /// Name and value of each cookie it sets; an empty value ends the cookie.
    pub fn cookies(&self) -> Vec<(String, String)> {
        let lines = self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        let pair = |line: &str| line.split(';').next()?.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
        lines.filter_map(pair).collect()
    }
}
