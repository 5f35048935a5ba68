import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { falseDiscovery } from "./false-discovery";

const chances = fc.array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.01, 0.5, 1)), { maxLength: 40 });

describe("false discovery control", () => {
  test("the example of Benjamini and Hochberg: four of fifteen at five in a hundred", () => {
    const p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
    const q = falseDiscovery(Float64Array.from(p), new Uint8Array(15).fill(1));
    expect(q.filter((value) => value <= 0.05).length).toBe(4);
    expect(q[0]).toBeCloseTo(0.0015, 12);
  });

  test("q <= level are exactly those the step-up rule rejects, at every level", () => {
    fc.assert(
      fc.property(chances, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p, level) => {
        const q = falseDiscovery(Float64Array.from(p), new Uint8Array(p.length).fill(1));
        const sorted = [...p].sort((a, b) => a - b);
        let limit = -1;
        sorted.forEach((value, i) => {
          if ((value * p.length) / (i + 1) <= level) limit = value;
        });
        expect([...q].map((value) => value <= level)).toEqual(p.map((value) => value <= limit));
      }),
    );
  });

  test("who is no member changes nothing and gets 1", () => {
    fc.assert(
      fc.property(chances, chances, (p, strangers) => {
        const all = Float64Array.from([...strangers, ...p]);
        const member = Uint8Array.from(all, (_value, i) => (i < strangers.length ? 0 : 1));
        const q = falseDiscovery(all, member);
        expect(q.slice(strangers.length)).toEqual(falseDiscovery(Float64Array.from(p), new Uint8Array(p.length).fill(1)));
        expect(q.slice(0, strangers.length).every((value) => value === 1)).toBe(true);
      }),
    );
  });
});
