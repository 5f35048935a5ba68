"use client";

import { useEffect, useRef } from "react";
import type { CellChange } from "../../duty/edit/compared";
import { boundsOfAll } from "../../geo/plane/bounds";
import { useWords } from "../words/use-words";
import styles from "./version-page.module.css";

const KIND = { added: "gain", removed: "fault", reshaped: "change", handed: "stray" } as const;

/** The cells that differ between two versions, on a plain map: green new, red gone, violet reshaped, orange handed over. */
export function CompareMap({ cells }: { readonly cells: readonly CellChange[] }) {
  const { say } = useWords();
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = container.current;
    if (!element || cells.length === 0) return;
    let closed = false;
    let close = () => {};
    const open = async () => {
      const { DEAF, openDraftMap } = await import("../map/draft-map");
      if (closed) return;
      const map = openDraftMap(
        {
          container: element,
          origin: window.location.origin,
          revision: "",
          bounds: boundsOfAll(cells.map(({ area }) => area)),
          tiles: false,
          title: say("version.compare"),
          attribution: "",
        },
        {
          current: {
            ...DEAF,
            loaded: () => map.mark(cells.map(({ code, how, area }) => ({ id: code, kind: KIND[how], at: null, area, line: null }))),
          },
        },
      );
      close = () => map.close();
    };
    void open().catch(console.error);
    return () => {
      closed = true;
      close();
    };
  }, [cells, say]);
  return cells.length === 0 ? null : <div ref={container} className={styles.map} data-testid="compare-map" />;
}
