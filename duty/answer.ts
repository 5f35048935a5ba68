import type { Point } from "../geo/plane/point";
import type {
  Allowance,
  Assignment,
  BorderPart,
  BorderRule,
  Cell,
  Duty,
  Grid,
  Instant,
  Merger,
  Person,
  Place,
  Post,
  Segment,
  Squad,
  Standard,
} from "./plan";

/** held: an officer is on post. shared: so too, in a border band whose rule answers now. gap: nobody on post now, the squad still answers. outside: not in the city. */
export type ResponsibilityKind = "held" | "shared" | "gap" | "outside";

/** One assignment on duty at the asked instant. */
export interface OnDuty {
  readonly assignment: Assignment;
  readonly post: Post;
  /** Who really stands there. */
  readonly person: Person;
  /** The person expected, when somebody stands in because that one is absent. */
  readonly standsInFor: Person | null;
  /** The B of the A/B pair; null when there is none, or when the deputy is the one who stands there. */
  readonly deputy: Person | null;
  readonly standard: Standard;
  readonly duty: Duty;
  /** Metres from the asked point to the post. */
  readonly distance: number;
  /** Beginning and end of the person's present stretch on this post; one that goes on is followed for a week to each side. */
  readonly since: Instant;
  readonly until: Instant;
}

/** The border the point lies beside: within the band of a rule, or within 30 m of a border no rule settles. */
export interface BorderAnswer {
  readonly between: readonly [string, string];
  /** Metres to the border line. */
  readonly distance: number;
  /** Code of the squad whose turf the point lies on. */
  readonly side: string;
  readonly rule: BorderRule | null;
  /** The part of the rule that answers at this hour, if any. */
  readonly part: BorderPart | null;
}

/** One step of the explanation: a code (words live in components/words) and the values it speaks of. */
export interface Reason {
  readonly code: ReasonCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export type ReasonCode =
  | "outside.no-cell"
  | "cell.covers"
  | "cell.nearest"
  | "cell.on-the-line"
  | "grid.holds"
  | "squad.answers"
  | "merger.joint"
  | "border.rule-leads"
  | "border.other-hours"
  | "border.unsettled"
  | "segment.nearest"
  | "segment.none"
  | "assignment.on-duty"
  | "assignment.joint"
  | "person.stands-in"
  | "assignment.none-on-duty"
  | "assignment.next"
  | "standard.of-assignment"
  | "standard.of-grid"
  | "deputy.chain"
  | "place.key-hour"
  | "allowance.permits";

export interface Responsibility {
  readonly kind: ResponsibilityKind;
  readonly point: Point;
  readonly at: Instant;
  readonly cell: Cell | null;
  readonly grid: Grid | null;
  /** The squad whose turf this is. */
  readonly squad: Squad | null;
  /** The one squad that leads here and now, mergers applied: never null inside the city. */
  readonly lead: Squad | null;
  /** The squad that supports: of the border part, or the first other one of a merger. */
  readonly support: Squad | null;
  /** The merger (合并勤务) that the leading squad is in at that time, or null. */
  readonly merger: Merger | null;
  readonly border: BorderAnswer | null;
  readonly segment: Segment | null;
  readonly chief: Person | null;
  /** Nearest post first. */
  readonly onDuty: readonly OnDuty[];
  readonly standard: Standard | null;
  readonly duty: Duty | null;
  /** Who stands in, in order, when the one before cannot: deputy, captain of the leading squad; who is absent then is left out. */
  readonly deputies: readonly Person[];
  /** When somebody will next be on post here, if nobody is now (within eight days). */
  readonly next: Instant | null;
  /** Key place within 100 m that is in its key hours now. */
  readonly place: Place | null;
  readonly allowances: readonly Allowance[];
  readonly reasons: readonly Reason[];
}

/** One question: who answers for this point at this instant? */
export type Ask = (point: Point, at: Instant) => Responsibility;
