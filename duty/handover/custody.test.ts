import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MINUTE } from "../time/wall-clock";
import { custodyOf } from "./custody";
import { custodyFault, type HandoverCaller, type HandoverToBe } from "./custody-fault";
import { type HandoverStep, USUAL_HANDOVER } from "./handover-step";
import { pingPong } from "./ping-pong";

const officer = (squad: string): HandoverCaller => ({ name: `officer ${squad}`, role: "officer", squad });
const leader: HandoverCaller = { name: "leader", role: "leader", squad: null };

type Move = {
  readonly kind: HandoverStep["kind"];
  readonly who: HandoverCaller;
  readonly minute: number;
  readonly to?: string;
  readonly reason?: string;
  readonly behind?: number;
};

/** Takes one more step if it is lawful; else tells why not. */
function taken(steps: readonly HandoverStep[], move: Move): { steps: readonly HandoverStep[]; fault: string | null } {
  const at = move.minute * MINUTE;
  const custody = custodyOf(steps, USUAL_HANDOVER, at);
  const number = custody?.number ?? 0;
  const step: HandoverToBe = { kind: move.kind, to: move.to ?? null, reason: move.reason ?? "why", upon: number - (move.behind ?? 0) };
  const fault = custodyFault(custody, step, move.who, at);
  if (fault) return { steps, fault };
  const { upon: _upon, ...kept } = step;
  const squad = move.kind === "decide" || move.who.role === "leader" ? null : move.who.squad;
  return { steps: [...steps, { ...kept, number: number + 1, squad, by: move.who.name, at }], fault: null };
}

/** Takes steps that must all be lawful. */
function handed(...moves: Move[]): readonly HandoverStep[] {
  return moves.reduce<readonly HandoverStep[]>((so, move) => {
    const { steps, fault } = taken(so, move);
    expect(fault).toBe(null);
    return steps;
  }, []);
}
const custody = (steps: readonly HandoverStep[], minute: number) => custodyOf(steps, USUAL_HANDOVER, minute * MINUTE);

const received: Move = { kind: "receive", who: officer("A"), minute: 0 };
const offered: Move = { kind: "offer", who: officer("A"), minute: 5, to: "B" };
const refused: Move = { kind: "refuse", who: officer("B"), minute: 8 };

describe("custody", () => {
  test("the first receiver holds until another accepts", () => {
    expect(custody([], 0)).toBe(null);
    const steps = handed(received, offered);
    expect(custody(steps, 4)).toMatchObject({ holder: "A", state: "held", number: 1 });
    expect(custody(steps, 5)).toMatchObject({ holder: "A", state: "offered", offeredTo: "B", dueAt: 35 * MINUTE, escalated: null });
    const over = handed(received, offered, { kind: "accept", who: officer("B"), minute: 9 });
    expect(custody(over, 9)).toEqual({
      holder: "B",
      state: "held",
      offeredTo: null,
      refusals: 0,
      firstOfferAt: null,
      dueAt: null,
      escalated: null,
      number: 3,
    });
  });

  test("thirty minutes after the first unsettled offer it is the leader's turn, and not a moment before", () => {
    const steps = handed(received, offered);
    expect(custodyOf(steps, USUAL_HANDOVER, 35 * MINUTE - 1)).toMatchObject({ state: "offered", escalated: null });
    expect(custody(steps, 35)).toMatchObject({ holder: "A", state: "to-decide", escalated: "time" });
    // A refusal settles nothing: the clock of the first offer runs on.
    const again = handed(received, offered, refused, { ...offered, minute: 20, to: "C" });
    expect(custody(again, 35)).toMatchObject({ state: "to-decide", escalated: "time", refusals: 1 });
    const kept = handed(received, offered, refused, { kind: "take-back", who: officer("A"), minute: 10 });
    expect(custody(kept, 99)).toMatchObject({ holder: "A", state: "held", dueAt: null, refusals: 0 });
  });

  test("two refusals, and the leader decides", () => {
    const steps = handed(received, offered, refused, { ...offered, minute: 9 }, { ...refused, minute: 10 });
    expect(custody(steps, 10)).toMatchObject({ holder: "A", state: "to-decide", escalated: "refusals", refusals: 2 });
    expect(taken(steps, { ...offered, minute: 11 }).fault).toBe("handover.leader-decides");
    const { steps: decided } = taken(steps, { kind: "decide", who: leader, minute: 12, to: "B" });
    expect(custody(decided, 12)).toMatchObject({ holder: "B", state: "decided", escalated: null, dueAt: null });
    expect(taken(decided, { kind: "offer", who: officer("B"), minute: 13, to: "A" }).fault).toBe("handover.decided");
    expect(custody(taken(decided, { kind: "close", who: officer("B"), minute: 13 }).steps, 500)).toMatchObject({
      holder: "B",
      state: "closed",
    });
  });

  test("steps that do not follow are a mistake", () => {
    expect(() => custodyOf([{ number: 1, kind: "accept", squad: "B", to: null, by: "", at: 0, reason: "" }], USUAL_HANDOVER, 0)).toThrow(
      "step 1 (accept)",
    );
  });
});

