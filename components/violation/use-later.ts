"use client";

import { useEffect, useState } from "react";

/** A value once it has stood still for so many milliseconds. */
export function useLater<T>(value: T, pause: number): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setLater(value), pause);
    return () => window.clearTimeout(timer);
  }, [value, pause]);
  return later;
}
