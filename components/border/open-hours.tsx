"use client";

import { alwaysAnswers, openHours } from "../../duty/border/part-hours";
import { patternWords } from "../words/pattern-words";
import { useWords } from "../words/use-words";
import type { NameOf } from "./ledger";
import { type PartDraft, partsOf } from "./terms-draft";
import styles from "./terms-form.module.css";
import { weekPattern } from "./week-pattern";

interface OpenHoursProps {
  readonly parts: readonly PartDraft[];
  readonly between: readonly [string, string];
  readonly nameOf: NameOf;
}

/** What parts leave open, at once while they are written: per side the hours in which nobody would lead. */
export function OpenHours({ parts, between, nameOf }: OpenHoursProps) {
  const { say, language } = useWords();
  const shares = partsOf(parts, between);
  const open = between.filter((side) => !alwaysAnswers(shares, side));
  if (open.length === 0)
    return (
      <p className={styles.total} role="status">
        {say("terms.total")}
      </p>
    );
  return (
    <ul className={styles.open} role="status" data-testid="open-hours">
      {open.map((side) => {
        const hours = openHours(shares, side);
        const when = hours.length > 0 ? patternWords(weekPattern(hours), language) : say("terms.open-holiday");
        return <li key={side}>{say("terms.open", { side: nameOf(side), when })}</li>;
      })}
    </ul>
  );
}