describe("why a step may not be taken", () => {
  const [fresh, offer] = [handed(received), handed(received, offered)];
  const cases: [string, readonly HandoverStep[], Move, string][] = [
    ["a supervisor", fresh, { ...offered, who: { name: "s", role: "supervisor", squad: "A" } }, "handover.may-not"],
    [
      "a captain who would decide",
      offer,
      { kind: "decide", who: { name: "c", role: "captain", squad: "B" }, minute: 6, to: "A" },
      "handover.may-not",
    ],
    ["a leader who would accept", offer, { kind: "accept", who: leader, minute: 6 }, "handover.may-not"],
    ["upon an older number", fresh, { ...offered, behind: 1 }, "handover.stale"],
    ["not yet received", [], { kind: "offer", who: officer("A"), minute: 0, to: "B" }, "handover.not-received"],
    ["received twice", fresh, { kind: "receive", who: officer("B"), minute: 1 }, "handover.already-received"],
    ["not the holder's to offer", fresh, { ...offered, who: officer("B"), to: "A" }, "handover.not-the-holder"],
    ["offered to oneself", fresh, { ...offered, to: "A" }, "handover.no-receiver"],
    ["offered to nobody", fresh, { kind: "offer", who: officer("A"), minute: 5 }, "handover.no-receiver"],
    ["offered without a reason", fresh, { ...offered, reason: " " }, "handover.reason-missing"],
    ["offered to a second squad", offer, { ...offered, minute: 6, to: "C" }, "handover.offered-already"],
    ["nothing to accept", fresh, { kind: "accept", who: officer("B"), minute: 6 }, "handover.nothing-offered"],
    ["not offered to this one", offer, { kind: "accept", who: officer("C"), minute: 6 }, "handover.not-offered-to"],
    ["refused without a reason", offer, { ...refused, reason: "" }, "handover.reason-missing"],
    ["refused too late", offer, { ...refused, minute: 35 }, "handover.leader-decides"],
    ["nothing to take back", fresh, { kind: "take-back", who: officer("A"), minute: 6 }, "handover.nothing-offered"],
    ["nothing to decide", fresh, { kind: "decide", who: leader, minute: 6, to: "B" }, "handover.nothing-to-decide"],
    ["decided for nobody", offer, { kind: "decide", who: leader, minute: 6 }, "handover.no-receiver"],
    ["decided without a reason", offer, { kind: "decide", who: leader, minute: 6, to: "B", reason: "" }, "handover.reason-missing"],
    ["closed already", handed(received, { kind: "close", who: leader, minute: 1 }), { ...offered, minute: 6 }, "handover.closed"],
  ];
  test.each(cases)("%s", (_name, steps, move, code) => {
    expect(taken(steps, move).fault).toBe(code);
  });

  test("late, it may still be accepted: nobody gains by waiting for the leader", () => {
    expect(taken(offer, { kind: "accept", who: officer("B"), minute: 99 }).fault).toBe(null);
  });

  test("custody looked at early is judged by the time of the step", () => {
    const early = custody(offer, 6);
    expect(custodyFault(early, { kind: "refuse", to: null, reason: "why", upon: 2 }, officer("B"), 35 * MINUTE)).toBe(
      "handover.leader-decides",
    );
  });
});

const KINDS = ["offer", "offer", "accept", "refuse", "refuse", "take-back", "decide", "close"] as const;
const moves = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    squad: fc.constantFrom("A", "B", "C"),
    /** Mostly the one whose turn it is. */
    right: fc.constantFrom(true, true, true, false),
    lead: fc.integer({ min: 0, max: 2 }),
    to: fc.option(fc.constantFrom("A", "B", "C"), { nil: null, freq: 8 }),
    wait: fc.integer({ min: 0, max: 20 }),
    reason: fc.constantFrom("why", "why", "why", ""),
  }),
  { minLength: 20, maxLength: 60, size: "max" },
);

