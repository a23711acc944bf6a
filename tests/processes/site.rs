//! An installation in a folder of its own: the stack alone, and the servers that share it.

use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::client::Client;
use crate::program::{Environment, Program, run};

/// A server and where it listens.
pub struct Server {
    pub program: Program,
    /// Such as `http://127.0.0.1:4711`.
    pub address: String,
}

/// A data folder; its stack may run alone or inside a server.
pub struct Site {
    data: TempDir,
    /// What leads a server to the stack that runs alone.
    endpoints: Environment,
}

impl Site {
    pub fn new() -> Self {
        Self { data: tempfile::tempdir().unwrap(), endpoints: Environment::new() }
    }

    pub fn data(&self) -> &str {
        self.data.path().to_str().unwrap()
    }

    /// Starts the stack alone; servers started from now on share it.
    pub fn stack(&mut self) -> Program {
        let mut stack = Program::start(&["stack", "--data", self.data()], &Environment::new(), &self.log("stack"));
        let said = stack.says_until("ready");
        let pair = |line: &String| line.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
        self.endpoints = said.iter().filter_map(pair).collect();
        assert_eq!(self.endpoints.len(), 4, "{said:?}");
        stack
    }

    /// Starts a server: on the shared stack when there is one, else with the stack inside. Its settings are read again every
    /// few seconds, so what one server was told the others know a little later.
    pub fn server(&self) -> Server {
        self.server_in(self.data(), &[])
    }

    /// The same with a folder of its own, and more settings.
    pub fn server_in(&self, data: &str, more: &[(&str, &str)]) -> Server {
        let mut environment = self.endpoints.clone();
        // People of the demo without their visits: what happens here is counted.
        environment.push(("CAREDESK_DEMO".to_owned(), "people".to_owned()));
        environment.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let arguments = ["serve", "--listen", "127.0.0.1:0", "--data", data];
        let mut program = Program::start(&arguments, &environment, &self.log("server"));
        let ready = program.says_until("ready ").pop().unwrap();
        Server { program, address: ready.trim_start_matches("ready ").to_owned() }
    }

    pub fn log(&self, name: &str) -> std::path::PathBuf {
        self.data.path().join(format!("{name}.log"))
    }

    /// How to reach the shared stack, as a server is told.
    pub const fn endpoints(&self) -> &Environment {
        &self.endpoints
    }

    /// `caredesk verify`, which must find every invariant to hold.
    pub fn verify(&self) {
        let (clean, said, complained) = run(&["verify", "--data", self.data()], &self.endpoints);
        assert!(clean && said.contains("every invariant holds"), "{said}\n{complained}");
        println!("{said}");
    }
}

/// Everything SNS and SES were asked to send, oldest first.
pub async fn messages(server: &str) -> Vec<Value> {
    let answer = Client::stranger().open(&format!("{server}/local/messages.json")).await.unwrap().is(200);
    serde_json::from_value(answer.json()["items"].take()).unwrap()
}

/// The events the operations topic heard, oldest first: name, subject, version.
pub async fn events(server: &str) -> Vec<(String, String, u64)> {
    let bodies = messages(server).await.into_iter().filter(|message| message["service"] == "sns");
    let bodies = bodies.filter_map(|message| serde_json::from_str::<Value>(message["text"].as_str()?).ok());
    let text = |body: &Value, name: &str| body[name].as_str().map(str::to_owned);
    bodies.filter_map(|body| Some((text(&body, "event")?, text(&body, "subject")?, body["version"].as_u64()?))).collect()
}

/// Asks again until the answer is there; for what happens beside the requests.
pub async fn eventually<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    for _ in 0..1_200 {
        if let Some(found) = ask().await {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{what} did not happen within two minutes");
}
