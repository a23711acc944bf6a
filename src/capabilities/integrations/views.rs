//! What the pages of API keys show.

use serde::Serialize;

use crate::access::permissions::Right;
use crate::access::scopes::Scopes;
use crate::identity::api_keys::Standing;
use crate::primitives::ids::ApiKeyId;
use crate::web::confirm::another_name;
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /admin/api-keys`.
#[derive(Debug, Clone, Serialize)]
pub struct ApiKeysPage {
    /// Newest first.
    pub keys: Vec<KeyLine>,
    /// The first page, on a later one.
    pub first: Option<String>,
    /// The next page, if there is one.
    pub more: Option<String>,
}

/// One key in the list.
#[derive(Debug, Clone, Serialize)]
pub struct KeyLine {
    /// Its id.
    pub id: ApiKeyId,
    /// What administrators call it.
    pub name: String,
    /// Whether it works.
    pub state: Standing,
    /// What it opens, in words.
    pub scopes: Vec<Message>,
    /// When it was made.
    pub created: When,
    /// By whom.
    pub created_by_name: String,
    /// `None` before the first use.
    pub last_used: Option<When>,
    /// The last day on which it works.
    pub ends_on: Option<Day>,
    /// When it was taken back.
    pub revoked: Option<When>,
    /// By whom.
    pub revoked_by_name: Option<String>,
}

/// `GET /admin/api-keys/new`, and the same after a form that must be corrected.
///
/// Posts `name`, `scopes` (repeated), `ends_on` and `idempotency_key`.
#[derive(Debug, Clone, Serialize)]
pub struct NewApiKey {
    /// Up to 120 characters.
    pub name: Field,
    /// A date; may be empty.
    pub ends_on: Field,
    /// What is wrong with the ticks; its value is not used.
    pub scopes: Field,
    /// Everything a key can be given.
    pub groups: Vec<ScopeGroup>,
    /// The same press twice makes one.
    pub idempotency_key: String,
    /// Why it was not made when no single field is at fault: [`sent_before`].
    pub trouble: Option<Message>,
}

/// Scopes that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct ScopeGroup {
    name: Message,
    scopes: Vec<ScopeTick>,
}

/// One scope that can be ticked.
#[derive(Debug, Clone, Serialize)]
pub struct ScopeTick {
    id: String,
    word: &'static str,
    what: Message,
    hint: Message,
    ticked: bool,
}

/// The answer to `POST /admin/api-keys`: the key itself, this once.
#[derive(Debug, Clone, Serialize)]
pub struct ApiKeyMade {
    /// Its id.
    pub id: ApiKeyId,
    /// What administrators call it.
    pub name: String,
    /// `None` when the form was sent before: it was shown then.
    pub secret: Option<String>,
    /// What it opens, in words.
    pub scopes: Vec<Message>,
    /// The last day on which it works.
    pub ends_on: Option<Day>,
}

/// `GET /admin/api-keys/{id}/revoke`, and the same where another name was typed. Posts `name`.
#[derive(Debug, Clone, Serialize)]
pub struct RevokeApiKey {
    /// Its id.
    pub id: ApiKeyId,
    /// What administrators call it.
    pub name: String,
    /// What it opens, in words.
    pub scopes: Vec<Message>,
    /// `None` before the first use.
    pub last_used: Option<When>,
    /// The name, typed once more.
    pub typed: Field,
}

impl RevokeApiKey {
    /// Of a key in the list, with what was typed.
    pub fn of(line: KeyLine, typed: Field) -> Self {
        Self { id: line.id, name: line.name, scopes: line.scopes, last_used: line.last_used, typed }
    }
}

/// A right with its words: what it opens, and what that means.
type Worded = (Right, &'static str, &'static str);

/// What a key can be given, in the order of the page.
const GROUPS: &[(&str, &[Worded])] = &[
    (
        "scopes-visits",
        &[
            (Right::SeeAppointments, "scope-see-visits", "scope-see-visits-hint"),
            (Right::ConfirmAppointment, "scope-confirm", "scope-confirm-hint"),
            (Right::CheckIn, "scope-check-in", "scope-check-in-hint"),
            (Right::MoveAppointment, "scope-move", "scope-move-hint"),
            (Right::CancelAppointment, "scope-cancel", "scope-cancel-hint"),
            (Right::RecordNoShow, "scope-no-show", "scope-no-show-hint"),
            (Right::TakeDayList, "scope-day-list", "scope-day-list-hint"),
        ],
    ),
    (
        "scopes-house",
        &[
            (Right::SeeOverview, "scope-overview", "scope-overview-hint"),
            (Right::ManageAvailability, "scope-hours", "scope-hours-hint"),
            (Right::ManageDepartments, "scope-departments", "scope-departments-hint"),
        ],
    ),
];

/// Everything a key can be given, some of it ticked.
#[must_use]
pub fn groups(ticked: &[String]) -> Vec<ScopeGroup> {
    let tick = |(right, what, hint): &Worded| {
        let word = right.scope().unwrap_or_default();
        ScopeTick {
            id: format!("scope-{}", word.replace(':', "-")),
            word,
            what: Message::new(what),
            hint: Message::new(hint),
            ticked: ticked.iter().any(|said| said == word),
        }
    };
    let group =
        |(name, scopes): &(&'static str, &[Worded])| ScopeGroup { name: Message::new(name), scopes: scopes.iter().map(tick).collect() };
    GROUPS.iter().map(group).collect()
}

/// What a key opens, in words and in the order of the page.
#[must_use]
pub fn words_of(scopes: &Scopes) -> Vec<Message> {
    let all = GROUPS.iter().flat_map(|(_, scopes)| scopes.iter());
    all.filter(|(right, _, _)| scopes.contains(*right)).map(|(_, what, _)| Message::new(what)).collect()
}

impl View for ApiKeysPage {
    const TEMPLATE: &'static str = "integrations/api_keys.html";
    const PLACE: Place = Place::ApiKeys;

    fn title(&self) -> Message {
        Message::new("api-keys-title")
    }

    fn samples() -> Vec<Self> {
        let line = KeyLine {
            id: sample_key(1),
            name: "Check-in kiosk, main entrance".into(),
            state: Standing::Active,
            scopes: words_of(&[Right::SeeAppointments, Right::CheckIn].into_iter().collect()),
            created: When::sample(20, "11:05"),
            created_by_name: "Tomas Reiter".into(),
            last_used: Some(When::sample(24, "10:31")),
            ends_on: None,
            revoked: None,
            revoked_by_name: None,
        };
        let last_day = Some(When::sample(23, "00:00").day);
        let unused = KeyLine {
            id: sample_key(2),
            name: "Rota planner".into(),
            last_used: None,
            ends_on: Some(When::sample(30, "00:00").day),
            ..line.clone()
        };
        let ended =
            KeyLine { id: sample_key(3), state: Standing::Ended, ends_on: last_day, scopes: words_of(&Scopes::all()), ..line.clone() };
        let revoked = KeyLine {
            id: sample_key(4),
            state: Standing::Revoked,
            revoked: Some(When::sample(23, "17:40")),
            revoked_by_name: Some("Ines Moreau".into()),
            ..line.clone()
        };
        let all = Self {
            keys: vec![line, unused, ended, revoked],
            first: Some("/admin/api-keys".into()),
            more: Some("/admin/api-keys?cursor=x".into()),
        };
        vec![all, Self { keys: vec![], first: None, more: None }]
    }
}

impl View for NewApiKey {
    const TEMPLATE: &'static str = "integrations/new_api_key.html";
    const PLACE: Place = Place::ApiKeys;

    fn title(&self) -> Message {
        Message::new("new-api-key")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || [&self.name, &self.ends_on, &self.scopes].iter().any(|field| field.is_wrong())
    }

    fn samples() -> Vec<Self> {
        let new = Self {
            name: Field::default(),
            ends_on: Field::default(),
            scopes: Field::default(),
            groups: groups(&[]),
            idempotency_key: "6c9f2d1e".into(),
            trouble: None,
        };
        let ticked = Self { name: Field::of("Kiosk"), groups: groups(&["appointments:check-in".to_owned()]), ..new.clone() };
        vec![
            new.clone(),
            Self { name: Field::wrong("", name_missing()), scopes: Field::wrong("", nothing_ticked()), ..new.clone() },
            Self { name: Field::wrong("x", text_unprintable()), ends_on: Field::wrong("soon", not_a_date()), ..new.clone() },
            Self { name: Field::wrong("x", name_too_long(120)), ends_on: Field::wrong("2020-01-01", is_over()), ..new },
            Self { trouble: Some(sent_before()), ..ticked },
        ]
    }
}

impl View for ApiKeyMade {
    const TEMPLATE: &'static str = "integrations/api_key_made.html";
    const PLACE: Place = Place::ApiKeys;

    fn title(&self) -> Message {
        Message::new("api-key-made-title").with("name", self.name.as_str())
    }

    fn samples() -> Vec<Self> {
        let shown = Self {
            id: sample_key(1),
            name: "Check-in kiosk".into(),
            secret: Some(format!("cdk_01kbf3q7zv8t0c5m2n4x6y8w9a_{}", "0123456789abcdef".repeat(4))),
            scopes: words_of(&[Right::CheckIn].into_iter().collect()),
            ends_on: Some(When::sample(30, "00:00").day),
        };
        vec![shown.clone(), Self { secret: None, ends_on: None, ..shown }]
    }
}

impl View for RevokeApiKey {
    const TEMPLATE: &'static str = "integrations/revoke_api_key.html";
    const PLACE: Place = Place::ApiKeys;

    fn title(&self) -> Message {
        Message::new("revoke-api-key-title").with("name", self.name.as_str())
    }

    fn has_errors(&self) -> bool {
        self.typed.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let scopes = words_of(&[Right::SeeAppointments, Right::CheckIn].into_iter().collect());
        let (name, last_used) = ("Check-in kiosk".to_owned(), Some(When::sample(24, "10:31")));
        let used = Self { id: sample_key(1), name, scopes, last_used, typed: Field::default() };
        let mistyped = Self { typed: Field::wrong("Kiosk", another_name("Check-in kiosk")), ..used.clone() };
        vec![used.clone(), mistyped, Self { last_used: None, ..used }]
    }
}

fn sample_key(number: u128) -> ApiKeyId {
    ApiKeyId::from_uuid(uuid::Uuid::from_u128(number))
}

/// No name was typed.
pub fn name_missing() -> Message {
    Message::new("wrong-api-key-name-missing")
}

/// The name is longer than `limit` characters.
pub fn name_too_long(limit: u32) -> Message {
    Message::new("wrong-api-key-name-too-long").with("limit", limit)
}

/// The name has a character that cannot be shown.
pub fn text_unprintable() -> Message {
    Message::new("wrong-text-unprintable")
}

/// The end is no date.
pub fn not_a_date() -> Message {
    Message::new("wrong-api-key-end-no-date")
}

/// The end is a day that is over.
pub fn is_over() -> Message {
    Message::new("wrong-api-key-end-over")
}

/// Nothing was ticked.
pub fn nothing_ticked() -> Message {
    Message::new("wrong-api-key-no-scope")
}

/// This very form made a key already, with other words.
pub fn sent_before() -> Message {
    Message::new("new-api-key-sent-before")
}

/// Banner after it was taken back.
pub fn revoked() -> Message {
    Message::new("flash-api-key-revoked")
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<ApiKeysPage>(Audience::Administrator);
    all.extend(Sample::all_of::<NewApiKey>(Audience::Administrator));
    all.extend(Sample::all_of::<ApiKeyMade>(Audience::Administrator));
    all.extend(Sample::all_of::<RevokeApiKey>(Audience::Administrator));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f15_the_page_offers_exactly_what_the_list_lets_keys_hold() {
        let offered = GROUPS.iter().flat_map(|(_, scopes)| scopes.iter().map(|(right, _, _)| *right));
        assert_eq!(offered.clone().collect::<Scopes>(), Scopes::all());
        assert_eq!(offered.count(), Scopes::all().words().len(), "each once, and none that keys cannot hold");
    }
}
