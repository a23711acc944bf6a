//! The page: whom the search finds, which times are free, and everything that was typed.

use axum::response::Response;
use http::StatusCode;
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::super::model::Wanted;
use super::super::super::service::Narrowed;
use super::super::super::views::walk_in::{self as view, FreeTime, GoesOnAt, NewPersonFields, WalkIn, Worker};
use super::super::Office;
use super::super::patients::line;
use super::form::{Act, SOMEBODY_NEW, Told, WalkInForm};
use super::times::Left;
use crate::access::grant::Granted;
use crate::access::permissions::ManagePatients;
use crate::capabilities::appointments::model::REASON_LIMIT;
use crate::capabilities::availability::model::Asker;
use crate::capabilities::availability::service::{FIRST_LOOK_DAYS, FreeTimes, NoTimes};
use crate::capabilities::directory::model::VisitKind;
use crate::identity::accounts::{Account, Status};
use crate::primitives::ids::{DepartmentId, UserId, VisitKindId};
use crate::primitives::page::Limit;
use crate::primitives::people::Email;
use crate::primitives::time::Slot;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::render::View as _;
use crate::web::texts::count;

/// So many people are shown of whom a search finds.
const MOST_PEOPLE: u16 = 8;
/// So many who may be the same are shown.
const MOST_ALIKE: usize = 12;
/// So many times of today, and so few of later days where today has none.
const MOST_TIMES: usize = 12;
const FEW_TIMES: usize = 6;
/// So many more are asked for: each doctor of a department may have one that is nearly over.
const MOST_BEGUN: usize = 48;

/// Whom the page shows to choose from.
#[derive(Default)]
struct Found {
    people: Vec<Account>,
    /// They may be whoever is to be added.
    alike: bool,
    /// The search finds more.
    more: bool,
    /// The search finds nobody, whoever is shown.
    nobody: bool,
}

/// What the page shows to choose a time from.
#[derive(Default)]
struct Free {
    times: Vec<(UserId, Slot)>,
    /// The kinds of visits of the chosen doctor.
    kinds: Vec<VisitKind>,
}

/// Whether somebody is a patient still: visits of a closed account are not booked.
pub(super) fn can_be_booked_for(account: &Account) -> bool {
    account.status != Status::Disabled
}

/// Whose account an address is, if they can be booked for. Two calls. May lag a write.
pub(super) async fn owner_of(office: &Office, grant: &Granted<ManagePatients>, email: &Email) -> Result<Option<Account>, Refusal> {
    let Ok(wanted) = Wanted::parse(email.as_str()) else { return Ok(None) };
    let found = office.people.find_patients(grant, &Narrowed::to(&wanted), Limit::new(MOST_PEOPLE).unwrap_or_default(), None).await?;
    Ok(found.items.into_iter().find(|one| one.email.as_ref() == Some(email) && can_be_booked_for(one)))
}

/// Makes the page. Two calls for what is chosen from and two or three for times, as many again for a doctor who is none of the department;
/// where somebody is looked for, one or two for words and one for the accounts of nine at most; one for those who may be the same, and one
/// for whoever is chosen and not among them.
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
    if let Some(wrong) = form.flaw_of_search() {
        told.change("q", wrong);
    }
    let act = form.act();
    let found = people(office, grant, &form, &mut told).await?;
    if !found.alike {
        choose(&mut form, &found);
    }
    if found.nobody && act == Act::Find {
        form.takes_over();
    }
    let Free { times: free, kinds } = times(office, grant, &mut form).await?;
    // Where no times are shown, there is nothing to choose one from yet.
    if free.is_empty() && told.wrong.remove("time").is_some() {
        told.change("department", if form.looking().trim().is_empty() { view::choose_first() } else { view::no_times() });
    }
    let now = office.web.clock.now();
    let soonest = free.iter().position(|(_, slot)| Left::of(*slot, now).is_plenty());
    let free: Vec<FreeTime> = free
        .into_iter()
        .map(|(doctor, slot)| FreeTime {
            value: format!("{doctor} {}", slot.start),
            start: office.web.when(slot.start),
            began: Left::of(slot, now).has_begun(),
            doctor: doctors.iter().find(|(id, _)| *id == doctor).map(|(_, name)| name.clone()).unwrap_or_default(),
        })
        .collect();
    let chosen = free.iter().position(|one| one.value == form.time).or(soonest);
    let time = chosen.and_then(|place| free.get(place)).map(|one| one.value.clone()).unwrap_or_default();
    let mut filled = WalkIn {
        nobody: found.nobody && (act == Act::Find || found.people.is_empty()),
        q: told.field("q", &form.q),
        sought: form.q.trim().to_owned(),
        alike: found.alike,
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
        kind: told.field("kind", &form.kind),
        kinds: kinds.into_iter().map(|kind| Worker { value: kind.id.to_string(), name: kind.name }).collect(),
        looked: form.looking(),
        time: told.field("time", &time),
        times: free,
        reason: told.field("reason", &form.reason),
        reason_limit: count(REASON_LIMIT),
        check_in: told.field("check_in", &form.check_in),
        idempotency_key: form.idempotency_key,
        trouble: told.trouble,
        goes_on_at: GoesOnAt::default(),
    };
    filled.goes_on_at = goes_on_at(act, &filled);
    let status = if filled.q.is_wrong() { StatusCode::UNPROCESSABLE_ENTITY } else { told.status };
    page.again(status, &filled)
}

