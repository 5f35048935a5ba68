import type { Edge } from "../../geo/divide/partition/graph";

/** What is tied together: so many nodes, with their work, at places in metres. */
export interface TiedGround {
  readonly count: number;
  readonly work: ArrayLike<number>;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** The nodes of each piece that edges hold together. */
function piecesOf(count: number, edges: readonly Edge[]): number[][] {
  const root = Int32Array.from({ length: count }, (_none, node) => node);
  const find = (node: number): number => {
    let top = node;
    while (root[top] !== top) {
      root[top] = root[root[top] as number] as number;
      top = root[top] as number;
    }
    return top;
  };
  for (const { a, b } of edges) root[find(a)] = find(b);
  const pieces = new Map<number, number[]>();
  for (let node = 0; node < count; node++) {
    const top = find(node);
    const own = pieces.get(top);
    if (own) own.push(node);
    else pieces.set(top, [node]);
  }
  return [...pieces.values()];
}

/** The two nodes of a piece and of the rest that lie nearest to each other. */
function nearest(piece: readonly number[], { count, x, y }: TiedGround): Edge {
  const own = new Set(piece);
  let [a, b, least] = [-1, -1, Infinity];
  for (let other = 0; other < count; other++) {
    if (own.has(other)) continue;
    for (const node of piece) {
      const far = Math.hypot((x[node] as number) - (x[other] as number), (y[node] as number) - (y[other] as number));
      if (far < least) [a, b, least] = [node, other, far];
    }
  }
  return { a, b, cost: 0 };
}

/**
 * Edges that tie land which hangs on nothing, and has less work than half a part should have, to what lies nearest: an islet is no grid and no squad of its
 * own. None where every piece is large enough, or there is one only.
 */
export function islandEdges(ground: TiedGround, edges: readonly Edge[], parts: number): Edge[] {
  const weigh = (piece: readonly number[]) => piece.reduce((sum, node) => sum + (ground.work[node] as number), 0);
  const whole = weigh(Array.from({ length: ground.count }, (_none, node) => node));
  const ties: Edge[] = [];
  for (;;) {
    const pieces = piecesOf(ground.count, [...edges, ...ties]).map((piece) => ({ piece, work: weigh(piece) }));
    const lightest = pieces.reduce((a, b) => (b.work < a.work ? b : a), { piece: [] as number[], work: Infinity });
    if (pieces.length < 2 || lightest.work >= whole / parts / 2) return ties;
    ties.push(nearest(lightest.piece, ground));
  }
}
