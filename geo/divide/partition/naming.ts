import { assignment } from "./assignment";
import type { Division } from "./division";

/** Above so many parts the best naming (cubic time) takes too long, and the parts keep their numbers. */
const MOST = 700;

/**
 * Numbers the parts so that, in this order: fixed and forbidden nodes are respected, parts lie around their offices, and they overlap most
 * with the parts in use `before`. Parts keep to the numbers of their own component: `home[part]` is the component.
 */
export function rename(division: Division, home: Int32Array, before: Int32Array | null): void {
  const { aim, part } = division;
  if (aim.parts > MOST) return;
  const { broken, near } = mismatches(division, before);
  const size = aim.parts;
  const cost = new Float64Array(size * size);
  let dear = 1;
  for (const n of near) dear += Math.abs(n);
  for (let p = 0; p < size; p++)
    for (let q = 0; q < size; q++) {
      const at = p * size + q;
      cost[at] = (near[at] as number) + dear * (broken[at] as number) + (home[p] === home[q] ? 0 : dear * 1e6);
    }
  const name = assignment(cost, size);
  for (let v = 0; v < part.length; v++) part[v] = name[part[v] as number] as number;
  division.recount();
}

/** For each part and name: how much is not where it must be (at least 1 where anything is), and how far the part lies from where it is looked for. */
function mismatches(division: Division, before: Int32Array | null): { readonly broken: Float64Array; readonly near: Float64Array } {
  const { layer, aim, part } = division;
  const { weight } = layer.graph;
  const size = aim.parts;
  const broken = new Float64Array(size * size);
  const near = new Float64Array(size * size);
  let mean = 0;
  for (const w of weight) mean += w / size;
  const add = (table: Float64Array, at: number, amount: number) => {
    table[at] = (table[at] as number) + amount;
  };
  for (let v = 0; v < part.length; v++) {
    const p = part[v] as number;
    // A node of no weight has a name too.
    const share = mean > 0 ? (weight[v] as number) / mean + 1e-3 : 1;
    const row = p * size;
    const last = before?.[v] ?? -1;
    if (last >= 0) add(near, row + last, -share);
    const must = layer.fixed?.[v] ?? -1;
    const barred = layer.barred && (layer.rows[layer.barred[v] as number] as Uint8Array);
    if (must >= 0 || barred?.includes(1)) for (let q = 0; q < size; q++) if (!division.allows(v, q)) add(broken, row + q, 1 + share);
  }
  if (aim.offices && layer.body) addOffices(division, near);
  return { broken, near };
}

function addOffices(division: Division, near: Float64Array): void {
  const { aim, part, layer } = division;
  if (!layer.body) return;
  const { x, y, mass } = layer.body;
  const size = aim.parts;
  const sum = new Float64Array(3 * size);
  for (let v = 0; v < part.length; v++) {
    const at = 3 * (part[v] as number);
    const m = mass[v] as number;
    sum[at] = (sum[at] as number) + m;
    sum[at + 1] = (sum[at + 1] as number) + m * (x[v] as number);
    sum[at + 2] = (sum[at + 2] as number) + m * (y[v] as number);
  }
  aim.offices?.forEach((office, q) => {
    if (!office) return;
    for (let p = 0; p < size; p++) {
      const m = sum[3 * p] as number;
      if (m === 0) continue;
      const dx = (sum[3 * p + 1] as number) / m - office.x;
      const dy = (sum[3 * p + 2] as number) / m - office.y;
      // The overlap with the parts before only decides between offices as near as each other.
      near[p * size + q] = (near[p * size + q] as number) * 1e-6 + dx * dx + dy * dy;
    }
  });
}
