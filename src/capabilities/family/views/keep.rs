//! The patient's side: who acts for them, asking somebody, changing and ending; and for whom they act themselves.

use jiff::civil::date;
use serde::Serialize;

use super::super::model::{Ending, LONGEST_YEARS, MOST_CARERS, Scope, Standing};
use super::sample_time;
use crate::primitives::ids::{CarerGrantId, UserId};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::{Day, When};
use crate::web::texts::{Message, count};

/// `GET /carers`: both sides.
#[derive(Debug, Clone, Serialize)]
pub struct CarersPage {
    /// Those that run or wait first, then what is over.
    pub carers: Vec<CarerLine>,
    /// By name.
    pub cared_for: Vec<CaredForLine>,
    /// As many carers as one may have: nobody is added.
    pub full: bool,
}

/// One grant of the reader's.
#[derive(Debug, Clone, Serialize)]
pub struct CarerLine {
    pub id: CarerGrantId,
    /// The carer's name; the address that was asked, before anybody said yes.
    pub who: String,
    /// The address that was asked.
    pub email: String,
    pub standing: Standing,
    pub scope: Scope,
    /// The last day.
    pub ends_on: Day,
    /// Until when a question waits for its answer.
    pub answer_until: When,
    /// `None` before the first use.
    pub last_used: Option<When>,
    /// When it was ended or declined; `None` for what ran out.
    pub over: Option<When>,
    pub ended_by: Option<Ending>,
}

/// Somebody the reader acts for.
#[derive(Debug, Clone, Serialize)]
pub struct CaredForLine {
    pub id: UserId,
    pub name: String,
    pub scope: Scope,
    /// The last day.
    pub ends_on: Day,
}

/// What both forms say: how far, until when.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CarerForm {
    /// A scope's word.
    pub scope: Field,
    /// A date; may be empty.
    pub ends_on: Field,
    /// At most so many years ahead.
    pub most_years: u32,
}

/// `GET /carers/new`, and the same after a form that must be corrected. Posts `email`, `scope`, `ends_on`, `idempotency_key`.
#[derive(Debug, Clone, Serialize)]
pub struct NewCarer {
    pub email: Field,
    pub terms: CarerForm,
    /// Names this form, so that sending it twice asks once.
    pub idempotency_key: String,
    /// Why nobody was asked when no field is at fault: [`super::asks_too_often`], [`super::sent_before`].
    pub trouble: Option<Message>,
}

/// `GET /carers/{id}/edit`, and the same after a form that must be corrected. Posts `scope`, `ends_on`, `version`.
#[derive(Debug, Clone, Serialize)]
pub struct EditCarer {
    pub id: CarerGrantId,
    pub who: String,
    pub terms: CarerForm,
    /// The version the page was made from.
    pub version: u32,
    /// [`super::changed_since`].
    pub trouble: Option<Message>,
}

/// `GET /carers/{id}/end`: what it means.
#[derive(Debug, Clone, Serialize)]
pub struct EndCarer {
    pub id: CarerGrantId,
    pub who: String,
    /// Nobody has said yes yet: the question is taken back.
    pub waits: bool,
}

impl CarerForm {
    /// Empty, but for how long it may be.
    pub fn new(scope: Field, ends_on: Field) -> Self {
        Self { scope, ends_on, most_years: u32::from(LONGEST_YEARS.unsigned_abs()) }
    }

    fn is_wrong(&self) -> bool {
        self.scope.is_wrong() || self.ends_on.is_wrong()
    }
}

fn sample_grant(number: u128) -> CarerGrantId {
    CarerGrantId::from_uuid(uuid::Uuid::from_u128(number))
}

impl View for CarersPage {
    const TEMPLATE: &'static str = "family/carers.html";
    const PLACE: Place = Place::Carers;

    fn title(&self) -> Message {
        Message::new("carers-title")
    }