/** A history from moves: what is not lawful is left undone. */
const histories = moves.map((list) => {
  let [steps, minute]: [readonly HandoverStep[], number] = [handed(received), 0];
  for (const { kind, squad, right, lead, to, wait, reason } of list) {
    minute += wait;
    const now = custody(steps, minute);
    const turn = kind === "accept" || kind === "refuse" ? now?.offeredTo : now?.holder;
    const who = kind === "decide" || (kind === "close" && lead === 0) ? leader : officer(right ? (turn ?? squad) : squad);
    // Closing early makes for short lives.
    if (kind === "close" && lead < 2) continue;
    steps = taken(steps, { kind, who, minute, reason, ...(to ? { to } : {}) }).steps;
  }
  return { steps, minute };
});

describe("laws", () => {
  test("exactly one squad holds at every instant after it was received; only an acceptance or a decision changes it", () => {
    let changes = 0;
    fc.assert(
      fc.property(histories, ({ steps, minute }) => {
        let last = "A";
        for (let at = 0; at <= minute + 40; at++) {
          const now = custody(steps, at);
          if (!now) throw new Error("nobody holds");
          expect(["A", "B", "C"]).toContain(now.holder);
          if (now.holder === last) continue;
          const since = steps.filter((step) => step.at === at * MINUTE && (step.kind === "accept" || step.kind === "decide"));
          expect(since.map((step) => (step.kind === "accept" ? step.squad : step.to))).toContain(now.holder);
          last = now.holder;
          changes++;
        }
      }),
      { numRuns: 80 },
    );
    expect(changes).toBeGreaterThan(20);
  });

  test("what is pending fits together, at every instant", () => {
    fc.assert(
      fc.property(histories, fc.nat({ max: 900 }), ({ steps }, minute) => {
        const now = custody(steps, minute);
        if (!now) throw new Error("nobody holds");
        expect(now.offeredTo).not.toBe(now.holder);
        expect(now.firstOfferAt === null).toBe(now.dueAt === null);
        if (now.state === "offered") expect(now.offeredTo).not.toBe(null);
        expect(now.state === "to-decide").toBe(now.escalated !== null);
        if (now.escalated === null && now.dueAt !== null) expect(minute * MINUTE).toBeLessThan(now.dueAt);
        expect(now.refusals >= USUAL_HANDOVER.refusals && now.state !== "to-decide").toBe(false);
        if (now.state === "decided" || now.state === "closed") expect(now.dueAt).toBe(null);
      }),
      { numRuns: 300 },
    );
  });

  test("JSON there and back, in any order, tells the same", () => {
    fc.assert(
      fc.property(histories, fc.nat({ max: 900 }), ({ steps }, minute) => {
        const now = custody(steps, minute);
        expect(JSON.parse(JSON.stringify(now))).toEqual(now);
        expect(custody(JSON.parse(JSON.stringify([...steps].reverse())), minute)).toEqual(now);
      }),
    );
  });

  test("every offer and refusal is counted once, for its pair", () => {
    fc.assert(
      fc.property(fc.array(histories, { maxLength: 8 }), (list) => {
        const rows = pingPong(
          list.map(({ steps }) => steps),
          2000 * MINUTE,
        );
        const count = (kind: string) => list.flatMap(({ steps }) => steps).filter((step) => step.kind === kind).length;
        const sum = (field: "offers" | "refusals") => rows.reduce((total, row) => total + row[field], 0);
        expect([sum("offers"), sum("refusals")]).toEqual([count("offer"), count("refuse")]);
        for (const row of rows) {
          expect(row.toAndFro).toBeLessThanOrEqual(row.violations);
          expect(row.violations).toBeLessThanOrEqual(list.length);
          expect(row.legs).toBeLessThanOrEqual(row.offers);
          expect(row.between[0] < row.between[1]).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("ping-pong of two squads, counted by hand", () => {
  const quarrel = handed(
    received,
    offered,
    refused,
    { ...offered, minute: 9 },
    { ...refused, minute: 20 },
    { kind: "decide", who: leader, minute: 25, to: "B" },
  );
  const smooth = handed(
    { ...received, who: officer("B") },
    { kind: "offer", who: officer("B"), minute: 1, to: "A" },
    { kind: "accept", who: officer("A"), minute: 3 },
  );
  const open = handed(received, { ...offered, to: "C" });
  expect(pingPong([smooth, open, quarrel], 100 * MINUTE)).toEqual([
    { between: ["A", "B"], violations: 2, toAndFro: 1, offers: 3, refusals: 2, decided: 1, longest: 20, legs: 2 },
    { between: ["A", "C"], violations: 1, toAndFro: 0, offers: 1, refusals: 0, decided: 0, longest: 95, legs: 1 },
  ]);
});
