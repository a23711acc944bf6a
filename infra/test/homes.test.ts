// The two homes: the same program, its settings, its schedules, its way in.
import { describe, expect, test } from "vitest";

import { everyFunction, schema } from "../lib/schema.ts";
import type { Template } from "aws-cdk-lib/assertions";

import { BOTH, EC2, LAMBDA, ofType, repository, synthesised, valuesOf } from "./templates.ts";

const lambda = synthesised(LAMBDA).home;
const ec2 = synthesised(EC2).home;
const functions = valuesOf(lambda, "AWS::Lambda::Function");
const start = (): string => JSON.stringify(valuesOf(ec2, "AWS::EC2::LaunchTemplate")[0]!.Properties["LaunchTemplateData"]["UserData"]);

/** The settings that .env.example lists. */
const known = new Set([...repository(".env.example").matchAll(/^# ([A-Z_]+)=/gm)].map((match) => match[1]));

describe("f62 Lambda", () => {
  test("f62_every_function_is_the_same_zip_on_al2023_with_limits_and_a_place_for_what_failed", () => {
    expect(functions.map((each) => each.Properties["FunctionName"]).sort()).toEqual(schema.functions.map((each) => `caredesk-${each.name}`).sort());
    expect(new Set(functions.map((each) => JSON.stringify(each.Properties["Code"]))).size).toBe(1);
    for (const { Properties } of functions) {
      expect(Properties["Runtime"]).toBe("provided.al2023");
      expect(Properties["ReservedConcurrentExecutions"]).toBeGreaterThan(0);
      expect(Properties["DeadLetterConfig"]).toBeDefined();
      expect(Properties["Timeout"]).toBe(Properties["FunctionName"] === "caredesk-portal" ? 11 : 900);
      expect(Properties["KmsKeyArn"]).toBeDefined();
    }
  });

  test("f62_a_schedule_runs_every_job_that_the_program_gives_a_time", () => {
    const wanted = schema.functions.flatMap((each) => each.jobs.filter((job) => job.every_minutes !== null).map((job) => [job.name, job.every_minutes, each.name]));
    const found = valuesOf(lambda, "AWS::Events::Rule").map(({ Properties }) => {
      const [target] = Properties["Targets"];
      const [, many, unit] = /rate\((\d+) (minute|hour)s?\)/.exec(Properties["ScheduleExpression"]) ?? [];
      const minutes = Number(many) * (unit === "hour" ? 60 : 1);
      expect(target["DeadLetterConfig"]).toBeDefined();
      return [JSON.parse(target["Input"])["job"], minutes, (target["Arn"]["Fn::GetAtt"][0] as string).replace(/Function[0-9A-F]{8}$/, "").toLowerCase()];
    });
    expect(found.sort()).toEqual(wanted.sort());
    expect(found.length).toBeGreaterThanOrEqual(10);
  });

  test("f62_everything_goes_to_the_portal_and_its_access_log_says_no_address", () => {
    const [route] = valuesOf(lambda, "AWS::ApiGatewayV2::Route");
    expect(route!.Properties["RouteKey"]).toBe("$default");
    const [stage] = valuesOf(lambda, "AWS::ApiGatewayV2::Stage");
    expect(stage!.Properties["AccessLogSettings"]["Format"]).not.toMatch(/path|sourceIp|rawQuery/i);
    expect(stage!.Properties["DefaultRouteSettings"]).toEqual({ ThrottlingBurstLimit: 400, ThrottlingRateLimit: 200 });
    const [domain] = valuesOf(lambda, "AWS::ApiGatewayV2::DomainName");
    expect(domain!.Properties["DomainNameConfigurations"][0]["SecurityPolicy"]).toBe("TLS_1_2");
    expect(valuesOf(lambda, "AWS::ApiGatewayV2::Api")[0]!.Properties["DisableExecuteApiEndpoint"]).toBe(true);
  });

  test("f62_without_a_name_of_its_own_the_portal_is_at_the_address_of_the_api", () => {
    const { home } = synthesised({ ...LAMBDA, origin: undefined, certificateArn: undefined });
    home.resourceCountIs("AWS::ApiGatewayV2::DomainName", 0);
    const [portal] = valuesOf(home, "AWS::Lambda::Function");
    expect(JSON.stringify(portal!.Properties["Environment"]["Variables"]["CAREDESK_ORIGIN"])).toContain("execute-api");
  });
});

describe("f63 the portal's name", () => {
  const ZONE = "Z0123456789ABCDEFGHIJ";
  const records = (change: Record<string, unknown>) => valuesOf(synthesised(change).home, "AWS::Route53::RecordSet").map((each) => each.Properties);

  test.each([
    { ...LAMBDA, zoneOfTheHome: /RegionalHostedZoneId/ },
    { ...EC2, zoneOfTheHome: /CanonicalHostedZoneID/ },
  ])("f63_leads_to_$home by itself where its zone is known", ({ zoneOfTheHome, ...home }) => {
    const [record, ...others] = records({ ...home, hostedZoneId: ZONE });
    expect(others).toEqual([]);
    expect(record).toMatchObject({ HostedZoneId: ZONE, Name: "portal.example.org.", Type: "A" });
    expect(JSON.stringify(record!["AliasTarget"]["HostedZoneId"])).toMatch(zoneOfTheHome);
    expect(records(home)).toEqual([]);
  });

  test.each([LAMBDA, EC2])("f63_on_$home it has a certificate made where none is named", (home) => {
    const named = synthesised({ ...home, hostedZoneId: ZONE }).home;
    named.resourceCountIs("AWS::CertificateManager::Certificate", 0);
    const { home: made } = synthesised({ ...home, certificateArn: undefined, hostedZoneId: ZONE });
    const [id, ...others] = Object.keys(ofType(made, "AWS::CertificateManager::Certificate"));
    expect(others).toEqual([]);
    expect(ofType(made, "AWS::CertificateManager::Certificate")[id!]!.Properties).toMatchObject({
      DomainName: "portal.example.org",
      ValidationMethod: "DNS",
      DomainValidationOptions: [{ DomainName: "portal.example.org", HostedZoneId: ZONE }],
    });
    const users = [...valuesOf(made, "AWS::ApiGatewayV2::DomainName"), ...valuesOf(made, "AWS::ElasticLoadBalancingV2::Listener")].filter((each) => JSON.stringify(each).includes(id!));
    expect(users).toHaveLength(1);
  });
});

describe("f62 a home", () => {
  test("f62_can_be_thrown_away_and_made_again_beside_the_logs_of_the_one_before", () => {
    const own = { "Fn::Select": [0, { "Fn::Split": ["-", { "Fn::Select": [2, { "Fn::Split": ["/", { Ref: "AWS::StackId" }] }] }] }] };
    for (const [change, logs] of [[LAMBDA, 5], [EC2, 3]] as const) {
      const groups = valuesOf(synthesised(change).home, "AWS::Logs::LogGroup");
      expect(groups).toHaveLength(logs);
      for (const each of groups) {
        expect(each.Properties["LogGroupName"]["Fn::Join"]).toEqual(["", [expect.stringMatching(/^(\/caredesk\/caredesk|aws-waf-logs-caredesk).*-$/), own]]);
        expect([each.DeletionPolicy, each.UpdateReplacePolicy]).toEqual(["RetainExceptOnCreate", "Retain"]);
      }
      const local = synthesised({ ...change, local: true, endpoint: "http://127.0.0.1:4566" }).home;
      for (const each of valuesOf(local, "AWS::Logs::LogGroup")) expect([typeof each.Properties["LogGroupName"], each.DeletionPolicy]).toEqual(["string", "Delete"]);
    }
    // The agent on an instance writes into the group that is made, whatever it is called.
    const [server] = Object.entries(ofType(ec2, "AWS::Logs::LogGroup")).filter(([, each]) => JSON.stringify(each).includes("caredesk-server")).map(([id]) => id);
    expect(start()).toContain(`\\"log_group_name\\": \\"",{"Ref":"${server}"}`);
  });

  test("f62_is_not_deleted_by_mistake_and_nothing_in_it_holds_up_its_end", () => {
    for (const change of BOTH) {
      const { house } = synthesised(change);
      expect([house.data, house.home, house.watch].map((stack) => stack.terminationProtection)).toEqual([true, true, false]);
      const local = synthesised({ ...change, local: true, endpoint: "http://127.0.0.1:4566" }).house;
      expect([local.data, local.home].map((stack) => stack.terminationProtection)).toEqual([false, false]);
    }
    const [balancer] = valuesOf(ec2, "AWS::ElasticLoadBalancingV2::LoadBalancer");
    expect(balancer!.Properties["LoadBalancerAttributes"]).toContainEqual({ Key: "deletion_protection.enabled", Value: "false" });
  });
});

describe("f62 settings", () => {
  test("f62_the_program_is_given_settings_it_knows_and_those_it_must_have", () => {
    const must = ["CAREDESK_STACK", "CAREDESK_ORIGIN", "CAREDESK_MAIL_FROM", "CAREDESK_TOPIC_ARN", "CAREDESK_SES_FEEDBACK_TOPIC"];
    for (const { Properties } of functions) {
      const given = Object.keys(Properties["Environment"]["Variables"]);
      expect(given.filter((name) => !known.has(name))).toEqual([]);
      expect([...must, "CAREDESK_SECRET"].filter((name) => !given.includes(name))).toEqual([]);
    }
    const lines = [...start().matchAll(/\\n((?:CAREDESK|AWS)_[A-Z_]+|SETTINGS)=/g)].map((match) => match[1]!);
    // Lambda says its region itself, and a server fetches the secret.
    expect([...must, "AWS_REGION"].filter((name) => !lines.includes(name))).toEqual([]);
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((name) => !known.has(name))).toEqual([]);
  });

  test("f62_all_who_send_together_keep_to_what_the_account_may_send", () => {
    // On Lambda the messenger alone, one round a minute; on EC2 each server, and there is one more while one is replaced.
    const [texts, account] = [40, 14];
    const given = (home: Template, name: string): number => Number(new RegExp(`${name}"?[=:]"?(\\d+)`).exec(JSON.stringify(home.toJSON()))![1]);
    for (const [change, senders] of [[LAMBDA, 1], [EC2, 3]] as const) {
      const { home } = synthesised({ ...change, smsPerSecond: texts });
      expect([given(home, "CAREDESK_MAIL_PER_SECOND"), given(home, "CAREDESK_SMS_PER_SECOND")]).toEqual([Math.floor(account / senders), Math.floor(texts / senders)]);
    }
    expect(schema.functions.filter((each) => each.messages.includes("SendEmail") || each.messages.includes("PublishToPhone")).map((each) => each.name)).toEqual(["messenger"]);
    expect(Number(valuesOf(ec2, "AWS::AutoScaling::AutoScalingGroup")[0]!.Properties["MaxSize"])).toBe(3);
  });

  test("f62_whoever_packs_a_copy_of_somebodys_data_has_room_for_it_on_a_disk", () => {
    const [, ...most] = /MOST_PACKED: u64 = (\d+) \* 1024 \* 1024 \* 1024;/.exec(repository("src/operations/exporter/file.rs"))!;
    const gibibytes = Number(most[0]);
    const keeper = functions.find((each) => each.Properties["FunctionName"] === "caredesk-keeper")!;
    // One that is packed, and one that a round which was ended left behind.
    expect(keeper.Properties["EphemeralStorage"]["Size"]).toBeGreaterThan(2 * gibibytes * 1024);
    expect(valuesOf(ec2, "AWS::EC2::LaunchTemplate")[0]!.Properties["LaunchTemplateData"]["BlockDeviceMappings"][0]["Ebs"]["VolumeSize"]).toBeGreaterThan(2 * gibibytes + 8);
    // /tmp of Amazon Linux is memory.
    expect(start()).toContain("Environment=TMPDIR=/var/tmp\\n");
  });

  test("f62_the_secret_is_named_and_never_written_into_a_template", () => {
    for (const change of BOTH) {
      const text = JSON.stringify(synthesised(change).home.toJSON());
      expect(text).not.toMatch(/CAREDESK_SECRET=[0-9a-f]/);
    }
    expect(JSON.stringify(functions[0]!.Properties["Environment"]["Variables"]["CAREDESK_SECRET"])).toContain("{{resolve:secretsmanager:");
    expect(start()).toContain("SECRET_ARN=");
  });
});

describe("f62 EC2", () => {
  test("f62_two_servers_in_two_zones_are_replaced_one_after_the_other", () => {
    const [group] = valuesOf(ec2, "AWS::AutoScaling::AutoScalingGroup");
    expect([group!.Properties["MinSize"], group!.Properties["MaxSize"]]).toEqual(["2", "3"]);
    expect(group!.Properties["VPCZoneIdentifier"]).toHaveLength(2);
    expect(group!.Properties["HealthCheckType"]).toBe("ELB");
    expect(group!.UpdatePolicy!["AutoScalingRollingUpdate"]).toMatchObject({ MinInstancesInService: 2, MaxBatchSize: 1, WaitOnResourceSignals: true });
    expect(Object.keys(ofType(ec2, "AWS::AutoScaling::AutoScalingGroup"))).toEqual(["ServerGroup"]);
    const [targets] = valuesOf(ec2, "AWS::ElasticLoadBalancingV2::TargetGroup");
    expect(targets!.Properties["HealthCheckPath"]).toBe("/healthz");
    expect(targets!.Properties["TargetGroupAttributes"]).toContainEqual({ Key: "deregistration_delay.timeout_seconds", Value: "30" });
  });

  test("f62_a_new_server_counts_once_the_balancer_may_have_asked_it_and_one_that_never_starts_ends_the_deployment", () => {
    const [group] = valuesOf(ec2, "AWS::AutoScaling::AutoScalingGroup");
    expect(group!.CreationPolicy!["ResourceSignal"]).toEqual({ Count: 2, Timeout: "PT10M" });
    const [targets] = valuesOf(ec2, "AWS::ElasticLoadBalancingV2::TargetGroup");
    const { HealthCheckIntervalSeconds: every, HealthyThresholdCount: looks } = targets!.Properties;
    const wait = /readyz[^\n]*\n(?:\s*#[^\n]*\n)?\s*sleep (\d+)\n\s*signal 0\n/.exec(repository("infra/host/install.sh"));
    expect(Number(wait?.[1])).toBeGreaterThan(every * looks);
  });

  test("f62_no_server_starts_before_there_is_a_way_out_to_fetch_its_secret_by", () => {
    const routes = Object.entries(ofType(ec2, "AWS::EC2::Route")).filter(([, each]) => each.Properties["NatGatewayId"] !== undefined).map(([id]) => id);
    expect(routes).toHaveLength(2);
    const [group] = valuesOf(ec2, "AWS::AutoScaling::AutoScalingGroup");
    expect(group!.DependsOn).toEqual(expect.arrayContaining(routes));
  });

  test("f62_a_line_is_closed_by_the_balancer_before_the_program_closes_it", () => {
    const [balancer] = valuesOf(ec2, "AWS::ElasticLoadBalancingV2::LoadBalancer");
    const idle = Number((balancer!.Properties["LoadBalancerAttributes"] as any[]).find((each) => each["Key"] === "idle_timeout.timeout_seconds")["Value"]);
    expect(repository("src/web/server.rs")).toContain("idle: Duration::from_mins(1),");
    expect(idle).toBeLessThan(60);
    expect(idle).toBeGreaterThan(40);
  });

  test("f62_people_come_by_https_alone_and_nobody_by_ssh", () => {
    const listeners = valuesOf(ec2, "AWS::ElasticLoadBalancingV2::Listener").map((each) => each.Properties);
    expect(listeners.map((each) => [each["Port"], each["DefaultActions"][0]["Type"]]).sort()).toEqual([[443, "forward"], [80, "redirect"]]);
    expect(listeners.find((each) => each["Port"] === 443)!["SslPolicy"]).toMatch(/^ELBSecurityPolicy-TLS13-1-2-Res/);
    const open = valuesOf(ec2, "AWS::EC2::SecurityGroup").flatMap((group) => (group.Properties["SecurityGroupIngress"] ?? []) as any[]);
    expect(open.map((rule) => [rule["CidrIp"], rule["FromPort"], rule["ToPort"]]).sort()).toEqual([["0.0.0.0/0", 443, 443], ["0.0.0.0/0", 80, 80]]);
    const inside = valuesOf(ec2, "AWS::EC2::SecurityGroupIngress").map(({ Properties }) => [Properties["FromPort"], "SourceSecurityGroupId" in Properties]);
    expect(inside).toEqual([[8080, true]]);
  });

  test("f62_an_instance_is_closed_its_disk_encrypted_and_its_service_behind_walls", () => {
    const template = valuesOf(ec2, "AWS::EC2::LaunchTemplate")[0]!.Properties["LaunchTemplateData"];
    expect(template["MetadataOptions"]).toMatchObject({ HttpTokens: "required", HttpPutResponseHopLimit: 1 });
    expect(template["BlockDeviceMappings"][0]["Ebs"]["Encrypted"]).toBe(true);
    expect(template["KeyName"]).toBeUndefined();
    const unit = repository("infra/host/caredesk.service");
    for (const wall of ["DynamicUser=yes", "NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=\n", "SystemCallFilter=@system-service", "TimeoutStopSec=30", "OOMPolicy=continue", "StartLimitIntervalSec=0"]) expect(unit).toContain(wall);
    expect(start()).not.toMatch(/@[A-Z_]+@/);
  });

  test("f63_the_agent_may_read_the_log_before_the_service_writes_into_it", () => {
    const agent = JSON.parse(repository("infra/host/amazon-cloudwatch-agent.json")) as Record<string, any>;
    const [log] = agent["logs"]["logs_collected"]["files"]["collect_list"] as { file_path: string }[];
    const unit = repository("infra/host/caredesk.service");
    expect(unit).toContain(`StandardError=append:${log!.file_path}`);
    // So it would be nobody's but root's.
    expect(unit).toContain("UMask=0077");
    const script = repository("infra/host/install.sh");
    const steps = [`install -m 0640 /dev/null ${log!.file_path}\n`, `setfacl -m u:${agent["agent"]["run_as_user"]}:r ${log!.file_path}\n`, "systemctl start"].map((step) => script.indexOf(step));
    expect(steps).not.toContain(-1);
    expect([...steps].sort((one, other) => one - other)).toEqual(steps);
  });

  test("f62_a_firewall_stands_before_the_balancer_when_it_is_asked_for", () => {
    ec2.resourceCountIs("AWS::WAFv2::WebACLAssociation", 1);
    const rules = valuesOf(ec2, "AWS::WAFv2::WebACL")[0]!.Properties["Rules"] as any[];
    expect(rules.map((rule) => rule["OverrideAction"] ?? rule["Action"])).toEqual([{ Block: {} }, { None: {} }, { None: {} }, { None: {} }]);
    expect(JSON.stringify(valuesOf(ec2, "AWS::WAFv2::LoggingConfiguration")[0]!.Properties["RedactedFields"])).toContain("UriPath");
    synthesised({ ...EC2, waf: false }).home.resourceCountIs("AWS::WAFv2::WebACL", 0);
  });

  test("f62_a_server_may_do_what_all_functions_may_and_nothing_more", () => {
    const server = everyFunction();
    for (const each of schema.functions) {
      for (const [table, actions] of Object.entries(each.tables)) expect(server.tables[table]).toEqual(expect.arrayContaining([...actions]));
    }
    expect(server.tables["audit"]).not.toContain("DeleteItem");
  });
});
