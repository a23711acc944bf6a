// The tables of tables.json. An index whose keys change is another index, and one update of a stack adds or removes one.
import { type Attribute, AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";

import { type Index, schema, type Table as Definition } from "../schema.ts";
import { lasting } from "../lasting.ts";
import type { Settings } from "../settings.ts";
import type { Keys } from "./keys.ts";

/** Points in time reach back so many days; what is erased is gone everywhere after them. */
export const DAYS_BACK = 35;

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING });

/** `users` is `Users` among the stack's resources. */
export const logicalName = (name: string): string => name.replace(/(^|-|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

function projection(table: Definition, index: Index): { projectionType: ProjectionType; nonKeyAttributes?: string[] } {
  if (index.holds === null) return { projectionType: ProjectionType.ALL };
  const keys = [table.partition, table.sort, index.partition, index.sort];
  const nonKeyAttributes = index.holds.filter((name) => !keys.includes(name));
  return nonKeyAttributes.length === 0 ? { projectionType: ProjectionType.KEYS_ONLY } : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes };
}

/** Makes them all; by the name they have in tables.json. */
export function tables(scope: Construct, keys: Keys, settings: Settings): Map<string, Table> {
  const made = schema.tables.map((definition): [string, Table] => {
    const table = new Table(scope, logicalName(definition.name), {
      tableName: `${settings.prefix}-${definition.name}`,
      partitionKey: text(definition.partition),
      ...(definition.sort === null ? {} : { sortKey: text(definition.sort) }),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: definition.clinical ? keys.clinical : keys.house,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: DAYS_BACK },
      deletionProtection: !settings.local,
      removalPolicy: lasting(settings),
      ...(definition.time_to_live === null ? {} : { timeToLiveAttribute: definition.time_to_live }),
    });
    for (const index of definition.indexes) {
      table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: text(index.partition),
        sortKey: text(index.sort),
        ...projection(definition, index),
      });
    }
    return [definition.name, table];
  });
  return new Map(made);
}
