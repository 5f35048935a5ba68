import { expect, type Page, test } from "@playwright/test";
import type { Plan } from "../duty/plan";
import { xlsx } from "../geo/format/xlsx";
import { signIn } from "./portal";

const atRevision = (page: Page, number: number) =>
  expect(page.getByTestId("saving")).toHaveAttribute("data-revision", String(number), { timeout: 40_000 });
const draftOf = async (page: Page, id: number) => ((await (await page.request.get(`/api/draft/${id}`)).json()) as { plan: Plan }).plan;

/** A draft of the sample city. */
async function makeDraft(page: Page): Promise<number> {
  await signIn(page, "administrator", "/plan/version");
  const { versions } = (await (await page.request.get("/api/version")).json()) as {
    versions: { id: number; state: string; sample: boolean; from: number }[];
  };
  const force = versions.find(({ state, sample, from }) => state === "in-force" && sample && from <= Date.now())!;
  const made = await page.request.post("/api/version", {
    data: { name: `五定 ${Date.now()}`, basedOn: force.id },
    headers: { Origin: new URL(page.url()).origin },
  });
  return ((await made.json()) as { id: number }).id;
}

/** Opens a draft at the five fixed. */
async function openFive(page: Page, id: number): Promise<void> {
  await page.goto(`/plan/draft/${id}`);
  await expect(page.getByTestId("draft-map")).toHaveAttribute("data-map", "loaded", { timeout: 60_000 });
  await page.getByRole("tab", { name: "五定", exact: true }).click();
  await expect(page.getByTestId("post-list")).toBeVisible();
}

/** Takes the one of a list that the keys stand on after typing. */
async function pick(page: Page, label: string, text: string): Promise<void> {
  const control = page.getByRole("combobox", { name: label, exact: true });
  await control.fill(text);
  await expect(page.locator(".ant-select-item-option-active").last()).toBeAttached();
  await control.press("Enter");
}

async function workbook(sheets: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const layers = Object.entries(sheets).map(([name, rows]) => ({
    name,
    fields: Object.keys(rows[0]!).map((field) => ({ name: field, type: "text" as const })),
    shape: null,
    rows: rows.map((row) => ({ values: Object.values(row), shape: null })),
  }));
  for await (const part of xlsx.write!(layers, "five")) parts.push(part);
  return Buffer.concat(parts);
}

