//! Doctors by words, department, gender, language, fee and part of the day (F20, F23): everybody by name, or a department's by who is
//! free soonest. Another order is to be had where all who are found are in hand: of a department, or on a page that holds all.
//! What is asked stands in the address; a word that means nothing asks for nothing.

use axum::response::Response;
use http::StatusCode;
use serde::Deserialize;

use super::super::model::{Department, DoctorFilter, DoctorSort, FeeLimit};
use super::super::service::DoctorPlace;
use super::super::views::departments::DepartmentLine;
use super::super::views::doctors::{self as view, DepartmentChoice, DoctorSearch};
use super::super::views::lines::{GenderChoice, PartChoice};
use super::guide::{Guide, SHOWN_TIMES};
use crate::capabilities::availability::model::NextVisits;
use crate::capabilities::availability::service::{FIRST_LOOK_DAYS, FreeDoctor, PAGE_DAYS, page_in_order, put_in_order};
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::DepartmentId;
use crate::primitives::language::Language;
use crate::primitives::money::Money;
use crate::primitives::page::{Limit, Listed};
use crate::primitives::people::NAME_LIMIT;
use crate::primitives::spoken::Spoken;
use crate::primitives::text::search_words;
use crate::web::cursor::Paging;
use crate::web::field::Field;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::spoken::choices;
use crate::web::texts::count;

/// How many doctors a page shows: what one call can read the calendars of.
pub(super) const DOCTORS_AT_ONCE: Limit = Limit::DEFAULT;
/// How many departments are named above the doctors.
const MOST_NAMED: usize = 4;

/// What is asked, as addresses say it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    department: String,
    specialization: String,
    gender: String,
    language: String,
    max_fee: String,
    part: String,
    sort: String,
}

/// A page of doctors.
struct Found {
    free: Vec<FreeDoctor>,
    /// How many there are in all, when that is known.
    total: Option<usize>,
    /// The page is not full: who was not looked at may match too.
    search_goes_on: bool,
    /// What all of them are in order by; `None`: page by page, by name.
    sorted: Option<DoctorSort>,
    more: Option<String>,
}

impl Asked {
    /// `usual_fee` is that of doctors who have none of their own.
    fn filter(&self, usual_fee: Money, language: Language) -> Result<DoctorFilter, Flaw> {
        Ok(DoctorFilter {
            department: self.department(),
            specialization: search_words(&self.specialization),
            name: Vec::new(),
            name_or_specialization: search_words(&self.q),
            departments: Vec::new(),
            gender: GenderChoice::of(&self.gender).map(Into::into),
            language: Spoken::of(&self.language),
            fee: FeeLimit::typed(&self.max_fee, usual_fee, language)?,
        })
    }

    fn department(&self) -> Option<DepartmentId> {
        self.department.parse().ok()
    }

    fn next(&self) -> NextVisits {
        NextVisits { each: SHOWN_TIMES, part: PartChoice::of(&self.part).map(Into::into) }
    }

    fn sort(&self) -> Option<DoctorSort> {
        DoctorSort::of(&self.sort)
    }

    fn is_too_long(&self) -> bool {
        [&self.q, &self.specialization].into_iter().any(|words| words.chars().count() > NAME_LIMIT)
    }

    /// Whether nothing of it narrows the list: a word that means nothing does not.
    fn is_of_everybody(&self) -> bool {
        let words = [&self.q, &self.specialization, &self.max_fee];
        words.into_iter().all(|typed| typed.trim().is_empty())
            && self.department().is_none()
            && PartChoice::of(&self.part).is_none()
            && GenderChoice::of(&self.gender).is_none()
            && Spoken::of(&self.language).is_none()
    }

    /// The departments that have all the words in their name or description: somebody who asks for "surgery" is in the
    /// right place there.
    fn named(&self, departments: &[Department]) -> Vec<DepartmentLine> {
        let wanted = search_words(&self.q);
        if wanted.is_empty() || self.department().is_some() {
            return Vec::new();
        }
        let has_them = |department: &&Department| has_all(&wanted, &format!("{} {}", department.name, department.description));
        departments.iter().filter(has_them).take(MOST_NAMED).map(DepartmentLine::from).collect()
    }

