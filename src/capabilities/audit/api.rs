//! The trail over the API: the administrator's view, and a patient's own access log.

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::model::{Filter, LONGEST, Wanted, WhoDid};
use super::service::{AuditDesk, Line, Look};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, SeeAccessLog, SeeAuditTrail};
use crate::access::role::Role;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::audit::{Decision, Entry};
use crate::primitives::ids::{AuditEntryId, CarerGrantId, EmergencyAccessId, RequestId, UserId};
use crate::primitives::page::Listed;
use crate::primitives::time::{HospitalZone, Slot};
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::json::ApiQuery;
use crate::web::operations::routes;
use crate::web::refusal::{FieldError, Refusal};
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    AuditDesk: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    Routes::new().api(Gate::Needs(Right::SeeAuditTrail), routes!(trail)).api(Gate::Needs(Right::SeeAccessLog), routes!(access_log))
}

/// Which entries. Dates are the hospital's, both included.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct TrailQuery {
    #[param(value_type = String, format = "date")]
    from: Option<Date>,
    /// At most 31 days.
    #[param(value_type = String, format = "date")]
    to: Option<Date>,
    /// Who did it: a person's id, `stranger` or `system`.
    actor: Option<String>,
    /// Whom it is about.
    subject: Option<UserId>,
    /// An act (`record.read`), a kind of act (`sign_in`, `access`, `account`, `clinical_read`, `clinical_write`, `visit`,
    /// `house`, `audit`) or `denied`.
    action: Option<String>,
}

impl TrailQuery {
    fn filter(self, zone: &HospitalZone) -> Result<Filter, Refusal> {
        let (Some(from), Some(to)) = (self.from, self.to) else {
            let missing = [("/from", self.from.is_none()), ("/to", self.to.is_none())].into_iter().filter(|(_, missing)| *missing);
            return Err(Refusal::Invalid(missing.map(|(pointer, _)| FieldError::new(pointer, "required")).collect()));
        };
        if to < from {
            return Err(Refusal::field(FieldError::new("/to", "before_from")));
        }
        if to.duration_since(from).as_hours() / 24 >= LONGEST {
            return Err(Refusal::field(FieldError::new("/to", "range_too_long").with("days", LONGEST)));
        }
        let invalid = |pointer: &'static str| Refusal::field(FieldError::new(pointer, "invalid"));
        let actor: Option<WhoDid> = self.actor.map(|said| said.parse().map_err(|_| invalid("/actor"))).transpose()?;
        let wanted: Option<Wanted> = self.action.map(|said| said.parse().map_err(|_| invalid("/action"))).transpose()?;
        let within = Slot { start: zone.day_start(from), end: zone.day(to).end };
        Ok(Filter { within, actor, subject: self.subject, wanted })
    }
}

/// One entry of the trail: ids, names and staff's reasons; nothing clinical stands in it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct EntryBody {
    id: AuditEntryId,
    #[schema(format = "date-time")]
    at: String,
    /// A person's id, an API key's id, `stranger` or `system`.
    actor_id: String,
    /// As the account says it now; of a program what its key is called.
    actor_name: Option<String>,
    /// What they were then.
    role: Option<Role>,
    /// Whom it is about, or `system` for nobody.
    subject_id: String,
    subject_name: Option<String>,
    /// The grant by which whoever acted did so for the subject; absent where nobody acted for anybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    carer_grant_id: Option<CarerGrantId>,
    /// The emergency access by which it was done; absent for everything else. What the doctor wrote to open it is not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    emergency_access_id: Option<EmergencyAccessId>,
    /// The act.
    #[schema(example = "record.read")]
    what: String,
    /// The thing it was done to, by its id; of lists all ids.
    object: String,
    #[schema(value_type = String, example = "allowed")]
    decision: Decision,
    /// What staff said why.
    reason: Option<String>,
    request_id: Option<RequestId>,
}

impl EntryBody {
    fn of(line: Line, zone: &HospitalZone) -> Self {
        let Line { entry, actor, program, subject } = line;
        let name = |known: Option<crate::identity::accounts::Known>| known.map(|known| known.name.into());
        Self {
            id: entry.entry_id,
            at: zone.rfc3339(entry.at),
            actor_id: entry.actor_id,
            actor_name: program.or_else(|| name(actor)),
            role: entry.role,
            subject_id: entry.subject_id,
            subject_name: name(subject),
            carer_grant_id: entry.carer_grant_id,
            emergency_access_id: entry.emergency_access_id,
            what: entry.what,
            object: entry.object,
            decision: entry.decision,
            reason: entry.reason,
            request_id: entry.request_id,
        }
    }
}

/// Who did what in the house, newest first. Looking is an entry of its own.
///
/// One answer looks at 1,000 entries at most: a page may be short, or empty, and still have a `next`.
#[utoipa::path(get, path = "/admin/audit", tag = "audit", params(TrailQuery, PagingQuery),
    responses((status = 200, body = ListBody<EntryBody>), (status = 422, description = "no range, or one over 31 days; no such act")))]
async fn trail(
    grant: Granted<SeeAuditTrail>,
    State(desk): State<AuditDesk>,
    State(settings): State<SettingsBook>,
    ApiQuery(query): ApiQuery<TrailQuery>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let found = desk.page(&grant, &query.filter(&zone)?, paging.start()?, paging.limit().get()).await?;
    let items = found.items.into_iter().map(|line| EntryBody::of(line, &zone)).collect();
    paging.answer(Listed { items, next: found.next })
}

/// Somebody looked at the record, wrote in it, or tried to.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct LookBody {
    #[schema(format = "date-time")]
    at: String,
    actor_id: String,
    /// As the account says it now.
    actor_name: Option<String>,
    /// What they were then.
    role: Option<Role>,
    /// The act.
    #[schema(example = "record.read")]
    what: String,
    /// `denied` when it was tried and refused.
    #[schema(value_type = String, example = "allowed")]
    decision: Decision,
    /// The grant of one's own by which they did it for oneself; absent for everybody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    carer_grant_id: Option<CarerGrantId>,
    /// The emergency access by which a doctor who does not have the caller in care did it; absent for everything else. Its
    /// `emergency.open` says why.
    #[serde(skip_serializing_if = "Option::is_none")]
    emergency_access_id: Option<EmergencyAccessId>,
    /// What they said why, where the house asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl LookBody {
    fn of(look: Look, zone: &HospitalZone) -> Self {
        let Entry { at, actor_id, role, what, decision, reason, carer_grant_id, emergency_access_id, .. } = look.entry;
        let actor_name = look.actor.map(|known| known.name.into());
        Self { at: zone.rfc3339(at), actor_id, actor_name, role, what, decision, carer_grant_id, emergency_access_id, reason }
    }
}

/// Who else looked at one's own record or wrote in it, newest first.
///
/// One's own looks are left out, and so are the lists in which a doctor sees the reasons of a whole day's visits.
#[utoipa::path(get, path = "/me/access-log", tag = "audit", params(PagingQuery), responses((status = 200, body = ListBody<LookBody>)))]
async fn access_log(
    grant: Granted<SeeAccessLog>,
    State(desk): State<AuditDesk>,
    State(settings): State<SettingsBook>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let found = desk.looks(&grant, paging.start()?, paging.limit().get()).await?;
    let items = found.items.into_iter().map(|look| LookBody::of(look, &zone)).collect();
    paging.answer(Listed { items, next: found.next })
}
