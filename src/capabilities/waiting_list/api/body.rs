//! What the API says of an entry, and what it takes.

use serde::{Deserialize, Serialize};

use crate::capabilities::directory::model::hours::Weekday;
use crate::capabilities::waiting_list::model::{Offer, Part, Queued, State, Told, What, Wish, WishText};
use crate::capabilities::waiting_list::service::{NewWish, Seen, Stands, reason_of};
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{AppointmentId, DepartmentId, UserId, VisitKindId, WaitId};
use crate::primitives::money::Money;
use crate::primitives::time::HospitalZone;

/// A kind of visit, as it was called when it was asked for or offered.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = WaitingKind)]
pub(super) struct KindBody {
    id: VisitKindId,
    name: String,
}

/// A time that is kept until it is answered.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = WaitingOffer)]
pub(super) struct OfferBody {
    doctor_id: UserId,
    doctor_name: String,
    /// Which of the doctor's kinds of visits it is kept for; absent: the usual one.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<KindBody>,
    #[schema(format = "date-time")]
    start: String,
    #[schema(format = "date-time")]
    end: String,
    /// What the visit costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    fee: Option<Money>,
    #[schema(format = "date-time")]
    expires_at: String,
}

/// One thing that happened to an entry.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = WaitingTold)]
pub(super) struct ToldBody {
    #[schema(format = "date-time")]
    at: String,
    what: What,
    /// The time it was about.
    #[schema(format = "date-time")]
    start: Option<String>,
}

/// What somebody waits for.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = WaitingEntry)]
pub(super) struct EntryBody {
    id: WaitId,
    patient_id: UserId,
    department_id: DepartmentId,
    /// `null`: any doctor of the department.
    doctor_id: Option<UserId>,
    /// Which of the doctor's kinds of visits; absent: the usual one.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<KindBody>,
    #[schema(format = "date")]
    from: String,
    #[schema(format = "date")]
    to: String,
    weekdays: Vec<Weekday>,
    parts: Vec<Part>,
    state: State,
    /// It waits for a doctor by name who works in the department no more: it cannot come true unless it is changed. Absent where it can, and
    /// from the list of a department.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    doctor_gone: bool,
    /// Send it back as `If-Match: "v1"`.
    pub(super) version: u32,
    #[schema(format = "date-time")]
    asked_at: String,
    offer: Option<OfferBody>,
    appointment_id: Option<AppointmentId>,
    /// Oldest first, the latest twelve.
    history: Vec<ToldBody>,
    /// For the patient, and whoever may read for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

fn offer_body(offer: &Offer, zone: &HospitalZone) -> OfferBody {
    OfferBody {
        doctor_id: offer.doctor_id,
        doctor_name: offer.doctor_name.clone(),
        kind: offer.kind.as_ref().map(|kind| KindBody { id: kind.id, name: kind.name.clone() }),
        fee: offer.fee,
        start: zone.rfc3339(offer.start),
        end: zone.rfc3339(offer.end),
        expires_at: zone.rfc3339(offer.until),
    }
}

fn told_body(told: &Told, zone: &HospitalZone) -> ToldBody {
    ToldBody { at: zone.rfc3339(told.at), what: told.what, start: told.start.map(|start| zone.rfc3339(start)) }
}

impl EntryBody {
    pub(super) fn of(seen: &Seen, stands: &Stands, zone: &HospitalZone) -> Self {
        let entry = &seen.entry;
        let reason = seen.reason.as_ref().filter(|_| stands.reads()).map(|reason| reason.expose().clone());
        let offer = entry.offer.as_ref().filter(|_| seen.standing == State::Offered).map(|offer| offer_body(offer, zone));
        let appointment_id = entry.appointment_id;
        let history = entry.history.iter().map(|told| told_body(told, zone)).collect();
        let about = Self::about(entry.wait_id, entry.patient, (&entry.wish, entry.kind_name.as_deref()), seen.standing, entry.version);
        let doctor_gone = seen.doctor_gone;
        Self { asked_at: zone.rfc3339(entry.asked_at), offer, appointment_id, history, reason, doctor_gone, ..about }
    }

