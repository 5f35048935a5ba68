import { expect, type Page } from "@playwright/test";
import type { Plan } from "../duty/plan";
import type { PrintedResponsibility } from "../duty/print-responsibility";

/** Password of the sample city's accounts. */
export const PASSWORD = "wuding-2026";

/** A working day in the sample plan. */
export const DAY = "2026-11-24";

/** Signs in as people do: account, password, button; then waits for `path`. */
export async function signIn(page: Page, account: string, path = "/plan"): Promise<void> {
  await page.goto(`/login?from=${encodeURIComponent(path)}`);
  await page.locator("html[data-ready]").waitFor();
  await page.getByLabel("账号", { exact: true }).fill(account);
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.getByTestId("login-submit").click();
  await page.waitForURL((url) => url.pathname === path.split("?")[0]);
}

/** Waits until the map has fired `load`. */
export const mapLoaded = (page: Page) => expect(page.getByTestId("map")).toHaveAttribute("data-map", "loaded", { timeout: 60_000 });

/** Waits until the browser holds the plan: the strip over the time slider has its bars then. */
export const planLoaded = (page: Page) =>
  expect(page.getByTestId("time-bar").locator("svg rect").nth(90)).toBeAttached({ timeout: 60_000 });

/** The plan in force, as the signed-in page may read it. */
export async function planOf(page: Page): Promise<Plan> {
  const answer = await page.request.get("/api/plan");
  expect(answer.ok()).toBe(true);
  return (await answer.json()) as Plan;
}

/** The portal's own answers for a point at each quarter hour of a day. */
export async function answersOver(page: Page, [lon, lat]: readonly [number, number], day: string): Promise<PrintedResponsibility[]> {
  const times = Array.from({ length: 96 }, (_, step) => `${day}T${clock(step * 15)}`);
  const answer = await page.request.post("/api/responsibility", {
    data: times.map((at) => ({ lon, lat, at })),
    headers: { Origin: new URL(page.url()).origin },
  });
  expect(answer.status()).toBe(200);
  return (await answer.json()) as PrintedResponsibility[];
}

/** Minutes after midnight as a clock shows them. */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Finds by the search box: types, waits for the list, takes the first by Enter. */
export async function search(page: Page, text: string): Promise<void> {
  await page.getByTestId("search").fill(text);
  await expect(page.locator(".ant-select-item-option").first()).toBeVisible();
  await page.getByTestId("search").press("Enter");
}

/** Brings the time slider to a quarter hour by the keyboard. */
export async function slideTo(page: Page, minute: number): Promise<void> {
  const handle = page.getByRole("slider", { name: "一天中的时刻" });
  await handle.focus();
  await handle.press("Home");
  for (let step = 0; step < minute / 15; step++) await handle.press("ArrowRight");
  await expect(page.getByTestId("clock")).toHaveText(clock(minute));
}

/** Chooses in a list that can be searched, by the keyboard: a pointer would have to wait until the list has unfolded. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const control = page.getByLabel(label, { exact: true });
  await control.fill(option);
  await expect(page.locator(".ant-select-item-option-active", { hasText: option })).toBeAttached();
  await control.press("Enter");
  await expect(page.locator(".ant-select", { has: control })).toContainText(option);
}
