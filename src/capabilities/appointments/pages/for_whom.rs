//! For whom a visit is booked: a step of its own wherever there is somebody besides oneself (F70). The form says it and
//! nothing else does, so that two windows never mix.

use super::super::views::booking::{ForWhom, PersonChoice, for_whom_gone, for_whom_missing};
use super::Counter;
use crate::access::grant::Granted;
use crate::access::permissions::Permission;
use crate::capabilities::family::model::OnBehalf;
use crate::primitives::ids::UserId;
use crate::web::field::Field;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// How forms name oneself.
const ONESELF: &str = "me";

/// What a form says about it.
pub(super) enum Chosen {
    Oneself,
    Other(Box<OnBehalf>),
    /// Nobody, though there is a choice; or somebody who does not let the reader book (any more).
    Wrong(Message),
}

/// The patient whom a form names, if that is not oneself. Whether they let the reader book is not asked here.
pub(super) fn named(said: &str) -> Result<Option<UserId>, Refusal> {
    match said {
        "" | ONESELF => Ok(None),
        other => other.parse().map(Some).map_err(|_| Refusal::NotFound),
    }
}

/// The step as the page shows it; `None` where there is nobody besides oneself. A query and, where there is, one call.
pub(super) async fn step<P: Permission>(
    counter: &Counter,
    grant: &Granted<P>,
    said: &str,
    wrong: Option<Message>,
) -> Result<Option<ForWhom>, Refusal> {
    let others = counter.appointments.may_book_for(grant).await?;
    // Somebody named who lets them no longer is told even where nobody is left.
    if others.is_empty() && wrong.is_none() {
        return Ok(None);
    }
    let people = others.into_iter().map(|one| PersonChoice { id: one.permit.patient_id, name: one.name.to_string() }).collect();
    Ok(Some(ForWhom { chosen: Field { value: said.to_owned(), error: wrong }, people }))
}

/// What was chosen. One call where somebody is named, a query where nobody is.
pub(super) async fn read<P: Permission>(counter: &Counter, grant: &Granted<P>, said: &str) -> Result<Chosen, Refusal> {
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
