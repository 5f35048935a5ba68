"use client";

import { useCallback, useEffect, useState } from "react";

/** What others closed or merged is nobody's news: a list is told anew so often, while somebody looks. */
const ANEW = 60_000;

/** A word that changes each minute, and whenever it is told to. */
export function useAnew(): readonly [string, () => void] {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => document.visibilityState === "visible" && setRound((one) => one + 1), ANEW);
    return () => window.clearInterval(timer);
  }, []);
  return [String(round), useCallback(() => setRound((one) => one + 1), [])];
}
