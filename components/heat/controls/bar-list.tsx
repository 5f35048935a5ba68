"use client";

import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useWords } from "../../words/use-words";
import styles from "./bar-list.module.css";

/** One bar: `tone` is a colour of the map's palette. */
export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly tone: string;
}

interface BarListProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly most: number;
  readonly value: readonly string[];
  readonly onToggle: (key: string) => void;
  readonly note?: ReactNode;
}

/** What is chosen after one was pressed: taken, or let go when it was; none chosen does not narrow. */
export const toggledKey = <Key extends string>(value: readonly Key[], key: Key): readonly Key[] =>
  value.includes(key) ? value.filter((one) => one !== key) : [...value, key];

/** The look of a chart's frame: dimmed while it loads, without figures until there was something. */
export const frameOf = (kept: unknown, stale: boolean): string =>
  [styles.frame, stale && styles.stale, kept === null && styles.waiting].filter(Boolean).join(" ");

/** Bars that are buttons: pressed ones are chosen, the others pale while any is. */
export function BarList({ label, bars, most, value, onToggle, note }: BarListProps) {
  const { say } = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and asks for a form
    <div role="group" aria-label={label} className={styles.list}>
      {note}
      {bars.map(({ key, name, count, tone }) => {
        const on = value.includes(key);
        const look = on ? styles.on : value.length > 0 ? styles.off : undefined;
        return (
          <button
            key={key}
            type="button"
            aria-pressed={on}
            aria-label={say("controls.bar", { name, count })}
            className={look ? `${styles.bar} ${look}` : styles.bar}
            onClick={() => onToggle(key)}
          >
            <span className={styles.name}>{name}</span>
            <span className={styles.track}>
              <span className={styles.fill} style={{ width: `${(count / most) * 100}%`, minWidth: count > 0 ? 1 : 0, background: tone }} />
            </span>
            <span className={styles.count}>{say("controls.number", { count })}</span>
          </button>
        );
      })}
    </div>
  );
}

/** The first bars of a long list and a button for the others; chosen ones are always among them. */
export function useFirstBars(bars: readonly Bar[], value: readonly string[], first: number) {
  const { say } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? bars : bars.filter(({ key }, place) => place < first || value.includes(key));
  const more = bars.length > first && (
    <Button size="small" type="link" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
      {all ? say("controls.fewer") : say("controls.more", { count: bars.length - shown.length })}
    </Button>
  );
  return { shown, more };
}
