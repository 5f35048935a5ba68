"use client";

import { distanceWords } from "../words/pattern-words";
import { useWords } from "../words/use-words";
import styles from "./border-board.module.css";
import type { Ledger } from "./ledger";
import { STANDINGS, standingOf } from "./standing";
import { StandingTag } from "./stroke-mark";

/** The ledger in one line: borders, kilometres, what is unsettled or under way. */
export function LedgerTotals({ ledger }: { readonly ledger: Ledger }) {
  const { say, language } = useWords();
  const count = (standing: string) => ledger.borders.filter(({ review }) => standingOf(review) === standing).length;
  return (
    <p className={styles.totals} data-testid="border-totals">
      <strong>{say("border.total", { count: ledger.total })}</strong> · {distanceWords(ledger.length, language)} ·{" "}
      <span className={styles.unsettled}>{say("border.total-unsettled", { count: count("unsettled") })}</span> ·{" "}
      {say("border.total-waiting", { count: count("waiting") })}
    </p>
  );
}

/** How standings are drawn on the map. */
export function StandingLegend() {
  const { say } = useWords();
  return (
    <ul className={styles.legend} aria-label={say("border.legend")}>
      {STANDINGS.map((standing) => (
        <li key={standing}>
          <StandingTag standing={standing} />
        </li>
      ))}
    </ul>
  );
}
