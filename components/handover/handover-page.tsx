"use client";

import dynamic from "next/dynamic";
import { useWords } from "../words/use-words";
import type { HandoverBoardProps } from "./handover-board";

function Opening() {
  const { say } = useWords();
  return (
    <div style={{ height: "100dvh", display: "grid", placeItems: "center", color: "#4a5665" }} role="status">
      {say("loading")}
    </div>
  );
}

// Address, clock and WebGL are those of the browser.
const Board = dynamic(() => import("./handover-board"), { ssr: false, loading: Opening });

/** Scenes under first receipt, drawn in the browser. */
export function HandoverPage(props: HandoverBoardProps) {
  return <Board {...props} />;
}
