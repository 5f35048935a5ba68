import { type ReporterOf, reportersOf } from "../../db/reporter";
import { findLine, linesOf, listViolations, mergedInto } from "../../db/violation-list";
import { listUpdates } from "../../db/violation-update";
import type { Instant } from "../../duty/plan";
import { maskedReporter } from "../../duty/violation/masked";
import { audienceOf, sees } from "../../duty/violation/seen";
import { type Comparable, similarTo, similarWithin } from "../../duty/violation/similar";
import type { ViolationLine } from "../../duty/violation/violation-line";
import type { Point } from "../../geo/plane/point";
import type { Caller } from "./caller";
import type { LiveCity } from "./city";
import { database } from "./database";
import { Refusal } from "./fault";

/** A violation the caller may see. @throws Refusal 404: there is none, or it is not for them, which is not told apart */
export async function seenViolation(live: LiveCity, id: number, caller: Caller): Promise<ViolationLine> {
  const line = await findLine(database(), live.head.city, id);
  if (!line || !sees(audienceOf(caller), line)) throw new Refusal("violation.none", 404);
  return line;
}

/** Most rows looked over for duplicates. */
const MOST = 500;
const TOLD = 10;

/** Another violation that may be the same, and why. */
export interface SimilarLine {
  readonly line: ViolationLine;
  readonly metres: number;
  readonly minutes: number;
}

/** What may be a duplicate of something seen at a place and time: same category within 50 m and 24 h, the nearest first, of those the caller may see. */
export async function similarLines(
  live: LiveCity,
  one: { readonly id: number | null; readonly point: Point; readonly at: Instant; readonly category: string },
  caller: Caller,
): Promise<SimilarLine[]> {
  const { bounds, from, to } = similarWithin(one.point, one.at);
  const around = await listViolations(database(), live.head.city, {
    ...{ box: bounds, from, to: to + 1, categories: [one.category], audience: audienceOf(caller), limit: MOST },
  });
  const lines = new Map(around.map((line) => [line.id, line] as const));
  const comparable = ({ id, at, lon, lat, category, channel, mergedInto: merged }: ViolationLine): Comparable => ({
    ...{ id, at, lon, lat, category, channel, mergedInto: merged },
    // Rows of files stand apart on purpose, whichever file it was.
    source: channel === "import" ? "import" : null,
  });
  const own = one.id === null ? undefined : lines.get(one.id);
  const [lon, lat] = one.point;
  const asked = own
    ? comparable(own)
    : { id: one.id ?? 0, at: one.at, lon, lat, category: one.category, channel: "web" as const, source: null, mergedInto: null };
  return similarTo(asked, around.map(comparable))
    .slice(0, TOLD)
    .map(({ id, metres, minutes }) => ({ line: lines.get(id) as ViolationLine, metres, minutes }));
}

const masked = ({ violation, ...reporter }: ReporterOf) => ({ violation, ...maskedReporter(reporter) });

/** Names of what a violation was routed to, as the plan in force has them. */
function namesOf({ plan }: LiveCity, line: ViolationLine) {
  const named = <T extends { readonly code: string; readonly name: string }>(list: readonly T[], code: string | null) =>
    code === null ? null : (list.find((one) => one.code === code)?.name ?? code);
  const { squads, grids, segments, persons, allowances } = plan;
  return {
    squad: named(squads, line.squad),
    lead: named(squads, line.lead),
    grid: named(grids, line.grid),
    segment: named(segments, line.segment),
    chief: named(persons, line.chief),
    allowance: named(allowances, line.allowance),
  };
}

/** Everything about one violation: the fact, its updates, who reported it (masked), what may be the same, what was merged into it. */
export async function violationTold(live: LiveCity, id: number, caller: Caller) {
  const db = database();
  const line = await seenViolation(live, id, caller);
  const merged = await mergedInto(db, live.head.city, id);
  const [updates, reporters, similar, mergedLines] = await Promise.all([
    listUpdates(db, live.head.city, { violation: id, limit: 500 }),
    reportersOf(db, live.head.city, [id, ...merged]),
    line.mergedInto === null ? similarLines(live, { id, point: [line.lon, line.lat], at: line.at, category: line.category }, caller) : [],
    linesOf(db, live.head.city, merged),
  ]);
  return { line, updates, reporters: reporters.map(masked), similar, merged: mergedLines, names: namesOf(live, line) };
}
