//! A doctor's hours, and what patients will see of a week of them.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::super::model;
use super::super::views::Whose;
use super::super::views::week::{WeekPage, week_malformed};
use super::fill::Fill;
use super::{Office, hours_of};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAvailability;
use crate::access::role::Role;
use crate::capabilities::calendar::model::IsoWeek;
use crate::capabilities::directory::model::Doctor;
use crate::primitives::ids::UserId;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::Message;

/// Which week, by its number or by any of its days.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    week: Option<String>,
}

/// A doctor to their own hours; an administrator has none and chooses a doctor first.
pub(super) async fn own(grant: Granted<ManageAvailability>) -> Redirect {
    match grant.role() {
        Role::Doctor => Redirect::to(&hours_of(grant.id())),
        Role::Patient | Role::Receptionist | Role::Administrator => Redirect::to("/doctors"),
    }
}

/// A doctor's hours. One call, two with a daily cap.
pub(super) async fn show(
    office: Office,
    grant: Granted<ManageAvailability>,
    ApiPath(id): ApiPath<UserId>,
    ApiQuery(which): ApiQuery<Which>,
    page: Page,
) -> Result<Response, Refusal> {
    let doctor = office.availability.hours(&grant, id).await.map_err(|error| office.refusal(error))?;
    match which.week.as_deref().filter(|said| !said.is_empty()).map(date_in) {
        None => Ok(page.render(&week_page(&office, &grant, &doctor, office.fill.today(), None).await?)?.into_response()),
        Some(Some(within)) => Ok(page.render(&week_page(&office, &grant, &doctor, within, None).await?)?.into_response()),
        Some(None) => {
            let view = week_page(&office, &grant, &doctor, office.fill.today(), Some(week_malformed())).await?;
            page.again(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

/// A day of the week somebody asks for: `2026-11-26`, `2026-W48`.
fn date_in(said: &str) -> Option<Date> {
    let of_week = |week: IsoWeek| week.midnight(1).map(|monday| monday.to_zoned(TimeZone::UTC).date());
    model::date("/week", said).ok().or_else(|| said.parse().ok().and_then(of_week))
}

/// The page of a doctor's hours, with what patients will see of the week of a date.
pub(super) async fn week_page(
    office: &Office,
    grant: &Granted<ManageAvailability>,
    doctor: &Doctor,
    within: Date,
    trouble: Option<Message>,
) -> Result<WeekPage, Refusal> {
    let fill = &office.fill;
    let left = office.availability.left_of_cap(doctor, Fill::week_of(within)).await?;
    Ok(WeekPage {
        whose: Whose::of(doctor, grant.id()),
        accepts_bookings: doctor.can_be_booked(),
        daily_cap: doctor.daily_cap,
        today: fill.day(fill.today()),
        columns: fill.columns(&doctor.hours.rules),
        exceptions: fill.exceptions(&doctor.hours.exceptions),
        closed_days: fill.closed_days(),
        kinds: fill.kinds(doctor),
        preview: fill.preview(doctor, within, &left),
        trouble,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f22_a_week_is_asked_for_by_number_or_day() {
        let said = |text: &str| date_in(text).map(|date| date.to_string());
        assert_eq!(said("2026-W48").as_deref(), Some("2026-11-23"));
        assert_eq!(said("2026-11-26").as_deref(), Some("2026-11-26"));
        for bad in ["2026-W54", "W48", "2026-02-30", "next", "\u{0}"] {
            assert_eq!(said(bad), None, "{bad}");
        }
    }
}
