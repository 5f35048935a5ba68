import type { Point } from "../../geo/plane/point";
import type { Patch } from "../edit/patch";
import type { Instant } from "../plan";

/** A stretch of time, half-open. */
export type Span = readonly [from: Instant, to: Instant];

/** Everything an audit may find, in the order in which it is told: first the street, then the persons, then the papers. */
export const FINDING_CODES = [
  /** A grid with nobody there in the service day. */
  "grid.uncovered",
  /** A main segment that nobody there holds in the service day. */
  "segment.uncovered",
  /** A post with nobody there when it must be manned. */
  "post.unmanned",
  /** A post that no assignment names: its empty hours are not told again as unmanned. */
  "post.without-person",
  /** Somebody is there, but fewer formal officers than the post asks for (行政处罚法 42). */
  "post.not-qualified",
  /** One person on two posts at once: by two assignments, by an exception, by standing in for two. */
  "person.two-places",
  /** The person is absent and no deputy comes: there is none, he is absent too, or busy as assigned elsewhere (AB岗). */
  "deputy.absent",
  /** Too many hours on one day (劳动法 36). */
  "hours.day",
  /** Too many hours in a week (国务院关于职工工作时间的规定 3). */
  "hours.week",
  /** No rest day in a week (劳动法 38). */
  "hours.rest-day",
  /** Too little rest between the shifts of two days (good practice, only if the law of the audit asks). */
  "hours.rest",
  /** A standard in use that says nothing to look at, or nothing of the catalogue at a place. */
  "standard.missing",
  /** A post's line leaves its grid's ground, or an assignment is of another grid than its post. */
  "assignment.outside-grid",
] as const;
/** One of the things an audit may find. */
export type FindingCode = (typeof FINDING_CODES)[number];

/** What a finding is about. */
export type FindingNoun = "grid" | "segment" | "post" | "person" | "assignment" | "standard";

/** Who can set it right: the captain of a squad, or without one the leader above the squads, or the administrator of the papers. */
export interface Mender {
  readonly role: "captain" | "leader" | "administrator";
  readonly squad: string | null;
}

/** Somebody or something taken for a remedy: a person with the hours worked in the audited days before it, or a standard, a grid. */
export interface Taken {
  readonly code: string;
  readonly hours: number | null;
}

/** A remedy: what it does, whom or what it takes (nothing for a cut), and the patch that does it. */
export interface Suggestion {
  readonly kind: "assign" | "replace" | "give-deputy" | "cut" | "name-deputy" | "take-standard" | "take-grid";
  readonly take: readonly Taken[];
  readonly patch: Patch;
}

/** Where it is set right: a panel, what it opens and, for a calendar, the day ("2026-10-01"). */
export interface Fix {
  readonly panel: "post" | "assignment" | "absence" | "standard" | "grid" | "person" | "segment";
  readonly code: string;
  readonly day?: string;
}

/** One thing found: plain data. */
export interface Finding {
  readonly code: FindingCode;
  /** The same in every audit that finds the same, whatever its hours. */
  readonly key: string;
  readonly noun: FindingNoun;
  /** Code of the noun. */
  readonly item: string;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly at: Point | null;
  /** When, ascending and joined; empty when it has no time. */
  readonly spans: readonly Span[];
  readonly who: Mender;
  readonly fix: Fix;
}

const RANK = new Map<FindingCode, number>(FINDING_CODES.map((code, rank) => [code, rank]));

/** Order in which findings are told: by code, then by key. */
export const byRank = (a: Finding, b: Finding): number =>
  (RANK.get(a.code) as number) - (RANK.get(b.code) as number) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** Who sets right what belongs to a squad: its captain; what belongs to none, the leader. */
export const menderOf = (squad: string | null): Mender => ({ role: squad === null ? "leader" : "captain", squad });
