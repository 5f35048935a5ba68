import fc from "fast-check";
import { expect, it } from "vitest";
import { components } from "./components";
import { graphOf } from "./graph";
import { inducedGraph } from "./induced-graph";
import { randomOf } from "./random";
import { Wholeness } from "./wholeness";

it("says what a search of the whole part without the node says", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 2, max: 14 }), (seed, count) => {
      const random = randomOf(seed);
      const edges = Array.from({ length: count - 1 }, (_, i) => ({ a: i + 1, b: Math.floor(random() * (i + 1)), cost: 1 }));
      for (let k = 0; k < count / 2; k++) edges.push({ a: Math.floor(random() * count), b: Math.floor(random() * count), cost: 1 });
      const graph = graphOf(count, new Float64Array(count), edges);
      // The pieces of a random colouring are parts in one piece.
      const colour = Int32Array.from({ length: count }, () => Math.floor(random() * 2));
      const part = components(graph, colour).of;
      const whole = new Wholeness(graph, part);
      for (let v = 0; v < count; v++) {
        const rest = Int32Array.from(part.keys()).filter((u) => u !== v && part[u] === part[v]);
        expect(whole.without(v)).toBe(components(inducedGraph(graph, rest)).count === 1);
      }
    }),
  );
});
