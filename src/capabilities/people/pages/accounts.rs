//! Who works here, and one account.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::Wanted;
use super::super::service::FoundPlace;
use super::super::views::accounts::{PeopleList, PersonLine, PersonPage};
use super::super::views::narrow::NarrowFields;
use super::narrow::Narrow;
use super::patients::search_words_of;
use super::{Office, PEOPLE};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAccounts;
use crate::access::role::Role;
use crate::identity::accounts::{self as accounts, Account};
use crate::primitives::ids::UserId;
use crate::primitives::people::Phone;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::forms::SafeForm;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::mailbox::MailTroubleLabel;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::say::When;
use crate::web::sought;
use crate::web::texts::count;

/// Applications are counted up to here.
const COUNTED: usize = 20;

/// Whom the list shows.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    role: String,
    /// Sealed words.
    search: String,
}

/// Who is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Search {
    role: String,
    q: String,
    status: String,
    order: String,
}

/// A role of people who work here; doctors when it is none.
fn staff_role(word: &str) -> Role {
    let staff = [Role::Receptionist, Role::Administrator];
    staff.into_iter().find(|role| role.word() == word).unwrap_or(Role::Doctor)
}

/// Leads to the list of whom it finds. The words stand in no address as they were typed.
pub(super) async fn search(
    office: Office,
    grant: Granted<ManageAccounts>,
    page: Page,
    SafeForm(search): SafeForm<Search>,
) -> Result<Response, Refusal> {
    let role = staff_role(&search.role).word();
    let narrow = Narrow { status: search.status, order: search.order };
    match Wanted::parse(&search.q) {
        Ok(Wanted::Everybody) => Ok(Redirect::to(&narrow.address(PEOPLE, &[("role", role)])).into_response()),
        Ok(_) => {
            let sealed = sought::seal(&office.web.keys, grant.id(), &search.q, office.web.clock.now());
            Ok(Redirect::to(&narrow.address(PEOPLE, &[("role", role), ("search", &sealed)])).into_response())
        }
        Err(flaw) => {
            let q = Field::wrong(search.q, search_words_of(&flaw));
            let view = PeopleList { q, searched: true, narrow: narrow.fields(), ..PeopleList::empty(role) };
            page.again(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

/// People of a role, by name. Two calls, three where most of them are left out: who applies is counted where everybody is listed.
pub(super) async fn list(
    office: Office,
    grant: Granted<ManageAccounts>,
    ApiQuery(which): ApiQuery<Which>,
    ApiQuery(narrow): ApiQuery<Narrow>,
    paging: Paging,
    page: Page,
) -> Result<Response, Refusal> {
    let role = staff_role(&which.role);
    let Some(q) = sought::open(&office.web.keys, grant.id(), &which.search, office.web.clock.now()) else {
        return Ok(sought::over(&office.web, &narrow.address(PEOPLE, &[("role", role.word())])));
    };
    let wanted = Wanted::of_role(role, &office.settings.now().country_code, &q).unwrap_or(Wanted::Everybody);
    let searched = wanted != Wanted::Everybody || narrow.status().is_some();
    let list = narrow.list(&wanted);
    let from: Option<FoundPlace> = paging.start()?;
    let found = office.people.find_people(&grant, role, &list, paging.limit(), from.clone());
    let waiting = async { if searched { Ok(0) } else { office.people.waiting_applications(&grant, COUNTED).await } };
    let (found, waiting) = tokio::try_join!(found, waiting)?;
    let search_goes_on = found.search_goes_on(paging.limit());
    let more = paging.link(found.next.as_ref())?;
    let line = |person: accounts::PersonLine| PersonLine {
        id: person.user_id,
        name: person.name.into(),
        email: person.email.map(String::from).unwrap_or_default(),
        phone: person.phone.filter(|phone| wanted.is_of_number(phone)).map(String::from).unwrap_or_default(),
        status: person.status.word(),
    };
    let view = PeopleList {
        role: role.word(),
        waiting: count(waiting),
        waiting_more: waiting == COUNTED,
        q: Field::of(q),
        searched,
        search_goes_on,
        narrow: NarrowFields { by_words: FoundPlace::is_by_words(from.as_ref(), found.next.as_ref()), ..narrow.fields() },
        people: found.items.into_iter().map(line).collect(),
        first: paging.beginning().map(str::to_owned),
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
    let Account { role, name, email, phone, status, registered_at, erased_at, merged_into, factor, mail_trouble, .. } = account;
    let view = PersonPage {
        id,
        role: role.word(),
        name: name.into(),
        email: email.map(String::from).unwrap_or_default(),
        phone: phone.as_ref().map(Phone::as_str).unwrap_or_default().to_owned(),
        status: status.word(),
        since: When::of(registered_at, &office.settings.now().zone),
        second_factor: factor.is_some(),
        mail_trouble: mail_trouble.map(|trouble| MailTroubleLabel::of(trouble, &office.web)),
        own: grant.id() == id,
        merged: merged_into,
        erased: erased_at.map(|at| When::of(at, &office.settings.now().zone)),
    };
    Ok(page.render(&view)?.into_response())
}
