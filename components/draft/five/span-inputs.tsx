"use client";

import type { Instant } from "../../../duty/plan";
import type { WallClock } from "../../../duty/time/wall-clock";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";
import { MomentInput } from "./moment-input";

interface SpanInputsProps<End extends Instant | null> {
  readonly value: { readonly from: Instant; readonly to: Instant | null };
  readonly onChange: (change: { readonly from: Instant } | { readonly to: Instant | End }) => void;
  /** What emptied fields mean. */
  readonly empty: { readonly from: Instant; readonly to: End };
  readonly clock: WallClock;
  readonly disabled?: boolean;
}

/** From when to when something holds, on the city's wall clock. */
export function SpanInputs<End extends Instant | null>({ value, onChange, empty, clock, disabled = false }: SpanInputsProps<End>) {
  const { say } = useWords();
  return (
    <>
      <div className={styles.field}>
        <span aria-hidden="true">{say("five.from")}</span>
        <MomentInput
          value={value.from}
          onChange={(from) => onChange({ from })}
          empty={empty.from}
          clock={clock}
          label={say("five.from")}
          disabled={disabled}
        />
      </div>
      <div className={styles.field}>
        <span aria-hidden="true">{say("five.to")}</span>
        <MomentInput
          value={value.to}
          onChange={(to) => onChange({ to })}
          empty={empty.to}
          clock={clock}
          label={say("five.to")}
          disabled={disabled}
        />
      </div>
    </>
  );
}
