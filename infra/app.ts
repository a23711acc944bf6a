// `cdk synth -c deployment=deployments/example.json`: the stacks of one deployment.
import { existsSync } from "node:fs";

import { App } from "aws-cdk-lib";

import { house } from "./lib/house.ts";
import { settingsOf } from "./lib/settings.ts";

const app = new App();
const file: unknown = app.node.tryGetContext("deployment");
if (typeof file !== "string") throw new Error("say which deployment: -c deployment=deployments/<name>.json");
const settings = settingsOf(file);
if (!existsSync(settings.zip)) throw new Error(`${settings.zip} is not there: scripts/package-lambda makes it`);
house(app, settings);
app.synth();
