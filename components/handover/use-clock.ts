"use client";

import { useEffect, useState } from "react";
import type { Instant } from "../../duty/plan";

const SECOND = 1000;

/** The portal's clock, ticking each second: this device's, put right by what the portal said it was at its last answer. */
export function useClock(portal: Instant | null): Instant {
  const [ahead, setAhead] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (portal !== null) setAhead(portal - Date.now());
  }, [portal]);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), SECOND);
    return () => window.clearInterval(timer);
  }, []);
  return now + ahead;
}
