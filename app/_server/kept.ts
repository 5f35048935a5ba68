/** Things of which a process has one, whatever route was loaded first: bundles of different routes do not share modules. */
export function kept<T>(name: string, make: () => T): T {
  const all = globalThis as unknown as { __wuding?: Map<string, unknown> };
  all.__wuding ??= new Map();
  if (!all.__wuding.has(name)) all.__wuding.set(name, make());
  return all.__wuding.get(name) as T;
}

/** Drops everything kept: for tests that change the database under the portal. */
export function dropKept(): void {
  (globalThis as unknown as { __wuding?: Map<string, unknown> }).__wuding?.clear();
}
