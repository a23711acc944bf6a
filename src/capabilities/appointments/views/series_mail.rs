//! The words of the one mail about visits that were booked or offered together (F35, F45): every date, and the link of each.
//! Subject and first paragraph name neither doctor nor department, as those about one visit.

use crate::events::listeners::VisitNews;
use crate::web::letter::{MailWords, Part};
use crate::web::say::When;
use crate::web::texts::{Language, Message, MissingText, count};

/// What such a mail says.
#[derive(Debug, Clone)]
pub struct SeriesLetter<'a> {
    pub hospital: &'a str,
    /// Those with the same doctor at the same place: one group, unless something has changed since.
    pub groups: Vec<Together>,
    /// How many were planned, and how many of those have no time, where that is known and not none.
    pub lacks: Option<(u8, usize)>,
}

/// Visits that take place with the same doctor and in the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    pub doctor: String,
    /// May be empty.
    pub specialization: String,
    /// May be empty.
    pub department: String,
    /// Where to come; may be empty.
    pub place: String,
    /// They are by video.
    pub video: bool,
    /// Soonest first.
    pub visits: Vec<SeriesVisitLine>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesVisitLine {
    /// Which one of the series it is.
    pub number: u8,
    pub start: When,
    pub reference: String,
    /// The whole address of its page.
    pub page: String,
}

impl SeriesLetter<'_> {
    /// The mail. Of news that each visit has for itself there is none: it is said as what is booked.
    ///
    /// # Errors
    /// The catalogue lacks a text.
    pub fn words(&self, language: Language, news: VisitNews) -> Result<MailWords, MissingText> {
        let is_offer = news == VisitNews::Proposed;
        let (subject, why, links) = if is_offer {
            ("mail-visits-proposed-subject", "mail-visits-proposed", "mail-visits-answer")
        } else {
            ("mail-visits-booked-subject", "mail-visits-booked", "mail-visits-see")
        };
        let mut parts = vec![Part::Words(Message::new(why).with("hospital", self.hospital))];
        for group in &self.groups {
            parts.push(Part::Facts(group.facts(language)?));
            // Whoever has not agreed yet is not told how to come.
            parts.extend((!is_offer).then(|| Part::Words(group.how_to_come())));
        }
        parts.extend(self.lacks.map(|lacks| Part::Words(lacking(lacks))));
        parts.push(Part::Words(Message::new(links)));
        for visit in self.groups.iter().flat_map(|group| &group.visits) {
            parts.push(Part::Titled(Message::new("mail-moment").with("when", visit.start.clone()), &visit.page));
        }
        parts.extend((!is_offer).then(|| Part::Words(Message::new("mail-visits-calendar"))));
        MailWords::said(language, self.hospital, subject, &parts)
    }
}

/// How many visits were planned together, and how many of those have no time.
pub(super) fn lacking((of, lacks): (u8, usize)) -> Message {
    Message::new("mail-visits-lack").with("of", u32::from(of)).with("count", count(lacks))
}

