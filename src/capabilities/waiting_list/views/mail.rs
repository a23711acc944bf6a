//! The words of the mail about an offered time. Subject and first paragraph name neither doctor nor department.

use super::OfferLine;
use crate::web::letter::{MailWords, Part};
use crate::web::texts::{Language, Message, MissingText};

/// What the mail says.
#[derive(Debug, Clone)]
pub struct OfferLetter<'a> {
    pub hospital: &'a str,
    pub department: &'a str,
    pub offer: OfferLine,
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
        let OfferLine { doctor, kind, minutes, fee, start, until } = &self.offer;
        let mut facts = vec![
            (Message::new("mail-fact-when"), Message::new("mail-moment").with("when", start.clone())),
            (Message::new("mail-fact-zone"), said(&start.zone.long(language)?)),
            (Message::new("mail-fact-doctor"), said(doctor)),
            (Message::new("mail-fact-department"), said(self.department)),
            (Message::new("kind-of-visit"), kind.as_deref().map_or_else(|| Message::new("kind-usual"), said)),
            (Message::new("waiting-length"), Message::new("minutes").with("minutes", *minutes)),
        ];
        facts.extend(fee.map(|fee| (Message::new("fee"), Message::new("mail-said").with("text", fee))));
        let parts = [
            Part::Words(Message::new("mail-offer-why").with("hospital", self.hospital).with("until", until.clone())),
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
            department: "Oncology",
            offer: OfferLine { doctor: "Dr. Meera Rao".into(), kind: Some("Chemotherapy review".into()), ..OfferLine::sample() },
            page: "https://portal.example/waiting-offer/x",
        };
        let words = letter.words(Language::English).unwrap();
        let text = words.text();
        let (preview, rest) = text.split_once("\n\n").unwrap();
        for word in ["Rao", "Oncolog", "Chemo"] {
            assert!(!words.subject.contains(word) && !preview.contains(word) && rest.contains(word), "{} {preview}", words.subject);
        }
        assert!(preview.contains("10:48") && rest.contains("/waiting-offer/x"), "{text}");
        assert!(rest.contains("40 min") && rest.contains("500"), "how long it is and what it costs: {text}");
        let usual = OfferLetter { offer: OfferLine::sample_usual(), ..letter }.words(Language::English).unwrap().text();
        assert!(usual.contains("Usual visit") && usual.contains("30 min") && !usual.contains("Fee"), "{usual}");
    }
}
