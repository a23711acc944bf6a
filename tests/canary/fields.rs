//! The list: everything that people, the house or programs fill in today and that must stay where it belongs. Whoever adds a
//! field adds its line here and fills it in in `filling.rs`; a line that nothing fills in fails the test.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// How a field is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Who somebody is: for themselves, and for whoever works with them.
    Personal,
    /// Health: for the patient and the doctors in their care.
    Clinical,
    /// Health that is said to the assistant: for whoever says it, and kept nowhere.
    Unkept,
    /// Opens something: for nobody, but where it is shown once.
    Secret,
    /// Opens something and travels in a mail.
    Link,
}

use Class::{Clinical, Link, Personal, Secret, Unkept};

/// Name, class and what it is filled in with; an empty text is made by the house and learnt when it is shown.
const FIELDS: &[(&str, Class, &str)] = &[
    ("name", Personal, "Zqnamewort"),
    ("email", Personal, "zqmailwort"),
    ("new_email", Personal, "zqnewmailwort"),
    ("carer_email", Personal, "zqcarermailwort"),
    ("phone", Personal, "9845012377"),
    ("later_phone", Personal, "9845012388"),
    ("date_of_birth", Personal, "1931-07-17"),
    ("address", Personal, "Zqlanewort"),
    ("later_address", Personal, "Zqlaterlanewort"),
    ("doctors_phone", Personal, "9845012399"),
    ("licence_number", Personal, "ZQLICENCEWORT"),
    ("leave_reason", Personal, "Zqleavewort"),
    ("late_reason", Personal, "Zqlatewort"),
    ("donation_note", Personal, "Zqdonornotewort"),
    ("donation_rejected", Personal, "Zqdonorwhywort"),
    ("insurer", Personal, "Zqinsurerwort"),
    ("policy_number", Personal, "ZQ-POLICY-WORT-77"),
    ("claim_note", Personal, "Zqclaimnotewort"),
    ("invoice_line", Personal, "Zqinvoicelinewort"),
    ("chat_question", Clinical, "Zqquestionwort"),
    ("chat_answer", Clinical, "Zqanswerwort"),
    ("refused_message", Clinical, "Zqrefusedmessagewort"),
    ("reason", Clinical, "Zqreasonwort"),
    ("symptoms", Clinical, "Zqsymptomwort"),
    ("refused_reason", Clinical, "Zqrefusedwort"),
    ("typed_reason", Clinical, "Zqtypedwort"),
    ("typed_symptoms", Clinical, "Zqtypedsymptomwort"),
    ("note", Clinical, "Zqnotewort"),
    ("refused_note", Clinical, "Zqrefusednotewort"),
    ("proposed_reason", Clinical, "Zqproposedwort"),
    ("refused_proposed_reason", Clinical, "Zqrefusedproposedwort"),
    ("series_reason", Clinical, "Zqserieswort"),
    ("refused_series_reason", Clinical, "Zqrefusedserieswort"),
    ("series_cancel_reason", Clinical, "Zqseriescancelwort"),
    ("refused_series_cancel_reason", Clinical, "Zqrefusedseriescancelwort"),
    ("leave_cancel_reason", Clinical, "Zqleavecancelwort"),
    ("refused_leave_cancel_reason", Clinical, "Zqrefusedleavecancelwort"),
    ("declined_reason", Clinical, "Zqdeclinedwort"),
    ("cancel_reason", Clinical, "Zqcancelwort"),
    ("move_reason", Clinical, "Zqmovewort"),
    ("waiting_reason", Clinical, "Zqwaitingwort"),
    ("refused_waiting_reason", Clinical, "Zqrefusedwaitingwort"),
    ("diagnosis", Clinical, "Zqdiagnosiswort"),
    ("prescription", Clinical, "Zqprescriptionwort"),
    ("notes", Clinical, "Zqrecordnoteswort"),
    ("medicine", Clinical, "Zqmedicinewort"),
    ("dose", Clinical, "Zqdosewort"),
    ("how_often", Clinical, "Zqoftenwort"),
    ("how_long", Clinical, "Zqlongwort"),
    ("refused_diagnosis", Clinical, "Zqrefuseddiagnosiswort"),
    ("searched_code", Clinical, "Zqsearchedwort"),
    ("draft", Clinical, "Zqdraftwort"),
    ("amended_notes", Clinical, "Zqamendedwort"),
    ("amendment_reason", Clinical, "Zqamendmentwort"),
    ("allergy", Clinical, "Zqallergywort"),
    ("own_medicine", Clinical, "Zqownmedicinewort"),
    ("condition", Clinical, "Zqconditionwort"),
    ("refused_allergy", Clinical, "Zqrefusedallergywort"),
    ("mood_note", Clinical, "Zqmoodnotewort"),
    ("refused_mood_note", Clinical, "Zqrefusedmoodnotewort"),
    ("report_name", Clinical, "Zqreportwort"),
    ("report_value", Clinical, "48151.62"),
    ("review_comment", Clinical, "Zqreviewwort"),
    ("refused_review_comment", Clinical, "Zqrefusedreviewwort"),
    ("refused_report_name", Clinical, "Zqrefusedreportwort"),
    ("emergency_reason", Clinical, "Zqemergencywort"),
    ("refused_emergency_reason", Clinical, "Zqrefusedemergencywort"),
    ("asked", Unkept, "Zqaskedwort"),
    ("asked_urgently", Unkept, "Zqaskedurgentlywort"),
    ("asked_before", Unkept, "Zqaskedbeforewort"),
    ("refused_question", Unkept, "Zqrefusedquestionwort"),
    ("password", Secret, "zqpassword of four tulips"),
    ("wrong_password", Secret, "zqwrongword of five roses"),
    ("short_password", Secret, "zqshortword"),
    ("new_password", Secret, "zqnewword of nine lilies"),
    ("reset_password", Secret, "zqresetword of six daisies"),
    ("session", Secret, ""),
    ("second_factor_seed", Secret, ""),
    ("recovery_code", Secret, ""),
    ("api_key", Secret, ""),
    ("webhook_secret", Secret, ""),
    ("webhook_token", Secret, "zqwebhooktokenword"),
    ("confirmation_link", Link, ""),
    ("new_address_link", Link, ""),
    ("reset_link", Link, ""),
    ("carer_link", Link, ""),
];

