//! Floor 2: `DynamoDB`, as the stores see it. The list of tables, items, queries, transactions, and errors that mean something.

pub mod error;
pub mod idempotent;
pub mod item;
pub mod lease;
pub mod months;
pub mod outbox;
pub mod query;
pub mod read;
pub mod schema;
pub mod tables;
pub mod totals;
pub mod transaction;
pub mod whole;
pub mod write;

use std::ops::Deref;
use std::sync::Arc;

use crate::aws::clients::Aws;
use crate::primitives::ids::IdSource;
use tables::Table;

/// The tables of one installation. Cheap to clone: every store of every slice has one.
#[derive(Debug, Clone)]
pub struct Storage(Arc<Installation>);

/// The parts of `Storage`.
#[derive(Debug)]
pub struct Installation {
    pub(crate) client: aws_sdk_dynamodb::Client,
    pub(crate) meter: crate::aws::meter::Meter,
    prefix: String,
    jitter: IdSource,
}

impl Deref for Storage {
    type Target = Installation;

    fn deref(&self) -> &Installation {
        &self.0
    }
}

impl Storage {
    /// Over one client; `prefix` begins every table's name.
    #[must_use]
    pub fn new(aws: &Aws, prefix: &str, jitter: IdSource) -> Self {
        Self(Arc::new(Installation { client: aws.dynamodb.clone(), meter: aws.meter.clone(), prefix: prefix.to_owned(), jitter }))
    }

    /// The table's name in this installation, such as `caredesk-users`.
    #[must_use]
    pub fn name_of(&self, table: Table) -> String {
        format!("{}-{}", self.prefix, table.definition().name)
    }
}
