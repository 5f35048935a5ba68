import type { Point } from "../geo/plane/point";
import type { Ask, BorderAnswer, OnDuty, Reason, Responsibility } from "./answer";
import { type Band, bands } from "./bands";
import { ground } from "./ground";
import type { Cell, Grid, Instant, Person, Plan, Squad, Standard } from "./plan";
import { surroundings } from "./surroundings";
import { wallClock } from "./time/wall-clock";
import { byCodeOf, watch } from "./watch";

const outside = (point: Point, at: Instant): Responsibility => ({
  kind: "outside",
  point,
  at,
  cell: null,
  grid: null,
  squad: null,
  lead: null,
  support: null,
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

/** What never changes for an assignment, or for a squad with nobody on duty, made once: who stands in, by what standard. */
interface Chain {
  readonly deputies: readonly Person[];
  readonly reasons: readonly Reason[];
}

/** Who stands in when the one before cannot: the deputy of the first on duty, then the captain of the leading squad. */
function deputyChain(first: OnDuty | undefined, captain: Person | null): Person[] {
  const chain: Person[] = [];
  if (first?.deputy) chain.push(first.deputy);
  if (captain && captain !== first?.person && captain !== first?.deputy) chain.push(captain);
  return chain;
}

function chainOf(first: OnDuty | undefined, captain: Person | null, standard: Standard): Chain {
  const deputies = deputyChain(first, captain);
  const code = first ? "standard.of-assignment" : "standard.of-grid";
  const reasons: Reason[] = [{ code, values: { standard: standard.name, version: standard.version } }];
  if (deputies.length > 0) reasons.push({ code: "deputy.chain", values: { persons: deputies.map(({ name }) => name).join("、") } });
  return { deputies, reasons };
}

/** Makes each chain once. The watched grid is always one of the leading squad's, so an assignment has one chain. */
function chains(captainOf: (squad: Squad) => Person | null): (first: OnDuty | undefined, lead: Squad, standard: Standard) => Chain {
  const known = new Map<unknown, Map<Standard, Chain>>();
  return (first, lead, standard) => {
    const key = first?.assignment ?? lead;
    let own = known.get(key);
    if (!own) {
      own = new Map();
      known.set(key, own);
    }
    let chain = own.get(standard);
    if (!chain) {
      chain = chainOf(first, captainOf(lead), standard);
      own.set(standard, chain);
    }
    return chain;
  };
}

/**
 * Who answers for a place at a time, to what standard, and why: built once per plan version, asked a million times.
 *
 * Total inside the city: a place there always has exactly one leading squad, whoever is on post. Border rules are data of the plan. Spans are
 * half-open: the instant of handover belongs to the newcomer. Places in degrees WGS84, times as instants.
 * @throws when the plan refers to what it does not have: `faultsOf` tells that beforehand.
 */
export function responsibilityOf(plan: Plan): Ask {
  const clock = wallClock(plan.version.timeZone);
  const land = ground(plan);
  const bandAt = bands(plan, land.cells, land.plane);
  const duties = watch(plan, land.plane, clock);
  const around = surroundings(plan, land.plane);
  const standing = standings(plan, land.cells);
  const squadOf = byCodeOf("squad", plan.squads);
  const personOf = byCodeOf("person", plan.persons);
  const standardOf = byCodeOf("standard", plan.standards);
  const dutyOf = byCodeOf("duty", plan.duties);
  const captains = new Map(plan.squads.map((squad) => [squad, squad.captain === null ? null : personOf(squad.captain)] as const));

  const chainFor = chains((squad) => captains.get(squad) ?? null);

  return (point, at) => {
    const { index, how } = land.cellAt(point);
    if (index < 0) return outside(point, at);
    const { cell, grid, squad, found, holds, answers } = standing[index] as Standing;
    const reasons: Reason[] = [found[how], holds, answers];
    const minute = clock.minuteOfWeek(at);

    const band = bandAt(point, squad.code, at, minute);
    const part = band?.part ?? null;
    const lead = part ? squadOf(part.lead) : squad;
    const support = part ? squadOf(part.support) : null;
    const border: BorderAnswer | null = band && { between: band.between, distance: band.distance, side: squad.code, rule: band.rule, part };
    if (band) reasons.push(borderReason(band, squadOf));

    const street = around.segment(point);
    const segment = street?.segment ?? null;
    const chief = segment?.chief ? personOf(segment.chief) : null;
    if (street)
      reasons.push({
        code: "segment.nearest",
        values: { segment: street.segment.name, metres: Math.round(street.distance), chief: chief?.name ?? "" },
      });
    else reasons.push({ code: "segment.none", values: {} });

    const watched = band && lead !== squad ? band.otherGrid : grid.code;
    const onDuty = duties.onDuty(watched, point, at, minute);
    const first = onDuty[0];
    const next = first ? null : duties.next(watched, at);
    if (first)
      reasons.push({
        code: "assignment.on-duty",
        values: { person: first.person.name, post: first.post.name, count: onDuty.length, until: first.until },
      });
    else reasons.push({ code: "assignment.none-on-duty", values: { squad: lead.name } });
    if (next !== null) reasons.push({ code: "assignment.next", values: { next } });

    const standard = first?.standard ?? standardOf(grid.standard);
    const duty = first?.duty ?? dutyOf(grid.duty);
    const { deputies, reasons: constant } = chainFor(first, lead, standard);
    for (const reason of constant) reasons.push(reason);
    const place = around.place(point, minute);
    if (place) reasons.push({ code: "place.key-hour", values: { place: place.name } });
    const allowances = around.allowances(point, at, minute);
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