test("the five fixed of a new beat: drawn, assigned, painted by keys, copied to three grids, filled in from a sheet, taken back", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const id = await makeDraft(page);
  await openFive(page, id);
  const before = await draftOf(page, id);

  // A foot beat is drawn on the map and becomes a post of the grid it begins in.
  await page.getByTestId("post-tools").getByText("步巡线").click();
  const box = (await page.getByTestId("draft-map").boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const step of [0, 1, 2]) await page.mouse.click(x + step * 45, y + step * 18);
  await expect(page.getByTestId("post-points")).toHaveText("3 点");
  await page.getByTestId("post-finish").click();
  await atRevision(page, 1);
  const code = (await page.getByTestId("post-detail").getAttribute("data-code"))!;
  const drawn = (await draftOf(page, id)).posts.find((post) => post.code === code)!;
  expect(drawn).toMatchObject({ kind: "foot", mode: "patrol" });
  expect(drawn.line.length).toBeGreaterThanOrEqual(2);
  await page.getByTestId("post-name").fill("试画步巡岗");
  await page.getByTestId("post-save").click();
  await atRevision(page, 2);

  // One of its points is dragged elsewhere; the map has come to rest over it.
  await page.getByTestId("move").click();
  await page.waitForTimeout(1500);
  const middle = (await page.getByTestId("draft-map").boundingBox())!;
  const [mx, my] = [middle.x + middle.width / 2, middle.y + middle.height / 2];
  await page.mouse.move(mx, my);
  await page.mouse.down();
  await page.mouse.move(mx + 30, my + 50, { steps: 5 });
  await page.mouse.up();
  await atRevision(page, 3);
  expect((await draftOf(page, id)).posts.find((post) => post.code === code)!.line).not.toEqual(drawn.line);
  await page.getByTestId("move").click();

  // Person, deputy, a week painted by keys, standard, duty.
  await page.getByTestId("assignment-new").click();
  const squad = before.grids.find((grid) => grid.code === drawn.grid)!.squad;
  const [person, deputy] = before.persons.filter((one) => one.squad === squad && one.kind === "formal").slice(-2) as [
    Plan["persons"][number],
    Plan["persons"][number],
  ];
  await pick(page, "定人（A 岗）", person.code);
  await pick(page, "B 岗", person.code);
  await page.getByTestId("week").focus();
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Control+ArrowLeft");
  for (let day = 0; day < 6; day++) await page.keyboard.press("Shift+ArrowDown");
  for (let slot = 0; slot < 3; slot++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Space");
  await expect(page.getByTestId("week-text")).toHaveValue("1-7 06:00-07:00");
  // What cannot be is said while it is typed, and cannot be saved.
  await expect(page.getByTestId("live-faults").last()).toContainText("B 岗不能是本人");
  await expect(page.getByTestId("assignment-save")).toBeDisabled();
  await pick(page, "B 岗", deputy.code);
  await expect(page.getByTestId("live-faults").last()).toBeEmpty();
  await page.getByTestId("week-text").fill("每天 05:00-06:00");
  await expect(page.getByTestId("assignment-form").getByText("每天 05:00-06:00")).toBeVisible();
  await pick(page, "定标", before.standards[1]!.name);
  await pick(page, "定责", before.duties[1]!.name);
  await page.getByTestId("assignment-save").click();
  await atRevision(page, 4);
  const assigned = (await draftOf(page, id)).assignments.find(({ post }) => post === code)!;
  expect(assigned).toMatchObject({
    grid: drawn.grid,
    person: person.code,
    deputy: deputy.code,
    standard: before.standards[1]!.code,
    duty: before.duties[1]!.code,
    pattern: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 300, to: 360 }],
  });

  // The hours go to three grids of other people at once; what becomes of each is told first.
  await page.getByTestId(`copy-${assigned.code}`).click();
  const grids = before.grids.filter((grid) => grid.code !== drawn.grid).slice(0, 3);
  for (const grid of grids) await pick(page, "目标网格", grid.code);
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("copy-lines").getByRole("listitem")).toHaveCount(3);
  const done = await page.getByTestId("copy-lines").locator('[data-done="true"]').count();
  expect(done).toBe(3);
  await page.getByTestId("copy-go").click();
  await atRevision(page, 5);
  const copied = await draftOf(page, id);
  for (const grid of grids) {
    const there = copied.assignments.filter((one) => one.grid === grid.code && one.pattern[0]?.from === 300);
    expect(there.length).toBe(1);
  }

  // A sheet with one wrong row: it is named, the others can be taken.
  const head = { 编号: "RY901", 姓名: "表格甲", 类别: "执法队员", 中队: squad, 电话: "" };
  await page.getByTestId("sheet-upload").setInputFiles({
    name: "人员.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: await workbook({
      人员: [head, { ...head, 编号: "RY902", 姓名: "表格乙", 类别: "飞行员" }, { ...head, 编号: "RY903", 姓名: "表格丙" }],
    }),
  });
  const wrong = page.getByTestId("sheet-faults").getByRole("row").filter({ hasText: "飞行员" });
  await expect(wrong).toContainText("人员");
  await expect(wrong.getByRole("cell").nth(1)).toHaveText("3");
  await expect(wrong).toContainText("执法队员、协管员、干部");
  await expect(page.getByTestId("sheet-counts")).toContainText("新增 2");
  await page.getByTestId("sheet-take").click();
  await atRevision(page, 6);
  expect((await draftOf(page, id)).persons.map((one) => one.name)).toEqual(expect.arrayContaining(["表格甲", "表格丙"]));

  // Undo by undo everything is as it was.
  for (let step = 0; step < 6; step++) {
    await expect(page.getByTestId("undo")).toBeEnabled();
    await page.getByTestId("undo").click();
    await atRevision(page, 7 + step);
  }
  const after = await draftOf(page, id);
  for (const list of ["posts", "assignments", "persons"] as const) expect(after[list]).toEqual(before[list]);
});

