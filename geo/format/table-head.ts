const MOST_COLUMNS = 16_384;

/** Names for the columns of a table by its head: trimmed, empty ones numbered ("#3"), a name that stands again with its place ("x#5"). Null beyond 16,384 columns. */
export function columnNames(cells: readonly string[]): readonly string[] | null {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  if (last >= MOST_COLUMNS) return null;
  const taken = new Set<string>();
  return cells.slice(0, last + 1).map((cell, index) => {
    const plain = cell.trim() || `#${index + 1}`;
    let name = plain;
    while (taken.has(name)) name = name === plain ? `${plain}#${index + 1}` : `${name}'`;
    taken.add(name);
    return name;
  });
}

/** The name of a file without folders and its last end: what a file of one layer calls it. */
export function layerName(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const dot = base.lastIndexOf(".");
  return dot > 0 ? base.slice(0, dot) : base;
}
