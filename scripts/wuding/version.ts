import { carryOver } from "../../db/carry-over";
import { currentCity, findOrMakeCity } from "../../db/city";
import { dropDraft, makeDraft } from "../../db/draft";
import { loadPlan } from "../../db/load-plan";
import { findVersion, listVersions, putInForce, withdraw } from "../../db/version";
import { faultsOf } from "../../duty/check";
import { compared } from "../../duty/edit/compared";
import { groundFaults } from "../../duty/edit/law";
import { NOUN_LISTS } from "../../duty/edit/patch";
import { parseInstant } from "../../duty/time/parse-instant";
import { wallClock } from "../../duty/time/wall-clock";
import type { VersionLine } from "../../duty/version-line";
import { sayPlanFaults } from "./plan-faults";
import { Refused } from "./refused";
import { moment, type Run } from "./run";

/** A version. @throws Refused where there is none */
export async function versionOf({ db, say }: Run, id: number): Promise<VersionLine> {
  const head = await findVersion(db, id);
  if (!head) throw new Refused(say("no-version", { id }));
  return head;
}

/** All versions of all cities. */
export async function versionList({ db, io, say }: Run): Promise<void> {
  const list = await listVersions(db);
  for (const { id, cityName, name, state, from, to, communities, cells, grids, squads } of list) {
    const sizes = say("version.sizes", { communities, cells, grids, squads });
    io.out([id, cityName, name, state, state === "draft" ? "-" : moment(from), moment(to), sizes].join("\t"));
  }
  if (list.length === 0) io.out(say("none"));
}

/** Makes a draft that takes over all a version holds. */
export async function versionCopy(run: Run, id: number, name: string): Promise<void> {
  const { db, by, io, say } = run;
  const { city } = await versionOf(run, id);
  const [bureau] = await db.sql<
    { name: string; phone: string }[]
  >`select bureau_name as name, bureau_phone as phone from plan where id = ${id}`;
  const made = await db.sql.begin((sql) =>
    makeDraft(sql, city, { name, basedOn: id, from: Date.now(), bureau: bureau ?? { name: "", phone: "" } }, by),
  );
  io.out(say("version.made", { id: made as number, name }));
}

/** Makes an empty draft, in the city told or the current one. @throws Refused without either */
export async function versionMake(
  { db, by, io, say }: Run,
  name: string,
  cityName: string | undefined,
  timeZone: string | undefined,
): Promise<void> {
  const current = await currentCity(db);
  if (!cityName && !current) throw new Refused(say("city-needed"));
  const made = await db.sql.begin(async (sql) => {
    const [known] = cityName
      ? await sql<{ id: number; name: string }[]>`select id, name from city where name = ${cityName} and not sample`
      : [current];
    const city = known ?? (await findOrMakeCity(sql, { name: cityName as string, timeZone: timeZone ?? "Asia/Shanghai", sample: false }));
    return makeDraft(sql, city.id, { name, basedOn: null, from: Date.now(), bureau: { name: city.name, phone: "" } }, by);
  });
  io.out(say("version.made", { id: made as number, name }));
}

/** Puts a draft in force from now or from a moment, if it is lawful. @throws Refused with what is not */
export async function versionForce(run: Run, id: number, from: string): Promise<void> {
  const { db, by, io, say } = run;
  const head = await versionOf(run, id);
  if (head.state !== "draft") throw new Refused(say("not-draft", { id }));
  const now = Date.now();
  const carried = await carryOver(db, head, by, now);
  if (!carried) throw new Refused(say("stepped.moved-on", { id }));
  const { plan, revision } = carried;
  const parsed = from === "now" ? { ok: true as const, at: now } : parseInstant(from, wallClock(plan.version.timeZone));
  if (!parsed.ok) throw new Refused(say("bad-moment", { got: from, zone: plan.version.timeZone }), 2);
  const faults = [...faultsOf(plan), ...groundFaults(plan)];
  if (faults.length > 0) {
    sayPlanFaults(run, faults);
    throw new Refused(say("version.unlawful", { id, count: faults.length }));
  }
  const stepped = await putInForce(db, id, parsed.at, now, by, revision);
  if (!stepped.ok) throw new Refused(say(`stepped.${stepped.why}`, { id }));
  io.out(say("version.forced", { id, name: head.name, city: head.cityName, at: moment(parsed.at) }));
}

/** Makes a version that waits for its day a draft again. */
export async function versionWithdraw(run: Run, id: number): Promise<void> {
  const stepped = await withdraw(run.db, id, Date.now(), run.by);
  if (!stepped.ok) throw new Refused(run.say(`stepped.${stepped.why}`, { id }));
  run.io.out(run.say("version.withdrawn", { id }));
}

/** Takes a draft away. */
export async function versionDrop(run: Run, id: number): Promise<void> {
  await versionOf(run, id);
  if (!(await dropDraft(run.db, id, run.by))) throw new Refused(run.say("not-draft", { id }));
  run.io.out(run.say("version.dropped", { id }));
}

const CELLS = ["added", "removed", "reshaped", "handed"] as const;

/** How one version differs from another. */
export async function versionCompare(run: Run, one: number, other: number): Promise<void> {
  const { db, io, say } = run;
  await versionOf(run, one);
  await versionOf(run, other);
  const { lists, cells } = compared(await loadPlan(db, one), await loadPlan(db, other));
  for (const list of NOUN_LISTS) {
    const counts = lists[list];
    if (counts) io.out(say("compare.list", { list, ...counts }));
  }
  const count = (how: (typeof CELLS)[number]) => cells.filter((cell) => cell.how === how).length;
  io.out(
    Object.keys(lists).length === 0
      ? say("compare.same")
      : say("compare.cells", { added: count("added"), removed: count("removed"), reshaped: count("reshaped"), handed: count("handed") }),
  );
}
