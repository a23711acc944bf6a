//! The pages of the trail: thin over `service`. The administrator's list, its file, and the patient's access log.

mod asked;
mod told;

use axum::extract::{FromRef, FromRequestParts, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::request::Parts;
use http::{Method, StatusCode};
use jiff::SignedDuration;

use self::asked::{Asked, Question};
use self::told::Told;
use super::model::Filter;
use super::service::{AuditDesk, Export, Found, Line, Look, MOST_EXPORTED};
use super::views::{AccessLog, Actor, AuditLine, AuditPage, Done, LookLine, More, Somebody, Thing, kinds, known, too_much};
use crate::access::actor::Level;
use crate::access::grant::Granted;
use crate::access::permissions::{Right, SeeAccessLog, SeeAuditTrail, TakeAuditTrail};
use crate::access::role::Role;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::accounts::Known;
use crate::identity::audit::Decision;
use crate::identity::strangers::Refusals;
use crate::primitives::ids::{ApiKeyId, AppointmentId, UserId};
use crate::primitives::time::HospitalZone;
use crate::web::csv;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::forms::SafeForm;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::say::Day;
use crate::web::state::WebState;
use crate::web::texts::{Language, count, words_of};

/// Entries on one page.
const PAGE: usize = 50;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    AuditDesk: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let trail = Gate::Needs(Right::SeeAuditTrail);
    Routes::new()
        .page(trail, Method::GET, "/admin/audit", show)
        .page(trail, Method::POST, "/admin/audit", ask)
        .page(Gate::Needs(Right::TakeAuditTrail), Method::GET, "/admin/audit/export", export)
        .page(Gate::Needs(Right::SeeAccessLog), Method::GET, "/me/access-log", access_log)
}

/// What every page of the slice works with.
struct Reading {
    desk: AuditDesk,
    web: WebState,
    zone: HospitalZone,
}

impl<S> FromRequestParts<S> for Reading
where
    WebState: FromRef<S>,
    AuditDesk: FromRef<S>,
    SettingsBook: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let zone = SettingsBook::from_ref(state).now().zone.clone();
        Ok(Self { desk: AuditDesk::from_ref(state), web: WebState::from_ref(state), zone })
    }
}

/// A page of the trail. What cannot be asked for shows today, and says so.
async fn show(
    reading: Reading,
    grant: Granted<SeeAuditTrail>,
    ApiQuery(question): ApiQuery<Question>,
    paging: Paging,
    page: Page,
) -> Result<Response, Refusal> {
    let asked = reading.asked(&question, question.id());
    let found = reading.desk.page(&grant, &asked.filter(&reading.zone), paging.start()?, PAGE).await?;
    let search_goes_on = found.items.len() < PAGE;
    let more = paging.link(found.next.as_ref())?.map(|href| More { href, search_goes_on });
    let newest = paging.beginning().map(str::to_owned);
    let status = status_of(&asked);
    page.again(status, &AuditPage { newest, more, ..reading.page(&asked, &found, page.language()) })
}

/// Leads to the page of the trail that was asked for: whoever is named by an address of mail is so by their id from here on, so that
/// no address of mail stands in an address.
async fn ask(
    reading: Reading,
    grant: Granted<SeeAuditTrail>,
    page: Page,
    SafeForm(question): SafeForm<Question>,
) -> Result<Response, Refusal> {
    let person = match question.email() {
        Some(email) => reading.desk.person_at(&grant, &email).await?,
        None => question.id(),
    };
    let asked = reading.asked(&question, person);
    if asked.fields.are_wrong() {
        return page.again(status_of(&asked), &reading.page(&asked, &Found { items: Vec::new(), next: None }, page.language()));
    }
    Ok(Redirect::to(&asked.href_of_list()).into_response())
}

