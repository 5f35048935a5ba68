import fc from "fast-check";
import { expect, test } from "vitest";
import { planeAt } from "../../geo/plane/plane";
import type { Point } from "../../geo/plane/point";
import { during } from "../bands";
import type { BorderPart, BorderRule } from "../plan";
import { responsibilityOf } from "../responsibility";
import { sketch } from "../sketch";
import { amended, amendment, ruleOf, settledRule } from "./amendment";
import { lifeOf } from "./border-life";
import type { BorderCaller, BorderStep, BorderTerms } from "./border-step";
import { rulesAfterStep } from "./rules-after";
import { type StepToBe, stepFault } from "./step-fault";

const KEY = "A|B";
const CITY = sketch("AB");
const CALLERS: readonly BorderCaller[] = [
  { name: "a", role: "captain", squad: "A" },
  { name: "b", role: "captain", squad: "B" },
  { name: "l", role: "leader", squad: null },
  { name: "c", role: "captain", squad: "C" },
  { name: "o", role: "officer", squad: "A" },
];

const days = [1, 2, 3, 4, 5, 6, 7] as const;
const parts = (lead: "A" | "B", sided: number): BorderPart[] => {
  const support = lead === "A" ? "B" : "A";
  const one: BorderPart = { side: null, hours: null, lead, support };
  const other: BorderPart = { side: null, hours: null, lead: support, support: lead };
  if (sided === 1)
    return [
      { ...one, side: "A" },
      { ...other, side: "B" },
    ];
  return sided === 2 ? [{ ...one, hours: [{ days, from: 390, to: 1290 }] }, other] : [one];
};
const terms = fc
  .record({
    width: fc.integer({ min: 0, max: 45 }),
    lead: fc.constantFrom("A", "B"),
    sided: fc.integer({ min: 0, max: 2 }),
    later: fc.integer({ min: -1, max: 40 }),
  })
  .map(({ width, lead, sided, later }) => ({ width, basis: "kerb", parts: parts(lead as "A" | "B", sided), text: "", later }) as const);
/** Mostly who may; sometimes who may not. */
const callerFor = (kind: StepToBe["kind"]) =>
  fc.oneof(
    { weight: 9, arbitrary: kind === "adjudicate" || kind === "end" ? fc.constant(2) : fc.constantFrom(0, 1) },
    { weight: 1, arbitrary: fc.nat({ max: 4 }) },
  );
const KINDS: readonly StepToBe["kind"][] = [
  "propose",
  "propose",
  "propose",
  "accept",
  "accept",
  "accept",
  "accept",
  "object",
  "object",
  "withdraw",
  "adjudicate",
  "end",
];
const move = fc.constantFrom(...KINDS).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    caller: callerFor(kind),
    wait: fc.integer({ min: 0, max: 20 }),
    terms: fc.option(terms, { nil: null, freq: 6 }),
    reason: fc.constantFrom("why", "why", "why", ""),
    behind: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1),
    later: fc.option(fc.integer({ min: -1, max: 30 }), { nil: null }),
  }),
);
const moves = fc.array(move, { minLength: 15, maxLength: 40, size: "max" });
type Move = typeof moves extends fc.Arbitrary<(infer M)[]> ? M : never;

/** Hours after the beginning, as instants. */
const HOUR = 3_600_000;
const inherited: BorderRule = {
  ...ruleOf(KEY, { width: 20, basis: "wall", parts: parts("B", 0), text: "", from: 0 }, 0, "agreed"),
  code: "JJ01",
};

interface Lived {
  readonly steps: readonly BorderStep[];
  /** The rules after each step that was allowed, and when it was taken; the first are the plan's own. */
  readonly rules: readonly { readonly at: number; readonly rules: readonly BorderRule[] }[];
  readonly faults: readonly (string | null)[];
}

/** Plays moves; what may not be done is left undone. */
function played(list: readonly Move[], from: readonly BorderRule[]): Lived {
  const steps: BorderStep[] = [];
  const rules: { at: number; rules: readonly BorderRule[] }[] = [{ at: 0, rules: from }];
  const faults: (string | null)[] = [];
  let now = 100 * HOUR;
  for (const move of list) {
    now += move.wait * HOUR;
    const life = lifeOf(KEY, steps);
    const so = rules[rules.length - 1]?.rules ?? [];
    const made: BorderTerms | null = move.terms && { ...move.terms, from: now + move.terms.later * HOUR };
    const step: StepToBe = {
      kind: move.kind,
      terms: made,
      reason: move.reason,
      fingerprint: "f",
      upon: life.number - move.behind,
      from: move.later === null ? null : now + move.later * HOUR,
    };
    const by = CALLERS[move.caller] as BorderCaller;
    const fault = stepFault(life, step, by, now, so);
    faults.push(fault);
    if (fault) continue;
    const { upon: _upon, ...kept } = step;
    steps.push({ ...kept, number: life.number + 1, by, at: now, plan: 1 });
    rules.push({ at: now, rules: rulesAfterStep(KEY, so, steps) });
  }
  return { steps, rules, faults };
}

const start = fc.constantFrom<readonly BorderRule[]>([], [inherited], [{ ...inherited, to: 150 * HOUR }]);
const east = (metres: number): Point => [113.401 + metres / planeAt([113.401, 34.9]).kx, 34.9005];
const SPOTS = [-44, -25, -5, 5, 25, 44].map(east);

