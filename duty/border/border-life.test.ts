import { describe, expect, test } from "vitest";
import type { BorderPart, BorderRule, Weekday } from "../plan";
import { sketch } from "../sketch";
import { DAY } from "../time/wall-clock";
import { settledRule } from "./amendment";
import { type BorderLife, lifeOf } from "./border-life";
import type { BorderCaller, BorderStep, BorderTerms } from "./border-step";
import { bordersOf } from "./borders";
import { alwaysAnswers, openHours } from "./part-hours";
import { mostUrgentFirst, reviewOf } from "./review";
import { rulesAfter } from "./rules-after";
import { type StepToBe, stepFault } from "./step-fault";

const KEY = "A|B";
const days: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const part = (lead: "A" | "B", over: Partial<BorderPart> = {}): BorderPart => ({
  side: null,
  hours: null,
  lead,
  support: lead === "A" ? "B" : "A",
  ...over,
});
const terms = (over: Partial<BorderTerms> = {}): BorderTerms => ({
  width: 30,
  basis: "kerb",
  parts: [part("A")],
  text: "",
  from: 1000,
  ...over,
});
const captain = (squad: string): BorderCaller => ({ name: `captain ${squad}`, role: "captain", squad });
const leader: BorderCaller = { name: "leader", role: "leader", squad: null };

/** Takes steps one after the other, each of which must be lawful. */
function lived(...moves: (Partial<StepToBe> & { kind: StepToBe["kind"]; who: BorderCaller; at: number })[]): {
  life: BorderLife;
  steps: BorderStep[];
} {
  const steps: BorderStep[] = [];
  for (const { who, at, ...move } of moves) {
    const life = lifeOf(KEY, steps);
    const step: StepToBe = { terms: null, reason: "", fingerprint: "f", upon: life.number, ...move };
    expect(stepFault(life, step, who, at, rulesAfter(KEY, [], steps))).toBe(null);
    const { upon: _upon, ...kept } = step;
    steps.push({ ...kept, number: life.number + 1, by: who, at, plan: 1 });
  }
  return { life: lifeOf(KEY, steps), steps };
}

const proposal = { kind: "propose", who: captain("A"), at: 10, terms: terms() } as const;
const acceptance = { kind: "accept", who: captain("B"), at: 20 } as const;

describe("the life of a border", () => {
  test("proposed, accepted: two signatures with time and number", () => {
    const { life } = lived(proposal, acceptance);
    expect(life).toMatchObject({ state: "agreed", open: null, number: 2, rounds: 1, since: null });
    expect(life.settled).toMatchObject({
      how: "agreed",
      from: 1000,
      to: null,
      signatures: [
        { squad: "A", name: "captain A", at: 10, number: 1 },
        { squad: "B", name: "captain B", at: 20, number: 2 },
      ],
    });
    expect(settledRule(life)).toMatchObject({ code: "A|B#2", between: ["A", "B"], state: "agreed", from: 1000, to: null });
  });

  test("accepted after it should have begun, it begins when accepted: the past stays", () => {
    const { life } = lived(proposal, { ...acceptance, at: 5000 });
    expect(life.settled).toMatchObject({ from: 5000, terms: { from: 5000 } });
  });

  test("objected with counter terms: they wait for the first squad; without: either proposes anew", () => {
    const counter = { kind: "object", who: captain("B"), at: 20, reason: "too wide", terms: terms({ width: 10 }) } as const;
    const { life } = lived(proposal, counter);
    expect(life).toMatchObject({ state: "proposed", rounds: 1, proposals: 2, since: 10 });
    expect(life.open).toMatchObject({ waitsFor: "A", by: { squad: "B", number: 2 }, round: 1, terms: { width: 10 } });
    expect(lived(proposal, counter, { kind: "accept", who: captain("A"), at: 30 }).life.settled).toMatchObject({
      terms: { width: 10 },
      signatures: [{ squad: "B" }, { squad: "A" }],
    });
    const bare = { ...counter, terms: null };
    expect(lived(proposal, bare).life).toMatchObject({ state: "objected", open: null });
    expect(lived(proposal, bare, { ...proposal, at: 30, who: captain("B") }).life).toMatchObject({
      state: "proposed",
      rounds: 1,
      proposals: 2,
    });
  });

  test("a new round leaves the settled rule answering; withdrawn, all is as it was", () => {
    const again = { kind: "propose", who: captain("B"), at: 30, terms: terms({ width: 99 }) } as const;
    const { life } = lived(proposal, acceptance, again);
    expect(life).toMatchObject({ state: "proposed", rounds: 2, since: 30, settled: { number: 2, to: null } });
    const { life: back } = lived(proposal, acceptance, again, { kind: "withdraw", who: captain("B"), at: 40 });
    expect(back).toMatchObject({ state: "agreed", open: null, rounds: 2, since: null });
  });

  test("the leader adjudicates over an open quarrel, and ends", () => {
    const verdict = { kind: "adjudicate", who: leader, at: 30, reason: "15 days", terms: terms({ from: 40 }) } as const;
    const { life } = lived(proposal, verdict);
    expect(life).toMatchObject({
      state: "adjudicated",
      open: null,
      settled: { how: "adjudicated", signatures: [{ squad: null, name: "leader" }] },
    });
    const { life: ended, steps } = lived(proposal, verdict, { kind: "end", who: leader, at: 50, from: 90, reason: "street moved" });
    expect(ended).toMatchObject({ state: "ended", endedAt: 90, since: 90, settled: { to: 90 } });
    expect(rulesAfter(KEY, [], steps)).toMatchObject([{ from: 40, to: 90 }]);
    expect(settledRule(ended)).toMatchObject({ from: 40, to: 90 });
  });

  test("steps that do not follow are a mistake", () => {
    const { steps } = lived(proposal, acceptance);
    expect(() => lifeOf(KEY, steps.slice(1))).toThrow("step 2 (accept)");
  });
});

