import type { ViolationLine } from "../../duty/violation/violation-line";

/** The rule in use: same category within 50 m and 24 h. */
const METRES = 50;
const DAY = 86_400_000;
const METRES_PER_DEGREE = 111_320;

/** Metres on a plane about the first of the lines: a city is small enough. */
function placed(lines: readonly ViolationLine[]) {
  const { lon: lon0, lat: lat0 } = lines[0] as ViolationLine;
  const wide = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  return lines.map((line) => ({ line, x: (line.lon - lon0) * wide, y: (line.lat - lat0) * METRES_PER_DEGREE }));
}

/** Numbers of those violations of a list that may repeat an earlier one of it: neither is merged, and the earlier one was handed in before. */
export function possibleDuplicates(lines: readonly ViolationLine[]): ReadonlySet<number> {
  const alone = lines.filter(({ mergedInto }) => mergedInto === null);
  const found = new Set<number>();
  if (alone.length < 2) return found;
  const squares = new Map<string, ReturnType<typeof placed>>();
  const all = placed(alone).sort((a, b) => a.line.id - b.line.id);
  for (const one of all) {
    const [column, row] = [Math.floor(one.x / METRES), Math.floor(one.y / METRES)];
    const key = (dx: number, dy: number) => `${one.line.category} ${column + dx} ${row + dy}`;
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const { line, x, y } of squares.get(key(dx, dy)) ?? [])
          if (Math.hypot(one.x - x, one.y - y) <= METRES && Math.abs(one.line.at - line.at) <= DAY) found.add(one.line.id);
    const own = squares.get(key(0, 0));
    if (own) own.push(one);
    else squares.set(key(0, 0), [one]);
  }
  return found;
}
