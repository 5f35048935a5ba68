"use client";

import { useCallback, useEffect, useState } from "react";
import { filterAddress, filterOf, type ViolationFilter } from "./violation-filter";

const NAMES = ["status", "ch", "cat", "squad", "box"];
const read = (own: string | null) => filterOf(new URLSearchParams(window.location.search), own);

/** The filter of the page, kept in its address. `own`: the squad that is shown where none is said. */
export function useFilter(own: string | null): readonly [ViolationFilter, (change: Partial<ViolationFilter>) => void] {
  const [filter, setFilter] = useState<ViolationFilter>(() => read(own));
  useEffect(() => {
    const back = () => setFilter(read(own));
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, [own]);
  const change = useCallback(
    (part: Partial<ViolationFilter>) => {
      const next = { ...read(own), ...part };
      setFilter(next);
      const query = new URLSearchParams(window.location.search);
      for (const name of NAMES) query.delete(name);
      for (const [name, value] of filterAddress(next, own)) query.set(name, value);
      const text = query.toString();
      window.history.replaceState(null, "", text === "" ? window.location.pathname : `${window.location.pathname}?${text}`);
    },
    [own],
  );
  return [filter, change];
}
