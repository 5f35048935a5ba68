import { groundFaultsOf, groundOf, repairProposal } from "../../duty/divide/plan-repair";
import type { CoverageFault } from "../../geo/border/repair/coverage-fault";
import type { RepairChanges, RepairOptions } from "../../geo/border/repair/repaired";
import { draftOf, sendProposal } from "./draft-proposal";
import type { Run } from "./run";

const KINDS = [
  "gap",
  "overlap",
  "unmatched-vertex",
  "duplicate-point",
  "spike",
  "self-crossing",
  "sliver",
] as const satisfies readonly CoverageFault["kind"][];
const MOST = 10;

/** Says the faults of the ground by kind: how many, how large in all, how wide at most. */
function sayFaultKinds({ io, say }: Run, faults: readonly CoverageFault[]): void {
  io.out(faults.length === 0 ? say("repair.none") : say("repair.faults", { count: faults.length }));
  for (const kind of KINDS) {
    const own = faults.filter((fault) => fault.kind === kind);
    if (own.length === 0) continue;
    const places = own.reduce((sum, { places: all }) => sum + all.length, 0);
    const size = own.reduce((sum, one) => sum + one.size, 0);
    const width = Math.max(...own.map((one) => one.width));
    io.out(
      `  ${say("repair.kind", { kind: say(`kind.${kind}`), count: own.length, places, size: size.toFixed(1), width: width.toFixed(2) })}`,
    );
  }
}

/** Says what a repair would change, with the names of those it concerns. */
function sayChanges({ io, say }: Run, changes: RepairChanges, nameOf: (owner: number) => string): void {
  const moved = changes.owners.map(({ movement }, owner) => ({ movement, owner })).sort((a, b) => b.movement - a.movement);
  const [most] = moved;
  const total = (list: readonly { readonly size: number }[]) => list.reduce((sum, { size }) => sum + size, 0).toFixed(1);
  io.out(say("repair.proposal"));
  if (most) io.out(`  ${say("repair.movement", { metres: most.movement.toFixed(2), owner: nameOf(most.owner) })}`);
  io.out(`  ${say("repair.lines", { joined: changes.joined, pulled: changes.pulled })}`);
  io.out(`  ${say("repair.filled", { count: changes.gapsFilled.length, size: total(changes.gapsFilled) })}`);
  io.out(`  ${say("repair.left", { count: changes.gapsLeft.length, size: total(changes.gapsLeft) })}`);
  io.out(`  ${say("repair.settled", { count: changes.overlaps.length, size: total(changes.overlaps) })}`);
  for (const { between, to, size } of [...changes.overlaps].sort((a, b) => b.size - a.size).slice(0, MOST))
    io.out(`    ${say("repair.between", { owners: between.map(nameOf).join(" / "), to: nameOf(to), size: size.toFixed(1) })}`);
  if (changes.slivers.length > 0) io.out(`  ${say("repair.slivers", { count: changes.slivers.length, size: total(changes.slivers) })}`);
  for (const [key, list] of [
    ["repair.vanished", changes.vanished],
    ["repair.unsound", changes.unsound],
  ] as const)
    if (list.length > 0) io.out(`  ${say(key, { count: list.length, owners: list.slice(0, MOST).map(nameOf).join(", ") })}`);
}

/** Says what is wrong with a draft's ground and what its repair would change; with `apply` does it. */
export async function repair(run: Run, id: number, options: RepairOptions, apply: boolean): Promise<void> {
  const { head, plan } = await draftOf(run, id);
  const owners = groundOf(plan);
  if (owners.length === 0) return run.io.out(run.say("repair.nothing", { id }));
  sayFaultKinds(run, groundFaultsOf(plan));
  const { plan: after, changes } = repairProposal(plan, options);
  sayChanges(run, changes, (owner) => {
    const one = owners[owner];
    return one === undefined ? String(owner) : "name" in one ? one.name : one.code;
  });
  if (apply) await sendProposal(run, head, plan, after, "repair");
  else run.io.out(run.say("proposal.not-sent"));
}
