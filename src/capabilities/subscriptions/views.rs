//! What the pages of subscriptions show.

use serde::Serialize;

use super::model::{Filter, Hears, Severity, Standing, Subscription};
use crate::capabilities::directory::model::Department;
use crate::web::event_choice::{EventGroup, groups, words_of};
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::texts::Message;

/// `GET /admin/subscriptions`.
#[derive(Debug, Clone, Serialize)]
pub struct SubscriptionsPage {
    /// In SNS's order.
    pub subscriptions: Vec<SubscriptionLine>,
    pub first: Option<String>,
    pub more: Option<String>,
    /// SNS does not answer: nothing is known.
    pub unreachable: bool,
}

/// One who hears.
#[derive(Debug, Clone, Serialize)]
pub struct SubscriptionLine {
    /// `None` while it waits.
    pub id: Option<String>,
    pub endpoint: String,
    /// `email`, `https`, …
    pub protocol: String,
    pub standing: Standing,
    /// Of what, in words; empty: of everything.
    pub events: Vec<Message>,
    /// Names; empty for one that was deleted.
    pub departments: Vec<String>,
    pub severities: Vec<Message>,
    /// A filter that was made elsewhere.
    pub otherwise: Option<String>,
    pub of_patient: bool,
}

impl SubscriptionLine {
    /// As it is shown.
    #[must_use]
    pub fn of(one: Subscription, departments: &[Department]) -> Self {
        let (filter, otherwise) = match one.hears {
            Hears::By(filter) => (filter, None),
            Hears::Otherwise(policy) => (Filter::default(), Some(policy)),
        };
        let name_of = |id| departments.iter().find(|department| department.id == id).map_or_else(String::new, |found| found.name.clone());
        Self {
            id: one.id.map(|id| id.to_string()),
            endpoint: one.endpoint,
            protocol: one.protocol,
            standing: one.standing,
            events: filter.events.into_iter().filter_map(words_of).collect(),
            departments: filter.departments.into_iter().map(name_of).collect(),
            severities: filter.severities.into_iter().map(severity).collect(),
            otherwise,
            of_patient: one.of_patient,
        }
    }
}

/// What can be ticked, and is.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub groups: Vec<EventGroup>,
    pub departments: Vec<Tick>,
    pub severities: Vec<SeverityTick>,
    /// What is wrong with the events, and with the departments.
    pub events: Field,
    pub department_ids: Field,
}

/// A department that can be ticked.
#[derive(Debug, Clone, Serialize)]
pub struct Tick {
    pub value: String,
    pub name: String,
    pub ticked: bool,
}

/// How urgent an event is, to be ticked.
#[derive(Debug, Clone, Serialize)]
pub struct SeverityTick {
    pub value: &'static str,
    pub name: Message,
    pub ticked: bool,
}

impl Choice {
    /// Everything that can be ticked, some of it ticked.
    #[must_use]
    pub fn of(departments: &[Department], ticked: (&[String], &[String], &[String])) -> Self {
        let (events, here, severities) = ticked;
        let tick = |department: &Department| {
            let value = department.id.to_string();
            Tick { ticked: here.contains(&value), name: department.name.clone(), value }
        };
        let urgent = |one: Severity| SeverityTick {
            value: one.word(),
            name: severity(one),
            ticked: severities.iter().any(|said| said == one.word()),
        };
        Self {
            groups: groups(events),
            departments: departments.iter().map(tick).collect(),
            severities: Severity::ALL.map(urgent).to_vec(),
            events: Field::default(),
            department_ids: Field::default(),
        }
    }

    fn sample() -> Self {
        let departments = ["Cardiology", "Paediatrics"].map(|name| Tick { value: name.to_lowercase(), name: name.into(), ticked: false });
        Self { departments: departments.to_vec(), ..Self::of(&[], (&[], &[], &[])) }
    }
}

fn severity(one: Severity) -> Message {
    Message::new(match one {
        Severity::Notice => "subscription-severity-notice",
        Severity::Info => "subscription-severity-info",
    })
}

/// `GET /admin/subscriptions/new`, and the same after a form that must be corrected.
///
/// Posts `email`, `events`, `department_ids` and `severities` (each repeated).
#[derive(Debug, Clone, Serialize)]
pub struct NewSubscriptionPage {
    pub email: Field,
    pub choice: Choice,
    /// Why nothing was done when no single field is at fault: [`not_now`].
    pub trouble: Option<Message>,
}

/// `GET /admin/subscriptions/{id}`: what it hears, to be changed. Posts as the other form, and `seen`.
#[derive(Debug, Clone, Serialize)]
pub struct SubscriptionPage {
    pub id: String,
    pub line: SubscriptionLine,
    pub choice: Choice,
    /// The filter that stood there when the page was made.
    pub seen: String,
    /// Why nothing was done: [`not_now`], [`stale`].
    pub trouble: Option<Message>,
}

/// `GET /admin/subscriptions/{id}/remove`.
#[derive(Debug, Clone, Serialize)]
pub struct RemoveSubscription {
    pub id: String,
    pub endpoint: String,
}

/// What is wrong with a field, by its code.
#[must_use]
pub fn wrong(code: &str) -> Message {
    Message::new(match code {
        "required" => "wrong-subscription-email-missing",
        "address_of_a_patient" => "wrong-subscription-of-patient",
        "not_subscribed" => "wrong-subscription-refused",
        "no_such_event_there" => "wrong-subscription-nothing",
        "too_many_combinations" => "wrong-subscription-too-much",
        "unknown_department" => "field-unknown-department",
        "unknown_event" => "field-unknown-event",
        "unknown_severity" => "field-unknown-severity",
        _ => "wrong-subscription-email",
    })
}

