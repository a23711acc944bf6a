//! `caredesk schema`: the tables as canonical JSON, and making those that are missing.
//!
//! `infra/tables.json` is the committed copy that infrastructure code reads, so that deploying needs no build of this.

use crate::storage::Storage;
use crate::storage::error::StorageError;

pub use crate::storage::schema::as_json;

/// Makes missing tables and says which, one line each.
pub async fn apply(storage: &Storage) -> Result<Vec<String>, StorageError> {
    storage.make_missing_tables().await
}
