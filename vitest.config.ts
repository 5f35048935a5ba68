import { defineConfig } from "vitest/config";

/** Two suites: `pure` needs nothing but Node; `engine` runs the same files on each database engine in turn. */
export default defineConfig({
  test: {
    // Also on two cores both work: nothing here waits for a screen.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "pure",
          include: ["geo/**/*.test.ts", "duty/**/*.test.ts", "components/**/*.test.ts", "app/_server/print/**/*.test.ts"],
          // Nothing pure leaves anything behind: modules are read once for all files.
          isolate: false,
          // Against hanging only: how fast something is, the benchmarks say.
          testTimeout: 60_000,
        },
      },
      { test: { name: "house", include: ["scripts/**/*.test.ts"] } },
      { test: { name: "start", include: ["scripts/**/*.start.ts"], fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        test: {
          name: "engine",
          include: ["db/**/*.test.ts", "app/**/*.test.ts", "scripts/**/*.engine.ts"],
          exclude: ["app/_server/print/**"],
          globalSetup: ["db/engine-for-tests.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
