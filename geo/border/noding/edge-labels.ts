/** What runs along each edge of a graph: labels, each with how often and in which direction. Those of edge e stand from `starts[e]` to `starts[e + 1]`. */
export interface EdgeLabels {
  readonly starts: Int32Array;
  readonly label: Int32Array;
  /** How often the label's lines run along the edge forwards, less how often backwards. */
  readonly net: Int32Array;
  /** How often in all. */
  readonly passes: Int32Array;
}

/** Label lists while edges are still split and merged: entries linked per edge. */
export class EdgeLabelsDraft {
  readonly #label: number[] = [];
  readonly #sign: number[] = [];
  readonly #next: number[] = [];
  readonly #heads: number[] = [];

  add(edge: number, label: number, sign: number): void {
    this.#label.push(label);
    this.#sign.push(sign);
    this.#next.push(this.#heads[edge] ?? -1);
    this.#heads[edge] = this.#label.length - 1;
  }

  /** Gives all labels of one edge to another; `turn` is -1 where that runs the other way. */
  copy(from: number, to: number, turn: number): void {
    for (let at = this.#heads[from] ?? -1; at >= 0; at = this.#next[at] as number) {
      this.add(to, this.#label[at] as number, (this.#sign[at] as number) * turn);
    }
  }

  /** The lists of the chosen edges, in their order, labels ascending. */
  packed(edges: readonly number[]): EdgeLabels {
    const starts = new Int32Array(edges.length + 1);
    const [label, net, passes]: [number[], number[], number[]] = [[], [], []];
    edges.forEach((edge, index) => {
      const found: [number, number][] = [];
      for (let at = this.#heads[edge] ?? -1; at >= 0; at = this.#next[at] as number) {
        found.push([this.#label[at] as number, this.#sign[at] as number]);
      }
      if (found.length > 1) found.sort((a, b) => a[0] - b[0]);
      const start = label.length;
      for (const [name, sign] of found) {
        if (label.length === start || label[label.length - 1] !== name) {
          label.push(name);
          net.push(0);
          passes.push(0);
        }
        net[net.length - 1]! += sign;
        passes[passes.length - 1]!++;
      }
      starts[index + 1] = label.length;
    });
    return { starts, label: Int32Array.from(label), net: Int32Array.from(net), passes: Int32Array.from(passes) };
  }
}
