// What each role may do, action by action. A role or an action that is new is seen here.
import { describe, expect, test } from "vitest";

import { logicalName } from "../lib/data/tables.ts";
import { schema } from "../lib/schema.ts";
import { BOTH, EC2, LAMBDA, ofType, type Resource, synthesised, valuesOf } from "./templates.ts";

interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: Record<string, Record<string, unknown>>;
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const policies = (change: Record<string, unknown>): Resource[] => {
  return synthesised(change).all.flatMap((template) => valuesOf(template, "AWS::IAM::ManagedPolicy"));
};
const statementsOf = (policy: Resource): Statement[] => policy.Properties["PolicyDocument"]["Statement"];
const called = (policy: Resource): string => policy.Properties["Description"] ?? "";
/** Everything that is said of a role; it has two policies. */
const saidOf = (name: string): Statement[] => {
  const found = [...policies(LAMBDA), ...policies(EC2)].filter((each) => called(each).startsWith(`What ${name} may do`));
  expect(found, name).toHaveLength(2);
  return found.flatMap(statementsOf);
};
const mayDo = (name: string): Statement[] => saidOf(name).filter((each) => each.Effect === "Allow");
const mayNot = (name: string): Statement[] => saidOf(name).filter((each) => each.Effect === "Deny");
const actionsOf = (name: string): string[] => [...new Set(mayDo(name).flatMap((each) => list(each.Action) as string[]))].sort();
/** Which tables, by name, an action of a policy reaches. */
const tablesOf = (name: string, action: string): string[] => {
  const reached = mayDo(name).filter((each) => list(each.Action).includes(action));
  const text = JSON.stringify(reached.map((each) => each.Resource));
  return schema.tables.map((table) => table.name).filter((table) => new RegExp(`FnGetAtt${logicalName(table)}[0-9A-F]{8}`).test(text)).sort();
};

const CLINICAL = schema.tables.filter((table) => table.clinical).map((table) => table.name);
const READ = ["dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem", "dynamodb:GetItem", "dynamodb:Query"];
const ON_TABLES = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"];
const ON_LAMBDA = [...ON_TABLES, "logs:CreateLogStream", "logs:PutLogEvents", "sqs:SendMessage"];

/** Statements about everything, which have to say why. */
const EVERYTHING: Record<string, string> = {
  "ses:DeleteSuppressedDestination": "the list is the account's and has no ARN",
  "sns:GetSubscriptionAttributes": "a subscription is no resource of IAM",
  "sns:SetSubscriptionAttributes": "the same",
  "sns:Unsubscribe": "the same",
  "sns:CheckIfPhoneNumberIsOptedOut": "the list of phones that opted out is the account's and has no ARN",
  "sns:OptInPhoneNumber": "the same",
  "ec2:DescribeTags": "tags of instances have no ARN; CloudWatch's agent asks for the group of its own",
  "cloudwatch:PutMetricData": "has no ARN; held to one namespace",
  "ssm:UpdateInstanceInformation": "Session Manager's agent; has no ARN",
  "ssmmessages:CreateControlChannel": "the same",
  "ssmmessages:CreateDataChannel": "the same",
  "ssmmessages:OpenControlChannel": "the same",
  "ssmmessages:OpenDataChannel": "the same",
};

