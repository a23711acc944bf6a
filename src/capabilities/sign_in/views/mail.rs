//! The words of account mails. The name somebody typed is not in them: whoever registers a stranger's address must not
//! be able to write to them in our name.

use crate::web::letter::{MailWords, Part};
use crate::web::say::When;
use crate::web::texts::{Language, Message, MissingText};

/// The mail with the link that confirms an address. `link` is the whole address of the page with the button.
///
/// # Errors
/// The catalogue lacks a text.
pub fn confirm_address(language: Language, hospital: &str, link: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-confirm-why").with("hospital", hospital)),
        Part::Link(link),
        Part::Words(Message::new("mail-confirm-until")),
        Part::Words(Message::new("mail-confirm-ignore")),
    ];
    MailWords::said(language, hospital, "mail-confirm-subject", &lines)
}

/// The mail to somebody whose address was registered although it has an account. `sign_in` is the whole address of
/// that page.
///
/// # Errors
/// The catalogue lacks a text.
pub fn known_address(language: Language, hospital: &str, sign_in: &str, forgot: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-known-why").with("hospital", hospital)),
        Part::Link(sign_in),
        Part::Words(Message::new("mail-known-forgot")),
        Part::Link(forgot),
        Part::Words(Message::new("mail-known-ignore")),
    ];
    MailWords::said(language, hospital, "mail-known-subject", &lines)
}

/// The mail with the link that sets a forgotten password. `link` is the whole address of the page with the form.
///
/// # Errors
/// The catalogue lacks a text.
pub fn password_reset(language: Language, hospital: &str, link: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-reset-why").with("hospital", hospital)),
        Part::Link(link),
        Part::Words(Message::new("mail-reset-until")),
        Part::Words(Message::new("mail-reset-ignore")),
    ];
    MailWords::said(language, hospital, "mail-reset-subject", &lines)
}

/// The mail with the link that moves an account to the address it comes to. `link` is the whole address of the page with the button.
///
/// # Errors
/// The catalogue lacks a text.
pub fn new_address(language: Language, hospital: &str, link: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-new-address-why").with("hospital", hospital)),
        Part::Link(link),
        Part::Words(Message::new("mail-confirm-until")),
        Part::Words(Message::new("mail-new-address-ignore")),
    ];
    MailWords::said(language, hospital, "mail-new-address-subject", &lines)
}

/// The mail to somebody whose address another account wanted to have. `sign_in` is the whole address of that page.
///
/// # Errors
/// The catalogue lacks a text.
pub fn address_taken(language: Language, hospital: &str, sign_in: &str) -> Result<MailWords, MissingText> {
    let lines = [Part::Words(Message::new("mail-address-taken-why").with("hospital", hospital)), Part::Link(sign_in)];
    MailWords::said(language, hospital, "mail-known-subject", &lines)
}

/// The mail to somebody the house made an account for. `link` is the whole address of the page with the form.
///
/// # Errors
/// The catalogue lacks a text.
pub fn invitation(language: Language, hospital: &str, link: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-invitation-why").with("hospital", hospital)),
        Part::Link(link),
        Part::Words(Message::new("mail-invitation-until")),
        Part::Words(Message::new("mail-invitation-ignore")),
    ];
    MailWords::said(language, hospital, "mail-invitation-subject", &lines)
}

/// The mail to a patient whom the desk added. `link` is the whole address of the page with the form.
///
/// # Errors
/// The catalogue lacks a text.
pub fn patient_invitation(language: Language, hospital: &str, link: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-patient-why").with("hospital", hospital)),
        Part::Link(link),
        Part::Words(Message::new("mail-patient-until")),
        Part::Words(Message::new("mail-patient-ignore")),
    ];
    MailWords::said(language, hospital, "mail-patient-subject", &lines)
}

/// The mail to somebody whose account was locked.
///
/// # Errors
/// The catalogue lacks a text.
pub fn account_locked(language: Language, hospital: &str) -> Result<MailWords, MissingText> {
    let lines = [Part::Words(Message::new("mail-locked-why").with("hospital", hospital)), Part::Words(Message::new("mail-locked-next"))];
    MailWords::said(language, hospital, "mail-locked-subject", &lines)
}

/// The mail to somebody whose account is unlocked. `link` is the whole address of the page that sets another password.
///
/// # Errors
/// The catalogue lacks a text.
pub fn account_unlocked(language: Language, hospital: &str, link: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-unlocked-why").with("hospital", hospital)),
        Part::Link(link),
        Part::Words(Message::new("mail-unlocked-until")),
        Part::Words(Message::new("mail-unlocked-ignore")),
    ];
    MailWords::said(language, hospital, "mail-unlocked-subject", &lines)
}

/// The mail with the link that confirms the address of a doctor who applies.
///
/// # Errors
/// The catalogue lacks a text.
pub fn confirm_application(language: Language, hospital: &str, link: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-apply-why").with("hospital", hospital)),
        Part::Link(link),
        Part::Words(Message::new("mail-confirm-until")),
        Part::Words(Message::new("mail-apply-ignore")),
    ];
    MailWords::said(language, hospital, "mail-confirm-subject", &lines)
}

/// The mail to a doctor who applied and works here from now on. `sign_in` is the whole address of that page.
///
/// # Errors
/// The catalogue lacks a text.
pub fn application_approved(language: Language, hospital: &str, sign_in: &str) -> Result<MailWords, MissingText> {
    let lines = [Part::Words(Message::new("mail-approved-why").with("hospital", hospital)), Part::Link(sign_in)];
    MailWords::said(language, hospital, "mail-approved-subject", &lines)
}

