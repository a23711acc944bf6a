//! Reading a raw mail, enough to show it.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use mail_parser::{Address, MessageParser, MimeHeaders, PartType};
use serde::Deserialize;

/// A mail as it is kept.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mail {
    /// Addresses of the `From` header.
    pub(super) from: Vec<String>,
    /// Addresses of `To`, `Cc` and `Bcc`.
    pub(super) to: Vec<String>,
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) html: Option<String>,
    /// File names; a nameless attachment is `unnamed`.
    pub(super) attachments: Vec<String>,
}

/// The `Raw` content of `SendEmail`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct RawMail {
    /// Base64 of a MIME message.
    data: String,
}

impl RawMail {
    /// `None` when it is no mail.
    pub(super) fn read(&self) -> Option<Mail> {
        read(&BASE64_STANDARD.decode(&self.data).ok()?)
    }
}

fn read(bytes: &[u8]) -> Option<Mail> {
    let message = MessageParser::default().parse(bytes)?;
    let html = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.replace("\r\n", "\n")),
        _ => None,
    });
    Some(Mail {
        from: addresses(message.from()),
        to: [message.to(), message.cc(), message.bcc()].into_iter().flat_map(addresses).collect(),
        subject: message.subject().unwrap_or_default().to_owned(),
        text: message.body_text(0).map(|text| text.replace("\r\n", "\n")).unwrap_or_default(),
        html,
        attachments: message.attachments().map(|part| part.attachment_name().unwrap_or("unnamed").to_owned()).collect(),
    })
}

fn addresses(header: Option<&Address>) -> Vec<String> {
    header.into_iter().flat_map(Address::iter).filter_map(|one| one.address()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "From: Caredesk <portal@demo.test>\r\n\
        To: =?utf-8?q?Asha_=C3=9F?= <asha@demo.test>\r\n\
        Subject: =?utf-8?B?VGVybWluIGJlc3TDpHRpZ3Q=?=\r\n\
        MIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=outer\r\n\r\n\
        --outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n\
        --inner\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n9=3A00 =E2=80=93 9:30\r\n\
        --inner\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>9:00</p>\r\n--inner--\r\n\
        --outer\r\nContent-Type: text/calendar; method=REQUEST; name=\"visit.ics\"\r\n\
        Content-Disposition: attachment; filename=\"visit.ics\"\r\n\r\nBEGIN:VCALENDAR\r\n--outer--\r\n";

    #[test]
    fn a_raw_mail_is_read_enough_to_show_it() {
        let mail = read(MAIL.as_bytes()).unwrap();
        assert_eq!(
            mail,
            Mail {
                from: vec!["portal@demo.test".to_owned()],
                to: vec!["asha@demo.test".to_owned()],
                subject: "Termin bestätigt".to_owned(),
                text: "9:00 – 9:30".to_owned(),
                html: Some("<p>9:00</p>".to_owned()),
                attachments: vec!["visit.ics".to_owned()],
            }
        );
    }

    #[test]
    fn a_mail_without_html_has_none() {
        let mail = read(b"From: a@demo.test\r\nTo: b@demo.test\r\nSubject: x\r\n\r\nhello\r\n").unwrap();
        assert_eq!((mail.html, mail.text.trim()), (None, "hello"));
    }
}
