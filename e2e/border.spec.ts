import { type Browser, expect, type Page, test } from "@playwright/test";
import type { BorderLife } from "../duty/border/border-life";
import type { PrintedResponsibility } from "../duty/print-responsibility";
import type { Line } from "../geo/plane/point";
import { signIn } from "./portal";

const KEY = "ZD01|ZD02";
const PATH = `/border?border=${encodeURIComponent(KEY)}`;
const DOOR = `/api/border/${encodeURIComponent(KEY)}`;

interface Detail {
  readonly life: BorderLife;
  readonly lines: readonly Line[];
  readonly line: {
    readonly fingerprint: string;
    readonly review: { readonly rule: { readonly code: string; readonly width: number } | null };
  };
}

const detailOf = async (page: Page): Promise<Detail> => (await (await page.request.get(DOOR)).json()) as Detail;

/** Takes a step by the door itself: to clear what an earlier try left. */
async function step(page: Page, body: Record<string, unknown>): Promise<void> {
  const { life, line } = await detailOf(page);
  const answer = await page.request.post(DOOR, {
    data: { upon: life.number, fingerprint: line.fingerprint, ...body },
    headers: { Origin: new URL(page.url()).origin },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

// What one journey opened would go on drawing maps beside the next.
test.afterEach(async ({ browser }) => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

async function opened(browser: Browser, account: string): Promise<Page> {
  const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", viewport: { width: 1280, height: 760 } });
  const page = await context.newPage();
  await signIn(page, account, PATH);
  await expect(page.getByTestId("border-detail")).toHaveAttribute("data-border", KEY, { timeout: 60_000 });
  return page;
}

/** The number of the last step that a page shows. */
const shown = (page: Page) => page.getByTestId("border-detail").getAttribute("data-number");

/** Waits at most two seconds until every page shows a step. @returns how long the slowest took, milliseconds */
async function seenLive(pages: readonly Page[], number: number): Promise<number> {
  const began = Date.now();
  await Promise.all(pages.map((page) => expect.poll(() => shown(page), { timeout: 2000, intervals: [50] }).toBe(String(number))));
  return Date.now() - began;
}

/** Sends the form and waits for the portal's answer. @returns the number of the step it became */
async function send(page: Page): Promise<number> {
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().includes("/api/border/"));
  await page.getByTestId("send-step").click();
  const answer = await answered;
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as Detail).life.number;
}

const width = (page: Page, metres: number) => page.getByTestId("terms-width").fill(String(metres));

/** A place of the border's longest straight piece, a metre off the line. */
function placeIn(lines: readonly Line[]): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  let longest = 0;
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const [[ax, ay], [bx, by]] = [line[i - 1], line[i]] as [readonly [number, number], readonly [number, number]];
      const far = Math.hypot(bx - ax, by - ay);
      if (far <= longest) continue;
      longest = far;
      best = [(ax + bx) / 2 + (-(by - ay) / far) * 1e-5, (ay + by) / 2 + ((bx - ax) / far) * 1e-5];
    }
  return best;
}

