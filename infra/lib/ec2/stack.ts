// The home on EC2: a balancer with HTTPS before two servers in two zones.
import { Stack, type StackProps } from "aws-cdk-lib";
import { Subscription, SubscriptionProtocol } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";

import type { DataStack } from "../data/stack.ts";
import type { Settings } from "../settings.ts";
import { Balancer } from "./balancer.ts";
import { Fleet } from "./fleet.ts";
import { Network } from "./network.ts";
import { firewall } from "./waf.ts";

export class Ec2Stack extends Stack {
  readonly fleet: Fleet;
  readonly front: Balancer;

  constructor(scope: Construct, id: string, data: DataStack, settings: Settings, props: StackProps) {
    super(scope, id, props);
    const origin = settings.origin ?? "";
    const network = new Network(this, "Network", data.keys, settings);
    this.fleet = new Fleet(this, "Fleet", network, data, settings, origin);
    this.front = new Balancer(this, "Front", network, this.fleet.group, data.buckets.logs, settings);
    if (settings.waf) firewall(this, this.front.balancer.loadBalancerArn, data.keys, settings);
    // The portal confirms by itself, and only for this topic. Until the name of the portal leads here, nobody answers: subscribe again then.
    new Subscription(this, "MailFeedback", { topic: data.messages.feedback, protocol: SubscriptionProtocol.HTTPS, endpoint: `${origin}/hooks/ses` });
  }
}
