//! The hours of one weekday on others too: one versioned write, and what stands in the way is told before anything is saved.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::model::{Clash, RuleText};
use super::super::service::{Edit, Edited, HoursError};
use super::super::views::check::Checked;
use super::super::views::copy::{self as view, CopyPage, FromDay, RuleTimes};
use super::super::views::forms::{self, DayChoice};
use super::super::views::{Whose, hours_seen_old, week};
use super::rules::{Asking, RuleForm, check_page, done};
use super::visits::seen;
use super::{Office, hours_of};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAvailability;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::{Rule, Weekday};
use crate::primitives::ids::UserId;
use crate::web::carried::{Carried, booked_meanwhile};
use crate::web::field::Field;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::{FieldError, Refusal};
use crate::web::texts::Message;

/// Which day, and to which ones.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct CopyForm {
    from: String,
    day: Vec<String>,
    version: String,
    /// By what the stranded visits that were listed are known.
    seen: String,
    /// Back from the list to the form.
    again: String,
}

/// What is wrong: with the choice of days, or with none of the fields.
#[derive(Default)]
struct Wrong {
    day: Option<Message>,
    trouble: Option<Message>,
}

impl CopyForm {
    /// The rules as they would stand on the chosen days.
    fn texts(&self, office: &Office, doctor: &Doctor) -> Vec<RuleText> {
        let to: Vec<&str> = Weekday::ALL.iter().map(|day| day.word()).filter(|day| self.day.iter().any(|chosen| chosen == day)).collect();
        let copied = |rule: &Rule| {
            let form = RuleForm::of(rule);
            to.iter().map(|day| form.text((*day).to_owned())).collect::<Vec<_>>()
        };
        standing(office, doctor).filter(|rule| rule.weekday.word() == self.from).flat_map(copied).collect()
    }

    fn page(&self, office: &Office, doctor: &Doctor, reader: UserId, wrong: Wrong) -> CopyPage {
        let times = |rule: &Rule| RuleTimes {
            start: rule.start.to_string(),
            end: rule.end.to_string(),
            from: rule.valid_from.map(|date| office.fill.day(date)),
            until: rule.valid_until.map(|date| office.fill.day(date)),
            staff_only: rule.staff_only,
        };
        let hours = |word: &str| {
            let mut of_day: Vec<&Rule> = standing(office, doctor).filter(|rule| rule.weekday.word() == word).collect();
            of_day.sort_by_key(|rule| (rule.start, rule.valid_from));
            of_day.into_iter().map(times).collect()
        };
        let days = DayChoice::week(|weekday| self.day.iter().any(|day| day == weekday.word()));
        let from: Vec<FromDay> = days
            .iter()
            .map(|day| FromDay { word: day.word, day: day.day.clone(), hours: hours(day.word) })
            .filter(|day| !day.hours.is_empty())
            .collect();
        let first = from.first().map(|day| day.word).unwrap_or_default();
        let chosen = from.iter().map(|day| day.word).find(|word| *word == self.from).unwrap_or(first).to_owned();
        let (whose, today) = (Whose::of(doctor, reader), office.fill.day(office.fill.today()));
        CopyPage { whose, today, chosen, from, days, day: Field::typed("", wrong.day), trouble: wrong.trouble }
    }

    /// What the page that lists visits sends again.
    fn carried(self, clashes: &[Clash]) -> Vec<Carried> {
        let days = self.day.into_iter().map(|day| ("day", day));
        let others = [("from", self.from), ("version", self.version), ("seen", seen(clashes))];
        days.chain(others).map(|(name, value)| Carried { name, value }).collect()
    }
}

/// Rules that are not over.
fn standing<'a>(office: &Office, doctor: &'a Doctor) -> impl Iterator<Item = &'a Rule> {
    let today = office.fill.today();
    doctor.hours.rules.iter().filter(move |rule| rule.valid_until.is_none_or(|until| until >= today))
}

/// Which day, and to which ones?
pub(super) async fn ask(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
) -> Result<Response, Refusal> {
    let doctor = office.availability.hours(&grant, id).await.map_err(|error| office.refusal(error))?;
    Ok(page.render(&CopyForm::default().page(&office, &doctor, grant.id(), Wrong::default()))?.into_response())
}

/// Copies to what is free of the chosen days. With the rules that stood in the way and stay; when that leaves nothing, one of them is
/// the error.
async fn fill_in(
    office: &Office,
    grant: &Granted<ManageAvailability>,
    doctor: &Doctor,
    form: &CopyForm,
    texts: Vec<RuleText>,
) -> Result<(Edited, Vec<Rule>), HoursError> {
    let (free, kept) = office.availability.room_for(doctor, texts)?;
    if free.is_empty()
        && let Some(other) = kept.first()
    {
        return Err(HoursError::Overlaps(Box::new(other.clone())));
    }
    let edit = Edit::AddRules(free);
    let edited = office.availability.edit(grant, doctor.id, &edit, seen_version(&form.version), &form.seen).await?;
    Ok((edited, kept))
}

/// Copies what has room on the chosen days, if the person agreed to every booked visit that is stranded.
pub(super) async fn copy(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath(id): ApiPath<UserId>,
    page: Page,
    SafeForm(form): SafeForm<CopyForm>,
) -> Result<Response, Refusal> {
    let doctor = office.availability.hours(&grant, id).await.map_err(|error| office.refusal(error))?;
    let texts = form.texts(&office, &doctor);
    let invalid = StatusCode::UNPROCESSABLE_ENTITY;
    let (status, wrong) = if !form.again.is_empty() {
        (StatusCode::OK, Wrong::default())
    } else if form.day.contains(&form.from) {
        (invalid, Wrong { day: Some(view::same_day()), ..Wrong::default() })
    } else if texts.is_empty() {
        (invalid, Wrong { day: Some(forms::no_day_chosen()), ..Wrong::default() })
    } else {
        match fill_in(&office, &grant, &doctor, &form, texts).await {
            Ok((edited, kept)) => {
                let said = |stranded: u32| view::kept(&kept, stranded).unwrap_or_else(|| week::saved(stranded));
                return Ok(done(&office, &edited, said));
            }
            Err(HoursError::Clashes { clashes }) => {
                let trouble = (!form.seen.is_empty()).then(booked_meanwhile);
                let action = format!("{}/copy", hours_of(id));
                let asking = Asking { what: Checked::Rules, action, carried: form.carried(&clashes), trouble };
                return Ok(page.render(&check_page(&office, &grant, id, &clashes, asking).await?)?.into_response());
            }
            Err(HoursError::Overlaps(other)) => (invalid, Wrong { day: Some(forms::overlaps(&other)), ..Wrong::default() }),
            Err(HoursError::Invalid(flaws)) => {
                let said = flaws.0.into_iter().next().map(FieldError::from);
                (invalid, Wrong { trouble: said.map(|error| error.message), ..Wrong::default() })
            }
            Err(HoursError::Stale) => (StatusCode::CONFLICT, Wrong { trouble: Some(hours_seen_old()), ..Wrong::default() }),
            Err(error) => return Err(office.refusal(error)),
        }
    };
    page.again(status, &form.page(&office, &doctor, grant.id(), wrong))
}
