// What a deployment's file may say, and what it must.
import { describe, expect, test } from "vitest";

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
      [{ region: "nowhere" }, "region"],
      [{ home: "moon" }, "home"],
      [{ origin: "http://portal.example.org" }, "origin"],
      [{ certificateArn: undefined }, "certificateArn"],
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
  });
});
