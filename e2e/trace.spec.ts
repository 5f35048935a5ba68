import { expect, type Page, test } from "@playwright/test";
import type { Trace } from "../duty/trace/trace";
import { DAY, mapLoaded, planOf, signIn } from "./portal";

const answer = (page: Page) => page.getByTestId("trace-answer");

/** The first recorded violation that can be traced, as the door tells it. */
async function firstTraced(page: Page): Promise<Trace> {
  for (let id = 1; id < 20; id++) {
    const got = await page.request.get(`/api/trace?violation=${id}`);
    if (got.ok()) return (await got.json()) as Trace;
  }
  throw new Error("none of the first violations can be traced");
}

async function says(page: Page, trace: Trace): Promise<void> {
  await expect(answer(page)).toBeVisible();
  await expect(answer(page)).toContainText(trace.version.name);
  await expect(answer(page)).toContainText(trace.answer.lead?.name ?? "");
  await expect(answer(page)).toContainText(trace.answer.grid?.name ?? "");
  for (const { name } of trace.overseers) await expect(answer(page)).toContainText(name);
  const why = answer(page)
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "依据", exact: true }) });
  await expect(why.locator("li")).toHaveCount(trace.answer.reasons.length);
}

test("a leader traces back a violation, gives it out, and everybody can verify it", async ({ page, browser, baseURL }) => {
  await signIn(page, "leader", "/trace");
  const trace = await firstTraced(page);
  await page.getByText("按问题编号").click();
  await page.getByTestId("trace-ask").click();
  await expect(page.getByTestId("trace-lack")).toHaveText("请填写问题编号（正整数）");
  await page.getByTestId("trace-number").fill(String(trace.asked.violation));
  await page.getByTestId("trace-ask").click();
  await says(page, trace);
  await expect(page).toHaveURL(/\/trace\?violation=\d+$/);

  await page.getByTestId("give").click();
  const given = page.getByTestId("given");
  await expect(given).toBeVisible();
  const code = (await given.getAttribute("data-code")) ?? "";
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await expect(given.locator("svg")).toBeVisible();
  const pdf = await page.request.get((await page.getByTestId("given-pdf").getAttribute("href")) ?? "");
  expect(pdf.headers()["content-type"]).toContain("application/pdf");
  const bytes = await pdf.body();
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(bytes.length).toBeGreaterThan(8_000);

  const street = await browser.newPage({ baseURL: baseURL ?? "", locale: "zh-CN" });
  await street.goto("/verify");
  await street.getByLabel("核验码").fill(code.toLowerCase().replaceAll("-", " "));
  await street.getByRole("button", { name: "核验" }).click();
  const verdict = street.getByTestId("verdict");
  await expect(verdict).toHaveAttribute("data-standing", "genuine");
  await expect(verdict).toContainText(code);
  await expect(verdict).toContainText(trace.answer.lead?.name ?? "");
  await expect(verdict).toContainText(/[0-9a-f]{64}/);
  // The report names people: it stays behind the door.
  await expect(street.getByTestId("verify-report")).toHaveCount(0);
  for (const { person } of trace.answer.onDuty) await expect(verdict).not.toContainText(person.name);
  const wrong = `${code.slice(0, -1)}${code.endsWith("7") ? "8" : "7"}`;
  await street.goto(`/verify/${wrong}`);
  await expect(verdict).toHaveAttribute("data-standing", "none");
  await expect(verdict).toContainText(wrong);
  await street.close();

  await page.goto(`/verify/${code}`);
  await expect(page.getByTestId("verify-report")).toHaveAttribute("href", new RegExp(code));
});

test("a place chosen on the map is traced for yesterday; the link keeps the question", async ({ page }) => {
  await signIn(page, "leader", "/trace");
  const map = page.getByTestId("border-map");
  await expect(map).toHaveAttribute("data-map", "loaded", { timeout: 60_000 });
  await map.click({ position: { x: 190, y: 160 } });
  await expect(page.getByTestId("trace-lon")).toHaveValue(/^\d+\.\d+$/);
  await page.getByTestId("trace-ask").click();
  await expect(answer(page)).toBeVisible();
  const query = new URL(page.url()).searchParams;
  const told = (await (await page.request.get(`/api/trace?${query}`)).json()) as Trace;
  await says(page, told);
  await page.reload();
  await says(page, told);
});

test("what cannot be traced is told in words", async ({ page }) => {
  await signIn(page, "supervisor", "/trace");
  const plan = await planOf(page);
  const [lon, lat] = plan.places[0]?.at ?? [0, 0];
  const ask = async (query: string) => {
    await page.goto(`/trace?${query}`);
    return page.getByTestId("trace-failed");
  };
  await expect(await ask(`lon=${lon}&lat=${lat}&at=2001-01-01T08:00`)).toContainText("该时刻没有生效的方案");
  await expect(await ask(`lon=${lon}&lat=${lat}&at=2199-01-01T08:00`)).toContainText("该时刻尚未到来");
  await expect(await ask(`lon=${lon + 3}&lat=${lat}&at=${DAY}T08:00`)).toContainText("不在当时的城市范围内");
  await expect(await ask("violation=999999999")).toContainText("没有编号为 999999999 的问题");
});

test("the duty card leads to the trace of its place and time", async ({ page }) => {
  await signIn(page, "captain", `/plan?at=${DAY}T10:00`);
  const plan = await planOf(page);
  const [lon, lat] = plan.places[0]?.at ?? [0, 0];
  await page.goto(`/plan?at=${DAY}T10:00&sel=${lon},${lat}`);
  await mapLoaded(page);
  await page.getByRole("link", { name: "倒查此处此刻" }).click();
  await page.waitForURL(/\/trace\?/);
  await expect(page.getByTestId("trace-time")).toHaveValue(`${DAY}T10:00`);
  await expect(answer(page)).toBeVisible();
});

test("an officer may not trace, and is told who may", async ({ page }) => {
  await signIn(page, "officer", "/trace");
  await expect(page.getByTestId("refused")).toContainText("督查员");
});