    pub(super) fn of_list(queued: &Queued, standing: State, zone: &HospitalZone) -> Self {
        let entry = &queued.entry;
        let offer = entry.offer.as_ref().filter(|_| standing == State::Offered).map(|offer| offer_body(offer, zone));
        let history = entry.history.iter().map(|told| told_body(told, zone)).collect();
        let about = Self::about(entry.wait_id, queued.patient_id, (&entry.wish, entry.kind_name.as_deref()), standing, entry.version);
        Self { asked_at: zone.rfc3339(entry.asked_at), offer, history, ..about }
    }

    fn about(id: WaitId, patient_id: UserId, (wish, kind): (&Wish, Option<&str>), state: State, version: u32) -> Self {
        let kind = wish.kind.map(|id| KindBody { id, name: kind.unwrap_or_default().to_owned() });
        Self {
            id,
            patient_id,
            department_id: wish.department_id,
            doctor_id: wish.doctor_id,
            kind,
            from: wish.from.to_string(),
            to: wish.to.to_string(),
            weekdays: wish.weekdays.clone(),
            parts: wish.parts.clone(),
            state,
            doctor_gone: false,
            version,
            asked_at: String::new(),
            offer: None,
            appointment_id: None,
            history: Vec::new(),
            reason: None,
        }
    }
}

/// What somebody wants to wait for.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = WaitingInput)]
pub(super) struct WishInput {
    department_id: DepartmentId,
    /// Any doctor of the department when absent.
    #[serde(default)]
    doctor_id: Option<UserId>,
    /// One of the doctor's kinds of visits (`GET /doctors/{id}/visit-kinds`); absent: the usual one. Only with `doctor_id`.
    #[serde(default)]
    kind: Option<VisitKindId>,
    #[schema(format = "date")]
    from: String,
    /// At most as far ahead as staff book.
    #[schema(format = "date")]
    to: String,
    /// Any day when absent or empty.
    #[serde(default)]
    #[schema(value_type = Vec<Weekday>)]
    weekdays: Vec<String>,
    /// Any part of a day when absent or empty.
    #[serde(default)]
    #[schema(value_type = Vec<Part>)]
    parts: Vec<String>,
    #[schema(max_length = 200)]
    reason: String,
}

/// What somebody waits for from now on, whole; the department stays.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = WaitingChange)]
pub(super) struct WishChange {
    #[serde(default)]
    doctor_id: Option<UserId>,
    /// The usual visit when absent.
    #[serde(default)]
    kind: Option<VisitKindId>,
    #[schema(format = "date")]
    from: String,
    #[schema(format = "date")]
    to: String,
    #[serde(default)]
    #[schema(value_type = Vec<Weekday>)]
    weekdays: Vec<String>,
    #[serde(default)]
    #[schema(value_type = Vec<Part>)]
    parts: Vec<String>,
    /// What was said stays when absent.
    #[serde(default)]
    #[schema(max_length = 200)]
    reason: Option<String>,
}

type Days = (jiff::civil::Date, jiff::civil::Date);

impl WishInput {
    pub(super) fn parse(&self, days: Days) -> Result<NewWish, Flaws> {
        let mut flaws = Flaws::default();
        let text = WishText { from: &self.from, to: &self.to, weekdays: &self.weekdays, parts: &self.parts, kind: self.kind, began: None };
        let wish = text.parse(self.department_id, self.doctor_id, days).map_err(|wrong| flaws.0.extend(wrong.0)).ok();
        let reason = flaws.keep(reason_of(&self.reason));
        let (Some(wish), Some(reason)) = (wish, reason) else { return Err(flaws) };
        Ok(NewWish { wish, reason })
    }
}

impl WishChange {
    pub(super) fn parse(&self, before: &Wish, days: Days) -> Result<(Wish, Option<crate::primitives::text::Sensitive<String>>), Flaws> {
        let mut flaws = Flaws::default();
        let began = Some(before.from);
        let text = WishText { from: &self.from, to: &self.to, weekdays: &self.weekdays, parts: &self.parts, kind: self.kind, began };
        let wish = text.parse(before.department_id, self.doctor_id, days).map_err(|wrong| flaws.0.extend(wrong.0)).ok();
        let reason = self.reason.as_deref().map(reason_of).transpose();
        let reason = flaws.keep(reason);
        let (Some(wish), Some(reason)) = (wish, reason) else { return Err(flaws) };
        Ok((wish, reason))
    }
}
