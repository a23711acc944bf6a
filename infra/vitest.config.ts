import { defineConfig } from "vitest/config";

// One process: loading aws-cdk-lib takes longer than the tests do.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], pool: "forks", maxWorkers: 1, isolate: false, testTimeout: 60_000, hookTimeout: 120_000 },
});
