"use client";

import dynamic from "next/dynamic";
import { useWords } from "../words/use-words";
import type { BorderBoardProps } from "./border-board";

function Opening() {
  const { say } = useWords();
  return (
    <div style={{ height: "100dvh", display: "grid", placeItems: "center", color: "#4a5665" }} role="status">
      {say("loading")}
    </div>
  );
}

// The map lives in the browser only: address and WebGL are there.
const Board = dynamic(() => import("./border-board"), { ssr: false, loading: Opening });

/** The ledger of borders, drawn in the browser. */
export function BorderPage(props: BorderBoardProps) {
  return <Board {...props} />;
}
