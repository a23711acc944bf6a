// For whoever runs `caredesk verify` and is none of the program's functions: to read everything that it proves, and to change nothing.
import { Aws } from "aws-cdk-lib";
import { ManagedPolicy, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";

import type { DataStack } from "../data/stack.ts";
import type { Settings } from "../settings.ts";

/** Nobody has it until a hospital gives it to a role of its own. */
export function auditor(scope: Construct, data: DataStack, settings: Settings): void {
  const { reports, "audit-seals": seals } = data.buckets;
  const through = (services: string[]) => ({ StringEquals: { "kms:ViaService": services.map((name) => `${name}.${Aws.REGION}.amazonaws.com`) } });
  const open = (resource: string, services: string[]) => new PolicyStatement({ actions: ["kms:Decrypt", "kms:DescribeKey"], resources: [resource], conditions: through(services) });
  new ManagedPolicy(scope, "AuditorRights", {
    managedPolicyName: `${settings.prefix}-auditor`,
    description: "To run caredesk verify, and nothing else",
    statements: [
      new PolicyStatement({ actions: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"], resources: [...data.tables.values()].map((table) => table.tableArn) }),
      new PolicyStatement({ actions: ["s3:ListBucket"], resources: [reports.bucketArn, seals.bucketArn] }),
      // Of patients' files those that were checked: the hash of each is its proof.
      new PolicyStatement({ actions: ["s3:GetObject"], resources: [reports.arnForObjects("clean/*"), seals.arnForObjects("*")] }),
      // Entries and seals are proven with it.
      new PolicyStatement({ actions: ["secretsmanager:GetSecretValue"], resources: [data.rootSecret.secretArn] }),
      open(data.keys.house.keyArn, ["dynamodb", "s3", "secretsmanager"]),
      open(data.keys.clinical.keyArn, ["dynamodb", "s3"]),
    ],
  });
}
