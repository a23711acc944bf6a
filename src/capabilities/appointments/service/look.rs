//! Looking at appointments: one, and lists. Reading why somebody comes is a clinical read and is
//! written in the audit trail before it is answered.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::theirs::{Theirs, deed};
use super::{Appointments, BookingError};
use crate::access::grant::Granted;
use crate::access::permissions::SeeAppointments;
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, Intake, Note, Standing, VisitLine};
use crate::capabilities::appointments::store::{After, Order, Whose, utc_dates};
use crate::capabilities::family::model::{Need, OnBehalf};
use crate::identity::accounts::Known;
use crate::primitives::ids::{ApiKeyId, AppointmentId, DepartmentId, UserId};
use crate::primitives::page::Listed;
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;

/// How many rows are read at most to fill one page of a filtered list, before it says that there is more.
const MOST_READ: usize = 500;

/// One appointment as somebody may see it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub visit: Appointment,
    /// Only for the patient and the doctor of the visit; for the doctor while it keeps the patient in care.
    pub intake: Option<Intake>,
    /// What the doctor noted; only for the same two.
    pub note: Option<Note>,
    /// For whom the reader acts, where it is not their own. Without the right to read, intake and note are not there.
    pub carer: Option<OnBehalf>,
    /// The carers in its history, by name.
    pub carers: HashMap<UserId, Known>,
    /// The programs in its history, by the names of their keys.
    pub programs: HashMap<ApiKeyId, String>,
}

/// Which appointments a list shows. Every part narrows it; the caller's role narrows it first.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// First instant.
    pub from: Option<Timestamp>,
    /// First instant after it.
    pub to: Option<Timestamp>,
    pub status: Option<Standing>,
    pub doctor: Option<UserId>,
    pub department: Option<DepartmentId>,
    pub patient: Option<UserId>,
    pub newest_first: bool,
}

impl Filter {
    /// Whether a visit belongs into the list.
    #[must_use]
    pub fn shows(&self, line: &VisitLine) -> bool {
        self.from.is_none_or(|from| from <= line.start)
            && self.to.is_none_or(|to| line.start < to)
            && self.status.is_none_or(|standing| standing.holds(line.status))
            && self.doctor.is_none_or(|doctor| doctor == line.doctor_id)
            && self.department.is_none_or(|department| department == line.department_id)
            && self.patient.is_none_or(|patient| patient == line.patient_id)
    }

    fn within(&self) -> Slot {
        Slot { start: self.from.unwrap_or(Timestamp::MIN), end: self.to.unwrap_or(Timestamp::MAX) }
    }
}

/// Where a list goes on: the UTC date under way, for lists by day, and the last visit looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListPlace {
    pub day: Option<Date>,
    pub after: Option<After>,
}

impl Appointments {
    /// One appointment of the caller's; its clinical part only for its patient and its doctor.
    ///
    /// Staff: one call. Patient and doctor: two more side by side, the entry in the trail and both clinical rows.
    pub async fn find(&self, grant: &Granted<SeeAppointments>, id: AppointmentId) -> Result<Seen, BookingError> {
        self.seen(grant, id).await
    }

    pub(super) async fn seen<P>(&self, grant: &Granted<P>, id: AppointmentId) -> Result<Seen, BookingError> {
        let theirs = self.theirs(grant, id, Need::SeeVisits).await?;
        self.seen_as(grant, theirs).await
    }

    /// With what of it the reader may see.
    pub(super) async fn seen_as<P>(&self, grant: &Granted<P>, theirs: Theirs) -> Result<Seen, BookingError> {
        let looked = self.looked(theirs.carer.as_ref());
        let clinical = async { Ok(self.clinical_for(grant, &theirs.visit, theirs.carer.as_ref()).await?) };
        let carers = async { Ok(self.carers_in(&theirs.visit).await?) };
        let programs = async { Ok(self.programs_in(&theirs.visit).await?) };
        let ((), (intake, note), carers, programs) = tokio::try_join!(looked, clinical, carers, programs)?;
        let Theirs { visit, carer } = theirs.shown();
        Ok(Seen { visit, intake, note, carer, carers, programs })
    }

    /// What the patient said and what the doctor noted, for these two and for carers who may read; nothing for staff, nor for the doctor once the
    /// visit keeps nobody in care (F10).
    ///
    /// One entry in the trail covers both, and nothing is handed out before it is written.
    pub(super) async fn clinical_for<P>(
        &self,
        grant: &Granted<P>,
        visit: &Appointment,
        carer: Option<&OnBehalf>,
    ) -> Result<(Option<Intake>, Option<Note>), StorageError> {
        let is_open_to_carer = carer.is_none_or(|carer| carer.allows(Need::ReadClinical));
        if !is_open_to_carer || !self.may_read_clinical(grant.role(), visit) {
            return Ok((None, None));
        }
        let deed = deed(grant, "intake.read", visit, carer);
        let entry = self.ground.audit.write(&self.ground.storage, deed);
        let ((), clinical) = tokio::try_join!(entry, self.store.clinical(visit.patient_id, visit.appointment_id))?;
        Ok(clinical)
    }

    /// Whether somebody whom a visit concerns may read what is clinical about it now. No call.
    #[must_use]
    pub fn may_read_clinical(&self, role: Role, visit: &Appointment) -> bool {
        match role {
            Role::Patient => true,
            Role::Doctor => visit.is_recent_enough_for_care(self.ground.clock.now()),
            Role::Receptionist | Role::Administrator => false,
        }
    }

