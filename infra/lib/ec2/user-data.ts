// What a fresh instance runs: host/install.sh with the values of this deployment in it.
import { readFileSync } from "node:fs";

import { UserData } from "aws-cdk-lib/aws-ec2";

const host = (name: string): string => readFileSync(new URL(`../../host/${name}`, import.meta.url), "utf8").trimEnd();

/** What stands between @ signs in the files of host/. */
export interface Values {
  readonly stack: string;
  readonly group: string;
  readonly region: string;
  readonly assetBucket: string;
  readonly assetKey: string;
  readonly secretArn: string;
  readonly logGroup: string;
  readonly prefix: string;
  readonly settings: Readonly<Record<string, string>>;
}

export function userData(values: Values): UserData {
  const filled: Record<string, string> = {
    UNIT: host("caredesk.service"),
    FETCH_SECRET: host("fetch-secret"),
    AGENT: host("amazon-cloudwatch-agent.json"),
    ROTATE: host("caredesk.logrotate"),
    SETTINGS: Object.entries(values.settings).map(([name, value]) => `${name}=${value}`).join("\n"),
    STACK: values.stack,
    GROUP: values.group,
    REGION: values.region,
    ASSET_BUCKET: values.assetBucket,
    ASSET_KEY: values.assetKey,
    SECRET_ARN: values.secretArn,
    LOG_GROUP: values.logGroup,
    PREFIX: values.prefix,
  };
  const script = Object.entries(filled).reduce((text, [name, value]) => text.replaceAll(`@${name}@`, () => value), host("install.sh"));
  return UserData.custom(script);
}
