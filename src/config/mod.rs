//! Floor 1: the only place that reads the environment. One file per section; validated whole before anything starts.
//!
//! [`settings`] is THE LIST of what can be set; `.env.example` is printed from it, and a test fails when the two differ.
//! What a hospital decides for itself (zone, horizon, cut-offs) is not here: administrators edit that in the portal.
//! `CAREDESK_STACK=aws` is strict: no demo, no known secret, no plain-http origin, no variable nobody knows.

pub mod aws;
mod checks;
pub mod origin;
pub mod payments;
mod reader;
pub mod scanner;
pub mod secret;
pub mod settings;

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

use crate::primitives::people::Email;
use aws::AwsConfig;
use checks::{bucket, folder, log_filter, model, per_second, proxies, quantum, sender_id, topic_arn};
use origin::PublicOrigin;
use payments::OnlinePayments;
use reader::Reader;
use scanner::ScannerPlace;
use secret::RootSecret;

/// Everything a deployment decides, checked.
#[derive(Debug, Clone)]
pub struct Config {
    pub stack: Stack,
    /// Where the server listens; port 0 takes any free one.
    pub listen: SocketAddr,
    /// The built-in stack's files and the local secret.
    pub data: PathBuf,
    /// What people have in the address bar; links in mails begin with it. `None` (local only): where the server listens.
    pub origin: Option<PublicOrigin>,
    /// The sender of every mail.
    pub mail_from: Email,
    /// How many mails a second this process hands to SES at most.
    pub mail_per_second: u16,
    /// How many text messages a second this process hands to SNS at most; `None`: none are offered or sent.
    pub sms_per_second: Option<u16>,
    /// What phones show as sender of a text; `None`: a number.
    pub sms_sender_id: Option<String>,
    /// The operations topic; `None` (local only) makes one.
    pub topic_arn: Option<String>,
    /// The topic over which SES reports what became of mails; `None`: nothing is heard (locally: one is made).
    pub ses_feedback_topic: Option<String>,
    /// The bucket of the audit trail's seals; `None`: named after the prefix.
    pub seals_bucket: Option<String>,
    /// The bucket of people's copies of their own data; `None`: named after the prefix.
    pub exports_bucket: Option<String>,
    /// The folder where a server keeps a copy of the day's list for power cuts; `None`: nowhere.
    pub day_list_dir: Option<PathBuf>,
    /// The bucket of patients' files; `None`: named after the prefix.
    pub reports_bucket: Option<String>,
    /// Who looks for malware in them.
    pub scanner: ScannerPlace,
    /// The model that words the health assistant's answers; `None`: rules alone.
    pub assistant_model: Option<String>,
    /// `None` (local only): kept in a file of the data directory, made on the first start.
    pub secret: Option<RootSecret>,
    /// How much of a demo is made. Never any with AWS.
    pub demo: Demo,
    /// Who takes payments online.
    pub online_payments: OnlinePayments,
    /// What time is cut into, fixed at installation: 5 or 15 minutes.
    pub quantum_minutes: u8,
    /// How many proxies of ours stand in front and add to `X-Forwarded-For`; 0 when people reach the server directly.
    pub trusted_proxies: u8,
    /// Which log lines are written, by level and target: `info`, or `warn,caredesk=debug`.
    pub log: String,
    /// Lambda runs this process: there is no socket to listen on.
    pub on_lambda: bool,
    pub aws: AwsConfig,
    /// Variables that look like ours and are not on the list. With AWS they are refused, locally worth a warning.
    pub unknown: Vec<String>,
}

/// What the program stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stack {
    /// The built-in stack, or stand-ins on this machine.
    Local,
    /// AWS, or a server that speaks like it.
    Aws,
}

/// How much of a demo hospital is made on the first start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demo {
    Off,
    /// Departments, doctors and patients, and no visits.
    People,
    /// And some hundred visits around the day of the first start.
    On,
}

