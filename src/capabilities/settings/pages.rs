//! The page of the settings: all of them, made from the list in `model/lines.rs`.

use std::collections::BTreeMap;

use axum::extract::{FromRef, State};
use axum::response::{Html, Response};
use http::{Method, StatusCode};
use jiff::civil::Date;

use super::model::{LINES, Settings, SettingsPatch};
use super::service::{SettingsBook, SettingsError};
use super::views::closing::{CheckClosing, ClosingDay, ClosingVisit};
use super::views::{self as view, OfDays, SettingsPage};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageSettings, Right};
use crate::capabilities::appointments::model::VisitLine;
use crate::capabilities::appointments::service::{Appointments, ClosingError, DayToClose, DaysChanged, SavedSettings};
use crate::capabilities::repairs::service::Repairs;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::language::Language;
use crate::primitives::money::Currency;
use crate::primitives::time::HospitalZone;
use crate::primitives::wall::plain_date;
use crate::web::carried::{Carried, booked_meanwhile};
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::meanwhile::{Meanwhile, Opened};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::say::{Day, When};
use crate::web::state::WebState;
use crate::web::texts::{Message, count};

const HERE: &str = "/admin/settings";
/// A ticked box.
const YES: &str = "yes";
/// Visits of one day that are listed one by one; the desk lists them all.
const LISTED: usize = 50;
/// Visits of all days that are.
const LISTED_IN_ALL: usize = 200;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    SettingsBook: FromRef<S>,
    Appointments: FromRef<S>,
    Repairs: FromRef<S>,
{
    let needs = Gate::Needs(Right::ManageSettings);
    Routes::new().page(needs, Method::GET, HERE, show).page(needs, Method::POST, HERE, save)
}

/// The page as typed: a text for each line of the list that the form sent.
#[derive(Debug)]
struct SettingsForm {
    version: u32,
    typed: Vec<(&'static str, String)>,
    opened: Opened,
    /// By what the visits that were shown on newly closed days are known.
    seen: String,
    /// `yes`: the patients of these are offered other times.
    offer: String,
}

impl SettingsForm {
    fn of(settings: &Settings, version: u32, language: Language) -> Self {
        let typed = LINES.iter().map(|line| (line.name, (line.say)(settings, language))).collect();
        let mut form = Self { version, typed, opened: Opened::default(), seen: String::new(), offer: String::new() };
        form.opened = Opened::with(form.fields());
        form
    }

    /// A setting that the form does not name stays as it was when the page was made.
    fn sent(mut fields: BTreeMap<String, String>) -> Self {
        let typed = LINES.iter().filter_map(|line| Some((line.name, fields.remove(line.name)?))).collect();
        let version = seen_version(&fields.remove("version").unwrap_or_default());
        let mut said = |name: &str| fields.remove(name).unwrap_or_default();
        Self { version, typed, opened: said("opened").into(), seen: said("seen"), offer: said("offer_other_times") }
    }

    fn fields(&mut self) -> impl Iterator<Item = (&'static str, &mut String)> {
        self.typed.iter_mut().map(|(name, typed)| (*name, typed))
    }

    fn said(&self, name: &str) -> Option<&str> {
        self.typed.iter().find(|(known, _)| *known == name).map(|(_, typed)| typed.as_str())
    }

    /// What somebody changed on this page, and nothing else. What cannot be used is said at once, what is no value of its kind first.
    fn patch(&self, (now, language): (&Settings, Language), grain: u16, today: Date) -> Result<SettingsPatch, Flaws> {
        let (mut patch, mut flaws) = (SettingsPatch::default(), Flaws::default());
        for line in &LINES {
            let Some(typed) = self.said(line.name).filter(|typed| !self.opened.is_untouched(line.name, typed)) else { continue };
            flaws.keep((line.put)(&mut patch, typed, now, language));
        }
        flaws.0.extend(over(&patch, now, today));
        if !flaws.0.is_empty()
            && let Err(more) = patch.clone().apply(now, grain)
        {
            flaws.0.extend(more.0);
        }
        patch.seen = Some(self.seen.clone());
        patch.offer_other_times = patch.closed_days.as_ref().map(|_| self.offer == YES);
        flaws.none().map(|()| patch)
    }

    /// What the page that lists visits sends again.
    fn carried(self, hit: &[DayToClose]) -> Vec<Carried> {
        let seen = DayToClose::digest(hit);
        let others = [("version", self.version.to_string()), ("opened", String::from(self.opened)), ("seen", seen)];
        self.typed.into_iter().chain(others).map(|(name, value)| Carried { name, value }).collect()
    }

    /// The page that lists the visits on days that would be closed.
    fn check(self, hit: &[DayToClose], zone: &HospitalZone) -> CheckClosing {
        let visit = |line: &VisitLine| ClosingVisit {
            id: line.appointment_id,
            start: When::of(line.start, zone),
            patient_name: line.patient_name.clone(),
            doctor_name: line.doctor_name.clone(),
        };
        let day = |(one, listed): (&DayToClose, usize)| ClosingDay {
            day: Day::of(one.day.date),
            label: one.day.label.clone(),
            count: count(one.visits.len()),
            visits: one.visits.iter().take(listed).map(visit).collect(),
            unlisted: count(one.visits.len().saturating_sub(listed)),
        };
        let days = hit.iter().zip(shares(hit.iter().map(|one| one.visits.len()))).map(day).collect();
        let is_first = self.seen.is_empty();
        let offer_other_times = Field::of(if is_first { YES } else { self.offer.as_str() });
        CheckClosing { days, offer_other_times, carried: self.carried(hit), trouble: (!is_first).then(booked_meanwhile) }
    }

