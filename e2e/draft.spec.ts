import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { choose, signIn } from "./portal";

/** Four communities in the middle of the sample city, drawn by four hands: their common lines gape and overlap by some metres. */
function ragged(): string {
  const [west, south, side] = [113.41, 34.852, 0.008];
  const shift = (column: number, row: number, of: number) =>
    [0.00002 * Math.sin(7 * column + 3 * row + of), 0.00002 * Math.cos(5 * column + row + 2 * of)] as const;
  const features = [0, 1, 2, 3].map((of) => {
    const [column, row] = [of % 2, Math.floor(of / 2)];
    const corners = [
      [column, row],
      [column + 0.5, row],
      [column + 1, row],
      [column + 1, row + 0.5],
      [column + 1, row + 1],
      [column, row + 1],
      [column, row + 0.5],
    ].map(([x = 0, y = 0]) => {
      const [dx, dy] = shift(x, y, of);
      return [west + x * side + dx, south + y * side + dy];
    });
    return {
      type: "Feature",
      properties: { 社区名称: `${"甲乙丙丁"[of]}社区`, 社区编码: `41999900900${of + 1}` },
      geometry: { type: "Polygon", coordinates: [[...corners, corners[0]]] },
    };
  });
  return JSON.stringify({ type: "FeatureCollection", features });
}

const revision = async (page: Page) => Number(await page.getByTestId("saving").getAttribute("data-revision"));
const atRevision = (page: Page, number: number) =>
  expect(page.getByTestId("saving")).toHaveAttribute("data-revision", String(number), { timeout: 40_000 });
const opened = (page: Page) => expect(page.getByTestId("draft-map")).toHaveAttribute("data-map", "loaded", { timeout: 60_000 });
const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true }).click();
const post = (page: Page, path: string, data: unknown) =>
  page.request.post(path, { data, headers: { Origin: new URL(page.url()).origin } });

/** A version that an earlier try left waiting goes back to being a draft. */
async function noneWaiting(page: Page): Promise<void> {
  const { versions } = (await (await page.request.get("/api/version")).json()) as {
    versions: { id: number; state: string; from: number }[];
  };
  for (const { id, state, from } of versions)
    if (state === "in-force" && from > Date.now()) await post(page, `/api/version/${id}/withdraw`, {});
}

async function number(page: Page, testid: string, value: number): Promise<void> {
  await page.getByTestId(testid).fill(String(value));
  await page.getByTestId(testid).press("Tab");
}

