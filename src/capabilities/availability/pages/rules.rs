//! Weekly rules: added for several days at once, changed, removed. Booked visits they strand are listed before.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::{Clash, RuleText};
use super::super::service::{Edit, Edited, HoursError};
use super::super::views::check::{CheckVisits, Checked};
use super::super::views::forms::{self, DayChoice, RulePage};
use super::super::views::{self, Whose, week};
use super::visits::{listed, seen};
use super::{Office, hours_of};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAvailability;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::{Rule, Weekday};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{RuleId, UserId};
use crate::web::carried::{Carried, booked_meanwhile};
use crate::web::field::Field;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::{Flash, Tone};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::{FieldError, Refusal};
use crate::web::texts::{Message, count};

/// How long a visit takes where nothing else was said, in minutes.
const USUAL_MINUTES: &str = "30";

/// A ticked box.
pub(super) const YES: &str = "yes";

/// Weekly hours, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct RuleForm {
    day: Vec<String>,
    start: String,
    end: String,
    visit_minutes: String,
    valid_from: String,
    valid_until: String,
    /// `yes`: kept for emergencies.
    staff_only: String,
    /// `yes`: they were just removed, and come back.
    restored: String,
    version: String,
    /// By what the stranded visits that were listed are known.
    seen: String,
    /// Back from the list to the form.
    again: String,
}

/// What is wrong, by field.
#[derive(Default)]
struct Wrong {
    fields: Vec<FieldError>,
    trouble: Option<Message>,
}

impl RuleForm {
    pub(super) fn of(rule: &Rule) -> Self {
        let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string()).unwrap_or_default();
        Self {
            day: vec![rule.weekday.word().to_owned()],
            start: rule.start.to_string(),
            // A field for times has no 24:00: the end of a day is its midnight.
            end: if rule.end == crate::primitives::wall::WallTime::END_OF_DAY { "00:00".to_owned() } else { rule.end.to_string() },
            visit_minutes: rule.visit_minutes.to_string(),
            valid_from: date(rule.valid_from),
            valid_until: date(rule.valid_until),
            staff_only: if rule.staff_only { YES.to_owned() } else { String::new() },
            ..Self::default()
        }
    }

    /// One rule for each chosen day; with no day a rule that says so among what else is wrong.
    fn texts(&self) -> Vec<RuleText> {
        let mut days = self.day.clone();
        days.sort();
        days.dedup();
        if days.is_empty() {
            days.push(String::new());
        }
        days.into_iter().map(|day| self.text(day)).collect()
    }

    pub(super) fn text(&self, weekday: String) -> RuleText {
        let date = |typed: &str| Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty());
        RuleText {
            weekday,
            start: self.start.trim().to_owned(),
            end: if self.end.trim() == "00:00" { "24:00".to_owned() } else { self.end.trim().to_owned() },
            // What is no number is outside of every range.
            visit_minutes: self.visit_minutes.trim().parse().unwrap_or_default(),
            valid_from: date(&self.valid_from),
            valid_until: date(&self.valid_until),
            staff_only: self.staff_only == YES,
        }
    }

    fn chose(&self, weekday: Weekday) -> bool {
        self.day.iter().any(|day| day == weekday.word())
    }

    fn page(self, whose: Whose, rule: Option<RuleId>, grain: u16, wrong: Wrong) -> RulePage {
        let error = |name: &str| wrong.fields.iter().find(|error| error.field() == name).map(|error| error.message.clone());
        let days = DayChoice::week(|weekday| self.chose(weekday));
        let field = |name: &str, value: String| Field::typed(value, error(name));
        RulePage {
            whose,
            rule,
            days,
            day: field("weekday", String::new()),
            start: field("start", self.start),
            end: field("end", self.end),
            visit_minutes: field("visit_minutes", self.visit_minutes),
            valid_from: field("valid_from", self.valid_from),
            valid_until: field("valid_until", self.valid_until),
            staff_only: Field::of(self.staff_only),
            grain,
            week: Vec::new(),
            trouble: wrong.trouble,
        }
    }

    /// What the page that lists visits sends again.
    fn carried(self, clashes: &[Clash]) -> Vec<Carried> {
        let Self { day, start, end, visit_minutes, valid_from, valid_until, staff_only, restored, version, .. } = self;
        let days = day.into_iter().map(|day| ("day", day));
        let others = [
            ("start", start),
            ("end", end),
            ("visit_minutes", visit_minutes),
            ("valid_from", valid_from),
            ("valid_until", valid_until),
            ("staff_only", staff_only),
            ("restored", restored),
            ("version", version),
            ("seen", seen(clashes)),
        ];
        days.chain(others).map(|(name, value)| Carried { name, value }).collect()
    }
}

