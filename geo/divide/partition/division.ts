import type { Aim, Body, Layer } from "./layer";
import { allows } from "./layer";

/**
 * A partition of a layer that can be changed node by node, with the figures kept up to date.
 * What it costs: cut + price · excess of the parts' loads + pull · moment of inertia about the parts' centres.
 */
export class Division {
  readonly load: Float64Array;
  /** Nodes of each part. */
  readonly size: Int32Array;
  /** Centre of each part, metres: its office, or its centre of mass when last `centre`d. */
  readonly centreX: Float64Array;
  readonly centreY: Float64Array;
  /** Price of a unit of weight beyond the slack, in units of the cut. */
  price = 0;
  /** The part `gain` found best. */
  choice = -1;
  /** Excess this many times the target doubles its price: of two equal sums the even one is the better. */
  private readonly bend: Float64Array;
  private readonly joined: Float64Array;
  private readonly mark: Int32Array;
  private readonly met: Int32Array;
  private round = 0;

  /** `part` is taken over and changed. */
  constructor(
    readonly layer: Layer,
    readonly aim: Aim,
    readonly part: Int32Array,
  ) {
    const { parts } = aim;
    this.load = new Float64Array(parts);
    this.size = new Int32Array(parts);
    this.centreX = new Float64Array(parts);
    this.centreY = new Float64Array(parts);
    this.joined = new Float64Array(parts);
    this.mark = new Int32Array(parts);
    this.met = new Int32Array(parts);
    this.bend = aim.target.map((target) => 1 / Math.max(0.1 * target, 1e-9));
    this.recount();
    this.price = usualPrice(layer);
  }

  /** Counts loads, sizes and centres anew, after `part` was written to. */
  recount(): void {
    this.load.fill(0);
    this.size.fill(0);
    const { weight } = this.layer.graph;
    for (let v = 0; v < this.part.length; v++) {
      const p = this.part[v] as number;
      this.load[p] = (this.load[p] as number) + (weight[v] as number);
      this.size[p] = (this.size[p] as number) + 1;
    }
    this.centre();
  }

  /** Moves the centres of the parts to where they are now. */
  centre(): void {
    const { body } = this.layer;
    if (!body || this.aim.pull === 0) return;
    const mass = new Float64Array(this.aim.parts);
    this.centreX.fill(0);
    this.centreY.fill(0);
    for (let v = 0; v < this.part.length; v++) {
      const p = this.part[v] as number;
      const m = body.mass[v] as number;
      mass[p] = (mass[p] as number) + m;
      this.centreX[p] = (this.centreX[p] as number) + m * (body.x[v] as number);
      this.centreY[p] = (this.centreY[p] as number) + m * (body.y[v] as number);
    }
    for (let p = 0; p < mass.length; p++) {
      const office = this.aim.offices?.[p];
      const m = Math.max(mass[p] as number, 1e-9);
      this.centreX[p] = office ? office.x : (this.centreX[p] as number) / m;
      this.centreY[p] = office ? office.y : (this.centreY[p] as number) / m;
    }
  }

  /** How far a load of part p lies beyond the slack, bent so that evenly spread excess is the cheapest. */
  beyond(p: number, load: number): number {
    const off = Math.abs(load - (this.aim.target[p] as number)) - (this.aim.slack[p] as number);
    return off > 0 ? off * (1 + off * (this.bend[p] as number)) : 0;
  }

  /** Sum of `beyond` over the parts; 0: balanced. */
  excess(): number {
    let sum = 0;
    for (let p = 0; p < this.load.length; p++) sum += this.beyond(p, this.load[p] as number);
    return sum;
  }

