// Two zones: the balancer in public subnets, the instances in private ones with a way out to SNS, SES and webhooks.
import { FlowLogDestination, FlowLogTrafficType, GatewayVpcEndpointAwsService, IpAddresses, SecurityGroup, SubnetType, Vpc, Peer, Port } from "aws-cdk-lib/aws-ec2";
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";

import type { Keys } from "../data/keys.ts";
import { lasting, ofThisStack } from "../lasting.ts";
import type { Settings } from "../settings.ts";

/** Where the program listens on an instance. */
export const PORT = 8080;

export class Network extends Construct {
  readonly vpc: Vpc;
  /** Who may talk to the balancer: everybody, by HTTPS. */
  readonly front: SecurityGroup;
  /** Who may talk to the instances: the balancer. */
  readonly inside: SecurityGroup;

  constructor(scope: Construct, id: string, keys: Keys, settings: Settings) {
    super(scope, id);
    this.vpc = new Vpc(this, "Vpc", {
      ipAddresses: IpAddresses.cidr("10.60.0.0/20"),
      maxAzs: 2,
      natGateways: settings.natGateways,
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [
        { name: "front", subnetType: SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
        { name: "inside", subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 22 },
      ],
      // Free, and most of what the program says goes this way.
      gatewayEndpoints: { S3: { service: GatewayVpcEndpointAwsService.S3 }, DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB } },
    });
    const logs = new LogGroup(this, "FlowLog", {
      logGroupName: ofThisStack(`/caredesk/${settings.prefix}-flow`, settings),
      encryptionKey: keys.messages,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: lasting(settings),
    });
    const writer = new Role(this, "FlowLogWriter", { assumedBy: new ServicePrincipal("vpc-flow-logs.amazonaws.com") });
    const statements = [new PolicyStatement({ actions: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"], resources: [logs.logGroupArn] })];
    writer.addManagedPolicy(new ManagedPolicy(this, "FlowLogRights", { statements }));
    if (!settings.local) {
      this.vpc.addFlowLog("Flows", { destination: FlowLogDestination.toCloudWatchLogs(logs, writer.withoutPolicyUpdates()), trafficType: FlowLogTrafficType.REJECT });
    }
    this.front = new SecurityGroup(this, "Front", { vpc: this.vpc, description: "The balancer: HTTPS from everywhere", allowAllOutbound: false });
    this.inside = new SecurityGroup(this, "Inside", { vpc: this.vpc, description: "The instances: the balancer, and HTTPS outwards", allowAllOutbound: false });
    for (const port of [443, 80]) this.front.addIngressRule(Peer.anyIpv4(), Port.tcp(port), port === 80 ? "is sent on to HTTPS" : "people");
    this.front.addEgressRule(this.inside, Port.tcp(PORT), "to the program");
    this.inside.addIngressRule(this.front, Port.tcp(PORT), "from the balancer");
    this.inside.addEgressRule(Peer.anyIpv4(), Port.tcp(443), "AWS, webhooks, packages");
  }
}
