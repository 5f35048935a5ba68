"use client";

import { useCallback, useEffect, useState } from "react";

const read = (name: string) => new URLSearchParams(window.location.search).get(name);

/** One word of the page's address: kept there, so that a link, a reload and the browser's way back show the same. */
export function useAddress(name: string): readonly [string | null, (value: string | null) => void] {
  const [value, setValue] = useState<string | null>(() => read(name));
  useEffect(() => {
    const back = () => setValue(read(name));
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, [name]);
  const choose = useCallback(
    (next: string | null) => {
      setValue(next);
      if (read(name) === next) return;
      const query = new URLSearchParams(window.location.search);
      if (next === null) query.delete(name);
      else query.set(name, next);
      const text = query.toString();
      window.history.pushState(null, "", text === "" ? window.location.pathname : `${window.location.pathname}?${text}`);
    },
    [name],
  );
  return [value, choose];
}
