"use client";

import { useEffect, useRef, useState } from "react";

/** What is being typed over a value of the plan: it follows the value as long as nothing is typed, and is dropped when another item is chosen. */
export function useTyped<T extends object>(
  value: T,
  key: string,
): readonly [typed: T, dirty: boolean, type: (change: Partial<T>) => void, drop: () => void] {
  const [typed, setTyped] = useState<Partial<T>>({});
  const before = useRef(key);
  useEffect(() => {
    if (before.current !== key) setTyped({});
    before.current = key;
  }, [key]);
  const fresh = before.current === key ? typed : {};
  const dirty = Object.keys(fresh).length > 0;
  return [dirty ? { ...value, ...fresh } : value, dirty, (change) => setTyped((held) => ({ ...held, ...change })), () => setTyped({})];
}
