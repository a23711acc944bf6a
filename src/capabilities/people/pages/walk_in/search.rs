//! What is looked for: kept while one goes elsewhere and back, and taken over where nobody is found.

use jiff::Timestamp;
use serde_json::Value;

use super::super::super::model::Wanted;
use super::super::super::views::walk_in as view;
use super::super::patients::search_words_of;
use super::HERE;
use super::form::{Act, WalkInForm};
use crate::identity::keys::Keys;
use crate::primitives::ids::UserId;
use crate::primitives::tree;
use crate::web::return_path::ReturnPath;
use crate::web::sought;
use crate::web::texts::Message;

impl WalkInForm {
    /// What is wrong with the words: nothing was typed to look for, or too much.
    pub(super) fn flaw_of_search(&self) -> Option<Message> {
        if self.act() == Act::Find && self.q.trim().is_empty() {
            return Some(view::search_empty());
        }
        Wanted::parse(&self.q).err().map(|flaw| search_words_of(&flaw))
    }

    /// What was typed to find somebody who is not known stands in the field that it belongs to, unless something else does.
    pub(super) fn takes_over(&mut self) {
        let field = match Wanted::parse(&self.q) {
            Ok(Wanted::Words(_)) => &mut self.name,
            Ok(Wanted::Number(_)) => &mut self.phone,
            Ok(Wanted::Whole(letters)) if letters.contains('@') => &mut self.email,
            _ => return,
        };
        if field.trim().is_empty() {
            self.q.trim().clone_into(field);
        }
    }

    /// What the last search filled in goes with it.
    pub(super) fn takes_back(&mut self) {
        let sought = self.sought.trim();
        for field in [&mut self.name, &mut self.phone, &mut self.email] {
            if !sought.is_empty() && field.trim() == sought {
                field.clear();
            }
        }
    }

    /// The page with everything that was typed: sealed, for whoever typed it, for as long as a search lasts. `None` where it says why
    /// they come, and where nobody would be led back to it after signing in again: such forms are answered where they are sent.
    pub(super) fn address(&self, keys: &Keys, by: UserId, now: Timestamp) -> Option<String> {
        if !self.reason.trim().is_empty() {
            return None;
        }
        let Ok(Value::Object(mut typed)) = serde_json::to_value(self) else { return None };
        typed.retain(|_, said| *said != "");
        let sealed = sought::seal(keys, by, &Value::Object(typed).to_string(), now);
        let address = format!("{HERE}?search={sealed}");
        ReturnPath::checked(&address).map(|_| address)
    }

    /// What was sealed; `None` when it was changed, somebody else typed it, or it is over.
    pub(super) fn opened(keys: &Keys, by: UserId, sealed: &str, now: Timestamp) -> Option<Self> {
        tree::from_json(sought::open(keys, by, sealed, now)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::{Clock, after};

    fn looking_for(q: &str) -> WalkInForm {
        WalkInForm { act: "find".into(), q: q.into(), ..WalkInForm::default() }
    }

    #[test]
    fn f29_who_is_found_nowhere_is_added_under_the_words_that_were_typed() {
        let filled = |q: &str| {
            let mut form = looking_for(q);
            form.takes_over();
            (form.name, form.phone, form.email)
        };
        let of = |name: &str, phone: &str, email: &str| (name.to_owned(), phone.to_owned(), email.to_owned());
        assert_eq!(filled(" Noor Rahman "), of("Noor Rahman", "", ""));
        assert_eq!(filled("+91 98"), of("", "+91 98", ""));
        assert_eq!(filled("Noor@example.org"), of("", "", "Noor@example.org"));
        for nothing in ["", "HR-7K4M-29", "#"] {
            assert_eq!(filled(nothing), of("", "", ""), "{nothing}");
        }
        let mut typed = WalkInForm { name: "Noor".into(), ..looking_for("Rahman") };
        typed.takes_over();
        assert_eq!(typed.name, "Noor", "what was typed there stays");
    }

    #[test]
    fn f29_what_a_search_filled_in_goes_with_it_and_so_does_whoever_was_alike() {
        let next = |name: &str, q: &str| {
            let form = WalkInForm { name: name.into(), sought: "noor".into(), others: "usr_1".into(), ..looking_for(q) };
            let form = form.of_its_search();
            (form.name, form.others)
        };
        assert_eq!(next("noor", "ben"), (String::new(), String::new()));
        assert_eq!(next("Noor Rahman", "ben"), ("Noor Rahman".to_owned(), String::new()), "typed since");
        assert_eq!(next("noor", " "), ("noor".to_owned(), "usr_1".to_owned()), "nothing is looked for");
    }

    #[test]
    fn f29_a_search_of_nothing_is_a_mistake_and_other_presses_need_none() {
        assert_eq!(looking_for(" \t").flaw_of_search(), Some(view::search_empty()));
        assert_eq!(looking_for("noor").flaw_of_search(), None);
        assert!(looking_for(&"x".repeat(121)).flaw_of_search().is_some());
        assert_eq!(WalkInForm { act: "times".into(), ..looking_for("") }.flaw_of_search(), None);
    }

    #[test]
    fn f29_what_was_typed_is_in_no_address_and_opens_for_whoever_typed_it() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let ids = IdSource::seeded(Clock::fixed(now), 1);
        let (keys, ruth, tomas) = (Keys::from_root([3; 32], ids.clone()), UserId::new(&ids), UserId::new(&ids));
        let form = WalkInForm { name: "Noor".into(), email: "noor@example.org".into(), ..looking_for("noor") };
        let address = form.address(&keys, ruth, now).unwrap();
        assert!(!address.to_lowercase().contains("noor"), "{address}");
        let sealed = address.split_once("?search=").unwrap().1;
        assert_eq!(WalkInForm::opened(&keys, ruth, sealed, now), Some(form.clone()));
        assert_eq!(WalkInForm::opened(&keys, tomas, sealed, now), None);
        assert_eq!(WalkInForm::opened(&keys, ruth, sealed, after(now, 3_600)), None, "an hour later");
        assert_eq!(WalkInForm { reason: "Cough".into(), ..form }.address(&keys, ruth, now), None, "why they come is in no address");
    }

    #[test]
    fn f29_an_address_of_a_search_is_one_that_signing_in_leads_back_to() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let ids = IdSource::seeded(Clock::fixed(now), 1);
        let (keys, ruth) = (Keys::from_root([3; 32], ids.clone()), UserId::new(&ids));
        let usual = WalkInForm {
            who: "new".into(),
            name: "Noor Rahman".into(),
            date_of_birth: "1980-02-29".into(),
            phone: "+91 98765 43210".into(),
            email: "noor.rahman@example.org".into(),
            department: ruth.to_string(),
            doctor: ruth.to_string(),
            looked: format!("{ruth} {ruth} "),
            time: format!("{ruth} 2026-11-23T05:00:00Z"),
            check_in: "yes".into(),
            idempotency_key: ruth.to_string(),
            ..looking_for("noor")
        };
        let address = usual.address(&keys, ruth, now).unwrap();
        assert!(ReturnPath::checked(&address).is_some(), "{} bytes", address.len());
        assert_eq!(WalkInForm { name: "x".repeat(800), ..usual }.address(&keys, ruth, now), None, "too long");
    }
}
