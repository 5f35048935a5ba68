import { expect, test } from "@playwright/test";
import { answersOver, DAY, mapLoaded, planLoaded, planOf, search, signIn } from "./portal";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("a chief on the phone finds a street, reads the card as a sheet over a map that stays of use, and steps through time", async ({
  page,
}) => {
  await signIn(page, "chief", `/plan?at=${DAY}T06:15`);
  await mapLoaded(page);
  await planLoaded(page);

  for (const tool of ["map-layers", "map-fit", "map-here", "map-link", "now", "user-menu"]) {
    const box = (await page.getByTestId(tool).boundingBox())!;
    expect([tool, box.height >= 43.5, box.width >= 43.5]).toEqual([tool, true, true]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  const plan = await planOf(page);
  const segment = plan.segments.find(({ chief }) => chief !== null)!;
  await search(page, segment.code);
  const card = page.getByTestId("card");
  await expect(card).toBeVisible();
  const sheet = (await card.boundingBox())!;
  expect(sheet.y).toBeGreaterThan(844 * 0.35);
  expect(sheet.width).toBeGreaterThan(380);
  await expect(page.getByTestId("card-chief")).toContainText(segment.ends[0]);

  await expect(page).toHaveURL(/sel=/);
  const [lon, lat] = new URL(page.url()).searchParams.get("sel")!.split(",").map(Number) as [number, number];
  const answers = await answersOver(page, [lon, lat], DAY);
  await expect(page.getByTestId("card-chief")).toContainText(answers[25]!.chief!.name);
  await expect(card).toHaveAttribute("data-kind", answers[25]!.kind);
  const change = answers.findIndex((answer, step) => step > 25 && answer.kind !== answers[25]!.kind);
  expect(change).toBeGreaterThan(25);
  for (let step = 25; step < change; step++) await page.getByLabel("后一刻钟").tap();
  await expect(card).toHaveAttribute("data-kind", answers[change]!.kind);

  await page.getByLabel("展开责任卡").tap();
  await expect(async () => expect((await card.boundingBox())!.y).toBeLessThan(844 * 0.25)).toPass();
  await page.getByTestId("card-close").tap();
  await expect(card).toBeHidden();
});

test("layers stand in a drawer", async ({ page }) => {
  await signIn(page, "chief");
  await mapLoaded(page);
  await page.getByTestId("map-layers").tap();
  await page.getByTestId("layer-cell").tap();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/layers=[a-z,]*cell/);
});
