import { expect, test } from "@playwright/test";
import { answersOver, clock, DAY, mapLoaded, planLoaded, planOf, search, signIn, slideTo } from "./portal";

test("a captain finds a market, reads who answers and why, and sees the answer change with the time", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/login/);
  await signIn(page, "captain", `/plan?at=${DAY}T07:20`);
  await mapLoaded(page);
  await planLoaded(page);

  const plan = await planOf(page);
  const place = plan.places.find(({ kind }) => kind === "market")!;
  await search(page, place.name);
  const card = page.getByTestId("card");
  await expect(card).toBeVisible();

  const answers = await answersOver(page, place.at, DAY);
  const held = answers.findIndex(({ kind }) => kind === "held" || kind === "shared");
  const gap = answers.findIndex(({ kind }) => kind === "gap");
  expect(held).toBeGreaterThanOrEqual(0);
  expect(gap).toBeGreaterThanOrEqual(0);

  await slideTo(page, held * 15);
  const manned = answers[held]!;
  await expect(card).toHaveAttribute("data-kind", manned.kind);
  await expect(page.getByTestId("card-title")).toHaveText(manned.grid!.name);
  await expect(page.getByTestId("fixed-person")).toContainText(manned.person!.name);
  await expect(page.getByTestId("fixed-post")).toContainText(manned.post!.name);
  await expect(page.getByTestId("fixed-time")).toContainText(manned.onDuty[0]!.until.slice(11, 16));
  await expect(page.getByTestId("fixed-standard")).toContainText(manned.standard!.name);
  await expect(page.getByTestId("fixed-duty")).toContainText(manned.duty!.name);
  await expect(card.getByRole("link", { name: manned.lead!.phone })).toHaveAttribute(
    "href",
    `tel:${manned.lead!.phone.replace(/\D/g, "")}`,
  );
  await expect(page.getByTestId("card-why").locator("li")).toHaveCount(manned.reasons.length);
  await expect(page.getByTestId("announcement")).toContainText(manned.grid!.name);

  await slideTo(page, gap * 15);
  await expect(card).toHaveAttribute("data-kind", "gap");
  await expect(page.getByTestId("card-kind")).toHaveText("此时无人在岗");
  await expect(page.getByTestId("fixed-person")).toContainText(answers[gap]!.lead!.name);
  await expect(page.getByTestId("clock")).toHaveText(clock(gap * 15));
});

test("a click on the map asks for that very point, and the tip follows the pointer within fifty milliseconds", async ({ page }) => {
  await signIn(page, "captain", `/plan?at=${DAY}T10:00`);
  await mapLoaded(page);
  await planLoaded(page);
  const map = page.getByTestId("map");
  const box = (await map.boundingBox())!;
  const middle = { x: box.x + box.width * 0.6, y: box.y + box.height * 0.45 };
  const times: number[] = [];
  for (let step = 0; step < 40; step++) {
    await page.mouse.move(middle.x + Math.cos(step) * step * 3, middle.y + Math.sin(step) * step * 3);
    const text = await map.getAttribute("data-hover-ms");
    if (text !== null) times.push(Number(text));
  }
  await expect(page.getByTestId("tip")).toBeVisible();
  expect(times.length).toBeGreaterThan(30);
  times.sort((a, b) => a - b);
  console.log(`hover: median ${times[Math.floor(times.length / 2)]} ms, slowest ${times.at(-1)} ms`);
  expect(times.at(-1)).toBeLessThan(50);

  await page.mouse.click(middle.x, middle.y);
  await expect(page.getByTestId("card")).toBeVisible();
  await expect(page).toHaveURL(/sel=/);
  const [lon, lat] = new URL(page.url()).searchParams.get("sel")!.split(",").map(Number) as [number, number];
  const answers = await answersOver(page, [lon, lat], DAY);
  await expect(page.getByTestId("card-title")).toHaveText(answers[40]!.grid!.name);
  await expect(page.getByTestId("card")).toHaveAttribute("data-kind", answers[40]!.kind);
});

test("before the plan has come a click asks the portal's door", async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route("**/api/plan?*", async (route) => {
    await held;
    await route.continue();
  });
  await signIn(page, "captain", `/plan?at=${DAY}T10:00`);
  await mapLoaded(page);
  const asked = page.waitForResponse((answer) => answer.url().includes("/api/responsibility?"));
  await page.getByTestId("map").click({ position: { x: 760, y: 330 } });
  const answer = await (await asked).json();
  await expect(page.getByTestId("card-title")).toHaveText(answer.grid.name);
  release();
  await planLoaded(page);
  await expect(page.getByTestId("card-title")).toHaveText(answer.grid.name);
});
