//! The page: whom the search finds, which times are free, and everything that was typed.

use axum::response::Response;
use http::StatusCode;
use jiff::ToSpan as _;

use super::super::super::model::Wanted;
use super::super::super::service::Narrowed;
use super::super::super::views::walk_in::{self as view, FreeTime, NewPersonFields, WalkIn, Worker};
use super::super::Office;
use super::super::patients::{line, search_words_of};
use super::form::{Act, SOMEBODY_NEW, Told, WalkInForm};
use crate::access::grant::Granted;
use crate::access::permissions::ManagePatients;
use crate::capabilities::appointments::model::REASON_LIMIT;
use crate::capabilities::availability::model::Asker;
use crate::capabilities::availability::service::FIRST_LOOK_DAYS;
use crate::identity::accounts::{Account, Status};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::page::Limit;
use crate::primitives::time::Slot;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::count;

/// So many people are shown of whom a search finds.
const MOST_PEOPLE: u16 = 8;
/// So many times of today, and so few of later days where today has none.
const MOST_TIMES: usize = 12;
const FEW_TIMES: usize = 6;

/// Whom the page shows to choose from.
#[derive(Default)]
struct Found {
    people: Vec<Account>,
    /// The search finds more.
    more: bool,
    /// The search finds nobody, whoever is shown.
    nobody: bool,
}

/// Whether somebody is a patient still: visits of a closed account are not booked.
pub(super) fn can_be_booked_for(account: &Account) -> bool {
    account.status != Status::Disabled
}

/// Makes the page. Two calls for what is chosen from and two or three for times; where somebody is looked for, one or two for words and
/// one for the accounts of nine at most; one for whoever is chosen and not among them.
pub(super) async fn shown(
    office: &Office,
    grant: &Granted<ManagePatients>,
    mut form: WalkInForm,
    mut told: Told,
    page: &Page,
) -> Result<Response, Refusal> {
    let (departments, doctors) = tokio::try_join!(office.directory.departments(), office.directory.doctor_names())?;
    // Where there is one department only, nobody has to choose it.
    if let ([only], true) = (departments.as_slice(), form.department.is_empty()) {
        form.department = only.id.to_string();
    }
    let found = people(office, grant, &form, &mut told).await?;
    if told.alike.is_empty() {
        choose(&mut form, &found);
    }
    let free = times(office, grant, &form).await?;
    // Where no times are shown, there is nothing to choose one from yet.
    if free.is_empty() && told.wrong.remove("time").is_some() {
        told.change("department", if form.looking().trim().is_empty() { view::choose_first() } else { view::no_times() });
    }
    let free: Vec<FreeTime> = free
        .into_iter()
        .map(|(doctor, slot)| FreeTime {
            value: format!("{doctor} {}", slot.start),
            start: office.web.when(slot.start),
            doctor: doctors.iter().find(|(id, _)| *id == doctor).map(|(_, name)| name.clone()).unwrap_or_default(),
        })
        .collect();
    let is_free = free.iter().any(|one| one.value == form.time);
    let time = if is_free { form.time.clone() } else { free.first().map(|one| one.value.clone()).unwrap_or_default() };
    let filled = WalkIn {
        nobody: found.nobody && (form.act() == Act::Find || found.people.is_empty()),
        q: told.field("q", &form.q),
        sought: form.q.trim().to_owned(),
        alike: !told.alike.is_empty(),
        more: found.more,
        who: told.field("who", &form.who),
        people: found.people.iter().map(line).collect(),
        new: NewPersonFields {
            name: told.field("name", &form.name),
            date_of_birth: told.field("date_of_birth", &form.date_of_birth),
            phone: told.field("phone", &form.phone),
            email: told.field("email", &form.email),
        },
        others: form.others.clone(),
        departments: departments.into_iter().map(|one| Worker { value: one.id.to_string(), name: one.name }).collect(),
        department: told.field("department", &form.department),
        doctors: doctors.into_iter().map(|(id, name)| Worker { value: id.to_string(), name }).collect(),
        doctor: told.field("doctor", &form.doctor),
        looked: form.looking(),
        time: told.field("time", &time),
        times: free,
        reason: told.field("reason", &form.reason),
        reason_limit: count(REASON_LIMIT),
        check_in: told.field("check_in", &form.check_in),
        idempotency_key: form.idempotency_key,
        trouble: told.trouble,
    };
    let status = if filled.q.is_wrong() { StatusCode::UNPROCESSABLE_ENTITY } else { told.status };
    page.again(status, &filled)
}

