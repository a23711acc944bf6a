// One page: is anything wrong, how do requests go, what do tables and topics do.
import { Duration } from "aws-cdk-lib";
import { type Alarm, AlarmStatusWidget, Dashboard, GraphWidget, type IMetric, type Metric, SingleValueWidget, Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";

import type { DataStack } from "../data/stack.ts";
import type { Settings } from "../settings.ts";
import type { LogMetrics } from "./metrics.ts";

const HALF = 12;
const WHOLE = 24;

export function dashboard(scope: Construct, data: DataStack, metrics: LogMetrics, alarms: ReadonlyMap<string, Alarm>, settings: Settings): void {
  const of = (...names: string[]): Metric[] => names.flatMap((name) => metrics.get(name) ?? []);
  const graph = (title: string, left: IMetric[], right: IMetric[] = []) => new GraphWidget({ title, left, right, width: HALF, height: 6 });
  const units = (name: string) =>
    [...data.tables].map(([table, made]) => made.metric(name, { statistic: Stats.SUM, period: Duration.minutes(5), label: table }));
  const page = new Dashboard(scope, "Dashboard", { dashboardName: settings.prefix, defaultInterval: Duration.hours(12) });
  page.addWidgets(new AlarmStatusWidget({ title: "Alarms", alarms: [...alarms.values()], width: WHOLE, height: 6 }));
  page.addWidgets(graph("Requests, and how long 95 of 100 take at most (ms)", of("requests"), of("request_ms")), graph("Requests that failed", of("requests_failed", "faults")));
  page.addWidgets(graph("Oldest event that waits (seconds, while late)", of("oldest_event_seconds")), graph("Mails refused", of("mails_refused")));
  page.addWidgets(graph("Read units", units("ConsumedReadCapacityUnits")), graph("Write units", units("ConsumedWriteCapacityUnits")));
  page.addWidgets(
    graph("Messages out", [data.messages.operations.metricNumberOfMessagesPublished(), data.messages.operations.metricNumberOfNotificationsFailed()]),
    new SingleValueWidget({ title: "Seals of the audit trail, last day", metrics: of("seals").map((metric) => metric.with({ period: Duration.days(1) })), width: HALF, height: 6 }),
  );
}
