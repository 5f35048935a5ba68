"use client";

import { useWords } from "../words/use-words";
import { STROKES, type Standing } from "./standing";

const LONG = 34;
const UNIT = 4;

/** A short piece of line as the map draws a standing. */
export function StrokeMark({ standing }: { readonly standing: Standing }) {
  const { colour, dash, weight } = STROKES[standing];
  return (
    <svg width={LONG} height={12} aria-hidden="true" focusable="false" style={{ flex: "none" }}>
      <line
        x1={1}
        y1={6}
        x2={LONG - 1}
        y2={6}
        stroke={colour}
        strokeWidth={UNIT * weight}
        strokeDasharray={dash ? dash.map((length) => length * UNIT * weight).join(" ") : undefined}
      />
    </svg>
  );
}

/** A standing as its line and its word. */
export function StandingTag({ standing }: { readonly standing: Standing }) {
  const { say } = useWords();
  return (
    <span
      style={{ display: "inline-flex", alignItems: "center", gap: 6, color: STROKES[standing].colour, fontWeight: 600 }}
      data-standing={standing}
    >
      <StrokeMark standing={standing} />
      {say(`border.standing.${standing}`)}
    </span>
  );
}
