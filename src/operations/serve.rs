//! The first home: a server with everything that runs beside the requests.

use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use tokio::net::TcpListener;

use super::house::{House, Use};
use super::loops;
use crate::access::role::Role;
use crate::app::App;
#[cfg(feature = "local")]
use crate::capabilities::mail_hygiene::api::HOOK;
#[cfg(feature = "local")]
use crate::config::Stack;
use crate::config::{Config, Demo};
use crate::files::uploads::Uploads;
use crate::identity::accounts::Accounts;
#[cfg(feature = "local")]
use crate::identity::passwords::Cost;
use crate::web::limits::Limits;
use crate::web::server::{self, Connections, Drained, Signals};
use crate::web::telemetry;

/// What comes before the runtime: the log, a warning about settings nobody knows, and starting over.
///
/// # Errors
/// When the log cannot start, or the data folder is in use.
pub fn prepare(config: &Config, reset: bool) -> Result<()> {
    telemetry::start(&config.log)?;
    for name in &config.unknown {
        tracing::warn!(name, "no such setting");
    }
    if reset {
        start_over(config)?;
    }
    Ok(())
}

#[cfg(feature = "local")]
fn start_over(config: &Config) -> Result<()> {
    anyhow::ensure!(config.stack == Stack::Local, "--reset is for the built-in stack; nothing on AWS is removed");
    crate::local::erase(&config.data)
}

#[cfg(not(feature = "local"))]
fn start_over(_: &Config) -> Result<()> {
    anyhow::bail!("--reset is for the built-in stack, which this build does not have")
}

/// Serves until the process is asked to stop, then finishes what runs.
///
/// # Errors
/// When it cannot start; the message is for the operator.
pub async fn serve(config: Config) -> Result<()> {
    let listener = TcpListener::bind(config.listen).await.with_context(|| format!("listening on {}", config.listen))?;
    let address = listener.local_addr().context("asking for the port")?;
    if server::raise_descriptor_limit().is_none() {
        tracing::debug!("the number of open files stays as it is");
    }
    let house = House::open(config, Use::Own).await?;
    let origin = house.serves_at(address);
    let keys = house.keys().await?;
    let app = house.app(keys, origin)?;
    app.refresh_for_pages().await.context("reading the settings")?;
    let reaches = make_demo(&app, &house.uploads(), house.config.demo).await?;
    let router = app.router(Limits::default());
    listen_for_feedback(&app, &house, address).await;
    let running = loops::start(&app, &house.ids, reaches);
    let signals = Signals::listen().context("listening for signals")?;
    let says_first_step = house.config.demo == Demo::Off && has_no_administrator(&app).await;
    announce(address, house.config.demo != Demo::Off, says_first_step)?;
    let asked = OnceLock::new();
    let stopped = async {
        signals.asked_to_stop().await;
        asked.get_or_init(Instant::now);
        tracing::info!("stopping");
    };
    let drained = server::serve(listener, router, Connections::default(), stopped).await;
    if drained == Drained::TimeOver {
        tracing::warn!("some requests had not finished when the time was over");
    }
    running.stop_after(asked.get().map_or(Duration::ZERO, Instant::elapsed)).await;
    Ok(())
}

/// The built-in SNS is asked to post here what its SES reports; it does so as soon as requests are answered. On AWS the subscription
/// is made by infrastructure code.
#[cfg(feature = "local")]
async fn listen_for_feedback(app: &App, house: &House, address: SocketAddr) {
    let url = format!("http://{address}{HOOK}");
    if house.config.stack == Stack::Local
        && let Err(error) = app.mail_hygiene.listen_at(&url).await
    {
        tracing::warn!(%error, "nothing is heard of mail that comes back");
    }
}

#[cfg(not(feature = "local"))]
async fn listen_for_feedback(_: &App, _: &House, _: SocketAddr) {}

/// How far back the demo writes, with a week to spare, in seconds.
#[cfg(feature = "local")]
const DEMO_REACHES: i64 = 21 * 24 * 60 * 60;

/// Answers how far back, in seconds, something was written now as if it had happened then.
#[cfg(feature = "local")]
async fn make_demo(app: &App, uploads: &Uploads, demo: Demo) -> Result<i64> {
    let made =
        crate::local::demo::make(&app.ground, uploads, Cost::REAL, app.calendar.quantum(), demo, &super::progress::on_stdout()).await?;
    // It may have given the hospital its name.
    app.refresh().await.context("reading the settings")?;
    Ok(if made { DEMO_REACHES } else { 0 })
}

/// A build without the built-in stack has no demo; the settings refuse one.
#[cfg(not(feature = "local"))]
async fn make_demo(_: &App, _: &Uploads, _: Demo) -> Result<i64> {
    Ok(0)
}

/// Whether nobody can let anybody else in yet. One query; a store that does not answer keeps nothing from starting.
async fn has_no_administrator(app: &App) -> bool {
    let first = Accounts::new(app.ground.storage.clone()).of_role(Role::Administrator, 1, None).await;
    first.is_ok_and(|found| found.items.is_empty())
}

/// Where to click or what to do first, then the line that programs wait for.
fn announce(address: SocketAddr, demo: bool, says_first_step: bool) -> Result<()> {
    let mut out = std::io::stdout().lock();
    #[cfg(feature = "local")]
    if demo {
        writeln!(out, "{}", welcome(address))?;
    }
    #[cfg(not(feature = "local"))]
    let _ = demo; // There is none in this build.
    if says_first_step {
        writeln!(out, "{FIRST_STEP}")?;
    }
    writeln!(out, "ready http://{address}")?;
    out.flush().context("writing to standard output")
}

/// What a house needs that nobody can sign in to as who lets others in.
const FIRST_STEP: &str =
    "no administrator yet; this makes one and prints the link that sets their password: caredesk admin create --name NAME --email ADDRESS";

/// What a first visitor of the demo needs.
#[cfg(feature = "local")]
fn welcome(address: SocketAddr) -> String {
    format!(
        "Caredesk demo on the built-in stack: http://{address}\n\
         \n  sign in as   patient@demo.test · doctor@demo.test · reception@demo.test · admin@demo.test\
         \n  password     demo caredesk 2026\
         \n  mail         http://{address}/local/mail\n"
    )
}
