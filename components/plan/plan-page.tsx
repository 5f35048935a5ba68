"use client";

import dynamic from "next/dynamic";
import { useWords } from "../words/use-words";
import type { PlanBoardProps } from "./plan-board";

function Opening() {
  const { say } = useWords();
  return (
    <div style={{ height: "100dvh", display: "grid", placeItems: "center", color: "#4a5665" }} role="status">
      {say("map.loading")}
    </div>
  );
}

// The map lives in the browser only: time, address and WebGL are there.
const Board = dynamic(() => import("./plan-board"), { ssr: false, loading: Opening });

/** The map page, drawn in the browser. */
export function PlanPage(props: PlanBoardProps) {
  return <Board {...props} />;
}