    /// The first department that is called by all the words.
    fn called(&self, departments: &[Department]) -> Option<DepartmentId> {
        let wanted = search_words(&self.q);
        if wanted.is_empty() || self.department().is_some() {
            return None;
        }
        departments.iter().find(|department| has_all(&wanted, &department.name)).map(|department| department.id)
    }

    fn view(self, guide: &Guide, departments: &[Department], found: &Found, paging: &Paging) -> DoctorSearch {
        let chosen = self.department();
        let choice = |department: &Department| DepartmentChoice {
            id: department.id,
            name: department.name.clone(),
            chosen: Some(department.id) == chosen,
        };
        let name_of = |id| departments.iter().find(|department| department.id == id).map_or("", |department| &department.name);
        let line = |free: &FreeDoctor| guide.line(free, name_of(free.doctor.department_id));
        let first_page = paging.beginning().is_none();
        DoctorSearch {
            named: if first_page { self.named(departments) } else { Vec::new() },
            departments: departments.iter().map(choice).collect(),
            doctors: found.free.iter().map(line).collect(),
            is_whole: first_page && self.is_of_everybody(),
            total: found.total.and_then(|total| u32::try_from(total).ok()),
            until: guide.until(if chosen.is_some() { PAGE_DAYS } else { FIRST_LOOK_DAYS }),
            search_goes_on: found.search_goes_on,
            more: found.more.clone(),
            beginning: paging.beginning().map(str::to_owned),
            sort: self.sort(),
            sorted: found.sorted,
            part: PartChoice::of(&self.part),
            gender: GenderChoice::of(&self.gender),
            languages: choices(Spoken::of(&self.language).map_or("", Spoken::code)),
            max_fee: Field::of(self.max_fee),
            currency: guide.settings.currency.to_string(),
            q: Field::of(self.q),
            specialization: self.specialization,
            along: guide.along.clone(),
        }
    }
}

/// The search. Four calls, one of them for the departments to choose from, which goes before the others for several words; up to two more,
/// side by side, where departments are called by all of these; three or four more where nobody but a department is called so. In a
/// department three calls, four when a week was not enough.
pub(super) async fn search(guide: Guide, ApiQuery(asked): ApiQuery<Asked>, paging: Paging, page: Page) -> Result<Response, Refusal> {
    match asked.filter(guide.settings.default_fee, page.language()) {
        Ok(filter) if !asked.is_too_long() => {
            let (departments, found) = looked_up(&guide, &asked, filter, &paging).await?;
            page.again(StatusCode::OK, &asked.view(&guide, &departments, &found, &paging))
        }
        filter => not_searched(&guide, asked, filter.err(), (&paging, &page)).await,
    }
}

/// What was asked, with what to change about it. One call, for the departments to choose from.
async fn not_searched(guide: &Guide, asked: Asked, flaw: Option<Flaw>, (paging, page): (&Paging, &Page)) -> Result<Response, Refusal> {
    let departments = guide.directory.departments().await?;
    let nothing = Found { free: Vec::new(), total: None, search_goes_on: false, sorted: None, more: None };
    let too_long = asked.is_too_long();
    let q = Field::typed(asked.q.clone(), too_long.then(|| view::words_too_long(count(NAME_LIMIT))));
    let max_fee = Field::typed(asked.max_fee.clone(), flaw.map(|_| view::fee_malformed(guide.settings.default_fee.currency)));
    let specialization = if too_long { String::new() } else { asked.specialization.clone() };
    let view = Asked { q: String::new(), ..asked }.view(guide, &departments, &nothing, paging);
    page.again(StatusCode::UNPROCESSABLE_ENTITY, &DoctorSearch { q, specialization, max_fee, is_whole: false, ..view })
}

/// Whether each wanted word begins a word of a text.
fn has_all(wanted: &[String], text: &str) -> bool {
    let words = search_words(text);
    wanted.iter().all(|wanted| words.iter().any(|word| word.starts_with(wanted)))
}

