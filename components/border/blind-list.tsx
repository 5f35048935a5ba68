"use client";

import { Empty } from "antd";
import { useMemo } from "react";
import type { BlindSpot, BlindSpotCode } from "../../duty/border/blind-spots";
import { useWords } from "../words/use-words";
import { blindWords } from "./blind-words";
import styles from "./border-list.module.css";
import type { NameOf } from "./ledger";
import type { Blindness } from "./use-borders";

interface BlindListProps {
  readonly found: Blindness;
  readonly nameOf: NameOf;
  /** Key of the border whose rule has that code, or null. */
  readonly borderOf: (rule: string) => string | null;
  /** Place in the list of the spot that is looked at. */
  readonly chosen: number | null;
  readonly onChoose: (index: number, spot: BlindSpot) => void;
}

const MOST_OF_A_KIND = 60;

/** Blind spots and overlaps by kind; each brings the map to its place. */
export function BlindList({ found: { total, spots }, nameOf, borderOf, chosen, onChoose }: BlindListProps) {
  const { say, language } = useWords();
  const kinds = useMemo(() => {
    const byCode = new Map<BlindSpotCode, { readonly spot: BlindSpot; readonly index: number }[]>();
    spots.forEach((spot, index) => {
      byCode.set(spot.code, [...(byCode.get(spot.code) ?? []).slice(0, MOST_OF_A_KIND), { spot, index }]);
    });
    return [...byCode];
  }, [spots]);
  const counts = useMemo(() => {
    const all = new Map<string, number>();
    for (const { code } of spots) all.set(code, (all.get(code) ?? 0) + 1);
    return all;
  }, [spots]);
  if (spots.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say("blind.none")} />;
  return (
    <div data-testid="blind-list">
      <p className={styles.count} role="status">
        {say("blind.total", { count: total })}
      </p>
      {kinds.map(([code, list]) => (
        <section key={code} aria-label={say(`${code}`)}>
          <h3 className={styles.kind}>
            {say(code)} <span className={styles.quiet}>{counts.get(code)}</span>
          </h3>
          <ul className={styles.list}>
            {list.slice(0, MOST_OF_A_KIND).map(({ spot, index }) => {
              const { thing, detail } = blindWords(spot, { say, language, nameOf, borderOf });
              return (
                <li key={index} className={index === chosen ? styles.looked : undefined}>
                  <button
                    type="button"
                    className={styles.line}
                    aria-pressed={index === chosen}
                    onClick={() => onChoose(index, spot)}
                    disabled={spot.at === null && spot.noun !== "border"}
                  >
                    <span className={styles.names}>{thing}</span>
                    {detail !== "" && <span>{detail}</span>}
                    {spot.at !== null && (
                      <span className={styles.quiet}>
                        {spot.lead === null ? say("blind.nobody") : say("blind.lead", { lead: nameOf(spot.lead) })}
                      </span>
                    )}
                  </button>
                </li>
              );
            })}
          </ul>
          {(counts.get(code) ?? 0) > MOST_OF_A_KIND && (
            <p className={styles.quiet}>{say("blind.more", { count: (counts.get(code) ?? 0) - MOST_OF_A_KIND })}</p>
          )}
        </section>
      ))}
    </div>
  );
}
