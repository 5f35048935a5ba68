"use client";

import { colourCss } from "../map/heat-inks";
import { useWords } from "../words/use-words";
import { RAMP_STRIP } from "./controls/ramp-colour";
import styles from "./heat-legend.module.css";
import { type Legended, legendEntries } from "./legend-entries";

/** What the colours of the picture mean, with numbers. */
export function HeatLegend({ drawn }: { readonly drawn: Legended }) {
  const { say, language } = useWords();
  const { title, ramp, entries, notes } = legendEntries(drawn, say, language);
  return (
    <section className={styles.legend} aria-label={say("heat-page.legend")} data-testid="heat-legend" data-layer={drawn.layer}>
      <h2 className={styles.title}>{title}</h2>
      {ramp ? (
        <>
          <div className={styles.ramp} style={{ background: RAMP_STRIP }} />
          <div className={styles.ends}>
            {entries.map(({ text }) => (
              <span key={text}>{text}</span>
            ))}
          </div>
        </>
      ) : (
        <ul className={drawn.layer === "squares" || drawn.layer === "cells" ? styles.list : styles.column}>
          {entries.map(({ colour, text }) => (
            <li key={text}>
              <span className={styles.patch} style={{ background: colourCss(colour) }} />
              {text}
            </li>
          ))}
        </ul>
      )}
      {notes.map((text) => (
        <p key={text} className={styles.note}>
          {text}
        </p>
      ))}
    </section>
  );
}
