//! Who works here, and one account.

use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::super::views::accounts::{PeopleList, PersonLine, PersonPage};
use super::{Office, PEOPLE};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAccounts;
use crate::access::role::Role;
use crate::identity::accounts::{self as accounts, Account};
use crate::primitives::ids::UserId;
use crate::primitives::people::Phone;
use crate::web::cursor::Paging;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::say::When;
use crate::web::texts::count;

/// Applications are counted up to here.
const COUNTED: usize = 20;

/// Whom the list shows.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    role: String,
}

impl Which {
    /// A role of people who work here; doctors when it is none.
    fn role(&self) -> Role {
        let staff = [Role::Receptionist, Role::Administrator];
        staff.into_iter().find(|role| role.word() == self.role).unwrap_or(Role::Doctor)
    }
}

/// People of a role, by name.
pub(super) async fn list(
    office: Office,
    grant: Granted<ManageAccounts>,
    ApiQuery(which): ApiQuery<Which>,
    paging: Paging,
    page: Page,
) -> Result<Response, Refusal> {
    let (role, from) = (which.role(), paging.start()?);
    let found = office.people.of_role(&grant, role, paging.limit().get(), from.as_ref());
    let (found, waiting) = tokio::try_join!(found, office.people.waiting_applications(&grant, COUNTED))?;
    let more = paging.link(found.next.as_ref())?;
    let line = |person: accounts::PersonLine| PersonLine {
        id: person.user_id,
        name: person.name.into(),
        email: person.email.into(),
        status: person.status.word(),
    };
    let first = from.is_some().then(|| format!("{PEOPLE}?role={}", role.word()));
    let view = PeopleList {
        role: role.word(),
        waiting: count(waiting),
        waiting_more: waiting == COUNTED,
        people: found.items.into_iter().map(line).collect(),
        first,
        more,
    };
    Ok(page.render(&view)?.into_response())
}

/// One account, as last written.
pub(super) async fn show(
    office: Office,
    grant: Granted<ManageAccounts>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
) -> Result<Response, Refusal> {
    let account = office.people.person(&grant, id).await?.ok_or(Refusal::NotFound)?;
    let Account { role, name, email, phone, status, registered_at, erased_at, factor, .. } = account;
    let view = PersonPage {
        id,
        role: role.word(),
        name: name.into(),
        email: email.into(),
        phone: phone.as_ref().map(Phone::as_str).unwrap_or_default().to_owned(),
        status: status.word(),
        since: When::of(registered_at, &office.settings.now().zone),
        second_factor: factor.is_some(),
        own: grant.id() == id,
        erased: erased_at.map(|at| When::of(at, &office.settings.now().zone)),
    };
    Ok(page.render(&view)?.into_response())
}
