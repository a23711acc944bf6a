// What a server does in loops, a schedule does here: one for each job that tables.json gives a time.
import { Duration } from "aws-cdk-lib";
import { Rule, RuleTargetInput, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { Queue } from "aws-cdk-lib/aws-sqs";

import { logicalName } from "../data/tables.ts";
import type { Settings } from "../settings.ts";
import type { ProgramFunction } from "./function.ts";

/** The schedules of a function's jobs. A round that could not be handed over is not made up for: the next one does its work. */
export function schedules(of: ProgramFunction, failed: Queue, settings: Settings): Rule[] {
  return of.of.jobs.flatMap((job) => {
    if (job.every_minutes === null) return [];
    const target = new LambdaFunction(of.lambda, {
      event: RuleTargetInput.fromObject({ job: job.name }),
      maxEventAge: Duration.minutes(Math.max(job.every_minutes, 1)),
      retryAttempts: 0,
      deadLetterQueue: failed,
    });
    const description = `Caredesk ${settings.prefix}: ${job.name}`;
    return [new Rule(of, logicalName(job.name), { ruleName: `${settings.prefix}-${job.name}`, description, schedule: Schedule.rate(Duration.minutes(job.every_minutes)), targets: [target] })];
  });
}
