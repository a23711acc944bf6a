// The way in from the internet: HTTPS in two zones, nothing else.
import { CfnOutput, Duration } from "aws-cdk-lib";
import type { AutoScalingGroup } from "aws-cdk-lib/aws-autoscaling";
import { ApplicationLoadBalancer, ApplicationProtocol, ApplicationTargetGroup, DesyncMitigationMode, ListenerAction, SslPolicy } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import { LoadBalancerTarget } from "aws-cdk-lib/aws-route53-targets";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";

import { Name } from "../name.ts";
import type { Settings } from "../settings.ts";
import { type Network, PORT } from "./network.ts";

/** How long a server that leaves goes on answering what it has begun; the program itself takes 25 seconds at most. */
const DRAIN = Duration.seconds(30);

/**
 * After so long without a word a line is closed, by the balancer first: the program closes after 60 seconds, and a request on a line that it is
 * just closing would be a 502. Answers that go on say something every 20 seconds.
 */
const IDLE = Duration.seconds(50);

export class Balancer extends Construct {
  readonly balancer: ApplicationLoadBalancer;
  readonly targets: ApplicationTargetGroup;

  constructor(scope: Construct, id: string, network: Network, group: AutoScalingGroup, accessLogs: Bucket, settings: Settings) {
    super(scope, id);
    this.balancer = new ApplicationLoadBalancer(this, "Balancer", {
      loadBalancerName: `${settings.prefix}-portal`,
      vpc: network.vpc,
      internetFacing: true,
      securityGroup: network.front,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: DesyncMitigationMode.STRICTEST,
      // The stack is protected instead: nobody lifts the balancer's own protection when the stack goes, or when its first deployment is undone.
      deletionProtection: false,
      idleTimeout: IDLE,
    });
    // Its lines say which address was asked for, and links to files of one's own are such: only who may read the bucket sees them.
    this.balancer.logAccessLogs(accessLogs, "balancer");
    this.targets = new ApplicationTargetGroup(this, "Servers", {
      vpc: network.vpc,
      port: PORT,
      protocol: ApplicationProtocol.HTTP,
      targets: [group],
      deregistrationDelay: DRAIN,
      // Whether the process answers, not whether the store does: an outage of the store must not restart every server.
      healthCheck: { path: "/healthz", interval: Duration.seconds(10), timeout: Duration.seconds(5), healthyThresholdCount: 2, unhealthyThresholdCount: 3 },
    });
    const name = new Name(this, "Name", settings.origin ?? "", settings);
    this.balancer.addListener("Https", {
      port: 443,
      open: false,
      protocol: ApplicationProtocol.HTTPS,
      sslPolicy: SslPolicy.TLS13_RES,
      certificates: [name.certificate],
      defaultTargetGroups: [this.targets],
    });
    this.balancer.addListener("Http", {
      port: 80,
      open: false,
      protocol: ApplicationProtocol.HTTP,
      defaultAction: ListenerAction.redirect({ protocol: "HTTPS", port: "443", permanent: true }),
    });
    name.leadsTo(new LoadBalancerTarget(this.balancer));
    new CfnOutput(this, "PointTheNameTo", { value: this.balancer.loadBalancerDnsName, description: `CNAME or alias of ${name.host}` });
  }
}