test("a city comes in and grids come out: import, repair, divide, district, edit with undo, put in force, export", async ({ page }) => {
  test.setTimeout(300_000);
  await signIn(page, "administrator", "/exchange");
  await noneWaiting(page);
  await page.locator("html[data-ready]").waitFor();
  await page
    .getByTestId("file-input")
    .setInputFiles({ name: "四个社区.geojson", mimeType: "application/geo+json", buffer: Buffer.from(ragged()) });
  await page.waitForURL(/\/exchange\?id=\d+/);
  await expect(page.getByTestId("import")).toHaveAttribute("data-state", "ready", { timeout: 60_000 });
  await choose(page, "坐标按此坐标系理解", "WGS 84");
  const name = `划分 ${Date.now()}`;
  await page.getByLabel("草案名称").fill(name);
  await page.getByTestId("take").click();
  await expect(page.getByTestId("import")).toHaveAttribute("data-state", "taken", { timeout: 60_000 });
  await page.getByTestId("open-draft").click();
  await page.waitForURL(/\/plan\/draft\/\d+/);
  const id = Number(/\d+$/.exec(page.url())?.[0]);
  await opened(page);
  await atRevision(page, 1);

  // Repair: faults are found and shown, nothing changes before it is taken.
  await page.getByTestId("ground-check").click();
  await expect(page.getByTestId("fault-overlap")).toBeVisible();
  await number(page, "tolerance", 6);
  await page.getByTestId("ground-propose").click();
  await expect(page.getByTestId("repair-changes")).toContainText("最大移动");
  expect(await revision(page)).toBe(1);
  await page.getByTestId("take-proposal").click();
  await atRevision(page, 2);
  await page.getByTestId("ground-check").click();
  await expect(page.getByText("没有发现问题")).toBeVisible();

  // Cells from streets.
  await tab(page, "单元");
  await page.getByTestId("cells-go").click();
  await expect(page.getByTestId("cells-exact")).toHaveText("重叠 0 平方米，缝隙 0 平方米", { timeout: 60_000 });
  await page.getByTestId("take-proposal").click();
  await atRevision(page, 3);

  // Grids and squads: two answers side by side, the second taken.
  await tab(page, "网格");
  await number(page, "grids-count", 8);
  await number(page, "squads-count", 2);
  await number(page, "grids-tolerance", 10);
  await page.getByTestId("grids-go").click();
  await expect(page.getByTestId("take-proposal")).toBeVisible({ timeout: 90_000 });
  const contiguous = page.locator('[data-score="grids.contiguous"]');
  await expect(contiguous).toHaveCount(3);
  await expect(contiguous.nth(1)).toHaveText("100.0 %");
  await expect(contiguous.nth(2)).toHaveText("100.0 %");
  await page.getByTestId("alternative-2").click();
  await page.getByTestId("take-proposal").click();
  await atRevision(page, 4);

  // Editing: by hand on the map, taken back and made again by keys.
  await tab(page, "编辑");
  const plan = (await (await page.request.get(`/api/draft/${id}`)).json()).plan as {
    cells: { code: string; grid: string }[];
    grids: { code: string; name: string }[];
  };
  const cell = plan.cells[Math.floor(plan.cells.length / 2)]!;
  await page.getByTestId("find-cell").fill(cell.code);
  await page.getByTestId("find-cell").press("Enter");
  await expect(page.getByTestId("chosen")).toContainText(cell.code);
  const other = plan.grids.find(({ code }) => code !== cell.grid)!;
  await page.getByTestId("hand-grid").click();
  await page.keyboard.type(other.code);
  await page.keyboard.press("Enter");
  await page.getByTestId("hand").click();
  await atRevision(page, 5);
  await page.getByTestId("tools").getByText("切分").click();
  await page.waitForTimeout(1500);
  const box = (await page.getByTestId("draft-map").boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + 4);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height - 4);
  await expect(page.getByTestId("points")).toHaveText("2 点");
  await page.keyboard.press("Enter");
  await atRevision(page, 6);
  const cells = async () => ((await (await page.request.get(`/api/draft/${id}`)).json()).plan.cells as unknown[]).length;
  const split = await cells();
  expect(split).toBeGreaterThan(plan.cells.length);
  await page.keyboard.press("Control+z");
  await atRevision(page, 7);
  expect(await cells()).toBe(plan.cells.length);
  await page.keyboard.press("Control+y");
  await atRevision(page, 8);
  expect(await cells()).toBe(split);
  await page.reload();
  await opened(page);
  await expect(page.getByTestId("undo")).toBeEnabled();
  await page.getByTestId("undo").click();
  await atRevision(page, 9);
  await tab(page, "历史");
  await expect(page.getByTestId("history").getByRole("listitem")).toHaveCount(9);
  await tab(page, "影响");
  await expect(page.getByTestId("effect")).toContainText("没有岗位或任务失去其地");

  // Out: as a file, which brought in again is the same plan.
  await page.getByTestId("export").click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "GeoJSON" }).getByRole("link").click();
  const file = readFileSync(await (await coming).path());
  const sent = await page.request.post("/api/exchange/import?name=back.geojson", {
    data: file,
    headers: { Origin: new URL(page.url()).origin, "Content-Type": "application/octet-stream" },
  });
  const { id: back } = (await sent.json()) as { id: number };
  const job = async () =>
    (await (await page.request.get(`/api/exchange/import/${back}`)).json()) as {
      state: string;
      plan: number;
      head: { proposed: unknown[] };
    };
  await expect.poll(async () => (await job()).state, { timeout: 60_000 }).toBe("ready");
  const versions = (await (await page.request.get("/api/version")).json()).versions as { id: number; city: number }[];
  const city = versions.find((version) => version.id === id)!.city;
  const layers = (await job()).head.proposed.map((one) => ({ ...(one as object) }));
  await post(page, `/api/exchange/import/${back}/take`, {
    system: "wgs84",
    layers,
    into: { name: `${name} 回`, city: { id: city } },
    whole: true,
  });
  await expect.poll(async () => (await job()).state, { timeout: 60_000 }).toBe("taken");
  const compared = await page.request.get(`/api/version/compare?a=${id}&b=${(await job()).plan}`);
  expect(await compared.json()).toEqual({ lists: {}, cells: [] });

  // In force from a day to come; withdrawn again, so that the sample city goes on.
  await page.getByTestId("force").click();
  await page.getByText("指定时刻").click();
  await page.getByTestId("force-at").fill("2031-01-01T08:00");
  await page.getByTestId("force-go").click();
  await expect(page.locator(".ant-modal-confirm-title")).toContainText("方案将于");
  await page.locator(".ant-modal-confirm-btns button").click();
  await page.waitForURL(/\/plan\/version/);
  const line = page.locator(`[data-version="${id}"]`);
  await expect(line).toHaveAttribute("data-state", "waiting");
  await line.getByRole("button", { name: "撤回待生效" }).click();
  await page.locator(".ant-modal-confirm-btns button").last().click();
  await expect(line).toHaveAttribute("data-state", "draft", { timeout: 20_000 });
});

