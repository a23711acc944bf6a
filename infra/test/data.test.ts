// Tables, buckets, topics and the sender: properties that a stand-in for AWS silently drops are held here, on the template.
import { describe, expect, test } from "vitest";

import { DAYS_BACK } from "../lib/data/tables.ts";
import { schema, type Table } from "../lib/schema.ts";
import { EC2, LAMBDA, ofType, type Resource, synthesised, valuesOf } from "./templates.ts";

/** It outlives its stack, but not a first deployment that failed: what that made would stand in the way of the next. */
const LASTS = ["RetainExceptOnCreate", "Retain"];
const lasts = ({ DeletionPolicy, UpdateReplacePolicy }: Resource) => [DeletionPolicy, UpdateReplacePolicy];

/** What else a deployment may decide about its data. */
const OTHERWISE = { scanner: "none", sealLock: "compliance", sealYears: 10 };

const data = synthesised(LAMBDA).data;
const tables = new Map(valuesOf(data, "AWS::DynamoDB::Table").map((table): [string, Resource] => [table.Properties["TableName"], table]));
const made = (table: Table): Resource["Properties"] => tables.get(`caredesk-${table.name}`)!.Properties;
const key = (partition: string, sort: string | null) => [
  { AttributeName: partition, KeyType: "HASH" },
  ...(sort === null ? [] : [{ AttributeName: sort, KeyType: "RANGE" }]),
];