describe("f63 rights", () => {
  test.each([
    [
      "portal",
      [...READ, "dynamodb:DeleteItem", "dynamodb:DescribeTable", "dynamodb:PutItem", "dynamodb:UpdateItem", ...ON_LAMBDA, "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject", "ses:DeleteSuppressedDestination", "sns:CheckIfPhoneNumberIsOptedOut", "sns:ConfirmSubscription", "sns:GetSubscriptionAttributes", "sns:ListSubscriptionsByTopic", "sns:OptInPhoneNumber", "sns:Publish", "sns:SetSubscriptionAttributes", "sns:Subscribe", "sns:Unsubscribe"],
    ],
    ["messenger", [...READ, "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem", ...ON_LAMBDA, "ses:SendEmail", "ses:SendRawEmail", "sns:CheckIfPhoneNumberIsOptedOut", "sns:Publish"]],
    ["keeper", [...READ, "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:Scan", "dynamodb:UpdateItem", ...ON_LAMBDA, "s3:DeleteObject", "s3:GetObject", "s3:GetObjectTagging", "s3:ListBucket", "s3:PutObject"]],
    ["sealer", [...READ, "dynamodb:PutItem", "dynamodb:UpdateItem", ...ON_LAMBDA, "s3:GetObject", "s3:ListBucket", "s3:PutObject"]],
  ])("f63_the_actions_of_%s", (name, expected) => {
    expect(actionsOf(name)).toEqual([...expected].sort());
  });

  test("f63_a_server_has_the_actions_of_all_and_those_of_its_machine", () => {
    const machine = ["cloudformation:SignalResource", "cloudwatch:PutMetricData", "ec2:DescribeTags", "logs:DescribeLogStreams", "secretsmanager:GetSecretValue", ...Object.keys(EVERYTHING).filter((each) => each.startsWith("ssm"))];
    const all = ["portal", "messenger", "keeper", "sealer"].flatMap(actionsOf).filter((action) => action !== "sqs:SendMessage");
    expect(actionsOf("server")).toEqual([...new Set([...all, ...machine])].sort());
  });

  test("f53_a_model_is_asked_only_where_one_is_named", () => {
    const asks = (change: Record<string, unknown>) => policies(change).flatMap(statementsOf).filter((each) => JSON.stringify(each.Action).includes("bedrock:"));
    for (const change of BOTH) {
      expect(asks(change)).toEqual([]);
      const named = asks({ ...change, assistantModel: "example.model-v1:0" });
      expect(named.map((each) => each.Action)).toEqual(["bedrock:InvokeModel"]);
      expect(JSON.stringify(named)).toContain("foundation-model/example.model-v1:0");
    }
  });

  test("f63_whoever_sends_mail_reads_nothing_clinical", () => {
    for (const action of READ) {
      const tables = tablesOf("messenger", action);
      expect(tables.filter((table) => CLINICAL.includes(table)), action).toEqual([]);
      expect(tables).toContain("deliveries");
    }
    expect(tablesOf("messenger", "dynamodb:PutItem")).toContain("audit");
    expect(JSON.stringify(mayDo("messenger"))).not.toMatch(/GetAtt(Reports|Exports|AuditSeals)/);
    expect(tablesOf("portal", "dynamodb:GetItem")).toEqual(expect.arrayContaining(CLINICAL));
  });

  test("f63_nobody_but_the_portal_touches_the_row_in_which_typed_answers_wait", () => {
    for (const name of ["messenger", "keeper", "sealer"]) {
      const [closed, ...others] = mayNot(name);
      expect(others, name).toEqual([]);
      expect(closed!.Condition, name).toEqual({ "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["hold#*"] } });
      // Whatever it may do with the table, and on no other.
      const onGuards = actionsOf(name).filter((action) => tablesOf(name, action).includes("guards"));
      expect([...(list(closed!.Action) as string[])].sort(), name).toEqual(onGuards);
      expect(JSON.stringify(closed!.Resource), name).toMatch(new RegExp(`FnGetAtt${logicalName("guards")}[0-9A-F]{8}`));
      expect(onGuards, name).toEqual(expect.arrayContaining(READ));
    }
    // On EC2 one process does all of it, the portal's work, too.
    for (const name of ["portal", "server"]) expect(mayNot(name), name).toEqual([]);
  });

  test("f63_nobody_changes_or_removes_an_entry_of_the_audit_trail_or_a_seal", () => {
    for (const name of ["portal", "messenger", "keeper", "sealer", "server"]) {
      for (const action of ["dynamodb:UpdateItem", "dynamodb:DeleteItem"]) expect(tablesOf(name, action), name).not.toContain("audit");
      const deletes = mayDo(name).filter((each) => list(each.Action).includes("s3:DeleteObject"));
      expect(JSON.stringify(deletes), name).not.toContain("AuditSeals");
    }
    expect(tablesOf("keeper", "dynamodb:DeleteItem")).toContain("records");
  });

  test("f63_a_query_reaches_the_indexes_of_its_tables", () => {
    const text = JSON.stringify(mayDo("portal"));
    for (const table of schema.tables) for (const index of table.indexes) expect(text).toContain(`/index/${index.name}`);
    expect(JSON.stringify(mayDo("messenger"))).not.toContain("/index/intakes_of_doctor");
  });

  test("f63_no_action_is_a_wildcard_and_what_reaches_everything_says_why", () => {
    const unexplained = BOTH.flatMap(policies).flatMap((policy) =>
      statementsOf(policy).flatMap((statement) => {
        const actions = list(statement.Action) as string[];
        const wild = actions.filter((action) => action.includes("*"));
        const everything = list(statement.Resource).includes("*") ? actions.filter((action) => !(action in EVERYTHING)) : [];
        return [...wild, ...everything].map((action) => `${called(policy)}: ${action}`);
      }),
    );
    expect(unexplained).toEqual([]);
    // Negative control.
    expect(Object.keys(EVERYTHING)).not.toContain("dynamodb:Scan");
  });

  test("f47_only_whoever_sends_texts_publishes_to_phones_and_by_that_to_no_topic", () => {
    for (const name of ["portal", "messenger", "keeper", "sealer", "server"]) {
      const besides = mayDo(name).filter((each) => each.NotResource !== undefined);
      const sendsTexts = name === "messenger" || name === "server";
      expect(besides.map((each) => list(each.Action)), name).toEqual(sendsTexts ? [["sns:Publish"]] : []);
      for (const statement of besides) expect(JSON.stringify(statement.NotResource), name).toContain(":sns:*:*:*");
    }
  });

  test("f63_what_dynamodb_asks_of_a_key_is_asked_for_tables_alone", () => {
    for (const statement of mayDo("portal").filter((each) => (list(each.Action) as string[]).some((action) => action.startsWith("kms:")))) {
      const through = JSON.stringify(statement.Condition!["StringEquals"]!["kms:ViaService"]);
      const [actions, forTables] = [[...(list(statement.Action) as string[])].sort(), through.includes("dynamodb.")];
      expect(actions, through).toEqual(forTables ? ON_TABLES : ["kms:Decrypt", "kms:GenerateDataKey"]);
    }
  });

  test("f63_whoever_verifies_reads_all_that_is_proven_and_changes_nothing", () => {
    const [auditor, ...others] = policies(LAMBDA).filter((each) => each.Properties["ManagedPolicyName"] === "caredesk-auditor");
    expect(others).toEqual([]);
    for (const has of ["Roles", "Users", "Groups"]) expect(auditor!.Properties[has], has).toBeUndefined();
    const statements = statementsOf(auditor!);
    const on = (action: string) => JSON.stringify(statements.filter((each) => list(each.Action).includes(action)).map((each) => each.Resource));
    expect([...new Set(statements.flatMap((each) => list(each.Action)))].sort()).toEqual([
      "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "kms:Decrypt", "kms:DescribeKey", "s3:GetObject", "s3:ListBucket", "secretsmanager:GetSecretValue",
    ]);
    for (const table of schema.tables) expect(on("dynamodb:Scan"), table.name).toMatch(new RegExp(`"${logicalName(table.name)}[0-9A-F]{8}","Arn"`));
    for (const bucket of ["Reports", "AuditSeals"]) expect(on("s3:ListBucket")).toContain(`"${bucket}`);
    expect(on("s3:GetObject")).toContain("/clean/*");
    expect(on("s3:GetObject")).not.toContain('"Exports');
    for (const statement of statements.filter((each) => list(each.Action).includes("kms:Decrypt"))) expect(statement.Condition?.["StringEquals"]?.["kms:ViaService"]).toBeDefined();
  });

  test("f63_keys_are_used_through_their_services_alone", () => {
    for (const name of ["portal", "messenger", "keeper", "sealer", "server"]) {
      for (const statement of mayDo(name).filter((each) => (list(each.Action) as string[]).some((action) => action.startsWith("kms:")))) {
        expect(statement.Condition?.["StringEquals"]?.["kms:ViaService"], name).toBeDefined();
      }
      // And by the way that the root secret takes in its home, not by the other's.
      const ways = ["lambda", "secretsmanager"].filter((way) => JSON.stringify(mayDo(name)).includes(`"${way}.`));
      expect(ways, name).toEqual([name === "server" ? "secretsmanager" : "lambda"]);
    }
  });

  test("f63_each_policy_fits_and_each_role_is_taken_by_one_service", () => {
    for (const change of BOTH) {
      for (const policy of policies(change)) {
        // A reference is shorter once resolved; an ARN of a table is about eighty letters.
        const text = JSON.stringify(policy.Properties["PolicyDocument"]).replace(/\{"Fn::[^{}]*\}/g, "x".repeat(80));
        expect(text.length, called(policy)).toBeLessThan(6_144);
      }
      for (const template of synthesised(change).all) {
        // Rights stand in policies of their own, which are looked at here; one that CDK adds to a role by itself would be another.
        template.resourceCountIs("AWS::IAM::Policy", 0);
        for (const [id, role] of Object.entries(ofType(template, "AWS::IAM::Role"))) {
          const trusted = role.Properties["AssumeRolePolicyDocument"]["Statement"].map((each: any) => each["Principal"]["Service"]);
          expect(trusted, id).toHaveLength(1);
          expect(role.Properties["Policies"], id).toBeUndefined();
        }
      }
    }
  });
});
