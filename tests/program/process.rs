//! The program as a process of its own.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How long a slow machine may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// A way to start it: a data folder, and settings instead of the environment's.
pub struct Caredesk {
    settings: Vec<(String, String)>,
}

/// One that has ended.
pub struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// One that runs; killed when dropped.
pub struct Running {
    child: Child,
    /// What it said up to `ready`.
    pub said: Vec<String>,
}

impl Caredesk {
    /// With the people of the demo, and no visits unless the test asks for them: those take seconds to make.
    pub fn new(data: &Path) -> Self {
        Self { settings: vec![] }.with("CAREDESK_DATA", &data.display().to_string()).with("CAREDESK_DEMO", "people")
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.settings.push((name.to_owned(), value.to_owned()));
        self
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_caredesk"));
        command.args(args).env_clear().envs(self.settings.iter().map(|(name, value)| (name, value))).stdin(Stdio::null());
        command
    }

    /// Runs a command that ends by itself.
    pub fn run(&self, args: &[&str]) -> Ended {
        let ended = self.command(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ended { code: ended.status.code(), out: text(ended.stdout), err: text(ended.stderr) }
    }

    /// Starts a server on a free port.
    pub fn serve(&self) -> Running {
        self.starts(&["serve", "--listen", "127.0.0.1:0"])
    }

    /// Starts a command that says `ready`.
    pub fn starts(&self, args: &[&str]) -> Running {
        self.starts_until(args, "ready")
    }

    /// Starts a command, up to the line that begins like this.
    pub fn starts_until(&self, args: &[&str], begin: &str) -> Running {
        let mut child = self.command(args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut said = Vec::new();
        for line in lines {
            said.push(line.unwrap());
            if said.last().is_some_and(|line| line.starts_with(begin)) {
                return Running { child, said };
            }
        }
        panic!("never {begin}; it said {said:?} and ended with {:?}", child.wait());
    }
}

impl Running {
    /// Where it listens.
    pub fn address(&self) -> &str {
        self.said.last().and_then(|line| line.strip_prefix("ready http://")).expect("a server says where it is")
    }

    /// The whole answer to a GET, head and body.
    pub fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(self.address()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.address()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Asks it to stop and waits.
    pub fn ends(mut self) -> ExitStatus {
        assert!(Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap().success());
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("did not stop");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Has ended already where the test asked it to.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
