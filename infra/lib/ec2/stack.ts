// The home on EC2: a balancer with HTTPS before two servers in two zones.
import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
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
    this.hearOfMail(data, settings, `${origin}/hooks/ses`);
  }

  /** The portal confirms by itself, and only for this topic. SNS asks once, so only when somebody answers: until the name leads here, nobody does. */
  private hearOfMail(data: DataStack, settings: Settings, endpoint: string): void {
    const arn = this.formatArn({ service: "sns", resource: `${settings.prefix}-mail-feedback` });
    new Subscription(this, "MailFeedback", { topic: data.messages.feedback, protocol: SubscriptionProtocol.HTTPS, endpoint }).node.addDependency(this.fleet, this.front);
    new CfnOutput(this, "SubscribeAgain", {
      value: `aws sns subscribe --region ${settings.region} --topic-arn ${arn} --protocol https --notification-endpoint ${endpoint}`,
      description: "If the name led elsewhere when this was deployed: SNS asks anew, and the portal says yes",
    });
  }
}