impl FromStr for Demo {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "on" => Ok(Self::On),
            "people" => Ok(Self::People),
            "off" => Ok(Self::Off),
            _ => Err("is on, people or off"),
        }
    }
}

impl FromStr for Stack {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "local" if cfg!(feature = "local") => Ok(Self::Local),
            "local" => Err("this build has no built-in stack; only aws is possible"),
            "aws" => Ok(Self::Aws),
            _ => Err("is local or aws"),
        }
    }
}

/// Everything that is wrong with the settings, one line each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ConfigError(Vec<String>);

impl ConfigError {
    /// One line per fault, each beginning with the setting's name.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

/// The environment of this process. Names and values that are not text are passed over: none of ours can be.
#[must_use]
pub fn environment() -> BTreeMap<String, String> {
    std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?))).collect()
}

/// This very program, also once another version has taken the place of its file; `None` where the machine does not say, and in unit tests:
/// theirs would run tests.
#[must_use]
pub fn this_program() -> Option<PathBuf> {
    let running = PathBuf::from("/proc/self/exe");
    match (cfg!(test), running.exists()) {
        (true, _) => None,
        (false, true) => Some(running),
        (false, false) => std::env::current_exe().ok(),
    }
}

impl Config {
    /// Reads and checks all settings.
    ///
    /// # Errors
    /// Everything that is wrong, at once.
    pub fn read(variables: &BTreeMap<String, String>) -> Result<Self, ConfigError> {
        let mut reader = Reader::new(variables);
        let stack = reader.parsed(&settings::STACK).unwrap_or(Stack::Aws);
        let config = Self {
            stack,
            listen: listen(&mut reader, stack),
            data: reader.text(&settings::DATA).unwrap_or("data").into(),
            origin: origin(&mut reader, stack),
            mail_from: mail_from(&mut reader, stack)?,
            mail_per_second: reader.checked(&settings::MAIL_PER_SECOND, per_second).unwrap_or(14),
            sms_per_second: sms_per_second(&mut reader, stack),
            sms_sender_id: reader.checked(&settings::SMS_SENDER_ID, sender_id),
            topic_arn: topic(&mut reader, stack),
            ses_feedback_topic: reader.checked(&settings::SES_FEEDBACK_TOPIC, topic_arn),
            seals_bucket: reader.checked(&settings::SEALS_BUCKET, bucket),
            exports_bucket: reader.checked(&settings::EXPORTS_BUCKET, bucket),
            day_list_dir: reader.checked(&settings::DAY_LIST_DIR, folder),
            reports_bucket: reader.checked(&settings::REPORTS_BUCKET, bucket),
            scanner: reader.parsed(&settings::SCANNER).unwrap_or_default(),
            assistant_model: reader.checked(&settings::ASSISTANT_MODEL, model),
            secret: secret(&mut reader, stack),
            demo: demo(&mut reader, stack),
            online_payments: payments::online(&mut reader, stack),
            quantum_minutes: reader.checked(&settings::QUANTUM_MINUTES, quantum).unwrap_or(5),
            trusted_proxies: reader.checked(&settings::TRUSTED_PROXIES, proxies).unwrap_or(0),
            log: reader.checked(&settings::LOG, log_filter).unwrap_or_default(),
            on_lambda: reader.text(&settings::LAMBDA).is_some(),
            aws: AwsConfig::read(&mut reader, stack),
            unknown: reader.unknown(),
        };
        if config.stack == Stack::Local && config.assistant_model.is_some() && config.aws.endpoints.bedrock.is_none() {
            reader.fault(settings::ASSISTANT_MODEL.name, "needs AWS_ENDPOINT_URL_BEDROCK_RUNTIME while CAREDESK_STACK is local");
        }
        if config.stack == Stack::Aws {
            for name in &config.unknown {
                reader.fault(name, "is not a setting of this version");
            }
        }
        reader.finish(config)
    }
}

