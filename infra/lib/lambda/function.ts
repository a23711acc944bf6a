// One function of the program: the same zip as the others, with a role, a log and limits of its own.
import { Duration, Size } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, type Code, Function as LambdaFunction, LoggingFormat, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

import { roleOf } from "../access/rights.ts";
import type { DataStack } from "../data/stack.ts";
import { type Function, functionCalled } from "../schema.ts";
import { lasting, ofThisStack } from "../lasting.ts";
import type { Settings } from "../settings.ts";

/** How much a function gets. */
export interface Limits {
  readonly memory: number;
  readonly timeout: Duration;
  readonly concurrency: number;
  /** For what is made on disk before it goes to S3. */
  readonly disk?: Size;
}

/** What all functions of a deployment have in common. */
export interface Shared {
  readonly data: DataStack;
  readonly settings: Settings;
  readonly code: Code;
  readonly environment: Record<string, string>;
  readonly failed: Queue;
}

export class ProgramFunction extends Construct {
  readonly of: Function;
  readonly lambda: LambdaFunction;
  readonly logs: LogGroup;

  constructor(scope: Construct, name: string, shared: Shared, limits: Limits) {
    super(scope, name.charAt(0).toUpperCase() + name.slice(1));
    const { data, settings, failed } = shared;
    this.of = functionCalled(name);
    const functionName = `${settings.prefix}-${name}`;
    this.logs = new LogGroup(this, "Log", {
      logGroupName: ofThisStack(`/caredesk/${functionName}`, settings),
      encryptionKey: data.keys.messages,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: lasting(settings),
    });
    const role = roleOf(this, this.of, data, settings, new ServicePrincipal("lambda.amazonaws.com"), [
      new PolicyStatement({ actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [this.logs.logGroupArn] }),
      new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [failed.queueArn] }),
      new PolicyStatement({ actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [data.keys.messages.keyArn], conditions: { StringEquals: { "kms:ViaService": `sqs.${settings.region}.amazonaws.com` } } }),
    ]);
    this.lambda = new LambdaFunction(this, "Function", {
      functionName,
      description: `Caredesk ${settings.prefix}: ${name}`,
      code: shared.code,
      // One binary for everything: what comes decides what it does.
      handler: "bootstrap",
      runtime: Runtime.PROVIDED_AL2023,
      architecture: settings.architecture === "arm64" ? Architecture.ARM_64 : Architecture.X86_64,
      memorySize: limits.memory,
      timeout: limits.timeout,
      ...(limits.disk === undefined ? {} : { ephemeralStorageSize: limits.disk }),
      reservedConcurrentExecutions: limits.concurrency,
      environment: shared.environment,
      environmentEncryption: data.keys.house,
      role: role.withoutPolicyUpdates(),
      logGroup: this.logs,
      loggingFormat: LoggingFormat.TEXT,
      deadLetterQueue: failed,
      retryAttempts: 1,
      maxEventAge: Duration.hours(1),
    });
  }
}
