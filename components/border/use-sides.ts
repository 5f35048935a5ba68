"use client";

import { useEffect, useMemo, useState } from "react";
import type { PrintedResponsibility } from "../../duty/print-responsibility";
import type { Line } from "../../geo/plane/point";
import { askPortal } from "../ui/ask-portal";
import { besideLine } from "./beside-line";

/** Who leads and who supports now on one side of a border, by the portal's own answer. */
export interface SideNow {
  readonly side: string;
  readonly lead: string;
  readonly support: string | null;
}

const MINUTE = 60_000;

/** Who answers on both sides of a border now: asked of the door of responsibility, so that holidays and merged duty count; each minute and with each tick. */
export function useSides(key: string, lines: readonly Line[] | null, tick: string): readonly SideNow[] | null {
  const places = useMemo(() => (lines ? besideLine(lines) : null), [lines]);
  const [sides, setSides] = useState<readonly SideNow[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tick asks again
  useEffect(() => {
    if (!places) return setSides(null);
    const abort = new AbortController();
    const ask = async () => {
      const at = new Date().toISOString();
      const outcome = await askPortal<readonly PrintedResponsibility[]>("/api/responsibility", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(places.map(([lon, lat]) => ({ lon, lat, at }))),
        signal: abort.signal,
      });
      if (!outcome.ok || abort.signal.aborted) return;
      setSides(
        outcome.value.flatMap(({ border, lead, support }) =>
          border && lead && border.between.join("|") === key
            ? [{ side: border.side, lead: lead.name, support: support?.name ?? null }]
            : [],
        ),
      );
    };
    const run = () => void ask().catch(() => {});
    run();
    const timer = window.setInterval(run, MINUTE);
    return () => {
      abort.abort();
      window.clearInterval(timer);
    };
  }, [key, places, tick]);
  return sides;
}