impl Together {
    fn facts(&self, language: Language) -> Result<Vec<(Message, Message)>, MissingText> {
        let said = |text: &str| Message::new("mail-said").with("text", text);
        let mut facts = vec![(Message::new("mail-fact-doctor"), said(&self.doctor))];
        let rest = [
            ("mail-fact-specialization", &self.specialization),
            ("mail-fact-department", &self.department),
            ("mail-fact-place", &self.place),
        ];
        facts.extend(rest.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (Message::new(name), said(value))));
        // Where the clocks change in between, each says for itself how far it is from UTC.
        let zone =
            self.visits.first().map(|visit| &visit.start.zone).filter(|zone| self.visits.iter().all(|visit| visit.start.zone == **zone));
        if let Some(zone) = zone {
            facts.push((Message::new("mail-fact-zone"), said(&zone.long(language)?)));
        }
        for visit in &self.visits {
            let name = Message::new("mail-fact-visit").with("number", u32::from(visit.number));
            let line = Message::new(if zone.is_some() { "mail-visits-line" } else { "mail-visits-line-zone" });
            let line = line.with("when", visit.start.clone()).with("reference", visit.reference.as_str());
            facts.push((name, if zone.is_some() { line } else { line.with("zone", visit.start.zone.long(language)?) }));
        }
        Ok(facts)
    }

    /// To come early, or where the links of visits by video are. The links themselves stand in no mail.
    fn how_to_come(&self) -> Message {
        Message::new(if self.video { "mail-visits-video" } else { "mail-visits-arrive" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::render::Pages;

    fn line(number: u8, day: i8) -> SeriesVisitLine {
        SeriesVisitLine {
            number,
            start: When::sample(day, "09:30"),
            reference: format!("CD-0000-000{number}"),
            page: format!("https://portal.example/your-visit/{number}"),
        }
    }

    fn group(visits: Vec<SeriesVisitLine>) -> Together {
        Together {
            doctor: "Dr. Meera Rao".to_owned(),
            specialization: "Oncologist".to_owned(),
            department: "Oncology".to_owned(),
            place: "Building B, room 12".to_owned(),
            video: false,
            visits,
        }
    }

    fn letter(groups: Vec<Together>) -> SeriesLetter<'static> {
        SeriesLetter { hospital: "Rowan Street Hospital", groups, lacks: None }
    }

    #[test]
    fn f45_one_mail_names_every_date_of_a_series_with_its_link_and_the_doctor_once() {
        let words = letter(vec![group(vec![line(1, 25), line(2, 26), line(3, 27)])]).words(Language::English, VisitNews::Booked).unwrap();
        let text = words.text();
        for day in ["Wednesday 25 November, 09:30", "Thursday 26 November, 09:30", "Friday 27 November, 09:30"] {
            assert_eq!(text.matches(day).count(), 2, "in the list and at its link: {text}");
        }
        for part in ["Visit 2: Thursday 26 November, 09:30 (CD-0000-0002)", "/your-visit/3", "10 minutes early", "Kolkata time"] {
            assert_eq!(text.matches(part).count(), 1, "{part}: {text}");
        }
        assert!(text.matches("Meera Rao").count() == 1 && !text.contains("planned"), "{text}");
    }

    #[test]
    fn f45_as_a_page_a_mail_about_a_series_has_a_link_for_each_date_and_shows_no_address() {
        let words = letter(vec![group(vec![line(1, 25), line(2, 26)])]).words(Language::English, VisitNews::Booked).unwrap();
        let html = words.html(Language::English, &Pages::load().unwrap()).unwrap();
        for (number, day) in [(1, "Wednesday 25 November, 09:30"), (2, "Thursday 26 November, 09:30")] {
            let page = format!("https://portal.example/your-visit/{number}");
            assert!(html.contains(&format!(r#"<a href="{page}">{day}</a>"#)) && html.matches(&page).count() == 1, "{html}");
            assert!(words.text().contains(&format!("{day}\n{page}\n")), "{}", words.text());
        }
    }

    #[test]
    fn f45_nobody_who_sees_a_mailbox_from_afar_learns_what_kind_of_doctor_a_series_is_with() {
        for language in Language::ALL {
            for news in [VisitNews::Booked, VisitNews::Proposed] {
                let words = letter(vec![group(vec![line(1, 25), line(2, 26)])]).words(language, news).unwrap();
                let text = words.text();
                let preview = text.split("\n\n").next().unwrap();
                for word in ["Rao", "Oncolog"] {
                    assert!(!words.subject.contains(word) && !preview.contains(word) && text.contains(word), "{news:?} {}", words.subject);
                }
            }
        }
    }

    #[test]
    fn f35_a_mail_about_a_series_says_how_many_have_no_time() {
        let of = |lacks| SeriesLetter { lacks: Some((6, lacks)), ..letter(vec![group(vec![line(1, 25), line(2, 26)])]) };
        let text = |lacks| of(lacks).words(Language::English, VisitNews::Booked).unwrap().text();
        assert!(text(1).contains("6 visits were planned. One of them has no time yet."), "{}", text(1));
        assert!(text(4).contains("6 visits were planned. 4 of them have no time yet."), "{}", text(4));
    }

    #[test]
    fn f45_where_the_clocks_change_within_a_series_each_visit_says_how_far_it_is_from_utc() {
        let mut late = line(2, 26);
        late.start.zone.offset = "+6:30".to_owned();
        let text = letter(vec![group(vec![line(1, 25), late])]).words(Language::English, VisitNews::Booked).unwrap().text();
        assert!(text.contains("09:30, Kolkata time (UTC+5:30) (CD-") && text.contains("09:30, Kolkata time (UTC+6:30) (CD-"), "{text}");
        assert!(!text.contains("Time zone:"), "{text}");
    }

    #[test]
    fn f45_of_a_series_whose_visits_are_not_alike_each_doctor_is_named_with_theirs() {
        let other = Together { doctor: "Dr. Iyer".to_owned(), video: true, ..group(vec![line(2, 26)]) };
        let text = letter(vec![group(vec![line(1, 25)]), other]).words(Language::English, VisitNews::Booked).unwrap().text();
        let (first, second) = text.split_once("Dr. Iyer").unwrap();
        assert!(first.contains("Visit 1") && !first.contains("Visit 2: ") && second.contains("Visit 2: "), "{text}");
        assert!(first.contains("10 minutes early") && second.contains("video visits"), "{text}");
    }
}
