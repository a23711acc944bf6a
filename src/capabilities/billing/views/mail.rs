//! The words of mails about invoices: that there is something to see, and where. No amount, and not what it was for.

use crate::capabilities::notifications::model::Kind;
use crate::web::letter::{MailWords, Part};
use crate::web::texts::{Language, Message, MissingText};

/// The mail to the patient. `page` is the whole address of the invoice.
///
/// # Errors
/// The catalogue lacks a text.
pub fn news(language: Language, hospital: &str, kind: Kind, page: &str) -> Result<MailWords, MissingText> {
    let (subject, text) = match kind {
        Kind::PaymentReceived => ("mail-payment-received-subject", "mail-payment-received"),
        Kind::ClaimDecided => ("mail-claim-decided-subject", "mail-claim-decided"),
        _ => ("mail-invoice-issued-subject", "mail-invoice-issued"),
    };
    MailWords::said(language, hospital, subject, &[Part::Words(Message::new(text).with("hospital", hospital)), Part::Link(page)])
}
