import fc from "fast-check";
import { expect, it } from "vitest";
import { Heap } from "./heap";

it("gives the greatest key, also after keys changed and nodes went", () => {
  const step = fc.record({
    node: fc.integer({ min: 0, max: 19 }),
    key: fc.integer(),
    does: fc.constantFrom("push", "push", "push", "remove", "pop"),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const heap = new Heap(20);
      const model = new Map<number, number>();
      for (const { node, key, does } of steps) {
        if (does === "push") {
          heap.push(node, key);
          model.set(node, key);
        } else if (does === "remove") {
          heap.remove(node);
          model.delete(node);
        } else {
          const most = Math.max(...model.values());
          expect(heap.top).toBe(most);
          const popped = heap.pop();
          expect(popped === -1 ? -Infinity : model.get(popped)).toBe(most);
          model.delete(popped);
        }
        expect(heap.size).toBe(model.size);
      }
    }),
  );
});
