// Who looks after it: numbers from the log, alarms, one page to look at, a budget.
import { Aws, Stack, type StackProps } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";

import type { DataStack } from "../data/stack.ts";
import { Ec2Stack } from "../ec2/stack.ts";
import type { LambdaStack } from "../lambda/stack.ts";
import type { Settings } from "../settings.ts";
import { Alarms } from "./alarms.ts";
import { dashboard } from "./dashboard.ts";
import { logMetrics } from "./metrics.ts";

export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, data: DataStack, home: LambdaStack | Ec2Stack, settings: Settings, props: StackProps) {
    super(scope, id, props);
    const metrics = logMetrics(this, logsOf(home), settings);
    const alarms = new Alarms(this, data, settings);
    alarms.ofTheProgram(metrics);
    alarms.ofTheData();
    if (home instanceof Ec2Stack) alarms.ofEc2(home);
    else alarms.ofLambda(home);
    dashboard(this, data, metrics, alarms.all, settings);
    this.budget(data, settings);
  }

  private budget(data: DataStack, settings: Settings): void {
    const told = (notificationType: string, threshold: number) => ({
      notification: { notificationType, threshold, thresholdType: "PERCENTAGE", comparisonOperator: "GREATER_THAN" },
      subscribers: [{ subscriptionType: "SNS", address: data.messages.alarms.topicArn }],
    });
    new CfnBudget(this, "Budget", {
      budget: {
        budgetName: `${settings.prefix}-${Aws.REGION}`,
        budgetType: "COST",
        timeUnit: "MONTHLY",
        budgetLimit: { amount: settings.monthlyBudgetDollars, unit: "USD" },
      },
      notificationsWithSubscribers: [told("FORECASTED", 100), told("ACTUAL", 80), told("ACTUAL", 100)],
    });
  }
}

function logsOf(home: LambdaStack | Ec2Stack): ILogGroup[] {
  return home instanceof Ec2Stack ? [home.fleet.logs] : [home.portal, ...home.workers].map((each) => each.logs);
}
