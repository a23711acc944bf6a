//! Opens an installation: the built-in stack or AWS, its tables, its root secret. Everything the command line does begins here.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::app::{App, Parts};
use crate::aws::clients::Aws;
use crate::config::aws::Endpoints;
use crate::config::origin::PublicOrigin;
#[cfg(feature = "local")]
use crate::config::payments::OnlinePayments;
use crate::config::secret::RootSecret;
use crate::config::{Config, Demo, Stack, this_program};
use crate::files::Bucket;
use crate::files::objects::{Missing as MissingBucket, Objects};
use crate::files::painter::Painter;
use crate::files::uploads::Uploads;
use crate::identity::keys::{Keys, Purpose};
use crate::identity::passwords::Cost;
use crate::identity::root::{Missing, local_root};
use crate::identity::seals::{Cabinet, Sealing};
#[cfg(feature = "local")]
use crate::local;
use crate::outbound::payments::Gateway;
use crate::primitives::ids::IdSource;
use crate::primitives::time::Clock;
use crate::primitives::web_address::Reach;
use crate::storage::Storage;
use crate::storage::item::{Item, Key, text};
use crate::storage::tables::Table;
use crate::storage::transaction::Expression;

/// Where a server on this machine says in its data folder what its links begin with.
const ORIGIN_FILE: &str = "origin";

/// An open installation. Dropping it stops the built-in stack, if this process runs it.
pub struct House {
    pub config: Config,
    pub aws: Aws,
    pub storage: Storage,
    pub clock: Clock,
    pub ids: IdSource,
    #[cfg(feature = "local")]
    _stack: Option<local::RunningStack>,
}

/// What the caller is going to do with the data folder of a built-in stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Run the stack: refused while another process does.
    Own,
    /// Read or write a moment: through the running stack if there is one.
    Visit,
}

impl House {
    /// Connects, starting the built-in stack where that is what the settings mean.
    ///
    /// # Errors
    /// When the data folder is in use, or the stack cannot start.
    pub async fn open(mut config: Config, usage: Use) -> Result<Self> {
        let clock = Clock::system();
        let ids = IdSource::system(clock.clone());
        #[cfg(feature = "local")]
        let stack = if config.stack == Stack::Local && !config.aws.endpoints.are_all_set() {
            let (endpoints, stack) = built_in(&config, usage)?;
            config.aws.endpoints = Endpoints { bedrock: config.aws.endpoints.bedrock.take(), ..endpoints };
            stack
        } else {
            None
        };
        #[cfg(not(feature = "local"))]
        let _ = (usage, &mut config);
        let aws = Aws::connect(&config.aws, None).await;
        let storage = Storage::new(&aws, &config.aws.prefix, ids.clone());
        Ok(Self {
            config,
            aws,
            storage,
            clock,
            ids,
            #[cfg(feature = "local")]
            _stack: stack,
        })
    }

    /// What links begin with: as configured; else, locally, where the server of this data folder listens, or did last, so that what
    /// other commands print and mail leads there.
    #[must_use]
    pub fn origin(&self) -> PublicOrigin {
        let remembered = || std::fs::read_to_string(self.remembered_origin()).ok()?.trim().parse().ok();
        self.config.origin.clone().or_else(remembered).unwrap_or_else(|| PublicOrigin::of_socket(self.config.listen))
    }

    /// The same for the server itself, which listens at `address`: locally the other commands find it written down.
    pub fn serves_at(&self, address: SocketAddr) -> PublicOrigin {
        let Some(origin) = self.config.origin.clone() else {
            let origin = PublicOrigin::of_socket(address);
            if let Err(error) = std::fs::write(self.remembered_origin(), origin.as_str()) {
                tracing::warn!(%error, "other commands will not know where this server listens; set CAREDESK_ORIGIN");
            }
            return origin;
        };
        origin
    }

    fn remembered_origin(&self) -> PathBuf {
        self.config.data.join(ORIGIN_FILE)
    }

