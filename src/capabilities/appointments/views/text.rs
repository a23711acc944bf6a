//! The words of text messages about visits (F47): whose, which day and time, and how to stop them. A phone lies open on tables: no
//! name of anybody, and no word about health or who looks after it.

use crate::events::listeners::VisitNews;
use crate::web::say::When;
use crate::web::text_message;
use crate::web::texts::{Language, Message, MissingText};

/// What a text tells of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextAbout {
    Near,
    Booked,
    Moved,
    /// Moved as they asked, and its doctor has not agreed yet.
    MovedWaits,
    Cancelled,
    /// It was a doctor's offer, and is declined.
    Declined,
}

impl TextAbout {
    /// Of news; `None` of what goes by mail only.
    #[must_use]
    pub const fn of(news: VisitNews) -> Option<Self> {
        match news {
            VisitNews::Booked => Some(Self::Booked),
            VisitNews::Moved => Some(Self::Moved),
            VisitNews::Cancelled => Some(Self::Cancelled),
            VisitNews::Requested | VisitNews::Proposed | VisitNews::WrittenUp => None,
        }
    }

    /// The same of a visit that waits for its doctor to agree, or that was an offer and is declined.
    #[must_use]
    pub const fn of_visit(self, waits: bool, declined: bool) -> Self {
        match self {
            Self::Moved if waits => Self::MovedWaits,
            Self::Cancelled if declined => Self::Declined,
            other => other,
        }
    }

    /// Whether it must be known well before: whoever does not know comes in vain, or too late.
    #[must_use]
    pub const fn is_pressing(self) -> bool {
        matches!(self, Self::Moved | Self::MovedWaits | Self::Cancelled)
    }

    /// The text that tells it. `stop`: the whole address of the page where texts are switched off.
    ///
    /// # Errors
    /// The catalogue lacks a text.
    pub fn words(self, language: Language, hospital: &str, start: &When, stop: &str) -> Result<String, MissingText> {
        let key = match self {
            Self::Near => "text-visit-near",
            Self::Booked => "text-visit-booked",
            Self::Moved => "text-visit-moved",
            Self::MovedWaits => "text-visit-moved-waits",
            Self::Cancelled => "text-visit-cancelled",
            Self::Declined => "text-visit-declined",
        };
        said(language, hospital, Message::new(key), start, stop)
    }
}

/// The text that tells of several visits that were booked together: how many, and when the first of them begins. `stop` as above.
///
/// # Errors
/// The catalogue lacks a text.
pub fn several_booked(language: Language, hospital: &str, how_many: u32, first: &When, stop: &str) -> Result<String, MissingText> {
    said(language, hospital, Message::new("text-visits-booked").with("count", how_many), first, stop)
}

fn said(language: Language, hospital: &str, message: Message, start: &When, stop: &str) -> Result<String, MissingText> {
    let message = message
        .with("day", start.day.short(language)?)
        .with("time", start.time.as_str())
        .with("zone", start.zone.city.as_str())
        .with("link", stop);
    text_message::said(language, hospital, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::gsm;

    const STOP: &str = "https://portal.rowan.example/notifications/settings";

    #[test]
    fn f47_a_text_says_the_house_the_day_the_time_with_its_zone_and_how_to_stop_in_one_part() {
        use TextAbout::{Booked, Cancelled, Declined, Moved, MovedWaits, Near};
        let all = [Near, Booked, Moved, MovedWaits, Cancelled, Declined];
        for language in [Language::English, Language::Spanish] {
            for about in all {
                let text = about.words(language, "Rowan Street Hospital", &When::sample(26, "09:30"), STOP).unwrap();
                assert_eq!(gsm::parts(&text), 1, "{} letters: {text}", text.chars().count());
                assert!(
                    text.starts_with("Rowan Street") && text.contains("09:30") && text.contains("Kolkata") && text.ends_with(STOP),
                    "{text}"
                );
            }
        }
        let arabic = TextAbout::Near.words(Language::Arabic, "Rowan Street Hospital", &When::sample(26, "09:30"), STOP).unwrap();
        assert!(gsm::parts(&arabic) <= 3 && arabic.ends_with(STOP), "{arabic}");
    }

    #[test]
    fn f47_one_text_tells_how_many_visits_were_booked_and_when_the_first_begins() {
        let of = |language, many| several_booked(language, "Rowan Street Hospital", many, &When::sample(26, "09:30"), STOP).unwrap();
        for language in [Language::English, Language::Spanish] {
            let text = of(language, 12);
            assert_eq!(gsm::parts(&text), 1, "{} letters: {text}", text.chars().count());
            assert!(text.starts_with("Rowan Street") && text.contains(" 12 ") && text.contains("09:30") && text.ends_with(STOP), "{text}");
        }
        let arabic = of(Language::Arabic, 12);
        assert!(gsm::parts(&arabic) <= 3 && arabic.ends_with(STOP), "{arabic}");
        assert_ne!(of(Language::Arabic, 2), of(Language::Arabic, 12), "Arabic has a word for two");
    }

    #[test]
    fn f47_a_moved_visit_that_waits_for_its_doctor_is_not_said_to_have_a_new_time() {
        assert_eq!([true, false].map(|waits| TextAbout::Moved.of_visit(waits, false)), [TextAbout::MovedWaits, TextAbout::Moved]);
        assert_eq!(TextAbout::Booked.of_visit(true, false), TextAbout::Booked);
        let text = TextAbout::MovedWaits.words(Language::English, "Rowan Street Hospital", &When::sample(26, "09:30"), STOP).unwrap();
        assert!(text.contains("still has to agree") && !text.contains("new time"), "{text}");
    }

    #[test]
    fn f47_a_text_about_a_declined_offer_does_not_call_it_cancelled() {
        let of = |declined| TextAbout::Cancelled.of_visit(false, declined);
        assert_eq!([true, false].map(of), [TextAbout::Declined, TextAbout::Cancelled]);
        assert_eq!(TextAbout::Moved.of_visit(false, true), TextAbout::Moved);
        let text = TextAbout::Declined.words(Language::English, "Rowan Street Hospital", &When::sample(26, "09:30"), STOP).unwrap();
        assert!(text.contains("was declined") && !text.contains("cancelled"), "{text}");
        assert!(!TextAbout::Declined.is_pressing(), "nobody comes in vain to what they never agreed to");
    }

    #[test]
    fn f47_what_news_has_no_text_goes_by_mail_only() {
        for news in [VisitNews::Requested, VisitNews::Proposed, VisitNews::WrittenUp] {
            assert_eq!(TextAbout::of(news), None);
        }
    }
}
