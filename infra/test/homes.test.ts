// The two homes: the same program, its settings, its schedules, its way in.
import { describe, expect, test } from "vitest";

import { everyFunction, schema } from "../lib/schema.ts";
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

describe("f62 settings", () => {
  test("f62_the_program_is_given_settings_it_knows_and_those_it_must_have", () => {
    const must = ["CAREDESK_STACK", "CAREDESK_ORIGIN", "CAREDESK_MAIL_FROM", "CAREDESK_TOPIC_ARN", "CAREDESK_SECRET", "CAREDESK_SES_FEEDBACK_TOPIC"];
    for (const { Properties } of functions) {
      const given = Object.keys(Properties["Environment"]["Variables"]);
      expect(given.filter((name) => !known.has(name))).toEqual([]);
      expect(must.filter((name) => !given.includes(name))).toEqual([]);
    }
    const lines = [...start().matchAll(/\\n(CAREDESK_[A-Z_]+|SETTINGS)=/g)].map((match) => match[1]!);
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((name) => !known.has(name))).toEqual([]);
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
    for (const wall of ["DynamicUser=yes", "NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=\n", "SystemCallFilter=@system-service", "TimeoutStopSec=30"]) expect(unit).toContain(wall);
    expect(start()).not.toMatch(/@[A-Z_]+@/);
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