/// Chooses for the desk whom alone the search finds, and somebody new where nobody can be chosen. Of several nobody is chosen: whoever
/// stands first is not whoever stands at the desk.
fn choose(form: &mut WalkInForm, found: &Found) {
    let is_open = form.act() == Act::Find && form.name.trim().is_empty() && !form.names_somebody();
    match found.people.as_slice() {
        [] if form.who.is_empty() => SOMEBODY_NEW.clone_into(&mut form.who),
        [only] if is_open && !found.more => form.who = only.user_id.to_string(),
        [_, ..] if is_open => form.who.clear(),
        _ => {}
    }
}

/// Who may be meant: whoever was just found to be alike, else whom the search finds; with whoever is chosen already.
async fn people(office: &Office, grant: &Granted<ManagePatients>, form: &WalkInForm, told: &mut Told) -> Result<Found, Refusal> {
    let mut found = Found { people: told.alike.clone(), ..Found::default() };
    if found.people.is_empty() {
        match Wanted::parse(&form.q) {
            Ok(Wanted::Everybody) => {}
            Ok(wanted) => {
                // One more than is shown says whether there are more.
                let limit = Limit::new(MOST_PEOPLE + 1).unwrap_or_default();
                let page = office.people.find_patients(grant, &Narrowed::to(&wanted), limit, None).await?;
                found.people = page.items.into_iter().filter(can_be_booked_for).collect();
                found.more = found.people.len() > usize::from(MOST_PEOPLE) || page.next.is_some();
                found.people.truncate(usize::from(MOST_PEOPLE));
                found.nobody = found.people.is_empty() && !found.more;
            }
            Err(flaw) => told.change("q", search_words_of(&flaw)),
        }
    }
    let chosen: Option<UserId> = form.who.parse().ok();
    if let Some(id) = chosen.filter(|id| found.people.iter().all(|one| one.user_id != *id)) {
        found.people.splice(0..0, office.people.patient(grant, id).await?.filter(can_be_booked_for));
    }
    Ok(found)
}

/// The next free times of today, whoever gives them; where there is none, a few of the next days.
async fn times(office: &Office, grant: &Granted<ManagePatients>, form: &WalkInForm) -> Result<Vec<(UserId, Slot)>, Refusal> {
    let zone = office.settings.now().zone.clone();
    let today = zone.date(office.web.clock.now());
    let dates = (today, today.saturating_add((FIRST_LOOK_DAYS - 1).days()));
    let (asker, viewer) = (Asker::of(Some(grant.role())).without_kept_times(), Some(grant.id()));
    let doctor: Option<UserId> = form.doctor.parse().ok();
    let department: Option<DepartmentId> = form.department.parse().ok();
    let mut free: Vec<(UserId, Slot)> = match (doctor, department) {
        (Some(doctor), _) => {
            let free = office.availability.free_times(doctor, dates, asker, viewer).await?;
            free.map(|free| free.visits.into_iter().map(|visit| (doctor, visit)).collect()).unwrap_or_default()
        }
        (None, Some(department)) => office.availability.soonest(department, dates, MOST_TIMES, asker, viewer).await?.unwrap_or_default(),
        (None, None) => Vec::new(),
    };
    let of_today = free.iter().filter(|(_, slot)| zone.date(slot.start) == today).count();
    free.truncate(if of_today == 0 { FEW_TIMES } else { of_today.min(MOST_TIMES) });
    Ok(free)
}
