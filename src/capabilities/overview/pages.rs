//! The administrator's home.

use axum::extract::{FromRef, State};
use axum::response::Html;
use http::{Extensions, Method};

use super::model::MOST_COUNTED;
use super::service::{Freshness, OverviewDesk};
use super::views::{Figures, OverviewPage, RecentVisit, Waiting};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, SeeOverview};
use crate::capabilities::appointments::model::{Reference, VisitLine};
use crate::capabilities::settings::service::SettingsBook;
use crate::web::flash::FlashSlot;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::say::{When, count};
use crate::web::state::WebState;
use crate::web::texts;

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    OverviewDesk: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    Routes::new().page(Gate::Needs(Right::SeeOverview), Method::GET, "/overview", overview)
}

/// The house in numbers and its latest visits. Whoever has just changed something sees it counted.
async fn overview(
    grant: Granted<SeeOverview>,
    State(web): State<WebState>,
    State(desk): State<OverviewDesk>,
    State(settings): State<SettingsBook>,
    extensions: Extensions,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let freshness = if extensions.get::<FlashSlot>().is_some() { Freshness::AsWritten } else { Freshness::Lately };
    let (seen, waiting) = tokio::try_join!(desk.look(&grant, freshness), desk.waiting(&grant))?;
    let (settings, recount_due) = (settings.now(), settings.recount_is_due());
    let when = |at| When::seen_from(at, &settings.zone, seen.figures.today);
    let visit = |line: &VisitLine| RecentVisit {
        id: line.appointment_id,
        reference: Reference::of(line.appointment_id).to_string(),
        start: when(line.start),
        status: line.told_as(),
        patient_name: line.patient_name.clone(),
        doctor_name: line.doctor_name.clone(),
    };
    let counted = |number| count(page.language(), number);
    page.render(&OverviewPage {
        at: when(web.clock.now()),
        recount_due,
        waiting: Waiting {
            applications: texts::count(waiting.applications),
            more: waiting.applications == MOST_COUNTED,
            lost_devices: texts::count(waiting.lost_devices),
            to_repair: u32::try_from(seen.figures.to_repair).unwrap_or(u32::MAX),
        },
        figures: Figures {
            visits_today: counted(seen.figures.visits_today),
            patients: counted(seen.figures.patients),
            doctors: counted(seen.figures.doctors),
            departments: counted(seen.figures.departments),
            appointments: counted(seen.figures.appointments),
            emergency_accesses: counted(seen.figures.emergency_accesses),
        },
        moment: seen.moment,
        visits: seen.visits.iter().map(visit).collect(),
    })
}