  /** What the best move of node v gains (less than 0: costs); `choice` is the part to move to. -Infinity where no other part is beside it or allowed. */
  gain(v: number): number {
    const { start, to, cost, weight } = this.layer.graph;
    const { part, joined, mark, met } = this;
    const round = ++this.round;
    const a = part[v] as number;
    mark[a] = round;
    joined[a] = 0;
    let count = 0;
    for (let e = start[v] as number, end = start[v + 1] as number; e < end; e++) {
      const p = part[to[e] as number] as number;
      if (mark[p] !== round) {
        mark[p] = round;
        joined[p] = cost[e] as number;
        met[count++] = p;
      } else joined[p] = (joined[p] as number) + (cost[e] as number);
    }
    this.choice = -1;
    if (count === 0) return -Infinity;
    const w = weight[v] as number;
    const own = joined[a] as number;
    const loadA = this.load[a] as number;
    const eased = this.beyond(a, loadA) - this.beyond(a, loadA - w);
    const bound = this.layer.fixed !== null || this.layer.barred !== null;
    const { body } = this.layer;
    const drawn = body !== null && this.aim.pull > 0;
    let best = -Infinity;
    for (let k = 0; k < count; k++) {
      const b = met[k] as number;
      if (bound && !allows(this.layer, v, b)) continue;
      const loadB = this.load[b] as number;
      let gain = (joined[b] as number) - own + this.price * (eased + this.beyond(b, loadB) - this.beyond(b, loadB + w));
      if (drawn) gain += this.aim.pull * (this.inertia(body, v, a) - this.inertia(body, v, b));
      if (gain > best) {
        best = gain;
        this.choice = b;
      }
    }
    return best;
  }

  /** What moving v to part b gains in cut and inertia, whatever the loads. */
  plainGain(v: number, b: number): number {
    const { start, to, cost } = this.layer.graph;
    const a = this.part[v] as number;
    let gain = 0;
    for (let e = start[v] as number; e < (start[v + 1] as number); e++) {
      const p = this.part[to[e] as number];
      if (p === b) gain += cost[e] as number;
      else if (p === a) gain -= cost[e] as number;
    }
    const { body } = this.layer;
    return body && this.aim.pull > 0 ? gain + this.aim.pull * (this.inertia(body, v, a) - this.inertia(body, v, b)) : gain;
  }

  /** May node v be in part p? */
  allows(v: number, p: number): boolean {
    return allows(this.layer, v, p);
  }

  /** Moves a node. */
  move(v: number, b: number): void {
    const a = this.part[v] as number;
    const w = this.layer.graph.weight[v] as number;
    this.part[v] = b;
    this.load[a] = (this.load[a] as number) - w;
    this.load[b] = (this.load[b] as number) + w;
    this.size[a] = (this.size[a] as number) - 1;
    this.size[b] = (this.size[b] as number) + 1;
  }

  /** Sum of the costs of the edges between parts. */
  cut(): number {
    const { count, start, to, cost } = this.layer.graph;
    let sum = 0;
    for (let v = 0; v < count; v++)
      for (let e = start[v] as number; e < (start[v + 1] as number); e++)
        if (this.part[v] !== this.part[to[e] as number]) sum += cost[e] as number;
    return sum / 2;
  }

  /** Cut and the price of far-flung parts. Moves the centres. */
  objective(): number {
    const { body } = this.layer;
    if (!body || this.aim.pull === 0) return this.cut();
    this.centre();
    let sum = 0;
    for (let v = 0; v < this.part.length; v++) sum += this.inertia(body, v, this.part[v] as number);
    return this.cut() + this.aim.pull * sum;
  }

  private inertia(body: Body, v: number, p: number): number {
    const dx = (body.x[v] as number) - (this.centreX[p] as number);
    const dy = (body.y[v] as number) - (this.centreY[p] as number);
    return (body.mass[v] as number) * (dx * dx + dy * dy);
  }
}

/** One typical node too many costs about one typical edge. */
function usualPrice(layer: Layer): number {
  const { count, cost, weight } = layer.graph;
  let costs = 0;
  for (const c of cost) costs += c;
  let weights = 0;
  for (const w of weight) weights += w;
  if (weights === 0) return 0;
  const edge = cost.length > 0 ? costs / cost.length : 1;
  return (edge > 0 ? edge : 1) / (weights / count);
}
