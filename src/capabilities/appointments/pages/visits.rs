//! A patient's own visits, those of one who lets the reader see them, and one visit as its reader may see it.

use axum::response::{IntoResponse, Redirect, Response};
use http::Uri;

use super::super::model::{Appointment, CameBy, LateBy, Move, Origin, Status, VisitLine, after_move};
use super::super::service::{ListPlace, OwnVisits, Seen};
use super::super::views::booking::VisitBooked;
use super::super::views::cancel::CancelReason;
use super::super::views::mine::MyVisits;
use super::super::views::propose::{KeptTime, Proposal};
use super::super::views::visits::{Again, BackLink, RecordWays, VisitPage, visits_of_words};
use super::super::views::{self, OneButton};
use super::Counter;
use super::fill::Fill;
use super::held::others_of;
use super::origin::back_link;
use super::video;
use crate::access::grant::Granted;
use crate::access::permissions::{ManagePatients, SeeAppointments};
use crate::access::role::Role;
use crate::capabilities::directory::model::{Department, Doctor};
use crate::capabilities::repairs::service::BesideVisits;
use crate::capabilities::waiting_list::model::Entry;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::storage::error::StorageError;
use crate::web::cursor::Paging;
use crate::web::frame::Audience;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::people::{ActingFor, along};
use crate::web::refusal::Refusal;

/// Visits on one page. Twenty are one read unit; a few more, so that twenty never ask whether there is a next page.
const ONE_PAGE: usize = 25;
/// Where a patient's visits are.
const MINE: &str = "/appointments";

/// A patient's home: next, coming, past. Others have a home of their own.
pub(super) async fn mine(counter: Counter, grant: Granted<SeeAppointments>, paging: Paging, page: Page) -> Result<Response, Refusal> {
    if grant.role() != Role::Patient {
        return Ok(Redirect::to(Audience::from(grant.role()).home()).into_response());
    }
    let from: Option<ListPlace> = paging.start()?;
    let beside = Box::pin(counter.repairs.beside_visits(grant.id()));
    let own = Box::pin(counter.appointments.own(&grant, from, ONE_PAGE, counter.about));
    let cared_for = Box::pin(counter.appointments.cared_for(&grant));
    let (own, beside, cared_for) = tokio::try_join!(own, beside, cared_for)?;
    let cared_for = cared_for.into_iter().map(ActingFor::from).collect();
    let older = paging.link(own.past.next.as_ref())?;
    let newer = from.is_some().then(|| MINE.to_owned());
    let name = grant.actor().name.expose();
    let kept = kept_times(&counter.fill, &beside, "me");
    let view = my_visits(&counter, name, true, own, &beside, (older, newer));
    Ok(page.render(&MyVisits { unpaid: grant.actor().unpaid, kept, cared_for, ..view })?.into_response())
}

/// The visits of a patient who lets the reader see them.
pub(super) async fn of_cared_for(
    counter: Counter,
    grant: Granted<SeeAppointments>,
    ApiPath(patient): ApiPath<UserId>,
    paging: Paging,
    page: Page,
) -> Result<Response, Refusal> {
    if patient == grant.id() {
        return Ok(Redirect::to(MINE).into_response());
    }
    let from: Option<ListPlace> = paging.start()?;
    let found = Box::pin(counter.appointments.of_cared_for(&grant, patient, from, ONE_PAGE, counter.about)).await?;
    let (carer, theirs) = found.ok_or(Refusal::NotFound)?;
    let older = paging.link(theirs.past.next.as_ref())?;
    let newer = from.is_some().then(|| visits_of(carer.patient()));
    let acting = ActingFor::from(&carer);
    let beside = counter.repairs.beside_visits(patient).await?;
    let kept = if acting.books { kept_times(&counter.fill, &beside, &patient.to_string()) } else { Vec::new() };
    let view = my_visits(&counter, "", acting.books, theirs, &beside, (older, newer));
    Ok(page.render(&MyVisits { acting: Some(acting), kept, ..view })?.into_response())
}

/// What the waiting list keeps for a patient, whom addresses call `pid`.
fn kept_times(fill: &Fill, beside: &BesideVisits, pid: &str) -> Vec<KeptTime> {
    let time = |entry: &Entry| {
        let offer = entry.offer.as_ref()?;
        Some(KeptTime {
            page: format!("/patients/{pid}/waiting-list/{}", entry.wait_id),
            version: entry.version,
            doctor: offer.doctor_name.clone(),
            department: entry.department.clone(),
            kind: offer.kind.as_ref().map(|kind| kind.name.clone()),
            minutes: offer.minutes(),
            fee: offer.fee,
            start: fill.when(offer.start),
            until: fill.when(offer.until),
        })
    };
    beside.kept.iter().filter_map(time).collect()
}

/// Where the visits of a patient are for whoever acts for them.
fn visits_of(patient: UserId) -> String {
    format!("/patients/{patient}/appointments")
}

