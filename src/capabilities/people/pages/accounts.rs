//! Who works here, and one account.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::Wanted;
use super::super::service::{FoundPerson, FoundPlace};
use super::super::views::accounts::{PeopleList, PersonLine, PersonPage};
use super::super::views::applications::Department;
use super::super::views::narrow::NarrowFields;
use super::narrow::Narrow;
use super::patients::search_words_of;
use super::{Office, PEOPLE};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAccounts;
use crate::access::role::Role;
use crate::identity::accounts::Account;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::people::Phone;
use crate::storage::error::StorageError;
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
    department: String,
    /// Sealed words.
    search: String,
}

/// Who is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Search {
    role: String,
    department: String,
    q: String,
    status: String,
    order: String,
}

/// People of a role who work here: doctors when it is none, of one department or of all.
#[derive(Debug, Clone, Copy)]
struct Group {
    role: Role,
    department: Option<DepartmentId>,
}

impl Group {
    fn of(role: &str, department: &str) -> Self {
        let staff = [Role::Receptionist, Role::Administrator];
        let role = staff.into_iter().find(|one| one.word() == role).unwrap_or(Role::Doctor);
        Self { role, department: department.parse().ok().filter(|_| role == Role::Doctor) }
    }

    fn chosen(self) -> String {
        self.department.map(|id| id.to_string()).unwrap_or_default()
    }

    /// The list of them, with what was looked for in it.
    fn address(self, narrow: &Narrow, search: &str) -> String {
        narrow.address(PEOPLE, &[("role", self.role.word()), ("department", &self.chosen()), ("search", search)])
    }

    /// The list with nobody on it.
    fn empty(self, narrow: &Narrow, departments: Vec<Department>) -> PeopleList {
        PeopleList { department: self.chosen(), departments, narrow: narrow.fields(), ..PeopleList::empty(self.role.word()) }
    }
}

impl Office {
    /// Where doctors work, to choose from. One call; none for other groups.
    async fn departments_of(&self, group: Group) -> Result<Vec<Department>, StorageError> {
        if group.role != Role::Doctor {
            return Ok(Vec::new());
        }
        let departments = self.people.departments().await?;
        Ok(departments.into_iter().map(|one| Department { value: one.id.to_string(), name: one.name }).collect())
    }
}

/// Leads to the list of whom it finds. The words stand in no address as they were typed.
pub(super) async fn search(
    office: Office,
    grant: Granted<ManageAccounts>,
    page: Page,
    SafeForm(search): SafeForm<Search>,
) -> Result<Response, Refusal> {
    let group = Group::of(&search.role, &search.department);
    let narrow = Narrow { status: search.status, order: search.order };
    match Wanted::parse(&search.q) {
        Ok(Wanted::Everybody) => Ok(Redirect::to(&group.address(&narrow, "")).into_response()),
        Ok(_) => {
            let sealed = sought::seal(&office.web.keys, grant.id(), &search.q, office.web.clock.now());
            Ok(Redirect::to(&group.address(&narrow, &sealed)).into_response())
        }
        Err(flaw) => {
            let q = Field::wrong(search.q, search_words_of(&flaw));
            let departments = office.departments_of(group).await?;
            let view = PeopleList { q, searched: true, ..group.empty(&narrow, departments) };
            page.again(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

/// People of a role, by name. Two calls, of doctors four, and one more where most of them are left out: who applies is counted where
/// everybody is listed, and the departments are those to choose from.
pub(super) async fn list(
    office: Office,
    grant: Granted<ManageAccounts>,
    ApiQuery(which): ApiQuery<Which>,
    ApiQuery(narrow): ApiQuery<Narrow>,
    paging: Paging,
    page: Page,
) -> Result<Response, Refusal> {
    let group = Group::of(&which.role, &which.department);
    let Some(q) = sought::open(&office.web.keys, grant.id(), &which.search, office.web.clock.now()) else {
        return Ok(sought::over(&office.web, &group.address(&narrow, "")));
    };
    let wanted = Wanted::of_role(group.role, &office.settings.now().country_code, &q).unwrap_or(Wanted::Everybody);
    let searched = wanted != Wanted::Everybody || narrow.status().is_some() || group.department.is_some();
    let list = narrow.list(&wanted).in_department(group.department);
    let from: Option<FoundPlace> = paging.start()?;
    let found = office.people.find_people(&grant, group.role, &list, paging.limit(), from.clone());
    let waiting = async { if searched { Ok(0) } else { office.people.waiting_applications(&grant, COUNTED).await } };
    let (found, waiting, departments) = tokio::try_join!(found, waiting, office.departments_of(group))?;
    let search_goes_on = found.search_goes_on(paging.limit());
    let more = paging.link(found.next.as_ref())?;
    let by_words = FoundPlace::is_by_words(from.as_ref(), found.next.as_ref());
    let view = PeopleList {
        waiting: count(waiting),
        waiting_more: waiting == COUNTED,
        q: Field::of(q),
        searched,
        search_goes_on,
        narrow: NarrowFields { by_words, ..narrow.fields() },
        people: found.items.into_iter().map(|one| line(one, &wanted, &departments)).collect(),
        first: paging.beginning().map(str::to_owned),
        more,
        ..group.empty(&narrow, departments)
    };
    Ok(page.render(&view)?.into_response())
}

fn line(found: FoundPerson, wanted: &Wanted, departments: &[Department]) -> PersonLine {
    let FoundPerson { person, department } = found;
    let works_in = department.map(|id| id.to_string());
    PersonLine {
        id: person.user_id,
        name: person.name.into(),
        department: departments.iter().find(|one| Some(&one.value) == works_in.as_ref()).map(|one| one.name.clone()).unwrap_or_default(),
        email: person.email.map(String::from).unwrap_or_default(),
        phone: person.phone.filter(|phone| wanted.is_of_number(phone)).map(String::from).unwrap_or_default(),
        status: person.status.word(),
    }
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
