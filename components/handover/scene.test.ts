import { describe, expect, test } from "vitest";
import { custodyOf } from "../../duty/handover/custody";
import { custodyFault } from "../../duty/handover/custody-fault";
import { type HandoverStep, type HandoverStepKind, USUAL_HANDOVER } from "../../duty/handover/handover-step";
import { allowed } from "../../duty/may";
import { leftText, type Scene, sceneSteps, stateOf } from "./scene";

const MINUTE = 60_000;
const step = (number: number, kind: HandoverStepKind, squad: string | null, to: string | null = null): HandoverStep => ({
  number,
  kind,
  squad,
  to,
  by: "n",
  at: number * MINUTE,
  reason: "r",
});
const receive = step(1, "receive", "A");
const offer = step(2, "offer", "A", "B");
const twice = [receive, offer, step(3, "refuse", "B"), step(4, "offer", "A", "B"), step(5, "refuse", "B")];
const HISTORIES: readonly (readonly HandoverStep[])[] = [
  [receive],
  [receive, offer],
  twice.slice(0, 3),
  twice,
  [receive, offer, step(3, "accept", "B")],
  [...twice, step(6, "decide", null, "B")],
  [receive, step(2, "close", "A")],
];

/** The line a list has of a history: as at its last step. */
function sceneOf(steps: readonly HandoverStep[]): Scene {
  const last = steps[steps.length - 1] as HandoverStep;
  const custody = custodyOf(steps, USUAL_HANDOVER, last.at);
  return { ...custody, between: ["A", "B"], violation: 1, steps: steps.length } as unknown as Scene;
}

const VIEWERS = [
  ["captain", "A"],
  ["officer", "B"],
  ["officer", "C"],
  ["leader", null],
  ["supervisor", null],
] as const;
const KINDS = ["offer", "accept", "refuse", "take-back", "decide", "close"] as const;

describe("what the screen offers is what the kernel lets through, at the last step and when time is up", () => {
  test.each(HISTORIES.flatMap((steps, index) => VIEWERS.map(([role, squad]) => [index, role, squad, steps] as const)))(
    "history %i, %s of %s",
    (_index, role, squad, steps) => {
      const scene = sceneOf(steps);
      for (const now of [steps.length * MINUTE, 99 * MINUTE]) {
        const custody = custodyOf(steps, USUAL_HANDOVER, now);
        const state = stateOf(scene, USUAL_HANDOVER, now);
        expect(state).toBe(custody?.state);
        const passing = KINDS.filter((kind) => {
          const to = kind === "offer" || kind === "decide" ? (scene.holder === "B" ? "A" : "B") : null;
          return custodyFault(custody, { kind, to, reason: "r", upon: steps.length }, { name: "n", role, squad }, now) === null;
        });
        expect([...sceneSteps(scene, state, { squad, may: allowed(role) })].sort()).toEqual([...passing].sort());
      }
    },
  );
});

test("time left", () => {
  expect([leftText(61_000, 0), leftText(3_725_000, 0), leftText(1, 0), leftText(5, 5), leftText(4, 5)]).toEqual([
    "1:01",
    "1:02:05",
    "0:01",
    null,
    null,
  ]);
});
