import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const CHROMIUM = "/usr/bin/chromium";

/** Software WebGL, and none of the browser's own errands. */
const ARGS = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Journeys through a running portal with the sample city; `npm test` starts one and tells its address in E2E_BASE_URL. */
export default defineConfig({
  testDir: "e2e",
  // Pictures for the documentation are made on demand, they test nothing.
  testIgnore: process.env.SCREENSHOTS ? [] : ["**/screenshots.spec.ts"],
  outputDir: process.env.E2E_OUTPUT ?? "test-results",
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // WebGL is drawn by the processor here: on a busy machine a journey may run into a time-out once. `npm test` names such a one.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://127.0.0.1:3000",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 760 },
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    // Nothing here tests how things glide; software rendering is slow at it.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: { args: ARGS, ...(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}) },
  },
});
