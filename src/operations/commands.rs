//! What operators run once: the stack alone, the schema, single jobs.

use std::io::Write as _;

use anyhow::{Context as _, Result};

use super::house::{House, Use};
use super::{loops, schema};
use crate::config::Config;
use crate::config::origin::PublicOrigin;

/// A job that a schedule runs, or an operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Job {
    /// Publishes what waits in the outbox.
    Drain,
    /// Lets parked events be tried again.
    Unpark,
}

/// `caredesk stack`: until asked to stop.
///
/// # Errors
/// When the stack cannot start.
#[cfg(feature = "local")]
pub async fn stack(config: Config) -> Result<()> {
    let house = House::open(config, Use::Own).await?;
    house.storage.make_missing_tables().await.context("making the tables")?;
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
    let origin = house.config.origin.clone().unwrap_or_else(|| PublicOrigin::of_socket(house.config.listen));
    let app = house.app(house.keys().await?, origin)?;
    app.refresh().await.context("reading the settings")?;
    let owner = format!("job-{:016x}", u64::from_le_bytes(house.ids.bytes()));
    let drain = loops::drain_of(&app, owner);
    match job {
        Job::Drain => {
            let drained = drain.run().await?;
            say(&format!("{} published, {} waiting, {} parked", drained.published, drained.waiting, drained.parked))
        }
        Job::Unpark => say(&format!("{} to be tried again", drain.unpark().await?)),
    }
}

/// One line for the operator.
pub(super) fn say(line: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).context("writing to standard output")
}
