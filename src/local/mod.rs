//! The built-in stack: DynamoDB, S3, SNS and SES on loopback, so that `cargo run` needs no account, token or Docker.
//!
//! `main` starts it for `serve`, and alone for `caredesk stack`; every test starts its own. The portal reaches it only
//! through the AWS SDK over real sockets, so nothing above knows that it is there. What it is made of:
//!
//! - DynamoDB: `dynoxide` on one SQLite file ([`dynamodb`]); S3: `s3s-fs` on plain files ([`objects`]);
//! - SNS and SES: our own small service ([`messaging`]), which keeps everything sent and shows it.
//!
//! It runs on a thread with a runtime of its own, because dynoxide works synchronously inside its handlers and would
//! stall the portal's workers. It listens on 127.0.0.1 only, and refuses what a web page elsewhere might send
//! ([`loopback`]). It does not verify DynamoDB signatures: other users of the same machine can read its tables.
//!
//! Acknowledged writes outlive `kill -9`: they are in the operating system's hands before the answer leaves. They are not
//! forced to the disk one by one, so a power cut may take the last ones. Real hospitals use `CAREDESK_STACK=aws`.

pub mod data_dir;
pub mod demo;
pub mod dynamodb;
pub mod gateway;
pub mod inbox;
pub mod loopback;
pub mod messaging;
pub mod objects;
mod tagged;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::middleware::from_fn;
use axum::serve::ListenerExt;
use dynoxide::Database;
use tokio_util::sync::CancellationToken;

pub use data_dir::{Endpoints, erase, running_endpoints};

use crate::primitives::ids::IdSource;
use crate::primitives::time::Clock;
use data_dir::{DATABASE, DataDir, MESSAGES, OBJECTS};
use messaging::Messaging;

/// How long a stopping stack waits for the requests it is still answering.
const DRAIN: Duration = Duration::from_secs(2);

/// What a built-in stack is started with. Make one with [`StackOptions::on_disk`] or [`StackOptions::in_memory`] and
/// change the fields that matter.
#[derive(Debug, Clone)]
pub struct StackOptions {
    /// Where everything is kept: `dynamodb.sqlite`, `s3/`, `messages/`, and `stack.json` while it runs. Made when absent.
    pub data: PathBuf,
    /// Where the DynamoDB tables live.
    pub tables: Tables,
    /// Ports on 127.0.0.1.
    pub ports: Ports,
    /// What S3 accepts signatures of. DynamoDB, SNS and SES accept any.
    pub access_key: String,
    /// Belongs to `access_key`.
    pub secret_key: String,
    /// Addresses or whole domains that SES may send as; any other sender is refused, as on AWS.
    pub verified_senders: Vec<String>,
    /// The topic over which SES reports mail that came back and complaints, once somebody has made it.
    pub feedback_topic: String,
    /// How often rows past their time to live are removed; `None` never does. Real DynamoDB takes days, so nothing may rely on it.
    pub ttl_sweep: Option<Duration>,
    /// Stamps what was sent.
    pub clock: Clock,
    /// Makes message ids and confirmation tokens.
    pub ids: IdSource,
}

/// Where the DynamoDB tables live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tables {
    /// In one SQLite file below the data directory.
    OnDisk,
    /// In memory, gone with the stack: cheap enough for one stack per test.
    InMemory,
}

/// Ports on 127.0.0.1; 0 takes any free one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ports {
    /// DynamoDB's.
    pub dynamodb: u16,
    /// S3's.
    pub s3: u16,
    /// SNS, SES and the pages about what was sent.
    pub messaging: u16,
}

impl StackOptions {
    /// Everything kept below `data`, on any free ports.
    #[must_use]
    pub fn on_disk(data: impl Into<PathBuf>) -> Self {
        let clock = Clock::system();
        Self {
            data: data.into(),
            tables: Tables::OnDisk,
            ports: Ports::default(),
            access_key: "test".to_owned(),
            secret_key: "test".to_owned(),
            verified_senders: vec!["demo.test".to_owned()],
            feedback_topic: feedback_topic("caredesk"),
            ttl_sweep: Some(Duration::from_mins(1)),
            ids: IdSource::system(clock.clone()),
            clock,
        }
    }

    /// Tables in memory; `data`, for files and messages, is a temporary directory of the caller's.
    #[must_use]
    pub fn in_memory(data: impl Into<PathBuf>) -> Self {
        Self { tables: Tables::InMemory, ttl_sweep: None, ..Self::on_disk(data) }
    }
}