/// The same as a file. More than one file holds is the page again, which says so.
async fn export(
    reading: Reading,
    grant: Granted<TakeAuditTrail>,
    ApiQuery(question): ApiQuery<Question>,
    page: Page,
) -> Result<Response, Refusal> {
    let mut asked = reading.asked(&question, question.id());
    let nothing = Found { items: Vec::new(), next: None };
    if asked.fields.are_wrong() {
        return page.again(status_of(&asked), &reading.page(&asked, &nothing, page.language()));
    }
    match reading.desk.export(&grant, &asked.filter(&reading.zone)).await? {
        Export::Whole(lines) => reading.file(&asked, &lines),
        Export::TooMuch => {
            asked.fields.to = Field::wrong(asked.to.to_string(), too_much(count(MOST_EXPORTED)));
            page.again(status_of(&asked), &reading.page(&asked, &nothing, page.language()))
        }
    }
}

/// Who looked at the reader's own record.
async fn access_log(
    State(web): State<WebState>,
    State(desk): State<AuditDesk>,
    grant: Granted<SeeAccessLog>,
    paging: Paging,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let found = desk.looks(&grant, paging.start()?, paging.limit().get()).await?;
    let line = |look: &Look| LookLine {
        at: web.when(look.entry.at),
        act: Done::of(&look.entry.what, look.entry.decision),
        name: name_of(look.actor.as_ref()),
        role: look.entry.role,
        for_reader: look.entry.carer_grant_id.is_some(),
        in_emergency: look.entry.emergency_access_id.is_some(),
        reason: look.entry.reason.clone().unwrap_or_default(),
    };
    page.render(&AccessLog {
        looks: found.items.iter().map(line).collect(),
        newest: paging.beginning().map(str::to_owned),
        search_goes_on: found.items.is_empty() && found.next.is_some(),
        older: paging.link(found.next.as_ref())?,
    })
}

