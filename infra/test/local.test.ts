// What the local form leaves out, so that nobody takes more away unseen.
import { describe, expect, test } from "vitest";

import { LEFT_OUT_LOCALLY, OUTPUTS_LEFT_OUT_LOCALLY } from "../lib/local.ts";
import { BOTH, type Resource, synthesised } from "./templates.ts";

const HERE = { local: true, endpoint: "http://127.0.0.1:4566" };

const counted = (change: Record<string, unknown>): Map<string, number> => {
  const all = synthesised(change).all.flatMap((template) => Object.values(template.toJSON()["Resources"] as Record<string, Resource>));
  return all.reduce((counts, { Type }) => counts.set(Type, (counts.get(Type) ?? 0) + 1), new Map<string, number>());
};

describe("f64 the local form", () => {
  test("f64_it_leaves_out_what_is_listed_and_nothing_else", () => {
    const fewer = BOTH.flatMap((change) => {
      const [whole, local] = [counted(change), counted({ ...change, ...HERE })];
      expect([...local.keys()].filter((type) => !whole.has(type))).toEqual([]);
      return [...whole].filter(([type, count]) => (local.get(type) ?? 0) < count).map(([type]) => type);
    });
    expect([...new Set(fewer)].sort()).toEqual(Object.keys(LEFT_OUT_LOCALLY).sort());
    expect(fewer).not.toContain("AWS::DynamoDB::Table");
  });

  test("f64_its_outputs_are_the_others_but_for_those_listed", () => {
    for (const change of BOTH) {
      const outputs = (of: Record<string, unknown>) => Object.keys((synthesised(of).data.toJSON()["Outputs"] ?? {}) as object);
      const left = outputs(change).filter((name) => !outputs({ ...change, ...HERE }).includes(name));
      expect(left).toEqual(OUTPUTS_LEFT_OUT_LOCALLY);
    }
  });
});