test("a quarrel over a border: proposed, objected with a counter-proposal, adjudicated; everybody sees it live", async ({ browser }) => {
  test.setTimeout(240_000);
  const [one, other, leader] = [await opened(browser, "captain"), await opened(browser, "captain-b"), await opened(browser, "leader")];
  const before = await detailOf(leader);
  if (before.life.open) await step(before.life.open.by.squad === "ZD01" ? one : other, { kind: "withdraw" });
  const start = (await detailOf(leader)).life.number;
  await seenLive([one, other, leader], start);

  // A proposes that one squad leads on both sides.
  await one.getByTestId("step-propose").click();
  await width(one, 41);
  await one.getByTestId("templates").click();
  await one.getByRole("menuitem", { name: "城关中队两侧主责" }).click();
  expect(await send(one)).toBe(start + 1);
  const times = [await seenLive([other, leader], start + 1)];
  await expect(other.getByTestId("proposal")).toContainText("等待本中队答复");
  await expect(other.getByTestId("proposal")).toContainText("两侧各 41 米");

  // B objects with terms of its own, while A looks at a form to withdraw: what A sees follows.
  await one.getByTestId("step-withdraw").click();
  await other.getByTestId("step-object").click();
  await expect(other.getByTestId("step-fault")).toContainText("请写明理由");
  await other.getByTestId("step-reason").fill("北侧早市由我队管理多年");
  await other.getByTestId("counter").check();
  await width(other, 25);
  await other.getByTestId("templates").click();
  await other.getByRole("menuitem", { name: "北关中队两侧主责" }).click();
  expect(await send(other)).toBe(start + 2);
  times.push(await seenLive([one, leader], start + 2));
  await expect(one.getByTestId("step-stale")).toContainText("北侧早市由我队管理多年");
  await expect(one.getByTestId("send-step")).toBeDisabled();
  await one.getByTestId("step-stale").getByRole("button").click();
  await expect(one.getByTestId("step-accept")).toBeVisible();

  // The leader sees both side by side and adjudicates.
  await leader.getByTestId("step-adjudicate").click();
  await expect(leader.getByTestId("rivals")).toContainText("两侧各 41 米");
  await expect(leader.getByTestId("rivals")).toContainText("两侧各 25 米");
  await leader.getByTestId("take-ZD02").click();
  await leader.getByTestId("step-reason").fill("按历史管理情况裁定");
  expect(await send(leader)).toBe(start + 3);
  times.push(await seenLive([one, other], start + 3));
  // Not only the step: the rule in force on every screen is the new one.
  for (const page of [one, other, leader]) {
    await expect(page.getByTestId("rule-now")).toContainText("上级裁定", { timeout: 2000 });
    await expect(page.getByTestId("rule-now")).toContainText("任何时刻，两侧均由北关中队主责，城关中队协同");
  }
  console.log(`seen live after ${times.join(", ")} ms`);

  // The rule answers.
  const code = `${KEY}#${start + 3}`;
  await expect.poll(async () => (await detailOf(leader)).line.review.rule?.code, { timeout: 2000, intervals: [100] }).toBe(code);
  const { lines, line } = await detailOf(leader);
  expect(line.review.rule).toMatchObject({ code, width: 25 });
  const [lon, lat] = placeIn(lines);
  const answer = await leader.request.get(`/api/responsibility?lon=${lon}&lat=${lat}`);
  const told = (await answer.json()) as PrintedResponsibility;
  expect([told.lead?.code, told.support?.code, told.border?.rule?.code]).toEqual(["ZD02", "ZD01", code]);

  // The audit tells every step, by whom.
  const { rows } = (await (await leader.request.get("/api/audit?limit=50")).json()) as {
    rows: { action: string; noun: string; key: string; actor: string; after: { number: number } }[];
  };
  const trail = rows.filter(({ noun, key, after }) => noun === "border" && key === KEY && after.number > start).reverse();
  expect(trail.map(({ action, actor, after }) => [action, actor, after.number - start])).toEqual([
    ["border.propose", expect.any(String), 1],
    ["border.object", expect.any(String), 2],
    ["border.adjudicate", expect.any(String), 3],
  ]);
  expect(new Set(trail.map(({ actor }) => actor)).size).toBe(3);
});

test("two who agree sign, and the leader ends it; both see what the other does", async ({ browser }) => {
  test.setTimeout(240_000);
  const [one, other, leader] = [await opened(browser, "captain"), await opened(browser, "captain-b"), await opened(browser, "leader")];
  const before = await detailOf(leader);
  if (before.life.open) await step(before.life.open.by.squad === "ZD01" ? one : other, { kind: "withdraw" });
  const start = (await detailOf(leader)).life.number;
  await seenLive([one, other, leader], start);
  await other.getByTestId("step-propose").click();
  await other.getByTestId("templates").click();
  await other.getByRole("menuitem", { name: /分时段/ }).click();

  // What is left open is said at once, and cannot be sent.
  await other.getByRole("button", { name: "删除第 4 条" }).click();
  await expect(other.getByTestId("open-hours")).toContainText("北关中队一侧：每天 00:00-06:30、21:30-24:00 无人主责");
  await expect(other.getByTestId("send-step")).toBeDisabled();
  await other.getByRole("button", { name: "加一条" }).click();
  await expect(other.getByTestId("open-hours")).toHaveCount(0);
  expect(await send(other)).toBe(start + 1);
  await seenLive([one], start + 1);
  await one.getByTestId("step-accept").click();
  expect(await send(one)).toBe(start + 2);
  await seenLive([other, leader], start + 2);
  await expect(other.getByTestId("signatures").getByRole("listitem")).toHaveCount(3);
  await expect(other.getByTestId("border-life").locator("li[data-step]").first()).toHaveAttribute("data-step", "accept");

  await leader.getByTestId("step-end").click();
  await leader.getByTestId("step-reason").fill("试行期满");
  expect(await send(leader)).toBe(start + 3);
  await seenLive([one, other], start + 3);
  await expect(one.getByTestId("rule-now")).toContainText("尚无生效的规则");
});

test("the ledger: a captain begins with the own squad; a list entry and a link lead to the same border", async ({ page }) => {
  await signIn(page, "captain", "/border");
  const list = page.getByTestId("border-list");
  await expect(list.locator("li").first()).toBeVisible({ timeout: 60_000 });
  for (const key of await list.locator("li").evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.border ?? ""))) {
    expect(key.split("|")).toContain("ZD01");
  }
  await expect(page.getByTestId("border-map")).toHaveAttribute("data-map", "loaded", { timeout: 60_000 });
  await list.locator(`li[data-border="${KEY}"] button`).click();
  await expect(page.getByTestId("border-detail")).toHaveAttribute("data-border", KEY);
  expect(new URL(page.url()).searchParams.get("border")).toBe(KEY);
  await page.goBack();
  await expect(list).toBeVisible();
  await page.getByText("盲区与重叠", { exact: true }).click();
  await expect(page.getByTestId("blind-list")).toBeVisible({ timeout: 60_000 });
  await page.goto("/border?border=ZD01%7CZD99");
  await expect(page.getByText("现行方案中没有这段交界")).toBeVisible();
});
