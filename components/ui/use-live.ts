"use client";

import { useEffect, useState } from "react";
import type { LiveHead } from "../../duty/live-head";

/** Hears from the portal what is new. `live` is false while the line is down; it is taken up again by itself. */
export function useLive(): { readonly head: LiveHead | null; readonly live: boolean } {
  const [head, setHead] = useState<LiveHead | null>(null);
  const [live, setLive] = useState(true);
  useEffect(() => {
    let source: EventSource | null = null;
    let again: number | undefined;
    const open = () => {
      source = new EventSource("/api/live");
      source.onopen = () => setLive(true);
      source.onerror = () => {
        setLive(false);
        // A refused line is not taken up by the browser: the session may be new by then.
        if (source?.readyState === EventSource.CLOSED) again = window.setTimeout(open, 5000);
      };
      source.addEventListener("head", (event) => setHead(JSON.parse((event as MessageEvent<string>).data) as LiveHead | null));
    };
    open();
    return () => {
      window.clearTimeout(again);
      source?.close();
    };
  }, []);
  return { head, live };
}
