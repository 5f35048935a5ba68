import { loadBase } from "../../db/base";
import { usedCellCodes } from "../../db/version";
import { groundCuts } from "../../duty/divide/ground-cuts";
import { type CellsFigures, cellsProposal } from "../../duty/divide/plan-cells";
import { draftOf, runSteps, sendProposal } from "./draft-proposal";
import { firstNames } from "./first-names";
import { progress } from "./progress";
import { Refused } from "./refused";
import type { Run } from "./run";

/** How a draft is divided. */
export interface DivideOptions {
  readonly target: number;
  readonly digits: number;
}

const MOST = 10;

function sayFigures({ io, say }: Run, figures: CellsFigures): void {
  const { cells, within, overlap, gap, kept, fresh, retired, notes } = figures;
  io.out(say("divide.cells", { cells, within, share: ((100 * within) / Math.max(1, cells)).toFixed(1) }));
  io.out(say("divide.ground", { overlap: overlap.toFixed(2), gap: gap.toFixed(2) }));
  io.out(say("divide.codes", { kept, fresh, retired }));
  const sized = notes.flatMap((note) => (note.note === "buildings.cut-by-lines" ? [] : [note]));
  for (const kind of ["cell.large", "cell.small"] as const) {
    const own = sized.filter(({ note }) => note === kind);
    if (own.length === 0) continue;
    io.out(say(kind === "cell.large" ? "divide.large" : "divide.small", { count: own.length }));
    for (const { size, at } of own.slice(0, MOST))
      io.out(`    ${size.toFixed(0)} m² @ ${at.map((degrees) => degrees.toFixed(6)).join(", ")}`);
  }
  for (const note of notes) if (note.note === "buildings.cut-by-lines") io.out(say("divide.buildings", { count: note.count }));
}

/** Proposes the cells of a draft by the ground of its city, and says the figures; with `apply` makes them. */
export async function divide(run: Run, id: number, { target, digits }: DivideOptions, apply: boolean): Promise<void> {
  const { db, io, say } = run;
  const { head, plan } = await draftOf(run, id);
  const cuts = groundCuts(await loadBase(db, head.city, ["street", "water", "rail", "wall", "block"]));
  const used = new Set(await usedCellCodes(db, head.city));
  const proposal = runSteps(cellsProposal(plan, cuts, { target, digits, names: firstNames(say), used }), progress(say("divide.title"), io));
  if (!proposal.ok) throw new Refused(say(`refused.${proposal.fault}`, { code: proposal.code, count: proposal.count, id }));
  sayFigures(run, proposal.figures);
  if (apply) await sendProposal(run, head, plan, proposal.plan, "cells");
  else io.out(say("proposal.not-sent"));
}
