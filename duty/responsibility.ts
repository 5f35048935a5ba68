import type { Point } from "../geo/plane/point";
import type { Ask, BorderAnswer, OnDuty, Reason, Responsibility } from "./answer";
import { type Band, bands } from "./bands";
import { byCodeOf } from "./by-code";
import { chains } from "./deputy-chain";
import { ground } from "./ground";
import { led, mergers } from "./mergers";
import { nextWatch } from "./next-watch";
import type { Cell, Grid, Instant, Merger, Person, Plan, Squad } from "./plan";
import { surroundings } from "./surroundings";
import { awayOf, within } from "./time/away";
import { dayClock } from "./time/day-clock";
import { wallClock } from "./time/wall-clock";
import { watch } from "./watch";

const outside = (point: Point, at: Instant): Responsibility => ({
  kind: "outside",
  point,
  at,
  cell: null,
  grid: null,
  squad: null,
  lead: null,
  support: null,
  merger: null,
  border: null,
  segment: null,
  chief: null,
  onDuty: [],
  standard: null,
  duty: null,
  deputies: [],
  next: null,
  place: null,
  allowances: [],
  reasons: [{ code: "outside.no-cell", values: { lon: point[0], lat: point[1] } }],
});

/** The reasons that never change for a cell, made once. */
interface Standing {
  readonly cell: Cell;
  readonly grid: Grid;
  readonly squad: Squad;
  readonly found: Readonly<Record<"covers" | "line" | "nearest", Reason>>;
  readonly holds: Reason;
  readonly answers: Reason;
}

function standings(plan: Plan, cells: readonly Cell[]): Standing[] {
  const grid = byCodeOf("grid", plan.grids);
  const squad = byCodeOf("squad", plan.squads);
  return cells.map((cell) => {
    const own = grid(cell.grid);
    const its = squad(own.squad);
    return {
      cell,
      grid: own,
      squad: its,
      found: {
        covers: { code: "cell.covers", values: { cell: cell.code } },
        line: { code: "cell.on-the-line", values: { cell: cell.code } },
        nearest: { code: "cell.nearest", values: { cell: cell.code } },
      },
      holds: { code: "grid.holds", values: { grid: own.name } },
      answers: { code: "squad.answers", values: { squad: its.name } },
    };
  });
}

/** Why the border leads where it does. */
function borderReason(band: Band, nameOf: (squad: string) => Squad): Reason {
  const metres = Math.round(band.distance);
  const [one, other] = band.between.map((code) => nameOf(code).name) as [string, string];
  if (!band.rule) return { code: "border.unsettled", values: { one, other, metres } };
  if (!band.part) return { code: "border.other-hours", values: { one, other, metres, rule: band.rule.code } };
  const { lead, support } = band.part;
  const values = {
    one,
    other,
    metres,
    rule: band.rule.code,
    width: band.rule.width,
    lead: nameOf(lead).name,
    support: nameOf(support).name,
  };
  return { code: "border.rule-leads", values };
}

/** How a merger came to lead. */
const mergerReason = ({ name, squads }: Merger, lead: Squad, nameOf: (squad: string) => Squad): Reason => ({
  code: "merger.joint",
  values: {
    merger: name,
    lead: lead.name,
    others: squads
      .filter((squad) => squad !== lead.code)
      .map((squad) => nameOf(squad).name)
      .join("、"),
  },
});

/** Who is on duty, and for whom the first stands in. */
function dutyReasons(onDuty: readonly OnDuty[], joint: boolean, lead: Squad, next: Instant | null): Reason[] {
  const first = onDuty[0];
  const reasons: Reason[] = [];
  if (!first) reasons.push({ code: "assignment.none-on-duty", values: { squad: lead.name } });
  else {
    const values = { person: first.person.name, post: first.post.name, count: onDuty.length, until: first.until };
    reasons.push({ code: joint ? "assignment.joint" : "assignment.on-duty", values });
    if (first.standsInFor) reasons.push({ code: "person.stands-in", values: { person: first.person.name, for: first.standsInFor.name } });
  }
  if (next !== null) reasons.push({ code: "assignment.next", values: { next } });
  return reasons;
}

