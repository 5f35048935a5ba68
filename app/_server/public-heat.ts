import { installationSecret } from "../../db/setting";
import { codeOfDay } from "../../duty/time/day-code";
import { EVERYTHING } from "../../duty/violation/heat-question";
import { anonymousSquares, type PublicSquare, settledMonth } from "../../geo/heat/k-anonymous";
import { dayOfSlot } from "../../geo/heat/quarter";
import { RowPicker } from "../../geo/heat/row-picker";
import type { LiveCity } from "./city";
import { database } from "./database";
import type { Heat } from "./heat";
import { todayOf } from "./heat-change";
import { kept } from "./kept";

/** The months that may be told, the latest first: over, settled, and with something in the table. */
export function publicMonths({ index }: Heat, live: LiveCity, now: number): string[] {
  if (index.length === 0) return [];
  const [least, greatest] = index.span.map((slot) => codeOfDay(dayOfSlot(slot)).slice(0, 7)) as [string, string];
  const months: string[] = [];
  for (let month = least; month <= greatest && months.length < 1200; month = nextMonth(month)) months.push(month);
  return months.filter((month) => settledMonth(month, todayOf(live, now))).reverse();
}

/** "2026-12" after "2026-11". */
function nextMonth(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

/** Finds of a month by the net of the earth, as many as a square must have or more. */
function monthSquares({ index, lens }: Heat, month: string): readonly PublicSquare[] {
  const filter = lens.filter({ ...EVERYTHING, from: `${month}-01`, to: `${nextMonth(month)}-01` });
  const picker = new RowPicker(index, filter);
  const { origin, kx, ky } = index.raster.plane;
  const lon: number[] = [];
  const lat: number[] = [];
  for (const [chunk, length] of picker.chunks()) {
    for (let k = 0; k < length; k++) {
      const row = picker.rows[k] as number;
      lon.push(origin[0] + (chunk.x[row] as number) / kx);
      lat.push(origin[1] + (chunk.y[row] as number) / ky);
    }
  }
  return anonymousSquares(lon, lat);
}

/**
 * A settled month as the public sees it. Made once and kept for good, the same for every process: if it moved with late rows, whoever hands in a violation
 * could watch a square step up.
 */
export async function publicHeat(heat: Heat, live: LiveCity, month: string): Promise<readonly PublicSquare[]> {
  const key = `heat.public.${live.head.city}.${month}`;
  const known = kept("heat-public", () => new Map<string, readonly PublicSquare[]>());
  let squares = known.get(key);
  if (!squares) {
    squares = JSON.parse(
      await installationSecret(database(), key, () => JSON.stringify(monthSquares(heat, month))),
    ) as readonly PublicSquare[];
    known.set(key, squares);
  }
  return squares;
}
