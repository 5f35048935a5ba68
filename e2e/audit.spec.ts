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
  const all = Number((await page.getByTestId("audit-count").innerText()).replace(/\D/g, ""));
  // Every finding shown is of the captain's own squad: another week and a chosen quarter hour change the list.
  await page.getByTestId("coverage-strip").focus();
  await page.keyboard.press("ArrowRight");
  await expect(async () => {
    const then = Number((await page.getByTestId("audit-count").innerText()).replace(/\D/g, ""));
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
