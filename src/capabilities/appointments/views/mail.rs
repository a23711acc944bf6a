//! The words of mails about visits, to their patients (F45). Subject and first paragraph name neither doctor nor department.

use super::cancel::CancelReason;
use super::series_mail::lacking;
use crate::events::listeners::VisitNews;
use crate::web::letter::{MailWords, Part};
use crate::web::say::{Day, When};
use crate::web::texts::{Language, Message, MissingText};

/// What a mail about a visit says of it.
#[derive(Debug, Clone)]
pub struct VisitLetter<'a> {
    pub hospital: &'a str,
    pub doctor: &'a str,
    /// May be empty.
    pub specialization: &'a str,
    /// May be empty.
    pub department: &'a str,
    /// Where to come; may be empty.
    pub place: &'a str,
    pub reference: String,
    pub start: When,
    /// When it would have begun, of a visit that has another time.
    pub before: Option<When>,
    /// Why it was moved or cancelled, if somebody said.
    pub reason: Option<&'a str>,
    /// It was a doctor's offer, and is declined.
    pub declined: bool,
    /// It waits for the doctor's word, which is to be expected by then.
    pub waits: Option<When>,
    /// It is by video.
    pub video: bool,
    /// Of one that was planned together with others: how many were planned, and how many of those have no time, where that is not none.
    pub lacks: Option<(u8, usize)>,
    /// The whole address of its page.
    pub page: &'a str,
    /// The whole address of the page where visits are found.
    pub find: &'a str,
}