fn status_of(asked: &Asked) -> StatusCode {
    if asked.fields.are_wrong() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

fn name_of(known: Option<&Known>) -> String {
    known.map(|known| known.name.as_str().to_owned()).unwrap_or_default()
}

impl Reading {
    fn asked(&self, question: &Question, person: Option<UserId>) -> Asked {
        Asked::of(question, person, self.zone.date(self.web.clock.now()))
    }

    fn page(&self, asked: &Asked, found: &Found<Line>, language: Language) -> AuditPage {
        let told = Told::of(&self.web, language, &found.items);
        AuditPage {
            from: Day::of(asked.from),
            to: Day::of(asked.to),
            fields: asked.fields.clone(),
            kinds: kinds(),
            filtered: asked.is_narrowed(),
            all_href: asked.href_of_all(),
            lines: found.items.iter().map(|line| self.line(asked, line, &told)).collect(),
            newest: None,
            more: None,
            export_href: asked.href_of_export(),
        }
    }

    fn line(&self, asked: &Asked, line: &Line, told: &Told<'_>) -> AuditLine {
        let entry = &line.entry;
        let actor = match entry.actor_id.parse() {
            Ok(id) => {
                let href = asked.href_of_person(id, "actor");
                Actor::Person(Somebody { name: name_of(line.actor.as_ref()), role: entry.role, id, href })
            }
            Err(_) if entry.actor_id == "stranger" => Actor::Stranger,
            Err(_) if entry.actor_id.parse::<ApiKeyId>().is_ok() => Actor::Program(line.program.clone().unwrap_or_default()),
            Err(_) => Actor::House,
        };
        let about_another = entry.subject_id != entry.actor_id;
        let subject = entry.subject_id.parse().ok().filter(|_| about_another).map(|id| Somebody {
            name: name_of(line.subject.as_ref()),
            role: None,
            id,
            href: asked.href_of_person(id, "subject"),
        });
        AuditLine {
            at: self.web.when(entry.at),
            act: Done::of(&entry.what, entry.decision),
            actor,
            subject,
            for_subject: entry.carer_grant_id.is_some(),
            in_emergency: entry.emergency_access_id.is_some(),
            by_link: entry.level == Some(Level::ByLink),
            thing: self.thing(&entry.object, &[&entry.actor_id, &entry.subject_id], told),
            reason: entry.reason.as_deref().map(|reason| told.words(reason)).unwrap_or_default(),
            request: entry.request_id,
        }
    }

    /// What it was done to, unless that is somebody the line names anyway.
    fn thing(&self, object: &str, named: &[&str], told: &Told<'_>) -> Option<Thing> {
        let (id, words) = object.split_once(' ').unwrap_or((object, ""));
        if named.contains(&id) {
            return (!words.is_empty()).then(|| Thing::Told(told.changes(words)));
        }
        if object.is_empty() {
            return None;
        }
        if let Some(Refusals { address, minute, count }) = Refusals::read(object) {
            return Some(Thing::Refusals { address, minute: self.web.when(minute), count });
        }
        if let Some((within, narrowed)) = Filter::read(object) {
            let last = within.end.checked_sub(SignedDuration::from_secs(1)).unwrap_or(within.end);
            let [from, to] = [within.start, last].map(|at| Day::of(self.zone.date(at)));
            return Some(Thing::Days { from, to, narrowed: narrowed.to_owned() });
        }
        if let Ok(access) = object.parse() {
            return Some(Thing::Emergency(access));
        }
        let is_body = |part: &str| format!("apt_{part}").parse::<AppointmentId>().is_ok();
        Some(match object.parse() {
            Ok(visit) => Thing::Visit(visit),
            Err(_) if object.split(' ').all(is_body) => Thing::Visits(count(object.split(' ').count())),
            Err(_) => match known(id) {
                Some(what) => Thing::Known { what, id: id.to_owned(), told: told.changes(words) },
                None => match told.changes(object) {
                    said if said == object && is_route(object) => Thing::Route(said),
                    said if said == object => Thing::Named(said),
                    said => Thing::Told(said),
                },
            },
        })
    }

    fn file(&self, asked: &Asked, lines: &[Line]) -> Result<Response, Refusal> {
        let columns = [
            "at",
            "what",
            "what_in_words",
            "decision",
            "actor_id",
            "actor_name",
            "role",
            "subject_id",
            "subject_name",
            "carer_grant_id",
            "emergency_access_id",
            "object",
            "reason",
            "request_id",
            "entry_id",
        ];
        let row = |line: &Line| {
            let entry = &line.entry;
            let act = words_of(Language::default(), &Done::of(&entry.what, entry.decision).words).map_err(Refusal::internal)?;
            let decision = if entry.decision == Decision::Denied { "denied" } else { "allowed" };
            Ok([
                self.zone.rfc3339(entry.at),
                entry.what.clone(),
                act,
                decision.to_owned(),
                entry.actor_id.clone(),
                line.program.clone().unwrap_or_else(|| name_of(line.actor.as_ref())),
                entry.role.map(Role::word).unwrap_or_default().to_owned(),
                entry.subject_id.clone(),
                name_of(line.subject.as_ref()),
                entry.carer_grant_id.map(|id| id.to_string()).unwrap_or_default(),
                entry.emergency_access_id.map(|id| id.to_string()).unwrap_or_default(),
                entry.object.clone(),
                entry.reason.clone().unwrap_or_default(),
                entry.request_id.map(|id| id.to_string()).unwrap_or_default(),
                entry.entry_id.to_string(),
            ])
        };
        let rows = lines.iter().map(row).collect::<Result<Vec<_>, Refusal>>()?;
        csv::file(&format!("audit-{}-{}.csv", asked.from, asked.to), columns, rows).map(IntoResponse::into_response)
    }
}

/// Whether a line names a route: what was asked for and refused.
fn is_route(object: &str) -> bool {
    object.split_once(" /").is_some_and(|(method, _)| ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(&method))
}