    fn samples() -> Vec<Self> {
        let day = || Day::of(date(2027, 11, 23));
        let line = |number, who: &str, standing, scope| CarerLine {
            id: sample_grant(number),
            who: who.into(),
            email: "daniel.rao@example.org".into(),
            standing,
            scope,
            ends_on: day(),
            answer_until: sample_time(),
            last_used: None,
            over: None,
            ended_by: None,
        };
        let over = |number, standing, ended_by| CarerLine {
            over: Some(sample_time()),
            ended_by,
            ..line(number, "Ines Costa", standing, Scope::Read)
        };
        let daniel = line(1, "Daniel Rao", Standing::Running, Scope::BookAndRead);
        let carers = vec![
            CarerLine { last_used: Some(sample_time()), ..daniel.clone() },
            CarerLine { id: sample_grant(2), scope: Scope::Book, ..daniel.clone() },
            line(3, "asha.rao@example.org", Standing::Waiting, Scope::Read),
            over(4, Standing::Ended, Some(Ending::Patient)),
            over(5, Standing::Ended, Some(Ending::Carer)),
            over(6, Standing::Ended, Some(Ending::Hospital)),
            CarerLine { over: None, ..over(7, Standing::Ended, None) },
            over(8, Standing::Declined, None),
            line(9, "ben@example.org", Standing::Unanswered, Scope::Book),
        ];
        let cared_for = Scope::ALL.into_iter().zip(["Maya Rao", "Ravi Rao", "Tara Rao"]).zip(1..);
        let cared_for: Vec<CaredForLine> = cared_for
            .map(|((scope, name), number)| CaredForLine { id: sample_user(number), name: name.into(), scope, ends_on: day() })
            .collect();
        let both = Self { carers: carers.clone(), cared_for: cared_for.clone(), full: false };
        let full = Self { carers: vec![daniel; MOST_CARERS], cared_for: vec![], full: true };
        let only_cares = Self { carers: vec![], ..both.clone() };
        let nothing = Self { carers: vec![], cared_for: vec![], full: false };
        vec![both, full, only_cares, nothing]
    }
}

impl View for NewCarer {
    const TEMPLATE: &'static str = "family/new.html";
    const PLACE: Place = Place::Carers;

    fn title(&self) -> Message {
        Message::new("new-carer")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.email.is_wrong() || self.terms.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let new = Self {
            email: Field::default(),
            terms: CarerForm::new(Field::default(), Field::of("2027-11-23")),
            idempotency_key: "6c9f2d1e".into(),
            trouble: None,
        };
        let wrong = |email: Field, scope: Field, ends_on: Field| Self { email, terms: CarerForm::new(scope, ends_on), ..new.clone() };
        let chosen = || Field::of(Scope::Book.word());
        let asks = Self { email: Field::of("daniel.rao@example.org"), terms: CarerForm::new(chosen(), Field::default()), ..new.clone() };
        vec![
            wrong(
                Field::wrong("", super::address_missing()),
                Field::wrong("", super::scope_missing()),
                Field::wrong("soon", super::not_a_date()),
            ),
            wrong(Field::wrong("daniel", super::address_malformed()), chosen(), Field::wrong("2020-01-01", super::is_over())),
            wrong(Field::wrong("maya@example.org", super::own_address()), chosen(), Field::wrong("2040-01-01", super::too_far_ahead(2))),
            wrong(Field::wrong("daniel.rao@example.org", super::asked_already()), chosen(), Field::default()),
            wrong(Field::wrong("daniel.rao@example.org", super::too_many(count(MOST_CARERS))), chosen(), Field::default()),
            Self { trouble: Some(super::asks_too_often(60)), ..asks.clone() },
            Self { trouble: Some(super::sent_before()), ..asks },
            new,
        ]
    }
}

impl View for EditCarer {
    const TEMPLATE: &'static str = "family/edit.html";
    const PLACE: Place = Place::Carers;

    fn title(&self) -> Message {
        Message::new("edit-carer-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.terms.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let page = Self {
            id: sample_grant(1),
            who: "Daniel Rao".into(),
            terms: CarerForm::new(Field::of(Scope::Read.word()), Field::of("2027-11-23")),
            version: 2,
            trouble: None,
        };
        let wrong = CarerForm::new(Field::wrong("", super::scope_missing()), Field::wrong("2020-01-01", super::is_over()));
        vec![page.clone(), Self { terms: wrong, ..page.clone() }, Self { trouble: Some(super::changed_since()), ..page }]
    }
}

impl View for EndCarer {
    const TEMPLATE: &'static str = "family/end.html";
    const PLACE: Place = Place::Carers;

    fn title(&self) -> Message {
        Message::new("end-carer-title")
    }

    fn samples() -> Vec<Self> {
        let page = Self { id: sample_grant(1), who: "Daniel Rao".into(), waits: false };
        vec![page.clone(), Self { waits: true, who: "asha.rao@example.org".into(), ..page }]
    }
}
