//! A `caredesk` process of one's own: started, listened to, signalled, and killed when the test is done with it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

/// How long a process may take to say something: generous, since other tests use the same cores.
const PATIENCE: Duration = Duration::from_mins(2);

/// What a process is given besides its arguments. The test's own environment is not passed on.
pub type Environment = Vec<(String, String)>;

/// A running process.
pub struct Program {
    child: Child,
    lines: Receiver<String>,
    log: PathBuf,
}

impl Program {
    /// Starts `caredesk` with its log in `log`.
    pub fn start(arguments: &[&str], environment: &Environment, log: &Path) -> Self {
        let file = std::fs::File::options().create(true).append(true).open(log).unwrap();
        let mut child = command(arguments, environment).stdout(Stdio::piped()).stderr(file).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (said, lines) = channel();
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| said.send(line)));
        Self { child, lines, log: log.to_owned() }
    }

    /// Everything it says up to the line that begins like this, which is the last.
    pub fn says_until(&mut self, begin: &str) -> Vec<String> {
        let mut said = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) if line.starts_with(begin) => {
                    said.push(line);
                    return said;
                }
                Ok(line) => said.push(line),
                Err(end) => {
                    let ended = end == RecvTimeoutError::Disconnected;
                    panic!("no line {begin}… (ended: {ended}); said {said:?}, log:\n{}", self.log());
                }
            }
        }
    }

    /// What it wrote to its log, the processes that wrote there before included.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// SIGKILL: nothing is finished, nothing is written.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM: asked to stop.
    pub fn terminate(&self) {
        self.signal(Signal::TERM);
    }

    /// Any signal, such as STOP and CONT: a pause.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Waits for its end; how it ended and how long that took.
    pub fn ends(&mut self) -> (ExitStatus, Duration) {
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status, asked.elapsed());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("it does not end; log:\n{}", self.log());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Ended already is fine.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs `caredesk` to its end: whether it was content, what it said, what it complained of.
pub fn run(arguments: &[&str], environment: &Environment) -> (bool, String, String) {
    let output = command(arguments, environment).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn command(arguments: &[&str], environment: &Environment) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caredesk"));
    // Nobody asks the cloud for credentials, and nothing of the machine's own settings is read.
    command.args(arguments).env_clear().env("AWS_EC2_METADATA_DISABLED", "true").stdin(Stdio::null());
    command.envs(environment.iter().map(|(name, value)| (name, value)));
    command
}
