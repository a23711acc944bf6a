//! What the pages of the trail show.

use jiff::civil::date;
use serde::Serialize;

use super::model::{Act, Kind, Wanted, act_of};
use crate::access::role::Role;
use crate::capabilities::records::model::Background;
use crate::identity::audit::Decision;
use crate::primitives::ids::{
    ApiKeyId, AppointmentId, CarerGrantId, DepartmentId, DonationId, EmergencyAccessId, ExceptionId, ExportId, HoldId, MessageId,
    MovementId, RecordId, ReportId, RequestId, RuleId, UserId, VitalId, WaitId, WardId, WebhookId,
};
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::people::sample_user;
use crate::web::render::{Sample, View};
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /admin/audit?from=&to=&person=&side=&kind=`.
#[derive(Debug, Clone, Serialize)]
pub struct AuditPage {
    /// First day shown.
    pub from: Day,
    /// Last day shown.
    pub to: Day,
    /// What was asked for, and what of it cannot be.
    pub fields: AuditFields,
    /// Kinds of acts to choose from.
    pub kinds: Vec<KindChoice>,
    /// Whether more than the days narrows the list.
    pub filtered: bool,
    /// The same days, everything.
    pub all_href: String,
    pub lines: Vec<AuditLine>,
    /// The first page, on any later one.
    pub newest: Option<String>,
    pub more: Option<More>,
    /// Everything that was asked for, as a file.
    pub export_href: String,
}

/// What of the trail was asked for.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AuditFields {
    /// A date.
    pub from: Field,
    /// A date.
    pub to: Field,
    /// An id or an address of mail.
    pub person: Field,
    /// `actor` or `subject`.
    pub side: Field,
    /// A kind's word, or `denied`.
    pub kind: Field,
}

impl AuditFields {
    /// Whether something of what was asked for cannot be.
    #[must_use]
    pub fn are_wrong(&self) -> bool {
        [&self.from, &self.to, &self.person, &self.side, &self.kind].iter().any(|field| field.is_wrong())
    }
}

/// A kind to choose.
#[derive(Debug, Clone, Serialize)]
pub struct KindChoice {
    pub value: &'static str,
    pub text: Message,
}

/// Where the list goes on.
#[derive(Debug, Clone, Serialize)]
pub struct More {
    pub href: String,
    /// The page is not full: enough was looked at for one answer.
    pub search_goes_on: bool,
}

/// Somebody in the trail.
#[derive(Debug, Clone, Serialize)]
pub struct Somebody {
    /// As the account says it now; empty when there is none (any more).
    pub name: String,
    /// What they were, for whoever acted.
    pub role: Option<Role>,
    pub id: UserId,
    /// The list narrowed to them.
    pub href: String,
}

/// Who acted.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "of")]
pub enum Actor {
    Person(Somebody),
    /// A program, by the name of its key; empty when there is no such key (any more).
    Program(String),
    Stranger,
    House,
}

/// What it was done to.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "of")]
pub enum Thing {
    /// A visit, which an administrator may open: without its clinical part.
    Visit(AppointmentId),
    /// Visits in one list.
    Visits(u32),
    /// What was asked of the trail: days, and ids that narrow it.
    Days { from: Day, to: Day, narrowed: String },
    /// An emergency access, which an administrator reviews.
    Emergency(EmergencyAccessId),
    /// Something else with an id, behind which may stand what became of it: what it is in words.
    Known { what: Message, id: String, told: String },
    /// What became of it, in words.
    Told(String),
    /// The route that was refused.
    Route(String),
    /// What became of somebody whom the line names.
    Named(String),
    /// Strangers sent away from one address in one minute.
    Refusals { address: String, minute: When, count: u32 },
}

/// What an id is of, by what it begins with; `None` for what is no id of the house.
pub(super) fn known(object: &str) -> Option<Message> {
    let kind = match object.split_once('_') {
        Some((kind, body)) if body.len() == 26 => kind,
        None if object == Background::ITEM => object,
        _ => return None,
    };
    let what = match kind {
        UserId::PREFIX => "audit-of-account",
        DepartmentId::PREFIX => "audit-of-department",
        RecordId::PREFIX => "audit-of-record",
        VitalId::PREFIX => "audit-of-vital",
        ReportId::PREFIX => "audit-of-report",
        HoldId::PREFIX => "audit-of-hold",
        WaitId::PREFIX => "audit-of-wait",
        RuleId::PREFIX | ExceptionId::PREFIX => "audit-of-hours",
        ApiKeyId::PREFIX => "audit-of-key",
        WebhookId::PREFIX => "audit-of-webhook",
        DonationId::PREFIX => "audit-of-donation",
        MovementId::PREFIX => "audit-of-movement",
        WardId::PREFIX => "audit-of-ward",
        ExportId::PREFIX => "audit-of-copy",
        CarerGrantId::PREFIX => "audit-of-carer",
        MessageId::PREFIX => "audit-of-message",
        Background::ITEM => "audit-of-background",
        _ => return None,
    };
    Some(Message::new(what))
}

/// One entry.
#[derive(Debug, Clone, Serialize)]
pub struct AuditLine {
    pub at: When,
    pub act: Done,
    pub actor: Actor,
    /// `None` when it is about nobody, or about whoever did it.
    pub subject: Option<Somebody>,
    /// Whoever acted did so for them, who let them.
    pub for_subject: bool,
    /// A doctor without care did it, by an emergency access.
    pub in_emergency: bool,
    /// Whoever did it was not signed in and held the link of a mail.
    pub by_link: bool,
    pub thing: Option<Thing>,
    /// What staff said why; mostly empty.
    pub reason: String,
    pub request: Option<RequestId>,
}

/// `GET /me/access-log`.
#[derive(Debug, Clone, Serialize)]
pub struct AccessLog {
    pub looks: Vec<LookLine>,
    /// The first page, on any later one.
    pub newest: Option<String>,
    pub older: Option<String>,
    /// Nothing is on this page, and there may be something further back.
    pub search_goes_on: bool,
}

/// Somebody saw or wrote something.
#[derive(Debug, Clone, Serialize)]
pub struct LookLine {
    pub at: When,
    pub act: Done,
    /// Empty when there is no such account (any more).
    pub name: String,
    pub role: Option<Role>,
    /// By somebody whom the reader lets act for them.
    pub for_reader: bool,
    /// By a doctor who does not have the reader in care, in an emergency.
    pub in_emergency: bool,
    /// What staff said why; mostly empty.
    pub reason: String,
}

/// An act as a line of a list says it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Done {
    /// What was done or tried; an act of another version by its word.
    pub words: Message,
    /// It was refused, and the words do not say so themselves.
    pub is_refused: bool,
}

impl Done {
    /// `word` is the act's as it stands in the trail.
    #[must_use]
    pub fn of(word: &str, decision: Decision) -> Self {
        let (act, is_denied) = (act_of(word), decision == Decision::Denied);
        if let Some(text) = act.filter(|_| is_denied).and_then(Act::refused_text) {
            return Self { words: Message::new(text), is_refused: false };
        }
        let words = act.map_or_else(|| Message::new("act-unknown").with("word", word), |act| Message::new(act.text));
        Self { words, is_refused: is_denied }
    }
}

/// Every kind there is to choose.
#[must_use]
pub fn kinds() -> Vec<KindChoice> {
    let denied = KindChoice { value: Wanted::DENIED, text: Message::new("audit-kind-denied") };
    Kind::ALL.map(|kind| KindChoice { value: kind.word(), text: Message::new(kind.text()) }).into_iter().chain([denied]).collect()
}

/// Nobody has this id or address.
#[must_use]
pub fn person_unknown() -> Message {
    Message::new("wrong-audit-person")
}

/// No such kind of act.
#[must_use]
pub fn kind_unknown() -> Message {
    Message::new("wrong-audit-kind")
}

/// More than one file holds.
#[must_use]
pub fn too_much(most: u32) -> Message {
    Message::new("wrong-audit-too-much").with("most", most)
}

impl View for AuditPage {
    const TEMPLATE: &'static str = "audit/trail.html";
    const PLACE: Place = Place::Audit;

    fn title(&self) -> Message {
        Message::new("audit-title")
    }

    fn has_errors(&self) -> bool {
        self.fields.are_wrong()
    }

    fn samples() -> Vec<Self> {
        let fields =
            AuditFields { from: Field::of("2026-11-24"), to: Field::of("2026-11-24"), side: Field::of("actor"), ..AuditFields::default() };
        let day = Day::of(date(2026, 11, 24));
        let every_act = Act::ALL.iter().zip(0..).map(|(act, number)| AuditLine::sample(act.word, number));
        let lines: Vec<AuditLine> = every_act.chain([AuditLine::sample("bed.assign", 7), AuditLine::sample("session.start", 13)]).collect();
        let full = Self {
            from: day.clone(),
            to: day,
            fields: fields.clone(),
            kinds: kinds(),
            filtered: false,
            all_href: "/admin/audit?from=2026-11-24&to=2026-11-24".into(),
            lines: vec![],
            newest: None,
            more: Some(More { href: "/admin/audit?cursor=sealed".into(), search_goes_on: false }),
            export_href: "/admin/audit/export?from=2026-11-24&to=2026-11-24".into(),
        };
        let narrowed = AuditFields { person: Field::of("usr_1"), side: Field::of("subject"), kind: Field::of("sign_in"), ..fields.clone() };
        let goes_on = Some(More { href: "/admin/audit?cursor=sealed".into(), search_goes_on: true });
        let searching =
            Self { fields: narrowed.clone(), filtered: true, newest: Some("/admin/audit".into()), more: goes_on, ..full.clone() };
        let none = Self { more: None, newest: None, ..searching.clone() };
        let quiet = Self { fields: fields.clone(), filtered: false, ..none.clone() };
        let wrong = AuditFields {
            to: Field::wrong("soon", too_much(10_000)),
            person: Field::wrong("nobody@example.org", person_unknown()),
            kind: Field::wrong("", kind_unknown()),
            ..fields
        };
        let refused = Self { fields: wrong, ..quiet.clone() };
        // Pages hold fifty entries.
        let pages = lines.chunks(50).map(|lines| Self { lines: lines.to_vec(), ..full.clone() });
        pages.chain([searching, none, quiet, refused]).collect()
    }
}

impl AuditLine {
    fn sample(act: &str, number: u32) -> Self {
        let somebody = |number, name: &str, role| {
            let id = sample_user(number);
            Somebody { name: name.into(), role, href: format!("/admin/audit?person={id}&side=actor"), id }
        };
        let minute = When::sample(24, "09:30");
        let (actor, thing) = match number % 6 {
            5 => (
                Actor::Program(if number % 4 == 1 { String::new() } else { "Check-in kiosk".into() }),
                known(&RecordId::from_uuid(uuid::Uuid::from_u128(u128::from(number))).to_string()).map(|what| Thing::Known {
                    what,
                    id: RecordId::from_uuid(uuid::Uuid::from_u128(u128::from(number))).to_string(),
                    told: if number % 4 == 1 { "Place: none → B 12".into() } else { String::new() },
                }),
            ),
            0 => (Actor::Person(somebody(7, "Dr Leena Farah", Some(Role::Doctor))), Some(Thing::Visits(25))),
            1 => (Actor::Stranger, Some(Thing::Refusals { address: "198.51.100.7".into(), minute: minute.clone(), count: 14 })),
            2 => (
                Actor::House,
                Some(Thing::Days {
                    from: Day::of(date(2026, 11, 23)),
                    to: Day::of(date(2026, 11, 24)),
                    narrowed: if number % 4 == 2 { "action=denied".into() } else { String::new() },
                }),
            ),
            3 => (Actor::Person(somebody(9, "", Some(Role::Receptionist))), Some(Thing::Route("GET /admin/audit".into()))),
            _ if number % 4 == 2 => (Actor::House, Some(Thing::Told("Phone changed".into()))),
            _ => (
                Actor::Person(somebody(5, "Tomas Reiter", Some(Role::Administrator))),
                Some(Thing::Visit(AppointmentId::from_uuid(uuid::Uuid::from_u128(12)))),
            ),
        };
        Self {
            at: minute,
            act: Done::of(act, if number % 5 == 1 || number % 5 == 3 { Decision::Denied } else { Decision::Allowed }),
            actor,
            subject: number.is_multiple_of(2).then(|| somebody(3, if number.is_multiple_of(4) { "Maya Lindqvist" } else { "" }, None)),
            for_subject: number.is_multiple_of(4),
            in_emergency: number.is_multiple_of(5),
            by_link: number == 4,
            thing,
            reason: if number == 3 { "An emergency on ward 4".into() } else { String::new() },
            request: (number != 2).then(|| RequestId::from_uuid(uuid::Uuid::from_u128(u128::from(number)))),
        }
    }
}

impl View for AccessLog {
    const TEMPLATE: &'static str = "audit/access_log.html";
    const PLACE: Place = Place::AccessLog;

    fn title(&self) -> Message {
        Message::new("access-log-title")
    }

    fn samples() -> Vec<Self> {
        let look = |(act, number): (&Act, i8)| LookLine {
            at: When::sample(24 - number, "09:30"),
            act: Done::of(act.word, if number == 3 { Decision::Denied } else { Decision::Allowed }),
            name: if number == 4 { String::new() } else { "Dr Leena Farah".into() },
            role: Some(if number == 2 { Role::Administrator } else { Role::Doctor }),
            for_reader: number == 0,
            in_emergency: number > 10,
            reason: if number == 1 { "An emergency on ward 4".into() } else { String::new() },
        };
        let looks = Act::ALL.iter().filter(|act| act.touches_the_record()).zip((0..20).cycle()).map(look).collect();
        let full = Self { looks, newest: None, older: Some("/me/access-log?cursor=sealed".into()), search_goes_on: false };
        let none = Self { looks: vec![], older: None, ..full.clone() };
        let further = Self { newest: Some("/me/access-log".into()), older: full.older.clone(), search_goes_on: true, ..none.clone() };
        vec![full, none, further]
    }
}

/// Every page of the slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    [Sample::all_of::<AuditPage>(Audience::Administrator), Sample::all_of::<AccessLog>(Audience::Patient)].into_iter().flatten().collect()
}
