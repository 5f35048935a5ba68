import { expect, type Page, test } from "@playwright/test";
import type { Board } from "../duty/board/board";
import type { Plan } from "../duty/plan";
import { planOf, signIn } from "./portal";

/** Makes the PDF of the open dialog and gives its bytes. */
async function made(page: Page): Promise<Buffer> {
  const coming = page.waitForEvent("download");
  await page.getByTestId("make-pdf").click();
  const stream = await (await coming).createReadStream();
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

const sheets = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
const sizes = (pdf: Buffer) =>
  new Set(
    [...pdf.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
      ([, w, h]) => `${Math.round(Number(w))}x${Math.round(Number(h))}`,
    ),
  );

const boardOf = async (page: Page, code: string): Promise<Board> => (await (await page.request.get(`/api/board/${code}`)).json()) as Board;

const phones = (plan: Plan) => {
  const open = new Set([plan.version.bureau.phone, ...plan.squads.map(({ phone }) => phone)]);
  return plan.persons.map(({ phone }) => phone).filter((phone) => phone !== "" && !open.has(phone));
};

test("a captain prints the boards of the own squad on A4, and one large", async ({ page }) => {
  await signIn(page, "captain", "/board");
  const plan = await planOf(page);
  const own = plan.grids.filter(({ squad }) => squad === "ZD01");
  const list = page.getByTestId("boards");
  await expect(list.locator("tbody tr[data-row-key]")).toHaveCount(own.length);
  await page.getByTestId("print-all").click();
  await expect(page.getByTestId("sheets")).toContainText(`${own.length} 块公示牌`);
  const small = await made(page);
  await expect(page.getByTestId("made")).toContainText(`已生成 ${sheets(small)} 页`);
  expect(small.subarray(0, 5).toString()).toBe("%PDF-");
  expect(sheets(small)).toBeGreaterThanOrEqual(own.length);
  expect(sizes(small)).toEqual(new Set(["595x842"]));
  await page.keyboard.press("Escape");

  await page.getByTestId("board-search").fill(own[1]?.code ?? "");
  await expect(list.locator("tbody tr[data-row-key]")).toHaveCount(1);
  await list.locator("tbody input[type=checkbox]").check();
  await page.getByTestId("print-chosen").click();
  await page.getByText("60×90 厘米").click();
  const large = await made(page);
  expect(sizes(large)).toEqual(new Set(["1701x2551"]));
});

test("segments and borders are listed too, over pages", async ({ page }) => {
  await signIn(page, "leader", "/board");
  const plan = await planOf(page);
  await page.getByRole("tab", { name: "路段" }).click();
  await expect(page).toHaveURL(/kind=segment/);
  await expect(page.getByText(`共 ${plan.segments.length} 块`)).toBeVisible();
  await page.getByTitle("2", { exact: true }).click();
  await expect(page).toHaveURL(/page=2/);
  await page.getByRole("tab", { name: "交界处" }).click();
  await expect(page.getByTestId("boards")).toContainText(/.+中队 · .+中队/);
});

test("everybody reads a board on a phone without signing in, and no personal phone stands on it", async ({ page, browser, baseURL }) => {
  await signIn(page, "captain");
  const plan = await planOf(page);
  const context = await browser.newContext({ baseURL: baseURL ?? "", locale: "zh-CN", viewport: { width: 390, height: 844 } });
  const street = await context.newPage();
  for (const code of ["g-WG01", "s-LD001", "b-ZD01-ZD02"]) {
    const answer = await street.goto(`/b/${code}`);
    const board = await boardOf(page, code);
    const html = (await answer?.text()) ?? "";
    for (const name of board.names) expect(html).toContain(name);
    for (const { person } of board.rows) expect(html).toContain(person.name);
    for (const squad of board.squads)
      await expect(street.getByRole("link", { name: squad.phone }).first()).toHaveAttribute("href", /^tel:/);
    await expect(street.getByRole("link", { name: board.bureau.phone })).toBeVisible();
    expect(phones(plan).filter((phone) => html.includes(phone))).toEqual([]);
    await expect(street.getByTestId("board-map")).toBeVisible();
    expect(await street.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
  await street.locator("html[data-ready]").waitFor();
  await street.getByTestId("language").click();
  await expect(street.getByText("Notice board: border of two squads")).toBeVisible();
  const none = await street.goto("/b/g-nowhere");
  expect(none?.status()).toBe(404);
  await expect(street.getByTestId("board-none")).toContainText("There is no such notice board");
  await context.close();
});

test("somebody in the street reports; it is recorded for the squad that leads there", async ({ page, browser, baseURL }) => {
  await signIn(page, "leader");
  const context = await browser.newContext({ baseURL: baseURL ?? "", locale: "zh-CN", viewport: { width: 390, height: 844 } });
  const street = await context.newPage();
  await street.goto("/b/g-WG02");
  await street.locator("html[data-ready]").waitFor();
  const before = (await (await page.request.get("/api/health")).json()) as { counts: { violations: number } };
  const form = street.getByTestId("report-form");
  await form.getByRole("button", { name: "提交" }).click();
  await expect(form.getByRole("alert")).toContainText("请选择是什么问题");
  await form.getByLabel("什么问题").selectOption({ label: "无照经营游商" });
  await form.getByLabel("说明", { exact: false }).fill("校门口东侧三处流动摊贩");
  await form.getByRole("button", { name: "提交" }).click();
  const sent = street.getByTestId("report-sent");
  await expect(sent).toContainText(/受理号 [0-9A-F]{12}/);
  await expect(sent).toContainText(/由.+中队负责处理/);
  await context.close();
  await expect
    .poll(async () => ((await (await page.request.get("/api/health")).json()) as { counts: { violations: number } }).counts.violations)
    .toBe(before.counts.violations + 1);
});

test("a captain puts a photo on the board: it is scaled down, the public sees it, and it can be taken away", async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, "captain", "/board?see=g-WG01");
  const portraits = page.getByTestId("portraits");
  await expect(portraits).toBeVisible();
  const board = await boardOf(page, "g-WG01");
  const person = board.rows[0]?.person ?? { code: "", name: "" };
  const picture = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [900, 1200];
    const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
    pen.fillStyle = "#c06030";
    pen.fillRect(0, 0, 900, 1200);
    return canvas.toDataURL("image/png").slice("data:image/png;base64,".length);
  });
  await portraits
    .getByLabel(`${person.name}的照片`)
    .setInputFiles({ name: "me.png", mimeType: "image/png", buffer: Buffer.from(picture, "base64") });
  await expect(page.getByText("照片已更新")).toBeVisible();

  const context = await browser.newContext({ baseURL: baseURL ?? "", locale: "zh-CN", viewport: { width: 390, height: 844 } });
  const street = await context.newPage();
  const fetched = street.waitForResponse((answer) => answer.url().endsWith(`/api/portrait/${person.code}`));
  await street.goto("/b/g-WG01");
  expect((await fetched).status()).toBe(200);
  const photo = street.getByTestId("five").first().getByTestId("photo");
  const size = await photo.evaluate(async (one) => {
    const image = new Image();
    image.src = getComputedStyle(one).backgroundImage.slice('url("'.length, -'")'.length);
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  });
  expect(size).toEqual([450, 600]);

  await portraits.locator(`[data-person="${person.code}"]`).getByRole("button", { name: "移除" }).click();
  await page.getByRole("button", { name: /确\s?定/ }).click();
  await expect(page.getByText("照片已移除")).toBeVisible();
  expect((await street.request.get(`/api/portrait/${person.code}`)).status()).toBe(404);
  await context.close();

  await page.goto("/board?see=g-WG40&squad=all");
  await expect(page.getByTestId("portraits")).toContainText("仅本中队中队长或系统管理员可更换照片");
});