/// The ARN of the topic over which the built-in SES reports to the house whose names begin so.
#[must_use]
pub fn feedback_topic(prefix: &str) -> String {
    messaging::topics::arn_of(&format!("{prefix}-mail-feedback"))
}

/// A stack that answers requests until it is shut down or dropped.
#[derive(Debug)]
pub struct RunningStack {
    /// Where it listens.
    pub endpoints: Endpoints,
    stop: CancellationToken,
    thread: Option<JoinHandle<()>>,
}

impl RunningStack {
    /// Stops taking requests, lets running ones finish (two seconds at most), closes the files and gives up their lock.
    pub fn shutdown(self) {
        drop(self);
    }
}

impl Drop for RunningStack {
    fn drop(&mut self) {
        self.stop.cancel();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the built-in stack's thread panicked");
        }
    }
}

/// Starts the built-in stack; when this returns, all three ports answer.
///
/// # Errors
/// When another process uses the data directory, a port is taken, or a file cannot be opened.
pub fn start(options: StackOptions) -> Result<RunningStack> {
    let data = DataDir::open(&options.data)?;
    let Ports { dynamodb, s3, messaging } = options.ports;
    let (dynamodb, s3, messaging) = (listen(dynamodb)?, listen(s3)?, listen(messaging)?);
    let endpoints = Endpoints { dynamodb: dynamodb.local_addr()?, s3: s3.local_addr()?, messaging: messaging.local_addr()? };

    let database = match options.tables {
        Tables::OnDisk => dynamodb::open(&data.file(DATABASE))?,
        Tables::InMemory => Database::memory().context("opening DynamoDB in memory")?,
    };
    let ttl_sweep = options.ttl_sweep;
    let services = [
        (dynamodb, dynamodb::router(database.clone()).layer(from_fn(loopback::only_this_machine))),
        (s3, objects::router(&data.folder(OBJECTS)?, &options.access_key, &options.secret_key)?),
        (
            messaging,
            messaging::router(Messaging::open(&data.folder(MESSAGES)?, endpoints.messaging, options)?)
                .layer(from_fn(loopback::only_this_machine)),
        ),
    ];
    data.announce(&endpoints)?;

    let stop = CancellationToken::new();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("local-stack")
        .enable_all()
        .build()
        .context("starting the built-in stack's runtime")?;
    let stopped = stop.clone();
    let thread = std::thread::Builder::new().name("local-stack".to_owned()).spawn(move || {
        runtime.block_on(run(services, database, ttl_sweep, stopped));
        runtime.shutdown_timeout(DRAIN);
        drop(data);
    })?;
    Ok(RunningStack { endpoints, stop, thread: Some(thread) })
}

fn listen(port: u16) -> Result<TcpListener> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let socket = TcpListener::bind(address).with_context(|| format!("the built-in stack cannot listen on {address}"))?;
    socket.set_nonblocking(true)?;
    Ok(socket)
}

async fn run(services: [(TcpListener, Router); 3], database: Database, ttl_sweep: Option<Duration>, stop: CancellationToken) {
    let mut serving = tokio::task::JoinSet::new();
    for (socket, router) in services {
        serving.spawn(serve(socket, router, stop.clone()));
    }
    if let Some(every) = ttl_sweep {
        let sweep = dynamodb::sweep_expired(database, every);
        serving.spawn(async move { stop.run_until_cancelled(sweep).await.unwrap_or(()) });
    }
    while serving.join_next().await.is_some() {}
}

/// Serves until `stop`, then at most [`DRAIN`] longer.
async fn serve(socket: TcpListener, router: Router, stop: CancellationToken) {
    let listener = match tokio::net::TcpListener::from_std(socket) {
        Ok(listener) => listener.tap_io(|connection| {
            if let Err(error) = connection.set_nodelay(true) {
                tracing::debug!(%error, "small answers may wait for an acknowledgement");
            }
        }),
        Err(error) => return tracing::error!(%error, "the built-in stack lost a socket"),
    };
    let serving = axum::serve(listener, router).with_graceful_shutdown(stop.clone().cancelled_owned());
    let out_of_time = async {
        stop.cancelled().await;
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! {
        served = serving.into_future() => if let Err(error) = served {
            tracing::error!(%error, "the built-in stack stopped answering");
        },
        () = out_of_time => {}
    }
}
