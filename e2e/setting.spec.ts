import { expect, test } from "@playwright/test";
import { choose, mapLoaded, signIn } from "./portal";

test("an administrator sets a basemap of the bureau's own; its source and approval number stand on everybody's map; the audit knows", async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, "administrator", "/setting");
  await page.locator("html[data-ready]").waitFor();
  await page.getByText("栅格瓦片").click();
  const url = page.getByLabel("地址", { exact: true });
  await url.fill("ftp://maps.example/{z}");
  await page.getByLabel("来源说明").fill("城管局底图");
  await page.getByLabel("审图号").fill("GS(2026)0001");
  await page.getByTestId("basemap-save").click();
  await expect(page.getByText("地址应以 https:// 或 http:// 开头")).toBeVisible();
  await url.fill("https://maps.example/{z}");
  await page.getByTestId("basemap-save").click();
  await expect(page.getByText("模板须含 {z} {x} {y}")).toBeVisible();
  await url.fill(`${baseURL}/icon.svg?z={z}&x={x}&y={y}`);
  await page.getByTestId("basemap-save").click();
  await expect(page.getByText("底图已保存")).toBeVisible();

  const other = await browser.newPage({ baseURL: baseURL! });
  await signIn(other, "captain");
  await mapLoaded(other);
  await expect(other.locator(".maplibregl-ctrl-attrib")).toContainText("城管局底图 · 审图号：GS(2026)0001");
  await other.close();

  await page.getByRole("button", { name: "恢复内置底图" }).click();
  await expect(page.getByRole("button", { name: "恢复内置底图" })).toBeHidden();
  await page.goto("/setting/audit");
  await expect(page.getByTestId("audit")).toContainText("修改设置");
  await expect(page.getByTestId("audit")).toContainText("basemap");
});

test("who may not is told so, with who may", async ({ page }) => {
  await signIn(page, "captain", "/setting");
  await expect(page.getByTestId("refused")).toContainText("系统管理员");
  await page.goto("/setting/audit");
  await expect(page.getByTestId("refused")).toContainText("督查员");
  const put = await page.request.put("/api/setting/basemap", { data: { kind: "own" }, headers: { Origin: new URL(page.url()).origin } });
  expect(put.status()).toBe(403);
});

test("a supervisor reads the audit", async ({ page }) => {
  await signIn(page, "supervisor", "/setting/audit");
  const { rows } = (await (await page.request.get("/api/audit")).json()) as { rows: { actor: string; key: string }[] };
  const [last] = rows;
  await expect(page.getByTestId("audit").locator("tbody tr.ant-table-row").first()).toContainText(last?.actor ?? "nobody");
  await expect(page.getByTestId("audit").locator("tbody tr.ant-table-row").first()).toContainText(last?.key ?? "nothing");
});