/// Where the keyboard goes on: at what was asked for, unless something must be changed first.
fn goes_on_at(act: Act, filled: &WalkIn) -> GoesOnAt {
    match act {
        _ if filled.has_errors() => GoesOnAt::Nowhere,
        Act::Find if filled.people.is_empty() => GoesOnAt::Nobody,
        Act::Find => GoesOnAt::People,
        Act::Times if filled.times.is_empty() => GoesOnAt::NoTimes,
        Act::Times => GoesOnAt::Times,
        Act::Book => GoesOnAt::Nowhere,
    }
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

/// Who may be meant: whoever may be the same, else whom the search finds; with whoever is chosen already.
async fn people(office: &Office, grant: &Granted<ManagePatients>, form: &WalkInForm, told: &mut Told) -> Result<Found, Refusal> {
    let people = alike(office, grant, form, told).await?;
    let mut found = Found { alike: !people.is_empty(), people, ..Found::default() };
    let wanted = Wanted::parse_in(&office.settings.now().country_code, &form.q).unwrap_or(Wanted::Everybody);
    if !found.alike && wanted != Wanted::Everybody {
        // One more than is shown says whether there are more.
        let limit = Limit::new(MOST_PEOPLE + 1).unwrap_or_default();
        let mut page = office.people.find_patients(grant, &Narrowed::to(&wanted), limit, None).await?;
        // A number may be written in several ways, which are looked for one after the other.
        while let (true, Some(next)) = (page.items.is_empty(), page.next.take()) {
            page = office.people.find_patients(grant, &Narrowed::to(&wanted), limit, Some(next)).await?;
        }
        found.people = page.items.into_iter().filter(can_be_booked_for).collect();
        found.more = found.people.len() > usize::from(MOST_PEOPLE) || page.next.is_some();
        found.people.truncate(usize::from(MOST_PEOPLE));
        found.nobody = found.people.is_empty() && !found.more;
    }
    let chosen: Option<UserId> = form.who.parse().ok();
    if let Some(id) = chosen.filter(|id| found.people.iter().all(|one| one.user_id != *id)) {
        found.people.splice(0..0, office.people.patient(grant, id).await?.filter(can_be_booked_for));
    }
    Ok(found)
}

/// Whoever was just found to be alike, else whoever was shown as such before: until others are looked for, they are chosen from.
async fn alike(office: &Office, grant: &Granted<ManagePatients>, form: &WalkInForm, told: &mut Told) -> Result<Vec<Account>, Refusal> {
    let found = std::mem::take(&mut told.alike);
    let others: Vec<UserId> = form.others.split(' ').filter_map(|id| id.parse().ok()).take(MOST_ALIKE).collect();
    if !found.is_empty() || others.is_empty() || form.act() == Act::Find {
        return Ok(found);
    }
    Ok(office.people.patients(grant, &others).await?.into_iter().filter(can_be_booked_for).collect())
}

/// The next free times of today, whoever gives them; where there is none, a few of the next days. Leaves out what is nearly over, and
/// makes doctor, department and kind of visit agree.
async fn times(office: &Office, grant: &Granted<ManagePatients>, form: &mut WalkInForm) -> Result<Free, Refusal> {
    let (zone, now) = (office.settings.now().zone.clone(), office.web.clock.now());
    let today = zone.date(now);
    let dates = (today, today.saturating_add((FIRST_LOOK_DAYS - 1).days()));
    let (asker, viewer) = (Asker::of(Some(grant.role())).without_kept_times(), Some(grant.id()));
    let mut free = Free::default();
    let doctor: Option<UserId> = form.doctor.parse().ok();
    if let Some(doctor) = doctor
        && let Some(own) = times_of(office, doctor, form.kind(), dates, (asker, viewer)).await?
    {
        form.agrees_with(own.doctor.department_id);
        if !form.doctor.is_empty() {
            free.times = own.visits.into_iter().map(|visit| (doctor, visit)).collect();
            free.kinds = own.doctor.visit_kinds;
        }
    }
    if !free.kinds.iter().any(|kind| Some(kind.id) == form.kind()) {
        form.kind.clear();
    }
    let department: Option<DepartmentId> = form.department.parse().ok();
    if let Some(department) = department.filter(|_| doctor.is_none() || form.doctor.is_empty()) {
        let limit = MOST_TIMES + MOST_BEGUN;
        free.times = office.availability.soonest(department, dates, limit, asker, viewer).await?.unwrap_or_default();
    }
    free.times.retain(|(_, slot)| Left::of(*slot, now).is_enough());
    let of_today = free.times.iter().filter(|(_, slot)| zone.date(slot.start) == today).count();
    free.times.truncate(if of_today == 0 { FEW_TIMES } else { of_today.min(MOST_TIMES) });
    Ok(free)
}

/// A doctor's free times for visits of a kind, or of the usual one where they do not keep that kind. `None`: there is no such doctor.
async fn times_of(
    office: &Office,
    doctor: UserId,
    kind: Option<VisitKindId>,
    dates: (Date, Date),
    (asker, viewer): (Asker, Option<UserId>),
) -> Result<Option<FreeTimes>, Refusal> {
    match office.availability.free_times_of_kind(doctor, kind, dates, asker, viewer).await? {
        Err(NoTimes::NoKind) => Ok(office.availability.free_times(doctor, dates, asker, viewer).await?),
        free => Ok(free.ok()),
    }
}
