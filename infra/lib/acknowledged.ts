// THE LIST of findings of cdk-nag that are as they should be. SUPPRESSIONS.md says the same to people, and a test compares the two.
import { type IResolvable, Stack, Validations } from "aws-cdk-lib";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { IConstruct } from "constructs";

import type { House } from "./house.ts";

/** A finding, by its rule, where it is found in any of the homes, and why that is right. */
export interface Acknowledged {
  readonly rule: string;
  /** For rules that find several things at one place: which of them. */
  readonly what?: (house: House) => string;
  /** Paths without the deployment's prefix: `data/Reports/Resource`. */
  readonly at: readonly string[];
  readonly reason: string;
}

/** Everything in a bucket, as the rule names it where the bucket is another stack's. */
const objectsOf = (bucket: (house: House) => Bucket) => (house: House): string => {
  const exported = Stack.of(house.home).resolve(house.data.exportValue(bucket(house).bucketArn) as unknown as IResolvable) as { "Fn::ImportValue": string };
  return `Resource::${exported["Fn::ImportValue"]}/*`;
};

export const ACKNOWLEDGED: readonly Acknowledged[] = [
  {
    rule: "AwsSolutions-SMG4",
    at: ["data/RootSecret/Resource"],
    reason: "The root secret must outlive everything that is sealed with it; another one would lock everybody out.",
  },
  {
    rule: "HIPAA.Security-SecretsManagerRotationEnabled",
    at: ["data/RootSecret/Resource"],
    reason: "The root secret must outlive everything that is sealed with it; another one would lock everybody out.",
  },
  {
    rule: "AwsSolutions-IAM4",
    what: () => "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
    at: ["data/BackupRole/Resource"],
    reason: "What AWS Backup needs for tables changes with the service; only the service can take this role.",
  },
  {
    rule: "AwsSolutions-IAM5",
    what: () => "Resource::arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*",
    at: ["data/MalwareScannerRights/Resource"],
    reason: "GuardDuty names its rule itself, with this beginning, and only it may take the role.",
  },
  {
    rule: "AwsSolutions-IAM5",
    what: ({ data }) => `Resource::<${data.getLogicalId(data.buckets.reports.node.defaultChild as never)}.Arn>/quarantine/*`,
    at: ["data/MalwareScannerRights/Resource"],
    reason: "Files have random names; the scanner looks at all that arrive and at nothing else.",
  },
  {
    rule: "AwsSolutions-IAM5",
    what: ({ data }) => `Resource::<${data.getLogicalId(data.buckets.reports.node.defaultChild as never)}.Arn>/clean/*`,
    at: ["data/AuditorRights/Resource"],
    reason: "Files have random names; whoever verifies reads each that was checked, since its hash is its proof.",
  },
  {
    rule: "AwsSolutions-IAM5",
    what: ({ data }) => `Resource::<${data.getLogicalId(data.buckets["audit-seals"].node.defaultChild as never)}.Arn>/*`,
    at: ["data/AuditorRights/Resource"],
    reason: "Seals are numbered; whoever verifies reads them all.",
  },
  {
    rule: "AwsSolutions-IAM5",
    what: objectsOf(({ data }) => data.buckets.reports),
    at: ["lambda/Portal/Rights/Resource", "lambda/Keeper/Rights/Resource", "ec2/Fleet/Rights/Resource"],
    reason: "Files have random names; the program decides for each request whose they are.",
  },
  {
    rule: "AwsSolutions-IAM5",
    what: objectsOf(({ data }) => data.buckets.exports),
    at: ["lambda/Portal/Rights/Resource", "lambda/Keeper/Rights/Resource", "ec2/Fleet/Rights/Resource"],
    reason: "Copies have random names; the program decides for each request whose they are.",
  },
  {
    rule: "AwsSolutions-IAM5",
    what: objectsOf(({ data }) => data.buckets["audit-seals"]),
    at: ["lambda/Sealer/Rights/Resource", "ec2/Fleet/Rights/Resource"],
    reason: "Seals are numbered; they can be written once and read, and nothing here deletes one.",
  },
  {
    rule: "AwsSolutions-IAM5",
    what: () => "Resource::*",
    at: ["lambda/Portal/Rights/Resource", "lambda/Messenger/Rights/Resource", "ec2/Fleet/Rights/Resource"],
    reason: "SES's list of suppressed addresses, SNS's list of phones that opted out, the tags of instances, Session Manager's agent and CloudWatch's metrics have no ARN; the metrics are held to one namespace.",
  },
  {
    rule: "AwsSolutions-APIG4",
    at: ["lambda/WayIn/Everything/Resource"],
    reason: "The portal is on the internet and signs people in itself: every route stands behind a gate that a test tries as every visitor.",
  },
  {
    rule: "HIPAA.Security-LambdaInsideVPC",
    at: ["Portal", "Messenger", "Keeper", "Sealer"].map((name) => `lambda/${name}/Function/Resource`),
    reason: "Nothing it uses is inside a network: DynamoDB, S3, SNS, SES and webhooks are reached by TLS and by what the role may do. In a network it would need a gateway out.",
  },
  {
    rule: "HIPAA.Security-S3BucketReplicationEnabled",
    at: ["AccessLogs", "Reports", "Exports", "AuditSeals"].map((name) => `data/${name}/Resource`),
    reason: "S3 keeps three zones; a second region is another processor of health data, which a hospital decides for itself.",
  },
  {
    rule: "HIPAA.Security-S3DefaultEncryptionKMS",
    at: ["data/AccessLogs/Resource"],
    reason: "S3 and load balancers write their logs into buckets under S3's own key alone.",
  },
  {
    rule: "HIPAA.Security-S3BucketVersioningEnabled",
    at: ["data/Exports/Resource"],
    reason: "What a patient was promised to be gone must be gone; a copy is made anew in minutes.",
  },
  {
    rule: "AwsSolutions-EC23",
    at: ["ec2/Network/Front/Resource"],
    reason: "The portal is on the internet: HTTPS from everywhere, and port 80 to say so.",
  },
  {
    rule: "HIPAA.Security-VPCDefaultSecurityGroupClosed",
    at: ["ec2/Network/Vpc/Resource"],
    reason: "Nothing is in the default group: the balancer and the instances have groups of their own. Closing it would take a function with rights on every group.",
  },
  {
    rule: "HIPAA.Security-VPCNoUnrestrictedRouteToIGW",
    at: ["frontSubnet1", "frontSubnet2"].map((name) => `ec2/Network/Vpc/${name}/DefaultRoute`),
    reason: "The balancer answers the internet from these two subnets; instances are in others without such a route.",
  },
  {
    rule: "HIPAA.Security-ELBDeletionProtectionEnabled",
    at: ["ec2/Front/Balancer/Resource"],
    reason: "The stack is protected from being deleted. CloudFormation does not lift the balancer's own protection: with it no first deployment could be undone.",
  },
  {
    rule: "HIPAA.Security-ELBv2ACMCertificateRequired",
    at: ["ec2/Front/Balancer/Http/Resource"],
    reason: "Port 80 answers with the way to HTTPS and with nothing else.",
  },
];

/** The id by which cdk-nag takes an acknowledgement: pack, rule, and finding. */
export const idOf = ({ rule, what }: Acknowledged, house: House): string => {
  const pack = rule.split("-")[0];
  return `${pack}::${rule}${what === undefined ? "" : `[${what(house)}]`}`;
};

/** Acknowledges those whose place is in this house. */
export function acknowledge(house: House, acknowledged: readonly Acknowledged[]): void {
  const prefix = house.data.stackName.replace(/data$/, "");
  for (const each of acknowledged) {
    for (const place of each.at) {
      const found = inside(house.app, `${prefix}${place}`);
      if (found !== undefined) Validations.of(found).acknowledge({ id: idOf(each, house), reason: each.reason });
    }
  }
}

function inside(root: IConstruct, path: string): IConstruct | undefined {
  return path.split("/").reduce<IConstruct | undefined>((at, name) => at?.node.tryFindChild(name), root);
}
