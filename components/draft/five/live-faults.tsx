"use client";

import { ExclamationCircleFilled } from "@ant-design/icons";
import { useDeferredValue, useMemo } from "react";
import type { PlanFault } from "../../../duty/check";
import { differenceOf } from "../../../duty/edit/difference";
import type { Edited } from "../../../duty/edit/edited";
import { notOwn } from "../../../duty/edit/own-squad";
import { fiveFaults } from "../../../duty/five/five-faults";
import type { Plan } from "../../../duty/plan";
import { faultWords } from "../../words/fault-words";
import { useWords } from "../../words/use-words";
import { wordFor } from "../../words/words";
import styles from "./five-panel.module.css";
import type { Desk } from "./use-desk";

/** Sentences shown at once: the bar they stand in covers the form. */
const SHOWN = 3;

/** A sentence about what keeps a change from being saved. */
export interface LiveFault {
  readonly fault: string;
  readonly of: string;
}

/** What speaks against a change that is being typed: that it cannot be made, or that the plan would be unlawful. Judged a moment after the last key. */
export function useLiveFaults(plan: Plan, desk: Desk, edited: Edited | null): readonly LiveFault[] {
  const { say } = useWords();
  const judged = useDeferredValue(edited);
  return useMemo(() => {
    if (!judged) return [];
    if (!judged.ok) return [{ fault: judged.fault, of: "" }];
    const foreign = desk.squad === undefined ? [] : notOwn(plan, judged.plan, differenceOf(plan, judged.plan), desk.squad);
    const nameOf = ({ noun, code, detail, fault }: PlanFault) => {
      const { assignments, posts, persons } = desk.index;
      const other = fault === "post.double-duty" ? (assignments.get(detail) ?? assignments.get(code)) : null;
      if (!other) return `${wordFor(say, "noun", noun)} ${code}${detail ? ` (${detail})` : ""}`;
      return `${persons.get(other.person)?.name ?? other.person} · ${posts.get(other.post)?.name ?? other.post} (${other.code})`;
    };
    return (foreign.length > 0 ? foreign : fiveFaults(plan, judged.plan)).map((fault) => ({ fault: fault.fault, of: nameOf(fault) }));
  }, [plan, desk, judged, say]);
}

/** The faults in words; said aloud when they change. */
export function LiveFaults({ faults }: { readonly faults: readonly LiveFault[] }) {
  const { language, say } = useWords();
  return (
    <div role="status" aria-live="polite" data-testid="live-faults">
      {faults.length > 0 && (
        <div className={styles.faults}>
          <ExclamationCircleFilled aria-hidden="true" /> <b>{say("five.cannot-save")}</b>
          <ul>
            {faults.slice(0, SHOWN).map(({ fault, of }) => (
              <li key={`${fault} ${of}`}>
                {faultWords(fault, {}, language)}
                {of && ` · ${of}`}
              </li>
            ))}
            {faults.length > SHOWN && <li>{say("draft.more", { count: faults.length - SHOWN })}</li>}
          </ul>
        </div>
      )}
    </div>
  );
}
