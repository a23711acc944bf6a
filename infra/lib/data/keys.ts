// Keys of our own: clinical data has one for itself, so that it can be closed off alone.
import { Aws } from "aws-cdk-lib";
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

import { lasting } from "../lasting.ts";
import type { Settings } from "../settings.ts";

/** The keys of one deployment. */
export interface Keys {
  /** Accounts, visits, what was sent. */
  readonly house: Key;
  /** Records, the audit trail, patients' files and their copies. */
  readonly clinical: Key;
  /** Topics, queues and logs, into which services of AWS write. */
  readonly messages: Key;
}

/** Services that publish into what `messages` encrypts. */
const PUBLISHERS = ["ses.amazonaws.com", "cloudwatch.amazonaws.com", "budgets.amazonaws.com"];

export function keys(scope: Construct, settings: Settings): Keys {
  const key = (id: string, what: string) =>
    new Key(scope, id, {
      alias: `${settings.prefix}-${what}`,
      description: `Caredesk ${settings.prefix}: ${what}`,
      enableKeyRotation: true,
      removalPolicy: lasting(settings),
    });
  const messages = key("MessagesKey", "messages");
  messages.addToResourcePolicy(
    new PolicyStatement({
      sid: "ServicesThatPublish",
      principals: PUBLISHERS.map((service) => new ServicePrincipal(service)),
      actions: ["kms:GenerateDataKey*", "kms:Decrypt"],
      resources: ["*"],
      conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
    }),
  );
  messages.addToResourcePolicy(
    new PolicyStatement({
      sid: "Backup",
      principals: [new ServicePrincipal("backup.amazonaws.com")],
      actions: ["kms:GenerateDataKey*", "kms:Decrypt"],
      resources: ["*"],
      // That AWS Backup says for which account it publishes is written nowhere: it is held to its topic instead.
      conditions: { StringEquals: { "kms:EncryptionContext:aws:sns:topicArn": `arn:${Aws.PARTITION}:sns:${settings.region}:${Aws.ACCOUNT_ID}:${settings.prefix}-backups` } },
    }),
  );
  messages.addToResourcePolicy(
    new PolicyStatement({
      sid: "Logs",
      principals: [new ServicePrincipal(`logs.${settings.region}.amazonaws.com`)],
      actions: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
      resources: ["*"],
      conditions: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:${Aws.PARTITION}:logs:${settings.region}:${Aws.ACCOUNT_ID}:*` } },
    }),
  );
  messages.addToResourcePolicy(settings.home === "ec2" ? groupsThatSayWhatBecameOfInstances(settings) : schedulesThatCouldNotBeHandedOver(settings));
  return { house: key("HouseKey", "house"), clinical: key("ClinicalKey", "clinical"), messages };
}

/**
 * EC2 Auto Scaling publishes with a role of the account and not as a service. As principal KMS would refuse the role in an account that never
 * had a group of servers, since it is not there yet; as a condition it does not.
 */
function groupsThatSayWhatBecameOfInstances(settings: Settings): PolicyStatement {
  return new PolicyStatement({
    sid: "AutoScaling",
    principals: [new AnyPrincipal()],
    actions: ["kms:GenerateDataKey*", "kms:Decrypt"],
    resources: ["*"],
    conditions: {
      StringEquals: { "kms:CallerAccount": Aws.ACCOUNT_ID, "kms:ViaService": `sns.${settings.region}.amazonaws.com` },
      ArnEquals: { "aws:PrincipalArn": `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling` },
    },
  });
}

/**
 * EventBridge puts a round that it could not hand over into the queue of what failed; without the key it would say so nowhere. CDK lets it write
 * into the queue and forgets the key. For which account it does is not said to KMS by every service, so it is held to this one queue.
 */
function schedulesThatCouldNotBeHandedOver(settings: Settings): PolicyStatement {
  return new PolicyStatement({
    sid: "Schedules",
    principals: [new ServicePrincipal("events.amazonaws.com")],
    actions: ["kms:GenerateDataKey", "kms:Decrypt"],
    resources: ["*"],
    conditions: { StringEquals: { "kms:EncryptionContext:aws:sqs:arn": `arn:${Aws.PARTITION}:sqs:${settings.region}:${Aws.ACCOUNT_ID}:${failedQueue(settings)}` } },
  });
}

/** What the queue of what failed is called; its stack comes after the one of the keys. */
export const failedQueue = (settings: Settings): string => `${settings.prefix}-failed`;
