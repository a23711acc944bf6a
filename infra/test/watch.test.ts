// Alarms, and that each has its line in the program and its line for operators.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { schema } from "../lib/schema.ts";
import { COUNTED_LINES, PROGRAM_ALARMS, REQUEST_LINE } from "../lib/watch/log-alarms.ts";
import { BOTH, EC2, LAMBDA, ofType, repository, synthesised, valuesOf } from "./templates.ts";

const folder = fileURLToPath(new URL("../../src", import.meta.url));
const source = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".rs"))
  .map((path) => repository(`src/${path}`))
  .join("\n");
const forOperators = repository("docs/operations.md");
const alarms = (change: Record<string, unknown>) => valuesOf(synthesised(change).watch, "AWS::CloudWatch::Alarm");
const names = (change: Record<string, unknown>): string[] => alarms(change).map((alarm) => (alarm.Properties["AlarmName"] as string).replace("caredesk-", ""));

describe("f63 alarms", () => {
  test("f63_every_alarm_of_the_program_wakes_somebody", () => {
    const said = new Set([...source.matchAll(/alarm = "([a-z_]+)"/g)].map((match) => match[1]));
    expect([...said].sort()).toEqual([...PROGRAM_ALARMS].sort());
  });

  test("f63_what_is_counted_is_what_the_program_writes", () => {
    for (const line of Object.values(COUNTED_LINES)) expect(source.includes(`"${line}"`), line).toBe(true);
    expect(/status = response\.status\(\)\.as_u16\(\),\s*ms = /.test(source)).toBe(true);
    expect(source.includes(`"${REQUEST_LINE.message}"`)).toBe(true);
    expect(source.includes("oldest_seconds")).toBe(true);
    expect(source).not.toContain('"a line that nobody writes"');
  });

  test.each(BOTH)("f63_each_alarm_of_$home goes to the topic and is explained to operators", (change) => {
    const [topic] = Object.keys(ofType(synthesised(change).data, "AWS::SNS::Topic")).filter((id) => id.startsWith("Alarms"));
    for (const alarm of alarms(change)) {
      expect(JSON.stringify(alarm.Properties["AlarmActions"])).toContain(topic);
      const name = (alarm.Properties["AlarmName"] as string).replace("caredesk-", "");
      const written = name.startsWith("throttled-") ? "throttled-…" : name.replace(/^(portal|messenger|keeper|sealer)-(errors|throttles|silent)$/, "…-$2");
      expect(forOperators.includes(`| \`${written}\` |`), `docs/operations.md says nothing of ${written}`).toBe(true);
    }
  });

  test("f63_what_both_homes_are_watched_for", () => {
    const both = [...PROGRAM_ALARMS, "panic", "faults", "mails_refused", "seals_late", "mail-bounces", "mail-complaints", "topic-operations", "topic-feedback", "portal-5xx", "portal-slow"];
    for (const change of BOTH) expect(names(change)).toEqual(expect.arrayContaining(both));
    expect(names(LAMBDA)).toEqual(expect.arrayContaining(["failed-queue", "messenger-silent", "keeper-silent", "sealer-silent", "portal-throttles", "throttled-records"]));
    expect(names(EC2)).toEqual(expect.arrayContaining(["servers-missing", "balancer-5xx", "memory-full", "disk-full"]));
  });

  test("f63_what_an_index_refuses_wakes_somebody_too", () => {
    for (const change of BOTH) {
      const looked = alarms(change).flatMap(({ Properties }) => (Properties["Metrics"] ?? []) as any[]).flatMap((each) => each["MetricStat"]?.["Metric"] ?? []);
      const seen = looked.map((each) => [each["MetricName"], ...(each["Dimensions"] as any[]).map((dimension) => dimension["Value"])].sort().join());
      for (const table of schema.tables) {
        for (const name of ["ReadThrottleEvents", "WriteThrottleEvents"]) {
          for (const place of [[], ...table.indexes.map((index) => [index.name])]) expect(seen).toContain([name, `caredesk-${table.name}`, ...place].sort().join());
        }
      }
      // CloudWatch takes no more in one alarm.
      for (const { Properties } of alarms(change)) expect(((Properties["Metrics"] ?? []) as any[]).filter((each) => each["MetricStat"] !== undefined).length).toBeLessThanOrEqual(10);
    }
  });

  test("f63_what_watching_costs_is_estimated_from_what_is_watched", () => {
    const usage = JSON.parse(repository("infra/costs/usage.json")) as Record<string, number>;
    const looks = (change: Record<string, unknown>) => alarms(change).reduce((sum, { Properties }) => sum + ((Properties["Metrics"] ?? []) as any[]).filter((each) => each["MetricStat"] !== undefined).length + ("MetricName" in Properties ? 1 : 0), 0);
    expect(usage["alarms"]).toBe(Math.max(...BOTH.map(looks)));
    const made = (change: Record<string, unknown>) => new Set(valuesOf(synthesised(change).watch, "AWS::Logs::MetricFilter").map(({ Properties }) => Properties["MetricTransformations"][0]["MetricName"])).size;
    for (const change of BOTH) expect(usage["metrics"]).toBe(made(change));
    // Detailed monitoring of two instances at seven numbers each; the agent's memory, and its disk with the disk's name and without.
    const { LaunchTemplateData: server } = valuesOf(synthesised(EC2).home, "AWS::EC2::LaunchTemplate")[0]!.Properties;
    expect(server["Monitoring"]).toEqual({ Enabled: true });
    expect(usage["server_metrics"]).toBe(2 * 7 + 3);
    expect(usage["disk_gigabytes"]).toBe(server["BlockDeviceMappings"][0]["Ebs"]["VolumeSize"]);
  });

  test("f63_what_must_happen_is_an_alarm_when_nothing_is_measured", () => {
    const of = (change: Record<string, unknown>, name: string) => alarms(change).find((alarm) => alarm.Properties["AlarmName"] === `caredesk-${name}`)!.Properties;
    for (const [change, name] of [[LAMBDA, "seals_late"], [LAMBDA, "sealer-silent"], [EC2, "servers-missing"]] as const) {
      expect(of(change, name)).toMatchObject({ TreatMissingData: "breaching", ComparisonOperator: "LessThanThreshold" });
    }
    expect(of(LAMBDA, "events_late")).toMatchObject({ TreatMissingData: "notBreaching", Threshold: 1, Namespace: "Caredesk/caredesk" });
  });

  test("f63_log_lines_are_counted_in_every_log_of_the_program", () => {
    const filters = (change: Record<string, unknown>) => valuesOf(synthesised(change).watch, "AWS::Logs::MetricFilter");
    const ofLate = filters(LAMBDA).filter((filter) => filter.Properties["MetricTransformations"][0]["MetricName"] === "events_late");
    expect(ofLate).toHaveLength(4);
    expect(ofLate[0]!.Properties["FilterPattern"]).toBe('{ $.alarm = "events_late" }');
    expect(filters(EC2).length).toBe(filters(LAMBDA).length / 4);
  });

  test("f63_there_is_a_page_to_look_at_and_a_budget", () => {
    for (const change of BOTH) {
      const { watch } = synthesised(change);
      watch.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
      const [budget] = valuesOf(watch, "AWS::Budgets::Budget");
      expect(budget!.Properties["Budget"]["BudgetLimit"]).toEqual({ Amount: 150, Unit: "USD" });
      expect(budget!.Properties["NotificationsWithSubscribers"]).toHaveLength(3);
    }
  });
});
