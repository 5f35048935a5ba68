"use client";

import dynamic from "next/dynamic";
import { useWords } from "../words/use-words";
import type { DraftBoardProps } from "./draft-board";

function Opening() {
  const { say } = useWords();
  return (
    <div style={{ height: "100dvh", display: "grid", placeItems: "center", color: "#4a5665" }} role="status">
      {say("draft.loading")}
    </div>
  );
}

// Map and worker live in the browser only.
const Board = dynamic(() => import("./draft-board"), { ssr: false, loading: Opening });

/** The workbench, drawn in the browser. */
export function DraftPage(props: DraftBoardProps) {
  return <Board {...props} />;
}
