"use client";

import type { Duty, Standard } from "../../../duty/plan";
import { categoryOf } from "../../../duty/violation/category";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";

/** A standard read: its version and looks with their categories. */
export function StandardView({ standard }: { readonly standard: Standard | undefined }) {
  const { say } = useWords();
  if (!standard) return null;
  return (
    <details className={styles.group}>
      <summary>{say("five.standard-told", { name: standard.name, version: standard.version, count: standard.items.length })}</summary>
      <ol className={styles.looks}>
        {standard.items.map(({ code, text, category }) => (
          <li key={code}>
            {text}
            {category && <span className={styles.quiet}>{` ${category} ${categoryOf(category)?.name ?? ""}`}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** A duty read: what is answered for, and to whom. */
export function DutyView({ duty }: { readonly duty: Duty | undefined }) {
  const { say } = useWords();
  if (!duty) return null;
  return (
    <details className={styles.group}>
      <summary>{say("five.duty-told", { name: duty.name, whom: duty.answersTo })}</summary>
      <p className={styles.looks}>{duty.text}</p>
    </details>
  );
}
