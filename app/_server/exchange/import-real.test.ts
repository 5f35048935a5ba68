import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadBase } from "../../../db/base";
import { changeDraft } from "../../../db/draft";
import { loadPlan } from "../../../db/load-plan";
import { findVersion, putInForce, usedCellCodes } from "../../../db/version";
import { faultsOf } from "../../../duty/check";
import { districtGround } from "../../../duty/divide/district-ground";
import { groundCuts } from "../../../duty/divide/ground-cuts";
import { cellsProposal } from "../../../duty/divide/plan-cells";
import { districting } from "../../../duty/divide/plan-district";
import { groundFaultsOf, repairProposal } from "../../../duty/divide/plan-repair";
import { differenceOf } from "../../../duty/edit/difference";
import { changeFaults, groundFaults } from "../../../duty/edit/law";
import { isEmptyPatch } from "../../../duty/edit/patch";
import type { Plan } from "../../../duty/plan";
import type { VersionLine } from "../../../duty/version-line";
import { cellLoads, workloadOf } from "../../../duty/workload";
import { type ExchangeForTests, freshExchange, TESTER } from "./exchange-for-tests";

const real = join(import.meta.dirname, "../../../../shared/data");

let it: ExchangeForTests;
beforeAll(async () => {
  it = await freshExchange();
});
afterAll(() => it.close());

const names = {
  squad: "squad",
  standard: "standard",
  duty: "duty",
  dutyText: "",
  grid: (community: string, number: number) => `${community} ${number}`,
  squadNumber: (number: number) => `squad ${number}`,
};

async function sent(id: number, before: Plan, after: Plan, deed: string): Promise<Plan> {
  const patch = differenceOf(before, after);
  if (isEmptyPatch(patch)) return before;
  const { revision } = (await findVersion(it.own.db, id)) as VersionLine;
  const changed = await changeDraft(it.own.db, id, { base: revision, deed, patch }, TESTER, { judge: changeFaults });
  expect(changed.ok ? [] : changed).toEqual([]);
  return loadPlan(it.own.db, id);
}

function last<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const CITIES = [
  {
    city: "深圳",
    file: "shenzhen/districts.geojson",
    zone: "Asia/Shanghai",
    system: "gcj02",
    count: 10,
    target: 400_000,
    cells: 4500,
    islands: 4,
    grids: 40,
    squads: 5,
  },
  {
    city: "Chicago",
    file: "chicago/community-areas.geojson",
    zone: "America/Chicago",
    system: null,
    count: 77,
    target: 40_000,
    cells: 14_000,
    islands: 2,
    grids: 154,
    squads: 12,
  },
].map((one) => ({ ...one, path: join(real, one.file) }));

for (const { city, path, zone, system, count, target, cells, islands, grids, squads } of CITIES)
  test.skipIf(!existsSync(path))(`${city}: from a file of its borders to a lawful plan of cells, grids and squads`, async () => {
    const { db } = it.own;
    const read = await it.read("borders.geojson", readFileSync(path));
    expect([read.state, read.features, read.faults]).toEqual(["ready", count, 0]);
    const done = await it.take(read, { name: city, basedOn: null, city: { name: city, timeZone: zone } }, system ? { system } : {});
    expect([done.state, await it.faults(read.id)]).toEqual(["taken", []]);
    const id = done.plan as number;

    const raw = await loadPlan(db, id);
    expect(raw.communities).toHaveLength(count);
    const { plan: mended, changes } = repairProposal(raw, { tolerance: 2, fillGaps: 5000 });
    expect([changes.vanished, Math.max(...changes.owners.map(({ movement }) => movement)) < 2]).toEqual([[], true]);
    const repaired = await sent(id, raw, mended, "repair");
    const kinds = new Set(groundFaultsOf(repaired).map(({ kind }) => kind));
    expect([kinds.has("overlap"), kinds.has("unmatched-vertex"), kinds.has("self-crossing")]).toEqual([false, false, false]);

    const head = (await findVersion(db, id)) as VersionLine;
    const cuts = groundCuts(await loadBase(db, head.city));
    const options = { target, digits: 4, names, used: new Set(await usedCellCodes(db, head.city)) };
    const proposal = last(cellsProposal(repaired, cuts, options));
    if (!proposal.ok) throw new Error(`${city}: ${proposal.fault} ${proposal.code} ${proposal.count}`);
    expect(proposal.figures).toMatchObject({ overlap: 0, kept: 0, retired: 0 });
    expect([proposal.figures.cells > cells, proposal.figures.within / proposal.figures.cells > 0.99]).toEqual([true, true]);
    const divided = await sent(id, repaired, proposal.plan, "cells");
    expect(groundFaults(divided)).toEqual([]);

    const work = cellLoads(divided, cuts.streets, []).map((load) => workloadOf(load));
    const told = { grids, squads, tolerance: 0.1, seed: 1, compact: 1, streets: 1, barriers: { water: false, rail: false, wall: false } };
    const steps = districting(divided, districtGround(divided, cuts, work), {
      ...told,
      names,
      fixed: new Set(),
      forbidden: new Map(),
      offices: new Map(),
    });
    // The first answer will do: it is whole, only not yet the best.
    const step = steps.next();
    const answer = step.done ? step.value : step.value.best();
    // Islands go with the nearest land: even, but not all in one piece.
    expect([answer.grids.owners, answer.grids.deviation <= 0.1, answer.squads.deviation <= 0.1, answer.spans]).toEqual([
      grids,
      true,
      true,
      true,
    ]);
    expect(answer.grids.contiguous).toBeGreaterThanOrEqual(1 - islands / grids);
    const districted = await sent(id, divided, answer.plan, "district");
    expect([faultsOf(districted), groundFaults(districted)]).toEqual([[], []]);
    expect([districted.grids.length, new Set(districted.grids.map(({ squad }) => squad)).size]).toEqual([grids, squads]);
    const { revision } = (await findVersion(db, id)) as VersionLine;
    const now = Date.now();
    expect(await putInForce(db, id, now, now, TESTER, revision - 1)).toEqual({ ok: false, why: "moved-on" });
    expect(await putInForce(db, id, now, now, TESTER, revision)).toEqual({ ok: true });
  });
