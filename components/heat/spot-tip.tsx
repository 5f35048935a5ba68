"use client";

import { type Ref, useImperativeHandle, useState } from "react";
import { flushSync } from "react-dom";
import type { HeatSpot } from "./heat-drawn";
import { SpotFacts } from "./spot-facts";
import styles from "./spot-tip.module.css";

/** What the pointer stands on, at pixels of the map that is `room` wide and high. */
export interface SpotTipped {
  readonly spot: HeatSpot;
  readonly x: number;
  readonly y: number;
  readonly room: readonly [width: number, height: number];
}

/** Shows and hides the tip at once, without waiting for React's next turn. */
export interface SpotTipHandle {
  show(tip: SpotTipped | null): void;
}

const WIDE = 210;
const TALL = 96;

/** The small answer beside the pointer. It has its own state, so that hovering draws nothing else anew. */
export function SpotTip({ handle }: { readonly handle: Ref<SpotTipHandle> }) {
  const [tip, setTip] = useState<SpotTipped | null>(null);
  useImperativeHandle(handle, () => ({ show: (next) => flushSync(() => setTip(next)) }), []);
  if (!tip) return null;
  const { spot, x, y, room } = tip;
  const left = x + WIDE > room[0] ? `calc(${x - 14}px - 100%)` : `${x + 14}px`;
  const top = y + TALL > room[1] ? `calc(${y - 12}px - 100%)` : `${y + 14}px`;
  return (
    <div className={styles.tip} style={{ transform: `translate(${left}, ${top})` }} data-testid="heat-tip" aria-hidden="true">
      <SpotFacts spot={spot} />
    </div>
  );
}
