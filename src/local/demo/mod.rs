//! The demo: a hospital that looks alive. Made on the first start, in local mode only.
//!
//! Eight departments, twenty-four doctors, forty patients (four of all these people sign in), and some hundred visits from
//! two weeks ago to a week ahead. Tables of names and hours are data; everything that happens is done by the house's own
//! services, at the moment it says (`past`), so `caredesk verify` finds nothing wrong.
//!
//! Every id is fixed, every step may be repeated, and a row says how far the demo is (`marker`): a first start that was
//! killed is finished by the next one as if it were still the same moment, and two servers on one stack make one demo. A
//! demo is never made anew; `--reset` starts over.

mod away;
mod bills;
mod blood;
mod chat;
mod departments;
mod diary;
mod doctors;
mod files;
mod findings;
mod hours;
mod marker;
mod past;
mod patients;
mod people;
mod reasons;
mod screens;
mod series;
mod staff;
mod visits;
mod waiting;
mod wards;

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result};

use crate::capabilities::calendar::model::Quantum;
use crate::capabilities::settings::service::SettingsBook;
use crate::config::Demo;
use crate::files::uploads::Uploads;
use crate::identity::ground::Ground;
use crate::identity::passwords::Cost;
use crate::primitives::time::after;
use marker::{Mark, Marker};
use past::Office;

/// What all four sign in with (api.md, "Running it").
pub const PASSWORD: &str = "demo caredesk 2026";

/// Everything of the demo is later than so many seconds before it was begun.
const REACHES: i64 = 14 * 24 * 60 * 60;

/// So many people come, and so many doctors' lives run, side by side.
const AT_ONCE: usize = 6;

/// How far the making is, for whoever waits for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    People,
    Visits { made: usize, of: usize },
    Made,
}

/// Is told how far it is.
pub type Tell = Arc<dyn Fn(Progress) + Send + Sync>;

/// Counts the visits that are made.
#[derive(Clone)]
struct Told {
    made: Arc<AtomicUsize>,
    of: usize,
    tell: Tell,
}

impl Told {
    fn of(of: usize, tell: &Tell) -> Self {
        Self { made: Arc::default(), of, tell: Arc::clone(tell) }
    }

    fn one_more(&self) {
        let made = self.made.fetch_add(1, Ordering::Relaxed) + 1;
        (self.tell)(Progress::Visits { made, of: self.of });
    }
}

/// Makes what is missing of the demo; whether anything was. One call when nothing is.
///
/// # Errors
/// When the store does not answer; the next start goes on from there.
pub async fn make(house: &Ground, uploads: &Uploads, cost: Cost, quantum: Quantum, demo: Demo, tell: &Tell) -> Result<bool> {
    let marker = Marker::read(&house.storage).await?;
    let (people, visits) = (demo != Demo::Off && !marker.has(Mark::PeopleMade), demo == Demo::On && !marker.has(Mark::VisitsMade));
    if !people && !visits {
        return Ok(false);
    }
    let now = house.clock.now();
    let book = SettingsBook::new(house.clone(), quantum.minutes());
    book.refresh().await.context("reading the settings")?;
    if people {
        tell(Progress::People);
        staff::make(house, cost, &book, now).await?;
        marker::set(&house.storage, Mark::PeopleMade, now).await?;
    }
    if visits {
        let begun = marker::set(&house.storage, Mark::VisitsBegun, now).await?;
        visits::make(house, quantum, &book, begun, tell).await?;
        // Boxed: the SDK's futures are large.
        Box::pin(diary::make(&Office::at(house, begun, &book, quantum), uploads, &book, begun)).await?;
        Box::pin(waiting::make(&Office::at(house, begun, &book, quantum), quantum, &book, begun)).await?;
        Box::pin(series::make(&Office::at(house, begun, &book, quantum), &book, begun)).await?;
        Box::pin(screens::make(&Office::at(house, begun, &book, quantum))).await?;
        Box::pin(away::make(&Office::at(house, begun, &book, quantum), &book, begun)).await?;
        Box::pin(files::make(&Office::at(house, after(begun, -REACHES), &book, quantum), uploads, &book, begun)).await?;
        Box::pin(blood::make(house, &book, begun)).await?;
        Box::pin(wards::make(house, begun)).await?;
        Box::pin(bills::make(house, &book, begun)).await?;
        Box::pin(chat::make(house, uploads, &book, quantum, begun)).await?;
        marker::set(&house.storage, Mark::VisitsMade, now).await?;
    }
    tell(Progress::Made);
    tracing::info!("the demo is ready");
    Ok(true)
}
