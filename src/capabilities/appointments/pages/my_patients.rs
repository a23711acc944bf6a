//! A doctor's own patients: who is in their care, when they met and meet next. What is clinical is behind the link.

use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::super::service::PatientInCare;
use super::super::views::my_patients::{MyPatients, PatientLine};
use super::Counter;
use crate::access::grant::Granted;
use crate::access::permissions::SeeOwnDay;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::forms::SafeForm;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::sought;

/// Where they are.
const HERE: &str = "/my-patients";
/// Longer than any name.
const MOST_LETTERS: usize = 120;

/// What was looked for, sealed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    search: String,
}

/// Words of a name.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Search {
    q: String,
}

/// Everybody by name, or whom the words find.
pub(super) async fn list(
    counter: Counter,
    grant: Granted<SeeOwnDay>,
    ApiQuery(which): ApiQuery<Which>,
    paging: Paging,
    page: Page,
) -> Result<Response, Refusal> {
    let Some(q) = sought::open(&counter.web.keys, grant.id(), &which.search, counter.web.clock.now()) else {
        return Ok(sought::over(&counter.web, HERE));
    };
    let found = counter.appointments.own_patients(&grant, &q, paging.start()?, paging.limit().get()).await?;
    let line = |patient: &PatientInCare| PatientLine {
        id: patient.id,
        name: patient.name.clone(),
        last: patient.last.map(|at| counter.fill.when(at)),
        next: patient.next.map(|at| counter.fill.when(at)),
    };
    let view = MyPatients {
        searched: !q.is_empty(),
        q: Field::of(q),
        patients: found.items.iter().map(line).collect(),
        first: paging.beginning().map(str::to_owned),
        more: paging.link(found.next.as_ref())?,
    };
    Ok(page.render(&view)?.into_response())
}

/// Leads to the list of whom it finds. The words stand in no address as they were typed.
pub(super) async fn search(counter: Counter, grant: Granted<SeeOwnDay>, SafeForm(search): SafeForm<Search>) -> Redirect {
    let words: String = search.q.trim().chars().take(MOST_LETTERS).collect();
    if words.is_empty() {
        return Redirect::to(HERE);
    }
    let sealed = sought::seal(&counter.web.keys, grant.id(), &words, counter.web.clock.now());
    Redirect::to(&format!("{HERE}?search={sealed}"))
}
