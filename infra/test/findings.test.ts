// cdk-nag: what it finds in both homes is what is acknowledged, each in the same words to people; synthesis fails for anything else.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { App } from "aws-cdk-lib";
import { describe, expect, test } from "vitest";

import { ACKNOWLEDGED } from "../lib/acknowledged.ts";
import { house } from "../lib/house.ts";
import { BOTH, context, folder, like, repository } from "./templates.ts";

interface Report {
  readonly pluginReports: readonly { readonly violations?: readonly { readonly ruleName: string; readonly violatingConstructs: readonly { readonly constructPath: string }[] }[] }[];
}

/** What is found where nothing is acknowledged, and that synthesis fails then. */
function found(change: Record<string, unknown>): string[] {
  const outdir = join(folder, `bare-${String(change["home"])}`);
  const app = new App({ outdir, context });
  house(app, like(change), []);
  expect(() => app.synth()).toThrow(/Acknowledge with/);
  const report = JSON.parse(readFileSync(join(outdir, "validation-report.json"), "utf8")) as Report;
  return report.pluginReports.flatMap((pack) =>
    (pack.violations ?? [])
      .filter((violation) => /^(AwsSolutions|HIPAA)/.test(violation.ruleName))
      .flatMap(({ ruleName, violatingConstructs }) => violatingConstructs.map((at) => `${ruleName.replace(/\[.*$/s, "")} ${at.constructPath.replace(/^caredesk-/, "")}`)),
  );
}

describe("f63 findings", () => {
  test("f63_what_cdk_nag_finds_is_what_is_acknowledged", () => {
    const listed = ACKNOWLEDGED.flatMap((each) => each.at.map((place) => `${each.rule} ${place}`));
    expect([...new Set(BOTH.flatMap(found))].sort()).toEqual([...new Set(listed)].sort());
  });

  test("f63_every_acknowledgement_is_explained_to_people_in_the_same_words", () => {
    const page = repository("infra/SUPPRESSIONS.md");
    const written = [...page.matchAll(/^\| `([^`]+)` \| (.+?) \| (.+?) \|$/gm)].map((match) => `${match[1]} | ${match[2]} | ${match[3]}`);
    const places = (at: readonly string[]) => at.map((place) => `\`${place.replace(/\/Resource$/, "")}\``).join(" ");
    expect([...written].sort()).toEqual(ACKNOWLEDGED.map((each) => `${each.rule} | ${places(each.at)} | ${each.reason}`).sort());
  });
});