/// The departments to choose from, and doctors. Where nobody is found by words that a department is called by, its doctors are: a page of
/// them, for how they go on is known to the list of the department, which is named above them.
async fn looked_up(guide: &Guide, asked: &Asked, filter: DoctorFilter, paging: &Paging) -> Result<(Vec<Department>, Found), Refusal> {
    let (departments, found) = by_words(guide, asked, filter.clone(), paging).await?;
    let is_nobody = found.free.is_empty() && found.more.is_none() && paging.beginning().is_none();
    let Some(called) = asked.called(&departments).filter(|_| is_nobody) else { return Ok((departments, found)) };
    let filter = DoctorFilter { department: Some(called), name_or_specialization: Vec::new(), ..filter };
    let theirs = of_department(guide, asked, (called, &filter), paging).await?;
    let total = theirs.total.filter(|_| theirs.more.is_none());
    Ok((departments, Found { total, more: None, ..theirs }))
}

/// Of several words one may be the department's: how departments are called is known before
/// doctors are looked up by the others.
async fn by_words(guide: &Guide, asked: &Asked, filter: DoctorFilter, paging: &Paging) -> Result<(Vec<Department>, Found), Refusal> {
    if filter.name_or_specialization.len() < 2 {
        let (departments, found) = tokio::join!(guide.directory.departments(), found(guide, asked, &filter, paging));
        return Ok((departments?, found?));
    }
    let departments = guide.directory.departments().await?;
    let names = departments.iter().map(|department| (department.id, search_words(&department.name))).collect();
    let found = found(guide, asked, &DoctorFilter { departments: names, ..filter }, paging).await?;
    Ok((departments, found))
}

async fn found(guide: &Guide, asked: &Asked, filter: &DoctorFilter, paging: &Paging) -> Result<Found, Refusal> {
    match asked.department() {
        Some(department) => of_department(guide, asked, (department, filter), paging).await,
        None => everywhere(guide, asked, filter, paging).await,
    }
}

/// By name, a page of the directory at a time, or as is wished where one page holds all; free times are looked up for those shown.
async fn everywhere(guide: &Guide, asked: &Asked, filter: &DoctorFilter, paging: &Paging) -> Result<Found, Refusal> {
    let wanted = asked.next();
    let start: Option<DoctorPlace> = paging.start()?;
    let Listed { mut items, next } = guide.directory.find_doctors(filter, Limit::DEFAULT, start).await?;
    // By whatever word they were found: those who share a page stand there by name.
    items.sort_by_cached_key(|doctor| doctor.name.sort_key());
    let mut free = guide.availability.next_free(items, wanted, guide.asker(), guide.viewer()).await?;
    free.retain(|one| wanted.part.is_none() || !one.visits.is_empty());
    let all_here = next.is_none() && paging.beginning().is_none();
    let search_goes_on = next.is_some() && free.len() < Limit::DEFAULT.get();
    let sorted = all_here.then(|| asked.sort().unwrap_or(DoctorSort::Name));
    if let Some(sort) = sorted {
        put_in_order(&mut free, sort, guide.settings.default_fee);
    }
    Ok(Found { total: all_here.then_some(free.len()), free, search_goes_on, sorted, more: paging.link(next.as_ref())? })
}

/// Whoever is free soonest first, or as is wished: the department is looked at as a whole, and a page of it shown.
async fn of_department(
    guide: &Guide,
    asked: &Asked,
    (department, filter): (DepartmentId, &DoctorFilter),
    paging: &Paging,
) -> Result<Found, Refusal> {
    let (wanted, sort) = (asked.next(), asked.sort().unwrap_or(DoctorSort::Soonest));
    let mut free = guide.availability.soonest_of_each(department, wanted, guide.asker(), guide.viewer()).await?;
    free.retain(|one| filter.shows(&one.doctor) && (wanted.part.is_none() || !one.visits.is_empty()));
    put_in_order(&mut free, sort, guide.settings.default_fee);
    let total = Some(free.len());
    let page = page_in_order(free, (sort, guide.settings.default_fee), DOCTORS_AT_ONCE, paging.start()?.as_ref());
    Ok(Found { free: page.items, total, search_goes_on: false, sorted: Some(sort), more: paging.link(page.next.as_ref())? })
}

impl From<&Department> for DepartmentLine {
    fn from(department: &Department) -> Self {
        Self { id: department.id, name: department.name.clone(), description: department.description.clone() }
    }
}
