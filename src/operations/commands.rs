//! What operators run once: the stack alone, the schema, single jobs.

use std::io::Write as _;

use anyhow::{Context as _, Result};

use super::house::{House, Use};
use super::jobs::{Job, Jobs};
use super::schema;
use super::steps;
use super::verify::{Evidence, check_at_work};
use crate::capabilities::calendar::model::Quantum;
use crate::config::{Config, Stack};
use crate::identity::audit::Audit;

/// `caredesk stack`: until asked to stop.
///
/// # Errors
/// When the stack cannot start.
#[cfg(feature = "local")]
pub async fn stack(config: Config) -> Result<()> {
    let house = House::open(config, Use::Own).await?;
    // With its secret, which servers that share it all need.
    house.keys().await?;
    say(&super::house::endpoint_lines(&house.config.aws.endpoints))?;
    say("ready")?;
    crate::web::server::asked_to_stop().await.context("listening for signals")
}

/// `caredesk schema`.
///
/// # Errors
/// When standard output is closed.
pub fn print_schema() -> Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(schema::as_json().as_bytes()).and_then(|()| out.flush()).context("writing to standard output")
}

/// `caredesk schema --apply`.
///
/// # Errors
/// When the store does not answer or refuses.
pub async fn apply_schema(config: Config) -> Result<()> {
    let house = House::open(config, Use::Visit).await?;
    let made = schema::apply(&house.storage).await?;
    for table in &made {
        say(&format!("made {table}"))?;
    }
    if made.is_empty() { say("every table is there") } else { Ok(()) }
}

/// `caredesk job …`.
///
/// # Errors
/// When the store does not answer.
pub async fn job(config: Config, job: Job) -> Result<()> {
    let house = House::open(config, Use::Visit).await?;
    let app = house.app(house.keys().await?, house.origin())?;
    app.refresh().await.context("reading the settings")?;
    let jobs = Jobs::of(&app, "job");
    say(&Box::pin(steps::shown_on(steps::terminal(), job.name(), jobs.run(job))).await?)
}

/// `caredesk verify`: whether every invariant holds.
///
/// # Errors
/// When there is nothing to look at, or the store does not answer.
pub async fn verify(config: Config) -> Result<bool> {
    let elsewhere = config.stack == Stack::Aws || config.aws.endpoints.are_all_set();
    anyhow::ensure!(elsewhere || config.data.exists(), "there is no installation in {}", config.data.display());
    let house = House::open(config, Use::Visit).await?;
    let keys = house.keys().await?;
    let evidence =
        Evidence { files: house.uploads().objects().clone(), seals: house.seals(&keys), audit: Audit::new(keys, house.ids.clone()) };
    let quantum = Quantum::of_minutes(house.config.quantum_minutes).context("the quantum is 5 or 15 minutes")?;
    let report = check_at_work(&house.storage, &evidence, quantum, house.clock.now()).await?;
    say(report.to_string().trim_end())?;
    say(if report.is_clean() { "every invariant holds" } else { "an invariant is violated" })?;
    Ok(report.is_clean())
}

/// One line for the operator.
pub(super) fn say(line: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).context("writing to standard output")
}
