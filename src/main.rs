//! The command line. `caredesk` alone serves; under Lambda the same program answers events.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Args, Parser, Subcommand};

use caredesk::config::{Config, ConfigError, environment, settings};
use caredesk::operations::jobs::Job;
use caredesk::operations::{admin, commands, draw, lambda, look, read_pdf, serve};

/// Allocates a third faster than the system's, measured per request.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A hospital portal. Settings come from the environment; `.env.example` lists them.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeFlags,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answers people and programs; what `caredesk` alone does.
    Serve(ServeFlags),
    /// Runs the built-in stack alone, so that several servers can share it, and prints its endpoints.
    #[cfg(feature = "local")]
    Stack(DataFlag),
    /// Proves the invariants over whole tables; exits 1 when one is violated.
    Verify(DataFlag),
    /// Prints the tables as JSON.
    Schema {
        /// Makes the missing ones instead.
        #[arg(long)]
        apply: bool,
        #[command(flatten)]
        data: DataFlag,
    },
    /// Accounts that only the house's own machine can make.
    Admin {
        #[command(subcommand)]
        what: AdminCommand,
    },
    /// Looks into a file that comes by standard input; a server asks for it.
    #[command(hide = true)]
    LookInside {
        /// What it was announced as, by its word in the API.
        kind: String,
    },
    /// Draws the first page of a document that comes by standard input; a server asks for it.
    #[command(hide = true)]
    DrawFirstPage,
    /// Tells the words of a document that comes by standard input; a server asks for it.
    #[command(hide = true)]
    ReadPdf,
    /// Runs one job once, as a schedule does.
    Job {
        /// Which job.
        #[arg(value_enum)]
        job: Job,
        #[command(flatten)]
        data: DataFlag,
    },
}

#[derive(Debug, Subcommand)]
enum AdminCommand {
    /// Makes an administrator and prints the link that sets their password, once, within 60 minutes.
    ///
    /// The link begins with `CAREDESK_ORIGIN`. Where that is not set, which is possible locally only, with where the server of
    /// the same data folder listens or did last; before its first start, with `CAREDESK_LISTEN`.
    Create {
        /// As colleagues know them.
        #[arg(long)]
        name: String,
        /// Where they sign in.
        #[arg(long)]
        email: String,
        #[command(flatten)]
        data: DataFlag,
    },
}

#[derive(Debug, Args)]
struct ServeFlags {
    /// Address and port; port 0 takes any free one.
    #[arg(long)]
    listen: Option<String>,
    #[command(flatten)]
    data: DataFlag,
    /// Starts over: removes what the built-in stack keeps in the data folder.
    #[arg(long)]
    reset: bool,
}

#[derive(Debug, Args)]
struct DataFlag {
    /// Folder of the built-in stack.
    #[arg(long)]
    data: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(CommandLine::parse()) {
        Ok(code) => code,
        Err(error) => {
            // Nothing is left to be done when even this cannot be written.
            let _ = writeln!(std::io::stderr(), "caredesk: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(line: CommandLine) -> Result<ExitCode> {
    match line.command.unwrap_or(Command::Serve(line.serve)) {
        Command::Serve(flags) => {
            let config = configured(flags.listen, &flags.data)?;
            serve::prepare(&config, flags.reset)?;
            if config.on_lambda {
                within_runtime(lambda::answer_events(config))?;
            } else {
                within_runtime(serve::serve(config))?;
            }
        }
        #[cfg(feature = "local")]
        Command::Stack(data) => within_runtime(commands::stack(configured(None, &data)?))?,
        Command::Verify(data) if !within_runtime(commands::verify(configured(None, &data)?))? => return Ok(ExitCode::FAILURE),
        Command::Verify(_) => {}
        Command::Schema { apply: false, .. } => commands::print_schema()?,
        Command::Schema { apply: true, data } => within_runtime(commands::apply_schema(configured(None, &data)?))?,
        Command::Admin { what: AdminCommand::Create { name, email, data } } => {
            within_runtime(admin::create(configured(None, &data)?, &name, &email))?;
        }
        Command::LookInside { kind } => look::inside(&kind)?,
        Command::DrawFirstPage => draw::first_page()?,
        Command::ReadPdf => read_pdf::tell()?,
        Command::Job { job, data } => within_runtime(commands::job(configured(None, &data)?, job))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The settings of the environment, with those of the flags in their place.
fn configured(listen: Option<String>, data: &DataFlag) -> Result<Config, ConfigError> {
    let mut variables = environment();
    let data = data.data.as_ref().map(|path| path.to_string_lossy().into_owned());
    let flags = [(settings::LISTEN.name, listen), (settings::DATA.name, data)];
    variables.extend(flags.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    Config::read(&variables)
}

fn within_runtime<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    // Unoptimised futures are large; what is not touched of it costs nothing.
    let runtime = runtime.enable_all().thread_stack_size(8 << 20).build().context("starting the runtime")?;
    runtime.block_on(work)
}
