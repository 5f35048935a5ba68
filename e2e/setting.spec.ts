import { expect, test } from "@playwright/test";
import { mapLoaded, signIn } from "./portal";

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
