import { expect, test } from "@playwright/test";
import { signIn } from "./portal";

test("a captain sees what the plan in force leaves open, by quarter hour, and takes the list along", async ({ page }) => {
  await signIn(page, "captain", "/plan/audit");
  const audit = page.getByTestId("audit");
  await expect(audit).toHaveAttribute("data-working", "false", { timeout: 60_000 });
  // Presence is never shown without what it leaves out.
  await expect(page.getByTestId("presence")).toHaveText(/^\d+\.\d %$/);
  await page.getByTestId("unseen").click();
  await expect(page.getByTestId("unseen")).toHaveAttribute("aria-expanded", "true");
  const findings = page.getByTestId("finding");
  await expect(findings.first()).toBeVisible();
  const all = Number((await page.getByTestId("audit-count").textContent())?.replace(/\D/g, ""));
  // Every finding shown is of the captain's own squad: another week and a chosen quarter hour change the list.
  await page.getByTestId("coverage-strip").focus();
  await page.keyboard.press("ArrowRight");
  await expect(async () => {
    const then = Number((await page.getByTestId("audit-count").textContent())?.replace(/\D/g, ""));
    expect(then).toBeLessThan(all);
  }).toPass();
  await page.keyboard.press("Escape");
  const download = page.waitForEvent("download");
  await page.getByTestId("audit-export").click();
  expect((await download).suggestedFilename()).toBe("audit.csv");
});

test("somebody is away: noted now, the deputy stands in, and back again", async ({ page }) => {
  await signIn(page, "captain", "/plan/audit");
  await page.getByTestId("absence-note").click();
  const form = page.getByRole("dialog");
  await form.getByLabel("人员").fill("RY003");
  await page.keyboard.press("Enter");
  await form.getByPlaceholder("开始日期").click();
  await form.getByPlaceholder("开始日期").fill("2027-03-01 08:00");
  await page.keyboard.press("Enter");
  await form.getByPlaceholder("结束日期").fill("2027-03-02 18:00");
  await page.keyboard.press("Enter");
  await form.getByRole("button", { name: /保\s*存/ }).click();
  const told = page.getByTestId("absences");
  await expect(told).toContainText("休假");
  const { absences } = (await (await page.request.get("/api/absence")).json()) as { absences: { person: string; from: number }[] };
  expect(absences).toMatchObject([{ person: "RY003", from: Date.parse("2027-03-01T08:00+08:00") }]);
  await told.getByRole("button", { name: "已到岗" }).click();
  await expect(told).toContainText("现无缺勤");
});

test("a supervisor looks, and may not assign", async ({ page }) => {
  await signIn(page, "supervisor", "/plan/audit");
  await expect(page.getByTestId("audit")).toHaveAttribute("data-working", "false", { timeout: 60_000 });
  await expect(page.getByTestId("remedies")).toHaveCount(0);
  await expect(page.getByTestId("absence-note")).toHaveCount(0);
  const refused = await page.request.post("/api/absence", {
    data: { person: "RY003", reason: "sick", from: null, to: Date.now() + 3_600_000 },
    headers: { Origin: new URL(page.url()).origin },
  });
  expect(refused.status()).toBe(403);
});

test("in a draft the audit follows every change, mends with one click, and opens what is to be mended", async ({ page }) => {
  await signIn(page, "administrator", "/plan/version");
  const origin = new URL(page.url()).origin;
  const { versions } = (await (await page.request.get("/api/version")).json()) as {
    versions: { id: number; state: string; sample: boolean; from: number }[];
  };
  const force = versions.find(({ state, sample, from }) => state === "in-force" && sample && from <= Date.now());
  const made = await page.request.post("/api/version", {
    data: { name: `审查 ${Date.now()}`, basedOn: force?.id },
    headers: { Origin: origin },
  });
  const { id } = (await made.json()) as { id: number };
  await page.goto(`/plan/draft/${id}`);
  await page.getByRole("tab", { name: "审查" }).click();
  const finding = page.getByTestId("finding").first();
  await expect(finding).toBeVisible({ timeout: 60_000 });
  const before = await finding.textContent();
  await finding.getByTestId("remedies").click();
  await page.locator(".ant-dropdown-menu-item:not(.ant-dropdown-menu-item-disabled)").first().click();
  await expect(page.getByTestId("saving")).toHaveAttribute("data-revision", "1");
  await expect(finding).not.toHaveText(before ?? "");
  await page.getByTestId("undo").click();
  await expect(finding).toHaveText(before ?? "");
  await finding.getByRole("button", { name: "去修改" }).click();
  await expect(page.getByTestId("five")).toBeVisible();
  const dropped = await page.request.delete(`/api/version/${id}`, { headers: { Origin: origin } });
  expect(dropped.ok()).toBe(true);
});
