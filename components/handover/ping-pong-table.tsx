"use client";

import { Empty, Select } from "antd";
import { useState } from "react";
import type { NameOf } from "../border/ledger";
import { AskedNotice } from "../border/notices";
import { useWords } from "../words/use-words";
import styles from "./handover.module.css";
import { usePingPong } from "./use-scenes";

const SPANS = [7, 30, 90, 365] as const;
const FIGURES = ["violations", "toAndFro", "offers", "refusals", "decided", "longest", "legs"] as const;

/** How often scenes went to and fro between two squads. */
export function PingPongTable({ nameOf, tick }: { readonly nameOf: NameOf; readonly tick: string }) {
  const { say } = useWords();
  const [days, setDays] = useState<number>(90);
  const { asked, again } = usePingPong(days, tick);
  const pairs = asked.status === "ready" ? asked.value.pairs : [];
  return (
    <div className={styles.form}>
      <Select
        aria-label={say("pong.span")}
        value={days}
        onChange={setDays}
        options={SPANS.map((value) => ({ value, label: say("pong.days", { days: value }) }))}
        style={{ width: 180 }}
      />
      <AskedNotice asked={asked} onRetry={again} />
      {asked.status === "ready" && pairs.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say("pong.none")} />}
      {pairs.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={say("pong.title")}>
          <table className={styles.pong} data-testid="ping-pong">
            <thead>
              <tr>
                <th scope="col">{say("pong.pair")}</th>
                {FIGURES.map((figure) => (
                  <th key={figure} scope="col">
                    {say(`pong.${figure}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => (
                <tr key={pair.between.join("|")}>
                  <th scope="row">{pair.between.map(nameOf).join(" — ")}</th>
                  {FIGURES.map((figure) => (
                    <td key={figure}>{figure === "longest" ? say("pong.minutes", { minutes: Math.round(pair.longest) }) : pair[figure]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
