import { expect, test } from "@playwright/test";
import { DAY, mapLoaded, PASSWORD, planLoaded, signIn } from "./portal";

const COOKIE = "wuding.session";

test("a wrong password is refused with a sentence, and the right one still opens", async ({ page }) => {
  await page.goto("/login");
  await page.locator("html[data-ready]").waitFor();
  await page.getByLabel("账号", { exact: true }).fill("officer");
  await page.getByLabel("密码", { exact: true }).fill("wrong-2026");
  await page.getByTestId("login-submit").click();
  await expect(page.getByTestId("login-fault")).toHaveText("账号或密码不正确。");
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.getByTestId("login-submit").click();
  await expect(page).toHaveURL(/\/plan/);
});

test("an empty form asks for what is missing", async ({ page }) => {
  await page.goto("/login");
  await page.locator("html[data-ready]").waitFor();
  await page.getByTestId("login-submit").click();
  await expect(page.getByText("请输入账号")).toBeVisible();
  await expect(page.getByText("请输入密码")).toBeVisible();
});

test("a forged session opens nothing and says so", async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: COOKIE, value: "eyJhbGciOiJkaXIifQ..forged", url: baseURL! }]);
  await page.goto("/plan");
  await expect(page).toHaveURL(/\/login\?why=expired&from=%2Fplan/);
  await expect(page.getByTestId("login-note")).toContainText("登录已失效");
});

test("a session that was signed out cannot be replayed", async ({ page, context }) => {
  await signIn(page, "captain");
  await mapLoaded(page);
  await planLoaded(page);
  const kept = (await context.cookies()).find(({ name }) => name === COOKIE)!;
  await page.getByTestId("user-menu").click();
  await page.getByText("退出登录").click();
  await expect(page).toHaveURL(/\/login\?why=out/);
  await context.addCookies([kept]);
  expect((await page.request.get("/api/me")).status()).toBe(401);
  await page.goto("/plan");
  await expect(page).toHaveURL(/\/login/);
});

test("a session that ends while one works leads to the sign-in page and back to the same view", async ({ page, context }) => {
  await signIn(page, "captain", `/plan?z=14.5&lon=113.42&lat=34.86&at=${DAY}T09:30`);
  await mapLoaded(page);
  await planLoaded(page);
  await context.clearCookies({ name: COOKIE });
  await page.getByTestId("search").fill("人民路");
  await expect(page).toHaveURL(/\/login\?why=expired/);
  await page.getByTestId("demo-captain").click();
  await expect(page).toHaveURL(/\/plan\?z=14.5/);
  await mapLoaded(page);
  await expect(page.getByTestId("clock")).toHaveText("09:30");
});

test("nobody is sent to another site after signing in", async ({ page }) => {
  await page.goto("/login?from=//evil.example/plan");
  await page.locator("html[data-ready]").waitFor();
  await page.getByTestId("demo-officer").click();
  await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/plan/);
});

test("half an hour without a sign of life: a warning, then out", async ({ page }) => {
  await signIn(page, "supervisor");
  await mapLoaded(page);
  const { idleMinutes } = await (await page.request.get("/api/me")).json();
  const before = (minutes: number) =>
    page.evaluate((ago) => window.localStorage.setItem("wuding.active", String(Date.now() - ago)), (idleMinutes - minutes) * 60_000);
  await before(1);
  await expect(page.getByText("即将自动退出")).toBeVisible();
  await page.getByRole("button", { name: "继续使用" }).click();
  await expect(page.getByText("即将自动退出")).toBeHidden();
  await before(0);
  await expect(page).toHaveURL(/\/login\?why=idle/);
  await expect(page.getByTestId("login-note")).toContainText("长时间未操作");
  expect((await page.request.get("/api/me")).status()).toBe(401);
});
