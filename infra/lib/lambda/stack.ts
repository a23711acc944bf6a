// The home on Lambda: an HTTP API before the portal, three functions more for what a server does in loops.
import { Duration, Size, Stack, type StackProps } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import { LambdaSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";

import { failedQueue } from "../data/keys.ts";
import type { DataStack } from "../data/stack.ts";
import { environment } from "../program.ts";
import type { Settings } from "../settings.ts";
import { WayIn } from "./api.ts";
import { type Limits, ProgramFunction, type Shared } from "./function.ts";
import { schedules } from "./schedules.ts";

/** The program gives up a request after ten seconds. */
const A_REQUEST = Duration.seconds(11);
/** As long as Lambda lets anything run; what is not done then goes on with the next round. */
const A_JOB = Duration.minutes(15);

/**
 * The keeper has room for a copy of somebody's data, 4 GiB, and for one that a round which was ended left behind. Its memory is that of two
 * processes: the one that looks into a file may have 640 MiB of it (src/operations/look.rs).
 */
const LIMITS: Record<string, Limits> = {
  messenger: { memory: 512, timeout: A_JOB, concurrency: 6 },
  keeper: { memory: 1024, timeout: A_JOB, concurrency: 4, disk: Size.gibibytes(10) },
  sealer: { memory: 256, timeout: A_JOB, concurrency: 1 },
};

export class LambdaStack extends Stack {
  readonly wayIn: WayIn;
  readonly portal: ProgramFunction;
  readonly workers: ProgramFunction[];
  readonly failed: Queue;

  constructor(scope: Construct, id: string, data: DataStack, settings: Settings, props: StackProps) {
    super(scope, id, props);
    this.failed = new Queue(this, "Failed", {
      queueName: failedQueue(settings),
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: data.keys.messages,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.wayIn = new WayIn(this, "WayIn", data.keys, settings);
    const shared: Shared = {
      data,
      settings,
      code: Code.fromAsset(settings.zip),
      failed: this.failed,
      environment: {
        ...environment(data, settings, { origin: this.wayIn.origin, proxies: 0, senders: 1 }),
        CAREDESK_SECRET: data.rootSecret.secretValue.unsafeUnwrap(),
      },
    };
    this.portal = new ProgramFunction(this, "portal", shared, { memory: 1024, timeout: A_REQUEST, concurrency: settings.portalConcurrency });
    this.workers = Object.entries(LIMITS).map(([name, limits]) => new ProgramFunction(this, name, shared, limits));
    for (const worker of this.workers) schedules(worker, this.failed, settings);
    this.wayIn.leadsTo(this.portal.lambda);
    data.messages.feedback.addSubscription(new LambdaSubscription(this.portal.lambda));
  }
}