    /// Makes missing tables (local only: on AWS that is infrastructure's work), finds the root secret and makes sure that
    /// it is the one this installation began with.
    ///
    /// # Errors
    /// When the store does not answer, or the secret is missing, malformed or another installation's.
    pub async fn keys(&self) -> Result<Keys> {
        if self.config.stack == Stack::Local {
            self.storage.make_missing_tables().await.context("making the tables")?;
        }
        let known = self.storage.get(&root_key()).await.context("asking the store")?;
        let root = self.root(known.as_ref())?;
        let keys = |root: &RootSecret| Keys::from_root(*root.expose(), self.ids.clone());
        let row = if let Some(row) = known {
            row
        } else {
            let first = self.first_mark(&root, &mark_of(&keys(&root)));
            self.storage.update(&root_key(), first, None).await.context("marking the installation")?
        };
        // Of two servers that begin at once one leaves its secret, and the other takes it.
        let keys = keys(&self.root(Some(&row))?);
        if said(&row, "mark") != Some(mark_of(&keys)) {
            // Under another root secret nobody could sign in, and every sealed text would be lost.
            bail!("the root secret is not the one this installation began with; put the right one back");
        }
        Ok(keys)
    }

    /// The secret that was given; else the one that the first server on this stack left for the others, who may each have
    /// a data folder of their own; else that of this folder, made before anything was sealed with it.
    fn root(&self, known: Option<&Item>) -> Result<RootSecret> {
        let left = known.and_then(|row| said(row, "secret"));
        match (&self.config.secret, self.config.stack, left) {
            (Some(given), _, _) => Ok(given.clone()),
            (None, Stack::Aws, _) => bail!("a root secret must be set"),
            (None, Stack::Local, Some(left)) => left.parse().context("reading the secret of this stack"),
            (None, Stack::Local, None) => {
                let missing = if known.is_some() { Missing::IsRefused } else { Missing::IsMade };
                Ok(local_root(&self.config.data, missing, &self.ids)?)
            }
        }
    }

    /// What the first server writes down. A secret that was made here, not given, is left for the others on this stack: it
    /// is only the demo's, and whoever reads these tables reads everything anyway. It never happens on AWS.
    fn first_mark(&self, root: &RootSecret, mark: &str) -> Expression {
        let made_here = self.config.secret.is_none() && self.config.stack == Stack::Local;
        let text_of = if made_here { ", #secret = if_not_exists(#secret, :secret)" } else { "" };
        let first = Expression::of(format!("SET #mark = if_not_exists(#mark, :mark){text_of}")).name("#mark", "mark");
        let first = first.value(":mark", text(mark));
        if made_here { first.name("#secret", "secret").value(":secret", text(root.to_hex())) } else { first }
    }

    /// The seals over the audit trail.
    #[must_use]
    pub fn seals(&self, keys: &Keys) -> Cabinet {
        let objects = self.objects(Bucket::AuditSeals, self.config.seals_bucket.as_deref());
        Cabinet::new(self.storage.clone(), objects, Sealing::new(keys.clone()))
    }

    /// A bucket by the name it was given or has by itself: made on the built-in stack and never on AWS.
    fn objects(&self, bucket: Bucket, given: Option<&str>) -> Objects {
        let name = given.map_or_else(|| bucket.named(&self.config.aws.prefix), str::to_owned);
        let missing = if self.config.stack == Stack::Local { MissingBucket::IsMade } else { MissingBucket::IsRefused };
        Objects::new(&self.aws, &name, missing)
    }

    /// Patients' files: as the seals, in a bucket of their own.
    #[must_use]
    pub fn uploads(&self) -> Uploads {
        let name = self.config.reports_bucket.clone().unwrap_or_else(|| Bucket::Reports.named(&self.config.aws.prefix));
        let missing = if self.config.stack == Stack::Local { MissingBucket::IsMade } else { MissingBucket::IsRefused };
        Uploads::new(&self.aws, &name, missing)
    }

    /// The topic over which SES reports what became of mails. The built-in one has one of the house's own.
    fn feedback_topic(&self) -> Option<String> {
        let asked_for = self.config.ses_feedback_topic.clone();
        #[cfg(feature = "local")]
        let asked_for = asked_for.or_else(|| (self.config.stack == Stack::Local).then(|| local::feedback_topic(&self.config.aws.prefix)));
        asked_for
    }

    /// Who takes payments online.
    fn gateway(&self, keys: &Keys) -> Option<Gateway> {
        match self.config.online_payments {
            #[cfg(feature = "local")]
            OnlinePayments::Sandbox => Some(std::sync::Arc::new(local::gateway::Sandbox::new(keys.clone()))),
            _ => {
                let _ = keys;
                None
            }
        }
    }

