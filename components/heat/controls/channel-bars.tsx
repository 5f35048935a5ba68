"use client";

import { CHANNELS, type Channel } from "../../../duty/violation/channel";
import { useWords } from "../../words/use-words";
import { wordFor } from "../../words/words";
import { type Bar, BarList, frameOf, toggledKey, useFirstBars } from "./bar-list";
import styles from "./bar-list.module.css";
import { EYES_TONE, OWN_EYES } from "./own-eyes";
import { useKept } from "./use-kept";

/** What the bars of channels show and tell. */
export interface ChannelBarsProps {
  /** Finds by channel of all that fits but for the channel; null while it loads. */
  readonly counts: ReadonlyMap<string, number> | null;
  readonly value: readonly Channel[];
  readonly onChange: (value: readonly Channel[]) => void;
}

const OTHERS = CHANNELS.filter((channel) => !OWN_EYES.includes(channel));
const NOTHING: ReadonlyMap<string, number> = new Map();

/** Finds by channel: the squads' own eyes (patrol, chiefs) kept apart from all the others, since they find where they go. */
export function ChannelBars({ counts, value, onChange }: ChannelBarsProps) {
  const { say } = useWords();
  const { kept, stale } = useKept(counts);
  const count = (channel: Channel) => (kept ?? NOTHING).get(channel) ?? 0;
  const barsOf = (channels: readonly Channel[], tone: string): readonly Bar[] =>
    channels
      .map((channel) => ({ key: channel, name: wordFor(say, "channel", channel), count: count(channel), tone }))
      .sort((one, other) => other.count - one.count);
  const [own, others] = [barsOf(OWN_EYES, EYES_TONE.own), barsOf(OTHERS, EYES_TONE.others)];
  const found = others.filter((bar) => bar.count > 0).length;
  const { shown, more } = useFirstBars(others, value, kept && found > 0 ? found : others.length);
  const most = Math.max(1, ...CHANNELS.map(count));
  const groups = [
    { name: "own", bars: own, sum: own },
    { name: "others", bars: shown, sum: others },
  ] as const;
  return (
    <section className={frameOf(kept, stale)} aria-label={say("controls.channel.title")} aria-busy={counts === null}>
      {groups.map(({ name, bars, sum }) => (
        <div key={name} className={styles[name]}>
          <p className={styles.head}>
            <span>{say(`controls.channel.${name}`)}</span>
            <span className={styles.sum}>{say("controls.finds", { count: sum.reduce((total, bar) => total + bar.count, 0) })}</span>
          </p>
          <BarList
            label={say(`controls.channel.${name}`)}
            bars={bars}
            most={most}
            value={value}
            onToggle={(key) => onChange(toggledKey(value, key as Channel))}
          />
          {name === "others" && more}
        </div>
      ))}
    </section>
  );
}
