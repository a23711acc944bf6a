//! Making the tables that are missing.

use std::collections::BTreeSet;
use std::time::Duration;

use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection, ProjectionType, ScalarAttributeType,
    TableStatus, TimeToLiveSpecification,
};

use super::Storage;
use super::error::StorageError;
use super::tables::{Definition, Index, Table};

fn wrong(error: impl std::fmt::Display) -> StorageError {
    StorageError::Refused(error.to_string())
}

fn keys(partition: &str, sort: Option<&str>) -> Result<Vec<KeySchemaElement>, StorageError> {
    let element = |name: &str, kind| KeySchemaElement::builder().attribute_name(name).key_type(kind).build().map_err(wrong);
    let mut keys = vec![element(partition, KeyType::Hash)?];
    if let Some(sort) = sort {
        keys.push(element(sort, KeyType::Range)?);
    }
    Ok(keys)
}

fn index_of(table: &Definition, index: &Index) -> Result<GlobalSecondaryIndex, StorageError> {
    let own = [Some(table.partition), table.sort, Some(index.partition), Some(index.sort)];
    let projection = match index.holds {
        None => Projection::builder().projection_type(ProjectionType::All),
        Some([]) => Projection::builder().projection_type(ProjectionType::KeysOnly),
        Some(held) => held
            .iter()
            .filter(|name| !own.contains(&Some(**name)))
            .fold(Projection::builder().projection_type(ProjectionType::Include), |projection, name| projection.non_key_attributes(*name)),
    };
    GlobalSecondaryIndex::builder()
        .index_name(index.name)
        .set_key_schema(Some(keys(index.partition, Some(index.sort))?))
        .projection(projection.build())
        .build()
        .map_err(wrong)
}

impl Storage {
    /// Makes every table that does not exist, waits until each is ready, and returns the names made.
    pub async fn make_missing_tables(&self) -> Result<Vec<String>, StorageError> {
        let mut made = Vec::new();
        for table in Table::ALL {
            if self.status(table).await?.is_none() {
                self.make(table).await?;
                made.push(self.name_of(table));
            }
        }
        Ok(made)
    }

    /// Whether the store answers and has its tables. One call.
    pub async fn answers(&self) -> Result<bool, StorageError> {
        Ok(self.status(Table::Guards).await? == Some(TableStatus::Active))
    }

    async fn status(&self, table: Table) -> Result<Option<TableStatus>, StorageError> {
        match self.client.describe_table().table_name(self.name_of(table)).send().await {
            Ok(answer) => Ok(answer.table().and_then(|table| table.table_status().cloned())),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(aws_sdk_dynamodb::operation::describe_table::DescribeTableError::is_resource_not_found_exception) =>
            {
                Ok(None)
            }
            Err(error) => Err(StorageError::of(&error)),
        }
    }

    async fn make(&self, table: Table) -> Result<(), StorageError> {
        let definition = table.definition();
        let names: BTreeSet<&str> = std::iter::once(definition.partition)
            .chain(definition.sort)
            .chain(definition.indexes.iter().flat_map(|index| [index.partition, index.sort]))
            .collect();
        let attributes = names
            .into_iter()
            .map(|name| AttributeDefinition::builder().attribute_name(name).attribute_type(ScalarAttributeType::S).build().map_err(wrong))
            .collect::<Result<Vec<_>, _>>()?;
        let indexes = definition.indexes.iter().map(|index| index_of(definition, index)).collect::<Result<Vec<_>, _>>()?;
        self.client
            .create_table()
            .table_name(self.name_of(table))
            .billing_mode(BillingMode::PayPerRequest)
            .set_key_schema(Some(keys(definition.partition, definition.sort)?))
            .set_attribute_definitions(Some(attributes))
            .set_global_secondary_indexes((!indexes.is_empty()).then_some(indexes))
            .send()
            .await
            .map_err(|error| StorageError::of(&error))?;
        while self.status(table).await? != Some(TableStatus::Active) {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        if let Some(attribute) = definition.time_to_live {
            let ttl = TimeToLiveSpecification::builder().attribute_name(attribute).enabled(true).build().map_err(wrong)?;
            let request = self.client.update_time_to_live().table_name(self.name_of(table)).time_to_live_specification(ttl);
            request.send().await.map_err(|error| StorageError::of(&error))?;
        }
        Ok(())
    }
}
