"use client";

import { TONES } from "../../map/palette";
import { useWords } from "../../words/use-words";
import { BarList, frameOf, toggledKey, useFirstBars } from "./bar-list";
import styles from "./bar-list.module.css";
import { useKept } from "./use-kept";

/** What the bars of squads show and tell. */
export interface SquadBarsProps {
  /** Finds by code of the squad on whose turf, of all that fits but for the squad; null while it loads. */
  readonly counts: ReadonlyMap<string, number> | null;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  /** Names of the plan's squads by code. */
  readonly names: ReadonlyMap<string, string>;
}

const FIRST = 10;
const TONE = TONES[5]?.line as string;
const NOTHING: ReadonlyMap<string, number> = new Map();

/** Finds by squad, most first. A squad of the past that the plan no longer has is told by its code. */
export function SquadBars({ counts, value, onChange, names }: SquadBarsProps) {
  const { say } = useWords();
  const { kept, stale } = useKept(counts);
  const found = kept ?? NOTHING;
  const bars = [...new Set([...names.keys(), ...found.keys()])]
    .map((key) => ({ key, name: names.get(key) ?? key, count: found.get(key) ?? 0, tone: TONE }))
    .sort((one, other) => other.count - one.count || one.key.localeCompare(other.key));
  const { shown, more } = useFirstBars(bars, value, FIRST);
  return (
    <section className={frameOf(kept, stale)} aria-label={say("controls.squad.title")} aria-busy={counts === null}>
      <BarList
        label={say("controls.squad.title")}
        bars={shown}
        most={Math.max(1, bars[0]?.count ?? 0)}
        value={value}
        onToggle={(key) => onChange(toggledKey(value, key))}
      />
      {bars.length === 0 && <p className={styles.none}>{say("none")}</p>}
      {more}
    </section>
  );
}
