"use client";

import { useState } from "react";
import { useWords } from "../words/use-words";
import styles from "./report-form.module.css";
import { type Position, whereabouts } from "./whereabouts";

interface PositionFieldProps {
  readonly spot: Position | null;
  readonly onSpot: (spot: Position | null) => void;
}

/** Adds where the phone is to a report, if whoever holds it wants that. */
export function PositionField({ spot, onSpot }: PositionFieldProps) {
  const { say } = useWords();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const find = async () => {
    setState("busy");
    const found = await whereabouts();
    onSpot(found);
    setState(found ? "idle" : "failed");
  };
  if (spot)
    return (
      <div className={styles.position}>
        <span role="status">{say("street.position-got", { metres: spot.metres })}</span>
        <button type="button" className={styles.second} onClick={() => onSpot(null)}>
          {say("street.position-drop")}
        </button>
      </div>
    );
  const told = { idle: "street.position-text", busy: "street.position-busy", failed: "street.position-failed" } as const;
  return (
    <div className={styles.position}>
      <button type="button" className={styles.second} disabled={state === "busy"} onClick={() => void find()}>
        {say("street.position")}
      </button>
      <span className={styles.quiet} role="status">
        {say(told[state])}
      </span>
    </div>
  );
}
