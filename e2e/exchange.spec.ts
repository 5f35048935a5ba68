import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { choose, signIn } from "./portal";

/** Two neighbouring squares in the middle of nowhere particular, with a name column as offices have it. */
const COMMUNITIES = JSON.stringify({
  type: "FeatureCollection",
  features: ["甲社区", "乙社区"].map((name, index) => {
    const [west, south, side] = [117.31 + index * 0.01, 34.86, 0.01];
    const ring = [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ];
    return { type: "Feature", properties: { 社区名称: name }, geometry: { type: "Polygon", coordinates: [ring] } };
  }),
});

const PEOPLE = "姓名,人员类别,联系电话\n王一,执法队员,13800000001\n李二,飞行员,13800000002\n张三,协管员,13800000003\n";

async function send(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  await page.getByTestId("file-input").setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
  await page.waitForURL(/\/exchange\?id=\d+/);
}

const stands = (page: Page, state: string) => expect(page.getByTestId("import")).toHaveAttribute("data-state", state, { timeout: 60_000 });

const openPage = async (page: Page) => {
  await signIn(page, "administrator", "/exchange");
  await page.locator("html[data-ready]").waitFor();
};

const draftNames = async (page: Page): Promise<string[]> => {
  const answer = await page.request.get("/api/version");
  const { versions } = (await answer.json()) as { versions: { name: string; state: string }[] };
  return versions.filter(({ state }) => state === "draft").map(({ name }) => name);
};

test("areas from elsewhere: read, asked where they lie, drawn, taken into a new draft", async ({ page }) => {
  await openPage(page);
  await send(page, "communities.geojson", COMMUNITIES);
  await stands(page, "ready");
  await expect(page.getByTestId("coordinates-said")).toContainText("分不清");
  await expect(page.getByTestId("take")).toBeDisabled();
  await expect(page.getByTestId("missing")).toContainText("选择坐标系");
  await expect(page.getByTestId("preview-map")).toHaveAttribute("data-drawn", "0");

  await choose(page, "坐标按此坐标系理解", "GCJ-02");
  await expect(page.getByTestId("preview-map")).toHaveAttribute("data-drawn", "2", { timeout: 60_000 });
  await expect(page.getByTestId("missing")).toBeHidden();

  const name = `导入试验 ${Date.now()}`;
  await page.getByLabel("草案名称").fill(name);
  await page.reload();
  await stands(page, "ready");
  await expect(page.getByLabel("草案名称")).toHaveValue(name);

  await page.getByTestId("take").click();
  await stands(page, "taken");
  await expect(page.getByTestId("taken").getByRole("row", { name: "社区" })).toContainText("2");
  await expect(page.getByTestId("open-draft")).toHaveAttribute("href", /^\/plan\/draft\/\d+$/);
  expect(await draftNames(page)).toContain(name);

  await page.getByTestId("all-imports").click();
  const line = page.getByTestId("imports").getByRole("listitem").first();
  await expect(line).toContainText("communities.geojson");
  await expect(line).toContainText("已导入");
});

test("one wrong row refuses the whole, and is named with its row and column; the report can be taken home", async ({ page }) => {
  await openPage(page);
  await send(page, "people.csv", PEOPLE);
  await stands(page, "ready");
  await expect(page.getByText("文件里没有坐标")).toBeVisible();
  const name = `人员试验 ${Date.now()}`;
  await page.getByLabel("草案名称").fill(name);
  await page.getByTestId("take").click();
  await expect(page.getByTestId("refusal")).toContainText("有 1 处不符合要求");
  await stands(page, "ready");
  const row = page.getByTestId("faults").getByRole("row").filter({ hasText: "飞行员" });
  await expect(row).toContainText("3");
  await expect(row).toContainText("人员类别");
  await expect(row).toContainText("执法队员、协管员、干部");
  expect(await draftNames(page)).not.toContain(name);

  const [report] = await Promise.all([page.waitForEvent("download"), page.getByTestId("report").click()]);
  expect(report.suggestedFilename()).toBe("people.csv.report.csv");
  const text = readFileSync(await report.path(), "utf8");
  expect(text).toContain("执法队员、协管员、干部");
  expect(text).toContain("飞行员");

  await page.getByRole("button", { name: "删除" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除" }).click();
  await page.waitForURL((url) => url.search === "");
});

test("a zip that broke off is refused with a sentence that says so", async ({ page }) => {
  await openPage(page);
  await send(page, "broken.zip", Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  await stands(page, "refused");
  await expect(page.getByTestId("refusal")).toContainText("压缩包不完整");
});

test("who may not import is told so, and finds no way in the menu", async ({ page }) => {
  await signIn(page, "captain", "/exchange");
  await expect(page.getByTestId("refused")).toContainText("系统管理员");
  await page.getByTestId("user-menu").click();
  await expect(page.getByRole("menuitem", { name: "责任地图" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "数据导入" })).toHaveCount(0);
});
