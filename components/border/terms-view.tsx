"use client";

import type { BorderRule } from "../../duty/plan";
import { useWords } from "../words/use-words";
import styles from "./border-detail.module.css";
import type { NameOf } from "./ledger";
import { ruleSentences } from "./rule-sentences";
import { termsDiff } from "./terms-diff";

type Terms = Pick<BorderRule, "width" | "basis" | "parts" | "text">;

interface TermsViewProps {
  readonly terms: Terms;
  readonly nameOf: NameOf;
  /** Terms to compare with: what differs is marked and what stood there is struck out. Left out: nothing is compared. */
  readonly former?: Terms | null;
}

/** Terms in plain sentences; compared with those before, if there were some. */
export function TermsView({ terms, former, nameOf }: TermsViewProps) {
  const { say, language } = useWords();
  const speech = { say, language, nameOf };
  const changed = new Set(former === undefined || former === null ? [] : termsDiff(former, terms));
  const band = ({ width, basis }: Terms) => say("terms.band", { width, basis: say(`basis.${basis}`) });
  const before = (field: "parts" | "text") => (changed.has(field) && former ? former : null);
  const lines = (rule: Terms) =>
    ruleSentences(rule.parts, speech).map((line, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: sentences of one rule, in its order
      <li key={index}>{line}</li>
    ));
  const bandChanged = (changed.has("width") || changed.has("basis")) && former;
  return (
    <div className={styles.terms}>
      <div>
        {bandChanged && (
          <>
            <del>{band(bandChanged)}</del>{" "}
          </>
        )}
        {bandChanged ? <ins>{band(terms)}</ins> : band(terms)}
      </div>
      {before("parts") && (
        <del>
          <ol className={styles.sentences}>{lines(before("parts") as Terms)}</ol>
        </del>
      )}
      {changed.has("parts") ? (
        <ins>
          <ol className={styles.sentences}>{lines(terms)}</ol>
        </ins>
      ) : (
        <ol className={styles.sentences}>{lines(terms)}</ol>
      )}
      {before("text")?.text && <del className={styles.text}>{before("text")?.text}</del>}
      {terms.text !== "" &&
        (changed.has("text") ? <ins className={styles.text}>{terms.text}</ins> : <p className={styles.text}>{terms.text}</p>)}
    </div>
  );
}
