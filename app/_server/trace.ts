import { borderSteps } from "../../db/border";
import { custodySteps } from "../../db/custody";
import { overseerAccounts } from "../../db/user";
import { findViolation, type KeptViolation, violationsAround } from "../../db/violation";
import type { HandoverStep } from "../../duty/handover/handover-step";
import type { Instant } from "../../duty/plan";
import { printedResponsibility } from "../../duty/print-responsibility";
import { printedInstant } from "../../duty/time/parse-instant";
import { wallClock } from "../../duty/time/wall-clock";
import { deedsOf, type NearViolation, overseersOf, signedRuleOf, type Trace } from "../../duty/trace/trace";
import { categoryOf } from "../../duty/violation/category";
import { planeAt } from "../../geo/plane/plane";
import type { Point } from "../../geo/plane/point";
import type { LiveCity } from "./city";
import { database } from "./database";
import { Refusal } from "./fault";
import { cityAt } from "./past";

/** Metres and minutes around the asked place and time within which recorded violations are told. */
export const NEAR = { metres: 50, minutes: 120 } as const;
const MOST = 50;
const MINUTE = 60_000;

async function near(city: number, point: Point, at: Instant, asked: KeptViolation | null): Promise<NearViolation[]> {
  const plane = planeAt(point);
  const [dx, dy] = [NEAR.metres / plane.kx, NEAR.metres / plane.ky];
  const box = [point[0] - dx, point[1] - dy, point[0] + dx, point[1] + dy] as const;
  const found = await violationsAround(database(), city, box, at - NEAR.minutes * MINUTE, at + NEAR.minutes * MINUTE, MOST);
  const all = asked && !found.some(({ id }) => id === asked.id) ? [asked, ...found] : found;
  return all.flatMap(({ id, at: seen, receivedAt, category, channel, lead, description, lon, lat }) => {
    const metres = plane.distance(point, [lon, lat]);
    return metres > NEAR.metres && id !== asked?.id
      ? []
      : [{ id, at: seen, receivedAt, category, channel, lead, description, metres: Math.round(metres) }];
  });
}

/** What is traced: a place and a time, or a recorded violation. */
export type TraceQuestion = { readonly point: Point; readonly at: Instant } | { readonly violation: number };

/** Puts a trace together from what was stored. @throws Refusal: no such violation, no version then, a place outside the city, a time that has not come */
export async function traced(live: LiveCity, question: TraceQuestion, phones: boolean): Promise<Trace> {
  const { city } = live.head;
  const db = database();
  const violation = "violation" in question ? await findViolation(db, city, question.violation) : null;
  if ("violation" in question && !violation) throw new Refusal("not-found", 404);
  const point: Point = violation ? [violation.lon, violation.lat] : (question as { point: Point }).point;
  const at = violation ? violation.at : (question as { at: Instant }).at;
  if (at > Date.now()) throw new Refusal("trace.not-yet", 422);
  const then = await cityAt(live, at);
  if (!then) throw new Refusal("trace.no-version", 422);
  const answer = then.ask(point, at);
  if (answer.kind === "outside") throw new Refusal("trace.outside", 422);
  const between = answer.border?.between ?? null;
  const [steps, violations, accounts] = await Promise.all([
    between ? borderSteps(db.sql, city, between) : null,
    near(city, point, at, violation),
    overseerAccounts(db, city),
  ]);
  const handovers = new Map<number, readonly HandoverStep[]>();
  for (const { id } of violations) {
    const own = await custodySteps(db.sql, city, id);
    if (own.length > 0) handovers.set(id, own);
  }
  const recorded = { borderSteps: (between && steps?.get(between.join("|"))) ?? [], handovers, violations, accounts };
  const { version } = then.plan;
  const clock = wallClock(version.timeZone);
  return {
    asked: { lon: point[0], lat: point[1], at: printedInstant(at, clock), violation: violation?.id ?? null },
    version: {
      id: version.id,
      city: version.city,
      name: version.name,
      from: printedInstant(version.from, clock),
      to: version.to === null ? null : printedInstant(version.to, clock),
    },
    timeZone: version.timeZone,
    answer: printedResponsibility(answer, clock, phones),
    rule: signedRuleOf(answer, recorded.borderSteps),
    overseers: overseersOf(answer, then.plan, accounts),
    deeds: deedsOf(answer, recorded),
    violations: violations.map((one) => ({ ...one, categoryName: categoryOf(one.category)?.name ?? one.category })),
  };
}
