//! Everything the stack was asked to send, as JSON lines in one file that is only ever appended to.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// By which service something was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Service {
    /// To a topic, or by a topic to a subscriber.
    Sns,
    /// A mail of its own.
    Ses,
    /// A text message.
    Sms,
}

/// One message to one receiver, as `/messages.json` shows it (the field names are fixed in api.md).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// By which service.
    pub service: Service,
    /// A topic's ARN, a mail address, a phone number or a subscriber's URL.
    pub to: String,
    /// Absent for text messages and topics published to without one.
    pub subject: Option<String>,
    /// The readable text.
    pub text: String,
    /// The same as HTML, for mails that carry it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// Message attributes (SNS), or sender and tags (SES).
    pub attributes: BTreeMap<String, String>,
    /// File names.
    pub attachments: Vec<String>,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

/// The file of everything sent.
pub struct Kept {
    path: PathBuf,
    file: Mutex<File>,
}

impl Kept {
    /// Opens the file, or makes it. A last line that a killed process left half-written is closed and never shown.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::options().create(true).append(true).open(path)?;
        let content = fs::read(path)?;
        if content.last().is_some_and(|byte| *byte != b'\n') {
            file.write_all(b"\n")?;
        }
        Ok(Self { path: path.to_owned(), file: Mutex::new(file) })
    }

    /// Appends all of them in one write; once this returns, the operating system has them.
    pub fn keep(&self, messages: &[Sent]) -> io::Result<()> {
        let mut lines = Vec::new();
        for message in messages {
            serde_json::to_writer(&mut lines, message)?;
            lines.push(b'\n');
        }
        self.file.lock().unwrap_or_else(PoisonError::into_inner).write_all(&lines)
    }

    /// All of them, oldest first, as `{"items": […]}`.
    pub fn all(&self) -> io::Result<String> {
        #[derive(Serialize)]
        struct Items<'a> {
            #[serde(borrow)]
            items: Vec<&'a RawValue>,
        }
        let content = fs::read_to_string(&self.path)?;
        let items = content.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        Ok(serde_json::to_string(&Items { items })?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Sent {
        Sent {
            service: Service::Ses,
            to: "asha@demo.test".to_owned(),
            subject: Some("Hello".to_owned()),
            text: text.to_owned(),
            html: None,
            attributes: BTreeMap::new(),
            attachments: Vec::new(),
            at: "2026-11-23T09:00:00Z".to_owned(),
        }
    }

    #[test]
    fn what_was_kept_comes_back_in_order_and_a_torn_line_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sent.jsonl");
        Kept::open(&path).unwrap().keep(&[message("one"), message("two\nlines")]).unwrap();
        fs::write(&path, [fs::read(&path).unwrap(), b"{\"service\":\"ses\",\"to".to_vec()].concat()).unwrap();

        let kept = Kept::open(&path).unwrap();
        kept.keep(&[message("three")]).unwrap();

        let all: serde_json::Value = serde_json::from_str(&kept.all().unwrap()).unwrap();
        let texts: Vec<&str> = all["items"].as_array().unwrap().iter().map(|item| item["text"].as_str().unwrap()).collect();
        assert_eq!(texts, ["one", "two\nlines", "three"]);
        assert!(all["items"][0].get("html").is_none());
    }
}
