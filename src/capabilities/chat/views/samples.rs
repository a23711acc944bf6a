//! Every state of the pages of conversations.

use uuid::Uuid;

use super::{File, InboxLine, InboxPage, Said, Start, ThreadPage, care_ended, doctor_left, empty_text, report_gone, too_fast, too_long};
use crate::primitives::ids::{ConversationId, MessageId, ReportId};
use crate::web::field::Field;
use crate::web::people::{ActingFor, sample_user};
use crate::web::say::When;
use crate::web::texts::count;

fn conversation(number: u128) -> ConversationId {
    ConversationId::from_uuid(Uuid::from_u128(number))
}

pub(super) fn inboxes() -> Vec<InboxPage> {
    let line = |number: u128, name: &str, unread, is_new| InboxLine {
        id: conversation(number),
        name: name.into(),
        initials: "LF".into(),
        at: When::sample(23, "09:30"),
        unread,
        is_new,
        care_over: false,
        aside: None,
    };
    let ended = InboxLine { care_over: true, aside: Some(MessageId::from_uuid(Uuid::from_u128(4))), ..line(4, "Asha Rao", 1, false) };
    let long_ended = InboxLine { care_over: true, ..line(5, "Tomas Reiter", 0, false) };
    let lines = vec![line(1, "Dr Leena Farah", 2, false), line(2, "Dr Samuel Ito", 1, false), line(3, "Dr Imani Okafor", 0, true)];
    let start = Start { id: sample_user(9), name: "Dr Nadia Rahman".into(), initials: "NR".into() };
    let older = Some("/conversations?cursor=sealed".to_owned());
    let full = InboxPage { lines: lines.clone(), starts: vec![start.clone()], acting: None, is_doctor: false, newest: None, older };
    let none = InboxPage { lines: vec![], starts: vec![], older: None, ..full.clone() };
    vec![
        full.clone(),
        InboxPage { lines: vec![], starts: vec![start], older: None, ..full.clone() },
        none.clone(),
        InboxPage { is_doctor: true, ..none.clone() },
        InboxPage { is_doctor: true, starts: vec![], newest: Some("/conversations".into()), ..full.clone() },
        InboxPage { is_doctor: true, starts: vec![], lines: vec![ended, long_ended], older: None, ..full.clone() },
        InboxPage { acting: Some(ActingFor::sample()), starts: vec![], ..full },
        InboxPage { acting: Some(ActingFor::sample()), ..none },
    ]
}

pub(super) fn threads() -> Vec<ThreadPage> {
    let said = |number: u128, mine, text: &str| Said {
        id: MessageId::from_uuid(Uuid::from_u128(number)),
        mine,
        author: if mine { "Maya Lindqvist" } else { "Dr Leena Farah" }.into(),
        at: When::sample(23, "09:30"),
        text: text.into(),
        file: None,
        href: None,
    };
    let file = Said {
        file: Some("blood count.pdf".into()),
        href: Some(format!("/reports/{}", ReportId::from_uuid(Uuid::from_u128(5)))),
        ..said(3, true, "Here are the values\nfrom last week.")
    };
    let full = ThreadPage {
        id: conversation(1),
        with: "Dr Leena Farah".into(),
        patient_id: sample_user(1),
        is_doctor: false,
        acting: None,
        lines: vec![said(1, true, "May I take the tablets with food? <b>Thank you</b>"), said(2, false, "Yes, with some water."), file],
        last: Some(MessageId::from_uuid(Uuid::from_u128(3))),
        unread: 1,
        shows_unread: true,
        older: Some("/conversations/cnv_1?cursor=sealed".into()),
        newest: None,
        writes: true,
        left: None,
        files: vec![File { value: "rpt_1".into(), name: "blood count.pdf".into() }],
        text: Field::default(),
        report: Field::default(),
        limit: count(2_000),
        idempotency_key: "form-1".into(),
        trouble: None,
    };
    let none = ThreadPage { lines: vec![], last: None, unread: 0, older: None, files: vec![], ..full.clone() };
    vec![
        full.clone(),
        none.clone(),
        ThreadPage { is_doctor: true, with: "Maya Lindqvist".into(), ..full.clone() },
        ThreadPage { text: Field::wrong("", empty_text()), unread: 0, ..full.clone() },
        ThreadPage { text: Field::wrong("A long one", too_long(count(2_000))), report: Field::wrong("", report_gone()), ..full.clone() },
        ThreadPage { trouble: Some(too_fast(40)), text: Field::of("I will, thank you."), ..full.clone() },
        ThreadPage { trouble: Some(care_ended()), writes: false, ..full.clone() },
        ThreadPage { writes: false, last: None, newest: Some("/conversations/cnv_1".into()), ..full.clone() },
        ThreadPage { writes: false, left: Some("/departments/dpt_1".into()), ..full.clone() },
        ThreadPage { trouble: Some(doctor_left("Dr Leena Farah")), writes: false, left: Some("/departments".into()), ..none },
        ThreadPage { acting: Some(ActingFor::sample()), writes: false, unread: 0, ..full },
    ]
}
