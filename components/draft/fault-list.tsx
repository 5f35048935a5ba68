"use client";

import type { PlanFault } from "../../duty/check";
import { faultWords } from "../words/fault-words";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import styles from "./draft-board.module.css";

const MOST = 30;

/** What is not lawful in a plan, with a way to the place. */
export function FaultList({ faults, onFly }: { readonly faults: readonly PlanFault[]; readonly onFly: (fault: PlanFault) => void }) {
  const { say, language } = useWords();
  return (
    <ul className={styles.list} data-testid="plan-faults">
      {faults.slice(0, MOST).map((fault, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: faults have no name of their own and are never reordered
        <li key={index}>
          <button type="button" className={styles.row} disabled={!fault.at} onClick={() => onFly(fault)}>
            <span>
              {faultWords(fault.fault, {}, language)} · {wordFor(say, "noun", fault.noun)} {fault.code}
            </span>
            <span className={styles.quiet}>{fault.detail}</span>
          </button>
        </li>
      ))}
      {faults.length > MOST && <li className={styles.quiet}>{say("draft.more", { count: faults.length - MOST })}</li>}
    </ul>
  );
}
