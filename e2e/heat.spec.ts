import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { mapLoaded, signIn } from "./portal";

interface Tally {
  readonly total: number;
  readonly byHourOfWeek: readonly number[];
}

/** Waits until what is shown is what was asked for. */
const settled = async (page: Page) => {
  await mapLoaded(page);
  await expect(page.getByTestId("heat-stage")).toHaveAttribute("data-pending", "false", { timeout: 60_000 });
};

/** The number of violations the panel tells. */
const total = async (page: Page) =>
  Number(((await page.getByTestId("heat-total").locator("strong").textContent()) ?? "").replace(/\D/g, "") || "0");

/** The tally of the question in the page's address. */
const tallyOf = async (page: Page): Promise<Tally> => {
  const answer = await page.request.get(`/api/heat/tally${new URL(page.url()).search}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as Tally;
};

const picture = (page: Page) => page.screenshot({ clip: { x: 330, y: 180, width: 420, height: 380 } });

test("the leader finds the staggered-hour stalls near schools in three clicks", async ({ page }) => {
  await signIn(page, "leader");
  await page.getByTestId("user-menu").click();
  await page.getByRole("menuitem", { name: "违法热力" }).click();
  await page.waitForURL(/\/heat/);
  await settled(page);
  const whole = await total(page);
  const bare = await picture(page);
  await page.getByTestId("heat-preset-school").click();
  await expect(page).toHaveURL(/near=school~150~key/);
  await settled(page);
  await expect.poll(() => total(page)).toBeLessThan(whole / 4);
  expect((await picture(page)).equals(bare)).toBe(false);

  const told = await tallyOf(page);
  expect(await total(page)).toBe(told.total);
  const day = (weekday: number) => told.byHourOfWeek.slice(weekday * 24, weekday * 24 + 24);
  for (const weekday of [0, 1, 2, 3, 4]) {
    const hours = day(weekday);
    const [first, second] = hours.map((count, hour) => [count, hour] as const).sort((a, b) => b[0] - a[0]);
    expect([first?.[1], second?.[1]].sort((a, b) => Number(a) - Number(b))).toEqual([7, 16]);
  }
  const weekend = [...day(5), ...day(6)].reduce((sum, count) => sum + count, 0);
  expect(weekend).toBeLessThan(told.total / 50);
});

test("significance shows noise as noise, change says what it is compared with", async ({ page }) => {
  await signIn(page, "leader", "/heat?layer=significance&side=200&ch=citizen,wechat&cat=08001");
  await settled(page);
  await expect(page.getByTestId("heat-legend")).toContainText("偶然波动");
  const query = "cat=08001&as=geojson&layer=significance&metres=200";
  const told = (await (await page.request.get(`/api/heat/export?${query}`)).json()) as { features: { properties: { verdict: string } }[] };
  // What was strewn evenly over the city has no hot spot.
  expect(new Set(told.features.map(({ properties }) => properties.verdict))).toEqual(new Set(["noise"]));
  const clustered = (await (
    await page.request.get("/api/heat/export?cat=09020&as=geojson&layer=significance&metres=100")
  ).json()) as typeof told;
  expect(clustered.features.some(({ properties }) => properties.verdict.startsWith("hot"))).toBe(true);

  await page.getByTestId("heat-layers").getByText("变化", { exact: true }).click();
  await settled(page);
  await expect(page.getByTestId("heat-legend")).toHaveAttribute("data-layer", "change");
  await expect(page.getByTestId("heat-legend")).toContainText("对");
});

test("a link restores question, drawing and hour; the browser's way back undoes a step", async ({ page }) => {
  await signIn(page, "leader", "/heat?cat=09001&near=school~150~key&layer=squares&side=200&h=7");
  await settled(page);
  await expect(page.getByTestId("heat-hour")).toHaveText("07:00-08:00");
  await expect(page.getByTestId("heat-legend")).toContainText("200 米方格");
  await expect(page.getByRole("list", { name: "当前条件" })).toContainText("学校 150 米内");
  const atSeven = await total(page);
  await page.getByTestId("heat-whole-day").click();
  await expect.poll(() => total(page)).toBeGreaterThan(atSeven);
  await expect(page).not.toHaveURL(/[?&]h=/);
  await page.goBack();
  await expect(page.getByTestId("heat-hour")).toHaveText("07:00-08:00");
  await expect.poll(() => total(page)).toBe(atSeven);
});

test("the day plays hour by hour with the space key; a square tells its count and who answers there", async ({ page }) => {
  await signIn(page, "leader", "/heat?all=1&layer=squares&side=400");
  await settled(page);
  const stage = await page.getByTestId("heat-stage").boundingBox();
  const [x, y] = [(stage?.x ?? 0) + (stage?.width ?? 0) / 2, (stage?.y ?? 0) + (stage?.height ?? 0) / 2];
  await page.mouse.move(x - 3, y);
  await page.mouse.move(x, y);
  await expect(page.getByTestId("heat-tip")).toContainText("400 米方格");
  await page.mouse.click(x, y);
  await expect(page.getByTestId("heat-spot")).toContainText("中队 负责");
  await expect(page.getByTestId("heat-spot").getByRole("link", { name: "在责任地图上看" })).toHaveAttribute("href", /\/plan\?.*sel=/);
  await page.keyboard.press("Space");
  await expect(page.getByTestId("heat-hour")).toHaveText(/^0[67]:00/);
  await expect(page.getByTestId("heat-hour")).toHaveText(/^0[89]:00/, { timeout: 30_000 });
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/[?&]h=\d/);
});

test("a question that finds nothing says which part of it hides what there is", async ({ page }) => {
  await signIn(page, "leader", "/heat?near=park~50&cat=07001&hours=000000000000000000000000000000000000000001");
  await settled(page);
  await expect(page.getByTestId("heat-empty")).toContainText("没有符合全部条件的违法");
  await page.getByRole("button", { name: /去掉“时段”后有/ }).click();
  await expect.poll(() => total(page)).toBeGreaterThan(0);
});

test("table, shapes, page and picture are handed out as files", async ({ page }) => {
  await signIn(page, "leader", "/heat?near=school~150~key&layer=squares&side=200");
  await settled(page);
  const saved = async (item: string) => {
    await page.getByTestId("heat-export").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: item }).click()]);
    return readFileSync(await download.path());
  };
  const csv = (await saved("表格（CSV）")).toString("utf8");
  expect(csv.startsWith("\ufeff中心经度,中心纬度,边长（米）,件数,占比\r\n")).toBe(true);
  const counts = csv
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => Number(line.split(",")[3]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(await total(page));
  expect(JSON.parse((await saved("GeoJSON")).toString("utf8")).features).toHaveLength(counts.length);
  expect((await saved("一页报告（PDF）")).subarray(0, 5).toString("latin1")).toBe("%PDF-");
  expect((await saved("图片（PNG）")).subarray(1, 4).toString("latin1")).toBe("PNG");
});

test("a captain begins with the own squad and may widen", async ({ page }) => {
  await signIn(page, "captain", "/heat");
  await settled(page);
  await expect(page).toHaveURL(/squad=/);
  const own = await total(page);
  await page.getByTestId("heat-wider").click();
  await expect.poll(() => total(page)).toBeGreaterThan(own);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 780 }, hasTouch: true });

  test("the map has the room, filters come up as a sheet", async ({ page }) => {
    await signIn(page, "leader", "/heat");
    await settled(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await page.getByTestId("heat-filters").click();
    const before = await total(page);
    await page.getByRole("button", { name: "早高峰 06-09" }).click();
    await expect.poll(() => total(page)).toBeLessThan(before);
    await expect(page).toHaveURL(/hours=/);
  });
});

test("the public sees complete months in squares of five and more, without an account", async ({ page }) => {
  await page.goto("/heat/open");
  await expect(page.getByTestId("open-heat")).toContainText("不足 5 件的方格不公布");
  const told = (await (await page.request.get("/api/heat/public")).json()) as { months: string[]; squares: { count: number }[] };
  expect(told.squares.every(({ count }) => count >= 5 && count % 5 === 0)).toBe(true);
  await expect(page.getByTestId("open-heat").locator("svg rect")).toHaveCount(told.squares.length);
  await page.locator(`a[href="/heat/open?month=${told.months[1]}"]`).click();
  await expect(page.locator("[aria-current=page]")).toHaveAttribute("href", `/heat/open?month=${told.months[1]}`);
});
