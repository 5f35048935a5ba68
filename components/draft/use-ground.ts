"use client";

import { useEffect, useRef, useState } from "react";
import { differenceOf } from "../../duty/edit/difference";
import type { Plan } from "../../duty/plan";
import type { WorkloadFormula } from "../../duty/workload";
import type { BaseFeature } from "../../geo/tile/base-feature";
import { askBytes, askPortal } from "../ui/ask-portal";
import type { DraftWorker } from "./draft-worker";

/** What divides the ground of a draft's city, and the violations by cell; handed to the worker as it comes. */
export function useGround(id: number, plan: Plan | null, revision: number, worker: DraftWorker | null, formula: WorkloadFormula) {
  const [base, setBase] = useState<{ base: readonly BaseFeature[]; used: readonly string[] } | null>(null);
  const [counted, setCounted] = useState<number | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    askPortal<{ base: BaseFeature[]; used: string[] }>(`/api/draft/${id}/ground`, { signal: abort.signal })
      .then((told) => told.ok && setBase(told.value))
      .catch(() => {});
    return () => abort.abort();
  }, [id]);
  useEffect(() => {
    if (worker && base) worker.give(base);
  }, [worker, base]);
  useEffect(() => worker?.give({ formula }), [worker, formula]);
  // The whole plan goes over once; after that only what has changed.
  const given = useRef<{ worker: DraftWorker; plan: Plan } | null>(null);
  useEffect(() => {
    if (!worker || !plan) return;
    const before = given.current?.worker === worker ? given.current.plan : null;
    given.current = { worker, plan };
    if (before === plan) return;
    if (!before) worker.give({ plan, violations: new Uint32Array(plan.cells.length) });
    else worker.patch(differenceOf(before, plan), before.cells === plan.cells ? null : new Uint32Array(plan.cells.length));
  }, [worker, plan]);
  // Counts follow the saved draft; they come a little later, and the worker weighs anew.
  useEffect(() => {
    if (!worker || !plan || plan.cells.length === 0) return;
    const abort = new AbortController();
    const timer = window.setTimeout(async () => {
      const told = await askBytes(`/api/draft/${id}/workload?revision=${revision}`, { signal: abort.signal }).catch(() => null);
      if (!told?.ok || told.value.byteLength !== plan.cells.length * 4) return;
      worker.give({ violations: new Uint32Array(told.value) });
      setCounted(revision);
    }, 200);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [id, worker, plan, revision]);
  return { base, counted };
}