fn listen(reader: &mut Reader<'_>, stack: Stack) -> SocketAddr {
    let listen = reader.parsed(&settings::LISTEN).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 0)));
    if stack == Stack::Local && !listen.ip().is_loopback() {
        reader.fault(settings::LISTEN.name, "is an address of this machine only (127.0.0.1) while CAREDESK_STACK is local");
    }
    listen
}

fn origin(reader: &mut Reader<'_>, stack: Stack) -> Option<PublicOrigin> {
    let origin: Option<PublicOrigin> = reader.parsed(&settings::ORIGIN);
    match (&origin, stack) {
        (None, Stack::Aws) => reader.missing(&settings::ORIGIN),
        (Some(origin), Stack::Aws) if !origin.is_https() => {
            reader.fault(settings::ORIGIN.name, "begins with https:// when CAREDESK_STACK is aws");
        }
        (Some(origin), Stack::Local) if !origin.is_https() && !origin.is_loopback() => {
            reader.fault(settings::ORIGIN.name, "begins with https:// unless it is on this machine");
        }
        _ => {}
    }
    origin
}

fn mail_from(reader: &mut Reader<'_>, stack: Stack) -> Result<Email, ConfigError> {
    let given = reader.parsed(&settings::MAIL_FROM);
    if given.is_none() && stack == Stack::Aws {
        reader.missing(&settings::MAIL_FROM);
    }
    given.map_or_else(|| "no-reply@demo.test".parse().map_err(|_| ConfigError(vec![])), Ok)
}

fn topic(reader: &mut Reader<'_>, stack: Stack) -> Option<String> {
    let arn = reader.checked(&settings::TOPIC_ARN, topic_arn);
    if arn.is_none() && stack == Stack::Aws {
        reader.missing(&settings::TOPIC_ARN);
    }
    arn
}

fn secret(reader: &mut Reader<'_>, stack: Stack) -> Option<RootSecret> {
    let secret: Option<RootSecret> = reader.parsed(&settings::SECRET);
    match (&secret, stack) {
        (None, Stack::Aws) => reader.missing(&settings::SECRET),
        (Some(secret), Stack::Aws) if secret.is_guessable() => {
            reader.fault(settings::SECRET.name, "is a demo or default secret; make your own with: openssl rand -hex 32");
        }
        _ => {}
    }
    secret
}

fn demo(reader: &mut Reader<'_>, stack: Stack) -> Demo {
    let asked = reader.parsed(&settings::DEMO);
    if stack == Stack::Aws && asked.is_some_and(|demo| demo != Demo::Off) {
        reader.fault(settings::DEMO.name, "can only be off when CAREDESK_STACK is aws: everybody knows the demo's password");
    }
    if stack == Stack::Local { asked.unwrap_or(Demo::On) } else { Demo::Off }
}