/// The mail to a doctor who applied and was not taken; `reason` is the administrator's, in words meant for them.
///
/// # Errors
/// The catalogue lacks a text.
pub fn application_rejected(language: Language, hospital: &str, reason: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-rejected-why").with("hospital", hospital)),
        Part::Quote(reason),
        Part::Words(Message::new("mail-rejected-next")),
    ];
    MailWords::said(language, hospital, "mail-rejected-subject", &lines)
}

/// The mail with the link to a copy of everything, before an account is erased. `link` is the whole address of the page with the
/// button.
///
/// # Errors
/// The catalogue lacks a text.
pub fn hand_over(language: Language, hospital: &str, link: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-hand-over-why").with("hospital", hospital)),
        Part::Link(link),
        Part::Words(Message::new("mail-hand-over-until")),
    ];
    MailWords::said(language, hospital, "mail-hand-over-subject", &lines)
}

/// The mail to somebody whom a patient asks to act for them. It names nobody: people choose their names. `link` and `register`
/// are whole addresses.
///
/// # Errors
/// The catalogue lacks a text.
pub fn carer_invitation(language: Language, hospital: &str, link: &str, register: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-carer-why").with("hospital", hospital)),
        Part::Link(link),
        Part::Words(Message::new("mail-carer-account")),
        Part::Link(register),
        Part::Words(Message::new("mail-carer-until")),
        Part::Words(Message::new("mail-carer-ignore")),
    ];
    MailWords::said(language, hospital, "mail-carer-subject", &lines)
}

/// What became of one person acting for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CarerNews {
    Started,
    Changed,
    Ended,
}

/// The mail about it, the same to both. `carers` is the whole address of the page that says who and what.
///
/// # Errors
/// The catalogue lacks a text.
pub fn carer_news(language: Language, hospital: &str, news: CarerNews, carers: &str) -> Result<MailWords, MissingText> {
    let why = match news {
        CarerNews::Started => "mail-carer-started-why",
        CarerNews::Changed => "mail-carer-changed-why",
        CarerNews::Ended => "mail-carer-ended-why",
    };
    let lines =
        [Part::Words(Message::new(why).with("hospital", hospital)), Part::Link(carers), Part::Words(Message::new("mail-carers-not-you"))];
    MailWords::said(language, hospital, "mail-carers-subject", &lines)
}

/// The mail to a patient whose record a doctor opened in an emergency. Nothing in it says who or why. `log` is the whole address of
/// the page that does.
///
/// # Errors
/// The catalogue lacks a text.
pub fn emergency_access(language: Language, hospital: &str, opened: When, log: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-emergency-why").with("hospital", hospital).with("when", opened)),
        Part::Link(log),
        Part::Words(Message::new("mail-emergency-question")),
    ];
    MailWords::said(language, hospital, "mail-emergency-subject", &lines)
}

/// What changed about the security of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecurityChange {
    Password,
    FactorOn,
    FactorOff,
    /// The right password came after many wrong ones.
    Guessed,
    RecoveryCode,
    RecoveryCodes,
    /// The desk was asked to take the factor away.
    LostDevice,
    /// Another address was asked for.
    AddressAsked,
    Address,
    /// The account was joined with another of the same person's, at the desk.
    Joined,
}

/// The mail that says so, for whoever did not do it. `new_password` is the whole address of the page where somebody who is signed
/// out chooses another password, which undoes all but a changed address.
///
/// # Errors
/// The catalogue lacks a text.
pub fn security_changed(language: Language, hospital: &str, change: SecurityChange, new_password: &str) -> Result<MailWords, MissingText> {
    let (subject, why) = match change {
        SecurityChange::Password => ("mail-changed-subject", "mail-changed-why"),
        SecurityChange::FactorOn => ("mail-factor-on-subject", "mail-factor-on-why"),
        SecurityChange::FactorOff => ("mail-factor-off-subject", "mail-factor-off-why"),
        SecurityChange::Guessed => ("mail-guessed-subject", "mail-guessed-why"),
        SecurityChange::RecoveryCode => ("mail-recovery-subject", "mail-recovery-why"),
        SecurityChange::RecoveryCodes => ("mail-recovery-new-subject", "mail-recovery-new-why"),
        SecurityChange::LostDevice => ("mail-lost-subject", "mail-lost-why"),
        SecurityChange::AddressAsked => ("mail-address-asked-subject", "mail-address-asked-why"),
        SecurityChange::Address => ("mail-address-changed-subject", "mail-address-changed-why"),
        SecurityChange::Joined => ("mail-joined-subject", "mail-joined-why"),
    };
    let mut lines = vec![Part::Words(Message::new(why).with("hospital", hospital))];
    if change == SecurityChange::Joined {
        lines.push(Part::Words(Message::new("mail-joined-not-you")));
    } else if change == SecurityChange::Address {
        lines.push(Part::Words(Message::new("mail-address-changed-not-you")));
    } else {
        lines.extend([Part::Words(Message::new("mail-changed-not-you")), Part::Link(new_password)]);
    }
    MailWords::said(language, hospital, subject, &lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f01_the_link_stands_on_a_line_of_its_own() {
        let link = "https://portal.example/confirm-address/abc";
        let mail = confirm_address(Language::English, "Rowan Street Hospital", link).unwrap();
        let text = mail.text();
        assert!(text.lines().any(|line| line == link), "{text}");
        assert!(mail.subject.contains("Rowan Street Hospital"));
        let known = known_address(
            Language::English,
            "Rowan Street Hospital",
            "https://portal.example/sign-in",
            "https://portal.example/forgot-password",
        )
        .unwrap();
        assert!(known.text().contains("https://portal.example/sign-in"));
    }
}
