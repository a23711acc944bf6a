//! The words of the mails about a report: that it was checked, that a doctor has looked at it. They name no file, and not what was found.

use crate::capabilities::notifications::model::Kind;
use crate::web::letter::{MailWords, Part};
use crate::web::texts::{Language, Message, MissingText};

/// The mail to the patient. `page` is the whole address of the report.
///
/// # Errors
/// The catalogue lacks a text.
pub fn news(language: Language, hospital: &str, kind: Kind, page: &str) -> Result<MailWords, MissingText> {
    let why = match kind {
        Kind::ReportAvailable => "mail-report-available",
        Kind::ReportReviewed => "mail-report-reviewed",
        _ => "mail-report-rejected",
    };
    let lines = [Part::Words(Message::new(why).with("hospital", hospital)), Part::Link(page)];
    MailWords::said(language, hospital, "mail-report-subject", &lines)
}