describe("f63 tables", () => {
  test("f63_there_is_each_table_of_the_program_and_no_other", () => {
    expect([...tables.keys()].sort()).toEqual(schema.tables.map((table) => `caredesk-${table.name}`).sort());
  });

  test.each(schema.tables)("f63_$name has its keys, its indexes and its time to live", (table) => {
    expect(made(table)["KeySchema"]).toEqual(key(table.partition, table.sort));
    const indexes = (made(table)["GlobalSecondaryIndexes"] ?? []) as Record<string, any>[];
    expect(indexes.map((index) => [index["IndexName"], index["KeySchema"]])).toEqual(
      table.indexes.map((index) => [index.name, key(index.partition, index.sort)]),
    );
    for (const [at, index] of table.indexes.entries()) {
      const projection = indexes[at]!["Projection"];
      const own = [table.partition, table.sort, index.partition, index.sort];
      const held = index.holds?.filter((name) => !own.includes(name));
      const type = held === undefined ? "ALL" : held.length === 0 ? "KEYS_ONLY" : "INCLUDE";
      expect(projection).toEqual(type === "INCLUDE" ? { ProjectionType: type, NonKeyAttributes: held } : { ProjectionType: type });
    }
    const ttl = made(table)["TimeToLiveSpecification"];
    expect(ttl).toEqual(table.time_to_live === null ? undefined : { AttributeName: table.time_to_live, Enabled: true });
  });

  test.each(schema.tables)("f63_$name can be brought back, is encrypted with the right key and is not deleted by mistake", (table) => {
    expect(made(table)["PointInTimeRecoverySpecification"]).toEqual({ PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: DAYS_BACK });
    expect(made(table)["DeletionProtectionEnabled"]).toBe(true);
    expect(lasts(tables.get(`caredesk-${table.name}`)!)).toEqual(LASTS);
    expect(made(table)["BillingMode"]).toBe("PAY_PER_REQUEST");
    const encryption = made(table)["SSESpecification"];
    expect([encryption["SSEEnabled"], encryption["SSEType"] ?? "KMS"]).toEqual([true, "KMS"]);
    const id = encryption["KMSMasterKeyId"]["Fn::GetAtt"][0] as string;
    expect(id).toMatch(table.clinical ? /^ClinicalKey/ : /^HouseKey/);
  });

  test("f63_a_changed_table_is_seen", () => {
    // Negative control: the comparison above is between things that differ.
    expect(key("user_id", "part")).not.toEqual(key("user_id", null));
    expect(schema.tables.filter((table) => table.clinical).map((table) => table.name)).toEqual(expect.arrayContaining(["records", "audit"]));
  });

  test("f63_every_table_is_backed_up_every_week_for_as_long_as_points_in_time_reach_back", () => {
    const [plan] = valuesOf(data, "AWS::Backup::BackupPlan");
    expect(plan!.Properties["BackupPlan"]["BackupPlanRule"].map((rule: any) => [rule["ScheduleExpression"], rule["Lifecycle"]["DeleteAfterDays"]])).toEqual([
      ["cron(15 2 ? * SUN *)", DAYS_BACK],
    ]);
    const [selection] = valuesOf(data, "AWS::Backup::BackupSelection");
    const text = JSON.stringify(selection);
    for (const id of Object.keys(ofType(data, "AWS::DynamoDB::Table"))) expect(text).toContain(id);
  });

  test("f63_a_backup_that_did_not_go_well_is_mailed_and_one_that_did_is_not", () => {
    const [vault] = valuesOf(data, "AWS::Backup::BackupVault");
    const { BackupVaultEvents, SNSTopicArn } = vault!.Properties["Notifications"];
    expect(BackupVaultEvents).toEqual(["BACKUP_JOB_COMPLETED", "RESTORE_JOB_COMPLETED"]);
    expect(lasts(vault!)).toEqual(LASTS);
    const [topic, ...others] = Object.entries(ofType(data, "AWS::SNS::Topic")).filter(([, { Properties }]) => Properties["TopicName"] === "caredesk-backups").map(([id]) => id);
    expect(others).toEqual([]);
    expect(SNSTopicArn).toEqual({ Ref: topic });
    const filtered = valuesOf(data, "AWS::SNS::Subscription").filter(({ Properties }) => Properties["FilterPolicy"] !== undefined);
    expect(filtered.map(({ Properties }) => [Properties["TopicArn"], Properties["FilterPolicy"]])).toEqual([[{ Ref: topic }, { State: [{ "anything-but": ["COMPLETED"] }] }]]);
    const [policy] = valuesOf(data, "AWS::SNS::TopicPolicy").filter(({ Properties }) => JSON.stringify(Properties["Topics"]).includes(topic!));
    expect(JSON.stringify(policy!.Properties["PolicyDocument"])).toContain('"Service":"backup.amazonaws.com"');
  });

  test("f63_keys_turn_every_year_and_stay", () => {
    const keys = valuesOf(data, "AWS::KMS::Key");
    expect(keys).toHaveLength(3);
    for (const each of keys) expect([each.Properties["EnableKeyRotation"], ...lasts(each)]).toEqual([true, ...LASTS]);
  });
});