test("two people at one draft: each sees the other's change, and neither writes over the other unseen", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  await signIn(page, "administrator", "/plan/version");
  await noneWaiting(page);
  const { versions } = (await (await page.request.get("/api/version")).json()) as {
    versions: { id: number; state: string; sample: boolean; from: number }[];
  };
  const force = versions.find(({ state, sample, from }) => state === "in-force" && sample && from <= Date.now())!;
  const made = await post(page, "/api/version", { name: `二人 ${Date.now()}`, basedOn: force.id });
  const { id } = (await made.json()) as { id: number };
  const { plan } = (await (await page.request.get(`/api/draft/${id}`)).json()) as {
    plan: { cells: { code: string; grid: string }[]; grids: { code: string }[] };
  };
  const [first, second] = [plan.cells[0]!, plan.cells[1]!];
  const grid = plan.grids.find(({ code }) => code !== first.grid)!;
  await page.goto(`/plan/draft/${id}`);
  await opened(page);
  const other = await browser.newPage({ baseURL: baseURL! });
  await signIn(other, "leader", `/plan/draft/${id}`);
  const hand = async (code: string) => {
    const { plan: now, revision: base } = (await (await other.request.get(`/api/draft/${id}`)).json()) as {
      plan: typeof plan;
      revision: number;
    };
    const cell = now.cells.find((one) => one.code === code)!;
    return post(other, `/api/draft/${id}/change`, {
      base,
      deed: "hand",
      patch: { set: { cells: [{ ...cell, grid: grid.code }] }, remove: {} },
    });
  };
  expect((await hand(first.code)).status()).toBe(200);
  await atRevision(page, 1);
  await expect(page.getByText("刚刚修改了此草案")).toBeVisible();

  // The same cell at the same time: the one who comes second is told, and nothing is lost.
  await page.route(`**/api/draft/${id}/change?after=*`, (route) => route.abort());
  expect((await hand(second.code)).status()).toBe(200);
  await page.getByTestId("find-cell").fill(second.code);
  await page.getByTestId("find-cell").press("Enter");
  await expect(page.getByTestId("chosen")).toContainText(second.code);
  await page.getByTestId("hand-grid").click();
  await page.keyboard.type(plan.grids.at(-1)!.code);
  await page.keyboard.press("Enter");
  await page.getByTestId("hand").click();
  await expect(page.getByTestId("clash")).toContainText(second.code);
  await expect(page.getByTestId("clash")).toContainText("leader");
  await page.unroute(`**/api/draft/${id}/change?after=*`);
  await page.locator(".ant-modal-confirm-btns button").click();
  await atRevision(page, 2);
  const kept = (await (await page.request.get(`/api/draft/${id}`)).json()) as { plan: typeof plan };
  expect(kept.plan.cells.find(({ code }) => code === second.code)?.grid).toBe(grid.code);

  // What breaks the law of the ground is not saved, whoever sends it.
  const broken = await post(page, `/api/draft/${id}/change`, {
    base: 2,
    deed: "edit",
    patch: { set: {}, remove: { cells: [plan.cells[5]!.code] } },
  });
  expect(broken.status()).toBe(422);
  expect((await broken.json()).faults[0]).toMatchObject({ fault: "ground.not-its-community" });
  await other.close();
});

test("who may not change plans sees no workbench", async ({ page }) => {
  await signIn(page, "officer", "/plan/version");
  await expect(page.getByTestId("versions").first()).toBeVisible();
  await expect(page.getByTestId("new-draft")).toBeHidden();
  await page.goto("/plan/draft/1");
  await expect(page.getByTestId("refused")).toContainText("局领导");
});
