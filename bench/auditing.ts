import { auditOf } from "../duty/audit/audit";
import type { Plan } from "../duty/plan";
import { responsibilityOf } from "../duty/responsibility";
import { anchorOf } from "../geo/plane/anchor";
import { bigCity } from "./big-city";
import { printTable } from "./row";

/** 2026-11-23T00:00 in Asia/Shanghai, a Monday. */
const MONDAY = Date.UTC(2026, 10, 22, 16);
const QUARTER = 900_000;
const BASELINE = "asking responsibilityOf of each grid at each quarter hour";

function timed<T>(work: () => T): { readonly seconds: number; readonly answer: T } {
  const begin = performance.now();
  const answer = work();
  return { seconds: (performance.now() - begin) / 1000, answer };
}

/** The audit of a big city's week, whole and again after an edit, beside asking who is there for every required pair of grid and quarter hour. */
export function benchAuditing(): void {
  const plan = bigCity();
  const cold = timed(() => auditOf(plan, { from: MONDAY }));
  const edited: Plan = { ...plan, assignments: plan.assignments.map((one, index) => (index === 0 ? { ...one, pattern: [] } : one)) };
  const again = timed(() => auditOf(edited, { from: MONDAY }));
  const ask = responsibilityOf(plan);
  const middles = new Map(plan.cells.map(({ grid, area }) => [grid, anchorOf(area)] as const));
  let empty = 0;
  const asking = timed(() => {
    for (const at of middles.values())
      for (let day = 0; day < 7; day++)
        for (let quarter = 26; quarter < 86; quarter++) if (ask(at, MONDAY + (day * 96 + quarter) * QUARTER).onDuty.length === 0) empty++;
  });
  const pairs = plan.grids.length * 7 * 60;
  const { findings, presence } = cold.answer;
  printTable(
    `Audit of a week: ${plan.cells.length.toLocaleString("en")} cells, ${plan.posts.length.toLocaleString("en")} posts; ${findings.length.toLocaleString("en")} findings, presence ${((presence.value ?? 0) * 100).toFixed(1)} %, ${empty.toLocaleString("en")} of ${pairs.toLocaleString("en")} pairs empty`,
    "grid pairs/s",
    [
      { name: `the whole audit (${cold.seconds.toFixed(2)} s)`, rate: pairs / cold.seconds },
      { name: `again after an edit (${again.seconds.toFixed(2)} s)`, rate: pairs / again.seconds },
      { name: BASELINE, rate: pairs / asking.seconds },
    ],
    BASELINE,
  );
}
