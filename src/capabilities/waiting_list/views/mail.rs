//! The words of the mail about an offered time. Subject and first paragraph name neither doctor nor department.

use crate::web::letter::{MailWords, Part};
use crate::web::say::When;
use crate::web::texts::{Language, Message, MissingText};

/// What the mail says.
#[derive(Debug, Clone)]
pub struct OfferLetter<'a> {
    pub hospital: &'a str,
    pub doctor: &'a str,
    pub department: &'a str,
    pub start: When,
    /// Until when the time is kept.
    pub until: When,
    /// The whole address of the page where it is taken.
    pub page: &'a str,
}

impl OfferLetter<'_> {
    /// The mail.
    ///
    /// # Errors
    /// The catalogue lacks a text.
    pub fn words(&self, language: Language) -> Result<MailWords, MissingText> {
        let said = |text: &str| Message::new("mail-said").with("text", text);
        let facts = vec![
            (Message::new("mail-fact-when"), Message::new("mail-moment").with("when", self.start.clone())),
            (Message::new("mail-fact-zone"), said(&self.start.zone.long(language)?)),
            (Message::new("mail-fact-doctor"), said(self.doctor)),
            (Message::new("mail-fact-department"), said(self.department)),
        ];
        let parts = [
            Part::Words(Message::new("mail-offer-why").with("hospital", self.hospital).with("until", self.until.clone())),
            Part::Facts(facts),
            Part::Words(Message::new("mail-offer-take")),
            Part::Link(self.page),
            Part::Words(Message::new("mail-offer-otherwise")),
        ];
        MailWords::said(language, self.hospital, "mail-offer-subject", &parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f33_the_mail_says_until_when_and_names_the_doctor_only_inside() {
        let letter = OfferLetter {
            hospital: "Rowan Street Hospital",
            doctor: "Dr. Meera Rao",
            department: "Oncology",
            start: When::sample(26, "09:30"),
            until: When::sample(24, "10:48"),
            page: "https://portal.example/waiting-offer/x",
        };
        let words = letter.words(Language::English).unwrap();
        let text = words.text();
        let (preview, rest) = text.split_once("\n\n").unwrap();
        for word in ["Rao", "Oncolog"] {
            assert!(!words.subject.contains(word) && !preview.contains(word) && rest.contains(word), "{} {preview}", words.subject);
        }
        assert!(preview.contains("10:48") && rest.contains("/waiting-offer/x"), "{text}");
    }
}