    /// `house` is the currency as it stands.
    fn page(self, house: Currency, flaws: &Flaws, meanwhile: &Meanwhile, trouble: Option<Message>) -> SettingsPage {
        let currency = self.said("currency").and_then(|code| code.trim().parse().ok()).unwrap_or(house);
        let wrong = |name: &str| {
            let mut of_it = flaws.0.iter().filter(|flaw| flaw.pointer.split('/').nth(1) == Some(name));
            of_it.next().map(|flaw| view::wrong_in(flaw, self.said(name).unwrap_or_default(), currency))
        };
        let sections = view::sections(currency, |line| {
            let typed = self.said(line.name).unwrap_or_default();
            meanwhile.beside(line.name, Field::typed(typed, wrong(line.name)))
        });
        SettingsPage { version: self.version, sections, opened: self.opened, trouble }
    }
}

/// Newly closed days that are over already: nothing would come of them.
fn over(patch: &SettingsPatch, now: &Settings, today: Date) -> Vec<Flaw> {
    let is_new_and_over = |date: Date| date < today && !now.is_closed(date);
    let days = patch.closed_days.iter().flatten().enumerate();
    let over = days.filter(|(_, day)| plain_date(&day.date).is_some_and(is_new_and_over));
    over.map(|(place, _)| Flaw::new(format!("/closed_days/{place}/date"), "past")).collect()
}

fn of_days(changed: &SavedSettings) -> OfDays {
    OfDays {
        offered: count(changed.to_be_offered),
        listed: count(changed.to_be_solved),
        meanwhile: count(changed.booked_meanwhile),
        reopened: count(changed.reopened),
    }
}

/// How many visits of each day are listed, of so many that are booked on it.
fn shares(booked: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
    booked.scan(LISTED_IN_ALL, |room, booked| {
        let share = booked.min(LISTED).min(*room);
        *room -= share;
        Some(share)
    })
}

async fn show(grant: Granted<ManageSettings>, State(book): State<SettingsBook>, page: Page) -> Result<Html<String>, Refusal> {
    let read = book.read(&grant).await?;
    let form = SettingsForm::of(&read.settings, read.version, page.language());
    page.render(&form.page(read.settings.currency, &Flaws::default(), &Meanwhile::default(), None))
}

/// Saves the page, unless somebody saved settings since it was opened: then what they saved is shown beside nothing lost. Days on
/// which visits are booked are closed once these were seen.
async fn save(
    grant: Granted<ManageSettings>,
    State(book): State<SettingsBook>,
    State(appointments): State<Appointments>,
    State(repairs): State<Repairs>,
    State(web): State<WebState>,
    page: Page,
    SafeForm(mut fields): SafeForm<BTreeMap<String, String>>,
) -> Result<Response, Refusal> {
    let again = fields.remove("again").is_some();
    let form = SettingsForm::sent(fields);
    if again {
        return page.again(StatusCode::OK, &form.page(book.now().currency, &Flaws::default(), &Meanwhile::default(), None));
    }
    let along = |days: &DaysChanged| repairs.days_changed(days);
    let now = book.now();
    let changed = match form.patch((&now, page.language()), book.grain(), now.zone.date(web.clock.now())) {
        Ok(patch) => appointments.change_settings(&grant, patch, Some(form.version), &along).await,
        Err(flaws) => Err(SettingsError::from(flaws).into()),
    };
    match changed {
        Ok(changed) => Ok(flash::redirect(&web, HERE, view::saved(of_days(&changed)), None)),
        Err(ClosingError::Visits(hit)) => page.again(StatusCode::OK, &form.check(&hit, &book.now().zone)),
        Err(ClosingError::Settings(SettingsError::Invalid(flaws))) => {
            page.again(StatusCode::UNPROCESSABLE_ENTITY, &form.page(now.currency, &flaws, &Meanwhile::default(), None))
        }
        Err(ClosingError::Settings(SettingsError::Stale)) => {
            let read = book.read(&grant).await?;
            let (mut form, mut now) = (form, SettingsForm::of(&read.settings, read.version, page.language()));
            now.typed.retain(|(name, _)| form.said(name).is_some());
            let meanwhile = form.opened.clone().join(form.fields(), now.fields());
            let opened = SettingsForm::of(&read.settings, read.version, page.language()).opened;
            let form = SettingsForm { version: now.version, opened, ..form };
            page.again(StatusCode::CONFLICT, &form.page(read.settings.currency, &Flaws::default(), &meanwhile, Some(view::stale())))
        }
        Err(ClosingError::Settings(SettingsError::Storage(error)) | ClosingError::Storage(error)) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f65_of_many_visits_on_days_to_be_closed_the_first_are_listed() {
        let listed = |booked: &[usize]| shares(booked.iter().copied()).collect::<Vec<_>>();
        assert_eq!(listed(&[3, 60, 50]), [3, 50, 50]);
        assert_eq!(listed(&[60, 60, 60, 60, 60, 1]), [50, 50, 50, 50, 0, 0]);
        assert_eq!(listed(&[20; 200]).iter().sum::<usize>(), 200, "of every day of years");
    }
}