describe("why a step may not be taken", () => {
  const { life: open } = lived(proposal);
  const { life: settled } = lived(proposal, acceptance);
  const fresh = lifeOf(KEY, []);
  const step = (over: Partial<StepToBe>): StepToBe => ({
    kind: "propose",
    terms: terms(),
    reason: "why",
    fingerprint: "f",
    upon: 0,
    ...over,
  });
  const cases: [string, BorderLife, Partial<StepToBe>, BorderCaller, string | null][] = [
    ["an officer", fresh, {}, { name: "o", role: "officer", squad: "A" }, "border.may-not"],
    ["a supervisor", fresh, { kind: "adjudicate" }, { name: "s", role: "supervisor", squad: null }, "border.may-not"],
    ["a captain who would adjudicate", open, { kind: "adjudicate", upon: 1 }, captain("A"), "border.may-not"],
    ["a leader who would sign for a squad", open, { kind: "accept", upon: 1 }, leader, "border.may-not"],
    ["a third squad's captain", fresh, {}, captain("C"), "border.not-its-squad"],
    ["upon an older number", open, { kind: "accept", upon: 0 }, captain("B"), "border.stale"],
    ["nothing waits", settled, { kind: "accept", upon: 2 }, captain("B"), "border.nothing-open"],
    ["one's own proposal", open, { kind: "accept", upon: 1 }, captain("A"), "border.own-proposal"],
    ["another's proposal withdrawn", open, { kind: "withdraw", upon: 1 }, captain("B"), "border.not-own-proposal"],
    ["a second proposal", open, { upon: 1 }, captain("B"), "border.open-already"],
    ["the line moved meanwhile", open, { kind: "accept", upon: 1, fingerprint: "g" }, captain("B"), "border.ground-changed"],
    ["an objection without a reason", open, { kind: "object", upon: 1, reason: " " }, captain("B"), "border.reason-missing"],
    ["a verdict without a reason", fresh, { kind: "adjudicate", reason: "" }, leader, "border.reason-missing"],
    ["nothing to end", fresh, { kind: "end" }, leader, "border.nothing-settled"],
    ["an end in the past", settled, { kind: "end", upon: 2, from: 99 }, leader, "border.from-past"],
    ["no terms", fresh, { terms: null }, captain("A"), "border.terms-missing"],
    ["from yesterday", fresh, { terms: terms({ from: 99 }) }, captain("A"), "border.from-past"],
    ["no width", fresh, { terms: terms({ width: 0.5 }) }, captain("A"), "border.terms-bad-width"],
    ["no number", fresh, { terms: terms({ width: Number.NaN }) }, captain("A"), "border.terms-bad-width"],
    ["too wide", fresh, { terms: terms({ width: 501 }) }, captain("A"), "border.terms-bad-width"],
    ["a strange basis", fresh, { terms: terms({ basis: "river" as never }) }, captain("A"), "border.terms-bad-basis"],
    ["no time", fresh, { terms: terms({ from: Number.NaN }) }, captain("A"), "border.terms-bad-time"],
    [
      "a third squad leads",
      fresh,
      { terms: terms({ parts: [{ ...part("A"), lead: "C" }] }) },
      captain("A"),
      "border.part-not-of-its-squads",
    ],
    [
      "lead and support are one",
      fresh,
      { terms: terms({ parts: [{ ...part("A"), support: "A" }] }) },
      captain("A"),
      "border.part-not-of-its-squads",
    ],
    ["no parts", fresh, { terms: terms({ parts: [] }) }, captain("A"), "border.terms-not-total"],
    ["one side only", fresh, { terms: terms({ parts: [part("A", { side: "A" })] }) }, captain("A"), "border.terms-not-total"],
    [
      "by day only",
      fresh,
      { terms: terms({ parts: [part("A", { hours: [{ days, from: 390, to: 1290 }] })] }) },
      captain("A"),
      "border.terms-not-total",
    ],
    ["no hours at all", fresh, { terms: terms({ parts: [part("A", { hours: [] })] }) }, captain("A"), "border.terms-bad-hours"],
    [
      "bad hours",
      fresh,
      { terms: terms({ parts: [part("A", { hours: [{ days, from: 5, to: 5 }] })] }) },
      captain("A"),
      "border.terms-bad-hours",
    ],
    ["counter terms count too", open, { kind: "object", upon: 1, terms: terms({ width: 900 }) }, captain("B"), "border.terms-bad-width"],
    ["a good proposal", fresh, {}, captain("B"), null],
    ["a good verdict over what is settled", settled, { kind: "adjudicate", upon: 2 }, leader, null],
  ];
  test.each(cases)("%s", (_name, life, over, who, code) => {
    expect(stepFault(life, step(over), who, 100)).toBe(code);
  });

  test("a rule that came with the plan can be ended, as long as it lasts", () => {
    const rule: BorderRule = {
      code: "JJ01",
      between: ["A", "B"],
      width: 30,
      basis: "kerb",
      state: "agreed",
      parts: [part("A")],
      text: "",
      from: 0,
      to: 500,
    };
    const end = (from: number) => stepFault(fresh, step({ kind: "end", from }), leader, 100, [rule]);
    expect([end(400), end(500)]).toEqual([null, "border.nothing-settled"]);
  });
});

