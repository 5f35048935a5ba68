import type { Instant } from "../plan";
import { betweenOf, otherOf } from "./border";
import type { BorderStep, BorderTerms } from "./border-step";

/** Where a border stands: nobody spoke yet; a proposal waits; one was objected to; settled in one of two ways; the settled rule was ended. */
export type BorderStanding = "computed" | "proposed" | "objected" | "agreed" | "adjudicated" | "ended";

/** Who put their name to a rule; `squad` is null for the leader. */
export interface Signature {
  readonly squad: string | null;
  readonly name: string;
  readonly at: Instant;
  readonly number: number;
}

/** A proposal that waits for the other squad. */
export interface OpenProposal {
  readonly terms: BorderTerms;
  readonly by: Signature & { readonly squad: string };
  readonly waitsFor: string;
  readonly at: Instant;
  /** Number of its step, and of the round it belongs to (1 is the first). */
  readonly number: number;
  readonly round: number;
  readonly fingerprint: string;
}

/** The latest settlement. `terms.from` is when it answers from: as proposed, or when it was accepted, whichever is later. */
export interface Settlement {
  readonly terms: BorderTerms;
  readonly how: "agreed" | "adjudicated";
  readonly at: Instant;
  readonly from: Instant;
  /** When the leader ended it from, or null. */
  readonly to: Instant | null;
  readonly number: number;
  readonly signatures: readonly Signature[];
  readonly fingerprint: string;
  readonly plan: number;
}

/** The life of a border as its steps tell it. */
export interface BorderLife {
  readonly key: string;
  readonly between: readonly [string, string];
  /** Number of the last step; 0 without one. Who takes a step says upon which number. */
  readonly number: number;
  readonly state: BorderStanding;
  readonly open: OpenProposal | null;
  /** Goes on answering while a new round is under way. */
  readonly settled: Settlement | null;
  /** Rounds begun: a round runs from a proposal to its settlement or withdrawal, over objections and counter-proposals. */
  readonly rounds: number;
  /** Proposals and counter-proposals made in the present round. */
  readonly proposals: number;
  /** When the present unsettled state began: the first step, or the end of the last rule; over a rule that answers, the first step of the round under way. Null when settled with nothing open, or without a step. */
  readonly since: Instant | null;
  /** From when the leader ended the last rule, made by a step or come with the plan; null while it was not. */
  readonly endedAt: Instant | null;
  readonly history: readonly BorderStep[];
}

/** A border as the ground has it, before anybody took a step. */
const unspoken = (key: string): BorderLife => ({
  key,
  between: betweenOf(key),
  number: 0,
  state: "computed",
  open: null,
  settled: null,
  rounds: 0,
  proposals: 0,
  since: null,
  endedAt: null,
  history: [],
});

const wrong = (step: BorderStep): never => {
  throw new Error(`lifeOf: step ${step.number} (${step.kind}) does not follow from those before it`);
};

const underWay = ({ state }: BorderLife) => state === "proposed" || state === "objected";

function proposed(life: BorderLife, step: BorderStep): BorderLife {
  const squad = step.by.squad;
  if (step.terms === null || squad === null) return wrong(step);
  const again = underWay(life);
  const rounds = again ? life.rounds : life.rounds + 1;
  const open: OpenProposal = {
    terms: step.terms,
    by: { squad, name: step.by.name, at: step.at, number: step.number },
    waitsFor: otherOf(life.between, squad),
    at: step.at,
    number: step.number,
    round: rounds,
    fingerprint: step.fingerprint,
  };
  return { ...life, state: "proposed", open, rounds, proposals: again ? life.proposals + 1 : 1, since: life.since ?? step.at };
}

function settledBy(life: BorderLife, step: BorderStep, terms: BorderTerms, signatures: readonly Signature[]): BorderLife {
  const how = step.kind === "accept" ? "agreed" : "adjudicated";
  const from = Math.max(terms.from, step.at);
  const { at, number, fingerprint, plan } = step;
  const settled: Settlement = { terms: { ...terms, from }, how, at, from, to: null, number, signatures, fingerprint, plan };
  return { ...life, state: how, open: null, settled, proposals: 0, since: null, endedAt: null };
}

/** What a life falls back to when a round comes to nothing. */
function fallenBack(life: BorderLife): BorderLife {
  const { settled, endedAt } = life;
  const answers = settled !== null && endedAt === null;
  const state = answers ? settled.how : endedAt === null ? "computed" : "ended";
  return { ...life, state, open: null, proposals: 0, since: answers ? null : life.since };
}

const endOf = (step: BorderStep): Instant => Math.max(step.at, step.from ?? step.at);

function ended(life: BorderLife, step: BorderStep): BorderLife {
  const endedAt = endOf(step);
  const settled = life.settled && { ...life.settled, to: endedAt };
  return underWay(life) ? { ...life, settled, endedAt } : { ...life, settled, endedAt, state: "ended", since: endedAt };
}

function after(life: BorderLife, step: BorderStep): BorderLife {
  const { name, squad } = step.by;
  const signature: Signature = { squad, name, at: step.at, number: step.number };
  switch (step.kind) {
    case "propose":
      return life.open ? wrong(step) : proposed(life, step);
    case "accept":
      return life.open?.waitsFor === squad && life.open ? settledBy(life, step, life.open.terms, [life.open.by, signature]) : wrong(step);
    case "object":
      if (life.open?.waitsFor !== squad) return wrong(step);
      return step.terms ? proposed(life, step) : { ...life, state: "objected", open: null };
    case "withdraw":
      return life.open?.by.squad === squad ? fallenBack(life) : wrong(step);
    case "adjudicate":
      return step.terms ? settledBy(life, step, step.terms, [{ ...signature, squad: null }]) : wrong(step);
    case "end":
      return ended(life, step);
  }
}

/** The life of the border `key`, told by its own steps in any order. Pure: the same steps, the same life. @throws for a step that `stepFault` would refuse to follow from the others. */
export function lifeOf(key: string, steps: readonly BorderStep[]): BorderLife {
  const history = [...steps].sort((p, q) => p.number - q.number);
  let life = unspoken(key);
  for (const step of history) life = { ...after(life, step), number: step.number };
  return { ...life, history };
}