/// Nobody pays for a text where nothing leaves the machine.
fn sms_per_second(reader: &mut Reader<'_>, stack: Stack) -> Option<u16> {
    let text = |text: &str| text.parse().ok().filter(|count| (1..=100).contains(count)).ok_or("is a number from 1 to 100");
    reader.checked(&settings::SMS_PER_SECOND, text).or((stack == Stack::Local).then_some(20))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD_SECRET: &str = "9f1c2ab7e0445d6b83c7f21098adbe63517c04f8d2963ea1b05c7d18e94f260a";

    fn read(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::read(&pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn aws(change: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let mut pairs = vec![
            ("CAREDESK_STACK", "aws"),
            ("CAREDESK_ORIGIN", "https://portal.example.org"),
            ("CAREDESK_MAIL_FROM", "portal@example.org"),
            ("CAREDESK_TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:caredesk-operations"),
            ("CAREDESK_SECRET", GOOD_SECRET),
            ("AWS_REGION", "eu-west-1"),
        ];
        pairs.extend_from_slice(change);
        read(&pairs)
    }

    #[cfg(feature = "local")]
    #[test]
    fn f65_nothing_set_is_the_built_in_stack_with_its_demo() {
        let config = read(&[]).unwrap();
        assert_eq!((config.stack, config.demo, config.listen.to_string()), (Stack::Local, Demo::On, "127.0.0.1:8080".to_owned()));
        assert!(config.aws.credentials.is_some() && config.origin.is_none());
    }

    #[test]
    fn f65_aws_takes_a_whole_deployment_and_the_usual_credential_chain() {
        let config = aws(&[]).unwrap();
        assert_eq!((config.stack, config.demo), (Stack::Aws, Demo::Off));
        assert!(config.aws.credentials.is_none());
    }

    #[test]
    fn f65_aws_refuses_demo_known_secrets_plain_http_and_unknown_settings_with_one_line_each() {
        let refused = |name: &str, value: &str| {
            let error = aws(&[(name, value)]).unwrap_err();
            assert_eq!(error.lines().len(), 1, "{error}");
            assert!(error.to_string().starts_with(name), "{error}");
        };
        refused("CAREDESK_DEMO", "on");
        refused("CAREDESK_DEMO", "people");
        refused("CAREDESK_ONLINE_PAYMENTS", "sandbox");
        refused("CAREDESK_SECRET", &"ab".repeat(32));
        refused("CAREDESK_SECRET", "c0ffee");
        refused("CAREDESK_ORIGIN", "http://portal.example.org");
        refused("CAREDESK_ORIGIN", "https://portal.example.org/path");
        refused("CAREDESK_LISTENS", "127.0.0.1:80");
        refused("CAREDESK_SES_FEEDBACK_TOPIC", "caredesk-mail-feedback");
        refused("CAREDESK_SEALS_BUCKET", "Seals.of.the.House");
        refused("CAREDESK_EXPORTS_BUCKET", "Exports.of.the.House");
        refused("CAREDESK_REPORTS_BUCKET", "Reports.of.the.House");
        refused("CAREDESK_SCANNER", "somewhere");
        refused("CAREDESK_DAY_LIST_DIR", "lists");
        refused("CAREDESK_ASSISTANT_MODEL", "the best one");
    }

    #[test]
    fn f65_everything_wrong_is_said_at_once() {
        let error = read(&[("CAREDESK_STACK", "aws"), ("CAREDESK_QUANTUM_MINUTES", "7"), ("CAREDESK_LISTEN", "here")]).unwrap_err();
        let named: Vec<&str> = error.lines().iter().filter_map(|line| line.split(':').next()).collect();
        assert_eq!(
            named,
            [
                "CAREDESK_LISTEN",
                "CAREDESK_ORIGIN",
                "CAREDESK_MAIL_FROM",
                "CAREDESK_TOPIC_ARN",
                "CAREDESK_SECRET",
                "CAREDESK_QUANTUM_MINUTES",
                "AWS_REGION"
            ]
        );
    }

    #[cfg(feature = "local")]
    #[test]
    fn f64_locally_only_this_machine_is_served_and_endpoints_are_all_or_none() {
        assert!(read(&[("CAREDESK_LISTEN", "0.0.0.0:8080")]).is_err());
        assert!(read(&[("CAREDESK_ORIGIN", "http://portal.example.org")]).is_err());
        assert!(read(&[("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:4566")]).is_err());
        assert!(read(&[("CAREDESK_ASSISTANT_MODEL", "a.model-v1:0")]).is_err(), "nothing leaves this machine");
        let config = read(&[("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"), ("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9000")]).unwrap();
        assert_eq!(config.aws.endpoints.dynamodb.as_deref(), Some("http://127.0.0.1:4566"));
        assert_eq!(config.aws.endpoints.s3.as_deref(), Some("http://127.0.0.1:9000"));
    }

    #[test]
    fn f65_the_example_file_lists_exactly_what_is_read() {
        let printed = settings::as_example();
        let kept = include_str!("../../.env.example");
        assert!(printed == kept, ".env.example differs from config::settings; it should be:\n{printed}");
    }
}
