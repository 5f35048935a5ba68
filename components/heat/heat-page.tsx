"use client";

import dynamic from "next/dynamic";
import { useWords } from "../words/use-words";
import type { HeatBoardProps } from "./heat-board";

function Opening() {
  const { say } = useWords();
  return (
    <div style={{ height: "100dvh", display: "grid", placeItems: "center", color: "#4a5665" }} role="status">
      {say("map.loading")}
    </div>
  );
}

// The map lives in the browser only: address and WebGL are there.
const Board = dynamic(() => import("./heat-board"), { ssr: false, loading: Opening });

/** The heat page, drawn in the browser. */
export function HeatPage(props: HeatBoardProps) {
  return <Board {...props} />;
}
