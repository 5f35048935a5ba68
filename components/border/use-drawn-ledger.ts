"use client";

import { useEffect, useMemo, useState } from "react";
import type { BorderMap } from "../map/border-map";
import type { Ledger } from "./ledger";
import { standingOf } from "./standing";

/** The map follows the ledger: how each border stands, and the plan's tiles when the ground has changed. */
export function useDrawnLedger(map: BorderMap | null, ledger: Ledger | null): void {
  const ground = useMemo(
    () =>
      ledger?.borders
        .map(({ key, fingerprint }) => key + fingerprint)
        .sort()
        .join("\n") ?? null,
    [ledger],
  );
  const [drawn, setDrawn] = useState<{ readonly ground: string; readonly revision: string } | null>(null);
  useEffect(() => {
    if (ground !== null && ledger && drawn?.ground !== ground) setDrawn({ ground, revision: ledger.revision });
  }, [ground, ledger, drawn]);
  useEffect(() => {
    if (map && drawn) map.revise(drawn.revision);
  }, [map, drawn]);
  useEffect(() => {
    if (map && ledger) map.stand(new Map(ledger.borders.map(({ key, review }) => [key, standingOf(review)] as const)));
  }, [map, ledger]);
}