/// What was filled in so far.
#[derive(Default)]
pub struct Markers(RefCell<BTreeMap<&'static str, (Class, String)>>);

impl Markers {
    /// What a field is filled in with.
    pub fn of(&self, field: &str) -> &'static str {
        let (name, class, marker) = line(field);
        self.0.borrow_mut().insert(name, (class, marker.to_lowercase()));
        marker
    }

    /// What the house has made.
    pub fn learns(&self, field: &str, secret: &str) {
        assert!(secret.len() >= 10, "{field} is too short to be told from other text: {secret}");
        let (name, class, _) = line(field);
        self.0.borrow_mut().insert(name, (class, secret.to_lowercase()));
    }

    /// What was learnt, in small letters.
    pub fn made(&self, field: &str) -> String {
        self.0.borrow()[field].1.clone()
    }

    /// Lines that nothing has filled in.
    pub fn missing(&self) -> Vec<&'static str> {
        FIELDS.iter().map(|(name, ..)| *name).filter(|name| !self.0.borrow().contains_key(name)).collect()
    }

    /// The fields of some classes that stand in a text, whatever their case and however a URL writes them.
    pub fn in_text(&self, text: &str, classes: &[Class]) -> Vec<&'static str> {
        let text = plain(text).to_lowercase();
        let filled = self.0.borrow();
        let found = filled.iter().filter(|(_, (class, marker))| classes.contains(class) && text.contains(marker));
        found.map(|(name, _)| *name).collect()
    }
}

pub const ALL: &[Class] = &[Personal, Clinical, Unkept, Secret, Link];

fn line(field: &str) -> (&'static str, Class, &'static str) {
    *FIELDS.iter().find(|(name, ..)| *name == field).unwrap_or_else(|| panic!("{field} is not in the list"))
}

/// Without `%20` and `+`.
fn plain(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 2;
            }
            None => out.push(if bytes[at] == b'+' { b' ' } else { bytes[at] }),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}
