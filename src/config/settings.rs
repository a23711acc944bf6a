//! THE LIST of what a deployment can set. `.env.example` is printed from it.

/// One variable.
#[derive(Debug)]
pub struct Setting {
    pub name: &'static str,
    /// What holds when it is not set; `None` where the text says so.
    pub default: Option<&'static str>,
    /// One or two sentences for the operator.
    pub meaning: &'static str,
}

/// What every variable of the portal itself begins with; the others are AWS's own.
pub const PREFIX_OF_OURS: &str = "CAREDESK_";

macro_rules! settings {
    ($($constant:ident = $name:literal, $default:expr, $meaning:literal;)*) => {
        $(pub const $constant: Setting = Setting { name: $name, default: $default, meaning: $meaning };)*
        /// All of them, in the order of `.env.example`.
        pub const SETTINGS: &[&Setting] = &[$(&$constant),*];
    };
}

settings! {
    STACK = "CAREDESK_STACK", Some(DEFAULT_STACK),
        "local: the built-in stack with demo people. aws: AWS, or a server that speaks like it; the demo does not exist there.";
    LISTEN = "CAREDESK_LISTEN", Some("127.0.0.1:8080"),
        "Address and port of the server; port 0 takes any free one. The same as --listen.";
    DATA = "CAREDESK_DATA", Some("./data"),
        "Folder of the built-in stack and of the local secret. The same as --data.";
    PREFIX = "CAREDESK_PREFIX", Some("caredesk"),
        "What the names of tables, buckets and topic begin with: 1 to 20 small letters, digits and dashes, a letter first.";
    ORIGIN = "CAREDESK_ORIGIN", None,
        "What people have in the address bar, such as https://portal.example.org. Locally: where the server listens.";
    MAIL_FROM = "CAREDESK_MAIL_FROM", None,
        "Sender of every mail; SES must have verified it. Locally: no-reply@demo.test.";
    MAIL_PER_SECOND = "CAREDESK_MAIL_PER_SECOND", Some("14"),
        "How many mails a second one server hands to SES at most, 1 to 1000: the account's sending rate, shared out among servers.";
    SMS_PER_SECOND = "CAREDESK_SMS_PER_SECOND", None,
        "How many text messages a second one server hands to SNS at most, 1 to 100. When not set, none are offered or sent. Locally 20.";
    SMS_SENDER_ID = "CAREDESK_SMS_SENDER_ID", None,
        "What phones show as sender of a text, 1 to 11 letters and digits with a letter among them, where a country allows it.";
    TOPIC_ARN = "CAREDESK_TOPIC_ARN", None,
        "The SNS topic of operations. Locally one is made.";
    SES_FEEDBACK_TOPIC = "CAREDESK_SES_FEEDBACK_TOPIC", None,
        "The SNS topic over which SES reports mail that came back and complaints. When not set, none are heard. Locally one is made.";
    SEALS_BUCKET = "CAREDESK_SEALS_BUCKET", None,
        "The S3 bucket of the audit trail's seals. When not set: the prefix and -audit-seals. Locally it is made.";
    EXPORTS_BUCKET = "CAREDESK_EXPORTS_BUCKET", None,
        "The S3 bucket of people's copies of their own data. When not set: the prefix and -exports. Locally it is made.";
    REPORTS_BUCKET = "CAREDESK_REPORTS_BUCKET", None,
        "The S3 bucket of patients' files. When not set: the prefix and -reports. Locally it is made.";
    DAY_LIST_DIR = "CAREDESK_DAY_LIST_DIR", None,
        "A folder from the root where this server keeps a copy of each day's list for power cuts, readable by its own user. Not set: nowhere.";
    SCANNER = "CAREDESK_SCANNER", Some("none"),
        "Who looks for malware in patients' files: none, guardduty, or where clamd is (host:port, or the path of its socket).";
    ASSISTANT_MODEL = "CAREDESK_ASSISTANT_MODEL", None,
        "The model on Amazon Bedrock that words what the health assistant answers to messages that are not urgent. Not set: rules alone.";
    ONLINE_PAYMENTS = "CAREDESK_ONLINE_PAYMENTS", None,
        "sandbox: a gateway that takes no money, locally only. none: patients are told how else to pay. Locally sandbox, with aws none.";
    SECRET = "CAREDESK_SECRET", None,
        "The root secret, 64 hexadecimal digits: openssl rand -hex 32. Locally: made once and kept in the data folder.";
    DEMO = "CAREDESK_DEMO", None,
        "on: a demo hospital with people and visits. people: the same without visits. off: none. Locally on; never with aws.";
    QUANTUM_MINUTES = "CAREDESK_QUANTUM_MINUTES", Some("5"),
        "What time is cut into: 5 or 15 minutes. Fixed at installation: never change it afterwards.";
    TRUSTED_PROXIES = "CAREDESK_TRUSTED_PROXIES", Some("0"),
        "How many proxies of ours stand in front and add to X-Forwarded-For; 0 when people reach the server directly.";
    LOG = "CAREDESK_LOG", Some("caredesk=info,warn"),
        "Which log lines are written: a level, and levels of parts of the program.";
    REGION = "AWS_REGION", None,
        "The AWS region. Locally: us-east-1.";
    ENDPOINT = "AWS_ENDPOINT_URL", None,
        "Where a server that speaks like AWS answers for all four services.";
    ENDPOINT_DYNAMODB = "AWS_ENDPOINT_URL_DYNAMODB", None,
        "The same for DynamoDB alone.";
    ENDPOINT_S3 = "AWS_ENDPOINT_URL_S3", None,
        "The same for S3 alone.";
    ENDPOINT_SNS = "AWS_ENDPOINT_URL_SNS", None,
        "The same for SNS alone.";
    ENDPOINT_SES = "AWS_ENDPOINT_URL_SES", None,
        "The same for SES alone.";
    ENDPOINT_BEDROCK = "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", None,
        "The same for Amazon Bedrock, which is asked only with CAREDESK_ASSISTANT_MODEL.";
    ACCESS_KEY = "AWS_ACCESS_KEY_ID", None,
        "With aws the SDK's own chain finds credentials (environment, instance, function role). Locally: test.";
    SECRET_KEY = "AWS_SECRET_ACCESS_KEY", None,
        "Belongs to AWS_ACCESS_KEY_ID. Locally: test.";
    LAMBDA = "AWS_LAMBDA_RUNTIME_API", None,
        "Set by Lambda, never by hand: the program then answers events instead of listening.";
}

const DEFAULT_STACK: &str = if cfg!(feature = "local") { "local" } else { "aws" };

/// `.env.example`: every setting with its meaning and default, commented out.
#[must_use]
pub fn as_example() -> String {
    let head = "# Everything that can be set for a deployment. What the hospital decides (time zone, booking horizon, cut-offs)\n\
                # is edited in the portal. Lines are examples: take the # away to set one.\n";
    let lines = SETTINGS.iter().map(|setting| {
        let default = if setting.name == STACK.name { "local" } else { setting.default.unwrap_or_default() };
        format!("\n# {}\n# {}={default}\n", setting.meaning, setting.name)
    });
    std::iter::once(head.to_owned()).chain(lines).collect()
}
