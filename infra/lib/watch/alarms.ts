// When somebody is woken. Every alarm goes to one topic, says here what it looks at, and in docs/operations.md what to do.
import { Duration } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, type IMetric, MathExpression, Metric, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { HttpCodeElb, HttpCodeTarget } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import type { Construct } from "constructs";

import type { DataStack } from "../data/stack.ts";
import { logicalName } from "../data/tables.ts";
import type { Ec2Stack } from "../ec2/stack.ts";
import type { LambdaStack } from "../lambda/stack.ts";
import { schema } from "../schema.ts";
import type { Settings } from "../settings.ts";
import { PROGRAM_ALARMS } from "./log-alarms.ts";
import type { LogMetrics } from "./metrics.ts";

const FIVE_MINUTES = { period: Duration.minutes(5) };

/** What an alarm looks at. */
interface Look {
  readonly metric: IMetric;
  /** From this on. */
  readonly threshold: number;
  readonly periods?: number;
  /** Below instead of from, and nothing measured counts as nothing done. */
  readonly mustBe?: boolean;
}

/** Calls that DynamoDB refused at these places, all together. One alarm looks at ten numbers at most. */
function throttled(places: readonly Record<string, string>[]): MathExpression {
  const refused = places.flatMap((dimensionsMap) =>
    ["ReadThrottleEvents", "WriteThrottleEvents"].map((metricName) => new Metric({ namespace: "AWS/DynamoDB", metricName, dimensionsMap, statistic: Stats.SUM, ...FIVE_MINUTES })),
  );
  const numbered = refused.map((metric, at): [string, Metric] => [`refused${at}`, metric]);
  return new MathExpression({ expression: numbered.map(([name]) => `FILL(${name}, 0)`).join(" + "), usingMetrics: Object.fromEntries(numbered), ...FIVE_MINUTES });
}

/** Makes alarms that all go to the same topic; by name. */
export class Alarms {
  readonly all = new Map<string, Alarm>();

  constructor(
    private readonly scope: Construct,
    private readonly data: DataStack,
    private readonly settings: Settings,
  ) {}

  private on(name: string, look: Look): void {
    const alarm = new Alarm(this.scope, logicalName(name), {
      alarmName: `${this.settings.prefix}-${name}`,
      alarmDescription: `See "${name}" in docs/operations.md`,
      metric: look.metric,
      threshold: look.threshold,
      evaluationPeriods: look.periods ?? 1,
      comparisonOperator: look.mustBe ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: look.mustBe ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.data.messages.alarms));
    this.all.set(name, alarm);
  }

  /** What the program itself says. */
  ofTheProgram(metrics: LogMetrics): void {
    const of = (name: string): Metric => {
      const found = metrics.get(name);
      if (found === undefined) throw new Error(`no metric is called ${name}`);
      return found;
    };
    for (const alarm of PROGRAM_ALARMS) this.on(alarm, { metric: of(alarm), threshold: 1 });
    this.on("panic", { metric: of("panic"), threshold: 1 });
    this.on("faults", { metric: of("faults"), threshold: 3 });
    this.on("mails_refused", { metric: of("mails_refused"), threshold: 5 });
    // A house in which nothing happens for a whole day is shut.
    this.on("seals_late", { metric: of("seals").with({ period: Duration.days(1) }), threshold: 1, mustBe: true });
  }

  /** Tables, mail, what nobody could hand over. */
  ofTheData(): void {
    if (!this.settings.local) {
      for (const { name, indexes } of schema.tables) {
        const TableName = `${this.settings.prefix}-${name}`;
        this.on(`throttled-${name}`, { metric: throttled([{ TableName }]), threshold: 10, periods: 2 });
        // What an index refuses is not counted at its table.
        if (indexes.length === 0) continue;
        const ofIndexes = indexes.map((index) => ({ TableName, GlobalSecondaryIndexName: index.name }));
        this.on(`throttled-${name}-indexes`, { metric: throttled(ofIndexes), threshold: 10, periods: 2 });
      }
    }
    const reputation = (metricName: string) => new Metric({ namespace: "AWS/SES", metricName, statistic: Stats.AVERAGE, period: Duration.hours(1) });
    // SES looks closer from 5 % and 0.1 % on.
    this.on("mail-bounces", { metric: reputation("Reputation.BounceRate"), threshold: 0.04 });
    this.on("mail-complaints", { metric: reputation("Reputation.ComplaintRate"), threshold: 0.0008 });
    const undelivered = (topic: "operations" | "alarms" | "feedback") => this.data.messages[topic].metricNumberOfNotificationsFailed(FIVE_MINUTES);
    this.on("topic-operations", { metric: undelivered("operations"), threshold: 1, periods: 3 });
    this.on("topic-feedback", { metric: undelivered("feedback"), threshold: 1, periods: 3 });
  }

  ofLambda(home: LambdaStack): void {
    const api = home.wayIn.api;
    this.on("portal-5xx", { metric: api.metricServerError({ statistic: Stats.SUM, ...FIVE_MINUTES }), threshold: 5 });
    this.on("portal-slow", { metric: api.metricLatency({ statistic: "p95", ...FIVE_MINUTES }), threshold: 2_000, periods: 3 });
    for (const each of [home.portal, ...home.workers]) {
      this.on(`${each.of.name}-errors`, { metric: each.lambda.metricErrors(FIVE_MINUTES), threshold: 3, periods: 2 });
      this.on(`${each.of.name}-throttles`, { metric: each.lambda.metricThrottles(FIVE_MINUTES), threshold: 5, periods: 2 });
    }
    // The schedules themselves: a job that nobody calls says nothing.
    for (const worker of home.workers) {
      const called = worker.lambda.metricInvocations({ period: Duration.minutes(30) });
      this.on(`${worker.of.name}-silent`, { metric: called, threshold: 1, mustBe: true });
    }
    this.on("failed-queue", { metric: home.failed.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, ...FIVE_MINUTES }), threshold: 1 });
  }

  ofEc2(home: Ec2Stack): void {
    const { balancer, targets } = home.front;
    this.on("portal-5xx", { metric: targets.metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, { statistic: Stats.SUM, ...FIVE_MINUTES }), threshold: 5 });
    this.on("balancer-5xx", { metric: balancer.metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, { statistic: Stats.SUM, ...FIVE_MINUTES }), threshold: 5 });
    this.on("portal-slow", { metric: targets.metrics.targetResponseTime({ statistic: "p95", ...FIVE_MINUTES }), threshold: 2, periods: 3 });
    this.on("servers-missing", { metric: targets.metrics.healthyHostCount({ statistic: Stats.MINIMUM, ...FIVE_MINUTES }), threshold: 2, periods: 2, mustBe: true });
    const ofGroup = (metricName: string) => new Metric({ namespace: `Caredesk/${this.settings.prefix}`, metricName, dimensionsMap: { AutoScalingGroupName: home.fleet.group.autoScalingGroupName }, statistic: Stats.MAXIMUM, ...FIVE_MINUTES });
    this.on("memory-full", { metric: ofGroup("mem_used_percent"), threshold: 90, periods: 3 });
    this.on("disk-full", { metric: ofGroup("disk_used_percent"), threshold: 85, periods: 3 });
  }
}