/// SNS does not answer.
#[must_use]
pub fn not_now() -> Message {
    Message::new("subscriptions-unreachable-now")
}

/// Somebody else changed the filter meanwhile.
#[must_use]
pub fn stale() -> Message {
    Message::new("subscription-stale")
}

/// Banner: a link is on its way.
#[must_use]
pub fn added(email: &str) -> Message {
    Message::new("flash-subscription-added").with("email", email)
}

/// Banner: its link was followed before, and none is mailed.
#[must_use]
pub fn added_there(email: &str) -> Message {
    Message::new("flash-subscription-there").with("email", email)
}

/// Banner: changed.
#[must_use]
pub fn changed() -> Message {
    Message::new("flash-subscription-changed")
}

/// Banner: ended.
#[must_use]
pub fn removed() -> Message {
    Message::new("flash-subscription-removed")
}

impl View for SubscriptionsPage {
    const TEMPLATE: &'static str = "subscriptions/subscriptions.html";
    const PLACE: Place = Place::Subscriptions;

    fn title(&self) -> Message {
        Message::new("subscriptions-title")
    }

    fn samples() -> Vec<Self> {
        let line = SubscriptionLine::sample();
        let pending =
            SubscriptionLine { id: None, standing: Standing::Pending, endpoint: "night-shift@rowan.example".into(), ..line.clone() };
        let some = SubscriptionLine {
            events: ["appointment.cancelled", "appointment.no_show"].into_iter().filter_map(words_of).collect(),
            departments: vec!["Cardiology".into(), String::new()],
            severities: vec![severity(Severity::Notice)],
            ..line.clone()
        };
        let other = SubscriptionLine {
            endpoint: "https://pager.rowan.example/hook?…".into(),
            protocol: "https".into(),
            otherwise: Some(r#"{"event":[{"prefix":"blood."}]}"#.into()),
            ..line.clone()
        };
        let patient = SubscriptionLine { of_patient: true, ..line.clone() };
        let page = Self {
            subscriptions: vec![line, pending, some, other, patient],
            first: None,
            more: Some("?cursor=x".into()),
            unreachable: false,
        };
        let later = Self { first: Some("/admin/subscriptions".into()), more: None, ..page.clone() };
        let none = Self { subscriptions: vec![], more: None, ..page.clone() };
        vec![page, later, none.clone(), Self { unreachable: true, ..none }]
    }
}

impl SubscriptionLine {
    fn sample() -> Self {
        Self {
            id: Some("2f5671ba-c68e-4231-a94a-e82d37ad6e2e".into()),
            endpoint: "operations@rowan.example".into(),
            protocol: "email".into(),
            standing: Standing::Confirmed,
            events: vec![],
            departments: vec![],
            severities: vec![],
            otherwise: None,
            of_patient: false,
        }
    }
}

impl View for NewSubscriptionPage {
    const TEMPLATE: &'static str = "subscriptions/new.html";
    const PLACE: Place = Place::Subscriptions;

    fn title(&self) -> Message {
        Message::new("new-subscription")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || [&self.email, &self.choice.events, &self.choice.department_ids].iter().any(|field| field.is_wrong())
    }

    fn samples() -> Vec<Self> {
        let new = Self { email: Field::default(), choice: Choice::sample(), trouble: None };
        let typed = |code| Self { email: Field::wrong("asha@demo.test", wrong(code)), ..new.clone() };
        let mut all: Vec<Self> = ["required", "malformed_email", "address_of_a_patient", "not_subscribed"].map(typed).to_vec();
        let much = Choice { events: Field::wrong("", wrong("too_many_combinations")), ..Choice::sample() };
        let nothing = Choice { department_ids: Field::wrong("", wrong("no_such_event_there")), ..Choice::sample() };
        all.extend([much, nothing].map(|choice| Self { choice, ..new.clone() }));
        all.push(Self { trouble: Some(not_now()), ..new.clone() });
        all.push(new);
        all
    }
}

impl View for SubscriptionPage {
    const TEMPLATE: &'static str = "subscriptions/subscription.html";
    const PLACE: Place = Place::Subscriptions;

    fn title(&self) -> Message {
        Message::new("subscription-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.choice.events.is_wrong() || self.choice.department_ids.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let line = SubscriptionLine::sample();
        let page = Self { id: line.id.clone().unwrap_or_default(), line, choice: Choice::sample(), seen: String::new(), trouble: None };
        let otherwise = SubscriptionLine { otherwise: Some("{}".into()), of_patient: true, ..page.line.clone() };
        let pending = SubscriptionLine { standing: Standing::Pending, ..page.line.clone() };
        vec![
            Self { line: otherwise, ..page.clone() },
            Self { line: pending, ..page.clone() },
            Self { trouble: Some(stale()), ..page.clone() },
            Self { trouble: Some(not_now()), ..page.clone() },
            page,
        ]
    }
}

impl View for RemoveSubscription {
    const TEMPLATE: &'static str = "subscriptions/remove.html";
    const PLACE: Place = Place::Subscriptions;

    fn title(&self) -> Message {
        Message::new("remove-subscription-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self { id: "2f5671ba-c68e-4231-a94a-e82d37ad6e2e".into(), endpoint: "operations@rowan.example".into() }]
    }
}

/// Every page of this slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<SubscriptionsPage>(Audience::Administrator);
    all.extend(Sample::all_of::<NewSubscriptionPage>(Audience::Administrator));
    all.extend(Sample::all_of::<SubscriptionPage>(Audience::Administrator));
    all.extend(Sample::all_of::<RemoveSubscription>(Audience::Administrator));
    all
}
