// A second copy of every table, apart from points in time, in a vault of its own.
import { Duration } from "aws-cdk-lib";
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault, BackupVaultEvents } from "aws-cdk-lib/aws-backup";
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { Schedule } from "aws-cdk-lib/aws-events";
import { ManagedPolicy, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";

import { lasting } from "../lasting.ts";
import type { Settings } from "../settings.ts";
import type { Keys } from "./keys.ts";
import { DAYS_BACK } from "./tables.ts";

/**
 * Every week, kept for as long as points in time: what is erased is gone everywhere afterwards. Each one is a whole copy and is paid for as
 * such, and points in time bring back any second between two of them.
 */
export function backups(scope: Construct, tables: Iterable<Table>, keys: Keys, news: Topic, settings: Settings): void {
  const vault = new BackupVault(scope, "Vault", {
    backupVaultName: `${settings.prefix}-vault`,
    encryptionKey: keys.clinical,
    notificationTopic: news,
    // Completed well or not: the state says which. Of events called FAILED the service sends none any more.
    notificationEvents: [BackupVaultEvents.BACKUP_JOB_COMPLETED, BackupVaultEvents.RESTORE_JOB_COMPLETED],
    blockRecoveryPointDeletion: true,
    removalPolicy: lasting(settings),
  });
  const plan = new BackupPlan(scope, "Backups", { backupPlanName: `${settings.prefix}-weekly`, backupVault: vault });
  plan.addRule(
    new BackupPlanRule({
      ruleName: "weekly",
      scheduleExpression: Schedule.cron({ weekDay: "SUN", hour: "2", minute: "15" }),
      startWindow: Duration.hours(1),
      completionWindow: Duration.hours(6),
      deleteAfter: Duration.days(DAYS_BACK),
    }),
  );
  if (settings.local) return;
  const role = new Role(scope, "BackupRole", {
    assumedBy: new ServicePrincipal("backup.amazonaws.com"),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName("service-role/AWSBackupServiceRolePolicyForBackup")],
  });
  plan.addSelection("Tables", { role, resources: [...tables].map((table) => BackupResource.fromDynamoDbTable(table)) });
}
