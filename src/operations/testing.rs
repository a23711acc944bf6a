//! A house for the tests of this folder: its own stack in memory, a clock that is set, and a plan of faults.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use tokio_util::sync::CancellationToken;

use super::drain::Drain;
use super::verify::Evidence;
use crate::app::{App, Parts};
use crate::aws::clients::Aws;
use crate::aws::connector::{Fault, FaultPlan};
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::billing::service::Billing;
use crate::capabilities::calendar::model::Quantum;
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::directory::service::Directory;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::waiting_list::service::WaitingList;
use crate::capabilities::webhooks::service::Webhooks;
use crate::config::aws::{AwsConfig, StaticCredentials};
use crate::config::scanner::ScannerPlace;
use crate::events::catalogue::{Event, VisitFacts};
use crate::events::envelope::SHARDS;
use crate::events::samples;
use crate::files::objects::{Missing, Objects};
use crate::files::painter::Painter;
use crate::files::uploads::Uploads;
use crate::identity::ground::Ground;
use crate::identity::keys::Keys;
use crate::identity::passwords::Cost;
use crate::identity::seals::{Cabinet, Sealing};
use crate::local::{RunningStack, StackOptions, start};
use crate::outbound::topic::Topic;
use crate::primitives::ids::IdSource;
use crate::primitives::time::Clock;
use crate::primitives::web_address::Reach;
use crate::storage::Storage;
use crate::storage::item::Item;
use crate::storage::outbox::Waiting;
use crate::storage::query::Query;
use crate::storage::tables::Table;
use crate::storage::transaction::Transaction;

/// Which requests fail: those whose address or body contains one of these texts.
#[derive(Debug, Default)]
pub(super) struct Broken {
    faults: Mutex<Vec<(String, Fault)>>,
    stop: Mutex<Option<(String, CancellationToken)>>,
    panic: Mutex<Option<String>>,
    asked: Mutex<Vec<String>>,
}

impl Broken {
    pub(super) fn set(&self, faults: Vec<(String, Fault)>) {
        *self.faults.lock().unwrap_or_else(PoisonError::into_inner) = faults;
    }

    /// Cancels this with the first request whose address or body contains a text.
    pub(super) fn stops_at(&self, part: &str, stop: &CancellationToken) {
        *self.stop.lock().unwrap_or_else(PoisonError::into_inner) = Some((part.to_owned(), stop.clone()));
    }

    /// Whoever makes a request whose address or body contains this text panics; `None`: nobody any more.
    pub(super) fn panics_at(&self, part: Option<&str>) {
        *self.panic.lock().unwrap_or_else(PoisonError::into_inner) = part.map(ToOwned::to_owned);
    }

    /// Every request until now, oldest first.
    pub(super) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl FaultPlan for Broken {
    fn decide(&self, operation: &str, body: &[u8]) -> Fault {
        let body = String::from_utf8_lossy(body);
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{operation} {body}"));
        let says = |part: &str| operation.contains(part) || body.contains(part);
        if let Some((part, stop)) = &*self.stop.lock().unwrap_or_else(PoisonError::into_inner)
            && says(part)
        {
            stop.cancel();
        }
        let panics = self.panic.lock().unwrap_or_else(PoisonError::into_inner).clone();
        assert!(!panics.is_some_and(|part| says(&part)), "as if this could not go well");
        let faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        faults.iter().find(|(part, _)| says(part)).map_or(Fault::None, |(_, fault)| fault.clone())
    }
}

pub(super) struct House {
    pub(super) aws: Aws,
    pub(super) ground: Ground,
    pub(super) broken: Arc<Broken>,
    pub(super) clock: Clock,
    stack: RunningStack,
    data: tempfile::TempDir,
}

/// Monday, well before the visits below.
pub(super) const NOW: &str = "2026-11-23T04:00:00Z";

impl House {
    pub(super) async fn open() -> Self {
        let data = tempfile::tempdir().unwrap();
        let stack = start(StackOptions::in_memory(data.path())).unwrap();
        let config = AwsConfig {
            region: "us-east-1".into(),
            endpoints: stack.endpoints.urls(),
            credentials: Some(StaticCredentials { access_key: "test".into(), secret_key: "test".into() }),
            prefix: "caredesk".into(),
        };
        let clock = Clock::fixed(NOW.parse().unwrap());
        let ids = IdSource::seeded(clock.clone(), 11);
        let broken = Arc::new(Broken::default());
        let aws = Aws::connect(&config, Some(broken.clone())).await;
        let storage = Storage::new(&aws, &config.prefix, ids.clone());
        storage.make_missing_tables().await.unwrap();
        let ground = Ground::new(storage, clock.clone(), ids.clone(), Keys::from_root([3; 32], ids));
        Self { aws, ground, broken, clock, stack, data }
    }

