//! Patients at the desk: the search, and one whose contact data is kept.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::{PatientText, Wanted};
use super::super::service::{FoundPlace, GiveAddressError};
use super::super::views::accounts::{link_not_sent, link_sent};
use super::super::views::narrow::NarrowFields;
use super::super::views::patients::{
    self as view, AllVisits, ContactFields, PatientLine, PatientList, PatientPage, PatientVisit, VisitsOfPatient,
};
use super::narrow::Narrow;
use super::{Office, PATIENTS};
use crate::access::grant::Granted;
use crate::access::permissions::{ManagePatients, SeeAllAppointments};
use crate::capabilities::appointments::model::{Reference, VisitLine};
use crate::capabilities::appointments::service::ListPlace;
use crate::capabilities::profile::model::AccountChange;
use crate::capabilities::profile::service::ProfileError;
use crate::capabilities::sign_in::model::address_of;
use crate::identity::accounts::Account;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::patch::Patch;
use crate::primitives::people::{Gender, Phone};
use crate::primitives::record_number::RecordNumber;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::mailbox::MailTroubleLabel;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::say::Day;
use crate::web::sought;
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Visits on a patient's page: so many that are ahead, and so few of those behind them.
const MOST_AHEAD: usize = 10;
const MOST_BEHIND: usize = 5;
/// Visits on one page of all of them.
const ONE_PAGE: usize = 25;

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Search {
    q: String,
    status: String,
    order: String,
}

/// Whom the list shows.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    /// Sealed words.
    search: String,
}

/// Which visits a patient's page shows.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Shows {
    /// `all`: every one, a page at a time, and nothing else.
    visits: String,
}

/// The address for somebody who has none, or a wrong one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AddressForm {
    email: String,
}

/// Every field, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ContactForm {
    version: String,
    name: String,
    phone: String,
    date_of_birth: String,
    gender: String,
    address: String,
}

impl ContactForm {
    /// A patient as they are.
    fn of(account: &Account) -> Self {
        Self {
            version: account.profile_version.to_string(),
            name: account.name.as_str().to_owned(),
            phone: account.phone.as_ref().map(Phone::as_str).unwrap_or_default().to_owned(),
            date_of_birth: account.date_of_birth.map(|date| date.to_string()).unwrap_or_default(),
            gender: account.gender.map(Gender::word).unwrap_or_default().to_owned(),
            address: account.address.clone().unwrap_or_default(),
        }
    }

    /// The change that was typed; a field left empty takes its value away.
    fn read(&self, now: jiff::Timestamp) -> Result<AccountChange, Flaws> {
        let mut flaws = Flaws::default();
        let gender = match self.gender.as_str() {
            "" => Patch::Clear,
            word => flaws.keep(Gender::of(word).map(Patch::Set).ok_or_else(|| Flaw::new("/gender", "invalid"))).unwrap_or_default(),
        };
        let text = PatientText {
            name: Some(self.name.clone()),
            phone: Patch::Set(self.phone.clone()),
            date_of_birth: Patch::Set(self.date_of_birth.clone()),
            gender,
            address: Patch::Set(self.address.clone()),
        };
        match text.parse(now) {
            Ok(change) => flaws.none().map(|()| change),
            Err(Flaws(more)) => {
                flaws.0.extend(more);
                Err(flaws)
            }
        }
    }

    /// The page of the form over the patient as they are.
    fn page(&self, now: &Account, flaws: &Flaws, trouble: Option<Message>, web: &WebState) -> PatientPage {
        let field = |value: &str, pointer: &str| {
            let error = flaws.0.iter().find(|flaw| flaw.pointer == pointer).map(words_of);
            Field::typed(value, error)
        };
        PatientPage {
            id: now.user_id,
            version: seen_version(&self.version),
            name_now: now.name.as_str().to_owned(),
            record_number: RecordNumber::of(now.user_id).to_string(),
            email: now.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
            status: now.status.word(),
            mail_trouble: now.mail_trouble.map(|trouble| MailTroubleLabel::of(trouble, web)),
            given: Field::default(),
            fields: ContactFields {
                name: field(&self.name, "/name"),
                phone: field(&self.phone, "/phone"),
                date_of_birth: field(&self.date_of_birth, "/date_of_birth"),
                gender: field(&self.gender, "/gender"),
                address: field(&self.address, "/address"),
            },
            trouble,
            visits: None,
            all_visits: None,
        }
    }
}

