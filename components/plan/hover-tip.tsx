"use client";

import { type Ref, useImperativeHandle, useState } from "react";
import { flushSync } from "react-dom";
import type { Responsibility } from "../../duty/answer";
import { useWords } from "../words/use-words";
import type { Say } from "../words/words";
import styles from "./hover-tip.module.css";

/** What the pointer stands on. */
export interface Tip {
  readonly answer: Responsibility;
  readonly x: number;
  readonly y: number;
  /** Width and height of the map in pixels, to stay within. */
  readonly room: readonly [width: number, height: number];
}

/** Shows and hides the tip at once, without waiting for React's next turn. */
export interface HoverTipHandle {
  show(tip: Tip | null): void;
}

function onPost({ onDuty }: Responsibility, say: Say): string {
  const [first] = onDuty;
  if (!first) return say("tip.nobody");
  const person = first.person.name;
  return onDuty.length > 1 ? say("tip.more", { person, count: onDuty.length }) : say("tip.on-post", { person });
}

const WIDE = 240;
const TALL = 84;

/** The small answer beside the pointer. It has its own state so that hovering draws nothing else anew. */
export function HoverTip({ handle }: { readonly handle: Ref<HoverTipHandle> }) {
  const { say } = useWords();
  const [tip, setTip] = useState<Tip | null>(null);
  useImperativeHandle(handle, () => ({ show: (next) => flushSync(() => setTip(next)) }), []);
  if (!tip) return null;
  const { answer, x, y, room } = tip;
  const left = x + WIDE > room[0] ? x - 14 : x + 14;
  const top = y + TALL > room[1] ? y - 12 : y + 14;
  const shift = `translate(${left}px, ${top}px) translate(${left < x ? "-100%" : "0"}, ${top < y ? "-100%" : "0"})`;
  if (answer.kind === "outside") {
    return (
      <div className={styles.tip} style={{ transform: shift }} data-testid="tip" aria-hidden="true">
        {say("tip.outside")}
      </div>
    );
  }
  return (
    <div className={styles.tip} style={{ transform: shift }} data-testid="tip" aria-hidden="true">
      <div className={styles.grid}>{answer.grid?.name}</div>
      <div className={styles.squad}>{answer.lead?.name}</div>
      <div className={answer.kind === "gap" ? styles.gap : ""}>{onPost(answer, say)}</div>
    </div>
  );
}
