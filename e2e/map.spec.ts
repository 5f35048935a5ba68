import { expect, test } from "@playwright/test";
import { DAY, mapLoaded, PASSWORD, planLoaded, planOf, signIn } from "./portal";

test("a deep link keeps view, time, place and layers over a reload", async ({ page }) => {
  await signIn(page, "captain", `/plan?at=${DAY}T18:45`);
  await mapLoaded(page);
  await planLoaded(page);
  await page.getByTestId("map").click({ position: { x: 760, y: 330 } });
  await page.getByTestId("layer-cell").click();
  await page.getByTestId("map-in").click();
  await expect(page).toHaveURL(/z=.*sel=.*layers=/);
  const title = await page.getByTestId("card-title").textContent();
  await page.waitForTimeout(1500);
  const url = page.url();
  await page.reload();
  await mapLoaded(page);
  await expect(page.getByTestId("card-title")).toHaveText(title!);
  await expect(page.getByTestId("clock")).toHaveText("18:45");
  await expect(page.getByTestId("layer-cell")).toBeChecked();
  await page.waitForTimeout(1000);
  expect(page.url()).toBe(url);
});

test("the language changes with everything on the screen, and stays", async ({ page }) => {
  await signIn(page, "captain", `/plan?at=${DAY}T10:00&sel=113.42,34.861`);
  await mapLoaded(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.getByTestId("language").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByText("Key places")).toBeVisible();
  await expect(page.getByTestId("card-why")).toContainText("The point lies in cell");
  await page.reload();
  await expect(page.getByTestId("card-why")).toContainText("The point lies in cell");
  await page.getByTestId("language").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test("everything by keyboard: sign in, search, read, close, ask for the map's centre", async ({ page }) => {
  await page.goto(`/login?from=${encodeURIComponent(`/plan?at=${DAY}T10:00`)}`);
  await page.locator("html[data-ready]").waitFor();
  await expect(page.getByLabel("账号", { exact: true })).toBeFocused();
  await page.keyboard.type("captain");
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/plan/);
  await mapLoaded(page);
  const plan = await planOf(page);
  const [grid] = plan.grids;

  const search = page.getByTestId("search");
  for (let step = 0; step < 8 && !(await search.evaluate((one) => one === document.activeElement)); step++)
    await page.keyboard.press("Tab");
  await expect(search).toBeFocused();
  await page.keyboard.type(grid!.name);
  await expect(page.locator(".ant-select-item-option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("card-title")).toHaveText(grid!.name);
  await expect(page.getByTestId("card-title")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("card")).toBeHidden();

  await expect(page.locator(".maplibregl-canvas")).toBeFocused();
  await page.waitForTimeout(1200);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("card")).toBeVisible();
});

test("a search for nothing there says so", async ({ page }) => {
  await signIn(page, "officer");
  await mapLoaded(page);
  await page.getByTestId("search").fill("zzzz-9");
  await expect(page.getByText("没有找到「zzzz-9」")).toBeVisible();
});

test("tiles that fail are told, and tried again on demand", async ({ page }) => {
  await page.route("**/api/tile/grid/**", (route) => route.fulfill({ status: 500, body: "" }));
  await signIn(page, "captain");
  await mapLoaded(page);
  await expect(page.getByText("部分地图数据未能载入。")).toBeVisible();
  await page.unroute("**/api/tile/grid/**");
  const again = page.waitForResponse((answer) => answer.url().includes("/api/tile/grid/") && answer.ok());
  await page.getByRole("button", { name: "重试" }).click();
  await again;
  await expect(page.getByText("部分地图数据未能载入。")).toBeHidden();
});

test("a lost network is told while it is lost", async ({ page, context }) => {
  await signIn(page, "captain");
  await mapLoaded(page);
  await planLoaded(page);
  await context.setOffline(true);
  await expect(page.getByText("网络已断开")).toBeVisible();
  await page.getByTestId("map").click({ position: { x: 760, y: 330 } });
  await expect(page.getByTestId("card-title")).not.toBeEmpty();
  await context.setOffline(false);
  await expect(page.getByText("网络已断开")).toBeHidden();
});

test("outside the city nobody answers, and that is said", async ({ page }) => {
  await signIn(page, "captain", `/plan?at=${DAY}T10:00&sel=113.2,34.7`);
  await mapLoaded(page);
  await expect(page.getByTestId("card")).toHaveAttribute("data-kind", "outside");
  await expect(page.getByTestId("card")).toContainText("该点不在任何单元网格内");
});
