//! Where something could leak into, and what may stand there.

use std::io::Write;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use caredesk::access::role::Role;

use crate::fields::{ALL, Class, Markers};
use crate::filling::House;
use crate::support::Answer;
use crate::support::feedback::topic;

const HEALTH: &[Class] = &[Class::Clinical, Class::Unkept];
const IN_NO_ROW: &[Class] = &[Class::Secret, Class::Unkept];
const SECRETS: &[Class] = &[Class::Secret];

/// The log, kept.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Everything that stands where it must not, one line each.
pub fn findings(house: &House, answers: &[(IpAddr, Answer)], rows: &[String], log: &str) -> Vec<String> {
    let markers = &house.markers;
    let mut found = Vec::new();
    // It is long: lines are looked at when something stands in it at all.
    let suspicious = if markers.in_text(log, ALL).is_empty() { "" } else { log };
    for line in suspicious.lines() {
        found.extend(say(markers, "the log says", line, ALL, line));
    }
    for message in house.app.sent() {
        // What SES reports comes in over that topic: the house says nothing there.
        if message["to"] == topic() {
            continue;
        }
        let text = message.to_string();
        if message["service"] == "sms" {
            let words = message["text"].as_str().unwrap_or_default();
            found.extend(say(markers, "a text says", words, ALL, words));
            continue;
        }
        if message["service"] != "ses" {
            found.extend(say(markers, "a message to the topic says", &text, ALL, &text));
            continue;
        }
        let subject = message["subject"].as_str().unwrap_or_default();
        found.extend(say(markers, "a mail's subject says", subject, ALL, subject));
        let never = [Class::Clinical, Class::Unkept, Class::Secret];
        found.extend(say(markers, "a mail says", &text, &never, subject));
    }
    for got in house.receiver.got() {
        found.extend(say(markers, "a webhook says", &got.body, ALL, &got.id));
    }
    for row in rows {
        found.extend(say(markers, "a row keeps", row, IN_NO_ROW, ""));
    }
    for (from, answer) in answers {
        found.extend(in_answer(house, *from, answer));
    }
    found.sort();
    found.dedup();
    found
}

fn in_answer(house: &House, from: IpAddr, answer: &Answer) -> Vec<String> {
    let markers = &house.markers;
    let (asked, body) = (format!("{} ({})", answer.asked, answer.status), answer.text());
    let mut found = Vec::new();
    // Whoever searches by a name finds it in the way to the next page of what they asked.
    let typed = markers.in_text(&answer.asked, &[Class::Personal]);
    for address in addresses(answer) {
        // The page that a mailed link opens sends its form to itself, and to nobody else.
        let own = answer.asked.contains(&address);
        let never = if own { &[Class::Personal, Class::Clinical, Class::Unkept, Class::Secret] } else { ALL };
        let all = say(markers, "an address says", &address, never, &asked);
        found.extend(all.into_iter().filter(|line| !typed.iter().any(|name| is_about(line, Some(name)))));
    }
    let is_page = answer.header("content-type").starts_with("text/html");
    // The forms, the one of signing in among them.
    let keeps_what_was_typed = is_page && matches!(answer.status, 401 | 409 | 422);
    if answer.status >= 400 && !keeps_what_was_typed {
        // Whoever asks sees their own name at the top of every page, also of one that refuses.
        let name = house.is_asha(from).then_some("name");
        found.extend(say(markers, "an error says", &body, ALL, &asked).into_iter().filter(|line| !is_about(line, name)));
    }
    let typed = ["password", "wrong_password", "short_password", "new_password", "reset_password", "session"];
    let secrets = markers.in_text(&body, SECRETS);
    found.extend(secrets.iter().filter(|name| typed.contains(name)).map(|name| format!("an answer says {name}: {asked}")));
    match house.role_at(from) {
        Some(Role::Receptionist | Role::Administrator) => found.extend(say(markers, "staff are told", &body, HEALTH, &asked)),
        Some(Role::Patient | Role::Doctor) if house.is_a_bystander(from) => {
            let not_theirs = ["doctors_phone", "licence_number", "leave_reason"];
            let all = say(markers, "a bystander is told", &body, ALL, &asked);
            found.extend(all.into_iter().filter(|line| !not_theirs.iter().any(|name| is_about(line, Some(name)))));
        }
        _ => {}
    }
    found
}

/// Where an answer leads: its `Location`, and whatever a page links to, loads or sends forms to.
fn addresses(answer: &Answer) -> Vec<String> {
    let mut found = vec![answer.location().to_owned()];
    if answer.header("content-type").starts_with("text/html") {
        let page = answer.page();
        for (element, attribute) in
            [("a", "href"), ("link", "href"), ("form", "action"), ("button", "formaction"), ("img", "src"), ("script", "src")]
        {
            found.extend(page.all(element).iter().filter_map(|one| one.attribute(attribute)).map(str::to_owned));
        }
    }
    found.retain(|address| !address.is_empty());
    found
}

fn say(markers: &Markers, place: &str, text: &str, never: &[Class], context: &str) -> Vec<String> {
    let context: String = context.chars().take(300).collect();
    markers.in_text(text, never).into_iter().map(|name| format!("{place} {name}: {context}")).collect()
}

fn is_about(finding: &str, name: Option<&str>) -> bool {
    name.is_some_and(|name| finding.split(": ").next().is_some_and(|start| start.ends_with(&format!(" {name}"))))
}
