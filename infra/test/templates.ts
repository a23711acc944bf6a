// The templates of each home, synthesised once for all tests.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { App, type Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";

import { type House, house } from "../lib/house.ts";
import { type Settings, settings } from "../lib/settings.ts";

/** An empty zip: what is in the program's is no matter of templates. */
const EMPTY_ZIP = Buffer.concat([Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);
/** Where scripts/test-infra finds the templates of both homes afterwards. */
export const folder = process.env["CAREDESK_TEMPLATES"] ?? mkdtempSync(join(tmpdir(), "caredesk-infra-"));
const zip = join(folder, "program.zip");
writeFileSync(zip, EMPTY_ZIP);

export const context = (JSON.parse(readFileSync(new URL("../cdk.json", import.meta.url), "utf8")) as { context: Record<string, unknown> }).context;

const EXAMPLE = JSON.parse(readFileSync(new URL("../deployments/example.json", import.meta.url), "utf8")) as Record<string, unknown>;

/** The example deployment with something else. */
export const like = (change: Record<string, unknown> = {}): Settings => settings({ ...EXAMPLE, zip, ...change });

/** A deployment whose findings of cdk-nag were nothing: synthesis fails otherwise. */
export interface Synthesised {
  readonly house: House;
  readonly data: Template;
  readonly home: Template;
  readonly watch: Template;
  readonly all: readonly Template[];
}

export const LAMBDA = { home: "lambda" };
export const EC2 = { home: "ec2", waf: true };
export const BOTH = [LAMBDA, EC2];

const made = new Map<string, Synthesised>();

/** The templates of a deployment; the same ones for the same change. */
export function synthesised(change: Record<string, unknown> = {}): Synthesised {
  const key = JSON.stringify(change, (_, value: unknown) => value ?? "left out");
  const known = made.get(key);
  if (known !== undefined) return known;
  const outdir = join(folder, BOTH.includes(change as never) ? String(change["home"]) : String(made.size));
  const built = house(new App({ outdir, context }), like(change));
  built.app.synth();
  const of = (stack: Stack) => Template.fromStack(stack);
  const [data, home, watch] = [of(built.data), of(built.home), of(built.watch)];
  const result = { house: built, data, home, watch, all: [data, home, watch] };
  made.set(key, result);
  return result;
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, any>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly CreationPolicy?: Record<string, any>;
  readonly DependsOn?: readonly string[];
  readonly UpdatePolicy?: Record<string, any>;
}

/** The resources of a type, by logical id. */
export const ofType = (template: Template, type: string): Record<string, Resource> => template.findResources(type) as Record<string, Resource>;
export const valuesOf = (template: Template, type: string): Resource[] => Object.values(ofType(template, type));

/** A file of the repository. */
export const repository = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
