"use client";

import type { Instant } from "../../duty/plan";
import { distanceWords } from "../words/pattern-words";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import styles from "./border-detail.module.css";
import type { BorderDetail } from "./ledger";

/** What the ground, the streets and the violations say of a border. */
export function BorderFacts({ detail: { line }, time }: { readonly detail: BorderDetail; readonly time: (at: Instant) => string }) {
  const { say, language } = useWords();
  const comma = language === "zh" ? "、" : ", ";
  const { review } = line;
  const rows = [
    [say("border.length"), distanceWords(line.length, language)],
    [say("border.since"), review.since === null ? say("none") : time(review.since)],
    [say("border.violations"), say("border.violations-count", { count: review.violations })],
    [say("border.streets"), line.streets.join(comma) || say("none")],
    [
      say("border.places"),
      line.places.map(({ name, kind }) => say("border.named", { name, what: wordFor(say, "place", kind) })).join(comma) || say("none"),
    ],
    [say("border.grids"), say("border.grids-count", { count: line.grids })],
  ] as const;
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
