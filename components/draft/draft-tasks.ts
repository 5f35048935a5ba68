import type { Audit } from "../../duty/audit/audit";
import type { Finding, Suggestion } from "../../duty/audit/finding";
import type { DistrictOptions } from "../../duty/divide/district-options";
import type { CellsFigures, CellsProposal } from "../../duty/divide/plan-cells";
import type { RepairProposal } from "../../duty/divide/plan-repair";
import type { Scores } from "../../duty/divide/scores";
import type { Patch } from "../../duty/edit/patch";
import type { WhatIf } from "../../duty/edit/what-if";
import type { Instant, Plan } from "../../duty/plan";
import type { WorkloadFormula } from "../../duty/workload";
import type { CoverageFault } from "../../geo/border/repair/coverage-fault";
import type { BaseFeature } from "../../geo/tile/base-feature";

/** Words that new nouns are called by; `{community}` and `{number}` are put in. */
export interface WorkNames {
  readonly squad: string;
  readonly squadNumber: string;
  readonly grid: string;
  readonly standard: string;
  readonly duty: string;
  readonly dutyText: string;
}

/** How a districting is asked of the worker: what can be sent is plain. */
export type AskedDistrict = Omit<DistrictOptions, "names" | "fixed" | "forbidden" | "offices"> & {
  readonly fixed: readonly string[];
  readonly forbidden: readonly (readonly [cell: string, grid: string])[];
  readonly offices: readonly (readonly [squad: string, lon: number, lat: number])[];
};

/** What the worker is asked. The plan and the ground are sent once and kept. */
export type DraftTask =
  | { readonly task: "faults" }
  | { readonly task: "repair"; readonly tolerance: number; readonly fillGaps: number }
  | { readonly task: "cells"; readonly target: number; readonly digits: number; readonly names: WorkNames }
  | { readonly task: "district"; readonly options: AskedDistrict; readonly names: WorkNames }
  | { readonly task: "scores" }
  | { readonly task: "audit"; readonly from: Instant; readonly days: number }
  /** Ways to mend a finding of the last audit. */
  | { readonly task: "remedies"; readonly finding: Finding }
  | { readonly task: "what-if"; readonly before: Plan; readonly workBefore: readonly (readonly [string, number])[] };

/** What the worker keeps. */
export interface DraftGround {
  readonly plan: Plan;
  readonly base: readonly BaseFeature[];
  readonly used: readonly string[];
  readonly violations: Uint32Array;
  readonly formula: WorkloadFormula;
}

/** The answer to each task; proposals come as patches of the plan. */
export interface DraftAnswers {
  readonly faults: {
    readonly faults: readonly CoverageFault[];
    readonly owners: readonly string[];
    readonly list: "cells" | "communities";
  };
  readonly repair: { readonly patch: Patch; readonly changes: RepairProposal["changes"]; readonly owners: readonly string[] };
  readonly cells:
    | { readonly ok: true; readonly patch: Patch; readonly figures: CellsFigures }
    | Extract<CellsProposal, { readonly ok: false }>;
  readonly district: { readonly patch: Patch; readonly grids: Scores; readonly squads: Scores; readonly spans: boolean };
  readonly scores: { readonly grids: Scores; readonly squads: Scores; readonly work: readonly (readonly [string, number])[] };
  readonly audit: Audit;
  readonly remedies: readonly Suggestion[];
  readonly "what-if": WhatIf;
}

/** Messages to the worker. */
export type ToWorker =
  | { readonly kind: "ground"; readonly ground: Partial<DraftGround> }
  /** The plan the worker holds has changed by this: lists it leaves alone keep their identity, and with it what was told from them. */
  | { readonly kind: "patch"; readonly patch: Patch; readonly violations: Uint32Array | null }
  | { readonly kind: "do"; readonly id: number; readonly task: DraftTask }
  | { readonly kind: "stop"; readonly id: number };

/** Messages from it. `best` is a whole answer that may still get better. */
export type FromWorker =
  | { readonly kind: "progress"; readonly id: number; readonly share: number; readonly best: unknown }
  | { readonly kind: "done"; readonly id: number; readonly answer: unknown; readonly stopped: boolean }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