/**
 * Who answers for a place at a time, to what standard, and why: built once per plan version, asked a million times.
 *
 * Total inside the city: a place there always has exactly one leading squad, whoever is on post. Border rules are data of the plan. Spans are
 * half-open: the instant of handover belongs to the newcomer. Places in degrees WGS84, times as instants.
 * @throws when the plan refers to what it does not have: `faultsOf` tells that beforehand.
 */
export function responsibilityOf(plan: Plan): Ask {
  const calendar = dayClock(wallClock(plan.version.timeZone), plan.days);
  const land = ground(plan);
  const bandAt = bands(plan, land.cells, land.plane);
  const duties = watch(plan, land.plane, calendar);
  const joint = mergers(plan);
  const nextAt = nextWatch(duties, joint, calendar);
  const around = surroundings(plan, land.plane);
  const standing = standings(plan, land.cells);
  const squadOf = byCodeOf("squad", plan.squads);
  const personOf = byCodeOf("person", plan.persons);
  const standardOf = byCodeOf("standard", plan.standards);
  const dutyOf = byCodeOf("duty", plan.duties);
  const captains = new Map(plan.squads.map((squad) => [squad, squad.captain === null ? null : personOf(squad.captain)] as const));
  const away = awayOf(plan.absences);
  const there = (person: Person | null | undefined, at: Instant) => (person && !within(away(person.code), at) ? person : null);
  const chainFor = chains();

  return (point, at) => {
    const { index, how } = land.cellAt(point);
    if (index < 0) return outside(point, at);
    const { cell, grid, squad, found, holds, answers } = standing[index] as Standing;
    const reasons: Reason[] = [found[how], holds, answers];
    const moment = calendar.at(at);

    const band = bandAt(point, squad.code, at, moment);
    const part = band?.part ?? null;
    const named = part?.lead ?? squad.code;
    const leading = led(named, part?.support ?? null, joint, at, moment);
    const lead = leading.lead === squad.code ? squad : squadOf(leading.lead);
    const support = leading.support === null ? null : squadOf(leading.support);
    const { merger } = leading;
    const border: BorderAnswer | null = band && { between: band.between, distance: band.distance, side: squad.code, rule: band.rule, part };
    if (band) reasons.push(borderReason(band, squadOf));
    if (merger) reasons.push(mergerReason(merger, lead, squadOf));

    const street = around.segment(point);
    const segment = street?.segment ?? null;
    const chief = segment?.chief ? personOf(segment.chief) : null;
    if (street)
      reasons.push({
        code: "segment.nearest",
        values: { segment: street.segment.name, metres: Math.round(street.distance), chief: chief?.name ?? "" },
      });
    else reasons.push({ code: "segment.none", values: {} });

    const watched = band && named !== squad.code ? band.otherGrid : grid.code;
    const own = duties.onDuty(watched, point, at, moment);
    const isJoint = own.length === 0 && merger !== null;
    const onDuty = isJoint ? duties.joint(merger, point, at, moment) : own;
    const first = onDuty[0];
    const next = first ? null : nextAt(watched, named, at, moment);
    for (const reason of dutyReasons(onDuty, isJoint, lead, next)) reasons.push(reason);

    const standard = first?.standard ?? standardOf(grid.standard);
    const duty = first?.duty ?? dutyOf(grid.duty);
    const { deputies, reasons: constant } = chainFor(first, lead, there(first?.deputy, at), there(captains.get(lead), at), standard);
    for (const reason of constant) reasons.push(reason);
    const place = around.place(point, moment);
    if (place) reasons.push({ code: "place.key-hour", values: { place: place.name } });
    const allowances = around.allowances(point, at, moment);
    for (const { name } of allowances) reasons.push({ code: "allowance.permits", values: { allowance: name } });

    const kind = !first ? "gap" : part ? "shared" : "held";
    return {
      kind,
      point,
      at,
      cell,
      grid,
      squad,
      lead,
      support,
      merger,
      border,
      segment,
      chief,
      onDuty,
      standard,
      duty,
      deputies,
      next,
      place,
      allowances,
      reasons,
    };
  };
}