    pub(super) fn drain(&self, owner: &str) -> Drain {
        let settings = SettingsBook::new(self.ground.clone(), 5);
        let notifications = Notifications::new(self.ground.clone(), settings.clone());
        let topic = Topic::to_be_made(&self.aws, "caredesk");
        let calendar = Calendar::new(self.ground.storage.clone(), Quantum::of_minutes(5).unwrap());
        let availability = Availability::new(self.ground.clone(), calendar.clone(), settings.clone());
        let visits = Appointments::new(self.ground.clone(), calendar.clone(), availability.clone(), settings.clone());
        let directory = Directory::new(self.ground.clone());
        let away = (availability.clone(), visits.clone());
        let repairs = Repairs::new(self.ground.clone(), notifications.clone(), directory.clone(), away);
        let booking = (calendar, availability, visits.clone());
        let waiting_list = WaitingList::new(self.ground.clone(), notifications.clone(), directory.clone(), booking, settings.clone());
        let billing = Billing::new(self.ground.clone(), notifications.clone(), directory.clone(), settings.clone(), None);
        let webhooks = Webhooks::new(self.ground.clone(), (directory, notifications.clone()), Reach::Internet);
        let visits = (visits, waiting_list, repairs, billing);
        Drain::new(self.ground.storage.clone(), topic, (notifications, webhooks), visits, settings, self.clock.clone(), owner)
    }

    pub(super) fn visit(&self) -> VisitFacts {
        VisitFacts { version: 1, ..samples::visit(&self.ground.ids) }
    }

    pub(super) async fn tell(&self, event: Event) {
        let mut transaction = Transaction::new();
        transaction.add((), self.ground.tell(event).unwrap());
        self.ground.storage.commit(transaction).await.unwrap();
    }

    /// Rows of the outbox.
    pub(super) async fn outbox(&self) -> Vec<Waiting> {
        let mut rows = Vec::new();
        for shard in 0..SHARDS {
            rows.extend(self.ground.storage.outbox_page(shard, None).await.unwrap().items);
        }
        rows
    }

    /// Rows of `deliveries` that say what was published, or what one person is sent.
    pub(super) async fn deliveries(&self, recipient: &str) -> Vec<Item> {
        self.ground.storage.query(Query::table(Table::Deliveries, recipient)).await.unwrap().items
    }

    /// Published events on record, of all shards.
    pub(super) async fn on_record(&self) -> Vec<Item> {
        let mut rows = Vec::new();
        for shard in 0..SHARDS {
            rows.extend(self.deliveries(&format!("topic#{shard}")).await);
        }
        rows
    }

    /// The bucket of patients' files.
    pub(super) fn uploads(&self) -> Uploads {
        Uploads::new(&self.aws, "caredesk-reports", Missing::IsMade)
    }

    /// The application over this house.
    pub(super) fn app(&self) -> App {
        App::build(Parts {
            aws: self.aws.clone(),
            prefix: "caredesk".into(),
            seals: self.seals(),
            exports: Objects::new(&self.aws, "caredesk-exports", Missing::IsMade),
            uploads: self.uploads(),
            scanner: ScannerPlace::Nobody,
            painter: Painter::default(),
            keys: self.ground.keys.clone(),
            clock: self.clock.clone(),
            ids: self.ground.ids.clone(),
            origin: "http://127.0.0.1:8080".parse().unwrap(),
            trusted_proxies: 0,
            quantum_minutes: 5,
            mail_from: "no-reply@demo.test".parse().unwrap(),
            mail_per_second: 1_000,
            sms_per_second: Some(1_000),
            sms_sender_id: None,
            assistant_model: None,
            topic_arn: None,
            day_list_dir: None,
            feedback_topic: None,
            password_cost: Cost::LEAST,
            kept_messages: Some(format!("http://{}", self.stack.endpoints.messaging)),
            gateway: None,
            staff_need_factor: false,
            reach: Reach::ThisMachineToo,
        })
        .unwrap()
    }

    /// The seals over its audit trail, in the bucket of the built-in stack.
    pub(super) fn seals(&self) -> Cabinet {
        let objects = Objects::new(&self.aws, "caredesk-audit-seals", Missing::IsMade);
        Cabinet::new(self.ground.storage.clone(), objects, Sealing::new(self.ground.keys.clone()))
    }

    /// What `verify` proves its audit trail with.
    pub(super) fn evidence(&self) -> Evidence {
        Evidence { audit: self.ground.audit.clone(), seals: self.seals(), files: self.uploads().objects().clone() }
    }

    /// The texts of mails that SES was asked to send.
    pub(super) fn mails(&self) -> Vec<String> {
        self.sent("ses").map(|line| line["text"].as_str().unwrap().to_owned()).collect()
    }

    /// The texts that SNS was asked to send to phones.
    pub(super) fn texts(&self) -> Vec<String> {
        self.sent("sms").map(|line| line["text"].as_str().unwrap().to_owned()).collect()
    }

    fn sent(&self, service: &'static str) -> impl Iterator<Item = serde_json::Value> {
        let kept = std::fs::read_to_string(self.data.path().join("messages/sent.jsonl")).unwrap_or_default();
        let lines: Vec<serde_json::Value> = kept.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        lines.into_iter().filter(move |line| line["service"] == service)
    }

    /// What the topic was asked to publish: event name, subject and version, in order.
    pub(super) fn published(&self) -> Vec<(String, String, u64)> {
        let body = |line: serde_json::Value| serde_json::from_str::<serde_json::Value>(line["text"].as_str()?).ok();
        self.sent("sns")
            .filter_map(body)
            .map(|body| (body["event"].to_string(), body["subject"].to_string(), body["version"].as_u64().unwrap()))
            .collect()
    }

    pub(super) fn pass(&self, seconds: i64) {
        self.clock.advance(jiff::SignedDuration::from_secs(seconds));
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(super) fn close(self) {
        self.stack.shutdown();
    }
}
