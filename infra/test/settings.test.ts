// What a deployment's file may say, and what it must.
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test, vi } from "vitest";

import { settings, SettingsError } from "../lib/settings.ts";
import { EC2, like } from "./templates.ts";

const wrong = (change: Record<string, unknown>): string => {
  try {
    like(change);
    return "";
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as SettingsError).message;
  }
};

describe("f63 settings of a deployment", () => {
  test("f63_everything_that_is_wrong_is_said_at_once", () => {
    expect(() => settings({})).toThrow(/mailFrom[^]*operationsEmail/);
    for (const [change, names] of [
      [{ prefix: "Care Desk" }, "prefix"],
      [{ prefix: "2care" }, "prefix"],
      [{ prefix: "-care" }, "prefix"],
      [{ prefix: "c".repeat(21) }, "prefix"],
      [{ region: "nowhere" }, "region"],
      [{ home: "moon" }, "home"],
      [{ origin: "http://portal.example.org" }, "origin"],
      [{ certificateArn: undefined }, "certificateArn"],
      [{ origin: undefined, certificateArn: undefined, hostedZoneId: "Z0123456789ABCDEFGHIJ" }, "hostedZoneId"],
      [{ hostedZoneId: "example.org" }, "hostedZoneId"],
      [{ ...EC2, origin: undefined, certificateArn: undefined }, "origin"],
      [{ home: "lambda", waf: true }, "waf"],
      [{ scanner: "clamd" }, "scanner"],
      [{ sealYears: 0 }, "sealYears"],
      [{ smsPerSecond: 0 }, "smsPerSecond"],
      [{ smsSenderId: "12345" }, "smsSenderId"],
      [{ colour: "green" }, "colour"],
    ] as const) {
      expect(wrong(change), names).toContain(names);
    }
    expect(wrong({})).toBe("");
    expect(wrong({ certificateArn: undefined, hostedZoneId: "Z0123456789ABCDEFGHIJ" })).toBe("");
  });

  test("f63_the_program_is_looked_for_where_cargo_put_it", () => {
    const { zip: _, ...example } = like() as unknown as Record<string, unknown>;
    const zip = (folder: string, change = {}): string => {
      vi.stubEnv("CARGO_TARGET_DIR", folder);
      return settings({ ...example, ...change }).zip;
    };
    const here = fileURLToPath(new URL("../..", import.meta.url));
    expect(zip("")).toBe(join(here, "target/lambda/caredesk-x86_64.zip"));
    expect(zip("elsewhere")).toBe(join(here, "elsewhere/lambda/caredesk-x86_64.zip"));
    expect(zip("/tmp/built")).toBe("/tmp/built/lambda/caredesk-x86_64.zip");
    expect(zip("/tmp/built", { home: "ec2", architecture: "arm64" })).toBe("/tmp/built/ec2/caredesk-arm64.zip");
    vi.unstubAllEnvs();
  });
});