test("the rules never overlap: every instant has at most one", () => {
  let settlements = 0;
  fc.assert(
    fc.property(moves, start, (list, from) => {
      const { rules, steps } = played(list, from);
      for (const { rules: so } of rules) {
        const inOrder = [...so].sort((p, q) => p.from - q.from);
        inOrder.forEach((rule, index) => {
          expect(rule.to === null || rule.to > rule.from).toBe(true);
          const next = inOrder[index + 1];
          if (next) expect(rule.to !== null && rule.to <= next.from).toBe(true);
        });
        expect(new Set(so.map(({ code }) => code)).size).toBe(so.length);
        const most = Array.from({ length: 129 }, (_none, week) => so.filter((rule) => during(rule, week * 7 * HOUR)).length);
        expect(Math.max(...most)).toBeLessThanOrEqual(1);
      }
      settlements += steps.filter(({ kind }) => kind === "accept" || kind === "adjudicate").length;
    }),
    { numRuns: 200 },
  );
  expect(settlements).toBeGreaterThan(300);
});

test("old rules answer for old times: no step changes an answer before it was taken", () => {
  let amendments = 0;
  fc.assert(
    fc.property(moves, start, fc.array(fc.integer({ min: 0, max: 800 * 60 }), { minLength: 10, maxLength: 10 }), (list, from, minutes) => {
      const { rules } = played(list, from);
      const asks = rules.map(({ rules: so }) => responsibilityOf({ ...CITY, rules: [...so] }));
      for (let step = 1; step < rules.length; step++) {
        const { at, rules: so } = rules[step] as Lived["rules"][number];
        if (so === rules[step - 1]?.rules) continue;
        amendments++;
        const [before, after] = [asks[step - 1], asks[step]];
        for (const time of [...minutes.map((minute) => minute * 60_000), at - 1].filter((one) => one < at))
          for (const spot of SPOTS) {
            const [old, now] = [before?.(spot, time), after?.(spot, time)];
            expect(now?.lead?.code).toBe(old?.lead?.code);
            expect(now?.support?.code).toBe(old?.support?.code);
            expect(now?.border?.rule?.code).toBe(old?.border?.rule?.code);
            expect(now?.border?.part).toEqual(old?.border?.part);
          }
      }
    }),
    { numRuns: 60 },
  );
  expect(amendments).toBeGreaterThan(100);
});

test("from a settled rule's beginning on, it and nothing else leads in its band, at every hour and on both sides", () => {
  fc.assert(
    fc.property(moves, start, fc.integer({ min: 0, max: 400 * 60 }), (list, from, minutes) => {
      const { rules, steps } = played(list, from);
      const life = lifeOf(KEY, steps);
      const rule = settledRule(life);
      if (!rule) return;
      const time = rule.from + minutes * 60_000;
      const ask = responsibilityOf({ ...CITY, rules: [...(rules[rules.length - 1]?.rules ?? [])] });
      for (const side of [-1, 1]) {
        const { border, lead } = ask(east(side * rule.width * 0.9), time);
        if (rule.to === null || time < rule.to) {
          expect(border?.rule?.code).toBe(rule.code);
          expect(border?.part?.lead).toBe(lead?.code);
          expect(lead).not.toBe(null);
        } else expect(border?.rule?.code).not.toBe(rule.code);
      }
    }),
    { numRuns: 150 },
  );
});

const SWAP = new Map([
  ["A", "B"],
  ["B", "A"],
]);
/** The same thing told of the other squad; `between` stays, being ascending. */
const mirror = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (name, one) =>
    ["squad", "lead", "support", "side", "waitsFor"].includes(name) ? (SWAP.get(one) ?? one) : one,
  ) as T;

test("symmetric: the squads exchanged, the same happens to the other", () => {
  const other = [1, 0, 2, 3, 4];
  fc.assert(
    fc.property(moves, start, (list, from) => {
      const swapped = list.map((move) => ({
        ...move,
        caller: move.caller < 4 ? (other[move.caller] as number) : move.caller,
        terms: mirror(move.terms),
      }));
      const name = (life: unknown) => JSON.stringify(life).replaceAll('"name":"a"', '"name":"?"').replaceAll('"name":"b"', '"name":"?"');
      const [one, two] = [played(list, from), played(swapped, mirror(from))];
      // An officer of A stays an officer: refused before the squad is looked at.
      expect(two.faults).toEqual(one.faults);
      expect(name(lifeOf(KEY, two.steps))).toBe(name(mirror(lifeOf(KEY, one.steps))));
      expect(two.rules).toEqual(mirror(one.rules));
    }),
    { numRuns: 200 },
  );
});

test("a life is told by its steps alone: in any order, after JSON, and step by step", () => {
  fc.assert(
    fc.property(moves, (list) => {
      const { steps, rules } = played(list, []);
      const life = lifeOf(KEY, steps);
      expect(lifeOf(KEY, JSON.parse(JSON.stringify([...steps].reverse())))).toEqual(JSON.parse(JSON.stringify(life)));
      expect(life.open === null || life.state === "proposed").toBe(true);
      if (life.open) expect([life.open.by.squad, life.open.waitsFor].sort()).toEqual(["A", "B"]);
      if (life.settled?.how === "agreed") expect(life.settled.signatures.map(({ squad }) => squad).sort()).toEqual(["A", "B"]);
      const rule = settledRule(life);
      const own = (rules[rules.length - 1] as Lived["rules"][number]).rules;
      if (rule) expect(own).toContainEqual(rule);
      else if (life.settled) expect(own.some(({ code }) => code === `${KEY}#${life.settled?.number}`)).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test("an amendment refuses rules of another pair", () => {
  const rule = ruleOf("A|C", { width: 30, basis: "kerb", parts: [], text: "", from: 0 }, 1, "agreed");
  expect(() => amendment([rule], inherited)).toThrow("A|C#1");
  expect(amended([rule], amendment([], inherited))).toEqual([rule, inherited]);
});