    /// The application over this installation, as people at `origin` use it.
    ///
    /// # Errors
    /// As [`App::build`].
    pub fn app(&self, keys: Keys, origin: PublicOrigin) -> Result<App> {
        let config = &self.config;
        let kept_messages = (config.stack == Stack::Local).then(|| config.aws.endpoints.sns.clone()).flatten();
        let gateway = self.gateway(&keys);
        App::build(Parts {
            aws: self.aws.clone(),
            prefix: config.aws.prefix.clone(),
            seals: self.seals(&keys),
            exports: self.objects(Bucket::Exports, config.exports_bucket.as_deref()),
            uploads: self.uploads(),
            scanner: config.scanner.clone(),
            painter: Painter::of(this_program()),
            keys,
            clock: self.clock.clone(),
            ids: self.ids.clone(),
            origin,
            trusted_proxies: config.trusted_proxies,
            quantum_minutes: config.quantum_minutes,
            mail_from: config.mail_from.clone(),
            mail_per_second: config.mail_per_second,
            sms_per_second: config.sms_per_second,
            sms_sender_id: config.sms_sender_id.clone(),
            day_list_dir: config.day_list_dir.clone(),
            assistant_model: config.assistant_model.clone(),
            topic_arn: config.topic_arn.clone(),
            feedback_topic: self.feedback_topic(),
            password_cost: Cost::REAL,
            kept_messages,
            gateway,
            staff_need_factor: config.demo == Demo::Off,
            reach: if config.stack == Stack::Local { Reach::ThisMachineToo } else { Reach::Internet },
        })
    }
}

/// Where the installation says which root secret it began with.
fn root_key() -> Key {
    Key::one(Table::Guards, "root")
}

/// What tells one root secret from another without telling it.
fn mark_of(keys: &Keys) -> String {
    keys.hmac(Purpose::Audit, b"the root of this installation").map(|byte| format!("{byte:02x}")).concat()
}

fn said(row: &Item, name: &str) -> Option<String> {
    row.get(name).and_then(|value| value.as_s().ok()).cloned()
}

/// The endpoints of the running stack, or of one started now.
#[cfg(feature = "local")]
fn built_in(config: &Config, usage: Use) -> Result<(Endpoints, Option<local::RunningStack>)> {
    if config.on_lambda {
        bail!("the built-in stack does not run under Lambda: set CAREDESK_STACK to aws, or AWS_ENDPOINT_URL");
    }
    match (local::running_endpoints(&config.data), usage) {
        (Some(running), Use::Visit) => Ok((running.urls(), None)),
        (Some(running), Use::Own) => bail!(
            "{} is in use by another caredesk.\nFor a second server on the same data give it that one's endpoints:\n{}\nOtherwise stop that one, or choose another folder with --data.",
            config.data.display(),
            endpoint_lines(&running.urls()),
        ),
        (None, _) => {
            let keys = config.aws.credentials.clone();
            let mut options = local::StackOptions::on_disk(&config.data);
            if let Some(keys) = keys {
                (options.access_key, options.secret_key) = (keys.access_key, keys.secret_key);
            }
            options.feedback_topic = local::feedback_topic(&config.aws.prefix);
            options.verified_senders.push(config.mail_from.as_str().to_owned());
            let stack = local::start(options)?;
            Ok((stack.endpoints.urls(), Some(stack)))
        }
    }
}

/// Endpoints as the settings that lead a server to them, one per line.
#[must_use]
pub fn endpoint_lines(endpoints: &Endpoints) -> String {
    use crate::config::settings::{ENDPOINT_DYNAMODB, ENDPOINT_S3, ENDPOINT_SES, ENDPOINT_SNS};
    let lines = [
        (ENDPOINT_DYNAMODB, &endpoints.dynamodb),
        (ENDPOINT_S3, &endpoints.s3),
        (ENDPOINT_SNS, &endpoints.sns),
        (ENDPOINT_SES, &endpoints.ses),
    ];
    let lines: Vec<String> = lines.iter().filter_map(|(setting, url)| Some(format!("{}={}", setting.name, url.as_ref()?))).collect();
    lines.join("\n")
}
