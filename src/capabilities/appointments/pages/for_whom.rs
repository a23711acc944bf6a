//! For whom a visit is booked: a step of its own wherever there is somebody besides oneself (F70). The form says it; an address on the
//! way there says for whom somebody came, and the form has it chosen: two windows never mix. The desk books for the patient it started
//! from. Whoever comes for somebody who does not let them (any more) never books for themselves unawares: they are told.

use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;

use super::super::model::OwnDay;
use super::super::views::booking::{ForWhom, PersonChoice, choose_patient_first, for_whom_gone, for_whom_missing};
use super::Counter;
use crate::access::grant::Granted;
use crate::access::permissions::{HoldTime, Permission};
use crate::access::role::Role;
use crate::capabilities::family::model::OnBehalf;
use crate::primitives::ids::UserId;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::frame::{Flash, Tone};
use crate::web::people::ActingFor;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};
use crate::web::texts::Message;

/// How forms name oneself.
const ONESELF: &str = "me";

/// For whom the desk books, or a carer came, as addresses say it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Named {
    #[serde(rename = "for")]
    pub(super) for_whom: String,
}

/// What a form says about it.
pub(super) enum Chosen {
    Oneself,
    Other(Box<OnBehalf>),
    /// The patient at the desk.
    AtDesk(PersonChoice),
    /// Nobody, though there is a choice; or somebody who does not let the reader book (any more).
    Wrong(Message),
}

/// The step as the page shows it.
pub(super) struct Step {
    /// Where there is somebody besides oneself.
    pub(super) whom: Option<ForWhom>,
    /// Of the desk.
    pub(super) desk: Option<PersonChoice>,
    /// Whom a carer has chosen, or came for.
    pub(super) acting: Option<ActingFor>,
}

impl Step {
    /// Whether the person whom a form names does not let the reader book (any more): what was typed for them is for nobody else.
    pub(super) fn is_without(&self, said: &str) -> bool {
        names_somebody(said) && self.desk.is_none() && self.acting.is_none()
    }
}

/// Whether an address or a form names somebody besides oneself.
pub(super) fn names_somebody(said: &str) -> bool {
    !matches!(said, "" | ONESELF)
}

/// Whoever came for them does not act for them, or no longer. Of somebody who is not there the same is said.
fn acts_no_longer() -> Refusal {
    Because::of(Problem::NotFound).detail(Message::new("for-whom-no-longer")).into()
}

/// The patient whom a form names, if that is not oneself. Whether they let the reader book is not asked here.
pub(super) fn named(said: &str) -> Result<Option<UserId>, Refusal> {
    match said {
        "" | ONESELF => Ok(None),
        other => other.parse().map(Some).map_err(|_| Refusal::NotFound),
    }
}

/// Where somebody at the desk begins who has said for whom; nothing for everybody else.
pub(super) fn begin_at_desk<P>(counter: &Counter, grant: &Granted<P>, said: &str) -> Option<Response> {
    let nobody = grant.role() == Role::Receptionist && said.is_empty();
    nobody.then(|| flash::redirect(&counter.web, "/patients", Flash::of(Tone::Info, choose_patient_first()), None))
}

/// The patient whom the desk books for; `None` for whoever is not at the desk. One call.
pub(super) async fn at_desk<P: Permission>(counter: &Counter, grant: &Granted<P>, said: &str) -> Result<Option<PersonChoice>, Refusal> {
    if grant.role() != Role::Receptionist || said.is_empty() {
        return Ok(None);
    }
    let id: UserId = said.parse().map_err(|_| Refusal::NotFound)?;
    let patient = counter.appointments.patient_of_desk(&grant.also()?, id).await?.ok_or(Refusal::NotFound)?;
    Ok(Some(PersonChoice { id, name: patient.name }))
}

/// For whom somebody looks for a time, before anything is typed.
#[derive(Default)]
pub(super) struct Looking {
    /// The patient at the desk.
    pub(super) desk: Option<PersonChoice>,
    /// The patient whom a carer may book for.
    pub(super) acting: Option<ActingFor>,
    /// Nobody is named, and the one who looks acts for others: it is not clear yet for whom they come.
    pub(super) is_open: bool,
}

impl Looking {
    /// The patient, if that is not oneself.
    pub(super) fn patient(&self) -> Option<UserId> {
        self.desk.as_ref().map(|person| person.id).or(self.acting.as_ref().map(|acting| acting.patient_id))
    }