impl Wrong {
    fn of(flaws: Flaws) -> Self {
        let words = |flaw: Flaw| match flaw.code {
            "not_a_weekday" => FieldError::said(flaw.pointer, flaw.code, forms::no_day_chosen()),
            _ => FieldError::from(flaw),
        };
        let (general, fields): (Vec<FieldError>, Vec<FieldError>) =
            flaws.0.into_iter().map(words).partition(|error| error.pointer.is_empty());
        Self { fields, trouble: general.into_iter().next().map(|error| error.message) }
    }

    fn field(name: &'static str, code: &'static str, message: Message) -> Self {
        Self { fields: vec![FieldError::said(name, code, message)], trouble: None }
    }
}

/// An empty form for more weekly hours.
pub(super) async fn new(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
) -> Result<Response, Refusal> {
    let doctor = office.availability.hours(&grant, id).await.map_err(|error| office.refusal(error))?;
    let usual = doctor.hours.rules.first().map_or_else(|| USUAL_MINUTES.to_owned(), |rule| rule.visit_minutes.to_string());
    let form = RuleForm { visit_minutes: usual, ..RuleForm::default() };
    Ok(page.render(&form.page(Whose::of(&doctor, grant.id()), None, office.grain, Wrong::default()))?.into_response())
}

/// Weekly hours for one or several days.
pub(super) async fn add(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<RuleForm>,
) -> Result<Response, Refusal> {
    let edit = Edit::AddRules(form.texts());
    save(&office, &grant, &page, id, None, form, &edit).await
}

/// One rule, to be changed or removed.
pub(super) async fn show(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath((id, rule)): ApiPath<(UserId, RuleId)>,
    page: Page,
) -> Result<Response, Refusal> {
    let doctor = office.availability.hours(&grant, id).await.map_err(|error| office.refusal(error))?;
    let form = RuleForm::of(rule_of(&doctor, rule)?);
    Ok(page.render(&form.page(Whose::of(&doctor, grant.id()), Some(rule), office.grain, Wrong::default()))?.into_response())
}

fn rule_of(doctor: &Doctor, id: RuleId) -> Result<&Rule, Refusal> {
    doctor.hours.rules.iter().find(|rule| rule.id == id).ok_or(Refusal::NotFound)
}

/// Other times for a rule.
pub(super) async fn change(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath((id, rule)): ApiPath<(UserId, RuleId)>,
    page: Page,
    SafeForm(form): SafeForm<RuleForm>,
) -> Result<Response, Refusal> {
    let mut texts = form.texts();
    if texts.len() > 1 {
        let wrong = Wrong::field("/weekday", "too_many", forms::one_day_only());
        return form_again(&office, &grant, &page, id, Some(rule), form, (StatusCode::UNPROCESSABLE_ENTITY, wrong)).await;
    }
    let edit = Edit::ChangeRule(rule, texts.remove(0));
    save(&office, &grant, &page, id, Some(rule), form, &edit).await
}

async fn save(
    office: &Office,
    grant: &Granted<ManageAvailability>,
    page: &Page,
    doctor: UserId,
    rule: Option<RuleId>,
    form: RuleForm,
    edit: &Edit,
) -> Result<Response, Refusal> {
    if !form.again.is_empty() {
        return form_again(office, grant, page, doctor, rule, form, (StatusCode::OK, Wrong::default())).await;
    }
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    let wrong = match office.availability.edit(grant, doctor, edit, seen_version(&form.version), &form.seen).await {
        Ok(edited) => {
            let words = if form.restored == YES { week::restored } else { week::saved };
            return Ok(done(office, &edited, words));
        }
        Err(HoursError::Clashes { clashes }) => {
            let action = rule.map_or_else(|| hours_of(doctor), |rule| format!("{}/{rule}", hours_of(doctor)));
            let trouble = (!form.seen.is_empty()).then(booked_meanwhile);
            let carried = form.carried(&clashes);
            let view = check_page(office, grant, doctor, &clashes, Asking { what: Checked::Rules, action, carried, trouble }).await?;
            return Ok(page.render(&view)?.into_response());
        }
        Err(HoursError::Invalid(flaws)) => (invalid, Wrong::of(flaws)),
        Err(HoursError::Overlaps(other)) => (invalid, Wrong::field("/start", "overlaps", forms::overlaps(&other))),
        Err(HoursError::Stale) => (StatusCode::CONFLICT, Wrong { trouble: Some(views::hours_seen_old()), ..Wrong::default() }),
        Err(error) => return Err(office.refusal(error)),
    };
    form_again(office, grant, page, doctor, rule, form, wrong).await
}

/// The form with what was typed, made from the hours as they are now.
async fn form_again(
    office: &Office,
    grant: &Granted<ManageAvailability>,
    page: &Page,
    doctor: UserId,
    rule: Option<RuleId>,
    form: RuleForm,
    (status, wrong): (StatusCode, Wrong),
) -> Result<Response, Refusal> {
    let doctor = office.availability.hours(grant, doctor).await.map_err(|error| office.refusal(error))?;
    rule.map_or(Ok(()), |rule| rule_of(&doctor, rule).map(drop))?;
    // Whoever is told to look again finds what to look at beside what they typed.
    let week = if status == StatusCode::CONFLICT { office.fill.columns(&doctor.hours.rules) } else { Vec::new() };
    page.again(status, &RulePage { week, ..form.page(Whose::of(&doctor, grant.id()), rule, office.grain, wrong) })
}

