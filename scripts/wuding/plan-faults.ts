import { faultWords } from "../../components/words/fault-words";
import type { PlanFault } from "../../duty/check";
import type { Run } from "./run";

const FIRST = 20;

/** Says the first things that are not lawful in a plan. */
export function sayPlanFaults({ io, say, language }: Run, faults: readonly PlanFault[]): void {
  for (const { fault, noun, code, detail, at } of faults.slice(0, FIRST)) {
    const place = at ? ` @ ${at.map((degrees) => degrees.toFixed(6)).join(", ")}` : "";
    io.out(`  ${noun} ${code}: ${faultWords(fault, { detail }, language)}${detail === "" ? "" : ` (${detail})`}${place}`);
  }
  if (faults.length > FIRST) io.out(`  ${say("report.more", { count: faults.length - FIRST })}`);
}
