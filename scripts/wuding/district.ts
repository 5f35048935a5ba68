import { loadBase } from "../../db/base";
import { scanHeat } from "../../db/violation";
import { districtGround } from "../../duty/divide/district-ground";
import type { DistrictOptions } from "../../duty/divide/district-options";
import { groundCuts } from "../../duty/divide/ground-cuts";
import { type DistrictProposal, districting } from "../../duty/divide/plan-district";
import type { Scores } from "../../duty/divide/scores";
import type { Plan } from "../../duty/plan";
import { cellLoads, workloadOf } from "../../duty/workload";
import { coverage } from "../../geo/plane/coverage";
import { draftOf, runSteps, sendProposal } from "./draft-proposal";
import { firstNames } from "./first-names";
import { progress } from "./progress";
import { Refused } from "./refused";
import type { Run } from "./run";

/** How a draft is districted: as in `DistrictOptions`, with how many answers are made and which one is taken (0 for none). */
export interface DistrictTold
  extends Pick<DistrictOptions, "grids" | "squads" | "tolerance" | "seed" | "compact" | "streets" | "barriers"> {
  readonly alternatives: number;
  readonly apply: number;
}

/** How many violations lie in each cell of a plan, in the order of its cells. */
async function violationsOf({ db }: Run, plan: Plan, city: number): Promise<Uint32Array> {
  const counts = new Uint32Array(plan.cells.length);
  const index = coverage(plan.cells.map(({ area }) => area));
  const onBatch = (rows: readonly { lon: number; lat: number }[]) => {
    for (const { lon, lat } of rows) {
      const cell = index.first(lon, lat);
      if (cell >= 0) counts[cell]!++;
    }
  };
  await scanHeat(db, city, { after: 0, onBatch });
  return counts;
}

const share = (value: number) => `${(value * 100).toFixed(1)} %`;
const metres = (value: number) => `${value.toFixed(0)} m`;
const ROWS: readonly (readonly [Exclude<keyof Scores, "version">, (value: number) => string])[] = [
  ["owners", String],
  ["deviation", share],
  ["spread", share],
  ["contiguous", share],
  ["compactness", (value) => value.toFixed(3)],
  ["leastCompact", (value) => value.toFixed(3)],
  ["cutLength", metres],
  ["alongStreets", share],
  ["borders", String],
  ["walking", metres],
];

function sayScores({ io, say }: Run, answers: readonly DistrictProposal[], seed: number): void {
  io.out(["", ...answers.map((_answer, index) => say("district.alternative", { number: index + 1, seed: seed + index }))].join("\t"));
  for (const storey of ["grids", "squads"] as const) {
    io.out(say(storey === "grids" ? "district.grids" : "district.squads"));
    for (const [row, printed] of ROWS)
      io.out([`  ${say(`score.${row}`)}`, ...answers.map((answer) => printed(answer[storey][row]))].join("\t"));
  }
  answers.forEach(({ spans }, index) => {
    if (spans) io.out(say("district.spans", { number: index + 1 }));
  });
}

function* shares(steps: ReturnType<typeof districting>): Generator<number, DistrictProposal> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield step.value.share;
  }
}

/** Proposes grids and squads for the cells of a draft, in as many ways as told, and says their scores; takes one of them when told. */
export async function district(run: Run, id: number, told: DistrictTold): Promise<void> {
  const { db, io, say } = run;
  const { head, plan } = await draftOf(run, id);
  if (plan.cells.length === 0) throw new Refused(say("district.no-cells", { id }));
  if (told.grids > plan.cells.length) throw new Refused(say("district.too-many", { grids: told.grids, cells: plan.cells.length }));
  const cuts = groundCuts(await loadBase(db, head.city, ["street", "water", "rail", "wall"]));
  const loads = cellLoads(plan, cuts.streets, await violationsOf(run, plan, head.city));
  const work = loads.map((load) => workloadOf(load));
  const sum = (of: (load: (typeof loads)[number]) => number) => loads.reduce((total, load) => total + of(load), 0);
  io.out(
    say("district.work", {
      points: work.reduce((a, b) => a + b, 0).toFixed(0),
      violations: sum(({ violations }) => violations),
      street: (sum(({ street }) => street) / 1000).toFixed(1),
      hectares: (sum(({ ground }) => ground) / 10_000).toFixed(0),
    }),
  );
  const ground = districtGround(plan, cuts, work);
  const shared = { ...told, fixed: new Set<string>(), forbidden: new Map(), offices: new Map(), names: firstNames(say) };
  const answers = Array.from({ length: told.alternatives }, (_none, index) =>
    runSteps(
      shares(districting(plan, ground, { ...shared, seed: told.seed + index })),
      progress(say("district.title", { number: index + 1 }), io),
    ),
  );
  sayScores(run, answers, told.seed);
  const chosen = answers[told.apply - 1];
  if (chosen) await sendProposal(run, head, plan, chosen.plan, "district");
  else io.out(say("district.not-sent"));
}