    /// The caller's appointments, or for staff the house's, a page at a time.
    ///
    /// Staff who name neither doctor nor patient must name at most 31 days; the API checks that.
    pub async fn list(
        &self,
        grant: &Granted<SeeAppointments>,
        filter: &Filter,
        from: Option<ListPlace>,
        limit: usize,
    ) -> Result<Listed<VisitLine, ListPlace>, StorageError> {
        match grant.role() {
            Role::Patient => match self.patient_of(grant, filter).await? {
                Some(patient) => self.list_of(Whose::Patient(patient), filter, from, limit).await,
                None => Ok(Listed { items: Vec::new(), next: None }),
            },
            Role::Doctor => self.list_of(Whose::Doctor(grant.id()), filter, from, limit).await,
            Role::Receptionist | Role::Administrator => self.list_house(filter, from, limit).await,
        }
    }

    /// Whose list a patient asks for: their own, or that of one who lets them see it. `None`: of nobody they know.
    async fn patient_of(&self, grant: &Granted<SeeAppointments>, filter: &Filter) -> Result<Option<UserId>, StorageError> {
        let Some(other) = filter.patient.filter(|patient| *patient != grant.id()) else { return Ok(Some(grant.id())) };
        let Some(carer) = self.acting.find(grant, other, Need::SeeVisits).await? else { return Ok(None) };
        Ok(self.acting.used(&carer).await?.then(|| carer.patient()))
    }

    /// The house's appointments, by the narrowest index the filter allows.
    pub(super) async fn list_house(
        &self,
        filter: &Filter,
        from: Option<ListPlace>,
        limit: usize,
    ) -> Result<Listed<VisitLine, ListPlace>, StorageError> {
        match (filter.patient, filter.doctor) {
            (Some(patient), _) => self.list_of(Whose::Patient(patient), filter, from, limit).await,
            (None, Some(doctor)) => self.list_of(Whose::Doctor(doctor), filter, from, limit).await,
            (None, None) => self.list_days(filter, from, limit).await,
        }
    }

    async fn list_of(
        &self,
        whose: Whose,
        filter: &Filter,
        from: Option<ListPlace>,
        limit: usize,
    ) -> Result<Listed<VisitLine, ListPlace>, StorageError> {
        let within = filter.within();
        let mut page = Page::new(filter, limit);
        let end = self.fill(&mut page, whose, within, from.and_then(|place| place.after)).await?;
        Ok(Listed { items: page.lines, next: end.map(|after| ListPlace { day: None, after: Some(after) }) })
    }

    /// Everybody's visits, UTC date by UTC date.
    async fn list_days(
        &self,
        filter: &Filter,
        from: Option<ListPlace>,
        limit: usize,
    ) -> Result<Listed<VisitLine, ListPlace>, StorageError> {
        let within = filter.within();
        let mut page = Page::new(filter, limit);
        let mut days: Vec<Date> = utc_dates(within).take(33).collect();
        if filter.newest_first {
            days.reverse();
        }
        let first = from.and_then(|place| place.day).and_then(|day| days.iter().position(|one| *one == day)).unwrap_or(0);
        let mut after = from.and_then(|place| place.after);
        for (number, day) in days.iter().enumerate().skip(first) {
            let end = self.fill(&mut page, Whose::Day(*day), within, after.take()).await?;
            let next = match end {
                Some(after) => Some(ListPlace { day: Some(*day), after: Some(after) }),
                None if page.is_full() => days.get(number + 1).map(|day| ListPlace { day: Some(*day), after: None }),
                None => continue,
            };
            return Ok(Listed { items: page.lines, next });
        }
        Ok(Listed { items: page.lines, next: None })
    }

    /// Adds what passes the filter until the page is full. Returns where to go on, or `None` at the end of the partition.
    async fn fill(&self, page: &mut Page<'_>, whose: Whose, within: Slot, mut after: Option<After>) -> Result<Option<After>, StorageError> {
        let order = if page.filter.newest_first { Order::NewestFirst } else { Order::SoonestFirst };
        loop {
            let listed = self.store.visits(whose, within, order, after, page.wanted()).await?;
            let more = listed.next.is_some();
            let count = listed.items.len();
            for (number, line) in listed.items.into_iter().enumerate() {
                let place = After { start: line.start, appointment_id: line.appointment_id };
                page.take(line);
                if page.is_full() {
                    return Ok((more || number + 1 < count).then_some(place));
                }
                after = Some(place);
            }
            if !more {
                return Ok(None);
            }
        }
    }
}

/// A page being filled.
struct Page<'a> {
    filter: &'a Filter,
    limit: usize,
    read: usize,
    lines: Vec<VisitLine>,
}

impl<'a> Page<'a> {
    const fn new(filter: &'a Filter, limit: usize) -> Self {
        Self { filter, limit, read: 0, lines: Vec::new() }
    }

    /// Full, or enough was looked at for one answer: the next page goes on from here.
    fn is_full(&self) -> bool {
        self.lines.len() >= self.limit || self.read >= MOST_READ
    }

    /// So many are read at once: more where most of them may be left out.
    fn wanted(&self) -> usize {
        let narrowed = self.filter.status.is_some() || self.filter.department.is_some();
        self.limit.max(if narrowed { MOST_READ / 2 } else { 25 })
    }

    fn take(&mut self, line: VisitLine) {
        self.read += 1;
        if self.filter.shows(&line) {
            self.lines.push(line);
        }
    }
}
