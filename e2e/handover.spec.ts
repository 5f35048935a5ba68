import { type Browser, expect, type Page, test } from "@playwright/test";
import type { Line } from "../geo/plane/point";
import { signIn } from "./portal";

const KEY = "ZD01|ZD02";

// What one journey opened would go on drawing maps beside the next.
test.afterEach(async ({ browser }) => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

async function opened(browser: Browser, account: string, viewport = { width: 1280, height: 760 }): Promise<Page> {
  const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", viewport });
  const page = await context.newPage();
  await signIn(page, account, "/border/handover");
  await expect(page.getByRole("heading", { name: "首问移交" })).toBeVisible({ timeout: 60_000 });
  return page;
}

/** A place on the border, by the ledger. */
async function place(page: Page): Promise<readonly [string, string]> {
  const { lines } = (await (await page.request.get(`/api/border/${encodeURIComponent(KEY)}`)).json()) as { lines: readonly Line[] };
  const line = [...lines].sort((p, q) => q.length - p.length)[0] as Line;
  const [lon, lat] = line[Math.floor(line.length / 2)] as readonly [number, number];
  return [lon.toFixed(6), lat.toFixed(6)];
}

const card = (page: Page, violation: number) => page.locator(`li[data-violation="${violation}"]`);
const soon = (page: Page, violation: number, state: string) =>
  expect.poll(() => card(page, violation).getAttribute("data-state"), { timeout: 2000, intervals: [50] }).toBe(state);

/** Takes a step on a scene through its dialog. */
async function take(page: Page, violation: number, kind: string, reason: string | null = null): Promise<void> {
  await card(page, violation).getByTestId(`scene-${kind}`).click();
  if (reason !== null) await page.getByTestId("scene-reason").fill(reason);
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().includes("/api/handover/"));
  await page.getByTestId("scene-send").click();
  expect((await answered).status()).toBe(200);
  await expect(page.getByTestId("scene-send")).toBeHidden();
}

test("received at a border on a phone, offered, refused twice: it goes to the leader live, who decides; closed", async ({ browser }) => {
  test.setTimeout(240_000);
  const one = await opened(browser, "officer", { width: 390, height: 844 });
  const [other, leader] = [await opened(browser, "captain-b"), await opened(browser, "leader")];
  await expect(leader.getByRole("tab", { name: "待裁定" })).toHaveAttribute("aria-selected", "true");

  const [lon, lat] = await place(one);
  await one.getByTestId("receive").click();
  await one.getByTestId("receive-lon").fill(lon);
  await one.getByTestId("receive-lat").fill(lat);
  await expect(one.getByTestId("receive-told")).toHaveAttribute("data-band", "in");
  await one.getByTestId("receive-description").fill("路口流动摊贩两处");
  const answered = one.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().endsWith("/api/handover"));
  await one.getByTestId("receive-send").click();
  const received = await answered;
  expect(received.status()).toBe(201);
  const { violation } = (await received.json()) as { violation: number };
  await expect(card(one, violation)).toHaveAttribute("data-state", "held");
  await expect(card(one, violation)).toContainText("现场由城关中队控制");

  await take(one, violation, "offer", "摊贩在北侧人行道");
  await soon(other, violation, "offered");
  await expect(card(other, violation)).toContainText("距提请上级还有");
  await take(other, violation, "refuse", "摊位主体在南侧");
  await soon(one, violation, "held");
  await take(one, violation, "offer", "当事人已退到北侧");
  await soon(other, violation, "offered");
  await take(other, violation, "refuse", "仍在南侧经营");

  // Two refusals: it is the leader's, and the leader sees it come.
  await soon(leader, violation, "to-decide");
  await soon(one, violation, "to-decide");
  await expect(card(one, violation).getByTestId("scene-offer")).toHaveCount(0);
  await card(leader, violation).getByTestId("scene-decide").click();
  await leader.getByTestId("scene-to").locator("input").fill("北关");
  await leader.getByTestId("scene-to").locator("input").press("Enter");
  await leader.getByTestId("scene-reason").fill("摊位压线，由北关中队办理");
  await leader.getByTestId("scene-send").click();
  await soon(other, violation, "decided");
  await expect(card(other, violation)).toContainText("现场由北关中队控制");
  await take(other, violation, "close");
  await expect(card(other, violation)).toHaveCount(0);

  await other.getByRole("tab", { name: "已办结" }).click();
  await card(other, violation).getByTestId("scene-open").click();
  const steps = other.getByTestId("scene-steps").locator("li");
  await expect(steps).toHaveCount(7);
  expect(await steps.evaluateAll((list) => list.map((item) => (item as HTMLElement).dataset.step))).toEqual([
    "receive",
    "offer",
    "refuse",
    "offer",
    "refuse",
    "decide",
    "close",
  ]);
  await other.goto("/border/handover?view=ping-pong");
  await expect(other.getByTestId("ping-pong").getByRole("row", { name: /城关中队 — 北关中队/ })).toBeVisible({ timeout: 30_000 });
});

test("outside every band nothing is received, and the refusal says who answers", async ({ browser }) => {
  const page = await opened(browser, "officer");
  await page.getByTestId("receive").click();
  // Out of the city.
  await page.getByTestId("receive-lon").fill("113.1");
  await page.getByTestId("receive-lat").fill("34.1");
  await expect(page.getByTestId("receive-told")).toContainText("不在城市范围内");
  await page.getByTestId("receive-send").click();
  await expect(page.getByTestId("receive-fault")).toContainText("不在城市范围内");
});

test("who supervises sees and does nothing", async ({ browser }) => {
  const page = await opened(browser, "supervisor");
  await expect(page.getByRole("tab", { name: "全部未结" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByTestId("receive")).toHaveCount(0);
});
