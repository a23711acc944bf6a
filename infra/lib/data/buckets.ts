// Patients' files, copies of their data, the audit trail's seals, and who asked for any of it.
import { ArnFormat, Duration, Stack } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { BlockPublicAccess, Bucket, type BucketProps, BucketEncryption, HttpMethods, ObjectLockRetention } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

import { lasting } from "../lasting.ts";
import type { Settings } from "../settings.ts";
import type { Keys } from "./keys.ts";
import { DAYS_BACK } from "./tables.ts";

/** The buckets of one deployment, by the names that the program knows them by. */
export interface Buckets {
  readonly reports: Bucket;
  readonly exports: Bucket;
  readonly "audit-seals": Bucket;
  /** Who asked for what lies in the others; nobody's data. */
  readonly logs: Bucket;
}

/** The program's links live for a minute; S3 takes none that is older than this, in milliseconds. */
const LONGEST_LINK = 120_000;
/** More than the setting `exports_days` allows, for what a process that died may have left. */
const EXPORTS_DAYS = 31;
/** Lists for power cuts go after their second day. */
const LISTS_DAYS = 3;
const ACCESS_LOG_DAYS = 400;

export function buckets(scope: Construct, keys: Keys, settings: Settings): Buckets {
  const closed: BucketProps = { blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true, minimumTLSVersion: 1.2, removalPolicy: lasting(settings) };
  const logs = new Bucket(scope, "AccessLogs", {
    ...closed,
    // Neither S3 nor a load balancer writes its log under a key of ours.
    encryption: BucketEncryption.S3_MANAGED,
    versioned: true,
    lifecycleRules: [{ id: "old", expiration: Duration.days(ACCESS_LOG_DAYS), noncurrentVersionExpiration: Duration.days(1) }],
  });
  const logged = (name: string): BucketProps => ({ ...closed, serverAccessLogsBucket: logs, serverAccessLogsPrefix: `${name}/`, bucketKeyEnabled: true });
  const clinical: BucketProps = { encryption: BucketEncryption.KMS, encryptionKey: keys.clinical };
  const reports = new Bucket(scope, "Reports", {
    ...logged("reports"),
    ...clinical,
    versioned: true,
    cors: [
      {
        allowedOrigins: [settings.origin ?? "https://*"],
        allowedMethods: [HttpMethods.PUT, HttpMethods.POST],
        allowedHeaders: ["content-type", "if-none-match", "x-amz-checksum-sha256"],
        maxAge: 300,
      },
    ],
    lifecycleRules: [
      // What was sent is checked within minutes; a broken-off upload is nobody's.
      { id: "quarantine", prefix: "quarantine/", expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
      { id: "removed", noncurrentVersionExpiration: Duration.days(DAYS_BACK), expiredObjectDeleteMarker: true },
      { id: "broken-off", abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
  });
  const exports = new Bucket(scope, "Exports", {
    ...logged("exports"),
    ...clinical,
    // No versions: what a patient's copy is over for is gone.
    lifecycleRules: [
      { id: "lists", prefix: "day-lists/", expiration: Duration.days(LISTS_DAYS) },
      { id: "left-over", expiration: Duration.days(EXPORTS_DAYS), abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
  });
  const kept = Duration.days(settings.sealYears * 365);
  const seals = new Bucket(scope, "AuditSeals", {
    ...logged("audit-seals"),
    encryption: BucketEncryption.KMS,
    encryptionKey: keys.house,
    versioned: true,
    objectLockEnabled: true,
    objectLockDefaultRetention: settings.sealLock === "compliance" ? ObjectLockRetention.compliance(kept) : ObjectLockRetention.governance(kept),
  });
  for (const bucket of [reports, exports]) bucket.addToResourcePolicy(onlyFreshLinks(bucket));
  // A bucket that outlives the stack keeps what is forbidden in it.
  for (const bucket of [reports, exports, seals, logs]) bucket.policy?.applyRemovalPolicy(lasting(settings));
  return { reports, exports, "audit-seals": seals, logs };
}

/** A link is whoever's who has it, so it must be young, whatever the program signed. */
function onlyFreshLinks(bucket: Bucket): PolicyStatement {
  return new PolicyStatement({
    sid: "OnlyFreshLinks",
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ["s3:GetObject"],
    resources: [bucket.arnForObjects("*")],
    conditions: { NumericGreaterThan: { "s3:signatureAge": LONGEST_LINK } },
  });
}

/** A role by the name that every deployment gives it; its stack comes after this one. */
export function roleArn(scope: Construct, settings: Settings, name: string): string {
  return Stack.of(scope).formatArn({ service: "iam", region: "", resource: "role", resourceName: `${settings.prefix}-${name}`, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
}

