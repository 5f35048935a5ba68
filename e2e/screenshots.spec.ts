import { mkdirSync } from "node:fs";
import { test } from "@playwright/test";
import { DAY, mapLoaded, planLoaded, signIn } from "./portal";

const DIR = "docs/img";

test.use({ viewport: { width: 1440, height: 900 } });
test.beforeAll(() => mkdirSync(DIR, { recursive: true }));

const settled = async (page: import("@playwright/test").Page) => {
  await mapLoaded(page);
  await planLoaded(page);
  await page.waitForTimeout(4000);
};

test("map", async ({ page }) => {
  await signIn(page, "captain", `/plan?at=${DAY}T07:20`);
  await settled(page);
  await page.screenshot({ path: `${DIR}/map.png` });
});

test("duty card", async ({ page }) => {
  await signIn(page, "captain", `/plan?z=14.4&lon=113.424&lat=34.858&at=${DAY}T07:20&sel=113.4195,34.861`);
  await settled(page);
  await page.screenshot({ path: `${DIR}/duty-card.png` });
});

test("heat", async ({ page }) => {
  await signIn(page, "leader", `/plan?at=${DAY}T18:15&layers=base,squad,grid,border,heat`);
  await settled(page);
  await page.screenshot({ path: `${DIR}/heat.png` });
});

test.describe("phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test("phone", async ({ page }) => {
    await signIn(page, "chief", `/plan?z=14.2&lon=113.42&lat=34.857&at=${DAY}T07:20&sel=113.4195,34.861`);
    await settled(page);
    await page.screenshot({ path: `${DIR}/phone.png` });
  });
});
