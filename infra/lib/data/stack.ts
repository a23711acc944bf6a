// What lasts: tables, files, keys, topics, the sender, the root secret, backups. The homes stand on it and can be replaced.
import { Stack, type StackProps } from "aws-cdk-lib";
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";

import { lasting } from "../lasting.ts";
import { auditor } from "../access/auditor.ts";
import type { Settings } from "../settings.ts";
import { backups } from "./backups.ts";
import { type Buckets, buckets } from "./buckets.ts";
import { type Keys, keys } from "./keys.ts";
import { malwareScan } from "./malware.ts";
import { type Messages, messages } from "./messages.ts";
import { tables } from "./tables.ts";

export class DataStack extends Stack {
  readonly keys: Keys;
  readonly tables: Map<string, Table>;
  readonly buckets: Buckets;
  readonly messages: Messages;
  /** 64 hexadecimal digits. Made once; without it nobody signs in and nothing sealed can be read. */
  readonly rootSecret: Secret;

  constructor(scope: Construct, id: string, settings: Settings, props: StackProps) {
    super(scope, id, props);
    this.keys = keys(this, settings);
    this.tables = tables(this, this.keys, settings);
    this.buckets = buckets(this, this.keys, settings);
    this.messages = messages(this, this.keys, settings);
    this.rootSecret = new Secret(this, "RootSecret", {
      secretName: `${settings.prefix}/root`,
      description: "Caredesk's root secret. Never make it anew: see docs/operations.md.",
      encryptionKey: this.keys.house,
      removalPolicy: lasting(settings),
      generateSecretString: {
        passwordLength: 64,
        excludeCharacters: "ghijklmnopqrstuvwxyz",
        excludeUppercase: true,
        excludePunctuation: true,
        requireEachIncludedType: false,
      },
    });
    if (settings.scanner === "guardduty") malwareScan(this, this.buckets.reports, this.keys, settings);
    backups(this, this.tables.values(), this.keys, this.messages.backups, settings);
    auditor(this, this, settings);
  }
}