/// `answers`: the reader may accept and decline what doctors offer.
fn my_visits(
    counter: &Counter,
    name: &str,
    answers: bool,
    own: OwnVisits,
    beside: &BesideVisits,
    (older, newer): (Option<String>, Option<String>),
) -> MyVisits {
    let fill = &counter.fill;
    let is_hit =
        |line: &VisitLine| line.status.is_to_come() && beside.hit.contains(&(line.appointment_id, line.start)) && !fill.is_past(line.start);
    let is_open = |line: &&VisitLine| answers && line.status == Status::Proposed && !fill.is_past(line.start) && !is_hit(line);
    let to_come = |line: &VisitLine| {
        let (shown, needs_time) = (fill.line(line), is_hit(line));
        let late_minutes = counter.appointments.late_for(line).filter(|_| !needs_time).map(LateBy::minutes);
        views::VisitLine { needs_time, late_minutes, may_arrive: shown.may_arrive && !needs_time, ..shown }
    };
    let proposal = |line: &VisitLine| Proposal { line: fill.line(line), version: line.version };
    // An offer that can no longer take place is nothing to come to.
    let is_hit_offer = |line: &VisitLine| line.status == Status::Proposed && is_hit(line);
    let mut coming: Vec<&VisitLine> = own.coming.iter().filter(|line| !is_open(line)).collect();
    let next = coming.iter().position(|line| !is_hit_offer(line)).map(|place| coming.remove(place));
    MyVisits {
        acting: None,
        proposals: own.coming.iter().filter(is_open).map(proposal).collect(),
        kept: Vec::new(),
        first_name: name.split_whitespace().next().unwrap_or_default().to_owned(),
        unpaid: 0,
        cared_for: Vec::new(),
        today: fill.day(fill.today()),
        next: next.map(to_come),
        next_in_days: next.map(|line| fill.days_until(line.start)).unwrap_or_default(),
        upcoming: coming.into_iter().map(to_come).collect(),
        past: own.past.items.iter().map(|line| fill.line(line)).collect(),
        older,
        newer,
    }
}

/// One visit; right after booking its confirmation.
pub(super) async fn show(
    counter: Counter,
    grant: Granted<SeeAppointments>,
    ApiPath(id): ApiPath<AppointmentId>,
    ApiQuery(from): ApiQuery<CameBy>,
    uri: Uri,
    page: Page,
) -> Result<Response, Refusal> {
    let seen = counter.appointments.find(&grant, id).await.map_err(|error| counter.refusal(error))?;
    let view = visit_page(&counter, grant.role(), &seen, &from.read()).await?;
    let fresh = matches!(seen.visit.status, Status::Requested | Status::Booked | Status::Confirmed);
    if says_booked(&uri) && fresh && grant.role() == Role::Patient {
        return Ok(page.render(&VisitBooked { visit: view.visit, acting: view.acting })?.into_response());
    }
    let keeps_patients = grant.also::<ManagePatients>().is_ok();
    let patient_page = keeps_patients.then(|| format!("/patients/{}", seen.visit.patient_id));
    Ok(page.render(&VisitPage { patient_page, ..view })?.into_response())
}

/// A visit as a role sees it. Two calls, for the department's name and whether leave has hit it; a third for the patient of one that is
/// over, whose doctor may have left. For a patient who has come, how many are before them instead of what has hit it.
pub(super) async fn visit_page(counter: &Counter, role: Role, seen: &Seen, origin: &Origin) -> Result<VisitPage, Refusal> {
    let (fill, visit) = (&counter.fill, &seen.visit);
    let department = counter.department(visit.department_id).await?;
    let cancelled = visit.status == Status::Cancelled;
    let acting = seen.carer.as_ref().map(ActingFor::from);
    let acts = acting.as_ref().is_none_or(|acting| acting.books);
    let may = |by| acts && counter.appointments.may(visit, by, role);
    let hit = Box::pin(counter.repairs.is_open_for(visit)).await?;
    let concerns = role == Role::Patient && !hit;
    let late = counter.appointments.late_for(&visit.into()).filter(|_| concerns);
    let before = if concerns { Box::pin(counter.appointments.before(visit)).await? } else { None };
    let hit_offer = acts && hit && visit.status == Status::Proposed;
    let mut buttons = if acts && !hit_offer { buttons_of(counter, visit, role) } else { Vec::new() };
    // What can no longer take place is not agreed to, nor come to.
    let is_of_no_use = |button: &OneButton| *button == OneButton::Confirm || (role == Role::Patient && *button == OneButton::CheckIn);
    buttons.retain(|button| !(hit && is_of_no_use(button)));
    let beside = (department.as_ref(), acting.as_ref());
    let of_doctor = if acts { of_doctor(counter, visit, role, beside).await? } else { OfDoctor::default() };
    let writes = role == Role::Doctor && !cancelled && counter.appointments.may_read_clinical(role, visit);
    Ok(VisitPage {
        visit: fill.facts(visit, seen.intake.as_ref(), department.as_ref()).hit(hit).late(late),
        before,
        patient_name: (role != Role::Patient).then(|| visit.patient_name.clone()),
        patient_page: None,
        back: match &acting {
            Some(acting) => BackLink { href: visits_of(acting.patient_id), text: visits_of_words(&acting.name) },
            None => back_link(fill, role, origin, fill.zone().date(visit.start)),
        },
        came_from: origin.word(),
        list: origin.list().to_owned(),
        cancel_reason: visit.change_reason_for(role).filter(|_| cancelled).map(CancelReason::of).transpose().map_err(Refusal::internal)?,
        buttons,
        can_move: may(Move::Reschedule) || (hit_offer && role != Role::Patient),
        can_cancel: may(Move::Cancel),
        to_repair: acts && hit,
        too_late: acts && is_too_late(visit, role, may(Move::Cancel)),
        record: RecordWays { write: may(Move::Record) && fill.has_come(visit.start), ..record_ways(visit, role, acting.as_ref()) },
        history: fill.history(seen),
        note: fill.note(seen.note.as_ref()).filter(|_| !writes),
        note_form: writes.then(|| fill.note_form(seen.note.as_ref())),
        trouble: None,
        video: video::ways(counter, visit, role, acts).await?,
        again: of_doctor.again,
        left: of_doctor.left,
        acting,
    })
}