impl VisitLetter<'_> {
    /// The mail that tells this of it.
    ///
    /// # Errors
    /// The catalogue lacks a text.
    pub fn words(&self, language: Language, news: VisitNews) -> Result<MailWords, MissingText> {
        let (subject, why) = match news {
            VisitNews::Requested => ("mail-visit-requested-subject", "mail-visit-requested"),
            VisitNews::Proposed => ("mail-visit-proposed-subject", "mail-visit-proposed"),
            VisitNews::Booked => ("mail-visit-booked-subject", "mail-visit-booked"),
            VisitNews::Moved => ("mail-visit-moved-subject", "mail-visit-moved"),
            VisitNews::Cancelled if self.declined => ("mail-visit-declined-subject", "mail-visit-declined"),
            VisitNews::Cancelled => ("mail-visit-cancelled-subject", "mail-visit-cancelled"),
            VisitNews::WrittenUp => ("mail-record-subject", "mail-record-available"),
        };
        let mut parts = vec![Part::Words(Message::new(why).with("hospital", self.hospital))];
        if news == VisitNews::WrittenUp {
            parts.push(Part::Link(self.page));
            return MailWords::said(language, self.hospital, subject, &parts);
        }
        // Why it was changed belongs to a mail about the change, and when it was before to one about a move.
        let reason = self.reason.filter(|_| matches!(news, VisitNews::Moved | VisitNews::Cancelled));
        let before = self.before.clone().filter(|_| news == VisitNews::Moved);
        parts.push(Part::Facts(VisitLetter { before, reason, ..self.clone() }.facts(language)?));
        parts.extend(self.lacks.map(|lacks| Part::Words(lacking(lacks))));
        match news {
            VisitNews::Cancelled => {
                parts.extend([Part::Words(Message::new("mail-visit-again")), Part::Link(self.find)]);
                parts.push(Part::Words(Message::new("mail-visit-calendar-gone")));
            }
            VisitNews::Proposed => parts.extend([Part::Words(Message::new("mail-visit-answer")), Part::Link(self.page)]),
            _ => {
                if let Some(by) = self.waits.clone() {
                    parts.push(Part::Words(Message::new("mail-visit-waits")));
                    parts.push(Part::Words(Message::new("mail-answer-by").with("when", by)));
                }
                parts.push(Part::Words(self.how_to_come()));
                parts.extend([Part::Words(Message::new("mail-visit-see")), Part::Link(self.page)]);
                parts.push(Part::Words(Message::new("mail-visit-calendar")));
            }
        }
        MailWords::said(language, self.hospital, subject, &parts)
    }

    /// The mail that reminds of it, on a day as seen from today. `choose`: where such mails are switched off.
    ///
    /// # Errors
    /// The catalogue lacks a text.
    pub fn reminder(&self, language: Language, day: &Day, choose: &str) -> Result<MailWords, MissingText> {
        let (subject, why) = match day.away {
            Some(0) => ("mail-reminder-today-subject", "mail-reminder-today"),
            Some(1) => ("mail-reminder-tomorrow-subject", "mail-reminder-tomorrow"),
            _ => ("mail-reminder-subject", "mail-reminder"),
        };
        let said = |key| Message::new(key).with("day", day.clone()).with("time", self.start.time.as_str());
        let parts = [
            Part::Words(said(why).with("hospital", self.hospital)),
            Part::Facts(VisitLetter { reason: None, before: None, ..self.clone() }.facts(language)?),
            Part::Words(self.how_to_come()),
            Part::Words(Message::new("mail-visit-see")),
            Part::Link(self.page),
            Part::Words(Message::new("mail-reminder-off")),
            Part::Link(choose),
        ];
        MailWords::said(language, self.hospital, said(subject), &parts)
    }

    /// To come early, or where the link of a visit by video is. The link itself stands in no mail.
    fn how_to_come(&self) -> Message {
        Message::new(if self.video { "mail-visit-video" } else { "mail-visit-arrive" })
    }

    /// What there is to say of it, a line each.
    fn facts(&self, language: Language) -> Result<Vec<(Message, Message)>, MissingText> {
        let said = |text: &str| Message::new("mail-said").with("text", text);
        let mut facts = vec![
            (Message::new("mail-fact-when"), Message::new("mail-moment").with("when", self.start.clone())),
            (Message::new("mail-fact-zone"), said(&self.start.zone.long(language)?)),
        ];
        let before = self.before.clone().map(|before| (Message::new("mail-fact-before"), Message::new("mail-moment").with("when", before)));
        facts.extend(before);
        facts.push((Message::new("mail-fact-doctor"), said(self.doctor)));
        let reason = self.reason.map(|reason| CancelReason::of(reason)?.read_in(language)).transpose()?.unwrap_or_default();
        let rest = [
            ("mail-fact-specialization", self.specialization),
            ("mail-fact-department", self.department),
            ("mail-fact-place", self.place),
            ("mail-fact-reference", &self.reference),
            ("mail-fact-reason", &reason),
        ];
        facts.extend(rest.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (Message::new(name), said(value))));
        Ok(facts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> VisitLetter<'static> {
        VisitLetter {
            hospital: "Rowan Street Hospital",
            doctor: "Dr. Meera Rao",
            specialization: "Oncologist",
            department: "Oncology",
            place: "Building B, room 12",
            reference: "CD-7K4M-29X3".to_owned(),
            start: When::sample(26, "09:30"),
            before: None,
            reason: None,
            declined: false,
            waits: None,
            video: false,
            lacks: None,
            page: "https://portal.example/appointments/apt_1",
            find: "https://portal.example/doctors",
        }
    }

    #[test]
    fn f45_a_confirmation_says_who_where_when_and_to_come_early() {
        let text = letter().words(Language::English, VisitNews::Booked).unwrap().text();
        let wanted =
            ["Doctor: Dr. Meera Rao", "Specialization: Oncologist", "When: Thursday 26 November, 09:30", "Kolkata", "10 minutes early"];
        for part in wanted {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
        assert!(!text.contains("Reason given"), "{text}");
    }

    #[test]
    fn f35_a_mail_about_the_one_visit_of_a_series_says_how_many_have_no_time() {
        let text = |lacks, news| VisitLetter { lacks, ..letter() }.words(Language::English, news).unwrap().text();
        for news in [VisitNews::Booked, VisitNews::Proposed] {
            let (some, none) = (text(Some((3, 2)), news), text(None, news));
            assert!(some.contains("3 visits were planned. 2 of them have no time yet.") && !none.contains("planned"), "{some} {none}");
        }
    }

    #[test]
    fn f58_a_mail_about_a_visit_by_video_says_where_its_link_is_and_not_to_come_early() {
        let video = VisitLetter { video: true, ..letter() };
        let day = Day::seen_from("2026-11-26".parse().unwrap(), "2026-11-25".parse().unwrap());
        let booked = video.words(Language::English, VisitNews::Booked).unwrap().text();
        let reminder = video.reminder(Language::English, &day, "https://portal.example/notifications/settings").unwrap().text();
        for text in [booked, reminder] {
            assert!(text.contains("It is a video visit") && !text.contains("10 minutes early"), "{text}");
        }
        let gone = video.words(Language::English, VisitNews::Cancelled).unwrap().text();
        assert!(!gone.contains("video"), "{gone}");
    }

    #[test]
    fn f46_a_reminder_says_when_first_and_neither_doctor_nor_department_there() {
        let dates = ["2026-11-26", "2026-11-25", "2026-11-23"].map(|today: &str| today.parse::<jiff::civil::Date>().unwrap());
        let subjects = dates.map(|today| {
            let day = Day::seen_from("2026-11-26".parse().unwrap(), today);
            let late = VisitLetter { reason: Some("The doctor was ill"), ..letter() };
            let words = late.reminder(Language::English, &day, "https://portal.example/notifications/settings").unwrap();
            let text = words.text();
            let (preview, rest) = text.split_once("\n\n").unwrap();
            for word in ["Rao", "Oncolog"] {
                assert!(!words.subject.contains(word) && !preview.contains(word) && rest.contains(word), "{} {preview}", words.subject);
            }
            assert!(preview.contains("09:30") && rest.contains("10 minutes early") && rest.contains("/notifications/settings"), "{text}");
            assert!(!text.contains("ill"), "why it was once moved is not told again: {text}");
            words.subject
        });
        let expected = ["Your visit today at 09:30", "Your visit tomorrow at 09:30", "Your visit on Thursday 26 November at 09:30"];
        assert_eq!(subjects, expected);
    }

    #[test]
    fn f45_a_cancellation_says_what_it_was_and_why() {
        let cancelled = VisitLetter { reason: Some("The doctor is ill"), ..letter() };
        let text = cancelled.words(Language::English, VisitNews::Cancelled).unwrap().text();
        assert!(text.contains("When: Thursday 26 November, 09:30") && text.contains("Reason given: The doctor is ill"), "{text}");
        assert!(!text.contains("10 minutes early"));
    }

    #[test]
    fn f45_a_mail_about_a_declined_offer_does_not_call_it_cancelled() {
        let declined = VisitLetter { declined: true, ..letter() }.words(Language::English, VisitNews::Cancelled).unwrap();
        let text = declined.text();
        assert!(declined.subject.contains("declined") && text.contains("was declined"), "{} {text}", declined.subject);
        assert!(!declined.subject.contains("cancelled") && !text.contains("cancelled"), "{} {text}", declined.subject);
    }

    #[test]
    fn f45_nobody_who_sees_a_mailbox_from_afar_learns_what_kind_of_doctor_it_is() {
        let news =
            [VisitNews::Requested, VisitNews::Proposed, VisitNews::Booked, VisitNews::Moved, VisitNews::Cancelled, VisitNews::WrittenUp];
        for news in news {
            let words = letter().words(Language::English, news).unwrap();
            let text = words.text();
            let preview = text.split("\n\n").next().unwrap();
            for word in ["Rao", "Oncolog"] {
                assert!(!words.subject.contains(word) && !preview.contains(word), "{news:?}: {} {preview}", words.subject);
            }
        }
    }
}
