// Numbers from log lines: CloudWatch counts what the program writes, so that the program counts nothing itself.
import { Duration } from "aws-cdk-lib";
import { Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, type IFilterPattern, type ILogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";

import { logicalName } from "../data/tables.ts";
import type { Settings } from "../settings.ts";
import { COUNTED_LINES, PROGRAM_ALARMS, REQUEST_LINE } from "./log-alarms.ts";

/** Metrics that are made of the program's log, by name. */
export type LogMetrics = ReadonlyMap<string, Metric>;

/** Filters on every log group of the program; they count into the same metrics. */
export function logMetrics(scope: Construct, groups: readonly ILogGroup[], settings: Settings): LogMetrics {
  const metrics = new Map<string, Metric>();
  const namespace = `Caredesk/${settings.prefix}`;
  const add = (name: string, pattern: IFilterPattern, metricValue: string, statistic: string, counts: boolean) => {
    groups.forEach((logGroup, at) => {
      new MetricFilter(scope, `${logicalName(name)}Filter${at}`, {
        logGroup,
        metricNamespace: namespace,
        metricName: name,
        filterPattern: pattern,
        metricValue,
        ...(counts ? { defaultValue: 0 } : {}),
      });
    });
    metrics.set(name, new Metric({ namespace, metricName: name, statistic, period: Duration.minutes(5) }));
  };
  for (const alarm of PROGRAM_ALARMS) add(alarm, FilterPattern.stringValue("$.alarm", "=", alarm), "1", Stats.SUM, true);
  for (const [name, message] of Object.entries(COUNTED_LINES)) add(name, FilterPattern.stringValue("$.message", "=", message), "1", Stats.SUM, true);
  add("oldest_event_seconds", FilterPattern.stringValue("$.alarm", "=", "events_late"), "$.oldest_seconds", Stats.MAXIMUM, false);
  const answered = FilterPattern.stringValue("$.message", "=", REQUEST_LINE.message);
  add("requests", answered, "1", Stats.SUM, true);
  add("request_ms", answered, `$.${REQUEST_LINE.milliseconds}`, "p95", false);
  const failed = FilterPattern.numberValue(`$.${REQUEST_LINE.status}`, ">=", 500);
  add("requests_failed", FilterPattern.all(answered, failed), "1", Stats.SUM, true);
  return metrics;
}
