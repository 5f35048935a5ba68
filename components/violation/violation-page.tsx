"use client";

import dynamic from "next/dynamic";
import { useWords } from "../words/use-words";
import type { BulkBoardProps } from "./bulk-board";
import type { NewBoardProps } from "./new-board";
import type { ViolationBoardProps } from "./violation-board";

function Opening() {
  const { say } = useWords();
  return (
    <div style={{ height: "100dvh", display: "grid", placeItems: "center", color: "#4a5665" }} role="status">
      {say("loading")}
    </div>
  );
}

// Address, clock, WebGL, worker and what is kept on the device are those of the browser.
const Board = dynamic(() => import("./violation-board"), { ssr: false, loading: Opening });
const New = dynamic(() => import("./new-board"), { ssr: false, loading: Opening });
const Bulk = dynamic(() => import("./bulk-board"), { ssr: false, loading: Opening });

/** The live list and map, drawn in the browser. */
export function ViolationPage(props: ViolationBoardProps) {
  return <Board {...props} />;
}

/** The form of a new one, drawn in the browser. */
export function NewViolationPage(props: NewBoardProps) {
  return <New {...props} />;
}

/** Many at once from a file, drawn in the browser. */
export function BulkViolationPage(props: BulkBoardProps) {
  return <Bulk {...props} />;
}
