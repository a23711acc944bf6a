// What one deployment decides. Everything else is the same for all of them.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export interface Settings {
  /** What names of tables and roles begin with; the program's CAREDESK_PREFIX. */
  readonly prefix: string;
  readonly region: string;
  /** Which of the two homes is deployed. */
  readonly home: "lambda" | "ec2";
  /** What people have in the address bar. On Lambda it may be left out: API Gateway's own address then. */
  readonly origin?: string;
  /** For the name in `origin`, in the same region. With `hostedZoneId` it may be left out: one is made then. */
  readonly certificateArn?: string;
  /** The zone of Route 53, in this account, in which the name in `origin` lies: the name is made to lead here. Left out: whoever has the zone does it. */
  readonly hostedZoneId?: string;
  /** Sender of every mail; its domain gets a DKIM identity. */
  readonly mailFrom: string;
  /** Who hears the alarms and the operations topic. */
  readonly operationsEmail: string;
  /** Text messages that all processes together hand to SNS in a second. Left out: none are offered or sent. */
  readonly smsPerSecond?: number;
  /** What phones show as sender of a text, in countries that allow it. */
  readonly smsSenderId?: string;
  /** Who looks for malware in patients' files. */
  readonly scanner: "guardduty" | "none";
  /** The model on Bedrock, in the same region, that words the health assistant's answers; left out: rules alone, and no right to ask one. */
  readonly assistantModel?: string;
  /** A web application firewall before the load balancer; the HTTP API of Lambda cannot have one. */
  readonly waf: boolean;
  readonly monthlyBudgetDollars: number;
  /** Years for which nobody takes a seal of the audit trail away. */
  readonly sealYears: number;
  /** compliance: not even the account's root. It cannot be taken back. */
  readonly sealLock: "governance" | "compliance";
  readonly architecture: "x86_64" | "arm64";
  /** Requests that Lambda answers at once; the rest is answered 503 by API Gateway. */
  readonly portalConcurrency: number;
  /** Gateways by which the instances reach SNS, SES and webhooks: one in each zone, or one for both. */
  readonly natGateways: 1 | 2;
  /** For the server that speaks like AWS on one machine: leaves out what it refuses (lib/local.ts), and keeps nothing. */
  readonly local: boolean;
  /** Where that server answers. */
  readonly endpoint?: string;
  /** The zip that scripts/package-lambda made for this home. */
  readonly zip: string;
}

const DEFAULTS = {
  prefix: "caredesk",
  region: "eu-west-1",
  home: "lambda",
  scanner: "none",
  waf: false,
  monthlyBudgetDollars: 150,
  sealYears: 6,
  sealLock: "governance",
  architecture: "x86_64",
  portalConcurrency: 50,
  natGateways: 2,
  local: false,
} as const;

const ONE_OF: Partial<Record<keyof Settings, readonly unknown[]>> = {
  home: ["lambda", "ec2"],
  scanner: ["guardduty", "none"],
  sealLock: ["governance", "compliance"],
  architecture: ["x86_64", "arm64"],
  natGateways: [1, 2],
};

const KNOWN = new Set([...Object.keys(DEFAULTS), "origin", "certificateArn", "hostedZoneId", "mailFrom", "operationsEmail", "smsPerSecond", "smsSenderId", "zip", "endpoint", "assistantModel"]);

/** Everything that is wrong with a deployment's settings, one line each. */
export class SettingsError extends Error {}

/** Where cargo builds; as for cargo, a folder that does not begin at the root begins at the repository's. */
const target = (): string => resolve(fileURLToPath(new URL("../..", import.meta.url)), process.env["CARGO_TARGET_DIR"] || "target");

/** Checks what a deployment's file says and fills in what it leaves out. */
export function settings(given: Record<string, unknown>): Settings {
  const zip = join(target(), `${given["home"] ?? DEFAULTS.home}`, `caredesk-${given["architecture"] ?? DEFAULTS.architecture}.zip`);
  const all = { ...DEFAULTS, zip, ...given } as unknown as Settings;
  const wrong: string[] = [];
  for (const name of Object.keys(given)) {
    if (!KNOWN.has(name)) wrong.push(`${name}: is not a setting`);
  }
  for (const [name, allowed] of Object.entries(ONE_OF)) {
    const value = all[name as keyof Settings];
    if (!allowed.includes(value)) wrong.push(`${name}: is ${allowed.join(" or ")}`);
  }
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(all.prefix)) wrong.push("prefix: is 1 to 20 small letters, digits and dashes, a letter first");
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(all.region)) wrong.push("region: is a region such as eu-west-1");
  for (const name of ["mailFrom", "operationsEmail"] as const) {
    if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(all[name] ?? "")) wrong.push(`${name}: is an address of mail`);
  }
  if (all.origin !== undefined && !/^https:\/\/[a-z0-9.-]+$/.test(all.origin)) wrong.push("origin: begins with https:// and ends with the name");
  const named = all.certificateArn !== undefined || all.hostedZoneId !== undefined;
  if ((all.origin !== undefined) !== named && !all.local) wrong.push("origin and certificateArn belong together, or origin and hostedZoneId");
  if (all.hostedZoneId !== undefined && !/^Z[A-Z0-9]{1,31}$/.test(all.hostedZoneId)) wrong.push("hostedZoneId: is the id of a zone of Route 53 such as Z0123456789ABCDEFGHIJ");
  if (all.home === "ec2" && all.origin === undefined) wrong.push("origin: is needed on EC2");
  if (all.waf && all.home === "lambda") wrong.push("waf: stands before the load balancer of EC2; an HTTP API cannot have one");
  if (all.assistantModel !== undefined && !/^[a-z0-9-]+\.[a-z0-9.:-]{3,100}$/.test(all.assistantModel)) wrong.push("assistantModel: is the id of a model in the same region");
  if (all.local !== (all.endpoint !== undefined)) wrong.push("endpoint: belongs to local, and to nothing else");
  if (all.smsPerSecond !== undefined && !(Number.isInteger(all.smsPerSecond) && all.smsPerSecond >= 1 && all.smsPerSecond <= 100)) wrong.push("smsPerSecond: is a number from 1 to 100");
  if (all.smsSenderId !== undefined && !/^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/.test(all.smsSenderId)) wrong.push("smsSenderId: is 1 to 11 letters and digits with a letter among them");
  if (!(all.sealYears >= 1)) wrong.push("sealYears: is at least 1");
  if (wrong.length > 0) throw new SettingsError(wrong.join("\n"));
  return all;
}

/** The settings in a file such as `deployments/example.json`. */
export function settingsOf(file: string): Settings {
  return settings(JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>);
}
