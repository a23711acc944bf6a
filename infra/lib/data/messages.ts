// What goes out: the topic of operations, the sender of mail, and the topic on which SES says what came back.
import { Aws, CfnOutput, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { ConfigurationSet, ConfigurationSetTlsPolicy, EmailIdentity, EmailSendingEvent, EventDestination, Identity, SuppressionReasons } from "aws-cdk-lib/aws-ses";
import { SubscriptionFilter, Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";

import type { Settings } from "../settings.ts";
import type { Keys } from "./keys.ts";

/** Topics and sender of one deployment. */
export interface Messages {
  /** Events of the house, as the program publishes them. */
  readonly operations: Topic;
  /** Alarms of CloudWatch and the budget, and what became of instances. */
  readonly alarms: Topic;
  /** What became of backups; the good news is mailed to nobody. */
  readonly backups: Topic;
  /** Bounces and complaints. */
  readonly feedback: Topic;
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
}

export function messages(scope: Construct, keys: Keys, settings: Settings): Messages {
  const topic = (id: string, name: string, publishers: string[]) => {
    const made = new Topic(scope, id, { topicName: `${settings.prefix}-${name}`, masterKey: keys.messages, enforceSSL: true, signatureVersion: "2" });
    for (const service of publishers) {
      made.addToResourcePolicy(
        new PolicyStatement({
          sid: `From${service.charAt(0).toUpperCase()}${service.slice(1)}`,
          principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
          actions: ["sns:Publish"],
          resources: [made.topicArn],
          conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
        }),
      );
    }
    return made;
  };
  const operations = topic("Operations", "operations", []);
  const alarms = topic("Alarms", "alarms", ["cloudwatch", "budgets"]);
  // The vault lets AWS Backup publish here by itself.
  const backups = topic("BackupNews", "backups", []);
  const feedback = topic("MailFeedback", "mail-feedback", ["ses"]);
  for (const heard of [operations, alarms]) heard.addSubscription(new EmailSubscription(settings.operationsEmail));
  backups.addSubscription(new EmailSubscription(settings.operationsEmail, { filterPolicy: { State: SubscriptionFilter.stringFilter({ denylist: ["COMPLETED"] }) } }));
  const configurationSet = new ConfigurationSet(scope, "Mail", {
    configurationSetName: `${settings.prefix}-mail`,
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    reputationMetrics: true,
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
  });
  configurationSet.addEventDestination("Feedback", {
    destination: EventDestination.snsTopic(feedback),
    events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
  });
  const domain = settings.mailFrom.split("@")[1] ?? "";
  const identity = new EmailIdentity(scope, "Sender", { identity: Identity.domain(domain), configurationSet, mailFromDomain: `mail.${domain}` });
  identity.dkimRecords.forEach((record, at) => {
    if (!settings.local) new CfnOutput(scope, `Dkim${at + 1}`, { value: `${record.name} CNAME ${record.value}`, description: "For the DNS of the sender's domain" });
  });
  // Receivers ask these two whether a mail that says it is the house's comes from SES.
  new CfnOutput(scope, "MailFromSpf", { value: `mail.${domain} TXT "v=spf1 include:amazonses.com ~all"` });
  new CfnOutput(scope, "Dmarc", { value: `_dmarc.${domain} TXT "v=DMARC1; p=none"`, description: "Unless the domain has one already" });
  new CfnOutput(scope, "MailFromMx", { value: `mail.${domain} MX 10 feedback-smtp.${Stack.of(scope).region}.amazonses.com` });
  return { operations, alarms, backups, feedback, identity, configurationSet };
}