describe("f63 buckets", () => {
  const buckets = ofType(data, "AWS::S3::Bucket");
  const bucket = (start: string): Resource["Properties"] => Object.entries(buckets).find(([id]) => id.startsWith(start))![1].Properties;
  const policy = (start: string): any[] =>
    Object.entries(ofType(data, "AWS::S3::BucketPolicy")).find(([id]) => id.startsWith(start))![1].Properties["PolicyDocument"]["Statement"];

  test("f63_no_bucket_is_public_and_all_want_tls", () => {
    expect(Object.keys(buckets)).toHaveLength(4);
    for (const [id, made] of Object.entries(buckets)) {
      const { Properties } = made;
      expect(Properties["PublicAccessBlockConfiguration"], id).toEqual({ BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true });
      expect(lasts(made), id).toEqual(LASTS);
      const denied = policy(id.replace(/[0-9A-F]{8}$/, "")).filter((statement) => statement["Effect"] === "Deny");
      expect(denied.some((statement) => statement["Condition"]?.["Bool"]?.["aws:SecureTransport"] === "false"), id).toBe(true);
      expect(denied.some((statement) => statement["Condition"]?.["NumericLessThan"]?.["s3:TlsVersion"] === 1.2), id).toBe(true);
    }
  });

  test("f63_a_bucket_that_outlives_the_stack_keeps_what_is_forbidden_in_it", () => {
    const policies = valuesOf(data, "AWS::S3::BucketPolicy");
    expect(policies).toHaveLength(4);
    for (const each of policies) expect(lasts(each)).toEqual(LASTS);
  });

  test("f63_files_copies_and_seals_lie_under_keys_of_the_house", () => {
    const keyOf = (start: string): string => {
      const rule = bucket(start)["BucketEncryption"]["ServerSideEncryptionConfiguration"][0];
      expect([rule["BucketKeyEnabled"], rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"]]).toEqual([true, "aws:kms"]);
      return rule["ServerSideEncryptionByDefault"]["KMSMasterKeyID"]["Fn::GetAtt"][0];
    };
    expect(keyOf("Reports")).toMatch(/^ClinicalKey/);
    expect(keyOf("Exports")).toMatch(/^ClinicalKey/);
    expect(keyOf("AuditSeals")).toMatch(/^HouseKey/);
  });

  test("f63_what_was_sent_and_not_checked_goes_after_a_day_and_copies_go_after_theirs", () => {
    const rules = (start: string): any[] => bucket(start)["LifecycleConfiguration"]["Rules"];
    const days = (start: string, id: string) => rules(start).find((rule) => rule["Id"] === id);
    expect(days("Reports", "quarantine")).toMatchObject({ Prefix: "quarantine/", ExpirationInDays: 1, Status: "Enabled" });
    expect(days("Reports", "removed")).toMatchObject({ NoncurrentVersionExpiration: { NoncurrentDays: DAYS_BACK } });
    expect(days("Reports", "broken-off")).toMatchObject({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } });
    expect(days("Exports", "lists")).toMatchObject({ Prefix: "day-lists/", ExpirationInDays: 3 });
    expect(days("Exports", "left-over")["ExpirationInDays"]).toBe(31);
    expect(bucket("Reports")["VersioningConfiguration"]).toEqual({ Status: "Enabled" });
    expect(bucket("Exports")["VersioningConfiguration"]).toBeUndefined();
  });

  test("f63_nobody_takes_a_seal_away_for_years", () => {
    expect(bucket("AuditSeals")["ObjectLockEnabled"]).toBe(true);
    const retention = (change?: Record<string, unknown>) =>
      Object.values(ofType(synthesised(change === undefined ? LAMBDA : { ...LAMBDA, ...change }).data, "AWS::S3::Bucket")).find((each) => each.Properties["ObjectLockEnabled"])!.Properties["ObjectLockConfiguration"]["Rule"]["DefaultRetention"];
    expect(retention()).toEqual({ Mode: "GOVERNANCE", Days: 6 * 365 });
    expect(retention(OTHERWISE)).toEqual({ Mode: "COMPLIANCE", Days: 10 * 365 });
  });

  test("f63_browsers_of_the_portal_send_files_and_links_grow_old", () => {
    expect(bucket("Reports")["CorsConfiguration"]["CorsRules"]).toEqual([
      {
        AllowedHeaders: ["content-type", "if-none-match", "x-amz-checksum-sha256"],
        AllowedMethods: ["PUT", "POST"],
        AllowedOrigins: ["https://portal.example.org"],
        MaxAge: 300,
      },
    ]);
    for (const start of ["Reports", "Exports"]) {
      expect(policy(start).find((statement) => statement["Sid"] === "OnlyFreshLinks")).toMatchObject({ Effect: "Deny", Action: "s3:GetObject", Condition: { NumericGreaterThan: { "s3:signatureAge": 120_000 } } });
    }
  });

  test("f63_with_a_scanner_nobody_but_the_job_reads_a_file_before_it_was_found_clean", () => {
    const unread = policy("Reports").find((statement) => statement["Sid"] === "UnreadUntilFoundClean");
    expect(unread).toMatchObject({ Effect: "Deny", Condition: { StringNotEquals: { "s3:ExistingObjectTag/GuardDutyMalwareScanStatus": "NO_THREATS_FOUND" } } });
    const exempt = JSON.stringify(unread["Condition"]["ArnNotEquals"]);
    expect(exempt).toContain("role/caredesk-keeper");
    expect(exempt).not.toContain("role/caredesk-portal");
    expect(policy("Reports").find((statement) => statement["Sid"] === "OnlyTheScannerSaysSo")["Action"]).toContain("s3:PutObjectTagging");
    const [plan] = valuesOf(data, "AWS::GuardDuty::MalwareProtectionPlan");
    expect(plan!.Properties["ProtectedResource"]["S3Bucket"]["ObjectPrefixes"]).toEqual(["quarantine/"]);
    const without = synthesised({ ...LAMBDA, ...OTHERWISE }).data;
    without.resourceCountIs("AWS::GuardDuty::MalwareProtectionPlan", 0);
    expect(JSON.stringify(without.toJSON())).not.toContain("UnreadUntilFoundClean");
  });
});

describe("f63 messages", () => {
  test("f63_topics_are_encrypted_and_operations_are_told_by_mail", () => {
    const topics = valuesOf(data, "AWS::SNS::Topic");
    expect(topics.map((topic) => topic.Properties["TopicName"]).sort()).toEqual(["caredesk-alarms", "caredesk-backups", "caredesk-mail-feedback", "caredesk-operations"]);
    for (const topic of topics) {
      expect(topic.Properties["KmsMasterKeyId"]["Fn::GetAtt"][0]).toMatch(/^MessagesKey/);
      expect(topic.Properties["SignatureVersion"]).toBe("2");
    }
    const mailed = valuesOf(data, "AWS::SNS::Subscription").map(({ Properties }) => [Properties["Protocol"], Properties["Endpoint"]]);
    expect(mailed).toEqual([["email", "operations@example.org"], ["email", "operations@example.org"], ["email", "operations@example.org"]]);
  });

  test("f63_whoever_publishes_may_use_the_key_of_the_topics_and_nobody_else", () => {
    const statements = (change: Record<string, unknown>): any[] =>
      Object.entries(ofType(synthesised(change).data, "AWS::KMS::Key")).find(([id]) => id.startsWith("MessagesKey"))![1].Properties["KeyPolicy"]["Statement"];
    const called = (change: Record<string, unknown>, sid: string) => statements(change).find((statement) => statement["Sid"] === sid);
    // EventBridge is not among them: it may not be held to an account, and nothing of ours publishes by it. It has the queue of what failed alone.
    const services = (called(LAMBDA, "ServicesThatPublish")["Principal"]["Service"] as string[]).map((name) => name.replace(".amazonaws.com", ""));
    expect(services.sort()).toEqual(["budgets", "cloudwatch", "ses"]);
    const backup = called(LAMBDA, "Backup");
    expect(backup["Principal"]).toEqual({ Service: "backup.amazonaws.com" });
    expect(JSON.stringify(backup["Condition"]["StringEquals"]["kms:EncryptionContext:aws:sns:topicArn"])).toContain(":caredesk-backups");
    const publishers = valuesOf(data, "AWS::SNS::TopicPolicy").flatMap(({ Properties }) => Properties["PolicyDocument"]["Statement"] as any[]).flatMap((statement) => statement["Principal"]["Service"] ?? []);
    expect([...new Set(publishers.map((name: string) => name.replace(".amazonaws.com", "")))].sort()).toEqual(["backup", ...services]);
    const schedules = called(LAMBDA, "Schedules");
    expect([schedules["Principal"], [...schedules["Action"]].sort()]).toEqual([{ Service: "events.amazonaws.com" }, ["kms:Decrypt", "kms:GenerateDataKey"]]);
    const queue = valuesOf(synthesised(LAMBDA).home, "AWS::SQS::Queue")[0]!.Properties["QueueName"] as string;
    expect(JSON.stringify(schedules["Condition"])).toMatch(new RegExp(`kms:EncryptionContext:aws:sqs:arn.*:${queue}"`));
    expect(called(EC2, "Schedules")).toBeUndefined();
    expect(called(LAMBDA, "AutoScaling")).toBeUndefined();
    const groups = called(EC2, "AutoScaling");
    expect(groups["Condition"]["StringEquals"]).toEqual({ "kms:CallerAccount": { Ref: "AWS::AccountId" }, "kms:ViaService": "sns.eu-west-1.amazonaws.com" });
    expect(JSON.stringify(groups["Condition"]["ArnEquals"]["aws:PrincipalArn"])).toContain("role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling");
  });

  test("f63_the_records_of_the_senders_domain_are_said", () => {
    const said = Object.values(data.toJSON()["Outputs"] as Record<string, { Value: unknown }>).map(({ Value }) => Value);
    expect(said).toEqual(expect.arrayContaining([
      "mail.example.org MX 10 feedback-smtp.eu-west-1.amazonses.com",
      'mail.example.org TXT "v=spf1 include:amazonses.com ~all"',
      '_dmarc.example.org TXT "v=DMARC1; p=none"',
    ]));
  });

  test("f63_ses_says_what_came_back_and_the_portal_hears_it_in_both_homes", () => {
    const [destination] = valuesOf(data, "AWS::SES::ConfigurationSetEventDestination");
    expect(destination!.Properties["EventDestination"]).toMatchObject({ Enabled: true, MatchingEventTypes: ["bounce", "complaint"] });
    const [identity] = valuesOf(data, "AWS::SES::EmailIdentity");
    expect(identity!.Properties["EmailIdentity"]).toBe("example.org");
    expect(JSON.stringify(identity!.Properties["ConfigurationSetAttributes"])).toContain("Mail");
    const heard = (change: Record<string, unknown>) => valuesOf(synthesised(change).home, "AWS::SNS::Subscription").map(({ Properties }) => Properties["Protocol"]);
    expect([heard(LAMBDA), heard(EC2)]).toEqual([["lambda"], ["https"]]);
    expect(valuesOf(synthesised(EC2).home, "AWS::SNS::Subscription")[0]!.Properties["Endpoint"]).toBe("https://portal.example.org/hooks/ses");
  });

  test("f63_sns_asks_the_portal_only_when_servers_and_their_balancer_are_there_and_can_be_made_to_ask_again", () => {
    const { home } = synthesised(EC2);
    const [subscription] = valuesOf(home, "AWS::SNS::Subscription");
    for (const type of ["AWS::AutoScaling::AutoScalingGroup", "AWS::ElasticLoadBalancingV2::Listener"]) expect(subscription!.DependsOn, type).toEqual(expect.arrayContaining(Object.keys(ofType(home, type))));
    const said = JSON.stringify((home.toJSON()["Outputs"] as Record<string, { Value: unknown }>)["SubscribeAgain"]!.Value);
    expect(said).toMatch(/aws sns subscribe --region eu-west-1 --topic-arn .*:caredesk-mail-feedback --protocol https --notification-endpoint https:\/\/portal\.example\.org\/hooks\/ses"/);
  });

  test("f63_the_root_secret_is_64_hexadecimal_digits_and_stays", () => {
    const [secret] = valuesOf(data, "AWS::SecretsManager::Secret");
    const { ExcludeCharacters, ...rest } = secret!.Properties["GenerateSecretString"];
    expect(rest).toEqual({ PasswordLength: 64, ExcludeUppercase: true, ExcludePunctuation: true, RequireEachIncludedType: false });
    const left = "abcdefghijklmnopqrstuvwxyz0123456789".split("").filter((letter) => !ExcludeCharacters.includes(letter));
    expect(left.join("")).toBe("abcdef0123456789");
    expect(lasts(secret!)).toEqual(LASTS);
  });
});