test("the present five fixed go out as a workbook and come back without a change; standards rise by a version; squads are merged at night", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const id = await makeDraft(page);
  await openFive(page, id);
  const before = await draftOf(page, id);
  await page.getByTestId("five-rooms").getByText("批量").click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByTestId("sheet-download").click()]);
  await page.getByTestId("sheet-upload").setInputFiles(
    await file.path().then(async (path) => ({
      name: "五定.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: (await import("node:fs")).readFileSync(path),
    })),
  );
  await expect(page.getByTestId("sheet-counts")).toContainText("未变", { timeout: 60_000 });
  await expect(page.getByTestId("sheet-faults")).toHaveCount(0);
  await expect(page.getByTestId("sheet-take")).toBeDisabled();

  await page.getByTestId("five-rooms").getByText("标准职责").click();
  await page.getByTestId("look-add").click();
  await page.getByLabel(`第 ${before.standards[0]!.items.length + 1} 条`, { exact: true }).fill("不得占道堆放垃圾");
  await page.getByTestId("standard-save").click();
  await atRevision(page, 1);
  expect((await draftOf(page, id)).standards[0]!.version).toBe(before.standards[0]!.version + 1);

  await page.getByTestId("five-rooms").getByText("联勤日历").click();
  await page.getByTestId("merger-new").click();
  // The first pair is merged already: a squad is in one rule at a time.
  const merged = new Set(before.mergers.flatMap(({ squads }) => squads));
  const [one, other] = before.squads.filter((squad) => !merged.has(squad.code)) as [Plan["squads"][number], Plan["squads"][number]];
  for (const { name } of [one, other]) await pick(page, "合并的中队", name);
  await page.keyboard.press("Escape");
  await pick(page, "牵头中队", other.name);
  await page.getByTestId("merger-save").click();
  await atRevision(page, 2);
  expect((await draftOf(page, id)).mergers.at(-1)).toMatchObject({
    squads: [one.code, other.code],
    lead: other.code,
  });
});

test("a captain works at the own squad's five fixed only: other tabs are not there, other squads' posts are shown", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const chief = await browser.newPage({ baseURL: baseURL! });
  const id = await makeDraft(chief);
  await chief.close();
  await signIn(page, "captain");
  await openFive(page, id);
  await expect(page.getByRole("tab", { name: "编辑", exact: true })).toHaveCount(0);
  await expect(page.getByTestId("force")).toHaveCount(0);
  const plan = await draftOf(page, id);
  const squadOf = (post: Plan["posts"][number]) => plan.grids.find(({ code }) => code === post.grid)!.squad;
  const [own, other] = [plan.posts.find((post) => squadOf(post) === "ZD01")!, plan.posts.find((post) => squadOf(post) !== "ZD01")!];
  const open = async (name: string) => {
    await page.getByTestId("post-seek").fill(name);
    await expect(page.locator(`[data-post]`)).toHaveCount(1);
    await page.locator("[data-post]").click();
  };
  await open(other.code);
  await expect(page.getByText("此岗位属于其他中队，只能查看")).toBeVisible();
  await expect(page.getByTestId("post-save")).toHaveCount(0);
  await page.getByTestId("post-back").click();
  await open(own.code);
  await page.getByTestId("post-name").fill("队长改名岗");
  await page.getByTestId("post-save").click();
  await atRevision(page, 1);
  expect((await draftOf(page, id)).posts.find(({ code }) => code === own.code)?.name).toBe("队长改名岗");
  await page.getByTestId("five-rooms").getByText("标准职责").click();
  await expect(page.getByTestId("standard-name")).toBeDisabled();
});
