import { type Audit, auditOf } from "../../duty/audit/audit";
import { suggestionsOf } from "../../duty/audit/suggestions";
import { type DistrictGround, districtGround } from "../../duty/divide/district-ground";
import { groundCuts } from "../../duty/divide/ground-cuts";
import { cellsProposal } from "../../duty/divide/plan-cells";
import { districting, scoresOfPlan } from "../../duty/divide/plan-district";
import { groundFaultsOf, groundList, groundOf, repairProposal } from "../../duty/divide/plan-repair";
import { differenceOf } from "../../duty/edit/difference";
import { patched } from "../../duty/edit/patch";
import { whatIf } from "../../duty/edit/what-if";
import { cellLoads, workloadOf } from "../../duty/workload";
import type { AskedDistrict, DraftAnswers, DraftGround, DraftTask, FromWorker, ToWorker, WorkNames } from "./draft-tasks";

// The long computations of the workbench, beside the page: the page stays awake, and the best so far can be had at any time.

const post = (message: FromWorker) => (self as unknown as { postMessage(message: FromWorker): void }).postMessage(message);
let held: DraftGround | null = null;
let built: { cuts: ReturnType<typeof groundCuts> | null; work: number[] | null; district: DistrictGround | null } = {
  cuts: null,
  work: null,
  district: null,
};
/** The last audit of the held plan: remedies are told of it. */
let audited: Audit | null = null;
const stopped = new Set<number>();

function ground(): DraftGround {
  if (!held) throw new Error("the worker was asked before it was given a plan");
  return held;
}
const cuts = () => {
  built.cuts ??= groundCuts(ground().base);
  return built.cuts;
};
const work = () => {
  const { plan, violations, formula } = ground();
  built.work ??= cellLoads(plan, cuts().streets, violations).map((load) => workloadOf(load, formula));
  return built.work;
};
const district = () => {
  built.district ??= districtGround(ground().plan, cuts(), work());
  return built.district;
};

const filled = (pattern: string, values: Record<string, string | number>) =>
  pattern.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ""));
const namesOf = (names: WorkNames) => ({
  ...names,
  grid: (community: string, number: number) => filled(names.grid, { community, number }),
  squadNumber: (number: number) => filled(names.squadNumber, { number }),
});

const districtOptions = (asked: AskedDistrict, names: WorkNames) => {
  const forbidden = new Map<string, Set<string>>();
  for (const [cell, grid] of asked.forbidden) forbidden.set(cell, new Set([...(forbidden.get(cell) ?? []), grid]));
  return {
    ...asked,
    fixed: new Set(asked.fixed),
    forbidden,
    offices: new Map(asked.offices.map(([squad, lon, lat]) => [squad, [lon, lat] as const])),
    names: namesOf(names),
  };
};

type Step = { readonly share: number; readonly best: (() => unknown) | null };

/** Each task as steps, so that a word from the page is heard between them. */
function* steps(task: DraftTask): Generator<Step, unknown> {
  const { plan } = ground();
  const owners = () => groundOf(plan).map(({ code }) => code);
  switch (task.task) {
    case "faults":
      return { faults: groundFaultsOf(plan), owners: owners(), list: groundList(plan) } satisfies DraftAnswers["faults"];
    case "repair": {
      const { plan: after, changes } = repairProposal(plan, task);
      return { patch: differenceOf(plan, after), changes, owners: owners() } satisfies DraftAnswers["repair"];
    }
    case "cells": {
      const run = cellsProposal(plan, cuts(), { ...task, names: namesOf(task.names), used: new Set(ground().used) });
      for (;;) {
        const step = run.next();
        if (step.done) {
          const answer = step.value;
          return answer.ok ? { ok: true, patch: differenceOf(plan, answer.plan), figures: answer.figures } : answer;
        }
        yield { share: step.value, best: null };
      }
    }
    case "district": {
      const told = (answer: { plan: typeof plan; grids: unknown; squads: unknown; spans: boolean }) => ({
        ...answer,
        plan: undefined,
        patch: differenceOf(plan, answer.plan),
      });
      const run = districting(plan, district(), districtOptions(task.options, task.names));
      for (;;) {
        const step = run.next();
        if (step.done) return told(step.value);
        const { best, share } = step.value;
        yield { share, best: () => told(best()) };
      }
    }
    case "scores":
      return {
        ...scoresOfPlan(plan, district()),
        work: plan.cells.map(({ code }, index) => [code, work()[index] as number] as const),
      } satisfies DraftAnswers["scores"];
    case "audit":
      audited = auditOf(plan, task);
      return audited;
    case "remedies":
      return audited ? suggestionsOf(plan, task.finding, audited) : [];
    case "what-if": {
      const now = new Map(plan.cells.map(({ code }, index) => [code, work()[index] as number] as const));
      return whatIf(task.before, plan, new Map(task.workBefore), now);
    }
  }
}

/** How long the worker computes before it listens, milliseconds. */
const SLICE = 120;
const listen = () => new Promise<void>((next) => setTimeout(next, 0));

async function run(id: number, task: DraftTask): Promise<void> {
  const work = steps(task);
  let heard = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return post({ kind: "done", id, answer: step.value, stopped: false });
    const now = performance.now();
    if (now - heard < SLICE) continue;
    heard = now;
    post({ kind: "progress", id, share: step.value.share, best: null });
    await listen();
    if (!stopped.delete(id)) continue;
    return post({ kind: "done", id, answer: step.value.best?.() ?? null, stopped: true });
  }
}

let queue: Promise<void> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "stop") stopped.add(data.id);
  else if (data.kind === "ground") {
    queue = queue.then(() => {
      held = { ...(held ?? ({} as DraftGround)), ...data.ground };
      built = { cuts: data.ground.base ? null : built.cuts, work: null, district: null };
    });
  } else if (data.kind === "patch") {
    queue = queue.then(() => {
      held = { ...ground(), plan: patched(ground().plan, data.patch), ...(data.violations ? { violations: data.violations } : {}) };
      built = { cuts: built.cuts, work: null, district: null };
    });
  } else {
    const { id, task } = data;
    queue = queue.then(() =>
      run(id, task).catch((error: unknown) =>
        post({ kind: "failed", id, message: error instanceof Error ? error.message : String(error) }),
      ),
    );
  }
};
