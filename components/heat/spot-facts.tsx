"use client";

import { useWords } from "../words/use-words";
import type { HeatSpot } from "./heat-drawn";
import { roughly, shareWords } from "./heat-words";
import styles from "./spot-facts.module.css";

/** What the picture knows of one place, in a few short lines. */
export function SpotFacts({ spot }: { readonly spot: HeatSpot }) {
  const { say, language } = useWords();
  const { metres, cell, count, share, perHectare, significance, change } = spot;
  const name = cell !== null ? say("heat-page.cell", { code: cell }) : metres !== null ? say("heat-page.square", { metres }) : null;
  return (
    <div className={styles.facts}>
      {name && <div className={styles.name}>{name}</div>}
      {count !== null && (
        <div className={styles.count}>
          {count > 0 ? say("heat-page.count", { count }) : say("heat-page.nothing-here")}
          {count > 0 && share !== null && (
            <span className={styles.quiet}>{say("heat-page.share", { share: shareWords(share, language) })}</span>
          )}
        </div>
      )}
      {perHectare !== null && <div>{say("heat-page.per-hectare", { value: roughly(perHectare, language) })}</div>}
      {significance && (
        <>
          <div>{say(`heat-page.significance.${significance.verdict}`)}</div>
          <div className={styles.quiet}>
            {say("heat-page.z", { z: significance.z.toFixed(1), q: significance.q < 0.001 ? "< 0.001" : significance.q.toFixed(3) })}
          </div>
        </>
      )}
      {change && (
        <>
          <div>{say(`heat-page.change.${change.verdict}`)}</div>
          <div className={styles.quiet}>{say("heat-page.before", { before: change.before })}</div>
        </>
      )}
    </div>
  );
}
