import { groundCuts } from "../duty/divide/ground-cuts";
import { cellsProposal } from "../duty/divide/plan-cells";
import type { Plan } from "../duty/plan";
import { sampleCity } from "../duty/sample/sample-city";

const NAMES = { squad: "1", standard: "1", duty: "1", dutyText: "", grid: (community: string, number: number) => `${community} ${number}` };

/** Divides the sample city's 41 km2 by its raw streets, waters and railways: time, peak memory, figures. */
export function benchDividing(): void {
  const { plan, base } = sampleCity();
  const bare: Plan = { ...plan, cells: [], grids: [], squads: [], posts: [], assignments: [], rules: [], segments: [], persons: [] };
  const ground = groundCuts(base);
  const before = process.memoryUsage().rss;
  const times: number[] = [];
  let told = "";
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    const steps = cellsProposal(bare, ground, { target: 10_000, digits: 3, names: NAMES, used: new Set() });
    let step = steps.next();
    while (!step.done) step = steps.next();
    times.push(performance.now() - start);
    if (!step.value.ok) throw new Error(step.value.fault);
    const { cells, within, overlap, gap } = step.value.figures;
    told = `${cells} cells, ${((100 * within) / cells).toFixed(1)} % within 5,000-20,000 m2, overlap ${overlap} m2, gap ${gap} m2`;
  }
  times.sort((a, b) => a - b);
  const peak = process.resourceUsage().maxRSS * 1024;
  process.stdout.write(`\n### Dividing ${ground.cuts.length} lines and ${ground.buildings.length} buildings of 41 km2\n\n`);
  process.stdout.write(
    `${told}\n${Math.round(times[1] as number)} ms (middle of 3), peak memory ${Math.round(peak / 1e6)} MB, ${Math.round(before / 1e6)} MB of it before\n`,
  );
}
