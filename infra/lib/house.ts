// The stacks of one deployment, put together: data first, then the home, then who looks after both.
import { type App, DefaultStackSynthesizer, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, HIPAASecurityChecks } from "cdk-nag";

import { type Acknowledged, ACKNOWLEDGED, acknowledge } from "./acknowledged.ts";
import { DataStack } from "./data/stack.ts";
import { Ec2Stack } from "./ec2/stack.ts";
import { LambdaStack } from "./lambda/stack.ts";
import type { Settings } from "./settings.ts";
import { WatchStack } from "./watch/stack.ts";

/** An application and its stacks. */
export interface House {
  readonly app: App;
  readonly data: DataStack;
  readonly home: LambdaStack | Ec2Stack;
  readonly watch: WatchStack;
}

/** Synthesis fails when cdk-nag finds what is not acknowledged. */
export function house(app: App, settings: Settings, acknowledged: readonly Acknowledged[] = ACKNOWLEDGED): House {
  // Nobody bootstraps a stand-in for AWS.
  const synthesizer = () => new DefaultStackSynthesizer(settings.local ? { generateBootstrapVersionRule: false } : {});
  const common = () => ({ env: { region: settings.region }, synthesizer: synthesizer() });
  // scripts/destroy lifts it.
  const kept = { terminationProtection: !settings.local };
  const named = (part: string) => `${settings.prefix}-${part}`;
  const data = new DataStack(app, named("data"), settings, { ...common(), ...kept, description: "Caredesk: tables, files, keys, topics, backups" });
  const home =
    settings.home === "ec2"
      ? new Ec2Stack(app, named("ec2"), data, settings, { ...common(), ...kept, description: "Caredesk on EC2" })
      : new LambdaStack(app, named("lambda"), data, settings, { ...common(), ...kept, description: "Caredesk on Lambda" });
  const watch = new WatchStack(app, named("watch"), data, home, settings, { ...common(), description: "Caredesk: alarms, dashboard, budget" });
  Tags.of(app).add("application", "caredesk");
  Tags.of(app).add("deployment", settings.prefix);
  // Whatever is in a table or a bucket is about people's health, or says who they are.
  Tags.of(data).add("data", "health");
  // What is left out locally is missed by the rules; they are about AWS.
  if (!settings.local) Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new HIPAASecurityChecks(app, { writeSuppressionsToCloudFormation: true }));
  const made = { app, data, home, watch };
  acknowledge(made, acknowledged);
  return made;
}