describe("hours of parts", () => {
  const day = part("A", { hours: [{ days, from: 390, to: 1290 }] });
  const night = part("B", { hours: [{ days, from: 1290, to: 1830 }] });
  test("day and night together are always; one alone leaves the other open", () => {
    expect(alwaysAnswers([day, night], "A")).toBe(true);
    expect(openHours([day, night], "A")).toEqual([]);
    expect(openHours([day], "A").slice(0, 2)).toEqual([
      [0, 390],
      [1290, 1830],
    ]);
    expect(openHours([day, { ...night, side: "B" }], "A").length).toBe(8);
  });

  test("whole in the ordinary week, but not when a calendar moves a weekday", () => {
    // The night into Sunday hangs on Saturday: lived after another day, Sunday morning is nobody's.
    const workdays: Weekday[] = [1, 2, 3, 4, 5];
    const weekend: BorderPart = part("B", {
      hours: [
        { days: [6], from: 0, to: 720 },
        { days: [6], from: 720, to: 1800 },
        { days: [7], from: 360, to: 1440 },
      ],
    });
    const parts = [part("A", { hours: [{ days: workdays, from: 0, to: 1440 }] }), weekend];
    expect(openHours(parts, "A")).toEqual([]);
    expect(alwaysAnswers(parts, "A")).toBe(false);
    expect(alwaysAnswers([...parts, part("A", { hours: [{ days: [7], from: 0, to: 360 }] })], "A")).toBe(true);
  });
});

describe("reviews", () => {
  const plan = sketch("AB");
  const [border] = bordersOf(plan);
  if (!border) throw new Error("no border");
  const made = (rules: BorderRule[], from = 0) => ({ rules, version: { ...plan.version, from } });
  const inherited: BorderRule = {
    code: "JJ01",
    between: ["A", "B"],
    width: 30,
    basis: "kerb",
    state: "agreed",
    parts: [part("A")],
    text: "",
    from: 0,
    to: null,
  };

  test("unsettled, with the plan, signed, signed upon other ground", () => {
    const now = 10 * DAY;
    expect(reviewOf(lifeOf(KEY, []), border, made([]), now)).toMatchObject({ standing: "unsettled", since: 0, rule: null });
    expect(reviewOf(lifeOf(KEY, []), border, made([{ ...inherited, state: "proposed" }]), now).standing).toBe("unsettled");
    expect(reviewOf(lifeOf(KEY, []), border, made([inherited]), now)).toMatchObject({ standing: "rule-from-plan", urgency: 0 });
    const { life, steps } = lived({ ...proposal, fingerprint: border.fingerprint }, { ...acceptance, fingerprint: border.fingerprint });
    const rules = [...rulesAfter(KEY, [inherited], steps)];
    expect(rules.map(({ code, from, to }) => [code, from, to])).toEqual([
      ["JJ01", 0, 1000],
      ["A|B#2", 1000, null],
    ]);
    expect(reviewOf(life, border, made(rules), now)).toMatchObject({ standing: "settled", urgency: 0, next: null });
    expect(reviewOf(life, border, made(rules), 500)).toMatchObject({ standing: "rule-from-plan", next: { code: "A|B#2" } });
    expect(reviewOf(life, { ...border, fingerprint: "other" }, made(rules), now).standing).toBe("ground-changed");
  });

  test("oldest and busiest first; settled last", () => {
    const now = 10 * DAY;
    const unsettled = (from: number, violations: number) => reviewOf(lifeOf(KEY, []), border, made([], from), now, violations);
    const old = unsettled(0, 0);
    const busy = unsettled(9 * DAY, 40);
    const both = unsettled(0, 40);
    const done = reviewOf(lifeOf(KEY, []), border, made([inherited]), now, 1000);
    expect([old.urgency, busy.urgency, both.urgency, done.urgency]).toEqual([10, 41, 410, 0]);
    expect(mostUrgentFirst([old, done, busy, both])).toEqual([both, busy, old, done]);
    const ended = { ...inherited, to: 8 * DAY };
    expect(reviewOf(lifeOf(KEY, []), border, made([ended]), now)).toMatchObject({ since: 8 * DAY, urgency: 2 });
  });
});
