// Two instances in two zones, replaced one after the other when anything of them changes. Nobody logs in: SSM opens a shell when needed.
import { CfnOutput, Duration, Stack } from "aws-cdk-lib";
import { AdditionalHealthCheckType, AutoScalingGroup, BlockDeviceVolume, type CfnAutoScalingGroup, EbsDeviceVolumeType, HealthChecks, ScalingEvents, Signals, TerminationPolicy, UpdatePolicy } from "aws-cdk-lib/aws-autoscaling";
import { InstanceClass, InstanceSize, InstanceType, LaunchTemplate, MachineImage, AmazonLinuxCpuType, SubnetType, type UserData } from "aws-cdk-lib/aws-ec2";
import { PolicyStatement, ServicePrincipal, type Role } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Asset } from "aws-cdk-lib/aws-s3-assets";
import { Construct } from "constructs";

import { roleOf } from "../access/rights.ts";
import type { DataStack } from "../data/stack.ts";
import { environment } from "../program.ts";
import { everyFunction } from "../schema.ts";
import { lasting, ofThisStack } from "../lasting.ts";
import type { Settings } from "../settings.ts";
import { type Network, PORT } from "./network.ts";
import { userData } from "./user-data.ts";

/** Where servers are. */
const INSIDE = { subnetType: SubnetType.PRIVATE_WITH_EGRESS };
/** How many answer. */
const INSTANCES = 2;
/** And while one is replaced. */
const AT_MOST = INSTANCES + 1;
/** The system, the log, and two copies of somebody's data, 4 GiB each, in gigabytes. */
const DISK = 20;

export class Fleet extends Construct {
  readonly group: AutoScalingGroup;
  readonly logs: LogGroup;

  constructor(scope: Construct, id: string, network: Network, data: DataStack, settings: Settings, origin: string) {
    super(scope, id);
    this.logs = new LogGroup(this, "Log", {
      logGroupName: ofThisStack(`/caredesk/${settings.prefix}-server`, settings),
      encryptionKey: data.keys.messages,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: lasting(settings),
    });
    const program = new Asset(this, "Program", { path: settings.zip });
    const role = this.role(data, settings, program);
    const arm = settings.architecture === "arm64";
    const template = new LaunchTemplate(this, "Template", {
      launchTemplateName: `${settings.prefix}-server`,
      instanceType: InstanceType.of(arm ? InstanceClass.T4G : InstanceClass.T3, InstanceSize.SMALL),
      // Resolved when the stack is deployed, so that synthesis asks nobody.
      machineImage: MachineImage.latestAmazonLinux2023({ cpuType: arm ? AmazonLinuxCpuType.ARM_64 : AmazonLinuxCpuType.X86_64 }),
      role: role.withoutPolicyUpdates(),
      securityGroup: network.inside,
      requireImdsv2: true,
      httpPutResponseHopLimit: 1,
      detailedMonitoring: true,
      userData: this.start(program, data, settings, origin),
      blockDevices: [{ deviceName: "/dev/xvda", volume: BlockDeviceVolume.ebs(DISK, { encrypted: true, volumeType: EbsDeviceVolumeType.GP3 }) }],
    });
    this.group = new AutoScalingGroup(this, "Group", {
      vpc: network.vpc,
      vpcSubnets: INSIDE,
      launchTemplate: template,
      minCapacity: INSTANCES,
      maxCapacity: AT_MOST,
      healthChecks: HealthChecks.withAdditionalChecks({ additionalTypes: [AdditionalHealthCheckType.ELB], gracePeriod: Duration.minutes(5) }),
      signals: Signals.waitForAll({ timeout: Duration.minutes(10) }),
      updatePolicy: UpdatePolicy.rollingUpdate({ maxBatchSize: 1, minInstancesInService: INSTANCES, pauseTime: Duration.minutes(10), waitOnResourceSignals: true }),
      terminationPolicies: [TerminationPolicy.OLDEST_LAUNCH_TEMPLATE, TerminationPolicy.OLDEST_INSTANCE],
      notifications: [{ topic: data.messages.alarms, scalingEvents: ScalingEvents.ALL }],
    });
    (this.group.node.defaultChild as CfnAutoScalingGroup).overrideLogicalId(GROUP_ID);
    // CDK does not see that a server's first minute needs the way out: gateways take longer to come than servers do. When the stack goes, it goes last.
    this.group.node.addDependency(network.vpc.selectSubnets(INSIDE).internetConnectivityEstablished);
    new CfnOutput(this, "Shell", { value: "aws ssm start-session --target <instance>", description: "There is no SSH" });
  }

  private role(data: DataStack, settings: Settings, program: Asset): Role {
    const stack = Stack.of(this);
    return roleOf(this, everyFunction(), data, settings, new ServicePrincipal("ec2.amazonaws.com"), [
      new PolicyStatement({ actions: ["secretsmanager:GetSecretValue"], resources: [data.rootSecret.secretArn] }),
      new PolicyStatement({ actions: ["s3:GetObject"], resources: [program.bucket.arnForObjects(program.s3ObjectKey)] }),
      new PolicyStatement({ actions: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"], resources: [this.logs.logGroupArn] }),
      new PolicyStatement({ actions: ["cloudformation:SignalResource"], resources: [stack.stackId] }),
      new PolicyStatement({ actions: ["cloudwatch:PutMetricData"], resources: ["*"], conditions: { StringEquals: { "cloudwatch:namespace": `Caredesk/${settings.prefix}` } } }),
      // CloudWatch's agent asks which group it belongs to; without the answer it drops what it measured.
      new PolicyStatement({ actions: ["ec2:DescribeTags"], resources: ["*"] }),
      // What Session Manager's agent says; none of it has an ARN.
      new PolicyStatement({
        actions: [
          "ssm:UpdateInstanceInformation",
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ],
        resources: ["*"],
      }),
    ]);
  }

  private start(program: Asset, data: DataStack, settings: Settings, origin: string): UserData {
    const stack = Stack.of(this);
    return userData({
      stack: stack.stackName,
      group: GROUP_ID,
      region: settings.region,
      assetBucket: program.s3BucketName,
      assetKey: program.s3ObjectKey,
      secretArn: data.rootSecret.secretArn,
      logGroup: this.logs.logGroupName,
      prefix: settings.prefix,
      settings: {
        ...environment(data, settings, { origin, proxies: 1, senders: AT_MOST }),
        // Lambda says so itself.
        AWS_REGION: settings.region,
        CAREDESK_LISTEN: `0.0.0.0:${PORT}`,
        CAREDESK_DATA: "/var/lib/caredesk",
      },
    });
  }
}

/** What the stack calls the group, which its instances tell that they are ready. */
export const GROUP_ID = "ServerGroup";