fn words_of(flaw: &Flaw) -> Message {
    let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok()).unwrap_or_default();
    match (flaw.pointer.as_ref(), flaw.code) {
        (_, "unprintable") => view::text_unprintable(),
        ("/name", "too_long") => view::name_too_long(limit),
        ("/name", _) => view::name_missing(),
        ("/phone", _) => view::phone_malformed(),
        ("/date_of_birth", "unlikely_date") => view::date_unlikely(),
        ("/date_of_birth", _) => view::date_malformed(),
        ("/address", _) => view::address_too_long(limit),
        _ => view::choice_unknown(),
    }
}

/// What is wrong with the words of a search.
pub(super) fn search_words_of(flaw: &Flaw) -> Message {
    let limit = flaw.numbers.first().and_then(|(_, limit)| u32::try_from(*limit).ok());
    view::search_too_long(limit.unwrap_or_default())
}

/// Leads to the list of whom it finds. The words stand in no address as they were typed.
pub(super) async fn search(
    office: Office,
    grant: Granted<ManagePatients>,
    page: Page,
    SafeForm(search): SafeForm<Search>,
) -> Result<Response, Refusal> {
    let narrow = Narrow { status: search.status, order: search.order };
    match Wanted::parse(&search.q) {
        Ok(Wanted::Everybody) => Ok(Redirect::to(&narrow.address(PATIENTS, &[])).into_response()),
        Ok(_) => {
            let sealed = sought::seal(&office.web.keys, grant.id(), &search.q, office.web.clock.now());
            Ok(Redirect::to(&narrow.address(PATIENTS, &[("search", &sealed)])).into_response())
        }
        Err(flaw) => {
            let q = Field::wrong(search.q, search_words_of(&flaw));
            let view = PatientList { q, searched: true, narrow: narrow.fields(), ..PatientList::default() };
            page.again(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

/// A patient in a list of several.
pub(super) fn line(account: &Account) -> PatientLine {
    PatientLine {
        id: account.user_id,
        name: account.name.as_str().to_owned(),
        email: account.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
        phone: account.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
        born: account.date_of_birth.map(Day::of),
        status: account.status.word(),
        mail_fails: account.mail_trouble.is_some(),
    }
}

/// Whom the search finds, or everybody by name.
pub(super) async fn list(
    office: Office,
    grant: Granted<ManagePatients>,
    ApiQuery(which): ApiQuery<Which>,
    ApiQuery(narrow): ApiQuery<Narrow>,
    paging: Paging,
    page: Page,
) -> Result<Response, Refusal> {
    let Some(q) = sought::open(&office.web.keys, grant.id(), &which.search, office.web.clock.now()) else {
        return Ok(sought::over(&office.web, &narrow.address(PATIENTS, &[])));
    };
    let wanted = Wanted::parse_in(&office.settings.now().country_code, &q).unwrap_or(Wanted::Everybody);
    let from: Option<FoundPlace> = paging.start()?;
    let found = office.people.find_patients(&grant, &narrow.list(&wanted), paging.limit(), from.clone()).await?;
    let view = PatientList {
        q: Field::of(q),
        searched: wanted != Wanted::Everybody || narrow.status().is_some(),
        search_goes_on: found.search_goes_on(paging.limit()),
        narrow: NarrowFields { by_words: FoundPlace::is_by_words(from.as_ref(), found.next.as_ref()), ..narrow.fields() },
        first: paging.beginning().map(str::to_owned),
        more: paging.link(found.next.as_ref())?,
        patients: found.items.iter().map(line).collect(),
    };
    Ok(page.render(&view)?.into_response())
}

/// One patient, as last written, or all of their visits.
pub(super) async fn show(
    office: Office,
    grant: Granted<ManagePatients>,
    ApiPath(pid): ApiPath<UserId>,
    ApiQuery(shows): ApiQuery<Shows>,
    paging: Paging,
    page: Page,
) -> Result<Response, Refusal> {
    let Some(now) = office.people.patient(&grant, pid).await? else {
        let other = office.people.now_joined_with(&grant, pid).await?.ok_or(Refusal::NotFound)?;
        return Ok(Redirect::to(&format!("{PATIENTS}/{other}")).into_response());
    };
    let view = ContactForm::of(&now).page(&now, &Flaws::default(), None, &office.web);
    let view = match grant.also::<SeeAllAppointments>() {
        Ok(sees) if shows.visits == "all" => PatientPage { all_visits: Some(all_visits(&office, &sees, pid, &paging).await?), ..view },
        Ok(sees) => PatientPage { visits: Some(visits_of(&office, &sees, pid).await?), ..view },
        Err(_) => view,
    };
    Ok(page.render(&view)?.into_response())
}

/// What they have ahead and what was last. One call.
async fn visits_of(office: &Office, grant: &Granted<SeeAllAppointments>, pid: UserId) -> Result<VisitsOfPatient, Refusal> {
    let found = office.appointments.of_patient(grant, pid, (MOST_AHEAD, MOST_BEHIND)).await?;
    Ok(VisitsOfPatient {
        coming: found.coming.into_iter().map(|line| visit(office, line)).collect(),
        more_coming: found.more_coming,
        past: found.past.into_iter().map(|line| visit(office, line)).collect(),
        more_past: found.more_past,
    })
}

/// Every visit of theirs, a page at a time. One call.
async fn all_visits(office: &Office, grant: &Granted<SeeAllAppointments>, pid: UserId, paging: &Paging) -> Result<AllVisits, Refusal> {
    let from: Option<ListPlace> = paging.start()?;
    let listed = office.appointments.all_of_patient(grant, pid, from, ONE_PAGE).await?;
    Ok(AllVisits {
        first: paging.beginning().map(str::to_owned),
        older: paging.link(listed.next.as_ref())?,
        visits: listed.items.into_iter().map(|line| visit(office, line)).collect(),
    })
}

fn visit(office: &Office, line: VisitLine) -> PatientVisit {
    PatientVisit {
        id: line.appointment_id,
        reference: Reference::of(line.appointment_id).to_string(),
        start: office.web.when(line.start),
        status: line.told_as(),
        doctor_name: line.doctor_name,
    }
}

/// Mails another link to somebody the desk added, who has not followed theirs.
pub(super) async fn send_link(office: Office, grant: Granted<ManagePatients>, ApiPath(pid): ApiPath<UserId>) -> Result<Response, Refusal> {
    let flash = match office.people.send_patient_link(&grant, pid).await? {
        Some(account) => Flash::good(link_sent(account.name.as_str())),
        None => {
            office.people.patient(&grant, pid).await?.ok_or(Refusal::NotFound)?;
            Flash::bad(link_not_sent())
        }
    };
    Ok(flash::redirect(&office.web, &format!("{PATIENTS}/{pid}"), flash, Some(pid.to_string())))
}

/// Gives an address to somebody who has none, or another to somebody who never followed their link.
pub(super) async fn give_address(
    office: Office,
    grant: Granted<ManagePatients>,
    ApiPath(pid): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<AddressForm>,
) -> Result<Response, Refusal> {
    let error = match address_of(&form.email) {
        Err(_) => view::address_malformed(),
        Ok(email) => match office.people.give_address(&grant, pid, &email).await {
            Ok(account) => {
                let flash = Flash::good(view::address_given(account.name.as_str()));
                return Ok(flash::redirect(&office.web, &format!("{PATIENTS}/{pid}"), flash, Some(pid.to_string())));
            }
            Err(GiveAddressError::KnownAddress) => view::address_known(),
            Err(GiveAddressError::NotNow) => {
                let flash = Flash::bad(view::address_not_given());
                return Ok(flash::redirect(&office.web, &format!("{PATIENTS}/{pid}"), flash, Some(pid.to_string())));
            }
            Err(GiveAddressError::Often { .. }) => view::address_too_often(),
            Err(GiveAddressError::NotFound) => return Err(Refusal::NotFound),
            Err(GiveAddressError::Storage(error)) => return Err(error.into()),
        },
    };
    let now = office.people.patient(&grant, pid).await?.ok_or(Refusal::NotFound)?;
    let view =
        PatientPage { given: Field::wrong(form.email, error), ..ContactForm::of(&now).page(&now, &Flaws::default(), None, &office.web) };
    page.again(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// Saves how they are called and reached, unless somebody else saved it since.
pub(super) async fn save(
    office: Office,
    grant: Granted<ManagePatients>,
    ApiPath(pid): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<ContactForm>,
) -> Result<Response, Refusal> {
    let change = match form.read(office.web.clock.now()) {
        Ok(change) => change,
        Err(flaws) => {
            let now = office.people.patient(&grant, pid).await?.ok_or(Refusal::NotFound)?;
            return page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.page(&now, &flaws, None, &office.web));
        }
    };
    let saved = || flash::redirect(&office.web, &format!("{PATIENTS}/{pid}"), Flash::good(view::saved()), Some(pid.to_string()));
    match office.people.change_patient(&grant, pid, Some(seen_version(&form.version)), &change).await {
        Ok(_) => Ok(saved()),
        Err(ProfileError::Stale) => {
            let now = office.people.patient(&grant, pid).await?.ok_or(Refusal::NotFound)?;
            if change.of(&now) == now {
                return Ok(saved()); // pressed twice
            }
            let form = ContactForm { version: now.profile_version.to_string(), ..form };
            page.again(StatusCode::CONFLICT, &form.page(&now, &Flaws::default(), Some(view::changed_meanwhile()), &office.web))
        }
        Err(ProfileError::Gone) => Err(Refusal::NotFound),
        Err(ProfileError::Storage(error)) => Err(error.into()),
    }
}
