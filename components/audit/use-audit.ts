"use client";

import { useEffect, useState } from "react";
import type { Audit } from "../../duty/audit/audit";
import type { Instant, Plan } from "../../duty/plan";
import type { DraftWorker } from "../draft/draft-worker";

/** How long the plan must stay as it is before it is audited, milliseconds. */
const CALM = 250;

/** The audit of the plan the worker holds, over the week from a Monday on; made anew after every change, the last one stays to be seen meanwhile. */
export function useAudit(worker: DraftWorker, plan: Plan, monday: Instant) {
  const [audit, setAudit] = useState<Audit | null>(null);
  const [working, setWorking] = useState(true);
  const [failed, setFailed] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another plan has another audit
  useEffect(() => {
    let gone = false;
    setWorking(true);
    const timer = window.setTimeout(() => {
      worker.ask({ task: "audit", from: monday, days: 7 }).answer.then(
        ({ answer }) => {
          if (gone) return;
          setAudit(answer);
          setFailed(null);
          setWorking(false);
        },
        (error: unknown) => {
          if (gone) return;
          setFailed(error instanceof Error ? error.message : String(error));
          setWorking(false);
        },
      );
    }, CALM);
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [worker, plan, monday]);
  return { audit, working, failed };
}