test("an administrator sets up the intake: a category of the city's own, cameras from a table, retention, a token that opens until it is revoked; the audit knows", async ({
  page,
  playwright,
  baseURL,
}) => {
  const stamp = Date.now().toString(36);
  await signIn(page, "administrator", "/plan");
  await page.locator("html[data-ready]").waitFor();
  await page.getByTestId("user-menu").click();
  await page.getByRole("menuitem", { name: "接入设置" }).click();
  await page.waitForURL((url) => url.pathname === "/setting/intake");

  const words = page.getByTestId("card-vocabulary");
  await expect(words.getByTestId("majors")).toContainText("街面秩序类");
  await words.getByTestId("crosswalk-search").fill("0506");
  await expect(words.getByTestId("crosswalk")).toContainText("2026 版无对应类别");
  await choose(page, "所属大类", "09 街面秩序类");
  const name = page.getByLabel("名称（不必写");
  await name.fill("店外经营");
  await words.getByTestId("category-add").click();
  await expect(words).toContainText("国家标准已有“店外经营”（09005）");
  await name.fill(`占道修表${stamp}`);
  await words.getByTestId("category-add").click();
  await expect(words.getByTestId("local-categories")).toContainText(`占道修表${stamp}（自定义）`);

  const cameras = page.getByTestId("card-camera");
  await cameras.getByTestId("camera-load").click();
  const head = "编码\t名称\t经度\t纬度\t法制审核\t技术审核\t公示日期";
  const right = `e2e-${stamp}-1\t校门 ${stamp}\t\t\t2026年3月1日\t\t`;
  await page.getByTestId("sheet-text").fill(`${head}\n${right}\ne2e-${stamp}-2\t路口\t113.4\t\t\t不久\t`);
  const wrong = page.getByTestId("wrong-rows").locator("tbody tr.ant-table-row");
  await expect(wrong).toHaveCount(2);
  await expect(wrong.first()).toContainText("经度、纬度应同时有或同时无");
  await expect(wrong.last()).toContainText("不久");
  await expect(page.getByTestId("sheet-send")).toBeDisabled();
  await page.getByTestId("sheet-text").fill(`${head}\n${right}`);
  await expect(page.getByTestId("sheet-send")).toHaveText("登记 1 台");
  await page.getByTestId("sheet-send").click();
  await cameras.getByTestId("camera-search").fill(stamp);
  const camera = cameras.getByTestId("cameras").locator("tbody tr.ant-table-row");
  await expect(camera).toHaveCount(1);
  await expect(camera).toContainText("仅作线索");
  await expect(camera).toContainText("缺：技术审核");
  await camera.getByRole("button").click();
  const technical = page.getByLabel("技术审核通过日期");
  await technical.fill("2026-03-02");
  await technical.press("Enter");
  await page.getByTestId("camera-save").click();
  await expect(camera).toContainText("可作证据");

  const retention = page.getByTestId("card-retention");
  const days = retention.getByLabel("举报人信息保存天数");
  const before = Number(await days.inputValue());
  await days.fill(String(before + 30));
  await retention.getByTestId("retention-save").click();
  await expect(retention.getByTestId("retention-saved")).toContainText("已保存。删除到期的举报人信息");
  await days.fill(String(before));
  await retention.getByTestId("retention-save").click();
  await page.getByRole("button", { name: "缩短并删除" }).click();
  await expect
    .poll(async () => ((await (await page.request.get("/api/setting/retention")).json()) as { reporterDays: number }).reporterDays)
    .toBe(before);

  const tokens = page.getByTestId("card-token");
  await tokens.getByLabel("名称", { exact: true }).fill(`热线 ${stamp}`);
  await tokens.getByTestId("token-make").click();
  const made = tokens.getByTestId("token-made");
  const token = await made.getByLabel("令牌", { exact: true }).inputValue();
  await expect(made.locator("[data-sample=violation]")).toContainText(`Authorization: Bearer ${token}`);
  await expect(made.locator("[data-sample=open311]")).toContainText(`api_key=${token}`);
  const machine = await playwright.request.newContext({ baseURL: baseURL!, extraHTTPHeaders: { Authorization: `Bearer ${token}` } });
  expect((await machine.post("/api/violation", { data: [] })).status()).toBe(200);
  await made.getByTestId("token-stored").click();
  await expect(page.locator("body")).not.toContainText(token);
  await tokens.getByRole("button", { name: `撤销令牌“热线 ${stamp}”` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤销", exact: true }).click();
  await expect(tokens.getByTestId("tokens")).not.toContainText(`热线 ${stamp}`);
  expect((await machine.post("/api/violation", { data: [] })).status()).toBe(401);
  await machine.dispose();

  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.goto("/setting/audit");
  for (const deed of ["登记摄像头", "新增类别", "新建令牌", "撤销令牌"]) await expect(page.getByTestId("audit")).toContainText(deed);
});

test("the intake's settings are the administrator's alone", async ({ page }) => {
  await signIn(page, "leader", "/setting/intake");
  await expect(page.getByTestId("refused")).toContainText("系统管理员");
  const headers = { Origin: new URL(page.url()).origin };
  expect((await page.request.get("/api/token")).status()).toBe(403);
  expect((await page.request.post("/api/token", { data: { name: "x", role: "intake" }, headers })).status()).toBe(403);
});