/// What the doctor of a visit that is over is to its patient now.
#[derive(Debug, Default)]
struct OfDoctor {
    /// Where another one is booked, once this one has ended.
    again: Option<Again>,
    /// They do not work here any more: where others are found.
    left: Option<String>,
}

/// One call; none for a visit that is still to come or takes place. One whose time has passed and that nobody has ended is over, but for
/// another one.
async fn of_doctor(
    counter: &Counter,
    visit: &Appointment,
    role: Role,
    (department, acting): (Option<&Department>, Option<&ActingFor>),
) -> Result<OfDoctor, StorageError> {
    let is_open = visit.status.is_open();
    if role != Role::Patient || (is_open && !counter.fill.is_past(visit.end)) {
        return Ok(OfDoctor::default());
    }
    let doctor = counter.directory.doctor(visit.doctor_id).await?;
    let patient = acting.map(|acting| acting.patient_id);
    let others = || others_of(role, department.map(|department| department.id), patient);
    let again = || match &doctor {
        Some(doctor) if doctor.can_be_booked() => {
            Again { href: format!("/doctors/{}/times{}", doctor.id, along(patient, None)), elsewhere: false }
        }
        _ => Again { href: others(), elsewhere: true },
    };
    let has_left = doctor.as_ref().is_some_and(Doctor::has_left);
    Ok(OfDoctor { again: (!is_open).then(again), left: has_left.then(others) })
}

/// What its reader may do with one button: as on the lists, and the doctor too takes back a check-in by mistake.
fn buttons_of(counter: &Counter, visit: &Appointment, role: Role) -> Vec<OneButton> {
    let mut buttons = counter.fill.buttons(&VisitLine::from(visit), role);
    if role == Role::Doctor && counter.appointments.may(visit, Move::UndoCheckIn, role) {
        buttons.push(OneButton::UndoCheckIn);
    }
    buttons
}

/// Where a patient, their carer and their doctor go on to read. Whether they may is asked there.
/// The patient at a glance, which is told what was written about this visit: its index may not know it yet.
fn glance_from(visit: &Appointment) -> String {
    let written = visit.record_id.map(|record| format!("?record={record}")).unwrap_or_default();
    format!("/patients/{}/overview{written}", visit.patient_id)
}

fn record_ways(visit: &Appointment, role: Role, acting: Option<&ActingFor>) -> RecordWays {
    let others = format!("/patients/{}/records", visit.patient_id);
    let read = |place: &str| visit.record_id.map(|record| format!("{place}/{record}"));
    let in_care = !matches!(visit.status, Status::Proposed | Status::Cancelled);
    match role {
        Role::Patient if acting.is_some() => {
            RecordWays { read: read(&others).filter(|_| acting.is_some_and(|acting| acting.reads)), ..RecordWays::default() }
        }
        Role::Patient => RecordWays { read: read("/records"), ..RecordWays::default() },
        Role::Doctor => RecordWays {
            write: false,
            read: read(&others),
            glance: in_care.then(|| glance_from(visit)),
            propose: in_care.then(|| format!("/patients/{}/propose", visit.patient_id)),
            others: in_care.then_some(others),
        },
        Role::Receptionist | Role::Administrator => RecordWays::default(),
    }
}

/// `?booked`: it was booked a moment ago.
fn says_booked(uri: &Uri) -> bool {
    uri.query().unwrap_or_default().split('&').any(|pair| pair.split('=').next() == Some("booked"))
}

/// The visit is still one that its reader could cancel, only not any more at this hour.
pub(super) const fn is_too_late(visit: &Appointment, role: Role, may_cancel: bool) -> bool {
    !may_cancel && after_move(visit.status, Move::Cancel, role, visit.requires_approval).is_some()
}
