//! A mail in words: one list of paragraphs, said as plain text and as HTML, so that the two never tell different things.
//!
//! Neither the subject nor the first paragraph, which mailboxes show beside it, says anything about somebody's health.

use serde::Serialize;

use crate::web::render::{Pages, RenderError};
use crate::web::texts::{Language, Message, MissingText, words_of};

/// The file below `templates/`.
const TEMPLATE: &str = "mail/letter.html";

/// A mail in words, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MailWords {
    pub subject: String,
    pub paragraphs: Vec<Paragraph>,
}

/// One paragraph as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Paragraph {
    /// A sentence or two of ours, or what somebody wrote.
    Text { text: String },
    /// The whole address of a page, on a line of its own: in text below its title, in a page behind it.
    Link { title: Option<String>, link: String },
    /// Names and values, a line each.
    Facts { facts: Vec<Fact> },
}

/// `Doctor: Dr. Meera Rao`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    pub name: String,
    pub value: String,
}

/// What a mail is composed of.
#[derive(Debug, Clone)]
pub enum Part<'a> {
    Words(Message),
    /// The whole address of a page.
    Link(&'a str),
    /// The same of one of several pages, with what tells it from the others.
    Titled(Message, &'a str),
    /// What somebody wrote.
    Quote(&'a str),
    /// Each a name and what it is.
    Facts(Vec<(Message, Message)>),
}

impl MailWords {
    /// Says the parts, and who writes at the end. The hospital's name can be named by the subject.
    ///
    /// # Errors
    /// The catalogue lacks a text.
    pub fn said(language: Language, hospital: &str, subject: impl Into<Message>, parts: &[Part<'_>]) -> Result<Self, MissingText> {
        let say = |message: &Message| words_of(language, message);
        let mut paragraphs = Vec::with_capacity(parts.len() + 1);
        for part in parts {
            paragraphs.push(match part {
                Part::Words(message) => Paragraph::Text { text: say(message)? },
                Part::Link(link) => Paragraph::Link { title: None, link: (*link).to_owned() },
                Part::Titled(title, link) => Paragraph::Link { title: Some(say(title)?), link: (*link).to_owned() },
                Part::Quote(text) => Paragraph::Text { text: (*text).to_owned() },
                Part::Facts(facts) => {
                    let fact = |(name, value): &(Message, Message)| Ok(Fact { name: say(name)?, value: say(value)? });
                    Paragraph::Facts { facts: facts.iter().map(fact).collect::<Result<_, MissingText>>()? }
                }
            });
        }
        paragraphs.push(Paragraph::Text { text: say(&Message::new("mail-sign-off").with("hospital", hospital))? });
        Ok(Self { subject: say(&subject.into().with("hospital", hospital))?, paragraphs })
    }

    /// As plain text: paragraphs with an empty line between them.
    #[must_use]
    pub fn text(&self) -> String {
        let said = |paragraph: &Paragraph| match paragraph {
            Paragraph::Text { text } => text.clone(),
            Paragraph::Link { title: None, link } => link.clone(),
            Paragraph::Link { title: Some(title), link } => format!("{title}\n{link}"),
            Paragraph::Facts { facts } => {
                let lines: Vec<String> = facts.iter().map(|Fact { name, value }| format!("{name}: {value}")).collect();
                lines.join("\n")
            }
        };
        self.paragraphs.iter().map(said).collect::<Vec<_>>().join("\n\n") + "\n"
    }

    /// As a page of its own, for mailboxes that show one.
    ///
    /// # Errors
    /// The template asks for what is not there: a fault of ours.
    pub fn html(&self, language: Language, pages: &Pages) -> Result<String, RenderError> {
        pages.part(language, TEMPLATE, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f45_a_mail_says_the_same_as_text_and_as_a_page_and_markup_stays_text() {
        let link = "https://portal.example/appointments/apt_1?a=1&b=2";
        let parts = [
            Part::Words(Message::new("mail-visit-booked").with("hospital", "Rowan <b>Street</b>")),
            Part::Facts(vec![(Message::new("mail-fact-doctor"), Message::new("mail-said").with("text", "Dr. <i>Rao</i>"))]),
            Part::Link(link),
            Part::Titled(Message::new("mail-said").with("text", "The <i>first</i>"), "https://portal.example/your-visit/1"),
            Part::Quote("I <script>cannot</script> come"),
        ];
        let words = MailWords::said(Language::English, "Rowan <b>Street</b>", "mail-visit-booked-subject", &parts).unwrap();
        let text = words.text();
        assert!(text.lines().any(|line| line == link) && text.lines().any(|line| line == "Doctor: Dr. <i>Rao</i>"), "{text}");
        assert!(text.contains("\n\nThe <i>first</i>\nhttps://portal.example/your-visit/1\n\n"), "{text}");
        let html = words.html(Language::English, &Pages::load().unwrap()).unwrap();
        assert!(
            html.contains("I &lt;script&gt;cannot&lt;&#x2f;script&gt; come") || html.contains("I &lt;script&gt;cannot&lt;/script&gt; come"),
            "{html}"
        );
        assert!(html.contains(r#"<a href="https://portal.example/your-visit/1">The &lt;i&gt;first&lt;"#), "{html}");
        assert!(!html.contains("<script>") && !html.contains("<b>Street") && html.contains("Dr. &lt;i&gt;Rao"), "{html}");
    }
}