/// A change of hours that strands visits.
pub(super) struct Asking {
    pub(super) what: Checked,
    pub(super) action: String,
    pub(super) carried: Vec<Carried>,
    pub(super) trouble: Option<Message>,
}

/// The page that lists visits before anything is saved.
pub(super) async fn check_page(
    office: &Office,
    grant: &Granted<ManageAvailability>,
    doctor: UserId,
    clashes: &[Clash],
    asking: Asking,
) -> Result<CheckVisits, Refusal> {
    let doctor = office.availability.hours(grant, doctor).await.map_err(|error| office.refusal(error))?;
    let (visits, unlisted) = listed(&office.fill, clashes, &std::collections::BTreeSet::new());
    let Asking { what, action, carried, trouble } = asking;
    Ok(CheckVisits {
        whose: Whose::of(&doctor, grant.id()),
        what,
        count: count(clashes.len()),
        visits,
        unlisted,
        here: Vec::new(),
        action,
        all: String::new(),
        why: String::new(),
        carried,
        trouble,
    })
}

/// To the hours, with a sentence that counts the stranded visits.
pub(super) fn done(office: &Office, edited: &Edited, words: impl Fn(u32) -> Message) -> Response {
    office.to_hours(edited.doctor.id, told(edited, words))
}

/// The sentence itself.
pub(super) fn told(edited: &Edited, words: impl Fn(u32) -> Message) -> Flash {
    if edited.more_to_come { Flash::of(Tone::Wait, week::saved_look_again()) } else { Flash::good(words(count(edited.stranded.len()))) }
}

/// The sentence with a button that adds again what is `gone`: the form for one more of it, filled in. Without one where the form would
/// make anything else, `again`, or nothing: not every fee, length or time that was kept can still be typed.
pub(super) fn added_again<T: PartialEq>(flash: Flash, (gone, again): (&T, Option<T>), path: String, filled: Vec<Carried>) -> Flash {
    if again.as_ref() != Some(gone) {
        return flash;
    }
    flash.undone_with(path, filled.into_iter().map(|field| (field.name.to_owned(), field.value)).collect())
}

/// One button that removes something.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RemoveForm {
    pub(super) version: String,
    /// By what the stranded visits that were listed are known.
    pub(super) seen: String,
}

impl RemoveForm {
    /// What the page that lists visits sends again.
    pub(super) fn carried(self, clashes: &[Clash]) -> Vec<Carried> {
        vec![Carried { name: "version", value: self.version }, Carried { name: "seen", value: seen(clashes) }]
    }
}

/// That a rule is gone, with a way to add it again where it can be: what was over already cannot.
fn taken_back(office: &Office, edited: &Edited, id: RuleId) -> Flash {
    let Some(gone) = edited.before.hours.rules.iter().find(|rule| rule.id == id) else {
        return Flash::of(Tone::Info, week::removed_before());
    };
    let flash = told(edited, week::removed);
    let form = RuleForm { restored: YES.to_owned(), version: edited.doctor.version.to_string(), ..RuleForm::of(gone) };
    let again = form.texts().first().and_then(|text| text.parse_new(id, office.grain, office.fill.today()).ok());
    added_again(flash, (gone, again), hours_of(edited.doctor.id), form.carried(&[]))
}

/// A rule is no more.
pub(super) async fn remove(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath((id, rule)): ApiPath<(UserId, RuleId)>,
    page: Page,
    SafeForm(form): SafeForm<RemoveForm>,
) -> Result<Response, Refusal> {
    match office.availability.edit(&grant, id, &Edit::RemoveRule(rule), seen_version(&form.version), &form.seen).await {
        Ok(edited) => Ok(office.to_hours(id, taken_back(&office, &edited, rule))),
        Err(HoursError::Clashes { clashes }) => {
            let trouble = (!form.seen.is_empty()).then(booked_meanwhile);
            let action = format!("{}/{rule}/remove", hours_of(id));
            let asking = Asking { what: Checked::Removal, action, carried: form.carried(&clashes), trouble };
            Ok(page.render(&check_page(&office, &grant, id, &clashes, asking).await?)?.into_response())
        }
        Err(HoursError::Stale) => {
            let doctor = office.availability.hours(&grant, id).await.map_err(|error| office.refusal(error))?;
            let wrong = Wrong { trouble: Some(views::hours_seen_old()), ..Wrong::default() };
            let form = RuleForm::of(rule_of(&doctor, rule)?);
            let view = form.page(Whose::of(&doctor, grant.id()), Some(rule), office.grain, wrong);
            page.again(StatusCode::CONFLICT, &RulePage { week: office.fill.columns(&doctor.hours.rules), ..view })
        }
        Err(error) => Err(office.refusal(error)),
    }
}
