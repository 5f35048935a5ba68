import { expect, test } from "@playwright/test";
import { hourBins } from "../components/plan/hour-bins";
import { DAY, mapLoaded, planLoaded, signIn } from "./portal";

test("a leader lays the year's violations over the map and looks at them hour by hour", async ({ page }) => {
  await signIn(page, "leader", `/plan?at=${DAY}T07:20`);
  await mapLoaded(page);
  await planLoaded(page);
  const shown = async () => Number((await page.getByTestId("heat-count").textContent())!.replace(/\D/g, "") || "0");
  const picture = () => page.screenshot({ clip: { x: 420, y: 90, width: 560, height: 440 } });
  const bare = await picture();

  await page.getByTestId("layer-heat").click();
  const { total } = await (await page.request.get("/api/heat/tally")).json();
  expect(total).toBeGreaterThan(30_000);
  await expect.poll(shown).toBe(total);
  await expect(page.locator("#deckgl-overlay, canvas")).not.toHaveCount(1);
  await expect.poll(async () => (await picture()).equals(bare)).toBe(false);
  await page.waitForTimeout(1500);
  const whole = await picture();

  const bins = hourBins(new Uint8Array(await (await page.request.get("/api/heat/hours?metres=25")).body()).buffer as ArrayBuffer);
  const between = (from: number, to: number) =>
    bins.count.reduce((sum, count, i) => sum + (bins.hour[i]! >= from && bins.hour[i]! < to ? count : 0), 0);
  const [first] = await page.getByRole("slider", { name: "时段" }).all();
  await first!.focus();
  for (let hour = 0; hour < 17; hour++) await first!.press("ArrowRight");
  await expect(page.getByTestId("heat-hours")).toHaveText("17:00-24:00");
  await expect.poll(shown).toBe(between(17, 24));
  await expect.poll(async () => (await picture()).equals(whole)).toBe(false);

  await page.getByRole("switch", { name: "跟随时间轴" }).click();
  await expect(page.getByTestId("heat-hours")).toHaveText("07:00-08:00");
  await expect.poll(shown).toBe(between(7, 8));
  const slider = page.getByRole("slider", { name: "一天中的时刻" });
  await slider.focus();
  for (let step = 0; step < 4; step++) await slider.press("ArrowRight");
  await expect.poll(shown).toBe(between(8, 9));

  await page.getByRole("button", { name: "近一月" }).click();
  await expect.poll(shown).toBeLessThan(between(8, 9));
});
