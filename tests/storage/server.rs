//! The server under test, and tables that nobody else uses.

use caredesk::aws::clients::Aws;
use caredesk::config::aws::{AwsConfig, Endpoints, StaticCredentials};
use caredesk::local::{RunningStack, StackOptions, start};
use caredesk::primitives::ids::IdSource;
use caredesk::primitives::time::Clock;
use caredesk::storage::Storage;
use caredesk::storage::item::{Item, text};
use caredesk::storage::tables::Table;

use crate::external;

/// A server with tables of one's own.
pub struct Server {
    pub storage: Storage,
    /// For what the product never asks for in such a way: the contract behind it.
    pub raw: aws_sdk_dynamodb::Client,
    pub ids: IdSource,
    pub clock: Clock,
    config: AwsConfig,
    built_in: Option<(RunningStack, tempfile::TempDir)>,
}

impl Server {
    pub async fn open() -> Self {
        let clock = Clock::system();
        let ids = IdSource::system(clock.clone());
        let (endpoints, built_in) = match external::endpoint() {
            Some(url) => {
                let url = Some(url);
                (Endpoints { dynamodb: url.clone(), s3: url.clone(), sns: url.clone(), ses: url, bedrock: None }, None)
            }
            None => {
                let data = tempfile::tempdir().unwrap();
                let stack = start(StackOptions::in_memory(data.path())).unwrap();
                (stack.endpoints.urls(), Some((stack, data)))
            }
        };
        let config = AwsConfig {
            region: "us-east-1".to_owned(),
            endpoints,
            credentials: Some(StaticCredentials { access_key: "test".to_owned(), secret_key: "test".to_owned() }),
            prefix: format!("t{:012x}", u64::from_le_bytes(ids.bytes()) >> 16),
        };
        let aws = Aws::connect(&config, None).await;
        let storage = Storage::new(&aws, &config.prefix, ids.clone());
        assert_eq!(storage.make_missing_tables().await.unwrap().len(), Table::ALL.len());
        Self { storage, raw: aws.dynamodb, ids, clock, config, built_in }
    }

    /// Another process: clients and connections of its own, the same tables.
    pub async fn another_process(&self) -> Storage {
        Storage::new(&Aws::connect(&self.config, None).await, &self.config.prefix, self.ids.clone())
    }

    /// Whether this is the built-in stack. The other server differs from DynamoDB in a few refusals the product never provokes.
    pub const fn is_built_in(&self) -> bool {
        self.built_in.is_some()
    }

    /// A name nobody else has.
    pub fn name(&self, begin: &str) -> String {
        format!("{begin}-{:016x}", u64::from_le_bytes(self.ids.bytes()))
    }
}

/// A row of `guards`: one key, and whatever else.
pub fn guard(key: &str, more: impl IntoIterator<Item = (&'static str, aws_sdk_dynamodb::types::AttributeValue)>) -> Item {
    let mut row = Item::from([("key".to_owned(), text(key))]);
    row.extend(more.into_iter().map(|(name, value)| (name.to_owned(), value)));
    row
}
