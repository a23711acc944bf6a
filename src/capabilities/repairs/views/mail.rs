//! The words of the mails about other times. Subject and first paragraph name neither doctor nor department.

use crate::web::letter::{MailWords, Part};
use crate::web::say::When;
use crate::web::texts::{Language, Message, MissingText};

/// The mail with the link to the times.
#[derive(Debug, Clone)]
pub struct OtherTimesLetter<'a> {
    pub hospital: &'a str,
    /// Whose visit it is.
    pub doctor: &'a str,
    /// When it would begin.
    pub start: When,
    /// Until when the times are kept.
    pub until: When,
    /// The whole address of the page where one is chosen.
    pub page: &'a str,
}

/// The mail that the visit takes place after all.
#[derive(Debug, Clone)]
pub struct VisitStaysLetter<'a> {
    pub hospital: &'a str,
    pub doctor: &'a str,
    pub start: When,
    /// The whole address of the visit.
    pub page: &'a str,
}

fn facts(doctor: &str, start: &When, language: Language) -> Result<Vec<(Message, Message)>, MissingText> {
    let said = |text: &str| Message::new("mail-said").with("text", text);
    Ok(vec![
        (Message::new("mail-fact-when"), Message::new("mail-moment").with("when", start.clone())),
        (Message::new("mail-fact-zone"), said(&start.zone.long(language)?)),
        (Message::new("mail-fact-doctor"), said(doctor)),
    ])
}

impl OtherTimesLetter<'_> {
    /// The mail.
    ///
    /// # Errors
    /// The catalogue lacks a text.
    pub fn words(&self, language: Language) -> Result<MailWords, MissingText> {
        let parts = [
            Part::Words(Message::new("mail-repair-why").with("hospital", self.hospital).with("until", self.until.clone())),
            Part::Facts(facts(self.doctor, &self.start, language)?),
            Part::Words(Message::new("mail-repair-choose")),
            Part::Link(self.page),
            Part::Words(Message::new("mail-repair-otherwise")),
        ];
        MailWords::said(language, self.hospital, "mail-repair-subject", &parts)
    }
}

impl VisitStaysLetter<'_> {
    /// The mail.
    ///
    /// # Errors
    /// The catalogue lacks a text.
    pub fn words(&self, language: Language) -> Result<MailWords, MissingText> {
        let parts = [
            Part::Words(Message::new("mail-repair-stays-why").with("hospital", self.hospital)),
            Part::Facts(facts(self.doctor, &self.start, language)?),
            Part::Link(self.page),
        ];
        MailWords::said(language, self.hospital, "mail-repair-stays-subject", &parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f34_the_mail_says_until_when_and_names_the_doctor_only_inside() {
        let letter = OtherTimesLetter {
            hospital: "Rowan Street Hospital",
            doctor: "Dr. Meera Rao",
            start: When::sample(26, "09:30"),
            until: When::sample(24, "10:48"),
            page: "https://portal.example/other-time/x",
        };
        let words = letter.words(Language::English).unwrap();
        let text = words.text();
        let (preview, rest) = text.split_once("\n\n").unwrap();
        assert!(!words.subject.contains("Rao") && !preview.contains("Rao") && rest.contains("Rao"), "{} {preview}", words.subject);
        assert!(preview.contains("10:48") && rest.contains("/other-time/x"), "{text}");
    }
}
