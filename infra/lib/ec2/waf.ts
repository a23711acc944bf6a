// A firewall before the balancer: AWS's own rules, and a limit for each address.
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from "aws-cdk-lib/aws-wafv2";
import { ArnFormat, Stack } from "aws-cdk-lib";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";

import type { Keys } from "../data/keys.ts";
import { lasting, ofThisStack } from "../lasting.ts";
import type { Settings } from "../settings.ts";

/** Requests of one address in five minutes; a hospital behind one address has many people. */
const A_CROWD = 6_000;
/** Free text of doctors looks like many things; what is longer than the rules' 8 kB is a long note. */
const COUNTED_ONLY = ["SizeRestrictions_BODY", "CrossSiteScripting_BODY"];

export function firewall(scope: Construct, balancerArn: string, keys: Keys, settings: Settings): void {
  const seen = (metricName: string) => ({ cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName: `${settings.prefix}-${metricName}` });
  const managed = (priority: number, name: string, ruleActionOverrides: CfnWebACL.RuleActionOverrideProperty[] = []): CfnWebACL.RuleProperty => ({
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name, ruleActionOverrides } },
    visibilityConfig: seen(name),
  });
  const acl = new CfnWebACL(scope, "Firewall", {
    name: `${settings.prefix}-portal`,
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    visibilityConfig: seen("firewall"),
    rules: [
      { name: "crowd", priority: 0, action: { block: {} }, statement: { rateBasedStatement: { aggregateKeyType: "IP", limit: A_CROWD } }, visibilityConfig: seen("crowd") },
      managed(1, "AWSManagedRulesAmazonIpReputationList"),
      managed(2, "AWSManagedRulesCommonRuleSet", COUNTED_ONLY.map((name) => ({ name, actionToUse: { count: {} } }))),
      managed(3, "AWSManagedRulesKnownBadInputsRuleSet"),
    ],
  });
  if (!settings.local) new CfnWebACLAssociation(scope, "FirewallOfTheBalancer", { resourceArn: balancerArn, webAclArn: acl.attrArn });
  const logs = new LogGroup(scope, "FirewallLog", {
    // The service asks for this beginning.
    logGroupName: ofThisStack(`aws-waf-logs-${settings.prefix}`, settings),
    encryptionKey: keys.messages,
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: lasting(settings),
  });
  new CfnLoggingConfiguration(scope, "FirewallLogging", {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [Stack.of(scope).formatArn({ service: "logs", resource: "log-group", arnFormat: ArnFormat.COLON_RESOURCE_NAME, resourceName: logs.logGroupName })],
    // Addresses carry ids and one-time links; cookies are sessions.
    redactedFields: [{ uriPath: {} }, { queryString: {} }, { singleHeader: { Name: "cookie" } }, { singleHeader: { Name: "authorization" } }],
    loggingFilter: { DefaultBehavior: "DROP", Filters: [{ Behavior: "KEEP", Requirement: "MEETS_ANY", Conditions: [{ ActionCondition: { Action: "BLOCK" } }, { ActionCondition: { Action: "COUNT" } }] }] },
  });
}
