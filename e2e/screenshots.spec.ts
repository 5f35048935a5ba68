import { mkdirSync } from "node:fs";
import { test } from "@playwright/test";
import { DAY, mapLoaded, planLoaded, signIn } from "./portal";

const DIR = "docs/img";

test.use({ viewport: { width: 1440, height: 900 } });
test.beforeAll(() => mkdirSync(DIR, { recursive: true }));

const settled = async (page: import("@playwright/test").Page) => {
  await mapLoaded(page);
  await planLoaded(page);
  await page.waitForTimeout(4000);
};

test("map", async ({ page }) => {
  await signIn(page, "captain", `/plan?at=${DAY}T07:20`);
  await settled(page);
  await page.screenshot({ path: `${DIR}/map.png` });
});

test("duty card", async ({ page }) => {
  await signIn(page, "captain", `/plan?z=14.4&lon=113.424&lat=34.858&at=${DAY}T07:20&sel=113.4195,34.861`);
  await settled(page);
  await page.screenshot({ path: `${DIR}/duty-card.png` });
});

test("heat", async ({ page }) => {
  await signIn(page, "leader", `/plan?at=${DAY}T18:15&layers=base,squad,grid,border,heat`);
  await settled(page);
  await page.screenshot({ path: `${DIR}/heat.png` });
});

async function copyOfSample(page: import("@playwright/test").Page, name: string, basedOn: boolean): Promise<number> {
  const { versions } = (await (await page.request.get("/api/version")).json()) as {
    versions: { id: number; city: number; state: string }[];
  };
  const force = versions.find(({ state }) => state === "in-force")!;
  const data = { name, basedOn: basedOn ? force.id : null, city: { id: force.city } };
  const made = await page.request.post("/api/version", { data, headers: { Origin: new URL(page.url()).origin } });
  return ((await made.json()) as { id: number }).id;
}

test("district and edit", async ({ page }) => {
  test.setTimeout(300_000);
  await signIn(page, "administrator", "/plan/version");
  const id = await copyOfSample(page, "2027 年度草案", true);
  await page.goto(`/plan/draft/${id}`);
  await page.locator('[data-testid="draft-map"][data-map="loaded"]').waitFor();
  await page.getByRole("tab", { name: "网格", exact: true }).click();
  await page.getByTestId("grids-go").click();
  await page.getByTestId("take-proposal").waitFor({ timeout: 120_000 });
  await page.getByTestId("scores").scrollIntoViewIfNeeded();
  await page.waitForTimeout(3000);
  await page.screenshot({ path: `${DIR}/district.png` });
  await page.getByRole("tab", { name: "编辑", exact: true }).click();
  await page.getByTestId("find-cell").fill("419999001001010");
  await page.getByTestId("find-cell").press("Enter");
  await page.getByTestId("tools").getByText("移点").click();
  await page.waitForTimeout(3000);
  await page.screenshot({ path: `${DIR}/edit.png` });
});

test("repair", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "administrator", "/exchange");
  const id = await copyOfSample(page, "边界修补", false);
  const shift = (of: number, at: number) => 0.00006 * Math.sin(3 * of + at);
  const features = [0, 1, 2, 3, 4, 5].map((of) => {
    const [x, y] = [113.405 + (of % 3) * 0.01, 34.85 + Math.floor(of / 3) * 0.01];
    const corner = (dx: number, dy: number, at: number) => [x + dx + shift(of, at), y + dy + shift(of, at + 2)];
    const ring = [
      corner(0, 0, 0),
      corner(0.005, 0, 1),
      corner(0.01, 0, 2),
      corner(0.01, 0.01, 3),
      corner(0.005, 0.01, 4),
      corner(0, 0.01, 5),
    ];
    return {
      type: "Feature",
      properties: { 名称: `${"甲乙丙丁戊己"[of]}社区` },
      geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] },
    };
  });
  const origin = { Origin: new URL(page.url()).origin };
  const sent = await page.request.post("/api/exchange/import?name=communities.geojson", {
    data: Buffer.from(JSON.stringify({ type: "FeatureCollection", features })),
    headers: { ...origin, "Content-Type": "application/octet-stream" },
  });
  const { id: job } = (await sent.json()) as { id: number };
  const state = async () =>
    (await (await page.request.get(`/api/exchange/import/${job}`)).json()) as { state: string; head: { proposed: unknown[] } };
  for (let round = 0; (await state()).state !== "ready" && round < 50; round++) await page.waitForTimeout(300);
  await page.goto(`/exchange?id=${job}`);
  await page.waitForTimeout(4000);
  await page.screenshot({ path: `${DIR}/import.png` });
  await page.request.post(`/api/exchange/import/${job}/take`, {
    data: { system: "wgs84", layers: (await state()).head.proposed, into: { plan: id } },
    headers: origin,
  });
  for (let round = 0; (await state()).state !== "taken" && round < 50; round++) await page.waitForTimeout(300);
  await page.goto(`/plan/draft/${id}`);
  await page.locator('[data-testid="draft-map"][data-map="loaded"]').waitFor();
  await page.getByTestId("ground-check").click();
  await page.locator("details summary").first().click();
  await page.waitForTimeout(3000);
  await page.screenshot({ path: `${DIR}/repair.png` });
});

test("five fixed and their audit", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, "administrator", "/plan/version");
  const { versions } = (await (await page.request.get("/api/version")).json()) as { versions: { id: number; name: string }[] };
  const staffed = versions.find(({ name }) => name.includes("满编"))!;
  await page.goto(`/plan/draft/${staffed.id}`);
  await page.locator('[data-testid="draft-map"][data-map="loaded"]').waitFor();
  await page.getByRole("tab", { name: "五定", exact: true }).click();
  await page.waitForTimeout(4000);
  await page.screenshot({ path: `${DIR}/five.png` });
  const id = await copyOfSample(page, "2027 年度草案", true);
  await page.goto(`/plan/draft/${id}`);
  await page.locator('[data-testid="draft-map"][data-map="loaded"]').waitFor();
  await page.getByRole("tab", { name: "审查", exact: true }).click();
  await page.getByTestId("finding").first().waitFor({ timeout: 60_000 });
  await page.getByTestId("remedies").first().click();
  await page.waitForTimeout(3000);
  await page.screenshot({ path: `${DIR}/audit.png` });
});

test("borders", async ({ page }) => {
  await signIn(page, "leader", "/border");
  await page.waitForTimeout(6000);
  await page.screenshot({ path: `${DIR}/border.png` });
});

test.describe("phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test("phone", async ({ page }) => {
    await signIn(page, "chief", `/plan?z=14.2&lon=113.42&lat=34.857&at=${DAY}T07:20&sel=113.4195,34.861`);
    await settled(page);
    await page.screenshot({ path: `${DIR}/phone.png` });
  });

  test("notice board", async ({ page }) => {
    await page.goto("/b/b-ZD01-ZD03");
    await page.waitForTimeout(3000);
    await page.screenshot({ path: `${DIR}/board-phone.png` });
  });
});

test("violations live", async ({ page }) => {
  await signIn(page, "leader", "/violation");
  await mapLoaded(page);
  await page.waitForTimeout(4000);
  await page.locator("li[data-violation] button").nth(2).click();
  await page.waitForTimeout(5000);
  await page.screenshot({ path: `${DIR}/violation.png` });
});

test("heat page", async ({ page }) => {
  await signIn(page, "leader", "/heat");
  await mapLoaded(page);
  await page.getByTestId("heat-preset-school").click();
  await page.waitForTimeout(5000);
  await page.screenshot({ path: `${DIR}/heat-page.png` });
});
