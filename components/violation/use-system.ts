"use client";

import { useEffect, useState } from "react";
import type { CoordinateSystem } from "../../geo/coordinate/coordinate-system";

/** A coordinate system by its code; null until it has come: they are heavy and come by themselves. */
export function useSystem(code: string | null): CoordinateSystem | null {
  const [system, setSystem] = useState<CoordinateSystem | null>(null);
  useEffect(() => {
    let closed = false;
    if (code === null) return setSystem(null);
    import("../../geo/coordinate/systems").then(({ systemOf }) => !closed && setSystem(systemOf(code))).catch(() => {});
    return () => {
      closed = true;
    };
  }, [code]);
  return system;
}