    /// What says so in an address.
    pub(super) fn tail(&self, joint: char) -> String {
        tail(self.patient(), joint)
    }
}

/// What says in an address for whom somebody comes, if that is not oneself.
pub(super) fn tail(patient: Option<UserId>, joint: char) -> String {
    patient.map(|patient| format!("{joint}for={patient}")).unwrap_or_default()
}

/// For whom somebody looks whose address or form says this; whoever may not book for them is told so. One call where somebody is named.
pub(super) async fn looking<P: Permission>(counter: &Counter, grant: Option<&Granted<P>>, said: &str) -> Result<Looking, Refusal> {
    let Some(grant) = grant else { return Ok(Looking::default()) };
    if let Some(person) = at_desk(counter, grant, said).await? {
        return Ok(Looking { desk: Some(person), ..Looking::default() });
    }
    if grant.role() != Role::Patient || !names_somebody(said) {
        return Ok(Looking { is_open: grant.role() == Role::Patient && grant.actor().acts_for_others, ..Looking::default() });
    }
    let carer = carer(counter, grant, said).await?.ok_or_else(acts_no_longer)?;
    Ok(Looking { acting: Some(ActingFor::from(&carer)), ..Looking::default() })
}

/// As whom a patient stands to somebody whom an address or a form names, where they may book for them. One call where somebody is named.
pub(super) async fn carer<P: Permission>(counter: &Counter, grant: &Granted<P>, said: &str) -> Result<Option<OnBehalf>, Refusal> {
    match said.parse() {
        Ok(patient) if grant.role() == Role::Patient => Ok(counter.appointments.books_for(grant, patient).await?),
        _ => Ok(None),
    }
}

/// The visits of the patient on the day of a time, where they can book no more for it. Of whoever names nobody and may book for others it
/// is not clear yet for whom they come: they are told once they have said so. No call without such a cap, else one; where the day is
/// full, a query.
pub(super) async fn own_day_full(
    counter: &Counter,
    grant: &Granted<HoldTime>,
    patient: Option<UserId>,
    start: Timestamp,
) -> Result<Option<OwnDay>, Refusal> {
    let full = counter.appointments.own_day_full(grant, patient.unwrap_or_else(|| grant.id()), start).await?;
    if full.is_some() && patient.is_none() && !counter.appointments.may_book_for(grant).await?.is_empty() {
        return Ok(None);
    }
    Ok(full)
}

/// The step: nothing to choose at the desk and where there is nobody besides oneself. Whoever came for somebody who does not let them
/// chooses once more. A query and, where there is somebody, one call.
pub(super) async fn step<P: Permission>(
    counter: &Counter,
    grant: &Granted<P>,
    said: &str,
    wrong: Option<Message>,
) -> Result<Step, Refusal> {
    let desk = at_desk(counter, grant, said).await?;
    if desk.is_some() {
        return Ok(Step { whom: None, desk, acting: None });
    }
    let others = counter.appointments.may_book_for(grant).await?;
    let acting = others.iter().find(|one| one.permit.patient_id.to_string() == said).cloned().map(ActingFor::from);
    let wrong = wrong.or_else(|| (names_somebody(said) && acting.is_none()).then(for_whom_gone));
    // Somebody named who lets them no longer is told even where nobody is left.
    if others.is_empty() && wrong.is_none() {
        return Ok(Step { whom: None, desk, acting });
    }
    let people = others.into_iter().map(|one| PersonChoice { id: one.permit.patient_id, name: one.name.to_string() }).collect();
    Ok(Step { whom: Some(ForWhom { chosen: Field::typed(said, wrong), people }), desk, acting })
}

/// What was chosen. One call where somebody is named, a query where nobody is.
pub(super) async fn read<P: Permission>(counter: &Counter, grant: &Granted<P>, said: &str) -> Result<Chosen, Refusal> {
    if let Some(person) = at_desk(counter, grant, said).await? {
        return Ok(Chosen::AtDesk(person));
    }
    match said {
        ONESELF => Ok(Chosen::Oneself),
        "" if counter.appointments.may_book_for(grant).await?.is_empty() => Ok(Chosen::Oneself),
        "" => Ok(Chosen::Wrong(for_whom_missing())),
        other => {
            let Ok(patient) = other.parse() else { return Ok(Chosen::Wrong(for_whom_gone())) };
            let carer = counter.appointments.books_for(grant, patient).await?;
            Ok(carer.map_or_else(|| Chosen::Wrong(for_whom_gone()), |carer| Chosen::Other(Box::new(carer))))
        }
    }
}
