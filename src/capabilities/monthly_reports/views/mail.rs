//! The words of the mail about a month: numbers, and a link to the rest. No patient, no diagnosis.

use super::super::model::Figures;
use super::chart::clock;
use crate::capabilities::appointments::model::Status;
use crate::web::letter::{MailWords, Part};
use crate::web::say::Day;
use crate::web::texts::{Arg, Language, Message, MissingText};

/// The mail about a month, by its first day; `page`: the whole address of its page.
///
/// # Errors
/// The catalogue lacks a text.
pub fn month(language: Language, hospital: &str, month: &Day, figures: &Figures, page: &str) -> Result<MailWords, MissingText> {
    let of_month = |key: &'static str| Message::new(key).with("month", Arg::Month(month.clone()));
    let number = |count: u32| Message::new("mail-said").with("text", count.to_string());
    let mut facts = vec![
        (Message::new("mail-month-visits"), number(figures.visits())),
        (Message::new("mail-month-came"), number(figures.came())),
        (Message::new("mail-month-no-show"), number(figures.standing(Status::NoShow))),
    ];
    let rate = figures.no_show_rate().map(|rate| Message::new("months-percent").with("rate", rate.to_string()));
    facts.extend(rate.map(|rate| (Message::new("mail-month-no-show-rate"), rate)));
    facts.push((Message::new("mail-month-cancelled"), number(figures.standing(Status::Cancelled))));
    let busiest = figures
        .busiest()
        .map(|(hour, count)| Message::new("mail-month-hour").with("count", count).with("from", clock(hour)).with("to", clock(hour + 1)));
    facts.extend(busiest.map(|busiest| (Message::new("mail-month-busiest"), busiest)));
    facts.push((Message::new("mail-month-records"), number(figures.written_up())));
    let parts = [
        Part::Words(of_month("mail-month-lead").with("hospital", hospital)),
        Part::Facts(facts),
        Part::Words(Message::new("mail-month-more")),
        Part::Link(page),
    ];
    MailWords::said(language, hospital, of_month("mail-month-subject"), &parts)
}
