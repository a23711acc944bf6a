// What a role may do: exactly what tables.json says of its function, on these resources. A test of the program runs every job and every
// request with the same list.
import { Aws } from "aws-cdk-lib";
import { Effect, type IPrincipal, ManagedPolicy, PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";

import type { DataStack } from "../data/stack.ts";
import { type Function, schema } from "../schema.ts";
import type { Settings } from "../settings.ts";

/** A role with the rights of a function and nothing else; `more` is what its home needs. */
export function roleOf(scope: Construct, of: Function, data: DataStack, settings: Settings, assumedBy: IPrincipal, more: PolicyStatement[]): Role {
  const role = new Role(scope, "Role", { roleName: `${settings.prefix}-${of.name}`, description: `Caredesk ${settings.prefix}: ${of.name}`, assumedBy });
  const policy = (id: string, description: string, statements: PolicyStatement[]) => role.addManagedPolicy(new ManagedPolicy(scope, id, { description, statements }));
  // Two, because a policy has 6,144 letters at most.
  policy("RightsOnTables", `What ${of.name} may do with tables`, [...onTables(of, data), ...closedRows(of, data)]);
  policy("Rights", `What ${of.name} may do besides tables`, [...onBuckets(of, data), ...onKeys(of, data, settings), ...onMessages(of, data, settings), ...more]);
  return role;
}

/** Tables with the same actions share a statement. */
function onTables(of: Function, data: DataStack): PolicyStatement[] {
  const byActions = new Map<string, string[]>();
  for (const [name, actions] of Object.entries(of.tables)) {
    const key = actions.map((action) => `dynamodb:${action}`).join();
    byActions.set(key, [...(byActions.get(key) ?? []), name]);
  }
  return [...byActions].map(([actions, names]) => new PolicyStatement({ actions: actions.split(","), resources: names.flatMap((name) => arnsOf(name, actions, data)) }));
}

/**
 * Rows that stay closed although the rest of their table is open. A transaction and a batch are refused when any row of theirs is one; what names
 * no row, as a look at the table itself does, is left to the statements above.
 */
function closedRows(of: Function, data: DataStack): PolicyStatement[] {
  return Object.entries(of.closed).map(([name, rows]) => {
    const actions = (of.tables[name] ?? []).map((action) => `dynamodb:${action}`);
    const conditions = { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": rows.map((begins) => `${begins}*`) } };
    return new PolicyStatement({ effect: Effect.DENY, actions, resources: arnsOf(name, "", data), conditions });
  });
}

function arnsOf(name: string, actions: string, data: DataStack): string[] {
  const table = data.tables.get(name);
  const definition = schema.tables.find((each) => each.name === name);
  if (table === undefined || definition === undefined) throw new Error(`tables.json gives rights on ${name}, which is no table`);
  const indexes = actions.includes("dynamodb:Query") ? definition.indexes : [];
  return [table.tableArn, ...indexes.map((index) => `${table.tableArn}/index/${index.name}`)];
}

function onBuckets(of: Function, data: DataStack): PolicyStatement[] {
  return Object.entries(of.buckets).flatMap(([name, actions]) => {
    const bucket = data.buckets[name as keyof DataStack["buckets"]];
    const onObjects = actions.filter((action) => action !== "ListBucket").map((action) => `s3:${action}`);
    const statements = [new PolicyStatement({ actions: onObjects, resources: [bucket.arnForObjects("*")] })];
    if (actions.includes("ListBucket")) statements.push(new PolicyStatement({ actions: ["s3:ListBucket"], resources: [bucket.bucketArn] }));
    return statements;
  });
}

/** Keys are used through the service that holds the data, never alone. */
function onKeys(of: Function, data: DataStack, settings: Settings): PolicyStatement[] {
  const services = (names: string[]) => ({ StringEquals: { "kms:ViaService": names.map((name) => `${name}.${Aws.REGION}.amazonaws.com`) } });
  const clinicalTables = schema.tables.some((table) => table.clinical && table.name in of.tables);
  const clinicalFiles = "reports" in of.buckets || "exports" in of.buckets;
  const use = (resource: string, through: string[]) => {
    // DynamoDB asks more of whoever works with a table under a key of ours than S3, SNS and Lambda do.
    const more = through.includes("dynamodb") ? ["kms:DescribeKey", "kms:Encrypt"] : [];
    return new PolicyStatement({ actions: ["kms:Decrypt", "kms:GenerateDataKey", ...more], resources: [resource], conditions: services(through) });
  };
  // A function has the root secret in its environment; a server fetches it.
  const home = settings.home === "ec2" ? "secretsmanager" : "lambda";
  const house = ["dynamodb", home, ...("audit-seals" in of.buckets ? ["s3"] : [])];
  const statements = [use(data.keys.house.keyArn, house)];
  const clinical = [...(clinicalTables ? ["dynamodb"] : []), ...(clinicalFiles ? ["s3"] : [])];
  if (clinical.length > 0) statements.push(use(data.keys.clinical.keyArn, clinical));
  if (of.messages.includes("Publish")) statements.push(use(data.keys.messages.keyArn, ["sns"]));
  return statements;
}

function onMessages(of: Function, data: DataStack, settings: Settings): PolicyStatement[] {
  const { operations, feedback, identity, configurationSet } = data.messages;
  const sets = `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:configuration-set/${configurationSet.configurationSetName}`;
  const all: Record<string, () => PolicyStatement | undefined> = {
    Publish: () => new PolicyStatement({ actions: ["sns:Publish"], resources: [operations.topicArn] }),
    // A phone has no ARN and a topic has: this is every phone and no topic.
    PublishToPhone: () => new PolicyStatement({ actions: ["sns:Publish"], notResources: [`arn:${Aws.PARTITION}:sns:*:*:*`] }),
    // The list of phones that opted out is the account's: it has no ARN.
    CheckIfPhoneNumberIsOptedOut: () => new PolicyStatement({ actions: ["sns:CheckIfPhoneNumberIsOptedOut"], resources: ["*"] }),
    OptInPhoneNumber: () => new PolicyStatement({ actions: ["sns:OptInPhoneNumber"], resources: ["*"] }),
    ConfirmSubscription: () => new PolicyStatement({ actions: ["sns:ConfirmSubscription"], resources: [feedback.topicArn] }),
    Subscribe: () => new PolicyStatement({ actions: ["sns:Subscribe"], resources: [operations.topicArn] }),
    ListSubscriptionsByTopic: () => new PolicyStatement({ actions: ["sns:ListSubscriptionsByTopic"], resources: [operations.topicArn] }),
    // IAM knows no resource for what is done to one subscription. The program names none but those of its own topic.
    GetSubscriptionAttributes: () => new PolicyStatement({ actions: ["sns:GetSubscriptionAttributes"], resources: ["*"] }),
    SetSubscriptionAttributes: () => new PolicyStatement({ actions: ["sns:SetSubscriptionAttributes"], resources: ["*"] }),
    Unsubscribe: () => new PolicyStatement({ actions: ["sns:Unsubscribe"], resources: ["*"] }),
    SendEmail: () => new PolicyStatement({ actions: ["ses:SendEmail", "ses:SendRawEmail"], resources: [identity.emailIdentityArn, sets] }),
    // The list of suppressed addresses is the account's: it has no ARN.
    DeleteSuppressedDestination: () => new PolicyStatement({ actions: ["ses:DeleteSuppressedDestination"], resources: ["*"] }),
    // Nobody's right where no model is named.
    InvokeModel: () => (settings.assistantModel === undefined ? undefined : new PolicyStatement({ actions: ["bedrock:InvokeModel"], resources: [`arn:${Aws.PARTITION}:bedrock:${Aws.REGION}::foundation-model/${settings.assistantModel}`] })),
  };
  return of.messages.flatMap((action) => {
    const made = all[action];
    if (made === undefined) throw new Error(`tables.json names ${action}, which is no right on messages`);
    return made() ?? [];
  });
}
